//! Whose a country is said to be: `a book on Putin’s Russia` tells of the country, and nobody who speaks or whom a pronoun takes up.

use std::sync::LazyLock;

use super::runs::Run;
use super::small_words::first_word;
use super::words_after::look_up;
use crate::lexicon::{Lexicon, part};
use crate::vocabulary::{CAPITAL, FUNCTION, POSSESSIVE};
use crate::words::Token;

const LIST: &str = include_str!("../../data/en/countries.txt");
static COUNTRIES: LazyLock<Vec<&str>> = LazyLock::new(|| part(LIST, "[country]").collect());
static SEVERAL: LazyLock<Vec<&str>> = LazyLock::new(|| part(LIST, "[several]").collect());

/// Whether a name is the possessor of a country and of nothing more: `Putin’s Russia`, but not `Trump’s China policy`.
pub(super) fn owns_country(run: &Run, (text, tokens): (&str, &[Token]), lexicon: &Lexicon) -> bool {
    let capital = |next: &Token| next.bits & CAPITAL != 0;
    let owns = tokens[run.tokens.end - 1].bits & POSSESSIVE != 0 && tokens.get(run.tokens.end).is_some_and(capital);
    owns && ends_in_country(&text[tokens[run.tokens.end - 1].end..], lexicon)
}

/// Whether a text begins with the end of a genitive and a country, behind which no noun stands.
#[cold]
fn ends_in_country(rest: &str, lexicon: &Lexicon) -> bool {
    let rest = rest.strip_prefix(['’', '\'']).and_then(|rest| rest.strip_prefix('s').unwrap_or(rest).strip_prefix(' '));
    let Some(rest) = rest else { return false };
    let one = first_word(rest).len();
    let two = rest[one..].strip_prefix(' ').map(|next| one + 1 + first_word(next).len());
    let known = |end: &usize| COUNTRIES.binary_search(&&rest[..*end]).is_ok();
    let Some(end) = two.into_iter().chain([one]).find(known) else { return false };
    match rest[end..].strip_prefix(' ') {
        Some(next) => {
            let word = first_word(next);
            // `Putin’s Russia jailed her`
            let verb = || look_up(lexicon, word) & FUNCTION != 0 || word.ends_with("ed");
            word.is_empty() || word.starts_with(char::is_lowercase) && verb() && !SEVERAL.contains(&word)
        }
        None => !rest[end..].starts_with(['-', '’', '\'']),
    }
}
