//! Labels of a word or two that alone decide (data/labels.txt).

use std::sync::LazyLock;

use crate::lines::Info;
use crate::lines::loud::loud;
use crate::lists::data::part;
use crate::lists::heads::Heads;

const FILE: &str = include_str!("../../data/labels.txt");
static CAPTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "captions"));
static CAPTION_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(CAPTIONS.iter().copied()));
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictures"));
static TEASERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "teasers"));
static RANKED: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "ranked"));
static BUTTONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "buttons"));
static MORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "more"));
static RESULTS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "results"));
static SECTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "sections"));
static JOINING: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "joining"));
static PICTURED: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pictured"));
static PLACES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "places"));
static VERSIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "versions"));

/// True for the word by which a desk tells versions of a piece apart, or says of what kind it is: "wdh", "roundup". In small letters.
pub(crate) fn is_version(word: &str) -> bool {
    VERSIONS.binary_search(&word).is_ok()
}

/// True where a label leads to the results of sports: "Fixtures", "Tables".
pub(crate) fn names_results(text: &str) -> bool {
    /// No label is longer, in bytes.
    const LABEL: usize = 24;
    text.len() <= LABEL && RESULTS.binary_search(&text.to_lowercase().as_str()).is_ok()
}

/// True where the line below is the text of a picture: "Image caption,".
pub(crate) fn heads_caption(text: &str) -> bool {
    /// No label is longer, in bytes.
    const LABEL: usize = 24;
    // Most lines end here.
    if text.len() > LABEL || !CAPTION_HEADS.may_open(text.as_bytes()) {
        return false;
    }
    let label = text.trim_end_matches([',', ':', ' ']);
    CAPTIONS.iter().any(|caption| is_same(label, caption))
}

/// True for a label of the lists in any case: "LÉGENDE".
fn is_same(text: &str, label: &str) -> bool {
    text.eq_ignore_ascii_case(label)
        || !text.is_ascii() && text.len() == label.len() && text.chars().flat_map(char::to_lowercase).eq(label.chars())
}

/// True for "INSET: Ada Rowe": what a picture shows, and no heading.
pub(crate) fn says_what_is_pictured(text: &str) -> bool {
    /// No label is longer, in bytes.
    const LABEL: usize = 24;
    let label = text.split_once(':').map(|(label, _)| label.trim_end()).filter(|label| label.len() <= LABEL);
    label.is_some_and(|label| PICTURED.binary_search(&label.to_lowercase().as_str()).is_ok()) || tells_places(text)
}

/// "Clockwise from top left: the weir, the lock and the quay": nothing but words that tell where in a picture something stands, before a colon.
pub(crate) fn tells_places(text: &str) -> bool {
    /// No such label is longer, in bytes, and it has two words at least.
    const LABEL: usize = 48;
    const WORDS: usize = 2;
    let head = &text.as_bytes()[..text.len().min(LABEL)];
    // Most lines end here.
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    let words = || text[..colon].split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let place = |word: &str| PLACES.binary_search(&word.to_lowercase().as_str()).is_ok();
    words().count() >= WORDS && words().all(place)
}

/// True where any line is such a label, or has one in front.
pub(crate) fn label_captions(infos: &[Info<'_>]) -> bool {
    loud(infos)
        .map(|i| &infos[i])
        .any(|info| heads_caption(info.text) || info.opens && caption_behind(info.text).is_some())
}

/// Such labels.
pub(crate) fn openings() -> impl Iterator<Item = &'static str> {
    CAPTIONS.iter().copied()
}

/// The caption behind such a label that opens the line: "Image caption The weir at dawn", "Caption: The weir at dawn". One of a single word needs
/// its colon.
pub(crate) fn caption_behind(text: &str) -> Option<&str> {
    if !CAPTION_HEADS.may_open(text.as_bytes()) {
        return None;
    }
    CAPTIONS.iter().find_map(|label| {
        let opening = text.get(..label.len()).filter(|opening| is_same(opening, label))?;
        let rest = &text[opening.len()..];
        let caption = rest.trim_start_matches([',', ':', ' ', '\u{a0}', '\u{202f}']);
        let parted = label.contains(' ') || rest[..rest.len() - caption.len()].contains(':');
        (parted && caption.starts_with(char::is_uppercase)).then_some(caption)
    })
}

/// True where a control of the page shows pictures or their text: "Expand image".
pub(crate) fn shows_pictures(text: &str) -> bool {
    text.split([' ', '\'', '’']).any(|word| PICTURES.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// How many titles at least stand below the heading of what one section of the site has: one below "Most read in Business", two below
/// "More in Business"; none where the line is no such heading.
pub(crate) fn heads_section(text: &str) -> Option<usize> {
    /// No such label is longer, in bytes.
    const LABEL: usize = 48;
    /// Words of a section's name.
    const SECTION: usize = 3;
    if text.len() > LABEL || !text.contains(' ') {
        return None;
    }
    let low = text.to_lowercase();
    let opens = |list: &[&str]| list.iter().find_map(|open| low.strip_prefix(open)?.strip_prefix(' '));
    let (rest, least) = opens(&RANKED).map(|rest| (rest, 1)).or_else(|| Some((opens(&MORE)?, 2)))?;
    let section =
        Some(rest).and_then(|rest| SECTIONS.iter().find_map(|small| rest.strip_prefix(small)?.strip_prefix(' ')));
    let named = section.and_then(|section| text.get(text.len().checked_sub(section.len())?..));
    let heads = named.is_some_and(|name| {
        name.starts_with(char::is_uppercase)
            && name.split(' ').count() <= SECTION
            && !name.ends_with(['.', ':', '?', '!'])
    });
    heads.then_some(least)
}

/// True where one word alone is a button wherever it stands: "Suscríbete".
pub(crate) fn is_button(text: &str) -> bool {
    /// No such word is longer, in bytes.
    const BUTTON: usize = 16;
    text.len() <= BUTTON && BUTTONS.binary_search(&text.to_lowercase().as_str()).is_ok()
}

/// True where a label surely heads the titles of other pieces: "Recommended".
pub(crate) fn heads_teasers(text: &str) -> bool {
    TEASERS.iter().any(|heading| text.eq_ignore_ascii_case(heading))
}

/// True for a word that stands between two parts of a section's name.
pub(crate) fn joins_names(word: &str) -> bool {
    JOINING.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_in_any_case_as_the_whole_line() {
        assert!(
            heads_caption("Image caption,") && heads_caption("Légende") && !heads_caption("Image captions of 1912")
        );
        assert_eq!(caption_behind("Image caption, The weir"), Some("The weir"));
        assert_eq!(caption_behind("Photo caption contests are back"), None);
        assert!(
            shows_pictures("View gallery")
                && shows_pictures("Agrandir l’image")
                && shows_pictures("Expand image")
                && !shows_pictures("What to read next")
        );
        assert!(is_button("SUSCRÍBETE") && !is_button("Abonnement"));
        assert!(VERSIONS.is_sorted() && PICTURES.is_sorted() && BUTTONS.is_sorted());
        for heading in ["Most read in TV", "I più letti in Economia", "Meistgelesen in Wirtschaft"] {
            assert_eq!(heads_section(heading), Some(1), "{heading}");
        }
        assert_eq!(heads_section("Mehr aus Wirtschaft"), Some(2));
        for line in ["Most read in the harbour", "Most read", "Trends in TV", "More in sorrow", "More in May."] {
            assert_eq!(heads_section(line), None, "{line}");
        }
        assert!(heads_teasers("Related") && !heads_teasers("Related stories") && !heads_teasers("More"));
    }
}
