//! The persons in a byline: their names without what they do and for whom, and no name where a desk or an agency signs.

use std::sync::LazyLock;

use super::{WORDS, is_house};
use crate::lexicon::entries;
use crate::lines::is_agency;
use crate::vocabulary::is_first_name;

/// What stands between a name and the house, or opens it in brackets.
const BEFORE_HOUSE: [&str; 7] = ["(", "[", "/", " | ", " - ", " – ", " — "];
/// A word that ends in a trade of so many bytes is one.
const LONG: usize = 8;
/// One word in capitals, no longer than this, is an agency's sign or a desk's.
const SIGN: usize = 5;

/// `Jan Voss` of `unserem Redakteur Jan Voss`, `Eva Lind` of `Eva Lind (dpa)`; nothing of `unserer Redaktion` and `Westland News Service`.
pub(super) fn person(author: &str) -> Option<&str> {
    let end = BEFORE_HOUSE.iter().filter_map(|mark| author.find(mark)).min().unwrap_or(author.len());
    let author = author[..end].trim();
    let words = || author.split(' ').map(|word| (word.as_ptr() as usize - author.as_ptr() as usize, word));
    let at = words().find(|(_, word)| word.contains('@')).map_or(author.len(), |(at, _)| at);
    let author = author[..at].trim_end();
    let name = match words().rfind(|(from, word)| *from < at && is_trade(word)) {
        Some((from, word)) if from + word.len() < author.len() => author[from + word.len()..].trim_start(),
        Some(_) => before_trade(author)?,
        None if WORDS.of_desks.contains(&&*first(author).to_lowercase()) => return None,
        None => author,
    };
    is_person(name).then_some(name)
}

fn first(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// `Ada Rowe` of `Ada Rowe Staff Writer`: who bears a first name that is known, and nothing but the trade behind both names.
fn before_trade(author: &str) -> Option<&str> {
    let mut end = 0;
    for (count, word) in author.split(' ').enumerate() {
        if is_trade(word) {
            return (count == 2 && is_first_name(&first(author).to_lowercase())).then(|| author[..end].trim_end());
        }
        end += word.len() + 1;
    }
    None
}

fn is_trade(word: &str) -> bool {
    static TRADES: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/byline-trades.txt")).collect());
    let low = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    TRADES.iter().any(|trade| low == *trade || trade.len() >= LONG && low.ends_with(trade))
}

fn is_person(name: &str) -> bool {
    let word = !name.contains(' ');
    let small = word && name.starts_with(char::is_lowercase);
    let sign = word && name.len() <= SIGN && name.chars().all(char::is_uppercase);
    // Some who write are called Post or Press.
    let house = is_house(name) && !(name.split(' ').count() == 2 && is_first_name(&first(name).to_lowercase()));
    name.contains(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit())
        && !(small || sign || house || is_agency(name))
}

#[cfg(test)]
mod tests {
    use crate::bylines::authors;

    #[test]
    fn authors_are_named_one_by_one_without_their_titles() {
        for (byline, named) in [
            ("By Ada Rowe and Ben Ott, Example Agency", vec!["Ada Rowe", "Ben Ott"]),
            ("By Ada Rowe, Ben Ott and Eve Lind", vec!["Ada Rowe", "Ben Ott", "Eve Lind"]),
            ("ADA ROWE, Political Editor", vec!["ADA ROWE"]),
            ("Par Léa de la Tour et Rui Dias", vec!["Léa de la Tour", "Rui Dias"]),
            ("Propos recueillis par Léa Marchand", vec!["Léa Marchand"]),
            ("By Ada Rowe of the Harbour Post", vec!["Ada Rowe"]),
            ("Story by Ada Rowe", vec!["Ada Rowe"]),
            ("Ein Kommentar von Gesa Lind", vec!["Gesa Lind"]),
            ("Byron Lund", vec!["Byron Lund"]),
            (" ", vec![]),
        ] {
            assert_eq!(authors(byline), named, "{byline}");
        }
    }

    #[test]
    fn a_trade_and_a_house_are_no_part_of_a_name() {
        for (byline, named) in [
            ("Von unserem Redakteur Jan Voss und Eva Lind (dpa)", vec!["Jan Voss", "Eva Lind"]),
            ("Von unserer Sportredakteurin Anna van der Meer", vec!["Anna van der Meer"]),
            ("Von Redaktionsmitglied Jan Voss", vec!["Jan Voss"]),
            ("Par notre envoyée spéciale Claire Dubreuil", vec!["Claire Dubreuil"]),
            ("De nuestra corresponsal Marta Rivas", vec!["Marta Rivas"]),
            ("Dal nostro inviato Anna Riva", vec!["Anna Riva"]),
            ("Av vår korrespondent Anna Berg", vec!["Anna Berg"]),
            ("By Local Democracy Reporter Tom Ashdown", vec!["Tom Ashdown"]),
            ("By Tom Ashdown Staff Writer", vec!["Tom Ashdown"]),
            ("Ada Rowe/AFP", vec!["Ada Rowe"]),
            ("Ada Rowe | Westland Mail", vec!["Ada Rowe"]),
            ("By Ada Rowe ada.rowe@mail.example", vec!["Ada Rowe"]),
            ("By Emily Post", vec!["Emily Post"]),
            ("ada rowe", vec!["ada rowe"]),
            ("阿达", vec!["阿达"]),
        ] {
            assert_eq!(authors(byline), named, "{byline}");
        }
    }

    #[test]
    fn where_a_desk_or_an_agency_signs_nobody_is_named() {
        for byline in [
            "By STAFF REPORTER",
            "By Westland News Service",
            "By the Data Desk",
            "By Our Political Staff",
            "The Sunday Team",
            "Von unserer Redaktion",
            "Von der Sportredaktion",
            "Par la rédaction avec AFP",
            "Por la redacción",
            "Por Redacción",
            "Della redazione",
            "Reuters",
            "By WNS",
            "dpa/AFP",
            "jv",
            "By Associated Press",
        ] {
            assert!(authors(byline).is_empty(), "{byline}: {:?}", authors(byline));
        }
        assert_eq!(authors("By Ellen Marsh, Sam Ito and the Data Desk"), ["Ellen Marsh", "Sam Ito"]);
        assert_eq!(authors("By Ada Rowe and agencies"), ["Ada Rowe"]);
        assert_eq!(authors("Von Ada Rohde und unseren Agenturen"), ["Ada Rohde"]);
    }
}
