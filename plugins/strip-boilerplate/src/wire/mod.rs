//! The furniture of wire copy, line by line: notes for editors and of one desk to another, slugs, photo numbers, ends and trailers.

mod agencies;
pub(crate) mod codes;
pub(crate) mod contacts;
mod contributors;
pub(crate) mod desk;
pub(crate) mod initials;
pub(crate) mod inline;
pub(crate) mod notebook;
pub(crate) mod notes;
mod photo_numbers;
mod queries;
mod signoffs;
pub(crate) mod slugs;
pub(crate) mod transmission;

use copydesk_text::lines::{agencies, hold_waits, is_firm_ending};

use crate::dates::clock;
use crate::lines::Info;
use crate::lists::data::part;
use crate::lists::heads::Heads;
use crate::wire::agencies::{are_behind_house, are_drawn_on};
use crate::wire::codes::{is_trailer, is_transmission};
use crate::wire::contacts::{asks_press_in_sentence, is_contact, is_of_desk, is_press_contact};
use crate::wire::desk::Desk;
use crate::wire::initials::is_wrote_and_edited;
use crate::wire::photo_numbers::is_photo_line;

/// What a line of wire copy is, where it is no story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// For editors, not for readers.
    Note,
    /// A slug or the mark of a version.
    Slug,
    /// Numbers of pictures that go with the copy.
    Photos,
    /// "(MORE)", "-30-", a trailer with a time.
    End,
    /// An agency's name that closes the copy.
    SignOff,
    /// A telephone number or address of a desk.
    Contact,
    /// Who reported and edited, in brackets below the story.
    Credits,
    /// A line of nothing but low lines.
    Separator,
}

pub(crate) const WIRE: &str = include_str!("../../data/wire.txt");

/// The word lists of data/wire.txt.
pub(crate) struct Wire {
    pub(crate) desk: Desk,
    /// How lines begin that say what is not for publication.
    unpublished_heads: Heads,
    pub(crate) unpublished: Vec<&'static str>,
    pub(crate) following: Vec<&'static str>,
    waits: Vec<&'static str>,
    pub(crate) notebook: Vec<&'static str>,
    notebook_alone: Vec<&'static str>,
    ends: Vec<&'static str>,
    continues: Vec<&'static str>,
    signoffs: Vec<&'static str>,
    slugs: Vec<&'static str>,
    flags: Vec<&'static str>,
    credits: Vec<&'static str>,
    labels: Vec<&'static str>,
    versions: Vec<&'static str>,
    beside: Vec<&'static str>,
    pickups: Vec<&'static str>,
    grafs: Vec<&'static str>,
    words: Vec<&'static str>,
}

/// So many bytes are enough for what opens a note or credits.
pub(super) const OPENING: usize = 48;

/// A wider line is text, a note or a contact.
const SHORT: u32 = 60;

/// No contact and no credits without brackets are wider.
const LONG: u32 = 160;

/// How many lines from the top slugs stand in, and how many from the end trailers do.
const TOP: usize = 8;
pub(crate) const BOTTOM: usize = 6;

impl Wire {
    pub(crate) fn new() -> Self {
        let (unpublished, following) = (part(WIRE, "unpublished"), part(WIRE, "following"));
        let opens = unpublished.iter().chain(&following).chain(&notebook::LABELS);
        Wire {
            desk: Desk::new(),
            unpublished_heads: Heads::of(opens.copied()),
            unpublished,
            following,
            waits: hold_waits().collect(),
            notebook: part(WIRE, "notebook"),
            notebook_alone: part(WIRE, "notebook alone"),
            ends: part(WIRE, "ends"),
            continues: part(WIRE, "continues"),
            signoffs: agencies().collect(),
            slugs: part(WIRE, "slugs"),
            flags: part(WIRE, "flags"),
            credits: part(WIRE, "credits"),
            labels: part(WIRE, "labels"),
            versions: part(WIRE, "versions"),
            beside: part(WIRE, "beside"),
            pickups: part(WIRE, "pickups"),
            grafs: part(WIRE, "grafs"),
            words: part(WIRE, "words"),
        }
    }

