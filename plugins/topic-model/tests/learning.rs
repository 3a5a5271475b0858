//! Learning on made-up stories: what comes out is the same each time, survives the disk, and tells the topics apart.
#![allow(clippy::unwrap_used)] // in a test, a panic is the answer

use copydesk_topic_model::learn::{Corpus, LearnError, Limits, Report, learn};
use copydesk_topic_model::{FileError, Model, Reader, Text, decode, encode};
use proptest::prelude::*;

const LIMITS: Limits = Limits { least_articles: 2, most_articles: 10_000 };

/// Words of a trade each, and small words that all stories share.
const TRADES: [(&str, &[&str]); 3] = [
    ("desk:harbour", &["quay", "tug", "dredger", "pilot boat", "container ship", "lighthouse", "mooring"]),
    ("desk:bakery", &["oven", "sourdough", "rye flour", "crust", "yeast", "baker", "rolls"]),
    ("desk:chess", &["rook", "endgame", "grandmaster", "opening move", "checkmate", "bishop", "tie break"]),
];
const SMALL: &[&str] = &["the town", "on Monday", "said", "was seen", "again", "for the third time", "in 2026", "and"];

/// A story with words of the given trades; `seed` picks them.
fn story(seed: usize, trades: &[usize]) -> String {
    let mut text = String::new();
    for step in 0..12 {
        let pick = seed.wrapping_mul(31).wrapping_add(step * 17) >> 1;
        let words = match trades {
            [] => SMALL,
            _ if step % 3 == 2 => SMALL,
            _ => TRADES[trades[step % trades.len()]].1,
        };
        text.push_str(words[pick % words.len()]);
        text.push(' ');
    }
    text
}

fn corpus(count: usize) -> Corpus {
    let mut corpus = Corpus::new(LIMITS);
    for seed in 0..count {
        let trades: &[usize] = [&[0][..], &[1], &[2], &[0, 2], &[]][seed % 5];
        let topics = trades.iter().map(|at| (TRADES[*at].0, Some("a trade")));
        corpus.add(Some("en"), &Text { headline: None, blocks: &[&story(seed, trades)] }, topics);
    }
    corpus
}

fn learned() -> (Model, Report) {
    learn(&corpus(150), 2).unwrap()
}

fn given(model: &Model, text: &str) -> Vec<String> {
    let judged = Reader::new(model).judge(model, Some("en"), &Text { headline: None, blocks: &[text] }, 8);
    judged.iter().map(|decision| model.topics[decision.topic].qcode.clone()).collect()
}

#[test]
fn a_language_that_was_not_learned_from_gets_nothing_and_one_that_hardly_was_little() {
    let mut corpus = corpus(150);
    corpus.add(Some("de-AT"), &Text { headline: None, blocks: &["Hafen und Kai"] }, [(TRADES[0].0, None)].into_iter());
    let (model, _) = learn(&corpus, 1).unwrap();
    let text = "the tug at the quay, a dredger and a mooring";
    let sure = |language| {
        let judged = Reader::new(&model).judge(&model, language, &Text { headline: None, blocks: &[text] }, 8);
        judged.iter().map(|decision| decision.confidence).fold(0.0, f64::max)
    };
    assert_eq!(sure(Some("sv")), 0.0);
    assert!((0.5..0.7).contains(&sure(Some("de"))) && sure(Some("en")) > 0.8 && sure(None) > 0.8);
}

#[test]
fn the_same_articles_give_the_same_bytes_whatever_the_number_of_threads() {
    let first = encode(&learn(&corpus(150), 1).unwrap().0);
    assert!((2..5).all(|threads| encode(&learn(&corpus(150), threads).unwrap().0) == first));
}

#[test]
fn topics_are_told_apart_on_stories_that_were_not_learned_from() {
    let (model, report) = learned();
    assert_eq!(given(&model, &story(9_001, &[0])), ["desk:harbour"]);
    assert_eq!(given(&model, &story(9_002, &[1])), ["desk:bakery"]);
    assert_eq!(given(&model, &story(9_003, &[0, 2])), ["desk:chess", "desk:harbour"]);
    assert!(given(&model, &story(9_004, &[])).is_empty());
    assert!(report.micro_f1() > 0.95, "{report}");
}

#[test]
fn the_report_names_every_topic_with_precision_and_recall() {
    let text = learned().1.to_string();
    for word in
        ["desk:harbour a trade", "desk:bakery", "desk:chess", "precision", "recall", "30 of them without a topic"]
    {
        assert!(text.contains(word), "{word}\n{text}");
    }
}

#[test]
fn evidence_lies_in_the_text_and_speaks_of_the_topic() {
    let (model, _) = learned();
    let text = "The baker said the rye flour for the rolls had come.";
    let judged =
        Reader::new(&model).judge(&model, Some("en"), &Text { headline: Some("Sourdough"), blocks: &[text] }, 3);
    let places = &judged[0].evidence;
    assert_eq!(places.len(), 3);
    let words: Vec<&str> = places
        .iter()
        .map(|place| if place.block.is_some() { &text[place.bytes()] } else { &"Sourdough"[place.bytes()] })
        .collect();
    assert!(
        words.iter().all(|word| ["Sourdough", "baker", "rye flour", "rye", "flour", "rolls"].contains(word)),
        "{words:?}"
    );
}

