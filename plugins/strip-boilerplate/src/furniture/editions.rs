//! Where a piece stood in print: "This article appears in the print edition with the headline “Time and Tide.”", "Published by the Marl Courier on
//! May 6, 2025."

use std::sync::LazyLock;

use copydesk_text::bylines::is_house;

use crate::dates::is_date_line;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};
use crate::lists::data::{RIGHTS, part};
use crate::lists::fold::fold;
use crate::lists::openings::Openings;
use crate::lists::search::Search;
use crate::shape::LineShape;

const FILE: &str = include_str!("../../data/editions.txt");
static OPENS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "opens")));
static LABELS: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "labels")));
/// Where a piece stands, before the month of an issue.
static STANDS: LazyLock<Search> = LazyLock::new(|| Search::new(part(FILE, "stands")));
static PRINT: LazyLock<Search> = LazyLock::new(|| Search::new(part(FILE, "print")));
static PUBLISHED: LazyLock<Openings> = LazyLock::new(|| Openings::new(&part(FILE, "published")));
static BOOKS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "books"));
static TOLD: LazyLock<Search> = LazyLock::new(|| Search::new(part(RIGHTS, "told")));

/// No such line is longer.
const LONGEST: u32 = 240;

/// Takes out the line above the story or below it that says so.
pub(crate) fn editions(infos: &[Info<'_>], fates: &mut [Fate]) {
    let mut kept = (0..infos.len()).filter(|i| fates[*i].is_kept() && !infos[*i].text.is_empty());
    let (Some(first), Some(last)) = (kept.next(), kept.next_back()) else { return };
    let mut low = String::new();
    for at in [first, last] {
        let info = &infos[at];
        let names = |low: &mut String| names_edition(info, low) || at == last && names_paper(info.text);
        if info.kind != Kind::Fixed && !info.protected && !info.must_stay() && names(&mut low) {
            fates[at] = Fate::Gone(Reason::PageNotice);
        }
    }
}

/// "Published by the Marl Courier on May 6, 2025.", "Published in The Orme Herald from May 6 to May 8, 2025.": a paper's name, the day or the days, and
/// nothing else.
fn names_paper(text: &str) -> bool {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 110;
    // Most lines end here.
    if text.len() > LONGEST || !PUBLISHED.open(text) {
        return false;
    }
    let text = text.trim_end_matches('.');
    let date = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && is_date_line(text, &LineShape::new(text));
    // "on May 6, 2025", "from May 6 to May 8, 2025"
    let behind_word = |text: &'_ str| {
        let (word, rest) = text.split_once(' ')?;
        (!word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())).then_some(rest.len())
    };
    let behind = |text: &str| behind_word(text).map(|left| text.len() - left);
    let days = |text: &str| {
        let last = |(at, _): (usize, &str)| behind(&text[at + 1..]).is_some_and(|from| date(&text[at + 1 + from..]));
        date(text)
            || text.match_indices(' ').filter(|(at, _)| text[..*at].contains(|c: char| c.is_ascii_digit())).any(last)
    };
    let mut ends = text.match_indices(' ').skip(2).map(|(at, _)| at);
    ends.any(|at| {
        let name = text[..at].splitn(3, ' ').nth(2).unwrap_or_default().trim_end_matches(',');
        let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
        let paper = is_house(name) && name.split(' ').all(capital) && !BOOKS.contains(&last.as_str());
        paper && behind(&text[at + 1..]).is_some_and(|from| days(&text[at + 1 + from..]))
    })
}

/// True for a line that says in which edition a piece stood. `low` is scratch space.
fn names_edition(info: &Info<'_>, low: &mut String) -> bool {
    let label = || !info.shape.ends_sentence() && LABELS.open(info.text);
    if info.shape.width > LONGEST || !OPENS.open(info.text) && !label() {
        return false;
    }
    fold(info.text, low);
    let print = PRINT.stands_in(low.as_bytes()) || low.contains("issue") && STANDS.stands_in(low.as_bytes());
    print && !TOLD.stands_in(low.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        editions(&paragraphs(body), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn the_edition_is_named_above_and_below_the_story_in_several_languages() {
        for line in [
            "This article appears in the May 2026 print edition with the headline “Time and Tide.”",
            "A version of this article appears in print on May 8, 2026, Section B, Page 4 with the headline: “Locks”.",
            "This article appears in the May 2026 issue of Weir & Water under the headline \"Low Water\".",
            "This story ran in the spring issue of Weir & Water.",
            "Este artículo se publicó en el número de mayo de Agua.",
            "Questo articolo è uscito sul numero di maggio di Acqua.",
            "Den här artikeln publicerades i nummer 5/2026.",
            "Dieser Artikel ist in der Ausgabe 46/2026 erschienen.",
            "Cet article est paru dans l’édition papier du 5 mai.",
            "Appeared in the May 8, 2026, print edition as “The Last Lock.”",
            "From the May 2026 print edition",
            "Este texto foi publicado na edição impressa de 7 de maio.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line]), [line]);
            assert_eq!(taken(&[line, STORY[0], STORY[1]]), [line]);
            assert_eq!(taken(&[STORY[0], line, STORY[1]]), [""; 0]);
        }
    }

    #[test]
    fn the_paper_that_printed_a_notice_goes_as_the_last_line() {
        for line in [
            "Published by Iron Range Herald on May 6, 2025.",
            "Published by the Marl Courier on 6 May 2025",
            "Published in The Orme Gazette from May 6 to May 8, 2025.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line]), [line]);
            assert_eq!(taken(&[STORY[0], line, STORY[1]]), [""; 0]);
        }
        for line in [
            "Published by Harbour Press on May 6, 2025.",
            "Published by Lind & Rowe on 6 May at £20.",
            "Published in the Marl Courier, it was read by nobody.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line]), [""; 0]);
        }
    }

    #[test]
    fn what_a_story_tells_of_a_piece_in_print_stays() {
        for line in [
            "This article appeared in print with the wrong headline, the editor said.",
            "This story raises an issue that the board will not name.",
            "This column is read by nobody, and nobody has complained.",
            "From the print edition she learned that the lock was shut.",
            "The print edition will be closed in June.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line]), [""; 0]);
        }
    }
}
