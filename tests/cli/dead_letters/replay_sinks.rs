//! `copydesk dead-letters replay`: it goes only to the sinks that lack the article.

use super::{all, letters, mended, open, replay};
use crate::support::{Definition, Desk, lines, story};
use serde_json::json;

/// Two sinks, of which the second makes a folder for each article.
fn two_sinks() -> Definition {
    mended().set(
        "sinks",
        json!([
            { "uses": "lines", "with": { "path": "all.jsonl" } },
            { "uses": "files", "with": { "path": "out/{{ uri }}/story.json" } },
        ]),
    )
}

/// A desk on which the second sink refused `urn:2`: where its folder would be there is a link.
fn refused() -> Desk {
    let desk = Desk::new();
    desk.write("in/a.jsonl", lines((1..=3).map(|number| story(&format!("urn:{number}")))));
    desk.write("elsewhere/x", "").link(&desk.path("elsewhere"), "out/urn-2");
    desk.define("p.yaml", two_sinks());
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    assert_eq!(String::from_utf8_lossy(&desk.read("all.jsonl")).lines().count(), 3, "the other sink has it");
    desk
}

#[test]
fn an_article_that_one_of_two_sinks_refused_goes_only_to_that_one() {
    let desk = refused();
    assert_eq!(all(&desk)[0]["sink"], json!("files"));
    std::fs::remove_file(desk.path("out/urn-2")).expect("the link is there");
    let lines_before = desk.read("all.jsonl");
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!(desk.read("all.jsonl"), lines_before);
    assert_eq!(desk.files("out/urn-2").len(), 1);
    assert!(open(&desk).is_empty());
}

#[test]
fn one_that_is_refused_again_stays_open_and_the_other_sink_does_not_get_it_twice() {
    let desk = refused();
    let lines_before = desk.read("all.jsonl");
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    assert_eq!((desk.read("all.jsonl"), open(&desk)), (lines_before, vec![1]));
    assert_eq!(all(&desk)[0]["tries"], 2);
    let explained = desk.copydesk(["explain", "urn:2", "--format", "json"]).run().exits(0).json();
    let version = &explained["stories"][0]["versions"][0];
    assert_eq!((&version["state"], version["deliveries"].as_array().map(Vec::len)), (&json!("dead"), Some(1)));
}

#[test]
fn where_the_sink_that_lacked_it_is_no_more_the_letter_is_closed_and_nothing_is_written() {
    let desk = refused();
    let lines_before = desk.read("all.jsonl");
    desk.define("p.yaml", mended().set("sinks", json!([{ "uses": "lines", "with": { "path": "all.jsonl" } }])));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!((desk.read("all.jsonl"), open(&desk).len()), (lines_before, 0));
}

#[test]
fn a_sink_that_is_new_gets_it_too() {
    let desk = refused();
    std::fs::remove_file(desk.path("out/urn-2")).expect("the link is there");
    let three = two_sinks().text().replacen(
        "\"sinks\": [",
        "\"sinks\": [{\"uses\": \"lines\", \"with\": {\"path\": \"new.jsonl\"}},",
        1,
    );
    desk.write("p.yaml", three);
    replay(&desk, "--all", 0);
    assert_eq!(String::from_utf8_lossy(&desk.read("new.jsonl")).lines().count(), 1);
    letters(&desk, "list").exits(0).says(["no open dead letters"]);
}
