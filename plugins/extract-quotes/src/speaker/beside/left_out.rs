//! Who a subject is that a verb of saying leaves out: `«…», dijo`, `«…», hanno detto`.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{FIRST_NAME, FUNCTION, PLURAL, PRONOUN, ROLE, TITLE};
use copydesk_text::words::Kind;

use super::told::{Search, last_told, last_told_before};
use crate::attribution::beside;
use crate::draft::{Draft, Found};
use crate::grammar::PARTICIPLE;
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

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
    // `…, contó su hija Ada. ¶ Emigró en 1960. «…», solía decir`: whom the article is about, rather than hers
    let used_to = |at: usize| passage.language().romance.used_to.iter().any(|word| passage.word_is(at, word));
    let of_old = cue.checked_sub(1).is_some_and(used_to) && found.block != block;
    if of_old && is_kin(&passages[found.block], &found.speaker)
        || sent_by_another(passages, habits, &found, (block, at))
    {
        return None;
    }
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

/// Whether a mention is of somebody’s own: `su hija Ada`, `il figlio Bo`.
fn is_kin(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let kin = &passage.language().romance.kin;
    speaker.tokens.clone().any(|at| kin.iter().any(|word| passage.word_is(at, word)))
}

/// Whether the quotation at `at` is sent to whoever stands before its colon, and not for certain by the one found: `Alguien siguió a Ada Rey. Mandó una
/// carta a su hermana Ana: «…»`. For certain it is who opens the sentence before, or spoke there.
fn sent_by_another(passages: &[Passage<'_>], habits: &Habits, found: &Found, (block, at): (usize, usize)) -> bool {
    let passage = &passages[block];
    let own = passage.sentence(at);
    let Some(sent) = beside::sent(passage, habits, own.start, at) else { return false };
    let before = own.start.checked_sub(1).map(|end| passage.sentence(end));
    let opens = before.is_some_and(|before| {
        let quoted = passage.tokens[before.clone()].iter().any(|token| token.kind == Kind::Quoted);
        let start = found.speaker.tokens.start;
        found.block == block
            && before.contains(&start)
            // `O raptor seguiu Ada Rowe`: no verb that a list knows
            && passage.tokens[found.speaker.tokens.clone()]
                .iter()
                .take(found.speaker.head.start.saturating_sub(start))
                .all(|token| token.is(FUNCTION | ROLE | TITLE))
            && (quoted || beside::first_word(&passage.tokens, before.start) == start)
    });
    sent.has_subject || !opens
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
