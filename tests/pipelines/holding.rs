//! What may not be put out, or not yet, is held back, counted and listed.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

fn with(uri: &str, key: &str, value: Value) -> Value {
    let mut article = story(uri);
    article[key] = value;
    article
}

fn four_states() -> String {
    lines([
        story("urn:usable"),
        with("urn:withheld", "pubstatus", json!("withheld")),
        with("urn:canceled", "pubstatus", json!("canceled")),
        with("urn:later", "embargoed", json!("2099-01-01T09:00:00+01:00")),
        with("urn:past", "embargoed", json!("2001-01-01T09:00:00Z")),
    ])
}

#[test]
fn withheld_canceled_and_embargoed_items_are_held_back_counted_and_named() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states()).define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["urn:withheld", "urn:canceled", "urn:later", "2099-01-01"]);
    assert_eq!(outcome.uris(), ["urn:usable", "urn:past"]);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.held), (5, 2, 3));
}

#[test]
fn held_back_items_reach_no_file_either() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states()).define("p.yaml", Definition::new().into_files("out/{{ uri }}.json"));
    desk.run("p.yaml").exits(0);
    assert_eq!(desk.files("out").len(), 2, "{:?}", desk.files("out"));
}

#[test]
fn a_pipeline_may_let_out_what_is_held_back_otherwise() {
    let desk = Desk::new();
    desk.write("in/states.jsonl", four_states());
    desk.define("all.yaml", Definition::new().set("hold", json!([])));
    desk.define("some.yaml", Definition::new().set("hold", json!(["withheld", "embargoed"])));
    assert_eq!(desk.run("all.yaml").exits(0).uris().len(), 5);
    assert_eq!(desk.run("some.yaml").exits(0).uris(), ["urn:usable", "urn:canceled", "urn:past"]);
}

#[test]
fn an_embargo_that_cannot_be_read_holds() {
    let desk = Desk::new();
    desk.write("in/a.json", with("urn:a", "embargoed", json!("Friday at noon")).to_string());
    desk.define("p.yaml", Definition::new());
    assert_eq!(desk.run("p.yaml").exits(0).account().held, 1);
}

#[test]
fn the_state_is_told_by_every_format_that_has_one() {
    let desk = Desk::new();
    let html = "<p>VELSUND (ena) - The lock stays shut.</p>";
    let old =
        json!({ "uri": "urn:1.x", "type": "text", "pubstatus": "withheld", "headline": "Lock", "body_xhtml": html });
    let new = json!({
        "standard": { "name": "ninjs", "version": "3.0" }, "uri": "urn:3.0", "type": "text", "pubStatus": "canceled",
        "headlines": [{ "value": "Lock" }], "bodies": [{ "role": "main", "contentType": "text/html", "value": html }],
    });
    let later = json!({
        "uri": "urn:2.x", "type": "text", "embargoed": "2099-05-01T00:00:00Z", "by": "Maren Holt",
        "headlines": [{ "value": "Lock" }], "bodies": [{ "role": "main", "contenttype": "text/html", "value": html }],
    });
    for (name, item) in [("old", old), ("new", new), ("later", later)] {
        desk.write(&format!("in/{name}.json"), item.to_string());
    }
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(0).says(["urn:1.x", "urn:2.x", "urn:3.0"]);
    assert_eq!((outcome.articles().len(), outcome.account().held), (0, 3));
}

#[test]
fn what_is_no_text_passes_the_stages_untouched() {
    let desk = Desk::new();
    let caption = "Gulls on the wreck of the dredger off Velsund.";
    let picture = json!({
        "uri": "urn:picture", "type": "picture", "headline": "Gulls", "language": "en",
        "body": [{ "kind": "caption", "text": caption }, { "kind": "caption", "text": caption }],
    });
    desk.write("in/picture.json", picture.to_string()).define("p.yaml", Definition::whole());
    let article = desk.run("p.yaml").exits(0).article();
    assert_eq!(article["body"].as_array().map(Vec::len), Some(2), "{article}");
    for ours in ["removed", "quotes", "subjects", "lineage"] {
        assert_eq!(article[ours], json!([]), "{ours} in {article}");
    }
    assert!(article.get("summary").is_none() && article.get("renditions").is_none(), "{article}");
}
