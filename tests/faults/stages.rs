//! A stage that fails concerns one article: it is put aside as it came in, and the run goes on.

use super::dead_letters::dead_letters;
use crate::plugins::misbehaving::{at_the_second, definition, three_articles};
use crate::support::{Desk, Outcome, lines, story};
use serde_json::json;

/// Runs and expects that the second of three articles, and only that, became a dead letter.
#[track_caller]
fn one_is_put_aside(desk: &Desk) -> serde_json::Value {
    let outcome = desk.run("p.yaml").exits(1);
    assert_eq!(outcome.uris(), ["urn:1", "urn:3"], "{}", outcome.stderr);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.dead_lettered), (3, 2, 1));
    let mut letters = dead_letters(desk);
    assert_eq!(letters.len(), 1);
    let (reason, kept) = letters.remove(0);
    assert_eq!(kept, desk.read("in/2.json"), "the article is kept as it came in, not as an earlier stage made it");
    assert_eq!((&reason["uri"], &reason["stage"]), (&json!("urn:2"), &json!("misbehaving")), "{reason}");
    reason
}

#[test]
fn a_rejected_article_is_put_aside_with_stage_and_error() {
    let reason = one_is_put_aside(&at_the_second("edits-then-rejects"));
    assert!(reason["error"].as_str().is_some_and(|error| error.contains("thought better of it")), "{reason}");
    assert!(reason["plugin"].as_str().is_some_and(|plugin| plugin.contains("0.0.1")), "{reason}");
}

#[test]
fn what_a_plugin_hands_over_is_checked_before_it_is_believed() {
    for how in [
        "bad-utf8",
        "bad-utf8-field",
        "null-with-length",
        "huge-length",
        "out-of-range",
        "backwards",
        "off-boundary",
        "no-such-block",
        "no-such-place",
        "no-such-field",
        "field-not-editable",
        "insert-far-out",
        "remove-nothing",
        "repeats-itself",
        "no-such-media",
        "null-struct",
        "null-media",
        "short-struct",
        "misaligned-struct",
        "null-array",
        "huge-count",
        "bad-stride",
        "huge-stride",
        "huge-summary",
        "null-summary",
        "no-type",
        "no-json",
        "deep-json",
        "quote-without-span",
        "overlap",
        "edits-removed",
        "edit-after-error",
        "rejects-what-was-refused",
        "reads-oddly",
        "reject-in-silence",
        "bad-error-text",
    ] {
        let reason = one_is_put_aside(&at_the_second(how));
        let error = reason["error"].as_str().unwrap_or_default();
        assert!(!error.is_empty(), "{how} gives no reason: {reason}");
    }
}

#[test]
fn odd_but_harmless_use_of_the_host_does_no_harm() {
    for how in ["odd-log", "null-handle", "old-handle", "other-thread", "null-text", "no-such-kind"] {
        let desk = at_the_second(how);
        let outcome = desk.run("p.yaml").exits(0);
        assert_eq!(outcome.uris(), ["urn:1", "urn:2", "urn:3"], "{how}");
        assert!(!outcome.text().contains("Never seen"), "{how}");
    }
}

#[test]
fn a_status_that_nobody_knows_stops_the_run_and_loses_nothing_in_silence() {
    for how in ["unknown-status", "unknown-negative-status"] {
        stops(how, "status");
    }
}

#[test]
fn a_fatal_error_stops_the_run_and_says_why() {
    stops("fatal", "the dictionary is gone");
}

#[track_caller]
fn stops(how: &str, why: &str) {
    let desk = three_articles();
    desk.define("p.yaml", definition(how).set("workers", json!(1)));
    let outcome = desk.run("p.yaml").exits(1).says([why, "misbehaving"]);
    assert!(outcome.report()["stopped"].as_str().is_some_and(|stopped| stopped.contains("misbehaving")));
    let account = outcome.account();
    assert_eq!((account.delivered, account.dead_lettered), (outcome.articles().len() as u64, 0));
    assert!(!outcome.uris().contains(&"urn:2".to_owned()), "{how}: the article that failed is not given out");
}

#[test]
fn a_panic_is_tried_once_on_a_new_instance_and_then_concerns_one_article() {
    let desk = three_articles();
    // The instance panics at its second call: the new one at its first does not.
    desk.define("p.yaml", definition("panic-on-the-second").set("workers", json!(1)));
    let always = json!({ "uses": "misbehaving", "with": { "how": "panic-on-the-second" } });
    desk.define("p.yaml", crate::support::Definition::new().stage_of(always).set("workers", json!(1)));
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!(outcome.uris(), ["urn:1", "urn:2", "urn:3"], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("fell over"), "the panic is told: {}", outcome.stderr);
}

#[test]
fn a_failure_that_may_pass_is_tried_again() {
    let desk = three_articles();
    desk.define("p.yaml", definition("retry-twice").set("on_error", json!({ "retry": 2, "backoff": "1ms" })));
    assert_eq!(desk.run("p.yaml").exits(0).uris(), ["urn:1", "urn:2", "urn:3"]);
}

