//! A stage that takes the process with it, or never ends: the next run knows, and in the end goes on past the article.

use crate::plugins::misbehaving::three_articles;
use crate::support::{Definition, Desk};
use serde_json::{Value, json};

fn desk(how: &str, timeout: Option<&str>) -> Desk {
    let desk = three_articles();
    let mut stage = json!({ "uses": "misbehaving", "if": "uri == 'urn:2'", "with": { "how": how } });
    if let Some(timeout) = timeout {
        stage["timeout"] = json!(timeout);
    }
    let definition = Definition::new().stage_of(stage).into_files("out/{{ uri }}.json").set("state", json!("st"));
    desk.define("p.yaml", definition.set("workers", json!(1)));
    desk
}

/// The open dead letters.
fn letters(desk: &Desk) -> Vec<Value> {
    let listed = desk.copydesk(["dead-letters", "list", "--state", "st", "--format", "json"]).run().exits(0).json();
    listed.as_array().expect("a list").clone()
}

#[test]
fn an_article_at_which_a_stage_crashes_is_put_aside_after_the_second_crash() {
    let desk = desk("crashes", None);
    for _ in 0..2 {
        assert!(desk.run("p.yaml").was_killed());
    }
    let outcome = desk.run("p.yaml").exits(1).says(["urn:2", "SIGABRT", "misbehaving", "2 times"]);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered + account.skipped, account.dead_lettered), (3, 2, 1));
    assert_eq!(desk.files("out").len(), 2);
    let letters = letters(&desk);
    assert_eq!((letters.len(), &letters[0]["stage"], &letters[0]["uri"]), (1, &json!("misbehaving"), &json!("urn:2")));
    desk.run("p.yaml").exits(0);
}

#[test]
fn a_call_that_never_ends_is_in_the_ledger_and_the_next_run_goes_on_past_it() {
    let desk = desk("hangs", Some("20ms"));
    desk.run("p.yaml").exits(1).says(["misbehaving", "urn:2", "dead letter"]);
    let outcome = desk.run("p.yaml").exits(0);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered + account.skipped), (3, 3));
    assert_eq!(desk.files("out").len(), 2);
    assert_eq!(letters(&desk).len(), 1);
}

#[test]
fn fifty_in_a_row_stop_the_run_and_what_follows_is_not_put_aside() {
    let desk = Desk::new();
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    let feed = (0..400).map(|number| crate::support::story(&format!("urn:{number}")));
    desk.write("in/feed.jsonl", crate::support::lines(feed));
    let stage = json!({ "uses": "misbehaving", "with": { "how": "reject-in-silence" } });
    let policy = json!({ "retry": 0, "stop_after": 50 });
    let definition = Definition::new().stage_of(stage).into_files("out/{{ uri }}.json").set("on_error", policy);
    desk.define("p.yaml", definition.set("state", json!("st")));
    let outcome = desk.run("p.yaml").exits(1).says(["50 articles in a row", "misbehaving", "stop_after"]);
    assert_eq!(outcome.account().dead_lettered, 50);
    assert_eq!(letters(&desk).len(), 50);
}
