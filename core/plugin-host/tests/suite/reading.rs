//! What a stage is shown when it asks: what its `reads` name, and no more.

use crate::compiled::{compiled, instance};
use copydesk_article::read_article;
use copydesk_plugin_host::{Outcome, ViewedArticle};
use serde_json::{Value, json};

fn article() -> ViewedArticle {
    let json = json!({
        "uri": "test:1", "headline": "Harbour",
        "ednotes": [{"role": "private", "text": "not before six"}, {"role": "public", "text": "Adds a name"}],
        "body": [{"id": "b0", "text": "“Six,” said Ada Rowe."}, {"id": "lead", "text": "Two"}, {"id": "b4711", "text": "Three"}],
        "removed": [{"id": "b2", "kind": "caption", "text": "Again", "stage": "s", "reason": "repeats"}],
        "quotes": [{"kind": "direct", "speaker": "Ada Rowe", "spans": [{"block": "b0", "start": 1, "end": 4}]}],
        "annotations": [{"type": "claim", "spans": [], "features": {}, "stage": "s"}, {"type": "entity", "spans": [], "features": {}, "stage": "s"}],
        "extra": {"priority": 3},
    });
    let mut viewed = ViewedArticle::default();
    viewed.load(read_article(json.to_string().as_bytes()).expect("an article"));
    viewed
}

/// The two notes that the stage adds: what it got, and the ids of the blocks.
fn asked(reads: &[&str], pointer: &str) -> (Option<Value>, String) {
    let reads: Vec<String> = reads.iter().map(|name| format!("LITERAL(\"{name}\")")).collect();
    let path = compiled("tests/plugins/reading.c", &[&format!("-DREADS={}", reads.join(","))]);
    let mut stage = instance(&path, &json!({ "at": pointer }).to_string()).expect("an instance");
    let mut viewed = article();
    match stage.process(&mut viewed) {
        Outcome::Kept(_) => {}
        other => panic!("{pointer}: {other:?}"),
    }
    let [.., got, ids] = &viewed.article().ednotes[..] else { panic!("two notes") };
    (serde_json::from_str(&got.text).ok(), ids.text.clone())
}

fn got(reads: &[&str], pointer: &str) -> Option<Value> {
    asked(reads, pointer).0
}

#[test]
fn what_every_stage_is_shown_is_there_without_being_named() {
    for (pointer, expected) in [
        ("/uri", json!("test:1")),
        ("/headline", json!("Harbour")),
        ("/body/1", json!({"id": "lead", "kind": "paragraph", "text": "Two"})),
        ("/body/2/id", json!("b4711")),
        ("/body/1/text", json!("Two")),
        ("/extra/priority", json!(3)),
        ("/ednotes", json!([{"role": "public", "text": "Adds a name"}])),
    ] {
        assert_eq!(got(&["body"], pointer), Some(expected), "{pointer}");
    }
    assert_eq!(got(&["body"], "/body/3"), None);
}

#[test]
fn annotations_private_notes_and_what_was_removed_are_there_only_where_they_are_named() {
    for (name, pointer, shown) in [
        ("quotes", "/quotes/0/speaker", json!("Ada Rowe")),
        ("quotes?", "/quotes/0/text", json!("Six")),
        ("quote", "/quotes/0/kind", json!("direct")),
        ("claim", "/annotations/0/type", json!("claim")),
        ("entity", "/annotations/0/type", json!("entity")),
        ("annotations", "/annotations/1/type", json!("entity")),
        ("ednotes", "/ednotes/0/text", json!("not before six")),
        ("removed", "/removed/0/reason", json!("repeats")),
        ("lineage", "/lineage", json!([])),
    ] {
        assert_eq!(got(&["body", name], pointer), Some(shown.clone()), "{name}");
        assert_ne!(got(&["body"], pointer), Some(shown), "{name} is not named");
    }
}

#[test]
fn the_whole_article_holds_what_is_named_and_nothing_else() {
    let all = ["quotes", "subjects", "annotations", "ednotes", "removed", "lineage"];
    let whole = got(&all, "").expect("an article").to_string();
    let little = got(&["body"], "").expect("an article").to_string();
    for hidden in ["Ada Rowe\"", "claim", "not before six", "repeats", "lineage"] {
        assert!(whole.contains(hidden) && !little.contains(hidden), "{hidden}: {little}");
    }
    assert!(little.contains("Adds a name") && little.contains("Harbour"), "{little}");
}

#[test]
fn blocks_come_with_their_ids_whatever_these_look_like() {
    assert_eq!(asked(&["body"], "/uri").1, "b0 lead b4711");
}
