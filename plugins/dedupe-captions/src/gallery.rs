//! Galleries: below a story its captions stand once more, one behind the other, as they stood between its paragraphs one by one. Refrains
//! and lists of what was said are no gallery: they have not the order and the words of single lines between paragraphs.

use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::pair::Pair;
use crate::similar::Relation;

/// Captions of a gallery at least.
const FEWEST: usize = 3;
/// Words of each.
const WORDS: usize = 5;
/// Lines of the page that may stand below it.
const BELOW: usize = 2;
/// No paragraph of a story is narrower, and few captions are wider.
const PARAGRAPH: u32 = 90;
const WIDEST: u32 = 160;

/// The blocks of a gallery at the end, by the pairs of blocks that repeat each other.
pub(crate) fn gallery(lines: &Lines<'_>, pairs: &[Pair]) -> std::ops::Range<usize> {
    let infos = &lines.infos;
    let n = infos.len();
    if pairs.len() < FEWEST {
        return 0..0;
    }
    let mut twin = vec![None; n];
    pairs.iter().filter(|pair| pair.relation == Relation::Same).for_each(|pair| twin[pair.second] = Some(pair.first));
    let shown = |i: usize| twin[i].is_some() && is_sentence_of_picture(&infos[i]) && lines.words(i).len() >= WORDS;
    let Some(last) = (n.saturating_sub(BELOW + 1)..n).rev().find(|i| shown(*i)) else { return 0..0 };
    let parted = |above: usize, below: usize| match (twin[above], twin[below]) {
        (Some(a), Some(b)) => {
            infos.get(a + 1..b).is_some_and(|between| between.iter().any(|info| info.width() >= PARAGRAPH))
        }
        _ => false,
    };
    let mut from = last;
    while from > 0 && shown(from - 1) && parted(from - 1, from) {
        from -= 1;
    }
    // The captions of the story stand above the gallery, and no line announces it as the story's.
    let apart = twin[last].is_some_and(|of| infos.get(of + 1..from).is_some_and(|between| !between.is_empty()));
    let told = from.checked_sub(1).is_some_and(|above| infos[above].text.ends_with(':'));
    if last + 1 - from >= FEWEST && apart && !told { from..last + 1 } else { 0..0 }
}

fn is_sentence_of_picture(info: &Info<'_>) -> bool {
    info.kind == Kind::Paragraph && info.text.ends_with('.') && info.width() <= WIDEST
}
