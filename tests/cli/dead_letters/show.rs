//! `copydesk dead-letters show`.

use super::{letters, mended, one_dead};
use crate::support::{Desk, long_story};
use serde_json::json;

#[test]
fn a_letter_says_why_where_it_came_from_and_how_the_article_begins() {
    let desk = one_dead();
    let outcome = letters(&desk, "show 1").exits(0);
    let outcome =
        outcome.says(["dead letter 1 of pipeline suite: open", "urn:2", "in/2.json", "in run 1, after 1 try"]);
    let outcome = outcome.says(["stage misbehaving (misbehaving 0.0.1)", "thought better of it"]);
    outcome.says(["VELSUND, Ostrevia", "copydesk dead-letters show 1 --article"]);
}

#[test]
fn machines_get_the_article_as_text() {
    let desk = one_dead();
    let letter = letters(&desk, "show 1 --format json").exits(0).json();
    assert_eq!(letter["article"].as_str().map(str::as_bytes), Some(desk.read("in/2.json").as_slice()));
    assert_eq!((&letter["id"], &letter["stage"], &letter["uri"]), (&json!(1), &json!("misbehaving"), &json!("urn:2")));
    assert_eq!((&letter["record"]["is_line"], &letter["record"]["source_index"]), (&json!(false), &json!(0)));
}

#[test]
fn the_article_alone_is_written_byte_for_byte() {
    let desk = one_dead();
    let outcome = letters(&desk, "show 1 --article").exits(0);
    assert_eq!((outcome.stdout.as_slice(), outcome.stderr.as_str()), (desk.read("in/2.json").as_slice(), ""));
}

#[test]
fn bytes_that_are_no_text_come_back_as_they_came() {
    let desk = Desk::new();
    let bytes = [b"GIF89a".as_slice(), &[0, 1, 2, 0xff, 0xfe, 0x1b]].concat();
    desk.write("in/a.gif", &bytes).define("p.yaml", mended());
    desk.run("p.yaml").exits(1);
    assert_eq!(letters(&desk, "show 1 --article").exits(0).stdout, bytes);
    assert_eq!(letters(&desk, "show 1 --format json").exits(0).json()["article"], json!(null));
    assert!(!letters(&desk, "show 1").exits(0).stdout.contains(&0x1b));
}

#[test]
fn of_a_long_article_only_the_beginning_is_shown() {
    let desk = Desk::new();
    let long = long_story("urn:long", 100_000).to_string();
    desk.write("in/a.json", &long[..long.len() - 1]).define("p.yaml", mended());
    desk.run("p.yaml").exits(1);
    let outcome = letters(&desk, "show 1").exits(0);
    assert!(outcome.stdout.len() < 4000, "{}", outcome.stdout.len());
    outcome.says(["this is the beginning", "show 1 --article"]);
}

#[test]
fn a_letter_that_is_not_there_is_wrong_usage() {
    let desk = one_dead();
    for arguments in ["show 7", "show 7 --article", "show 7 --format json"] {
        let outcome = letters(&desk, arguments).exits(2).says(["no dead letter 7", "list --closed"]);
        assert!(outcome.stdout.is_empty());
    }
    letters(&desk, "show 0").exits(2);
    letters(&desk, "show x").exits(2);
}
