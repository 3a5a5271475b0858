//! The example in C: built with plain `cc` against the public header, loaded and run.

use crate::support::{Definition, Desk, build_c, lines, repository, scratch, story};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::OnceLock;

fn reading_time() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let build = || {
        let library = scratch("plugin-c").join(format!("{}.so", std::process::id()));
        build_c(&repository().join("examples/plugin-c/reading_time.c"), &library, &[]);
        library
    };
    BUILT.get_or_init(build).clone()
}

fn desk(with: Value) -> Desk {
    let desk = Desk::new();
    desk.link(&reading_time(), "plugins/libreading_time.so");
    let stage = json!({ "uses": "reading-time", "with": with });
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate").stage_of(stage));
    let brief = json!({ "uri": "urn:brief", "headline": "Brief", "body": ["Too short to be read."] });
    desk.write("in/two.jsonl", lines([story("urn:long"), brief]));
    desk
}

#[test]
fn the_example_in_c_annotates_articles() {
    let articles = desk(json!({})).run("p.yaml").exits(0).articles();
    let annotation = &articles[1]["annotations"][0];
    assert_eq!((&annotation["type"], &annotation["stage"]), (&json!("reading_time"), &json!("reading-time")));
    assert_eq!(annotation["features"]["words"], json!(5), "{annotation}");
    assert_eq!(annotation["features"]["minutes"], json!(1), "{annotation}");
}

#[test]
fn the_example_in_c_drops_articles_with_a_reason() {
    let outcome = desk(json!({ "least": 20 })).run("p.yaml").exits(0).says(["shorter than 20 words"]);
    assert_eq!((outcome.uris(), outcome.account().dropped), (vec!["urn:long".to_owned()], 1));
}

#[test]
fn the_configuration_of_the_example_in_c_is_checked_with_its_schema() {
    let desk = desk(json!({ "leest": 20 }));
    let text = desk.copydesk(["check", "p.yaml"]).run().exits(78).text();
    assert!(text.contains("leest") && text.contains("did you mean `least`?"), "{text}");
}

#[test]
fn the_example_in_c_describes_itself() {
    let text = desk(json!({})).copydesk(["plugin", "describe", "reading-time"]).run().exits(0).text();
    for word in ["reading-time", "words_per_minute", "least", "Apache-2.0"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}
