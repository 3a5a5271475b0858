//! Who stands before a colon and a quotation where no verb of saying does: `Rowe was furious: “…”`, `More from Rowe: “…”`. In English.

use copydesk_text::names::phrase::{Mention, Phrase, bare_before};
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, DOCUMENT, POSSESSIVE, POSSESSOR};
use copydesk_text::words::Kind;

use super::owners::{comes_upon, possessor};
use super::verbs::goes_on;
use super::{Attribution, Grip};
use crate::grammar::{NOUN, VERB};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::speaks;

/// How many words stand at most before whom more is from: `And now more from Rowe`, but not `It quotes her father, a dyer from Arnsby`.
const MORE: usize = 4;

/// Who stands before the colon that comes right before the quotation at `at`.
pub(super) fn before_colon(passage: &Passage<'_>, low: usize, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    // `More from Rowe: “…”`
    if let Some(speaker) = bare_before(tokens, low, at - 1, VERB)
        && matches!(speaker.mention, Mention::Person | Mention::Organisation)
        && speaker.tokens.start > low
        && passage.word_is(speaker.tokens.start - 1, "from")
        && (speaker.tokens.start <= low + MORE || passage.word_is(speaker.tokens.start - 2, "more"))
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
    // `Rowe went on: “…”`
    let went = at.checked_sub(3).filter(|went| *went >= speaker.tokens.end && goes_on(passage, *went));
    match went.filter(|_| speaker.mention == Mention::Person) {
        Some(went) => Some(Attribution { speaker, cue: Some(went), confidence: 0.95, grip: Grip::Direct }),
        None => Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close }),
    }
}

/// Whether the stop at this token ends a sentence, and the next begins with an account: `Fans were furious. @fan said: “…”`
fn opens_with_account(passage: &Passage<'_>, stop: usize) -> bool {
    let stop = &passage.tokens[stop];
    stop.kind == Kind::Stop && passage.text[stop.end..].trim_start().starts_with('@')
}
