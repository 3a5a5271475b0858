//! Names of streets, which look like those of people: `a 42-year-old man from Mill Lane, who was granted anonymity`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::part;
use crate::vocabulary::{CAPITAL, FIRST_NAME, PREPOSITION, ROLE};
use crate::words::{Kind, Token};

const STREETS: &str = include_str!("../../data/en/streets.txt");
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(STREETS, "[before]").collect());
static STREET: LazyLock<Vec<&str>> = LazyLock::new(|| part(STREETS, "[street]").collect());
static SURNAME: LazyLock<Vec<&str>> = LazyLock::new(|| part(STREETS, "[surname]").collect());

/// Whether a name of several words is a street’s, by its last word and the small word before it. What may be a surname as well is somebody’s behind a
/// first name, and behind `of` unless a comma stands before that: `the wife of Yrla Lane`.
#[inline]
pub(super) fn is_street(text: &str, tokens: &[Token], run: &Range<usize>) -> bool {
    let left = run.start.checked_sub(1).map(|left| &tokens[left]);
    run.len() > 1 && left.is_some_and(|left| left.is(PREPOSITION) && left.bits & CAPITAL == 0) && {
        let word = |at: usize| text.get(tokens[at].range()).unwrap_or_default();
        let (before, last) = (word(run.start - 1), word(run.end - 1));
        let comma = || run.start > 1 && tokens[run.start - 2].kind == Kind::Comma;
        let place = || tokens[run.start].bits & FIRST_NAME == 0 && (before != "of" || comma());
        BEFORE.binary_search(&before).is_ok()
            && (STREET.binary_search(&last).is_ok() || SURNAME.binary_search(&last).is_ok() && place())
    }
}

/// Whether a name is that of a place where somebody is, by what stands before it: `in Upper Slaughter, who`, `a man from Upper Slaughter, who`.
pub(super) fn is_whereabouts(text: &str, tokens: &[Token], run: &Range<usize>) -> bool {
    let Some(left) = run.start.checked_sub(1).filter(|left| tokens[*left].is(PREPOSITION)) else { return false };
    let of_somebody =
        || left.checked_sub(1).is_some_and(|noun| tokens[noun].is(ROLE) || tokens[noun].kind == Kind::Number);
    match text.get(tokens[left].range()) {
        Some("in" | "near") => true,
        Some("from") => of_somebody() && tokens[run.start].bits & FIRST_NAME == 0,
        _ => false,
    }
}
