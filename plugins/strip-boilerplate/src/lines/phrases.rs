//! Which phrases of page furniture stand in a line, by class. The phrases are data/phrases.txt and the newsroom's own.

use std::borrow::Cow;
use std::cell::OnceCell;

pub(crate) use crate::lines::class::Class;
use crate::lines::counters::counted;
use crate::lists::data::{RIGHTS, entries};
use crate::lists::fold::fold;
use crate::lists::labels::{Labels, label};
use crate::lists::search::Search;

/// Those of data/phrases.txt that count wherever they stand, as the build has picked them.
const INSIDE: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.inside"));
/// Those that count as the whole line alone, each with the number of its class.
static LABELS: Labels<'static> = Labels::new(
    include_bytes!(concat!(env!("OUT_DIR"), "/phrases.slots")),
    include_bytes!(concat!(env!("OUT_DIR"), "/phrases.labels")),
);

/// The classes found in one line, as bits. What stands in a long one or in a sentence is looked for only when a rule asks.
#[derive(Clone)]
pub(crate) struct Hits<'a> {
    phrases: &'a Phrases,
    line: &'a str,
    found: OnceCell<Found>,
    /// At its very start.
    lead: u16,
}

#[derive(Clone, Copy)]
struct Found {
    /// Somewhere in the line.
    part: u16,
    /// As most of it.
    whole: u16,
}

impl Hits<'_> {
    fn found(&self) -> Found {
        *self.found.get_or_init(|| self.phrases.found(self.line))
    }

    /// The classes found somewhere in the line; in some lines not those of which it consists.
    pub(crate) fn part(&self) -> u16 {
        self.found().part
    }

    /// The classes found as most of the line.
    pub(crate) fn whole(&self) -> u16 {
        if self.line.len() > SHORT { 0 } else { self.found().whole }
    }

    /// True for a label that is the whole line.
    pub(crate) fn is_label(&self) -> bool {
        self.lead == self.whole()
    }

    /// True for a label of the lists, and nothing beside it but a number.
    pub(crate) fn is_alone(&self) -> bool {
        self.whole() != 0 && self.part() == 0
    }

    pub(crate) fn is_whole(&self, class: Class) -> bool {
        self.whole() >> class as u16 & 1 == 1
    }

    pub(crate) fn is_part(&self, class: Class) -> bool {
        (self.part() | self.whole()) >> class as u16 & 1 == 1
    }

    /// True where a phrase of the newsroom's own stands in the line.
    pub(crate) fn has_own(&self) -> bool {
        self.phrases.has_own && self.is_part(Class::Own)
    }

    pub(crate) fn is_lead(&self, class: Class) -> bool {
        self.lead >> class as u16 & 1 == 1
    }

    /// The first class found as most of the line.
    pub(crate) fn main(&self) -> Option<Class> {
        Class::ALL.into_iter().find(|c| !matches!(c, Class::Stays | Class::Insert) && self.is_whole(*c))
    }
}

/// All phrases, compiled once.
pub(crate) struct Phrases {
    inside: Search,
    classes: Vec<Class>,
    /// The newsroom's own that count as the whole line alone, sorted.
    own: Vec<String>,
    /// There are phrases of the newsroom's own.
    has_own: bool,
}

/// Lines longer than this are text: only their ends are searched.
const SHORT: usize = 160;
const ENDS: usize = 48;
/// A phrase that stands alone is no longer than this.
const ALONE: usize = 48;

