//! The stage's tests: cases as files, and what it says against a configuration.

use copydesk_plugin_sdk::testing::{Bench, run_cases};
use house_style::HouseStyle;
use serde_json::json;

#[test]
fn every_case_comes_out_as_its_file_says() {
    run_cases::<HouseStyle>(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"));
}

#[test]
fn an_empty_spelling_is_refused_with_its_place() {
    let error = Bench::<HouseStyle>::new(&json!({"replace": {"": "x"}})).err().expect("refused");
    assert_eq!(error.at.as_deref(), Some("/replace"));
}
