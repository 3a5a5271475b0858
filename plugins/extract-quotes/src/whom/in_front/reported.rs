//! Who goes on to be reported in the sentence before a pronoun.

use copydesk_text::names::people::Spoke;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::PRONOUN;
use copydesk_text::words::Kind;

use super::sentence::Before;
use crate::attribution::beside::{self};

/// How many sentences somebody’s words may go on for.
const REPORTED: usize = 4;

impl<'a> Before<'_, 'a> {
    /// Who has spoken, where this sentence and those since then are in the subjunctive and tell what they said: `„…“, sagte Rowe. Er habe es dem
    /// Landwirt Lind erklärt. „…“, sagte er`.
    pub(super) fn goes_on(&self) -> Option<usize> {
        let Spoke::Person(last, (block, place)) = self.spoke else { return None };
        if block != self.block || self.known == Some(last) || !self.fits(last) {
            return None;
        }
        let passage = self.passage();
        let mut sentence = self.sentence.clone();
        for _ in 0..REPORTED {
            // `Er habe es Lind erklärt`: who behind a comma tells it is another
            let comma = || sentence.clone().find(|at| passage.tokens[*at].kind == Kind::Comma).unwrap_or(sentence.end);
            let pronoun =
                passage.tokens[sentence.start].is(PRONOUN) && beside::reports(passage.tokens.get(sentence.start + 1)?);
            let teller = beside::tells(passage, self.habits, sentence.clone()).map(|(teller, _)| teller);
            let own = beside::is_reported(passage, sentence.clone())
                && teller.is_none_or(|one| one.mention == Mention::Pronoun || pronoun && one.tokens.start < comma());
            let before = passage.sentence(sentence.start.checked_sub(1).filter(|_| own)?);
            if passage.bytes(&before).contains(&place) {
                return Some(last);
            }
            sentence = before;
        }
        None
    }
}
