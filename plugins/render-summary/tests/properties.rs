//! What holds for any text.

use proptest::prelude::*;
use render_summary::{Brief, Focus, Limit, Passage, Role, Story, Summariser};

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn summarise(headline: &str, blocks: &[String], limit: Limit) -> Vec<String> {
    tell(headline, blocks, &Brief::from(limit))
}

fn tell(headline: &str, blocks: &[String], brief: &Brief) -> Vec<String> {
    let passages = blocks.iter().map(|text| Passage { role: Role::Prose, text }).collect();
    Summariser::default().summarise(&Story { headline, language: "en", passages, ..Story::default() }, brief)
}

/// Whether a sentence stands in a block as it is, but for wires' angle brackets and the codes of shares in them.
fn stands_in(block: &str, sentence: &str) -> bool {
    let block = flat(block);
    if !block.contains('<') {
        return block.contains(sentence);
    }
    let mut letters = block.chars();
    sentence.chars().filter(|c| !c.is_whitespace()).all(|letter| letters.any(|other| other == letter))
}

/// What the stage looks at: stops, marks, datelines, words, other scripts.
const PIECES: &[&str] = &[
    "BERLIN (dpa) - ",
    "The harbour ",
    "opened. ",
    "“We ",
    "wait,” ",
    "he said. ",
    "\"",
    "'",
    "’s ",
    "``",
    "''",
    "(",
    ")",
    "… ",
    "? ",
    ". ",
    "\n",
    "\u{a0}",
    "港が開いた。",
    "Élan ",
    "„Ja“ ",
    "1848 ",
    "http://a.b ",
    "Eds: ",
    "<Holm Ltd>",
    " <HOLM.N> ",
];

fn copy() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..40);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

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
            prop_assert!(blocks.iter().any(|block| stands_in(block, sentence)), "{sentence:?}");
        }
        prop_assert_eq!(summary, summarise(&headline, &blocks, limit));
    }
}

#[test]
fn large_and_broken_blocks_take_time_in_proportion_to_their_size() {
    let sentence = "The pilots of the northern lock met “the owners” again and said (twice) that it's late. ";
    let unclosed = "“And so \"it (went 'on. ";
    let hard = [
        sentence.repeat(3_000),
        unclosed.repeat(10_000),
        "\"".repeat(100_000),
        "a".repeat(1 << 18),
        "(A. ".repeat(50_000),
    ];
    let focus = Focus { people: vec!["Ada Rowe".into()], topics: vec!["pilots".into()] };
    for text in hard {
        tell("Pilots meet", std::slice::from_ref(&text), &Brief { focus: focus.clone(), ..Limit::sentences(3).into() });
        summarise("Pilots meet", &[text], Limit { sentences: 3, words: usize::MAX, characters: 300 });
    }
    let lines: Vec<String> = (0..10_000).map(|n| format!("{sentence} {}", n % 2)).collect();
    summarise("Pilots meet", &lines, Limit::sentences(100));
}
