//! Whose a quotation is in English that nothing attributes, behind a sentence about one person: `Rowe shook her head, as if to wave it away.
//! “It did for a year.”`, and the paragraph of nothing but quotation after it.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, PARTICLE, PLURAL,
    POSSESSOR, PRONOUN, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::carried::{before_quotation, is_alone};
use super::goes_on::names;
use super::reacts::{is_surname, is_surname_behind};
use crate::attribution::Grip;
use crate::draft::{Draft, Found};
use crate::passages::around::{around, sentence_before};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::signs::first_person::speaks_of_self;

/// How sure it is that a quotation which nothing attributes is theirs whom the sentence before is about: nine in ten were.
const FLOATS: f64 = 0.77;

/// Whom the sentence before is about, where a quotation floats behind it.
#[inline(never)]
pub(super) fn floats(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    let alone = draft.shape.whole && !draft.shape.title && draft.shape.words > 1 && is_alone(passages, draft);
    if !alone || passage.sentence(at).start != at || passage.set_off {
        return None;
    }
    let (mut told, mut sentence) = if at > 0 {
        let line = passage.text[passage.tokens[at - 1].start..passage.tokens[at].start].contains('\n');
        (!line).then(|| (block, passage.sentence(at - 1)))?
    } else {
        let before = before_quotation(passages, draft).filter(|_| is_of_this_copy(passages, drafts, i))?;
        (before, passages[before].sentence(passages[before].tokens.len().checked_sub(2)?))
    };
    // `Rowe never went back. Does it still sting? “It did for a year.”`
    let asks = passages[told].tokens.get(sentence.clone())?.last();
    let asked = at > 0 && asks.is_some_and(|last| passages[told].text[last.range()].starts_with('?'));
    if asked && !brings_in(&passages[told].tokens[sentence.clone()]) {
        (told, sentence) = sentence_before(passages, told, sentence.start)?;
    }
    let of_self = asked || speaks_of_self(passage, &passage.text[passage.pairs[index].inner.clone()]);
    let start = sentence.start;
    let speaker = about_one(around(passages, told), &passages[told], sentence, of_self)?;
    // `Lind named five of them. Ada Rowe, the clerk, named four. ¶ “…”`: of a paragraph that is about others
    let new = told != block && speaker.head.len() > 1;
    if new && (start > 0 || !of_self) {
        return None;
    }
    // `He laughed. “Rowe was right.”`
    let named = told == block && names(passage, index, &passage.tokens[speaker.tokens.clone()]);
    (!named).then(|| Found::without_cue(told, speaker, FLOATS, Grip::Direct))
}

/// Whether a paragraph has the marks that the quotations before it have: a line in others is a crosshead.
fn is_of_this_copy(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> bool {
    let family = |draft: &Draft| passages[draft.first.0].pairs.get(draft.first.1).map(|pair| pair.family);
    let earlier = drafts[..i].iter().rev().chain(&drafts[i + 1..]).find(|other| other.shape.whole);
    earlier.is_none_or(|other| family(other) == family(&drafts[i]))
}

fn one(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0
}

/// Whether words bring in somebody new.
fn brings_in(words: &[Token]) -> bool {
    words.iter().any(|token| {
        token.kind == Kind::Quoted
            || one(token)
            || token.is(ROLE) && token.is(PLURAL)
            || token.name() && token.is(FIRST_NAME)
            || token.is(PRONOUN) && token.is(PLURAL | RELATIVE) && token.bits & DETERMINER == 0
    })
}

/// The one person whom a sentence is about. It says what somebody is only of those who then speak of
/// themselves.
fn about_one(passages: &[Passage<'_>], passage: &Passage<'_>, sentence: Range<usize>, of_self: bool) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let start = sentence.start;
    let speaker = main_subject(passage, start..sentence.end)?;
    let words = &tokens[speaker.tokens.clone()];
    let rest = without_apposition(passage, speaker.tokens.end..sentence.end);
    let sex = |part: &[Token]| {
        let words = part.iter().filter(|token| token.is(PRONOUN | POSSESSOR) && token.bits & DETERMINER == 0);
        words.fold(0, |sex, token| sex | token.bits & (MALE | FEMALE))
    };
    let (own, meant) = (words.iter().fold(0, |sex, token| sex | token.bits & (MALE | FEMALE)), sex(rest));
    let human = match speaker.mention {
        Mention::Person => {
            let name = words
                .iter()
                .all(|token| token.is(CAPITAL | ROLE | TITLE | DETERMINER | PARTICLE) || token.kind != Kind::Word);
            // `Follow Ada Rowe for more.`
            let full = speaker.head.len() > 1 && (tokens[speaker.head.start].is(FIRST_NAME) || words.iter().any(one));
            let word = passage.spelt(&speaker.tokens);
            // `Rowe laughs when it is put to her`: a human being, whatever her first name
            let her = || meant != 0 && is_surname_behind(passages, word, |bits| bits == 0);
            name && (full || words.len() == 1 && (is_surname(passages, word) || her()))
        }
        Mention::Pronoun => words.iter().all(|token| {
            token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0
        }),
        Mention::Role | Mention::Organisation => false,
    };
    let before = &tokens[start..speaker.tokens.start];
    // `ARNSBY, Mont. — Ada Rowe tilts her head`
    let dateline = start == 0 && before.last().is_some_and(|dash| dash.kind == Kind::Dash);
    let opens = dateline || before.iter().all(|token| token.is(ADVERB | CONJUNCTION | TITLE));
    let agrees = meant == 0 || own == 0 && meant != MALE | FEMALE || own == meant;
    let is = rest.iter().take(2).any(|token| token.is(BE));
    (human && opens && agrees && !brings_in(rest) && (of_self || !is)).then_some(speaker)
}

/// How long what is set beside a subject may be, in tokens.
const APPOSED: usize = 14;

/// What is said of a subject, behind what commas set beside it.
fn without_apposition<'p>(passage: &'p Passage<'_>, rest: Range<usize>) -> &'p [Token] {
    let tokens = &passage.tokens[rest];
    let beside = tokens.first().is_some_and(|next| next.kind == Kind::Comma);
    let closes = tokens.iter().skip(1).take(APPOSED).position(|token| token.kind == Kind::Comma);
    closes.filter(|_| beside).map_or(tokens, |closes| &tokens[closes + 2..])
}
