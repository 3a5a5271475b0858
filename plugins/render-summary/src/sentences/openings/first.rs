//! How a story's first sentence, or an abstract above it, opens: with somebody or something that nothing before it tells of.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, FUNCTION, PRONOUN, TITLE, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

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

/// Whether a sentence opens with an `It` that stands for none of the several things or people with which the sentence `before` opens.
pub(crate) fn leans_past(sentence: &str, before: &str, language: &Language) -> bool {
    /// So many words open it.
    const WORDS: usize = 2;
    let opens = sentence.starts_with("It ") || sentence.starts_with("It’s ") || sentence.starts_with("It's ");
    if !opens || !language.is_english() || is_impersonal(sentence) {
        return false;
    }
    let opening: Vec<String> = before.split(' ').take(WORDS).map(str::to_lowercase).collect();
    let opening = opening.join(" ");
    let several = |word: &str| opening.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    entries(include_str!("../../../data/en/several.txt")).any(several)
}

/// Whether the `That` with which a sentence opens is told by what follows: `That soft sound you hear is …`.
pub(crate) fn is_told_by_clause(sentence: &str) -> bool {
    /// So many words stand between both.
    const BETWEEN: usize = 4;
    let Some(rest) = sentence.strip_prefix("That ") else { return false };
    let mut words = rest.split(' ').skip(1);
    words.by_ref().take(BETWEEN).any(|word| word == "you")
        && words.next().is_some_and(|word| matches!(word, "feel" | "hear" | "heard" | "saw" | "see" | "smell"))
        && words.next().is_some_and(|word| matches!(word, "is" | "was"))
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

/// Whether a sentence calls somebody by what he is whom it does not name: `The Norland senator …`, `her rival’s …`, or as headlines do, `After a
/// pause, senator seems …`, but not `Ada Rowe, as the candidate …`, `her rival Bo Lind`.
pub(crate) fn calls_by_role(sentence: &str, language: &Language) -> bool {
    /// So many words stand between the article and the role.
    const BETWEEN: usize = 2;
    static ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let mut roles: Vec<&str> = entries(include_str!("../../../data/roles.txt")).collect();
        roles.sort_unstable();
        roles
    });
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let bare = |word: &'_ str| -> String {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.split(['\'', '’']).next().unwrap_or_default().to_lowercase()
    };
    let words: Vec<&str> = sentence.split(' ').filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        if ROLES.binary_search(&bare(word).as_str()).is_err() {
            return false;
        }
        // `her rival Bo Lind`, `the senator, Bo Lind,`
        if words.get(at + 1).is_some_and(|next| capital(next)) && !word.ends_with(['.', ':']) {
            return false;
        }
        if language.is_english() && is_in_headline_language(&words, at, language) {
            return true;
        }
        let before = (at.saturating_sub(BETWEEN + 1)..at).rev().find_map(|place| {
            let small = words[place].to_lowercase();
            let classes = language.classes(read_word(&small, 0, small.len()).whole);
            (classes & (ARTICLE | PRONOUN) != 0).then_some((place, classes))
        });
        let named = |place: usize| words[..place].iter().enumerate().any(|(at, word)| at > 0 && capital(word));
        let owns = |word: &str| word.contains(['\'', '’']) && capital(word);
        before.is_some_and(|(place, classes)| match classes & ARTICLE {
            0 => true, // another than whoever is named
            _ => !(named(place) || place > 0 && owns(words[0])),
        })
    })
}

/// Whether the noun at a place of a sentence heads a clause without an article, before a verb in the present, as in English headlines.
fn is_in_headline_language(words: &[&str], noun: usize, language: &Language) -> bool {
    let heads = noun.checked_sub(1).is_none_or(|before| words[before].ends_with(','));
    let alone = words[noun].bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let next = words.get(noun + 1).filter(|_| heads && alone);
    next.is_some_and(|next| {
        let small = next.bytes().all(|byte| byte.is_ascii_lowercase());
        let classes = || language.classes(read_word(next, 0, next.len()).whole);
        small && next.ends_with('s') && !next.ends_with("ss") && classes() & (FUNCTION | VERB) != FUNCTION
    })
}

