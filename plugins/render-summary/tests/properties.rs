//! What holds for any text.

use proptest::prelude::*;
use render_summary::{Limit, Passage, Role, Story, Summariser};

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn summarise(headline: &str, blocks: &[String], limit: Limit) -> Vec<String> {
    let passages = blocks.iter().map(|text| Passage { role: Role::Prose, text }).collect();
    Summariser::default().summarise(&Story { headline, language: "en", passages, ..Story::default() }, limit)
}

/// Text made of what the stage looks at: stops, marks, datelines, words, other scripts.
fn copy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("BERLIN (dpa) - "),
        Just("The harbour "),
        Just("opened. "),
        Just("“We "),
        Just("wait,” "),
        Just("he said. "),
        Just("\""),
        Just("'"),
        Just("’s "),
        Just("``"),
        Just("''"),
        Just("("),
        Just(")"),
        Just("… "),
        Just("? "),
        Just(". "),
        Just("\n"),
        Just("\u{a0}"),
        Just("港が開いた。"),
        Just("Élan "),
        Just("„Ja“ "),
        Just("1848 "),
    ];
    prop_oneof![proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_sentence_is_part_of_one_block_and_the_limits_hold(
        headline in copy(),
        blocks in proptest::collection::vec(copy(), 0..8),
        sentences in 0usize..6,
        characters in prop_oneof![Just(usize::MAX), 0usize..200],
    ) {
        let limit = Limit { sentences, words: usize::MAX, characters };
        let summary = summarise(&headline, &blocks, limit);
        prop_assert!(summary.len() <= sentences);
        prop_assert!(characters == usize::MAX || summary.join(" ").chars().count() <= characters);
        for sentence in &summary {
            prop_assert!(blocks.iter().any(|block| flat(block).contains(sentence.as_str())), "{sentence:?}");
        }
        prop_assert_eq!(summary, summarise(&headline, &blocks, limit));
    }
}

#[test]
fn time_is_proportional_to_size() {
    let sentence = "The pilots of the northern lock met “the owners” again and said (twice) that it's late. ";
    let unclosed = "“And so \"it (went 'on. ";
    for text in [
        sentence.repeat(12_000),
        unclosed.repeat(40_000),
        "\"".repeat(100_000),
        "a".repeat(1 << 20),
        "(A. ".repeat(200_000),
    ] {
        summarise("Pilots meet", &[text], Limit { sentences: 3, words: usize::MAX, characters: 300 });
    }
    summarise("Pilots meet", &vec![sentence.to_owned(); 50_000], Limit::sentences(100));
}
