//! What becomes of a block, and of one that is a caption.

/// What becomes of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Keep,
    /// It repeats another.
    Repeats(usize),
    /// It is the credit of a caption, which the caption's picture has.
    CreditOf(usize),
    /// It says what the picture of a caption shows to those who cannot see it.
    Describes(usize),
    /// It is the alternative text of a picture that has no caption.
    Alternative,
    /// It is the credit of a picture without a caption, whether the picture is known or not.
    Uncaptioned,
}

/// A block that is a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    pub(crate) block: usize,
    /// The bytes of the block that are its credit and are taken apart: the picture gets it, or has it.
    pub(crate) cut: Option<std::ops::Range<usize>>,
    /// How many bytes its text has with the credit: what stands behind is a button and goes.
    pub(crate) ends: usize,
    /// How many bytes of the block are a credit or a label in front of its text and go.
    pub(crate) opening: usize,
    /// The media item it belongs to, where there is one.
    pub(crate) media: Option<usize>,
    /// The credit that the media item gets.
    pub(crate) credit: Option<String>,
}
