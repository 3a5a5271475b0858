//! Lines of a printed page that say where the story goes on: "Continued from Page A1", "See DAM, Page 6", and the head of the page itself:
//! "B4 | THE HARBOUR POST | 8 May 2026".

use std::sync::LazyLock;

use crate::dates::is_date_line;
use crate::lists::data::part;
use crate::shape::LineShape;

const FILE: &str = include_str!("../../data/jumps.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static PAGES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "pages"));
static SMALL: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "small"));

/// No such line is longer, in bytes.
const LONGEST: usize = 48;
/// Nor is the head of a page, in bytes.
const HEAD: usize = 120;

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
    if !is_number(number) {
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

/// "A6", "14": the number of a page, with its section's letter or without.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    text.len() - digits.len() <= 1 && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// True for the head of a printed page: between bars its number, the paper's name and the day, in whatever order.
pub(crate) fn is_page_head(text: &str) -> bool {
    // Most lines end here.
    if text.len() > HEAD || memchr::memchr2(b'|', 0xe2, text.as_bytes()).is_none() {
        return false;
    }
    let parts = || text.split(['|', '•', '■']).map(str::trim);
    let page = |part: &str| {
        let (before, number) = part.rsplit_once(' ').unwrap_or_default();
        is_number(part) || is_number(number) && PAGES.contains(&before.to_lowercase().as_str())
    };
    let date = |part: &str| is_date_line(part, &LineShape::new(part));
    let named = |part: &str| !page(part) && !date(part) && part.starts_with(char::is_uppercase);
    (3..=4).contains(&parts().count()) && parts().any(page) && parts().any(date) && parts().any(named)
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

    #[test]
    fn the_head_of_a_page_has_its_number_a_name_and_a_day() {
        for line in [
            "B4 | THE HARBOUR POST | FRIDAY, MAY 8, 2026",
            "The Harbour Post | 8 May 2026 | Page 12",
            "Freitag, 8. Mai 2026 | Hafenpost | Seite 3",
            "Sport • Le Port • 8 mai 2026 • 14",
        ] {
            assert!(is_page_head(line), "{line}");
        }
        for line in
            ["Rowe | Lind | 4", "Marl | 3 | 2", "8 May 2026 | 7.30 pm | 12", "Tarn Weir | 8 May 2026", "A1 | A2 | A3"]
        {
            assert!(!is_page_head(line), "{line}");
        }
    }
}
