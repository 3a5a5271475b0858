//! Whether an interview that nothing announces may be one with somebody whom its introduction names: its questions speak to one human being, its
//! lines do not speak of them, and nobody else says anything before it. In English.

use std::ops::Range;

use copydesk_text::lexicon::Lexicon;
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION,
    PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::phrases::of_class;
use crate::grammar::{PARTICIPLE, SAY};

/// What is said in the lines of an interview.
#[derive(Clone, Copy)]
pub(super) struct Talk<'t, 'a> {
    pub(super) questions: &'t [&'a str],
    pub(super) answers: &'t [&'a str],
}

impl Talk<'_, '_> {
    /// Whether it is known by which words a question speaks to whom it asks.
    pub(super) fn speaks_english(&self, language: &str) -> bool {
        !of_class(language, "you").is_empty()
    }

    /// Whether a question speaks to whom it asks: `When did you see it?` By `Can you vote there?` anybody may be meant, unless somebody answers by `I`.
    pub(super) fn addresses(&self, language: &str) -> bool {
        let is =
            |class: &str, word: &str| of_class(language, class).iter().any(|one| word.eq_ignore_ascii_case(one.words));
        let own = self.answers.iter().any(|text| words(text).any(|word| is("self", word)));
        self.questions.iter().any(|text| {
            let before = std::iter::once("").chain(words(text));
            before.zip(words(text)).any(|(before, word)| is("you", word) && (own || !is("anybody", before)))
        })
    }

    /// Whether a question that names nobody has a pronoun of this sex, or of any where it is 0: `When did you meet him?`
    pub(super) fn asks_about(&self, sex: u32, lexicon: &Lexicon) -> bool {
        let names = |text: &str| words(text).skip(1).any(|word| word.len() > 1 && word.starts_with(char::is_uppercase));
        let means = |word: &str| {
            let bits = lexicon.get(word.to_lowercase().as_bytes());
            let one =
                bits & (PRONOUN | POSSESSOR) != 0 && bits & (PLURAL | RELATIVE) == 0 && bits & (MALE | FEMALE) != 0;
            one && (sex == 0 || bits & sex != 0)
        };
        self.questions.iter().any(|text| !names(text) && words(text).any(means))
    }

    /// Whether a line speaks of somebody by the surname, and not to them: `What is Rowe charged with?`
    pub(super) fn is_about(&self, surname: &str) -> bool {
        let mut texts = self.questions.iter().chain(self.answers);
        texts.any(|text| text.match_indices(surname).any(|(at, _)| !is_called(text, at, at + surname.len())))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether the surname at these bytes is part of another word, or calls whom the line speaks to: `Ms. Rowe, why …?`, `Why is that, Ada Rowe?`
fn is_called(text: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (&text[..start], &text[end..]);
    let joined = |c: char| c.is_alphanumeric() || c == '-';
    if before.ends_with(joined) || behind.starts_with(joined) {
        return true;
    }
    let comma = before.rfind([',', ':']).map_or(0, |comma| comma + 1);
    let titles = before[comma..].split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let opens = comma == 0 && behind.starts_with(',');
    let closes = comma > 0 && behind.starts_with(['?', ',', '.', '!']);
    titles && (opens || closes)
}

/// Whether somebody else than the one whose names begin at these bytes, or than a pronoun, says something in these tokens: `says a historian`,
/// `One of them told us`.
pub(super) fn another_says(text: &str, tokens: &[Token], own: &[usize]) -> bool {
    let is_own = |token: &Token| own.contains(&token.start);
    (0..tokens.len()).any(|at| {
        let verb = &tokens[at];
        if !verb.is(SAY) || verb.is(PARTICIPLE) || verb.name() {
            return false;
        }
        let before = tokens[..at].iter().rev().take_while(|token| token.kind != Kind::End);
        let mut before = before.skip_while(|token| token.is(AUXILIARY | ADVERB));
        let Some(left) = before.next() else { return false };
        // `the 29-year-old tells her story`
        if text[left.range()].ends_with("-old") {
            return false;
        }
        if left.kind == Kind::Comma {
            let mut behind = tokens[at + 1..].iter().take(BEHIND).take_while(|token| token.kind == Kind::Word);
            // `Ada Rowe, who runs it, says`; `…, says a historian`
            let inverted = behind.clone().next().is_some_and(|next| next.is(DETERMINER) || next.name());
            return if inverted { !behind.any(is_own) } else { !before.any(is_own) };
        }
        let joins = left.is(RELATIVE | CONJUNCTION) || left.is(PRONOUN) && left.is(MALE | FEMALE);
        if left.name() {
            let mut name = std::iter::once(left).chain(before.take_while(|token| token.name()));
            return !name.any(is_own);
        }
        !joins
    })
}

/// How many words behind a verb of saying its subject may begin.
const BEHIND: usize = 4;

/// Whether the name that begins at this byte stands before a word that may be its verb: `Bo Lind believes`, `Bo Lind of the Post has followed it`.
pub(super) fn acts(text: &str, tokens: &[Token], at: usize) -> bool {
    let behind = tokens.iter().skip_while(|token| token.start < at).skip_while(|token| token.name());
    let mut behind = behind.peekable();
    if behind.next_if(|of| &text[of.range()] == "of").is_some() {
        while behind.next_if(|token| token.is(DETERMINER) || token.name()).is_some() {}
    }
    let next = behind.next();
    next.is_some_and(|next| next.is(AUXILIARY) || next.content() && next.bits & (CAPITAL | TIME | ROLE | TITLE) == 0)
}

/// Whether one of the words of a sentence takes up somebody who was told of before: `she`, `the singer`.
pub(super) fn takes_up<'t>(text: &str, words: impl Iterator<Item = &'t Token>) -> bool {
    let mut definite = false;
    for word in words {
        let pronoun = word.is(PRONOUN) && word.is(MALE | FEMALE) && word.bits & POSSESSOR == 0;
        if pronoun || definite && word.is(ROLE | TITLE) && word.bits & PLURAL == 0 {
            return true;
        }
        definite = text[word.range()].eq_ignore_ascii_case("the") || definite && word.content();
    }
    false
}

/// Whether whoever these words announce is not the one whose name begins at this byte, but somebody who is told by them: `an interview with the man
/// who beat Bo Lind`, `with a friend of Bo Lind`, `Bo Lind’s mother talked to us`. In English.
pub(super) fn is_told_by(text: &str, tokens: &[Token], announced: &Range<usize>, at: usize) -> bool {
    let Some(first) = tokens.iter().position(|token| token.end > at) else { return false };
    let name = tokens[first..].iter().take_while(|token| token.name());
    if name.into_iter().any(|token| token.is(POSSESSIVE)) {
        return true;
    }
    let from = if at >= announced.end { announced.end } else { 0 };
    let mut before = tokens[..first].iter().rev().take_while(|token| token.start >= from && token.kind != Kind::End);
    let mut before = before.by_ref().skip_while(|token| token.is(TITLE));
    let Some(last) = before.next().filter(|last| last.kind == Kind::Word) else { return false };
    let of = last.is(PREPOSITION) && !text[last.range()].eq_ignore_ascii_case("with") && before.next().is_some();
    of || at >= announced.end && (last.is(RELATIVE) || before.any(|token| token.is(RELATIVE)))
}
