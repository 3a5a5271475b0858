//! What goes out of blocks that stay: notes of a desk within a paragraph, and behind the story's last sentence initials or an agency's name.

use std::ops::Range;

use copydesk_text::lines::agency;

use crate::fate::Fate;
use crate::furniture::markup::around_caption;
use crate::lines::{Info, Kind};
use crate::wire::desk::Desk;
use crate::wire::initials::glued_initials;
use crate::wire::inline;

/// So many lines from the top may have the dateline.
const TOP: usize = 6;

/// What goes out of blocks that stay.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    /// By block, in order.
    pub(crate) places: Vec<(usize, Range<usize>)>,
    /// The notes among it.
    pub(crate) notes: Vec<String>,
}

/// What is to be cut of the blocks that stay, and the notes that are to be kept.
pub(crate) fn cuts(infos: &[Info<'_>], fates: &[Fate], desk: &Desk, dateline: Option<&str>) -> Cuts {
    let (mut cut, mut low) = (Cuts::default(), String::new());
    for (i, info) in infos.iter().enumerate() {
        if !fates[i].is_kept() || info.kind == Kind::Fixed {
            continue;
        }
        let around = if fates[i] == Fate::Caption { around_caption(info.text) } else { None };
        cut.places.extend(around.into_iter().flatten().filter(|gone| !gone.is_empty()).map(|gone| (i, gone)));
        for note in inline::notes(info.text, desk, &mut low) {
            cut.notes.push(info.text[note.clone()].to_owned());
            cut.places.push((i, inline::with_space(info.text, &note)));
        }
    }
    let end = glued(infos, fates).or_else(|| signed(infos, dateline, fates));
    // What is cut already may have been all that stands there.
    if let Some((i, start)) = end.filter(|(i, start)| !cut.places.iter().any(|(at, gone)| at == i && gone.end > *start))
    {
        cut.places.push((i, start..infos[i].text.len()));
        cut.places.sort_by_key(|(at, gone)| (*at, gone.start));
    }
    cut
}

/// Initials of those who wrote and edited, behind the last sentence of the story: the block, and where they start.
fn glued(infos: &[Info<'_>], fates: &[Fate]) -> Option<(usize, usize)> {
    /// A last paragraph is no narrower; with initials behind it, it ends as no sentence does.
    const STORY_LINE: u32 = 40;
    let last = last(infos, fates)?;
    let info = &infos[last];
    let open = info.shape.width >= STORY_LINE && !info.protected && info.kind == Kind::Paragraph;
    glued_initials(info.text).filter(|_| open).map(|start| (last, start))
}

/// The agency's name behind the last sentence.
fn signed(infos: &[Info<'_>], dateline: Option<&str>, fates: &[Fate]) -> Option<(usize, usize)> {
    let last = last(infos, fates).filter(|last| *last > 0)?;
    let info = &infos[last];
    let small = |text: &str| text.ends_with(|c: char| c.is_lowercase());
    let text = info.text.trim_end();
    // Most stories end here: a word and a stop.
    let stopped = || text.strip_suffix('.').is_some_and(small);
    if info.protected || info.kind != Kind::Paragraph || stopped() {
        return None;
    }
    // Only behind a small word an agency's name ends in a small letter.
    if let Some(start) = inline::drawn_on(text) {
        return Some((last, start));
    }
    if small(text) {
        return None;
    }
    let of_story = || infos.iter().take(TOP).find_map(|info| agency(info.text));
    inline::signoff(info.text, dateline.or_else(of_story).unwrap_or_default()).map(|start| (last, start))
}

/// The last line that stays.
fn last(infos: &[Info<'_>], fates: &[Fate]) -> Option<usize> {
    (0..infos.len()).rfind(|i| fates[*i] == Fate::Keep && !infos[*i].text.is_empty())
}
