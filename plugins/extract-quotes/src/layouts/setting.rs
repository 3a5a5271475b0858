//! How the blocks of an article are set, as far as that tells what is spoken and who speaks.

/// How blocks are set, as far as it tells what is spoken.
#[derive(Debug, Default, Clone, Copy)]
pub struct Setting<'a> {
    /// The indices of the blocks that are block quotes, which need no marks.
    pub set_off: &'a [usize],
    /// The indices of the blocks that are headings, or bold from end to end.
    pub bold: &'a [usize],
    /// Who wrote it: in an interview, who asks.
    pub byline: Option<&'a str>,
}
