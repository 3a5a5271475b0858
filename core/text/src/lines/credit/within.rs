//! A caption that stands in brackets with its credit: "[Bild: Ada Rowe vor dem Wehr. Foto: Bo Lind]".

use std::ops::Range;

use super::Credit;
use super::labels::{after_label, is_given};
use super::names::{are_names, before_sign, is_unnamed};

/// Words of a caption at least.
const WORDS: usize = 3;

/// The credit in brackets that are all of a line, behind the caption and a label of its own. `inside` is what stands in the brackets, and
/// `name` where the text behind the first label starts.
pub(super) fn behind_caption(line: &str, inside: &Range<usize>, name: usize) -> Option<Credit> {
    let start = inside.start + name;
    let text = line.get(start..inside.end)?;
    [". ", " | ", "; "].iter().find_map(|sign| {
        let (caption, behind) = text.rsplit_once(sign)?;
        let label = after_label(behind)?;
        let named = are_names(before_sign(&behind[label..])) || is_unnamed(&behind[label..]);
        let text_end = start + caption.len() + usize::from(*sign == ". ");
        (named && is_caption(caption)).then_some(Credit {
            text_end,
            name: inside.end - behind.len() + label..inside.end,
            sure: true,
        })
    })
}

/// True where what stands behind a label in such brackets is what the picture shows, and nobody's name: "[Bild: Ada Rowe vor dem Wehr]".
pub(super) fn shows(label: &str, named: &str) -> bool {
    let plain = label.trim_end().strip_suffix(':').is_some_and(|label| !label.contains(' '));
    plain && named.split_whitespace().nth(WORDS).is_some() && is_caption(named) && !is_given(label, named)
}

fn is_caption(text: &str) -> bool {
    text.split_whitespace().nth(WORDS - 1).is_some() && !are_names(before_sign(text)) && !is_unnamed(text)
}
