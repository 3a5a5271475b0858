//! What the rules ask of copy as a whole: where its story begins and ends, whether a line is of the page around it.

use std::cell::OnceCell;

use copydesk_text::lines::{Ending, credit};

use crate::dates::reading_time::{is_reading_time, names_reading};
use crate::dates::time_ago::is_time_ago;
use crate::dates::{clock, is_iso, is_labelled, is_stamp};
use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};

/// Lines of copy that is no page.
pub(crate) struct Copy<'a> {
    pub(crate) infos: &'a [Info<'a>],
    pub(crate) evidence: u32,
    pub(crate) first_prose: Option<usize>,
    pub(crate) last_prose: Option<usize>,
    /// Two lines at most that stand as headings do, each saying another thing; looked for when a rule asks.
    pub(crate) headings: OnceCell<Vec<&'a str>>,
    /// Lines that are links and nothing else are few beside the prose: the story is no list of links.
    few_links: bool,
}

/// A line that says when a page was posted, and by whom, is no longer than this.
const STAMP: u32 = 100;
/// One that says how long it takes to read, in bytes.
const LABEL: usize = 48;
/// A line among so many from either end may be a notice.
const EDGE: usize = 2;
impl<'a> Copy<'a> {
    pub(crate) fn new(infos: &'a [Info<'a>], evidence: u32) -> Self {
        let prose = |info: &Info<'_>| info.is_prose() && !info.hits.is_part(Class::Legal);
        let (first_prose, last_prose) = (infos.iter().position(prose), infos.iter().rposition(prose));
        let links = loud(infos).filter(|i| is_linked_title(&infos[*i])).count();
        let few_links = links == 0 || links * 2 <= infos.iter().filter(|info| info.is_prose()).count();
        Copy { infos, evidence, first_prose, last_prose, headings: OnceCell::new(), few_links }
    }

    /// True where a line stands before or after all that is surely story, or nearly so.
    pub(crate) fn is_edge(&self, i: usize) -> bool {
        i < EDGE || i + EDGE >= self.infos.len() || self.is_outside(i)
    }

    /// True where a line stands before or after all that is surely story.
    pub(crate) fn is_outside(&self, i: usize) -> bool {
        self.first_prose.is_some_and(|first| i < first) || self.last_prose.is_some_and(|last| i > last)
    }

    /// True where a line stands below two paragraphs, or a line that announces it, and above a sentence: a page may have its own date below the
    /// standfirst.
    fn is_within(&self, i: usize) -> bool {
        const PARAGRAPHS: usize = 2;
        let said = |info: &Info<'_>| info.is_prose() || info.look == Look::Short;
        let announced = |above: usize| self.infos[above].text.ends_with(':');
        let begun = || {
            i.checked_sub(1).is_some_and(announced)
                || self.infos[..i].iter().filter(|info| said(info)).nth(PARAGRAPHS - 1).is_some()
        };
        self.first_prose.is_some_and(|first| i > first) && self.infos.get(i + 1).is_some_and(said) && begun()
    }

    /// True where a line stands below the last paragraph.
    pub(crate) fn is_below(&self, i: usize) -> bool {
        self.last_prose.is_some_and(|last| i > last)
    }

    /// True where the line is the credit of a picture.
    pub(crate) fn is_credit(&self, i: usize) -> bool {
        self.infos.get(i).is_some_and(|info| credit(info.text).is_some_and(|c| c.sure))
    }

    /// True where a line says when the page was published: a whole date or a label with it, and no dates part the story itself.
    pub(crate) fn is_date_of_page(&self, i: usize, at_head: bool) -> bool {
        let Some(info) = self.infos.get(i) else { return false };
        let s = &info.shape;
        if info.look == Look::Date && is_iso(info.text) {
            return true;
        }
        // "Published 4 May 1811", within the story.
        if info.look == Look::Date && self.is_within(i) && is_before_pages(info.text) {
            return false;
        }
        // "4 min read" above the story; "Reading time: 3 minutes" wherever it stands.
        if (at_head || info.text.len() <= LABEL) && is_reading_time(info.text, s) {
            if at_head {
                return true;
            }
            if names_reading(info.text) {
                return self.is_beside_story(i, false);
            }
        }
        // "Letzte Aktualisierung: 17. Juni" above or below the story.
        if info.text.len() <= LABEL
            && info.text.as_bytes().last().is_some_and(|last| !matches!(last, b'.' | b','))
            && self.is_outside(i)
            && s.digits > 0
            && (memchr::memchr(b':', info.text.as_bytes()).is_some() || is_labelled(info.text))
            && is_stamp(info.text)
        {
            return true;
        }
        if !at_head && info.look != Look::Date {
            return false;
        }
        // "3 hours ago" is counted from when the page is read.
        if info.look == Look::Date && is_time_ago(info.text) {
            return at_head || self.is_beside_story(i, false);
        }
        // "Posted on 3 March 2026 by Ada Rowe"
        let stamped = s.width <= STAMP && is_stamp(info.text);
        let digits = if stamped || info.hits.is_whole(Class::Byline) { 1 } else { 4 };
        let posted = (info.hits.is_lead(Class::Byline) || stamped)
            && s.width <= STAMP
            && !s.ends_sentence()
            && s.digits >= digits;
        // "Published 3 March 2026" is no date of the story wherever it stands.
        if info.look == Look::Date && is_labelled(info.text) && s.digits >= 4 {
            return true;
        }
        if !at_head || info.look != Look::Date && !posted {
            return false;
        }
        let token = |t: &str| {
            t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit()) && (t.starts_with("19") || t.starts_with("20"))
        };
        let year = info.text.split(|c: char| !c.is_alphanumeric()).any(token);
        let labelled = || info.hits.is_part(Class::Byline) || is_labelled(info.text);
        (year || labelled() || opens_with_clock(info.text)) && !self.is_parted_by_dates()
    }

    /// True where dates stand between the paragraphs, as in a diary.
    pub(crate) fn is_parted_by_dates(&self) -> bool {
        self.infos.iter().skip(self.first_prose.unwrap_or(0)).any(|info| info.look == Look::Date)
    }

    /// True where a title in capitals stands between two paragraphs: a page puts another piece's there, and headings of a story are shorter.
    /// A label before a colon may open a caption: "PROUD MOMENT: …".
    pub(crate) fn is_loud_title(&self, i: usize) -> bool {
        /// Words of such a title at least, and letters.
        const WORDS: u32 = 6;
        const LETTERS: u32 = 24;
        /// Of so many letters one may be small: "AMs".
        const SMALL: u32 = 12;
        /// Words of a label.
        const LABEL: usize = 3;
        let info = &self.infos[i];
        let prose = |i: Option<usize>| i.and_then(|i| self.infos.get(i)).is_some_and(Info::is_prose);
        if info.kind != Kind::Paragraph || !prose(i.checked_sub(1)) || !prose(Some(i + 1)) || info.shape.is_long() {
            return false;
        }
        let s = &info.shape;
        let labelled = || info.text.split_once(": ").is_some_and(|(label, _)| label.split(' ').count() <= LABEL);
        let loud = s.words >= WORDS && s.letters >= LETTERS && (s.letters - s.capitals) * SMALL <= s.letters;
        loud && !s.ends_sentence() && s.ending != Ending::Colon && !labelled() && !self.is_credit(i)
    }

    /// True where a line is a title that leads to another piece, or the heading of such titles: "More from the harbour", and all that
    /// follows is a link.
    pub(crate) fn is_linked_teaser(&self, i: usize) -> bool {
        let info = &self.infos[i];
        let heads = |n: &Info<'_>| {
            n.shape.width <= 60
                && !n.shape.ends_sentence()
                && (n.hits.is_lead(Class::Teaser) || n.hits.is_whole(Class::Teaser))
        };
        let linked = |n: usize| self.infos.get(n).is_some_and(is_linked_title);
        if !is_linked_title(info) {
            return heads(info) && linked(i + 1);
        }
        let headed = (0..i).rev().take(12).find(|n| !linked(*n)).is_some_and(|n| heads(&self.infos[n]));
        headed || self.few_links && info.kind == Kind::Paragraph && info.linked >= 90
    }
}

/// True for a date before there were pages: its only year is earlier. The first day of 1970 is a clock's that nobody has set.
fn is_before_pages(text: &str) -> bool {
    const FIRST: u32 = 1990;
    const UNSET: u32 = 1970;
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    if numbers.all(|number| number == UNSET || number <= 1) {
        return false;
    }
    let years = || text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    let mut years = years().filter_map(|year| year.parse::<u32>().ok()).peekable();
    years.peek().is_some() && years.all(|year| year < FIRST)
}

/// "11:02, 9 May": the hour with its minutes before the day, as a page has it.
fn opens_with_clock(text: &str) -> bool {
    let time = text.split_once(", ").map(|(time, _)| time);
    time.is_some_and(|time| time.contains([':', '.']) && clock(time).is_some())
}

/// A line that is a link, as long as a title and no sentence.
fn is_linked_title(info: &Info<'_>) -> bool {
    // The bare address of a source is no title.
    let titled = || info.shape.words >= 3 && info.text.contains(' ');
    info.linked >= 80
        && titled()
        && info.shape.width >= 20
        && !(info.shape.ends_sentence() && info.shape.stops > 0)
        && info.kind != Kind::Fixed
}
