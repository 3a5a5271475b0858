//! Files and folders that cannot be read: the others come all the same, and the trouble is over once they can be.

use crate::support::{Definition, Desk, Outcome, story};
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

fn set_mode(desk: &Desk, name: &str, mode: u32) {
    std::fs::set_permissions(desk.path(name), std::fs::Permissions::from_mode(mode)).expect("permissions can be set");
}

/// Three articles, one of them in a folder, for everybody to read and write; none where only its owner may run the program.
fn three() -> Option<Desk> {
    let desk = Desk::new();
    if !desk.copydesk(["--version"]).unprivileged().can_start() {
        return None;
    }
    for (file, uri) in [("in/a.json", "urn:a"), ("in/b.json", "urn:b"), ("in/sub/c.json", "urn:c")] {
        desk.write(file, story(uri).to_string());
    }
    let source = json!([{ "uses": "files", "with": { "path": "in", "recursive": true } }]);
    desk.define("p.yaml", Definition::new().set("sources", source).set("state", json!("st")));
    set_mode(&desk, "", 0o777);
    Some(desk)
}

fn run(desk: &Desk) -> Outcome {
    desk.copydesk(["run", "p.yaml", "--report", "json"]).unprivileged().run()
}

fn open_letters(desk: &Desk) -> usize {
    let listed = desk.copydesk(["dead-letters", "list", "--state", "st", "--format", "json"]).unprivileged().run();
    listed.exits(0).json().as_array().expect("a list").len()
}

#[test]
fn the_dead_letter_of_a_file_that_could_not_be_read_is_closed_when_a_run_has_read_it() {
    let Some(desk) = three() else { return };
    set_mode(&desk, "in/b.json", 0o000);
    let outcome = run(&desk).exits(1).says(["in/b.json: cannot open"]);
    assert_eq!((outcome.uris().len(), outcome.account().dead_lettered, open_letters(&desk)), (2, 1, 1));
    run(&desk);
    assert_eq!(open_letters(&desk), 1, "it cannot be read yet");
    set_mode(&desk, "in/b.json", 0o644);
    assert_eq!(run(&desk).exits(0).uris(), ["urn:b"]);
    assert_eq!(open_letters(&desk), 0);
    let listed = desk.copydesk(["dead-letters", "list", "--closed", "--state", "st"]).unprivileged().run();
    listed.exits(0).says(["in/b.json", "replayed"]);
}

#[test]
fn a_folder_that_cannot_be_listed_keeps_nothing_back_but_what_is_in_it() {
    let Some(desk) = three() else { return };
    set_mode(&desk, "in/sub", 0o000);
    let outcome = run(&desk).exits(1).says(["in/sub: cannot list"]);
    assert_eq!((outcome.uris(), outcome.account().dead_lettered), (vec!["urn:a".to_owned(), "urn:b".to_owned()], 1));
    set_mode(&desk, "in/sub", 0o755);
    assert_eq!((run(&desk).exits(0).uris(), open_letters(&desk)), (vec!["urn:c".to_owned()], 0));
}

#[test]
fn a_source_that_is_not_there_or_cannot_be_listed_is_no_fault_of_the_definition() {
    let Some(desk) = three() else { return };
    set_mode(&desk, "in", 0o000);
    run(&desk).exits(2).says(["source `files`: in: cannot list", "give this user the permission"]);
    set_mode(&desk, "in", 0o755);
    std::fs::rename(desk.path("in"), desk.path("gone")).expect("it can be moved");
    run(&desk).exits(2).says(["source `files`: in: there is no such file or folder"]);
    desk.copydesk(["check", "p.yaml"]).run().exits(0);
}
