//! Small words: those of grammar, of telling and of the calendar, which stand in articles about anything and speak for no topic alone.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::languages::of_tag;
use crate::words::words;

/// By language, the hashes of its small words.
static SMALL: LazyLock<BTreeMap<&str, HashSet<u64>>> = LazyLock::new(|| {
    let mut small: BTreeMap<&str, HashSet<u64>> = BTreeMap::new();
    let lines = include_str!("../data/small-words.txt").lines().filter(|line| !line.starts_with('#'));
    for (language, listed) in lines.filter_map(|line| line.split_once(": ")) {
        small.entry(language).or_default().extend(listed.split(' ').flat_map(|word| words(word).map(|word| word.hash)));
    }
    small
});

/// The small words of one language; none where they are not known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SmallWords(Option<&'static HashSet<u64>>);

impl SmallWords {
    /// Those of the language of a tag; of English where there is no tag, as the vocabulary has it.
    pub(crate) fn of(tag: Option<&str>) -> SmallWords {
        let language = tag.map_or(Some("en".to_owned()), of_tag);
        SmallWords(language.and_then(|language| SMALL.get(&*language)))
    }

    /// Whether there is nothing in it but small words and numbers.
    pub(crate) fn are_all_of(self, text: &str) -> bool {
        words(text).all(|word| {
            let number = text.as_bytes().get(word.start as usize).is_some_and(u8::is_ascii_digit);
            number || self.0.is_some_and(|small| small.contains(&word.hash))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_those_of_the_language() {
        let of = |tag, text| SmallWords::of(tag).are_all_of(text);
        assert!(of(Some("en-GB"), "said on") && of(None, "An") && of(Some("en"), "Don’t") && of(Some("en"), "3rd"));
        assert!(!of(Some("en"), "the quay") && !of(Some("en"), "die") && of(Some("de"), "die"));
        assert!(!of(Some("fi"), "on") && of(Some("fi"), "24"));
    }

    #[test]
    fn the_lists_are_sorted() {
        let mut last = ("", "");
        for line in include_str!("../data/small-words.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((language, listed)) = line.split_once(": ") else { continue };
            for word in listed.split(' ') {
                assert!(last < (language, word), "{language}: {word}");
                last = (language, word);
            }
        }
    }
}
