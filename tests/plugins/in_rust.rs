//! The example in Rust: built outside of the workspace, as its author would, loaded and run.

use crate::support::{Definition, Desk, cargo, library_file, repository, scratch};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Builds the example with the versions of our own lock file, which are all that a machine without a network has.
///
/// In a folder that looks like the repository: cargo would write the lock file beside the manifest.
fn house_style() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let build = || {
        let root = scratch("plugin-rust");
        for name in ["Cargo.toml", "core", "plugins"] {
            link(&repository().join(name), &root.join(name));
        }
        let example = root.join("examples/plugin-rust");
        fs::create_dir_all(&example).expect("a folder");
        for name in ["Cargo.toml", "src"] {
            link(&repository().join("examples/plugin-rust").join(name), &example.join(name));
        }
        fs::copy(repository().join("Cargo.lock"), example.join("Cargo.lock")).expect("the lock file can be copied");
        let target = root.join("target");
        let built = cargo(&example).args(["build", "--offline", "--lib", "--target-dir"]).arg(&target).output();
        let built = built.expect("cargo is there");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        target.join("debug").join(library_file("house-style"))
    };
    BUILT.get_or_init(build).clone()
}

fn link(target: &Path, name: &Path) {
    if fs::read_link(name).ok().as_deref() != Some(target) {
        let _ = fs::remove_file(name);
        std::os::unix::fs::symlink(target, name).expect("a link");
    }
}

fn desk(with: Value) -> Desk {
    let desk = Desk::new();
    desk.link(&house_style(), "plugins/libhouse_style.so");
    desk.define("p.yaml", Definition::new().stage_of(json!({ "uses": "house-style", "with": with })));
    let article = json!({
        "uri": "urn:a", "headline": "Harbour programme", "language": "en",
        "body": ["The harbour’s programme lists the programmes of 1926.", "“A fine programme,” said the pilot."],
    });
    desk.write("in/a.json", article.to_string());
    desk
}

#[test]
fn the_example_in_rust_edits_articles() {
    let article = desk(json!({ "replace": { "programme": "program" } })).run("p.yaml").exits(0).article();
    assert_eq!(article["headline"], "Harbour program");
    assert_eq!(article["body"][0]["text"], "The harbour’s program lists the programmes of 1926.");
    assert_eq!(article["body"][1]["text"], "“A fine program,” said the pilot.");
    assert_eq!(article["lineage"][0]["changes"], 3, "{article}");
}

#[test]
fn the_configuration_of_the_example_in_rust_is_checked_by_itself() {
    for (with, word) in [(json!({ "replaec": {} }), "replace"), (json!({}), "names nothing to replace")] {
        let text = desk(with).copydesk(["check", "p.yaml"]).run().exits(78).text();
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn what_the_example_in_rust_logs_comes_out_with_the_stage_that_said_it() {
    let desk = desk(json!({ "replace": { "programme": "program" } }));
    let outcome = desk.copydesk(["run", "p.yaml", "--log", "debug", "--log-format", "json"]).run().exits(0);
    let line = outcome.stderr.lines().find(|line| line.contains("put into house style")).unwrap_or_default();
    assert!(line.contains("house-style") || line.contains("house_style"), "{}", outcome.stderr);
}
