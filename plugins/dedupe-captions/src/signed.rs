//! Captions whose credits stand on lines of their own below them: "Photo: Ada Rowe" under a line that is no paragraph. What the line above it says
//! too is one, and so are two lines or more that stand so between paragraphs, as in a gallery. One alone may be the story's, unless it is long and
//! no sentence.

use crate::captionlike::fits;
use crate::info::{Info, Kind};

/// A paragraph of the story is no narrower.
const PARAGRAPH: u32 = 100;
/// Words of a caption: what has fewer and no stop may be a subheading.
const WORDS: usize = 6;
/// Words of one that stands so alone.
const MANY: usize = 8;
/// Words of the shorter of two that say the same.
const FEWEST: usize = 4;
/// Of a gallery so many captions stand so.
const GALLERY: usize = 2;

/// Tells the captions by the credits below them.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    let of_gallery: Vec<usize> = (1..infos.len()).filter(|i| stands_apart(infos, *i)).collect();
    let gallery = of_gallery.len() >= GALLERY;
    let alone = |text: &str| !text.ends_with('.') && has_words(text, MANY);
    for i in of_gallery {
        infos[i].signed = gallery || alone(infos[i].text);
    }
    for i in 1..infos.len() {
        // Most lines end here.
        if stands_above_credit(infos, i) && infos[i].width() < PARAGRAPH * 2 && is_said_above(infos, i) {
            infos[i].signed = true;
        }
    }
}

fn is_credit(infos: &[Info<'_>], at: usize) -> bool {
    infos.get(at).is_some_and(Info::is_credit_alone)
}

fn stands_above_credit(infos: &[Info<'_>], i: usize) -> bool {
    is_credit(infos, i + 1) && infos[i].kind == Kind::Paragraph && !infos[i].is_credited() && fits(&infos[i])
}

/// True for a line above its credit, with paragraphs around both, or others of its kind.
fn stands_apart(infos: &[Info<'_>], i: usize) -> bool {
    let info = &infos[i];
    // Most lines end here.
    if !stands_above_credit(infos, i) || info.width() >= PARAGRAPH {
        return false;
    }
    let said = info.text.starts_with(char::is_uppercase)
        && has_words(info.text, WORDS)
        && !info.text.contains(['"', '“', '”', '„', '«', '»']);
    let paragraph = |info: &Info<'_>| info.width() >= PARAGRAPH && info.shape().ends_sentence();
    let above = is_credit(infos, i - 1) || paragraph(&infos[i - 1]);
    let below = infos.get(i + 2).is_none_or(|info| paragraph(info) || is_credit(infos, i + 3));
    said && above && below
}

/// True where the line above has the same words, or opens this one.
fn is_said_above(infos: &[Info<'_>], i: usize) -> bool {
    let [above, line] = [infos[i - 1].text, infos[i].text].map(|text| text.trim_end_matches('.'));
    let goes_on =
        line.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ':', '.']));
    // At the top no subheading stands.
    goes_on && has_words(above, if i == 1 { FEWEST - 1 } else { FEWEST })
}

fn has_words(text: &str, least: usize) -> bool {
    text.split(' ').nth(least - 1).is_some()
}
