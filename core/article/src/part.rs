//! The parts of an article that a stage may say it writes, and sets of them.

use crate::Field;

/// A part of an article that edits change: what a stage names under `writes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The blocks of the body.
    Body,
    /// The media.
    Media,
    /// The notes.
    Ednotes,
    /// The quotations.
    Quotes,
    /// The subjects.
    Subjects,
    /// The annotations of the stage's own types, whichever they are.
    Annotations,
    /// The summary.
    Summary,
    /// The renditions.
    Renditions,
    /// Every header field.
    Header,
    /// One header field.
    Field(Field),
}

impl Part {
    /// Those that are no single header field.
    const WHOLE: [(Part, &'static str); 9] = [
        (Part::Body, "body"),
        (Part::Media, "media"),
        (Part::Ednotes, "ednotes"),
        (Part::Quotes, "quotes"),
        (Part::Subjects, "subjects"),
        (Part::Annotations, "annotations"),
        (Part::Summary, "summary"),
        (Part::Renditions, "renditions"),
        (Part::Header, "header"),
    ];

    /// Every part.
    pub fn all() -> impl Iterator<Item = Part> {
        Part::WHOLE.into_iter().map(|(part, _)| part).chain(Field::ALL.into_iter().map(Part::Field))
    }

    /// The part's name. A header field has its own.
    pub fn name(self) -> &'static str {
        match self {
            Part::Field(field) => field.name(),
            part => Part::WHOLE.iter().find(|(other, _)| *other == part).map_or("", |(_, name)| name),
        }
    }

    /// The part with this name; `quote` and `subject`, the types of the annotations, are their lists.
    pub fn from_name(name: &str) -> Option<Part> {
        match name {
            "quote" => Some(Part::Quotes),
            "subject" => Some(Part::Subjects),
            name => Part::all().find(|part| part.name() == name),
        }
    }

    /// The part that holds an annotation of this type.
    pub fn of_annotation(kind: &str) -> Part {
        match kind {
            "quote" => Part::Quotes,
            "subject" => Part::Subjects,
            _ => Part::Annotations,
        }
    }

    const fn bits(self) -> u32 {
        match self {
            Part::Field(field) => 1 << field as u32,
            Part::Header => ((1 << Field::LIMIT) - 1) & !1,
            Part::Body => 1 << 16,
            Part::Media => 1 << 17,
            Part::Ednotes => 1 << 18,
            Part::Quotes => 1 << 19,
            Part::Subjects => 1 << 20,
            Part::Annotations => 1 << 21,
            Part::Summary => 1 << 22,
            Part::Renditions => 1 << 23,
        }
    }
}

const _: () = assert!(Field::LIMIT <= 16, "the numbers of header fields are the lowest bits");

/// A set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u32);

impl Parts {
    /// What came with the article and is for readers or for the desk: body, media, notes and header. The rest is what stages make of it.
    pub const SENT: Parts = Parts(Part::Body.bits() | Part::Media.bits() | Part::Ednotes.bits() | Part::Header.bits());

    /// Whether the part, all of it, is in the set.
    #[inline]
    pub fn covers(self, part: Part) -> bool {
        self.0 & part.bits() == part.bits()
    }

    /// Whether the sets have something in common.
    pub fn meets(self, other: Parts) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Part> for Parts {
    fn from_iter<T: IntoIterator<Item = Part>>(parts: T) -> Parts {
        Parts(parts.into_iter().fold(0, |bits, part| bits | part.bits()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_name_of_its_own_and_covers_no_other_but_the_header_its_fields() {
        for part in Part::all() {
            assert_eq!(Part::from_name(part.name()), Some(part));
            let only: Parts = [part].into_iter().collect();
            for other in Part::all() {
                let covered = other == part || (part == Part::Header && matches!(other, Part::Field(_)));
                assert_eq!(only.covers(other), covered, "{part:?} and {other:?}");
            }
        }
    }

    #[test]
    fn the_table_for_authors_has_every_part() {
        let table = include_str!("../../plugin-abi/src/parts.md");
        let named = |name: &str| table.contains(&format!("`{name}`"));
        for part in Part::all() {
            assert!(named(part.name()), "{} is not in the table", part.name());
        }
    }
}
