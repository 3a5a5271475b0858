//! What a JSON pointer leads to, made alone, is what stands there in the whole.

use copydesk_article::{Article, Detail, OptionalPart, read_article, write_article, write_part};
use serde_json::{Value, json};

fn whole() -> Article {
    let article = json!({
        "uri": "test:1", "version": "3", "type": "text", "pubstatus": "withheld", "urgency": 2, "language": "de",
        "headline": "Über \"das\" Meer", "byline": "Ada Rowe",
        "ednotes": [{"role": "private", "text": "not before six"}, {"role": "public", "text": "Adds a name"}],
        "body": [
            {"id": "b0", "kind": "paragraph", "text": "“Grüße”, sagte sie. 😀 Und ging.", "marks": [{"kind": "link", "start": 1, "end": 6, "href": "https://example.org"}]},
            {"id": "last", "kind": "table", "text": "a b", "rows": [["a", "b"]], "media": "m0"},
        ],
        "removed": [{"id": "b2", "kind": "caption", "text": "Again", "stage": "s", "reason": "repeats", "of": "b0", "private": true}],
        "media": [{"id": "m0", "href": "a.jpg", "kind": "picture", "caption": "b0", "credit": "R", "alt": "A quay"}],
        "quotes": [{"kind": "direct", "speaker": "Ada Rowe", "confidence": 0.97, "spans": [{"block": "b0", "start": 1, "end": 6}]}],
        "subjects": [{"qcode": "medtop:1", "name": "Sea", "creator": "t", "evidence": [{"field": "headline", "start": 10, "end": 13}]}],
        "annotations": [
            {"type": "claim", "spans": [{"block": "b0", "start": 20, "end": 21}], "features": {"n": 4, "a/b~c": [1, {"x": null}]}, "stage": "s"},
            {"type": "entity", "spans": [], "features": {}, "stage": "s"},
        ],
        "summary": {"sentences": ["One.", "Two."]},
        "renditions": {"brief.html": "<p>One</p>", "a/b": "slash"},
        "lineage": [{"stage": "s", "plugin": "s 1", "config": "sha256:0", "changes": 1, "made": {"removed": 1}}],
        "extra": {"priority": 3, "nested": {"list": [1, 2]}},
    });
    read_article(article.to_string().as_bytes()).expect("an article")
}

fn full(article: &Article) -> Value {
    let mut out = Vec::new();
    write_article(article, Detail::Full, &mut out);
    serde_json::from_slice(&out).expect("JSON")
}

fn part(article: &Article, pointer: &str, shows: impl Fn(OptionalPart<'_>) -> bool) -> Option<Value> {
    let mut out = Vec::new();
    let found = write_part(article, pointer, shows, &mut out);
    assert_eq!(found, !out.is_empty(), "{pointer}");
    found.then(|| serde_json::from_slice(&out).expect("JSON"))
}

/// Every pointer that leads to something.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), found));
        }
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }),
        _ => {}
    }
}

#[test]
fn what_a_pointer_leads_to_is_what_stands_there_in_the_whole() {
    for article in [whole(), Article::new("test:empty")] {
        let json = full(&article);
        let mut all = Vec::new();
        pointers(&json, "", &mut all);
        assert!(all.len() > 5);
        for pointer in &all {
            assert_eq!(part(&article, pointer, |_| true).as_ref(), json.pointer(pointer), "{pointer}");
        }
    }
}

#[test]
fn a_pointer_to_nothing_leads_to_nothing() {
    let article = whole();
    let json = full(&article);
    let mut all = Vec::new();
    pointers(&json, "", &mut all);
    let odd = all
        .iter()
        .flat_map(|pointer| ["", "x", "9", "01", "+1", "-", "~", "id", "a/b"].map(|end| format!("{pointer}/{end}")));
    for pointer in odd.chain(["body".to_owned(), "no pointer".to_owned()]) {
        assert_eq!(part(&article, &pointer, |_| true).as_ref(), json.pointer(&pointer), "{pointer}");
    }
}

#[test]
fn what_is_not_shown_is_not_there_neither_alone_nor_in_the_whole() {
    let article = whole();
    let shows = |part: OptionalPart<'_>| part == OptionalPart::Annotations("entity");
    for pointer in
        ["/quotes", "/quotes/0/speaker", "/subjects", "/removed", "/removed/0/text", "/lineage", "/annotations/1"]
    {
        assert_eq!(part(&article, pointer, shows), None, "{pointer}");
    }
    assert_eq!(part(&article, "/ednotes", shows), Some(json!([{"role": "public", "text": "Adds a name"}])));
    assert_eq!(part(&article, "/ednotes/0/role", shows), Some(json!("public")));
    assert_eq!(part(&article, "/annotations/0/type", shows), Some(json!("entity")));
    let rest = part(&article, "", shows).expect("what is left");
    let text = rest.to_string();
    assert!(text.contains("Adds a name") && text.contains("entity") && rest["summary"].is_object(), "{text}");
    for hidden in ["not before six", "quotes", "subjects", "Again", "lineage", "claim"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
}
