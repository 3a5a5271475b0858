//! What stands around a name and is none of it, or is: letters of honours behind it, titles that are borne as a name, a first word in capitals.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::entries;
use crate::vocabulary::{ALL_CAPS, FIRST_NAME, TITLE, is_first_name_anywhere};
use crate::words::{Kind, Token};

/// The run without the letters of honours and offices at its end, and the commas before them: of `Ann Lowe, MBE`, `Ann Lowe`. Two words of
/// the name are left, or one behind a title: `Lee MP` may be anything.
pub(super) fn without_honours(text: &str, tokens: &[Token], run: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = run;
    let titled = || tokens[start].is(TITLE) && tokens[start].bits & FIRST_NAME == 0;
    let known = tokens[start].is(FIRST_NAME | TITLE);
    while end - start > 2 && is_honour(text, &tokens[end - 1], known) {
        let comma = usize::from(tokens[end - 2].kind == Kind::Comma);
        let names = tokens[start..end - 1 - comma].iter().filter(|token| token.kind == Kind::Word).count();
        if names < 2 && !titled() {
            break;
        }
        end -= 1 + comma;
    }
    start..end
}

/// Whether the word is such letters, behind what may be a name (`known`: it opens with a first name or a title).
#[inline]
fn is_honour(text: &str, token: &Token, known: bool) -> bool {
    static HONOURS: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/en/post-nominals.txt")).collect());
    // most last words of names end in a small letter or have more letters
    let word = text.get(token.range()).unwrap_or_default();
    let may = (2..=5).contains(&word.len()) && (token.is(ALL_CAPS) || word.ends_with(['D', 'l']));
    may && HONOURS
        .binary_search_by(|line| line.split(' ').next().unwrap_or_default().cmp(word))
        .is_ok_and(|at| known || !HONOURS[at].ends_with(" place"))
}

/// Whether a title is borne as part of a name: `Lord` of `Lord Rowe`.
pub(super) fn is_borne(text: &str, title: &Token) -> bool {
    static BORNE: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/en/borne-titles.txt")).collect());
    text.get(title.range()).is_some_and(|title| BORNE.binary_search(&title).is_ok())
}

/// A name whose first word alone is in capitals, as newspapers open a story, as it is written elsewhere: `JOHN Rowe` is `John Rowe`. Only a
/// first name is: initials and bodies have capitals of their own.
pub fn as_usual(name: &str) -> Cow<'_, str> {
    // nearly all names go on in small letters
    if name.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return Cow::Borrowed(name);
    }
    let Some((first, rest)) = name.split_once(' ') else { return Cow::Borrowed(name) };
    let shouted = first.len() > 2 && first.chars().all(|letter| letter.is_uppercase() || letter == '-');
    if !shouted || !rest.chars().any(char::is_lowercase) || !is_first_name(first) {
        return Cow::Borrowed(name);
    }
    let mut usual = String::with_capacity(name.len());
    for letter in first.chars() {
        match usual.is_empty() || usual.ends_with('-') {
            true => usual.push(letter),
            false => usual.extend(letter.to_lowercase()),
        }
    }
    Cow::Owned(usual + " " + rest)
}

/// Whether a word in capitals is a first name that is known in any language, or two.
fn is_first_name(word: &str) -> bool {
    word.split('-').all(|part| is_first_name_anywhere(&part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_word_in_capitals_is_written_as_usual_and_initials_are_kept() {
        for (name, usual) in
            [("JOHN Rowe", "John Rowe"), ("ÉMILE Zoub", "Émile Zoub"), ("ANNA-LISA Rowe", "Anna-Lisa Rowe")]
        {
            assert_eq!(as_usual(name), usual);
        }
        for kept in
            ["JK Rowe", "JRR Rowe", "John Rowe", "JOHN ROWE", "J. Rowe", "JOHN", "SEC Rowe", "UAW president Bo Lind"]
        {
            assert_eq!(as_usual(kept), kept);
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [include_str!("../../data/en/post-nominals.txt"), include_str!("../../data/en/borne-titles.txt")] {
            assert!(entries(list).is_sorted());
        }
    }
}
