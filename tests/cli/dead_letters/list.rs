//! `copydesk dead-letters list`.

use super::{all, failing, letters, one_dead, open};
use crate::support::{Desk, story};
use serde_json::json;

/// A desk with a letter of a stage, one of a sink and one that could not be read.
fn three_dead() -> Desk {
    let desk = one_dead();
    desk.write("in/4.json", "{\"uri\": \"urn:cut");
    desk.write("in/5.json", story("urn:5").to_string());
    desk.write("elsewhere/x", "").link(&desk.path("elsewhere"), "out/urn-5");
    desk.define("p.yaml", failing().into_files("out/{{ uri }}/story.json"));
    desk.run("p.yaml").exits(1);
    desk
}

#[test]
fn each_letter_stands_in_a_line_with_where_and_why_it_failed() {
    let desk = three_dead();
    let text = letters(&desk, "list").exits(0).text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("letter  pipeline  failed"), "{text}");
    for (line, words) in lines[1..].iter().zip([
        ["1  suite", "stage misbehaving", "urn:2", "thought better of it"],
        ["2  suite", "reading", "in/4.json", "in/4.json"],
        ["3  suite", "sink files", "urn:5", "symbolic link"],
    ]) {
        assert!(words.iter().all(|word| line.contains(word)), "{words:?}: {line}");
    }
    let columns: Vec<Option<usize>> = lines.iter().map(|line| line.find("20")).collect();
    assert!(columns[1].is_some() && columns[1..].iter().all(|column| *column == columns[1]), "aligned: {text}");
}

#[test]
fn machines_get_every_field() {
    let desk = three_dead();
    let listed = all(&desk);
    let (first, sink) = (&listed[0], &listed[2]);
    for (field, value) in [
        ("id", json!(1)),
        ("pipeline", json!("suite")),
        ("run", json!(1)),
        ("uri", json!("urn:2")),
        ("version", json!(null)),
        ("source", json!("in/2.json")),
        ("line", json!(null)),
        ("stage", json!("misbehaving")),
        ("plugin", json!("misbehaving 0.0.1")),
        ("sink", json!(null)),
        ("tries", json!(1)),
        ("closed", json!(null)),
        ("closed_at", json!(null)),
        ("bytes", json!(desk.read("in/2.json").len())),
    ] {
        assert_eq!(first[field], value, "{field}: {first}");
    }
    assert!(first["error"].as_str().is_some_and(|error| error.contains("thought better of it")), "{first}");
    assert!(first["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{first}");
    assert_eq!((&sink["sink"], &sink["stage"], &sink["run"]), (&json!("files"), &json!(null), &json!(2)));
}

#[test]
fn filters_narrow_the_list_down_and_each_has_to_fit() {
    let desk = three_dead();
    let ids = |filters: &str| -> Vec<u64> {
        let listed = letters(&desk, &format!("list --format json {filters}")).exits(0).json();
        listed.as_array().expect("a list").iter().filter_map(|letter| letter["id"].as_u64()).collect()
    };
    for (filters, wanted) in [
        ("", vec![1, 2, 3]),
        ("--stage misbehaving", vec![1]),
        ("--sink files", vec![3]),
        ("--sink file", vec![]),
        ("--uri in/4.json", vec![2]),
        ("--run 2", vec![2, 3]),
        ("--pipeline suite", vec![1, 2, 3]),
        ("--pipeline other", vec![]),
        ("--run 2 --stage misbehaving", vec![]),
        ("--limit 2", vec![1, 2]),
    ] {
        assert_eq!(ids(filters), wanted, "{filters}");
    }
    letters(&desk, "list --limit 2").exits(0).says(["and more", "--limit"]);
    assert!(!letters(&desk, "list --limit 3").exits(0).text().contains("and more"));
}

#[test]
fn closed_letters_are_listed_when_asked_for() {
    let desk = three_dead();
    letters(&desk, "drop 1").exits(0);
    assert_eq!(open(&desk), [2, 3]);
    let listed = all(&desk);
    assert_eq!((listed.len(), &listed[0]["closed"]), (3, &json!("dropped")));
    letters(&desk, "list --closed").exits(0).says(["dropped", "open"]);
}

#[test]
fn a_state_without_dead_letters_says_so() {
    let desk = one_dead();
    letters(&desk, "drop 1").exits(0);
    assert_eq!(letters(&desk, "list").exits(0).text(), "no open dead letters\n");
    assert_eq!(letters(&desk, "list --format json").exits(0).json(), json!([]));
}

#[test]
fn what_a_provider_wrote_cannot_act_on_the_terminal() {
    let desk = Desk::new();
    desk.write("in/\u{1b}[31mred.json", "{\"uri\": \"urn:cut");
    desk.define("p.yaml", super::mended());
    desk.run("p.yaml").exits(1);
    for arguments in ["list", "show 1"] {
        let text = letters(&desk, arguments).exits(0).text();
        assert!(text.contains("\\u{1b}[31mred") && !text.contains('\u{1b}'), "{text}");
    }
}
