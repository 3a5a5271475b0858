//! Bylines that say who made the piece without a person's name, or before it: "Staff report", "Von unserem Korrespondenten Jan Voss", "Par la
//! rédaction avec AFP".

use crate::author::signature::are_persons;
use crate::lines::Info;
use crate::lines::names::{WORDS, is_capital};

/// No such line is longer, in bytes, and none has more words; one without a name and without agencies is shorter.
const LONGEST: usize = 100;
const MOST: u32 = 12;
const UNNAMED: usize = 40;
const FEW: u32 = 5;

/// Who made the piece: the persons where the line names them, else all of it.
pub(crate) fn desk<'a>(info: &Info<'a>) -> Option<&'a str> {
    // Most lines end here.
    if info.text.len() > LONGEST || info.shape.digits > 0 || info.shape.words > MOST || info.shape.ends_sentence() {
        return None;
    }
    let short = info.text.len() <= UNNAMED && info.shape.words <= FEW;
    let alone = || short && is_unnamed(info.text);
    if alone() { Some(info.text) } else { behind(info.text).or_else(|| staff(info.text)) }
}

/// "By Home Affairs staff, Northwire": the staff of a desk behind the word, and the house.
fn staff(text: &str) -> Option<&str> {
    /// Words of the desk, and of the house.
    const DESK: usize = 4;
    let by = text.split_once(' ').filter(|(by, _)| by.eq_ignore_ascii_case("by")).map(|(_, rest)| rest)?;
    let (desk, house) = by.split_once(", ").unwrap_or((by, ""));
    let capitals = |text: &str| text.split(' ').all(is_capital) && text.split(' ').count() <= DESK;
    let worded =
        ["staff", "reporters", "correspondents"].iter().find_map(|staff| desk.strip_suffix(staff)?.strip_suffix(' '));
    (worded.is_some_and(capitals) && (house.is_empty() || capitals(house))).then_some(by)
}

/// "Staff report", and with the house before it "Plainsman staff report".
fn is_unnamed(text: &str) -> bool {
    let low = text.to_lowercase();
    let low = low.trim_matches(|c: char| !c.is_alphanumeric());
    let of_house = || {
        let at = memchr::memrchr_iter(b' ', low.as_bytes()).nth(1)?;
        let capitals = text.get(..at)?.split(' ').all(is_capital);
        Some(capitals && low[at + 1..].starts_with("staff ") && is(&WORDS.desks, &low[at + 1..]))
    };
    is(&WORDS.desks, low) || of_house() == Some(true)
}

/// The persons behind "Von unserem Korrespondenten", or all of a line that goes on with the agencies.
fn behind(text: &str) -> Option<&str> {
    let spaces = memchr::memchr_iter(b' ', text.as_bytes()).filter(|at| *at <= UNNAMED);
    spaces.filter_map(|at| Some((text.get(..at)?.trim_end_matches([',', ':', ' ']), text.get(at + 1..)?))).find_map(
        |(opening, rest)| {
            // Most openings end here.
            if rest.contains(" by ") || !opening.contains(char::is_alphabetic) {
                return None;
            }
            let low = opening.to_lowercase();
            if is(&WORDS.before_names, &low) || ends_in_trade(&low) {
                return named(rest.trim_start_matches([',', ':', ' ']));
            }
            (is(&WORDS.desks, &low) && are_agencies(rest)).then_some(text)
        },
    )
}

/// "von unserer gerichtsreporterin": what such a line opens with, where its last word ends a longer one.
fn ends_in_trade(opening: &str) -> bool {
    /// Bytes of that word at least.
    const TRADE: usize = 6;
    let Some((before, word)) = opening.rsplit_once(' ') else { return false };
    let parts = || word.char_indices().skip(1).map(|(at, _)| &word[at..]).take_while(|trade| trade.len() >= TRADE);
    parts().any(|trade| is(&WORDS.before_names, &format!("{before} {trade}")))
}