    /// The phrases that open a note.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        let unpublished = self.unpublished.iter().chain(&self.following).chain(&notebook::LABELS);
        self.desk.openings().chain(unpublished.copied())
    }

    /// What line `i` of `n` is. `low` is scratch space.
    pub(crate) fn line(&self, info: &Info<'_>, i: usize, n: usize, low: &mut String) -> Option<Furniture> {
        // Most lines of a story end here: long, with no mark in front, and not among the last or very long. A note may be long.
        let plain = || info.text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        let long = info.shape.width > SHORT && i + BOTTOM < n || info.shape.width > LONG;
        if long && plain() {
            let note = info.opens && self.desk.opens_note(info.text, low)
                || self.desk.is_labelled(info.text, low)
                || (info.opens || info.text.len() <= queries::LONGEST) && self.desk.is_query(info.text, low);
            return note.then_some(Furniture::Note);
        }
        let text = bare(info.text);
        if text.is_empty() {
            return None;
        }
        if i > 1 && i + BOTTOM >= n && asks_press_in_sentence(info) {
            return Some(Furniture::Contact);
        }
        if i > 0 && i + BOTTOM >= n && self.comes_with_copy(text) {
            return Some(Furniture::Note);
        }
        if i + BOTTOM >= n
            && (i > 1 && (are_drawn_on(text) || are_behind_house(text) || contributors::are_behind_opening(text))
                || self.is_credits(text, low))
            && !self.desk.is_note(text, low)
        {
            return Some(Furniture::Credits);
        }
        if i < TOP && self.is_of_version(text, low) || self.is_of_grafs(text, low) {
            return Some(Furniture::Note);
        }
        if info.shape.width > SHORT {
            if self.desk.is_for_desk(text, low) {
                return Some(Furniture::Note);
            }
            // `((ada.rowe@agency.example; +00 555 0100; …))` below the story: reporters for editors to reach.
            let contact = i + BOTTOM >= n
                && (text.starts_with("((") && text.ends_with("))") && info.shape.width <= 240 && text.contains('@')
                    || info.shape.width <= LONG && (info.opens || text.contains(':')) && info.shape.digits >= 6 && {
                        lower(text, low);
                        is_press_contact(low, info)
                    }
                    || info.shape.width <= LONG && text.contains('@') && info.shape.digits >= 6 && {
                        lower(text, low);
                        is_of_desk(low)
                    });
            return contact.then_some(Furniture::Contact);
        }
        let below = i > 2 && i + BOTTOM >= n;
        if self.desk.is_for_desk(text, low)
            || i > 2 && self.desk.names_pictures(text)
            || below && self.desk.promises(text, low)
        {
            return Some(Furniture::Note);
        }
        lower(text, low);
        let (near_top, near_end) = (i < TOP, i + BOTTOM >= n);
        let marked = text.starts_with(['(', '-', '=', '[', '#', '*']);
        let core = low.trim_matches(|c: char| !c.is_alphanumeric());
        if self.ends.contains(&core) {
            let capitals = info.shape.all_capitals();
            let numbered = core.bytes().all(|b| b.is_ascii_digit());
            let small = info.shape.capitals == 0 && info.shape.letters <= 5 && i > 2;
            // Notes to editors and who answers questions may go on for long below a press release's `ENDS`.
            let word = capitals && info.shape.letters > 2 && i > 2;
            let ends = near_end && (capitals || small) || word || i + 1 == n && i > 1;
            if marked && (near_end || i > 2) || ends && !numbered {
                return Some(Furniture::End);
            }
        }
        if i > 1 && self.continues.contains(&core) || i > 2 && i + 2 >= n && self.is_word_count(low) {
            return Some(Furniture::End);
        }
        let signed = || i > 2 && is_wrote_and_edited(text) || i > 1 && i + 1 == n && self.is_signed(text);
        if near_end && (self.is_end_with_initials(text) || signed()) {
            return Some(Furniture::End);
        }
        if core.is_empty() && text.len() >= 3 && text.bytes().all(|b| b == b'_') {
            return Some(Furniture::Separator);
        }
        // "SOURCE The Harbour Board": who gave out the release.
        let source = text.strip_prefix("SOURCE ").is_some_and(|name| name.starts_with(char::is_uppercase));
        // "SOURCE Marl Pumps Inc." is no sentence.
        let firm = || is_firm_ending(text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default());
        if near_end && source && (!info.shape.ends_sentence() || firm()) {
            return Some(Furniture::End);
        }
        if near_end && i > 1 && self.labels.iter().any(|label| low.starts_with(label)) {
            return Some(Furniture::End);
        }
        if near_top && info.shape.all_capitals() && self.flags.contains(&core) {
            return Some(Furniture::Slug);
        }
        if core.is_empty() {
            return (near_end && !text.is_empty() && text.bytes().all(|b| b == b'#')).then_some(Furniture::End);
        }
        if (near_end || near_top) && is_trailer(text) {
            return Some(Furniture::End);
        }
        if near_end
            && i > 1
            && self.signoffs.contains(&core)
            && (info.shape.all_capitals() || marked || i + 1 == n || low.ends_with("..."))
        {
            return Some(Furniture::SignOff);
        }
        if is_photo_line(text) {
            return Some(Furniture::Photos);
        }
        let slug = near_top && !info.shape.ends_sentence() && (self.is_slug(text, low) || is_transmission(text));
        // The hour of a live report's first entry, "11.45 GMT", is none.
        if slug && clock(text).is_none() {
            return Some(Furniture::Slug);
        }
        is_contact(text, low, info).then_some(Furniture::Contact)
    }

    /// "ENDS", above notes that are not for readers.
    pub(crate) fn ends_copy(&self, info: &Info<'_>) -> bool {
        let letters = info.shape.width <= SHORT && info.shape.all_capitals();
        letters && self.ends.iter().any(|end| info.text.eq_ignore_ascii_case(end))
    }

    /// `(Reporting by Ada Rowe; Editing by Ben Ott)`, "Contributing: Ada Rowe in Marl.", "Ada Rowe contributed to this report."
    fn is_credits(&self, text: &str, low: &mut String) -> bool {
        // "Reporting by Ada Rowe; editing by Ben Ott", without brackets too, where both are named.
        let bare = Some(text).filter(|_| !text.ends_with('.') && text.len() <= 160 && text.contains("; "));
        let bracketed = text.strip_prefix('(').filter(|_| text.ends_with(')') && text.len() <= 400);
        let labelled = Some(text).filter(|_| text.len() <= LONG as usize && text.contains(": "));
        let Some(inner) = bracketed.or(bare).or(labelled) else { return contributors::are_named(text) };
        lower(&inner[..inner.floor_char_boundary(OPENING)], low);
        let named = bracketed.or(bare).is_some();
        self.credits.iter().any(|credit| low.starts_with(credit) && (named || credit.ends_with(':')))
            || bracketed.is_some() && contributors::are_named(text)
    }

    /// `(Adds comment in paragraph 4; share price)`, `ADVISORY: Adds comment`: what is new in this version of the copy.
    fn is_of_version(&self, text: &str, low: &mut String) -> bool {
        let bracketed = || text.strip_prefix(['(', '[']).filter(|_| text.ends_with([')', ']']));
        let Some(inner) = bracketed().or_else(|| behind_loud_label(text)) else { return false };
        lower(&inner[..inner.floor_char_boundary(OPENING)], low);
        self.versions.iter().any(|new| low.strip_prefix(new).is_some_and(|rest| rest.starts_with([' ', ',', ')', ';'])))
    }

    /// `(PICK UP 4th graf previous)`, `(SUBS graf 5 to correct name)`: which paragraphs of the version before are kept or changed.
    fn is_of_grafs(&self, text: &str, low: &mut String) -> bool {
        let Some(inner) = text.strip_prefix(['(', '[']).filter(|_| text.ends_with([')', ']']) && text.len() <= 120)
        else {
            return false;
        };
        lower(inner.trim_end_matches([')', ']']), low);
        let opens =
            |open: &&str| low.strip_prefix(*open).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']));
        let graf = |word: &str| self.grafs.contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
        self.pickups.iter().any(opens) && low.split(' ').any(graf)
    }
}

