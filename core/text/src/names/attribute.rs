//! What German sets between an article and a name: `Der 54 Jahre alte Busfahrer Bo Lind kam`, `Sein Bruder, der aus Arnsberg stammende Bo Lind, kam`.
//! Read from the text, for where names alone are read the small words are no tokens.

use std::sync::LazyLock;

use super::small_words::{BEFORE, OF, is_sign};
use super::words_after::is_age_before;
use crate::lexicon::entries;

/// The articles of a subject, as they stand inside a sentence.
static ARTICLES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/de/subject-articles.txt")).collect());

/// How long all of it is at most, in bytes, and the noun that it stands beside, in words.
const LONG: usize = 120;
const NOUN: usize = 5;

/// How many words may say what an office is of.
const OFFICE: usize = 8;

/// Determiners that end as adjectives do, and prepositions: what they stand before is no noun of the article.
static NO_ADJECTIVES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/de/no-adjectives.txt")).collect());

/// Whether these words, with which a sentence begins, are an article and what is set between it and the name behind them; or a noun, a comma, and
/// both, where the name is `closed` by a comma or a bracket as well; or an office and a comma.
#[inline(never)]
pub(super) fn opens_with_attribute(before: &str, closed: bool) -> bool {
    if before.len() > LONG || !before.ends_with(' ') {
        return false;
    }
    match before.split_once(", ") {
        // `Der Vorsitzende des Vereins, Bo Lind,`
        Some((office, "")) => closed && is_office(office),
        Some((noun, rest)) if closed => rest
            .split_once(' ')
            .is_some_and(|(article, rest)| ARTICLES.contains(&article) && is_attribute(rest) && is_noun(noun)),
        Some(_) => false,
        None => before.split_once(' ').is_some_and(|(article, rest)| {
            ARTICLES.iter().any(|word| word.eq_ignore_ascii_case(article)) && is_attribute(rest)
        }),
    }
}

/// Whether the words are an article that a subject may have, a noun and what that is of: `Der Vorsitzende des Deutschen Roten Kreuzes in Bayern`, but
/// not `Dem Leiter des Hauses`, `Der Minister lobte den Leiter`.
fn is_office(words: &str) -> bool {
    let mut words = words.split(' ');
    let article = words.next().unwrap_or_default();
    if ["en", "em", "es"].iter().any(|case| article.ends_with(case)) {
        return false;
    }
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let mut words = words.skip_while(|word| small(word) && (word.ends_with('e') || word.ends_with("er")));
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let noun = words.next().is_some_and(|noun| noun.starts_with(char::is_uppercase) && plain(noun));
    let (mut of, mut count, mut name) = (false, 0, false);
    for word in words {
        count += 1;
        // the small word behind the noun, or an adjective behind that
        let joins = is_sign(OF, word) || of && word.ends_with("en");
        if !plain(word) || count > OFFICE || small(word) && !joins || count == 1 && !joins {
            return false;
        }
        (of, name) = (joins, !small(word));
    }
    noun && name
}

/// Whether the words are a noun with an article: `Sein Opfer`, `Der Vorsitzende des Vereins`.
fn is_noun(words: &str) -> bool {
    let count = words.split(' ').count();
    let mut rest = words.split(' ').skip(1);
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let last = words.rsplit(' ').next().unwrap_or_default();
    (2..=NOUN).contains(&count) && last.starts_with(char::is_uppercase) && rest.all(plain)
}

/// Whether the words can stand between an article and its noun and be no noun with a verb: they begin with an age, a number, or a small word of
/// place or time, and none but the last is an adjective of what comes next: `54 Jahre alte `, but not `54 Jahre alte Trainer lobte `.
fn is_attribute(words: &str) -> bool {
    let words = words.trim_end();
    let (first, last) = (words.split(' ').next().unwrap_or_default(), words.rsplit(' ').next().unwrap_or_default());
    if first.len() == words.len() {
        return is_age_before(words);
    }
    let number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    let adjective = |word: &str| {
        word.starts_with(char::is_lowercase)
            && (word.ends_with('e') || word.ends_with("er"))
            && word.len() > SHORT
            && NO_ADJECTIVES.binary_search(&word).is_err()
    };
    let pairs = words.split(' ').zip(words.split(' ').skip(1));
    let noun =
        |(word, next): (&str, &str)| adjective(word) && word.ends_with('e') && next.starts_with(char::is_uppercase);
    (number || is_sign(BEFORE, first)) && adjective(last) && !pairs.into_iter().any(noun)
}

/// What is as short as this is no adjective, in bytes.
const SHORT: usize = 3;
