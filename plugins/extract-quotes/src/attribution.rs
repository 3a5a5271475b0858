//! Which mention a quotation belongs to, within its sentence: what follows it, then what comes before it.

use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, POSSESSIVE, POSSESSOR, PREPOSITION, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{LINK, NOUN, PARTICIPLE, SAY, VERB};
use crate::passage::Passage;
use crate::subject::subject;

/// A mention that a quotation is attributed to, and by which words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    pub(crate) speaker: Phrase,
    /// The token of the cue, where there is one.
    pub(crate) cue: Option<usize>,
    pub(crate) confidence: f64,
    /// Whether the cue governs the quotation closely enough for a single word to be one.
    pub(crate) close: bool,
}

impl Attribution {
    fn new(speaker: Phrase, cue: usize, confidence: f64, close: bool) -> Self {
        Self { speaker, cue: Some(cue), confidence, close }
    }
}

/// How many tokens after a quotation its attribution may end.
const AFTER: usize = 36;

/// How many tokens before a quotation its cue may stand.
const BEFORE: usize = 60;

/// The attribution that follows the quotation at token `at`: said Rowe; Rowe, the senator, said; according to Rowe.
pub(crate) fn following(passage: &Passage<'_>, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let last = passage.text[..tokens[at].end].trim_end_matches(is_mark).chars().next_back()?;
    let mut start = at + 1;
    let comma = tokens.get(start).is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Dash));
    start += usize::from(comma);
    // A full stop closes the sentence: what follows is an attribution only if it is nothing else.
    let mut alone = false;
    if tokens.get(start).is_some_and(|token| token.kind == Kind::End) {
        start += 1;
        alone = true;
    }
    if start >= tokens.len() {
        return None;
    }
    let high = passage.sentence(start).end.min(start + AFTER);
    let found = dash_name(tokens, at, start, high).or_else(|| said(passage, start, high))?;
    let pending = comma || matches!(last, ',' | '?' | '!' | '—' | '–' | '-' | '…');
    let end = found.cue.unwrap_or(start).max(found.speaker.tokens.end);
    let short = high - end <= 8 && !tokens[start..high].iter().any(|token| token.kind == Kind::Quoted);
    if alone && !(short && (matches!(last, '?' | '!' | ',') || high - end <= 2)) {
        return None;
    }
    if !alone && !pending && !short {
        return None;
    }
    Some(found)
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '«' | '‘')
}

/// `“…” — Ada Rowe`
fn dash_name(tokens: &[Token], at: usize, start: usize, high: usize) -> Option<Attribution> {
    if tokens[start - 1].kind != Kind::Dash || start != at + 2 {
        return None;
    }
    let name =
        after(tokens, start, high, VERB).filter(|name| name.mention == Mention::Person && name.tokens.len() > 1)?;
    let ends = tokens[name.tokens.end..high].iter().all(|token| token.kind == Kind::Stop);
    ends.then_some(Attribution { speaker: name, cue: None, confidence: 0.85, close: true })
}

fn said(passage: &Passage<'_>, start: usize, high: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if passage.word_is(start, "according") && passage.word_is(start + 1, "to") {
        let speaker = after(tokens, start + 2, high, VERB)?;
        return Some(Attribution::new(speaker, start, 0.95, true));
    }
    // “…,” said Rowe; “…,” recently wrote Rowe
    let verb = start + usize::from(tokens[start].is(ADVERB));
    if verb < high && tokens[verb].is(SAY) && !tokens[verb].is(PARTICIPLE) {
        let next = tokens.get(verb + 1)?;
        if next.is(PREPOSITION | CONJUNCTION) && !next.is(DETERMINER) {
            return None;
        }
        return after(tokens, verb + 1, high, VERB).map(|speaker| Attribution::new(speaker, verb, 0.97, true));
    }
    // “…,” Rowe, the senator, said; “…,” as Rowe put it
    let opener =
        usize::from(tokens[start].is(CONJUNCTION | ADVERB)) + usize::from(passage.word_is(start, "as") && false);
    for verb in start + 1..high {
        let token = &tokens[verb];
        if matches!(token.kind, Kind::Quoted | Kind::Semicolon | Kind::Colon) {
            break;
        }
        let as_put = passage.word_is(start, "as") && (passage.word_is(verb, "put") || passage.word_is(verb, "puts"));
        if !(token.is(SAY) || as_put || token.is(LINK) && opener > 0) || passive(tokens, start, verb) {
            continue;
        }
        let Some(speaker) = subject(passage, start, verb) else { continue };
        if speaker.tokens.start == start || speaker.tokens.start == start + opener {
            return Some(Attribution::new(speaker, verb, 0.97, true));
        }
        if speaker.mention == Mention::Pronoun {
            break;
        }
    }
    None
}

