//! Whose turn it is in English, where a quotation has no attribution that is read: not whoever spoke before.

use copydesk_text::vocabulary::DETERMINER;
use copydesk_text::words::Kind;

use crate::draft::Draft;
use crate::language::turns::Turn;
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;

/// Whether a comma before the closing mark and a verb of saying behind it tell that somebody says it, of whom nothing is read: `“…,” a voice
/// taken for his says on the tape`.
pub(super) fn is_untold(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let (block, index) = draft.last;
    let passage = &passages[block];
    let (Some(at), Some(pair)) = (passage.places.get(index).copied(), passage.pairs.get(index)) else { return false };
    let mut behind =
        passage.tokens[at + 1..passage.sentence(at).end].iter().take_while(|token| token.kind == Kind::Word);
    passage.text[..pair.inner.end].ends_with(',')
        && behind.next().is_some_and(|article| article.is(DETERMINER))
        && behind.any(says)
}

/// Whether a paragraph that is nothing but quotation is the turn of whoever the one before is spoken to: it asks after an answer, or answers a
/// question.
pub(super) fn is_anothers_turn(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> bool {
    let (block, index) = drafts[i].first;
    if passages[block].places.get(index) != Some(&0) {
        return false;
    }
    let Some(earlier) = i.checked_sub(1).map(|i| &drafts[i]).filter(|earlier| earlier.last.0 + 1 == block) else {
        return false;
    };
    let Some((told, cue)) = earlier.found.as_ref().and_then(|found| found.cue) else { return false };
    let word = || passages[told].tokens.get(cue).map_or("", |cue| &passages[told].text[cue.range()]);
    let turns = &passages[told].language().turns;
    let asks = |(block, index): (usize, usize)| {
        let passage = &passages[block];
        passage.pairs.get(index).is_some_and(|pair| passage.text[pair.inner.clone()].ends_with('?'))
    };
    asks(earlier.last) && turns.turn(word()) == Some(Turn::Asks) || asks(drafts[i].last) && turns.answers(word())
}
