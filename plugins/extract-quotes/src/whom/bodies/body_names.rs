//! How a body's noun and what belongs to its name stand in a text: `Landesbauernverband`, `des Gerichts`, `Behörde für Datenschutz`.

use copydesk_text::vocabulary::{DETERMINER, FIRST_NAME, FUNCTION, PREPOSITION, TIME};
use copydesk_text::words::{Kind, Token};

use crate::language::Rules;
use crate::language::nouns::{COMPOUND, same};
use crate::passages::passage::Passage;

/// Stands in the list for whatever other noun.
pub(crate) const ANY: &str = "any";

/// How many words say what a body is for: `Behörde für Datenschutz`, `Landgericht Marl`.
const WORDS: usize = 4;

/// The word, without the ending of a genitive, where it is the noun or a compound that ends in it.
pub(crate) fn ends_in<'a>(passage: &Passage<'a>, token: &Token, noun: &str) -> Option<&'a str> {
    let short = token.end - token.start < noun.len();
    if token.kind != Kind::Word || !token.name() || short {
        return None;
    }
    let word = &passage.text[token.range()];
    [Some(word), word.strip_suffix("es"), word.strip_suffix('s')].into_iter().flatten().find(|word| {
        let first = word.len().checked_sub(noun.len());
        let tail = first.and_then(|first| word.get(first..)).is_some_and(|tail| same(tail, noun));
        tail && (first == Some(0) || noun.len() >= COMPOUND || first >= Some(COMPOUND))
    })
}

/// How many words behind the noun of a body belong to its name: a place, or what it is for.
pub(crate) fn said_of(passage: &Passage<'_>, noun: usize) -> usize {
    let tokens = &passage.tokens;
    let Rules::Beside(habits) = passage.language().rules else { return 0 };
    let apart = |at: usize| tokens[at].start > tokens[at - 1].end + 1;
    let named = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.name() && token.bits & (FUNCTION | TIME | FIRST_NAME) == 0 && !apart(at))
    };
    // `für Bildung und Forschung`
    let joins = |at: usize| habits.and.iter().any(|and| passage.word_is(at, and)) && named(at - 1) && named(at + 1);
    let words = |from: usize| (from..=from + WORDS).take_while(|at| named(*at) || *at > from && joins(*at)).count();
    let places = words(noun + 1);
    let of = tokens.get(noun + 1).is_some_and(|of| of.is(PREPOSITION | DETERMINER) && !apart(noun + 1))
        && habits.of.iter().any(|of| passage.word_is(noun + 1, of));
    if places > 0 || !of {
        return places;
    }
    let first = noun + 2 + usize::from(tokens.get(noun + 2).is_some_and(|next| next.is(DETERMINER)));
    let words = words(first);
    if words == 0 { 0 } else { first + words - noun - 1 }
}
