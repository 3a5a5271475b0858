//! Who else worked on a picture, named behind its credit: "Photo by Ada Rowe, styling by Ben Ott", "Photo: Ada Rowe. Hair: Eve Lind".

use super::names::are_names;
use super::words::WORDS;
use super::{Credit, floor};

/// Nobody's part is longer, in bytes; and so many stand behind one credit.
const LONGEST: usize = 60;
const MOST: usize = 3;

/// A line without those who are named so at its end.
pub(super) fn without_others(line: &str) -> &str {
    let mut text = line;
    for _ in 0..MOST {
        match before_last(text) {
            Some(before) => text = before,
            None => break,
        }
    }
    text
}

/// A credit that ends where those behind it are named, with them: they are part of it.
pub(super) fn with_others(credit: Credit, end: usize, line: usize) -> Credit {
    let whole = credit.name.end == end;
    Credit { name: credit.name.start..if whole { line } else { credit.name.end }, ..credit }
}

/// What stands before the last of them.
fn before_last(line: &str) -> Option<&str> {
    let from = floor(line, line.len().saturating_sub(LONGEST));
    let tail = &line[from..];
    // Most lines end here: nothing behind a sign opens so.
    let signs =
        memchr::memchr3_iter(b',', b';', b'.', tail.as_bytes()).filter(|at| tail.as_bytes().get(at + 1) == Some(&b' '));
    let opens = |at: usize| {
        let part = tail.get(at + 2..)?;
        let opening = WORDS
            .beside
            .iter()
            .find(|opening| part.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)))?;
        let name = part[opening.len()..].strip_prefix([' ', '\u{a0}'])?;
        (!name.is_empty() && are_names(name)).then(|| &line[..from + at])
    };
    signs.filter_map(opens).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_worked_on_a_picture_stand_behind_its_credit() {
        let caption = "A stew at the lock. Photo: Ada Rowe";
        for behind in [
            ", styling by Ben Ott",
            "; styling by Ben Ott",
            ". Food styling: Ben Ott",
            ". Styling: Ben Ott. Hair: Eve Lind",
        ] {
            assert_eq!(without_others(&format!("{caption}{behind}")), caption);
        }
        for line in ["A stew, styling by committee and by nobody", "She wore a coat. Hair: up", caption, ""] {
            assert_eq!(without_others(line), line);
        }
    }
}
