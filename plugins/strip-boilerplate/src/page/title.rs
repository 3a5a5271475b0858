//! The story's own headline above its text: the last title before the first sentence, or before the byline, the date, the captions and the
//! buttons that stand between.
//!
//! The model takes it for a line of the menu above it, where the two look alike. Captions and offers stand there too: where the page's own
//! title is the first line, only what says the same is the headline; above a byline or a date a title is one more surely than below it.

use copydesk_text::lines::{Start, credit, same_words};

use crate::calls::{Call, Calls};
use crate::dates::{is_labelled, is_year};
use crate::furniture::is_signed_in_capitals;
use crate::header::dateline::dateline;
use crate::header::rights;
use crate::header::{bylines, headline};
use crate::lines::names::is_person;
use crate::lines::{Info, Kind, Look};
use crate::page::model::Place;
use crate::shape::is_said;

/// So many lines may stand between the title and the story.
const BETWEEN: usize = 14;
/// So many of them may be sentences: a standfirst, the texts of a picture.
const SENTENCES: usize = 3;
/// So many where that is the page's first line.
const NEAR: usize = 6;
/// A line that is wider is a standfirst below a title, whatever stands above.
const WIDE: u32 = 90;
/// A page with more lines than this has menus with titles.
const SMALL: usize = 36;
/// So many where the page's title says which it is.
const FAR: usize = 20;
/// Words of a title at least; names and sections have fewer.
pub(super) const WORDS: u32 = 4;
/// Words of a title that is shorter.
const SHORT: std::ops::RangeInclusive<u32> = 2..=3;
/// Words that two titles of one piece have in common.
const COMMON: usize = 2;
/// Words of a label.
const LABEL: usize = 3;
/// A title is no wider.
const LONGEST: u32 = 160;

/// What stands above the story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Above {
    pub(crate) headline: Option<usize>,
    /// The standfirst, texts of pictures, and titles of which none is surely the headline: they stay.
    pub(crate) kept: Vec<usize>,
}

/// The headline in such a line: without the name of the site, and without the section before it.
pub(crate) fn without_site(title: &str) -> &str {
    /// Words of a site's name behind a dash.
    const SITE: usize = 3;
    let words = |text: &str| text.split_whitespace().count();
    let title = title.split(" | ").max_by_key(|part| words(part)).unwrap_or(title).trim();
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| title.rfind(dash).map(|at| (at, dash.len()))).max();
    let Some((at, len)) = dash else { return title };
    let (before, site) = (&title[..at], &title[at + len..]);
    let named = site.split(' ').all(|word| !word.starts_with(char::is_lowercase)) && words(site) <= SITE;
    if named && words(before) >= WORDS as usize { before } else { title }
}

