//! Where a line of speech behind a dash goes over to telling of whoever spoke, in Swedish and Danish: `– Det går inte, säger Ada Rowe. Rowe bor i Marl.`

use std::ops::Range;

use copydesk_text::sentences;
use copydesk_text::vocabulary::{
    AUXILIARY, FEMALE, FIRST_NAME, FUNCTION, MALE, OBJECT, POSSESSOR, PRONOUN, ROLE, TITLE,
};

use crate::language::Language;

/// Where in `rest` a sentence begins that tells of whoever spoke, by the name that they have in `told`, or right behind it by a pronoun, where what
/// is `said` before names nobody whom that may mean.
pub(super) fn begins(language: &Language, text: &str, said: &str, told: &str, rest: Range<usize>) -> Option<usize> {
    let mut behind = sentences(&text[rest.clone()]).map(|one| rest.start + one.start);
    let first = behind.next()?;
    let pronoun = is_told_of(language, said, told, &text[first..rest.end]);
    if pronoun {
        return Some(first);
    }
    let last = words(told).filter(|word| word.starts_with(char::is_uppercase)).last();
    let named = |at: &usize| {
        let mut words = words(&text[*at..rest.end]);
        let first = words.next().unwrap_or_default();
        let second = words.next().unwrap_or_default();
        // `– Ek är ett bra träslag, säger Per Ek. Ek håller länge.`
        let own = last.filter(|last| self::words(said).all(|word| word != *last));
        own.is_some_and(|last| first == last || is_first_name(language, first) && second == last)
    };
    std::iter::once(first).chain(behind).find(named)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}

fn bits(language: &Language, word: &str) -> u32 {
    language.lexicon.get(word.to_lowercase().as_bytes())
}

fn is_first_name(language: &Language, first: &str) -> bool {
    bits(language, first) & FIRST_NAME != 0
}

/// Whether a pronoun of the speaker’s sex can mean nobody else of what is said, which begins with a word of grammar and has no name and no role.
/// Of what is said a possessive makes somebody whom no list knows (`Vår vikarie`), and a pronoun that a relative clause or a place follows is of the
/// words themselves: `Han som fuskade`, `Han där borta`.
fn is_told_of(language: &Language, said: &str, told: &str, rest: &str) -> bool {
    let mut follow = words(rest);
    let pronoun = follow.next().unwrap_or_default();
    let spaced = rest.strip_prefix(pronoun).is_some_and(|rest| rest.starts_with(' '));
    let next = follow.next().map_or(0, |next| bits(language, next));
    if !spaced
        || next & FUNCTION != 0 && next & AUXILIARY == 0
        || words(said).any(|word| bits(language, word) & POSSESSOR != 0)
    {
        return false;
    }
    let sex = |word: &str| bits(language, word) & (MALE | FEMALE);
    let he = bits(language, pronoun);
    let one = he & PRONOUN != 0 && he & OBJECT == 0 && matches!(he & (MALE | FEMALE), MALE | FEMALE);
    let name = words(told).find(|word| word.starts_with(char::is_uppercase));
    let speaker = name.map_or(0, sex);
    if !one || speaker != he & (MALE | FEMALE) {
        return false;
    }
    let last = sentences(said).last().and_then(|last| words(&said[last]).next());
    let grammar = last.is_some_and(|word| bits(language, word) & FUNCTION != 0);
    let nobody = |(at, word): (usize, &str)| {
        let bits = bits(language, word);
        bits & (ROLE | TITLE) == 0
            && (at == 0 || !word.starts_with(char::is_uppercase) || bits & FUNCTION != 0)
            && (bits & PRONOUN == 0 || bits & (MALE | FEMALE) == 0)
    };
    grammar && words(said).enumerate().all(nobody)
}
