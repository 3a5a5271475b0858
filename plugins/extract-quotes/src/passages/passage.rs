//! A block as attribution sees it: its words, each quotation as one token, and the ends of its sentences.

use std::rc::Rc;

use copydesk_text::marks::{Family, Pair, Reader};
use copydesk_text::sentences;
use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CAPITAL, FIRST_NAME, PARTICLE, TITLE};
use copydesk_text::words::{Kind, Token};
use memchr::memchr3_iter;

use crate::grammar::{ASIDE, BARE, PARTICIPLE, SAY};
use crate::language::{Habits, Language, Rules};
use crate::passages::taken_up::is_taken_up;
use crate::passages::{context, times};

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

/// The sentence before the one that begins at this token, in its block or the one before, with the block.
pub(crate) fn sentence_before(
    passages: &[Passage<'_>],
    block: usize,
    start: usize,
) -> Option<(usize, std::ops::Range<usize>)> {
    if start > 0 {
        return Some((block, passages[block].sentence(start - 1)));
    }
    let block = block.checked_sub(1)?;
    let passage = &passages[block];
    let end = passage.insides.first().map_or(passage.tokens.len(), |(_, inside)| inside.start);
    let last = end.checked_sub(1).filter(|last| passage.tokens[*last].kind == Kind::End)?;
    Some((block, passage.sentence(last)))
}

/// The words of a text, as far as spaces, hyphens, dashes, commas and full stops part them.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let gap = |at: usize| match bytes[at..] {
        [b' ' | b'-' | b'.' | b',', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0x93..=0x95, ..] => 3,
        _ => 0,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && gap(at) > 0 {
            at += gap(at);
        }
        let start = at;
        while at < bytes.len() && gap(at) == 0 {
            at += 1;
        }
        (start < at).then(|| &bytes[start..at])
    })
}

/// How many blocks before and after a quotation, and how many mentions of people before it, are searched for a word: more than an article
/// has, but for few, so that a quotation costs no more in one that has them.
pub(crate) const SEARCHED: usize = 600;

/// The blocks around one that are searched.
pub(crate) fn around<'p, 'a>(passages: &'p [Passage<'a>], block: usize) -> &'p [Passage<'a>] {
    &passages[block.saturating_sub(SEARCHED)..passages.len().min(block + SEARCHED)]
}

/// The longest sentence after a quotation's that may be nothing but its attribution, in bytes.
const ATTRIBUTION: usize = 200;

impl<'a> Passage<'a> {
    /// Finds the marks; the words are read by [`Passage::read`], and only where they are needed.
    pub(crate) fn new(text: &'a str, language: &'a Language, buffers: &mut Buffers) -> Self {
        let Lists { mut pairs, mut tokens, mut places, mut ends } = buffers.free.pop().unwrap_or_default();
        pairs.clear();
        tokens.clear();
        places.clear();
        ends.clear();
        buffers.marks.append_pairs(text, &mut pairs);
        let (insides, undated, surnames) = (Vec::new(), Vec::new(), None);
        let mut passage = Self {
            text,
            pairs,
            tokens,
            places,
            ends,
            insides,
            undated,
            surnames,
            dashed: false,
            set_off: false,
            language,
        };
        if passage.pairs.last().is_some_and(|last| !last.closed) {
            passage.close_before_attribution();
        }
        passage
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
        let whole = self.pairs.iter().any(|pair| pair.outer.start <= said.start && pair.outer.end >= said.end);
        if !whole && self.pairs.iter().all(|pair| pair.family == Family::Double) {
            self.pairs.clear();
            self.take_for_spoken(said);
        }
    }

