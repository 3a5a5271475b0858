//! How many words or lines a sentence says that somebody wrote: "There are three words over the arch." The words are in data/counts.txt.

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/counts.txt");

struct Lists {
    /// Each behind its number: "3 three".
    numbers: Vec<(u32, &'static str)>,
    words: Vec<&'static str>,
    lines: Vec<&'static str>,
    written: Vec<&'static str>,
    uncounted: Vec<&'static str>,
    voices: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    numbers: part(FILE, "numbers").into_iter().filter_map(numbered).collect(),
    words: part(FILE, "words"),
    lines: part(FILE, "lines"),
    written: part(FILE, "written"),
    uncounted: part(FILE, "uncounted"),
    voices: part(FILE, "voices"),
});

fn numbered(entry: &'static str) -> Option<(u32, &'static str)> {
    let (number, word) = entry.split_once(' ')?;
    Some((number.parse().ok()?, word))
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Words(u32),
    Lines(u32),
}

impl Count {
    /// So many lines at most.
    pub(super) fn of(self) -> usize {
        let (Count::Words(most) | Count::Lines(most)) = self;
        most as usize
    }
}

/// A longer sentence tells of other things too, in bytes.
const LONGEST: usize = 120;

/// What the last sentence of a text counts: words, or lines where it says that somebody wrote them.
pub(super) fn count(text: &str) -> Option<Count> {
    let text = text.strip_suffix('.')?;
    let last = memchr::memmem::rfind(text.as_bytes(), b". ").map_or(text, |at| &text[at + 2..]);
    let said = Some(last).filter(|said| said.len() <= LONGEST)?.to_lowercase();
    let words: Vec<&str> = said.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let lists = &*LISTS;
    let number = |word: &str| lists.numbers.iter().find(|(_, known)| *known == word).map(|(number, _)| *number);
    // "one line of inquiry", "two words of advice"
    let of = |at: usize| words.get(at + 2).is_some_and(|word| *word == "of");
    let written = || words.iter().any(|word| lists.written.binary_search(word).is_ok());
    words.windows(2).enumerate().filter(|(at, _)| !of(*at)).find_map(|(_, pair)| {
        let number = number(pair[0])?;
        let counted = |nouns: &[&str]| nouns.contains(&pair[1]);
        if counted(&lists.words) {
            return Some(Count::Words(number));
        }
        (counted(&lists.lines) && written()).then_some(Count::Lines(number))
    })
}

/// True for what a page puts within a story so often that no sentence counts it: "Advertisement".
pub(super) fn is_uncounted(text: &str) -> bool {
    among(&LISTS.uncounted, text)
}

/// True for a notice of a machine's voice that a poster or a film has too.
pub(super) fn is_of_voice(text: &str) -> bool {
    among(&LISTS.voices, text)
}

fn among(list: &[&str], text: &str) -> bool {
    // Most lines end here.
    let head = text.chars().next().and_then(|c| c.to_lowercase().next());
    list.iter().any(|entry| entry.chars().next() == head)
        && list.binary_search(&text.trim_end_matches('.').to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_counts_words_or_the_lines_that_somebody_wrote() {
        for (text, counts) in [
            ("There are three words over the arch.", Some(Count::Words(3))),
            ("Then it froze. One word came up.", Some(Count::Words(1))),
            ("On the back my mother has written two lines in pencil.", Some(Count::Lines(2))),
            ("She had a single sentence painted over the bar.", Some(Count::Lines(1))),
            ("Auf dem Tor stehen drei Wörter.", Some(Count::Words(3))),
            ("Two lines were closed on Monday.", None),
            ("Police have one line of inquiry, they said.", None),
            ("He painted it over the bar.", None),
            ("There are three words over the arch", None),
        ] {
            assert_eq!(count(text), counts, "{text}");
        }
    }

    #[test]
    fn every_part_of_the_data_file_is_read_and_sorted() {
        let parts = ["numbers", "words", "lines", "written", "uncounted", "voices"];
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| parts.contains(&part)));
        assert!(parts.iter().all(|name| part(FILE, name).is_sorted()));
        assert_eq!(LISTS.numbers.len(), part(FILE, "numbers").len());
    }
}
