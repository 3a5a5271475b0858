//! Cases as files: `cases/NAME.yaml` and what a person is shown, `cases/NAME.out.txt`. `UPDATE_CASES=1` rewrites the latter.
//!
//! A comment `# set NAME=value` in a case sets a variable; `# replace sources` and `# replace sinks` stand in for a part, `# state DIR`
//! for the definition's `state`, and `# no state` takes it away.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk_pipeline::{Checked, Document, Options, check_with, render_all};

use serde_json::{Value, json};

use crate::newsroom::Newsroom;

pub(crate) fn checked(name: &str, text: &str) -> Checked {
    let variable = |wanted: &str| {
        let mut set = text.lines().filter_map(|line| line.strip_prefix("# set ")?.split_once('='));
        set.find(|(name, _)| *name == wanted).map(|(_, value)| value.trim_end().to_owned())
    };
    let options = Options {
        replace_sources: text.contains("# replace sources"),
        replace_sinks: text.contains("# replace sinks"),
        state: text.lines().find_map(|line| line.strip_prefix("# state ")).map(str::to_owned),
        no_state: text.contains("# no state"),
        duplicates: text.contains("# duplicates"),
    };
    check_with(&Document { name, text }, options, &variable, &Newsroom)
}

fn shown(name: &str, text: &str) -> String {
    let checked = checked(name, text);
    let document = Document { name, text };
    let mut shown = render_all(&document, &checked.diagnostics, false);
    if let Some(plan) = &checked.plan {
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown.push_str(&plan.to_string());
    }
    shown
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    found.sort();
    found
}

#[test]
fn every_case_is_shown_as_its_file_says() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut differ = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 40, "cases are missing: {}", cases.len());
    for path in cases {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let shown = shown(&name, &fs::read_to_string(&path).unwrap());
        let expected = path.with_extension("out.txt");
        if update {
            fs::write(&expected, &shown).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != shown {
            differ.push(format!("── {name}\n{shown}"));
        }
    }
    assert!(differ.is_empty(), "{} cases came out otherwise:\n{}", differ.len(), differ.join("\n"));
}

#[test]
fn every_expectation_has_its_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if let Some(name) = path.to_string_lossy().strip_suffix(".out.txt") {
            assert!(Path::new(&format!("{name}.yaml")).exists(), "{} has no case", path.display());
        }
    }
}

#[test]
fn a_finding_for_machines_has_its_place_and_its_pointer() {
    let text = "sources: [{ uses: stdin }]\nsinks: [{ uses: stdout, wiht: {} }]\nstages: []\n";
    let checked = checked("wire.yaml", text);
    let finding = checked.diagnostics.iter().find(|d| d.code == "unknown-key").unwrap();
    let json = serde_json::to_value(finding).unwrap();
    assert_eq!(json["pointer"], "/sinks/0/wiht");
    assert_eq!(json["severity"], "error");
    assert_eq!(json["suggestion"], "with");
    assert_eq!((json["place"]["line"].as_u64(), json["place"]["column"].as_u64()), (Some(2), Some(25)));
    assert_eq!(&text[finding.place.unwrap().start..finding.place.unwrap().end], "wiht");
}

#[test]
fn a_plan_shows_no_value_of_the_environment() {
    let text = "# set TOKEN=hush\nsources: [{ uses: stdin, with: { key: \"${TOKEN}\" } }]\n\
                stages:\n  - uses: strip-boilerplate\n    with: { key: \"${TOKEN}\" }\n\
                sinks: [{ uses: files, with: { path: \"${TOKEN}/{{ uri }}.json\" } }]\nstate: var/wire\n";
    let plan = checked("wire.yaml", text).plan.unwrap();
    assert!(plan.chains[0].stages[0].config.contains("hush"));
    assert_eq!(plan.sources[0].config["key"], "hush");
    assert_eq!(plan.sinks[0].identity, "hush/{{ uri }}.json");
    assert!(!plan.to_string().contains("hush"));
    assert!(!serde_json::to_string(&plan).unwrap().contains("hush"));
}

#[test]
fn each_sink_of_a_plan_has_an_identity_of_its_own() {
    let text = "sources: [{ uses: stdin }]\nstages: [{ uses: strip-boilerplate }]\nsinks:\n  - uses: stdout\n\
                \x20 - { uses: files, with: { path: \"./out/{{ uri }}.json\" } }\n  - uses: stdout\n";
    let plan = checked("wire.yaml", text).plan.unwrap();
    let identities: Vec<&str> = plan.sinks.iter().map(|sink| sink.identity.as_str()).collect();
    assert_eq!(identities, ["stdout 1", "out/{{ uri }}.json", "stdout 2"]);
}

#[test]
fn a_plan_for_machines_says_what_is_remembered_and_how_each_sink_delivers() {
    let text = include_str!("../../cases/state-and-policies.yaml");
    let plan = serde_json::to_value(checked("wire.yaml", text).plan.unwrap()).unwrap();
    assert_eq!(plan["state"], "var/wire");
    assert_eq!(plan["retention"], json!({ "age": "30d", "size": "4GiB" }));
    assert_eq!(plan["on_error"]["stop_after"], 50);
    assert_eq!(plan["chains"][0]["stages"][1]["on_error"]["stop_after"], 1);
    assert_eq!(plan["sinks"][0]["on_error"], json!({ "retry": 10, "backoff": "1s", "then": "pause" }));
    assert_eq!(plan["sinks"][1]["on_error"], json!({ "retry": 5, "backoff": "200ms", "then": "stop" }));
    let exactly_once: Vec<&Value> =
        plan["sinks"].as_array().unwrap().iter().map(|sink| &sink["exactly_once"]).collect();
    assert_eq!(exactly_once, [true, true, false]);
}

#[test]
fn a_sink_that_is_wrong_is_not_asked_where_it_writes() {
    let text = "sources: [{ uses: stdin }]\nstages: []\nsinks:\n  - { uses: files, with: { path: out, fromat: ninjs } }\n\
                \x20 - { uses: files, with: { path: out, newest: many } }\n  - { uses: files, with: { path: \"${NOT_SET}\" } }\n\
                \x20 - { uses: files, with: { path: \"${NOT_SET}\" } }\n";
    let codes: Vec<&str> = checked("wire.yaml", text).diagnostics.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"unknown-key") && !codes.contains(&"same-place"), "{codes:?}");
}

#[test]
fn the_schema_of_a_definition_is_a_draft_2020_12_schema_without_open_ends() {
    let schema = copydesk_pipeline::definition_schema();
    assert_eq!(schema["title"], "Copydesk pipeline");
    assert_eq!(schema["additionalProperties"], false);
    for name in [
        "Stage",
        "Source",
        "Sink",
        "OnError",
        "SinkOnError",
        "RetentionLimits",
        "InFlight",
        "Schedule",
        "Test",
        "SourceDefaults",
    ] {
        assert_eq!(schema["$defs"][name]["additionalProperties"], false, "{name}");
    }
}
