//! The promise: whatever ends the process, wherever it is, the next run goes on where it was, and in the end every article is in every
//! sink once or among the dead letters.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

/// Two sinks, a stage, an article that no decoder reads, versions of one story.
fn desk() -> Desk {
    let desk = Desk::new();
    let version = |number: u64| {
        let mut article = story("urn:story");
        article["version"] = json!(number.to_string());
        article["slugline"] = json!(format!("story-{number}"));
        article
    };
    let mut feed: Vec<Value> = (0..40).map(|number| story(&format!("urn:{number}"))).collect();
    feed.insert(20, version(2));
    feed.insert(30, version(3));
    feed.push(version(1));
    desk.write("in/feed.jsonl", lines(feed)).write("in/broken.json", "{\"uri\": 7");
    let sinks = json!([
        { "uses": "files", "with": { "path": "out/{{ slugline or uri }}.json" } },
        { "uses": "lines", "with": { "path": "all.jsonl" } },
    ]);
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate").set("sinks", sinks).set("state", json!("st")));
    desk
}

/// All that the sinks hold.
fn held(desk: &Desk) -> (Vec<(String, Vec<u8>)>, Vec<u8>) {
    let files = desk.files("out").into_iter().map(|file| (file.clone(), desk.read(&file)));
    (files.collect(), desk.read("all.jsonl"))
}

#[test]
fn a_kill_at_any_step_of_the_way_into_the_ledger_changes_nothing_in_the_end() {
    let undisturbed = desk();
    undisturbed.run("p.yaml").exits(1);
    let expected = held(&undisturbed);
    assert_eq!(expected.0.len(), 41, "{:?}", undisturbed.files("out"));
    let mut killed = 0;
    for step in 1.. {
        let desk = desk();
        let outcome = desk
            .copydesk(["run", "p.yaml", "--report", "json"])
            .env("COPYDESK_KILL_POINT", format!("kill:{step}"))
            .run();
        let reached = outcome.was_killed();
        let outcome = desk.run("p.yaml");
        assert_eq!(held(&desk), expected, "killed at step {step}");
        let account = outcome.account();
        assert_eq!(
            (account.received, account.dead_lettered + account.delivered + account.skipped + account.superseded),
            (44, 44)
        );
        assert_eq!(outcome.report()["goes_on_from"], if reached { json!(1) } else { Value::Null });
        if !reached {
            break;
        }
        killed += 1;
    }
    assert!(killed >= 6, "there are at least six steps, {killed} were reached");
}

#[test]
fn a_pipeline_that_is_killed_two_hundred_times_loses_and_doubles_nothing() {
    let desk = desk();
    let outcome = desk.copydesk(["crashtest", "p.yaml", "--kills", "200", "--format", "json"]).run().exits(0);
    let found = outcome.json();
    assert_eq!((&found["articles"], &found["lost"], &found["doubled"]), (&json!(44), &json!([]), &json!([])));
    assert_eq!(
        (&found["differing"], &found["unfinished"], &found["accounts_wrong"]),
        (&json!([]), &json!([]), &json!([]))
    );
    let kills = found["kills"].as_u64().unwrap_or_default() + found["kills_at_steps"].as_u64().unwrap_or_default();
    assert_eq!(kills, 200);
    assert!(
        desk.files("out").is_empty() && !desk.path("st").exists(),
        "a crash test leaves the real sinks and state alone"
    );
}

#[test]
fn a_crash_test_says_what_cannot_be_tested() {
    let desk = desk();
    desk.copydesk(["crashtest", "p.yaml", "--kills", "1", "--input", "-"]).run().exits(2).says(["standard input"]);
    let sinks = json!([{ "uses": "stdout" }, { "uses": "lines", "with": { "path": "all.jsonl" } }]);
    desk.define("p.yaml", Definition::new().set("sinks", sinks));
    desk.copydesk(["crashtest", "p.yaml", "--kills", "2"]).run().exits(0).says(["not tried", "stdout"]);
}

/// Runs, and is killed at a step of the way into the ledger.
fn killed(desk: &Desk, step: u32) {
    let outcome = desk.copydesk(["run", "p.yaml"]).env("COPYDESK_KILL_POINT", format!("kill:{step}")).run();
    assert!(outcome.was_killed());
}

fn one_line_each(desk: &Desk, file: &str) -> usize {
    String::from_utf8_lossy(&desk.read(file)).lines().count()
}

#[test]
fn what_a_file_of_lines_held_before_it_had_a_state_survives_a_kill_of_the_first_run() {
    let desk = desk();
    desk.write("all.jsonl", "{\"uri\":\"from before\"}\n");
    killed(&desk, 1);
    desk.run("p.yaml").exits(1);
    let text = String::from_utf8(desk.read("all.jsonl")).expect("text");
    assert!(text.starts_with("{\"uri\":\"from before\"}\n"), "{}", &text[..60]);
    assert_eq!(text.lines().count(), 43);
}

#[test]
fn a_run_with_other_sinks_in_between_does_not_hide_what_a_killed_one_left() {
    let desk = desk();
    // After the sinks, before the ledger.
    killed(&desk, 4);
    desk.write("in2/x.json", story("urn:x").to_string());
    desk.run("p.yaml --input in2 --output -").exits(0);
    desk.run("p.yaml").exits(1);
    assert_eq!(one_line_each(&desk, "all.jsonl"), 42);
}
