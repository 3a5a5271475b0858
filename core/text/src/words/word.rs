//! One word: where it ends, and what the vocabulary knows of it.

use super::article::behind_article;
use super::grammar_name::or_name;
use super::known::{lexicon_bits, written};
use super::{CLASS, Class, Kind, Token};
use crate::lexicon::{Lexicon, padded};
use crate::scan::small_letters;
use crate::vocabulary::{ABBREVIATION, ADVERB, AUXILIARY, CAPITAL, FUNCTION, POSSESSIVE, PRONOUN};

/// Appends the word that begins at `start`: what is known of it, and where to go on.
#[inline(always)]
pub(super) fn word(lexicon: &Lexicon, bytes: &[u8], start: usize, tokens: &mut Vec<Token>) -> (u32, usize) {
    match plain_word(lexicon, bytes, start) {
        Ok((bits, end)) => {
            let bits = if is_small(bits) { or_name(lexicon, bytes, (start, end), bits) } else { bits };
            tokens.push(Token { start, end, kind: Kind::Word, joined: false, bits });
            (bits, end)
        }
        Err(begun) => {
            let (mut token, next) = any_word(lexicon, bytes, start, begun);
            if is_small(token.bits) {
                token.bits = or_name(lexicon, bytes, (start, token.end), token.bits);
            }
            tokens.push(token);
            (token.bits, next)
        }
    }
}

/// Whether the word has a capital, and is one of those of grammar of which some are names as well.
#[inline(always)]
fn is_small(bits: u32) -> bool {
    bits & CAPITAL != 0 && bits & (AUXILIARY | ADVERB) != 0
}

/// How a word that is not plain begins: `Rowe’s`, `Rowe-Lind`, `McDonald`.
#[derive(Default)]
struct Begun {
    /// How many letters of ASCII it begins with, none but the first a capital; 0 where they were not counted.
    letters: usize,
    /// What the vocabulary knows of these.
    known: u32,
}

/// Nine words in ten: up to fifteen letters of ASCII, none but the first a capital, and after them something that can be no
/// part of a word. Eight letters are read in one step. What is known of it, and where it ends.
#[inline(always)]
fn plain_word(lexicon: &Lexicon, bytes: &[u8], start: usize) -> Result<(u32, usize), Begun> {
    let rest = &bytes[start..];
    let spelt = padded(rest);
    // a capital as its small letter; what is no letter does not become one
    let chunk = spelt | 0x20;
    let mut len = small_letters(chunk);
    if len == 0 {
        return Err(Begun::default());
    }
    // the word's letters with nothing before them, and with nothing behind
    let mut tail = chunk << (64 - 8 * len);
    let (first, mut last) = (tail >> (64 - 8 * len), 0);
    if len == 8 {
        len += small_letters(padded(rest.get(8..).unwrap_or_default()));
        if len > 15 {
            return Err(Begun::default());
        }
        if len > 8 {
            last = padded(&rest[len - 8..]);
            tail = last;
        }
    }
    let end = start + len;
    let known = lexicon.get_short(first, last, len);
    let capital = spelt & 0x20 == 0;
    // `Sen.` takes the stop in
    let longer = || !parted(bytes, end, len) || capital && known & ABBREVIATION != 0;
    if rest.get(len).is_some_and(|next| JOINS[*next as usize]) && longer() {
        return Err(Begun { letters: len, known });
    }
    let bits = known & !ABBREVIATION | (u32::from(capital) * CAPITAL);
    Ok((if tail >> 48 == LY { or_adverb(bits, len) } else { bits }, end))
}

/// What is known of a word in `-ly`: few words are, and the processor foresees that.
#[cold]
fn or_adverb(bits: u32, len: usize) -> u32 {
    if bits == 0 && len > 4 { ADVERB } else { bits }
}

/// The letters `ly` at the end of a number.
const LY: u64 = u16::from_le_bytes(*b"ly") as u64;

/// Whether what stands at `end`, and may go on with a word, ends this one all the same: the full stop of a sentence, a dash.
#[inline]
fn parted(bytes: &[u8], end: usize, len: usize) -> bool {
    match bytes[end..] {
        [b'.', b'a'..=b'z', ..] => false,
        [b'.', ..] => len > 1,
        [0xE2, 0x80, third, ..] => third != 0x99,
        _ => false,
    }
}