/// What stands above the story of a page, which begins with a sentence.
pub(crate) fn of_page(infos: &[Info<'_>], places: &[Place], calls: &Calls) -> Above {
    let Some(from) = places.iter().position(|place| *place == Place::Story) else { return Above::default() };
    // The model may have taken the title for the story's, or the box above it.
    let asks = |info: &Info<'_>| calls.of(info, &mut String::new()).is_some();
    let begins = |info: &Info<'_>| matches!(info.look, Look::Text | Look::Sentence | Look::Short) && !asks(info);
    let Some(first) = infos.iter().skip(from).take(BETWEEN).position(begins).map(|at| from + at) else {
        return Above::default();
    };
    let held = |i: &usize| !infos[*i].text.is_empty();
    let Some(top) = (0..first).find(held) else { return Above::default() };
    let lines = Lines { infos, calls, first };
    let mut above = lines.above();
    if lines.is_title(top) {
        let title = without_site(infos[top].text);
        let said = |i: &usize| {
            headline::is_headline(&infos[top], infos[*i].text) || title.len() >= 20 && same_words(title, infos[*i].text)
        };
        if let Some(at) = (first.saturating_sub(FAR).max(top + 1)..first).rev().filter(held).find(said) {
            return Above { headline: Some(at), kept: Vec::new() };
        }
        let near = || (first.saturating_sub(NEAR).max(top + 1)..first).filter(held).all(|i| lines.is_between(i));
        above.headline = above.headline.or_else(|| near().then_some(top));
    }
    // A page has titles of other pieces above its story.
    if infos.iter().filter(|info| !info.text.is_empty()).count() > SMALL {
        let below = |at: usize| (at + 1..first).take_while(|i| above.kept.contains(i)).collect();
        above.kept = above.headline.map(below).unwrap_or_default();
    }
    above
}

/// The headline of copy that is no page, above its first paragraph: a title with nothing but byline, date and captions below it, and menus,
/// labels and what a page says of itself above it.
pub(crate) fn of_copy(infos: &[Info<'_>], first: Option<usize>, calls: &Calls) -> Above {
    let Some(first) = first.filter(|first| (2..=BETWEEN).contains(first)) else { return Above::default() };
    let lines = Lines { infos, calls, first };
    let near = lines.near();
    let above = lines.above();
    let asks = |i: usize| calls.of(&infos[i], &mut String::new()).is_some();
    let label =
        |i: usize| infos[i].shape.words <= WORDS || is_path(&infos[i]) || asks(i) || heads_notice(infos, i, calls);
    let stamped = |at: usize| near.iter().any(|i| *i > at && lines.is_stamp(*i));
    let headline = above.headline.filter(|at| stamped(*at) && (0..*at).all(label));
    Above { headline: headline.or_else(|| short(infos, first)), kept: Vec::new() }
}

/// "Vejen er åben": a first line of two words or three, the last in small letters as no name has it, with the name, the trade and the date of who wrote
/// the piece right below it, above the story.
fn short(infos: &[Info<'_>], first: usize) -> Option<usize> {
    let mut held = (0..first).filter(|i| !infos[*i].text.is_empty());
    let top = held.next()?;
    let (info, s) = (&infos[top], &infos[top].shape);
    let last = info.text.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_lowercase));
    let worded =
        SHORT.contains(&s.words) && s.start == Start::Upper && !s.ends_sentence() && s.digits == 0 && s.joints == 0;
    if !worded || !last || info.kind == Kind::Fixed || info.hits.main().is_some() || bylines::name(info).is_some() {
        return None;
    }
    let named = |i: usize| {
        let above = || bylines::name_above_house(&infos[i], infos.get(i + 1)?);
        bylines::name(&infos[i]).or_else(above).is_some()
    };
    let mut signed = false;
    let head = held.all(|i| {
        let beside = infos[i].look == Look::Date || bylines::is_trade_line(&infos[i]) || bylines::is_house(&infos[i]);
        let name = named(i);
        signed |= name;
        name || beside || is_credited(infos[i].text)
    });
    (head && signed).then_some(top)
}

/// The lines above the story's first sentence.
struct Lines<'a> {
    infos: &'a [Info<'a>],
    calls: &'a Calls,
    first: usize,
}

