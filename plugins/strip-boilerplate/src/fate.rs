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
    Gone(Reason),
}

impl Fate {
    pub(crate) fn is_kept(self) -> bool {
        !matches!(self, Fate::Gone(_))
    }

    /// Why the line goes.
    pub(crate) fn reason(self) -> Option<Reason> {
        if let Fate::Gone(reason) = self { Some(reason) } else { None }
    }

    /// What is not for publication.
    pub(crate) fn is_private(self) -> bool {
        self.reason().is_some_and(Reason::is_private)
    }
}

macro_rules! reasons {
    ($($reason:ident = $name:literal),+ $(,)?) => {
        /// Why a line goes. README.md says how each is known.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Reason { $($reason),+ }

        impl Reason {
            /// As `removed` and the reports have it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Reason::$reason => $name),+ }
            }
        }
    };
}

reasons! {
    AboutTheAuthor = "about-the-author",
    AboutTheCompany = "about-the-company",
    Byline = "byline",
    CallToReaders = "call-to-readers",
    Comments = "comments",
    Contact = "contact",
    Copyright = "copyright",
    Date = "date",
    Dateline = "dateline",
    DeskCredits = "desk-credits",
    EditorNote = "editor-note",
    Headline = "headline",
    Insert = "insert",
    Login = "login",
    Navigation = "navigation",
    Notebook = "notebook",
    OwnPhrase = "own-phrase",
    PageNotice = "page-notice",
    PhotoNumber = "photo-number",
    Separator = "separator",
    Share = "share",
    SignOff = "sign-off",
    Slug = "slug",
    SpeaksOfPage = "speaks-of-page",
    Subscribe = "subscribe",
    Tags = "tags",
    Teaser = "teaser",
    UsageTerms = "usage-terms",
    WireTrailer = "wire-trailer",
}

impl Reason {
    /// The line is not for publication.
    pub(crate) fn is_private(self) -> bool {
        matches!(self, Reason::Contact | Reason::EditorNote | Reason::Notebook)
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
