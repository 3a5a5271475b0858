//! The names of a text alone: words with capitals and what may be of the same name, for blocks of which nothing else is asked.

use std::ops::Range;

use super::word::word;
use super::{CLASS, Class, Kind, Token};
use crate::lexicon::Lexicon;
use crate::scan::{Batch, Places, batch};
use crate::vocabulary::{CAPITAL, PARTICLE, POSSESSOR, ROLE, TITLE};

/// Appends the words with a capital, each run of them with what may belong to it and the token that ends it, and the ends
/// of sentences. For text in which nothing else matters than who is named: a fraction of the cost of [`tokenize`].
pub fn tokenize_names(lexicon: &Lexicon, text: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..part.end];
    let mut at = part.start;
    let mut places = Places::default();
    while let Some(start) = places.next(bytes, at, capitals_and_stops) {
        let byte = bytes[start];
        if !matches!(byte, b'A'..=b'Z' | 0xC3..=0xC5 | 0xD0) {
            if matches!(byte, b'.' | b'!' | b'?')
                && tokens.last().is_some_and(|token| token.kind != Kind::End)
                && bytes.get(start + 1).is_none_or(|next| *next <= b' ' || !next.is_ascii())
            {
                tokens.push(Token::stop(Kind::End, start..start));
            }
            at = start + 1;
            continue;
        }
        // Not the beginning of a word: `McDonald`, `Müller`
        if start > 0
            && bytes[start - 1] > b' '
            && matches!(CLASS[bytes[start - 1] as usize], Class::Letter | Class::Digit)
        {
            at = start + 1;
            continue;
        }
        // `his sister, Ada Rowe`: the role that a name is set beside
        if start > 2 && bytes[start - 1] == b' ' && bytes[start - 2] == b',' {
            role_beside(lexicon, bytes, start - 2, tokens);
        }
        at = start;
        let mut capital;
        // the word, and then on as long as what follows may be of the same name
        loop {
            let (bits, next) = word(lexicon, bytes, at, tokens);
            at = next;
            capital = bits & CAPITAL != 0;
            if bits & (CAPITAL | PARTICLE) == 0 {
                break;
            }
            let comma = matches!(bytes[at..], [b',', b' ', ..]);
            let gap = if comma { 2 } else { usize::from(bytes.get(at) == Some(&b' ')) };
            let Some(first) = bytes.get(at + gap).filter(|_| gap > 0) else { break };
            if comma {
                tokens.push(Token::stop(Kind::Comma, at..at + 1));
                capital = false;
            }
            if !first.is_ascii_alphabetic() && *first < 0xC3 || comma && !first.is_ascii_uppercase() {
                break;
            }
            at += gap;
        }
        if capital {
            tokens.push(Token::stop(Kind::Other, at..at));
        }
    }
}

/// Appends a role that ends at this comma, with the word before it and the comma.
#[inline(never)]
fn role_beside(lexicon: &Lexicon, bytes: &[u8], comma: usize, tokens: &mut Vec<Token>) {
    let sets = Token::stop(Kind::Comma, comma..comma + 1);
    let done = tokens.last().map_or(0, |last| last.end);
    if done == comma {
        if tokens.last().is_some_and(|last| last.is(ROLE | TITLE)) {
            tokens.push(sets);
        }
        return;
    }
    let space = |end: usize| {
        let low = done.max(end.saturating_sub(LONGEST_ROLE));
        let space = bytes.get(low..end)?.iter().rposition(|byte| !byte.is_ascii_alphabetic() && *byte < 0x80)?;
        (bytes[low + space] == b' ').then_some(low + space)
    };
    let Some(left) = space(comma).filter(|left| bytes[left + 1].is_ascii_lowercase()) else { return };
    if lexicon.get(&bytes[left + 1..comma]) & (ROLE | TITLE) == 0 {
        return;
    }
    let before = space(left).map_or(left, |space| space + 1);
    // `her kid sister, Renee`: whose it is
    let owner = before.checked_sub(1).and_then(|end| Some(space(end)? + 1..end));
    if let Some(owner) = owner.filter(|owner| !owner.is_empty() && lexicon.get(&bytes[owner.clone()]) & POSSESSOR != 0)
    {
        word(lexicon, bytes, owner.start, tokens);
    }
    if bytes[before].is_ascii_alphabetic() {
        word(lexicon, bytes, before, tokens);
    }
    word(lexicon, bytes, left + 1, tokens);
    tokens.push(sets);
}

/// The longest role that is read beside a name, in bytes.
const LONGEST_ROLE: usize = 24;

/// Where [`tokenize_names`] may stop: at capitals, the first bytes of letters beyond ASCII, and stops. For the fewest questions, at a few signs
/// too.
#[inline(never)]
fn capitals_and_stops(bytes: &[u8]) -> Batch {
    batch(bytes, |byte| (byte & 0x60 == 0x40) | (byte & !0x11 == b'.' & !0x11) | (byte == b'!'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary;

    #[test]
    fn the_role_that_a_name_is_set_beside_is_read_with_the_names() {
        let lexicon = vocabulary::lexicon(vocabulary::english());
        for (text, read) in [
            ("It was his sister, Ada Rowe.", "It|was|his|sister|,|Ada|Rowe||"),
            ("His sister, Ada, came.", "His|sister|,|Ada|,|"),
            ("It was so very odd, Ada Rowe thought.", "It|was|Ada|Rowe|thought|"),
        ] {
            let mut tokens = Vec::new();
            tokenize_names(&lexicon, text, 0..text.len(), &mut tokens);
            let words: Vec<&str> = tokens.iter().map(|token| &text[token.range()]).collect();
            assert_eq!(words.join("|"), read, "{text}");
        }
    }
}
