//! Labels of a word or two that alone decide (data/labels.txt).

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/labels.txt");
static KINDS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "kinds"));
static CAPTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "captions"));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures"));
static TEASERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "teasers"));

/// True where a label says of what kind the piece below it is: "Opinion".
pub(crate) fn is_kind(text: &str) -> bool {
    KINDS.iter().any(|kind| text.eq_ignore_ascii_case(kind))
}

/// True where the line below is the text of a picture: "Image caption,".
pub(crate) fn heads_caption(text: &str) -> bool {
    /// No label is longer, in bytes.
    const LABEL: usize = 24;
    let label = if text.len() <= LABEL { text.trim_end_matches([',', ':', ' ']) } else { return false };
    CAPTIONS.iter().any(|caption| label.eq_ignore_ascii_case(caption))
}

/// True where a control of the page shows pictures or their text: "Expand image".
pub(crate) fn shows_pictures(text: &str) -> bool {
    text.split(' ').any(|word| PICTURES.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// True where a label surely heads the titles of other pieces: "Recommended".
pub(crate) fn heads_teasers(text: &str) -> bool {
    TEASERS.iter().any(|heading| text.eq_ignore_ascii_case(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_in_any_case_as_the_whole_line() {
        assert!(is_kind("Opinion") && is_kind("LIVE") && !is_kind("Opinion pages") && !is_kind("More"));
        assert!(
            heads_caption("Image caption,") && heads_caption("Légende") && !heads_caption("Image captions of 1912")
        );
        assert!(
            shows_pictures("View gallery") && shows_pictures("Expand image") && !shows_pictures("What to read next")
        );
        assert!(PICTURES.is_sorted());
        assert!(heads_teasers("Related") && !heads_teasers("Related stories") && !heads_teasers("More"));
    }
}
