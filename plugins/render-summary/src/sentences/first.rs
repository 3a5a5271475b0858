//! How a story's first sentence, or an abstract above it, opens: with somebody or something that nothing before it tells of.

use crate::classes::{ARTICLE, TITLE};
use crate::language::Language;
use crate::sentences::scan::read_word;

/// Whether a story's first sentence, where it begins with what stands for one person, names somebody who may be meant: behind a comma
/// (`His letter, which Lind wrote, …`), but not in `His team talks with Rowe’s`.
pub(crate) fn names_ahead(sentence: &str, language: &Language) -> bool {
    let begins = language.is_person(read_word(sentence, 0, sentence.len()).whole);
    let names = |rest: &str| rest.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    !begins || sentence.find(',').is_some_and(|comma| names(&sentence[comma..]))
}

/// Whether the `It` with which a story's first sentence opens stands for what follows: `It is a common error that bridges are cheap.`
pub(crate) fn is_impersonal(sentence: &str) -> bool {
    const WORDS: usize = 6;
    let rest = ["It is ", "It’s ", "It's ", "It was "].iter().find_map(|opening| sentence.strip_prefix(opening));
    rest.is_some_and(|rest| rest.split(' ').take(WORDS).any(|word| word == "that"))
}

/// Whether a story opens with a scene of which `it` tells, and nothing before: `For Rowe, it was a day of …`.
pub(crate) fn opens_scene(sentence: &str) -> bool {
    const OPENING: usize = 40;
    let comma = sentence.bytes().take(OPENING).position(|byte| byte == b',');
    comma.is_some_and(|comma| sentence[comma..].starts_with(", it was a"))
}

/// Whether somebody is named right behind the first comma, who may be meant before it: `Though she left in May, Ada Rowe …`.
pub(crate) fn names_behind_comma(sentence: &str) -> bool {
    sentence.split_once(", ").is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// Whether a sentence leaves open who says it: `Unless crews sail, they say, …`
pub(crate) fn leaves_sayers(sentence: &str) -> bool {
    [", they say,", ", they say.", ", they said,", ", they said."].iter().any(|aside| sentence.contains(aside))
}

/// Whether a sentence opens with a thing as if it were known: `The poll of voters …`, but not `The Arnsby board …`.
pub(crate) fn opens_with_thing(sentence: &str, language: &Language) -> bool {
    let mut words = sentence.split(' ').filter(|word| !word.is_empty());
    let is_article = |word: &str| language.classes(read_word(word, 0, word.len()).whole) & ARTICLE != 0;
    let article = words.next().is_some_and(is_article);
    article && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Whether a sentence calls somebody by a title and a surname whom it did not name before, nor is `called` so in what follows:
/// `Mr. Lind’s pilots …`.
pub(crate) fn has_titled_surname(sentence: &str, language: &Language, called: impl Fn(&str) -> bool) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let (mut at, mut title) = (0, false);
    let mut words = sentence.split(' ').peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let name = bare.split(['\'', '’']).next().unwrap_or_default();
        // Not `President Ada Rowe`.
        let alone = name.len() < word.len() || words.peek().is_none_or(|next| !capital(next));
        if title && alone && capital(name) && !sentence[..at].contains(name) && !called(name) {
            return true;
        }
        title = capital(bare) && language.classes(read_word(bare, 0, bare.len()).whole) & TITLE != 0;
        at += word.len() + 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_it_that_stands_for_what_follows_is_told() {
        assert!(is_impersonal("It is a common error that bridges are cheap."));
        assert!(!is_impersonal("It is cheap."));
        assert!(!is_impersonal("It is the last of seven bridges near the port that Rowe built."));
    }
}
