//! Lines that speak of the page and that no rule knows: judged by their wording, and by what stands around them.
//!
//! Furniture stands in company: before and after the story, and beside other furniture. A line there goes on less than one that stands
//! alone between two paragraphs, where it may be the story's heading, its refrain or what somebody reads off a screen.

use std::borrow::Cow;

use copydesk_text::lines::{Ending, Start, credit, has_control, leading_credit};

use crate::calls::Calls;
use crate::dates::tells_of_life;
use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};
use crate::rules::Rules;
use crate::services::tells_when;
use crate::wording::Wording;
use crate::wording::appeals::is_appeal;
use crate::wording::label::label;
use crate::wording::place::Signs;
use crate::wording::versions::is_version;
use crate::wording::words::Word;

/// A sentence that speaks less of the page than this is the story's; so is what stands within the story and beside no line that went.
const LEAST: i32 = 150;
/// Below the story, no sentence or a question, and between two lines that are furniture: only words that tell of something keep it.
const BETWEEN: i32 = -500;
/// A line that is worded as surely as this is no paragraph by which the ends of the story are known.
const DOUBTFUL: i32 = 100;

/// A sentence with so many digits tells of figures.
const FIGURES: u32 = 12;
/// A longer line is text.
const LONGEST: u32 = 320;
/// A line longer than this is looked at only where furniture stands beside it; a sentence at the end may be somewhat longer.
const LONG: u32 = 140;
const LONG_AT_END: u32 = 240;
/// Most lines that are looked at have no more words and signs.
const WORDS: usize = 64;

/// A few words are shorter than this.
const LABEL: u32 = 25;
/// A line that speaks of the page as surely as this is company for those beside it.
const COMPANY: i32 = 200;
/// Lines of a song or of a list are no wider.
const VERSE: u32 = 70;
/// A text shows itself as a page's where of so many lines one or more went.
const SHARE: usize = 8;
/// A label before a title that speaks of the page as surely as this leads to another piece; one of one word, or before small letters.
const POINTS: [i32; 2] = [190, 240];
/// A title is no longer than this.
const TITLE: u32 = 110;
/// A line that a machine broke off is not shorter than this.
const BROKEN: u32 = 15;

/// Why a line goes, for those who ask: what went for its wording has the words that weighed most behind the reason.
pub(crate) fn told(reason: Reason, text: &str, wording: &Wording) -> Cow<'static, str> {
    let words = if reason == Reason::SpeaksOfPage { wording.telling(text) } else { Vec::new() };
    let name = reason.name();
    if words.is_empty() { name.into() } else { format!("{name}: {}", words.join(", ")).into() }
}

