//! How a name stands in its sentence: whether it may be the subject, and what else its place tells. Asked only for names that
//! mean somebody, which half of the words with capitals do not.

use std::ops::Range;

use super::attribute::opens_with_attribute;
use super::clause::{subject_of_object, told_in_relative};
use super::introduced::joined;
use super::runs::Run;
use super::subject::{
    LEAD, Opening, coordinates, ends_sentence, follows_clause, is_apposed, is_presented, opens_with_noun,
    opens_with_office, opens_with_role, opens_with_titled, taken_up,
};
use crate::vocabulary::{
    BE, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, POSSESSIVE, POSSESSOR,
    PREPOSITION, PRONOUN, ROLE, STAGE, TITLE,
};
use crate::words::{Kind, Token};

/// The longest preposition that stands before who does something in a passive, in bytes: `by`.
const AGENT: usize = 3;

/// How many words before a name the article of its role may stand.
const CLAUSE: usize = 4;

/// What begins to tell who somebody is, in English and German.
const TELLS: [&str; 8] = ["a", "an", "der", "die", "ein", "eine", "the", "who"];

/// A name in its sentence.
pub(super) struct Standing<'t> {
    text: &'t str,
    tokens: &'t [Token],
    run: &'t Run,
}

impl<'t> Standing<'t> {
    /// How a name of these blocks stands.
    pub(super) fn of(run: &'t Run, blocks: &[(&'t str, &'t [Token])]) -> Self {
        let (text, tokens) = blocks[run.block];
        Self { text, tokens, run }
    }

    /// How its sentence opens.
    fn opening(&self) -> Opening {
        Opening::of(self.tokens.get(self.run.first))
    }

    /// The article or the possessive that its sentence begins with, also behind what joins that to the one before: `But the falconer, Ada Rowe,
    /// came`.
    fn article(&self) -> Option<usize> {
        let first = self.run.first;
        let determined = |at: usize| self.tokens.get(at).is_some_and(|token| token.is(DETERMINER | POSSESSOR));
        if determined(first) {
            return Some(first);
        }
        let joined = self.tokens.get(first).is_some_and(coordinates) && first + 1 < self.run.tokens.start;
        let close = || self.tokens[first].end + 1 == self.tokens[first + 1].start;
        (joined && determined(first + 1) && close()).then_some(first + 1)
    }

    /// Whether it only says more of another name: `Rowe’s lawyer`, `Lind spokesman Bo Ask`.
    pub(super) fn describes(&self) -> bool {
        let role = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
        let after = |at: usize| self.tokens.get(self.run.tokens.end + at);
        // `Ada, a teacher`: she is one
        // `Rowe told farmers`: she told them
        let noun = |next: &Token| next.kind != Kind::Comma && !is_said(next);
        let beside = || after(1).is_some_and(role) && after(0).is_some_and(noun);
        // `Holm United striker Bo Ask`
        let of = || after(0).is_some_and(role) && after(1).is_some_and(Token::name);
        self.tokens[self.run.tokens.end - 1].is(POSSESSIVE)
            || if self.run.tokens.len() == 1 { after(0).is_some_and(role) || beside() } else { of() }
    }

    /// What is known of the word before it.
    fn left(&self) -> u32 {
        self.run.tokens.start.checked_sub(1).map_or(0, |left| self.tokens[left].bits)
    }

    /// Whether a comma stands before it.
    fn beside(&self) -> bool {
        self.run.tokens.start > 1 && self.tokens[self.run.tokens.start - 1].kind == Kind::Comma
    }

    /// Whether a comma stands before it, or before the word on its left: `…, said Rowe`.
    #[inline(never)]
    pub(super) fn follows_comma(&self) -> bool {
        // where names alone are read, no comma is a token
        let left = &self.text.as_bytes()[..self.tokens[self.run.tokens.start].start];
        let left = without_spaces(left);
        let word =
            left.iter().rev().take(2 * LEAD).take_while(|byte| byte.is_ascii_lowercase() || !byte.is_ascii()).count();
        ends_in_comma(left) || word < left.len() && ends_in_comma(without_spaces(&left[..left.len() - word]))
    }

    /// Whether nobody is named before it in its sentence.
    fn first_named(&self) -> bool {
        self.run.earlier == 0
    }

    /// How many bytes into its sentence it begins.
    fn depth(&self) -> usize {
        let start = self.run.first.checked_sub(1).map_or(0, |end| self.tokens[end].end);
        self.run.name.at.saturating_sub(start)
    }

    /// Whether its sentence begins with a pronoun.
    pub(super) fn resumes(&self) -> bool {
        self.opening().resumes
    }

    /// The sex of the pronoun that its sentence begins with as its subject, or whose verb takes it.
    pub(super) fn taken_up(&self) -> u32 {
        let opens = self.tokens.get(self.run.first).map_or(0, taken_up);
        if opens == 0 { self.subject_before() } else { opens }
    }

