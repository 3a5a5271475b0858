//! What is in an article never chooses where on the disk it goes.

use crate::support::{Definition, Desk, Outcome, lines, story};
use serde_json::json;

const HOSTILE: [&str; 17] = [
    "../../../escaped",
    "/etc/escaped",
    "..",
    ".",
    "-",
    "C:\\windows\\escaped",
    "a/b/c/../../../../escaped",
    "file:///etc/escaped?x=1#y",
    "con",
    "nul.json",
    "\u{202e}gpj.exe",
    "line\nbreak",
    "tab\tand nul\u{0}",
    "~root",
    "$(touch escaped)",
    "{{ headline }}",
    "%2e%2e%2fescaped",
];

fn stories() -> String {
    lines(HOSTILE.iter().map(|uri| story(uri)))
}

fn only_below(desk: &Desk, folders: &[&str]) {
    for file in desk.files("") {
        let known = folders.iter().chain(&["in/", "plugins/", "p.yaml"]).any(|start| file.starts_with(start));
        assert!(known, "{file} was written outside of {folders:?}");
    }
    assert!(!desk.path("../escaped").exists() && !desk.path("../escaped.json").exists());
}

fn run(path: &str) -> (Desk, Outcome) {
    let desk = Desk::new();
    desk.write("in/hostile.jsonl", stories()).define("p.yaml", Definition::new().into_files(path));
    let outcome = desk.run("p.yaml").exits(0);
    (desk, outcome)
}

#[test]
fn hostile_identities_stay_under_the_folder_of_the_sink() {
    for path in ["out/{{ uri }}.json", "out/{{ uri }}/{{ uri }}.json", "out/{{ uri }}"] {
        let (desk, _) = run(path);
        only_below(&desk, &["out/"]);
        assert_eq!(desk.files("out").len(), HOSTILE.len(), "{path}: {:?}", desk.files("out"));
    }
}

#[test]
fn every_file_holds_the_article_that_it_is_named_for() {
    let (desk, _) = run("out/{{ uri }}.json");
    let mut uris: Vec<String> =
        desk.files("out").iter().map(|file| desk.json(file)["uri"].as_str().unwrap_or_default().to_owned()).collect();
    uris.sort();
    let mut expected = HOSTILE.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(uris, expected);
}

#[test]
fn articles_with_one_slugline_do_not_write_one_file() {
    let desk = Desk::new();
    let same = |number: usize| {
        let mut article = story(&format!("urn:s{number}"));
        article["slugline"] = json!("BC-Dredger");
        article
    };
    desk.write("in/same.jsonl", lines((0..20).map(same)));
    desk.define("p.yaml", Definition::new().into_files("out/{{ slugline or uri }}.json"));
    desk.run("p.yaml").exits(0);
    let files = desk.files("out");
    assert_eq!(files.len(), 20);
    assert!(files.iter().all(|file| file.starts_with("out/BC-Dredger")), "{files:?}");
}

#[test]
fn names_that_differ_only_in_case_or_in_what_is_cleaned_away_are_two_files() {
    let desk = Desk::new();
    desk.write("in/like.jsonl", lines(["urn:A", "urn:a", "urn:a?", "urn:a!", "urn a"].map(story)));
    desk.define("p.yaml", Definition::new().into_files("out/{{ uri }}.json"));
    desk.run("p.yaml").exits(0);
    let mut names: Vec<String> = desk.files("out").iter().map(|file| file.to_lowercase()).collect();
    names.dedup();
    assert_eq!(names.len(), 5, "{names:?}");
}

#[test]
fn an_endless_identity_is_cut_to_a_name_that_the_disk_takes() {
    let desk = Desk::new();
    let long = |end: &str| story(&format!("urn:{}{end}", "ä".repeat(5_000)));
    desk.write("in/long.jsonl", lines([long("1"), long("2")]));
    desk.define("p.yaml", Definition::new().into_files("out/{{ uri }}/{{ uri }}-{{ headline }}.json"));
    desk.run("p.yaml").exits(0);
    assert_eq!(desk.files("out").len(), 2);
}

#[test]
fn a_folder_given_as_output_is_taken_literally() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string()).define("p.yaml", Definition::new());
    desk.copydesk(["run", "p.yaml", "--output", "out {{ uri }}"]).run().exits(0);
    assert_eq!(desk.files("out {{ uri }}").len(), 1, "{:?}", desk.files(""));
}

#[test]
fn dead_letters_with_hostile_names_stay_in_their_folder() {
    let desk = Desk::new();
    let broken: String = HOSTILE.iter().map(|uri| format!("{}\n", json!({ "uri": uri, "body": 7 }))).collect();
    desk.write("in/broken.jsonl", broken).define("p.yaml", Definition::new().into_files("out/{{ uri }}.json"));
    desk.run("p.yaml").exits(1);
    only_below(&desk, &["out/", "dead-letters/"]);
    assert_eq!(desk.files("dead-letters").len(), 2 * HOSTILE.len());
}
