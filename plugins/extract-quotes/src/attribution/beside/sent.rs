//! What somebody writes or sends to whoever stands before the colon: `Alle sei ha scritto all’amica Ada: «…»`. In Italian, Portuguese and Spanish.

use copydesk_text::vocabulary::{ADVERB, FUNCTION, OBJECT, PRONOUN, TIME};
use copydesk_text::words::{Kind, Token};

use super::clause::clause_verb;
use super::human;
use super::subject::subject_before;
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// A verb of writing or sending in a sentence that tells nobody for its subject.
pub(crate) struct Sent {
    pub(crate) cue: usize,
    /// Whether something that may be its subject stands before it all the same: `Lunedì il boss ha scritto`, `Qualcuno ha scritto`.
    pub(crate) has_subject: bool,
}

/// The verb of writing or sending of a sentence that begins at `low`, where whoever it is sent to stands before the colon of the quotation at `at`.
pub(crate) fn sent(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Sent> {
    let (tokens, romance) = (&passage.tokens, &passage.language().romance);
    let end = at.checked_sub(1).filter(|end| habits.drops_subject && tokens[*end].kind == Kind::Colon)?;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let cue = (low..end).rev().find(|at| is(*at, &romance.sends))?;
    let somebody = (cue + 1..end).filter(|at| is(*at, &romance.to)).any(|to| {
        let whom = mention::phrase(passage, habits, to + 1, end);
        whom.is_some_and(|whom| whom.tokens.end == end && human::one(passage, habits, &whom))
    });
    let verb = clause_verb(habits, tokens, low, cue);
    let subject = || subject_before(passage, habits, low, verb).or_else(|| human::only(passage, habits, low..verb));
    let small = |token: &Token| {
        let word = token.is(FUNCTION | ADVERB | TIME) && (!token.is(PRONOUN) || token.is(OBJECT));
        word || token.kind != Kind::Word
    };
    let has_subject = || !tokens[low..verb].iter().all(small);
    (somebody && subject().is_none()).then(|| Sent { cue, has_subject: has_subject() })
}
