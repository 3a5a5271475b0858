//! Small words beside a name that tell what it names: who, whose, from, and years of age.

use std::sync::LazyLock;

use crate::lexicon::{Lexicon, entries};

/// The classes of small words in `data/name-signs.txt`.
pub(super) const FROM: u32 = 1;
pub(super) const PLACE: u32 = 1 << 1;
pub(super) const WHO: u32 = 1 << 2;
const WHOSE: u32 = 1 << 3;
const YEARS: u32 = 1 << 4;
pub(super) const BEFORE: u32 = 1 << 5;
const AGED: u32 = 1 << 6;
const COUNT: u32 = 1 << 7;
pub(super) const OF: u32 = 1 << 8;

/// Whether a clause begins with this word that tells of a human being more often than not: `Ada, who`.
pub(super) fn is_who(word: &str) -> bool {
    is_sign(WHO, word)
}

/// Whether a clause begins with this word that tells of what is somebody’s: `Ada Rowe, deren Sohn`. Elsewhere than in English.
pub(super) fn is_whose(word: &str) -> bool {
    is_sign(WHOSE, word)
}

/// Whether a small word is of this class.
pub(super) fn is_sign(class: u32, word: &str) -> bool {
    static SIGNS: LazyLock<Lexicon> = LazyLock::new(|| {
        let lines = entries(include_str!("../../data/name-signs.txt")).filter_map(|line| line.split_once(' '));
        Lexicon::new(lines.map(|(class, word)| {
            let class = match class {
                "before" => BEFORE,
                "from" => FROM,
                "place" => PLACE,
                "who" => WHO,
                "whose" => WHOSE,
                "aged" => AGED,
                "count" => COUNT,
                "of" => OF,
                _ => YEARS,
            };
            (word, class)
        }))
    });
    word.len() <= LONGEST && SIGNS.get(word.as_bytes()) & class != 0
}

/// The longest of them, in bytes.
const LONGEST: usize = 7;

/// `57 ans,`, `57)`
pub(super) fn is_age_behind(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest.get(digits..).filter(|_| digits == 2).unwrap_or_default();
    let years = || rest.strip_prefix([' ', '\u{a0}']).is_some_and(|rest| is_sign(YEARS, first_word(rest)));
    rest.starts_with(')') || years()
}

/// Whether a text begins with an age behind a name and its comma, in whatever form: `9,`, `also 9,`, `aged nine,`, `nine,`. A number alone that a
/// comma or a stop ends, for a first name alone.
pub(super) fn is_age_in_words(rest: &str) -> bool {
    let word = first_word(rest);
    let rest = if is_sign(AGED, word) { rest[word.len()..].trim_start() } else { rest };
    let word = first_word(rest);
    let number = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    (number && !word.starts_with('0') || is_sign(COUNT, word)) && rest[word.len()..].starts_with([',', '.', ')'])
}

pub(super) fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
