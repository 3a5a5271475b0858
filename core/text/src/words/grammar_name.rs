//! A word of grammar that is written as a name: `Theresa May`, `said Will Doyle`, `Mr Long`.

use std::sync::LazyLock;

use super::known::known;
use crate::lexicon::{Lexicon, entries};
use crate::vocabulary::{CAPITAL, FIRST_NAME, FUNCTION, OBJECT, ORGANISATION, ROLE, STAGE, TIME, TITLE};

/// The words that may be names.
static NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/en/grammar-names.txt")).collect());

/// The longest of them, in bytes.
const LONGEST: usize = 6;

/// How far a sentence is read for the mark of a question, in bytes.
const SENTENCE: usize = 400;

/// What is known of the word of grammar in these bytes, which has a capital: where it is a name, no longer that it is one of grammar.
#[inline(never)]
pub(super) fn or_name(lexicon: &Lexicon, bytes: &[u8], (start, end): (usize, usize), bits: u32) -> u32 {
    let mut small = [0; LONGEST];
    let Some(letters) = small.get_mut(..end - start) else { return bits };
    letters.copy_from_slice(&bytes[start..end]);
    letters.make_ascii_lowercase();
    let listed = NAMES.binary_search_by(|name| name.as_bytes().cmp(letters)).is_ok();
    let near = Near { lexicon, bytes, start, end, bits };
    if listed && (near.is_surname() || near.is_first_name() || near.is_alone()) {
        bits & !(FUNCTION | TIME)
    } else {
        bits
    }
}

/// The word, and what stands beside it.
struct Near<'a> {
    lexicon: &'a Lexicon,
    bytes: &'a [u8],
    start: usize,
    end: usize,
    bits: u32,
}

impl<'a> Near<'a> {
    /// The word right before this place, without the stop of `Mrs.`; empty where something else stands there.
    fn before(&self, start: usize) -> &'a [u8] {
        let Some(left) = self.bytes[..start].strip_suffix(b" ") else { return &[] };
        let left = left.strip_suffix(b".").unwrap_or(left);
        let letters = left.iter().rev().take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count();
        let word = &left[left.len() - letters..];
        // the stop of a sentence, or a mark beyond ASCII
        let stopped = left.len() + 1 < start && self.of(word) & TITLE == 0;
        if stopped || !word.first().is_some_and(u8::is_ascii_alphabetic) { &[] } else { word }
    }

    /// The word that begins one space behind this place; empty where something else stands there.
    fn behind(&self, end: usize) -> &'a [u8] {
        let Some(rest) = self.bytes[end..].strip_prefix(b" ") else { return &[] };
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte >= 0xC3).count();
        &rest[..letters]
    }

    fn of(&self, word: &[u8]) -> u32 {
        if word.is_empty() { 0 } else { known(self.lexicon, word) }
    }

    /// `Theresa May`, `Mr Long`, but not in a headline: `Hillary Will Win`.
    fn is_surname(&self) -> bool {
        let (before, behind) = (self.of(self.before(self.start)), self.behind(self.end));
        // `said Perrin Long`: a first name that no list knows
        let said = || self.says(self.before(self.start - 1 - self.before(self.start).len()));
        let named =
            before & CAPITAL != 0 && before & (FUNCTION | TIME) == 0 && (before & (FIRST_NAME | TITLE) != 0 || said());
        let dated = self.bits & TIME != 0 && behind.first().is_some_and(u8::is_ascii_digit);
        named && self.of(behind) & CAPITAL == 0 && !dated
    }

    /// `said Will Doyle`, `Senator Will Doyle`, `Will Doyle said so.`, but not `Will Doyle come?` and `Mayor Will Visit Arnsby`.
    fn is_first_name(&self) -> bool {
        let surname = self.behind(self.end);
        let known = self.of(surname);
        let name = known & CAPITAL != 0 && known & (FUNCTION | TITLE | ROLE | ORGANISATION) == 0 && surname.len() > 1;
        if self.bits & FIRST_NAME == 0 || !name {
            return false;
        }
        let (before, word) = (self.before(self.start), self.end + 1 + surname.len());
        match before.first() {
            Some(first) if first.is_ascii_lowercase() => true,
            _ if self.says(self.behind(word)) => true,
            _ => self.of(self.behind(word)) & CAPITAL == 0 && !self.is_asked(word),
        }
    }

    /// Whether its sentence is a question, or is not read to its end.
    fn is_asked(&self, from: usize) -> bool {
        let rest = &self.bytes[from..];
        let end = rest.iter().take(SENTENCE).position(|byte| matches!(byte, b'.' | b'?' | b'!'));
        end.is_none_or(|end| rest[end] == b'?')
    }

    /// Whether it is a verb of saying, of those that a stage has added, and no bare form.
    fn says(&self, word: &[u8]) -> bool {
        let known = self.of(word);
        let says = known & (STAGE | STAGE << 2 | STAGE << 4) == STAGE && known & OBJECT == 0;
        word.first().is_some_and(u8::is_ascii_lowercase) && says
    }

    /// `“…,” May said`, `said Will`, `saw Will at the gate`.
    fn is_alone(&self) -> bool {
        let (before, behind) = (self.before(self.start), self.behind(self.end));
        let small = |word: &[u8]| word.first().is_some_and(u8::is_ascii_lowercase);
        let mentioned = self.bits & FIRST_NAME != 0 && small(before) && self.of(behind) & CAPITAL == 0;
        let ends = self.bytes.get(self.end).is_none_or(|next| *next != b' ') || small(behind);
        self.says(behind) || self.says(before) && ends && self.bits & TIME == 0 || mentioned
    }
}
