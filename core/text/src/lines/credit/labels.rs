//! The labels of credits: "Photo:", "Picture by", "Foto von"; and what stands behind one.

use super::names::{are_names, is_agency, is_name, is_person, without_house};
use super::words::{WORDS, behind_two};
use super::{LONGEST, floor};

/// A label that opens a text.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// Where the name starts.
    pub(super) name: usize,
    /// It stands before the source of a figure or of a text as often.
    pub(super) is_source: bool,
}

/// Where the name starts after a label that only pictures have, such as "Photo:" or "Picture by".
pub(super) fn after_label(text: &str) -> Option<usize> {
    label(text).filter(|label| !label.is_source).map(|label| label.name)
}

/// The label that opens a text, with what joins it to a name: "Photo:", "Picture by", "Quelle:".
pub(super) fn label(text: &str) -> Option<Label> {
    // Most lines end here.
    if !may_be_label(text) {
        return None;
    }
    let (label, is_source) = opening_label(text)?;
    let mut rest = text.get(label.len()..)?;
    let worded = [" by", " da", " of", " par", " via", " por"].iter().any(|end| label.ends_with(end));
    // "Credit... Ada Rowe"
    let dots = rest.starts_with("...") || rest.starts_with('…');
    let marked = dots || rest.trim_start().starts_with([':', '：', '/', '=', '©', '–', '-']);
    // "Image source, Getty Images", "Photo courtesy Ada Rowe"
    let named = [" source", " copyright", " courtesy"].iter().any(|end| label.ends_with(end));
    // "Foto de Ada Rowe", but not "Foto de familia"
    let named_first = |names: &str| {
        names.split([':', '|', '–', '—']).next().is_some_and(|name| is_person(without_house(name.trim())))
    };
    let of = || is_genitive(label) && rest.strip_prefix(' ').is_some_and(named_first);
    let joined = worded && rest.starts_with(' ') || named && rest.starts_with([' ', ',']) || of();
    // "Foto AFP"
    let house = || rest.starts_with(' ') && rest.split(['/', '|']).any(is_agency);
    // "PHOTO | ADA ROWE | HARBOUR POST", but no menu: "Photo | Video"
    let barred = || {
        let name = rest.trim_start().strip_prefix('|').and_then(|names| names.split('|').next()).unwrap_or_default();
        (2..=4).contains(&name.split_whitespace().count()) && is_name(name)
    };
    let joins = match is_source {
        true => rest.trim_start().starts_with([':', '：', '=', '©']),
        false => joined || marked || house() || barred(),
    };
    if !joins {
        return None;
    }
    rest = rest.trim_start_matches([':', '：', '/', '=', '©', '–', '-', ',', '|', '.', '…', ' ', '\u{a0}']);
    Some(Label { name: text.len() - rest.len(), is_source })
}

/// The longest label that opens a text, "photo by" before "photo", and whether it is of sources.
fn opening_label(text: &str) -> Option<(&'static str, bool)> {
    /// No label is longer, in characters.
    const LONGEST_LABEL: usize = 32;
    let head = &text[..floor(text, LONGEST_LABEL)];
    // What is beyond ASCII may be written with other bytes in capitals.
    let low = (!head.is_ascii()).then(|| text.chars().take(LONGEST_LABEL).collect::<String>().to_lowercase());
    let head = low.as_deref().unwrap_or(head).as_bytes();
    let first = head.first()?.to_ascii_lowercase();
    let opens = |label: &&&str| head.get(..label.len()).is_some_and(|of| of.eq_ignore_ascii_case(label.as_bytes()));
    let longest = |labels: &[&'static str]| {
        let labels = &labels[labels.partition_point(|label| label.as_bytes()[0] < first)..];
        let same = labels.iter().take_while(|label| label.as_bytes()[0] == first);
        same.filter(opens).max_by_key(|label| label.len()).copied()
    };
    let of_sources = || longest(&WORDS.sources).map(|label| (label, true));
    longest(&WORDS.labels).map(|label| (label, false)).or_else(of_sources)
}

