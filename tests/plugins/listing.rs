//! `copydesk plugin list` and `describe`: what there is, what it does, what it accepts.

use crate::support::Desk;

const STAGES: [&str; 5] = ["dedupe-captions", "extract-quotes", "render-summary", "strip-boilerplate", "tag-topics"];

#[test]
fn the_list_names_every_stage_with_what_it_does() {
    let text = Desk::new().copydesk(["plugin", "list"]).run().exits(0).text();
    for stage in STAGES {
        let line = text.lines().find(|line| line.contains(stage)).unwrap_or_else(|| panic!("{stage}: {text}"));
        assert!(line.split_whitespace().count() > 3, "{stage} says what it does: {line}");
    }
}

#[test]
fn a_library_that_cannot_be_used_does_not_hide_the_others_from_the_list() {
    let desk = Desk::new();
    desk.write("plugins/libbroken.so", "no library");
    let outcome = desk.copydesk(["plugin", "list"]).run();
    let all = format!("{}{}", outcome.text(), outcome.stderr);
    for stage in STAGES.iter().chain(&["libbroken.so"]) {
        assert!(all.contains(stage), "{stage}: {all}");
    }
}

#[test]
fn a_description_gives_what_a_stage_accepts_reads_and_writes() {
    let desk = Desk::new();
    for (stage, words) in [
        ("dedupe-captions", &["similarity", "body"][..]),
        ("extract-quotes", &["quotes", "body"]),
        ("tag-topics", &["max", "subjects"]),
        ("render-summary", &["sentences", "template", "summary"]),
        ("strip-boilerplate", &["body"]),
    ] {
        let text = desk.copydesk(["plugin", "describe", stage]).run().exits(0).text();
        for word in words.iter().chain(&[stage]) {
            assert!(text.contains(word), "{stage}: {word} in {text}");
        }
    }
}

#[test]
fn a_description_of_what_is_not_there_says_where_it_was_looked_for() {
    let desk = Desk::new();
    let folder = desk.path("plugins").display().to_string();
    desk.copydesk(["plugin", "describe", "tag-topic"]).run().exits(78).says(["tag-topic", &folder, "tag-topics"]);
}

#[test]
fn sources_and_sinks_are_listed_and_described_with_all_that_they_take() {
    let desk = Desk::new();
    let listed = desk.copydesk(["plugin", "list"]).run().exits(0).text();
    for line in ["source  files ", "source  stdin ", "sink    files ", "sink    lines ", "sink    stdout"] {
        assert!(listed.contains(line), "{line}: {listed}");
    }
    let text = desk.copydesk(["plugin", "describe", "files"]).run().exits(0).text();
    let (source, sink) = text.split_once("\nsink files: ").expect("a source and a sink");
    for (of, options) in [
        (source, &["path: string, required", "recursive: boolean, false", "move_to: ", "delete: ", "\"auto\" or "][..]),
        (sink, &["path: string, required", "\"published\" or \"full\"", "\"ninjs\" or \"article\"", "rendition: "]),
    ] {
        assert!(options.iter().all(|option| of.contains(option)), "{options:?}: {of}");
    }
    let json = desk.copydesk(["plugin", "describe", "lines", "--format", "json"]).run().exits(0).json();
    assert_eq!((&json[0]["id"], &json[0]["role"]), (&"lines".into(), &"sink".into()));
    assert!(json[0]["schema"]["properties"]["append"].is_object(), "{json}");
}
