//! `copydesk dead-letters drop`.

use super::{all, letters, one_dead, open};
use crate::support::{Desk, lines, story};
use serde_json::json;

/// A desk with four letters, of `urn:0` to `urn:3`.
fn four_dead() -> Desk {
    let desk = Desk::new();
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    desk.write("in/a.jsonl", lines((0..4).map(|number| story(&format!("urn:{number}")))));
    let stage = json!({ "uses": "misbehaving", "with": { "how": "reject-in-silence" } });
    desk.define("p.yaml", super::mended().stage_of(stage));
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 4);
    desk
}

#[test]
fn what_is_dropped_is_closed_and_its_article_is_not_tried_again() {
    let desk = one_dead();
    assert_eq!(letters(&desk, "drop 1").exits(0).text(), "dropped 1 dead letter: 1\n");
    assert_eq!(all(&desk)[0]["closed"], json!("dropped"));
    let report = desk.run("p.yaml").exits(0).report();
    assert_eq!((&report["account"]["received"], &report["account"]["skipped"]), (&json!(3), &json!(3)));
}

#[test]
fn several_are_dropped_by_number_and_one_that_is_named_twice_counts_once() {
    let desk = four_dead();
    assert_eq!(letters(&desk, "drop 4 2 4 --format json").exits(0).json(), json!({"dropped": [2, 4]}));
    assert_eq!(open(&desk), [1, 3]);
}

#[test]
fn one_that_is_not_open_keeps_all_from_being_dropped() {
    let desk = four_dead();
    letters(&desk, "drop 1").exits(0);
    letters(&desk, "drop 1 2 9").exits(2).says(["no open dead letter 1, 9", "dead-letters list"]);
    assert_eq!(open(&desk), [2, 3, 4]);
}

#[test]
fn all_are_dropped_or_those_that_the_filters_leave() {
    let desk = four_dead();
    assert_eq!(letters(&desk, "drop --all --uri urn:1").exits(0).text(), "dropped 1 dead letter: 2\n");
    assert_eq!(letters(&desk, "drop --all").exits(0).text(), "dropped 3 dead letters: 1, 3, 4\n");
    assert_eq!(letters(&desk, "drop --all").exits(0).text(), "no open dead letters\n");
    assert_eq!(letters(&desk, "drop --all --format json").exits(0).json(), json!({"dropped": []}));
}

#[test]
fn dropping_without_saying_which_is_wrong_usage() {
    let desk = one_dead();
    letters(&desk, "drop").exits(2);
    letters(&desk, "drop --stage misbehaving").exits(2).says(["--all"]);
    letters(&desk, "drop 1 --all").exits(2);
    letters(&desk, "drop 1 --stage misbehaving").exits(2).says(["--all"]);
    assert_eq!(open(&desk), [1]);
}
