//! The place and the day in front of an agency's caption, and the same caption without them elsewhere: "MARL, ENGLAND - MAY 4: Ada Rowe lands the eel.
//! (Photo by …)" and, further down, "Ada Rowe lands the eel."

use crate::info::captionlike::fits;
use crate::info::{Info, Kind};
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::version_words::{same_words, words};

/// No place with its day is longer, in bytes.
const PLACE: usize = 64;
/// Words of what stands behind it at least.
const FEWEST: usize = 5;
/// So many captions that open with the same letters are looked at.
const NEAR: usize = 4;

/// The pairs of such a caption and the plain one; that with the place says more.
pub(crate) fn placed(infos: &[Info<'_>]) -> Vec<Pair> {
    let head = |text: &str| text.as_bytes().first_chunk::<5>().copied();
    let caption = |info: &Info<'_>| info.of_picture && info.credit.is_some() && fits(info) && info.is_caption();
    let behind = |info: &Info<'_>| if caption(info) { behind_place(info.core).and_then(head) } else { None };
    let mut captions: Vec<_> = infos.iter().enumerate().filter_map(|(i, info)| Some((behind(info)?, i))).collect();
    // Most articles end here.
    if captions.is_empty() {
        return Vec::new();
    }
    captions.sort_unstable();
    let plain = |(i, info): (usize, &Info<'_>)| {
        let open = matches!(info.kind, Kind::Paragraph | Kind::Caption) && fits(info) && info.media.is_none();
        let head = head(info.core).filter(|_| open)?;
        let from = captions.partition_point(|(other, _)| *other < head);
        let same = captions[from..].iter().take_while(|(other, _)| *other == head).take(NEAR);
        let own = words(info.core);
        let says_as = |at: &usize| {
            let said = behind_place(infos[*at].core).unwrap_or_default();
            own.len() >= FEWEST && of_one_credit(info, &infos[*at]) && same_words(&own, &words(said))
        };
        let at = same.map(|(_, at)| *at).find(says_as)?;
        let relation = if i < at { Relation::Cut } else { Relation::Cuts };
        Some(Pair { first: i.min(at), second: i.max(at), relation })
    };
    infos.iter().enumerate().filter_map(plain).collect()
}

/// True where a line has no credit, or the caption's.
fn of_one_credit(line: &Info<'_>, caption: &Info<'_>) -> bool {
    let name = |info: &Info<'_>| info.credit.as_ref().map(|credit| info.text[credit.name.clone()].to_owned());
    name(line).is_none_or(|own| Some(own) == name(caption))
}

/// What stands behind "MARL, May 4: ", "MARL, UNITED KINGDOM - 2025/05/04: ": a place in capitals, a comma or a dash, and a day before the colon.
fn behind_place(text: &str) -> Option<&str> {
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(PLACE)])?;
    let (place, said) = (text.get(..colon)?, text.get(colon + 1..)?.strip_prefix(' ')?);
    let first = place.split([',', '-', '–']).next().unwrap_or_default().trim();
    let loud = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.contains(char::is_lowercase);
    let dated = place.ends_with(|c: char| c.is_ascii_digit()) && place.len() > first.len();
    (loud && dated && !first.contains(|c: char| c.is_ascii_digit()) && said.starts_with(char::is_uppercase))
        .then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_capitals_and_a_day_stand_before_the_colon() {
        for place in ["MARL, May 4", "MARL, ENGLAND - MAY 4", "LOS ORMES, MARLAND - JUNE 11", "MARL, UK - 2025/05/04"] {
            assert_eq!(behind_place(&format!("{place}: Ada Rowe lands")), Some("Ada Rowe lands"), "{place}");
        }
        for text in ["MARL: Ada", "Marl, May 4: Ada", "MARL 4: Ada", "MARL, May: Ada", "MARL, May 4: ada", ""] {
            assert_eq!(behind_place(text), None, "{text}");
        }
    }
}
