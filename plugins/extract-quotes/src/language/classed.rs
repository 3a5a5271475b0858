//! Files of a language whose lines are `CLASS WORD`: `data/<tag>/small-words.txt`, `data/<tag>/content-words.txt`.

use std::ops::Deref;

use copydesk_text::lexicon::entries;

/// The words of a class, in the order of their file.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    words: Vec<&'static str>,
    /// The lengths that such words have and the letters that they begin with, a bit each: nearly all words are told by them to be none.
    lengths: u32,
    letters: u32,
}

impl Listed {
    fn new(words: Vec<&'static str>) -> Self {
        let bits = |bit: fn(&[u8]) -> u32| words.iter().fold(0, |bits, word| bits | bit(word.as_bytes()));
        Self { lengths: bits(length), letters: bits(letter), words }
    }

    /// Whether the word is one of them, in small letters or with a capital.
    #[inline]
    pub(crate) fn has(&self, word: &[u8]) -> bool {
        self.lengths & length(word) != 0 && self.letters & letter(word) != 0 && self.holds(word)
    }

    /// Whether a text begins with one of them, as they are listed, and a space.
    #[inline]
    pub(crate) fn opens(&self, text: &str) -> bool {
        self.letters & letter(text.as_bytes()) != 0 && self.begins(text)
    }

    #[inline(never)]
    fn begins(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    }

    #[inline(never)]
    fn holds(&self, word: &[u8]) -> bool {
        self.words.iter().any(|one| one.as_bytes().eq_ignore_ascii_case(word))
    }
}

/// The bit of a word's length; the longest share those of the shortest.
#[inline]
fn length(word: &[u8]) -> u32 {
    1 << (word.len() & 31)
}

/// The bit of its first letter, small or not.
#[inline]
fn letter(word: &[u8]) -> u32 {
    word.first().map_or(0, |first| 1 << (first & 31))
}

impl Deref for Listed {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

/// The lines of such a file, which are sorted.
pub(super) struct Classed(Vec<(&'static str, &'static str)>);

impl Classed {
    pub(super) fn read(file: &'static str) -> Self {
        Self(entries(file).filter_map(|line| line.split_once(' ')).collect())
    }

    /// The words of a class.
    pub(super) fn of(&self, class: &str) -> Listed {
        let first = self.0.partition_point(|(of, _)| *of < class);
        Listed::new(self.0[first..].iter().take_while(|(of, _)| *of == class).map(|(_, word)| *word).collect())
    }
}

/// Checks that each language's file is sorted, and that its reader, of which this is the source, asks for all of its classes.
#[cfg(test)]
pub(super) fn check(file: impl Fn(&str) -> &'static str, source: &str) {
    for tag in crate::language::Language::tags() {
        let Classed(lines) = Classed::read(file(tag));
        assert!(lines.is_sorted(), "{tag}");
        for (class, word) in lines {
            assert!(source.contains(&format!(".of(\"{class}\")")), "{tag}: {class} {word}");
        }
    }
}

/// Checks that a file whose lines are `LANGUAGE CLASS WORDS` is sorted, and that each line has a language and a class that are known.
#[cfg(test)]
pub(super) fn check_tagged(file: &'static str, classes: &[&str]) {
    let lines: Vec<&str> = entries(file).collect();
    for line in &lines {
        let mut parts = line.splitn(3, ' ');
        let known = parts.next().is_some_and(|tag| crate::language::Language::tags().any(|other| other == tag));
        let class = parts.next().is_some_and(|class| classes.contains(&class));
        assert!(known && class && parts.next().is_some(), "{line}");
    }
    assert!(lines.is_sorted());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_class_is_told_from_one_like_it() {
        let modals = Classed::read("by from\npossible can\npossible may\nwithin in").of("possible");
        assert!(modals.has(b"can") && modals.has(b"May") && modals.len() == 2);
        assert!(!modals.has(b"cab") && !modals.has(b"cans") && !modals.has(b"") && !modals.has(b"from"));
        assert!(modals.opens("can go") && !modals.opens("Can go") && !modals.opens("candid") && !modals.opens(""));
        assert!(Classed::read("").of("possible").is_empty());
    }
}