#[test]
fn a_failure_that_does_not_pass_is_put_aside_after_the_last_try() {
    let reason = one_is_put_aside(&at_the_second("retry-twice"));
    assert_eq!(reason["tries"], 2, "the first try and one more: {reason}");
    assert!(reason["error"].as_str().is_some_and(|error| error.contains("the server is busy")), "{reason}");
}

#[test]
fn a_dropped_article_is_counted_by_stage_and_reason() {
    let outcome = at_the_second("drop").run("p.yaml").exits(0).says(["too dull"]);
    assert_eq!(outcome.uris(), ["urn:1", "urn:3"]);
    assert_eq!(outcome.report()["account"]["dropped"]["misbehaving"]["too dull"], 1);
    assert_eq!(outcome.account().dropped, 1);
}

fn then(policy: &str) -> (Desk, Outcome) {
    let desk = three_articles();
    let on_error = json!({ "retry": 0, "then": policy });
    desk.define("p.yaml", definition("edits-then-rejects").set("workers", json!(1)).set("on_error", on_error));
    let outcome = desk.run("p.yaml");
    (desk, outcome)
}

#[test]
fn a_pipeline_may_drop_what_fails() {
    let (desk, outcome) = then("drop");
    let outcome = outcome.exits(0).says(["thought better of it"]);
    assert_eq!((outcome.uris().len(), outcome.account().dropped), (2, 1));
    assert!(desk.files("dead-letters").is_empty());
}

#[test]
fn a_pipeline_may_pass_what_fails_as_it_was_before_the_stage() {
    let (_, outcome) = then("pass");
    let outcome = outcome.exits(0);
    assert_eq!(outcome.uris(), ["urn:1", "urn:2", "urn:3"]);
    let article = &outcome.articles()[1];
    assert!(article["quotes"] != json!([]), "what the stage before it did is kept: {article}");
    assert_eq!(article["headline"], story("urn:2")["headline"], "what the stage did before it failed is not");
    assert_eq!(article["body"].as_array().map(Vec::len), Some(3), "{article}");
}

#[test]
fn a_pipeline_may_stop_at_the_first_failure() {
    let (_, outcome) = then("stop");
    let outcome = outcome.exits(1).says(["thought better of it"]);
    assert!(!outcome.uris().contains(&"urn:2".to_owned()));
    outcome.account();
}

#[test]
fn a_call_that_takes_too_long_is_told_to_end_and_concerns_one_article() {
    let desk = three_articles();
    let slow = json!({
        "uses": "misbehaving", "if": "uri == 'urn:2'", "timeout": "20ms", "with": { "how": "waits-until-cancelled" },
    });
    desk.define("p.yaml", crate::support::Definition::new().stage_of(slow));
    let reason = one_is_put_aside(&desk);
    assert!(reason["error"].as_str().is_some_and(|error| error.contains("20ms")), "{reason}");
}

#[test]
fn a_call_that_never_ends_ends_the_run_and_its_article_is_put_aside() {
    let desk = three_articles();
    let stuck = json!({ "uses": "misbehaving", "if": "uri == 'urn:2'", "timeout": "20ms", "with": { "how": "hangs" } });
    desk.define("p.yaml", crate::support::Definition::new().stage_of(stuck).into_files("out/{{ uri }}.json"));
    desk.run("p.yaml").exits(1).says(["misbehaving", "urn:2", "20ms"]);
    assert_eq!(dead_letters(&desk)[0].1, desk.read("in/2.json"));
    for file in desk.files("out") {
        assert!(desk.json(&file)["uri"].is_string(), "{file} is whole");
    }
}

#[test]
fn a_stage_that_cannot_be_made_is_a_fault_of_the_definition() {
    for how in ["create-rejects", "create-fails-in-silence", "create-panics", "create-returns-nonsense", "no-instance"]
    {
        let desk = at_the_second(how);
        let outcome = desk.run("p.yaml").exits(78).says(["misbehaving"]);
        assert!(outcome.stdout.is_empty(), "{how}");
    }
    at_the_second("create-rejects").run("p.yaml").exits(78).says(["does not like it", "p.yaml:"]);
}

#[test]
fn many_failures_in_one_run_are_all_put_aside_and_counted() {
    let desk = three_articles();
    desk.write("many/many.jsonl", lines((0..300).map(|number| story(&format!("urn:{number}")))));
    let stage =
        json!({ "uses": "misbehaving", "if": "uri is endingwith('7')", "with": { "how": "reject-in-silence" } });
    desk.define("p.yaml", crate::support::Definition::new().stage_of(stage).set("workers", json!(3)));
    let outcome = desk.run("p.yaml --input many").exits(1);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.dead_lettered), (300, 270, 30));
    assert_eq!(dead_letters(&desk).len(), 30);
}
