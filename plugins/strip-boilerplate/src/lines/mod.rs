//! The lines of an article as this stage sees them: each with its look, its phrases, its repeats, and a rough class; and what is read of a line by
//! itself, before any rule asks who its neighbours are: phrases by their `class` and the newsroom's `own`, `labels`, `counters`, `names` of
//! those who write. `loud` is the way along the lines that rules look at.

pub(crate) mod class;
pub(crate) mod counters;
pub(crate) mod labels;
pub(crate) mod loud;
pub(crate) mod names;
pub(crate) mod own;
pub(crate) mod phrases;
pub(crate) mod shared;

use std::ops::RangeInclusive;

use copydesk_text::lines::{agency, fingerprint, trimmed};

use crate::dates::is_date_line;
use crate::lines::phrases::{Class, Hits, Phrases};
use crate::shape::LineShape;

/// What kind of block a line came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Paragraph,
    Heading,
    ListItem,
    /// A caption, a table, a quotation set off: not this stage's to take away.
    Fixed,
}

/// One line as it came in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: Kind,
    /// Bytes that are links.
    pub(crate) linked: u32,
    /// It holds a phrase that the definition protects.
    pub(crate) protected: bool,
}

/// A line's rough class by its look alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// Running text of some length.
    Text,
    /// A sentence.
    Sentence,
    /// A short sentence.
    Short,
    /// As long as a headline, not ended as a sentence.
    Title,
    /// A few words.
    #[default]
    Label,
    /// A date and nothing else.
    Date,
    /// Most of it is a phrase of page furniture.
    Furniture,
}

/// A line and what was found out about it.
#[derive(Clone)]
pub(crate) struct Info<'a> {
    /// Trimmed.
    pub(crate) text: &'a str,
    pub(crate) kind: Kind,
    pub(crate) shape: LineShape<'a>,
    pub(crate) hits: Hits<'a>,
    /// A phrase of some list may open it.
    pub(crate) opens: bool,
    pub(crate) look: Look,
    /// How often the article has this line.
    pub(crate) times: u32,
    /// The line before or after says the same.
    pub(crate) doubled: bool,
    /// Links in a hundred bytes.
    pub(crate) linked: u32,
    /// It holds a phrase that the definition protects, or stands in a series of the story's own.
    pub(crate) protected: bool,
    /// It stands in a box of service, so that its numbers and addresses are for readers.
    pub(crate) served: bool,
    /// A plain line of the story, which hardly any rule takes.
    pub(crate) quiet: bool,
    /// The next line that is not quiet: see `loud`.
    pub(crate) next: u32,
}

impl Info<'_> {
    /// Running text or sentences: what stories are made of.
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.look, Look::Text | Look::Sentence)
    }

    /// Corrections and what readers must see, and the beginning of a story, which its dateline shows.
    pub(crate) fn must_stay(&self) -> bool {
        /// No story begins with less.
        const LEAD: u32 = 60;
        self.hits.is_lead(Class::Stays) && self.shape.width >= 30
            || self.shape.width >= LEAD && agency(self.text).is_some()
    }
}

/// Looks at all lines of an article; `may_open` tells whether a phrase of any list may open a line.
pub(crate) fn look_at<'a>(lines: &[Line<'a>], phrases: &'a Phrases, may_open: impl Fn(&str) -> bool) -> Vec<Info<'a>> {
    let mut buffer = String::new();
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(lines.len());
    let mut infos: Vec<Info<'a>> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let text = trimmed(line.text);
        let shape = LineShape::new(text);
        let opens = may_open(text);
        let sentence = shape.ends_sentence() && shape.width > LABELLED;
        let hits = if sentence { phrases.hits_of_sentence(text, opens) } else { phrases.hits(text, &mut buffer) };
        // Repeats of long lines are another stage's work.
        if text.len() <= REPEATED {
            keys.push((ends(text), i as u32));
        }
        infos.push(Info {
            text,
            kind: line.kind,
            look: look(text, &shape, &hits),
            shape,
            hits,
            opens,
            times: 1,
            doubled: false,
            linked: (line.linked as usize * 100 / text.len().max(1)) as u32,
            protected: line.protected,
            served: false,
            quiet: false,
            next: i as u32 + 1,
        });
    }
    count_repeats(&mut infos, keys);
    infos
}

/// A line without the quotation mark that opens it.
pub(crate) fn behind_mark(line: &str) -> &str {
    match line.as_bytes() {
        [b'"' | b'\'', ..] => &line[1..],
        [0xe2, 0x80, 0x98 | 0x9c, ..] => &line[3..],
        _ => line,
    }
}

