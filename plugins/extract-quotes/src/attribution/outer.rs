//! A clause inside another: the verb of saying that governs it, and whom its pronoun stands for: `Rowe said he would go with Lind, whom he called “…”`.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, FEMALE, MALE, POSSESSOR, PREPOSITION, RELATIVE};
use copydesk_text::words::Kind;

use super::verbs::{is_noun, is_verb, passive, possible};
use super::{Attribution, OBJECT};
use crate::grammar::{PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::speaks;
use crate::subjects::subject::subject;

/// The verb of saying that governs the one at `inner`, with its subject: `Rowe said he rarely asks`.
pub(super) fn outer(passage: &Passage<'_>, low: usize, inner: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let floor = low.max(inner.saturating_sub(2 * OBJECT));
    let cue = (floor..inner).rev().find(|cue| is_verb(tokens, *cue, SAY) && !is_noun(tokens, low, *cue))?;
    // `Rowe says so, but she cautions`: a clause beside the other is not governed by it
    let beside = |at: usize| {
        matches!(tokens[at].kind, Kind::Quoted | Kind::Comma | Kind::Dash | Kind::Semicolon)
            || passage.is_one_of(at, &passage.language().small_words.clause_beside)
    };
    if tokens[cue].is(PARTICIPLE) || passive(tokens, low, cue) || (cue..inner).any(beside) {
        return None;
    }
    subject(passage, low, cue).map(|speaker| (speaker, cue))
}

/// Whom the pronoun of an inner clause stands for, where the sentence says: `Rowe said he would go with Lind, whom he called “…”`.
/// Not where the outer clause tells of another who could be meant.
pub(super) fn antecedent(passage: &Passage<'_>, low: usize, cue: usize, inner: &Phrase) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let at = inner.head.start;
    let single = inner.mention == Mention::Pronoun
        && tokens[at].is(MALE | FEMALE)
        && tokens[at].bits & (POSSESSOR | RELATIVE) == 0;
    let left = at.checked_sub(1).filter(|left| single && *left > low && *left < cue).map(|left| &tokens[left])?;
    let governed = left.is(RELATIVE)
        || left.is(SAY) && left.bits & CAPITAL == 0
        || left.content() && left.bits & (VERB | CAPITAL) == 0;
    if !governed {
        return None;
    }
    let floor = low.max(at.saturating_sub(2 * OBJECT));
    let outer = (floor..at)
        .rev()
        .find(|cue| is_verb(tokens, *cue, SAY) && !is_noun(tokens, low, *cue) && !tokens[*cue].is(PARTICIPLE))?;
    let told = outer + 1 + usize::from(passage.word_is(outer + 1, "that"));
    let another = after(tokens, told, at, VERB).is_some_and(|phrase| phrase.mention != Mention::Pronoun);
    if another || passive(tokens, low, outer) {
        return None;
    }
    let speaker = subject(passage, low, outer)
        .filter(|speaker| speaker.mention != Mention::Pronoun && speaks(tokens, speaker))?;
    Some((speaker, outer))
}

/// Whether the verb of saying at `cue` tells of another who calls something so, right before the quotation at `at`: `Rowe said Lind had called it “…”`,
/// `said that Lind describes him as “…”`. In `said Lind rejected “…”`, `said Lind would find it “…”` and `said Lind was calling for “…”` the words may be
/// either’s.
pub(super) fn is_told_of(passage: &Passage<'_>, cue: usize, inner: &Attribution, at: usize) -> bool {
    let tokens = &passage.tokens;
    let clause = cue + 1 + usize::from(passage.word_is(cue + 1, "that"));
    let finds = |verb: &usize| passage.is_one_of(*verb, &passage.language().content_words.finds);
    let verb = inner.cue.filter(|verb| !finds(verb) && !possible(passage, cue, *verb));
    let called = verb.map_or(&[][..], |verb| tokens.get(verb + 1..at).unwrap_or_default());
    let as_it = passage.word_is(at - 1, "as");
    let object = &called[..called.len() - usize::from(as_it)];
    inner.speaker.mention != Mention::Pronoun
        && inner.speaker.tokens.start == clause
        && (as_it || !is_adverbial(passage, at))
        && !object.is_empty()
        && object.iter().all(|token| token.kind == Kind::Word && token.bits & (PREPOSITION | CONJUNCTION) == 0)
        && speaks(tokens, &inner.speaker)
}

/// Words with which an adverbial begins. Sorted.
static ADVERBIALS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/en/adverbials.txt")).collect());

/// Whether the quotation at `at` tells how, when or where something is done: `Rowe said Lind described the thief “in great detail”`.
fn is_adverbial(passage: &Passage<'_>, at: usize) -> bool {
    let words = passage.quoted_in(at..at + 1).next().map_or("", |pair| &passage.text[pair.inner.clone()]);
    let opens = |opening: &&str| {
        let (head, rest) = words.split_at_checked(opening.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(opening) && !rest.starts_with(char::is_alphanumeric)
    };
    ADVERBIALS.iter().any(opens)
}

/// Whether the clause of what was found stands beside that of the verb at `cue`, rather than inside it: `Rowe said so, and Lind
/// called it “…”`.
pub(super) fn beside_it(passage: &Passage<'_>, low: usize, cue: usize, found: &Attribution) -> bool {
    let tokens = &passage.tokens;
    let start = found.speaker.tokens.start;
    let Some(left) = start.checked_sub(1).filter(|left| *left > cue && *left >= low) else { return false };
    let quoted = tokens[cue..start].iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Semicolon));
    let joined = passage.is_one_of(left, &passage.language().small_words.clause_beside);
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
