//! What holds for any text: no panic, a body that held text is never emptied, and time in proportion to size.

use std::cell::RefCell;

use copydesk_plugin_sdk::testing::Bench;
use proptest::prelude::*;
use serde_json::{Value, json};
use strip_boilerplate::StripBoilerplate;

thread_local! {
    static BENCH: RefCell<Option<Bench<StripBoilerplate>>> = RefCell::new(Bench::new(&json!({})).ok());
}

fn run(body: &[String]) -> Result<Value, String> {
    let article = json!({"uri": "case:any", "body": body});
    BENCH.with_borrow_mut(|bench| bench.as_mut().ok_or("no stage".to_owned()).and_then(|bench| bench.run(&article)))
}

fn has_text(article: &Value) -> bool {
    article["body"]
        .as_array()
        .is_some_and(|b| b.iter().any(|b| !b["text"].as_str().unwrap_or_default().trim().is_empty()))
}

/// Lines of every sort, many of them furniture.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[A-Z][a-z]{2,9}( [a-z]{2,9}){5,30}\\.",
        "(Home|News|Share|Subscribe|Read more|Related|Comments|MORE|-30-|Eds: x|# Notebook|\\* \\* \\* \\*|not for publication|March 3, 2026|Tel: \\+49 30 555 1234|© 2026 A B)",
        "[“\"(¿«]{1,3}[a-zà-ÿ橋語 ]{0,20}[…。”\")]{0,3}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_makes_it_panic_or_empties_the_body(body in prop::collection::vec(line(), 1..30)) {
        match run(&body) {
            Ok(article) => prop_assert!(has_text(&article) || body.iter().all(|l| l.trim().is_empty())),
            // What is wholly for editors is refused, so that a person sees it.
            Err(message) => prop_assert!(message.contains("not for publication"), "{message}"),
        }
    }
}

#[test]
fn an_article_of_fifty_thousand_equal_lines_is_done_at_once() {
    let body = vec!["Share this article with your friends".to_owned(); 50_000];
    assert!(run(&body).is_ok_and(|a| has_text(&a)));
    let body = vec!["The bridge over the harbour stays shut until spring, the mayor said.".to_owned(); 50_000];
    assert!(run(&body).is_ok_and(|a| has_text(&a)));
}

#[test]
fn a_megabyte_in_one_block_is_done_at_once() {
    for piece in ["word and ", "\"", "© ", "(Eds: ", "Subscribe to ", "橋"] {
        assert!(
            run(&[piece.repeat(1_000_000 / piece.len())]).is_ok_and(|a| has_text(&a)) || piece.starts_with("(Eds"),
            "{piece}"
        );
    }
}
