//! Which office a noun means, where the word before it tells: the opposition leader is not the union leader. `data/offices.txt` lists those words.

use copydesk_text::words::Token;

use crate::passages::passage::Passage;

/// The word of these, which stand before a noun, that tells which office it is.
pub(crate) fn kind<'a>(passage: &Passage<'a>, adjectives: &[Token]) -> Option<&'a str> {
    let mut words = adjectives.iter().rev().map(|token| &passage.text[token.range()]);
    words.find(|word| tells(passage, word))
}

/// Whether what stands `before` a noun and behind it tells that it is another office than the one of this kind: `union leader`, `leader of the
/// coalition`.
pub(crate) fn is_of_another_kind(passage: &Passage<'_>, kind: &str, before: &str, behind: &str) -> bool {
    let words = || [before].into_iter().chain(behind.split([' ', ','])).filter(|word| tells(passage, word));
    words().next().is_some() && !words().any(|word| word.eq_ignore_ascii_case(kind))
}

fn tells(passage: &Passage<'_>, word: &str) -> bool {
    passage.language().offices.iter().any(|office| word.eq_ignore_ascii_case(office))
}
