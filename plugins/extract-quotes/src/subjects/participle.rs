//! The subject that a participle has of its own, right before it: `with Lind saying`, `a text from Rowe saying`, `Lind recalled him saying`.

use std::sync::LazyLock;

use super::speaking::{one_who, says, speaks};
use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{ADVERB, DOCUMENT, POSSESSIVE};
use copydesk_text::words::Kind;

use super::speaking::remembers;
use crate::grammar::{BARE, VERB};
use crate::passages::passage::Passage;

/// The subject of its own of the participle at `verb`, which small words part from what ends before `at`: `with Lind saying`, `— Lind calling`.
pub(super) fn own_subject(passage: &Passage<'_>, low: usize, at: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `with Rowe reportedly yelling`
    if !tokens[at..verb].iter().all(|token| token.is(ADVERB)) {
        return None;
    }
    // `Lind recalled him saying`
    if at > low + 1 && remembers(passage, at - 2) && one_who(&tokens[at - 1]) {
        return Some(Phrase { mention: Mention::Pronoun, tokens: at - 1..at, head: at - 1..at });
    }
    // `after the paper’s editorial telling him to go`
    let owned = |phrase: &Phrase| {
        let words = &tokens[phrase.head.clone()];
        words.last().is_some_and(|last| last.is(DOCUMENT))
            && words.iter().any(|token| token.is(POSSESSIVE))
            && !tokens[low..phrase.tokens.start].iter().any(|token| says(token) && token.bits & BARE == 0)
    };
    let own = before(tokens, low, at, VERB);
    if has_words(passage, verb)
        && let Some(shown) = own.as_ref().and_then(|phrase| shown(passage, phrase))
    {
        return Some(shown);
    }
    let own = own.map(|phrase| writer(passage, &phrase).unwrap_or(phrase)).filter(|phrase| {
        phrase.mention != Mention::Pronoun
            && speaks(tokens, phrase)
            && (governed(passage, low, phrase.tokens.start)
                || owned(phrase)
                || !tokens[phrase.head.clone()].iter().any(|token| token.is(DOCUMENT)))
    });
    own.filter(|phrase| owned(phrase) || stands_free(passage, low, phrase.tokens.start))
}

/// Whether `with` stands before the phrase, or `with one of`: `with one of her ads asking`.
fn governed(passage: &Passage<'_>, low: usize, start: usize) -> bool {
    let with = |back: usize| start >= low + back && passage.word_is(start - back, "with");
    with(1) || with(3) && passage.word_is(start - 1, "of")
}

/// Whether the phrase that begins at `start` is nobody's object: it opens the sentence or a clause, or follows `with`.
fn stands_free(passage: &Passage<'_>, low: usize, start: usize) -> bool {
    // `a text from Rowe saying`
    let written = || start > low + 1 && passage.tokens[start - 2].is(DOCUMENT) && passage.word_is(start - 1, "from");
    start == low
        || matches!(passage.tokens[start - 1].kind, Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Open)
        || passage.is_one_of(start - 1, &passage.language().small_words.absolute)
        || remembers(passage, start - 1)
        || written()
}

/// Whom something written is from: `a text from Rowe`.
fn writer(passage: &Passage<'_>, written: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let from = written.tokens.clone().find(|at| passage.word_is(*at, "from"))?;
    let known = written.tokens.start < from && tokens[from - 1].is(DOCUMENT);
    let end = written.tokens.end;
    after(tokens, from + 1, end, VERB)
        .filter(|phrase| known && phrase.tokens.end == end && phrase.mention == Mention::Person)
}

/// Whether a quotation stands behind the verb without a comma that ends what it says: not `a video of Rowe telling a joke, calling it “…”`.
pub(super) fn has_words(passage: &Passage<'_>, verb: usize) -> bool {
    let behind = passage.tokens.get(verb + 1..).unwrap_or_default();
    let words = behind.iter().take_while(|token| matches!(token.kind, Kind::Word | Kind::Number)).count();
    let next = |at: usize| behind.get(at).map(|token| token.kind);
    next(words) == Some(Kind::Quoted) || next(words) == Some(Kind::Comma) && next(words + 1) == Some(Kind::Quoted)
}

/// Nouns for what tells or shows what somebody did.
static ACCOUNTS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/accounts.txt")).collect());

/// Whom something shows or tells of: `an account of Rowe telling`.
fn shown(passage: &Passage<'_>, account: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let of = account.tokens.clone().find(|at| passage.word_is(*at, "of"))?;
    let noun = of.checked_sub(1).filter(|noun| *noun >= account.tokens.start)?;
    let told = ACCOUNTS.iter().any(|word| passage.word_is(noun, word));
    let end = account.tokens.end;
    after(tokens, of + 1, end, VERB)
        .filter(|phrase| told && phrase.tokens.end == end && phrase.mention == Mention::Person)
}
