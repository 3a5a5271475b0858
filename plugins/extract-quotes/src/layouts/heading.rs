//! What the heading of an interview tells of who is asked: whom it names, and whose interview it announces (`Q&A with the actress Ada Rowe`).

use copydesk_text::names::phrase::{Mention, after};
use copydesk_text::vocabulary::{POSSESSIVE, PREPOSITION};
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
        Self { text, announces: announced(text, language) }
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
    let Some(name) = name else { return Some("") };
    let words = &tokens[name.head.clone()];
    let next = tokens.get(name.tokens.end);
    let over = next.is_none_or(|next| next.kind != Kind::Word && next.kind != Kind::Quoted || next.is(PREPOSITION));
    let own = over && words.len() > 1 && !words.iter().any(|word| word.is(POSSESSIVE));
    Some(if own { &heading[words[0].start..words[words.len() - 1].end] } else { "" })
}
