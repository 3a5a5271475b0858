//! Quotation marks: which characters are marks, which of them belong together, and where a quotation goes on in the next
//! paragraph. Knows no language: straight, curly, low-high, guillemets in both directions, and doubled grave accents.
//!
//! Apostrophes, possessives, decades and inches are no marks. An unbalanced mark never reaches beyond its block.

mod glyph;
mod pairing;

use std::ops::Range;

pub use pairing::{Reader, pairs};

/// A quotation between two marks of one block, the outermost where one stands in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// With its marks.
    pub outer: Range<usize>,
    /// Without them, and without space inside them.
    pub inner: Range<usize>,
    /// The kind of marks.
    pub family: Family,
    /// Whether a closing mark was found. Otherwise the quotation runs to the end of the block.
    pub closed: bool,
}

/// The kinds of marks. Within one kind the glyphs may differ: copy mixes `"` and `”`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// `"`, `“ ”`, `„ “`, ``` `` '' ```
    Double,
    /// `'`, `‘ ’`, `‚ ‘`
    Single,
    /// `« »`, `» «`
    Guillemet,
}

/// Whether the quotation that a block leaves open goes on in the next: that one must open with a mark of the same kind.
pub fn continues(open: &Pair, block_len: usize, next: Option<&Pair>) -> bool {
    !open.closed
        && open.outer.end >= block_len
        && next.is_some_and(|next| next.outer.start == 0 && next.family == open.family)
}
