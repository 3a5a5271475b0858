//! The label of a picture that stands in place of a credit: `(Archivbild)`, `File photo of`; and the length of a film.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

/// What stands in brackets behind a caption in place of a credit.
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/picture-labels.txt")).collect());
/// The same where they open the caption.
static LABELS_OF: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/picture-labels-of.txt")).collect());
/// The first four letters of those.
const LABEL_HEADS: [&[u8; 4]; 9] = [b"arch", b"arki", b"file", b"foto", b"imag", b"imma", b"libr", b"phot", b"stoc"];
/// No such label is longer, in bytes.
const LABEL: usize = 24;

/// A text without the label of a picture, or the length of a film, in brackets at its end, or with "of" at its start.
#[inline]
pub(crate) fn without_label(text: &str) -> &str {
    // Most texts end here.
    if may_be_headed(text) || text.ends_with(')') { without_either_label(text) } else { text }
}

fn without_either_label(text: &str) -> &str {
    if let Some(rest) = behind_label(text) {
        return rest;
    }
    let label = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let known = |label: &str| LABELS.binary_search(&label.to_lowercase().replace('’', "'").as_str()).is_ok();
    // "(0:48)"; a result may be "(2:1)".
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let length =
        |label: &str| label.rsplit_once(':').is_some_and(|(_, last)| last.len() == 2) && label.split(':').all(digits);
    label.filter(|(_, label)| label.len() <= LABEL && (length(label) || known(label))).map_or(text, |(text, _)| text)
}

/// True where a text opens with the first letters of a label.
#[inline]
fn may_be_headed(text: &str) -> bool {
    let head = text.as_bytes().first_chunk().map_or(0, |head| u32::from_le_bytes(*head) | 0x2020_2020);
    LABEL_HEADS.iter().fold(false, |any, label| any | (head == u32::from_le_bytes(**label)))
}

/// What stands behind "File photo of": the picture's text.
fn behind_label(text: &str) -> Option<&str> {
    if !may_be_headed(text) {
        return None;
    }
    let opening = LABELS_OF.iter().find(|label| {
        let rest = text.get(label.len()..).filter(|rest| rest.starts_with(' '));
        rest.is_some() && text[..label.len()].replace('’', "'").eq_ignore_ascii_case(label)
    })?;
    Some(text[opening.len()..].trim_start())
}

/// What opens the words for readers who cannot see a picture.
static OPENINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/picture-openings.txt")).collect());

/// "A photo of men moving a statue" without what says that it is a photo.
pub(crate) fn without_opening(text: &str) -> &str {
    let rest = OPENINGS.iter().find_map(|opening| {
        let head = text.get(..opening.len()).filter(|head| head.eq_ignore_ascii_case(opening))?;
        text[head.len()..].strip_prefix(' ')
    });
    rest.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_of_a_picture_is_no_part_of_what_is_said() {
        assert_eq!(without_label("Die Schleuse in Marl (Archivbild)"), "Die Schleuse in Marl");
        assert_eq!(without_label("L’écluse (Photo d’archives)"), "L’écluse");
        for label in LABELS_OF.iter() {
            assert!(LABEL_HEADS.iter().any(|head| label.as_bytes().starts_with(*head)), "{label}");
        }
        assert_eq!(without_label("File photo of the weir in Marl."), "the weir in Marl.");
        assert_eq!(without_label("Foto de archivo de la esclusa"), "la esclusa");
        assert_eq!(without_label("File photo offered by Ada Rowe"), "File photo offered by Ada Rowe");
        assert_eq!(without_label("The weir from the air (0:48)"), "The weir from the air");
        assert_eq!(without_label("Ada Rowe (64)"), "Ada Rowe (64)");
        assert!(LABELS.is_sorted());
    }

    #[test]
    fn what_says_that_a_picture_is_one_is_no_part_of_what_it_shows() {
        assert_eq!(without_opening("A photo of men on a quay"), "men on a quay");
        assert_eq!(without_opening("Ein Foto von Ada Rowe"), "Ada Rowe");
        assert_eq!(without_opening("A photographer of note"), "A photographer of note");
    }
}
