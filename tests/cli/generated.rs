//! Files in the repository that the program itself prints: a test fails where one is not current, and writes it when asked.

use crate::support::{Desk, Outcome, repository};
use std::fmt::Write;

/// Compares a file with what it should be; `UPDATE_GENERATED=1` in the environment writes it instead.
#[track_caller]
fn is_current(file: &str, wanted: &str) {
    let path = repository().join(file);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, wanted).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == wanted,
        "{file} is not current: run the tests once with UPDATE_GENERATED=1, and read the difference"
    );
}

fn text(outcome: &Outcome) -> String {
    String::from_utf8(outcome.stdout.clone()).expect("the program prints UTF-8")
}

#[test]
fn the_schema_of_definitions_is_the_one_that_the_program_prints() {
    let printed = Desk::new().copydesk(["schema", "pipeline"]).run();
    is_current("pipelines/schema.json", &text(&printed));
}

#[test]
fn the_schema_of_articles_is_the_one_that_the_program_prints() {
    let printed = Desk::new().copydesk(["schema", "article"]).run();
    is_current("core/article/schema.json", &text(&printed));
}

#[test]
fn the_reference_is_what_stages_sources_and_sinks_say_of_themselves() {
    let desk = Desk::new();
    let mut reference = String::from(
        "# Stages, sources and sinks\n\nWhat `copydesk plugin describe` prints of each. Generated: the tests rewrite it with `UPDATE_GENERATED=1`.\n",
    );
    let stages =
        ["strip-boilerplate", "dedupe-captions", "extract-quotes", "tag-topics", "learn-topics", "render-summary"];
    for name in stages.into_iter().chain(["files", "lines", "stdin", "stdout"]) {
        let described = desk.copydesk(["plugin", "describe", name]).run().exits(0);
        let described = text(&described);
        let lines: Vec<&str> = described.lines().filter(|line| !line.starts_with("  library ")).collect();
        writeln!(reference, "\n## {name}\n\n```text\n{}\n```", lines.join("\n")).expect("a string takes all");
    }
    is_current("plugins/REFERENCE.md", &reference);
}
