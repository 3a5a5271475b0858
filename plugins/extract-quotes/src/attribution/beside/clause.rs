//! How the clause before a quotation is built: where it begins, whether it leaves its subject out, and how closely its verb of saying
//! governs what stands in the marks.

use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, FUNCTION, PLURAL, POSSESSOR,
    PREPOSITION, PRONOUN, REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::verb::{behind_phrase, first_word, is_object, participle};
use crate::attribution::{Grip, mention};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many tokens before a quotation its verb of saying may stand.
pub(super) const BEFORE: usize = 30;

/// How far before a colon or a comma a verb may stand and still be the one that introduces what follows, in tokens.
pub(super) const NEAR: usize = 14;

/// How far from its object after a preposition a verb may stand, in tokens.
pub(super) const TAKES: usize = 14;

/// How closely the verb at `cue` governs the quotation at `at` after it.
pub(crate) fn grip(passage: &Passage<'_>, habits: &Habits, cue: usize, at: usize) -> Grip {
    let tokens = &passage.tokens;
    let (distance, left) = (at - cue, &tokens[at - 1]);
    let parted = matches!(left.kind, Kind::Colon | Kind::Comma) && distance <= NEAR;
    match distance {
        _ if parted && left.kind == Kind::Colon => Grip::Direct,
        _ if parted || distance <= 6 => Grip::Close,
        // `dijo que la situación en el valle era «crítica»`: what is said of something
        _ if distance <= BEFORE && is_predicate(passage, habits, at) && reports_to(passage, habits, cue, at) => {
            Grip::Close
        }
        _ if distance <= BEFORE && reports_to(passage, habits, cue, at) => Grip::Sentence,
        _ => Grip::Loose,
    }
}

/// Whether the quotation at `at` is what something is said to be: `era «crítica»`, `il s’agit d’un « malentendu »`.
pub(super) fn is_predicate(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let tokens = &passage.tokens;
    let of = |at: usize| habits.of.iter().any(|of| passage.word_is(at, of));
    let article = |at: usize| tokens[at].is(DETERMINER) && !tokens[at].is(PLURAL | POSSESSOR);
    let Some(left) = at.checked_sub(1).filter(|_| !habits.nouns_capital) else {
        return at > 0 && tokens[at - 1].is(AUXILIARY | ADVERB);
    };
    tokens[left].is(AUXILIARY | ADVERB)
        // `är läget ”unikt”`
        || left > 1 && habits.verb_second && tokens[left].content() && tokens[left - 1].is(AUXILIARY)
        || left > 1
            && !habits.verb_second
            && of(left)
            && tokens[left - 1].kind == Kind::Word
            && !tokens[left - 1].is(FUNCTION)
        || left > 1 && article(left) && (tokens[left - 1].is(AUXILIARY) || !habits.verb_second && of(left - 1))
}

/// Whether a clause that reports opens right after the verb at `cue`: `dijo ayer que`.
pub(super) fn reports_to(passage: &Passage<'_>, habits: &Habits, cue: usize, high: usize) -> bool {
    (cue + 1..high.min(cue + 8)).any(|at| habits.that.iter().any(|word| passage.word_is(at, word)))
}

/// Whether the clause of the verb at `cue` leaves its subject out: `, dijo,`; `Dice que`; `En un comunicado asegura que`.
pub(super) fn subjectless(passage: &Passage<'_>, low: usize, cue: usize) -> bool {
    let tokens = &passage.tokens;
    let mut start = cue;
    while start > low && (tokens[start - 1].is(AUXILIARY | ADVERB | REFLEXIVE | TIME) || is_object(&tokens[start - 1]))
    {
        start -= 1;
    }
    let first = first_word(tokens, low);
    // `Preguntada por Rowe, respondió:`
    let aside = tokens
        .get(cue + 1)
        .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Quoted | Kind::Dash | Kind::Colon));
    let opened = tokens.get(low).is_some_and(|token| token.is(PREPOSITION | ADVERB | CONJUNCTION));
    if start <= first {
        return true;
    }
    match tokens[start - 1].kind {
        Kind::Comma | Kind::Dash | Kind::Quoted | Kind::Semicolon => aside || opened,
        // `donde ha pedido`, `y añadió`
        Kind::Word if tokens[start - 1].is(CONJUNCTION) => !tokens[start - 1].is(PRONOUN),
        // `En un comunicado asegura`
        Kind::Word => {
            // `Alla domanda su Rowe ha risposto`
            let names = tokens[low..start].iter().rev().take_while(|token| token.name()).count();
            let about = start - names > low
                && tokens[start - names - 1].is(PREPOSITION)
                && !tokens[start - names..start].iter().skip(1).any(|name| name.is(FIRST_NAME)); // `Su X Ada Rowe ha scritto`
            opened
                && start <= low + 5
                && (names == 0 || about)
                && tokens[low..start].iter().all(|token| {
                    token.kind == Kind::Word && token.bits & (ROLE | TITLE | SAY) & !DOCUMENT == 0 || token.is(DOCUMENT)
                })
        }
        _ => false,
    }
}

/// Where the words begin that go with the verb at `cue`: its auxiliary, adverbs and objects. `Rowe lo ha accusato`
pub(super) fn clause_verb(habits: &Habits, tokens: &[Token], low: usize, cue: usize) -> usize {
    let phrase = if participle(&tokens[cue]) { behind_phrase(tokens, low, cue) } else { cue };
    let mut start = if phrase > low && tokens[phrase - 1].is(AUXILIARY) { phrase } else { cue };
    while start > low {
        let left = &tokens[start - 1];
        // written like an article: `Rowe, maestra, lo difende`
        let object = habits.drops_subject
            && start > low + 1
            && left.is(DETERMINER)
            && left.end - left.start <= 3
            && (tokens[start - 2].kind == Kind::Comma || tokens[start - 2].name() || tokens[start - 2].is(ROLE));
        if !(left.is(AUXILIARY | ADVERB | REFLEXIVE | TIME) || is_object(left) || object) {
            break;
        }
        start -= 1;
    }
    start
}

/// Where the sentence begins that goes on to the token at `at`: after a quotation that ends as one, before a capital.
pub(super) fn after_speech(passage: &Passage<'_>, low: usize, at: usize) -> usize {
    let tokens = &passage.tokens;
    let ended = (low.max(at.saturating_sub(BEFORE))..at.saturating_sub(1)).rev().find(|quoted| {
        tokens[*quoted].kind == Kind::Quoted
            && tokens[quoted + 1].is(CAPITAL)
            && passage.text[..tokens[*quoted].end].trim_end_matches(mention::is_mark).ends_with(['.', '!', '?', '…'])
    });
    ended.map_or(low, |quoted| quoted + 1)
}
