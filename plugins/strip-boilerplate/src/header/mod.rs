//! The header fields that decide and are set, and what else of the body belongs into the header: bylines (`bylines`), the
//! headline (`headline`) with its `standfirst`, a `dateline`, notices of `rights` and `restrictions`.

pub(crate) mod bylines;
pub(crate) mod dateline;
pub(crate) mod headline;
pub(crate) mod restrictions;
pub(crate) mod rights;
pub(crate) mod standfirst;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};

/// A header field to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    Byline,
    Slugline,
    Copyright,
    Usageterms,
    Headline,
    Dateline,
}

/// The header fields that decide, as they came in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Header<'a> {
    pub(crate) headline: Option<&'a str>,
    pub(crate) byline: Option<&'a str>,
    pub(crate) slugline: Option<&'a str>,
    pub(crate) copyright: Option<&'a str>,
    pub(crate) usageterms: Option<&'a str>,
    pub(crate) dateline: Option<&'a str>,
    pub(crate) embargoed: Option<&'a str>,
}

impl Header<'_> {
    /// True for the line of which the field `embargoed` has the words, as it has where its time is not certain: it is for editors.
    pub(crate) fn is_embargo(&self, info: &Info<'_>) -> bool {
        /// So many words are no time.
        const WORDS: usize = 3;
        /// What stands around the words is no story, in bytes.
        const BESIDE: usize = 60;
        const SEVERAL: &str = " || ";
        let Some(words) = self.embargoed.filter(|_| !info.protected && info.kind != Kind::Fixed) else { return false };
        // Where several lines tell of it, the field has them all.
        words
            .split(SEVERAL)
            .filter(|words| words.split_whitespace().nth(WORDS).is_some())
            .any(|words| info.text.len() <= words.len() + BESIDE && info.text.contains(words))
    }
}

/// Adds a text to a field of the header, unless it is there or would grow too long.
pub(crate) fn put(field: &mut Option<String>, text: &str, set: Set, fields: &mut Vec<(Set, String)>) -> Fate {
    let reason = if set == Set::Copyright { Reason::Copyright } else { Reason::UsageTerms };
    match field {
        Some(has) if has.contains(text) => {}
        Some(has) if has.len() + text.len() > 1000 => return Fate::Keep,
        Some(has) => {
            has.push(' ');
            has.push_str(text);
        }
        None => *field = Some(text.to_owned()),
    }
    fields.retain(|(f, _)| *f != set);
    fields.push((set, field.clone().unwrap_or_default()));
    Fate::Gone(reason)
}