impl Phrases {
    /// The phrases of the data file and `own` ones.
    pub(crate) fn new(own: &[String]) -> Self {
        let mut patterns: Vec<Cow<'static, str>> = Vec::new();
        let mut classes = Vec::new();
        let mut labels = Vec::new();
        let mut add = |entry: Cow<'static, str>, class: Class| match entry.strip_prefix('=') {
            // The build has put those that ship into a table.
            Some(entry) => labels.push(label(entry)),
            None => {
                // The search folds the case of ASCII alone.
                let mut chars = entry.chars();
                if let Some(first) = chars.next().filter(|c| !c.is_ascii()) {
                    let capital: String = first.to_uppercase().chain(chars).collect();
                    if capital != *entry {
                        patterns.push(capital.into());
                        classes.push(class);
                    }
                }
                patterns.push(entry);
                classes.push(class);
            }
        };
        for (part, entry) in entries(INSIDE) {
            add(entry.into(), Class::of(part).unwrap_or(Class::Navigation));
        }
        for (part, entry) in entries(RIGHTS) {
            if !matches!(part, "told" | "signs" | "syndicates" | "until" | "credits" | "labels" | "limits") {
                add(entry.into(), Class::Legal);
            }
        }
        own.iter().filter(|p| !p.trim().is_empty()).for_each(|p| add(p.trim().to_lowercase().into(), Class::Own));
        labels.sort_unstable();
        let has_own = own.iter().any(|phrase| !phrase.trim().is_empty());
        Phrases { inside: Search::new(patterns), classes, own: labels, has_own }
    }

    /// True where some are the newsroom's own.
    pub(crate) fn has_own(&self) -> bool {
        self.has_own
    }

    /// The phrases that count wherever they stand.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.inside.phrases()
    }

    /// What stands in a line that is a sentence: hardly any consists of phrases, and most rules ask only how it opens. `opens` is whether a
    /// phrase may open it.
    pub(crate) fn hits_of_sentence<'a>(&'a self, line: &'a str, opens: bool) -> Hits<'a> {
        let head = if line.len() > SHORT { &line[..line.floor_char_boundary(ENDS)] } else { line };
        let lead = if opens { self.lead(head) } else { 0 };
        Hits { phrases: self, line, found: OnceCell::new(), lead }
    }

    /// What stands in a line. `buffer` is scratch space.
    pub(crate) fn hits<'a>(&'a self, line: &'a str, buffer: &mut String) -> Hits<'a> {
        let hits = |part, whole, lead| Hits { phrases: self, line, found: Found { part, whole }.into(), lead };
        if line.len() > SHORT {
            return self.hits_of_sentence(line, true);
        }
        // What somebody says is no label.
        if line.len() <= ALONE && !line.starts_with(['"', '“', '„', '«', '»', '–']) {
            // "View gallery (12 images)" is the label "View gallery".
            let bracket = memchr::memchr_iter(b'(', line.as_bytes()).find(|at| line[..*at].ends_with(' '));
            let label = bracket.map_or(line, |at| &line[..at - 1]);
            let bare = counted(label).unwrap_or(label).trim_matches(|c: char| !c.is_alphabetic());
            match bare {
                "" => return hits(0, 0, 0),
                bare => fold(bare, buffer),
            }
            if let Some(class) = self.label(buffer) {
                // "12 comments", but "230 jobs" is no label.
                let counts = bare.len() < label.len() && line.starts_with(|c: char| c.is_ascii_digit());
                let other = counts && !matches!(class, Class::Comments | Class::Share | Class::Own);
                let bit = if other { 0 } else { class.bit() };
                return hits(0, bit, bit);
            }
        }
        let mut lead = 0;
        let Found { part, whole } = self.within(line, &mut lead);
        hits(part, whole, lead)
    }

    /// What stands in a sentence, or at the ends of a long line.
    fn found(&self, line: &str) -> Found {
        if line.len() > SHORT { Found { part: self.at_ends(line), whole: 0 } } else { self.within(line, &mut 0) }
    }

    /// What stands in a line that is not long, and what opens it.
    fn within(&self, line: &str, lead: &mut u16) -> Found {
        let mut part = 0;
        let covered = self.find(line, &mut part, lead);
        let most = covered * 2 >= line.len() || (covered >= 10 && covered * 3 >= line.len());
        Found { part, whole: if most { part } else { 0 } }
    }

    /// What a label in small letters serves. The newsroom's own say more than ours.
    fn label(&self, label: &str) -> Option<Class> {
        if self.own.binary_search_by(|own| own.as_str().cmp(label)).is_ok() {
            return Some(Class::Own);
        }
        LABELS.get(label).and_then(|class| Class::ALL.get(class).copied())
    }

    /// What opens a line, of a long one its head.
    fn lead(&self, head: &str) -> u16 {
        let inner = |at: usize| head.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
        let opened = self.inside.opens(head.as_bytes());
        let opened = opened.filter(|(_, end)| !(inner(*end) && inner(end - 1)));
        opened.map_or(0, |(pattern, _)| self.classes[pattern].bit())
    }

    /// What stands at the ends of a long line.
    fn at_ends(&self, line: &str) -> u16 {
        let mut part = 0;
        self.find(&line[..line.floor_char_boundary(ENDS)], &mut part, &mut 0);
        self.find(&line[line.ceil_char_boundary(line.len() - ENDS)..], &mut part, &mut 0);
        part
    }

    /// Marks the classes found and says how many bytes they cover.
    fn find(&self, text: &str, found: &mut u16, lead: &mut u16) -> usize {
        let bytes = text.as_bytes();
        let inner = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
        let mut covered = 0;
        self.inside.each(bytes, |pattern, range| {
            let before = range.start.checked_sub(1).and_then(|i| bytes.get(i));
            let cut_left = inner(before) && inner(bytes.get(range.start));
            let cut_right = inner(bytes.get(range.end)) && inner(bytes.get(range.end - 1));
            if !cut_left && !cut_right {
                let bit = self.classes[pattern].bit();
                *found |= bit;
                *lead |= if range.start == 0 { bit } else { 0 };
                covered += range.len();
            }
        });
        covered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::class::CLASSES;

    const FILE: &str = include_str!("../../data/phrases.txt");

    fn main(line: &str) -> Option<Class> {
        Phrases::new(&["harbour club".into()]).hits(line, &mut String::new()).main()
    }

    #[test]
    fn a_label_counts_as_the_whole_line_only() {
        assert_eq!(main("Share"), Some(Class::Share));
        assert_eq!(main("Comments (12)"), Some(Class::Comments));
        assert_eq!(main("1.4k comments"), Some(Class::Comments));
        assert_eq!(main("1.4k jobs"), None);
        assert_eq!(main("Editors’ Picks"), Some(Class::Teaser));
        assert_eq!(main("They share a boat with the neighbours and the priest."), None);
    }

    #[test]
    fn a_label_of_the_newsrooms_own_says_more_than_a_known_one() {
        let phrases = Phrases::new(&["=Share".into(), "= The quay ".into()]);
        let main = |line| phrases.hits(line, &mut String::new()).main();
        assert_eq!(
            [main("SHARE"), main("The Quay"), main("Comments")],
            [Class::Own, Class::Own, Class::Comments].map(Some)
        );
        assert_eq!(main("They met on the quay."), None);
    }

    #[test]
    fn a_phrase_must_stand_at_word_borders_and_make_up_the_line() {
        assert_eq!(main("Click to share on Harbournet (opens in new window)"), Some(Class::Share));
        assert_eq!(main("Unread more"), None);
        assert_eq!(main("Join the Harbour Club today"), Some(Class::Own));
    }

    #[test]
    fn what_stands_in_a_sentence_is_the_same_when_it_is_looked_for_late() {
        let phrases = Phrases::new(&["harbour club".into()]);
        for line in [
            "Sign up for our newsletter and get the news of the harbour in your inbox every morning at six.",
            "By posting, you agree to the terms of use that the board of the harbour gave itself in spring.",
            "The bridge over the harbour stays shut until spring, the mayor said to the Harbour Club on Monday.",
            "©2026 The Harbour Post, all rights reserved, and the ferry leaves at noon from the quay on Monday.",
        ] {
            let (early, late) = (phrases.hits(line, &mut String::new()), phrases.hits_of_sentence(line, true));
            assert_eq!(
                (early.part(), early.whole(), early.lead, early.has_own()),
                (late.part(), late.whole(), late.lead, late.has_own())
            );
        }
    }

    #[test]
    fn no_label_stands_in_the_list_twice() {
        let mut seen = std::collections::HashSet::new();
        for (part, entry) in entries(FILE).filter(|(_, entry)| entry.starts_with('=')) {
            assert!(seen.insert(label(entry)), "[{part}] {entry}");
        }
    }

    #[test]
    fn each_phrase_of_the_list_is_found() {
        let phrases = Phrases::new(&[]);
        for (part, entry) in entries(FILE) {
            assert!(CLASSES.contains(&part), "nothing reads [{part}]");
            // A sign alone has something behind it.
            let line = entry.strip_prefix('=').map_or_else(|| format!("{entry} Ada"), str::to_owned);
            let hits = phrases.hits(&line, &mut String::new());
            assert!(hits.part() | hits.whole() != 0, "[{part}] {entry}");
        }
    }
}
