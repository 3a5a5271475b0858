//! A clause that tells who put it so: `wie Rowe sagte`, `wie es ihr Sprecher, Bo Lind, ausdrückte`, `comme l'a dit Rowe`.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::CAPITAL;
use copydesk_text::words::{Kind, Token};

use super::human;
use super::verb::{says, verb};
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Who put it so, and the verb that says it, in a clause from `start` on: `wie Rowe sagte`, `wie es ihr Sprecher, Bo Lind, formulierte`,
/// `comme l'a dit Rowe`
pub(super) fn like(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<(Phrase, usize)> {
    if habits.like.is_empty() || !passage.word_is(start, habits.like) {
        return None;
    }
    let it = usize::from(passage.word_is(start + 1, habits.it));
    let speaker = mention::phrase(passage, habits, start + 1 + it, high)?;
    let next = verb(&passage.tokens, speaker.tokens.end, high).filter(|verb| verb.start == speaker.tokens.end);
    let cue = next.map(|verb| verb.cue).or_else(|| closing_verb(passage, habits, speaker.tokens.end, high));
    // `wie es Rowe ausdrückte`: by whatever verb
    let put = || {
        let human = it > 0 && habits.nouns_capital && human::one(passage, habits, &speaker);
        let last = last_word(&passage.tokens, speaker.tokens.end, high).filter(|_| human)?;
        (passage.tokens[last].content() && passage.tokens[last].bits & CAPITAL == 0).then_some(last)
    };
    let cue = cue.or_else(put)?;
    Some((speaker, cue))
}

/// The verb of saying that ends the clause which begins at `start`, where verbs stand last: `wie Rowe am Freitag mitteilte`
fn closing_verb(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let last = last_word(tokens, start, high)?;
    (habits.verb_second && says(&tokens[last])).then_some(last)
}

/// The last word of the clause that goes on at `start`.
fn last_word(tokens: &[Token], start: usize, high: usize) -> Option<usize> {
    (start..high).take_while(|at| matches!(tokens[*at].kind, Kind::Word | Kind::Number)).last()
}
