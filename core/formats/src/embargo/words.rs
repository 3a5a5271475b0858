//! The words of notices: `data/embargo`, a file for each language. Which language a notice is in is not asked: a wire's header says
//! little, and an English desk passes German copy on.

use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::LazyLock;

const LANGUAGES: [&str; 8] = [
    include_str!("../../data/embargo/da.txt"),
    include_str!("../../data/embargo/de.txt"),
    include_str!("../../data/embargo/en.txt"),
    include_str!("../../data/embargo/es.txt"),
    include_str!("../../data/embargo/fr.txt"),
    include_str!("../../data/embargo/it.txt"),
    include_str!("../../data/embargo/pt.txt"),
    include_str!("../../data/embargo/sv.txt"),
];

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// A notice of an embargo, whatever comes after it, unless that reports something.
    Notice,
    /// A notice where a time comes after it, and nothing but a time.
    Label,
    /// A notice where an hour comes after it: a date alone is that of the release.
    Release,
    /// A notice where a time stands in it or comes after it, or where it is plainly for editors.
    Order,
    /// A notice where it is the whole line.
    Alone,
    /// There is no embargo, or no longer.
    Lifted,
}

/// A phrase of the data.
pub(super) struct Phrase {
    /// Its words; `*` stands for up to eight others, `@` for what is done with copy (`publish`), `+` for what is done to it (`published`).
    pub(super) words: Vec<&'static str>,
    /// A colon must follow it.
    pub(super) colon: bool,
    pub(super) says: Says,
}

/// What a single word may be.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    /// 1 to 12.
    pub(super) month: i8,
    /// 1 (Monday) to 7.
    pub(super) day: i8,
    /// May stand before a notice: "this report is …".
    pub(super) before: bool,
    /// What an item is called; may stand before a notice too.
    pub(super) item: bool,
    /// Before it, it is the item itself that is meant: "this".
    pub(super) this: bool,
    /// Stands before who uses copy: "by broadcasters".
    pub(super) by: bool,
    /// What is done with copy, `@` of a phrase.
    pub(super) out: bool,
    /// What is done to copy, `+` of a phrase.
    pub(super) done: bool,
    /// Before it a noun is the story's own: "the embargo ends on Monday".
    pub(super) article: bool,
    /// Reports something.
    pub(super) told: bool,
    /// May stand among the parts of a time.
    pub(super) filler: bool,
    /// Stands before an hour.
    pub(super) at: bool,
    /// Stands behind an hour.
    pub(super) hours: bool,
    /// Stands behind an hour of four digits: six hours are a while.
    pub(super) hours_of_four: bool,
    pub(super) am: bool,
    pub(super) pm: bool,
    pub(super) noon: bool,
    pub(super) midnight: bool,
    /// A day that only the day of writing tells: "tomorrow".
    pub(super) someday: bool,
}

/// A zone of time.
pub(super) struct Zone {
    pub(super) words: Vec<&'static str>,
    pub(super) zone: TimeZone,
    /// The name is that of summer time.
    pub(super) summer: bool,
}

/// All that is known.
#[derive(Default)]
pub(super) struct Words {
    words: HashMap<&'static str, Word>,
    /// By their first word, the longest first.
    phrases: HashMap<&'static str, Vec<Phrase>>,
    zones: HashMap<&'static str, Vec<Zone>>,
}

/// Read when the first text needs it.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

