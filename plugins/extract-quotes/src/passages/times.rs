//! Surnames that are times elsewhere: `Dr Winter`, `Frau Sommer`, and `said Winter` of a Hazel Winter; and ages that look like names.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, POSSESSIVE, PREPOSITION, TIME, TITLE};
use copydesk_text::words::{Kind, Token};

/// The longest title that only a name follows, in bytes: `Dame`.
const TITLED: usize = 4;

/// Whether the token is a time with a capital.
#[inline]
pub(crate) fn is_time(token: &Token) -> bool {
    token.bits & (TIME | CAPITAL) == TIME | CAPITAL
}

/// Whether the time at this token stands behind a short title, so that it is a name; nothing where it may be the surname of somebody alone, for no
/// preposition or the like stands before it: `in May`, `last May`, `3 May`.
pub(crate) fn is_surname(tokens: &[Token], at: usize) -> Option<bool> {
    let left = tokens.get(at.checked_sub(1)?)?;
    if left.bits & (TITLE | CAPITAL) == TITLE | CAPITAL && left.end - left.start <= TITLED {
        return Some(true);
    }
    let dated = left.is(PREPOSITION | DETERMINER | TIME) || matches!(left.kind, Kind::Number | Kind::End);
    let day = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
    if dated || day { Some(false) } else { None }
}

/// Takes the time at this token for a name.
pub(crate) fn take_for_name(token: &mut Token) {
    token.bits &= CAPITAL | POSSESSIVE;
}

/// Takes times for names behind a short title.
pub(crate) fn read_names(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        if is_time(&tokens[at]) && is_surname(tokens, at) == Some(true) {
            take_for_name(&mut tokens[at]);
        }
    }
}

/// Words before a number of years that say about how old somebody is, in German, and the tens.
static ABOUT: LazyLock<Vec<&str>> = LazyLock::new(|| part(AGES, "[about]").collect());
static TENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(AGES, "[tens]").collect());
const AGES: &str = include_str!("../../data/ages.txt");

/// Takes `Mitte fünfzig` for a time, and for no name: `eine Frau Mitte fünfzig`.
pub(crate) fn read_ages(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let long = token.end - token.start;
        if !(4..=6).contains(&long) || token.bits & CAPITAL == 0 || !ABOUT.contains(&&text[token.range()]) {
            continue;
        }
        let behind = text[token.end..].strip_prefix(' ').unwrap_or_default();
        let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let tens = TENS.iter().any(|ten| ten.eq_ignore_ascii_case(word)) || word.len() == 2 && word.ends_with('0');
        if tens {
            let end = token.end + 1 + word.len();
            tokens[at].bits = TIME;
            let next = tokens.get_mut(at + 1).filter(|next| next.end == end);
            next.into_iter().for_each(|next| next.bits = TIME);
        }
    }
}