/// From the first line of prose to the last.
pub(crate) fn story(infos: &[Info<'_>]) -> Option<RangeInclusive<usize>> {
    Some(infos.iter().position(Info::is_prose)?..=infos.iter().rposition(Info::is_prose)?)
}

/// Looks at paragraphs that link to nothing, as tests need them.
#[cfg(test)]
pub(crate) fn paragraphs<'a>(texts: &[&'a str]) -> Vec<Info<'a>> {
    static PHRASES: std::sync::LazyLock<Phrases> = std::sync::LazyLock::new(|| Phrases::new(&[]));
    look_at(&texts.iter().copied().map(paragraph).collect::<Vec<_>>(), &PHRASES, |_| true)
}

#[cfg(test)]
pub(crate) fn paragraph(text: &str) -> Line<'_> {
    Line { text, kind: Kind::Paragraph, linked: 0, protected: false }
}

/// The lines of a text of a labelled set, as the tools for training read it.
#[cfg(test)]
pub(crate) fn of_record(record: &serde_json::Value) -> Vec<Line<'_>> {
    record["lines"].as_array().unwrap().iter().map(|line| paragraph(line.as_str().unwrap())).collect()
}

/// The paragraphs that a rule protects, for its tests.
#[cfg(test)]
pub(crate) fn protected_by<'a>(protect: impl Fn(&mut [Info<'_>]), texts: &[&'a str]) -> Vec<&'a str> {
    let mut infos = paragraphs(texts);
    protect(&mut infos);
    infos.iter().filter(|info| info.protected).map(|info| info.text).collect()
}

/// Two paragraphs of a story, for tests of what stands around one.
#[cfg(test)]
pub(crate) const STORY: [&str; 2] = [
    "The lock at Tarn Weir will close for six weeks from Monday while divers replace the lower gates, the authority said.",
    "Boats will be lifted round the weir by crane on Tuesdays and Fridays, at the risk of those who own them.",
];

/// No sentence that is wider consists of phrases of furniture.
const LABELLED: u32 = 80;

/// A longer line is not looked for among the others.
const REPEATED: usize = 200;

/// The first and the last four letters and digits of ASCII, in any case, or the first and the last beyond it: lines that say the same have the
/// same.
fn ends(text: &str) -> u64 {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    let add = |four: u64, byte: u8| four << 8 | u64::from(byte | 0x20);
    let first = text.bytes().filter(plain).take(4).fold(0, add);
    if first != 0 {
        return text.bytes().rev().filter(plain).take(4).fold(first, add);
    }
    let small = |c: Option<char>| c.and_then(|c| c.to_lowercase().next()).map_or(0, u64::from);
    let letter = |c: &char| c.is_alphanumeric();
    small(text.chars().find(letter)) << 32 | small(text.chars().rev().find(letter))
}

/// Counts how often each line stands among the others. `keys` are the ends of each: only where these agree for two lines are the lines
/// themselves compared.
fn count_repeats(infos: &mut [Info<'_>], mut keys: Vec<(u64, u32)>) {
    // Most articles end here: no two keys have the same bit.
    let mut seen = [0u64; 64];
    let is_new = |(key, _): &(u64, u32)| {
        let bit = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        let before = seen[bit as usize / 64];
        seen[bit as usize / 64] |= 1 << (bit % 64);
        seen[bit as usize / 64] != before
    };
    if keys.iter().all(is_new) {
        return;
    }
    keys.sort_unstable();
    let mut prints: Vec<(u64, u32)> = Vec::new();
    for same in keys.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
        prints.extend(same.iter().map(|(_, i)| (fingerprint(infos[*i as usize].text), *i)));
    }
    prints.sort_unstable();
    for same in prints.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
        for (at, (_, i)) in same.iter().enumerate() {
            let next_to = |other: Option<&(u64, u32)>| other.is_some_and(|(_, o)| o.abs_diff(*i) == 1);
            let info = &mut infos[*i as usize];
            info.times = same.len() as u32;
            info.doubled = next_to(at.checked_sub(1).and_then(|a| same.get(a))) || next_to(same.get(at + 1));
        }
    }
}

fn look(text: &str, s: &LineShape<'_>, hits: &Hits<'_>) -> Look {
    // Most lines of a story end here.
    if s.is_long() && (s.ends_sentence() || s.has_stops()) {
        return Look::Text;
    }
    let sentence = s.ends_sentence() && s.width > LABELLED;
    let furniture = || !sentence && s.width < 140 && hits.main().is_some_and(|c| c != Class::Byline);
    if is_date_line(text, s) {
        Look::Date
    } else if furniture() {
        Look::Furniture
    } else if s.width >= 100 && (s.has_stops() || s.runs(45)) {
        Look::Text
    } else if s.ends_sentence() && s.width >= 35 {
        Look::Sentence
    } else if s.ends_sentence() && s.words > 0 {
        Look::Short
    } else if s.width >= 25 {
        Look::Title
    } else {
        Look::Label
    }
}
