//! Which marks of a block belong together: one pass, with a stack of what is open.

use std::sync::LazyLock;

use super::glyph::{Glyph, glyph};
use super::{Family, Pair};
use crate::lexicon::entries;
use crate::scan::find_rare;

/// Quotations within quotations are followed this deep; what is deeper counts as text.
const DEEPEST: usize = 4;

/// How many closing single marks are looked at for one that opens.
const LOOK_AHEAD: usize = 24;

/// The outermost quotations of a block, in order. Linear in its length.
pub fn pairs(text: &str) -> Vec<Pair> {
    Reader::default().pairs(text)
}

/// [`pairs`] for one block after the other, with the memory of the last.
#[derive(Debug, Default)]
pub struct Reader {
    glyphs: Vec<Glyph>,
    /// The marks that are open, the outermost first.
    open: Vec<Glyph>,
}

impl Reader {
    /// See [`pairs`].
    pub fn pairs(&mut self, text: &str) -> Vec<Pair> {
        let mut found = Vec::new();
        self.append_pairs(text, &mut found);
        found
    }

    /// Appends the [`pairs`] of a block to a list.
    pub fn append_pairs(&mut self, text: &str, found: &mut Vec<Pair>) {
        if !self.read(text.as_bytes()) {
            return;
        }
        let mut count = 0;
        for mark in self.glyphs.iter_mut().rev() {
            mark.closers_left = count;
            count += usize::from(mark.closes && !mark.opens && mark.family == Family::Double);
        }
        self.open.clear();
        Pairing { text, glyphs: &self.glyphs, open: &mut self.open, found }.run();
    }

    /// Reads the marks of a block. Whether one of them opens.
    fn read(&mut self, bytes: &[u8]) -> bool {
        self.glyphs.clear();
        let (mut at, mut opens) = (0, false);
        while let Some(found) = may_be_mark(bytes, at) {
            let (mark, len) = glyph(bytes, found);
            opens |= mark.is_some_and(|mark| mark.opens);
            self.glyphs.extend(mark);
            at = found + len;
        }
        opens
    }
}

/// The next mark of ASCII, or first byte of one beyond it, which is 0xC2 or 0xE2. For the fewest questions, `#` and `&` are taken for
/// marks too.
#[inline(never)]
fn may_be_mark(bytes: &[u8], at: usize) -> Option<usize> {
    find_rare(bytes, at, |byte| (byte & !0x05 == b'"') | (byte == b'`') | (byte & 0xDF == 0xC2))
}

struct Pairing<'a> {
    text: &'a str,
    glyphs: &'a [Glyph],
    open: &'a mut Vec<Glyph>,
    found: &'a mut Vec<Pair>,
}

