//! What a story has shown of a word as a name.

/// A word as it stood with a capital, or behind an indefinite article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name {
    /// How often that was in the middle of a sentence.
    pub(crate) within: u16,
    /// Whether it stood behind another capitalised word, as a surname does at first mention.
    pub(crate) surname: bool,
    /// Whether it stood behind an indefinite article when it was met first: `a survey`.
    pub(crate) introduced: bool,
}
