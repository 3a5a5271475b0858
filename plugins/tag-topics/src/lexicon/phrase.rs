//! A phrase of the vocabulary as the tables name it, and what it tells of the news.

/// What a phrase tells of the news: which field a story is of lies in what happens, and less in where and to whom. A number below
/// four, so that a start reads it with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tells(pub(crate) u8);

impl Tells {
    /// None of the others, or both.
    pub(crate) const OTHER: Self = Self(0);
    /// Where it happens or to whom: it has no other words.
    pub(crate) const SETTING: Self = Self(1);
    /// What happens: one of its words is an act or an event.
    pub(crate) const EVENT: Self = Self(2);
    /// Who: it is the name of somebody in politics.
    pub(crate) const NAME: Self = Self(3);
}

/// What a phrase is used for beside its meaning. A number below eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Uses(pub(crate) u8);

impl Uses {
    /// People, houses and things are called so: with a capital it is a name.
    pub(crate) const CALL: Self = Self(1);
    /// It is said before the name of who has the office.
    pub(crate) const TITLE: Self = Self(2);
    /// It names where news comes from.
    pub(crate) const SOURCE: Self = Self(4);

    /// These and those.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they are among these.
    #[inline]
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A phrase, by its number and what is asked of every phrase that is met, in one number: the fewer tables are looked into the
/// better. Singular and plural of a term stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase(pub(crate) u32);

impl Phrase {
    /// None. Numbers of phrases begin with one.
    pub(crate) const NONE: Self = Self(0);

    /// The phrase of this number. `speaks` says whether it has a sense, `plural` whether it is another form of the one before.
    pub(crate) fn new(number: usize, tells: Tells, plural: bool, speaks: bool) -> Self {
        Self((number as u32) << 7 | u32::from(tells.0) << 2 | u32::from(plural) << 1 | u32::from(speaks))
    }

    /// The same with its uses.
    pub(crate) fn used(self, uses: Uses) -> Self {
        Self(self.0 | u32::from(uses.0) << 4)
    }

    pub(crate) fn is_none(self) -> bool {
        self == Self::NONE
    }

    #[inline]
    pub(crate) fn number(self) -> usize {
        (self.0 >> 7) as usize
    }

    /// The number that its forms share, so that they saturate together.
    #[inline]
    pub(crate) fn group(self) -> u32 {
        (self.0 >> 7) - (self.0 >> 1 & 1)
    }

    /// What the phrase tells of the news.
    #[inline]
    pub(crate) fn tells(self) -> Tells {
        Tells((self.0 >> 2 & 3) as u8)
    }

    /// What it is used for beside its meaning.
    #[inline]
    pub(crate) fn uses(self) -> Uses {
        Uses((self.0 >> 4 & 7) as u8)
    }

    /// Whether it has a sense; one that has none only uses up its words.
    #[inline]
    pub(crate) fn speaks(self) -> bool {
        self.0 & 1 == 1
    }
}