/// True where a label, or what stands behind one, says that whoever is named gave the picture: "Photo supplied by the family".
pub(super) fn is_given(label: &str, named: &str) -> bool {
    let (label, named) = (label.to_lowercase(), named.to_lowercase());
    label.trim_end().ends_with(" of")
        || label.ends_with("source, ")
        || WORDS.giving.iter().any(|word| label.contains(word) || named.starts_with(word))
}

/// True for "courtesy of": a label that says how somebody gave something, but not that it is a picture.
pub(super) fn names_no_picture(label: &str) -> bool {
    let how = label.trim_end().to_lowercase();
    how.strip_suffix(" of").is_some_and(|how| WORDS.giving.contains(&how))
}

/// True for what gives pictures, without a name: "the artist's estate"; and for an account or a site: "@adarowe", "tarnweir.example".
pub(super) fn is_giver(named: &str) -> bool {
    let site = || !named.contains(' ') && named.trim_end_matches('.').contains('.');
    let mut words = named.split(|c: char| !c.is_alphabetic());
    named.starts_with('@') || site() || words.any(|word| WORDS.givers.binary_search(&word).is_ok())
}

/// Where the caption's own text opens, as its page labels it: "Image caption, …".
pub(super) fn captions_at(text: &str) -> Option<usize> {
    let low = text.to_ascii_lowercase();
    WORDS.captions.iter().filter_map(|opening| low.find(opening)).min()
}

/// Where the names start after a label with no mark behind it: "foto Agenzia del Porto". They are two or more. One alone is a name behind "foto",
/// in small letters where it does not stand `apart`, behind a sentence: in German it may be where somebody stands, "(Foto Mitte)".
pub(super) fn after_bare_label(text: &str, apart: bool) -> Option<usize> {
    if !may_be_label(text) {
        return None;
    }
    let (label, name) = text.split_once(' ')?;
    let low = label.to_lowercase();
    let known = WORDS.labels.binary_search(&low.as_str()).is_ok();
    let words = name.split_whitespace().count();
    let photo = matches!(if apart { low.as_str() } else { label }, "foto" | "photo");
    let one = words == 1 && photo && name.chars().skip(1).any(char::is_lowercase);
    let named = known && is_name(name) && are_names(name) && (one || (2..=5).contains(&words));
    named.then_some(label.len() + 1)
}

/// "foto di": whose picture it is, or whom it shows.
pub(super) fn is_genitive(label: &str) -> bool {
    let end = label.rsplit_once(' ').map(|(_, end)| end);
    end.is_some_and(|end| ["af", "av", "de", "di", "von"].iter().any(|of| end.eq_ignore_ascii_case(of)))
}

/// False where no label starts with the first letters of a text. Beyond ASCII small letters may have quite other bytes than capitals.
#[inline]
pub(super) fn may_be_label(text: &str) -> bool {
    let has = |bits: u32, letter: &u8| bits >> (letter & 31) & 1 == 1;
    match text.as_bytes() {
        [first @ ..0x80, second @ ..0x80, third @ ..0x80, ..] => has(WORDS.thirds[behind_two(*first, *second)], third),
        [first @ ..0x80, second @ ..0x80, ..] => has(WORDS.seconds[usize::from(first & 31)], second),
        // Marks and dashes.
        [0xe2, 0x80, ..] => false,
        text => text.len() >= 2,
    }
}

/// True where a text is nothing but names and a credit's small words, in brackets, behind a dash or bare: what may stand behind a caption.
pub fn is_all_names(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | '-' | '–' | '—' | '.' | '/' | '©')
    });
    let name = text.get(after_label(text).unwrap_or(0)..).unwrap_or(text);
    !name.is_empty() && name.len() <= LONGEST / 2 && !name.contains(|c: char| c.is_ascii_digit()) && are_names(name)
}