    /// The sex of the pronoun whose verb takes it.
    fn subject_before(&self) -> u32 {
        subject_of_object(&self.text.as_bytes()[..self.run.name.at])
    }

    /// Whether the verb of a pronoun takes it: `On the quay he met Ada Rowe`.
    pub(super) fn is_object(&self) -> bool {
        self.subject_before() != 0
    }

    /// The sex that the clause behind it tells, where its sentence names nobody before it.
    pub(super) fn told_sex(&self) -> u32 {
        let start = self.run.first.checked_sub(1).map_or(0, |end| self.tokens[end].end);
        let (before, behind) =
            (self.text.get(start..self.run.name.at), &self.text[self.tokens[self.run.tokens.end - 1].end..]);
        match before {
            Some(before) if self.first_named() => told_in_relative(before, behind),
            _ => 0,
        }
    }

    /// Whether a clause or a phrase that the sentence opens with ends right before it.
    pub(super) fn is_fronted(&self) -> bool {
        (self.opening().fronts || self.opens_with_participle())
            && !self.describes()
            && follows_clause(self.text, self.tokens, self.run.first, &self.run.tokens)
    }

    /// Whether its sentence opens with what somebody is doing: `Writing on social media, Ada Rowe`.
    fn opens_with_participle(&self) -> bool {
        // most names have something else before them
        let left = self.run.tokens.start.checked_sub(1).filter(|left| *left > self.run.first);
        if !left.is_some_and(|left| self.tokens[left].kind == Kind::Comma || self.tokens[left].is(ROLE | TITLE)) {
            return false;
        }
        let first = &self.tokens[self.run.first];
        let word = &self.text[first.range()];
        first.is(CAPITAL) && first.bits & (ROLE | TITLE | FIRST_NAME) == 0 && (word.ends_with("ing") || word == "Asked")
    }

    /// Whether it is set before the reader: `That was his sister, Ada Rowe, who came`, `The falconer, Ada Rowe, came`.
    fn is_presented(&self) -> bool {
        let Range { start, end } = self.run.tokens;
        self.first_named()
            && ((self.beside() || self.left() & BE != 0) && is_presented(self.tokens, start)
                || self.article().is_some_and(|article| {
                    let (article, name) = (&self.tokens[article], self.tokens[start].start);
                    !self.describes() && opens_with_noun(self.text, article, name, self.tokens[end - 1].end)
                }))
    }

    /// Whether it is set before the reader by `it was`: `The quay was empty, and it was Ada Rowe who stayed`. In English.
    fn is_cleft(&self) -> bool {
        let before = self.text.as_bytes().get(..self.run.name.at).unwrap_or_default();
        matches!(
            before,
            [.., b'i' | b'I', b't', b' ', b'w', b'a', b's', b' '] | [.., b'i' | b'I', b't', b' ', b'i', b's', b' ']
        ) && self.text[self.tokens[self.run.tokens.end - 1].end..].starts_with(" who ")
    }

    /// Whether it stands so early that it may be the subject.
    pub(super) fn opens(&self) -> bool {
        // `In the Arnsby debate, Bo Lind`: the name is yet to come
        let reach = self.opening().reach;
        let near = if !self.first_named() && reach > LEAD { 2 * reach } else { reach };
        !self.describes()
            && !self.is_agent()
            && (self.depth() <= near
                || self.is_presented()
                || self.is_fronted()
                || self.is_cleft()
                || self.article().is_some_and(|article| {
                    self.first_named() && opens_with_role(self.tokens, article, &self.run.tokens)
                        || opens_with_titled(self.tokens, article, &self.run.tokens)
                        || opens_with_office(self.tokens, article, &self.run.tokens)
                        || self.follows_attribute(article)
                }))
    }

    /// Whether nothing but what German sets between them stands between the article that its sentence begins with and itself.
    fn follows_attribute(&self, article: usize) -> bool {
        let Range { start, end } = self.run.tokens;
        // `Der`, `Eine`, `Sein`: most articles begin otherwise
        let article = self.tokens[article].start;
        if !matches!(self.text.as_bytes()[article], b'D' | b'E' | b'I' | b'K' | b'M' | b'S' | b'U') {
            return false;
        }
        let before = self.text.get(article..self.tokens[start].start);
        // `Der Leiter des Museums, Bo Lind (CDU), kam`
        let closed = matches!(self.text.as_bytes()[self.tokens[end - 1].end..], [b',', ..] | [b' ', b'(', ..]);
        before.is_some_and(|before| opens_with_attribute(before, closed))
    }

