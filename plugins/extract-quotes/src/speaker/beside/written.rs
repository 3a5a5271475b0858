//! What the sentence before a quotation tells of something written: who reads it, `Bo Lind öffnet die Mail. „…“`, and who wrote it, `In einem Brief bittet Ada
//! Rowe um Geduld. „…“, heißt es darin`. In German.

use std::ops::Range;

use copydesk_text::vocabulary::{DOCUMENT, PREPOSITION};
use copydesk_text::words::Token;

use crate::attribution::beside;
use crate::attribution::{Attribution, Grip};
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::first_person::speaks_of_self;
use crate::whom::signs::meant::is_indefinite;

/// Whether the sentence tells that somebody gets, reads or hears something with words on it, which stand behind it then.
#[inline(never)]
pub(super) fn is_read(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>) -> bool {
    let fronted = &passage.language().fronted;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let reads = |at: usize| is(at, &fronted.receives) || is(at, &fronted.heard) || is(at, &fronted.reads);
    habits.nouns_capital
        && sentence.clone().any(reads)
        && sentence.clone().any(|at| has_words(passage, &passage.tokens[at]))
}

/// Whether the noun is of something with words on it, or what it is of.
fn has_words(passage: &Passage<'_>, noun: &Token) -> bool {
    if !noun.name() {
        return false;
    }
    let word = passage.text[noun.range()].to_lowercase();
    let language = passage.language();
    let ends = |list: &[&str]| list.iter().any(|thing| word.ends_with(thing));
    noun.is(DOCUMENT)
        || passage.compound_document(noun)
        || ends(&language.words)
        || ends(&language.introductions)
        || ends(&language.fronted.heard_things)
}

/// Who wrote what the sentence before the quotation at `at` opens with, where the verb at `cue` takes that up.
#[inline(never)]
pub(super) fn author(
    passage: &Passage<'_>,
    habits: &Habits,
    (at, quoted): (usize, &str),
    cue: usize,
) -> Option<Attribution> {
    let therein =
        (cue + 1..passage.sentence(cue).end).any(|at| passage.is_one_of(at, &passage.language().small_words.therein));
    let before = passage.sentence(passage.sentence(at).start.checked_sub(1)?);
    let clause = beside::second(passage, habits, before).filter(|_| therein && habits.nouns_capital)?;
    let tokens = &passage.tokens;
    let opens = tokens[clause.front.start].is(PREPOSITION)
        && tokens[clause.front.clone()].iter().any(|noun| has_words(passage, noun));
    // `In einem Gutachten wird der Bischof belastet`
    let passive = habits.becomes.iter().any(|word| passage.word_is(clause.verb, word));
    let new = clause.front.clone().any(|at| is_indefinite(passage, at));
    let speaker = clause.behind.filter(|_| opens && new && !passive && speaks_of_self(passage, quoted))?;
    Some(Attribution { speaker, cue: Some(cue), confidence: 0.86, grip: Grip::Direct })
}