    /// Reads the words outside the quotations: all of them in sentences that bear on a quotation, else only names. The last
    /// sentence bears on the next block's quotation where it `introduces` it.
    pub(crate) fn read(&mut self, introduces: bool) {
        let (text, language) = (self.text, self.language);
        let pairs = std::mem::take(&mut self.pairs);
        let mut sentences = sentences(text);
        let quotation = |index: usize| pairs.get(index).map(|pair| pair.outer.clone());
        let mut ahead = sentences.next_with(quotation(0));
        let (mut at, mut next_pair, mut quoted) = (0, 0, false);
        // where clauses are not read, whose words a sentence tells may stand some sentences before
        let carries = matches!(language.rules, Rules::Beside(_));
        while let Some(sentence) = ahead {
            let mut end = sentence.end;
            let first = next_pair;
            // A quotation keeps the sentences inside it together.
            let mut last = first;
            while let Some(pair) = pairs.get(last).filter(|pair| pair.outer.start < end) {
                if end < pair.outer.end {
                    sentences.pass_over(pair.outer.end);
                }
                while end < pair.outer.end {
                    end = sentences.next().map_or(text.len(), |more| more.end);
                }
                last += 1;
            }
            ahead = sentences.next_with(quotation(last));
            let opens_next =
                pairs.get(last).zip(ahead.as_ref()).is_some_and(|(pair, next)| pair.outer.start == next.start);
            let taken_up = || {
                let (Some(next), Some(pair)) = (&ahead, pairs.get(last)) else { return false };
                is_taken_up(text, next, pair.outer.start)
            };
            let bears = last > first
                || opens_next
                || quoted && end - at < ATTRIBUTION
                || carries
                || taken_up()
                || introduces && ahead.is_none();
            quoted = last > first;
            for pair in &pairs[first..last] {
                language.tokenize(text, at..pair.outer.start, &mut self.tokens);
                // `– disse Rowe. – Mai più.`: a dash after a stop opens a sentence
                let dashed = text[pair.outer.clone()].starts_with(is_dash) && at > 0;
                if dashed && self.tokens.last().is_some_and(|last| last.kind == Kind::Stop) {
                    self.ends.push(self.tokens.len());
                    self.tokens.push(Token::stop(Kind::End, pair.outer.start..pair.outer.start));
                }
                self.places.push(self.tokens.len());
                self.tokens.push(Token::stop(Kind::Quoted, pair.outer.clone()));
                at = pair.outer.end;
            }
            next_pair = last;
            if bears {
                language.tokenize(text, at..end.max(at), &mut self.tokens);
            } else {
                language.tokenize_names(text, at..end.max(at), &mut self.tokens);
            }
            at = end.max(at);
            self.ends.push(self.tokens.len());
            self.tokens.push(Token::stop(Kind::End, at..at));
        }
        self.pairs = pairs;
        if matches!(language.rules, Rules::Clauses) {
            self.lower_verbs();
            self.undated = context::read_again(self.text, &mut self.tokens, language);
        } else {
            times::read_names(&mut self.tokens);
            if language.nouns_capital() {
                times::read_ages(self.text, &mut self.tokens);
            }
        }
        if let Rules::Beside(habits) = language.rules
            && habits.drops_subject
        {
            self.lower_opening_verbs(habits);
        }
        if matches!(language.rules, Rules::Beside(habits) if habits.speaks_inside) {
            self.read_insides();
        }
    }

    /// Takes the capital from a verb of saying that opens a sentence before the name of who said it: `Continued Rowe: “…”`
    fn lower_verbs(&mut self) {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
        for start in starts {
            let [verb, name, ..] = &self.tokens[start.min(self.tokens.len())..] else { continue };
            let opens = verb.is(SAY | ASIDE) && verb.is(CAPITAL) && verb.bits & (BARE | PARTICIPLE) == 0 && name.name();
            let word = &self.text[verb.range()];
            if opens && (word.ends_with("ed") || matches!(word, "Said" | "Says" | "Wrote" | "Writes")) {
                self.tokens[start].bits &= !CAPITAL;
            }
        }
    }

