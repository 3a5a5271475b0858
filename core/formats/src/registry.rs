//! The registry: every format that we read or write, one row each.

use crate::format::Format;
use crate::record::Wanted;

/// Every format. Order matters: the first whose `sniff` says yes is taken, and text takes what is left.
static FORMATS: [&Format; 4] =
    [&crate::ninjs::NINJS, &crate::article_json::ARTICLE, &crate::html::HTML, &crate::text::TEXT];

impl Format {
    /// Every format, in the order in which bytes are tried against them.
    pub fn all() -> &'static [&'static Format] {
        &FORMATS
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<&'static Format> {
        FORMATS.into_iter().find(|format| format.name == name)
    }
}

impl Wanted {
    /// The name of the choice that tells by the bytes.
    pub const AUTO: &'static str = "auto";

    /// The name of the format; `None` where the bytes are to tell.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Wanted::Auto => None,
            Wanted::Is(format) => Some(format.name),
        }
    }

    /// `auto` or the name of a format that can be read.
    pub fn from_name(name: &str) -> Option<Wanted> {
        match name {
            Wanted::AUTO => Some(Wanted::Auto),
            _ => Format::from_name(name).filter(|format| format.decode.is_some()).map(Wanted::Is),
        }
    }
}