impl Words {
    fn read() -> Words {
        let mut words = Words::default();
        for file in LANGUAGES {
            words.language(file);
        }
        for line in lines(include_str!("../../data/embargo/zones.txt")) {
            let Some((name, rule)) = line.split_once(": ") else { continue };
            let (rule, summer) = rule.strip_suffix(" summer").map_or((rule, false), |rule| (rule, true));
            let name: Vec<_> = name.split(' ').collect();
            let (Some(first), Ok(zone)) = (name.first().copied(), TimeZone::posix(rule)) else { continue };
            words.zones.entry(first).or_default().push(Zone { words: name, zone, summer });
        }
        words.phrases.values_mut().for_each(|list| list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len())));
        words.zones.values_mut().for_each(|list| list.sort_by_key(|zone| std::cmp::Reverse(zone.words.len())));
        words
    }

    fn language(&mut self, file: &'static str) {
        let (mut part, mut number) = ("", 0);
        for line in lines(file) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                (part, number) = (name, 0);
                continue;
            }
            number += 1;
            if let Some(says) = says(part) {
                self.phrase(line, says);
                continue;
            }
            for name in line.split(' ') {
                let word = self.words.entry(name).or_default();
                match part {
                    "months" => word.month = number,
                    "days" => word.day = number,
                    "before" => word.before = true,
                    "item" => (word.item, word.before) = (true, true),
                    "this" => (word.this, word.before) = (true, true),
                    "by" => word.by = true,
                    "out" => word.out = true,
                    "done" => word.done = true,
                    "article" => word.article = true,
                    "told" => word.told = true,
                    "filler" => word.filler = true,
                    "at" => word.at = true,
                    "hours" => word.hours = true,
                    "hours-of-four" => word.hours_of_four = true,
                    "am" => word.am = true,
                    "pm" => word.pm = true,
                    "noon" => word.noon = true,
                    "midnight" => word.midnight = true,
                    "someday" => word.someday = true,
                    _ => {}
                }
            }
        }
    }

    fn phrase(&mut self, line: &'static str, says: Says) {
        let (words, colon) = line.strip_suffix(':').map_or((line, false), |words| (words, true));
        let words: Vec<_> = words.split(' ').collect();
        if let Some(first) = words.first().copied() {
            self.phrases.entry(first).or_default().push(Phrase { words, colon, says });
        }
    }

    pub(super) fn of(&self, word: &str) -> Word {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The phrases that begin with this word, the longest first.
    pub(super) fn phrases(&self, first: &str) -> impl Iterator<Item = &Phrase> {
        let of = |first: &str| self.phrases.get(first).map_or(&[][..], Vec::as_slice);
        // `publicera inte före`
        of(first).iter().chain(if self.of(first).out { of("@") } else { &[] })
    }

    /// Whether a notice may have the word.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Whether a word is that of a phrase.
    pub(super) fn is(&self, word: &str, of_phrase: &str) -> bool {
        match of_phrase {
            "@" => self.of(word).out,
            "+" => self.of(word).done,
            known => word == known,
        }
    }

    #[cfg(test)]
    pub(super) fn all_phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.values().flatten()
    }

    /// The zones whose names begin with this word, the longest first.
    pub(super) fn zones(&self, first: &str) -> &[Zone] {
        self.zones.get(first).map_or(&[], Vec::as_slice)
    }
}

fn says(part: &str) -> Option<Says> {
    Some(match part {
        "notice" => Says::Notice,
        "label" => Says::Label,
        "release" => Says::Release,
        "order" => Says::Order,
        "alone" => Says::Alone,
        "lifted" => Says::Lifted,
        _ => return None,
    })
}

/// The lines of a data file that are no comments.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_every_file_is_known_sorted_and_complete() {
        let known = [
            "before",
            "item",
            "this",
            "by",
            "out",
            "done",
            "article",
            "someday",
            "told",
            "filler",
            "at",
            "hours",
            "hours-of-four",
            "am",
            "pm",
            "noon",
            "midnight",
            "months",
            "days",
        ];
        for file in LANGUAGES {
            let (mut part, mut last, mut numbers) = ("", "", HashMap::new());
            for line in lines(file) {
                if let Some(name) = line.strip_prefix('[') {
                    (part, last) = (name.trim_end_matches(']'), "");
                    assert!(says(part).is_some() || known.contains(&part), "the part [{part}]");
                    continue;
                }
                *numbers.entry(part).or_insert(0) += 1;
                assert!(
                    last < line || ["months", "days"].contains(&part),
                    "`{line}` stands after `{last}` in [{part}]"
                );
                assert_eq!(line, line.to_lowercase());
                last = line;
            }
            assert_eq!((numbers["months"], numbers["days"]), (12, 7));
        }
    }

    #[test]
    fn every_zone_is_read() {
        let zones = lines(include_str!("../../data/embargo/zones.txt"));
        assert_eq!(WORDS.zones.values().map(Vec::len).sum::<usize>(), zones.count());
    }
}
