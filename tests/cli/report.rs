//! The report at the end of a run: the account adds up, and each step's share of the time is there.

use crate::support::{Definition, Desk, Outcome, lines, story};
use serde_json::json;

fn mixed() -> Desk {
    let desk = Desk::new();
    let mut withheld = story("urn:withheld");
    withheld["pubstatus"] = json!("withheld");
    let good = (0..20).map(|number| story(&format!("urn:{number}")));
    desk.write("in/a.jsonl", lines(good.chain([withheld]))).write("in/b.json", "{\"uri\": \"urn:cut");
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json"));
    desk
}

#[test]
fn the_report_for_people_says_what_became_of_everything() {
    let outcome = mixed().copydesk(["run", "p.yaml"]).run().exits(1);
    let outcome = outcome.says(["22 in = 20 delivered + 1 held back + 1 dead-lettered", "urn:withheld", "in/b.json"]);
    outcome.says(["strip-boilerplate", "render-summary", "%", "dead-letters"]);
}

#[test]
fn the_report_for_machines_says_the_same() {
    let outcome: Outcome = mixed().run("p.yaml").exits(1);
    let account = outcome.account();
    assert_eq!((account.received, account.delivered, account.held, account.dead_lettered), (22, 20, 1, 1));
    let report = outcome.report();
    assert_eq!((&report["pipeline"], &report["held"][0]["uri"]), (&json!("suite"), &json!("urn:withheld")));
    assert!(report["dead_letters"][0]["error"].as_str().is_some_and(|error| !error.is_empty()), "{report}");
    let steps: Vec<&str> =
        report["steps"].as_array().expect("a list").iter().filter_map(|step| step["step"].as_str()).collect();
    for stage in ["strip-boilerplate", "dedupe-captions", "extract-quotes", "tag-topics", "render-summary"] {
        assert!(steps.contains(&stage), "{steps:?}");
    }
}

#[test]
fn an_empty_folder_is_a_run_with_nothing_in_it() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("in")).expect("a folder");
    desk.define("p.yaml", Definition::whole());
    let outcome = desk.run("p.yaml").exits(0);
    assert_eq!((outcome.account().received, outcome.stdout.len()), (0, 0));
}

#[test]
fn a_pipeline_is_called_by_its_name_or_else_by_its_file() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    let text = Definition::new().text().replace("\"name\": \"suite\",", "");
    desk.write("night-desk.yaml", text);
    assert_eq!(desk.run("night-desk.yaml").exits(0).report()["pipeline"], "night-desk");
}

#[test]
fn the_report_says_where_articles_went_and_how_many() {
    let desk = Desk::new();
    desk.write("in/a.jsonl", lines((0..3).map(|number| story(&format!("urn:{number}")))));
    let files = json!({ "uses": "files", "with": { "path": "${OUT}/{{ uri }}.json" } });
    desk.define("p.yaml", Definition::new().set("sinks", json!([files, { "uses": "stdout" }])));
    let run = |arguments: &[&str]| desk.copydesk(arguments.iter().copied()).env("OUT", "secret").run().exits(0);
    let said = run(&["run", "p.yaml"]);
    // What comes from the environment is not shown.
    let said =
        said.says(["  went to      files ${OUT}/{{ uri }}.json: 3 articles", "  went to      stdout: 3 articles"]);
    assert!(!said.stderr.contains("secret"), "{}", said.stderr);
    let report = run(&["run", "p.yaml", "--report", "json"]).report();
    assert_eq!(report["sinks"][0], json!({ "name": "files", "place": "${OUT}/{{ uri }}.json", "articles": 3 }));
    run(&["run", "p.yaml", "--output", "other"]).says(["  went to      other: 3 articles"]);
}
