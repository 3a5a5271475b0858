//! A speaker carried over from what comes right before a quotation that stands as a sentence of its own.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::CONJUNCTION;
use copydesk_text::words::Kind;

use super::exchange::is_answer;
use super::tail::is_anothers;
use crate::attribution::{Grip, beside};
use crate::draft::{Draft, Found};
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::speaks;

/// Who speaks in a sentence, by which word, and how sure that is.
pub(super) type Teller = (Phrase, Option<usize>, f64);

/// A speaker carried over from what comes right before a quotation that stands as a sentence of its own.
pub(super) fn carried(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    told: impl Fn(&Passage<'_>, Range<usize>) -> Option<Teller>,
) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let sentence = passage.sentence(at);
    if !draft.shape.whole || sentence.start != at {
        return None;
    }
    // `The singer bowed. “Evening Red” was the encore`: a title that the sentence says something of; `“Choke!” blared the front page`
    let few = draft.shape.words
        <= match passage.language().rules {
            Rules::Clauses => SHOUT,
            Rules::Beside(_) => FEW,
        };
    if (draft.shape.title || few) && !is_alone(passages, draft) {
        return None;
    }
    let earlier = i.checked_sub(1).map(|i| &drafts[i]);
    let line = at > 0 && passage.text[passage.tokens[at - 1].start..passage.tokens[at].start].contains('\n');
    if line && !passage.tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::End | Kind::Quoted)) {
        return None; // a new paragraph that is more than a quotation
    }
    if at > 0 {
        // the sentence before, in the same block
        let before = passage.sentence(at - 1);
        if let Some(earlier) =
            earlier.filter(|earlier| earlier.last.0 == block && passage.places[earlier.last.1] >= before.start)
        {
            // `“…?” asked Rowe, who runs what she calls a “rigged” count. “…”`: who spoke, not what a few words are in
            let spoke = || {
                let same = drafts[..i].iter().rev().take_while(|draft| {
                    draft.last.0 == block && passage.places.get(draft.last.1).is_some_and(|at| *at >= before.start)
                });
                let direct = |found: &Found| found.grip == Grip::Direct && found.cue.is_some();
                same.filter(|draft| draft.shape.whole).find(|draft| draft.found.as_ref().is_some_and(direct))
            };
            let told = earlier.found.as_ref().is_some_and(|found| found.grip == Grip::Direct);
            let earlier = if earlier.shape.whole || told { earlier } else { spoke().unwrap_or(earlier) };
            let found = earlier.found.clone()?;
            // `…,” Rowe said, and Lind cut in. “…”`: either may speak
            let told = found.cue.map_or(0, |(_, cue)| cue + 1).max(found.speaker.tokens.end);
            let another = found.block == block && is_joined_by_another(passage, told..before.end);
            let another = another || is_anothers(passages, draft, &found) || is_answer(passages, drafts, i);
            return (!another).then_some(Found { confidence: found.confidence * 0.96, ..found });
        }
        let told = told(passage, before).map(|(speaker, cue, confidence)| Found {
            cue: cue.map(|cue| (block, cue)),
            ..Found::without_cue(block, speaker, confidence, Grip::Direct)
        });
        return told.filter(|found| !is_anothers(passages, draft, found));
    }
    // the block before ends with a quotation, and this one is nothing but quotation: the same speaker goes on
    let before_block = before_quotation(passages, draft)?;
    let before = &passages[before_block];
    let earlier = earlier.filter(|earlier| earlier.last.0 == before_block);
    // a line in single marks between paragraphs in double ones is a crosshead, and one word is someone else's shout
    let family = |passage: &Passage<'_>, index: usize| passage.pairs.get(index).map(|pair| pair.family);
    // a block quote after somebody's words may be anybody's
    let set_off = earlier.is_some() && passage.set_off != before.set_off;
    if set_off
        || draft.shape.words < 2
        || earlier.is_some_and(|earlier| family(before, earlier.last.1) != family(passage, index))
    {
        return None;
    }
    if is_asked_between(passages, draft) {
        return None;
    }
    let last = before.sentence(before.tokens.len().checked_sub(2)?);
    if let Some(earlier) = earlier.filter(|earlier| before.places[earlier.last.1] >= last.start) {
        return earlier.found.clone().map(|found| Found { confidence: found.confidence * 0.85, ..found });
    }
    if let Some(speaker) = introduced(before, last.clone()) {
        return Some(Found::without_cue(before_block, speaker, 0.8, Grip::Direct));
    }
    // `Die Gemeinde lebe vom Winter, sagt Rowe.`, and her words in a paragraph of their own
    let quoted = || before.tokens[last.clone()].iter().any(|token| token.kind == Kind::Quoted);
    if !before.language().nouns_capital() || before.set_off || passage.set_off || quoted() {
        return None;
    }
    told(before, last).filter(|(speaker, ..)| !beside::is_institution(before, speaker)).map(
        |(speaker, cue, confidence)| Found {
            cue: cue.map(|cue| (before_block, cue)),
            ..Found::without_cue(before_block, speaker, confidence, Grip::Direct)
        },
    )
}

