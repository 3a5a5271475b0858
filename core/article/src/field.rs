//! The header fields that are text, by number: one table for JSON names, spans and the plugin boundary.

use std::fmt;

/// A header field that holds text. The numbers are the ones of the plugin ABI and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs)] // the names are the field's own; `doc` gives their meaning
pub enum Field {
    Headline = 1,
    Slugline = 2,
    Byline = 3,
    Dateline = 4,
    Creditline = 5,
    Copyright = 6,
    Usageterms = 7,
    Language = 8,
    Published = 9,
    Source = 10,
    Version = 11,
    Versioncreated = 12,
    Embargoed = 13,
}

impl Field {
    /// One more than the highest number.
    pub const LIMIT: usize = 14;

    /// Every field, by number.
    pub const ALL: [Field; 13] = [
        Field::Headline,
        Field::Slugline,
        Field::Byline,
        Field::Dateline,
        Field::Creditline,
        Field::Copyright,
        Field::Usageterms,
        Field::Language,
        Field::Published,
        Field::Source,
        Field::Version,
        Field::Versioncreated,
        Field::Embargoed,
    ];

    /// The name in the article's JSON, in definitions and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Field::Headline => "headline",
            Field::Slugline => "slugline",
            Field::Byline => "byline",
            Field::Dateline => "dateline",
            Field::Creditline => "creditline",
            Field::Copyright => "copyright",
            Field::Usageterms => "usageterms",
            Field::Language => "language",
            Field::Published => "published",
            Field::Source => "source",
            Field::Version => "version",
            Field::Versioncreated => "versioncreated",
            Field::Embargoed => "embargoed",
        }
    }

    /// What the field means, for schemas and the reference.
    pub fn doc(self) -> &'static str {
        match self {
            Field::Headline => "The headline.",
            Field::Slugline => "The slug: the story's working name on the wire.",
            Field::Byline => "Who wrote it, as printed.",
            Field::Dateline => "Where it was written, as printed.",
            Field::Creditline => "Whom to credit.",
            Field::Copyright => "The copyright notice.",
            Field::Usageterms => "Restrictions and terms of use.",
            Field::Language => "BCP 47, for example `en-GB`.",
            Field::Published => "When the story was first published, RFC 3339.",
            Field::Source => "The agency or desk that it comes from.",
            Field::Version => "The version; of two, the greater number is the newer.",
            Field::Versioncreated => "When this version was made, RFC 3339; decides before `version`.",
            Field::Embargoed => {
                "Not to be put out before this time, RFC 3339; the words of an embargo whose time cannot be told for certain hold as well."
            }
        }
    }

    /// The field with this JSON name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The field with this number.
    pub fn from_number(number: u32) -> Option<Field> {
        Field::ALL.into_iter().find(|field| *field as u32 == number)
    }

    /// Whether a stage may set it: identity and state are the provider's alone.
    pub fn is_editable(self) -> bool {
        !matches!(self, Field::Version | Field::Versioncreated | Field::Embargoed)
    }

    /// Whether it carries rights, which survive every stage: such a field can be set or added to, never emptied.
    pub fn carries_rights(self) -> bool {
        matches!(self, Field::Creditline | Field::Copyright | Field::Usageterms)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text fields of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header([Option<String>; Field::LIMIT]);

impl Header {
    /// The field's text, where it is set.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.get(field as usize).and_then(|value| value.as_deref())
    }

    /// Sets a field. Empty text unsets it.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        self.0[field as usize] = (!text.is_empty()).then_some(text);
    }

    /// Sets a field that is not set yet; says whether it did.
    pub fn set_default(&mut self, field: Field, text: &str) -> bool {
        let unset = self.get(field).is_none();
        if unset {
            self.set(field, text);
        }
        unset
    }

    /// The fields that are set, by number.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.into_iter().filter_map(|field| Some((field, self.get(field)?)))
    }
}
