//! The cases of cases/: NAME.in.yaml becomes NAME.out.yaml.

use copydesk_plugin_sdk::testing::run_cases;

#[test]
fn every_case_comes_out_as_its_file_says() {
    run_cases::<dedupe_captions::DedupeCaptions>(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"));
}
