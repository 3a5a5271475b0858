//! Wrong usage ends with status 2, says what is wrong, and does nothing.

use crate::support::{Definition, Desk, story};

#[track_caller]
fn wrong(desk: &Desk, arguments: &str, words: &[&str]) {
    let outcome = desk.copydesk(arguments.split_whitespace()).run().exits(2).says(words.iter().copied());
    assert!(outcome.stdout.is_empty(), "{}", outcome.text());
}

#[test]
fn no_command_an_unknown_one_or_an_unknown_option_is_wrong_usage() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new());
    wrong(&desk, "", &["Usage"]);
    wrong(&desk, "chek p.yaml", &["chek", "'check'"]);
    wrong(&desk, "run", &["PIPELINE"]);
    wrong(&desk, "run p.yaml --inptu x", &["--inptu", "--input"]);
    wrong(&desk, "run p.yaml --workers 0", &["--workers"]);
    wrong(&desk, "run p.yaml --workers many", &["many"]);
    wrong(&desk, "schema pipelines", &["pipeline"]);
    wrong(&desk, "check", &["PIPELINE"]);
}

#[test]
fn a_definition_or_an_input_that_is_not_there_is_named() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new());
    wrong(&desk, "run nowhere.yaml", &["nowhere.yaml"]);
    wrong(&desk, "check nowhere.yaml", &["nowhere.yaml"]);
    wrong(&desk, "run p.yaml --input nowhere/a.txt --output -", &["nowhere/a.txt"]);
}

#[test]
fn a_folder_in_place_of_a_definition_is_refused() {
    let desk = Desk::new();
    wrong(&desk, "run plugins", &["plugins"]);
}

#[test]
fn an_output_that_is_a_file_is_not_overwritten() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string()).write("precious.txt", "keep me");
    desk.define("p.yaml", Definition::new());
    wrong(&desk, "run p.yaml --output precious.txt", &["precious.txt"]);
    assert_eq!(desk.read("precious.txt"), b"keep me");
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_device_is_refused_with_the_way_to_it() {
    let desk = Desk::new();
    desk.write("in/a.json", story("urn:a").to_string());
    desk.define("p.yaml", Definition::new());
    wrong(&desk, "run p.yaml --output /dev/null", &["/dev/null", "--output - >"]);
}
