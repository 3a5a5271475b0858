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
    // Rather fewer words than half a quotation.
    let cut = open_mark(cut).filter(|mark| mark * 2 >= cut.len()).map_or(cut, |mark| &cut[..mark]);
    format!("{}…", cut.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-“‘(".contains(c)))
}

/// Where a quotation begins that does not end.
fn open_mark(text: &str) -> Option<usize> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '«' | '»'));
    let (count, last) = marks.fold((0, None), |(count, _), (at, _)| (count + 1, Some(at)));
    last.filter(|_| count % 2 == 1)
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
        assert_eq!(shorten("Ada Rowe called the lock “safe and sound” again", 34), "Ada Rowe called the lock…");
        assert_eq!(shorten("“The lock is safe and sound,” Ada Rowe said", 20), "“The lock is safe…");
        for most in 0..20 {
            assert!(shorten("Über die Brücke, – gehen", most).chars().count() <= most);
        }
    }
}
