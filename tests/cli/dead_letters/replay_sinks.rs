//! `copydesk dead-letters replay`: it goes only to the sinks that lack the article.

use super::{all, letters, mended, open, replay};
use crate::support::{Definition, Desk, lines, story};
use serde_json::json;

/// Two sinks, of which the second makes a folder for each article.
fn two_sinks() -> Definition {
    mended().set(
        "sinks",
        json!([
            { "uses": "lines", "with": { "path": "all.jsonl" } },
            { "uses": "files", "with": { "path": "out/{{ uri }}/story.json" } },
        ]),
    )
}

/// A desk on which the second sink refused `urn:2`: where its folder would be there is a link.
fn refused() -> Desk {
    let desk = Desk::new();
    desk.write("in/a.jsonl", lines((1..=3).map(|number| story(&format!("urn:{number}")))));
    desk.write("elsewhere/x", "").link(&desk.path("elsewhere"), "out/urn-2");
    desk.define("p.yaml", two_sinks());
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    assert_eq!(String::from_utf8_lossy(&desk.read("all.jsonl")).lines().count(), 3, "the other sink has it");
    desk
}

#[test]
fn an_article_that_one_of_two_sinks_refused_goes_only_to_that_one() {
    let desk = refused();
    assert_eq!(all(&desk)[0]["sink"], json!("files"));
    std::fs::remove_file(desk.path("out/urn-2")).expect("the link is there");
    let lines_before = desk.read("all.jsonl");
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!(desk.read("all.jsonl"), lines_before);
    assert_eq!(desk.files("out/urn-2").len(), 1);
    assert!(open(&desk).is_empty());
}

#[test]
fn a_letter_names_every_sink_that_refused_the_article_and_is_found_by_each() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:1").to_string()).write("elsewhere/x", "");
    for folder in ["one", "two"] {
        desk.link(&desk.path("elsewhere"), &format!("{folder}/urn-1"));
    }
    let files =
        |folder: &str| json!({ "uses": "files", "with": { "path": format!("{folder}/{{{{ uri }}}}/story.json") } });
    desk.define("p.yaml", mended().set("sinks", json!([files("one"), files("two")])));
    desk.run("p.yaml").exits(1);
    assert_eq!(all(&desk)[0]["sink"], json!("files, files"));
    letters(&desk, "list --sink files").exits(0).says(["urn:1"]);
    letters(&desk, "list --sink lines").exits(0).says(["no open dead letters"]);
    std::fs::remove_file(desk.path("one/urn-1")).expect("the link is there");
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    assert_eq!((desk.files("one").len(), &all(&desk)[0]["sink"]), (1, &json!("files")));
}

#[test]
fn one_that_is_refused_again_stays_open_and_the_other_sink_does_not_get_it_twice() {
    let desk = refused();
    let lines_before = desk.read("all.jsonl");
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    assert_eq!((desk.read("all.jsonl"), open(&desk)), (lines_before, vec![1]));
    assert_eq!(all(&desk)[0]["tries"], 2);
    let explained = desk.copydesk(["explain", "urn:2", "--format", "json"]).run().exits(0).json();
    let version = &explained["stories"][0]["versions"][0];
    assert_eq!((&version["state"], version["deliveries"].as_array().map(Vec::len)), (&json!("dead"), Some(1)));
}

#[test]
fn where_the_sink_that_lacked_it_is_no_more_the_letter_is_closed_and_nothing_is_written() {
    let desk = refused();
    let lines_before = desk.read("all.jsonl");
    desk.define("p.yaml", mended().set("sinks", json!([{ "uses": "lines", "with": { "path": "all.jsonl" } }])));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!((desk.read("all.jsonl"), open(&desk).len()), (lines_before, 0));
}

#[test]
fn a_sink_that_is_new_gets_it_too() {
    let desk = refused();
    std::fs::remove_file(desk.path("out/urn-2")).expect("the link is there");
    let three = two_sinks().text().replacen(
        "\"sinks\": [",
        "\"sinks\": [{\"uses\": \"lines\", \"with\": {\"path\": \"new.jsonl\"}},",
        1,
    );
    desk.write("p.yaml", three);
    replay(&desk, "--all", 0);
    assert_eq!(String::from_utf8_lossy(&desk.read("new.jsonl")).lines().count(), 1);
    letters(&desk, "list").exits(0).says(["no open dead letters"]);
}

#[test]
fn a_replay_that_is_killed_at_any_step_and_made_again_delivers_each_article_once() {
    let mut killed = 0;
    for step in 1.. {
        let desk = Desk::new();
        desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
        desk.write("in/a.jsonl", lines((1..=3).map(|number| story(&format!("urn:{number}")))));
        let rejects = json!({ "uses": "misbehaving", "with": { "how": "reject-in-silence" } });
        desk.define("p.yaml", two_sinks().stage_of(rejects));
        assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 3);
        desk.define("p.yaml", two_sinks());
        let call = desk.copydesk(["dead-letters", "replay", "--all"]);
        let reached = call.env("COPYDESK_KILL_POINT", format!("kill:{step}")).run().was_killed();
        letters(&desk, "replay --all").exits(0);
        let delivered = String::from_utf8(desk.read("all.jsonl")).expect("text");
        assert_eq!((delivered.lines().count(), desk.files("out").len()), (3, 3), "step {step}: {delivered}");
        assert!(open(&desk).is_empty(), "step {step}");
        assert_eq!(desk.run("p.yaml").exits(0).report()["account"]["skipped"], 3, "step {step}");
        if !reached {
            break;
        }
        killed += 1;
    }
    assert!(killed >= 5, "{killed} steps");
}
