//! A stage that ends the run: what came in before it is settled, what came in behind it stays for the next run.

use crate::plugins::misbehaving::library;
use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

const ARTICLES: u64 = 600;

/// A desk with one feed of many articles.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.link(&library(), "plugins/libmisbehaving.so");
    desk.write("in/feed.jsonl", lines((0..ARTICLES).map(|number| story(&format!("urn:{number}")))));
    desk
}

/// The stage misbehaves where the condition holds, with three workers.
fn misbehaves(how: &str, condition: &str) -> Definition {
    let stage = json!({ "uses": "misbehaving", "if": condition, "with": { "how": how } });
    Definition::new().stage("extract-quotes").stage_of(stage).set("workers", json!(3))
}

fn letters(desk: &Desk) -> Vec<Value> {
    let listed = desk.copydesk(["dead-letters", "list", "--state", "st", "--format", "json"]).run().exits(0).json();
    listed.as_array().expect("a list").clone()
}

#[test]
fn what_came_in_before_a_fatal_failure_is_delivered_and_the_rest_waits_for_the_next_run() {
    for how in ["fatal", "unknown-status"] {
        let desk = desk();
        let into = |definition: Definition| definition.into_files("out/{{ uri }}.json").set("state", json!("st"));
        desk.define("p.yaml", into(misbehaves(how, "uri == 'urn:299'")));
        // The dictionary stays away for some runs: no article is the worse for it.
        for delivered in [299, 0, 0] {
            let account = desk.run("p.yaml").exits(1).says(["misbehaving", "urn:299"]).account();
            assert_eq!((account.delivered, account.dead_lettered), (delivered, 0), "{how}");
            assert!(account.unfinished > 0, "{how}");
        }
        assert_eq!((desk.files("out").len(), letters(&desk).len()), (299, 0), "{how}");
        desk.define("p.yaml", into(misbehaves("well", "uri == 'urn:299'")));
        let account = desk.run("p.yaml").exits(0).account();
        assert_eq!((account.received, account.skipped, account.delivered), (ARTICLES, 299, ARTICLES - 299), "{how}");
        assert_eq!(desk.files("out").len() as u64, ARTICLES, "{how}");
    }
}

#[test]
fn a_fatal_failure_at_every_article_puts_none_aside_and_names_them_as_unfinished_also_without_a_state() {
    let desk = desk();
    desk.define("p.yaml", misbehaves("fatal", "uri is startingwith('urn')"));
    let outcome = desk.run("p.yaml").exits(1).says(["the dictionary is gone", "urn:0"]);
    let account = outcome.account();
    assert_eq!((account.delivered, account.dead_lettered, account.unfinished), (0, 0, account.received));
    assert!(desk.files("dead-letters").is_empty());
}

#[test]
fn a_fatal_failure_of_a_later_chain_leaves_what_comes_behind_it_too() {
    let desk = desk();
    let stage = json!({ "uses": "misbehaving", "if": "uri == 'urn:150'", "workers": 1, "with": { "how": "fatal" } });
    let definition = Definition::new().stage("extract-quotes").stage_of(stage).stage("tag-topics");
    desk.define("p.yaml", definition.set("workers", json!(3)));
    let outcome = desk.run("p.yaml").exits(1);
    let expected: Vec<String> = (0..150).map(|number| format!("urn:{number}")).collect();
    assert_eq!((outcome.uris(), outcome.account().dead_lettered), (expected, 0));
}

#[test]
fn a_run_that_stops_at_a_failure_puts_one_article_aside_each_time_and_loses_none_behind_it() {
    let desk = desk();
    let policy = json!({ "retry": 0, "then": "stop" });
    let definition = misbehaves("reject-in-silence", "uri is endingwith('99')").set("on_error", policy);
    desk.define("p.yaml", definition.into_files("out/{{ uri }}.json").set("state", json!("st")));
    // One of each hundred fails.
    for uri in ["urn:99", "urn:199", "urn:299"] {
        let account = desk.run("p.yaml").exits(1).says([uri]).account();
        assert_eq!((account.delivered, account.dead_lettered), (99, 1), "{uri}");
    }
    let letters = letters(&desk);
    let aside: Vec<&str> = letters.iter().filter_map(|letter| letter["uri"].as_str()).collect();
    assert_eq!(aside.len(), 3, "{aside:?}");
    for uri in ["urn:99", "urn:199", "urn:299"] {
        assert!(aside.contains(&uri), "{aside:?}");
    }
}
