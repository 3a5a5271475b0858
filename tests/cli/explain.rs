//! `copydesk explain`: a story's way, version by version and stage by stage.

use crate::support::{Definition, Desk, Outcome, story};
use serde_json::{Value, json};

const CAPTION: &str = "Tugs work on the dredger at the mouth of the Velsund canal. Photo: Mira Holt / ENA";

/// A story with a caption that is repeated, in two versions.
fn version(number: &str) -> Value {
    let mut article = story("urn:dredger");
    article["version"] = json!(number);
    article["body"]
        .as_array_mut()
        .expect("a list")
        .extend([json!({"kind": "caption", "text": CAPTION}), json!({"kind": "caption", "text": CAPTION})]);
    article
}

fn definition() -> Definition {
    Definition::whole()
        .stage_of(json!({ "id": "never", "uses": "tag-topics", "if": "language is lang('fi')" }))
        .into_files("out/{{ uri }}-{{ version }}.json")
        .set("state", json!("state"))
}

fn two_versions() -> Desk {
    let desk = Desk::new();
    desk.write("in/1.json", version("1").to_string()).define("p.yaml", definition());
    desk.run("p.yaml").exits(0);
    desk.write("in/2.json", version("2").to_string());
    desk.run("p.yaml").exits(0);
    desk
}

fn explain(desk: &Desk, arguments: &str) -> Outcome {
    desk.copydesk(["explain"].into_iter().chain(arguments.split_whitespace())).run()
}

#[test]
fn a_removed_caption_is_told_with_its_beginning_its_reason_and_what_it_repeats() {
    let desk = two_versions();
    let outcome = explain(&desk, "urn:dredger").exits(0);
    let outcome = outcome.says(["urn:dredger in pipeline suite: 2 versions", "came from    in/2.json", "by run 2"]);
    let text = outcome.text();
    let removed: Vec<&str> = text.lines().filter(|line| line.contains("Tugs work on the dredger")).collect();
    assert_eq!(removed.len(), 2, "one for each version: {text}");
    assert!(removed[0].contains("caption, repeats b") && removed[0].contains("removed b"), "{text}");
    outcome
        .says(["dedupe-captions 0.1.0", "sha256:", "quotes 2", "on the average of run 2"])
        .says(["never did not work"]);
}

#[test]
fn every_version_has_its_state_and_the_file_of_the_older_one_is_replaced() {
    let desk = two_versions();
    let story = explain(&desk, "urn:dredger --format json").exits(0).json()["stories"][0].clone();
    let [old, new] = story["versions"].as_array().expect("a list").as_slice() else { panic!("two: {story}") };
    assert_eq!((&old["version"], &old["newest"], &old["state"]), (&json!("1"), &json!(false), &json!("delivered")));
    assert_eq!((&new["version"], &new["newest"], &new["run"]), (&json!("2"), &json!(true), &json!(2)));
    assert_eq!((&old["deliveries"][0]["replaced"], &old["deliveries"][0]["path"]), (&json!(true), &json!(null)));
    let path = new["deliveries"][0]["path"].as_str().expect("a path");
    assert_eq!(desk.files("out"), [path]);
    explain(&desk, "urn:dredger").exits(0).says(["replaced by another version", path]);
}

#[test]
fn machines_get_what_each_stage_did_and_took() {
    let desk = two_versions();
    let version = explain(&desk, "urn:dredger --format json").exits(0).json()["stories"][0]["versions"][0].clone();
    let stages = version["stages"].as_array().expect("a list");
    let names: Vec<&str> = stages.iter().filter_map(|stage| stage["stage"].as_str()).collect();
    assert_eq!(names, ["strip-boilerplate", "dedupe-captions", "extract-quotes", "tag-topics", "render-summary"]);
    assert_eq!(version["passed_by"], json!([{ "stage": "never", "why": "condition or failure" }]));
    let (captions, quotes) = (&stages[1], &stages[2]);
    assert_eq!((&captions["plugin"], &captions["made"]["removed"]), (&json!("dedupe-captions 0.1.0"), &json!(1)));
    let block = &captions["removed"][0];
    assert_eq!(
        (&block["kind"], &block["reason"], &block["text"]),
        (&json!("caption"), &json!("repeats"), &json!(CAPTION))
    );
    assert!(block["of"].is_string() && block["id"].is_string(), "{block}");
    assert_eq!(quotes["made"]["quotes"], 2);
    assert!(
        stages.iter().all(|stage| stage["average_micros"].as_f64().is_some_and(|micros| micros > 0.0)),
        "{version}"
    );
}

