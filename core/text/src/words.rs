//! The words and stops of a text, each with all that the vocabulary knows of it.
//!
//! A possessive word leaves its `’s` outside (`Rowe’s` is `Rowe`, marked [`POSSESSIVE`]); an abbreviation takes its full
//! stop in; hyphens and apostrophes inside a word belong to it.

mod article;
mod grammar_name;
mod known;
mod names;
mod word;

use std::ops::Range;

pub(crate) use self::article::behind_article;
use self::known::known;
pub use self::names::tokenize_names;
use self::word::word;
use crate::lexicon::Lexicon;
use crate::vocabulary::{ABBREVIATION, CAPITAL, FUNCTION, POSSESSIVE};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word.
    Word,
    /// A number, also with `%`, `th` or a currency's sign.
    Number,
    /// `,`
    Comma,
    /// `.`, `!`, `?` or `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `–`, `—`, `--`, or a hyphen with space around it.
    Dash,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// A quotation, whole: the text between marks is one token. The caller puts it in.
    Quoted,
    /// The end of a sentence. The caller puts it in.
    End,
    /// Anything else.
    Other,
}

/// A word or a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether a hyphen or an apostrophe joins parts in it.
    pub joined: bool,
    /// What the vocabulary knows of a word (see [`crate::vocabulary`]); 0 for all else, so that a bit tells that it is a word.
    pub bits: u32,
}

impl Token {
    /// A token that is no word.
    #[inline]
    pub fn stop(kind: Kind, range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end, kind, joined: false, bits: 0 }
    }

    /// Whether the token is a word with one of these bits.
    #[inline]
    pub fn is(&self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    /// Whether the token is a word that grammar does not claim: a noun, an adjective, a verb, a name.
    #[inline]
    pub fn content(&self) -> bool {
        self.kind == Kind::Word && self.bits & FUNCTION == 0
    }

    /// Whether the token is a word written with a capital that is no word of grammar.
    #[inline]
    pub fn name(&self) -> bool {
        self.bits & (CAPITAL | FUNCTION) == CAPITAL
    }

    /// The token's bytes in its text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Appends the tokens of a part of a text. Offsets are those of the whole text.
pub fn tokenize(lexicon: &Lexicon, text: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..part.end];
    let mut at = part.start;
    while at < bytes.len() {
        let start = at;
        let byte = bytes[at];
        if LETTER[byte as usize] {
            let (_, next) = word(lexicon, bytes, start, tokens);
            at = next + usize::from(bytes.get(next) == Some(&b' '));
            continue;
        }
        // most others are a stop, and the space behind it
        if let Some(kind) = ALONE[byte as usize] {
            tokens.push(Token::stop(kind, start..start + 1));
            at = start + 1 + usize::from(bytes.get(start + 1) == Some(&b' '));
            continue;
        }
        let (kind, len) = match CLASS[byte as usize] {
            Class::Space | Class::Letter | Class::Punctuation => {
                at += 1;
                continue;
            }
            Class::Digit => (Kind::Number, number(&bytes[at..])),
            Class::Hyphen if bytes.get(at + 1) == Some(&b'-') => (Kind::Dash, 2 + hyphens(&bytes[at + 2..])),
            Class::Hyphen => (Kind::Dash, 1),
            Class::Wide => match bytes[at..] {
                [0xC2, 0xA0, ..] => {
                    at += 2;
                    continue;
                }
                [0xC2, _, ..] => (Kind::Other, 2),
                [0xE2, 0x80, 0x80..=0x8F | 0xAF, ..] => {
                    at += 3;
                    continue;
                }
                [0xE2, 0x80, 0x93..=0x95, ..] => (Kind::Dash, 3),
                [0xE2, 0x80, 0xA6, ..] => (Kind::Stop, 3),
                [0xE2, _, _, ..] => (Kind::Other, 3),
                [lead, ..] if lead >= 0xF0 => (Kind::Other, 4.min(bytes.len() - at)),
                _ => (Kind::Other, 1),
            },
        };
        at += len;
        tokens.push(Token::stop(kind, start..at));
    }
}

