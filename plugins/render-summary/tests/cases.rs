//! The cases in `cases/`, run through the real host.

use copydesk_plugin_sdk::testing::{Bench, run_cases};
use render_summary::RenderSummary;
use serde_json::json;

#[test]
fn every_case_comes_out_as_its_file_says() {
    run_cases::<RenderSummary>(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"));
}

#[test]
fn private_notes_and_removed_blocks_reach_no_rendition() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, source: &str| std::fs::write(folder.path().join(name), source).expect("a template");
    let bench = || Bench::<RenderSummary>::new(&json!({ "template": "all.txt", "templates": folder.path() }));
    for part in ["removed", "lineage"] {
        write("all.txt", &format!("{{{{ {part} }}}}"));
        assert!(bench().is_err_and(|error| error.to_string().contains(&format!("no template sees `{part}`"))));
    }
    // What one template draws from another is not looked through, and sees no more.
    write("all.txt", "{{ ednotes }}{% include 'part.txt' %}");
    write("part.txt", "{{ removed }}{{ lineage }}");
    let mut bench = bench().expect("a bench");
    let article = json!({
        "uri": "urn:x:1", "headline": "Lock opens",
        "ednotes": [{ "text": "Call Bo first.", "role": "private" }, { "text": "Adds a quotation.", "role": "public" }],
        "body": ["The lock opened on Monday."],
        "removed": [{ "id": "b9", "kind": "paragraph", "text": "Desk phone 55 01.", "stage": "s", "reason": "note" }],
    });
    let out = bench.run(&article).expect("an article");
    let rendered = out["renditions"]["all.txt"].as_str().expect("a rendition");
    assert!(rendered.contains("Adds a quotation."), "{rendered}");
    assert!(!rendered.contains("Call Bo") && !rendered.contains("Desk phone"), "{rendered}");
}
