//! The books of those who write, as a line about an author names them: "Her latest book is “Porch Light.”"

use std::sync::LazyLock;

use crate::lines::names;
use crate::lists::data::{entries, part};
use crate::lists::fold::fold;
use crate::lists::search::Search;

const FILE: &str = include_str!("../../data/books.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static WORDS: LazyLock<Search> =
    LazyLock::new(|| Search::new(entries(FILE).map(|(_, phrase)| phrase).collect::<Vec<_>>()));

/// The title of a book is no longer, in bytes.
const TITLE: usize = 80;

/// The name in "Ada Rowe teaches law at Marl College. Her latest book is …": a person, and a later sentence that opens with the book.
pub(crate) fn author(text: &str) -> Option<&str> {
    // Most lines end here.
    let (name, _) = names::opening(text)?;
    let mut low = String::new();
    let mut later = text.match_indices(". ").map(|(at, end)| &text[at + end.len()..]);
    let opens = later.any(|sentence| {
        fold(sentence, &mut low);
        OPENS.iter().any(|book| low.strip_prefix(book).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    });
    opens.then_some(name)
}

/// True where all that stands in quotation marks may be the title of a book that the line speaks of: nobody says it.
pub(crate) fn are_titles(text: &str) -> bool {
    let mut parts = text.split(['"', '“', '”', '„', '«', '»']);
    let before = parts.next().unwrap_or_default();
    let mut low = String::new();
    fold(before, &mut low);
    WORDS.stands_in(low.as_bytes())
        && parts.step_by(2).all(|title| {
            let title = title.trim();
            title.len() <= TITLE
                && title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && !title.trim_end_matches(['.', ',']).contains(['.', '!'])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_of_a_book_is_known_by_a_later_sentence() {
        for line in [
            "Ada Rowe teaches law at Marl College. Her latest book is \"The Weir\".",
            "Ada Rowe lehrt Recht in Marl. Ihr neues Buch heißt „Das Wehr“.",
            "Ada Rowe vit à Marl. Son dernier livre est « Le Barrage ».",
        ] {
            assert_eq!(author(line), Some("Ada Rowe"), "{line}");
            assert!(are_titles(line), "{line}");
        }
        assert_eq!(author("Ada Rowe teaches law at Marl College. Her book was burned."), None);
    }

    #[test]
    fn what_somebody_says_is_no_title() {
        for line in [
            "Ada Rowe is the author of a book. \"we never read it. It is long,\" her neighbour said.",
            "Ada Rowe is a columnist. \"Porch Light\" is what she calls it.",
            "Ada Rowe wrote a book: \"It was cold! We went home\".",
        ] {
            assert!(!are_titles(line), "{line}");
        }
    }
}