/// Whether a sentence speaks of somebody as `he` whom it calls at most by what he belongs to: `The Norlander hurt his chances.`
pub(crate) fn leaves_person(sentence: &str, language: &Language) -> bool {
    let class = |word: &str| language.classes(read_word(word, 0, word.len()).whole);
    let (mut person, mut article) = (false, false);
    let mut words = sentence.split(' ').enumerate().peekable();
    while let Some((at, word)) = words.next() {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let small = word.to_lowercase();
        let capital = word.starts_with(char::is_uppercase);
        let alone = words.peek().is_none_or(|(_, next)| !next.starts_with(char::is_uppercase));
        // `As he left, …`, but not `Rowe says she left …`
        let opens = at == 0 && class(&small) & FUNCTION != 0;
        if capital && !opens && !(article && alone) {
            return false;
        }
        person |= language.is_person(read_word(&small, 0, small.len()).whole);
        article = class(&small) & ARTICLE != 0;
    }
    person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn somebody_called_by_what_he_is_is_told_from_somebody_named() {
        for (tag, text) in [
            ("en", "The Norland senator found ways to mend a lock."),
            ("en", "Elite GOP money players will help the candidate."),
            ("en", "Mrs. Rowe may fail to inspire the way her challenger's promises do."),
            ("en", "After a pause in Holm, senator seems ready for a fight."),
            ("de", "Der Kandidat will die Schleuse schließen."),
            ("fr", "La candidate veut fermer le port."),
            ("es", "La senadora quiere cerrar el puerto."),
        ] {
            assert!(calls_by_role(text, language(tag)), "{text}");
        }
        for text in [
            "Mrs. Rowe may fail where her challenger Bo Lind does not.",
            "For Ada Rowe, the candidate, it was a long day.",
            "Rowe's aides say the candidate is ill.",
            "The senator, Bo Lind, left.",
            "A senator left.",
            "After a pause in Holm, senator Bo Lind seems ready.",
            "A pilot, diver and senator says no.",
            "Rowe fell, senator’s tolls rose.",
            "Pilots want to know all of the candidates.",
        ] {
            assert!(!calls_by_role(text, language("en")), "{text}");
        }
    }

    #[test]
    fn a_person_whom_nobody_names_is_told() {
        assert!(leaves_person(
            "After the Norlander seemed to fail, few asked how he had hurt his port.",
            language("en")
        ));
        for text in [
            "After the Norland Board seemed to fail, few asked how he had hurt his port.",
            "After the Norlander seemed to fail, few asked how.",
            "Ada Rowe said that she had hurt the port.",
            "Rowe says that she has hurt the port.",
            "Few pilots say why “Rowe” is painted on her ship.",
        ] {
            assert!(!leaves_person(text, language("en")), "{text}");
        }
    }

    #[test]
    fn a_that_which_a_clause_tells_is_told() {
        assert!(is_told_by_clause("That low humming sound you hear is the board."));
        for text in
            ["That sound is the board.", "That means you see the board.", "That sound you hear each year is not it."]
        {
            assert!(!is_told_by_clause(text), "{text}");
        }
    }

    #[test]
    fn an_it_that_stands_for_what_follows_is_told() {
        assert!(is_impersonal("It is a common error that bridges are cheap."));
        assert!(!is_impersonal("It is cheap."));
        assert!(!is_impersonal("It is the last of seven bridges near the port that Rowe built."));
    }

    #[test]
    fn an_it_behind_several_goes_on_with_what_was_told_before() {
        let leans = |before: &str, it: &str| leans_past(it, before, language("en"));
        assert!(leans("There are many crews in Arnsby.", "It’s a way to sigh."));
        assert!(leans("Many sail.", "It is a flag."));
        assert!(!leans("There is a flag on deck.", "It’s a way to sigh."));
        assert!(!leans("Many sail.", "It is true that crews sigh."));
        assert!(!leans("Many sail.", "Its flag is red."));
    }
}
