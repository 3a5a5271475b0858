//! Galleries: below a story its captions stand once more, one behind the other, as they stood between its paragraphs one by one. Refrains
//! and lists of what was said are no gallery: they have not the order and the words of single lines between paragraphs. Or they stand above it, each
//! with its place in front.

use copydesk_text::lines::{Ending, Start, place_in_front};

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

/// The blocks of a gallery in which each has its place in front (`1/3 …`, `2/3 …`), of which one stands again below it without that.
pub(crate) fn counted(lines: &Lines<'_>, pairs: &[Pair]) -> std::ops::Range<usize> {
    let infos = &lines.infos;
    let place = |i: usize| {
        let info = infos.get(i).filter(|info| info.kind == Kind::Paragraph && info.fits_caption())?;
        place_in_front(info.text).map(|(place, _)| place)
    };
    let follow = |(one, all): (u32, u32), (next, of): (u32, u32)| all == of && one + 1 == next;
    let below = |i: usize| place(i).zip(place(i + 1)).is_some_and(|(a, b)| follow(a, b));
    let same = pairs.iter().filter(|pair| pair.relation == Relation::Same && lines.words(pair.first).len() >= WORDS);
    // What stands in marks is said by somebody.
    let plain = |i: usize| place(i).is_none() && infos[i].text.starts_with(char::is_uppercase);
    let found = same.filter(|pair| place(pair.first).is_some() && plain(pair.second)).find_map(|pair| {
        let from = (0..pair.first).rev().take_while(|i| below(*i)).last().unwrap_or(pair.first);
        let last = (pair.first..pair.second).find(|i| !below(*i))?;
        let told = from.checked_sub(1).is_some_and(|above| infos[above].text.ends_with(':'));
        (last > from && place(from)?.0 == 1 && !told).then_some(from..last + 1)
    });
    found.unwrap_or(0..0)
}

/// The blocks of a gallery at the end, by the pairs of blocks that repeat each other.
pub(crate) fn gallery(lines: &Lines<'_>, pairs: &[Pair]) -> std::ops::Range<usize> {
    let infos = &lines.infos;
    let n = infos.len();
    // Most articles end here.
    let title = || (n.saturating_sub(BELOW + 1)..n).any(|i| is_title_of_picture(&infos[i]));
    if pairs.is_empty() || pairs.len() < FEWEST && !title() {
        return 0..0;
    }
    let mut twin = vec![None; n];
    pairs.iter().filter(|pair| pair.relation == Relation::Same).for_each(|pair| twin[pair.second] = Some(pair.first));
    let shown = |i: usize| twin[i].is_some() && is_sentence_of_picture(&infos[i]) && lines.words(i).len() >= WORDS;
    let Some(last) = (n.saturating_sub(BELOW + 1)..n).rev().find(|i| shown(*i)) else { return of_titles(lines, &twin) };
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

/// The same of captions without a stop, two or more: each said first between two sentences, or one of them, where the place of each in the gallery
/// stands in front. A song has more lines than a story cites, and what a line with a colon announces is the story's.
fn of_titles(lines: &Lines<'_>, twin: &[Option<usize>]) -> std::ops::Range<usize> {
    /// Lines of the gallery at least.
    const TWO: usize = 2;
    let (infos, n) = (&lines.infos, lines.infos.len());
    let title = |i: usize| is_title_of_picture(&infos[i]);
    let Some(last) = (n.saturating_sub(BELOW + 1)..n).rev().find(|i| title(*i)) else { return 0..0 };
    let from = (0..=last).rev().take_while(|i| title(*i)).last().unwrap_or(last);
    let ends = |i: usize| infos.get(i).is_some_and(|info| info.shape().ends_sentence());
    let alone = |of: usize| of > 0 && ends(of - 1) && ends(of + 1) && infos[of].kind != Kind::Table;
    let said = (from..=last).filter(|i| twin[*i].is_some_and(|of| of < from && alone(of))).count();
    let places: Vec<_> = (from..=last).map(|i| place_in_front(infos[i].text).map(|(place, _)| place)).collect();
    let counted = places.windows(2).all(|pair| match pair {
        [Some((one, all)), Some((next, of))] => all == of && one + 1 == *next,
        _ => false,
    });
    let plain = places.iter().all(Option::is_none) && said >= TWO && said * 2 >= places.len();
    let gallery = places.len() >= TWO && from > 0 && ends(from - 1) && (counted && said > 0 || plain);
    if gallery { from..last + 1 } else { 0..0 }
}

/// A line as long as a caption that no stop ends, and no field.
fn is_title_of_picture(info: &Info<'_>) -> bool {
    let core = info.core;
    // Most lines end here, as sentences.
    core.ends_with(|c: char| c.is_alphanumeric())
        && info.kind == Kind::Paragraph
        && !info.is_credited()
        && info.width() <= WIDEST
        && core.split(' ').nth(WORDS - 1).is_some()
        && !core.contains([':', '"', '“', '„', '«', '|', '?'])
        && matches!(info.shape().ending, Ending::Other)
        && matches!(info.shape().start, Start::Upper | Start::Digit)
}

fn is_sentence_of_picture(info: &Info<'_>) -> bool {
    info.kind == Kind::Paragraph && info.text.ends_with('.') && info.width() <= WIDEST
}
