//! Lines that speak of the page and that no rule knows: judged by their wording, and by what stands around them.
//!
//! Furniture stands in company: before and after the story, and beside other furniture. `company` tells what stands around a line, `signs`
//! weighs that and its form together with what its words say; here is which lines are asked, how sure the sum must be, and what stays
//! whatever it is.

use std::borrow::Cow;
use std::cell::OnceCell;

use copydesk_text::lines::Start;

use crate::fate::{Fate, Reason};
use crate::furniture::markup::encloses;
use crate::lines::labels::tells_places;
use crate::lines::loud::loud;
use crate::lines::{Info, Kind, Look};
use crate::rules::Rules;
use crate::shape::is_said;
use crate::wording::Wording;
use crate::wording::company::{Company, Place, State, is_furniture};
use crate::wording::label::{Speakers, label, loud_label};
use crate::wording::siblings;
use crate::wording::stays::{goes_on, has_price, is_credited, is_of_gallery, stays, tells};
use crate::wording::words::Word;

/// A sentence that speaks less of the page than this is the story's.
const LEAST: i32 = 200;
/// The same of a short one, which has fewer words to say it.
const BRIEF: i32 = 120;
/// One as long as a paragraph that speaks to nobody and of nobody's house is the story's unless its words are surer than this.
const TOLD: i32 = 400;
/// A line whose words tell so surely of something stays wherever it stands.
const HOPELESS: i32 = -400;
/// A line goes where all signs together speak so surely of the page: hundredths of the logarithm of the odds. A line of the story that goes is
/// worse than one of the page that stays, so this is more than even odds ask.
const SURELY: i32 = 75;
/// Even odds will do where words speak of the page as plainly as this.
const PLAIN: i32 = 700;
/// Where no other line shows a page.
const ALONE: i32 = 150;
const SAID_ALONE: i32 = 300;
/// What is as sure as this goes though it has the form of a row, of a field, of a sentence that is wrapped: pages have those too.
const SUREST: i32 = 500;
/// Below the story only words that surely tell of something keep a title between two lines that went.
const OF_BOX: i32 = -500;
/// It is no longer than this.
const TITLE: u32 = 110;

/// A sentence with so many digits tells of figures.
const FIGURES: u32 = 12;
/// A longer line is text.
const LONGEST: u32 = 320;
/// A line longer than this is looked at only where furniture stands beside it; a sentence at the end may be somewhat longer.
const LONG: u32 = 140;
const LONG_AT_END: u32 = 240;
/// A story has so many sentences that are lines, or more; a list without them more lines than this.
const PARAGRAPHS: usize = 2;
const ENTRIES: usize = 3;
/// Most lines that are looked at have no more words and signs.
const WORDS: usize = 64;

/// A label before a title that speaks of the page as surely as this leads to another piece; one of one word, or before small letters.
const POINTS: [i32; 2] = [190, 240];
/// The same of a label in capitals before a blurb of whatever length; one with a colon may be a speaker's name or a letter's address.
const LOUD: [i32; 2] = [240, 320];

/// Why a line goes, for those who ask: what went for its wording has the words that weighed most behind the reason.
pub(crate) fn told(reason: Reason, text: &str, wording: &Wording) -> Cow<'static, str> {
    let words = if reason == Reason::SpeaksOfPage { wording.telling(text) } else { Vec::new() };
    let name = reason.name();
    if words.is_empty() { name.into() } else { format!("{name}: {}", words.join(", ")).into() }
}

