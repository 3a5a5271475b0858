//! `copydesk state`: where it is, how large, what it holds, who works on it.

use crate::support::{Definition, Desk, Outcome, lines, story};
use serde_json::json;
use std::io::Write;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("in/a.jsonl", lines((0..5).map(|number| story(&format!("urn:{number}")))));
    desk.write("in/b.json", "{\"uri\": \"urn:cut");
    desk.define("p.yaml", Definition::new().into_files("out/{{ uri }}.json").set("state", json!("state")));
    desk.run("p.yaml").exits(1);
    desk
}

fn state(desk: &Desk, arguments: &str) -> Outcome {
    desk.copydesk(["state"].into_iter().chain(arguments.split_whitespace())).run()
}

#[test]
fn the_state_says_where_it_is_what_it_holds_and_that_nobody_holds_it() {
    let desk = desk();
    let outcome = state(&desk, "").exits(0).says(["state/ledger.sqlite", "KiB", "nobody", "items 6", "dead letters 1"]);
    let text = outcome.text();
    let last: Vec<&str> = text.lines().last().unwrap_or_default().split_whitespace().collect();
    assert_eq!(last[..5], ["suite", "6", "6", "1", "1"], "{text}");
}

#[test]
fn machines_get_the_same() {
    let desk = desk();
    let held = state(&desk, "--format json").exits(0).json();
    let size: u64 = desk
        .files("state")
        .iter()
        .filter(|file| file.contains("ledger.sqlite"))
        .map(|file| desk.read(file).len() as u64)
        .sum();
    assert_eq!((&held["path"], held["locked"].as_bool()), (&json!("state/ledger.sqlite"), Some(false)));
    assert!(held["bytes"].as_u64().is_some_and(|bytes| bytes >= size && size > 0), "{held}: {size}");
    let pipeline = &held["pipelines"][0];
    for (field, value) in [("stories", 6), ("items", 6), ("open_letters", 1), ("runs", 1)] {
        assert_eq!(pipeline[field], value, "{field}: {pipeline}");
    }
    assert!(held["oldest"].is_string() && held["newest"].is_string() && held["schema"].is_number(), "{held}");
}

#[test]
fn while_a_run_goes_on_its_process_is_named() {
    let desk = desk();
    let mut running = desk.copydesk(["run", "p.yaml", "--input", "-"]).start();
    while state(&desk, "--format json").exits(0).json()["locked"] != true {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let pid = running.child.id().to_string();
    state(&desk, "").exits(0).says([format!("process {pid} on").as_str(), "runs pipeline suite"]);
    desk.copydesk(["dead-letters", "replay", "--all"]).run().exits(75).says([pid.as_str()]);
    let mut stdin = running.child.stdin.take().expect("standard input is piped");
    stdin.write_all(story("urn:late").to_string().as_bytes()).expect("the run reads it");
    drop(stdin);
    running.end().exits(0);
    state(&desk, "").exits(0).says(["nobody"]);
}

#[test]
fn a_folder_without_a_ledger_says_so() {
    let desk = Desk::new();
    state(&desk, "").exits(2).says(["state/ledger.sqlite", "no ledger"]);
    assert!(!desk.path("state").exists(), "looking makes nothing");
    desk.write(
        "other/ledger.sqlite",
        "This is no database, but a text that is long enough to be taken for one.".repeat(20),
    );
    state(&desk, "--state other").exits(1).says(["other/ledger.sqlite", "no ledger of Copydesk"]);
}
