//! Which mention a quotation belongs to, within its sentence: what follows it, then what comes before it.

use copydesk_text::names::phrase::{Mention, Phrase, after, bare_before, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, POSSESSIVE, POSSESSOR, PREPOSITION, RELATIVE, ROLE, TIME,
    TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{ASIDE, LINK, NOUN, PARTICIPLE, SAY, VERB};
use crate::passage::Passage;
use crate::subject::{main_subject, speaks, subject};

/// A mention that a quotation is attributed to, and by which words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    pub(crate) speaker: Phrase,
    /// The token of the cue, where there is one.
    pub(crate) cue: Option<usize>,
    pub(crate) confidence: f64,
    /// How closely the cue governs the quotation.
    pub(crate) grip: Grip,
}

/// How closely a cue governs a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grip {
    /// Somewhere in its sentence.
    Loose,
    /// Within a few words: enough for a single word to be a quotation.
    Close,
    /// Right beside it, by a verb of saying: enough for what looks like a title to be one.
    Direct,
}

impl Attribution {
    fn new(speaker: Phrase, cue: usize, confidence: f64, grip: Grip) -> Self {
        Self { speaker, cue: Some(cue), confidence, grip }
    }
}

/// How many tokens after a quotation its attribution may end.
const AFTER: usize = 36;

/// How many tokens before a quotation its cue may stand.
const BEFORE: usize = 60;

/// How many tokens before a quotation a verb may stand that takes it as its object.
const OBJECT: usize = 14;

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
    let end = found.cue.map_or(start, |cue| cue + 1).max(found.speaker.tokens.end);
    let rest = high - end;
    let quoted = tokens[start..high].iter().any(|token| token.kind == Kind::Quoted);
    let fits = match (alone, pending) {
        (true, _) => !quoted && (rest <= 2 || rest <= 8 && matches!(last, '?' | '!' | ',')),
        (false, true) => true,
        (false, false) => !quoted && rest <= 4 && found.cue.is_some_and(|cue| cue >= found.speaker.tokens.end),
    };
    fits.then_some(found)
}

/// Whether the attribution after a quotation goes on with a clause of its own, so that the quotation may belong to what comes
/// before it: Although Rowe admitted they had been “friends,” she claimed they never met.
pub(crate) fn opens_clause(passage: &Passage<'_>, found: &Attribution) -> bool {
    let Some(cue) = found.cue.filter(|cue| *cue >= found.speaker.tokens.end) else { return false };
    passage.tokens.get(cue + 1).is_some_and(|next| {
        next.is(copydesk_text::vocabulary::PRONOUN | DETERMINER) && next.bits & copydesk_text::vocabulary::OBJECT == 0
            || passage.word_is(cue + 1, "that")
    })
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
    ends.then_some(Attribution { speaker: name, cue: None, confidence: 0.85, grip: Grip::Direct })
}

fn said(passage: &Passage<'_>, start: usize, high: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if let Some(speaker) = according(passage, start, high) {
        return Some(Attribution::new(speaker, start, 0.95, Grip::Direct));
    }
    // “…,” said Rowe; “…,” recently wrote Rowe
    let verb = start + usize::from(tokens[start].is(ADVERB));
    if verb < high && is_verb(tokens, verb, SAY | ASIDE) && !tokens[verb].is(PARTICIPLE) {
        return inverted(tokens, verb, high).map(|speaker| Attribution::new(speaker, verb, 0.97, Grip::Direct));
    }
    // “…,” Rowe, the senator, said; “…,” as Rowe put it
    let opener = usize::from(passage.word_is(start, "as"));
    for verb in start + 1..high {
        let token = &tokens[verb];
        if matches!(token.kind, Kind::Quoted | Kind::Semicolon | Kind::Colon) {
            break;
        }
        let cue =
            is_verb(tokens, verb, SAY | ASIDE) || opener > 0 && (is_verb(tokens, verb, LINK) || put(passage, verb));
        if !cue || tokens[verb].is(PARTICIPLE) && !tokens[verb - 1].is(AUXILIARY) || passive(tokens, start, verb) {
            continue;
        }
        let Some(speaker) = subject(passage, start, verb) else { continue };
        if speaker.tokens.start == start + opener {
            return Some(Attribution::new(speaker, verb, 0.97, Grip::Direct));
        }
        if speaker.mention == Mention::Pronoun && !tokens[speaker.head.start].is(RELATIVE) {
            break;
        }
    }
    None
}

/// The subject after the verb at `verb`, if one can stand there.
fn inverted(tokens: &[Token], verb: usize, high: usize) -> Option<Phrase> {
    let next = tokens.get(verb + 1)?;
    if next.is(PREPOSITION | CONJUNCTION) && !next.is(DETERMINER) {
        return None;
    }
    after(tokens, verb + 1, high, VERB)
}

fn according(passage: &Passage<'_>, at: usize, high: usize) -> Option<Phrase> {
    if passage.word_is(at, "according") && passage.word_is(at + 1, "to") {
        return after(&passage.tokens, at + 2, high, VERB);
    }
    None
}

