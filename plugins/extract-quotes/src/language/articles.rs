//! Articles: which are of someone who is not known yet, and of which sex the noun after one is.

use copydesk_text::vocabulary::{FEMALE, MALE};

use super::habits::Rules;
use super::resources::Language;

/// Articles of someone who is not known yet, and words for one of several, in all languages.
const INDEFINITE: &[&str] = &[
    "a", "an", "another", "any", "each", "ein", "eine", "einem", "einer", "eines", "en", "et", "ett", "every", "jede",
    "jedem", "jeder", "one", "some", "um", "uma", "un", "una", "une", "uno",
];

/// Articles of someone who is known, also joined to a preposition, by the language’s tag.
const DEFINITE: &[(&str, &[&str])] = &[
    ("de", &["das", "dem", "den", "der", "des", "die"]),
    ("en", &["the"]),
    ("es", &["al", "del", "el", "la"]),
    ("fr", &["au", "du", "l'", "la", "le", "l’"]),
    (
        "it",
        &[
            "al", "all'", "alla", "allo", "all’", "dal", "dalla", "del", "dell'", "della", "dello", "dell’", "il",
            "l'", "la", "lo", "l’",
        ],
    ),
    ("pt", &["a", "ao", "da", "do", "na", "no", "o", "pela", "pelo", "à"]),
];

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

impl Language {
    /// Whether the word is an article of someone who is not known yet.
    pub(crate) fn is_indefinite(&self, word: &str) -> bool {
        // `a autora`: the author
        let known = self.tag == "pt" && word.eq_ignore_ascii_case("a");
        !known && INDEFINITE.iter().any(|one| word.eq_ignore_ascii_case(one))
    }

    /// Whether the word is a preposition with its article, in German.
    pub(crate) fn is_joined(&self, word: &str) -> bool {
        self.nouns_capital()
            && self.small_words.contracted_articles.iter().any(|joined| word.eq_ignore_ascii_case(joined))
    }

    /// Whether the word is an article of someone who is known. Of Swedish and Danish it is the noun's end.
    pub(crate) fn is_definite(&self, word: &str) -> bool {
        let own = DEFINITE.iter().find(|(tag, _)| *tag == self.tag);
        own.is_some_and(|(_, articles)| articles.iter().any(|one| word.eq_ignore_ascii_case(one)))
    }

    /// The sex of the one whom an article and a noun call, of which this is known; 0 where neither tells.
    pub(crate) fn sex_of_noun(&self, article: &str, noun: u32) -> u32 {
        let told = self.sex_of_article(article);
        let own = if noun & (MALE | FEMALE) == MALE | FEMALE { 0 } else { noun & (MALE | FEMALE) };
        // `nach Ansicht der Biologin`: the noun tells more than its article; but `la biologiste`
        if own == 0 || told != 0 && !self.nouns_capital() { told } else { own }
    }

    /// [`MALE`] or [`FEMALE`], as the article tells of its noun; 0 where it tells neither.
    pub(crate) fn sex_of_article(&self, word: &str) -> u32 {
        if matches!(self.rules, Rules::Clauses) {
            return 0; // English has none that does
        }
        let told = OF_ONE_SEX.iter().find(|(tag, article, _)| *tag == self.tag && word.eq_ignore_ascii_case(article));
        told.map_or(0, |(_, _, sex)| *sex)
    }
}
