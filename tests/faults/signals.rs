//! The end in the middle: what is in flight is finished, nothing is half written, and the report says what became of it.

use crate::support::{Definition, Desk, Running, lines, long_story};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};

/// Feeds a run without end, waits until articles come out, sends the signal, and gives the outcome.
fn interrupted(desk: &Desk, signal: &str) -> crate::support::Outcome {
    let mut running = desk.copydesk(["run", "p.yaml", "--input", "-", "--report", "json"]).start();
    let feed = endless(&mut running);
    while desk.files("out").len() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert!(running.child.try_wait().expect("a process").is_none(), "it ended by itself");
    }
    running.signal(signal);
    let outcome = running.end();
    feed.join().expect("the feeder ends with the pipe");
    outcome
}

fn endless(running: &mut Running) -> std::thread::JoinHandle<()> {
    let mut stdin = running.child.stdin.take().expect("a pipe");
    std::thread::spawn(move || {
        for batch in 0.. {
            let stories = (0..50).map(|number| long_story(&format!("urn:b{batch}-{number}"), 4_000));
            if stdin.write_all(lines(stories).as_bytes()).is_err() {
                return;
            }
        }
    })
}

fn stops_cleanly_on(signal: &str, status: i32) {
    let desk = Desk::new();
    // Little in flight, so that little is to be finished.
    let few = json!({ "articles": 24 });
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json").set("in_flight", few));
    let outcome = interrupted(&desk, signal);
    let written = desk.files("out");
    for file in &written {
        assert!(file.ends_with(".json") && !file.contains("/."), "{file} was left half written");
        assert!(desk.json(file).get("summary").is_some(), "{file} did not pass every stage");
    }
    let account = outcome.account();
    assert_eq!(account.delivered as usize, written.len(), "what was delivered is there");
    assert_eq!(account.dead_lettered, 0);
    assert!(desk.files("dead-letters").is_empty());
    outcome.says([signal]).exits(status);
}

#[test]
fn sigterm_in_the_middle_finishes_what_is_in_flight_and_ends() {
    stops_cleanly_on("TERM", 143);
}

#[test]
fn sigint_in_the_middle_finishes_what_is_in_flight_and_ends() {
    stops_cleanly_on("INT", 130);
}

#[test]
fn a_signal_ends_a_run_that_waits_for_input() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::whole());
    let mut running = desk.copydesk(["run", "p.yaml", "--input", "-", "--output", "-"]).start();
    let mut stdin = running.child.stdin.take().expect("a pipe");
    stdin.write_all(lines([long_story("urn:one", 500), long_story("urn:two", 500)]).as_bytes()).expect("a reader");
    stdin.flush().expect("a reader");
    // The program answers before more comes: it is up, and waits.
    let mut stdout = BufReader::new(running.child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("a line");
    assert!(line.contains("urn:one"), "{line}");
    running.signal("TERM");
    running
        .end()
        .says(["stopped by SIGTERM", "the rest was not read; without a state the next run begins anew"])
        .exits(143);
    drop(stdin);
}

#[test]
fn a_signal_when_all_has_been_read_and_settled_has_stopped_nothing() {
    let desk = crate::plugins::misbehaving::three_articles();
    let how = json!({ "how": "waits-until-cancelled" });
    let stage = json!({ "uses": "misbehaving", "if": "uri == 'urn:3'", "with": how, "timeout": "500ms" });
    let definition = Definition::new().stage_of(stage).into_files("out/{{ uri }}.json").set("state", json!("st"));
    desk.define("p.yaml", definition.set("workers", json!(1)));
    let running = desk.copydesk(["run", "p.yaml", "--report", "json"]).start();
    wait_until_in_hand(&desk, "urn:3");
    running.signal("TERM");
    let outcome = running.end().exits(1);
    let account = outcome.account();
    assert_eq!((account.delivered, account.dead_lettered, &outcome.report()["stopped"]), (2, 1, &json!(null)));
}

/// What a worker has in hand stands in a file.
fn wait_until_in_hand(desk: &Desk, uri: &str) {
    let in_hand = || std::fs::read(desk.path("st/in-hand")).unwrap_or_default();
    while !in_hand().windows(uri.len()).any(|word| word == uri.as_bytes()) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_run_without_a_crash() {
    let desk = Desk::new();
    desk.write("in/many.jsonl", lines((0..2_000).map(|number| long_story(&format!("urn:{number}"), 2_000))));
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate").set("workers", json!(2)));
    let mut running = desk.copydesk(["run", "p.yaml"]).start();
    let mut stdout = BufReader::new(running.child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("a line");
    drop(stdout);
    let outcome = running.end();
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    outcome.exits(1);
}

#[test]
fn an_article_that_waits_for_its_next_try_is_taken_up_by_the_next_run() {
    let desk = crate::plugins::misbehaving::three_articles();
    let stage = json!({ "uses": "misbehaving", "if": "uri == 'urn:2'", "with": { "how": "always-retry" } });
    let definition = Definition::new().stage_of(stage).into_files("out/{{ uri }}.json").set("state", json!("st"));
    let waits = json!({ "retry": 5, "backoff": "30s" });
    desk.define("p.yaml", definition.clone().set("on_error", waits).set("workers", json!(1)));
    let running = desk.copydesk(["run", "p.yaml", "--report", "json"]).start();
    wait_until_in_hand(&desk, "urn:2");
    running.signal("TERM");
    let outcome = running.end().exits(143);
    assert_eq!(outcome.report()["all_read"], true, "only the waiting article is left");
    let account = outcome.account();
    assert_eq!((account.unfinished, account.dead_lettered), (1, 0));
    // The trouble is over: it passes.
    desk.define("p.yaml", Definition::new().into_files("out/{{ uri }}.json").set("state", json!("st")));
    let account = desk.run("p.yaml").exits(0).account();
    assert_eq!((account.delivered, account.skipped), (1, 2));
    assert_eq!(desk.files("out").len(), 3);
}
