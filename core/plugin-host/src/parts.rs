//! What a stage says it reads and writes: which edits that covers, and which names were likely meant to be others.

use copydesk_article::{Part, Parts, Place};

/// What a stage may write, made once when its library is loaded.
#[derive(Debug, Default)]
pub(crate) struct Writes {
    parts: Parts,
    /// Its own types of annotations.
    types: Vec<String>,
    /// As it says it, for messages.
    said: String,
}

impl Writes {
    pub(crate) fn new(names: &[String]) -> Writes {
        let parts = names.iter().filter_map(|name| Part::from_name(name)).collect();
        let types = names.iter().filter(|name| Part::from_name(name).is_none()).cloned().collect();
        let said: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let said = if said.is_empty() { "nothing".to_owned() } else { said.join(", ") };
        Writes { parts, types, said }
    }

    /// Whether it says that it writes what came with an article.
    pub(crate) fn edits(&self) -> bool {
        self.parts.meets(Parts::SENT)
    }

    /// # Errors
    /// In words, that the stage does not say that it writes this.
    #[inline]
    pub(crate) fn allow(&self, edit: &str, part: Part) -> Result<(), Refused> {
        if self.parts.covers(part) { Ok(()) } else { Err(self.undeclared(edit, &shown(part))) }
    }

    /// As [`allow`](Writes::allow), for an edit of the text of a place.
    #[inline]
    pub(crate) fn allow_at(&self, edit: &str, place: Place) -> Result<(), Refused> {
        match place {
            Place::Block(_) => self.allow(edit, Part::Body),
            Place::Field(field) => self.allow(edit, Part::Field(field)),
        }
    }

    /// As [`allow`](Writes::allow), for an annotation of this type.
    #[inline]
    pub(crate) fn allow_annotation(&self, kind: &str) -> Result<(), Refused> {
        match Part::of_annotation(kind) {
            Part::Annotations => self.allow_own(kind),
            part if self.parts.covers(part) => Ok(()),
            _ => Err(self.undeclared("annotate", &format!("of type `{kind}`"))),
        }
    }

    fn allow_own(&self, kind: &str) -> Result<(), Refused> {
        if self.types.iter().any(|own| own == kind) {
            return Ok(());
        }
        if Part::from_name(kind).is_some() {
            return Err(format!("an annotation's type is `{kind}`, which is a part of the article").into());
        }
        if self.parts.covers(Part::Annotations) {
            return Ok(());
        }
        Err(self.undeclared("annotate", &format!("of type `{kind}`")))
    }

    #[cold]
    fn undeclared(&self, edit: &str, what: &str) -> Refused {
        let (said, one) = (&self.said, if edit.starts_with(['a', 'i']) { "an" } else { "a" });
        Refused(format!("submitted {one} `{edit}` {what}, which is not among what it says it writes ({said})"))
    }
}

/// Why something that a stage handed over is refused: what it did, as a sentence without its subject.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) String);

impl From<String> for Refused {
    fn from(why: String) -> Refused {
        Refused(format!("handed over something that cannot be used: {why}"))
    }
}

impl From<&str> for Refused {
    fn from(why: &str) -> Refused {
        why.to_owned().into()
    }
}

fn shown(part: Part) -> String {
    match part {
        Part::Field(field) => format!("on the header field `{field}`"),
        part => format!("on the {}", part.name()),
    }
}

/// What there is to read beside the parts that can be written: the article's other fields, and words for the whole.
const READ_ONLY: [&str; 12] = [
    "article",
    "blocks",
    "extra",
    "id",
    "lineage",
    "profile",
    "pubstatus",
    "removed",
    "type",
    "uri",
    "urgency",
    "language_guessed",
];

/// A name under `reads` or `writes` that is no part of an article, but is written like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// The list that it stands in: `reads` or `writes`.
    pub list: &'static str,
    /// As the stage has it.
    pub name: String,
    /// What was likely meant.
    pub meant: &'static str,
}

/// The names that were likely meant to be others. A name that is near no part is a type of annotations of the stage's own.
pub(crate) fn misspelt(reads: &[String], writes: &[String]) -> Vec<Misspelt> {
    let parts: Vec<&str> = Part::all().map(Part::name).collect();
    let find = |list: &'static str, name: &str, known: &[&'static str]| {
        let meant = near(name, known)?;
        Some(Misspelt { list, name: name.to_owned(), meant })
    };
    let readable: Vec<&str> = parts.iter().copied().chain(READ_ONLY).collect();
    // A `?` says that the stage can do without; a pointer leads to any place.
    let reads = reads.iter().map(|name| name.trim_end_matches('?')).filter(|name| !name.starts_with('/'));
    let mut found: Vec<Misspelt> = reads.filter_map(|name| find("reads", name, &readable)).collect();
    found.extend(writes.iter().filter_map(|name| find("writes", name, &parts)));
    found
}

/// The known name that differs by a slip of the fingers: in case or hyphens, in one letter, in a long name in two.
fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
    const LONGEST: usize = 32;
    if Part::from_name(name).is_some() || known.contains(&name) || name.len() > LONGEST {
        return None;
    }
    let folded: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let found = known.iter().map(|other| (strsim::damerau_levenshtein(&folded, other), *other)).min()?;
    let allowed = match found.1.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    (found.0 <= allowed).then_some(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_article::Field;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_edit_needs_its_part_and_an_annotation_its_type() {
        let writes = Writes::new(&names(&["body", "byline", "quote", "house_style"]));
        assert!(writes.edits());
        assert!(writes.allow_at("replace", Place::Block(7)).is_ok());
        assert!(writes.allow("set_field", Part::Field(Field::Byline)).is_ok());
        assert!(writes.allow_annotation("quote").is_ok() && writes.allow_annotation("house_style").is_ok());
        let refused = writes.allow_at("replace", Place::Field(Field::Headline)).expect_err("not said");
        assert_eq!(
            refused.0,
            "submitted a `replace` on the header field `headline`, which is not among what it says it writes \
             (`body`, `byline`, `quote`, `house_style`)"
        );
        for refused in [writes.allow("add_note", Part::Ednotes), writes.allow_annotation("subject")] {
            assert!(refused.is_err());
        }
        assert!(writes.allow_annotation("other").is_err());
        let any = Writes::new(&names(&["annotations", "header"]));
        assert!(any.edits() && any.allow_annotation("other").is_ok() && any.allow_annotation("quote").is_err());
        assert!(any.allow("set_field", Part::Field(Field::Usageterms)).is_ok());
        assert!(!Writes::new(&names(&["quotes", "summary", "house_style"])).edits());
    }

    #[test]
    fn slips_of_the_fingers_are_found_and_types_of_ones_own_are_left_alone() {
        for (name, meant) in [
            ("bodi", "body"),
            ("headlin", "headline"),
            ("ednote", "ednotes"),
            ("Usage-Terms", "usageterms"),
            ("rendition", "renditions"),
            ("subjcets", "subjects"),
            ("body?", "body"),
        ] {
            assert_eq!(near(name, &Part::all().map(Part::name).collect::<Vec<_>>()), Some(meant), "{name}");
        }
        let own =
            names(&["house_style", "reading_time", "names", "readability", "quote", "figures", "urgency", "blocks"]);
        assert_eq!(misspelt(&own, &own[..6]), []);
        let wrong = misspelt(&names(&["bodi?", "/extra/body"]), &names(&["summery"]));
        assert_eq!(
            wrong.iter().map(|slip| (slip.list, slip.meant)).collect::<Vec<_>>(),
            [("reads", "body"), ("writes", "summary")]
        );
    }
}
