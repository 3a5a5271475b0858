//! What comes before a quotation: Rowe said; Rowe called it; in his claim that; according to Rowe; Rowe: “…”

use copydesk_text::names::phrase::{Mention, Phrase, bare_before};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE,
};
use copydesk_text::words::{Kind, Token};

use super::labels::says_what_it_is_in_capitals;
use super::outer::{antecedent, outer};
use super::owners::{by, comes_upon, giver, holds, label, named_owner, owned, possessor, to_whom};
use super::verbs::{
    according, disagrees, inverted, is_heard, is_naming, is_noun, is_over_before_that, negated, no_words, on_a_thing,
    passive, possible, put, refused, says_what_it_is, taken_as, to_be, turns,
};
use super::{Attribution, Grip, OBJECT};
use crate::grammar::{ASIDE, LINK, NOUN, PARTICIPLE, SAY, VERB};
use crate::language::unsaid::{CLAIM, DENY, REJECT};
use crate::layouts::label::is_nameless;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::{one_who, speaks};
use crate::subjects::subject::{opens_before, subject};

/// How many tokens before a quotation its cue may stand.
const BEFORE: usize = 60;

/// How many tokens before it, where a word ties the two: described the nights, which have not been cool for weeks, as “…”
const CALLED: usize = 30;

/// How far from its verb of saying what something was said to be may stand, in tokens.
const REPORTED: usize = 16;

