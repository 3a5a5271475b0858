//! Whom editors may ask, in several lines below a press release: a label, a name, a firm, a number, an address. They are not for readers.

use crate::fate::{Fate, take};
use crate::lines::{Info, Look};
use crate::marks::Mark;

/// No such box has more lines.
const MOST: usize = 10;

/// Takes out the boxes below the last paragraph.
pub(crate) fn contacts(infos: &[Info<'_>], marks: &[Mark], fates: &mut [Fate]) {
    let Some(last) = infos.iter().zip(fates.iter()).rposition(|(info, fate)| info.is_prose() && fate.is_kept()) else {
        return;
    };
    let mut at = last + 1;
    while at < infos.len() {
        let lines = infos[at + 1..].iter().take(MOST).take_while(|info| is_detail(info)).count();
        let reaches = infos[at + 1..at + 1 + lines].iter().any(|info| info.shape.address || info.shape.digits >= 6);
        if marks[at].is(Mark::CONTACT_HEAD) && reaches {
            take(infos, fates, at..at + 1 + lines, Fate::private("contact"));
            at += lines;
        }
        at += 1;
    }
}

/// A name, a firm, a number, an address.
fn is_detail(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let reach = s.address || s.digits >= 6;
    s.quotes == 0
        && s.width <= 120
        && !s.ends_sentence()
        && (reach || matches!(info.look, Look::Label | Look::Title) && s.words <= 8 && named(info.text))
}

/// Mostly words with capitals.
fn named(text: &str) -> bool {
    let capital = |word: &&str| word.starts_with(|c: char| !c.is_lowercase());
    let (all, capitals) = (text.split_whitespace().count(), text.split_whitespace().filter(capital).count());
    capitals * 3 >= all * 2
}
