//! What an agency sends and nobody may publish: lines that say so, and the notebook below the story, from its first heading on.

use copydesk_text::lines::is_reported;

use crate::lines::loud::loud;
use crate::lines::{Info, Kind, behind_mark};
use crate::lists::fours::any_four;
use crate::story::led::is_story;
use crate::wire::{Wire, lower};

/// What is not for publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unpublished {
    /// The line itself.
    Line,
    /// It, and all that follows it.
    Rest,
}

/// What may stand before what is not for publication.
pub(super) const LABELS: [&str; 5] = ["achtung:", "hinweis:", "nb:", "note:", "private:"];
/// What a line for editors opens with.
const MARKS: [char; 7] = ['*', '(', '[', '#', '-', '=', '_'];
/// A longer line says nothing of the kind.
const LONGEST: u32 = 300;

impl Wire {
    /// What a line says is not for publication, where it says so for editors; a story that says it of something else does not count.
    fn unpublished(&self, info: &Info<'_>, low: &mut String) -> Option<Unpublished> {
        if !self.may_say(info) || info.shape.width > 120 && info.shape.quotes > 0 {
            return None;
        }
        lower(info.text, low);
        let inner = low.trim_start_matches(|c: char| !c.is_alphanumeric());
        let inner = LABELS.iter().find_map(|label| inner.strip_prefix(label)).unwrap_or(inner);
        let inner = inner.trim_start();
        let Some(rest) = self.unpublished.iter().find_map(|said| inner.strip_prefix(said)) else {
            let marked = info.text.starts_with(MARKS) && info.shape.width <= 120;
            let follows = || self.following.iter().any(|f| inner.starts_with(f));
            let within = || self.unpublished.iter().any(|said| inner.contains(said));
            // "ATTN FOREIGN EDITORS - NOT FOR PUBLICATION: call the desk": behind whom it is for, with the note behind it.
            if !info.shape.all_capitals()
                && !info.shape.ends_sentence()
                && self.unpublished.iter().any(|said| is_cried(info.text, said))
            {
                return Some(Unpublished::Line);
            }
            if !(marked || follows() || info.shape.all_capitals()) || !within() {
                return None;
            }
            // "ATENCIÓN REDACCIONES: NO PUBLICAR HASTA LAS 18.00": the line alone, for what stands below goes out then.
            let waits = self.unpublished.iter().any(|said| inner.split(said).skip(1).any(|rest| self.waits(rest)));
            return Some(if waits { Unpublished::Line } else { Unpublished::Rest });
        };
        // Restrictions of rights go another way.
        if [" or distribution", ", release", " or release", " in ", " or broadcast"].iter().any(|r| rest.starts_with(r))
        {
            return None;
        }
        // "Not for publication, the margin said."
        if is_reported(info.text) {
            return None;
        }
        let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
        Some(if words > 2 || self.waits(rest) { Unpublished::Line } else { Unpublished::Rest })
    }

    /// True where what stands behind such words says until when: "before 1800", "hasta las 18.00", "bis zum Urteil".
    fn waits(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches([':', ',', '-', '–', '—', '!', '.', ' ']);
        let word = |wait: &&str| rest.strip_prefix(*wait).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        rest.bytes().any(|byte| byte.is_ascii_digit()) || self.waits.iter().any(word)
    }

    /// True for one line that is not for publication.
    pub(crate) fn is_private_line(&self, info: &Info<'_>, low: &mut String) -> bool {
        self.unpublished(info, low) == Some(Unpublished::Line)
    }

