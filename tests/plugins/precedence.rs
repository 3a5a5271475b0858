//! Which library is used for a stage where there is more than one, or where it is not called as it should be.

use super::misbehaving;
use crate::support::{Definition, Desk};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The stage `bad` in this version.
fn built(version: &str) -> &'static Path {
    static BUILT: LazyLock<[(&str, PathBuf); 3]> = LazyLock::new(|| {
        ["1.1.0", "2.2.0", "3.3.0"].map(|version| {
            let flags = ["-DSTAGE_ID=LITERAL(\"bad\")", &format!("-DVERSION=LITERAL(\"{version}\")")];
            (version, misbehaving::build(&format!("bad-{version}"), &flags))
        })
    });
    BUILT.iter().find(|(other, _)| *other == version).map(|(_, path)| &**path).expect("one of the three")
}

/// A desk with the stage `bad` in these libraries, each with the version that it is given.
fn desk(libraries: &[(&str, &str)]) -> Desk {
    let desk = Desk::without_plugins();
    for (library, version) in libraries {
        desk.link(built(version), library);
    }
    desk.define("p.yaml", Definition::new().stage("bad"));
    desk
}

#[test]
fn the_list_marks_which_of_two_libraries_is_used_and_names_both() {
    let desk = desk(&[("plugins/libbad.so", "1.1.0"), ("first/liba.so", "2.2.0"), ("first/libz.so", "3.3.0")]);
    let text = desk.copydesk(["plugin", "list", "--plugin-dir", "first"]).run().exits(0).text();
    let path = |name: &str| desk.path(name).display().to_string();
    let after = |version: &str| {
        let mut lines = text.lines().skip_while(|line| !(line.starts_with("bad") && line.contains(version)));
        lines.nth(1).unwrap_or_default().trim().to_owned()
    };
    assert_eq!(after("1.1.0"), format!("used: {}", path("plugins/libbad.so")), "{text}");
    assert_eq!(after("2.2.0"), format!("not used: {}", path("first/liba.so")), "{text}");
    assert_eq!(after("3.3.0"), format!("not used: {}", path("first/libz.so")), "{text}");
    let json = desk.copydesk(["plugin", "list", "--plugin-dir", "first", "--format", "json"]).run().exits(0).json();
    let used: Vec<_> =
        json["stages"].as_array().expect("a list").iter().filter(|stage| stage["used"] == true).collect();
    assert_eq!((used.len(), &used[0]["version"]), (1, &json!("1.1.0")));
    let plan = desk.copydesk(["plan", "p.yaml", "--plugin-dir", "first"]).run().exits(0).text();
    assert!(plan.contains("1.1.0"), "a run uses what the list says: {plan}");
}

#[test]
fn a_stage_that_is_there_once_is_listed_in_one_line() {
    let text = desk(&[("plugins/libbad.so", "1.1.0")]).copydesk(["plugin", "list"]).run().exits(0).text();
    assert!(!text.contains("used:"), "{text}");
}

#[test]
fn check_warns_of_a_stage_that_is_there_twice() {
    let desk = desk(&[("plugins/libbad.so", "1.1.0"), ("first/libbad.so", "2.2.0")]);
    let path = |name: &str| desk.path(name).display().to_string();
    let twice = desk.copydesk(["check", "p.yaml", "--plugin-dir", "first"]).run().exits(0);
    let (used, other) = (path("first/libbad.so"), path("plugins/libbad.so"));
    twice.says(["found-twice", &format!("used is {used}"), &format!("not used is {other}")]);
    let once = desk.copydesk(["check", "p.yaml"]).run().exits(0);
    assert!(!once.text().contains("found-twice"), "{}", once.text());
}

#[test]
fn a_stage_written_with_an_underscore_finds_its_name() {
    let desk = Desk::new();
    desk.define("p.yaml", Definition::new().stage("extract_quotes"));
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says(["unknown-plugin", "did you mean `extract-quotes`?"]);
    desk.copydesk(["plugin", "describe", "extract_quotes"]).run().exits(78).says(["did you mean `extract-quotes`?"]);
}

#[test]
fn a_library_that_is_there_under_another_name_is_named_with_the_right_one() {
    let desk = desk(&[("plugins/bad.so", "1.1.0")]);
    let path = desk.path("plugins/bad.so").display().to_string();
    desk.copydesk(["check", "p.yaml"]).run().exits(78).says([&*path, "libbad.so", "not looked at"]);
    desk.copydesk(["plugin", "describe", "bad"]).run().exits(78).says([&*path, "is not called libbad.so"]);
}
