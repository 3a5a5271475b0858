//! A block as attribution sees it: its words, each quotation as one token, and the ends of its sentences.

use copydesk_text::lexicon::Lexicon;
use copydesk_text::marks::{Pair, pairs};
use copydesk_text::sentences;
use copydesk_text::words::{Kind, Token, tokenize, tokenize_names};

/// A block with its quotations.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) tokens: Vec<Token>,
    /// For each pair, the index of its token.
    pub(crate) places: Vec<usize>,
    /// The tokens that end a sentence.
    ends: Vec<usize>,
}

impl<'a> Passage<'a> {
    /// Finds the marks; the words are read by [`Passage::read`], and only where they are needed.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, pairs: pairs(text), tokens: Vec::new(), places: Vec::new(), ends: Vec::new() }
    }

    /// Reads the words outside the quotations.
    pub(crate) fn read(&mut self, lexicon: &Lexicon) {
        self.tokens.reserve(self.text.len() / 5 + 4);
        let mut at = 0;
        let mut next_pair = 0;
        for sentence in sentences(self.text) {
            let end = sentence.end;
            while let Some(pair) = self.pairs.get(next_pair).filter(|pair| pair.outer.start < end) {
                tokenize(lexicon, self.text, at..pair.outer.start, &mut self.tokens);
                self.places.push(self.tokens.len());
                self.tokens.push(Token { start: pair.outer.start, end: pair.outer.end, kind: Kind::Quoted, bits: 0 });
                at = pair.outer.end;
                next_pair += 1;
            }
            if at <= end {
                tokenize(lexicon, self.text, at..end, &mut self.tokens);
                self.ends.push(self.tokens.len());
                self.tokens.push(Token { start: end, end, kind: Kind::End, bits: 0 });
                at = end;
            }
        }
    }

    /// Reads the names alone.
    pub(crate) fn read_names(&mut self, lexicon: &Lexicon) {
        tokenize_names(lexicon, self.text, &mut self.tokens);
    }

    /// The sentence around a token, as a range of tokens without its end.
    pub(crate) fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        let next = self.ends.partition_point(|end| *end < token);
        let low = next.checked_sub(1).map_or(0, |last| self.ends[last] + 1);
        let high = self.ends.get(next).copied().unwrap_or(self.tokens.len());
        low..high
    }

    /// Whether this token is the word, in small letters or with a capital.
    pub(crate) fn word_is(&self, token: usize, word: &str) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|token| token.kind == Kind::Word && self.text[token.range()].eq_ignore_ascii_case(word))
    }

    /// The text of a range of tokens, from the first to the last.
    pub(crate) fn spelt(&self, range: &std::ops::Range<usize>) -> &'a str {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => &self.text[first.start..last.end],
            Some([one]) => &self.text[one.range()],
            _ => "",
        }
    }
}
