//! Whether a line breaks off: within a sentence, within a name, at an initial.

use copydesk_text::sentences;

use crate::blocks::prose::is_byline;
use crate::classes::FUNCTION;
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::bytes::stops::last_stop;

/// Whether a line ends within a sentence.
pub(crate) fn is_open(line: &str) -> bool {
    last_stop(line).is_none()
}

/// Whether it begins with a word of grammar.
pub(crate) fn is_function(word: &str, language: &Language) -> bool {
    let word = word.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_alphanumeric)
        && !word.contains('-')
        && language.classes(read_word(word, 0, word.len()).whole) & FUNCTION != 0
}

/// Whether a first line ends within a name, such as a firm's, that the next goes on with: no byline, and no beginning of
/// a sentence behind it.
pub(crate) fn within_name(line: &str, next: &str, language: &Language) -> bool {
    let opens = || is_function(next, language);
    let initial = ends_with_initial(line) && (line.split_whitespace().nth(3).is_none() || !opens());
    initial || is_open(line) && !is_byline(line) && !opens()
}

/// `The U.S.`: its stop need not end a sentence.
pub(crate) fn ends_with_initial(line: &str) -> bool {
    line.strip_suffix('.').is_some_and(|line| line.ends_with(|c: char| c.is_ascii_uppercase()))
}

/// Whether a line ends with an abbreviation that ends no sentence, whatever follows: `… of the St.` above `Ansgar lock …`.
pub(crate) fn ends_with_title(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or_default();
    word.ends_with('.') && sentences(&format!("a {word} The")).nth(1).is_none()
}