impl Pairing<'_> {
    fn run(&mut self) {
        for i in 0..self.glyphs.len() {
            let mark = self.glyphs[i];
            let closes = mark.closes
                && self.open.last().is_some_and(|open| may_close(open, &mark) || self.closes_single(open, &mark));
            if closes || mark.closes && !mark.opens && self.open.len() > 1 && self.closes_outer(&mark) {
                self.close(mark);
            } else if mark.opens {
                self.open(i);
            }
        }
        if let Some(first) = self.open.first().copied() {
            self.push(first, self.text.len(), 0, false);
        }
    }

    /// Whether two curly single marks stand where one would do: `‘the end’’`, where no double mark is open.
    fn closes_single(&self, open: &Glyph, mark: &Glyph) -> bool {
        let twice = mark.len == 2 * "’".len();
        twice && open.family == Family::Single && self.open.iter().all(|open| open.family != Family::Double)
    }

    /// Whether a mark that only closes, and does not fit the innermost open one, fits one further out.
    fn closes_outer(&mut self, mark: &Glyph) -> bool {
        let Some(depth) = self.open.iter().rposition(|open| may_close(open, mark)) else { return false };
        self.open.truncate(depth + 1);
        true
    }

    fn open(&mut self, i: usize) {
        let mark = self.glyphs[i];
        let closers_left = mark.closers_left;
        if mark.family == Family::Single {
            if self.open.len() < DEEPEST && self.single_closer(i) {
                self.open.push(mark);
            }
            return;
        }
        let same_open = self.open.iter().filter(|open| open.family == mark.family).count();
        if same_open > 0 && (closers_left <= same_open || mark.family == Family::Guillemet) {
            // There are not closers enough for both: the mark before was never closed, and how far it reaches is unknown.
            self.abandon(mark);
        }
        if self.open.len() < DEEPEST {
            self.open.push(mark);
        }
    }

    /// Gives up the open quotation because another begins. One that opened its block is taken to have ended before this one.
    fn abandon(&mut self, next: Glyph) {
        let Some(first) = self.open.first().copied() else { return };
        self.open.clear();
        if first.at == 0 && first.family != Family::Single {
            let end = self.text[..next.at].trim_end().len();
            if let Some(stop) = self.text[..end].rfind(['.', '!', '?', ',']) {
                self.push(first, stop + 1, 0, false);
            }
        }
    }

    /// Whether one of the next single marks can close this one. A mark after punctuation is a better closer than a
    /// possessive's apostrophe, so the first of those is enough of a proof.
    fn single_closer(&self, i: usize) -> bool {
        let from = self.glyphs[i].at;
        let bytes = self.text.as_bytes();
        let head = &bytes[self.glyphs[i].end()..];
        if ELISIONS
            .iter()
            .any(|word| head.starts_with(word.as_bytes()) && !head.get(word.len()).is_some_and(u8::is_ascii_alphabetic))
        {
            return false;
        }
        self.glyphs[i + 1..].iter().take(LOOK_AHEAD).any(|mark| {
            mark.family == Family::Single && mark.closes && !mark.opens && !plural_possessive(bytes, from, mark.at)
        })
    }

    fn close(&mut self, mark: Glyph) {
        let bytes = self.text.as_bytes();
        let Some(open) = self.open.last().copied() else { return };
        if mark.family == Family::Single && plural_possessive(bytes, open.at, mark.at) && self.later_closer(&mark) {
            return;
        }
        self.open.pop();
        if self.open.is_empty() {
            self.push(open, mark.at, mark.len, true);
        }
    }

    /// Whether a better closer than this doubtful one follows among the next marks.
    fn later_closer(&self, mark: &Glyph) -> bool {
        let from = self.glyphs.partition_point(|other| other.at <= mark.at);
        self.glyphs[from..]
            .iter()
            .take(LOOK_AHEAD)
            .take_while(|other| !(other.opens && other.family == Family::Single))
            .any(|other| {
                other.family == Family::Single
                    && other.closes
                    && !plural_possessive(self.text.as_bytes(), mark.at, other.at)
            })
    }

    fn push(&mut self, open: Glyph, inner_end: usize, mark_len: usize, closed: bool) {
        let start = open.end();
        if start >= inner_end {
            return;
        }
        let inside = &self.text[start..inner_end];
        let start = start + inside.len() - inside.trim_start().len();
        let end = inner_end - (inside.len() - inside.trim_end().len());
        if start < end {
            let outer = open.at..inner_end + mark_len;
            self.found.push(Pair { outer, inner: start..end, family: open.family, closed });
        }
    }
}

/// The words of a class in `data/en/marks.txt`. Sorted.
fn words(class: &str) -> Vec<&'static str> {
    let lines = entries(include_str!("../../data/en/marks.txt")).filter_map(|line| line.split_once(' '));
    lines.filter(|(own, _)| *own == class).map(|(_, word)| word).collect()
}

/// Words that lose their first letters to an apostrophe.
static ELISIONS: LazyLock<Vec<&str>> = LazyLock::new(|| words("elision"));

fn may_close(open: &Glyph, mark: &Glyph) -> bool {
    open.family == mark.family && mark.at > open.at
}

/// Words that no owner stands before.
static UNOWNED: LazyLock<Vec<&str>> = LazyLock::new(|| words("unowned"));

/// Whether the mark may be the apostrophe of `the workers’ union` rather than the end of a quotation: it follows an
/// `s`, and a word comes next that may be owned.
fn plural_possessive(bytes: &[u8], open: usize, at: usize) -> bool {
    let mark = if bytes[at].is_ascii() { 1 } else { 3 };
    let word_follows = matches!(bytes.get(at + mark..), Some([b' ', next, ..]) if next.is_ascii_alphabetic());
    let owned = || {
        let rest = &bytes[at + mark + 1..];
        let word = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        UNOWNED.binary_search_by(|unowned| unowned.as_bytes().cmp(&rest[..word])).is_err()
    };
    at > open + 1 && bytes[at - 1] == b's' && word_follows && owned()
}
