//! The Rust example: built outside the workspace as its author would, and run.

use crate::compiled::{article, instance, open, root};
use copydesk_article::{Changes, Field};
use copydesk_plugin_host::Outcome;
use std::path::PathBuf;
use std::process::Command;

/// Builds the example beside this workspace's own libraries, so that it need not compile again what both depend on.
fn house_style() -> PathBuf {
    let test = std::env::current_exe().expect("this program");
    let target = test.ancestors().nth(3).expect("a target folder");
    let out = target.join("examples-outside");
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--locked", "--lib", "--manifest-path"])
        .arg(root().join("examples/plugin-rust/Cargo.toml"))
        .env("CARGO_TARGET_DIR", &out)
        .env("CARGO_BUILD_BUILD_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        // A sanitizer's flags are for the host; the plugin is built as any author would.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    out.join("debug/libhouse_style.so")
}

#[test]
fn the_rust_example_puts_an_article_into_house_style() {
    let path = house_style();
    let plugin = open(&path).expect("a plugin");
    assert_eq!((plugin.id.as_str(), plugin.version.as_str()), ("house-style", "1.0.0"));
    let schema = plugin.stages[0].schema.as_ref().expect("a schema");
    assert!(schema["properties"]["replace"]["description"].as_str().expect("a text").contains("Kyiv"));
    let mut stage =
        instance(&path, r#"{"replace": {"café": "coffee house", "Café": "Coffee house"}}"#).expect("a stage");
    let mut viewed = article();
    assert_eq!(stage.process(&mut viewed), Outcome::Kept(Changes { made: 2, retracted: 0, text: true }));
    assert_eq!(viewed.article().field(Field::Headline), Some("Coffee house opens"));
    assert_eq!(viewed.article().body[0].text, "The coffee house on the quay opens at six.");
    let error = instance(&path, r#"{"replace": {"a": 1}}"#).err().expect("refused");
    assert_eq!(error.at.as_deref(), Some("/replace/a"));
}
