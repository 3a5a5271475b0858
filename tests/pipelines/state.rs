//! A run with a state: what was received before is known, and of two versions of a story the newer one stays.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

fn with(uri: &str, changes: &[(&str, Value)]) -> Value {
    let mut article = story(uri);
    for (key, value) in changes {
        article[*key] = value.clone();
    }
    article
}

/// Files under `out`, named by the slugline, and all lines in `all.jsonl`; the state is in `st`.
fn remembering() -> Definition {
    Definition::new().set("state", json!("st")).set(
        "sinks",
        json!([
            { "uses": "files", "with": { "path": "out/{{ slugline or uri }}.json" } },
            { "uses": "lines", "with": { "path": "all.jsonl" } },
        ]),
    )
}

/// Runs with these articles in place of all that was there before; received, delivered, skipped, superseded.
fn run(desk: &Desk, articles: &[Value]) -> (u64, u64, u64, u64) {
    desk.write("in/feed.jsonl", lines(articles.iter().cloned()));
    counts(&desk.run("p.yaml").exits(0).report())
}

fn counts(report: &Value) -> (u64, u64, u64, u64) {
    crate::support::Account::of(report);
    let count = |key: &str| report["account"][key].as_u64().unwrap_or_default();
    (count("received"), count("delivered"), count("skipped"), count("superseded"))
}

fn headlines(desk: &Desk) -> Vec<String> {
    let headline = |file: String| desk.json(&file)["headline"].as_str().unwrap_or_default().to_owned();
    desk.files("out").into_iter().map(headline).collect()
}

fn lines_of(desk: &Desk) -> usize {
    String::from_utf8_lossy(&desk.read("all.jsonl")).lines().count()
}

#[test]
fn what_was_received_before_is_skipped_and_counted() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let three = ["urn:a", "urn:b", "urn:c"].map(story);
    assert_eq!(run(&desk, &three[..2]), (2, 2, 0, 0));
    assert_eq!(run(&desk, &three), (3, 1, 2, 0));
    assert_eq!(run(&desk, &three), (3, 0, 3, 0));
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (3, 3));
}

#[test]
fn the_same_article_twice_in_one_run_is_delivered_once() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let twice: Vec<Value> = (0..300).map(|number| story(&format!("urn:{}", number % 150))).collect();
    assert_eq!(run(&desk, &twice), (300, 150, 150, 0));
    assert_eq!(lines_of(&desk), 150);
}

#[test]
fn what_an_earlier_definition_settled_is_told_and_what_stands_in_for_its_ends_is_no_change() {
    let desk = Desk::new();
    let two = lines(["urn:a", "urn:b"].map(story));
    desk.write("in/feed.jsonl", &two);
    let told = |arguments: &str| {
        let report = desk.run(arguments).exits(0).report();
        counts(&report);
        report["settled_by_another_definition"].clone()
    };
    desk.define("p.yaml", remembering());
    assert_eq!((told("p.yaml"), told("p.yaml"), told("p.yaml --input in")), (json!(null), json!(null), json!(null)));

    let stage = |settings: Value| remembering().stage_of(settings);
    let source = |key: &str, value: Value| {
        remembering().set("sources", json!([{ "uses": "files", "with": { "path": "in" }, key: value }]))
    };
    for changed in [
        stage(json!({ "uses": "tag-topics" })),
        stage(json!({ "uses": "tag-topics", "with": { "max": 2 } })),
        stage(json!({ "uses": "tag-topics", "if": "urgency == 1" })),
        source("edit", json!("none")),
        source("defaults", json!({ "source": "Harbour News" })),
    ] {
        desk.define("p.yaml", changed);
        assert_eq!(told("p.yaml"), json!({ "articles": 2, "last_run": 1 }));
    }
    desk.copydesk(["run", "p.yaml"]).run().exits(0).says(["2 articles seen were settled by an earlier", "`--again`"]);
    told("p.yaml --again");
    assert_eq!(told("p.yaml"), json!(null), "all is settled by this one now");
}

#[test]
fn again_processes_what_was_seen_and_delivers_it_again() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering()).write("in/feed.jsonl", lines([story("urn:a")]));
    desk.run("p.yaml").exits(0);
    let report = desk.run("p.yaml --again").exits(0).report();
    assert_eq!(counts(&report), (1, 1, 0, 0));
    assert_eq!((desk.files("out").len(), lines_of(&desk)), (1, 2));
}

#[test]
fn without_a_state_nothing_is_remembered() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering()).write("in/feed.jsonl", lines([story("urn:a")]));
    for _ in 0..2 {
        let report = desk.run("p.yaml --no-state").exits(0).report();
        assert_eq!(counts(&report), (1, 1, 0, 0));
    }
    assert!(!desk.path("st").exists());
}

