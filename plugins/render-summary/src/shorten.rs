//! Text cut to a length, between words.

/// At most `most` characters: the text where it fits, else its first words and an ellipsis.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let Some(room) = most.checked_sub(1) else { return String::new() };
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let cut = match text[..end].rfind(char::is_whitespace) {
        Some(space) if !text[end..].starts_with(char::is_whitespace) => &text[..space],
        _ => &text[..end],
    };
    format!("{}…", cut.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-“‘(".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_words_and_never_longer_than_asked() {
        assert_eq!(shorten("The lock opens", 14), "The lock opens");
        assert_eq!(shorten("The lock opens again", 15), "The lock opens…");
        assert_eq!(shorten("The lock, then", 11), "The lock…");
        assert_eq!(shorten("Hafenbehörde", 5), "Hafe…");
        assert_eq!(shorten("anything", 0), "");
        for most in 0..20 {
            assert!(shorten("Über die Brücke, – gehen", most).chars().count() <= most);
        }
    }
}