/// Takes out the lines that speak of the page. `titled` is whether the header has the headline, so that the first line is none.
pub(crate) fn talk(infos: &[Info<'_>], rules: &Rules, titled: bool, fates: &mut [Fate]) {
    let held = held(infos);
    if is_list(infos, &held, fates) {
        return;
    }
    let known = asked(infos, &held, rules, titled, fates);
    // Most stories end here: nothing shows a page, or no line speaks of one.
    let shown = held.iter().any(|i| is_furniture(fates[*i]));
    let hopeless = |(info, score): (&Info<'_>, &Option<i32>)| {
        let asked = if shown { OF_BOX } else { likeliest(info) };
        score.is_none_or(|score| score < asked)
    };
    if infos.iter().zip(&known).all(hopeless) {
        return;
    }
    let company = Company::new(infos, &held, fates, &known, titled);
    let headline = if titled { None } else { only_title(&company, fates, &held) };
    let goes = |n: &usize| {
        let (i, Some(score)) = (held[*n], company.score(*n)) else { return false };
        if fates[i] != Fate::Keep {
            return false;
        }
        let sure = |asked| rules.signs.reach(&company, *n, asked);
        let pictured = || is_credited(infos[i].text) || is_of_gallery(infos, &held, *n);
        let surest = || company.shown > 0 && sure(SUREST) && !pictured();
        let says = match company.shown {
            _ if is_of_box(&company, *n) => score >= OF_BOX,
            _ if score < least(&infos[i], rules) => return surest(),
            0 => sure(if infos[i].text.ends_with('.') { SAID_ALONE } else { ALONE }),
            _ if ends_story(&company, *n) && !rules.calls.names(&infos[i].text.to_lowercase()) => sure(SAID_ALONE),
            _ => sure(if score < PLAIN { SURELY } else { 0 }),
        };
        let own = || stays(&company, &held, *n, infos, fates, &rules.calls) || headline == Some(*n);
        says && (!own() || surest())
    };
    let mut going: Vec<usize> = (0..held.len()).filter(goes).collect();
    siblings::spare(infos, &held, fates, &mut going);
    for n in going {
        fates[held[n]] = Fate::Gone(Reason::SpeaksOfPage);
    }
}

/// True for a text of several lines without two paragraphs: races, fixtures, prices, of which no title is the page's.
fn is_list(infos: &[Info<'_>], held: &[usize], fates: &[Fate]) -> bool {
    let kept = || held.iter().filter(|i| fates[**i].is_kept());
    kept().filter(|i| infos[**i].is_prose()).take(PARAGRAPHS).count() < PARAGRAPHS && kept().nth(ENTRIES).is_some()
}

/// The lines that hold text: the others part nothing.
fn held(infos: &[Info<'_>]) -> Vec<usize> {
    let mut held: Vec<usize> = Vec::with_capacity(infos.len());
    held.extend((0..infos.len()).filter(|i| !infos[*i].text.is_empty()));
    held
}

/// How surely the words of each line speak of the page, for those of which that is to be asked. Titles behind a label that speaks of it go.
fn asked(infos: &[Info<'_>], held: &[usize], rules: &Rules, titled: bool, fates: &mut [Fate]) -> Vec<Option<i32>> {
    let mut scores =
        Scores { wording: &rules.wording, words: Vec::with_capacity(WORDS), known: vec![None; infos.len()] };
    let speakers = OnceCell::new();
    let speakers = || speakers.get_or_init(|| Speakers::among(held.iter().map(|i| infos[*i].text)));
    for i in loud(infos) {
        let mut points = || infos[i].shape.width <= LONG && scores.points(&infos[i]) || scores.points_loudly(&infos[i]);
        if fates[i] != Fate::Keep || infos[i].text.is_empty() || !points() || !may_go(&infos[i]) {
            continue;
        }
        let n = held.partition_point(|other| *other < i);
        // "Best on a budget: The Marl Fork" above "Price: £22" heads an entry of the story's.
        let entry = || held.get(n + 1).is_some_and(|below| fates[*below].is_kept() && has_price(infos[*below].text));
        if (n > 0 || titled)
            && !is_credited(infos[i].text)
            && !tells_places(infos[i].text)
            && !goes_on(infos, &held[n..])
            && !entry()
            && !speakers().has(infos[i].text)
        {
            fates[i] = Fate::Gone(Reason::Teaser);
        }
    }
    let last = held.last();
    let longest = |i: usize| if last == Some(&i) && infos[i].shape.ends_sentence() { LONG_AT_END } else { LONG };
    // A page shows itself in more than one line: where none went, sentences between the paragraphs are the story's.
    if !held.iter().any(|i| is_furniture(fates[*i])) {
        let short = |i: &usize| infos[*i].shape.width <= longest(*i) && (last == Some(i) || !infos[*i].is_prose());
        let end = last.copied().filter(|i| infos[*i].quiet);
        for i in loud(infos).chain(end).filter(|i| fates[*i] == Fate::Keep && !infos[*i].text.is_empty()).filter(short)
        {
            scores.of(infos, i);
        }
        return scores.known;
    }
    let went = |n: usize| held.get(n).is_some_and(|i| is_furniture(fates[*i]));
    for (n, &i) in held.iter().enumerate().filter(|(_, i)| fates[**i] == Fate::Keep) {
        if infos[i].shape.width <= longest(i) || went(n.wrapping_sub(1)) || went(n + 1) {
            scores.of(infos, i);
        }
    }
    scores.known
}

/// What the words of a line must say at least.
fn least(info: &Info<'_>, rules: &Rules) -> i32 {
    if info.is_prose() && tells(info, &rules.marks) { TOLD } else { likeliest(info) }
}

/// The least that is asked of the words of a line by its look alone.
fn likeliest(info: &Info<'_>) -> i32 {
    match info.look {
        Look::Text | Look::Sentence => LEAST,
        Look::Short if info.text.ends_with('.') => BRIEF,
        _ => HOPELESS,
    }
}

/// The only title above the story that is kept: where nothing else may be the headline, it is that, however it is worded.
fn only_title(company: &Company<'_>, fates: &[Fate], held: &[usize]) -> Option<usize> {
    /// So many words has a title, and so many lines of a head are looked at.
    const WORDS: u32 = 4;
    const HEAD: usize = 8;
    let above = || (0..held.len()).take(HEAD).take_while(|n| company.place(*n) == Place::Before);
    let is_title = |n: &usize| {
        let (info, s) = (company.info(*n), &company.info(*n).shape);
        let worded = s.words >= WORDS && s.width <= TITLE && !s.ends_sentence() && s.digits == 0 && s.joints == 0;
        worded && info.look == Look::Title && matches!(s.start, Start::Upper) && !info.text.contains(": ")
    };
    let headed = held.iter().any(|i| fates[*i] == Fate::Gone(Reason::Headline));
    let mut titles = above().filter(|n| fates[held[*n]].is_kept() && is_title(n));
    titles.next().filter(|_| !headed && titles.next().is_none())
}

/// True for a short sentence right below a line of the story, as a writer ends with: "Next time let us have a tree."
fn ends_story(company: &Company<'_>, n: usize) -> bool {
    const SHORT: u32 = 60;
    let s = &company.info(n).shape;
    let tells = company.info(n).text.ends_with('.') && s.width <= SHORT && matches!(s.start, Start::Upper);
    tells && matches!(company.above(n), State::Prose | State::Sentence(0))
}

/// True for a title or a question between two lines of one box below the story.
fn is_of_box(company: &Company<'_>, n: usize) -> bool {
    let (info, s) = (company.info(n), &company.info(n).shape);
    let title = (!s.ends_sentence() || info.text.ends_with('?')) && s.width <= TITLE && s.quotes == 0;
    title && company.place(n) == Place::After && [company.above(n), company.below(n)] == [State::Furniture; 2]
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

    /// True where a label in capitals before a title or a blurb does.
    fn points_loudly(&mut self, info: &Info<'_>) -> bool {
        loud_label(info.text).is_some_and(|label| {
            self.wording.words_score(label, &mut self.words) >= LOUD[usize::from(label.ends_with(':'))]
        })
    }

    fn of(&mut self, infos: &[Info<'_>], i: usize) -> i32 {
        let (wording, words) = (self.wording, &mut self.words);
        *self.known[i].get_or_insert_with(|| {
            if may_go(&infos[i]) { wording.score(infos[i].text, &infos[i].shape, words) } else { i32::MIN }
        })
    }
}

/// True where a line is text that nothing protects, and nothing that somebody says.
fn may_go(info: &Info<'_>) -> bool {
    let s = &info.shape;
    info.kind != Kind::Fixed
        && !info.protected
        && s.width <= LONGEST
        && s.has_letters()
        && s.start != Start::Quote
        && !is_said(info.text)
        && !encloses(info.text)
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
    fn a_line_goes_beside_furniture_or_below_the_story_that_stays_between_two_paragraphs() {
        let line = "Now in larger print";
        assert_eq!(gone(&[STORY[0], line, STORY[1]], true), [""; 0]);
        assert_eq!(gone(&[STORY[0], "*Share this article", line, STORY[1]], true), [line]);
        assert_eq!(gone(&[STORY[0], STORY[1], line], true), [line]);
        assert_eq!(gone(&["*Share this article", STORY[0], STORY[1], line], true), [line]);
    }

    #[test]
    fn the_name_of_a_section_above_the_story_goes_what_may_be_its_headline_or_a_place_stays() {
        assert_eq!(gone(&["Opinion", STORY[0], STORY[1]], true), ["Opinion"]);
        assert_eq!(gone(&["Opinion", STORY[0], STORY[1]], false), [""; 0]);
        assert_eq!(gone(&["The weir", STORY[0], STORY[1]], true), [""; 0]);
    }

    #[test]
    fn a_caption_beside_its_fuller_version_is_another_stages() {
        let caption = ["The keeper under an umbrella", "The keeper under an umbrella | Image: Harbour Post"];
        assert_eq!(gone(&[STORY[0], "*Enlarge", caption[0], caption[1], STORY[1]], false), [""; 0]);
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

#[cfg(test)]
mod training {
    use super::*;
    use crate::header::Header;
    use crate::lines::of_record;
    use crate::wording::signs::{names, shared, signs};

    /// Reads `{"headline": …, "lines": […]}` a line from the file TRAIN_IN and writes to TRAIN_OUT, for each, what the words say
    /// and the numbers of the signs of those lines that wording is asked about, for training/fit_signs.py.
    #[test]
    #[ignore = "a tool for making data/signs.txt anew"]
    fn writes_the_signs_of_a_labelled_set() {
        let (input, output) = (std::env::var("TRAIN_IN").unwrap(), std::env::var("TRAIN_OUT").unwrap());
        let rules = Rules::new(&[]);
        let mut out = serde_json::json!({ "names": names() }).to_string() + "\n";
        for record in std::fs::read_to_string(input).unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(record).unwrap();
            let lines = of_record(&record);
            let header = Header { headline: record["headline"].as_str(), ..Header::default() };
            let (infos, mut d) = rules.known(&lines, &header);
            let held = held(&infos);
            let mut known = asked(&infos, &held, &rules, header.headline.is_some(), &mut d.fates);
            // What the words say by weights that were fitted without this text.
            for (score, told) in known.iter_mut().zip(record["told"].as_array().into_iter().flatten()) {
                if let (Some(score), Some(told)) = (score.as_mut().filter(|score| **score > i32::MIN), told.as_i64()) {
                    *score = told.try_into().unwrap();
                }
            }
            let company = Company::new(&infos, &held, &d.fates, &known, header.headline.is_some());
            let mut of_lines = serde_json::Map::new();
            for (n, i) in
                held.iter().enumerate().filter(|(n, i)| d.fates[**i] == Fate::Keep && company.score(*n).is_some())
            {
                let mut all = Vec::new();
                signs(&company, n, |sign| all.push(sign));
                shared(&company, n, |sign| all.push(sign));
                of_lines.insert(i.to_string(), serde_json::json!([company.score(n), all]));
            }
            out += &serde_json::Value::Object(of_lines).to_string();
            out.push('\n');
        }
        std::fs::write(output, out).unwrap();
    }
}
