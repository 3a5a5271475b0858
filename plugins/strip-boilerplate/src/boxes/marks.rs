//! Which lines are surely of a box: its headings and buttons, by data/boxes.txt.

use crate::lines::Info;
use crate::lines::loud::loud;
use crate::lists::data::entries;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;
use crate::lists::search::{Search, is_within_word};
use crate::lists::whole::Whole;

/// What a line may be of a box, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark(u32);

impl Mark {
    pub(crate) const POLL_HEAD: Mark = Mark(1);
    pub(crate) const POLL_BUTTON: Mark = Mark(1 << 1);
    pub(crate) const AUTHOR_HEAD: Mark = Mark(1 << 2);
    pub(crate) const TOPICS_HEAD: Mark = Mark(1 << 3);
    pub(crate) const CONTACT_HEAD: Mark = Mark(1 << 4);
    /// The same, with a name behind its colon.
    pub(crate) const CONTACT_NAMED: Mark = Mark(1 << 5);
    /// The first of the headings that are told by `head`.
    const HEADS: u32 = 8;
    /// The first of the buttons that are told by `button`.
    const BUTTONS: u32 = 16;

    pub(crate) fn is(self, other: Mark) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn is_head(self, kind: Kind) -> bool {
        self.0 >> (Mark::HEADS + kind as u32) & 1 == 1
    }

    pub(crate) fn is_button(self, kind: Kind) -> bool {
        self.0 >> (Mark::BUTTONS + kind as u32) & 1 == 1
    }
}

/// The boxes that speak to the reader in sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Consent,
    Appeal,
    Letter,
}

impl Kind {
    pub(crate) const ALL: [Kind; 3] = [Kind::Consent, Kind::Appeal, Kind::Letter];
    const NAMES: [&str; 3] = ["consent", "appeal", "letter"];
}