    /// Takes the capital from a verb of saying that opens a sentence without a subject: `Dice que no volverá`, `Ha detto: «…»`
    fn lower_opening_verbs(&mut self, habits: &Habits) {
        let starts: Vec<usize> = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1)).collect();
        for start in starts {
            let Some(rest) = self.tokens.get(start..).filter(|rest| rest.len() > 2) else { continue };
            let verb = usize::from(rest[0].is(AUXILIARY) && rest[1].is(PARTICIPLE));
            let adverb = usize::from(rest.get(verb + 1).is_some_and(|next| next.is(ADVERB)));
            let next = verb + 1 + adverb;
            // `Lee novelas`: though it may be a name elsewhere
            let small = |token: &Token| token.kind == Kind::Word && token.bits & CAPITAL == 0;
            if rest[0].is(SAY | ASIDE) && rest[0].is(CAPITAL) && rest[0].is(FIRST_NAME) && small(&rest[1]) {
                self.tokens[start].bits &= !(CAPITAL | FIRST_NAME);
                continue;
            }
            let opens = rest[verb].is(if verb == 0 { SAY } else { PARTICIPLE })
                && rest[0].is(CAPITAL)
                && rest.get(next).is_some_and(|then| {
                    matches!(then.kind, Kind::Colon | Kind::Quoted)
                        || habits.that.iter().any(|word| self.word_is(start + next, word))
                });
            if opens {
                self.tokens[start].bits &= !CAPITAL;
            }
        }
    }

    /// Reads the insides of quotations, after all else, where a verb of saying follows a comma or a dash in them.
    fn read_insides(&mut self) {
        for index in 0..self.pairs.len() {
            let inner = self.pairs[index].inner.clone();
            let bytes = &self.text.as_bytes()[inner.clone()];
            let says = |rest: &[u8]| {
                words(rest).take(4).any(|word| self.language.lexicon.get(word) & (SAY | PARTICIPLE | ASIDE) != 0)
            };
            let told = memchr3_iter(b',', b'?', b'!', bytes).take(24).any(|at| says(&bytes[at + 1..]))
                || self.text[inner.clone()]
                    .match_indices(is_dash)
                    .take(24)
                    .any(|(at, dash)| says(&bytes[at + dash.len()..]))
                // agencies write a hyphen for it
                || self.text[inner.clone()].match_indices(" -").take(24).any(|(at, dash)| says(&bytes[at + dash.len()..]));
            if told {
                let from = self.tokens.len();
                self.language.tokenize(self.text, inner.clone(), &mut self.tokens);
                self.insides.push((index, from..self.tokens.len()));
                self.ends.push(self.tokens.len());
                self.tokens.push(Token::stop(Kind::End, inner.end..inner.end));
            }
        }
    }

    /// The words in it that follow a first name.
    pub(crate) fn surnames_here(&self, surnames: &mut Vec<&'a str>) {
        let nouns = self.language.nouns_capital();
        for (at, last) in self.tokens.iter().enumerate().skip(1).filter(|(_, last)| last.name()) {
            let first = &self.tokens[at - 1];
            // in the middle of a sentence two words with capitals are a name
            let inside = || {
                let left = at.checked_sub(2).map(|left| &self.tokens[left]);
                left.is_some_and(|left| left.kind == Kind::Word && left.bits & CAPITAL == 0 || left.kind == Kind::Comma)
            };
            if first.name() && (first.is(FIRST_NAME | TITLE) || !nouns && inside()) {
                surnames.push(&self.text[last.range()]);
            } else if nouns && first.is(PARTICLE) && first.bits & CAPITAL == 0 {
                // `Ada von Rowe`: the whole, and the last word
                let particles = self.tokens[..at].iter().rev().take_while(|token| token.is(PARTICLE)).count();
                let named = (at - particles)
                    .checked_sub(1)
                    .is_some_and(|first| self.tokens[first].is(FIRST_NAME) && self.tokens[first].name());
                if named {
                    surnames.push(&self.text[self.tokens[at - particles].start..last.end]);
                    surnames.push(&self.text[last.range()]);
                }
            }
        }
    }

    /// Reads the names alone.
    pub(crate) fn read_names(&mut self) {
        self.language.tokenize_names(self.text, 0..self.text.len(), &mut self.tokens);
        if matches!(self.language.rules, Rules::Clauses) {
            context::lower_compounds(self.text, &mut self.tokens, self.language);
        }
        if self.language.nouns_capital() {
            times::read_ages(self.text, &mut self.tokens);
        }
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

    /// Whether this token is the word, in small letters or with a capital.
    #[inline]
    pub(crate) fn word_is(&self, token: usize, word: &str) -> bool {
        self.tokens.get(token).is_some_and(|token| {
            token.end - token.start == word.len()
                && token.kind == Kind::Word
                && self.text.as_bytes()[token.range()].eq_ignore_ascii_case(word.as_bytes())
        })
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
