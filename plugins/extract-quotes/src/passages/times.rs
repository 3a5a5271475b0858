//! Surnames that are times elsewhere: `Dr Winter`, `Frau Sommer`, and `said Winter` of a Hazel Winter.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, POSSESSIVE, PREPOSITION, TIME, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::language::Language;

/// The longest title that only a name follows, in bytes: `Dame`.
const TITLED: usize = 4;

/// Takes times for names behind a short title.
pub(crate) fn read_names(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let (left, token) = (&tokens[at - 1], &tokens[at]);
        let time = token.bits & (TIME | CAPITAL) == TIME | CAPITAL;
        if time && left.bits & (TITLE | CAPITAL) == TITLE | CAPITAL && left.end - left.start <= TITLED {
            tokens[at].bits &= CAPITAL | POSSESSIVE;
        }
    }
}

/// Words before a number of years that say about how old somebody is, in German, and the tens.
const ABOUT: [&str; 3] = ["Anfang", "Ende", "Mitte"];
const TENS: [&str; 8] = ["achtzig", "dreißig", "fünfzig", "neunzig", "sechzig", "siebzig", "vierzig", "zwanzig"];

/// Takes `Mitte fünfzig` for a time, and for no name: `eine Frau Mitte fünfzig`.
pub(crate) fn read_ages(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.bits & CAPITAL == 0 || !ABOUT.contains(&&text[token.range()]) {
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

/// The longest time, in bytes: `September`.
const TIMES: usize = 9;

/// The surnames of the article’s people that are times elsewhere.
pub(crate) fn surnames<'a>(people: &People<'a>, language: &Language) -> Vec<&'a str> {
    let last = people.all().filter(|one| one.is_surely_one()).filter_map(|one| one.name.rsplit(' ').next());
    let time = |word: &&str| word.len() <= TIMES && language.lexicon.get(word.to_lowercase().as_bytes()) & TIME != 0;
    let mut surnames: Vec<&str> = last.filter(time).collect();
    surnames.sort_unstable();
    surnames.dedup();
    surnames
}

/// Takes times for names that somebody of the article bears, unless a preposition or the like stands before them: `in May`, `last May`, `3 May`.
pub(crate) fn read_surnames(text: &str, tokens: &mut [Token], surnames: &[&str]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.bits & (TIME | CAPITAL) != TIME | CAPITAL || !surnames.contains(&&text[token.range()]) {
            continue;
        }
        let dated = |near: &Token| near.is(PREPOSITION | DETERMINER | TIME) || near.kind == Kind::Number;
        let left = at.checked_sub(1).map(|left| &tokens[left]);
        let opens = left.is_none_or(|left| left.kind == Kind::End);
        if !opens && !left.is_some_and(dated) && !tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number) {
            tokens[at].bits &= CAPITAL | POSSESSIVE;
        }
    }
}
