//! Lines of a printed page that say where the story goes on: "Continued from Page A1", "See DAM, Page 6".

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/jumps.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static PAGES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pages"));
static SMALL: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "small"));

/// No such line is longer, in bytes.
const LONGEST: usize = 48;

/// True for a line that only says on which page the story goes on, or where it began. The number comes last; "See you on page 3 of the
/// book" says more.
pub(crate) fn is_jump(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '»', '>', ')', ' ']);
    // Most lines end here.
    if !text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let text = text.trim_start_matches(['(', '•', '»', '→', '►', '■', ' ']);
    if text.len() > LONGEST {
        return false;
    }
    let Some((before, number)) = text.rsplit_once(char::is_whitespace) else { return false };
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let paged = number.len() - digits.len() <= 1
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    if !paged {
        return false;
    }
    let low = before.to_lowercase();
    let page = low.rsplit([' ', ',']).next().is_some_and(|word| PAGES.contains(&word));
    let opens =
        OPENS.iter().any(|open| low.strip_prefix(open).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    // Between the opening and the page stands at most the key word of the story, or what stands there, with a capital.
    let keyed = before.split_whitespace().skip(1).all(|word| {
        let word = word.trim_end_matches(',');
        let known = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        known(&PAGES) || known(&SMALL) || !word.starts_with(char::is_lowercase)
    });
    page && opens && keyed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_only_leads_to_a_page_is_known_in_several_languages() {
        for line in [
            "See DAM, Page A6",
            "• See Comment, Page 14",
            "Kommentar Seite 2",
            "Continued from Page A1",
            "Continued on page 4.",
            "(From Page 1)",
            "Please see WEIR on Page 12",
            "Fortsetzung auf Seite 3",
            "Suite page 4",
            "Pasa a la página 12",
            "Viene de la página 1",
            "Segue a pagina 3",
            "Fortsættes side 7",
            "Fortsättning på sidan 9",
        ] {
            assert!(is_jump(line), "{line}");
        }
        for line in [
            "See you on page 3",
            "See the map on page 12",
            "Continued rain",
            "Page 4",
            "From page to stage",
            "See Page",
        ] {
            assert!(!is_jump(line), "{line}");
        }
    }
}
