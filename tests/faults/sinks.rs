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

#[test]
fn a_name_that_cannot_be_a_file_concerns_its_article_alone() {
    let desk = Desk::new();
    let named = |number: usize| {
        let mut article = story(&format!("urn:{number}"));
        article["slugline"] = json!(format!("s{number}"));
        article
    };
    desk.write("in/feed.jsonl", lines((0..6).map(named)));
    let definition = Definition::new().into_files("out/{{ slugline }}.json").set("state", json!("st"));
    desk.define("p.yaml", definition.clone().set("state", json!("first")));
    desk.run("p.yaml").exits(0);
    // A folder stands where the third one's file goes.
    let third = desk.files("out").into_iter().find(|file| file.contains("s3")).expect("its file");
    std::fs::remove_dir_all(desk.path("out")).expect("it is there");
    std::fs::create_dir_all(desk.path(&third)).expect("a folder");
    desk.define("p.yaml", definition);
    let outcome = desk.run("p.yaml").exits(1).says([&*third, "urn:3", "directory"]);
    assert_eq!((outcome.account().delivered, outcome.account().dead_lettered), (5, 1));
}

#[test]
fn a_file_of_lines_that_is_moved_away_or_added_to_during_a_run_keeps_what_was_recorded() {
    let desk = Desk::new();
    let sinks = json!([{ "uses": "lines", "with": { "path": "all.jsonl" } }]);
    desk.define("p.yaml", Definition::new().set("sinks", sinks).set("state", json!("st")));
    let mut running = desk.copydesk(["run", "p.yaml", "--input", "-", "--report", "json"]).start();
    let mut stdin = running.child.stdin.take().expect("a pipe");
    let mut feed = |uris: [&str; 2], lines_after: usize, file: &str| {
        std::io::Write::write_all(&mut stdin, lines(uris.map(story)).as_bytes()).expect("a reader");
        let waited = Instant::now();
        let there = || std::fs::read_to_string(desk.path(file)).unwrap_or_default().lines().count();
        while there() < lines_after {
            assert!(waited.elapsed() < Duration::from_secs(60), "{file} has {} lines", there());
            std::thread::sleep(Duration::from_millis(2));
        }
    };
    feed(["urn:a", "urn:b"], 2, "all.jsonl");
    // Someone else adds a line: it is no part of ours, and nothing of ours is cut for it.
    let mut text = desk.read("all.jsonl");
    text.extend_from_slice(b"{\"uri\":\"foreign\"}\n");
    let mut file = std::fs::OpenOptions::new().append(true).open(desk.path("all.jsonl")).expect("it is there");
    std::io::Write::write_all(&mut file, b"{\"uri\":\"foreign\"}\n").expect("it can be written");
    feed(["urn:c", "urn:d"], 5, "all.jsonl");
    // As a rotation does it.
    std::fs::rename(desk.path("all.jsonl"), desk.path("old.jsonl")).expect("it is there");
    feed(["urn:e", "urn:f"], 2, "all.jsonl");
    running.signal("KILL");
    running.end();
    drop(stdin);
    desk.write("in/feed.jsonl", lines(["urn:a", "urn:d", "urn:e", "urn:f", "urn:g"].map(story)));
    let account = desk.run("p.yaml").exits(0).account();
    assert_eq!(account.received, account.delivered + account.skipped);
    let all = [desk.read("old.jsonl"), desk.read("all.jsonl")].concat();
    let uris: Vec<String> = String::from_utf8(all)
        .expect("whole lines")
        .lines()
        .map(|line| {
            let article: Value = serde_json::from_str(line).expect("no line is torn");
            article["uri"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(uris, ["urn:a", "urn:b", "foreign", "urn:c", "urn:d", "urn:e", "urn:f", "urn:g"]);
}

#[test]
fn two_spellings_of_one_place_are_one_place() {
    let desk = Desk::new();
    let sink = |path: &str| json!({ "uses": "lines", "with": { "path": path } });
    desk.define("p.yaml", Definition::new().set("sinks", json!([sink("a.jsonl"), sink("./x/../a.jsonl")])));
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["same-place"]);
}

#[test]
fn a_signal_while_a_sink_is_in_trouble_leaves_nothing_to_be_delivered_twice() {
    let desk = blocked(json!({ "retry": 0, "backoff": "20ms", "then": "pause" }));
    let running = desk.copydesk(["run", "p.yaml", "--report", "json"]).start();
    std::thread::sleep(Duration::from_millis(400));
    running.signal("TERM");
    running.end().exits(1);
    unblock(&desk);
    desk.run("p.yaml").exits(0);
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (2, 2));
}

#[test]
fn a_sink_that_goes_on_failing_puts_its_articles_aside_and_the_run_ends() {
    let desk = Desk::new();
    desk.write("in/feed.jsonl", lines(["urn:a", "urn:b"].map(story))).write("here/is.jsonl/a-folder", "");
    let bad = json!({ "uses": "lines", "with": { "path": "here/is.jsonl" }, "on_error": { "retry": 0, "then": "dead-letter" } });
    let good = json!({ "uses": "lines", "with": { "path": "all.jsonl" } });
    desk.define("p.yaml", Definition::new().set("sinks", json!([good, bad])));
    let outcome = desk.run("p.yaml").exits(1).says(["is.jsonl"]);
    assert_eq!((outcome.account().dead_lettered, lines_of(&desk)), (2, 2));
}

#[test]
fn an_article_that_a_sink_could_not_take_again_is_replayed_to_it() {
    let desk = blocked(json!({ "retry": 0, "then": "dead-letter" }));
    unblock(&desk);
    desk.run("p.yaml").exits(0);
    std::fs::remove_dir_all(desk.path("out")).expect("it is there");
    desk.write("out", "a file, not a folder");
    desk.run("p.yaml --again").exits(1);
    unblock(&desk);
    desk.copydesk(["dead-letters", "replay", "--all", "--state", "st"]).run().exits(0);
    assert_eq!(
        (desk.files("out").len(), lines_of(&desk)),
        (2, 4),
        "the file of lines has both twice, as it was asked for"
    );
}
