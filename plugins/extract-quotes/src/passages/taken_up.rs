//! Whether a pronoun takes up whom the sentence before a quotation’s own is about.

use std::ops::Range;

use crate::language::Listed;

/// How far behind a sentence the quotation may begin that it leads to, in bytes.
const BEHIND: usize = 2;

/// Whether a sentence begins with one of these pronouns of one human being and has the quotation that begins at this byte in it or right behind
/// it, so that the sentence before it tells who that is: `A boy admitted it. He told the bench: “…”`, `A boy admitted it. He wept. “…”`
pub(super) fn is_taken_up(text: &str, sentence: &Range<usize>, quotation: usize, pronouns: &Listed) -> bool {
    quotation < sentence.end + BEHIND && pronouns.opens(&text[sentence.start..])
}
