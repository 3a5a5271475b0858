//! What becomes of a line, as all rules say it.

use std::ops::Range;

use crate::lines::{Info, Kind};

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

    /// What is not for publication.
    pub(crate) fn is_private(self) -> bool {
        matches!(self, Fate::Remove { private: true, .. })
    }
}

/// The lines that go, as tests ask for them.
#[cfg(test)]
pub(crate) fn gone<'a>(body: &[&'a str], fates: &[Fate]) -> Vec<&'a str> {
    body.iter().zip(fates).filter(|(_, fate)| !fate.is_kept()).map(|(line, _)| *line).collect()
}

/// Gives this fate to those of the lines that are kept so far and may be taken away.
pub(crate) fn take(infos: &[Info<'_>], fates: &mut [Fate], lines: Range<usize>, fate: Fate) {
    let open = fates[lines.clone()].iter_mut().zip(&infos[lines]);
    let open = open.filter(|(fate, info)| fate.is_kept() && !info.protected && info.kind != Kind::Fixed);
    open.for_each(|(open, _)| *open = fate);
}
