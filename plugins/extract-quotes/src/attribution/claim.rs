//! Whose a quotation is that is the content of a noun for what was uttered: `Rowe’s claim that “…”`, `a claim by Lind`, `gave the response: “…”`. In
//! English.

use copydesk_text::vocabulary::AUXILIARY;
use copydesk_text::words::Kind;

use super::owners::{by, giver, named_owner, possessor};
use super::{Attribution, Grip};
use crate::grammar::{LINK, SAY};
use crate::language::unsaid::{CLAIM, DENY, REJECT};
use crate::passages::passage::Passage;

/// Whose the claim at `noun` is that has the quotation at `at` for its content.
pub(super) fn claimed(
    passage: &Passage<'_>,
    low: usize,
    noun: usize,
    at: usize,
    confidence: f64,
    grip: Grip,
) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let colon = tokens[at - 1].kind == Kind::Colon && at - noun > 1;
    let given = if colon { None } else { giver(passage, low, noun) };
    possessor(tokens, low, noun)
        .map(|whose| named_owner(passage, low, noun, &whose).unwrap_or(whose))
        .or_else(|| by(passage, noun + 1, at))
        .map(|speaker| match colon {
            // `Rowe’s response was blunt: “…”`
            true => Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close },
            false => Attribution::new(speaker, noun, confidence, grip),
        })
        .or_else(|| given.map(|(speaker, verb)| Attribution::new(speaker, verb, confidence, Grip::Close)))
}

/// Whether a claim is its owner’s, whoever tells of it: `he said that Rowe’s claim of “…”`; but not `he said that Rowe’s claim that it was late
/// was “untrue”`.
pub(super) fn is_own_claim(passage: &Passage<'_>, noun: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let clause = passage.word_is(noun + 1, "that")
        && tokens.get(noun + 2..at - 1).is_some_and(|that| !that.iter().any(|token| token.is(AUXILIARY | SAY | LINK)));
    let content = clause || passage.word_is(at - 1, "to");
    (at - noun <= 4 || content) && tokens[at - 1].kind != Kind::Comma
}

/// Whether the verb at `cue` rejects what a noun behind it says that another uttered.
pub(super) fn is_rejected(passage: &Passage<'_>, cue: usize, claim: &Attribution) -> bool {
    let is = |at: usize, classes: u16| {
        passage.language().unsaid.classes(&passage.text[passage.tokens[at].range()]) & classes != 0
    };
    claim.cue.is_some_and(|noun| noun > cue && is(noun, CLAIM)) && is(cue, DENY | REJECT)
}
