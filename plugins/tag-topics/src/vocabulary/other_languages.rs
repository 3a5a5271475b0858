//! The files of other languages that ship, by language: names of the concepts, terms, and what words tell of the news.

/// The files of a folder of `data`, one a language, with the language they are of.
macro_rules! by_language {
    ($folder:literal: $($language:literal)*) => {
        &[$(($language, include_str!(concat!("../../data/", $folder, "/", $language, ".txt")))),*]
    };
}

/// The files of a language's terms, one a branch of the taxonomy, with the language.
macro_rules! by_branch {
    ($language:literal) => {
        by_branch!($language: "arts" "conflict" "crime" "disaster" "economy" "education" "environment" "health" "human-interest" "labour" "lifestyle" "nothing" "politics" "religion" "science" "society" "sport" "weather")
    };
    ($language:literal: $($branch:literal)*) => {
        &[$(($language, include_str!(concat!("../../data/terms/", $language, "/", $branch, ".txt")))),*]
    };
}

/// Language tag and names, sorted by tag.
pub(super) const NAMES: &[(&str, &str)] =
    by_language!("names": "ar" "da" "de" "es" "fr" "pt-BR" "pt-PT" "sv" "zh-Hans");

/// Names that are too common as words, by language.
pub(super) const COMMON: &str = include_str!("../../data/names/common-words.txt");

/// Language and words, sorted by language.
const TERMS: &[&[(&str, &str)]] = &[
    by_language!("terms": "da"),
    by_branch!("de"),
    by_branch!("es"),
    by_branch!("fr"),
    by_branch!("it"),
    by_language!("terms": "pt"),
    by_branch!("sv"),
];

/// Language, and what words of its terms tell of the news: lines of `event:` and `setting:`, sorted by language.
pub(super) const TELLING: &[(&str, &str)] = by_language!("telling": "da" "de" "es" "fr" "it" "pt" "sv");

/// Language and words, in the form of the English vocabulary (German also with parts of compounds, see `reading`), sorted by
/// language.
pub(super) fn terms() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    TERMS.iter().copied().flatten()
}
