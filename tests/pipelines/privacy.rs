//! What is private never reaches a sink: notes to the desk, what follows an agency's `* * * *`, what was removed.

use crate::support::{Definition, Desk, repository, story};
use serde_json::{Value, json};

const TELEPHONE: &str = "+00 555 0137 21";

fn noted() -> Value {
    let mut article = story("urn:noted");
    article["ednotes"] = json!([
        { "role": "private", "text": format!("The pilot asks not to be called: {TELEPHONE}") },
        { "role": "public", "text": "Adds the pilot's words." },
    ]);
    article
}

fn sink(format: &str, detail: Option<&str>) -> Value {
    let mut with = json!({ "path": "out/{{ uri }}.json", "format": format });
    if let Some(detail) = detail {
        with["detail"] = json!(detail);
    }
    json!([{ "uses": "files", "with": with }])
}

fn written(format: &str, detail: Option<&str>) -> String {
    let desk = Desk::new();
    let boilerplate = "Follow us on social media for more harbour news";
    let mut article = noted();
    article["body"].as_array_mut().expect("a list").push(json!(boilerplate));
    desk.write("in/a.json", article.to_string());
    desk.define("p.yaml", Definition::whole().set("sinks", sink(format, detail)));
    desk.run("p.yaml").exits(0);
    let files = desk.files("out");
    assert_eq!(files.len(), 1);
    String::from_utf8(desk.read(&files[0])).expect("UTF-8")
}

#[test]
fn private_notes_are_in_no_published_format_and_public_notes_are() {
    for format in ["article", "ninjs"] {
        let text = written(format, None);
        assert!(!text.contains(TELEPHONE), "{format}: {text}");
        assert!(text.contains("Adds the pilot's words."), "{format}: {text}");
    }
}

#[test]
fn what_was_removed_and_by_whom_is_not_published() {
    let published: Value = serde_json::from_str(&written("article", None)).expect("JSON");
    assert!(published.get("removed").is_none() && published.get("lineage").is_none(), "{published}");
}

#[test]
fn the_desk_sees_everything_where_a_sink_asks_for_it() {
    let full: Value = serde_json::from_str(&written("article", Some("full"))).expect("JSON");
    assert!(full.to_string().contains(TELEPHONE), "{full}");
    assert!(full.get("lineage").is_some(), "{full}");
}

#[test]
fn no_kind_of_sink_puts_out_private_notes_unless_it_is_asked() {
    let desk = Desk::new();
    desk.write("in/a.json", noted().to_string());
    let kinds = [
        json!({ "uses": "stdout" }),
        json!({ "uses": "files", "with": { "path": "out/{{ uri }}.json" } }),
        json!({ "uses": "lines", "with": { "path": "out/all.jsonl" } }),
    ];
    desk.define("p.yaml", Definition::whole().set("sinks", json!(kinds)));
    let printed = desk.run("p.yaml").exits(0).stdout;
    let texts: Vec<Vec<u8>> = desk.files("out").iter().map(|file| desk.read(file)).chain([printed]).collect();
    assert_eq!(texts.len(), kinds.len());
    for text in texts.iter().map(|bytes| String::from_utf8_lossy(bytes)) {
        assert!(text.contains("Adds the pilot's words."), "{text}");
        for secret in [TELEPHONE, "\"removed\"", "\"lineage\""] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn what_stands_in_for_the_sinks_on_the_command_line_is_for_the_desk_where_the_help_says_so() {
    let desk = Desk::new();
    desk.write("in/a.json", noted().to_string());
    desk.define("p.yaml", Definition::whole());
    let printed = String::from_utf8(desk.run("p.yaml --output -").exits(0).stdout).expect("UTF-8");
    desk.run("p.yaml --output all.jsonl").exits(0);
    let lines = String::from_utf8(desk.read("all.jsonl")).expect("UTF-8");
    assert!(printed.contains(TELEPHONE) && printed.contains("\"lineage\""), "{printed}");
    assert_eq!(printed, lines);
    desk.run("p.yaml --output out").exits(0);
    let file = desk.files("out").pop().expect("a file");
    assert!(!String::from_utf8_lossy(&desk.read(&file)).contains(TELEPHONE));
}

#[test]
fn what_an_agency_says_is_not_for_publication_reaches_no_sink() {
    let desk = Desk::new();
    desk.link(&repository().join("examples"), "examples");
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json"));
    for (piece, private) in [
        ("tram-budget.txt", ["555 0142", "desk@ena.example"]),
        ("glockenturm.txt", ["555 0199", "redaktion@hpd.example"]),
        ("vaccine-correction.txt", ["555 0142", "Amadi@ena.example"]),
    ] {
        let folder = format!("out-{piece}");
        desk.run(&format!("p.yaml --input examples/wire/{piece} --output {folder}")).exits(0);
        let texts: Vec<_> = desk.files(&folder).iter().map(|file| desk.read(file)).collect();
        assert!(!texts.is_empty());
        for text in texts.iter().map(|bytes| String::from_utf8_lossy(bytes)) {
            for secret in private {
                assert!(!text.contains(secret), "{piece}: {secret} in {text}");
            }
        }
    }
}