/// Phrases, and what a line is that has them.
type Phrases = Vec<(&'static str, Mark)>;

pub(crate) const BOXES: &str = include_str!("../../data/boxes.txt");

/// The lists of data/boxes.txt.
pub(crate) struct Marks {
    /// Whole lines.
    whole: Whole<Mark>,
    /// What opens a longer line.
    opens: Phrases,
    open_heads: Heads,
    /// How any of these begin.
    heads: Heads,
    /// What opens the line that leads to an author's other pieces.
    links: Vec<&'static str>,
    link_heads: Heads,
    /// What opens the heading of what is said of a firm.
    companies: Vec<&'static str>,
    words: [Search; 3],
    persons: Search,
    readers: Search,
}

/// A line that is wholly a heading or a button is no longer than this.
pub(crate) const LABEL: usize = 80;

/// One phrase may head and close boxes of several kinds.
fn whole_lines(phrases: Phrases) -> Whole<Mark> {
    let mut whole = Whole::with_capacity(phrases.len());
    phrases.into_iter().for_each(|(phrase, mark)| whole.entry(phrase.into(), Mark::default()).0 |= mark.0);
    whole
}

impl Marks {
    pub(crate) fn new() -> Self {
        let (mut whole, mut opens): (Phrases, Phrases) = (Vec::new(), Vec::new());
        let (mut links, mut companies) = (Vec::new(), Vec::new());
        let (mut persons, mut readers) = (Vec::new(), Vec::new());
        let mut words: [Vec<String>; 3] = Default::default();
        for (part, entry) in entries(BOXES) {
            let (name, what) = part.split_once(' ').unwrap_or((part, ""));
            let kind = Kind::NAMES.iter().position(|kind| *kind == name);
            match (kind, name, what) {
                (Some(kind), _, "heads") => whole.push((entry, Mark(1 << (Mark::HEADS as usize + kind)))),
                (Some(kind), _, "opens") => opens.push((entry, Mark(1 << (Mark::HEADS as usize + kind)))),
                (Some(kind), _, "buttons") => whole.push((entry, Mark(1 << (Mark::BUTTONS as usize + kind)))),
                (Some(kind), _, _) => words[kind].push(entry.to_owned()),
                (_, "poll", "heads") => whole.push((entry, Mark::POLL_HEAD)),
                (_, "poll", "buttons") => whole.push((entry, Mark::POLL_BUTTON)),
                (_, "author", "heads") => whole.push((entry, Mark::AUTHOR_HEAD)),
                (_, "author", _) => links.push(entry),
                (_, "company", "before") => companies.push(entry),
                (_, "contact", _) => whole.push((entry, Mark::CONTACT_HEAD)),
                (_, "topics", _) => whole.push((entry, Mark::TOPICS_HEAD)),
                (_, "readers", _) => readers.push(entry.to_owned()),
                (_, "persons", _) => persons.push(entry.to_owned()),
                // The labels and votes of polls, and what is for the press, are words within a line.
                _ => {}
            }
        }
        links.sort_unstable();
        Marks {
            heads: Heads::of(whole.iter().chain(&opens).map(|(phrase, _)| *phrase)),
            open_heads: Heads::of(opens.iter().map(|(phrase, _)| *phrase)),
            link_heads: Heads::of(links.iter().copied()),
            whole: whole_lines(whole),
            opens,
            links,
            companies,
            words: words.map(Search::new),
            persons: Search::new(persons),
            readers: Search::new(readers),
        }
    }

    /// The phrases that a line opens with, or consists of.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.whole.phrases().chain(self.opens.iter().map(|(phrase, _)| *phrase))
    }

    /// The name in "About Tarn Weir Power".
    pub(crate) fn company<'t>(&self, text: &'t str) -> Option<&'t str> {
        let opened = |opening: &&str| {
            let rest = text.get(opening.len()..)?;
            let head = &text[..opening.len()];
            // Most openings and most lines are of ASCII.
            let same = head.eq_ignore_ascii_case(opening) || !head.is_ascii() && head.to_lowercase() == **opening;
            same.then(|| rest.strip_prefix(' ')).flatten()
        };
        self.companies.iter().find_map(opened)
    }

    /// True for "About the author", "Zur Person".
    pub(crate) fn heads_author(&self, label: &str, low: &mut String) -> bool {
        fold(label, low);
        self.whole.get(low).is_some_and(|mark| mark.is(Mark::AUTHOR_HEAD))
    }

    /// True for a button of the box that asks for consent: "Accept all".
    pub(crate) fn is_consent_button(&self, label: &str) -> bool {
        label.len() <= LABEL && {
            let mut low = String::new();
            fold(label, &mut low);
            self.whole.get(&low).is_some_and(|mark| mark.is_button(Kind::Consent))
        }
    }

    /// What each line is.
    pub(crate) fn all(&self, infos: &[Info<'_>]) -> Vec<Mark> {
        let (mut low, mut marks) = (String::new(), vec![Mark::default(); infos.len()]);
        loud(infos).for_each(|i| marks[i] = self.of(&infos[i], &mut low));
        marks
    }

    /// What a line is. `low` is scratch space.
    fn of(&self, info: &Info<'_>, low: &mut String) -> Mark {
        // Most lines end here.
        if !info.opens || info.shape.opens_quoted() {
            return Mark::default();
        }
        let text = info.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut mark = Mark::default();
        if !self.heads.may_open_folded(text.as_bytes()) {
            return mark;
        }
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        let (label, opens) = (text.len() <= LABEL, self.open_heads.may_open_folded(text.as_bytes()));
        if !label && !opens || info.shape.quotes > 0 || info.shape.letters == 0 {
            return mark;
        }
        if label {
            fold(text, low);
            mark = self.whole.get(low).copied().unwrap_or_default();
        }
        if mark == Mark::default() && self.heads_contact(text, low) {
            mark = Mark::CONTACT_NAMED;
        }
        if opens {
            fold(&text[..text.floor_char_boundary(LABEL)], low);
            let opens = self.opens.iter().filter(|(phrase, _)| {
                low.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            });
            opens.for_each(|(_, other)| mark.0 |= other.0);
        }
        mark
    }

    /// "Media contact: Ada Rowe".
    fn heads_contact(&self, text: &str, low: &mut String) -> bool {
        let head = text[..text.floor_char_boundary(LABEL)].split_once(':').map(|(head, _)| head.trim_end());
        head.is_some_and(|head| {
            fold(head, low);
            self.whole.get(low).is_some_and(|mark| mark.is(Mark::CONTACT_HEAD))
        })
    }

    /// How many words of a kind of box a line has, up to three.
    pub(crate) fn words(&self, kind: Kind, text: &str) -> usize {
        let mut found: Vec<usize> = Vec::new();
        let bytes = text.as_bytes();
        self.words[kind as usize].each(bytes, |word, range| {
            let whole = !is_within_word(bytes, range.start) && !is_within_word(bytes, range.end);
            if whole && found.len() < 3 && !found.contains(&word) {
                found.push(word);
            }
        });
        found.len()
    }

    /// True where somebody speaks to somebody: "we", "your".
    pub(crate) fn speaks(&self, text: &str) -> bool {
        self.persons.stands_in(text.as_bytes())
    }

    /// True where somebody speaks to the reader, in words that say nothing else.
    pub(crate) fn speaks_to_reader(&self, text: &str) -> bool {
        self.readers.stands_in(text.as_bytes())
    }

    /// The name in "See all posts by Ada Rowe", "More from Ada Rowe".
    pub(crate) fn author_linked<'a>(&self, text: &'a str, low: &mut String) -> Option<&'a str> {
        if text.len() > LABEL || !self.link_heads.may_open(text.as_bytes()) {
            return None;
        }
        fold(text, low);
        let link =
            self.links.iter().rfind(|link| low.strip_prefix(**link).is_some_and(|rest| rest.starts_with(' ')))?;
        // A curly mark has more bytes than a straight one.
        let (end, _) = text.char_indices().nth(link.chars().count())?;
        Some(text[end..].trim_matches(|c: char| !c.is_alphanumeric()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn each_entry_of_the_lists_is_found_with_straight_marks_and_curly_ones() {
        let (marks, mut low) = (Marks::new(), String::new());
        for (part, entry) in entries(BOXES) {
            for text in [entry.to_owned(), entry.replace('\'', "’")] {
                let line = if part.ends_with("opens") { format!("{text} Ada") } else { text.clone() };
                let infos = paragraphs(&[&line]);
                let found = match part.split_once(' ').unwrap_or((part, "")) {
                    (_, "heads" | "opens" | "buttons") => marks.of(&infos[0], &mut low) != Mark::default(),
                    ("author", "links") => {
                        marks.author_linked(&format!("{text} Ada Rowe"), &mut low) == Some("Ada Rowe")
                    }
                    ("company", "before") => marks.company(&format!("{text} Ada")) == Some("Ada"),
                    (name, "words") => {
                        let kind = Kind::ALL.into_iter().find(|kind| Kind::NAMES[*kind as usize] == name);
                        kind.is_some_and(|kind| marks.words(kind, &text) > 0) || text != entry
                    }
                    ("persons", _) => marks.speaks(&text) || text != entry,
                    ("readers", _) => marks.speaks_to_reader(&text) || text != entry,
                    ("poll", "labels" | "votes") | ("press", "labels") | ("company", "since") => continue,
                    _ => panic!("nothing reads [{part}]"),
                };
                assert!(found, "[{part}] {text}");
            }
        }
    }
}