fn put(passage: &Passage<'_>, at: usize) -> bool {
    (passage.word_is(at, "put") || passage.word_is(at, "puts")) && passage.word_is(at + 1, "it")
}

/// Whether the token is a cue verb of these classes: with a capital it is a part of a name (`the United States`).
fn is_verb(tokens: &[Token], at: usize, classes: u32) -> bool {
    tokens[at].is(classes) && tokens[at].bits & CAPITAL == 0
}

/// The attribution that comes before the quotation at token `at` in its sentence, which begins at `low`. The nearest verb
/// of saying decides; a verb that takes the quotation as its object only where no verb of saying governs it in turn.
pub(crate) fn preceding(passage: &Passage<'_>, low: usize, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let low = bracketed(tokens, low, at);
    if let Some(found) = label(tokens, low, at) {
        return Some(found);
    }
    let introduced = at > low && matches!(tokens[at - 1].kind, Kind::Comma | Kind::Colon);
    let floor = low.max(at.saturating_sub(BEFORE));
    let mut object: Option<Attribution> = None;
    for cue in (floor..at).rev() {
        let distance = at - cue;
        if let Some(speaker) = according(passage, cue, at) {
            return object.or(Some(Attribution::new(speaker, cue, 0.9, Grip::Loose)));
        }
        let token = &tokens[cue];
        if token.bits & CAPITAL != 0 && cue > low || !(token.is(VERB | NOUN) || put(passage, cue)) {
            continue;
        }
        let beside = introduced && distance <= 12;
        let grip = if beside {
            Grip::Direct
        } else if distance <= 5 {
            Grip::Close
        } else {
            Grip::Loose
        };
        let confidence = if beside || distance <= 4 { 0.95 } else { 0.92 - 0.004 * distance as f64 };
        if is_noun(tokens, low, cue) {
            if object.is_none() && token.bits & NOUN != 0 && holds(passage, cue, at) {
                let whose = possessor(tokens, low, cue).or_else(|| by(passage, cue + 1, at));
                object = whose.map(|speaker| Attribution::new(speaker, cue, confidence, grip.min(Grip::Close)));
            }
            continue;
        }
        if !token.is(SAY) && !(token.is(ASIDE) && introduced && distance <= 8) && !put(passage, cue) {
            if token.is(LINK) && object.is_none() && distance <= OBJECT {
                let speaker =
                    if passive(tokens, low, cue) { by(passage, cue + 1, at) } else { subject(passage, low, cue) };
                // `a body which he called “…”`: a clause of its own, whoever tells of it
                let own = distance <= 3
                    && speaker.as_ref().is_some_and(|speaker| {
                        let start = speaker.tokens.start;
                        start > low && tokens[start - 1].is(RELATIVE)
                    });
                if own && let Some(speaker) = speaker {
                    return Some(Attribution::new(speaker, cue, confidence, grip));
                }
                object = speaker
                    .filter(|speaker| speaks(tokens, speaker))
                    .map(|speaker| Attribution::new(speaker, cue, confidence - 0.05, grip.min(Grip::Close)));
            }
            continue;
        }
        let speaker = if passive(tokens, low, cue) {
            by(passage, cue + 1, at)
        } else if cue > low && tokens[cue - 1].kind == Kind::Comma && !token.is(PARTICIPLE) {
            // `The trouble, says Rowe, is that …`
            let inside = inverted(tokens, cue, at);
            let inside =
                inside.filter(|phrase| phrase.tokens.end + 1 < at && tokens[phrase.tokens.end].kind == Kind::Comma);
            inside.or_else(|| subject(passage, low, cue))
        } else {
            subject(passage, low, cue)
        };
        let Some(speaker) = speaker.filter(|speaker| !token.is(PARTICIPLE) || speaks(tokens, speaker)) else { break };
        if !beside
            && (speaker.mention == Mention::Pronoun || !speaks(tokens, &speaker))
            && let Some(outer) = outer(passage, low, cue)
        {
            return Some(Attribution::new(outer.0, outer.1, confidence - 0.05, grip.min(Grip::Close)));
        }
        // `Rowe said Lind had called him “…”`: the words are told by Rowe
        return Some(Attribution::new(speaker, cue, confidence, grip));
    }
    if object.is_none() && at > low && tokens[at - 1].kind == Kind::Colon {
        let speaker = main_subject(passage, low..at - 1).filter(|speaker| speaks(tokens, speaker))?;
        return Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close });
    }
    object
}

/// Where the clause around `at` begins if it stands in brackets that open after `low`.
fn bracketed(tokens: &[Token], low: usize, at: usize) -> usize {
    let mut closed = 0;
    for i in (low.max(at.saturating_sub(BEFORE))..at).rev() {
        match tokens[i].kind {
            Kind::Close => closed += 1,
            Kind::Open if closed == 0 => return i + 1,
            Kind::Open => closed -= 1,
            _ => {}
        }
    }
    low
}