/// What stands behind a label of one word in capitals. What goes on with "to" is news: "UPDATE: Changes to the timetable".
fn behind_loud_label(text: &str) -> Option<&str> {
    /// No label is shorter, in bytes.
    const LABEL: usize = 3;
    // Most lines end here: their second letter is small.
    let end = text.find(|c: char| !c.is_uppercase()).filter(|end| *end >= LABEL)?;
    let rest = text[end..].strip_prefix(": ")?;
    (rest.split(' ').nth(1) != Some("to")).then_some(rest)
}

/// A line without the marks that a wire's typesetting puts around it.
fn bare(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
    if plain(text.as_bytes().first()) && plain(text.as_bytes().last()) {
        return text;
    }
    text.trim_start_matches(['^', '\u{1}', '\u{2}', '\u{3}', ' '])
        .trim_end_matches(['<', '=', '+', '\u{3}', '\u{4}', ' '])
}

pub(crate) fn lower(text: &str, low: &mut String) {
    low.clear();
    if text.is_ascii() {
        low.push_str(text);
        low.make_ascii_lowercase();
    } else {
        low.extend(text.chars().flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;
    use copydesk_text::lines::notes_to_desks;

    use crate::lists::data::entries;

    fn at(text: &str, i: usize, n: usize) -> Option<Furniture> {
        Wire::new().line(&paragraphs(&[text])[0], i, n, &mut String::new())
    }

    #[test]
    fn furniture_is_known_by_its_shape_and_place() {
        assert_eq!(
            at("Eds: Adds comment from the mayor in 4th paragraph. With BC-Bridge-Glance.", 2, 20),
            Some(Furniture::Note)
        );
        assert_eq!(at("BC-EU--Harbour Bridge, 2nd Ld-Writethru,640", 0, 20), Some(Furniture::Slug));
        assert_eq!(at("AP Photo XYZ101, XYZ102", 2, 20), Some(Furniture::Photos));
        for end in
            ["(MORE)", "-30-", "AP-WF-11-23-26 1402GMT", "KWS-21:37-09-12-18", "101137 GMT Dez 18", "###", "NNNN"]
        {
            assert_eq!(at(end, 19, 20), Some(Furniture::End), "{end}");
        }
        assert_eq!(at("REUTER", 19, 20), Some(Furniture::SignOff));
        assert_eq!(at("(Reporting by Ada Rowe; Editing by Ben Ott)", 18, 20), Some(Furniture::Credits));
        assert_eq!(at("Keywords: FLOOD BRIDGE/ (UPDATE 2)", 19, 20), Some(Furniture::End));
        assert_eq!(at("___", 10, 20), Some(Furniture::Separator));
        assert_eq!(at("LEAD", 0, 20), Some(Furniture::Slug));
        assert_eq!(at("GATES-FLOOD/HARBOUR (UPDATE 2, PIX)", 0, 20), Some(Furniture::Slug));
        assert_eq!(at("- Tel: +49-30-5550123; <desk@example.org>", 19, 20), Some(Furniture::Contact));
    }

    #[test]
    fn each_opening_of_notes_and_credits_is_known() {
        for note in notes_to_desks() {
            assert_eq!(at(&format!("{note} Ada Rowe"), 10, 20), Some(Furniture::Note), "{note}");
        }
        for (part, entry) in entries(WIRE) {
            match part {
                "credits" => {
                    assert_eq!(at(&format!("({entry} Ada Rowe)"), 19, 20), Some(Furniture::Credits), "{entry}");
                }
                "with" => {
                    assert_eq!(at(&format!("{entry} Reuters"), 19, 20), Some(Furniture::Credits), "{entry}");
                    assert_eq!(at(&format!("{entry} Reuters"), 9, 20), None, "{entry}");
                }
                "versions" => {
                    assert_eq!(at(&format!("({entry} quotes)"), 2, 20), Some(Furniture::Note), "{entry}");
                    assert_eq!(at(&format!("({entry} quotes)"), 12, 20), None, "{entry}");
                }
                "contributed" | "closing notes" | "given" | "on request" | "press" | "press asks"
                | "asked by press" | "reported" | "reported with" | "reported joins" | "unpublished" | "following"
                | "notebook" | "notebook alone" | "continues" | "ends" | "slugs" | "flags" | "labels" | "words"
                | "telephones" | "desks" | "grafs" | "beside" | "short words" => {}
                "pickups" => {
                    assert_eq!(at(&format!("({entry} 4th graf)"), 9, 20), Some(Furniture::Note), "{entry}");
                    assert_eq!(at(&format!("({entry} the boats)"), 9, 20), None, "{entry}");
                }
                _ => panic!("nothing reads [{part}]"),
            }
        }
    }

    #[test]
    fn lines_of_stories_that_look_like_furniture_are_none() {
        for line in [
            "Editors at the paper said: we print.",
            "More",
            "Rams 54, Chiefs 51",
            "30",
            "“End it,” she said.",
            "Notes of a bridge keeper",
            "The helpline's number is 0800 555 0123.",
            "Photo exhibition opens",
            "UP NEXT",
            "All Times EDT",
            "The Ends of the Earth",
            "(Reporting by hand was banned.)",
            "(Editing by hand takes a day)",
            "Lead",
            "* * *",
        ] {
            assert_eq!(at(line, 10, 20), None, "{line}");
        }
    }
}
