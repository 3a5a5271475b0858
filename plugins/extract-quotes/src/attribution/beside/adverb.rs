//! A word that has its capital from the sentence it opens and is no subject, before a verb and whoever says it, in languages whose nouns have no capital:
//! `Möjligtvis säger ministern`, `Offentligt säger polisen att`.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{ALL_CAPS, FIRST_NAME, ROLE, TITLE};

use crate::attribution::mention::surname::is_surname;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether the word right before the verb at `verb` is an adverb by its ending, or stands before a verb that takes nobody for its object, so that
/// `behind` is who says it. Nothing may tell it for a name.
pub(super) fn is_adverb(passage: &Passage<'_>, habits: &Habits, word: &Phrase, verb: usize, behind: &Phrase) -> bool {
    let at = word.tokens.start;
    let token = &passage.tokens[at];
    let alone = word.tokens.end == at + 1 && at + 1 == verb && passage.sentence(at).start == at;
    if !alone
        || !habits.bare_nouns
        || token.bits & (FIRST_NAME | ROLE | TITLE | ALL_CAPS) != 0
        || is_surname(passage, at)
    {
        return false;
    }
    let small_words = &passage.language().small_words;
    let text = &passage.text[token.range()];
    // `Volvo säger Per Ek`, where the comma is forgotten
    let says = passage.is_one_of(verb, &small_words.objectless) && behind.mention == Mention::Role;
    says || small_words.adverb_ends.iter().any(|end| text.ends_with(end))
}
