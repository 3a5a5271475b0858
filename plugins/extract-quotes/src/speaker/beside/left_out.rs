//! Who a subject is that a verb of saying leaves out: `«…», dijo`, `«…», hanno detto`.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{FIRST_NAME, PLURAL, PRONOUN, ROLE};

use super::told::{Search, last_told, last_told_before};
use crate::attribution::beside;
use crate::draft::{Draft, Found};
use crate::grammar::PARTICIPLE;
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::meant::is_indefinite;

/// Whom the sentences before the quotation `i` tell of that may be the subject of the verb at `cue`. Nobody where the verb is impersonal: `se comenta
/// en los pasillos`.
pub(super) fn left_out(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
    (block, cue): (usize, usize),
) -> Option<Found> {
    let passage = &passages[block];
    let (own, index) = drafts[i].first;
    let at = if own == block { passage.places.get(index).copied().unwrap_or(cue) } else { cue };
    if beside::is_impersonal(passage, cue, at) {
        return None;
    }
    let found = last_told(passages, drafts, i, habits, Search::Subject)?;
    let several = beside::is_of_several(passage, cue);
    if several && may_be_several(passages, habits, &found)
        || !several && agrees_in_number(passages, &found, (block, cue))
    {
        return Some(found);
    }
    // `Los médicos no creían en ello. «Volví a correr», recordó`: whom the sentences before theirs are about
    let sentence = passages[found.block].sentence(found.speaker.tokens.start);
    let earlier = last_told_before(passages, &drafts[..i], (found.block, sentence), habits, Search::Subject);
    earlier.filter(|found| match several {
        true => is_several(&passages[found.block], habits, &found.speaker),
        false => agrees_in_number(passages, found, (block, cue)),
    })
}

/// Whether a verb of one person whose subject is left out may have this one: not several people.
fn agrees_in_number(passages: &[Passage<'_>], found: &Found, (block, cue): (usize, usize)) -> bool {
    let (passage, verb) = (&passages[block], &passages[block].tokens[cue]);
    let word = &passage.text[verb.range()];
    let of_several = verb.is(PARTICIPLE) || ["n", "m", "no", "ro"].iter().any(|ending| word.ends_with(ending));
    // `Uno de los asesores`
    let one = is_indefinite(&passages[found.block], found.speaker.tokens.start);
    let mut role = passages[found.block].tokens[found.speaker.tokens.clone()].iter();
    of_several || one || !role.find(|noun| noun.is(ROLE)).is_some_and(|noun| noun.is(PLURAL))
}

/// Whether a mention is of several people: `los vecinos`, `Ada Rowe y Bo Lind`.
fn is_several(passage: &Passage<'_>, habits: &Habits, speaker: &Phrase) -> bool {
    let plural = passage.tokens[speaker.tokens.clone()].iter().find(|noun| noun.is(ROLE | PRONOUN));
    let joined = |at: usize| habits.and.iter().any(|and| passage.word_is(at, and));
    plural.is_some_and(|noun| noun.is(PLURAL)) || speaker.tokens.clone().any(joined)
}

/// Whether a verb of several people may have this one for its subject: not one human being.
fn may_be_several(passages: &[Passage<'_>], habits: &Habits, found: &Found) -> bool {
    let (passage, speaker) = (&passages[found.block], &found.speaker);
    // `La asociación Ribera Viva`: no surname
    let head = speaker.head.start;
    let of_body = speaker.head.len() == 1
        && head.checked_sub(1).is_some_and(|left| passage.tokens[left].name() && !passage.tokens[left].is(FIRST_NAME));
    is_several(passage, habits, speaker) || of_body || !beside::human::one(passage, habits, speaker)
}
