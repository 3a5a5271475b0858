//! Somebody whom an article names, and one place where it does.

/// Someone with a name.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The fullest form of the name, without titles.
    pub name: &'a str,
    /// [`MALE`](crate::vocabulary::MALE) or [`FEMALE`](crate::vocabulary::FEMALE), both bits never; 0 where nothing tells.
    pub sex: u32,
    /// How often the full name or an unmistakable short one stands in the article.
    pub mentions: usize,
    /// The name's first word.
    pub(super) first: &'a str,
    /// The key of its last word.
    pub(super) last: u64,
    pub(super) words: u32,
    /// Whether a first name or a title shows that this is a person, not a place or a company.
    pub(super) sure: bool,
    /// Whether the article speaks of it as of a body or a place.
    pub(super) nobody: bool,
    /// Where the name stands first, full or short: block, byte.
    pub(super) first_mention: (usize, usize),
    /// Where it stands last.
    pub(super) last_mention: (usize, usize),
    /// Where the full name stands first: block, byte.
    pub(super) introduced: (usize, usize),
    /// Whether the name's first word stands by itself before the name does, so that it means something else: `Rowe` is not
    /// short for the `Rowe Bridge` that comes up later.
    pub(super) late: bool,
}

impl Person<'_> {
    /// Whether a first name, a title or what stands beside the name shows that this is a person, not a place or a company.
    pub fn is_human(&self) -> bool {
        self.sure
    }

    /// Whether it is a body or a place, by what the article says of it.
    pub fn is_nobody(&self) -> bool {
        self.nobody
    }

    /// Whether the article gives more than one word of the name.
    pub fn is_full(&self) -> bool {
        self.words > 1
    }

    /// Whether the article has the full name before any short one.
    pub fn is_first_named_in_full(&self) -> bool {
        self.first_mention == self.introduced
    }

    /// Whether this is surely a person, and named in full.
    pub fn is_surely_one(&self) -> bool {
        self.sure && self.words > 1
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Mentioned {
    pub(super) block: usize,
    pub(super) at: usize,
    /// The number of its sentence.
    pub(super) sentence: usize,
    pub(super) person: usize,
    /// The key of the name.
    pub(super) name: u64,
    /// The first person of its sentence, and early in it: as a rule the subject.
    pub(super) leads: bool,
    /// Whether its sentence begins with a pronoun, so that it is about somebody who was named before.
    pub(super) resumes: bool,
    /// The sex of the pronoun that its sentence begins with as its subject, which does not mean it: `She voted for Rowe`.
    pub(super) beside: u32,
    /// Whether a comma stands before it, or before the word on its left: `…, said Rowe`.
    pub(super) follows_comma: bool,
    /// Which run it is.
    pub(super) run: usize,
}

impl Mentioned {
    /// The block and the byte.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.block, self.at)
    }
}
