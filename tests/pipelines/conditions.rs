//! `if`, templates of paths, defaults: the parts of a definition that look at an article.

use crate::support::{Definition, Desk, lines, story};
use serde_json::json;

#[test]
fn a_stage_whose_condition_is_false_is_passed_by_and_the_report_says_how_often() {
    let desk = Desk::new();
    let mut german = story("urn:de");
    german["language"] = json!("de-AT");
    let mut british = story("urn:gb");
    british["language"] = json!("en-GB");
    desk.write("in/three.jsonl", lines([story("urn:en"), german, british]));
    desk.define(
        "p.yaml",
        Definition::new().stage_of(json!({ "uses": "extract-quotes", "if": "language is lang('en')" })),
    );
    let outcome = desk.run("p.yaml").exits(0);
    let quoted: Vec<bool> = outcome.articles().iter().map(|article| article["quotes"] != json!([])).collect();
    assert_eq!(quoted, [true, false, true], "`en` takes `en-GB` and not `de-AT`");
    assert_eq!(outcome.report()["steps"][1]["skipped"], 1, "{}", outcome.stderr);
}

#[test]
fn a_field_that_is_not_there_makes_a_condition_false_and_not_an_error() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    let condition = "(urgency and urgency <= 2) or extra.desk == 'harbour'";
    let stage = json!({ "uses": "extract-quotes", "if": condition });
    desk.define("p.yaml", Definition::new().stage_of(stage));
    let article = desk.run("p.yaml").exits(0).article();
    assert_eq!(article["quotes"], json!([]));
}

#[test]
fn a_later_stage_may_depend_on_what_an_earlier_one_found() {
    let desk = Desk::new();
    let mut silent = story("urn:silent");
    silent["body"] = json!(["Nobody said a word at the lock on Tuesday. The keeper closed the gate and went home."]);
    desk.write("in/two.jsonl", lines([story("urn:loud"), silent]));
    desk.define(
        "p.yaml",
        Definition::new()
            .stage("extract-quotes")
            .stage_of(json!({ "uses": "render-summary", "if": "quotes | length > 0" })),
    );
    let articles = desk.run("p.yaml").exits(0).articles();
    assert!(articles[0].get("summary").is_some(), "{}", articles[0]);
    assert!(articles[1].get("summary").is_none(), "{}", articles[1]);
}

#[test]
fn a_condition_finds_what_a_stage_added_among_the_annotations() {
    let desk = Desk::new();
    let mut changed = story("urn:changed");
    changed["annotations"] =
        json!([{ "type": "house_style", "spans": [], "features": { "replaced": 4 }, "stage": "house-style" }]);
    desk.write("in/two.jsonl", lines([story("urn:plain"), changed]));
    for (condition, expected) in [
        (r#"annotations | selectattr("type", "eq", "house_style") | list | length > 0"#, [false, true]),
        (r#"annotations | selectattr("features.replaced", "gt", 4) | list | length > 0"#, [false, false]),
        (r#"annotations | selectattr("type", "eq", "house_style")"#, [false, true]),
    ] {
        let stage = json!({ "uses": "render-summary", "if": condition });
        desk.define("p.yaml", Definition::new().stage_of(stage));
        let articles = desk.run("p.yaml").exits(0).articles();
        let summed: Vec<bool> = articles.iter().map(|article| article.get("summary").is_some()).collect();
        assert_eq!(summed, expected, "{condition}");
    }
    desk.define(
        "p.yaml",
        Definition::new().stage_of(json!({ "uses": "render-summary", "if": "house_style.replaced > 0" })),
    );
    let told = desk.copydesk(["check", "p.yaml"]).run().exits(78);
    told.says(["annotations | selectattr(\"type\", \"eq\", \"house_style\")"]);
}

#[test]
fn defaults_fill_what_an_article_lacks_and_change_nothing_that_it_has() {
    let desk = Desk::new();
    let mut signed = story("urn:signed");
    signed["source"] = json!("Strandpost");
    desk.write("in/two.jsonl", lines([story("urn:plain"), signed]));
    let source = json!([{
        "uses": "files", "with": { "path": "in" }, "defaults": { "source": "Example Agency", "urgency": 4 }
    }]);
    desk.define("p.yaml", Definition::new().set("sources", source));
    let articles = desk.run("p.yaml").exits(0).articles();
    assert_eq!((&articles[0]["source"], &articles[1]["source"]), (&json!("Example Agency"), &json!("Strandpost")));
    assert_eq!(articles[0]["urgency"], 4);
}

#[test]
fn two_sinks_both_get_each_article() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    let sinks = json!([
        { "uses": "files", "with": { "path": "one/{{ uri }}.json" } },
        { "uses": "files", "with": { "path": "two/{{ uri }}.json", "format": "ninjs" } },
        { "uses": "stdout" },
    ]);
    desk.define("p.yaml", Definition::new().set("sinks", sinks));
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!((desk.files("one").len(), desk.files("two").len(), outcome.articles().len()), (1, 1, 1));
    assert_eq!(outcome.account().delivered, 1, "an article is counted once, however many sinks it has");
}

#[test]
fn two_sources_are_read_one_after_the_other() {
    let desk = Desk::new();
    desk.write("first/z.json", story("urn:1").to_string()).write("second/a.json", story("urn:2").to_string());
    let sources = json!([
        { "uses": "files", "with": { "path": "first" } },
        { "uses": "files", "with": { "path": "second/a.json" } },
    ]);
    desk.define("p.yaml", Definition::new().set("sources", sources));
    assert_eq!(desk.run("p.yaml").exits(0).uris(), ["urn:1", "urn:2"]);
}
