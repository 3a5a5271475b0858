//! When two nouns are one, how one stands in the lists, and which may be the last part of a compound.

use std::borrow::Cow;

/// The shortest role that may be the last part of a compound, in bytes.
pub(crate) const COMPOUND: usize = 5;

/// Whether two words are alike but for capitals, also those of Latin letters.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = || one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other)
        || !plain() && one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// A word in small letters, which most are.
pub(super) fn small(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}