/// Parts the words from token `from` on: `l’homme` into `l’` and `homme`, where the vocabulary knows `l'` as a word of grammar,
/// and what `enclitics` says: `dit-il`, where it ends in `-il` and the vocabulary knows `dit`.
pub fn part(lexicon: &Lexicon, text: &str, enclitics: &[&str], from: usize, tokens: &mut Vec<Token>) {
    let joint = |token: &Token| if token.joined { joint(lexicon, text, enclitics, token) } else { None };
    let Some(first) = tokens[from..].iter().position(|token| joint(token).is_some()) else { return };
    for token in tokens.split_off(from + first) {
        // `s’étonne-t-elle` has two
        let mut rest = token;
        while let Some(Joint { end, bits, start }) = joint(&rest) {
            tokens.push(Token { end, bits, ..rest });
            let known = known(lexicon, &text.as_bytes()[start..rest.end]);
            rest = Token { start, bits: known | rest.bits & POSSESSIVE, ..rest };
        }
        tokens.push(rest);
    }
}

/// What joins two parts of a word.
struct Joint {
    /// Where the first part ends, and what is known of it.
    end: usize,
    bits: u32,
    /// Where the second begins.
    start: usize,
}

/// The joint of a word, if it has one that parts it.
fn joint(lexicon: &Lexicon, text: &str, enclitics: &[&str], token: &Token) -> Option<Joint> {
    let word = &text.as_bytes()[token.range()];
    let length = |at: &usize| match word[*at..] {
        [b'-' | b'\'', ..] => 1,
        [0xE2, 0x80, 0x99, ..] => 3,
        _ => 0,
    };
    let at = (0..word.len()).find(|at| length(at) > 0)?;
    if word[at] == b'-' {
        let enclitic = enclitics.iter().find(|enclitic| word[at..].eq_ignore_ascii_case(enclitic.as_bytes()))?;
        let bits = known(lexicon, &word[..at]);
        let start = token.end - enclitic.rsplit('-').next()?.len();
        (bits & !(CAPITAL | ABBREVIATION) != 0).then_some(Joint { end: token.start + at, bits, start })
    } else {
        let end = at + length(&at);
        if end == word.len() || token.bits & FUNCTION != 0 {
            return None;
        }
        let bits = known(lexicon, &word[..end]);
        (bits & FUNCTION != 0).then_some(Joint { end: token.start + end, bits, start: token.start + end })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letter,
    Digit,
    Space,
    Hyphen,
    Punctuation,
    /// The first byte of a dash, a space, a mark or a sign beyond ASCII.
    Wide,
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Punctuation; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0..=32 => Class::Space,
            b'-' => Class::Hyphen,
            0xC2 | 0xE2 | 0xF0..=0xFF => Class::Wide,
            0x80.. => Class::Letter, // a letter beyond ASCII, or the rest of one
            _ => Class::Punctuation,
        };
        byte += 1;
    }
    table
};

/// Whether the byte is of the commonest class: asked for by itself, for most of what is read is words.
static LETTER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(CLASS[byte], Class::Letter);
        byte += 1;
    }
    table
};

/// The bytes that are a token by themselves, whatever stands beside them.
static ALONE: [Option<Kind>; 256] = {
    let mut table = [None; 256];
    let mut byte = 0;
    while byte < 256 {
        if matches!(CLASS[byte], Class::Punctuation) {
            table[byte] = Some(match byte as u8 {
                b',' => Kind::Comma,
                b'.' | b'!' | b'?' => Kind::Stop,
                b':' => Kind::Colon,
                b';' => Kind::Semicolon,
                b'(' | b'[' => Kind::Open,
                b')' | b']' => Kind::Close,
                _ => Kind::Other,
            });
        }
        byte += 1;
    }
    table
};

fn hyphens(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| byte == b'-').count()
}

