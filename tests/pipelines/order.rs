//! The same output for the same input, in the input's order, however many work on it.

use crate::support::{Definition, Desk, lines, long_story, story};
use serde_json::json;

/// Long and short stories in turn, so that workers overtake each other.
fn mixed(count: usize) -> String {
    lines((0..count).map(|number| match number % 5 {
        0 => long_story(&format!("urn:n{number:04}"), 12_000),
        _ => story(&format!("urn:n{number:04}")),
    }))
}

#[test]
fn output_keeps_the_order_of_the_input_and_its_bytes_do_not_depend_on_the_workers() {
    let desk = Desk::new();
    desk.write("in/mixed.jsonl", mixed(300));
    for workers in [1, 4] {
        desk.define(&format!("{workers}.yaml"), Definition::whole().set("workers", json!(workers)));
    }
    let one = desk.run("1.yaml").exits(0);
    let four = desk.run("4.yaml").exits(0);
    let expected: Vec<String> = (0..300).map(|number| format!("urn:n{number:04}")).collect();
    assert_eq!(one.uris(), expected);
    assert!(one.stdout == four.stdout, "the bytes of 1 and of 4 workers differ");
}

#[test]
fn a_stage_with_workers_of_its_own_keeps_the_order_too() {
    let desk = Desk::new();
    desk.write("in/mixed.jsonl", mixed(200));
    let definition = Definition::new()
        .stage_of(json!({ "uses": "strip-boilerplate", "workers": 1 }))
        .stage_of(json!({ "uses": "extract-quotes", "workers": 3 }))
        .stage_of(json!({ "uses": "render-summary", "workers": 2 }));
    desk.define("p.yaml", definition);
    let expected: Vec<String> = (0..200).map(|number| format!("urn:n{number:04}")).collect();
    assert_eq!(desk.run("p.yaml").exits(0).uris(), expected);
}

#[test]
fn any_order_loses_nothing() {
    let desk = Desk::new();
    desk.write("in/mixed.jsonl", mixed(200));
    desk.define("p.yaml", Definition::whole().set("order", json!("any")).set("workers", json!(3)));
    let mut uris = desk.run("p.yaml").exits(0).uris();
    uris.sort();
    let expected: Vec<String> = (0..200).map(|number| format!("urn:n{number:04}")).collect();
    assert_eq!(uris, expected);
}

#[test]
fn the_files_of_a_folder_are_read_by_name_and_unfinished_and_hidden_ones_are_passed_over() {
    let desk = Desk::new();
    for name in ["b.json", "a.json", "c.JSON", ".hidden.json", "d.json.part", "e.tmp", "f.json~"] {
        desk.write(&format!("in/{name}"), story(&format!("urn:{name}")).to_string());
    }
    desk.write("in/deeper/g.json", story("urn:g.json").to_string());
    desk.define("p.yaml", Definition::new());
    assert_eq!(desk.run("p.yaml").exits(0).uris(), ["urn:a.json", "urn:b.json", "urn:c.JSON"]);
    let recursive = json!([{ "uses": "files", "with": { "path": "in", "recursive": true } }]);
    desk.define("deep.yaml", Definition::new().set("sources", recursive));
    assert!(desk.run("deep.yaml").exits(0).uris().contains(&"urn:g.json".to_owned()));
}

#[test]
fn five_thousand_articles_in_one_file_are_five_thousand_files_and_no_less() {
    let desk = Desk::new();
    desk.write("in/many.jsonl", lines((0..5_000).map(|number| story(&format!("urn:m{number}")))));
    desk.define("p.yaml", Definition::new().stage("strip-boilerplate").into_files("out/{{ headline }}.json"));
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!(desk.files("out").len(), 5_000);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered), (5_000, 5_000));
}
