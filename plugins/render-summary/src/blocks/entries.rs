//! Columns of entries, such as births and deaths: each opens with a name in capitals, and what follows is no sentence of a story.

use crate::story::{Role, Story};

/// So many such blocks make a column.
const COLUMN: usize = 2;
/// No name is longer.
const NAME: usize = 60;
/// A surname in capitals has so many letters.
const SURNAME: usize = 3;

/// Whether a block is an entry of a column: it opens with a surname in capitals and first names, as others do.
pub(crate) fn is_entry(text: &str, story: &Story<'_>) -> bool {
    opens_with_name(text) && {
        let blocks = story.passages.iter().filter(|passage| passage.role == Role::Prose);
        blocks.filter(|passage| opens_with_name(passage.text)).take(COLUMN).count() == COLUMN
    }
}

/// Whether a text opens with `DAHL, Ada Maria.`, `LIND (née Holm), Ada —`.
fn opens_with_name(text: &str) -> bool {
    // Most texts have a small letter there, or a mark.
    if !text.starts_with(char::is_uppercase) || text.chars().take(SURNAME).any(char::is_lowercase) {
        return false;
    }
    let Some(end) = text.bytes().take(NAME).position(|byte| matches!(byte, b',' | b'.')) else { return false };
    let Some(rest) = text[end + 1..].strip_prefix(' ') else { return false };
    let surname = &text[..end];
    if text.as_bytes()[end] == b'.' {
        return surname.contains(['–', '-', '&']) && is_surname(surname); // `LIND–ROWE.`
    }
    let surname = surname.split(" (").next().unwrap_or_default();
    let Some(end) = rest.find(['.', '—', '–', ',', ';', '(']) else { return false };
    is_surname(surname)
        && end <= NAME
        && rest.starts_with(char::is_uppercase)
        && rest[..end].split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| c.is_lowercase() || "'’-".contains(c))
        })
        && rest[end..].starts_with(['.', '—', '–', ';'])
}

fn is_surname(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() >= SURNAME
        && name.chars().all(|c| c.is_uppercase() || "'’-–& ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Passage;

    #[test]
    fn entries_of_a_column_are_told_from_datelines_and_sentences() {
        for text in [
            "DAHL, Ada Maria. At home on 3 May.",
            "O’DAHL-LIND, Bo – Am 3. Mai.",
            "LIND (née Holm), Ada. At home.",
            "LIND–ROWE. The engagement is announced.",
        ] {
            assert!(opens_with_name(text), "{text}");
        }
        for text in [
            "DAHL, the pilot, left.",
            "NATO, EU and UN envoys met.",
            "Dahl, Ada. At home.",
            "ARNSBY, Norland (ENA) — The lock opened.",
            "DAHL left, Ada Rowe said.",
            "",
        ] {
            assert!(!opens_with_name(text), "{text}");
        }
    }

    #[test]
    fn one_entry_is_no_column() {
        let story = |texts: &[&'static str]| Story {
            passages: texts.iter().map(|text| Passage { role: Role::Prose, text }).collect(),
            ..Story::default()
        };
        let (one, two) = ("DAHL, Ada Maria. At home on 3 May.", "LIND, Bo. Suddenly, on 4 May.");
        assert!(is_entry(one, &story(&[one, two])) && !is_entry(one, &story(&[one])));
    }
}
