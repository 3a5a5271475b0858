//! Whether words are names: of people, of agencies, of houses.

use super::words::WORDS;

/// Whether a name is that of an agency, as pictures credit it: `AFP`, `Associated Press`.
pub fn is_agency(name: &str) -> bool {
    name.len() <= 40 && WORDS.agencies.binary_search(&name.trim().to_lowercase().as_str()).is_ok()
}

pub(super) fn has_agency(text: &str) -> bool {
    let low = text.to_lowercase();
    low.split(['/', '|', ',']).any(|side| {
        let side = side.trim();
        WORDS.agencies.binary_search(&side).is_ok()
            || WORDS.agencies.iter().any(|a| a.len() > 5 && side.ends_with(a))
            || side.starts_with("ap photo")
    })
}

/// "Harbour Board via AP": whoever gave the picture to an agency.
pub(super) fn is_via_agency(text: &str) -> bool {
    text.rsplit_once(" via ").is_some_and(|(names, agency)| is_agency(agency) && is_name(names) && are_names(names))
}

/// "privat", "Supplied", "Photo d’archives": what stands in place of a name or of a whole credit.
pub fn is_unnamed(text: &str) -> bool {
    let text = text.trim();
    text.len() <= LONGEST_UNNAMED
        && WORDS.unnamed.binary_search(&text.to_lowercase().replace('’', "'").as_str()).is_ok()
}

/// No entry of that list is longer, in bytes.
pub(super) const LONGEST_UNNAMED: usize = 32;

/// "Ada Rowe on Unsplash" without the house that has the picture.
pub(super) fn without_house(text: &str) -> &str {
    let mut words = text.rsplitn(3, ' ');
    match (words.next(), words.next(), words.next()) {
        (Some(house), Some(at), Some(names)) if WORDS.at.binary_search(&at).is_ok() && is_agency(house) => names,
        _ => text,
    }
}

/// Two to four words with capitals and nothing else: "Ada Rowe", "Ada van Rowe".
pub(super) fn is_person(text: &str) -> bool {
    let words = || text.split_whitespace();
    (2..=4).contains(&words().count())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
        && are_names(text)
        && !words().all(|w| w.chars().all(|c| !c.is_lowercase()))
}

/// "ADA ROWE", as newsrooms write who took a picture.
pub(super) fn is_in_capitals(text: &str) -> bool {
    (2..=4).contains(&text.split(' ').count())
        && text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
}

/// "Bros", "Dept": a word that is written short within names, without its stop.
pub(super) fn is_short_form(word: &str) -> bool {
    WORDS.short_forms.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// "ADA ROWE / STAFF WRITER": whoever wrote the text, no picture's.
pub(super) fn is_of_writer(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    WORDS.writers.binary_search(&last.as_str()).is_ok()
}

/// True where no word is one of running text: each has a capital, joins names, or is an agency's.
pub(super) fn are_names(text: &str) -> bool {
    let mut names = text.split(['/', '|', ',', ';', '&', '(', ')']).filter(|part| !is_agency(part));
    names.all(|part| {
        let mut words = without_house(part).split_whitespace();
        let named = words.all(|word| {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            // "@adarowe"
            letters.is_empty()
                || word.starts_with('@')
                || letters.chars().any(|c| !c.is_lowercase())
                || WORDS.joiners.binary_search(&letters).is_ok()
        });
        named || is_unnamed(part)
    })
}

/// Up to six words, the first and last with a capital, no sentence.
pub(super) fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let last = words.next_back().unwrap_or(first);
    let capital =
        |w: &str| w.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
    capital(first) && capital(last) && text.len() <= 60 && text.split_whitespace().count() <= 6
}

/// "Ada Rowe/xyz": the names before the sign of an agency, which may have small letters.
pub(super) fn before_sign(text: &str) -> &str {
    match text.rsplit_once('/') {
        Some((names, sign)) if (2..=5).contains(&sign.len()) && sign.bytes().all(|b| b.is_ascii_lowercase()) => names,
        _ => text,
    }
}
