//! Whom a sentence is about: the subject of its main clause, after what introduces it.

use std::ops::Range;

use copydesk_text::names::phrase::{Phrase, after};
use copydesk_text::vocabulary::{
    ABBREVIATION, ADVERB, ALL_CAPS, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, OBJECT, POSSESSIVE,
    POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{BARE, NOUN, PARTICIPLE, VERB};
use crate::passages::passage::Passage;
use crate::subjects::shared::office_behind;

/// How far left of a verb its subject is looked for, in tokens.
pub(crate) const FAR: usize = 48;

/// The subject of the main clause of a part of a sentence: its first phrase, after what introduces it.
pub(crate) fn main_subject(passage: &Passage<'_>, part: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let start = after_dateline(passage, &part);
    let mut at = start;
    for _ in 0..6 {
        let token = tokens.get(at).filter(|_| at < part.end)?;
        let first = at == start && token.kind == Kind::Word;
        let word = &passage.text[token.range()];
        if token.is(PREPOSITION | ADVERB)
            && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number)
            && !(first && token.is(CAPITAL))
        {
            at += 1; // about 50 people
            continue;
        }
        if let Some(behind) = behind_time(tokens, at, part.end) {
            at = behind;
            continue;
        }
        let introduces = token.is(PREPOSITION | PARTICIPLE)
            || token.is(CONJUNCTION) && !coordinates(passage, at)
            || first && (token.is(VERB) || participle(word, token, &tokens[at + 1..part.end]));
        if introduces {
            let comma = tokens[at..part.end].iter().take(FAR).position(|token| token.kind == Kind::Comma);
            // `In his interview he had blamed her, telling them`
            let leans = |comma: usize| tokens.get(at + comma + 1).is_none_or(|next| next.is(PARTICIPLE));
            if comma.is_none_or(leans)
                && token.is(PREPOSITION)
                && token.bits & CONJUNCTION == 0
                && let Some(pronoun) = subject_behind(tokens, at + 1, part.end)
            {
                at = pronoun;
                continue;
            }
            at = after_place(tokens, at + comma? + 1);
        } else if token.is(VERB) && at > part.start && matches!(tokens[at - 1].kind, Kind::Quoted | Kind::Comma) {
            at += 1; // “…,” said Rowe, adding
        } else if token.is(CONJUNCTION | ADVERB | TIME)
            || first && word.ends_with("ly") && token.bits & !CAPITAL == 0
            || matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Quoted | Kind::Number)
        {
            at += 1;
        } else if first && tokens.get(at + 1).is_some_and(|next| next.is(TIME) && next.bits & CAPITAL == 0) {
            at += 2; // Eight years ago
        } else if first
            && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma)
            && tokens.get(at + 2).is_some_and(|next| next.is(PRONOUN) && next.bits & (RELATIVE | OBJECT) == 0)
        {
            at += 2; // First, she
        } else {
            let phrase = after(tokens, at, part.end, VERB)?;
            // `Name: Ada Rowe Age: 27`
            if tokens
                .get(phrase.tokens.end)
                .is_some_and(|next| phrase.tokens.end < part.end && next.kind == Kind::Colon)
            {
                return None;
            }
            // WASHINGTON (AP) — Ada Rowe
            let dash = tokens[phrase.tokens.end..part.end].iter().take(9).position(|token| token.kind == Kind::Dash);
            let bracket = tokens.get(phrase.tokens.end).is_some_and(|token| token.kind == Kind::Open);
            if let Some(dash) = dash.filter(|_| (tokens[at].is(ALL_CAPS) || bracket) && at == part.start) {
                at = phrase.tokens.end + dash + 1;
                continue;
            }
            // `A boatman, she prayed`
            let comma = tokens.get(phrase.tokens.end).is_some_and(|next| next.kind == Kind::Comma);
            let she = tokens.get(phrase.tokens.end + 1).filter(|_| comma && phrase.tokens.end + 1 < part.end);
            if she.is_some_and(|she| she.is(PRONOUN) && she.is(MALE | FEMALE) && she.bits & (OBJECT | POSSESSOR) == 0) {
                at = phrase.tokens.end + 1;
                continue;
            }
            let phrase = office_behind(passage, &phrase, part.end).unwrap_or(phrase);
            return (phrase.tokens.end <= part.end).then_some(phrase);
        }
    }
    None
}

