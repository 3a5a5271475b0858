//! `copydesk runs`: every run with a state, with its account, and one in full.

use crate::plugins::misbehaving::{definition, three_articles};
use crate::support::{Definition, Desk, Outcome};
use serde_json::json;

fn durable(definition: Definition) -> Definition {
    definition.into_files("out/{{ uri }}.json").set("state", json!("state"))
}

/// A desk with two runs: one that left a dead letter, and one that had seen everything.
fn two_runs() -> Desk {
    let desk = three_articles();
    desk.define("p.yaml", durable(definition("edits-then-rejects")));
    desk.run("p.yaml").exits(1);
    desk.run("p.yaml").exits(0);
    desk
}

fn runs(desk: &Desk, arguments: &str) -> Outcome {
    desk.copydesk(["runs"].into_iter().chain(arguments.split_whitespace())).run()
}

#[test]
fn the_newest_run_comes_first_and_each_has_its_account() {
    let desk = two_runs();
    let text = runs(&desk, "").exits(0).text();
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["run", "pipeline", "started", "took", "outcome", "in", "delivered", "dead"]);
    assert_eq!(rows.len(), 3, "{text}");
    assert_eq!((&rows[1][..2], rows[1].last()), (["2", "suite"].as_slice(), Some(&"0")), "{text}");
    assert!(text.contains("done") && text.lines().nth(2).is_some_and(|line| line.contains("not all")), "{text}");
    assert_eq!(rows[2][rows[2].len() - 3..], ["3", "2", "1"], "{text}");
}

#[test]
fn machines_get_the_list_as_json() {
    let desk = two_runs();
    let listed = runs(&desk, "--format json").exits(0).json();
    let [newest, oldest] = listed.as_array().expect("a list").as_slice() else { panic!("two runs: {listed}") };
    assert_eq!((&newest["id"], &newest["outcome"], &newest["going"]), (&json!(2), &json!("done"), &json!(false)));
    assert_eq!((&oldest["id"], &oldest["outcome"], &oldest["replay"]), (&json!(1), &json!("not_all"), &json!(false)));
    assert_eq!((&oldest["account"]["dead_lettered"], &newest["account"]["skipped"]), (&json!(1), &json!(3)));
    assert_eq!(runs(&desk, "--limit 1 --format json").exits(0).json().as_array().map(Vec::len), Some(1));
}

#[test]
fn one_run_is_shown_with_its_definition_account_and_steps() {
    let desk = two_runs();
    let outcome = runs(&desk, "show 1").exits(0);
    let outcome = outcome.says(["run 1 of pipeline suite: not all", "definition   p.yaml", "sha256:"]);
    let outcome = outcome.says(["3 in = 2 delivered + 1 dead-lettered", "dead letters 1 open"]);
    outcome.says(["copydesk dead-letters list --run 1", "decode", "extract-quotes", "encode"]);
    let run = runs(&desk, "show 1 --format json").exits(0).json();
    assert_eq!((&run["id"], &run["definition"], &run["open_letters"]), (&json!(1), &json!("p.yaml"), &json!(1)));
    assert_eq!((&run["program"], &run["steps"][0]["step"]), (&json!(env!("CARGO_PKG_VERSION")), &json!("decode")));
}

#[test]
fn a_run_that_was_killed_is_cut_short_and_the_next_one_says_where_it_goes_on() {
    let desk = Desk::new();
    desk.define("p.yaml", durable(Definition::new()));
    let mut running = desk.copydesk(["run", "p.yaml", "--input", "-"]).start();
    let began = || desk.path("state/ledger.sqlite").exists() && runs(&desk, "").text().contains("goes on");
    while !began() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    running.signal("KILL");
    running.child.wait().expect("it is gone");
    runs(&desk, "").exits(0).says(["cut short"]);
    std::fs::create_dir(desk.path("in")).expect("a folder");
    desk.run("p.yaml").exits(0);
    let listed = runs(&desk, "--format json").exits(0).json();
    assert_eq!((&listed[0]["outcome"], &listed[1]["outcome"]), (&json!("done"), &json!("cut_short")));
}

#[test]
fn a_replay_is_told_from_other_runs() {
    let desk = two_runs();
    desk.copydesk(["dead-letters", "replay", "--all"]).run().exits(1);
    runs(&desk, "").exits(0).says(["(replay)"]);
    assert_eq!(runs(&desk, "show 3 --format json").exits(0).json()["replay"], true);
}

#[test]
fn a_run_or_a_state_that_is_not_there_is_wrong_usage() {
    let desk = two_runs();
    runs(&desk, "show 9").exits(2).says(["no run 9", "copydesk runs"]);
    runs(&desk, "--state nowhere").exits(2).says(["nowhere", "no ledger"]);
    runs(&desk, "show 1 --state nowhere").exits(2).says(["nowhere"]);
    desk.copydesk(["runs"]).env("COPYDESK_STATE", "nowhere").run().exits(2).says(["nowhere"]);
    desk.copydesk(["runs", "--state", "state"]).env("COPYDESK_STATE", "nowhere").run().exits(0);
}
