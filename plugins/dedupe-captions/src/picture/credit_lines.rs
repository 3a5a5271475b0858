//! Lines that are only a credit: whose picture gets it, and which of them stay in sight.

use std::sync::LazyLock;

use copydesk_text::bylines::is_house;
use copydesk_text::lexicon::entries;
use copydesk_text::lines::{credit, is_agency};

use crate::fate::{Caption, Fate};
use crate::lines::Lines;

/// What a sentence says of words that somebody wrote.
static WRITTEN: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/written.txt")).collect());

/// "Ada Rowe" and "ADA ROWE / The Harbour Post": one says whom the other names.
fn is_same_credit(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.contains(&b) || b.contains(&a)
}

/// True for a sentence that speaks of words that somebody wrote: "On the back stood, in pencil:".
fn tells_of_writing(text: &str) -> bool {
    let low = text.to_lowercase();
    low.split(|c: char| !c.is_alphabetic()).any(|word| WRITTEN.binary_search(&word).is_ok())
}

/// True where a credit names a house, or has the marks of a page around its names.
fn is_published(line: &str, name: &str) -> bool {
    let housed = |name: &str| is_agency(name) || is_house(name);
    line.starts_with(['(', '[', '©']) || name.contains(['/', '|', '©']) || name.split(", ").any(housed)
}

/// True where a line with a colon that speaks of writing announces it, alone or with others, and is no label of credits itself: "She had written a
/// line below it:" above "Photo: Dad".
fn is_announced(lines: &Lines<'_>, i: usize, name: &str) -> bool {
    /// So many lines may be announced together.
    const TOGETHER: usize = 8;
    if is_published(lines.infos[i].text, name) {
        return false;
    }
    let above = (i.saturating_sub(TOGETHER)..i).rev().map(|at| &lines.infos[at]).find(|info| !info.is_credit_alone());
    let told = above.map(|info| info.text).filter(|text| text.ends_with(':') && tells_of_writing(text));
    told.is_some_and(|text| credit(&format!("{text} {name}")).is_none_or(|credit| credit.text_end > 0))
}

/// A line that is only a credit belongs to the caption before it, or to the one after it, and is part of that caption. One that stands
/// with a copy that goes, or stands there already, goes; one without any caption is a picture's.
pub(crate) fn credits_alone(lines: &Lines<'_>, fates: &mut [Fate], captions: &mut [Caption]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    // Where each credit was first left.
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for i in 0..lines.infos.len() {
        let info = &lines.infos[i];
        if fates[i] != Fate::Keep || !info.is_credit_alone() || info.media.is_some() || info.protected {
            continue;
        }
        let Some(name) = info.credit.as_ref().map(|c| &info.text[c.name.clone()]) else { continue };
        let before = (0..i).rev().take(3).find(|n| !lines.infos[*n].is_credit_alone());
        let copy = before.and_then(|n| match fates[n] {
            Fate::Repeats(of) => Some(of),
            Fate::Keep | Fate::CreditOf(_) | Fate::Describes(_) | Fate::Alternative | Fate::Uncaptioned => None,
        });
        let below = match fates.get(i + 1) {
            Some(Fate::Describes(of)) => Some(*of),
            _ => Some(i + 1),
        };
        let is_copys = |caption: &Caption| {
            Some(caption.block) == copy && caption.credit.as_deref().is_some_and(|c| is_same_credit(c, name))
        };
        let caption = [copy, before, below]
            .into_iter()
            .flatten()
            .find_map(|n| captions.binary_search_by_key(&n, |c| c.block).ok())
            // What stands above a caption that has its own credit is another picture's.
            .filter(|at| captions[*at].block < i || captions[*at].cut.is_none() || is_copys(&captions[*at]));
        let last = |seen: &[(&str, usize)]| seen.iter().rev().take(64).find(|(n, _)| *n == name).map(|(_, at)| *at);
        match caption.and_then(|at| captions.get_mut(at)) {
            Some(caption) if caption.credit.as_deref() == Some(name) && (copy.is_some() || last(&seen).is_some()) => {
                fates[i] = Fate::Repeats(
                    last(&seen).filter(|_| !lines.infos[caption.block].text.contains(name)).unwrap_or(caption.block),
                );
            }
            // It is taken apart where the picture gets it; a second, other credit stays in sight.
            Some(caption) if caption.credit.as_deref().is_none_or(|credit| is_same_credit(credit, name)) => {
                caption.credit.get_or_insert_with(|| name.to_owned());
                fates[i] = Fate::CreditOf(caption.block);
            }
            Some(_) => {
                found.push(i);
                seen.push((name, i));
            }
            None if is_announced(lines, i, name) => {}
            // Of a picture without a caption, or of one that did not come with the text: the credit is the picture's all the same.
            None => match last(&seen).filter(|of| fates[*of] == Fate::Keep) {
                Some(of) => fates[i] = Fate::Repeats(of),
                None => fates[i] = Fate::Uncaptioned,
            },
        }
    }
    found
}
