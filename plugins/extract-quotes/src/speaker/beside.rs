//! Who said a quotation in the languages whose clauses are not read.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::ADVERB;
use copydesk_text::words::Kind;

use super::carried::{carried, is_alone};
use super::found;
use crate::attribution::Grip;
use crate::attribution::beside::{self, Told};
use crate::draft::{Draft, Found};
use crate::language::Habits;
use crate::passage::{Passage, is_surname, sentence_before};

/// Who said the quotation `i` of these, as far as the words tell.
pub(super) fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let mut someone = false;
    let blocks = passages.iter().enumerate().take(draft.last.0 + 1).skip(draft.first.0);
    for (block, passage) in blocks {
        let from = passage.insides.partition_point(|(pair, _)| (block, *pair) < draft.first);
        let own = passage.insides[from..].iter().take_while(|(pair, _)| (block, *pair) <= draft.last);
        if let Some(attribution) = own.filter_map(|(_, range)| beside::inside(passage, habits, range.clone())).next() {
            return Some(found(block, attribution));
        }
    }
    let (block, index) = draft.last;
    match beside::follows(&passages[block], habits, *passages[block].places.get(index)?) {
        Some(Told::By(attribution)) => return Some(found(block, attribution)),
        Some(Told::BySomeone) => someone = draft.shape.whole,
        None => {}
    }
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if !someone {
        match beside::precedes(passage, habits, passage.sentence(at).start, at) {
            Some(Told::By(attribution)) => return Some(found(block, attribution)),
            Some(Told::BySomeone) => someone = true,
            None => {}
        }
        let (block, index) = draft.last;
        if let Some(closing) = beside::closes(&passages[block], habits, *passages[block].places.get(index)?) {
            return Some(found(block, closing));
        }
    }
    if someone {
        return last_told(passages, drafts, i, habits, Search::Subject);
    }
    let told_before = || {
        let before = passage.sentence(at).start.checked_sub(1).map(|end| passage.sentence(end));
        before.is_some_and(|before| beside::tells(passage, habits, before).is_some())
    };
    let reported = beside::is_reported(passage, passage.sentence(at))
        || beside::may_be_reported(passage, habits, passage.sentence(at)) && told_before();
    if !draft.shape.whole && reported {
        let (left, words) = (at.checked_sub(1).map(|left| &passage.tokens[left]), draft.shape.words);
        let predicate = left.is_some_and(|left| beside::reports(left) || left.is(ADVERB));
        let grip = if predicate || words > 2 { Grip::Close } else { Grip::Sentence };
        return last_told(passages, drafts, i, habits, Search::Report).map(|found| Found { grip, ..found });
    }
    if at == 0
        && block > 0
        && passages[block - 1].text.trim_end().ends_with(':')
        && !passages[block - 1].tokens.is_empty()
    {
        let before = &passages[block - 1];
        let end = before.tokens.len() - 1;
        let sentence = before.sentence(end.saturating_sub(1));
        if let Some(Told::By(attribution)) = beside::precedes(before, habits, sentence.start, end) {
            return Some(found(block - 1, attribution));
        }
    }
    let alone = is_alone(passages, draft);
    let told = carried(passages, drafts, i, |passage, sentence| {
        let told = beside::tells(passage, habits, sentence.clone());
        told.map(|(speaker, cue)| (speaker, Some(cue), 0.84)).or_else(|| {
            let asks = asks(passage, &sentence) || beside::is_reported(passage, sentence.clone());
            beside::reacts(passage, habits, sentence.clone())
                .or_else(|| surname(passages, passage, habits, sentence))
                .filter(|_| alone && !asks)
                .map(|speaker| (speaker, None, 0.8))
        })
    });
    told.or_else(|| {
        if !alone {
            return None;
        }
        // `Was hält ihn dort? „Das Licht.“`, `Viele Völker hätten den Winter nicht überlebt. „Meine auch.“`
        let before =
            (at > 0 && draft.shape.whole && passage.sentence(at).start == at).then(|| passage.sentence(at - 1))?;
        if beside::leaves_out(passage, habits, before.clone()) {
            return last_told(passages, drafts, i, habits, Search::Subject);
        }
        let carries = asks(passage, &before) || beside::is_reported(passage, before.clone());
        carries.then(|| last_told(passages, drafts, i, habits, Search::Report)).flatten()
    })
}

/// The surname that a sentence begins with, if somebody of the article bears it.
fn surname(passages: &[Passage<'_>], passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Phrase> {
    let phrase = beside::opening_surname(passage, habits, sentence)?;
    is_surname(passages, passage.spelt(&phrase.tokens)).then_some(phrase)
}

/// Whether a sentence is a question of the article’s own.
fn asks(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    let last = passage.tokens[sentence.clone()].last();
    last.is_some_and(|last| last.kind == Kind::Stop && passage.text[last.range()].contains('?'))
}

/// What an earlier sentence is searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    /// The subject that a verb of saying leaves out: `«…», dijo.`
    Subject,
    /// Whose words a sentence in the subjunctive reports.
    Report,
}

/// How many sentences before a quotation are looked at.
const BACK: usize = 4;

/// Whose words the sentences before a quotation tell, or whom they are about: the nearest.
fn last_told(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits, search: Search) -> Option<Found> {
    let (block, index) = drafts[i].first;
    let at = *passages[block].places.get(index)?;
    let own = passages[block].sentence(at);
    let mut place = sentence_before(passages, block, own.start);
    for back in 0..BACK {
        let (block, sentence) = place?;
        let passage = &passages[block];
        let told = |speaker: Phrase, confidence: f64| {
            Some(Found { block, speaker, cue: None, confidence, grip: Grip::Close, means: None })
        };
        let quoted = passage.tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted);
        let inside = |draft: &&Draft| {
            draft.last.0 == block && passage.places.get(draft.last.1).is_some_and(|at| sentence.contains(at))
        };
        if let Some(earlier) = drafts[..i].iter().rev().find(inside).and_then(|draft| draft.found.as_ref()) {
            return Some(Found { confidence: (earlier.confidence * 0.96).min(0.9), ..earlier.clone() });
        }
        if !quoted && let Some((speaker, cue)) = beside::tells(passage, habits, sentence.clone()) {
            let found = Found { block, speaker, cue: None, confidence: 0.82, grip: Grip::Close, means: None };
            return Some(if search == Search::Report { Found { cue: Some((block, cue)), ..found } } else { found });
        }
        let reported = beside::is_reported(passage, sentence.clone());
        let about = beside::about(passage, habits, sentence.clone())
            .or_else(|| surname(&passages[..=block], passage, habits, sentence.clone()));
        if !reported && let Some(speaker) = about {
            return told(speaker, 0.8);
        }
        if search == Search::Report && !reported && !asks(passage, &sentence) {
            let group = beside::group(passage, habits, sentence);
            return group.filter(|_| back == 0).and_then(|speaker| told(speaker, 0.78));
        }
        place = sentence_before(passages, block, sentence.start);
    }
    None
}
