//! Who speaks in an English sentence without a quotation.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{AUXILIARY, CONJUNCTION, PREPOSITION, TIME};
use copydesk_text::words::Kind;

use super::carried::Teller;
use crate::attribution::{according, inverted, tells};
use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::subjects::speaking::{says, speaks};
use crate::subjects::subject::subject;

/// Who speaks in a sentence without a quotation: the subject of its first verb of saying.
pub(super) fn teller(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Teller> {
    let verbs = sentence.clone().filter(|at| says(&passage.tokens[*at]) && tells(passage, sentence.start, *at)).take(3);
    for verb in verbs {
        // `Trains were turned back, said Ada Rowe, who runs them.`
        if let Some(speaker) = inverted_at_end(passage, &sentence, verb) {
            return Some((speaker, Some(verb), 0.88));
        }
        if let Some(speaker) = subject(passage, sentence.start, verb).filter(|speaker| !generic(passage, speaker)) {
            return Some((speaker, Some(verb), 0.88));
        }
    }
    let account = sentence.clone().rev().find_map(|at| Some((according(passage, at, sentence.end)?, at)));
    account
        .filter(|(speaker, _)| speaks(&passage.tokens, speaker) && !generic(passage, speaker))
        .map(|(speaker, at)| (speaker, Some(at), 0.84))
}

/// The subject after a verb that a comma parts from what was said: no clause of its own goes on from it.
fn inverted_at_end(passage: &Passage<'_>, sentence: &Range<usize>, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let comma = verb.checked_sub(1).filter(|comma| *comma > sentence.start && tokens[*comma].kind == Kind::Comma)?;
    let speaker = inverted(passage, verb, sentence.end).filter(|speaker| speaks(tokens, speaker))?;
    let rest = &tokens[speaker.tokens.end..sentence.end];
    let over =
        rest.iter().take_while(|token| token.kind == Kind::Word).all(|token| token.bits & (VERB | AUXILIARY) == 0);
    let parted = rest.first().is_none_or(|next| {
        matches!(next.kind, Kind::Comma | Kind::Dash | Kind::Stop | Kind::Open)
            || next.is(PREPOSITION | TIME) && !next.is(CONJUNCTION)
    });
    let clause = tokens[sentence.start..comma].iter().any(|token| token.is(VERB | AUXILIARY));
    (over && parted && clause).then_some(speaker)
}

/// `you`, `we`: a subject outside quotations that is nobody of the article.
fn generic(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    passage.is_one_of(speaker.head.start, &passage.language().small_words.generic)
}
