//! What the heading of an interview tells of who is asked: whom it names, and whose interview it announces (`Q&A with the actress Ada Rowe`).

use copydesk_text::names::phrase::{Mention, after};
use copydesk_text::vocabulary::{CONJUNCTION, DETERMINER, FIRST_NAME, POSSESSIVE, PREPOSITION, RELATIVE, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use super::phrases::of_class;
use crate::grammar::VERB;
use crate::language::Language;

/// A heading, and the name of the one whose interview it announces, if it does: empty where it does not name them.
#[derive(Clone, Copy, Default)]
pub(super) struct Heading<'a> {
    pub(super) text: &'a str,
    pub(super) announces: Option<&'a str>,
}

/// The longest heading, in bytes.
const HEADING: usize = 160;

impl<'a> Heading<'a> {
    /// The heading of an article whose interview has this introduction; `opens` where the text begins with it.
    pub(super) fn of(headline: Option<&'a str>, introduction: &[&'a str], opens: bool, language: &Language) -> Self {
        let text = heading(headline, introduction, opens).unwrap_or_default();
        let announces = announced(text, language);
        let own = headline.is_some_and(|headline| headline == text);
        let titles = announces.is_some() || own || introduces(text, language);
        Self { text: if titles { text } else { "" }, announces }
    }
}

/// The heading of an article: its headline, or the line that the text begins with, where more of an introduction stands below.
fn heading<'a>(headline: Option<&'a str>, introduction: &[&'a str], opens: bool) -> Option<&'a str> {
    if headline.is_some_and(|headline| !headline.trim().is_empty()) {
        return headline;
    }
    let [first, _, ..] = introduction else { return None };
    let one = !first.trim_end().contains(['\n']) && !["? ", "! ", ". "].iter().any(|stop| first.trim().contains(stop));
    (opens && one && first.len() <= HEADING).then_some(first)
}

/// The name of the one whose interview a heading announces, right behind the words that do: `Q&A with Vice Chancellor Ada Rowe`, but not `Q&A with
/// the man who beat Bo Lind`, `with Bo Lind’s lawyer` or `with Bo Lind and Ada Rowe`.
fn announced<'a>(heading: &'a str, language: &Language) -> Option<&'a str> {
    let small = heading.to_lowercase();
    if small.len() != heading.len() {
        return None; // offsets would be those of another text
    }
    let start = of_class(language.tag, "heading").iter().find_map(|phrase| {
        let at = phrase.finder.find(small.as_bytes())?;
        Some(at + phrase.words.len())
    })?;
    let mut tokens: Vec<Token> = Vec::new();
    language.tokenize(heading, start..heading.len(), &mut tokens);
    let name = after(&tokens, 0, tokens.len(), VERB).filter(|name| name.mention == Mention::Person);
    let Some(name) = name else { return if is_of_another(&tokens, 0) { None } else { Some("") } };
    let words = &tokens[name.head.clone()];
    let next = tokens.get(name.tokens.end);
    let over = next.is_none_or(|next| next.kind != Kind::Word && next.kind != Kind::Quoted || next.is(PREPOSITION));
    let own = over && words.len() > 1 && !words.iter().any(|word| word.is(POSSESSIVE));
    if !own && is_of_another(&tokens, name.tokens.end) {
        return None;
    }
    Some(if own { &heading[words[0].start..words[words.len() - 1].end] } else { "" })
}

/// Whether what stands from this token on to the end of a heading is a role and a full name, so that the name before says only what kind of role it
/// is: `Q&A with Ada Rowe fan club founder Bo Lind`, but not `with the man who beat captain Bo Lind`.
fn is_of_another(tokens: &[Token], from: usize) -> bool {
    let words = tokens.iter().rposition(|token| token.kind == Kind::Word).map_or(0, |last| last + 1);
    let tokens = &tokens[..words];
    let named = tokens.iter().rev().take_while(|token| token.name()).count();
    let Some(name) = tokens.len().checked_sub(named).filter(|name| *name > from && named > 1) else { return false };
    let plain = tokens[from..name].iter().all(|token| token.bits & (RELATIVE | PREPOSITION | CONJUNCTION) == 0);
    plain && tokens[name - 1].is(ROLE)
}

/// Whether a line introduces somebody by a role: `The lock and the actress Ada Rowe`, `A hard year for actress Ada Rowe`. `The case against Ada Rowe`
/// and `Questions about Mayor Ada Rowe` may stand above what another tells.
fn introduces(line: &str, language: &Language) -> bool {
    let mut tokens: Vec<Token> = Vec::new();
    language.tokenize(line, 0..line.len(), &mut tokens);
    let name = (1..tokens.len()).find(|at| {
        tokens[*at].is(FIRST_NAME)
            && tokens[*at].name()
            && tokens[at - 1].is(ROLE | TITLE)
            && !tokens[at - 1].is(FIRST_NAME)
    });
    let before = name.and_then(|name| tokens[..name].iter().rposition(|token| !token.is(ROLE | TITLE | DETERMINER)));
    before.is_some_and(|left| {
        let left = &tokens[left];
        let word = &line[left.range()];
        left.kind != Kind::Word || (!left.is(PREPOSITION) || word == "for") && !word.ends_with("ing")
    })
}