/// "Jan Voss", "Jan Voss, Berlin", and behind the place: "à Valmont, Jean Roux".
fn named(rest: &str) -> Option<&str> {
    if are_persons(rest) {
        return Some(rest);
    }
    let (before, after) = rest.split_once(", ")?;
    if are_persons(before) {
        return Some(rest);
    }
    (before.starts_with(char::is_lowercase) && are_persons(after)).then_some(after)
}

/// "avec AFP", "mit dpa und Reuters", "(dpa/AFP)", "and agencies": a word that joins or a mark, and names of agencies or what they are called.
fn are_agencies(rest: &str) -> bool {
    let mut words = rest.split([' ', ',', '/', '(', ')']).filter(|word| !word.is_empty()).peekable();
    let with = words.peek().is_some_and(|first| is(&WORDS.with, first));
    let joins = |word: &str| with && is(&WORDS.with, word) || WORDS.joining.contains(&word);
    let loud = |word: &str| word.len() > 1 && word.to_uppercase() == word && word.to_lowercase() != word;
    let known = |word: &str| loud(word) || is(&WORDS.agencies, &word.to_lowercase());
    // Behind "and" other words with capitals stand too: "Redaktion und Verlag".
    let agency = |word: &str| known(word) || with && is_capital(word);
    let joined = rest.starts_with(['(', '/']) || words.next_if(|word| joins(word)).is_some();
    let mut named = false;
    let all = words.all(|word| {
        named |= agency(word);
        agency(word) || joins(word)
    });
    joined && named && all
}

fn is(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn of(text: &str) -> Option<&str> {
        desk(&paragraphs(&[text])[0])
    }

    #[test]
    fn the_persons_behind_a_desk_are_the_byline() {
        for (line, name) in [
            ("Von unserem Korrespondenten Jan Voss", "Jan Voss"),
            ("Von unserer Mitarbeiterin Ada Rowe", "Ada Rowe"),
            ("Von unserer Gerichtsreporterin Ada Rowe", "Ada Rowe"),
            ("Från vår utrikeskorrespondent Anna Berg", "Anna Berg"),
            ("By our correspondent Ada Rowe", "Ada Rowe"),
            ("By staff writer Ada Rowe and Ben Ott", "Ada Rowe and Ben Ott"),
            ("De notre correspondante à Valmont, Claire Dubreuil", "Claire Dubreuil"),
            ("De nuestro corresponsal, Juan Prado", "Juan Prado"),
            ("Dal nostro inviato Luca Riva", "Luca Riva"),
            ("Do nosso correspondente Rui Dias, Lisboa", "Rui Dias, Lisboa"),
            ("Från vår korrespondent Anna Berg", "Anna Berg"),
            ("Af vores korrespondent Bo Lund", "Bo Lund"),
        ] {
            assert_eq!(of(line), Some(name), "{line}");
        }
    }

    #[test]
    fn a_desk_with_agencies_is_the_byline_as_it_stands() {
        for line in [
            "Par la rédaction avec AFP",
            "La rédaction, avec AFP et Reuters",
            "Von unserer Redaktion mit dpa",
            "Redaktion (dpa/AFP)",
            "By staff and agencies",
            "Staff with AP",
            "La redazione con ANSA",
            "Redacción con agencias",
            "Redaktionen med Ritzau",
        ] {
            assert_eq!(of(line), Some(line), "{line}");
        }
    }

    #[test]
    fn words_of_stories_and_of_pages_are_none() {
        for line in [
            "Staff Sergeant Ada Rowe",
            "Staff and students of Marl College march",
            "Redaktion Sport Aktuell",
            "Our correspondent in the north reports",
            "Von unserem Korrespondenten in Berlin",
            "By our correspondent on the ground.",
            "Redaktion und Verlag in der Hafenstraße",
            "Staff with children at home",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
