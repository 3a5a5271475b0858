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

/// The lines that the program itself has said last.
fn last_words(outcome: &crate::support::Outcome) -> Vec<&str> {
    outcome.stderr.lines().filter(|line| line.starts_with("copydesk: ")).collect()
}

#[test]
fn an_article_at_which_a_stage_calls_exit_is_no_success_and_is_put_aside_after_the_second_time() {
    let desk = desk("calls-exit", None);
    for _ in 0..2 {
        let outcome = desk.run("p.yaml").exits(1);
        assert_eq!(
            last_words(&outcome),
            [
                "copydesk: a plugin ended the process (it called `exit`) in stage `misbehaving` at urn:2; the run ends here, what was \
                 in flight is unfinished"
            ]
        );
    }
    let outcome = desk.run("p.yaml").exits(1).says(["urn:2", "misbehaving", "2 times", "called `exit`"]);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered + account.skipped, account.dead_lettered), (3, 2, 1));
    assert_eq!((desk.files("out").len(), letters(&desk).len()), (2, 1));
    desk.run("p.yaml").exits(0);
}

#[test]
fn a_plugin_that_calls_exit_is_told_of_without_a_state_and_wherever_it_does_so() {
    for (how, status, why) in [
        ("calls-exit", 1, "in stage `misbehaving` at urn:2"),
        ("thread-calls-exit", 1, "outside of every call of a stage"),
        ("exits-when-made", 78, "while an instance was made of stage `misbehaving`"),
        ("exits-when-flushed", 1, "in stage `misbehaving`, which was told that the run ends"),
        ("exits-when-let-go", 1, "in stage `misbehaving`, which was let go"),
    ] {
        let desk = three_articles();
        desk.define("p.yaml", crate::plugins::misbehaving::definition(how));
        desk.run("p.yaml").exits(status).says([why]);
    }
}

#[test]
fn a_check_in_which_a_plugin_calls_exit_finds_the_plugin_wrong() {
    let desk = three_articles();
    desk.define("p.yaml", crate::plugins::misbehaving::definition("exits-when-made"));
    for command in ["check", "plan"] {
        desk.copydesk([command, "p.yaml"]).run().exits(78).says(["called `exit`", "stage `misbehaving`"]);
    }
    let library =
        crate::plugins::misbehaving::build("exits", &["-DSCHEMA=exiting_schema", "-DSTAGE_ID=LITERAL(\"exits\")"]);
    desk.link(&library, "plugins/libexits.so");
    desk.copydesk(["plugin", "describe", "exits"]).run().exits(78).says(["called `exit`", "schema", "`exits`"]);
}

#[test]
fn a_crash_is_told_with_stage_and_article_also_without_a_state() {
    for (how, signal) in [("crashes", "SIGABRT"), ("segfaults", "SIGSEGV")] {
        let desk = three_articles();
        desk.define("p.yaml", crate::plugins::misbehaving::definition(how));
        let outcome = desk.run("p.yaml");
        assert!(outcome.was_killed(), "{how}");
        let told = format!(
            "copydesk: crashed ({signal}) in stage `misbehaving` at urn:2; the run ends here, what was in flight is unfinished"
        );
        assert_eq!(last_words(&outcome), [told], "{how}");
    }
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
