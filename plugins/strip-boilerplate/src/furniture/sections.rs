//! The section of a page above the story, whatever it is called: "Consumer", "OPINION", "Arts & Culture", right above the byline, the date or
//! another line of the page.

use crate::fate::{Fate, Reason};
use crate::lines::labels::joins_names;
use crate::lines::{Info, Kind, Look};

/// So many lines from the top.
const TOP: usize = 8;
/// A section's name is no wider, and has no more words.
const WIDEST: u32 = 28;
const WORDS: u32 = 3;

/// Takes out such labels. Where the header has no headline, `titled` is false and a label may be that.
pub(crate) fn sections(infos: &[Info<'_>], fates: &mut [Fate], titled: bool) {
    if !titled {
        return;
    }
    let held: Vec<usize> = (0..infos.len()).filter(|i| !infos[*i].text.is_empty()).take(TOP + 1).collect();
    for pair in held.windows(2) {
        let [at, below] = [pair[0], pair[1]];
        let head = held.iter().take_while(|i| **i < at).all(|i| !fates[*i].is_kept());
        if !head || fates[at] != Fate::Keep {
            break;
        }
        let named = is_section(&infos[at]) || at == held[0] && is_site(&infos[at]);
        if infos[at].protected || !named || !is_of_page(fates[below]) {
            break;
        }
        fates[at] = Fate::Gone(Reason::Navigation);
    }
}

/// What a page has above its story; codes and notes are of a wire.
fn is_of_page(fate: Fate) -> bool {
    let Fate::Gone(reason) = fate else { return false };
    !reason.is_private()
        && !matches!(reason, Reason::Slug | Reason::WireTrailer | Reason::PhotoNumber | Reason::Separator)
}

/// "Harbour & Weir | The magazine for lock-keepers": the name of the house and what it says of itself.
fn is_site(info: &Info<'_>) -> bool {
    /// Words of the name, and of the rest.
    const NAME: usize = 4;
    const REST: usize = 8;
    let parts = info.text.split_once(" | ").filter(|(name, rest)| {
        let capital = |word: &str| !word.starts_with(char::is_lowercase);
        name.split(' ').count() <= NAME && name.split(' ').all(capital) && rest.split(' ').count() <= REST
    });
    parts.is_some_and(|(_, rest)| !rest.contains('|')) && info.shape.digits == 0 && !info.shape.ends_sentence()
}

/// One to three words with capitals, and no mark of a sentence or a field.
fn is_section(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let plain = info.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '-' | '\'' | '’' | '/'));
    let joined = || info.text.split(' ').nth(1).is_some_and(joins_names);
    info.kind == Kind::Paragraph
        && matches!(info.look, Look::Label | Look::Furniture)
        && s.width <= WIDEST
        && s.words <= WORDS
        && s.letters >= 3
        && plain
        && info.text.starts_with(char::is_uppercase)
        && (info.text.split(' ').count() <= 2 || joined())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str], titled: bool) -> Vec<&'a str> {
        let lines: Vec<&str> = body.iter().map(|text| text.trim_start_matches('*')).collect();
        let before = |text: &&str| if text.starts_with('*') { Fate::Gone(Reason::Date) } else { Fate::Keep };
        let mut fates: Vec<Fate> = body.iter().map(before).collect();
        sections(&paragraphs(&lines), &mut fates, titled);
        gone(body, &fates).into_iter().filter(|line| !line.starts_with('*')).collect()
    }

    #[test]
    fn a_section_stands_above_the_byline_or_the_date() {
        for line in ["Consumer", "OPINION", "Arts & Culture", "Stadt und Land", "Vie locale"] {
            assert_eq!(taken(&[line, "*2 min read", STORY[0], STORY[1]], true), [line]);
        }
        for line in ["Dear Ada,", "22:04", "Marl: a place", "The lock is shut"] {
            assert_eq!(taken(&[line, "*2 min read", STORY[0], STORY[1]], true), [""; 0], "{line}");
        }
        let site = "Harbour & Weir | The magazine for lock-keepers";
        assert_eq!(taken(&[site, "*2 min read", STORY[0], STORY[1]], true), [site]);
        assert_eq!(taken(&["Consumer", STORY[0], STORY[1]], true), [""; 0]);
        assert_eq!(taken(&["Consumer", "*2 min read", STORY[0]], false), [""; 0]);
    }
}
