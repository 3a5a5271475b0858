//! The words for those who cannot see a picture, behind a label that says so and no more: "Alt text: Two divers on a ladder", `alt="…"`. They are no
//! paragraph of the story: they go, to their caption or to a picture of their own. What a line with a colon announces, and the entry of a glossary among
//! others, are the story's.

use std::sync::LazyLock;

use crate::info::captionlike::LONGEST;
use crate::info::{Info, Kind};
use crate::repeats::open_forms::behind_label;
use crate::similar::word_lists::part;

const FILE: &str = include_str!("../../data/alternative-text.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static ALONE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "alone"));
static ABOVE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "above a caption"));

/// Words of such a text at least.
const FEWEST: usize = 3;
/// A field is no wider.
const FIELD: u32 = 90;

/// The blocks that are such words, each with the caption below it, if there is one.
pub(crate) fn labelled(infos: &[Info<'_>]) -> impl Iterator<Item = (usize, Option<usize>)> {
    infos.iter().enumerate().filter_map(|(i, info)| {
        // Most blocks end here: they have no label.
        if info.core.len() == info.text.len() || info.is_credited() || info.text.len() > LONGEST {
            return None;
        }
        let brief = |at: usize| infos.get(at).is_some_and(is_brief);
        // A line alone may have come as a heading.
        let open = matches!(info.kind, Kind::Paragraph | Kind::Heading);
        let told = i.checked_sub(1).is_some_and(|above| infos[above].text.ends_with(':'));
        let told = told || is_narrated(info.core) || [i.checked_sub(1), Some(i + 1)].into_iter().flatten().any(brief);
        let worded = info.core.split(' ').nth(FEWEST - 1).is_some() && info.core.starts_with(char::is_uppercase);
        if !open || told || !worded {
            return None;
        }
        let below = (i + 1..infos.len()).find(|at| !infos[*at].is_credit_alone());
        let caption = below.filter(|at| infos[*at].is_caption());
        let alone = info.is_alt() || info.behind_label_of(&ALONE).len() < info.text.len();
        let field = |at: Option<usize>| at.and_then(|at| infos.get(at)).is_some_and(is_field);
        if alone && !field(i.checked_sub(1)) && !field(Some(i + 1)) {
            return Some((i, caption));
        }
        // In German it is "old" as well.
        let above = caption.filter(|at| behind_label(infos[*at].text).is_none() && !info.core.ends_with('.'));
        above.filter(|_| info.behind_label_of(&ABOVE).len() < info.text.len()).map(|at| (i, Some(at)))
    })
}

/// A short sentence beside it may be of it: "The prize went to a girl of nine."
fn is_brief(info: &Info<'_>) -> bool {
    const SHORT: u32 = 64;
    info.width() < SHORT && info.text.ends_with('.') && info.credit.is_none() && info.core.len() == info.text.len()
}

/// What tells or asks something: two sentences, a question, or one with its stop that names what it tells of as known.
fn is_narrated(core: &str) -> bool {
    let stopped = core.ends_with(['.', '!']);
    core.ends_with('?') || core.contains([';', '“', '"']) || stopped && (core.contains(". ") || !opens_unknown(core))
}

/// "A woman in red …", "Two divers …": what was not named before.
fn opens_unknown(core: &str) -> bool {
    let first = core.split(' ').next().unwrap_or_default().to_lowercase();
    OPENS.contains(&first.as_str())
}

/// "Byline: Who wrote it": a label that no picture has.
fn is_field(info: &Info<'_>) -> bool {
    info.width() < FIELD && info.credit.is_none() && !info.is_shown() && behind_label(info.text).is_some()
}
