//! Words that two lines share.

/// True where a long word of a heading stands in a paragraph, whatever its ending.
pub(crate) fn shares_word(heading: &str, paragraph: &str) -> bool {
    /// Letters of the word at least, and so many may be its ending.
    const LETTERS: usize = 4;
    const ENDING: usize = 1;
    let paragraph = paragraph.to_lowercase();
    let heading = heading.to_lowercase();
    heading.split(|c: char| !c.is_alphabetic()).any(|word| {
        let stem: String = word.chars().take((word.chars().count().saturating_sub(ENDING)).max(LETTERS)).collect();
        let stands = |at: usize| !paragraph[..at].ends_with(char::is_alphanumeric);
        stem.chars().count() >= LETTERS && paragraph.match_indices(&stem).any(|(at, _)| stands(at))
    })
}