    /// True where any line may say that something is not for publication.
    pub(crate) fn may_be_unpublished(&self, infos: &[Info<'_>]) -> bool {
        loud(infos).any(|i| self.may_say(&infos[i]))
    }

    /// True where a line may say that something is not for publication: it opens as such lines do, or with a mark or a capital word, and holds
    /// the word.
    fn may_say(&self, info: &Info<'_>) -> bool {
        if info.shape.width > LONGEST {
            return false;
        }
        let capitals = |text: &str| match text.as_bytes() {
            [one, two, ..] => !one.is_ascii_lowercase() && !two.is_ascii_lowercase(),
            few => !few.iter().any(u8::is_ascii_lowercase),
        };
        // Most lines end here.
        if !info.opens {
            return capitals(behind_mark(info.text)) && has_publi(info.text.as_bytes());
        }
        let text = match info.text.as_bytes().first() {
            Some(first) if first.is_ascii_alphabetic() => info.text,
            _ if info.text.starts_with(MARKS) => return has_publi(info.text.as_bytes()),
            _ => info.text.trim_start_matches(|c: char| !c.is_alphanumeric()),
        };
        (capitals(text) || self.unpublished_heads.may_open(text.as_bytes())) && has_publi(info.text.as_bytes())
    }

    /// Where an agency's notebook starts: all from there on is not for publication.
    /// `may` is whether any line may say so.
    pub(crate) fn notebook(&self, infos: &[Info<'_>], may: bool) -> Option<usize> {
        let mut low = String::new();
        let mut lines = infos.iter().take(if may { usize::MAX } else { 0 }).enumerate();
        let unpublished = lines
            .find(|(i, info)| self.unpublished(info, &mut low) == Some(Unpublished::Rest) && !is_story(infos, *i))
            .map(|(i, _)| i);
        // A heading of the notebook above it or below a line of stars, or two of its headings near each other, take the notebook in.
        let named = |title: &str, low: &mut String| is_any(&self.notebook, title, low);
        let heading = |info: &Info<'_>, low: &mut String| {
            let marked = info.text.starts_with('#');
            if !marked && info.kind != Kind::Heading {
                return false;
            }
            // `## Orte - [Landtag](…)`: its first entry was joined to it.
            let joined = info.text.split_once(" - ").filter(|_| marked);
            let title = joined.map_or(info.text, |(title, _)| title);
            title.len() <= 60 && named(title, low)
        };
        // Its name may stand alone, without a mark, above nothing but contacts and places.
        let last_prose = infos.iter().rposition(Info::is_prose);
        let alone = |i: usize, low: &mut String| {
            last_prose.is_some_and(|last| last < i)
                && infos[i].shape.width <= 40
                && is_any(&self.notebook_alone, infos[i].text, low)
        };
        // Its first heading may have lost its mark, above one that has it.
        let begins = |i: usize, low: &mut String| {
            let marked = infos.get(i + 1).is_some_and(|next| next.text.starts_with("##"));
            heading(&infos[i], low)
                || marked && infos[i].shape.width <= 40 && named(infos[i].text, low)
                || alone(i, low)
        };
        let stars = |i: usize| infos[i].text.bytes().all(|b| matches!(b, b'*' | b' ' | b'_' | b'-'));
        let first = loud(infos).find(|i| begins(*i, &mut low)).filter(|start| {
            let next = infos.iter().skip(start + 1).take(3).any(|i| heading(i, &mut low));
            next || *start > 0 && stars(start - 1) || unpublished.is_some_and(|u| u > *start) || alone(*start, &mut low)
        });
        let at = match (first, unpublished) {
            (Some(start), Some(unpublished)) => start.min(unpublished),
            (start, unpublished) => start.or(unpublished)?,
        };
        // The line of stars above belongs to it.
        Some(if at > 0 && stars(at - 1) { at - 1 } else { at })
    }
}

/// True where a phrase stands in a text in capitals, and a mark or nothing behind it.
fn is_cried(text: &str, said: &str) -> bool {
    let cry = said.to_uppercase();
    let behind = text.split_once(&cry).map(|(_, rest)| rest.trim_start());
    behind.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '-', '–', '—']))
}

/// True where three letters of it stand in a text. Hardly any has them.
#[inline(never)]
fn may_have_publi(bytes: &[u8]) -> bool {
    let is = |byte: u8, letter: u8| byte | 0x20 == letter;
    any_four(bytes, |[a, b, c, d]| is(a, b'b') & is(b, b'l') & is(c, b'i') | is(a, b'f') & is(b, b'f') & is(d, b'n'))
}

/// Whether a heading is one of these, also behind an agency's name: `dpa-Kontakte`, `dpa NOTEBOOK`.
fn is_any(names: &[&str], title: &str, low: &mut String) -> bool {
    let title = title.trim_start_matches(['#', ' ']).trim();
    let agency = title.split_once(' ').filter(|(agency, name)| is_short_name(agency, name)).map(|(_, name)| name);
    lower(agency.unwrap_or(title), low);
    let own = low.split_once('-').and_then(|(agency, title)| (agency.len() <= 8).then_some(title));
    names.contains(&low.as_str()) || own.is_some_and(|title| names.contains(&title))
}

/// Whether a word is an agency's by its case, which is not that of the word behind it: `dpa NOTEBOOK`, `AP Notebook`.
fn is_short_name(word: &str, behind: &str) -> bool {
    let [small, capitals] = [char::is_lowercase, char::is_uppercase].map(|is| word.chars().all(is));
    word.len() <= 4
        && (small && behind.starts_with(char::is_uppercase) || capitals && behind.contains(char::is_lowercase))
}

/// A word that all phrases of [unpublished] hold, but "Republican" not.
fn has_publi(bytes: &[u8]) -> bool {
    if !may_have_publi(bytes) {
        return false;
    }
    // "publi": of its letters the third is the rarest.
    let publi = memchr::memchr2_iter(b'b', b'B', bytes).filter(|at| *at > 0).any(|at| {
        let around = bytes.get(at - 1..at + 3).is_some_and(|around| around.eq_ignore_ascii_case(b"ubli"));
        let after = || bytes.get(at + 3..)?.first_chunk().map(|next: &[u8; 3]| next.map(|b| b | 0x20));
        around && matches!(after(), Some([b'c', b'a', b't' | b'r' | b'c'] | [b's' | b'k', ..]))
    });
    // "öffentlich", behind the first byte of its first letter
    publi
        || memchr::memchr_iter(0xc3, bytes)
            .any(|at| bytes.get(at + 2..at + 11).is_some_and(|behind| behind.eq_ignore_ascii_case(b"ffentlich")))
}
