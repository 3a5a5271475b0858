//! Quotation marks of every kind, and the properties that hold on any text.

use copydesk_text::marks::{Pair, continues, pairs};
use proptest::prelude::*;

fn inner(text: &str) -> Vec<&str> {
    pairs(text).into_iter().map(|pair| &text[pair.inner]).collect()
}

#[test]
fn every_kind_of_mark_opens_and_closes() {
    for text in [
        "He said \"go home\" twice.",
        "He said “go home” twice.",
        "He said „go home“ twice.",
        "He said „go home” twice.",
        "He said «go home» twice.",
        "He said « go home » twice.",
        "He said »go home« twice.",
        "He said ``go home'' twice.",
        "He said ”go home” twice.",
        "He said 'go home' twice.",
        "He said ‘go home’ twice.",
        "He said “go home\" twice.",
        "He said \"go home” twice.",
        "He said ‚go home‘ twice.",
    ] {
        assert_eq!(inner(text), ["go home"], "{text}");
    }
}

#[test]
fn an_opening_mark_before_a_comma_closes() {
    assert_eq!(inner("La serie “ Il Faro “, girata a Marl, e “ora”."), ["Il Faro", "ora"]);
    assert_eq!(inner("She saw “ The Valley “. Then she left."), ["The Valley"]);
    // an ellipsis begins what it stands before
    assert_eq!(inner("He said “... and so on” twice."), ["... and so on"]);
}

#[test]
fn apostrophes_decades_and_inches_are_no_marks() {
    for text in [
        "Ukrainians’ fury in the '90s didn't end the workers' strike.",
        "rock 'n' roll and the boys' team's bus",
        "It's the ’80s, y’all, and ’tis fine.",
        "He stands 6'2\" and owns a 12\" record.",
        "the voters’ anger, the workers’ union, the parents’ hope.",
    ] {
        assert_eq!(inner(text), [""; 0], "{text}");
    }
}

#[test]
fn a_possessive_inside_single_marks_does_not_close_them() {
    assert_eq!(inner("‘The workers’ union won’t yield,’ she said."), ["The workers’ union won’t yield,"]);
    assert_eq!(inner("'It's the workers' day,' she said."), ["It's the workers' day,"]);
    assert_eq!(
        inner("'She knew the boats and most of the slips', said Rowe."),
        ["She knew the boats and most of the slips"]
    );
}

#[test]
fn a_quotation_within_a_quotation_belongs_to_the_outer_one() {
    assert_eq!(inner("“He said ‘never’ to me,” Rowe said."), ["He said ‘never’ to me,"]);
    assert_eq!(inner("‘He said “never” to me,’ Rowe said."), ["He said “never” to me,"]);
    assert_eq!(inner("„Er rief ‚nie‘“, sagte Rowe. „Nie!“"), ["Er rief ‚nie‘", "Nie!"]);
    assert_eq!(inner("“‘Never’ is what he said,” said Rowe."), ["‘Never’ is what he said,"]);
    assert_eq!(inner("\"They shouted \"stop now!\" at us,\" Rowe said."), ["They shouted \"stop now!\" at us,"]);
}

#[test]
fn an_unclosed_mark_ends_with_its_block_or_gives_way_to_the_next() {
    assert_eq!(inner("“We are going home."), ["We are going home."]);
    assert!(!pairs("“We are going home.")[0].closed);
    assert_eq!(inner("He said “never and left. “I mean it,” he added."), ["I mean it,"]);
    assert_eq!(inner("no opening mark” and on."), [""; 0]);
}

#[test]
fn a_paragraph_that_reopens_the_mark_goes_on_with_the_quotation() {
    let (first, second) = ("“We are going home.", "“All of us.”");
    let (a, b) = (pairs(first), pairs(second));
    assert!(continues(&a[0], first.len(), b.first()));
    assert!(!continues(&b[0], second.len(), a.first()));
    assert!(!continues(&a[0], first.len(), pairs("He left “soon”.").first()));
}

fn sound(text: &str, pairs: &[Pair]) {
    let mut last = 0;
    for pair in pairs {
        assert!(last <= pair.outer.start && pair.outer.start < pair.inner.start);
        assert!(pair.inner.start < pair.inner.end && pair.inner.end <= pair.outer.end && pair.outer.end <= text.len());
        for at in [pair.outer.start, pair.inner.start, pair.inner.end, pair.outer.end] {
            assert!(text.is_char_boundary(at));
        }
        last = pair.outer.end;
    }
}

proptest! {
    #[test]
    fn spans_of_any_text_are_in_order_inside_it_and_on_boundaries(text in any::<String>()) {
        sound(&text, &pairs(&text));
    }

    #[test]
    fn spans_of_text_full_of_marks_are_sound(text in "[ a-zäS0.,'\"`“”‘’„‚«»–…\u{a0}-]{0,60}") {
        sound(&text, &pairs(&text));
    }
}

#[test]
fn a_hundred_thousand_marks_take_no_more_than_their_share() {
    for piece in ["“", "\"", "'", "‘a ", "\"a", "«", "“a” ", "'s ", "``", "s' a "] {
        let text = piece.repeat(100_000);
        sound(&text, &pairs(&text));
    }
}