fn number(bytes: &[u8]) -> usize {
    let mut n = 0;
    // `46-Jährige`: a letter of Latin-1, but not × and ÷
    let latin = |n: usize| bytes.get(n) == Some(&0xC3) && !matches!(bytes.get(n + 1), None | Some(0x97 | 0xB7));
    while let Some(&byte) = bytes.get(n) {
        let next = || bytes.get(n + 1).is_some_and(u8::is_ascii_alphanumeric);
        let joins = matches!(byte, b'.' | b',' | b'-') && next() || byte == b'-' && latin(n + 1);
        if !(byte.is_ascii_alphanumeric() || joins || latin(n)) {
            break;
        }
        n += 1 + usize::from(latin(n));
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{self, POSSESSIVE};

    fn tokens(text: &str) -> Vec<(&str, Token)> {
        let lexicon = vocabulary::lexicon(vocabulary::english());
        let mut tokens = Vec::new();
        tokenize(&lexicon, text, 0..text.len(), &mut tokens);
        tokens.into_iter().map(|token| (&text[token.range()], token)).collect()
    }

    #[test]
    fn words_numbers_and_stops_are_told_apart() {
        let kinds: Vec<_> = tokens("Rowe, 45, left at 9:30 — why?").iter().map(|(_, token)| token.kind).collect();
        use Kind::*;
        assert_eq!(kinds, [Word, Comma, Number, Comma, Word, Word, Number, Colon, Number, Dash, Word, Stop]);
    }

    #[test]
    fn an_age_is_one_token_whatever_its_letters() {
        for text in ["46-Jährige", "23-årig", "57-year-old"] {
            let found = tokens(text);
            assert_eq!((found.len(), found[0].0, found[0].1.kind), (1, text, Kind::Number));
        }
        assert_eq!(tokens("5×3")[0].0, "5");
    }

    #[test]
    fn a_capital_of_latin_letters_hides_no_known_word() {
        let lexicon = vocabulary::lexicon(vocabulary::other("de").unwrap_or_default());
        for (text, class) in [("Über", vocabulary::PREPOSITION), ("Ärztin", vocabulary::ROLE)] {
            let mut tokens = Vec::new();
            tokenize(&lexicon, text, 0..text.len(), &mut tokens);
            assert!(tokens[0].is(class), "{text}");
        }
    }

    #[test]
    fn a_possessive_leaves_its_apostrophe_outside() {
        for (text, base) in [("Rowe's", "Rowe"), ("Rowe’s", "Rowe"), ("Ukrainians’ ", "Ukrainians")] {
            let found = tokens(text);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].0, base);
            assert!(found[0].1.is(POSSESSIVE));
        }
        assert!(!tokens("he’s")[0].1.is(POSSESSIVE));
        assert!(tokens("don’t")[0].1.is(vocabulary::AUXILIARY));
    }

    #[test]
    fn elided_articles_and_enclitic_pronouns_are_parted() {
        let lexicon = vocabulary::lexicon(vocabulary::other("fr").unwrap_or_default());
        let text = "L’homme d'Arnsby a-t-il parlé aujourd’hui, l’a-t-il fait, porte-parole ?";
        let mut tokens = Vec::new();
        tokenize(&lexicon, text, 0..text.len(), &mut tokens);
        part(&lexicon, text, &["-t-il"], 0, &mut tokens);
        let words: Vec<_> =
            tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| &text[token.range()]).collect();
        assert_eq!(words[..8], ["L’", "homme", "d'", "Arnsby", "a", "il", "parlé", "aujourd’hui"]);
        assert_eq!(words[8..], ["l’", "a", "il", "fait", "porte-parole"]);
    }

    #[test]
    fn abbreviations_take_their_stop_and_sentences_do_not() {
        let words = |text| tokens(text).into_iter().map(|(word, _)| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            words("Sen. J. R. Rowe of the U.S. spoke."),
            ["Sen.", "J.", "R.", "Rowe", "of", "the", "U.S.", "spoke", "."]
        );
        assert_eq!(words("It ended.Then"), ["It", "ended", ".", "Then"]);
    }

    #[test]
    fn letters_beyond_ascii_and_hyphens_stay_in_their_word() {
        let found = tokens("Élodie Müller-Østergård naïvely");
        assert_eq!(found.len(), 3);
        assert!(found[0].1.is(CAPITAL) && found[1].1.is(CAPITAL));
    }
}
