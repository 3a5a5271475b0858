//! The words of two captions, and whether those of the one stand in the other: with an age, a date or a place more, but with nothing that
//! tells two pictures apart.

use std::sync::LazyLock;

use copydesk_text::lines::words_into;

use crate::similar::are_lost;
use crate::similar::same_words::ALIKE;
use crate::similar::verbs::inflected;
use crate::similar::word_lists::{REVERSALS, SERIES, hashes};

static JOINING: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../../data/joining-words.txt")));
/// All words that may stand for another of their list: articles, and prepositions of place.
static SMALL: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../../data/swaps.txt")));

/// Places within the shorter where the fuller has words more.
const GAPS: usize = 3;
/// Words that say between commas where somebody is, or, in one of so many words, whatever else.
const ASIDE: usize = 3;
const MANY: usize = 8;
/// Small words of the shorter that the fuller has others for.
const SKIPPED: usize = 1;

/// A word of a text.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) hash: u64,
    pub(crate) text: &'a str,
    /// A comma or a bracket stands before it.
    pub(crate) parted: bool,
}

pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘' | '\u{ad}' | '\u{200b}');
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut hashes = Vec::new();
    let mut end = 0;
    for token in text.split(|c| !inner(c)) {
        if !token.contains(char::is_alphanumeric) {
            continue;
        }
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let parted = text[end..start].contains([',', '(']);
        end = start + token.len();
        hashes.clear();
        words_into(token, &mut hashes);
        words.extend(hashes.iter().map(|hash| Word { hash: ALIKE.way(*hash), text: token, parted }));
    }
    words
}

/// True where `b` has all words of `a` in their order from `start` on, and what it has between them tells no other picture.
pub(crate) fn stands_within(a: &[Word<'_>], b: &[Word<'_>], start: usize) -> bool {
    stands_with(a, b, start, |_| false)
}

/// The same, where one of many words has a phrase more: "after the last whistle" tells when, where "left" tells which.
pub(crate) fn stands_within_loosely(a: &[Word<'_>], b: &[Word<'_>], start: usize) -> bool {
    /// Words of the shorter, and of the phrase.
    const MANY: usize = 6;
    const PHRASE: usize = 3;
    /// So many words are never those of another picture.
    const LONG: usize = 8;
    let turns = |word: &Word<'_>| REVERSALS.binary_search(&word.hash).is_ok();
    stands_with(a, b, start, |more| {
        let phrase = a.len() >= MANY && more.len() >= PHRASE && !more[1..].iter().any(tells_apart) && !turns(&more[0]);
        phrase || a.len() >= LONG && !more.iter().take(PHRASE).any(turns)
    })
}

fn stands_with(a: &[Word<'_>], b: &[Word<'_>], start: usize, phrase: impl Fn(&[Word<'_>]) -> bool) -> bool {
    let in_list = |list: &[u64], word: &Word<'_>| list.binary_search(&word.hash).is_ok();
    let (mut at, mut gaps, mut more, mut skipped) = (start, 0, 0, 0);
    for (n, word) in a.iter().enumerate() {
        let find = |word: &Word<'_>| {
            let same = b[at..].iter().position(|other| other.hash == word.hash);
            same.or_else(|| {
                b[at..].iter().position(|other| inflected(other.text, word.text) || is_spelt_as(other, word))
            })
        };
        let next = a.get(n + 1).and_then(find);
        let found = find(word);
        // "at the port" within "in the old port": another preposition, with words more behind it.
        if in_list(&SMALL, word) && next.is_some_and(|next| next > 0 && found.is_none_or(|found| found > next)) {
            skipped += 1;
            continue;
        }
        let Some(gap) = found else { return false };
        let between = &b[at..at + gap];
        if gap > 0 {
            gaps += 1;
            more += gap;
            // "Lind and Rowe rest" has another person, "the second of them" is another picture; an age or a year stands apart.
            // "Ada Rowe, left, and Eve Lind": where in the picture she is.
            let aside = between[0].parted
                && b.get(at + gap).is_some_and(|word| word.parted)
                && (gap <= ASIDE || gap < a.len() && a.len() >= MANY);
            let number = between.iter().all(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
            if in_list(&JOINING, &between[0])
                || number && !between[0].parted
                || !aside && between.iter().any(tells_apart) && !phrase(between)
            {
                return false;
            }
        }
        at += gap + 1;
    }
    let before = start.checked_sub(1).map(|before| &b[before]);
    let around = before.is_some_and(|word| tells_apart(word) || in_list(&JOINING, word))
        // "Ada Rowe at the wheel, left, …" shows where she is; "the weir before the storm" is another picture than "the weir".
        || b.get(at).is_some_and(|word| !word.parted && in_list(&SERIES, word)) && !phrase(&b[at..]);
    gaps <= GAPS && more <= a.len() && skipped <= SKIPPED && !around
}

/// "Joao" and "João": one word, which may have lost its accents.
pub(crate) fn is_spelt_as(a: &Word<'_>, b: &Word<'_>) -> bool {
    a.hash == b.hash || a.text.is_ascii() != b.text.is_ascii() && are_lost(a.text, b.text)
}

/// A word that joins another person or thing: "and", "with".
pub(crate) fn joins(word: &Word<'_>) -> bool {
    JOINING.binary_search(&word.hash).is_ok()
}

/// An article, or a preposition of place.
pub(crate) fn is_small(word: &Word<'_>) -> bool {
    SMALL.binary_search(&word.hash).is_ok()
}

/// True for a word that turns a caption round, or tells the pictures of a series apart.
pub(crate) fn tells_apart(word: &Word<'_>) -> bool {
    [&REVERSALS, &SERIES].iter().any(|list| list.binary_search(&word.hash).is_ok())
}

pub(crate) fn same_words(a: &[Word<'_>], b: &[Word<'_>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.hash == b.hash)
}

/// The same words but for the forms of verbs.
pub(crate) fn is_retold(a: &[Word<'_>], b: &[Word<'_>]) -> bool {
    /// Verbs of a caption.
    const VERBS: usize = 2;
    let other = || a.iter().zip(b).filter(|(a, b)| a.hash != b.hash);
    (1..=VERBS).contains(&other().count()) && other().all(|(a, b)| inflected(a.text, b.text))
}

/// "Ada Rowe" within "Mayor Ada Rowe of Marl": nothing but a name, which the caption has whole.
pub(crate) fn is_name_within(name: &[Word<'_>], caption: &[Word<'_>]) -> bool {
    /// Words of a name.
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let capital = |word: &Word<'_>| word.text.starts_with(char::is_uppercase);
    NAME.contains(&name.len())
        && name.iter().all(capital)
        && name.len() < caption.len()
        && caption.windows(name.len()).any(|run| same_words(run, name))
}
