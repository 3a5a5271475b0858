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
