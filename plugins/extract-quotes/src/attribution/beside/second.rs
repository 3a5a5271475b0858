//! How a German main clause is built around its verb, which stands second: what stands in front of it, and the human being right behind it.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, PREPOSITION, PRONOUN, TIME,
};
use copydesk_text::words::{Kind, Token};

use super::human::{self, subject_case};
use super::verb::{reports, skip_times};
use crate::attribution::mention;
use crate::attribution::mention::surname::is_surname;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// A main clause with something in front of its verb.
pub(crate) struct Second {
    /// What stands in front of the verb.
    pub(crate) front: Range<usize>,
    pub(crate) verb: usize,
    /// The human being right behind the verb, whom nothing marks as no subject.
    pub(crate) behind: Option<Phrase>,
}

/// How many words may stand in front of the verb.
const FRONT: usize = 24;

/// The German clause that a sentence begins with, where no comma comes before its verb.
pub(super) fn german(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Second> {
    let tokens = passage.tokens.get(sentence.clone())?;
    let verb = sentence.start + verb_at(passage, tokens)?;
    let next = skip_times(&passage.tokens, verb + 1, sentence.end);
    let behind = mention::phrase(passage, habits, next, sentence.end)
        .map(|one| without_object(passage, one))
        .filter(|one| human::one(passage, habits, one) && subject_case(&passage.tokens, habits, one))
        .filter(|one| !human::is_governed(passage, habits, &sentence, one));
    Some(Second { front: sentence.start..verb, verb, behind })
}

/// How many words a clause has at most that a sentence opens with.
const BELOW: usize = 30;

/// The main clause behind one that a sentence opens with: `Als Bo Lind kam, stand Per Rowe auf`.
pub(super) fn below(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Second> {
    let tokens = &passage.tokens;
    let [first, next, ..] = tokens.get(sentence.clone())? else { return None };
    // `Wie Bo Lind berichtet, hat Per Rowe das Geld`
    let joins = passage.is_one_of(sentence.start, &passage.language().small_words.joining)
        || passage.word_is(sentence.start, habits.like);
    // `Warum Bo Lind schwieg,`: no verb is second there
    let asks = first.is(ADVERB | PRONOUN) && (next.is(DETERMINER | CAPITAL) || next.is(PRONOUN));
    let opens =
        first.is(CONJUNCTION) || passage.is_one_of(sentence.start, &passage.language().small_words.clause_openers);
    if joins || !(opens || asks) || first.is(MALE | FEMALE) {
        return None;
    }
    let small = |at: usize| tokens[at].kind == Kind::Word && tokens[at].bits & CAPITAL == 0;
    let verbs = |at: usize| small(at) && (tokens[at].is(AUXILIARY) || tokens[at].bits & FUNCTION == 0);
    let comma = (sentence.start + 2..sentence.end.saturating_sub(2).min(sentence.start + BELOW))
        .find(|at| tokens[*at].kind == Kind::Comma && verbs(at - 1) && verbs(at + 1) && !reports(&tokens[at + 1]))?;
    let verb = comma + 1;
    let behind = skip_times(tokens, verb + 1, sentence.end);
    let also = passage.language().fronted.also.iter().any(|word| passage.word_is(behind, word));
    let behind = behind + usize::from(also);
    let behind = mention::phrase(passage, habits, behind, sentence.end)
        .map(|one| without_object(passage, one))
        .filter(|one| human::one(passage, habits, one) && subject_case(tokens, habits, one))
        .filter(|one| !human::is_governed(passage, habits, &sentence, one));
    Some(Second { front: sentence.start..comma, verb, behind })
}

/// Where among these tokens the finite verb stands: a small word that is none of grammar, or an auxiliary, behind a noun or behind the one word that
/// the sentence opens with.
fn verb_at(passage: &Passage<'_>, tokens: &[Token]) -> Option<usize> {
    let (no_verb, told) = (&passage.language().small_words.no_verb_ends, &passage.language().small_words.told);
    let noun = |left: &Token| {
        left.name() && left.bits & FUNCTION == 0
            || left.is(FIRST_NAME) && left.name()
            || matches!(left.kind, Kind::Number | Kind::Close)
    };
    for (at, token) in tokens.iter().enumerate().take(FRONT).skip(1) {
        if !matches!(token.kind, Kind::Word | Kind::Number | Kind::Open | Kind::Close) {
            return None;
        }
        let small = token.kind == Kind::Word && token.bits & CAPITAL == 0;
        let word = || &passage.text[token.range()];
        let (left, first) = (&tokens[at - 1], at == 1);
        let behind = noun(left)
            || first && left.is(ADVERB | PRONOUN | DETERMINER | TIME)
            // `Ihr gegenüber saß`
            || at == 2 && tokens[0].is(PRONOUN | DETERMINER) && left.is(ADVERB | PREPOSITION) && left.bits & CAPITAL == 0
            // `Neben ihr saß`
            || at == 2 && tokens[0].is(PREPOSITION) && told.contains(&&passage.text[left.range()])
            || left.is(ADVERB | TIME) && at > 1 && noun(&tokens[at - 2]);
        let finite =
            token.is(AUXILIARY) || token.bits & FUNCTION == 0 && !no_verb.iter().any(|ending| word().ends_with(ending));
        if small && behind && finite {
            return Some(at);
        }
    }
    None
}

/// A role without the noun behind it, which looks like the name of whoever has it: of `verteilte der Trainer Autogramme`, the trainer.
fn without_object(passage: &Passage<'_>, one: Phrase) -> Phrase {
    let tokens = &passage.tokens;
    let name = one.head.start;
    let alone = one.mention == Mention::Person && one.head.len() == 1 && one.head.end == one.tokens.end;
    let role = name > one.tokens.start + 1 && tokens[one.tokens.start].is(DETERMINER);
    if !alone || !role || tokens[name].is(FIRST_NAME) || is_surname(passage, name) {
        return one;
    }
    Phrase { mention: Mention::Role, tokens: one.tokens.start..name, head: one.tokens.start..name }
}
