//! Main clauses whose verb stands second, by language: German tells the verb by its nouns, Swedish and Danish by the names beside it.

use std::ops::Range;

use super::second::{Second, below, german};
use super::turned::turned;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// The clause that a sentence begins with, where something stands in front of its verb and what comes behind tells who does it.
pub(crate) fn second(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Second> {
    if habits.nouns_capital { german(passage, habits, sentence) } else { turned(passage, habits, sentence) }
}

/// The main clause behind one that a sentence opens with. In German.
pub(crate) fn behind_clause(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Second> {
    if habits.nouns_capital { below(passage, habits, sentence) } else { None }
}
