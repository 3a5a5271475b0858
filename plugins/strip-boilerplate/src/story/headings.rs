//! The story's own headings: short lines between two paragraphs that are no sentences.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use copydesk_text::lines::{Ending, credit, named_place_in_front, place_in_front};

use crate::fate::Fate;
use crate::lines::labels;
use crate::lines::loud::loud;
use crate::lines::{Info, Kind, Look};
use crate::story::letters;

/// A short line between two paragraphs that is no sentence is a heading of the story.
pub(crate) fn headings(infos: &[Info<'_>], fates: &mut [Fate]) {
    // Captions of a gallery, which stand between the paragraphs too.
    let counted = OnceCell::new();
    let shown = |text: &str| {
        let behind = |i: usize| place_in_front(infos[i].text).map(|(_, bytes)| &infos[i].text[bytes..]);
        let all = || loud(infos).filter_map(behind).collect::<BTreeSet<&str>>();
        counted.get_or_init(all).contains(text)
    };
    for i in loud(infos) {
        let here = &infos[i];
        // Most lines end here.
        if !matches!(here.look, Look::Title | Look::Label) || here.kind != Kind::Paragraph || here.times > 1 {
            continue;
        }
        let s = &here.shape;
        let short = s.width <= 70 && s.letters >= 3 && here.text.starts_with(char::is_uppercase);
        let plain = s.ending == Ending::Other && s.quotes == 0 && s.joints == 0 && !s.address;
        let held = |i: &usize| fates[*i].is_kept() && !infos[*i].text.is_empty();
        let sentence = |i: &usize| infos[*i].shape.ends_sentence();
        let between = || {
            let above = (0..i).rfind(held).filter(sentence);
            let below = (i + 1..infos.len()).find(held).filter(sentence);
            above.is_some_and(|i| infos[i].is_prose()) && below.is_some_and(|i| infos[i].look == Look::Text)
        };
        if fates[i] == Fate::Keep
            && short
            && plain
            && between()
            && credit(here.text).is_none()
            && !labels::says_what_is_pictured(here.text)
            && named_place_in_front(here.text).is_none()
            && !shown(here.text)
            && !letters::signs(here)
        {
            fates[i] = Fate::Heading;
        }
    }
}