/// Whether somebody else does something behind `and` in this part of a sentence: `…,” Rowe said, and Lind cut in.`
pub(super) fn is_joined_by_another(passage: &Passage<'_>, part: Range<usize>) -> bool {
    let tokens = &passage.tokens;
    part.clone().any(|at| {
        tokens[at].is(CONJUNCTION)
            && tokens[at].end - tokens[at].start == 3
            && after(tokens, at + 1, part.end, VERB).is_some_and(|phrase| {
                phrase.mention != Mention::Pronoun
                    && phrase.tokens.end < part.end
                    && phrase.tokens.end > at + 1
                    && speaks(tokens, &phrase)
                    && tokens[phrase.tokens.end].content()
            })
    })
}

/// Whether a paragraph is one question in marks, and the next one is nothing but a quotation: who asks is another than who answers. `“…,” Rowe says.
/// ¶ “What do you tell them?” ¶ “The news.”`
#[inline(never)]
fn is_asked_between(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let (block, index) = draft.first;
    let Some(pair) = passages[block].pairs.get(index).filter(|pair| pair.closed && draft.last == draft.first) else {
        return false;
    };
    let question = passages[block].text[pair.inner.clone()].trim_end().strip_suffix('?');
    let next = || {
        passages.get(block + 1).is_some_and(|next| {
            let all = next.tokens.iter().all(|token| matches!(token.kind, Kind::Quoted | Kind::End));
            all && next.pairs.first().is_some_and(|answer| answer.family == pair.family)
        })
    };
    question.is_some_and(|question| !question.contains(['.', '!', '?', '…'])) && next()
}

/// The last sentence of the block before a quotation that opens its own, where it ends with one of these stops: its passage, where the
/// sentence begins, and its end.
pub(super) fn introduction<'p, 'a>(
    passages: &'p [Passage<'a>],
    (block, at): (usize, usize),
    stops: &[char],
) -> Option<(&'p Passage<'a>, usize, usize)> {
    let before = passages.get(block.checked_sub(1)?).filter(|_| at == 0)?;
    let end = before.tokens.len().checked_sub(1).filter(|_| before.text.trim_end().ends_with(stops))?;
    Some((before, before.sentence(end.saturating_sub(1)).start, end))
}

/// As many words as may be a name that the sentence says something of.
const FEW: usize = 3;

/// The same in English, where a title is told by its capitals.
const SHOUT: usize = 2;

/// Whether nothing but quotations stands behind a quotation in its sentence: what does may be an attribution by a verb that is not known.
pub(super) fn is_alone(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let (block, index) = draft.last;
    let next = passages[block].places.get(index).and_then(|last| passages[block].tokens.get(last + 1));
    next.is_none_or(|next| matches!(next.kind, Kind::End | Kind::Quoted | Kind::Stop))
}

/// The block before one that is nothing but a quotation, and no heading.
pub(super) fn before_quotation(passages: &[Passage<'_>], draft: &Draft) -> Option<usize> {
    let block = draft.first.0;
    let all = passages[block].tokens.iter().all(|token| matches!(token.kind, Kind::Quoted | Kind::End));
    if !all || is_crosshead(passages, draft) {
        return None;
    }
    block.checked_sub(1)
}

/// The longest heading between paragraphs, in words.
const HEADING: usize = 9;

/// Whether a paragraph that is nothing but a quotation is a heading: a few words between two paragraphs that no stop ends.
pub(super) fn is_crosshead(passages: &[Passage<'_>], draft: &Draft) -> bool {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let text = passage.text.trim_end();
    let inside = passage.pairs.get(index).map_or("", |pair| &passage.text[pair.inner.clone()]);
    let stops = ['.', '!', '?', '…', ',', ';', ':', '-', '–', '—'];
    !passage.set_off
        && draft.last == draft.first
        && block + 1 < passages.len()
        && inside.split_whitespace().nth(HEADING).is_none()
        && passage.pairs[index].closed
        && !inside.trim_end_matches(['\'', '’', '"', '”', '“', ' ', '\u{a0}']).ends_with(stops)
        && !text.ends_with(stops)
}

/// Who speaks in the paragraph after a sentence that announces it: `In her letter the director, Ada Rowe, was blunt.`
fn introduced(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let announces = |at: usize| {
        let known = &passage.language().introductions;
        tokens[at].kind == Kind::Word && known.iter().any(|word| passage.word_is(at, word))
    };
    if tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted) || !sentence.clone().any(announces) {
        return None;
    }
    match passage.language().rules {
        Rules::Clauses => main_subject(passage, sentence)
            .filter(|speaker| matches!(speaker.mention, Mention::Person | Mention::Role) && speaks(tokens, speaker)),
        Rules::Beside(habits) => beside::only_person(passage, habits, sentence.start, sentence.end),
    }
}
