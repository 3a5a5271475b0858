//! An article that is part of a name: `Ada al-Rowe`.

use std::sync::LazyLock;

use crate::lexicon::entries;

/// How long such articles are, in bytes.
const SHORT: usize = 2;
const LONG: usize = 3;

/// The word behind an article that a hyphen joins to it, where that has a capital: of `al-Rowe`, `Rowe`.
#[inline]
pub(crate) fn behind_article(word: &[u8]) -> Option<&[u8]> {
    // hardly any word has a hyphen there
    let len = match word {
        [_, _, b'-', b'A'..=b'Z', ..] => SHORT,
        [_, _, _, b'-', b'A'..=b'Z', ..] => LONG,
        _ => return None,
    };
    is_article(&word[..len]).then(|| &word[len + 1..])
}

#[cold]
fn is_article(part: &[u8]) -> bool {
    static ARTICLES: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/name-articles.txt")).collect());
    ARTICLES.iter().any(|article| part.eq_ignore_ascii_case(article.as_bytes()))
}
