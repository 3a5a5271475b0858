//! Swedish and Danish main clauses with something else than their subject in front of the verb: `Efter Bo Lind tar Per Rowe över`, `Till Bo Linds försvar
//! ryckte Per Rowe ut`, `Ny chef efter Bo Lind blir Per Rowe`. Nouns have no capital there, so that the names beside it tell the verb.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, FUNCTION, PREPOSITION};
use copydesk_text::words::{Kind, Token};

use super::human;
use super::second::Second;
use super::verb::skip_times;
use crate::attribution::mention;
use crate::attribution::mention::words::is_owner;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many words may stand in front of the verb, and how many of them behind the name of an owner.
const FRONT: usize = 14;
const OWNED: usize = 3;

/// The clause that a sentence begins with, where somebody is named in front of its verb, behind a preposition or as an owner, and somebody else right
/// behind it.
pub(super) fn turned(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<Second> {
    let tokens = &passage.tokens;
    let first = tokens.get(sentence.start)?;
    let adverbial = first.is(PREPOSITION)
        || first.is(ADVERB) && tokens.get(sentence.start + 1).is_some_and(|next| next.is(PREPOSITION));
    // `När Bo Lind slutade, tog Per Rowe över`
    let clause = first.is(CONJUNCTION) && first.bits & PREPOSITION == 0;
    for verb in sentence.start + 2..sentence.end.min(sentence.start + FRONT) {
        let (left, token) = (&tokens[verb - 1], &tokens[verb]);
        let comma = left.kind == Kind::Comma;
        let plain = matches!(token.kind, Kind::Word | Kind::Number) || clause && token.kind == Kind::Comma;
        if !plain || comma && !clause {
            return None;
        }
        let word = token.kind == Kind::Word && token.bits & CAPITAL == 0;
        if !word || token.bits & FUNCTION != 0 && !token.is(AUXILIARY) {
            continue;
        }
        let front = sentence.start..verb;
        let stands = if clause { comma } else { ends_phrase(passage, front.clone()) };
        if !stands {
            continue;
        }
        let be = passage.is_one_of(verb, &passage.language().small_words.be);
        let passive = !adverbial && passage.text[token.range()].ends_with('s');
        let next = skip_times(tokens, verb + 1, sentence.end);
        // `føres an af Rowe`
        let by = |at: usize| passive && passage.is_one_of(at, &passage.language().small_words.by);
        let next = next + usize::from(!by(next) && by(next + 1));
        let by = by(next);
        if !(adverbial || clause || be || by) {
            continue;
        }
        let behind = mention::phrase(passage, habits, next + usize::from(by), sentence.end)
            .filter(|one| one.mention == Mention::Person && one.head.len() > 1 && human::one(passage, habits, one))
            .filter(|one| by || !human::is_governed(passage, habits, &sentence, one));
        if behind.as_ref().is_some_and(|one| !owns(passage, one)) {
            return Some(Second { front, verb, behind });
        }
    }
    None
}

/// Whether these tokens end in a name, or in what an owner has: `Efter Bo Lind`, `Till Bo Linds försvar`.
fn ends_phrase(passage: &Passage<'_>, front: Range<usize>) -> bool {
    let tokens = &passage.tokens[front];
    let owned =
        tokens.iter().rev().take(OWNED).take_while(|token| token.content() && token.bits & CAPITAL == 0).count();
    let Some(name) = tokens.len().checked_sub(owned + 1).map(|at| &tokens[at]) else { return false };
    name.name() && (owned > 0) == is_owner(passage, name)
}

/// Whether a name is an owner’s: `Per Rowes lag`.
fn owns(passage: &Passage<'_>, one: &Phrase) -> bool {
    let last = &passage.tokens[one.head.end - 1];
    let next = passage.tokens.get(one.tokens.end);
    let noun = |next: &Token| next.content() && next.bits & CAPITAL == 0;
    is_owner(passage, last) && next.is_some_and(noun)
}
