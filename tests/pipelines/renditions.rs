//! A sink that writes a rendition in place of the article: a page, a card, an alert as a file.

use crate::support::{Definition, Desk, story};
use serde_json::{Value, json};

fn definition(sinks: Value) -> Definition {
    let templates = json!(["brief.html", "alert.txt"]);
    Definition::new()
        .stage_of(json!({ "uses": "render-summary", "with": { "sentences": 2, "template": templates } }))
        .set("sinks", sinks)
}

fn page() -> Value {
    json!({ "uses": "files", "with": { "path": "site/{{ uri }}.html", "rendition": "brief.html" } })
}

#[test]
fn a_rendition_is_written_as_it_is_beside_the_article() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    let article = json!({ "uses": "files", "with": { "path": "out/{{ uri }}.json" } });
    let alert = json!({ "uses": "files", "with": { "path": "alerts/{{ uri }}.txt", "rendition": "alert.txt" } });
    desk.define("p.yaml", definition(json!([article, page(), alert])));
    desk.run("p.yaml").exits(0);
    let one = |folder: &str| desk.files(folder).pop().expect("a file");
    let renditions = desk.json(&one("out"))["renditions"].clone();
    for (file, name) in [(one("site"), "brief.html"), (one("alerts"), "alert.txt")] {
        let wanted = renditions[name].as_str().expect("a rendition");
        assert_eq!(String::from_utf8(desk.read(&file)).expect("UTF-8"), format!("{wanted}\n"), "{file}");
    }
    assert!(one("site").ends_with(".html"));
    let plan = desk.copydesk(["plan", "p.yaml"]).run().exits(0);
    plan.says(["puts out  the rendition brief.html"]);
}

#[test]
fn an_article_without_the_rendition_is_a_dead_letter_for_that_sink_and_the_others_have_it() {
    let desk = Desk::new();
    let mut picture = story("urn:picture");
    picture["type"] = json!("picture");
    desk.write("in/a.json", story("urn:a").to_string()).write("in/b.json", picture.to_string());
    let article = json!({ "uses": "files", "with": { "path": "out/{{ uri }}.json" } });
    desk.define("p.yaml", definition(json!([page(), article])).set("state", json!("st")));
    let outcome = desk.run("p.yaml").exits(1).says(["urn:picture", "has no rendition `brief.html`; it has none"]);
    let account = outcome.account();
    assert_eq!((account.delivered, account.dead_lettered), (1, 1));
    assert_eq!((desk.files("site").len(), desk.files("out").len()), (1, 2));
    desk.define("p.yaml", definition(json!([page(), article])).set("state", json!("st")));
    let replayed = desk.copydesk(["dead-letters", "replay", "--all", "--state", "st"]).run().exits(1);
    replayed.says(["it has none"]);
}

#[test]
fn a_newer_version_takes_the_place_of_the_older_page() {
    let desk = Desk::new();
    let mut newer = story("urn:a");
    newer["version"] = json!("2");
    newer["headline"] = json!("Quite another headline");
    desk.define("p.yaml", definition(json!([page()])).set("state", json!("st")));
    for article in [story("urn:a"), newer] {
        desk.write("in/a.json", article.to_string());
        desk.run("p.yaml").exits(0);
    }
    let files = desk.files("site");
    assert_eq!(files.len(), 1);
    assert!(String::from_utf8_lossy(&desk.read(&files[0])).contains("Quite another headline"));
}

#[test]
fn a_rendition_takes_neither_a_format_nor_a_detail() {
    let desk = Desk::new();
    let mut sink = page();
    sink["with"]["format"] = json!("ninjs");
    desk.define("p.yaml", definition(json!([sink])));
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["take out `format` or `rendition`"]);
}
