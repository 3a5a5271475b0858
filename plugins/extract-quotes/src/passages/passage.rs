//! A block as attribution sees it: its words, each quotation as one token, and the ends of its sentences.

use std::rc::Rc;

use copydesk_text::marks::{Family, Pair, Reader};
use copydesk_text::words::{Kind, Token};

use super::unclosed::close_before_attribution;
use crate::language::{Language, Listed};

/// A block with its quotations.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) tokens: Vec<Token>,
    /// For each pair, the index of its token.
    pub(crate) places: Vec<usize>,
    /// The tokens that end a sentence.
    pub(super) ends: Vec<usize>,
    /// For pairs with an attribution inside their marks: the pair, and its tokens.
    pub(crate) insides: Vec<(usize, std::ops::Range<usize>)>,
    /// The tokens of times that may be surnames; where clauses are read.
    pub(crate) undated: Vec<usize>,
    /// The words of the article that follow a first name, sorted; where clauses are not read.
    pub(crate) surnames: Option<Rc<[&'a str]>>,
    /// Whether it is a line of speech that a dash opens.
    pub(crate) dashed: bool,
    /// Whether it is a block quote without marks.
    pub(crate) set_off: bool,
    /// Whose words the tokens were read by.
    language: &'a Language,
}

/// The memory of passages, kept from one article to the next.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    marks: Reader,
    free: Vec<Lists>,
}

/// The lists of a passage.
#[derive(Debug, Default)]
struct Lists {
    pairs: Vec<Pair>,
    tokens: Vec<Token>,
    places: Vec<usize>,
    ends: Vec<usize>,
}

impl Buffers {
    /// Takes back what a passage was given.
    pub(crate) fn reclaim(&mut self, passage: &mut Passage<'_>) {
        let Passage { pairs, tokens, places, ends, .. } = passage;
        if self.free.len() < 256 && tokens.capacity().max(pairs.capacity()) < 4096 {
            let (pairs, tokens) = (std::mem::take(pairs), std::mem::take(tokens));
            self.free.push(Lists { pairs, tokens, places: std::mem::take(places), ends: std::mem::take(ends) });
        }
    }
}

/// No sentence has so many tokens.
const LONGEST: usize = 512;

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–')
}

impl<'a> Passage<'a> {
    /// Finds the marks; the words are read by [`Passage::read`], and only where they are needed.
    pub(crate) fn new(text: &'a str, language: &'a Language, buffers: &mut Buffers) -> Self {
        let Lists { mut pairs, mut tokens, mut places, mut ends } = buffers.free.pop().unwrap_or_default();
        pairs.clear();
        tokens.clear();
        places.clear();
        ends.clear();
        buffers.marks.append_pairs(text, &mut pairs);
        if let Some(last) = pairs.last_mut().filter(|last| !last.closed) {
            close_before_attribution(text, language, last);
        }
        Self {
            text,
            pairs,
            tokens,
            places,
            ends,
            insides: Vec::new(),
            undated: Vec::new(),
            surnames: None,
            dashed: false,
            set_off: false,
            language,
        }
    }

    /// Takes a part of the block for spoken, if no marks stand in the block. Whether it does.
    pub(crate) fn take_for_spoken(&mut self, said: std::ops::Range<usize>) -> bool {
        let unmarked = self.pairs.is_empty() && !said.is_empty();
        if unmarked {
            self.pairs.push(Pair { outer: said.clone(), inner: said, family: Family::Double, closed: true });
        }
        unmarked
    }

    /// Takes an answer of an interview for spoken whole, also where marks stand in it: unless they are around all of it, or single.
    pub(crate) fn take_answer(&mut self, said: std::ops::Range<usize>) {
        // `R. «Porque sí».`
        let stopped = said.start + self.text.get(said.clone()).map_or(0, |text| text.trim_end_matches('.').len());
        let end = |family: Family| if family == Family::Guillemet { stopped } else { said.end };
        let whole = self.pairs.iter().any(|pair| pair.outer.start <= said.start && pair.outer.end >= end(pair.family));
        if !whole && self.pairs.iter().all(|pair| pair.family != Family::Single) {
            self.pairs.clear();
            self.take_for_spoken(said);
        }
    }

    /// Leaves open what was taken for spoken without marks: it goes on in the next block. Whether it was.
    pub(crate) fn leave_open(&mut self) -> bool {
        let [spoken] = &mut self.pairs[..] else { return false };
        let unmarked = spoken.inner == spoken.outer && spoken.outer.end == self.text.trim_end().len();
        spoken.closed = !unmarked;
        unmarked
    }

    /// Takes the block for spoken, as what the block before has left open, which it closes or not.
    pub(crate) fn go_on_with(&mut self, closed: bool) {
        self.pairs.clear();
        let said = 0..self.text.trim_end().len();
        self.pairs.push(Pair { outer: said.clone(), inner: said, family: Family::Double, closed });
    }

    /// The sentence around a token, as a range of tokens without its end. What has no end for long is parted, so that what is asked of the
    /// sentence of each of its quotations stays in proportion.
    pub(crate) fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        let next = self.ends.partition_point(|end| *end < token);
        let low = next.checked_sub(1).map_or(0, |last| self.ends[last] + 1);
        let high = self.ends.get(next).copied().unwrap_or(self.tokens.len());
        let low = low + token.saturating_sub(low) / LONGEST * LONGEST;
        low..high.min(low + LONGEST)
    }

    /// The quotations whose tokens are of this range.
    pub(crate) fn quoted_in(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &Pair> {
        let first = self.places.partition_point(|place| *place < range.start);
        let places = self.places[first..].iter().take_while(move |place| **place < range.end);
        places.zip(self.pairs.get(first..).unwrap_or_default()).map(|(_, pair)| pair)
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

    /// Whether this token is one of the words, in small letters or with a capital.
    #[inline]
    pub(crate) fn is_one_of(&self, token: usize, words: &Listed) -> bool {
        let token = self.tokens.get(token).filter(|token| token.kind == Kind::Word);
        token.is_some_and(|token| words.has(&self.text.as_bytes()[token.range()]))
    }

    /// What is known of its language.
    pub(crate) fn language(&self) -> &'a Language {
        self.language
    }

    /// Whether the token's word is a role by its last part.
    pub(crate) fn compound_role(&self, token: &Token) -> bool {
        self.language.compound_role(&self.text[token.range()])
    }

    /// Whether the last part of the token's word is something written: `Polizeibericht`.
    pub(crate) fn compound_document(&self, token: &Token) -> bool {
        self.language.compound_document(&self.text[token.range()])
    }

    /// The bytes of a range of tokens, from the first to the last.
    pub(crate) fn bytes(&self, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.start..last.end,
            Some([one]) => one.range(),
            _ => 0..0,
        }
    }

    /// The text of a range of tokens, from the first to the last.
    pub(crate) fn spelt(&self, range: &std::ops::Range<usize>) -> &'a str {
        &self.text[self.bytes(range)]
    }
}