impl Lines<'_> {
    fn is_title(&self, i: usize) -> bool {
        is_title(&self.infos[i], self.calls) && !heads_notice(self.infos, i, self.calls)
    }

    /// The headline, and what stays with it.
    fn above(&self) -> Above {
        let top = (0..self.first).find(|i| !self.infos[*i].text.is_empty());
        let near = self.near();
        let title = |i: &usize| self.is_title(*i);
        // A title above the byline or the date has captions and standfirst below it.
        let stamp = near.iter().position(|i| self.is_stamp(*i));
        let above = stamp.and_then(|at| near[at..].iter().copied().find(title));
        let below = || near.iter().copied().find(title);
        let Some(last) = above.or_else(below) else { return Above::default() };
        let upper = last.checked_sub(1).filter(|i| near.contains(i) && self.is_title(*i));
        let standfirst = |i: &usize| {
            // More titles are other pieces'.
            let alone = || i.checked_sub(1).is_none_or(|i| !near.contains(&i) || !self.is_title(i));
            is_standfirst(&self.infos[last], &self.infos[*i]) && (self.infos[last].shape.width >= WIDE || alone())
        };
        let small = || self.infos.iter().filter(|info| !info.text.is_empty()).count() <= SMALL;
        let heads = |i: &usize| small() && self.heads(*i, last, &near);
        let at = upper.filter(|i| standfirst(i) || heads(i)).unwrap_or(last);
        let stays = |i: &usize| *i > at && (self.is_title(*i) || self.is_sentence(*i));
        let kept: Vec<usize> = near.iter().copied().filter(stays).collect();
        let sentences = kept.iter().any(|i| self.is_sentence(*i));
        let info = &self.infos[at];
        // What stands twice is a link of a menu, or the text of a picture.
        let once = top == Some(at) || info.times == 1 && info.shape.joints == 0;
        let page = top.filter(|top| *top != at && self.is_title(*top)).map(|top| self.infos[top].text);
        let told = page.is_none_or(|page| above.is_some() && shares_words(info.text, page, COMMON));
        let sure = (above.is_some() || !sentences) && told && once;
        match sure {
            true => Above { headline: Some(at), kept },
            false => Above { headline: None, kept: [kept, vec![at]].concat() },
        }
    }

    /// True where of two titles the upper is the headline: the lower is no longer, as what stands below a kicker is, nothing but labels stand
    /// above, and neither of them says something.
    fn heads(&self, upper: usize, lower: usize, near: &[usize]) -> bool {
        let [one, two] = [upper, lower].map(|i| &self.infos[i]);
        let said = |info: &Info<'_>| info.shape.start == Start::Quote || info.text.starts_with('»');
        let first = (0..upper).all(|i| self.infos[i].shape.words <= WORDS || is_path(&self.infos[i]));
        one.shape.width >= two.shape.width && !said(two) && first && near.contains(&upper)
    }

    /// The lines right above the story that may stand between it and its title, and titles, upwards.
    fn near(&self) -> Vec<usize> {
        let held =
            (self.first.saturating_sub(BETWEEN + 1)..self.first).rev().filter(|i| !self.infos[*i].text.is_empty());
        let mut sentences = 0;
        held.take_while(|i| {
            self.is_title(*i) || self.is_between(*i) || {
                sentences += 1;
                sentences <= SENTENCES && self.is_sentence(*i)
            }
        })
        .collect()
    }

    /// The byline, the date, the section, the house, a caption, a button.
    fn is_between(&self, i: usize) -> bool {
        let info = &self.infos[i];
        let few = info.look == Look::Label && info.shape.words < WORDS;
        few || info.look == Look::Date
            || is_path(info)
            || is_name_with_house(info.text)
            || self.is_stamp(i)
            || info.hits.main().is_some()
            || is_credited(info.text)
            || rights::is_of_picture(info)
            || self.calls.of(info, &mut String::new()).is_some()
            || heads_notice(self.infos, i, self.calls)
    }

    fn is_stamp(&self, i: usize) -> bool {
        let info = &self.infos[i];
        // Hours alone are those of a programme.
        let dated = || info.text.split(|c: char| !c.is_alphanumeric()).any(is_year) || is_labelled(info.text);
        info.look == Look::Date && dated() || is_stamped(info.text) || bylines::name(info).is_some()
    }

    /// A sentence that is nothing of the page.
    fn is_sentence(&self, i: usize) -> bool {
        matches!(self.infos[i].look, Look::Text | Look::Sentence | Look::Short) && !self.is_between(i)
    }
}

/// True where two lines have so many words in common: two titles those of one piece.
fn shares_words(one: &str, other: &str, least: usize) -> bool {
    /// They have so many letters.
    const LETTERS: usize = 4;
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LETTERS);
        words.map(str::to_lowercase).collect()
    };
    let known = words(other);
    words(one).iter().filter(|word| known.contains(word)).count() >= least
}

