//! Each case in `cases/` is one phenomenon: an article, and what becomes of it.

#[test]
fn every_case_comes_out_as_its_file_says() {
    copydesk_plugin_sdk::testing::run_cases::<extract_quotes::ExtractQuotes>(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/cases"
    ));
}
