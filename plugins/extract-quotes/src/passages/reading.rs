//! How the words of a block are read: all of them in sentences that bear on a quotation, names alone elsewhere; and what is mended once they stand.

use copydesk_text::sentences;
use copydesk_text::vocabulary::{ADVERB, AUXILIARY, CAPITAL, FIRST_NAME};
use copydesk_text::words::{Kind, Token};
use memchr::memchr3_iter;

use super::passage::{Passage, is_dash};
use crate::grammar::{ASIDE, BARE, PARTICIPLE, SAY};
use crate::language::{Habits, Rules};
use crate::passages::taken_up::is_taken_up;
use crate::passages::{context, times};

/// The longest sentence after a quotation's that may be nothing but its attribution, in bytes.
const ATTRIBUTION: usize = 200;

impl Passage<'_> {
    /// Reads the words outside the quotations: all of them in sentences that bear on a quotation, else only names. The last
    /// sentence bears on the next block's quotation where it `introduces` it.
    pub(crate) fn read(&mut self, introduces: bool) {
        let (text, language) = (self.text, self.language());
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
                is_taken_up(text, next, pair.outer.start, &language.small_words.opening_pronouns)
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
            if opens && self.is_opening_say(verb) {
                self.tokens[start].bits &= !CAPITAL;
            }
        }
    }

    /// Whether a verb of saying tells what was said, by its form.
    #[inline(never)]
    fn is_opening_say(&self, verb: &Token) -> bool {
        let word = &self.text[verb.range()];
        word.ends_with("ed") || self.language().content_words.opening_say.contains(&word)
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

    /// Reads the insides of quotations, after all else, where a verb of saying follows a comma, a dash or an ellipsis in them.
    fn read_insides(&mut self) {
        for index in 0..self.pairs.len() {
            let inner = self.pairs[index].inner.clone();
            let bytes = &self.text.as_bytes()[inner.clone()];
            let says = |rest: &[u8]| {
                words(rest).take(4).any(|word| self.language().lexicon.get(word) & (SAY | PARTICIPLE | ASIDE) != 0)
            };
            let told = memchr3_iter(b',', b'?', b'!', bytes).take(24).any(|at| says(&bytes[at + 1..]))
                || self.text[inner.clone()]
                    .match_indices(|c| is_dash(c) || c == '…')
                    .take(24)
                    .any(|(at, dash)| says(&bytes[at + dash.len()..]))
                // agencies write a hyphen for it
                || self.text[inner.clone()].match_indices(" -").take(24).any(|(at, dash)| says(&bytes[at + dash.len()..]));
            if told {
                let from = self.tokens.len();
                let language = self.language();
                language.tokenize(self.text, inner.clone(), &mut self.tokens);
                self.insides.push((index, from..self.tokens.len()));
                self.ends.push(self.tokens.len());
                self.tokens.push(Token::stop(Kind::End, inner.end..inner.end));
            }
        }
    }

    /// Reads the names alone.
    pub(crate) fn read_names(&mut self) {
        let language = self.language();
        language.tokenize_names(self.text, 0..self.text.len(), &mut self.tokens);
        if matches!(language.rules, Rules::Clauses) {
            context::lower_compounds(self.text, &mut self.tokens, language);
        }
        if language.nouns_capital() {
            times::read_ages(self.text, &mut self.tokens);
        }
    }
}

/// The words of a text, as far as spaces, hyphens, dashes, commas, full stops and apostrophes part them.
fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let gap = |at: usize| match bytes[at..] {
        [b' ' | b'-' | b'.' | b',' | b'\'', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        // and what is elided: `s’agace`
        [0xE2, 0x80, 0x93..=0x95 | 0x99 | 0xA6 | 0xAF, ..] => 3,
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
