//! Columns of entries, such as births and deaths, each of which opens with a name in capitals, and lists whose rows open with a number, a time or
//! a file's mark: what follows is no sentence of a story.

use std::cell::OnceCell;

use crate::story::{Role, Story};

/// So many such blocks make a column.
const COLUMN: usize = 2;
/// No name is longer.
const NAME: usize = 60;
/// No row of a list is longer, in bytes.
const ROW: usize = 100;
/// No word before a step's number is longer, with the number and its colon.
const STEP: usize = 16;
/// So many steps in a row make a list, however long they are.
const STEPS: u32 = 3;
/// A surname in capitals has so many letters.
const SURNAME: usize = 3;

/// Which columns a story has; told once, where a block asks.
#[derive(Default)]
pub(crate) struct Columns {
    names: OnceCell<bool>,
    rows: OnceCell<bool>,
    steps: OnceCell<bool>,
}

impl Columns {
    /// Whether a block is an entry of a column: it opens with a surname in capitals and first names, or is a row of a list, as others are.
    pub(crate) fn hold(&self, text: &str, story: &Story<'_>) -> bool {
        let column = |is: fn(&str) -> bool| {
            let blocks = story.passages.iter().filter(|passage| passage.role == Role::Prose);
            blocks.filter(|passage| is(passage.text)).take(COLUMN).count() == COLUMN
        };
        opens_with_name(text) && *self.names.get_or_init(|| column(opens_with_name))
            || is_row(text) && *self.rows.get_or_init(|| column(is_row))
            || step(text).is_some() && *self.steps.get_or_init(|| has_steps(story))
    }
}

/// Whether a story has steps, as a recipe does: passages with the numbers one, two and three, in this order.
fn has_steps(story: &Story<'_>) -> bool {
    let prose = story.passages.iter().filter(|passage| passage.role == Role::Prose);
    let next = |count: u32, number: u32| if number == count + 1 { number } else { count };
    prose.filter_map(|passage| step(passage.text)).fold(0, next) >= STEPS
}

/// The number that a step opens with: `2. Melt the butter …`, `2) Melt …`, `Step 2: Melt …`
fn step(text: &str) -> Option<u32> {
    if !text.as_bytes().first()?.is_ascii_digit() {
        // Most texts have no colon there.
        let head = text.as_bytes().first_chunk::<STEP>()?;
        if !head.iter().fold(false, |has, byte| has | (*byte == b':')) {
            return None;
        }
        let space = memchr::memchr(b' ', head)?;
        let behind = &text[space + 1..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count().min(2);
        let (number, rest) = behind.split_at(digits);
        return rest.trim_start().starts_with(':').then(|| number.parse().ok())?;
    }
    let (number, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count().min(2));
    let rest = rest.strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then(|| number.parse().ok())?
}

/// Whether a word counts the pictures of a gallery, before what one shows: `1of3`, `2/5`.
fn counts_pictures(mark: &str) -> bool {
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = mark.split_once("of").or_else(|| mark.split_once('/'));
    parts.is_some_and(|(nth, all)| digits(nth) && digits(all) && nth.parse::<u8>().ok() <= all.parse().ok())
}

/// Whether a line is the row of a list, or a picture's of a gallery: `8.00 Ferries`, `18.30 Uhr St. Olaf: Messe`, `2. Melt the butter.`, `26/00398/FUL - 12 Mill Lane.`
pub(crate) fn is_row(line: &str) -> bool {
    if line.len() > ROW {
        return false;
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return has_columns(line);
    }
    let Some((mark, rest)) = line.split_once(' ') else { return false };
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = mark.strip_suffix(['.', ')']).is_some_and(digits);
    let time = mark.split_once(['.', ':', 'h']).is_some_and(|(hour, minute)| {
        let minute = minute.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits(hour) && minute.len() == 2 && digits(minute)
    });
    let file = mark.contains('/') && mark.len() > 5 && rest.starts_with(['-', '–', '—', ':']);
    // `10. Mai`, `3. Liga`: a day or a rank within a sentence is followed by more than a row holds, as a rule.
    numbered || time || file || counts_pictures(mark)
}

/// Whether two figures stand side by side in a line, as in a table's row: `DL Ada Rowe 28 38% No fouls.`, but not `on May 3 2026`, `2 500 men`.
fn has_columns(line: &str) -> bool {
    let figure = |word: &str| {
        let digits = word.strip_suffix('%').unwrap_or(word);
        digits.bytes().all(|byte| byte.is_ascii_digit()) && (1..=3).contains(&digits.len())
    };
    // Most lines have no two figures with a space between.
    let bytes = line.as_bytes();
    let (before, behind) = (bytes.iter().zip(bytes.iter().skip(1)), bytes.iter().skip(2));
    let beside = |has, ((last, space), first): ((&u8, &u8), &u8)| {
        has | (last.is_ascii_digit() | (*last == b'%')) & (*space == b' ') & first.is_ascii_digit()
    };
    if !before.zip(behind).fold(false, beside) {
        return false;
    }
    let mut words = line.split(' ');
    while words.any(figure) {
        let next = words.clone().next().unwrap_or_default();
        if figure(next) && (next.len() != 3 || next.ends_with('%')) {
            return true;
        }
    }
    false
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
    fn rows_of_lists_are_told_from_sentences_that_open_with_a_figure() {
        for row in ["8.00 Ferries", "18.30 Uhr St. Olaf: Messe", "2. Melt the butter.", "26/00398/FUL - 12 Mill Lane."]
        {
            assert!(is_row(row), "{row}");
        }
        assert!(is_row("DL Ada Rowe 28 38% No fouls.") && is_row("Lind 7 12 Out."));
        assert!(is_row("1of3 A plow waits.") && is_row("2/5 Salt is loaded."));
        for text in [
            "2.4 million pilots left.",
            "3/2 of them left.",
            "14 pilots left.",
            "1931 was a bad year.",
            "8.30",
            "Ferries at 8.30",
            "24/7 pilots sing.",
            "Rowe left on May 3 2026 with 38% of pilots.",
            "Lind took 2 500 men to Holm.",
        ] {
            assert!(!is_row(text), "{text}");
        }
    }

    #[test]
    fn steps_in_a_row_are_told_from_sentences_that_open_with_a_day() {
        let steps = |texts: &[&'static str]| {
            let passages = texts.iter().map(|text| Passage { role: Role::Prose, text }).collect();
            has_steps(&Story { passages, ..Story::default() })
        };
        assert!(steps(&["1. Melt it.", "Wait.", "2. Stir it.", "3) Serve it."]));
        assert!(steps(&["Étape 1 : Fondre le beurre.", "Étape 2 : Remuer.", "Étape 3 : Servir chaud."]));
        assert!(!steps(&["3. Mai war es kalt.", "1. Mai war es warm.", "Am 2. Mai."]));
    }

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
        assert!(Columns::default().hold(one, &story(&[one, two])) && !Columns::default().hold(one, &story(&[one])));
    }
}
