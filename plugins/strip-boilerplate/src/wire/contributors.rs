//! Who else worked on a report, named in a sentence below it: "Post writer Ada Rowe in Marl contributed to this report."

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::lists::data::part;
use crate::wire::{WIRE, lower};

static CONTRIBUTED: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| part(WIRE, "contributed").iter().map(|phrase| Finder::new(*phrase)).collect());

/// No such line is longer, in bytes.
const LONGEST: usize = 240;

/// True for a line that says so and nothing else. `low` is scratch space.
pub(crate) fn are_named(text: &str, low: &mut String) -> bool {
    /// A small word within what follows is no longer, in bytes: "from Marl and the coast".
    const SMALL: usize = 4;
    let text = text.trim_start_matches(['—', '–', '-', '*', '(', '_', ' ']).trim_end_matches([')', '.', ' ', '_']);
    // Most lines end here.
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) || text.contains(['"', '“', '„', '«', '?', ':'])
    {
        return false;
    }
    lower(text, low);
    let found = CONTRIBUTED.iter().find_map(|phrase| Some((phrase.find(low.as_bytes())?, phrase.needle().len())));
    let Some((at, length)) = found.filter(|_| low.len() == text.len()) else { return false };
    let [before, behind] = [text.get(..at), text.get(at + length..)].map(Option::unwrap_or_default);
    // "Ada Rowe", "The Harbour Press": a name has two capitals.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = before.split(' ').filter(|word| capital(word)).count() >= 2 && !before.contains(". ");
    // "from Marl", "and Ben Ott took the pictures" says more.
    let placed = |word: &str| capital(word) || word.len() <= SMALL;
    named && (behind.is_empty() || behind.starts_with(' ') && behind.split(' ').all(placed) && !behind.contains(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> bool {
        are_named(text, &mut String::new())
    }

    #[test]
    fn those_who_worked_on_a_report_are_named_in_eight_languages() {
        for line in [
            "Post writer Ada Rowe in Marl contributed to this report.",
            "The Harbour Press contributed to this story.",
            "Ada Rowe contributed reporting from Tarn and Marl.",
            "(Ben Ott and Ada Rowe contributed to this article)",
            "Ada Rowe und Ben Ott haben an diesem Bericht mitgearbeitet.",
            "Ada Rowe à Marl a contribué à cet article.",
            "Ada Rowe contribuyó a este reportaje.",
            "Ada Rowe ha collaborato a questo articolo.",
            "Ada Rowe colaborou com esta reportagem.",
            "Ada Rowe har bidragit till den här artikeln.",
            "Ada Rowe har bidraget til denne artikel.",
        ] {
            assert!(named(line), "{line}");
        }
    }

    #[test]
    fn what_a_story_tells_of_a_report_stays() {
        for line in [
            "Ada Rowe contributed to the rescue.",
            "“Ben Ott contributed to this report,” the minister said.",
            "Ada Rowe contributed to this report being shelved for years.",
            "Nobody contributed to this report.",
            "The board met. Ada Rowe contributed to this report.",
            "Ada Rowe contributed to this report. The fund paid for it.",
        ] {
            assert!(!named(line), "{line}");
        }
        assert!(part(WIRE, "contributed").is_sorted());
    }
}
