//! What stands in front of an agency's caption, and the same caption without it elsewhere: the place and the day, "MARL, ENGLAND - MAY 4: Ada Rowe
//! lands the eel. (Photo by …)" and, further down, "Ada Rowe lands the eel.", or that it is a picture (data/lead-ins.txt): "In this photo provided by
//! Marl Police, …".

use std::sync::LazyLock;

use crate::info::captionlike::fits;
use crate::info::{Info, Kind};
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::version_words::{same_words, words};
use crate::similar::word_lists::part;

const FILE: &str = include_str!("../../data/lead-ins.txt");
static COMMA: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "before a comma"));
static VERB: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "before a verb"));
static VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "verbs"));
static THINGS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "things"));

/// No place with its day is longer, in bytes.
const PLACE: usize = 64;
/// No words before what is seen are longer, in bytes, and so many places are looked at where they may end.
const LEAD_IN: usize = 160;
const ENDS: usize = 5;
/// Words of what stands behind it at least.
const FEWEST: usize = 5;
/// Where an agency says that it is a picture, so many words are of one picture, whoever passed it on.
const MANY: usize = 8;
/// So many captions that open with the same letters are looked at.
const NEAR: usize = 4;

/// The pairs of such a caption and the plain one; that with the place says more.
pub(crate) fn placed(infos: &[Info<'_>]) -> Vec<Pair> {
    let head = |text: &str| text.as_bytes().first_chunk::<5>().map(|head| head.map(|b| b.to_ascii_lowercase()));
    let caption = |info: &Info<'_>| info.of_picture && info.credit.is_some() && fits(info) && info.is_caption();
    let mut captions = Vec::new();
    for (i, info) in infos.iter().enumerate().filter(|(_, info)| caption(info)) {
        captions.extend(behind(info.core).into_iter().filter_map(|said| Some((head(said)?, i, said))));
    }
    // Most articles end here.
    if captions.is_empty() {
        return Vec::new();
    }
    captions.sort_unstable();
    let plain = |(i, info): (usize, &Info<'_>)| {
        let open = matches!(info.kind, Kind::Paragraph | Kind::Caption) && fits(info) && info.media.is_none();
        let head = head(info.core).filter(|_| open)?;
        let from = captions.partition_point(|(other, ..)| *other < head);
        let same = captions[from..].iter().take_while(|(other, ..)| *other == head).take(NEAR);
        let own = words(info.core);
        let says_as = |(_, at, said): &&(_, usize, &str)| {
            let led = || own.len() >= MANY && !behind_lead_in(infos[*at].core).is_empty();
            *at != i
                && own.len() >= FEWEST
                && same_words(&own, &words(said))
                && (of_one_credit(info, &infos[*at]) || led())
        };
        let (_, at, _) = *same.into_iter().find(says_as)?;
        let relation = if i < at { Relation::Cut } else { Relation::Cuts };
        Some(Pair { first: i.min(at), second: i.max(at), relation })
    };
    infos.iter().enumerate().filter_map(plain).collect()
}

/// True where a line has no credit, or the caption's: of one that names the house, or more than that, too.
fn of_one_credit(line: &Info<'_>, caption: &Info<'_>) -> bool {
    let name = |info: &Info<'_>| info.credit.as_ref().map(|credit| info.text[credit.name.clone()].to_owned());
    let within = |a: &str, b: &str| a.ends_with(b) && !a[..a.len() - b.len()].ends_with(char::is_alphanumeric);
    let opens = |a: &str, b: &str| a.split('/').any(|part| part.trim().split(' ').next() == Some(b));
    let one = |a: &str, b: &str| within(a, b) || within(b, a) || opens(a, b) || opens(b, a);
    name(line).is_none_or(|own| name(caption).is_some_and(|other| one(&own, &other)))
}

/// What may stand behind all that a caption has in front.
fn behind(text: &str) -> Vec<&str> {
    match behind_place(text).or_else(|| behind_town(text)) {
        Some(said) => vec![said],
        None => behind_lead_in(text),
    }
}

/// What stands behind "In this photo provided by Ada Rowe, ", "This undated photo shows ": wherever such words may end.
fn behind_lead_in(text: &str) -> Vec<&str> {
    let head = &text[..text.floor_char_boundary(LEAD_IN)];
    let opening = head.split(' ').take(2).map(str::len).sum::<usize>() + 1;
    // Most captions end here.
    let Some(two) = head.get(..opening).map(str::to_lowercase) else { return Vec::new() };
    let comma = COMMA.binary_search(&two.as_str()).is_ok();
    let verb = two.split(' ').next().is_some_and(|first| VERB.binary_search(&first).is_ok());
    if !comma && !verb {
        return Vec::new();
    }
    let (mut found, mut named, mut at) = (Vec::new(), false, 0);
    for word in head.split_inclusive(' ') {
        at += word.len();
        let bare = word.trim_end_matches([' ', ',']).to_lowercase();
        named |= THINGS.binary_search(&bare.as_str()).is_ok();
        let ends = comma && word.ends_with(", ") || verb && VERBS.binary_search(&bare.as_str()).is_ok();
        if named && ends && found.len() < ENDS {
            found.push(&text[at..]);
        }
    }
    found
}

/// What stands behind "Kyiv, Ukraine – " or "Paris, France, May 3, 2026: ": names of places with a comma between them, a day or none, and a dash or a
/// colon.
fn behind_town(text: &str) -> Option<&str> {
    /// Words of the places and the day.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=7;
    let head = &text[..text.floor_char_boundary(PLACE)];
    let (place, sign) = [" – ", " — ", " -- ", " - ", ": "]
        .iter()
        .filter_map(|sign| Some((head.split_once(sign)?.0, sign)))
        .min_by_key(|(place, _)| place.len())?;
    let said = &text[place.len() + sign.len()..];
    let name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let places = place.contains(", ") && WORDS.contains(&place.split(' ').count()) && place.split(' ').all(name);
    let dated = *sign != ": " || place.ends_with(|c: char| c.is_ascii_digit());
    (places && dated && said.starts_with(char::is_uppercase)).then_some(said)
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
    fn what_says_that_a_caption_is_one_stands_before_a_comma_or_a_verb() {
        for lead in [
            "In this photo provided by Marl Police,",
            "In this May 3, 2024, photo,",
            "In this image taken from video released by the board, the harbour's own,",
            "This undated handout photo provided by the Dalby Museum shows",
            "Photo shows",
            "Sur cette photo fournie par la police,",
        ] {
            assert!(behind_lead_in(&format!("{lead} smoke over Marl")).contains(&"smoke over Marl"), "{lead}");
        }
        for text in
            ["In this town, smoke rises", "This boat shows", "Smoke rises, the police said", "In this photo", ""]
        {
            assert!(behind_lead_in(text).iter().all(|said| said.is_empty()), "{text}");
        }
        for place in ["Kyiv, Ukraine –", "PORT LEE, Maine --", "Paris, France, May 3, 2024:"] {
            assert_eq!(behind_town(&format!("{place} Ada Rowe lands")), Some("Ada Rowe lands"), "{place}");
        }
        for text in ["Ada Rowe, 64 – the eel", "Rowe, left: Ada Rowe", "Marl: Ada Rowe", "Rowe, Lind: Ada Rowe"] {
            assert_eq!(behind_town(text), None, "{text}");
        }
    }

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
