//! Notes and fact boxes within an article that stand in `aside` and `footer`: a correction, a disclosure, figures; and who said a block quotation.
//! The readability algorithm drops those elements whatever they say; what reads as a note or a box of facts is kept for the stages to judge.

use crate::characters::one_line;
use dom_query::{Document, Selection};

/// Where notes stand.
const PLACES: &str = "article aside, article footer";
/// What holds one of these is a box or a list of links.
const BOXES: &str =
    "h1, h2, h3, h4, h5, h6, ul, ol, form, button, input, nav, figure, img, video, iframe, table, article";
/// How long a note is, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 30..=800;

/// What holds one of these leads away from the page, or asks the reader for something.
const LEADING_AWAY: &str = "a, form, button, input, nav, img, video, iframe, article";
/// How long a box of facts is, in bytes.
const BOX_LENGTH: std::ops::RangeInclusive<usize> = 40..=3000;

/// Makes ordinary blocks of the notes and boxes of facts within an article, and `cite` of the foot of a block quotation.
pub(super) fn keep(document: &Document) {
    for foot in document.select("blockquote footer").iter() {
        foot.rename("cite");
        foot.remove_attrs(&["class", "id", "role"]);
    }
    for place in document.select(PLACES).iter().filter(|place| is_note(place) || is_fact_box(place)) {
        place.rename("div");
        place.remove_attrs(&["class", "id", "role"]); // the algorithm goes by their words
    }
}

/// Whole sentences, hardly a link, and nothing of a box.
fn is_note(place: &Selection<'_>) -> bool {
    let text = one_line(&place.text());
    let linked: usize = place.select("a").iter().map(|link| one_line(&link.text()).len()).sum();
    LENGTH.contains(&text.len())
        && text.ends_with(['.', '!', '?', ')', '”', '"'])
        && linked * 4 <= text.len()
        && !place.select(BOXES).exists()
}

/// A heading, and below it a list, a table or paragraphs, without a link.
fn is_fact_box(place: &Selection<'_>) -> bool {
    BOX_LENGTH.contains(&one_line(&place.text()).len())
        && place.select("h2, h3, h4, h5, h6, strong").exists()
        && place.select("li, p, td, dd").exists()
        && !place.select(LEADING_AWAY).exists()
}
