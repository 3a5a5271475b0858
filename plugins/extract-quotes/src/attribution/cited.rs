//! Whom somebody quotes: the words are theirs, not those of whoever quotes them: `Rowe quotes the adviser Bo Lind: “…”`, `Rowe quoted Lind as saying
//! “…”`. In English.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    AUXILIARY, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE,
    ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::verbs::passive;
use crate::grammar::{PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::speaks;
use crate::subjects::subject::subject;

/// How many tokens may name whom somebody quotes `as saying`.
const NAMED: usize = 12;

/// Who is quoted by the verb at `cue`, before the quotation at `at`: behind a colon, with nothing but who they are between the two, or by what they
/// are quoted `as saying`.
#[inline(always)] // asked of every verb of saying before a quotation
pub(super) fn cited(passage: &Passage<'_>, low: usize, cue: usize, at: usize) -> Option<Phrase> {
    if passage.tokens[cue].is(PARTICIPLE) {
        return if cue > low && passage.word_is(cue - 1, "as") { as_saying(passage, low, cue) } else { None };
    }
    let colon = at.checked_sub(1).filter(|colon| *colon > cue + 1 && passage.tokens[*colon].kind == Kind::Colon)?;
    before_colon(passage, low, cue, colon, at)
}

/// `Rowe quoted Lind as saying`; the verb at `cue` is the participle.
#[inline(never)]
fn as_saying(passage: &Passage<'_>, low: usize, cue: usize) -> Option<Phrase> {
    let (tokens, end) = (&passage.tokens, cue - 1);
    let quotes = |at: &usize| ["quoted", "quotes", "quoting", "quote"].iter().any(|word| passage.word_is(*at, word));
    let verb = (low..end).rev().take(NAMED).find(quotes).filter(|verb| tokens[*verb].is(SAY))?;
    let source = after(tokens, verb + 1, end, VERB).filter(|source| source.tokens.start == verb + 1)?;
    let between = &tokens[source.tokens.end..end];
    let plain = !between.iter().any(|token| token.is(VERB) || token.kind == Kind::Quoted);
    (plain && source.mention != Mention::Pronoun && speaks(tokens, &source) && !passive(tokens, low, verb))
        .then_some(source)
}

/// `Rowe quotes the adviser Bo Lind: “…”`
#[inline(never)]
fn before_colon(passage: &Passage<'_>, low: usize, cue: usize, colon: usize, at: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `cited` may be a fine
    let cites = passage.word_is(cue, "cites");
    if !cites && !passage.word_is(cue, "quoted") && !passage.word_is(cue, "quotes") || passive(tokens, low, cue) {
        return None;
    }
    let source = after(tokens, cue + 1, colon, VERB).filter(|source| source.tokens.start == cue + 1)?;
    let words = &tokens[source.tokens.clone()];
    // `quotes Lind’s letter`, `quotes the report`, `quotes the Bible`
    let human = words.iter().any(|token| token.is(FIRST_NAME | ROLE | TITLE));
    let thing = words.iter().any(|token| token.is(DOCUMENT | POSSESSIVE))
        || words[0].is(DETERMINER) && !human
        || source.mention == Mention::Pronoun
        || cites && source.mention != Mention::Person;
    // `cites Mayor Lind: “He paid nothing”`
    let quoted = passage.quoted_in(at..at + 1).next().map_or("", |pair| &passage.text[pair.inner.clone()]);
    let first = quoted.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let first = passage.language().lexicon.get(first.as_bytes());
    let about = first & PRONOUN != 0 && first & (MALE | FEMALE) != 0;
    // `quotes Genesis`, `quotes Hamlet`
    let bare = words.len() == 1 && !human;
    let ends = source.tokens.end == colon;
    let known = if cites { human && ends } else { ends || is_told_more_of(passage, low, source.tokens.end..colon) };
    let relative = || subject(passage, low, cue).is_some_and(|teller| tokens[teller.head.start].is(RELATIVE));
    (!thing && !bare && known && !about && speaks(tokens, &source) && (ends || !relative())).then_some(source)
}

/// Whether the words behind whom somebody quotes tell more of them alone: `Lind, a dyer from Marl`, `Lind of the dyers’ union`, but not `Lind, then
/// laughs`, `When Rowe quotes Lind, Ask laughs`.
fn is_told_more_of(passage: &Passage<'_>, low: usize, behind: Range<usize>) -> bool {
    let tokens = &passage.tokens;
    let opens = |token: &Token| token.is(DETERMINER | RELATIVE | ROLE | TITLE);
    let plain = |token: &Token| token.bits & (VERB | CONJUNCTION) == 0 && token.kind != Kind::Quoted;
    let first = &tokens[behind.start];
    if first.kind != Kind::Comma {
        let of = ["of", "from"].iter().any(|of| passage.word_is(behind.start, of));
        let on = first.is(PREPOSITION) && tokens.get(behind.start + 1).is_some_and(|day| day.is(TIME));
        return (of || on) && tokens[behind].iter().all(|token| plain(token) && token.kind != Kind::Comma);
    }
    let who = tokens[behind.start + 1].is(RELATIVE);
    let commas = tokens[behind.clone()].iter().filter(|token| token.kind == Kind::Comma).count();
    opens(&tokens[behind.start + 1])
        && commas == 1
        && !tokens[low].is(CONJUNCTION)
        && tokens[behind.start + 2..behind.end].iter().all(|token| plain(token) && (who || !token.is(AUXILIARY)))
}