/// The verb of saying that governs the one at `inner`, with its subject: `Rowe said he rarely asks`.
fn outer(passage: &Passage<'_>, low: usize, inner: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let floor = low.max(inner.saturating_sub(2 * OBJECT));
    let cue = (floor..inner).rev().find(|cue| is_verb(tokens, *cue, SAY) && !is_noun(tokens, low, *cue))?;
    if tokens[cue].is(PARTICIPLE)
        || passive(tokens, low, cue)
        || tokens[cue..inner].iter().any(|token| token.kind == Kind::Quoted)
    {
        return None;
    }
    subject(passage, low, cue).map(|speaker| (speaker, cue))
}

/// The attribution that closes the sentence of the quotation at `at`: “…” for Norrland, said Rowe.
pub(crate) fn closing(passage: &Passage<'_>, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let high = passage.sentence(at).end.min(at + BEFORE);
    if tokens.get(high).is_some_and(|token| token.kind != Kind::End) {
        return None;
    }
    for comma in (at + 2..high).rev().filter(|at| tokens[*at].kind == Kind::Comma) {
        if let Some(found) = said(passage, comma + 1, high) {
            let end = found.cue.map_or(comma, |cue| cue + 1).max(found.speaker.tokens.end);
            let inverted = found.cue.is_some_and(|cue| cue < found.speaker.tokens.start);
            let object = tokens.get(end).is_some_and(|next| next.content() && !next.is(TIME) || next.is(DETERMINER));
            return (inverted || high - end <= 6 && !object).then_some(Attribution {
                confidence: 0.92,
                grip: Grip::Close,
                ..found
            });
        }
    }
    None
}

/// Whether a noun for what was uttered has the quotation for its content: `his claim that “…”`, `the slogan “…”`.
fn holds(passage: &Passage<'_>, noun: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let next = &tokens[noun + 1];
    let pair = passage.places.binary_search(&at).ok();
    let capital =
        pair.is_some_and(|pair| passage.text[passage.pairs[pair].inner.clone()].starts_with(char::is_uppercase));
    match at - noun {
        1 => capital,
        2 => matches!(next.kind, Kind::Comma | Kind::Colon) || next.is(PREPOSITION | CONJUNCTION),
        distance => distance <= 14 && (passage.word_is(noun + 1, "that") || tokens[at - 1].kind == Kind::Colon),
    }
}

/// `Rowe: “…”`; a label before a colon, at the beginning of a line or after a dash.
fn label(tokens: &[Token], low: usize, at: usize) -> Option<Attribution> {
    if at < low + 2 || tokens[at - 1].kind != Kind::Colon {
        return None;
    }
    let name = before(tokens, low, at - 1, 0)?;
    let start = name.tokens.start;
    let titled = tokens[name.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
    let whole = (start == low || tokens[start - 1].kind == Kind::Dash)
        && (name.tokens.len() <= 3 || titled)
        && !tokens[start..at].iter().any(|token| token.is(VERB) && token.bits & CAPITAL == 0);
    (whole && name.mention != Mention::Pronoun).then_some(Attribution {
        speaker: name,
        cue: None,
        confidence: 0.95,
        grip: Grip::Direct,
    })
}

/// Whether the word is a noun here: after a determiner, a possessor or a preposition.
fn is_noun(tokens: &[Token], low: usize, at: usize) -> bool {
    if tokens[at].bits & VERB == 0 {
        return true;
    }
    if tokens[at].bits & NOUN == 0 {
        // `Rowe’s charge`, `the charge`, but not `that said`
        let left = at.checked_sub(1).filter(|left| *left >= low);
        return left.is_some_and(|left| {
            let token = &tokens[left];
            let plain = token.kind == Kind::Word && token.bits == 0; // `the caustic chant`
            let opener = if plain && left > low { &tokens[left - 1] } else { token };
            let verb_before = left > low && tokens[left - 1].is(VERB); // `called that report`
            opener.is(DETERMINER | POSSESSIVE) && (!opener.is(CONJUNCTION) || !plain && verb_before)
        });
    }
    for left in (low..at).rev().take(3) {
        let token = &tokens[left];
        if token.is(DETERMINER | POSSESSIVE) {
            return true;
        }
        if token.is(PREPOSITION) && left + 1 == at {
            return true;
        }
        if !token.content() || token.bits & (CAPITAL | ROLE) != 0 {
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
            return bare_before(tokens, low, at + 1, VERB);
        }
        if !(token.content() || token.kind == Kind::Number) {
            return None;
        }
    }
    None
}

/// `a statement from Rowe`, `was called “…” by Rowe`: only right after the cue.
fn by(passage: &Passage<'_>, from: usize, to: usize) -> Option<Phrase> {
    let high = passage.sentence(to).end;
    if passage.word_is(to + 1, "by")
        && let Some(phrase) = after(&passage.tokens, to + 2, high, VERB)
    {
        return Some(phrase);
    }
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
