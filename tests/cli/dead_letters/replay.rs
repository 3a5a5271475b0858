//! `copydesk dead-letters replay`: what failed at a stage is tried again.

use super::{all, failing, letters, mended, one_dead, open, replay};
use crate::plugins::misbehaving::definition;
use crate::support::story;
use serde_json::{Value, json};

#[test]
fn an_article_that_now_passes_is_delivered_once_and_its_letter_is_closed() {
    let desk = one_dead();
    desk.define("p.yaml", mended());
    let outcome = replay(&desk, "1", 0);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered), (1, 1));
    assert_eq!((&outcome.report()["run"], &outcome.report()["pipeline"]), (&json!(2), &json!("suite")));
    assert_eq!(desk.files("out").len(), 3, "{:?}", desk.files("out"));
    assert_eq!((open(&desk).len(), &all(&desk)[0]["closed"]), (0, &json!("replayed")));
    assert_eq!(desk.run("p.yaml").exits(0).report()["account"]["skipped"], 3, "a later run has seen it");
}

#[test]
fn one_that_fails_again_stays_open_with_its_tries_added_up() {
    let desk = one_dead();
    let before = letters(&desk, "show 1 --article").exits(0).stdout;
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    let listed = all(&desk);
    assert_eq!((listed.len(), &listed[0]["tries"], &listed[0]["run"]), (1, &json!(3), &json!(3)), "{listed:?}");
    assert_eq!(open(&desk), [1]);
    assert_eq!(letters(&desk, "show 1 --article").exits(0).stdout, before);
    assert_eq!(desk.files("out").len(), 2);
}

#[test]
fn what_a_newer_version_has_replaced_is_closed_as_superseded() {
    let desk = one_dead();
    let mut newer = story("urn:2");
    newer["version"] = json!("2");
    desk.write("in/newer.json", newer.to_string()).define("p.yaml", mended());
    assert_eq!(desk.run("p.yaml").exits(0).account().delivered, 1);
    let outcome = replay(&desk, "--all", 0);
    assert_eq!(outcome.report()["account"]["superseded"], 1);
    assert_eq!(all(&desk)[0]["closed"], json!("superseded"));
    let delivered: Vec<Value> = desk.files("out").iter().map(|file| desk.json(file)).collect();
    let versions: Vec<&Value> =
        delivered.iter().filter(|one| one["uri"] == "urn:2").map(|one| &one["version"]).collect();
    assert_eq!(versions, [&json!("2")]);
}

#[test]
fn what_a_stage_now_drops_is_closed_and_counted_as_dropped() {
    let desk = one_dead();
    desk.define("p.yaml", definition("drop").into_files("out/{{ uri }}.json").set("state", json!("state")));
    assert_eq!(replay(&desk, "1", 0).account().dropped, 1);
    assert_eq!(all(&desk)[0]["closed"], json!("replayed"));
}

#[test]
fn what_is_under_embargo_by_now_stays_among_the_dead_letters_until_it_may_go_out() {
    let desk = one_dead();
    letters(&desk, "drop 1").exits(0);
    let mut embargoed = story("urn:2");
    embargoed["embargoed"] = json!("2099-01-01T00:00:00Z");
    embargoed["version"] = json!("2");
    desk.write("in/2.json", embargoed.to_string());
    desk.define("p.yaml", failing().set("hold", json!(["withheld", "canceled"])));
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    std::fs::remove_file(desk.path("in/2.json")).expect("the letter is the only copy");
    desk.define("p.yaml", mended());
    assert_eq!(replay(&desk, "--all", 0).account().held, 1);
    assert_eq!(open(&desk), [2]);
    desk.define("p.yaml", mended().set("hold", json!(["withheld", "canceled"])));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert!(open(&desk).is_empty());
}

#[test]
fn letters_of_several_pipelines_are_tried_in_a_run_for_each() {
    let desk = one_dead();
    desk.define("q.yaml", failing().set("name", json!("night")).into_files("night/{{ uri }}.json"));
    desk.run("q.yaml").exits(1);
    assert_eq!(open(&desk), [1, 2]);
    desk.define("q.yaml", mended().set("name", json!("night")).into_files("night/{{ uri }}.json"));
    let outcome = letters(&desk, "replay --all --format json").exits(1);
    let reports: Vec<Value> = outcome.stderr.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let told: Vec<(&Value, &Value, &Value)> = reports
        .iter()
        .map(|report| (&report["pipeline"], &report["account"]["delivered"], &report["account"]["dead_lettered"]))
        .collect();
    assert_eq!(told, [(&json!("night"), &json!(1), &json!(0)), (&json!("suite"), &json!(0), &json!(1))]);
    assert_eq!(open(&desk), [1]);
    letters(&desk, "replay --all --pipeline suite").exits(1).says(["suite, run 5: 1 in"]);
}

#[test]
fn the_definition_may_be_another_file_of_the_same_pipeline() {
    let desk = one_dead();
    desk.define("mended.yaml", mended()).define("other.yaml", mended().set("name", json!("other")));
    letters(&desk, "replay 1 --definition other.yaml").exits(2).says(["`other`", "`suite`"]);
    letters(&desk, "replay 1 --definition nowhere.yaml").exits(2).says(["nowhere.yaml"]);
    assert_eq!(open(&desk), [1]);
    replay(&desk, "1 --definition mended.yaml", 0);
    assert!(open(&desk).is_empty());
}

#[test]
fn a_definition_that_is_gone_or_wrong_is_named_and_nothing_is_tried() {
    let desk = one_dead();
    let text = desk.read("p.yaml");
    std::fs::remove_file(desk.path("p.yaml")).expect("it is there");
    letters(&desk, "replay --all").exits(2).says(["p.yaml", "not there", "--definition", "run 1"]);
    desk.write("p.yaml", "name: suite\nsuorce: {}\n");
    letters(&desk, "replay --all").exits(78).says(["suorce"]);
    assert_eq!(open(&desk), [1]);
    desk.write("p.yaml", text);
    assert_eq!(replay(&desk, "--all", 1).report()["run"], 2, "what could not begin is no run");
}

#[test]
fn letters_that_are_not_open_and_no_letters_at_all() {
    let desk = one_dead();
    letters(&desk, "replay 1 8").exits(2).says(["no open dead letter 8"]);
    letters(&desk, "replay").exits(2);
    letters(&desk, "replay --stage misbehaving").exits(2).says(["--all"]);
    assert_eq!(letters(&desk, "replay --all --stage tag-topics").exits(0).text(), "no open dead letters\n");
    letters(&desk, "drop 1").exits(0);
    letters(&desk, "replay 1").exits(2).says(["no open dead letter 1"]);
}

#[test]
fn the_state_of_the_command_counts_not_the_one_of_the_definition() {
    let desk = one_dead();
    std::fs::rename(desk.path("state"), desk.path("moved state")).expect("it can be moved");
    desk.define("p.yaml", mended());
    letters(&desk, "replay 1").exits(2).says(["no ledger"]);
    let outcome = desk.copydesk(["dead-letters", "replay", "1", "--state", "moved state"]).run().exits(0);
    outcome.says(["1 in = 1 delivered"]);
    assert!(desk.files("state").is_empty());
}