/// The attribution that comes before the quotation at token `at` in its sentence, which begins at `low`.
pub(crate) fn preceding(passage: &Passage<'_>, low: usize, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if let Some(found) = label(tokens, low, at) {
        return Some(found);
    }
    let floor = low.max(at.saturating_sub(BEFORE));
    let mut tries = 0;
    for cue in (floor..at).rev() {
        let token = &tokens[cue];
        if !token.is(VERB | NOUN) && !passage.word_is(cue, "according") {
            continue;
        }
        if tries == 3 {
            break;
        }
        if passage.word_is(cue, "according") && passage.word_is(cue + 1, "to") {
            let speaker = after(tokens, cue + 2, at, VERB)?;
            return Some(Attribution::new(speaker, cue, 0.9, false));
        }
        let distance = at - cue;
        let near = tokens[at - 1].kind == Kind::Colon || distance <= 4;
        let confidence = if near { 0.95 } else { 0.92 - 0.004 * distance as f64 };
        let speaker = if noun(tokens, low, cue) {
            if token.bits & NOUN == 0 {
                continue;
            }
            possessor(tokens, low, cue).or_else(|| by(passage, cue + 1, at))
        } else if token.bits & VERB == 0 {
            continue;
        } else if passive(tokens, low, cue) {
            tries += 1;
            by(passage, cue + 1, at)
        } else {
            tries += 1;
            subject(passage, low, cue)
        };
        if let Some(speaker) = speaker {
            return Some(Attribution::new(speaker, cue, confidence, distance <= 5));
        }
        if token.is(SAY) && !noun(tokens, low, cue) {
            return None;
        }
    }
    None
}

/// `Rowe: “…”`, `Q: “…”` is none.
fn label(tokens: &[Token], low: usize, at: usize) -> Option<Attribution> {
    if at < low + 2 || tokens[at - 1].kind != Kind::Colon {
        return None;
    }
    let name = before(tokens, low, at - 1, 0)?;
    let whole = name.tokens.start == low
        && !tokens[low..at].iter().any(|token| token.is(VERB) && token.bits & copydesk_text::vocabulary::CAPITAL == 0);
    (whole && name.mention != Mention::Pronoun).then_some(Attribution {
        speaker: name,
        cue: None,
        confidence: 0.95,
        close: true,
    })
}

/// Whether the word is a noun here: after a determiner, a possessor or a preposition.
fn noun(tokens: &[Token], low: usize, at: usize) -> bool {
    if tokens[at].bits & (NOUN | VERB) == NOUN {
        return true;
    }
    let mut left = at;
    for _ in 0..2 {
        if left == low {
            return false;
        }
        left -= 1;
        let token = &tokens[left];
        if token.is(DETERMINER | POSSESSIVE) || token.is(PREPOSITION) && left + 1 == at && !token.is(CONJUNCTION) {
            return tokens[at].bits & NOUN != 0 && !(token.is(CONJUNCTION) && token.is(DETERMINER) && left + 1 < at);
        }
        if !token.content() || token.bits & copydesk_text::vocabulary::CAPITAL != 0 {
            return false;
        }
    }
    false
}

/// `Rowe’s recent claim`, `his belief`: whose it is.
fn possessor(tokens: &[Token], low: usize, cue: usize) -> Option<Phrase> {
    for at in (low.max(cue.saturating_sub(5))..cue).rev() {
        let token = &tokens[at];
        if token.is(POSSESSOR) {
            return Some(Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 });
        }
        if token.is(POSSESSIVE) {
            return before(tokens, low, at + 1, VERB);
        }
        if !(token.content() || token.kind == Kind::Number) {
            return None;
        }
    }
    None
}

/// `a statement from Rowe`, `was called “…” by Rowe`: only right after the cue.
fn by(passage: &Passage<'_>, from: usize, to: usize) -> Option<Phrase> {
    let at = (from..to.min(from + 3)).find(|at| passage.word_is(*at, "by") || passage.word_is(*at, "from"))?;
    after(&passage.tokens, at + 1, to, VERB)
}

/// Whether the verb is in the passive: `was told`, but not `was telling`.
fn passive(tokens: &[Token], low: usize, verb: usize) -> bool {
    if tokens[verb].is(PARTICIPLE) {
        return false;
    }
    let mut at = verb;
    while at > low && tokens[at - 1].is(AUXILIARY | ADVERB | TIME) {
        at -= 1;
        if tokens[at].is(BE) {
            return true;
        }
    }
    false
}
