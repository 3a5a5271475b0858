//! What cannot be read as an article is a dead letter: the reason, and the bytes as they came.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

/// The dead letters of the pipeline `suite`: reason and original bytes, in the order of the sources.
pub(super) fn dead_letters(desk: &Desk) -> Vec<(Value, Vec<u8>)> {
    let reasons = desk.files("dead-letters").into_iter().filter(|file| file.ends_with(".reason.json"));
    let mut letters: Vec<(Value, Vec<u8>)> = reasons
        .map(|file| {
            let reason = desk.json(&file);
            let article = reason["article"].as_str().expect("the reason names the file of the article");
            let bytes = desk.read(&format!("dead-letters/suite/{article}"));
            (reason, bytes)
        })
        .collect();
    let place = |reason: &Value| (reason["source"].to_string(), reason["line"].as_u64());
    letters.sort_by_key(|(reason, _)| place(reason));
    letters
}

/// Runs the bytes as a file of this name between two good ones; gives the reason and what was kept.
fn one_bad(name: &str, bytes: &[u8]) -> (Value, Vec<u8>) {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string()).write("in/z.json", story("urn:z").to_string());
    desk.write(&format!("in/{name}"), bytes).define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(1).says([name]);
    assert_eq!(outcome.uris(), ["urn:a", "urn:z"], "the others are not lost");
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.dead_lettered), (3, 2, 1));
    let mut letters = dead_letters(&desk);
    assert_eq!(letters.len(), 1);
    let (reason, kept) = letters.remove(0);
    assert!(reason["source"].as_str().is_some_and(|source| source.ends_with(name)), "{reason}");
    assert!(reason["stage"].is_null(), "no stage failed: {reason}");
    (reason, kept)
}

fn says(reason: &Value, word: &str) -> bool {
    reason["error"].as_str().is_some_and(|error| error.contains(word))
}

#[test]
fn a_file_that_is_no_text_is_kept_as_it_came_with_the_reason() {
    let jpeg = [&b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00"[..], &[0x00, 0x9D, 0xFE, 0x01].repeat(500)].concat();
    let (reason, kept) = one_bad("m.txt", &jpeg);
    assert!(says(&reason, "JPEG"), "{reason}");
    assert_eq!(kept, jpeg);
}

#[test]
fn a_broken_object_is_a_dead_letter_that_names_the_place() {
    let (reason, kept) = one_bad("m.json", b"{\"uri\": \"urn:m\",\n \"headline\": \"Lock\", \"body\": [\"cut of");
    assert!(says(&reason, "line 2"), "{reason}");
    assert!(kept.ends_with(b"cut of"));
}

#[test]
fn an_empty_file_is_a_dead_letter() {
    assert!(says(&one_bad("m.txt", b"").0, "no text"));
    assert!(says(&one_bad("m.txt", b" \r\n\t\n").0, "no text"));
}

#[test]
fn json_that_is_no_article_says_which_keys_it_has() {
    let (reason, _) = one_bad("m.json", br#"{"invoice": 7, "total": 12.5}"#);
    assert!(says(&reason, "`invoice`") && says(&reason, "body"), "{reason}");
}

#[test]
fn a_format_that_is_not_read_is_named() {
    let nitf = b"<?xml version=\"1.0\"?>\n<nitf><head><title>Lock</title></head><body/></nitf>";
    assert!(says(&one_bad("m.xml", nitf).0, "NITF"));
}

#[test]
fn a_value_that_cannot_be_is_named_with_its_field() {
    let (reason, _) =
        one_bad("m.json", br#"{"uri": "urn:m", "headline": "Lock", "body": ["a"], "pubstatus": "spiked"}"#);
    assert!(says(&reason, "pubstatus") && says(&reason, "spiked"), "{reason}");
}

#[test]
fn one_broken_line_of_many_is_one_dead_letter_with_its_line() {
    let desk = Desk::new();
    let mut text = lines((0..50).map(|number| story(&format!("urn:{number}"))));
    text.insert_str(text.match_indices('\n').nth(9).expect("ten lines").0 + 1, "{\"uri\": \"urn:broken\", \n");
    desk.write("in/feed.jsonl", text).define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(1);
    assert_eq!(outcome.articles().len(), 50);
    let letters = dead_letters(&desk);
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0["line"], 11);
    assert_eq!(letters[0].1.trim_ascii_end(), b"{\"uri\": \"urn:broken\",");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_dead_letter_or_is_read_by_root() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string()).write("in/b.json", story("urn:b").to_string());
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(desk.path("in/b.json"), closed).expect("permissions can be set");
    desk.define("p.yaml", Definition::new());
    if std::fs::read(desk.path("in/b.json")).is_ok() {
        return; // root reads everything
    }
    let outcome = desk.run("p.yaml").exits(1).says(["b.json"]);
    assert_eq!(outcome.uris(), ["urn:a"]);
}

#[test]
fn dead_letters_go_where_the_definition_says() {
    let desk = Desk::new();
    desk.write("in/bad.json", "{\"uri\": 1")
        .define("p.yaml", Definition::new().set("dead_letters", json!("put/aside")));
    desk.run("p.yaml").exits(1).says(["put/aside"]);
    assert_eq!(desk.files("put/aside").len(), 2, "{:?}", desk.files(""));
    assert!(desk.files("dead-letters").is_empty());
}

#[test]
fn a_dead_letter_can_be_run_again_as_it_is() {
    let desk = Desk::new();
    desk.write("in/bad.json", story("urn:bad").to_string().replace("\"en\"", "7.5.1"));
    desk.define("p.yaml", Definition::new());
    desk.run("p.yaml").exits(1);
    let letter = dead_letters(&desk).remove(0);
    let mended = String::from_utf8(letter.1).expect("UTF-8").replace("7.5.1", "\"en\"");
    desk.write("mended/bad.json", mended);
    assert_eq!(desk.run("p.yaml --input mended").exits(0).uris(), ["urn:bad"]);
}

#[test]
fn the_same_failure_in_a_second_run_does_not_pile_up() {
    let desk = Desk::new();
    desk.write("in/bad.json", "{\"uri\": 1").define("p.yaml", Definition::new());
    desk.run("p.yaml").exits(1);
    let first = desk.files("dead-letters");
    desk.run("p.yaml").exits(1);
    assert_eq!(desk.files("dead-letters"), first);
}

#[test]
fn an_object_with_something_else_behind_it_is_one_dead_letter_and_stays_one_when_it_is_replayed() {
    let desk = Desk::new();
    desk.write("in/feed.jsonl", format!("{}\n{{\"uri\":\"urn:b\", \"body\": [}}290\n", story("urn:a")));
    desk.define("p.yaml", Definition::new().into_files("out/{{ uri }}.json").set("state", json!("st")));
    let account = desk.run("p.yaml").exits(1).account();
    assert_eq!((account.received, account.delivered, account.dead_lettered), (2, 1, 1));
    desk.copydesk(["dead-letters", "replay", "--all", "--state", "st"]).run().exits(1);
    assert_eq!(desk.files("out").len(), 1, "no piece of it goes out as an article");
}