/// The attribution that comes before the quotation at token `at` in its sentence, which begins at `low`. The nearest verb
/// of saying decides; a verb that takes the quotation as its object only where no verb of saying governs it in turn.
pub(crate) fn preceding(passage: &Passage<'_>, low: usize, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let low = bracketed(tokens, low, at);
    if at == low + 2 && tokens[at - 1].kind == Kind::Colon && is_nameless(&passage.text[tokens[low].range()]) {
        return None; // `Q:`, `Answer:`
    }
    if at == low || asks(passage, low, at) {
        return None;
    }
    if let Some(found) = label(tokens, low, at) {
        return (!says_what_it_is_in_capitals(passage, low, at)).then_some(found);
    }
    if let Some(found) = owned(tokens, low, at) {
        return found;
    }
    let introduced = at > low && matches!(tokens[at - 1].kind, Kind::Comma | Kind::Colon);
    let floor = low.max(at.saturating_sub(BEFORE));
    let source = if passage.word_is(low, "according") { first_comma(tokens, low, at) } else { low };
    let mut object: Option<Attribution> = None;
    for cue in (floor..at).rev() {
        let distance = at - cue;
        if let Some(speaker) = according(passage, cue, at).filter(|speaker| {
            // `said that according to its analysis`
            let owner = tokens[speaker.tokens.start].is(POSSESSOR) && speaker.mention != Mention::Pronoun;
            !(owner || cue > low && passage.word_is(cue - 1, "that"))
        }) {
            let grip = if distance <= 10 { Grip::Sentence } else { Grip::Loose };
            return object.or(Some(Attribution::new(speaker, cue, 0.9, grip)));
        }
        let token = &tokens[cue];
        // `According to the report submitted in May, it was “…”`: that verb says more of the report
        if cue < source && cue > low {
            continue;
        }
        if token.bits & CAPITAL != 0 && cue > low || !(token.is(VERB | NOUN) || put(passage, cue)) {
            continue;
        }
        if is_naming(passage, low, cue, at) {
            continue;
        }
        // `Rowe said, and I quote, “…”`
        if cue > low && passage.word_is(cue, "quote") && passage.word_is(cue - 1, "I") {
            continue;
        }
        let beside = introduced && distance <= 12;
        // `described by the minister as “…”`
        let as_it = passage.word_is(at - 1, "as");
        let called = token.is(LINK) && as_it && distance <= CALLED;
        // `described people protesting against fares as “…”`: no verb of the clause
        if as_it && token.is(PARTICIPLE) && !token.is(LINK) {
            continue;
        }
        let grip = match distance {
            _ if called => Grip::Close,
            // `in her book, “The Valley”`: after a comma, a title may follow
            _ if beside && (tokens[at - 1].kind == Kind::Colon || distance <= 3) => Grip::Direct,
            _ if beside
                || distance <= 5
                || distance <= REPORTED && says_what_it_is(passage, at) && !turns(passage, low, at) =>
            {
                Grip::Close
            }
            _ => Grip::Loose,
        };
        let confidence = if beside || distance <= 4 { 0.95 } else { 0.92 - 0.004 * distance as f64 };
        // `Norrland claims of “…”`
        let claims_of = token.bits & (NOUN | PARTICIPLE) == NOUN
            && passage.word_is(cue + 1, "of")
            && cue > low
            && tokens[cue - 1].content();
        if claims_of || !put(passage, cue) && is_noun(tokens, low, cue) && !is_heard(passage, low, cue) {
            if object.is_none() && token.bits & NOUN != 0 && holds(passage, cue, at) {
                let colon = tokens[at - 1].kind == Kind::Colon && distance > 1;
                let given = if colon { None } else { giver(passage, low, cue) };
                object = possessor(tokens, low, cue)
                    .map(|whose| named_owner(passage, low, cue, &whose).unwrap_or(whose))
                    .or_else(|| by(passage, cue + 1, at))
                    .map(|speaker| match colon {
                        // `Rowe’s response was blunt: “…”`
                        true => Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close },
                        false => Attribution::new(speaker, cue, confidence, grip.min(Grip::Close)),
                    })
                    .or_else(|| given.map(|(speaker, verb)| Attribution::new(speaker, verb, confidence, Grip::Close)));
                // `he said that Rowe’s claim of “…”`: the words are hers, whoever tells of them
                // but not in `he said that Rowe’s claim that it was late was “untrue”`
                let clause = passage.word_is(cue + 1, "that")
                    && tokens
                        .get(cue + 2..at - 1)
                        .is_some_and(|that| !that.iter().any(|token| token.is(AUXILIARY | SAY | LINK)));
                let content = clause || passage.word_is(at - 1, "to");
                let near = (distance <= 4 || content) && tokens[at - 1].kind != Kind::Comma;
                if near && object.as_ref().is_some_and(|found| found.speaker.mention == Mention::Person) {
                    return object;
                }
            }
            continue;
        }
        if possible(passage, low, cue) {
            return object;
        }
        if refused(passage, low, cue) || on_a_thing(tokens, low, cue) {
            break;
        }
        // `Rowe rejected a claim by Lind that it was “…”`: his words
        if object.as_ref().is_some_and(|claim| is_rejected(passage, cue, claim)) {
            return object;
        }
        let says = token.is(SAY) || put(passage, cue) || token.is(ASIDE) && introduced && distance <= 8;
        // `asked the “expert” to leave`: whom the words are said to
        let article = distance == 2 && tokens[at - 1].is(DETERMINER) && !passage.word_is(at - 1, "that");
        if says && article && passage.word_is(at + 1, "to") {
            continue;
        }
        if says && object.as_ref().is_some_and(|found| beside_it(passage, low, cue, found)) {
            break;
        }
        if !says {
            // `blames the press for Rowe’s “…” remark`: told of someone else’s words
            let anothers = tokens[at - 1].is(POSSESSIVE) && tokens[at - 1].name();
            // `contrasted Lind, whom she called “a fool,” with Ask: “…”`: a colon belongs to the main clause
            let over =
                tokens[at - 1].kind == Kind::Colon && tokens[cue..at].iter().any(|token| token.kind == Kind::Quoted);
            let denied = over || negated(passage, low, cue) || to_be(passage, low, cue);
            if token.is(LINK) && object.is_none() && (called || distance <= OBJECT) && !anothers && !denied {
                // `The plan, labeled “a mistake” by Rowe, was dropped`
                let done_by = || {
                    let agent = by(passage, cue + 1, at).filter(|agent| agent.tokens.start > at);
                    distance == 1 && agent.is_some_and(|agent| speaks(tokens, &agent))
                };
                // `Rowe, described by the judge as “…”`
                let agent = || {
                    passage.word_is(cue + 1, "by")
                        && by(passage, cue + 1, at).is_some_and(|agent| agent.tokens.end + 1 >= at)
                };
                let speaker = if passive(tokens, low, cue) || taken_as(passage, low, cue) || done_by() || agent() {
                    by(passage, cue + 1, at)
                } else {
                    subject(passage, low, cue)
                };
                // `a body which he called “…”`: a clause of its own, whoever tells of it
                let speaker = speaker.filter(|speaker| !disagrees(passage, cue, speaker));
                let own = distance <= 3
                    && speaker.as_ref().is_some_and(|speaker| {
                        let start = speaker.tokens.start;
                        start > low && tokens[start - 1].is(RELATIVE)
                    });
                if own && let Some(speaker) = speaker {
                    if let Some(found) = antecedent(passage, low, cue, &speaker) {
                        return Some(Attribution::new(found.0, found.1, confidence - 0.02, grip));
                    }
                    return Some(Attribution::new(speaker, cue, confidence, grip));
                }
                object = speaker
                    .filter(|speaker| {
                        speaks(tokens, speaker) || opens_before(passage, low, cue, speaker) || what_it(passage, speaker)
                    })
                    .filter(|speaker| {
                        !passage.word_is(speaker.head.start, "we") && !no_words(passage, cue, at, speaker)
                    })
                    .map(|speaker| Attribution::new(speaker, cue, confidence - 0.05, grip.min(Grip::Close)));
            }
            continue;
        }
        if negated(passage, low, cue) || is_over_before_that(passage, cue, at) {
            continue;
        }
        let resumed = resumes(passage, low, cue, at);
        let speaker = if resumed.is_some() {
            resumed
        } else if passive(tokens, low, cue) {
            by(passage, cue + 1, at)
        } else if cue > low && tokens[cue - 1].kind == Kind::Comma && !token.is(PARTICIPLE) {
            // `The trouble, says Rowe, is that …`
            let inside = inverted(passage, cue, at);
            let nearly = if passage.word_is(cue, "said") || passage.word_is(cue, "says") { at } else { at - 1 };
            let inside =
                inside.filter(|phrase| phrase.tokens.end < nearly && tokens[phrase.tokens.end].kind == Kind::Comma);
            inside.or_else(|| subject(passage, low, cue))
        } else {
            subject(passage, low, cue)
        };
        // `Lind’s track record said`: nobody speaks
        let thing = |speaker: &Phrase| {
            speaker.mention == Mention::Role && tokens[speaker.head.clone()].iter().any(|token| token.is(POSSESSIVE))
        };
        let Some(speaker) =
            speaker.filter(|speaker| !token.is(PARTICIPLE) && !thing(speaker) || speaks(tokens, speaker))
        else {
            break;
        };
        if you(passage, speaker.head.start) {
            break;
        }
        // `She named an envoy who reports to the mayor, and called for “…”`: the clause is over
        let between = |found: &Attribution| found.speaker.tokens.start < cue;
        if tokens[speaker.head.start].is(RELATIVE) && object.as_ref().is_some_and(between) {
            continue;
        }
        // `mothers who complained were “managed”`: so is this
        let other = one_who(&tokens[speaker.head.start]);
        let over = tokens[speaker.head.start].is(RELATIVE) && tokens[cue + 1].is(AUXILIARY) && cue + 1 < at;
        if over || disagrees(passage, cue, &speaker) {
            continue;
        }
        if !other && let Some(found) = antecedent(passage, low, cue, &speaker) {
            return Some(Attribution::new(found.0, found.1, confidence - 0.02, grip));
        }
        // `When Rowe suggested it, Lind was furious: “…”`: what the colon opens belongs to the main clause
        let first = &tokens[low];
        if tokens[at - 1].kind == Kind::Colon
            && speaker.tokens.start == low + 1
            && first.is(CONJUNCTION)
            && first.end - first.start > 3
            && let Some(main) =
                main_subject(passage, low..at - 1).filter(|main| speaks(tokens, main) && main.tokens.start > cue)
        {
            return Some(Attribution { speaker: main, cue: None, confidence: 0.85, grip: Grip::Close });
        }
        // `Rowe tweeted back at the man who promised it: “…”`: a colon belongs to the main clause
        if tokens[at - 1].kind == Kind::Colon
            && distance > 2
            && tokens[speaker.head.start].is(RELATIVE)
            && let Some(outer) = outer(passage, low, cue).filter(|outer| speaks(tokens, &outer.0))
        {
            return Some(Attribution::new(outer.0, outer.1, confidence - 0.05, grip));
        }
        if !beside
            && !other
            && (speaker.mention == Mention::Pronoun || !speaks(tokens, &speaker))
            && let Some(outer) = outer(passage, low, cue)
        {
            return Some(Attribution::new(outer.0, outer.1, confidence - 0.05, grip.min(Grip::Close)));
        }
        // `Rowe said Lind had called him “…”`: the words are told by Rowe
        let grip = object.map_or(grip, |object| object.grip.max(grip));
        return Some(Attribution::new(speaker, cue, confidence, grip));
    }
    if object.is_none() && at > low && tokens[at - 1].kind == Kind::Colon {
        // `More from Rowe: “…”`
        if let Some(speaker) = bare_before(tokens, low, at - 1, VERB)
            && matches!(speaker.mention, Mention::Person | Mention::Organisation)
            && speaker.tokens.start > low
            && passage.word_is(speaker.tokens.start - 1, "from")
        {
            return Some(Attribution { speaker, cue: None, confidence: 0.85, grip: Grip::Close });
        }
        let dash = (low..at - 1).rev().find(|at| tokens[*at].kind == Kind::Dash || opens_with_account(passage, *at));
        let part = dash.map_or(low, |dash| dash + 1)..at - 1;
        // `Video shows rescue: “…”`: a headline’s word for what it is
        let document = |speaker: &Phrase| {
            let head = &tokens[speaker.head.clone()];
            !head[0].is(DETERMINER | POSSESSIVE | POSSESSOR) && head.iter().any(|token| token.is(DOCUMENT))
        };
        // `Rowe’s response was blunt: “…”`
        let whose = |uttered: &Phrase| {
            let noun = uttered.head.end - 1;
            let own = tokens[noun].bits & (NOUN | CAPITAL) == NOUN && tokens[noun].kind == Kind::Word;
            if own { possessor(tokens, low, noun) } else { None }
        };
        let speaker = main_subject(passage, part).map(|subject| whose(&subject).unwrap_or(subject));
        let finder = |speaker: &Phrase| comes_upon(passage, speaker.tokens.end..at - 1);
        let speaker = speaker.filter(|speaker| speaks(tokens, speaker) && !document(speaker) && !finder(speaker))?;
        return Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close });
    }
    object.or_else(|| to_whom(passage, low, at))
}