/// "Cookies on Orme.example", "We use some essential cookies …": the heading of a box has a word of the notice right below it.
fn heads_notice(infos: &[Info<'_>], i: usize, calls: &Calls) -> bool {
    /// Words of such a heading.
    const HEADING: u32 = 6;
    let (info, below) = (&infos[i], infos[i + 1..].iter().find(|info| !info.text.is_empty()));
    let notice = |below: &&Info<'_>| calls.of(below, &mut String::new()) == Some(Call::Notice);
    info.shape.words <= HEADING && below.filter(notice).is_some_and(|below| shares_words(info.text, below.text, 1))
}

/// "Ada Rowe, Marrow Weekly": a name, and a house of no list.
fn is_name_with_house(text: &str) -> bool {
    let capitals = |text: &str| text.split(' ').all(|word| word.starts_with(char::is_uppercase));
    text.split_once(", ")
        .is_some_and(|(name, house)| is_person(name) && house.split(' ').count() <= 3 && capitals(house))
}

/// True where a line says more of what the title above it says: it is far longer.
fn is_standfirst(line: &Info<'_>, title: &Info<'_>) -> bool {
    /// No standfirst is shorter.
    const SHORTEST: u32 = 50;
    line.shape.width >= SHORTEST && line.shape.width * 10 >= title.shape.width * 14
}

fn is_title(info: &Info<'_>, calls: &Calls) -> bool {
    is_worded(info)
        && info.look != Look::Furniture
        && info.hits.whole() == 0
        && !is_stamped(info.text)
        && !is_credited(info.text)
        && dateline(info.text).is_none()
        && bylines::name(info).is_none()
        && !is_name_with_house(info.text)
        && calls.of(info, &mut String::new()).is_none()
}

/// A caption with its credit.
fn is_credited(text: &str) -> bool {
    credit(text).is_some() || is_signed_in_capitals(text)
}

/// "Home | News | Sport", "News > Local News > Courts": labels in a row.
fn is_path(info: &Info<'_>) -> bool {
    let parted = info.shape.joints >= 2 || info.text.matches(" > ").nth(1).is_some();
    parted && info.text.split(['|', '>', '›', '»', '·', '•']).all(|part| part.split_whitespace().count() <= LABEL)
}

/// True for a line that is worded as a title is.
pub(super) fn is_worded(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let said = info.text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«']);
    let closed = s.ends_sentence() && !said.ends_with(['?', '!']);
    // A short title may be a sentence by its mark.
    info.look != Look::Date
        && !(info.look == Look::Text && s.has_stops())
        && info.kind != Kind::Fixed
        && (matches!(s.start, Start::Upper | Start::Quote | Start::Digit) || is_said(info.text))
        && s.words >= WORDS
        && s.width <= LONGEST
        && !is_path(info)
        && !closed
        && !s.address
        && info.linked < 50
}

/// "Monday November 18, 2019 7:45 am PST by Ada Rowe": a year and other numbers, or "by" in front.
fn is_stamped(text: &str) -> bool {
    let number = |token: &&str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = || text.split(|c: char| !c.is_alphanumeric()).filter(number);
    numbers().any(is_year) && numbers().nth(1).is_some() || text.starts_with("By ") || text.starts_with("by ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};

    fn of<'a>(above: &[&'a str]) -> Option<&'a str> {
        let lines = [above, &STORY].concat();
        let mut places = vec![Place::Before; above.len()];
        places.resize(lines.len(), Place::Story);
        of_page(&paragraphs(&lines), &places, &Calls::new()).headline.map(|at| lines[at])
    }

    #[test]
    fn the_last_title_above_the_story_is_its_headline() {
        let title = "Weir to close for six weeks";
        assert_eq!(of(&["Sign in", "News", "Sport", title]), Some(title));
        assert_eq!(of(&["News", title, "By Ada Rowe", "3 March 2026"]), Some(title));
        assert_eq!(of(&["News", title, "Ada Rowe", "Harbour Post", "Share"]), Some(title));
        assert_eq!(of(&["News", title, "3 March 2026 7:45 am by Ada Rowe"]), Some(title));
        assert_eq!(of(&["News", "Who opens the weir?"]), Some("Who opens the weir?"));
    }

    #[test]
    fn captions_and_the_standfirst_below_the_title_stay_with_the_story() {
        let (title, standfirst) =
            ("Weir to close for six weeks", "Boats go round it by crane while divers replace gates that leak");
        let caption = "The lower gates of the weir in 1912";
        let lines = [&["News", title, standfirst, "By Ada Rowe", "3 March 2026", caption][..], &STORY].concat();
        let places = [&[Place::Before; 6][..], &[Place::Story; STORY.len()]].concat();
        let above = of_page(&paragraphs(&lines), &places, &Calls::new());
        assert_eq!(above, Above { headline: Some(1), kept: vec![5, 2] });
        assert_eq!(of(&["News", "Streit an der Weser", title, "3 March 2026"]), Some(title));
        assert_eq!(of(&["News", "Ada Rowe, Marrow Weekly", "3 March 2026"]), None);
        assert_eq!(of(&["News > Local News > Town Courts", "By Ada Rowe"]), None);
    }

    #[test]
    fn a_title_above_the_byline_of_copy_is_its_headline() {
        let title = "Weir to close for six weeks";
        let of = |above: &[&str]| {
            let lines = [above, &STORY].concat();
            of_copy(&paragraphs(&lines), Some(above.len()), &Calls::new()).headline
        };
        assert_eq!(of(&["News | Sport | Weather", title, "By Ada Rowe"]), Some(1));
        assert_eq!(of(&[title, "Exclusive", "Ada Rowe Transport editor", "3 March 2026 06.00 GMT"]), Some(0));
        assert_eq!(of(&[title, "Exclusive"]), None, "neither byline nor date");
        assert_eq!(of(&["Drive at the weir with Dan", "4:00pm - 7:00pm"]), None, "hours");
        assert_eq!(of(&["It rained on the quay for a week.", title, "By Ada Rowe"]), None);
    }

    #[test]
    fn the_title_of_the_page_says_which_it_is() {
        let (page, title) = ("Weir to close for six weeks | Harbour Post", "Weir to close for six weeks");
        assert_eq!(of(&[page, "News", title, "The lower gates of the weir in 1912"]), Some(title));
        assert_eq!(of(&[page, "News", "The lower gates of the weir in 1912"]), None);
        assert_eq!(of(&[title, "Ada Rowe", "3 March 2026"]), Some(title));
    }

    #[test]
    fn the_site_and_the_section_are_no_part_of_it() {
        let title = "Weir to close for six weeks";
        for line in ["{} | Harbour Post", "Opinion | {}", "{} - Harbour Post", "{} – 9Post", "{}"] {
            assert_eq!(without_site(&line.replace("{}", title)), title, "{line}");
        }
        assert_eq!(without_site("Weir to close – for six weeks"), "Weir to close – for six weeks");
        assert_eq!(without_site("Weir shut - Ada Rowe"), "Weir shut - Ada Rowe");
    }

    #[test]
    fn labels_bylines_and_other_titles_are_none() {
        assert_eq!(of(&["News", "Sport", "Harbour"]), None);
        assert_eq!(of(&["News", "By Ada Rowe and Ben Ott"]), None);
        assert_eq!(of(&["News", "ada.rowe@post.example on the quay"]), None);
        assert_eq!(of(&["News", "Man held over theft of a goat", "It was found in a school yard on Friday."]), None);
        assert_eq!(of(&["Home", "Home | News | Sport | Weather"]), None);
    }
}
