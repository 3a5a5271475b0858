//! The words beside a place of a text, also where names alone have been read: without what stands in marks.

use crate::lexicon::Lexicon;
use crate::vocabulary::CAPITAL;
use crate::words::{Kind, Token};

/// What comes next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Next<'p> {
    /// A word.
    Word {
        word: &'p str,
        bits: u32,
        capital: bool,
        /// Whether it begins a sentence.
        opens: bool,
        /// Whether nothing but a space parts it from where the words begin, or from the word before.
        beside: bool,
    },
    /// The end of a sentence.
    End,
    /// The end of the block.
    Block,
}

/// The words behind a token.
#[derive(Debug, Clone)]
pub(super) struct WordsAfter<'p> {
    text: &'p str,
    tokens: &'p [Token],
    lexicon: &'p Lexicon,
    /// The byte, and the first token that is not passed.
    at: usize,
    token: usize,
    opens: bool,
    over: bool,
    /// How many quotations may still be passed over.
    quotations: usize,
}

/// How many quotations are passed over.
const QUOTATIONS: usize = 3;

impl<'p> WordsAfter<'p> {
    /// Those from this token on.
    pub(super) fn new(text: &'p str, tokens: &'p [Token], token: usize, lexicon: &'p Lexicon) -> Self {
        let at = token.checked_sub(1).and_then(|last| tokens.get(last)).map_or(0, |last| last.end);
        Self { text, tokens, lexicon, at, token, opens: false, over: false, quotations: QUOTATIONS }
    }

    /// Passes over all before this byte, where a sentence `opens`.
    pub(super) fn skip_to(&mut self, byte: usize, opens: bool) {
        (self.at, self.opens) = (byte, opens);
    }

    /// The next word, or where one ends.
    pub(super) fn next(&mut self) -> Option<Next<'p>> {
        let bytes = self.text.as_bytes();
        let next_letter = |at: usize| Some(at + bytes.get(at..)?.iter().take_while(|byte| !opens_word(**byte)).count());
        let mut start = next_letter(self.at)?;
        while let Some(token) = self.tokens.get(self.token).filter(|token| token.start <= start) {
            match token.kind {
                Kind::Quoted if token.end > self.at => {
                    self.quotations = self.quotations.checked_sub(1)?;
                    (self.at, self.token) = (token.end, self.token + 1);
                    start = next_letter(self.at)?;
                }
                Kind::End => {
                    let again = self.opens;
                    (self.token, self.opens) = (self.token + 1, true);
                    // where names alone are read, a sentence may end twice
                    if !again && start < bytes.len() {
                        return Some(Next::End);
                    }
                }
                _ if token.start == start => break,
                _ => self.token += 1,
            }
        }
        if start == bytes.len() {
            return if std::mem::replace(&mut self.over, true) { None } else { Some(Next::Block) };
        }
        let read = self.tokens.get(self.token);
        let (end, bits) = match read {
            Some(token) if token.start == start && token.kind == Kind::Word => (token.end, Some(token.bits)),
            // `raconte-t-elle`, of which `elle` is a token by itself
            Some(token) if token.start > start => ((start + word_length(&bytes[start..])).min(token.start), None),
            _ => (start + word_length(&bytes[start..]), None),
        };
        let word = self.text.get(start..end)?;
        let capital = word.starts_with(char::is_uppercase);
        let bits = bits.unwrap_or_else(|| look_up(self.lexicon, word) | if capital { CAPITAL } else { 0 });
        let beside = start == self.at + 1 && bytes[self.at] == b' ';
        let opens = std::mem::replace(&mut self.opens, false);
        self.at = end;
        Some(Next::Word { word, bits, capital, opens, beside })
    }
}

/// Whether a byte begins a letter or is a digit: nearly no letters begin as dashes and marks do.
fn opens_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0xC3 && byte != 0xE2
}

/// How long the word is that begins here.
fn word_length(bytes: &[u8]) -> usize {
    let part = |byte: &&u8| opens_word(**byte) || matches!(**byte, b'-' | b'\'' | 0x80..=0xBF);
    bytes.iter().take_while(part).count()
}

/// The word that stands behind one space here; else nothing.
pub(super) fn right_word(rest: &str) -> &str {
    let rest = rest.strip_prefix(' ').unwrap_or_default();
    rest.get(..word_length(rest.as_bytes())).unwrap_or_default()
}

/// What is known of a word, whether it has a capital or not.
pub(super) fn look_up(lexicon: &Lexicon, word: &str) -> u32 {
    match word.as_bytes() {
        [b'A'..=b'Z', rest @ ..] if rest.len() < SHORT => {
            let mut small = [0; SHORT];
            small[..word.len()].copy_from_slice(word.as_bytes());
            small[0].make_ascii_lowercase();
            lexicon.get(&small[..word.len()])
        }
        [b'a'..=b'z', ..] => lexicon.get(word.as_bytes()),
        _ => lexicon.get(word.to_lowercase().as_bytes()),
    }
}

/// Words up to so many bytes need no memory of their own.
const SHORT: usize = 24;

/// The word right before a byte, where a space alone is between; else nothing.
pub(super) fn left_word(text: &str, at: usize) -> &str {
    let Some([before @ .., b' ']) = text.as_bytes().get(..at) else { return "" };
    let part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-' || **byte >= 0x80;
    let length = before.iter().rev().take_while(part).count();
    let word = text.get(before.len() - length..before.len()).unwrap_or_default();
    if word.as_bytes().first().is_some_and(|first| opens_word(*first)) {
        word
    } else {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
    }
}

/// `57-year-old`, `57-årige`, `57-Jährige`
pub(super) fn is_age_before(word: &str) -> bool {
    if !word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false; // nearly all words
    }
    let (age, rest) = word.split_once('-').unwrap_or_default();
    let form = |form: &&str| rest.starts_with(form);
    age.len() == 2 && ["year-old", "jährig", "Jährig", "årig", "åring"].iter().any(form)
}