/// Whether the stop at this token ends a sentence, and the next begins with an account: `Fans were furious. @fan said: “…”`
fn opens_with_account(passage: &Passage<'_>, stop: usize) -> bool {
    let stop = &passage.tokens[stop];
    stop.kind == Kind::Stop && passage.text[stop.end..].trim_start().starts_with('@')
}

/// Whether the verb at `cue` rejects what a noun behind it says that another uttered.
fn is_rejected(passage: &Passage<'_>, cue: usize, claim: &Attribution) -> bool {
    let is = |at: usize, classes: u16| {
        passage.language().unsaid.classes(&passage.text[passage.tokens[at].range()]) & classes != 0
    };
    claim.cue.is_some_and(|noun| noun > cue && is(noun, CLAIM)) && is(cue, DENY | REJECT)
}

/// Where the first comma stands, or the beginning where there is none.
fn first_comma(tokens: &[Token], low: usize, at: usize) -> usize {
    tokens[low..at].iter().position(|token| token.kind == Kind::Comma).map_or(low, |comma| low + comma)
}

/// Whether the clause of what was found stands beside that of the verb at `cue`, rather than inside it: `Rowe said so, and Lind
/// called it “…”`.
fn beside_it(passage: &Passage<'_>, low: usize, cue: usize, found: &Attribution) -> bool {
    let tokens = &passage.tokens;
    let start = found.speaker.tokens.start;
    let Some(left) = start.checked_sub(1).filter(|left| *left > cue && *left >= low) else { return false };
    let quoted = tokens[cue..start].iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Semicolon));
    let joined =
        ["and", "but", "while", "although", "though", "whereas"].iter().any(|word| passage.word_is(left, word));
    // `Although Rowe and Lind agreed on it, the ministry called it “…”`
    let after_clause = tokens[left].kind == Kind::Comma
        && tokens[low].is(PREPOSITION | CONJUNCTION)
        && tokens[low].is(CAPITAL)
        && !tokens[low..cue].iter().any(|token| token.kind == Kind::Comma);
    (joined && (quoted || left > cue && matches!(tokens[left - 1].kind, Kind::Comma | Kind::Dash)))
        || after_clause
        || tokens[left].kind == Kind::Semicolon
        || quoted && matches!(tokens[left].kind, Kind::Comma | Kind::Dash)
}

