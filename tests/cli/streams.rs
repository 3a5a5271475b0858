//! Standard input and standard output.

use crate::support::{Definition, Desk, lines, story};
use serde_json::{Value, json};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json"));
    desk
}

#[test]
fn output_dash_prints_article_json_one_a_line_and_nothing_else() {
    let desk = desk();
    desk.write("in/three.jsonl", lines(["urn:1", "urn:2", "urn:3"].map(story)));
    let outcome = desk.run("p.yaml --output -").exits(0);
    assert_eq!(outcome.uris(), ["urn:1", "urn:2", "urn:3"]);
    assert!(desk.files("out").is_empty(), "the sinks of the definition are not used");
}

#[test]
fn output_dash_shows_what_was_removed_and_what_each_stage_did() {
    let desk = desk();
    let caption = "The dredger lies at the mouth of the Velsund canal, where it ran aground on Tuesday.";
    let mut article = story("urn:a");
    article["body"] = json!([{ "kind": "caption", "text": caption }, caption, article["body"][0], article["body"][1]]);
    desk.write("in/a.json", article.to_string());
    let article = desk.run("p.yaml --output -").exits(0).article();
    assert_eq!(article["removed"].as_array().map(Vec::len), Some(1), "{article}");
    assert_eq!(article["removed"][0]["stage"], "dedupe-captions");
    let stages: Vec<&Value> =
        article["lineage"].as_array().expect("a list").iter().map(|entry| &entry["stage"]).collect();
    assert_eq!(
        json!(stages),
        json!(["strip-boilerplate", "dedupe-captions", "extract-quotes", "tag-topics", "render-summary"])
    );
}

#[test]
fn input_dash_reads_standard_input_in_any_format() {
    let desk = desk();
    let text = "VELSUND (ena) - The lock stays shut.\n\nThe keeper said so on Tuesday.\n";
    let html = "<html><body><article><h1>Lock</h1><p>The lock stays shut, the keeper of Velsund said on Tuesday, \
                and nobody who knows him expects him to open it before the ice has gone.</p></article></body></html>";
    for (bytes, count) in [
        (story("urn:a").to_string(), 1),
        (lines(["urn:1", "urn:2"].map(story)), 2),
        (json!([story("urn:1"), story("urn:2"), story("urn:3")]).to_string(), 3),
        (text.to_owned(), 1),
        (html.to_owned(), 1),
    ] {
        let call = desk.copydesk(["run", "p.yaml", "--input", "-", "--output", "-"]).stdin(bytes.clone());
        assert_eq!(call.run().exits(0).articles().len(), count, "{bytes}");
    }
}

#[test]
fn what_comes_in_on_standard_input_without_a_name_is_named_by_its_content() {
    let desk = desk();
    let uris = |text: &str| {
        desk.copydesk(["run", "p.yaml", "--input", "-", "--output", "-"]).stdin(text).run().exits(0).uris()
    };
    let (one, other) = ("The lock stays shut.\n", "The lock is open.\n");
    assert_eq!(uris(one), uris(one));
    assert_ne!(uris(one), uris(other));
}

#[test]
fn nothing_on_standard_input_is_nothing_to_do_or_a_dead_letter_but_never_an_article() {
    let outcome = desk().copydesk(["run", "p.yaml", "--input", "-", "--output", "-", "--report", "json"]).run();
    assert!(outcome.stdout.is_empty());
    assert_eq!(outcome.account().delivered, 0);
}

#[test]
fn several_inputs_are_read_in_the_order_given() {
    let desk = desk();
    desk.write("z.json", story("urn:z").to_string()).write("a.json", story("urn:a").to_string());
    let call =
        desk.copydesk(["run", "p.yaml", "--input", "z.json", "--input", "-", "--input", "a.json", "--output", "-"]);
    assert_eq!(call.stdin(story("urn:stdin").to_string()).run().exits(0).uris(), ["urn:z", "urn:stdin", "urn:a"]);
}

#[test]
fn an_output_that_ends_in_jsonl_gets_the_same_lines_in_one_file() {
    let desk = desk();
    desk.write("in/two.jsonl", lines(["urn:1", "urn:2"].map(story)));
    let printed = desk.run("p.yaml --output -").exits(0);
    desk.run("p.yaml --output all/out.jsonl").exits(0);
    assert_eq!(desk.read("all/out.jsonl"), printed.stdout);
    desk.run("p.yaml --output all/out.jsonl").exits(0);
    assert_eq!(desk.read("all/out.jsonl"), printed.stdout, "a second run replaces and does not append");
}

#[test]
fn any_other_output_is_a_folder_that_gets_a_file_an_article() {
    let desk = desk();
    desk.write("in/two.jsonl", lines(["urn:1", "urn:2"].map(story)));
    let outcome = desk.run("p.yaml --output put/here").exits(0);
    assert_eq!(desk.files("put/here").len(), 2);
    assert!(outcome.stdout.is_empty());
}

#[test]
fn a_definition_may_name_both_streams() {
    let desk = Desk::new();
    let streams = Definition::new().set("sources", json!([{ "uses": "stdin" }]));
    desk.define("p.yaml", streams.stage("strip-boilerplate"));
    let outcome = desk.copydesk(["run", "p.yaml"]).stdin(story("urn:a").to_string()).run().exits(0);
    assert_eq!(outcome.uris(), ["urn:a"]);
}

#[test]
fn there_is_no_progress_bar_and_no_colour_where_there_is_no_terminal() {
    let desk = desk();
    desk.write("in/a.json", story("urn:a").to_string());
    for arguments in [["run", "p.yaml"], ["check", "p.yaml"], ["plugin", "list"]] {
        let outcome = desk.copydesk(arguments).run().exits(0);
        for bytes in [&outcome.stdout, outcome.stderr.as_bytes()] {
            assert!(!bytes.contains(&0x1B) && !bytes.contains(&b'\r'), "{arguments:?}");
        }
    }
}

#[test]
fn a_standard_error_that_takes_nothing_does_not_end_the_run() {
    let desk = desk();
    let mut input: String = (0..400).map(|number| format!("{{\"no\": \"article\", \"number\": {number}}}\n")).collect();
    input += &lines([story("urn:last")]);
    desk.write("in.jsonl", input);
    let line = format!("exec '{}' run p.yaml --input in.jsonl 2>/dev/full", env!("CARGO_BIN_EXE_copydesk"));
    let status = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(desk.path(""))
        .env("COPYDESK_PLUGIN_PATH", desk.path("plugins"))
        .status();
    assert_eq!(status.expect("a shell").code(), Some(1), "the records that are no articles are dead letters");
    assert_eq!(desk.files("out").len(), 1, "the article behind them is delivered");
}
