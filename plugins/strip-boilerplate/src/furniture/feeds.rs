//! What a page says of topics that a reader may follow: "Don't miss out on the headlines from Marl. Followed topics will be added to My News."

use std::sync::LazyLock;

use crate::lines::Info;
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/feeds.txt");
static FOLLOW: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "follow"));
static GOES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "goes"));
static WHOSE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "whose"));

/// No such line is wider.
const LONGEST: u32 = 180;
/// The name of the list is no longer, in bytes, and has so many words: "My News", "Your Feed".
const NAME: usize = 32;
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// True where a line ends with a reader's own list, to which what they follow goes.
pub(crate) fn names_feed(info: &Info<'_>) -> bool {
    let text = info.text.strip_suffix(['.', '!']).unwrap_or(info.text);
    // Most lines end here: their end has no capital that the name opens with, all bytes asked in one step.
    let capital = |byte: &u8| (*byte == b'M') | (*byte == b'Y');
    let capitals = |end: &[u8; NAME]| end.iter().fold(false, |any, byte| any | capital(byte));
    if !text.as_bytes().last_chunk().is_some_and(capitals) || info.shape.width > LONGEST || info.shape.quotes > 0 {
        return false;
    }
    let window = &text[text.ceil_char_boundary(text.len().saturating_sub(NAME))..];
    let starts = || window.match_indices(' ').filter(|(at, _)| window[at + 1..].starts_with(['M', 'Y']));
    starts().any(|(at, _)| {
        let (before, name) = (&text[..text.len() - window.len() + at], &window[at + 1..]);
        let mut words = name.split(' ');
        let whose = words.next().is_some_and(|word| WHOSE.contains(&word.to_lowercase().as_str()));
        let named = words.all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric));
        whose && named && WORDS.contains(&name.split(' ').count()) && {
            let low = before.to_lowercase();
            let follows = || low.split(|c: char| !c.is_alphabetic()).any(|word| FOLLOW.contains(&word));
            GOES.iter().any(|goes| low.ends_with(goes)) && follows()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_reader_s_list_closes_the_line() {
        let feed = |line: &str| names_feed(&paragraphs(&[line])[0]);
        for line in [
            "Don't miss out on the headlines from Marl. Followed categories will be added to My News.",
            "Stories on topics that you follow will appear in My Feed.",
            "Topics you follow will be added to Your Stories",
        ] {
            assert!(feed(line), "{line}");
        }
        for line in [
            "The topics that readers follow are added to a list, the editor said.",
            "She followed him, and his name was added to My Enemies, a list of two.",
            "Salt is added to your soup.",
        ] {
            assert!(!feed(line), "{line}");
        }
        assert!(FOLLOW.is_sorted() && WHOSE.is_sorted());
    }
}
