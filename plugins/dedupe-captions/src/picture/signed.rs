//! Captions whose credits stand on lines of their own below them: "Photo: Ada Rowe" under a line that is no paragraph. What the line above it says
//! too is one, and so are two lines or more that stand so between paragraphs, as in a gallery. One alone may be the story's, unless it is long and
//! no sentence.

use crate::info::captionlike::fits;
use crate::info::{Info, Kind};

/// A paragraph of the story is no shorter, in bytes, and a caption no longer; one that is said twice may be.
const PARAGRAPH: usize = 80;
const LONGEST: usize = 110;
const LONGEST_TWICE: usize = 200;
/// How a paragraph ends.
const STOPS: [char; 8] = ['.', '!', '?', '"', '”', '“', '»', '’'];
/// Words of a caption: what has fewer and no stop may be a subheading.
const WORDS: usize = 6;
/// Words of one that stands so alone.
const MANY: usize = 8;
/// Words of the shorter of two that say the same; at the top, where no subheading stands, and in a gallery it may have fewer.
const TWICE: usize = 4;
const FEWEST: usize = 2;
/// Of a gallery so many captions stand so.
const GALLERY: usize = 2;

/// Tells the captions by the credits below them. `titled` is whether the header has the headline.
pub(crate) fn confirm(infos: &mut [Info<'_>], titled: bool) {
    let credits = (1..infos.len()).filter(|at| infos[*at].is_credit_alone());
    let above_credits: Vec<usize> = credits.map(|at| at - 1).filter(|i| may_be_caption(&infos[*i])).collect();
    // Most articles end here.
    if above_credits.is_empty() {
        return;
    }
    let twice = |i: usize| said_above(infos, i) >= if i == 1 { FEWEST + 1 } else { TWICE };
    let (twice, others): (Vec<usize>, Vec<usize>) = above_credits.into_iter().partition(|i| twice(*i));
    let mut found: Vec<usize> = others.into_iter().filter(|i| (titled || *i > 0) && stands_apart(infos, *i)).collect();
    if twice.len() + found.len() < GALLERY {
        found.retain(|i| *i > 0 && !infos[*i].text.ends_with('.') && words(infos[*i].text) >= MANY);
    }
    twice.into_iter().chain(found).for_each(|i| infos[i].signed = true);
}

fn is_credit(infos: &[Info<'_>], at: usize) -> bool {
    infos.get(at).is_some_and(Info::is_credit_alone)
}

fn may_be_caption(info: &Info<'_>) -> bool {
    info.kind == Kind::Paragraph && !info.is_credited() && fits(info) && info.text.len() < LONGEST_TWICE
}

/// True for a line above its credit, with paragraphs around both, or others of its kind.
fn stands_apart(infos: &[Info<'_>], i: usize) -> bool {
    let text = infos[i].text;
    let said = text.len() < LONGEST
        && text.starts_with(char::is_uppercase)
        && words(text) >= WORDS
        && !text.contains(['"', '“', '”', '„', '«', '»'])
        // "Where to eat: the Ferry Inn on Quay Road" is the entry of a guide.
        && (text.ends_with('.') || !text.contains(": "));
    if !said {
        return false;
    }
    let paragraph = |info: &Info<'_>| info.text.len() >= PARAGRAPH && info.text.ends_with(STOPS);
    // A shorter version may stand between.
    let from = i - usize::from(said_above(infos, i) >= FEWEST);
    let above = from.checked_sub(1).is_none_or(|above| is_credit(infos, above) || paragraph(&infos[above]));
    above && infos.get(i + 2).is_none_or(|info| paragraph(info) || (i + 3..i + 5).any(|at| is_credit(infos, at)))
}

/// How many words the line above has, where this one has the same or opens with them.
fn said_above(infos: &[Info<'_>], i: usize) -> usize {
    let Some(above) = i.checked_sub(1).map(|above| infos[above].text) else { return 0 };
    let [above, line] = [above, infos[i].text].map(|text| text.trim_end_matches('.'));
    let goes_on =
        line.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ':', '.']));
    if goes_on { words(above) } else { 0 }
}

fn words(text: &str) -> usize {
    text.split(' ').count()
}
