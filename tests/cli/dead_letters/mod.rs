//! `copydesk dead-letters`: what failed is listed, shown as it came in, tried again, or dropped.

mod drop;
mod list;
mod replay;
mod replay_reading;
mod replay_sinks;
mod show;

use crate::plugins::misbehaving::{definition, three_articles};
use crate::support::{Definition, Desk, Outcome};
use serde_json::{Value, json};

/// From `in` to a file each, with a state, and the misbehaving stage at `urn:2`.
fn failing() -> Definition {
    definition("edits-then-rejects").into_files("out/{{ uri }}.json").set("state", json!("state"))
}

/// The same pipeline without the stage that fails.
fn mended() -> Definition {
    Definition::new().stage("extract-quotes").into_files("out/{{ uri }}.json").set("state", json!("state"))
}

/// A desk on which `urn:2` of three articles is dead letter 1 of run 1.
fn one_dead() -> Desk {
    let desk = three_articles();
    desk.define("p.yaml", failing());
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    desk
}

/// Calls `copydesk dead-letters`.
fn letters(desk: &Desk, arguments: &str) -> Outcome {
    desk.copydesk(["dead-letters"].into_iter().chain(arguments.split_whitespace())).run()
}

/// The letters, closed ones too.
#[track_caller]
fn all(desk: &Desk) -> Vec<Value> {
    let listed = letters(desk, "list --closed --format json").exits(0).json();
    listed.as_array().expect("a list").clone()
}

/// The numbers of the open letters.
#[track_caller]
fn open(desk: &Desk) -> Vec<u64> {
    let listed = letters(desk, "list --format json").exits(0).json();
    listed.as_array().expect("a list").iter().map(|letter| letter["id"].as_u64().expect("a number")).collect()
}

/// Replays, with the report as JSON; fails where the account does not add up.
#[track_caller]
fn replay(desk: &Desk, arguments: &str, status: i32) -> Outcome {
    let outcome = letters(desk, &format!("replay --format json {arguments}")).exits(status);
    outcome.account();
    outcome
}