/// Where the clause goes on behind the time that it opens with, where no comma ends that: `On Tuesday evening Ada Rowe visited the yard and`,
/// but not `At Sunday night’s debate`.
fn behind_time(tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let days = tokens[at + 1..end].iter().take_while(|day| day.is(TIME) || day.kind == Kind::Number).count();
    let (last, next) = (&tokens[at + days], tokens.get(at + 1 + days)?);
    let owns = last.is(POSSESSIVE) || next.content() && next.bits & CAPITAL == 0;
    let day = tokens[at + 1..=at + days].iter().any(|day| day.is(TIME));
    (tokens[at].is(PREPOSITION) && day && next.kind == Kind::Word && !owns).then_some(at + 1 + days)
}

/// Where a part of a sentence begins behind a place in capitals and a colon: `SURAT PUR: In its ruling, the court`.
fn after_dateline(passage: &Passage<'_>, part: &Range<usize>) -> usize {
    let place = passage.tokens[part.clone()].iter().take(PLACE).take_while(|token| token.is(ALL_CAPS)).count();
    let colon = part.start + place;
    let ends = place > 0 && part.contains(&colon) && passage.tokens[colon].kind == Kind::Colon;
    if ends && part.start == 0 { colon + 1 } else { part.start }
}

/// The longest such place, in tokens.
const PLACE: usize = 4;

/// The pronoun that is the subject of a sentence after the phrase that it opens with, where no comma parts them: `In his interview he had`.
#[inline(never)]
fn subject_behind(tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    let near = &tokens[start..end.min(start + OPENING)];
    let clause = near.iter().position(|token| token.kind != Kind::Word || token.is(RELATIVE | VERB | AUXILIARY));
    let at = near[..clause?].iter().rposition(|token| !token.is(ADVERB))?;
    let single =
        near[at].is(PRONOUN) && near[at].is(MALE | FEMALE) && near[at].bits & (POSSESSOR | OBJECT | RELATIVE) == 0;
    // `In a speech he gave`: a clause of its own
    let verb = near[clause?].is(AUXILIARY | VERB) && near[clause?].bits & PARTICIPLE == 0;
    (single && verb && at > 0).then_some(start + at)
}

/// How many tokens such a phrase may have.
const OPENING: usize = 8;

/// Goes on over the second half of a place: `in Salem, Oregon, Rowe`, `in Aspen, Colo., the singer`.
fn after_place(tokens: &[Token], start: usize) -> usize {
    if start < 2 || !tokens[start - 2].name() {
        return start;
    }
    let mut at = start;
    while tokens.get(at).is_some_and(Token::name) && at < start + 3 {
        at += 1;
    }
    let comma = at > start && tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    let named = tokens.get(at + 1).is_some_and(|next| next.name() || tokens[start].bits & ABBREVIATION != 0);
    if comma && named { at + 1 } else { start }
}

/// `Speaking in Ohio`, `Asked about it`: a participle that opens a sentence, told by its ending and a small word after it; `Moving forward,`,
/// by the comma.
pub(crate) fn participle(word: &str, token: &Token, rest: &[Token]) -> bool {
    let small = |next: &Token| next.is(PREPOSITION | DETERMINER | CONJUNCTION | TIME | ADVERB);
    let alone =
        || matches!(rest, [next, comma, ..] if next.content() && next.bits & CAPITAL == 0 && comma.kind == Kind::Comma);
    token.bits & !CAPITAL == 0
        && (word.ends_with("ing") || word.ends_with("ed"))
        && (rest.first().is_some_and(small) || alone())
}

/// Whether the conjunction opens a main clause.
fn coordinates(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_one_of(at, &passage.language().small_words.joining)
}

/// Whether the word that opens the sentence is a participle that a comma ends before `at`, or a verb of saying in -ing: `Commenting on the bill,
/// Ada Rowe, the mayor, said`, `Mitigating, Ada Rowe, who called nobody, said`. By itself before a comma it may be a surname, where no full name
/// comes next.
pub(super) fn leads(passage: &Passage<'_>, low: usize, at: usize, next: Option<&Phrase>) -> bool {
    let tokens = &passage.tokens;
    let (word, token) = (&passage.text[tokens[low].range()], &tokens[low]);
    if !word.ends_with("ing") || token.bits & !(CAPITAL | VERB | PARTICIPLE | BARE | NOUN) != 0 {
        return false;
    }
    let named = next.is_some_and(|next| next.tokens.start == at + 1 && next.head.len() > 1);
    token.is(PARTICIPLE) && (at > low + 1 || named) || at == low + 1 && named
}
