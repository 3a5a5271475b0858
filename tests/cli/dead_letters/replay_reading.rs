//! `copydesk dead-letters replay`: what could not be read before.

use super::{all, letters, mended, open, replay};
use crate::support::{Definition, Desk};
use serde_json::json;

/// What opens as JSON does is taken for JSON where the definition does not say that it is text.
const TEXT: &str =
    "{\"wire\": 7}\nFerry returns to service\n\nThe ferry between Velsund and Ostrand sails again from Monday.\n";

const TWO: &str = "{\"wire\": 7}\nZCZC ENA001\nFerry returns to service\n\nThe ferry between Velsund and Ostrand sails again.\nNNNN\n\n\
                   ZCZC ENA002\nLock gates go to the museum\n\nThe old gates of the Velsund canal are to be shown.\nNNNN\n";

fn reading(format: &str) -> Definition {
    mended().set("sources", json!([{ "uses": "files", "with": { "path": "in", "format": format } }]))
}

/// A desk whose definition does not name the format, so that the text is a dead letter.
fn misread(text: &str) -> Desk {
    let desk = Desk::new();
    desk.write("in/a.txt", text).define("p.yaml", reading("auto"));
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    desk
}

#[test]
fn an_article_that_could_not_be_read_and_now_can_closes_its_letter() {
    let desk = misread(TEXT);
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, 1);
    assert_eq!((open(&desk), &all(&desk)[0]["tries"]), (vec![1], &json!(2)));
    desk.define("p.yaml", reading("text"));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!((open(&desk).len(), &all(&desk)[0]["closed"]), (0, &json!("replayed")));
    assert_eq!(desk.files("out").len(), 1);
    assert_eq!(desk.run("p.yaml").exits(0).report()["account"]["skipped"], 1, "the next run has seen it");
}

#[test]
fn several_articles_that_come_from_one_letter_are_each_delivered_and_close_it() {
    let desk = misread(TWO);
    desk.define("p.yaml", reading("text"));
    let account = replay(&desk, "--all", 0).account();
    assert_eq!((account.received, account.delivered), (2, 2));
    assert!(open(&desk).is_empty());
    assert_eq!(desk.files("out").len(), 2);
    assert_eq!(desk.run("p.yaml").exits(0).report()["account"]["skipped"], 2);
}

#[test]
fn of_several_articles_that_come_from_one_letter_the_one_that_fails_gets_a_letter_of_its_own() {
    let desk = misread(TWO);
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    let stage =
        json!({ "uses": "misbehaving", "if": "uri is endingwith('#2')", "with": { "how": "reject-in-silence" } });
    desk.define("p.yaml", reading("text").stage_of(stage));
    let account = replay(&desk, "--all", 1).account();
    assert_eq!((account.received, account.delivered, account.dead_lettered), (2, 1, 1));
    let states: Vec<_> = all(&desk).iter().map(|letter| letter["closed"].clone()).collect();
    assert_eq!(states, [json!("replayed"), json!(null)]);
    // Its bytes are the item's alone, and it keeps its name among the others.
    let kept = String::from_utf8(letters(&desk, "show 2 --article").exits(0).stdout).expect("text");
    assert!(kept.contains("ENA002") && !kept.contains("ENA001"), "{kept}");
    desk.define("p.yaml", reading("text"));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    assert_eq!(desk.run("p.yaml").exits(0).report()["account"]["skipped"], 2, "the same two for the source");
}

#[test]
fn one_of_several_items_on_standard_input_keeps_the_name_that_it_had() {
    let desk = Desk::new();
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    let stage =
        json!({ "uses": "misbehaving", "if": "uri is endingwith('#2')", "with": { "how": "reject-in-silence" } });
    desk.define("p.yaml", mended().stage_of(stage));
    let run = |status| {
        let call = desk
            .copydesk(["run", "p.yaml", "--input", "-", "--report", "json"])
            .stdin(TWO.trim_start_matches("{\"wire\": 7}\n"));
        call.run().exits(status).report()["account"].clone()
    };
    assert_eq!(run(1)["dead_lettered"], 1);
    desk.define("p.yaml", mended());
    replay(&desk, "--all", 0);
    assert_eq!((&run(0)["skipped"], desk.files("out").len()), (&json!(2), 2));
}

#[test]
fn what_came_by_the_command_line_is_read_as_it_was_and_not_as_the_definitions_source() {
    let desk = Desk::new();
    desk.write("by-hand.txt", "The ferry sails again from Monday, the port said.\n").write("in/x", "");
    desk.link(&crate::plugins::misbehaving::library(), "plugins/libmisbehaving.so");
    let source =
        json!([{ "uses": "files", "with": { "path": "in", "format": "article" }, "defaults": { "source": "ENA" } }]);
    let stage = json!({ "uses": "misbehaving", "with": { "how": "reject-in-silence" } });
    desk.define("p.yaml", mended().set("sources", source.clone()).stage_of(stage));
    desk.run("p.yaml --input by-hand.txt").exits(1);
    desk.define("p.yaml", mended().set("sources", source));
    assert_eq!(replay(&desk, "--all", 0).account().delivered, 1);
    let delivered = desk.json(&desk.files("out")[0]);
    assert_eq!((&delivered["uri"], delivered.get("source")), (&json!("by-hand.txt"), None), "{delivered}");
}

#[test]
fn a_letter_without_bytes_stays_open_and_says_why() {
    let desk = Desk::new();
    desk.write("in/empty.txt", "").define("p.yaml", mended());
    assert_eq!(desk.run("p.yaml").exits(1).account().dead_lettered, 1);
    letters(&desk, "replay --all").exits(1).says(["dead letter 1 stays open", "in/empty.txt", "nothing to try again"]);
    assert_eq!((open(&desk), &all(&desk)[0]["tries"]), (vec![1], &json!(1)));
}

#[test]
fn lines_that_a_wrong_format_cut_out_are_not_taken_for_articles() {
    let desk = Desk::new();
    desk.write("in/a.txt", TEXT.trim_start_matches("{\"wire\": 7}\n")).define("p.yaml", reading("article"));
    let cut = desk.run("p.yaml").exits(1).account().dead_lettered;
    assert!(cut > 1, "{cut}");
    desk.define("p.yaml", reading("text"));
    assert_eq!(replay(&desk, "--all", 1).account().dead_lettered, cut);
    assert!(desk.files("out").is_empty());
    assert_eq!(desk.run("p.yaml").exits(0).account().delivered, 1, "the source still has it whole");
}
