//! What is gathered of a unit while its sentences are read, and is asked when they are.

/// What the scan of one unit gathers, beside its words.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    pub(crate) capitals: u32,
    pub(crate) letters: u32,
    pub(crate) address: bool,
    /// Whether it points into a picture, or calls upon the reader.
    pub(crate) furniture: bool,
    pub(crate) stray: bool,
    pub(crate) outside: u32,
    pub(crate) named: bool,
    pub(crate) antecedent: bool,
    /// Whether somebody who may be meant stood before the last verb of saying.
    pub(crate) subject: bool,
    pub(crate) before: u16,
    /// Whether a verb tells that somebody goes on, or answers: `added`, `replied`.
    pub(crate) continues: bool,
    /// Whether the opening words lean, so far as they are read.
    pub(crate) opening: bool,
    /// The hash of the word before, among the opening words.
    pub(crate) word_before: u64,
    pub(crate) opener: Opener,
    /// The hash of the word right before, where that points at something: `this`.
    pub(crate) pointed: Option<u64>,
    /// Whether the first word is a title.
    pub(crate) titled: bool,
}

/// How a sentence's first words look.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) enum Opener {
    #[default]
    Unread,
    /// A capitalised word that was known before.
    Name(u32),
    Settled,
}
