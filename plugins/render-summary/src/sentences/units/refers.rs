//! What a unit keeps of the words in it that refer to what was told before (`reference` reads them, `choosing/reference` weighs it).

/// What within a sentence refers to what was told before.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reference {
    /// The first `also` or `again`, one that is not beside a verb of saying.
    pub(crate) adds: Option<Addition>,
    /// Whether it speaks of a place as `there`, and names nothing before.
    pub(crate) place: bool,
    /// Whether it speaks of a place as `here`, and does not say which.
    pub(crate) here: bool,
    /// Whether what follows such a `here` may tell which: `here in Arnsby`, but also `here in joint venture`.
    pub(crate) bound: bool,
    /// Whether a place's name could stand for that `here`, or for `this city`.
    pub(crate) namable: bool,
    /// Whether it surely means the dateline's place.
    pub(crate) placed: bool,
    /// Whether `that`, near its beginning, stands for something told before: `like that.`
    pub(crate) clause: bool,
    /// The first initials that stood in the story before.
    pub(crate) initials: Option<u32>,
    /// The first word with a definite article that another sentence brought in with an indefinite one.
    pub(crate) given: Option<u32>,
    /// The first noun with a definite article, as the last word of a clause, that the story had before, or that calls
    /// words or a figure told before: `over the lock.`, `used the phrase when …`
    pub(crate) held: Option<u32>,
    /// Whether it calls words or a figure.
    pub(crate) calls: bool,
}

/// A word that adds to what was told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Addition {
    /// How many content words of its unit stand before it.
    pub(crate) at: usize,
    /// Whether a content word stands right behind: `also bought`.
    pub(crate) joined: bool,
    /// Whether it is `again`, and not `also`.
    pub(crate) again: bool,
}
