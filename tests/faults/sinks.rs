//! Sinks that cannot take articles: the run stops, waits, or puts them aside for that sink alone, as the policy says.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A pipeline into `out/` and `all.jsonl`, with this policy for the folder, where `out/urn-b…` cannot be written: a file stands where
/// the folder should be.
fn blocked(policy: Value) -> Desk {
    let desk = Desk::new();
    desk.write("in/feed.jsonl", lines(["urn:a", "urn:b"].map(story))).write("out", "a file, not a folder");
    let sinks = json!([
        { "uses": "lines", "with": { "path": "all.jsonl" } },
        { "uses": "files", "with": { "path": "out/{{ uri }}.json" }, "on_error": policy },
    ]);
    desk.define("p.yaml", Definition::new().set("sinks", sinks).set("state", json!("st")));
    desk
}

fn unblock(desk: &Desk) {
    std::fs::remove_file(desk.path("out")).expect("it is there");
}

fn lines_of(desk: &Desk) -> usize {
    String::from_utf8_lossy(&desk.read("all.jsonl")).lines().count()
}

#[test]
fn a_sink_that_fails_stops_the_run_and_the_next_one_delivers_to_every_sink_once() {
    let desk = blocked(json!({ "retry": 1, "backoff": "1ms", "then": "stop" }));
    let outcome = desk.run("p.yaml").exits(1).says(["files", "out", "make the folder"]);
    let account = outcome.account();
    assert_eq!((account.delivered, account.unfinished), (0, 2));
    unblock(&desk);
    desk.run("p.yaml").exits(0);
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (2, 2));
}

#[test]
fn a_run_waits_for_a_sink_until_it_takes_articles_again() {
    let desk = blocked(json!({ "retry": 0, "backoff": "5ms", "then": "pause" }));
    let running = desk.copydesk(["run", "p.yaml", "--report", "json"]).start();
    std::thread::sleep(Duration::from_millis(300));
    unblock(&desk);
    let outcome = running.end().exits(0).says(["pauses"]);
    assert_eq!(outcome.account().delivered, 2);
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (2, 2));
}

#[test]
fn a_run_that_waits_for_a_sink_ends_at_a_signal() {
    let desk = blocked(json!({ "retry": 0, "backoff": "30s", "then": "pause" }));
    let running = desk.copydesk(["run", "p.yaml", "--report", "json"]).start();
    std::thread::sleep(Duration::from_millis(500));
    running.signal("TERM");
    let asked = Instant::now();
    let outcome = running.end();
    assert!(asked.elapsed() < Duration::from_secs(10), "it waits on");
    assert_eq!(outcome.account().unfinished, 2);
}

#[test]
fn an_article_can_be_put_aside_for_one_sink_and_replayed_to_it_alone() {
    let desk = blocked(json!({ "retry": 0, "then": "dead-letter" }));
    let outcome = desk.run("p.yaml").exits(1);
    assert_eq!(outcome.account().dead_lettered, 2);
    assert_eq!(lines_of(&desk), 2, "the other sink has them");
    unblock(&desk);
    desk.copydesk(["dead-letters", "replay", "--all", "--state", "st"]).run().exits(0);
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (2, 2), "only the sink that lacked them gets them");
    let open = desk.copydesk(["dead-letters", "list", "--state", "st", "--format", "json"]).run().exits(0).json();
    assert_eq!(open, json!([]));
}

#[test]
fn a_symbolic_link_in_the_output_folder_is_not_followed() {
    for state in [Some("st"), None] {
        let desk = Desk::new();
        std::fs::create_dir_all(desk.path("elsewhere")).expect("a folder");
        desk.write("out/kept", "").link(&desk.path("elsewhere"), "out/Example-Agency");
        let named = |uri: &str, source: &str| {
            let mut article = story(uri);
            article["source"] = json!(source);
            article
        };
        desk.write("in/feed.jsonl", lines([named("urn:a", "Example Agency"), named("urn:b", "Other Agency")]));
        let mut definition = Definition::new().into_files("out/{{ source }}/{{ uri }}.json");
        if let Some(state) = state {
            definition = definition.set("state", json!(state));
        }
        desk.define("p.yaml", definition);
        let outcome = desk.run("p.yaml").exits(1).says(["symbolic link", "urn:a"]);
        assert_eq!((outcome.account().delivered, outcome.account().dead_lettered), (1, 1));
        assert!(desk.files("elsewhere").is_empty(), "nothing is written through the link");
    }
}
