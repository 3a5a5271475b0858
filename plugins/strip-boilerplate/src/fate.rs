//! What becomes of a line, as all rules say it.

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Keep,
    /// A heading of the story.
    Heading,
    /// A caption with its credit.
    Caption,
    Remove {
        reason: &'static str,
        private: bool,
    },
}

impl Fate {
    pub(crate) fn gone(reason: &'static str) -> Fate {
        Fate::Remove { reason, private: false }
    }

    pub(crate) fn private(reason: &'static str) -> Fate {
        Fate::Remove { reason, private: true }
    }

    pub(crate) fn is_kept(self) -> bool {
        !matches!(self, Fate::Remove { .. })
    }
}

impl Fate {
    /// What is not for publication.
    pub(crate) fn is_private(self) -> bool {
        matches!(self, Fate::Remove { private: true, .. })
    }
}