/// Takes out the lines that speak of the page. `titled` is whether the header has the headline, so that the first line is none.
pub(crate) fn talk(infos: &[Info<'_>], rules: &Rules, titled: bool, fates: &mut [Fate]) {
    let Rules { wording, calls, marks, .. } = rules;
    // The lines that hold text: the others part nothing.
    let mut held: Vec<usize> = Vec::with_capacity(infos.len());
    held.extend((0..infos.len()).filter(|i| !infos[*i].text.is_empty()));
    let mut scores = Scores { wording, words: Vec::with_capacity(WORDS), known: vec![None; infos.len()] };
    // A page shows itself in more than one line: where none went, sentences between the paragraphs are the story's.
    let mut gone: Vec<bool> = held.iter().map(|i| is_furniture(fates[*i])).collect();
    let shown = gone.iter().filter(|gone| **gone).count();
    let alone = |n: usize, info: &Info<'_>| {
        let last = n + 1 == held.len();
        info.shape.width <= if last && info.shape.ends_sentence() { LONG_AT_END } else { LONG }
            && (shown > 0 || last || !info.is_prose())
    };
    for (n, &i) in held.iter().enumerate() {
        if fates[i] != Fate::Keep {
            continue;
        }
        if alone(n, &infos[i]) {
            scores.of(infos, i);
        }
        let leads = (n > 0 || titled) && infos[i].shape.width <= LONG && scores.points(&infos[i]) && may_go(&infos[i]);
        // "Best on a budget: The Marl Fork" above "Price: £22" heads an entry of the story's.
        let entry = || held.get(n + 1).is_some_and(|below| fates[*below].is_kept() && has_price(infos[*below].text));
        if leads && !is_credited(infos[i].text) && !goes_on(infos, &held[n..]) && !entry() {
            fates[i] = Fate::Gone(Reason::Teaser);
            gone[n] = true;
        }
    }
    let shown = gone.iter().filter(|gone| **gone).count();
    // Of a long text a few lines say little.
    let page = [1, 2].map(|least| shown >= least && shown * SHARE * 2 / least >= held.len());
    // Most stories end here.
    if shown == 0 && scores.known.iter().flatten().all(|score| *score < LEAST) {
        return;
    }
    let is_gone = |gone: &[bool], n: usize| gone.get(n) == Some(&true);
    let is_between = |gone: &[bool], n: usize| {
        let (info, s) = (&infos[held[n]], &infos[held[n]].shape);
        let title = (!s.ends_sentence() || info.text.ends_with('?')) && s.width <= TITLE && s.quotes == 0;
        title && is_gone(gone, n.wrapping_sub(1)) && is_gone(gone, n + 1)
    };
    let paragraph = |n: &usize| {
        let i = held[*n];
        let prose = fates[i].is_kept() && infos[i].is_prose() && !is_between(&gone, *n);
        prose && scores.known[i].is_none_or(|score| score < DOUBTFUL)
    };
    let (first, last) = ((0..held.len()).find(paragraph), (0..held.len()).rfind(paragraph));
    let (Some(first), Some(last)) = (first, last) else { return };
    let is_short = |n: usize| held.get(n).is_some_and(|i| infos[*i].shape.width < VERSE && !infos[*i].is_prose());
    // Down and up again: what is gone is company for the line beside it.
    for n in (0..held.len()).chain((0..held.len()).rev()) {
        let i = held[n];
        let beside = is_gone(&gone, n.wrapping_sub(1)) || is_gone(&gone, n + 1);
        if fates[i] != Fate::Keep || !beside && scores.known[i].is_none() || goes_on(infos, &held[n..]) {
            continue;
        }
        // Most lines end here.
        let least = if beside && !infos[i].is_prose() { 0 } else { LEAST };
        if first <= n && n <= last && scores.known[i].is_some_and(|score| score < least) {
            continue;
        }
        // A heading with a paragraph of the story below it is the story's, and "About Tarn Power", but not "Get the morning email".
        let heads = infos[i].kind == Kind::Heading || marks.company(infos[i].text).is_some();
        let heading = heads && !calls.names(infos[i].text);
        let below = held.get(n + 1).filter(|_| heading);
        if below.is_some_and(|below| fates[*below].is_kept() && infos[*below].shape.ends_sentence()) {
            continue;
        }
        // So is one above the entries of its list.
        if held.get(n + 1).is_some_and(|below| fates[*below].is_kept() && is_listed(&infos[*below])) {
            continue;
        }
        // One word alone says of what kind the piece is, and the first line may be its title.
        if infos[i].shape.words <= 1 && !beside || is_row(infos, &held, n) {
            continue;
        }
        // "Step 2: …", "At 10: …" are of a series, wherever its other parts stand.
        if !beside && is_numbered(infos[i].text) {
            continue;
        }
        // "Subject: …", "Admission: …" stand in stories too; a page that says such things of itself shows itself otherwise.
        if shown == 0 && is_field(infos[i].text) {
            continue;
        }
        // A number for readers, and what they are told behind the hour of a funeral: "No flowers, please."
        let above =
            n.checked_sub(1).map(|n| held[n]).filter(|above| fates[*above].is_kept() && infos[*above].is_prose());
        if above.is_some_and(|above| is_detail(&infos[i], &infos[above], calls)) {
            continue;
        }
        let between = n > last && is_between(&gone, n);
        let s = &infos[i].shape;
        let signs = || Signs {
            before: n < first,
            after: n > last,
            inside: first < n && n < last,
            last: n + 1 == held.len(),
            above: is_gone(&gone, n.wrapping_sub(1)),
            below: is_gone(&gone, n + 1),
            page,
            stop: s.ends_sentence(),
            question: infos[i].text.ends_with('?'),
            few: s.width < LABEL,
            counted: s.digits > 0,
            named: s.lower_words == 0,
            listed: is_listed(&infos[i]),
            run: !beside && is_short(n.wrapping_sub(1)) && is_short(n + 1),
            open: matches!(s.ending, Ending::Ellipsis | Ending::Colon | Ending::Open),
            headline: !titled && !infos[i].is_prose() && (n == 0 || n < first && !page[0]),
        };
        let floor = if infos[i].is_prose() { LEAST } else { 0 };
        let asked = if between { BETWEEN } else { signs().ask().max(floor) };
        let of_story = |text: &str| is_credited(text) || is_appeal(text) || tells_of_life(text);
        let stays = || of_story(infos[i].text) || is_version(infos, &held, n);
        if scores.of(infos, i) >= asked && !stays() {
            // What stands between two lines of one box is of that box.
            let of_box = |above: &Fate| between && Some(above) == held.get(n + 1).map(|i| &fates[*i]);
            let above = n.checked_sub(1).map(|n| fates[held[n]]).filter(of_box);
            fates[i] = above.unwrap_or(Fate::Gone(Reason::SpeaksOfPage));
            // What went for its company is none for the next: so the lines of a song would go one by one.
            gone[n] = between || scores.of(infos, i) >= COMPANY;
        }
    }
}

