//! What comes before a quotation: Rowe said; Rowe called it; in his claim that; according to Rowe; Rowe: “…”

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, PLURAL, POSSESSIVE, POSSESSOR, PRONOUN, RELATIVE, ROLE,
};
use copydesk_text::words::{Kind, Token};

use super::before_colon::before_colon;
use super::calling::{Caller, is_not_called, who_calls};
use super::cited::cited;
use super::claim::{claimed, is_own_claim, is_rejected};
use super::labels::says_what_it_is_in_capitals;
use super::outer::{antecedent, beside_it, is_told_of, outer};
use super::owners::{by, holds, label, owned, to_whom};
use super::verbs::{
    according, disagrees, inverted, is_heard, is_naming, is_noun, is_over_before_that, negated, on_a_thing, passive,
    points_out, possible, put, refused, says_what_it_is, turns,
};
use super::{Attribution, Grip, OBJECT};
use crate::grammar::{ASIDE, BARE, LINK, NOUN, PARTICIPLE, SAY, VERB};
use crate::layouts::label::is_nameless;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::{one_who, says, speaks};
use crate::subjects::subject::subject;

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
        if token.bits & CAPITAL != 0 && cue > low || !(token.is(VERB | NOUN) || put(passage, cue, at)) {
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
        if claims_of || !put(passage, cue, at) && is_noun(tokens, low, cue) && !is_heard(passage, low, cue) {
            if object.is_none() && token.bits & NOUN != 0 && holds(passage, cue, at) {
                let claim = claimed(passage, low, cue, at, confidence, grip.min(Grip::Close));
                if is_own_claim(passage, cue, at)
                    && claim.as_ref().is_some_and(|found| found.speaker.mention == Mention::Person)
                {
                    return claim;
                }
                object = claim;
            }
            continue;
        }
        if possible(passage, low, cue) {
            return object;
        }
        if says(token)
            && let Some(source) = cited(passage, low, cue, at)
        {
            return Some(Attribution::new(source, cue, confidence, grip));
        }
        if refused(passage, low, cue) || on_a_thing(tokens, low, cue) {
            break;
        }
        // `Rowe rejected a claim by Lind that it was “…”`: his words
        if object.as_ref().is_some_and(|claim| is_rejected(passage, cue, claim)) {
            return object;
        }
        let says = token.is(SAY) || put(passage, cue, at) || token.is(ASIDE) && introduced && distance <= 8;
        // `asked the “expert” to leave`: whom the words are said to
        let article = distance == 2 && tokens[at - 1].is(DETERMINER) && !passage.word_is(at - 1, "that");
        if says && article && passage.word_is(at + 1, "to") {
            continue;
        }
        if says && object.as_ref().is_some_and(|found| beside_it(passage, low, cue, found)) {
            break;
        }
        if !says {
            let near = called || distance <= OBJECT;
            if token.is(LINK) && object.is_none() && near && !is_not_called(passage, low, cue, at) {
                match who_calls(passage, low, cue, at) {
                    Caller::Relative(speaker) => {
                        if let Some(found) = antecedent(passage, low, cue, &speaker) {
                            return Some(Attribution::new(found.0, found.1, confidence - 0.02, grip));
                        }
                        return Some(Attribution::new(speaker, cue, confidence, grip));
                    }
                    Caller::Other(speaker) => {
                        object = speaker
                            .map(|speaker| Attribution::new(speaker, cue, confidence - 0.05, grip.min(Grip::Close)));
                    }
                }
            }
            continue;
        }
        if negated(passage, low, cue) || is_over_before_that(passage, cue, at) {
            continue;
        }
        // `Rowe pointed out that Lind calls it “…”`
        if object.is_some() && put(passage, cue, at) && points_out(passage, cue, at) {
            return object;
        }
        let resumed = resumes(passage, low, cue, at);
        let speaker = if resumed.is_some() {
            resumed
        } else if passive(tokens, low, cue) {
            by(passage, cue + 1, at)
        } else if cue == low && introduced && token.bits & (PARTICIPLE | BARE) == 0 && is_sentence(passage, at) {
            // `Said Rowe, “…”`, but not `Said Rowe, “the lion of Marl”, left`
            inverted(passage, cue, at).filter(|speaker| speaker.tokens.end + 1 == at)
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
        if !other
            && let Some(found) = antecedent(passage, low, cue, &speaker)
            && !are_others(tokens, &found.0, &speaker)
        {
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
            && !are_others(tokens, &outer.0, &speaker)
        {
            return Some(Attribution::new(outer.0, outer.1, confidence - 0.05, grip.min(Grip::Close)));
        }
        // `Rowe said Lind had called him “…”`: his words, which Rowe tells
        if object.as_ref().is_some_and(|inner| is_told_of(passage, cue, inner, at)) {
            return object;
        }
        let grip = object.map_or(grip, |object| object.grip.max(grip));
        return Some(Attribution::new(speaker, cue, confidence, grip));
    }
    if object.is_none() && at > low && tokens[at - 1].kind == Kind::Colon {
        return before_colon(passage, low, at);
    }
    object.or_else(|| to_whom(passage, low, at))
}

/// Whether those who tell it are several, and the pronoun is one of whom they tell: `Sources have said he told them it was “…”`.
fn are_others(tokens: &[Token], tellers: &Phrase, pronoun: &Phrase) -> bool {
    let one = |token: &Token| token.is(MALE | FEMALE) && token.bits & (PLURAL | RELATIVE | POSSESSOR) == 0;
    let several = |token: &Token| token.is(ROLE) && token.is(PLURAL);
    pronoun.mention == Mention::Pronoun
        && one(&tokens[pronoun.head.start])
        && tellers.mention == Mention::Role
        && tokens[tellers.head.clone()].iter().any(several)
}

/// Whether the quotation at this token is a sentence that ends the one around it: it opens with a capital and closes with a stop.
fn is_sentence(passage: &Passage<'_>, at: usize) -> bool {
    let quoted = passage.quoted_in(at..at + 1).next().map_or("", |pair| passage.text[pair.inner.clone()].trim());
    let closes = passage.tokens.get(at + 1).is_none_or(|next| next.kind == Kind::End);
    closes && quoted.starts_with(char::is_uppercase) && quoted.ends_with(['.', '!', '?', '…'])
}

/// Where the first comma stands, or the beginning where there is none.
fn first_comma(tokens: &[Token], low: usize, at: usize) -> usize {
    tokens[low..at].iter().position(|token| token.kind == Kind::Comma).map_or(low, |comma| low + comma)
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
