//! A source whose articles no stage may change: `edit: none`.

use crate::support::{Definition, Desk, story};
use serde_json::{Value, json};

const CALL: &str = "Sign up for our newsletter and get the harbour news in your inbox.";

/// The story as it comes out of the whole pipeline, and as it went in.
fn through(edit: Option<&str>, input: bool) -> (Value, Value) {
    let desk = Desk::new();
    let mut article = story("urn:signed");
    let body = article["body"].as_array_mut().expect("a list");
    let first = body[0].clone();
    body.extend([first, json!(CALL)]);
    desk.write("in/a.json", article.to_string());
    let mut source = json!({ "uses": "files", "with": { "path": "in" } });
    if let Some(edit) = edit {
        source["edit"] = json!(edit);
    }
    desk.define("p.yaml", Definition::whole().set("sources", json!([source])));
    let input = if input { " --input in" } else { "" };
    let out = desk.run(&format!("p.yaml{input}")).exits(0).articles().remove(0);
    (article, out)
}

fn texts(article: &Value) -> Vec<&str> {
    let blocks = article["body"].as_array().map(Vec::as_slice).unwrap_or_default();
    blocks.iter().filter_map(|block| block.as_str().or_else(|| block["text"].as_str())).collect()
}

#[test]
fn what_may_not_be_edited_keeps_its_text_and_is_annotated_all_the_same() {
    for input in [false, true] {
        let (before, after) = through(Some("none"), input);
        assert_eq!(texts(&after), texts(&before));
        assert_eq!(after["removed"], json!([]));
        assert!(after["summary"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{after}");
        let stages = after["lineage"].to_string();
        assert!(!stages.contains("strip-boilerplate") && !stages.contains("dedupe-captions"), "{stages}");
    }
}

#[test]
fn articles_are_edited_unless_their_source_forbids_it() {
    for edit in [None, Some("full")] {
        let (_, after) = through(edit, false);
        assert!(!texts(&after).contains(&CALL), "{after}");
    }
}
