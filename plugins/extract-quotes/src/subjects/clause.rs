//! The subject of a clause within a sentence that a conjunction or a preposition opens: `when Rowe interrupted him, shouting`.

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{AUXILIARY, CONJUNCTION, FEMALE, MALE, OBJECT, PRONOUN};
use copydesk_text::words::Kind;

use crate::grammar::{PARTICIPLE, VERB};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::{FAR, main_subject};
use crate::subjects::speaking::speaks;

/// The subject of a clause that a preposition opens and whose verb stands right before `to`: `She has softened since a class of ten-year-olds wrote
/// to tell her`, but not `since Monday`.
pub(super) fn purpose_subject(passage: &Passage<'_>, low: usize, to: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let verb = to.checked_sub(1).filter(|verb| *verb > low && passage.word_is(to, "to"))?;
    let clause = tokens[low.max(verb.saturating_sub(FAR))..verb].iter().rposition(|token| token.kind != Kind::Word);
    let floor = clause.map_or(low, |stop| low.max(verb.saturating_sub(FAR)) + stop + 1);
    let prepositions = &passage.language().small_words.clause_prepositions;
    let opener = (floor..verb).rev().find(|at| passage.is_one_of(*at, prepositions))?;
    let finite = tokens[verb].is(VERB) && !tokens[verb].is(PARTICIPLE);
    after(tokens, opener + 1, verb, VERB).filter(|subject| finite && opener > low && subject.tokens.end <= verb)
}

/// The subject of the last clause before `at` that has an opener and a subject of its own: `when Rowe interrupted him, shouting`.
pub(super) fn clause_subject(passage: &Passage<'_>, low: usize, at: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let floor = low.max(at.saturating_sub(FAR));
    let openers = &passage.language().small_words.clause_openers;
    let opens = |at: &usize| tokens[*at].is(CONJUNCTION) && passage.is_one_of(*at, openers);
    let opener = (floor..at).rev().find(opens)?;
    if opener == low {
        return None;
    }
    // `In a year when Lind ran twice, Rowe was right to urge`: the clause is over
    let over = (opener + 1..at).rev().filter(|at| tokens[*at].kind == Kind::Comma).find_map(|comma| {
        let phrase = after(tokens, comma + 1, at, VERB).filter(|phrase| speaks(tokens, phrase))?;
        let verb = tokens.get(phrase.tokens.end).filter(|_| phrase.tokens.end < at)?;
        (verb.is(AUXILIARY) || verb.is(VERB) && !verb.is(PARTICIPLE)).then_some(phrase)
    });
    if over.is_some() {
        return over;
    }
    main_subject(passage, opener + 1..at).filter(|phrase| speaks(tokens, phrase)).or_else(|| {
        // `though in a speech last week he told them`
        let pronoun = (opener + 1..at)
            .find(|at| tokens[*at].is(PRONOUN) && tokens[*at].is(MALE | FEMALE) && tokens[*at].bits & OBJECT == 0)?;
        Some(Phrase { mention: Mention::Pronoun, tokens: pronoun..pronoun + 1, head: pronoun..pronoun + 1 })
    })
}

/// Whether a clause of place ends with the comma before the conjunction: `He turned to the gallery, where her sister sat, and said`.
pub(super) fn aside_ended(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let floor = (low + 1).max(at.saturating_sub(FAR));
    let ended = at > floor + 1 && tokens[at - 1].is(CONJUNCTION) && tokens[at - 2].kind == Kind::Comma;
    let open = || (floor..at - 2).rev().find(|at| tokens[*at].kind == Kind::Comma);
    ended && open().is_some_and(|comma| passage.word_is(comma + 1, "where"))
}