#[test]
fn a_stage_that_a_source_keeps_from_editing_is_told_as_such_and_one_with_a_condition_by_that() {
    let desk = Desk::new();
    let sources = json!([{ "uses": "files", "with": { "path": "in" }, "edit": "none" }]);
    let mut picture = story("urn:picture");
    picture["type"] = json!("picture");
    desk.write("in/1.json", version("1").to_string()).write("in/2.json", picture.to_string());
    desk.define("p.yaml", definition().set("sources", sources));
    desk.run("p.yaml").exits(0);
    let kept = ["strip-boilerplate", "dedupe-captions"]
        .map(|stage| format!("{stage} did not work on it: its source says `edit: none`"));
    let told = explain(&desk, "urn:dredger").exits(0).says(kept.iter().map(String::as_str));
    told.says(["never did not work on it: its `if`, or a failure", "quotes 2"]);
    let story = explain(&desk, "urn:dredger --format json").exits(0).json()["stories"][0].clone();
    let passed = &story["versions"][0]["passed_by"];
    assert_eq!(passed[0], json!({ "stage": "strip-boilerplate", "why": "edit" }), "{passed}");
    explain(&desk, "urn:picture").exits(0).says(["extract-quotes did not work on it: it is no text"]);
}

#[test]
fn what_failed_was_dropped_or_held_back_is_told() {
    let desk = Desk::new();
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    let mut withheld = story("urn:withheld");
    withheld["pubstatus"] = json!("withheld");
    desk.write("in/1.json", story("urn:dead").to_string()).write("in/2.json", story("urn:dropped").to_string());
    desk.write("in/3.json", withheld.to_string()).write("in/4.txt", [0u8, 1, 2]);
    let stage = |how: &str, uri: &str| json!({ "id": how, "uses": "misbehaving", "if": format!("uri == '{uri}'"), "with": { "how": how } });
    let stages = definition().stage_of(stage("edits-then-rejects", "urn:dead")).stage_of(stage("drop", "urn:dropped"));
    desk.define("p.yaml", stages);
    desk.run("p.yaml").exits(1);
    let outcome = explain(&desk, "urn:dead")
        .exits(0)
        .says(["among the dead letters", "dead letter  1 (open): stage edits-then-rejects"]);
    outcome.says(["thought better of it", "extract-quotes"]);
    explain(&desk, "urn:dropped").exits(0).says(["dropped by drop,", "strip-boilerplate"]);
    explain(&desk, "urn:withheld").exits(0).says(["held back, withheld"]);
    explain(&desk, "in/4.txt").exits(0).says(["dead letter  2 (open): reading", "nothing is remembered"]);
}

#[test]
fn a_story_of_several_pipelines_is_told_for_each_or_for_one() {
    let desk = two_versions();
    desk.define("q.yaml", definition().set("name", json!("night")).into_files("night/{{ uri }}.json"));
    desk.run("q.yaml").exits(0);
    let pipelines = |arguments: &str| -> Vec<Value> {
        let told = explain(&desk, arguments).exits(0).json();
        told["stories"].as_array().expect("a list").iter().map(|story| story["pipeline"].clone()).collect()
    };
    assert_eq!(pipelines("urn:dredger --format json"), ["night", "suite"]);
    assert_eq!(pipelines("urn:dredger --format json --pipeline night"), ["night"]);
    explain(&desk, "urn:dredger --pipeline day").exits(2).says(["`day`", "`night`, `suite`"]);
}

#[test]
fn an_unknown_story_is_wrong_usage_and_those_that_are_near_are_named() {
    let desk = two_versions();
    for near in ["urn:dreger", "URN:DREDGER", "dredger"] {
        let outcome = explain(&desk, near).exits(2).says([near, "near it", "urn:dredger"]);
        assert!(outcome.stdout.is_empty());
    }
    explain(&desk, "tag:example.org,2026:council-vote").exits(2).says(["copydesk runs", "sqlite3 -readonly"]);
    explain(&desk, "urn:dredger --state nowhere").exits(2).says(["nowhere", "no ledger"]);
}