#[test]
fn what_most_articles_are_about_and_small_words_are_no_evidence() {
    let mut corpus = Corpus::new(LIMITS);
    for seed in 0..60 {
        // All of one trade begin alike, as articles of one hand do.
        let at = seed % 3;
        let text = format!("{} {}", ["He was said to", "An hour after, at 12,", "From the"][at], story(seed, &[at]));
        corpus.add(Some("en"), &Text { headline: None, blocks: &[&text] }, [(TRADES[at].0, None)].into_iter());
    }
    let (model, report) = learn(&corpus, 1).unwrap();
    assert!(report.micro_f1() > 0.95, "{report}");
    for text in ["Rain was due.", "He was said to leave.", "An earthquake shook Chile at 12.", "From the town again."] {
        assert!(given(&model, text).is_empty(), "{text}: {:?}", given(&model, text));
    }
    assert_eq!(given(&model, "The tug left the quay."), ["desk:harbour"]);
}

#[test]
fn a_topic_with_too_few_articles_is_not_learned_and_nothing_to_learn_is_an_error() {
    let mut corpus = corpus(20);
    corpus.add(Some("en"), &Text { headline: None, blocks: &["a kite"] }, [("desk:kites", None)].into_iter());
    let (model, report) = learn(&corpus, 1).unwrap();
    assert!(model.topics.iter().all(|topic| topic.qcode != "desk:kites"));
    assert_eq!(report.too_rare, 1);
    assert_eq!(learn(&Corpus::new(LIMITS), 1).unwrap_err(), LearnError::NoTopics);
    let mut one = Corpus::new(LIMITS);
    one.add(Some("en"), &Text { headline: None, blocks: &["a kite"] }, [("desk:kites", None)].into_iter());
    assert_eq!(learn(&one, 1).unwrap_err(), LearnError::TooRare { least: 2, articles: 1 });
}

#[test]
fn a_topic_of_one_article_is_given_with_doubt_and_one_of_many_without() {
    let mut corpus = Corpus::new(Limits { least_articles: 1, ..LIMITS });
    for seed in 0..60 {
        // Words of the second trade stand in other stories too: what one alone has is not learned.
        let trades: &[usize] = match seed {
            7 => &[1],
            20 | 30 => &[0, 1],
            _ => &[0],
        };
        let topics = trades.iter().take(1).map(|at| (TRADES[*at].0, None));
        corpus.add(Some("en"), &Text { headline: None, blocks: &[&story(seed, trades)] }, topics);
    }
    let (model, _) = learn(&corpus, 1).unwrap();
    let sure = |text: &str| {
        let judged = Reader::new(&model).judge(&model, Some("en"), &Text { headline: None, blocks: &[text] }, 1);
        judged.iter().map(|decision| (&*model.topics[decision.topic].qcode, decision.confidence)).collect::<Vec<_>>()
    };
    let once = sure(&story(7, &[1]));
    assert!(matches!(once[..], [("desk:bakery", sure)] if sure < 0.7), "{once:?}");
    let often = sure(&story(9_001, &[0]));
    assert!(matches!(often[..], [("desk:harbour", sure)] if sure > 0.9), "{often:?}");
}

#[test]
fn articles_beyond_the_most_are_counted_and_left() {
    let mut corpus = Corpus::new(Limits { most_articles: 3, ..LIMITS });
    for seed in 0..5 {
        corpus.add(Some("en"), &Text { headline: None, blocks: &[&story(seed, &[0])] }, [("a:b", None)].into_iter());
    }
    assert_eq!((corpus.len(), corpus.left()), (3, 2));
}

#[test]
fn every_topic_of_every_article_can_be_the_same() {
    let mut corpus = Corpus::new(LIMITS);
    for seed in 0..6 {
        corpus.add(
            Some("en"),
            &Text { headline: None, blocks: &[&story(seed, &[0])] },
            [("a:b", None), ("a:b", None)].into_iter(),
        );
    }
    let (model, _) = learn(&corpus, 1).unwrap();
    assert_eq!(decode(&encode(&model)).unwrap(), model);
    assert_eq!(given(&model, &story(77, &[0])), ["a:b"]);
    assert!(given(&model, "").is_empty() && given(&model, "unheard-of").is_empty(), "no word, no topic");
}

#[test]
fn a_model_survives_the_disk_and_no_damage_does() {
    let (model, _) = learned();
    let bytes = encode(&model);
    assert_eq!(decode(&bytes).unwrap(), model);
    assert_eq!(decode(b"{}"), Err(FileError::NoModel));
    assert_eq!(decode(b""), Err(FileError::Empty));
    for length in 16..bytes.len() {
        assert!(matches!(decode(&bytes[..length]), Err(FileError::Length { .. })), "cut at {length}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(matches!(decode(&longer), Err(FileError::Length { .. })));
    let mut other = bytes.clone();
    for form in [1, 9] {
        other[16] = form;
        assert_eq!(decode(&other), Err(FileError::OtherForm { found: form.into() }));
    }
    for at in (28..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x40;
        assert_eq!(decode(&damaged), Err(FileError::Damaged), "byte {at}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_refused_or_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut marked = b"copydesk topics\n\x02\0\0\0".to_vec();
        marked.extend(&bytes);
        prop_assert!(decode(&marked).is_err());
        prop_assert!(decode(&bytes).is_err());
    }

    #[test]
    fn any_text_is_judged_with_places_inside_it(text in "(?s).{0,200}") {
        thread_local!(static MODEL: Model = learned().0);
        MODEL.with(|model| {
            let text = format!("{text} quay tug {text} oven yeast");
            for decision in Reader::new(model).judge(model, Some("en"), &Text { headline: None, blocks: &[&text] }, 8) {
                assert!((0.0..=1.0).contains(&decision.confidence));
                assert!(decision.evidence.iter().all(|place| text.get(place.bytes()).is_some()));
            }
        });
    }
}
