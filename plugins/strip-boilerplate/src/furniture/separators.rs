//! Lines of nothing but stars, strokes or arrows, where they part nothing any more.

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};

/// Arrows by which one turns pictures.
const TURNS: [char; 10] = ['❮', '❯', '←', '→', '‹', '›', '◀', '▶', '◄', '►'];

/// What critics give.
const STARS: [char; 3] = ['★', '☆', '⭐'];

/// A line of stars or strokes that parts nothing any more goes too.
pub(crate) fn separators(infos: &[Info<'_>], fates: &mut [Fate]) {
    // A critic's stars part nothing: "★★★★☆".
    let rates = |text: &str| {
        text.starts_with(STARS) && text.trim_matches([STARS[0], STARS[1], STARS[2], '½', '\u{fe0f}', ' ']).is_empty()
    };
    let is_separator = |i: &Info<'_>| {
        !i.text.is_empty() && !i.shape.has_letters() && i.shape.digits == 0 && i.kind != Kind::Fixed && !rates(i.text)
    };
    if fates.iter().all(|fate| fate.is_kept()) {
        return;
    }
    // "❮ ❯", "← →": how one turns the pictures of a page, whatever stands around them.
    let turns = |i: &Info<'_>| is_separator(i) && i.text.chars().any(|c| TURNS.contains(&c));
    for (i, info) in infos.iter().enumerate() {
        if fates[i].is_kept() && turns(info) {
            fates[i] = Fate::Gone(Reason::Navigation);
        }
    }
    let edges: [&mut dyn Iterator<Item = usize>; 2] = [&mut (0..infos.len()), &mut (0..infos.len()).rev()];
    for edge in edges {
        for i in edge {
            if !fates[i].is_kept() || infos[i].text.is_empty() {
                continue;
            }
            if !is_separator(&infos[i]) {
                break;
            }
            fates[i] = Fate::Gone(Reason::Separator);
        }
    }
    if infos.iter().zip(fates.iter()).all(|(i, f)| i.text.is_empty() || !f.is_kept()) {
        fates.iter_mut().filter(|f| matches!(f, Fate::Gone(Reason::Separator))).for_each(|f| *f = Fate::Keep);
    }
}
