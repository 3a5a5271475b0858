//! `copydesk check`: every error of a file at once, each with its place, what was expected, and the nearest right name.

use crate::support::{Definition, Desk};
use serde_json::{Value, json};

/// A definition with one fault of each kind; the comment behind a fault names its place.
const FAULTY: &str = r#"name: faulty
sources:
  - uses: flies
  - uses: files
    with: { paht: in }
stages:
  - uses: extract-quotes
    if: langauge is lang("en")
  - uses: dedupe-captions
    with: { similarity: 3 }
  - uses: tag-topics
    with: { max: many }
    timeout: soon
  - uses: render-sumary
sinks:
  - uses: files
    with: { path: "out/{{ slugine }}.json" }
on_eror: { retry: 3 }
"#;

#[test]
fn all_errors_are_shown_at_once_with_line_column_and_the_nearest_right_name() {
    let desk = Desk::new();
    desk.write("faulty.yaml", FAULTY);
    let text = desk.copydesk(["check", "faulty.yaml"]).run().exits(78).text();
    for (place, wrong, right) in [
        ("faulty.yaml:3:11", "flies", "files"),
        ("faulty.yaml:5:13", "paht", "path"),
        ("faulty.yaml:8:9", "langauge", "language"),
        ("faulty.yaml:10:25", "3", "1"),
        ("faulty.yaml:12:18", "many", "max"),
        ("faulty.yaml:13:14", "soon", "s"),
        ("faulty.yaml:14:11", "render-sumary", "render-summary"),
        ("faulty.yaml:17:27", "slugine", "slugline"),
        ("faulty.yaml:18:1", "on_eror", "on_error"),
    ] {
        assert!(text.contains(place), "{place} is not named:\n{text}");
        assert!(text.contains(wrong) && text.contains(right), "{wrong}, {right}:\n{text}");
    }
    assert!(text.contains("did you mean `render-summary`?"), "{text}");
    assert!(text.contains("    with: { paht: in }"), "the line is shown:\n{text}");
}

#[test]
fn findings_for_machines_hold_the_same_places() {
    let desk = Desk::new();
    desk.write("faulty.yaml", FAULTY);
    let json = desk.copydesk(["check", "--format", "json", "faulty.yaml"]).run().exits(78).json();
    let findings = json["diagnostics"].as_array().expect("a list");
    let at = |line: u64| findings.iter().any(|finding| finding["place"]["line"] == json!(line));
    assert!([3, 5, 8, 10, 12, 13, 14, 17, 18].into_iter().all(at), "{json:#}");
}

#[test]
fn a_stage_that_reads_what_no_earlier_stage_writes_is_found() {
    let desk = Desk::new();
    let sinks = Definition::new().stage_of(json!({ "uses": "render-summary", "if": "quotes | length > 2" }));
    desk.define("p.yaml", sinks.stage("extract-quotes"));
    let text = desk.copydesk(["check", "p.yaml"]).run().text();
    assert!(text.contains("quotes") && text.contains("extract-quotes"), "{text}");
}

#[test]
fn text_that_is_no_yaml_has_a_place_too() {
    let desk = Desk::new();
    for (text, place) in [("name: [a\nstages: ]]", "p.yaml:"), ("name: a: b", "p.yaml:1:8"), ("- a\n- b", "p.yaml:1:1")]
    {
        desk.write("p.yaml", text);
        let shown = desk.copydesk(["check", "p.yaml"]).run().exits(78).text();
        assert!(shown.contains(place), "{text:?}: {shown}");
    }
}

#[test]
fn one_bad_file_among_good_ones_is_found_and_the_good_ones_are_named() {
    let desk = Desk::new();
    desk.define("good.yaml", Definition::whole()).write("bad.yaml", "stages: 7");
    let text = desk.copydesk(["check", "good.yaml", "bad.yaml"]).run().exits(78).text();
    assert!(text.contains("good.yaml: ok") && text.contains("bad.yaml:1"), "{text}");
    desk.copydesk(["check", "good.yaml"]).run().exits(0);
}

#[test]
fn a_check_reads_no_article_and_writes_nothing() {
    let desk = Desk::new();
    let definition = Definition::whole().into_files("out/{{ uri }}.json");
    desk.define("p.yaml", definition.set("sources", json!([{ "uses": "files", "with": { "path": "not/there" } }])));
    let before = desk.files("");
    desk.copydesk(["check", "p.yaml"]).run().exits(0);
    assert_eq!(desk.files(""), before);
}

