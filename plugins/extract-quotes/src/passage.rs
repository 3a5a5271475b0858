//! A block as attribution sees it: its words, each quotation as one token, and the ends of its sentences.

use copydesk_text::lexicon::Lexicon;
use copydesk_text::marks::{Pair, Reader};
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

/// The memory of passages, kept from one article to the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    marks: Reader,
    free: Vec<(Vec<Token>, Vec<usize>, Vec<usize>)>,
}

impl Buffers {
    /// Takes back what a passage was given.
    pub(crate) fn reclaim(&mut self, passage: Passage<'_>) {
        if self.free.len() < 256 && passage.tokens.capacity() < 4096 {
            self.free.push((passage.tokens, passage.places, passage.ends));
        }
    }
}

/// The longest sentence after a quotation's that may be nothing but its attribution, in bytes.
const ATTRIBUTION: usize = 200;

impl<'a> Passage<'a> {
    /// Finds the marks; the words are read by [`Passage::read`], and only where they are needed.
    pub(crate) fn new(text: &'a str, buffers: &mut Buffers) -> Self {
        let (mut tokens, mut places, mut ends) = buffers.free.pop().unwrap_or_default();
        tokens.clear();
        places.clear();
        ends.clear();
        Self { text, pairs: buffers.marks.pairs(text), tokens, places, ends }
    }

    /// Reads the words outside the quotations: all of them in sentences that bear on a quotation, else only names. The last
    /// sentence bears on the next block's quotation where it `introduces` it.
    pub(crate) fn read(&mut self, lexicon: &Lexicon, introduces: bool) {
        let text = self.text;
        let pairs = std::mem::take(&mut self.pairs);
        let mut sentences = sentences(text).peekable();
        let (mut at, mut next_pair, mut quoted) = (0, 0, false);
        while let Some(sentence) = sentences.next() {
            let mut end = sentence.end;
            let first = next_pair;
            // A quotation keeps the sentences inside it together.
            let mut last = first;
            while let Some(pair) = pairs.get(last).filter(|pair| pair.outer.start < end) {
                while end < pair.outer.end {
                    end = sentences.next().map_or(text.len(), |more| more.end);
                }
                last += 1;
            }
            let opens_next =
                pairs.get(last).zip(sentences.peek()).is_some_and(|(pair, next)| pair.outer.start == next.start);
            let bears = last > first
                || opens_next
                || quoted && end - at < ATTRIBUTION
                || introduces && sentences.peek().is_none();
            quoted = last > first;
            for pair in &pairs[first..last] {
                tokenize(lexicon, text, at..pair.outer.start, &mut self.tokens);
                self.places.push(self.tokens.len());
                self.tokens.push(Token { start: pair.outer.start, end: pair.outer.end, kind: Kind::Quoted, bits: 0 });
                at = pair.outer.end;
            }
            next_pair = last;
            if bears {
                tokenize(lexicon, text, at..end.max(at), &mut self.tokens);
            } else {
                tokenize_names(lexicon, text, at..end.max(at), &mut self.tokens);
            }
            at = end.max(at);
            self.ends.push(self.tokens.len());
            self.tokens.push(Token { start: at, end: at, kind: Kind::End, bits: 0 });
        }
        self.pairs = pairs;
    }

    /// Reads the names alone.
    pub(crate) fn read_names(&mut self, lexicon: &Lexicon) {
        tokenize_names(lexicon, self.text, 0..self.text.len(), &mut self.tokens);
    }

    /// The sentence around a token, as a range of tokens without its end.
    pub(crate) fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        let next = self.ends.partition_point(|end| *end < token);
        let low = next.checked_sub(1).map_or(0, |last| self.ends[last] + 1);
        let high = self.ends.get(next).copied().unwrap_or(self.tokens.len());
        low..high
    }

    /// Whether this token is the word, in small letters or with a capital.
    #[inline]
    pub(crate) fn word_is(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| {
            token.end - token.start == word.len()
                && token.kind == Kind::Word
                && self.text.as_bytes()[token.range()].eq_ignore_ascii_case(word.as_bytes())
        })
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