    /// Whether what follows tells who that is, in a sentence that is about nobody else: `It ended when Ada Rowe, who had come late, stood up`.
    pub(super) fn is_introduced(&self) -> bool {
        let Range { start, end } = self.run.tokens;
        let rest = &self.text[self.tokens[end - 1].end..];
        // `fand Ada Rowe heraus, eine Lehrerin`
        let small = |c: char| c == ' ' || c.is_lowercase();
        let first = rest;
        let told = rest.find(|c| !small(c)).and_then(|comma| {
            let rest = rest[comma..].strip_prefix(", ")?;
            let word = first[..comma].trim_start();
            (!word.contains(' ')).then_some(rest)
        });
        let tells = |rest: &str| TELLS.contains(&rest.split(' ').next().unwrap_or_default());
        told.is_some_and(tells) && !self.resumes() && !self.describes() && !self.follows_another(start)
    }

    /// Whether a role or a pronoun of one human being stands before this token in its sentence.
    fn follows_another(&self, start: usize) -> bool {
        self.tokens[self.run.first..start].iter().any(|token| {
            token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER) == 0
                || token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & OBJECT == 0
        })
    }

    /// Whether it ends a sentence that opens with an object, as its subject: `Den Siegtreffer erzielte ausgerechnet Uwe Lind.`
    pub(super) fn follows_object(&self) -> bool {
        let Range { start, end } = self.run.tokens;
        let opens = matches!(&self.text[self.tokens[self.run.first].range()], "Den" | "Einen");
        opens && self.left() & PREPOSITION == 0 && ends_sentence(self.tokens, end) && !self.follows_another(start)
    }

    /// Whether it is the subject of a clause that sets somebody new before the reader, with a role: `It began when the critic Ada Rowe read it.`
    pub(super) fn opens_clause(&self) -> bool {
        let Range { start, .. } = self.run.tokens;
        let from = start.saturating_sub(CLAUSE).max(self.run.first);
        let Some(article) = (from..start).rev().find(|at| self.tokens[*at].is(DETERMINER)) else { return false };
        let role = self.tokens[article + 1..self.run.tokens.end].iter().any(|token| token.is(ROLE | TITLE));
        let plain = self.tokens[article + 1..start].iter().all(Token::content);
        let conjunction = article.checked_sub(1).filter(|left| *left > self.run.first).map(|left| &self.tokens[left]);
        let opens = conjunction
            .is_some_and(|word| word.is(CONJUNCTION) && word.bits & (PREPOSITION | PRONOUN | DETERMINER | OBJECT) == 0);
        let listed = conjunction.is_some_and(|word| matches!(&self.text[word.range()], "and" | "or" | "und" | "oder"));
        role && plain && opens && !listed && self.first_named() && !self.resumes() && !self.describes()
    }

    /// Whether `and` stands in the rest of its sentence between names.
    pub(super) fn names_more(&self) -> bool {
        let rest = self.tokens[self.run.tokens.end..].iter().take_while(|token| token.kind != Kind::End);
        let mut rest = rest.skip_while(|token| token.bits & CAPITAL == 0);
        rest.any(|token| token.is(CONJUNCTION))
    }

    /// Whether it is who does something in a passive that its sentence opens with: `Asked by Lind whether it could wait, she`.
    fn is_agent(&self) -> bool {
        let Run { tokens, first, .. } = self.run;
        tokens.start == first + 2
            && self.left() & PREPOSITION != 0
            && self.text[self.tokens[tokens.start - 1].range()].len() <= AGENT
            && self.text[..self.tokens[*first].end].ends_with("ed")
    }

    /// Whether it stands right at the beginning.
    pub(super) fn is_first(&self) -> bool {
        let determined = || self.run.tokens.start > self.run.first && self.left() & DETERMINER != 0;
        self.depth() <= LEAD / 2 && !determined() || self.is_presented()
    }

    /// Whether it is set beside a role, or ends its sentence: `That was his sister, Ada Rowe, who came`, `Here is Ada Rowe.`
    pub(super) fn is_stressed(&self) -> bool {
        self.beside() && is_apposed(self.tokens, self.run.tokens.start)
            || self.first_named() && ends_sentence(self.tokens, self.run.tokens.end)
    }

    /// Whether `and` joins it to the name before it.
    pub(super) fn is_joined(&self) -> bool {
        !self.first_named() && joined(self.tokens, self.run.earlier, &self.run.tokens)
    }
}

/// The text without the spaces that end it.
fn without_spaces(left: &[u8]) -> &[u8] {
    let spaces = left.iter().rev().take_while(|byte| **byte == b' ').count();
    &left[..left.len() - spaces]
}

/// Whether a comma ends the text, or a comma and the mark that closes a quotation.
fn ends_in_comma(left: &[u8]) -> bool {
    matches!(left, [.., b','] | [.., b',', b'"' | b'\''] | [.., b',', 0xE2, 0x80, _] | [.., b',', 0xC2, 0xBB])
}

/// Whether it is a verb of saying and nothing else, as the lists of cues tell: `told`, but not `state`.
fn is_said(token: &Token) -> bool {
    token.bits & (STAGE | STAGE << 2 | STAGE << 4 | CAPITAL | OBJECT) == STAGE
}