#[test]
fn a_run_of_a_definition_with_errors_shows_them_and_does_nothing() {
    let desk = Desk::new();
    desk.write("faulty.yaml", FAULTY);
    let outcome = desk.copydesk(["run", "faulty.yaml"]).run().exits(78).says(["faulty.yaml:5:13", "faulty.yaml:18:1"]);
    assert!(outcome.stdout.is_empty());
    assert_eq!(desk.files("out"), [""; 0]);
}

#[test]
fn what_a_value_under_with_may_be_comes_from_the_plugin() {
    let desk = Desk::new();
    let with = |uses: &str, with: Value| {
        desk.define("p.yaml", Definition::new().stage_of(json!({ "uses": uses, "with": with })));
        desk.copydesk(["check", "p.yaml"]).run()
    };
    with("render-summary", json!({ "sentences": 2, "template": ["brief.html", "brief.md"] })).exits(0);
    let text = with("render-summary", json!({ "sentences": "two" })).exits(78).text();
    assert!(text.contains("two"), "{text}");
    let text = with("render-summary", json!({ "template": "brief.pdf" })).exits(78).text();
    assert!(text.contains("brief.pdf"), "{text}");
    let text = with("strip-boilerplate", json!({ "keep_everything": true })).exits(78).text();
    assert!(text.contains("keep_everything"), "{text}");
}

#[test]
fn all_faults_of_one_stage_and_one_sink_are_told_though_each_says_one_at_a_time() {
    let desk = Desk::new();
    let topics = json!({ "uses": "tag-topics", "with": {
        "lexicon": false, "model": "no.model", "vocabulary": "no.yaml", "forbid": ["desk:tunnel"], "maximum": 3,
    } });
    // With neither a vocabulary nor a model, whose codes may be forbidden too, it is certain that there is no such concept.
    let others =
        json!({ "uses": "tag-topics", "id": "others", "with": { "min_confidence": 2, "forbid": ["desk:tunnel"] } });
    let sink = json!([{ "uses": "files", "with": {
        "path": "out/", "format": "html", "detail": "everything", "appned": true,
    } }]);
    desk.define("p.yaml", Definition::new().stage_of(topics).stage_of(others).set("sinks", sink));
    let json = desk.copydesk(["check", "--format", "json", "p.yaml"]).run().exits(78).json();
    let findings = json["diagnostics"].as_array().expect("a list");
    let mut at: Vec<&str> = findings.iter().filter_map(|finding| finding["pointer"].as_str()).collect();
    at.sort_unstable();
    let of = |inner: &[&str], with: &str| inner.iter().map(|key| format!("{with}/{key}")).collect::<Vec<_>>();
    let sink = of(&["appned", "detail", "format", "path"], "/sinks/0/with");
    let topics = of(&["maximum", "model", "vocabulary"], "/stages/0/with");
    let others = of(&["forbid/0", "min_confidence"], "/stages/1/with");
    assert_eq!(at, sink.iter().chain(&topics).chain(&others).collect::<Vec<_>>(), "{json:#}");
}

#[test]
fn a_schedule_that_never_comes_is_an_error() {
    let desk = Desk::new();
    let schedule = json!({ "cron": "61 * * * *", "timezone": "Mars/Base" });
    desk.define("p.yaml", Definition::whole().set("schedule", schedule));
    let checked = desk.copydesk(["check", "p.yaml"]).run().exits(78);
    checked.says(["the minute `61` of `cron`: `61` is no number from 0 to 59", "there is no time zone `Mars/Base`"]);
}

#[test]
fn one_name_in_place_of_a_list_is_answered_with_what_can_be_pasted() {
    let desk = Desk::new();
    desk.write("p.yaml", "sources: [{ uses: stdin }]\nstages: []\nsinks: stdout\n");
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["write a list, even of one: [{ uses: stdout }]"]);
    desk.write(
        "p.yaml",
        "sources: [{ uses: stdin }]\nstages: [{ uses: strip-boilerplate }]\nsinks: [{ uses: stdout }]\n",
    );
    desk.copydesk(["check", "p.yaml"]).run().exits(0).says(["ok, pipeline p with 1 stage\n"]);
}

#[test]
fn a_plugin_that_is_not_found_comes_with_how_to_name_another_folder() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().stage("desk-own"));
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["--plugin-dir", "COPYDESK_PLUGIN_PATH"]);
    desk.copydesk(["plugin", "describe", "desk-own"]).run().exits(78).says(["--plugin-dir"]);
}
