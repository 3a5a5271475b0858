//! A sink that cannot take an article ends the run: what did not arrive is never counted as delivered.

use crate::support::{Definition, Desk, lines, long_story, story};
use serde_json::json;
use std::fs::OpenOptions;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().set("on_error", json!({ "retry": 2, "backoff": "1ms" })));
    desk
}

#[test]
fn a_full_disk_behind_standard_output_is_no_success() {
    for articles in [lines([story("urn:a")]), lines((0..50).map(|number| long_story(&format!("urn:{number}"), 20_000)))]
    {
        let desk = desk();
        desk.write("in/a.jsonl", articles);
        let full = OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let outcome = desk.copydesk(["run", "p.yaml", "--report", "json"]).stdout(full).run();
        let outcome = outcome.exits(1).says(["standard output", "No space left"]);
        assert_eq!(outcome.account().delivered, 0, "{}", outcome.stderr);
    }
}

#[test]
fn a_folder_that_cannot_be_made_ends_the_run_with_the_reason() {
    let desk = desk();
    desk.write("in/a.json", story("urn:a").to_string()).write("taken", "a file, not a folder");
    let outcome = desk.run("p.yaml --output taken/below").exits(1).says(["taken/below", "urn:a"]);
    let account = outcome.account();
    assert_eq!((account.delivered, account.unfinished), (0, 1));
}