/// The credit of a picture speaks of no page, nor does the caption behind it or before it, whatever a click does to the picture.
fn is_credited(text: &str) -> bool {
    credit(text).is_some() || leading_credit(text).is_some() || has_control(text)
}

/// "Prep: 10 minutes": a name of one to three words, and its value.
fn is_field(text: &str) -> bool {
    let name = text.split_once(": ").map(|(name, _)| name);
    name.is_some_and(|name| name.starts_with(char::is_alphabetic) && name.split(' ').count() <= 3)
}

/// "Étape 2 : couper l'eau": a label of a word or two with a number, and what it is of.
fn is_numbered(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, rest)| (label.trim_end(), rest.starts_with([' ', '\u{a0}'])));
    label.is_some_and(|(label, parted)| {
        let opens = label.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        opens && parted && label.split(' ').count() <= 2 && label.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// True for what tells readers more right below the paragraph that tells them of an event: a field with a telephone's number, or whatever
/// stands below an hour and asks for nothing that pages ask for.
fn is_detail(info: &Info<'_>, above: &Info<'_>, calls: &Calls) -> bool {
    /// So many digits in one are a telephone's; a date and its hour have fewer.
    const NUMBER: usize = 7;
    let number = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= NUMBER;
    let beside = |c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '+' | '-' | '/' | '(' | ')' | '\u{a0}');
    is_field(info.text) && info.text.split(beside).any(number)
        || tells_when(above) && info.shape.ends_sentence() && !calls.names(info.text)
}

/// True for an entry of a list by its sign.
fn is_listed(info: &Info<'_>) -> bool {
    info.text.starts_with(['-', '–', '—', '•', '*'])
}

/// True where a line and one beside it have signs between their parts, or a name and a number: rows of a table.
fn is_row(infos: &[Info<'_>], held: &[usize], n: usize) -> bool {
    let parted = |info: &Info<'_>| info.shape.joints > 0;
    let counted = |info: &Info<'_>| info.shape.digits > 0 && has_price(info.text);
    let kinds: [&dyn Fn(&Info<'_>) -> bool; 2] = [&parted, &counted];
    kinds.iter().any(|is| {
        let row = |n: usize| held.get(n).is_some_and(|i| !infos[*i].is_prose() && is(&infos[*i]));
        row(n) && (row(n.wrapping_sub(1)) || row(n + 1))
    })
}

/// "Up to three hours: £3.90": some words, and a number behind them.
fn has_price(text: &str) -> bool {
    /// Words of the name and of the value at most.
    const WORDS: [usize; 2] = [6, 3];
    text.split_once(": ").is_some_and(|(name, value)| {
        [name, value].iter().zip(WORDS).all(|(part, most)| part.split(' ').count() <= most)
            && value.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// True where the first of these lines breaks off and the next goes on with it, as where a machine wrapped the text.
fn goes_on(infos: &[Info<'_>], held: &[usize]) -> bool {
    let [here, next] = [0, 1].map(|n| held.get(n).map(|i| &infos[*i]));
    let broken = here.is_some_and(|info| !info.shape.ends_sentence() && info.shape.width >= BROKEN);
    broken && next.is_some_and(|info| info.shape.start == Start::Lower && info.shape.words >= 3)
}

/// The scores of lines, each asked for once.
struct Scores<'a> {
    wording: &'a Wording,
    words: Vec<Word>,
    known: Vec<Option<i32>>,
}

impl Scores<'_> {
    /// True where a label before a title speaks of the page.
    fn points(&mut self, info: &Info<'_>) -> bool {
        label(info)
            .is_some_and(|(label, weak)| self.wording.words_score(label, &mut self.words) >= POINTS[usize::from(weak)])
    }

    fn of(&mut self, infos: &[Info<'_>], i: usize) -> i32 {
        let (wording, words) = (self.wording, &mut self.words);
        *self.known[i].get_or_insert_with(|| {
            if may_go(&infos[i]) { wording.score(infos[i].text, &infos[i].shape, words) } else { i32::MIN }
        })
    }
}

/// True where a line went as furniture of the page, or in a box of contacts; a wire's codes and notes say nothing of the lines beside them.
fn is_furniture(fate: Fate) -> bool {
    let Fate::Gone(reason) = fate else { return false };
    (!reason.is_private() || reason == Reason::Contact)
        && !matches!(
            reason,
            Reason::Headline
                | Reason::Separator
                | Reason::Slug
                | Reason::PhotoNumber
                | Reason::WireTrailer
                | Reason::SignOff
                | Reason::DeskCredits
                | Reason::Byline
                | Reason::Date
                | Reason::Dateline
        )
}

/// True where a line is text that nothing protects, and nothing that somebody says.
fn may_go(info: &Info<'_>) -> bool {
    let s = &info.shape;
    info.kind != Kind::Fixed
        && !info.protected
        && s.width <= LONGEST
        && s.has_letters()
        && s.start != Start::Quote
        && !info.must_stay()
        && !(info.is_prose() && s.digits >= FIGURES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    const STORY: [&str; 2] = [
        "The lock at Tarn Weir will close for six weeks from Monday while divers replace the lower gates, the river authority said.",
        "Boats will be lifted round the weir by crane on Tuesdays and Fridays, at the risk of those who own them.",
    ];

    /// The lines that go, where those that start with a star went before.
    fn gone<'a>(body: &[&'a str], titled: bool) -> Vec<&'a str> {
        let lines: Vec<&str> = body.iter().map(|text| text.trim_start_matches('*')).collect();
        let taken = |text: &&str| if text.starts_with('*') { Fate::Gone(Reason::Share) } else { Fate::Keep };
        let mut fates: Vec<Fate> = body.iter().map(taken).collect();
        static RULES: std::sync::LazyLock<Rules> = std::sync::LazyLock::new(|| Rules::new(&[]));
        talk(&paragraphs(&lines), &RULES, titled, &mut fates);
        let mut gone = body.to_vec();
        gone.retain(|text| !text.starts_with('*'));
        let kept =
            body.iter().zip(&fates).filter(|(_, fate)| fate.is_kept()).map(|(text, _)| *text).collect::<Vec<_>>();
        gone.retain(|text| !kept.contains(text));
        gone
    }

    #[test]
    fn a_line_goes_beside_furniture_or_below_the_story_of_a_page_that_stays_between_two_paragraphs() {
        let line = "You can change the size of the print";
        assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [""; 0]);
        assert_eq!(gone(&[STORY[0], "*Share this article", line, STORY[1]], true), [line]);
        assert_eq!(gone(&[STORY[0], STORY[1], line], true), [""; 0]);
        assert_eq!(gone(&["*Share this article", STORY[0], STORY[1], line], true), [line]);
    }

    #[test]
    fn what_surely_speaks_of_the_page_goes_between_two_paragraphs_too() {
        for line in ["Tell us which stories you would like to read", "Choose how this website looks on your phone"] {
            assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [line]);
        }
    }

    #[test]
    fn a_title_goes_behind_a_label_that_speaks_of_the_page() {
        for line in ["You might enjoy: five walks along the weir", "Quiz: how well do you know the weir?"] {
            assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [line]);
        }
        for line in
            ["Shops: open as usual on both banks", "Rowe: The weir must wait", "Next meeting: town hall, 9 June"]
        {
            assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [""; 0], "{line}");
        }
    }

    #[test]
    fn headings_titles_rows_and_lines_that_go_on_stay() {
        for line in ["What the readers said", "Why do readers leave?", "The website"] {
            assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [""; 0], "{line}");
        }
        assert_eq!(gone(&["Read more books, boatmen told", STORY[0], STORY[1]], false), [""; 0]);
        assert_eq!(gone(&["Opinion", STORY[0], STORY[1]], true), [""; 0]);
        assert_eq!(gone(&["Website | Readers", "Post | 140", STORY[0], STORY[1]], true), [""; 0]);
        let broken = ["The latest newsletter subscribers update", "was sent to nobody, the publisher said on Friday."];
        assert_eq!(gone(&[STORY[0], broken[0], broken[1], STORY[1]], true), [""; 0]);
    }

    #[test]
    fn a_line_of_a_song_stays() {
        let song = ["Follow the river", "Share the bread", "Watch the long video", "Light the lamp", "Sign the song"];
        assert_eq!(gone(&[&STORY[..1], &song, &STORY[1..]].concat(), true), [""; 0]);
    }

    #[test]
    fn below_the_story_a_question_between_two_lines_of_a_box_is_of_the_box() {
        let question = "Could oysters save the weir?";
        assert_eq!(gone(&[STORY[0], STORY[1], "*More stories", question, "*14 hours ago"], true), [question]);
        assert_eq!(gone(&[STORY[0], "*Share", question, "*Share", STORY[1]], true), [""; 0]);
    }
}
