//! Articles: which are of someone who is not known yet, and of which sex the noun after one is.

use copydesk_text::vocabulary::{FEMALE, MALE};

use super::{Language, Rules};

/// Articles of someone who is not known yet, and words for one of several, in all languages.
const INDEFINITE: &[&str] = &[
    "a", "an", "another", "any", "each", "ein", "eine", "einer", "en", "et", "every", "jede", "jeder", "one", "some",
    "um", "uma", "un", "una", "une", "uno",
];

/// Articles of someone who is known, in English and German.
const DEFINITE: &[&str] = &["das", "dem", "den", "der", "des", "die", "the"];

/// Articles that tell the sex of a noun, by the language’s tag.
const OF_ONE_SEX: &[(&str, &str, u32)] = &[
    ("de", "der", MALE),
    ("de", "die", FEMALE),
    ("es", "el", MALE),
    ("es", "la", FEMALE),
    ("es", "un", MALE),
    ("es", "una", FEMALE),
    ("fr", "la", FEMALE),
    ("fr", "le", MALE),
    ("fr", "un", MALE),
    ("fr", "une", FEMALE),
    ("it", "il", MALE),
    ("it", "la", FEMALE),
    ("it", "lo", MALE),
    ("it", "un", MALE),
    ("it", "una", FEMALE),
    ("pt", "a", FEMALE),
    ("pt", "o", MALE),
    ("pt", "um", MALE),
    ("pt", "uma", FEMALE),
];

/// Whether the word is an article of someone who is not known yet.
pub(crate) fn is_indefinite(word: &str) -> bool {
    INDEFINITE.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Whether the word is an English or German article of someone who is known.
pub(crate) fn is_definite(word: &str) -> bool {
    DEFINITE.iter().any(|one| word.eq_ignore_ascii_case(one))
}

impl Language {
    /// [`MALE`] or [`FEMALE`], as the article tells of its noun; 0 where it tells neither.
    pub(crate) fn sex_of_article(&self, word: &str) -> u32 {
        if matches!(self.rules, Rules::Clauses) {
            return 0; // English has none that does
        }
        let told = OF_ONE_SEX.iter().find(|(tag, article, _)| *tag == self.tag && word.eq_ignore_ascii_case(article));
        told.map_or(0, |(_, _, sex)| *sex)
    }
}
