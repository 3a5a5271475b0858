//! The last line of an agency's copy, in which it signs: its name, the initials of those who wrote and edited, the hour, in any order.
//!
//! Each alone may be a word of the story; together, below the last paragraph, they are none.

use crate::wire::initials::is_joined_initials;

/// Words of the agency's name, and of the whole line.
const NAME: usize = 3;
const WORDS: usize = 7;

/// True for `Northwire dcr/pml 1642`, `dcr/pml 16:42 GMT`, `(Agencia Norte) 1642 mpr/jcv`: initials joined by strokes, and an hour or whose
/// they are; `agency` is the one of the dateline.
pub(super) fn is_signature(text: &str, agency: Option<&str>) -> bool {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 60;
    // Most lines end here.
    if text.len() > LONGEST || !text.contains(|c: char| c == '/' || c.is_ascii_digit()) {
        return false;
    }
    let (mut names, mut initials, mut hours, mut others, mut own) = (0, 0, 0, 0, false);
    for word in text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match () {
            () if bare.is_empty() => {}
            () if is_joined_initials(bare) || is_joined_capitals(bare) => initials += 1,
            () if is_hour(bare) => hours += 1,
            () if agency.is_some_and(|agency| bare.eq_ignore_ascii_case(agency)) => (own, names) = (true, names + 1),
            () if bare.starts_with(char::is_uppercase) && bare.chars().all(char::is_alphabetic) => names += 1,
            () if (2..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_lowercase()) => others += 1,
            () => return false,
        }
    }
    let few = names <= NAME && names + initials + hours + others <= WORDS && hours <= 2;
    // "Northwire pml 1642": the agency of the dateline needs no strokes.
    few && (initials == 1 && others == 0 && names + hours > 0 || own && hours > 0 && initials + others <= 3)
}

/// `DCR/PML`: initials of those who wrote and edited.
fn is_joined_capitals(word: &str) -> bool {
    word.contains('/')
        && word.split('/').all(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase()))
}

/// `1642`, `16:42`, `16.42`, `1642gmt`, `GMT`.
fn is_hour(word: &str) -> bool {
    let zone =
        |word: &str| matches!(word, "GMT" | "UTC" | "CET" | "CEST" | "MEZ" | "MESZ" | "BST" | "EST" | "EDT" | "hrs");
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => return zone(word),
    };
    let below = |part: &str, limit: u32| part.len() <= 2 && part.parse().is_ok_and(|value: u32| value < limit);
    below(hour, 24) && minute.len() == 2 && below(minute, 60) && matches!(word.len() - digits.len(), 0 | 1 | 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_with_an_hour_or_a_name_sign_the_copy() {
        for line in [
            "Northwire dcr/pml 1642",
            "dcr/pml 16:42",
            "16.42 dcr/pml",
            "Harbour News dcr/pml",
            "(Agencia Norte) 1642 mpr/jcv",
            "NORTHWIRE DCR/PML 1642 GMT",
            "END Northwire dcr/pml",
        ] {
            assert!(is_signature(line, None), "{line}");
        }
        assert!(is_signature("Northwire pml 1642", Some("Northwire")));
        for line in [
            "Northwire",
            "Marl 3, Orme 2",
            "Doors open 19:30",
            "The boats and/or the nets",
            "1642",
            "Room 1204",
            "Marl pml 1642",
            "On/off",
        ] {
            assert!(!is_signature(line, None), "{line}");
        }
    }
}
