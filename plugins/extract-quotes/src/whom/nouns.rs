//! When two nouns are one, and which may be the last part of a compound.

/// The shortest role that may be the last part of a compound, in bytes.
pub(crate) const COMPOUND: usize = 5;

/// Whether two words are alike but for capitals, also those of Latin letters.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = || one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other)
        || !plain() && one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}