/// Where the clause around `at` begins if it stands in brackets that open after `low`.
fn bracketed(tokens: &[Token], low: usize, at: usize) -> usize {
    let mut closed = 0;
    let floor = low.max(at.saturating_sub(BEFORE));
    for (index, token) in tokens.get(floor..at).unwrap_or_default().iter().enumerate().rev() {
        match token.kind {
            Kind::Close => closed += 1,
            Kind::Open if closed == 0 => return floor + index + 1,
            Kind::Open => closed -= 1,
            _ => {}
        }
    }
    low
}

/// `what it called “…”`: a body.
fn what_it(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let it = speaker.head.start;
    passage.word_is(it, "it") && it.checked_sub(1).is_some_and(|what| passage.word_is(what, "what"))
}

/// `you`, `you’re`: nobody of the article.
fn you(passage: &Passage<'_>, at: usize) -> bool {
    passage.text[passage.tokens[at].start..]
        .get(..3)
        .is_some_and(|word| word.eq_ignore_ascii_case("you") && passage.tokens[at].is(PRONOUN))
}

/// Who interrupts a quotation that goes on: “…,” said Rowe, a botanist, “…”
fn resumes(passage: &Passage<'_>, low: usize, cue: usize, at: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let quoted = |back: usize| cue >= low + back && tokens[cue - back].kind == Kind::Quoted;
    let after = quoted(1) || quoted(2) && tokens[cue - 1].kind == Kind::Comma;
    if !after || tokens[cue].is(PARTICIPLE) || !matches!(tokens[at - 1].kind, Kind::Comma | Kind::Dash) {
        return None;
    }
    let speaker = inverted(passage, cue, at).filter(|speaker| speaker.tokens.end < at)?;
    let between = &tokens[speaker.tokens.end..at - 1];
    let plain = !between.iter().any(|token| token.is(VERB | AUXILIARY | RELATIVE) || token.kind == Kind::Quoted);
    (plain && between.len() <= OBJECT).then_some(speaker)
}

/// Whether the sentence of these tokens asks something of its own: `Would Rowe have wanted to keep the “…”?`
fn asks(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let first = &tokens[low];
    let end = passage.sentence(at).end;
    first.is(AUXILIARY)
        && first.is(CAPITAL)
        && at > low
        && tokens[at - 1].kind != Kind::Colon
        && end > at + 1
        && passage.text[tokens[end - 1].range()].starts_with('?')
}