/// The bytes that may go on with a word, or change what the one before them is.
static JOINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = !matches!(CLASS[byte], Class::Space | Class::Punctuation) || matches!(byte as u8, b'.' | b'\'');
        byte += 1;
    }
    table
};

fn any_word(lexicon: &Lexicon, bytes: &[u8], start: usize, begun: Begun) -> (Token, usize) {
    let mut at = start + begun.letters.max(1);
    let (mut apostrophe, mut joined) = (false, false);
    // `Über`, `Ärztin`: a capital of Latin-1 takes two bytes
    let latin = bytes[start] == 0xC3 && matches!(bytes.get(start + 1), Some(0x80..=0x9E));
    let mut lower = !(bytes[start].is_ascii_uppercase() || latin);
    let mut segment = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_lowercase() {
            at += 1;
            continue;
        }
        match CLASS[byte as usize] {
            Class::Letter => lower &= !byte.is_ascii_uppercase(),
            Class::Digit => {}
            Class::Hyphen if letter(bytes, at + 1) => (segment, joined) = (at + 1, true),
            Class::Punctuation if byte == b'\'' && letter(bytes, at + 1) => (apostrophe, joined) = (true, true),
            // U.S, J.R, example.com; but not two sentences run together
            Class::Punctuation
                if byte == b'.'
                    && bytes.get(at + 1).is_some_and(|next| {
                        next.is_ascii_lowercase() || next.is_ascii_uppercase() && at - segment == 1
                    }) =>
            {
                segment = at + 1;
            }
            Class::Wide if matches!(bytes[at..], [0xE2, 0x80, 0x99, ..]) && letter(bytes, at + 3) => {
                (apostrophe, joined) = (true, true);
                at += 2;
            }
            _ => break,
        }
        at += 1;
    }
    let mut end = at;
    let mut bits = 0;
    // what is known of the word without its `’s`
    let mut known = None;
    if apostrophe && let Some(base) = possessor(&bytes[start..end]) {
        let of_base =
            if base == begun.letters { begun.known } else { lexicon_bits(lexicon, &bytes[start..start + base]) };
        if of_base & (PRONOUN | ADVERB) == 0 {
            end = start + base;
            apostrophe = false;
            bits |= POSSESSIVE;
            known = Some(of_base);
        } else if of_base & ADVERB != 0 {
            bits |= ADVERB; // `There’s`
        }
    } else if bytes[end - 1] == b's' && matches!(bytes[at..], [b'\'', ..] | [0xE2, 0x80, 0x99, ..]) {
        bits |= POSSESSIVE;
        at += if bytes[at] == b'\'' { 1 } else { 3 };
    }
    let spelt = &bytes[start..end];
    bits |= match known {
        Some(known) if !lower => known,
        _ if spelt.len() == begun.letters => begun.known,
        _ if lower && !apostrophe => lexicon.get(spelt),
        _ => lexicon_bits(lexicon, spelt),
    };
    // `Ada al-Rowe`
    if !lower && joined && spelt[0].is_ascii_lowercase() && behind_article(spelt).is_some() {
        bits |= CAPITAL;
    }
    if !lower || spelt[0] >= 0x80 {
        bits |= written(spelt);
        // `Fifteen-year-old Ada Rowe`: an age opens a sentence, but no name.
        if spelt.ends_with(b"-year-old") {
            bits &= !CAPITAL;
        }
    }
    if bits & CAPITAL != 0
        && bytes.get(at) == Some(&b'.')
        && at == end
        && (bits & ABBREVIATION != 0 || at - segment == 1)
    {
        at += 1;
        end = at;
        // `James A. Rowe`: an initial is not the word that is written alike
        if end - start == 2 {
            bits &= !FUNCTION;
        }
    }
    if end == at && bytes[end - 1] != b'.' {
        bits &= !ABBREVIATION;
    }
    if bits == 0 && spelt.len() > 4 && spelt.ends_with(b"ly") {
        bits = ADVERB;
    }
    (Token { start, end, kind: Kind::Word, joined, bits }, at)
}

fn letter(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|&byte| matches!(CLASS[byte as usize], Class::Letter | Class::Digit))
}

/// The length of the word before a closing `’s`.
fn possessor(word: &[u8]) -> Option<usize> {
    match word {
        [base @ .., b'\'', b's'] | [base @ .., 0xE2, 0x80, 0x99, b's'] => (!base.is_empty()).then_some(base.len()),
        _ => None,
    }
}