#[test]
fn a_newer_version_takes_the_place_of_the_older_ones_file_also_under_another_name() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let version = |number: &str, slug: &str| {
        with(
            "urn:a",
            &[("version", json!(number)), ("slugline", json!(slug)), ("headline", json!(format!("V{number}")))],
        )
    };
    assert_eq!(run(&desk, &[version("9", "first")]), (1, 1, 0, 0));
    // Compared as a number: as text, 10 would come before 9.
    assert_eq!(run(&desk, &[version("10", "second")]), (1, 1, 0, 0));
    assert_eq!(headlines(&desk), ["V10"]);
    // The older one comes again, and one that is older still and was never seen.
    assert_eq!(run(&desk, &[version("9", "first"), version("8", "third")]), (2, 0, 1, 1));
    assert_eq!((headlines(&desk), lines_of(&desk)), (vec!["V10".to_owned()], 2));
}

#[test]
fn versions_in_one_run_come_to_the_newest_whatever_their_order() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let at = |time: &str| {
        with("urn:a", &[("versioncreated", json!(format!("2026-11-28T{time}Z"))), ("headline", json!(time))])
    };
    let all = [at("09:00:00"), at("11:00:00"), at("10:00:00")];
    assert_eq!(run(&desk, &all), (3, 2, 0, 1));
    assert_eq!(headlines(&desk), ["11:00:00"]);
    assert_eq!(run(&desk, &all), (3, 0, 2, 1));
}

#[test]
fn an_older_version_that_comes_after_a_cancel_is_not_put_out() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let cancel = with("urn:a", &[("version", json!("3")), ("pubstatus", json!("canceled"))]);
    let old = with("urn:a", &[("version", json!("2"))]);
    let later = with("urn:b", &[("version", json!("3")), ("embargoed", json!("2099-01-01T00:00:00Z"))]);
    let now = with("urn:b", &[("version", json!("2"))]);
    // What is under embargo says nothing of the version before it.
    assert_eq!(run(&desk, &[cancel, old, later, now]), (4, 1, 0, 1));
    assert_eq!(desk.files("out").len(), 1);
}

#[test]
fn a_cancel_names_where_the_story_is_still_out() {
    let desk = Desk::new();
    let sinks = json!([
        { "uses": "files", "with": { "path": "out/{{ headline }}.json" } },
        { "uses": "lines", "with": { "path": "all.jsonl" } },
    ]);
    desk.define("p.yaml", remembering().set("sinks", sinks));
    assert_eq!(run(&desk, &[with("urn:a", &[("version", json!("1"))])]), (1, 1, 0, 0));
    let cancel = |uri: &str| with(uri, &[("version", json!("2")), ("pubstatus", json!("canceled"))]);
    desk.write("in/feed.jsonl", lines([cancel("urn:a"), cancel("urn:b")]));
    let report = desk.run("p.yaml").exits(0).report();
    let file = desk.files("out").pop().expect("the first version's file");
    assert_eq!(report["held"][0]["still_out"], json!([format!("files {file}"), "lines"]));
    assert_eq!(report["held"][1]["still_out"], json!([]));
    desk.copydesk(["run", "p.yaml"]).run().exits(0).says(["urn:a is canceled", "still out", &file, "lines"]);
}

#[test]
fn a_sink_that_is_new_in_the_definition_gets_what_it_lacks_and_the_others_nothing_twice() {
    let desk = Desk::new();
    let sinks = |paths: &[&str]| {
        let sinks: Vec<Value> = paths.iter().map(|path| json!({ "uses": "lines", "with": { "path": path } })).collect();
        remembering().set("sinks", json!(sinks))
    };
    desk.define("p.yaml", sinks(&["one.jsonl"]));
    assert_eq!(run(&desk, &[story("urn:a"), story("urn:b")]), (2, 2, 0, 0));
    desk.define("p.yaml", sinks(&["one.jsonl", "two.jsonl"]));
    assert_eq!(run(&desk, &[story("urn:a"), story("urn:b"), story("urn:c")]), (3, 3, 0, 0));
    for file in ["one.jsonl", "two.jsonl"] {
        assert_eq!(String::from_utf8_lossy(&desk.read(file)).lines().count(), 3, "{file}");
    }
}

#[test]
fn a_second_run_on_the_same_state_names_the_first_and_ends() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering()).write("in/feed.jsonl", lines([story("urn:a")]));
    let mut first = desk.copydesk(["run", "p.yaml", "--input", "-"]).start();
    let waited = std::time::Instant::now();
    while !desk.path("st/in-hand").exists() {
        assert!(waited.elapsed().as_secs() < 60, "the first run does not begin");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let pid = first.child.id().to_string();
    desk.run("p.yaml").exits(75).says(["st", &pid, "suite"]);
    let mut stdin = first.child.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut stdin, story("urn:b").to_string().as_bytes()).expect("a reader");
    drop(stdin);
    first.end().exits(0);
    desk.run("p.yaml").exits(0);
}

