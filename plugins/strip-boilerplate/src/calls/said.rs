//! Titles and sentences that open as a call does, and in which somebody is named who says it.

/// True where between commas, or at the end, a name and a verb stand: "We use pie to say goodbye, Rowe explains."
pub(super) fn tells_who_says(text: &str) -> bool {
    /// Names of somebody.
    const NAMES: usize = 3;
    text.split(',').skip(1).any(|part| {
        let Some((name, verb)) = part.trim().trim_end_matches('.').rsplit_once(' ') else { return false };
        let says = verb.ends_with(['s', 'd']) && verb.len() > 3 && verb.bytes().all(|b| b.is_ascii_lowercase());
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        says && (matches!(name, "he" | "she" | "they")
            || name.split(' ').all(capital) && name.split(' ').count() <= NAMES)
    })
}
