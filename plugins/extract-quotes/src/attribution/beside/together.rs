//! Two who speak together: `sagten Ada Rowe und Bo Lind`.

use copydesk_text::names::phrase::{Mention, Phrase};

use super::verb::{ends, first_word};
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Both, where the one who was found beside the verb at `cue` is joined to another by nothing but an `and`.
pub(crate) fn together(passage: &Passage<'_>, habits: &Habits, one: &Phrase, cue: usize) -> Option<Phrase> {
    let sentence = passage.sentence(one.tokens.start);
    let and = |at: usize| habits.and.iter().any(|and| passage.word_is(at, and));
    let person = |phrase: &Phrase| phrase.mention == Mention::Person;
    let two = |first: &Phrase, second: &Phrase| Phrase {
        mention: Mention::Role,
        tokens: first.tokens.start..second.tokens.end,
        head: first.head.start..second.head.end,
    };
    if !person(one) {
        return None;
    }
    if one.tokens.start > cue {
        let next = one.tokens.end;
        let other = mention::phrase(passage, habits, next + 1, sentence.end).filter(|_| and(next)).filter(person)?;
        return ends(&passage.tokens, other.tokens.end, sentence.end).then(|| two(one, &other));
    }
    // `Ada Rowe und Bo Lind sagten`: they begin the sentence, so that the first is no other's object
    let left = one.tokens.start.checked_sub(1).filter(|left| one.tokens.end == cue && and(*left))?;
    let first = first_word(&passage.tokens, sentence.start);
    let other = mention::phrase(passage, habits, first, left).filter(person)?;
    (other.tokens.end == left).then(|| two(&other, one))
}