#[test]
fn a_file_whose_articles_are_settled_is_moved_or_deleted_and_one_with_a_held_article_stays() {
    for (setting, left) in
        [(json!({ "path": "in", "move_to": "seen" }), 2), (json!({ "path": "in", "delete": true }), 0)]
    {
        let desk = Desk::new();
        let source = json!([{ "uses": "files", "with": setting }]);
        desk.define("p.yaml", remembering().set("sources", source));
        desk.write("in/a.jsonl", lines([story("urn:a"), story("urn:b")]));
        desk.write("in/b.json", "{\"uri\": 1");
        desk.write("in/c.jsonl", lines([story("urn:c"), with("urn:d", &[("pubstatus", json!("withheld"))])]));
        desk.run("p.yaml").exits(1);
        assert_eq!(desk.files("in"), ["in/c.jsonl"], "{setting}");
        assert_eq!(desk.files("seen").len(), left, "{setting}");
        // The name is taken: the next one gets a number.
        desk.write("in/a.jsonl", lines([story("urn:e")]));
        desk.run("p.yaml").exits(0);
        assert_eq!(desk.files("in"), ["in/c.jsonl"]);
        assert_eq!(desk.files("seen").len(), if left == 0 { 0 } else { left + 1 });
    }
}

#[test]
fn lines_that_someone_else_added_are_kept_and_a_file_that_was_cut_stops_the_run() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    run(&desk, &[story("urn:a")]);
    let mut text = desk.read("all.jsonl");
    text.extend_from_slice(b"{\"uri\": \"urn:foreign\"}\n");
    desk.write("all.jsonl", &text);
    run(&desk, &[story("urn:b")]);
    assert_eq!(lines_of(&desk), 3);
    desk.write("all.jsonl", &text[..20]).write("in/feed.jsonl", lines([story("urn:c")]));
    desk.run("p.yaml").exits(1).says(["all.jsonl", "20 bytes", "was cut or replaced"]);
    // Moved away, as by a rotation: it begins anew.
    std::fs::remove_file(desk.path("all.jsonl")).expect("it is there");
    run(&desk, &[story("urn:c")]);
    assert_eq!(lines_of(&desk), 1);
}

#[test]
fn a_rehearsal_leaves_what_the_real_runs_remember_alone() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering()).write("in/feed.jsonl", lines([with("urn:a", &[("version", json!("1"))])]));
    let cancel = with("urn:a", &[("version", json!("2")), ("pubstatus", json!("canceled"))]);
    desk.write("newer.jsonl", lines([cancel]));
    desk.run("p.yaml --rehearse reh --input newer.jsonl").exits(0);
    desk.run("p.yaml --rehearse reh").exits(0);
    assert!(!desk.path("st").exists() && desk.files("out").is_empty());
    assert_eq!(counts(&desk.run("p.yaml").exits(0).report()), (1, 1, 0, 0));
}

#[test]
fn a_story_that_goes_back_to_an_earlier_name_in_one_group_keeps_its_file() {
    let desk = Desk::new();
    desk.define("p.yaml", remembering());
    let version = |number: u32, slug: &str| {
        with(
            "urn:a",
            &[
                ("version", json!(number.to_string())),
                ("slugline", json!(slug)),
                ("headline", json!(format!("V{number}"))),
            ],
        )
    };
    run(&desk, &[version(1, "aa")]);
    run(&desk, &[version(2, "bb"), version(3, "aa")]);
    assert_eq!(headlines(&desk), ["V3"]);
    // The same place, spelt otherwise.
    desk.define("p.yaml", remembering().into_files("./out/../out/{{ slugline or uri }}.json"));
    run(&desk, &[version(4, "aa")]);
    assert_eq!(headlines(&desk), ["V4"]);
}

#[test]
fn a_document_that_could_not_be_read_stays_where_it_is() {
    let desk = Desk::new();
    let source = json!([{ "uses": "files", "with": { "path": "in", "delete": true } }]);
    desk.define("p.yaml", remembering().set("sources", source)).write("in/a.jsonl", lines([story("urn:a")]));
    let huge = format!("{{\"uri\": \"urn:huge\", \"body\": [\"{}\"]}}", "x".repeat(65 << 20));
    desk.write("in/huge.json", huge);
    desk.run("p.yaml").exits(1).says(["huge.json", "larger than"]);
    assert_eq!(desk.files("in"), ["in/huge.json"]);
}

#[test]
fn two_sinks_in_one_folder_do_not_take_each_other_for_what_is_left_over() {
    let desk = Desk::new();
    let sink = |path: &str| json!({ "uses": "files", "with": { "path": path } });
    let sinks = json!([sink("out/{{ uri }}.json"), sink("out/{{ uri }}.second.json")]);
    for state in [json!("st"), Value::Null] {
        let desk = &desk;
        desk.define("p.yaml", Definition::new().set("sinks", sinks.clone()).set("state", state));
        desk.write("in/feed.jsonl", lines(["urn:a", "urn:b"].map(story)));
        desk.run("p.yaml").exits(0);
        assert_eq!(desk.files("out").len(), 4, "{:?}", desk.files("out"));
        std::fs::remove_dir_all(desk.path("out")).expect("it is there");
    }
}
