//! What a line must hold to be looked at for an embargo: hardly any line of a story does, and looking costs.

use super::within;
use super::words::lines;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::LazyLock;

/// What tells of an embargo stands within so many bytes at the start of its block.
const OPENS: usize = 160;
/// An order to editors is no longer, in bytes: a paragraph of a story says "not" and "before" too.
const LONGEST_ORDER: usize = 128;

/// Those of an article's lines that may tell of an embargo. All are looked through at once.
pub(super) fn among<'a, T: Copy>(all: impl Iterator<Item = (&'a str, T)> + Clone) -> Vec<(&'a str, T)> {
    let mut text = String::with_capacity(2048);
    let mut short: Vec<u8> = Vec::with_capacity(1024);
    for (line, _) in all.clone() {
        text.push_str(within(line, OPENS));
        text.push('\n');
        if line.len() <= LONGEST_ORDER {
            short.push(b' ');
            short.extend_from_slice(line.as_bytes());
        }
    }
    let (named, ordered) = (names_one(text), has(&ORDERS.when, &words_of(short)));
    let may_tell = |line: &str| named && names_one(within(line, OPENS).to_owned()) || ordered && may_order(line);
    if named || ordered { all.filter(|(line, _)| may_tell(line)).collect() } else { Vec::new() }
}

/// Whether a line has what every notice has.
pub(super) fn may_tell(line: &str) -> bool {
    names_one(within(line, OPENS).to_owned()) || may_order(line)
}

/// Whether a line may be an order not to put something out before a time: it has a "not" and a "before".
fn may_order(line: &str) -> bool {
    line.len() <= LONGEST_ORDER && {
        let line = words_of([b" ", line.as_bytes()].concat());
        has(&ORDERS.when, &line) && has(&ORDERS.not, &line)
    }
}

/// The words of a text, each between spaces; no mark of ASCII is left, and no capital.
fn words_of(mut text: Vec<u8>) -> Vec<u8> {
    text.push(b' ');
    for byte in &mut text {
        let of_word = byte.is_ascii_alphanumeric() | !byte.is_ascii();
        *byte = if of_word { byte.to_ascii_lowercase() } else { b' ' };
    }
    text
}

/// Whether a word of a text begins as one of these does.
fn has(words: &Option<AhoCorasick>, text: &[u8]) -> bool {
    let begins = |at: usize| at.checked_sub(1).and_then(|last| text.get(last)) == Some(&b' ');
    words.as_ref().is_none_or(|words| words.find_iter(text).any(|found| begins(found.start())))
}

/// Whether a text has a part of a notice's own words.
fn names_one(mut text: String) -> bool {
    text.make_ascii_lowercase();
    STEMS.found.as_ref().is_none_or(|found| {
        let mut ends = found.find_iter(&text).map(|found| &text[..found.end()]);
        ends.any(|text| STEMS.stems.iter().any(|stem| text.ends_with(stem)))
    })
}

/// The stems of data/embargo/stems.txt, for text whose ASCII letters are small.
struct Stems {
    stems: Vec<String>,
    /// Finds what stands behind their first space: short words are too many.
    found: Option<AhoCorasick>,
}

/// As they stand, and with what of their capitals is not of ASCII.
fn with_capitals(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<_> = words.flat_map(|word| [word.clone(), word.to_uppercase().to_ascii_lowercase()]).collect();
    words.dedup();
    words
}

/// Its prefilter does the work, and asks for leftmost matches; the automaton behind it should be built fast.
fn finder(mut keys: Vec<String>) -> Option<AhoCorasick> {
    keys.sort_unstable();
    keys.dedup();
    let kind = Some(AhoCorasickKind::NoncontiguousNFA);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).kind(kind).build(keys).ok()
}

static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    let stems = with_capitals(lines(include_str!("../../data/embargo/stems.txt")).map(str::to_owned));
    let key = |stem: &String| {
        let rest = stem.split_once(' ').map(|(_, rest)| rest).filter(|rest| rest.len() > 4);
        rest.unwrap_or(stem).to_owned()
    };
    let found = finder(stems.iter().map(key).collect());
    Stems { stems, found }
});

/// The words of data/embargo/orders.txt.
struct Orders {
    not: Option<AhoCorasick>,
    when: Option<AhoCorasick>,
}

static ORDERS: LazyLock<Orders> = LazyLock::new(|| {
    let words = |name| copydesk_text::lexicon::part(include_str!("../../data/embargo/orders.txt"), name);
    let part = |name| finder(with_capitals(words(name).map(|word| word.replace(['_', '\''], " "))));
    Orders { not: part("[not]"), when: part("[when]") }
});

#[cfg(test)]
mod tests {
    use super::super::words::WORDS;
    use super::*;

    #[test]
    fn every_phrase_is_looked_for() {
        for phrase in WORDS.all_phrases() {
            let text = phrase.words.join(" ");
            assert!(may_tell(&text), "`{text}` holds no line of data/embargo/stems.txt, or of each part of orders.txt");
        }
    }
}
