//! Who said a quotation in English, whose clauses are read.

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, FEMALE, MALE};
use copydesk_text::words::{Kind, Token};

use super::carried::{carried, introduction, is_alone};
use super::floats::floats;
use super::goes_on::{goes_on, goes_on_from_report};
use super::links::links;
use super::reacts::{REACTS, reacts};
use super::relayed::relayed;
use super::teller::teller;
use super::turns::{is_anothers_turn, is_untold};
use crate::attribution::{Attribution, closing, following, opens_clause, preceding};
use crate::draft::{Draft, Found};
use crate::passages::around::around;
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;

/// Finds those whom the words in the sentence of each quotation tell, or those that introduce its block. None of this depends on who said
/// another, so that each step is taken for all of them before the next: then its instructions are at hand.
pub(super) fn read_beside(passages: &[Passage<'_>], drafts: &mut [Draft]) {
    let behind = |draft: &Draft| {
        let (block, index) = draft.last;
        let passage = &passages[block];
        following(passage, passage.places.get(index).copied()?)
    };
    let follows: Vec<Option<Attribution>> = drafts.iter().map(behind).collect();
    for (draft, follows) in drafts.iter_mut().zip(follows) {
        draft.found = beside(passages, draft, follows);
    }
}

/// What the words in the sentence of a quotation tell, with what follows it.
fn beside(passages: &[Passage<'_>], draft: &Draft, follows: Option<Attribution>) -> Option<Found> {
    let (block, index) = draft.last;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    // `After Rowe called it “a shame,” Lind said: “…”`
    let subordinate = passage
        .tokens
        .get(passage.sentence(at).start)
        .is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL) && first.end - first.start > 3)
        && follows
            .as_ref()
            .and_then(|follows| follows.cue)
            .is_some_and(|cue| passage.tokens.get(cue + 1).is_some_and(|next| next.kind == Kind::Colon));
    if let Some(attribution) = follows.as_ref().filter(|follows| !opens_clause(passage, follows) && !subordinate) {
        // `Rowe said the gates would be “new and safe,” she said`: she is Rowe
        let named = (attribution.speaker.mention == Mention::Pronoun && draft.first == draft.last)
            .then(|| preceding(passage, passage.sentence(at).start, at))
            .flatten()
            .filter(|named| named.speaker.mention == Mention::Person && agrees(passage, attribution, named));
        if let Some(told) = relayed(passage, draft, at, attribution) {
            return Some(Found::read(block, told));
        }
        let means = named.map(|named| named.speaker.head);
        return Some(Found { means, ..Found::read(block, attribution.clone()) });
    }
    // Each with the block it was read in: the two ends of a quotation may stand in two.
    let closes = if follows.is_none() { closing(passage, at) } else { None }.map(|closes| Found::read(block, closes));
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let sentence = passage.sentence(at);
    let precedes = preceding(passage, sentence.start, at);
    // A verb of saying before the quotation governs it; one that only takes it as an object is itself told by what closes the sentence.
    let told = precedes.as_ref().is_some_and(|found| found.cue.is_none_or(|cue| says(&passage.tokens[cue])));
    let precedes = precedes.map(|precedes| Found::read(block, precedes));
    let chosen = if told { precedes.or(closes) } else { closes.or(precedes) };
    if chosen.is_some() {
        return chosen;
    }
    if let Some(attribution) = follows {
        return Some(Found::read(draft.last.0, attribution));
    }
    let (before, low, end) = introduction(passages, (block, at), &[':', ','])?;
    preceding(before, low, end).map(|attribution| Found::read(block - 1, attribution))
}

/// Who said the quotation `i` of these, beside which nothing is told.
pub(super) fn elsewhere(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let block = draft.first.0;
    carried(passages, drafts, i, |passage, sentence| {
        let reacts = || {
            let speaker = reacts(around(passages, block), passage, sentence.clone())?;
            // whom a pronoun stands for is told by who spoke before, if they did
            let known = || speaker.mention == Mention::Pronoun && goes_on(passages, drafts, i).is_some();
            (is_alone(passages, draft) && !known()).then_some(speaker)
        };
        teller(passage, sentence.clone()).or_else(|| reacts().map(|speaker| (speaker, None, REACTS)))
    })
    .filter(|_| !is_untold(passages, draft) && !is_anothers_turn(passages, drafts, i))
    .or_else(|| goes_on(passages, drafts, i))
    .or_else(|| goes_on_from_report(passages, draft))
    .or_else(|| floats(passages, drafts, i))
    .or_else(|| links(passages, drafts, i))
}

/// Whether a name that a verb of saying gives may be who the pronoun of another attribution means.
fn agrees(passage: &Passage<'_>, pronoun: &Attribution, named: &Attribution) -> bool {
    let sex = |token: &Token| token.bits & (MALE | FEMALE);
    let meant = sex(&passage.tokens[pronoun.speaker.head.start]);
    let known = passage.tokens[named.speaker.head.clone()].iter().find(|token| sex(token) != 0).map_or(0, sex);
    let told = named.cue.is_some_and(|cue| says(&passage.tokens[cue]));
    meant != 0 && (known == 0 || known & meant != 0) && told
}
