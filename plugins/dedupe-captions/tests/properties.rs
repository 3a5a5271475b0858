//! What holds for any text: no panic, every text is kept once, and time in proportion to size.

use std::cell::RefCell;

use copydesk_plugin_sdk::testing::Bench;
use dedupe_captions::DedupeCaptions;
use proptest::prelude::*;
use serde_json::{Value, json};

thread_local! {
    static BENCH: RefCell<Option<Bench<DedupeCaptions>>> = RefCell::new(Bench::new(&json!({})).ok());
}

fn run(body: &[String]) -> Value {
    let article = json!({"uri": "case:any", "body": body});
    let done = BENCH
        .with_borrow_mut(|bench| bench.as_mut().ok_or("no stage".to_owned()).and_then(|bench| bench.run(&article)));
    done.unwrap_or_else(|error| panic!("{error}"))
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|b| b["text"].as_str().unwrap_or_default().to_owned()).collect()
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[A-E][a-c]{1,2}( [a-c]{1,2}){5,14}(\\.|…|\\.\\.\\.| \\(Ada Rowe/The Post\\)|\\. Photo: Eve Lind)",
        "(Photo: Eve Lind|Getty Images|Image credit: A B|“Yes.”|The bridge at dusk, seen from the northern shore. Photo by Eve Lind)",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_goes_repeats_a_block_that_stays(body in prop::collection::vec(line(), 1..30)) {
        let article = run(&body);
        let ids: Vec<&str> = article["body"].as_array().into_iter().flatten().filter_map(|b| b["id"].as_str()).collect();
        for gone in article["removed"].as_array().into_iter().flatten() {
            // The credit of a picture without a caption goes to the picture.
            let text = gone["text"].as_str().unwrap_or_default();
            let credits = article["media"].as_array().into_iter().flatten().filter_map(|m| m["credit"].as_str());
            let kept = gone["reason"] == "credit" && gone["of"].is_null() && credits.clone().any(|credit| text.contains(credit));
            prop_assert!(kept || gone["of"].as_str().is_some_and(|of| ids.contains(&of)), "{gone}");
        }
        let any = body.iter().any(|l| !l.trim().is_empty());
        prop_assert!(!any || texts(&article["body"]).iter().any(|t| !t.trim().is_empty()));
    }
}

#[test]
fn fifty_thousand_equal_lines_are_done_at_once() {
    run(&vec!["The bridge over the harbour stays shut until spring, the mayor said on Tuesday.".to_owned(); 50_000]);
    let alike: Vec<String> = (0..50_000)
        .map(|i| format!("The bridge over the harbour stays shut until spring, the mayor said for the time {i}"))
        .collect();
    assert_eq!(texts(&run(&alike)["body"]).len(), alike.len());
}

#[test]
fn a_megabyte_in_one_block_is_done_at_once() {
    for piece in ["word and ", "\"", "Photo: ", "(A B/C D)", ". Photo: A", "橋"] {
        run(&[piece.repeat(1_000_000 / piece.len()), piece.repeat(1_000_000 / piece.len()) + " x"]);
    }
}

#[test]
fn a_similarity_out_of_range_is_refused_with_its_place() {
    for wrong in [-0.1, 1.5, 3.0] {
        let error = Bench::<DedupeCaptions>::new(&json!({"similarity": wrong})).err().unwrap();
        assert!(error.message.contains("between 0 and 1"), "{}", error.message);
        assert!(format!("{error:?}").contains("/similarity"), "{error:?}");
    }
}
