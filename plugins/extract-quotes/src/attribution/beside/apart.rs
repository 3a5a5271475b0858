//! Whose report stands behind a semicolon: `Rowe lehnte ab; es sei „…“`, but not `Rowe fehlte; er sei „…“` and `Rowe wurde operiert; es sei „…“`, which
//! another tells. In German.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FEMALE, MALE, PRONOUN};
use copydesk_text::words::Kind;

use super::carried::is_reported;
use super::human;
use super::verb::says;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Somebody with whom a sentence begins that tells before its semicolon, without a comma, how they take something, and reports behind it.
pub(crate) fn reports_apart(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let parted = sentence.clone().rev().find(|at| habits.nouns_capital && tokens[*at].kind == Kind::Semicolon)?;
    let of_them = tokens.get(parted + 1).is_some_and(|token| token.is(PRONOUN) && token.is(MALE | FEMALE));
    let reported = is_reported(passage, parted..sentence.end) && !is_reported(passage, sentence.start..parted);
    // `Rowe fragte Lind; der meinte, es sei „…“`
    let told = || tokens[parted..sentence.end].iter().any(says);
    let one = human::opens(passage, habits, sentence.start..parted).filter(|_| reported && !of_them && !told())?;
    let whole = tokens[one.tokens.end..parted].iter().all(|token| matches!(token.kind, Kind::Word | Kind::Number));
    (one.mention != Mention::Pronoun && whole && takes_a_stand(passage, one.tokens.end, parted)).then_some(one)
}

/// Whether the clause whose verb stands at `verb` tells how its subject takes something: `begrüßte den Plan`, `lehnte den Plan ab`, `wollte das nicht
/// bewerten`.
fn takes_a_stand(passage: &Passage<'_>, verb: usize, end: usize) -> bool {
    let words = &passage.language().content_words;
    let alone = || passage.is_one_of(verb, &words.stance);
    let closed = || passage.is_one_of(verb, &words.stance_open) && passage.is_one_of(end - 1, &words.stance_end);
    verb < end && (alone() || closed())
}
