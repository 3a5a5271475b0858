//! Where a tail of teasers starts: "Related stories", then doubled titles, dates, "Type: Analysis" lines and blurbs up to the end.
//!
//! The blurbs are whole sentences and may hold quotations, so the run around them decides, not they.

use std::cell::LazyCell;
use std::ops::Range;

use crate::lines::phrases::Class;
use crate::lines::{Info, Look};

/// Blurbs between two marks of a teaser; a longer stretch of prose is a story.
const BLURB: usize = 2;
/// So much of a line that is a link, in a hundred bytes.
const LINKED: u32 = 90;

/// True for a line at which a tail may start, or without which none does.
pub(crate) fn may_open_tail(info: &Info<'_>) -> bool {
    info.look == Look::Furniture || info.hits.is_lead(Class::Teaser) || info.doubled || info.linked >= LINKED
}

/// The tail, among the lines that are still kept: to the end of the text, or to where the story goes on.
pub(crate) fn tail(infos: &[Info<'_>], kept: &[bool]) -> Option<Range<usize>> {
    let mut lines: Vec<usize> = Vec::with_capacity(infos.len());
    lines.extend((0..infos.len()).filter(|i| kept[*i]));
    let n = lines.len();
    if n < 4 {
        return None;
    }
    let info = |at: usize| &infos[lines[at]];
    let mark = |at: usize| {
        is_mark(info(at))
            || is_kind_line(info(at))
                && (at + 1 >= n || !info(at + 1).is_prose() || at + 2 < n && is_mark(info(at + 2)))
    };
    let title = |at: usize| matches!(info(at).look, Look::Title | Look::Label) && !info(at).shape.ends_sentence();
    // From the end: how many marks and titles stand between here and the end without a stretch of prose.
    let mut best = None;
    let (mut marks, mut doubled, mut titles, mut gap) = (0usize, 0usize, 0usize, 0usize);
    let mut heading_marks = 0usize;
    let mut links = 0usize;
    // What the whole text has is asked only where a tail may start.
    let all_links = LazyCell::new(|| lines.iter().filter(|i| is_link(&infos[**i])).count());
    let prose = || lines.iter().map(|i| &infos[*i]).enumerate().filter(|(_, info)| info.is_prose());
    let prose_total = LazyCell::new(|| prose().map(|(_, info)| info.shape.width).sum::<u32>());
    let second_prose = LazyCell::new(|| prose().nth(1).map_or(n, |(at, _)| at));
    let (mut prose_after, mut blurbs) = (0, 0);
    for at in (0..n).rev() {
        let here = info(at);
        if here.is_prose() {
            prose_after += here.shape.width;
            blurbs += 1;
            gap += 1;
            if gap > BLURB {
                break;
            }
        } else if mark(at) {
            marks += 1;
            doubled += usize::from(here.doubled);
            heading_marks += usize::from(here.look == Look::Furniture);
            gap = 0;
        } else if title(at) {
            titles += 1;
            // Titles alone do not carry a run far: they may be the story's headings.
            gap = gap.saturating_sub(usize::from(titles <= marks * 2));
        } else {
            blurbs += usize::from(here.look == Look::Short);
            gap += 1;
            if gap > BLURB + 1 {
                break;
            }
        }
        let plain = !here.shape.ends_sentence() && here.shape.quotes == 0;
        let tags = || here.hits.is_whole(Class::Tags) && prose_after == 0;
        let whole = here.look == Look::Furniture && (here.hits.is_whole(Class::Teaser) || tags());
        // "More from the Harbour Post", with nothing but titles behind it.
        let opens = here.hits.is_lead(Class::Teaser) && here.shape.width <= 60 && prose_after == 0;
        let heading = plain && (whole || opens);
        links += usize::from(is_link(here));
        // Titles that lead elsewhere, each with its blurb and its kicker, where the story has none of them.
        let led = is_link(here) || at + 1 < n && here.look == Look::Label && is_link(info(at + 1));
        let stream = links >= 3 && links == *all_links && led;
        let dates = marks.saturating_sub(doubled).saturating_sub(heading_marks);
        // A blurb has a title or a date; sentences below headings alone are the story's.
        let led_on = blurbs <= titles + marks.saturating_sub(heading_marks);
        let enough = if heading {
            marks + titles >= if prose_after == 0 { 2 } else { 3 } && marks + titles + usize::from(!whole) >= 2
        } else {
            here.doubled && title(at) && (doubled >= 4 && prose_after > 0 || doubled >= 2 && dates >= 2)
        };
        if (enough && led_on || stream) && at > *second_prose && prose_after * 5 <= *prose_total * 3 {
            best = Some(at);
        }
    }
    let tail = &lines[best?..];
    let end = goes_on(infos, tail).unwrap_or(infos.len());
    Some(tail[0]..end)
}

/// Where below a heading of teasers the story goes on: at the first prose, unless dates, links or titles said twice show that all of it are
/// teasers, or every piece of prose stands below a title or a date of its own and there are two or more.
fn goes_on(infos: &[Info<'_>], tail: &[usize]) -> Option<usize> {
    // Lines that are gone tell as much.
    let all = &infos[tail[0]..];
    let count = |is: &dyn Fn(&Info<'_>) -> bool| all.iter().filter(|info| is(info)).count();
    let shown = count(&|info| info.look == Look::Date) >= 2
        || count(&|info| info.doubled && !info.is_prose()) >= 2
        || count(&is_link) >= 3;
    let prose = || tail[1..].iter().copied().filter(|i| infos[*i].is_prose());
    let leads = |info: &Info<'_>| match info.look {
        Look::Title | Look::Label => !info.shape.ends_sentence() && !is_kind_line(info) && !is_figure(info),
        Look::Date => true,
        _ => false,
    };
    let is_blurb = |i: usize| leads(&infos[i - 1]);
    if shown || prose().count() >= 2 && prose().all(is_blurb) {
        return None;
    }
    prose().next()
}

/// A date alone, a doubled title, or a phrase of page furniture.
fn is_mark(info: &Info<'_>) -> bool {
    if is_link(info) {
        return true;
    }
    match info.look {
        Look::Date => true,
        Look::Furniture => !info.hits.is_whole(Class::Byline),
        Look::Title | Look::Label | Look::Short => info.doubled,
        Look::Text | Look::Sentence => false,
    }
}

/// A title that is a link and nothing else.
fn is_link(info: &Info<'_>) -> bool {
    info.linked >= LINKED && info.shape.width >= 15 && !info.is_prose() && !info.shape.ends_sentence()
}

/// "Type: Analysis": a name and a value, a few words in all.
fn is_kind_line(info: &Info<'_>) -> bool {
    info.shape.width <= 40
        && info.shape.words <= 6
        && !info.shape.ends_sentence()
        && info.text.split_once(": ").is_some_and(|(key, value)| !key.contains(' ') && !value.is_empty())
}

/// "Births last year: 312", "Tickets: £14": what a box of facts has, and no title.
fn is_figure(info: &Info<'_>) -> bool {
    info.text.split_once(": ").is_some_and(|(_, value)| !value.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::phrases::Phrases;
    use crate::lines::{Kind, Line, look_at, paragraphs};

    const STORY: &str = "The bridge over the harbour stays shut until spring, the mayor said, because the piers that carry it are worn.";

    fn start(lines: &[&str]) -> Option<usize> {
        let infos = paragraphs(lines);
        tail(&infos, &vec![true; infos.len()]).map(|tail| tail.start)
    }

    #[test]
    fn a_tail_of_doubled_titles_with_dates_is_found_by_its_run() {
        let tail = [
            "Ferry prices go up again this winter",
            "Ferry prices go up again this winter",
            "Tuesday, March 3, 2026",
            "“We cannot carry this any longer,” the company’s head said of the price of oil, which has doubled since the autumn.",
            "Type: Report",
            "How the old quay was sold for a song",
            "How the old quay was sold for a song",
            "Monday, March 2, 2026",
        ];
        let all: Vec<&str> = [STORY, STORY, "Why it matters", STORY].iter().copied().chain(tail).collect();
        assert_eq!(start(&all), Some(4));
    }

    #[test]
    fn a_stream_of_linked_titles_with_blurbs_is_found_where_the_story_has_none() {
        let line = |text: &'static str, links: bool| Line {
            text,
            kind: Kind::Paragraph,
            linked: if links { text.len() as u32 } else { 0 },
            protected: false,
        };
        let blurb = line(STORY, false);
        let pieces = ["How the old quay was sold", "Ferry prices go up again", "A lock that nobody opens"]
            .map(|t| line(t, true));
        let mut lines = vec![blurb, blurb, blurb, blurb, line("From the quay", false)];
        pieces.iter().for_each(|piece| lines.extend([*piece, blurb]));
        let of = |lines: &[Line<'_>]| {
            let phrases = Phrases::new(&[]);
            let infos = look_at(lines, &phrases, |_| true);
            tail(&infos, &vec![true; infos.len()]).map(|tail| tail.start)
        };
        assert_eq!(of(&lines), Some(4));
        // A review of links is all links.
        lines.insert(1, pieces[0]);
        assert_eq!(of(&lines), None);
    }

    #[test]
    fn a_story_that_goes_on_below_the_titles_stays() {
        let part = |lines: &[&str]| {
            let infos = paragraphs(lines);
            tail(&infos, &vec![true; infos.len()])
        };
        let box_of_facts = ["The ferry in figures", "Boats: 9", "Piers: 3"];
        let end = [&[STORY, STORY, "Related articles", "Ferry prices go up again", STORY][..], &box_of_facts].concat();
        assert_eq!(part(&end), Some(2..4));
        let blurbs = [
            STORY,
            STORY,
            STORY,
            "Related articles",
            "Ferry prices go up again",
            STORY,
            "How the quay was sold",
            STORY,
        ];
        assert_eq!(part(&blurbs), Some(3..8));
    }

    #[test]
    fn a_chronicle_with_dates_as_headings_is_no_tail() {
        let lines = [STORY, STORY, "March 3, 2026", STORY, "March 9, 2026", STORY, "April 1, 2026", STORY];
        assert_eq!(start(&lines), None);
    }

    #[test]
    fn a_refrain_is_no_tail() {
        assert_eq!(
            start(&[STORY, STORY, "Row on, row on, you men of the quay", "Row on, row on, you men of the quay"]),
            None
        );
    }
}
