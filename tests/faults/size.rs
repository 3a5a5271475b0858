//! Memory stays flat, and nothing is too large to pass.

use crate::support::{Definition, Desk, Running, lines, long_story, story};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::time::Duration;

/// So many articles of 20 KB are not read when the memory is looked at: several times what a pipe holds.
const LEFT: usize = 12;

/// Runs with a reader that takes nothing until the run stands still, then everything; gives the peak of memory.
fn peak_with_a_slow_reader(desk: &Desk, folder: &str, count: usize) -> u64 {
    let mut running = desk.copydesk(["run", "p.yaml", "--input", folder, "--output", "-"]).start();
    stands_still(&running);
    let mut stdout = BufReader::new(running.child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    // What is left then is more than a pipe holds, so the process cannot have ended.
    for _ in 0..count - LEFT {
        line.clear();
        stdout.read_line(&mut line).expect("a line");
    }
    let peak = running.peak_memory();
    drop(std::thread::spawn(move || stdout.lines().count()));
    running.end().exits(0);
    peak
}

/// Waits until the process has used no processor for a while: it waits for its reader.
fn stands_still(running: &Running) {
    let used = || {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", running.child.id())).unwrap_or_default();
        let fields: Vec<String> = stat.rsplit(')').next().unwrap_or_default().split(' ').map(str::to_owned).collect();
        (fields.get(12).cloned(), fields.get(13).cloned())
    };
    let mut before = used();
    loop {
        std::thread::sleep(Duration::from_millis(150));
        let now = used();
        if now == before {
            return;
        }
        before = now;
    }
}

#[test]
fn memory_does_not_grow_with_the_input_when_the_reader_is_slow() {
    let desk = Desk::new();
    let stories = |count: usize| lines((0..count).map(|number| long_story(&format!("urn:{number}"), 20_000)));
    desk.write("few/few.jsonl", stories(40)).write("many/many.jsonl", stories(800));
    let limit = json!({ "articles": 32, "bytes": "2MiB" });
    desk.define(
        "p.yaml",
        Definition::new().stage("strip-boilerplate").set("workers", json!(2)).set("in_flight", limit),
    );
    let few = peak_with_a_slow_reader(&desk, "few", 40);
    let many = peak_with_a_slow_reader(&desk, "many", 800);
    // The input is 16 MB and the output more; the bound is a fraction of either.
    assert!(many < few + (8 << 20), "{few} bytes for 40 articles, {many} for 800");
}

#[test]
fn an_article_larger_than_all_that_may_be_in_flight_passes_alone() {
    let desk = Desk::new();
    desk.write("in/three.jsonl", lines([story("urn:a"), long_story("urn:large", 400_000), story("urn:b")]));
    let limit = json!({ "articles": 4, "bytes": "64KiB" });
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate").set("in_flight", limit));
    assert_eq!(desk.run("p.yaml").exits(0).uris(), ["urn:a", "urn:large", "urn:b"]);
}

fn passes(article: Value) -> Value {
    let desk = Desk::new();
    desk.write("in/a.json", article.to_string()).define("p.yaml", Definition::whole());
    desk.run("p.yaml").exits(0).article()
}

#[test]
fn a_megabyte_in_one_paragraph_passes_all_stages() {
    let sentence = "The lock keeper of Gallin counted the boats again and wrote the number into the book. ";
    let article = passes(json!({ "uri": "urn:a", "headline": "Boats", "body": [sentence.repeat(12_000)] }));
    assert!(article["body"][0]["text"].as_str().is_some_and(|text| text.len() > 1_000_000));
}

#[test]
fn a_hundred_thousand_quotation_marks_pass_all_stages() {
    let body = ["\"".repeat(30_000), "“".repeat(30_000), "”“".repeat(20_000)];
    passes(json!({ "uri": "urn:a", "headline": "Marks", "body": body }));
}

#[test]
fn fifty_thousand_equal_lines_pass_all_stages() {
    let line = "The lock at Gallin stays shut until the ice is gone, the keeper wrote.";
    passes(json!({ "uri": "urn:a", "headline": "Lines", "body": vec![line; 50_000] }));
}

#[test]
fn deep_nesting_is_refused_or_read_but_never_a_crash() {
    let desk = Desk::new();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    desk.write("in/deep.json", format!("{{\"uri\": \"urn:deep\", \"headline\": \"Deep\", \"body\": {deep}}}"));
    desk.write("in/deep.html", format!("<html><body>{}deep{}", "<div>".repeat(50_000), "</div>".repeat(50_000)));
    desk.write("in/good.json", story("urn:good").to_string());
    desk.define("p.yaml", Definition::new());
    let outcome = desk.run("p.yaml").exits(1);
    assert!(outcome.uris().contains(&"urn:good".to_owned()), "{}", outcome.stderr);
    assert_eq!(outcome.account().received, 3);
}
