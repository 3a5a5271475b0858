//! `copydesk bench`: what each stage costs on a user's own articles.

use crate::support::{Definition, Desk, lines, story};

#[test]
fn a_bench_names_each_step_and_delivers_nothing() {
    let desk = Desk::new();
    desk.write("in/a.jsonl", lines((0..5).map(|number| story(&format!("urn:{number}")))));
    desk.define("p.yaml", Definition::whole().into_files("out/{{ uri }}.json"));
    let text = desk.copydesk(["bench", "p.yaml", "--rounds", "2"]).run().exits(0).text();
    for word in ["5 articles", "2 rounds", "strip-boilerplate", "render-summary", "µs each"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    let json = desk.copydesk(["bench", "p.yaml", "--rounds", "1", "--format", "json"]).run().exits(0).json();
    assert_eq!((json["rounds"].as_u64(), json["articles"].as_u64()), (Some(1), Some(5)));
    assert!(desk.files("out").is_empty());
}
