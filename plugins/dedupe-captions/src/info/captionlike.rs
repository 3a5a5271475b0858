//! Which blocks may be a version of a caption, and which surely are of a picture.

use crate::info::picture_labels::without_label;
use crate::info::{Info, Kind};

/// A shorter or longer block is no version of a caption, in bytes.
const SHORTEST: usize = 5;
pub(crate) const LONGEST: usize = 400;

/// True where a line has a credit, or the label of a picture behind it: "(Archivbild)".
pub(crate) fn is_of_picture(info: &Info<'_>) -> bool {
    let text = info.compared_text();
    info.is_credited() || without_label(text).len() < text.len()
}

/// A block that may be a version of a caption.
pub(crate) fn fits(info: &Info<'_>) -> bool {
    let said = info.compared_text();
    (SHORTEST..=LONGEST).contains(&said.len())
        && matches!(info.kind, Kind::Paragraph | Kind::Caption)
        && !said.ends_with([':', '?', '!', ','])
        && !said.starts_with(['"', '“', '„', '«', '»', '–', '—', '-'])
}
