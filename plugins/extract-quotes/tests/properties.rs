//! What holds for any text: nothing panics, spans lie in their block on boundaries, and cost grows with size.

use extract_quotes::{Language, Place, QuoteKind, extract};
use proptest::prelude::*;

fn sound(blocks: &[&str]) {
    sound_in("en", blocks);
}

fn sound_in(language: &str, blocks: &[&str]) {
    let blocks: Vec<&str> = blocks.iter().copied().filter(|text| !text.trim().is_empty()).collect(); // no article has a blank block
    for quote in extract(blocks.first().copied(), &blocks, Language::of(language)) {
        for (place, range) in quote.spans.iter() {
            let text = match place {
                Place::Block(block) => blocks[*block],
                Place::Headline => blocks[0],
            };
            assert!(text.get(range.clone()).is_some_and(|inside| !inside.is_empty()), "{range:?} of {text:?}");
        }
        assert!((0.0..=1.0).contains(&quote.confidence));
        assert!(quote.kind != QuoteKind::Scare || quote.speaker_text.is_none());
        assert!(quote.speaker.is_none() || quote.speaker_text.is_some());
    }
}

/// Where a mixture goes on in another block, so that a quotation may end in another than it began in.
const BREAK: &str = "¶";

proptest! {
    #[test]
    fn any_text_gives_sound_quotations(blocks in proptest::collection::vec(any::<String>(), 1..4)) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        sound(&blocks);
    }

    #[test]
    fn any_mixture_of_names_cues_and_marks_gives_sound_quotations(
        words in proptest::collection::vec(prop::sample::select(vec![
            "“", "”", "\"", "‘", "’", "``", "''", "Rowe", "Ada", "Mr.", "said", "saying", "told", "called", "the", "minister", "his", "wife", "who", "“Bo”",
            "and", "in", "a", "claim", "that", "according", "to", "by", "was", "Monday", ",", ".", ":", "—", "(", ")", "he", "’s", "É", "van",
            "says", "suit", "Crossing", BREAK, "\u{a0}", "Gov.", "governor", "company", "Corp.", "a", "welder",
        ]), 0..60),
        glue in prop::sample::select(vec!["", " ", "\u{a0}"]),
    ) {
        let text = words.join(glue);
        sound(&[&text, &text]);
        sound(&text.split(BREAK).collect::<Vec<_>>());
    }
}

proptest! {
    #[test]
    fn any_mixture_gives_sound_quotations_in_the_other_languages_too(
        words in proptest::collection::vec(prop::sample::select(vec![
            "„", "“", "»", "«", "\"", "– ", "Rowe", "Ada", "sagte", "hat", "gesagt", "der", "die", "Ministerin", "sie", "so", "laut",
            "dit-il", "a", "déclaré", "a-t-elle", "l’homme", "de", "selon", "dijo", "según", "säger", "hon", "Montag", ",", ".", ":", "(", ")", "É",
            BREAK, "\u{a0}", "Minister", "ein", "Schlosser", "AG", "das", "Unternehmen",
        ]), 0..60),
        glue in prop::sample::select(vec!["", " ", "\u{a0}"]),
        language in prop::sample::select(vec!["de", "fr", "es", "pt", "it", "sv", "da", "fi"]),
    ) {
        let text = words.join(glue);
        sound_in(language, &[&text, &text]);
        sound_in(language, &text.split(BREAK).collect::<Vec<_>>());
    }
}

/// How much is much. What is not in proportion to it shows with a twentieth as well, in a debug build.
const MUCH: usize = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };

#[test]
fn a_block_of_a_megabyte_and_a_hundred_thousand_marks_are_done_in_proportion() {
    for piece in [
        "“",
        "\"a\" ",
        "he said “a” and ",
        "Ada Rowe, ",
        "said ",
        "“I,” said Bo and ",
        "Rowe and ",
        "Mr. A ",
        "the man of ",
        "x, y, said, “b” ",
        "a piece that said “a” and ",
        "Stated Bo: “a” ",
    ] {
        let text = piece.repeat(MUCH / piece.len());
        sound(&[&text]);
    }
}

#[test]
fn a_megabyte_in_another_language_is_done_in_proportion() {
    for (language, piece) in [
        ("fr", "« a, dit-il, b » "),
        ("fr", "l’homme d’Arnsby, "),
        ("de", "„a“, sagte der Minister der "),
        ("de", "Polizeisprecher Jan "),
        ("sv", "– Ja, säger "),
        ("de", "und nannte „a“ "),
        ("de", "nach Angaben von Rowe, so Rowe, „a“ "),
        ("es", "«Sí», dijo. "),
        ("es", "—Sí —dijo Rowe—. "),
        ("pt", "disse “a” e "),
    ] {
        let text = piece.repeat(MUCH / piece.len());
        sound_in(language, &[&text]);
        let lines = vec![piece; MUCH / 40];
        sound_in(language, &lines);
    }
}

#[test]
fn fifty_thousand_identical_lines_are_done_in_proportion() {
    let role = "The minister, Ada Rowe, came. “Yes,” the minister said.";
    for line in ["“Yes,” said Ada Rowe.", "“Yes.", "Ada Rowe said:", "“No one knows.”", role] {
        sound(&vec![line; MUCH / 20]);
    }
}

#[test]
fn thousands_of_labels_are_done_in_proportion() {
    let letter = |n: usize, place| char::from(b'a' + (n / 26_usize.pow(place) % 26) as u8);
    let label = |n: usize| (0..4).map(|place| letter(n, place)).collect::<String>();
    let lines: Vec<String> = (0..MUCH / 40).map(|n| format!("Q{}: “We will go on as before.”", label(n))).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    sound(&lines);
}

#[test]
fn thousands_of_people_who_are_called_again_are_done_in_proportion() {
    let letters = |mut n: usize| -> String {
        let next = || {
            let letter = char::from(b'a' + (n % 26) as u8);
            n /= 26;
            letter
        };
        std::iter::repeat_with(next).take(4).collect()
    };
    for (language, told) in [
        ("en", "came. “Yes,” the minister said. “No,” she said. “Well,” the novelist said."),
        ("de", "kam. „Ja“, sagte der Minister. „Nein“, sagte sie. Die 46-Jährige sprach von einem „Akt der Feigheit“."),
        ("fr", "est venu. « Oui, dit-il, c’est fini. » « Non », a dit le maire. « Bon », a dit la romancière."),
    ] {
        let lines: Vec<String> = (0..MUCH / 50).map(|n| format!("Ada Ro{} {told}", letters(n))).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        sound_in(language, &lines);
    }
}
