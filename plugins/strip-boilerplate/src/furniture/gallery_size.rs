//! How many pictures a gallery has, as a number alone above the captions that a page shows of it: "4" above "The weir at dawn Credit: Ada Rowe".

use copydesk_text::lines::credit;

use crate::fate::{Fate, Reason, take};
use crate::lines::loud::loud;
use crate::lines::{Info, Kind};
use crate::seen::Seen;

/// Takes out the numbers: all that stand alone in the text are the same one, each above a caption with its credit or a copy of one. Entries of a list
/// have different numbers.
pub(crate) fn sizes(infos: &[Info<'_>], seen: Seen, fates: &mut [Fate]) {
    // Most articles have no line as short as a number.
    if !seen.has(Seen::FIGURE) {
        return;
    }
    let mut numbers: Vec<usize> = Vec::new();
    for at in loud(infos).filter(|at| is_number(infos[*at].text)) {
        // Entries of a list, as most texts have that have any.
        if numbers.first().is_some_and(|first| infos[*first].text != infos[at].text) {
            return;
        }
        numbers.push(at);
    }
    // Most articles end here.
    let Some(caption) = numbers.iter().find_map(|at| infos.get(at + 1).filter(|info| is_credited(info))) else {
        return;
    };
    let pictured = |at: &usize| {
        let below = infos.get(at + 1);
        below.is_some_and(|info| is_credited(info) || !info.text.is_empty() && caption.text.starts_with(info.text))
    };
    if numbers.iter().all(pictured) {
        numbers.into_iter().for_each(|at| take(infos, fates, at..at + 1, Fate::Gone(Reason::Insert)));
    }
}

/// "4", "12"; one picture is no gallery.
fn is_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'2'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'])
}

/// A caption with its credit behind it.
fn is_credited(info: &Info<'_>) -> bool {
    /// Bytes of a caption at least.
    const CAPTION: usize = 20;
    info.kind != Kind::Heading && credit(info.text).is_some_and(|credit| credit.sure && credit.text_end >= CAPTION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        sizes(&paragraphs(body), Seen::FIGURE, &mut fates);
        gone(body, &fates)
    }

    const CAPTION: &str = "Ada Rowe at the lower gates of Tarn Weir Credit: Ben Ott";

    #[test]
    fn the_number_of_pictures_above_captions_goes() {
        assert_eq!(taken(&["4", CAPTION, STORY[0], STORY[1]]), ["4"]);
        let plain = "Ada Rowe at the lower gates of Tarn Weir";
        assert_eq!(taken(&["4", plain, STORY[0], "4", CAPTION, STORY[1]]), ["4", "4"]);
    }

    #[test]
    fn numbers_of_entries_and_of_what_is_told_stay() {
        assert_eq!(taken(&["3", CAPTION, STORY[0], "2", CAPTION, STORY[1]]), [""; 0]);
        assert_eq!(taken(&["1", CAPTION, STORY[0], STORY[1]]), [""; 0]);
        assert_eq!(taken(&["4", STORY[0], "4", CAPTION, STORY[1]]), [""; 0]);
        assert_eq!(taken(&["4", "boats lost at the weir", STORY[0], STORY[1]]), [""; 0]);
        assert_eq!(taken(&[STORY[0], STORY[1], "4"]), [""; 0]);
    }
}
