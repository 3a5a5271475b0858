//! What a story shows to be its own, whatever its words weigh: rows and entries, details for readers, steps, credits and the captions behind
//! them, appeals, paragraphs that speak to nobody.

use copydesk_text::kinds::names_subject;
use copydesk_text::lines::{Start, credit, has_control, is_firm_ending, leading_credit, place_in_front};

use crate::boxes::marks::Marks;
use crate::calls::Calls;
use crate::dates::{is_day, tells_of_life};
use crate::fate::{Fate, Reason};
use crate::furniture::{is_signed_in_brackets, is_signed_in_capitals};
use crate::lines::Info;
use crate::lines::labels::tells_places;
use crate::story::services::{is_admission_field, lists_times, names_hour, tells_when};
use crate::wording::appeals::is_appeal;
use crate::wording::awaited::is_awaited;
use crate::wording::company::{Company, Place};
use crate::wording::entries::{is_priced, is_sent_in};
use crate::wording::versions::is_version;

/// A sentence as wide as this is a paragraph.
const PARAGRAPH: u32 = 120;
/// So many lines on either side of a field are looked at.
const REACH: usize = 8;
/// A line that a machine broke off is not shorter than this.
const BROKEN: u32 = 15;

/// True for a line that the story shows to be its own, however it is worded.
pub(super) fn stays(
    company: &Company<'_>,
    held: &[usize],
    n: usize,
    infos: &[Info<'_>],
    fates: &[Fate],
    calls: &Calls,
) -> bool {
    let info = &infos[held[n]];
    // A number for readers, and what they are told behind the hour of a funeral: "No flowers, please."
    let above = n.checked_sub(1).map(|n| held[n]).filter(|above| fates[*above].is_kept() && infos[*above].is_prose());
    goes_on(infos, &held[n..])
        || above.is_some_and(|above| is_detail(info, &infos[above], calls))
        // "Subject: …", "Admission: …" stand in stories too; a page that says such things of itself shows itself otherwise.
        || company.shown == 0 && is_field(info.text)
        // "Step 2: …", "At 10: …" are of a series, wherever its other parts stand.
        || !company.is_beside_furniture(n) && is_numbered(info.text)
        || is_row(infos, held, n)
        || is_among_fields(company, infos, held, n, fates)
        || lists_times(info.text)
        || is_of_programme(info)
        || heads_entries(company, infos, held, n, fates)
        || is_version(infos, held, n)
        || is_credited(info.text)
        || tells_places(info.text)
        || is_of_gallery(infos, held, n)
        || is_subject(infos, held, n, fates)
        || is_appeal(info.text)
        || is_admission(info.text)
        || is_awaited(info.text)
        || is_admission_field(info.text)
        || is_fixture(info.text)
        || is_sent_in(info.text)
        || tells_of_life(info.text)
}

/// True for a sentence as long as a paragraph in which nobody speaks and nobody is spoken to, as a page does of itself and to its reader.
pub(super) fn tells(info: &Info<'_>, marks: &Marks) -> bool {
    info.shape.width >= PARAGRAPH && info.shape.ends_sentence() && !marks.speaks(info.text)
}

/// The credit of a picture speaks of no page, nor does the caption behind it or before it, whatever a click does to the picture.
pub(super) fn is_credited(text: &str) -> bool {
    credit(text).is_some()
        || leading_credit(text).is_some()
        || has_control(text)
        || is_signed_in_brackets(text)
        || is_signed_in_capitals(text)
}

/// "Zum Tod von Ada Rowe", above the byline and below the headline: what the piece is on.
fn is_subject(infos: &[Info<'_>], held: &[usize], n: usize, fates: &[Fate]) -> bool {
    /// Words of such a line: "Zur Startseite" is a button.
    const WORDS: u32 = 4;
    let info = &infos[held[n]];
    let byline = || held.get(n + 1).is_some_and(|i| fates[*i] == Fate::Gone(Reason::Byline));
    let headline = || n.checked_sub(1).is_none_or(|n| fates[held[n]] == Fate::Gone(Reason::Headline));
    info.shape.words >= WORDS && names_subject(info.text) && !info.shape.ends_sentence() && byline() && headline()
}

/// True for the text of one picture among several: "1 of 2 The weir at dawn", with the next place or the one before on a line beside it or the one behind
/// that.
pub(super) fn is_of_gallery(infos: &[Info<'_>], held: &[usize], n: usize) -> bool {
    let place = |n: Option<usize>| n.and_then(|n| held.get(n)).and_then(|i| place_in_front(infos[*i].text));
    let Some(((own, all), _)) = place(Some(n)) else { return false };
    let beside = [n.checked_sub(2), n.checked_sub(1), Some(n + 1), Some(n + 2)];
    beside.into_iter().filter_map(place).any(|((other, of), _)| of == all && own.abs_diff(other) == 1)
}

/// "Prep: 10 minutes": a name of one to three words, and its value.
fn is_field(text: &str) -> bool {
    let name = text.split_once(": ").map(|(name, _)| name);
    name.is_some_and(|name| name.starts_with(char::is_alphabetic) && name.split(' ').count() <= 3)
}

/// True for one of three fields or more, one below the other, that the story heads: terms and what they mean, what a recipe takes. What a page
/// tells of itself so stands below its own lines, or is worded like them.
fn is_among_fields(company: &Company<'_>, infos: &[Info<'_>], held: &[usize], n: usize, fates: &[Fate]) -> bool {
    const FIELDS: usize = 3;
    let field = |n: &usize| {
        let info = &infos[held[*n]];
        fates[held[*n]].is_kept() && is_field(info.text) && !info.text.ends_with(['?', '!'])
    };
    if !field(&n) {
        return false;
    }
    let above = (0..n).rev().take(REACH).take_while(field).count();
    let below = (n + 1..held.len()).take(REACH).take_while(field).count();
    let (first, count) = (n - above, above + 1 + below);
    let worded: i32 = (first..=n + below).map(|n| company.score(n).unwrap_or_default().clamp(-300, 300)).sum();
    let headed = first.checked_sub(1).is_some_and(|above| fates[held[above]].is_kept());
    count >= FIELDS && headed && worded <= 0 && company.place(n) != Place::Before
}

/// "Tarn Rovers v Orme at Weir Park 2.10pm": who plays whom, and where and when.
fn is_fixture(text: &str) -> bool {
    /// Words of the one side, and of the other with the place and the hour.
    const WORDS: [usize; 2] = [4, 8];
    let sides = [" v ", " vs ", " vs. "].iter().find_map(|between| text.split_once(between));
    sides.is_some_and(|(home, away)| {
        let named = [home, away]
            .iter()
            .zip(WORDS)
            .all(|(side, most)| side.starts_with(char::is_uppercase) && side.split(' ').count() <= most);
        named && !text.contains([':', '?', '!']) && !text.ends_with('.')
    })
}

/// "£5 at the door": what something costs, in small letters, where a shop would have its name.
fn is_admission(text: &str) -> bool {
    let priced =
        text.strip_prefix(['£', '$', '€']).is_some_and(|price| price.starts_with(|c: char| c.is_ascii_digit()));
    priced && text.contains(' ') && !text.contains(char::is_uppercase)
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

/// True for the heading of numbered entries below a paragraph of the story.
fn heads_entries(company: &Company<'_>, infos: &[Info<'_>], held: &[usize], n: usize, fates: &[Fate]) -> bool {
    let entry = |n: usize| held.get(n).is_some_and(|i| fates[*i].is_kept() && is_entry(&infos[*i]));
    matches!(company.place(n), Place::Inside | Place::After) && entry(n + 1) && entry(n + 2)
}

/// "1. Soup for One", "800 g of potatoes": an entry by its number; or by its price.
fn is_entry(info: &Info<'_>) -> bool {
    info.text.starts_with(|c: char| c.is_ascii_digit()) && !info.shape.ends_sentence() || is_priced(info.text)
}

/// "Thursday: Comet watch, Beacon Hill, 10pm": a day, a colon, what is on, and its hour.
fn is_of_programme(info: &Info<'_>) -> bool {
    let label = info.text.split_once(": ").map(|(label, _)| label);
    label.is_some_and(is_day) && names_hour(info.text)
}

/// True where a line and one beside it have signs between their parts, or a name and a number: rows of a table; and for one with columns.
fn is_row(infos: &[Info<'_>], held: &[usize], n: usize) -> bool {
    if has_columns(infos[held[n]].text) {
        return true;
    }
    let parted = |info: &Info<'_>| info.shape.joints > 0;
    let counted = |info: &Info<'_>| info.shape.digits > 0 && has_price(info.text);
    let priced = |info: &Info<'_>| info.shape.digits > 0 && is_priced(info.text);
    let kinds: [&dyn Fn(&Info<'_>) -> bool; 3] = [&parted, &counted, &priced];
    kinds.iter().any(|is| {
        let row = |n: usize| held.get(n).is_some_and(|i| !infos[*i].is_prose() && is(&infos[*i]));
        row(n) && (row(n.wrapping_sub(1)) || row(n + 1))
    })
}

/// Spaces or dots that set the parts of a row below each other.
fn has_columns(text: &str) -> bool {
    text.contains("   ") || text.contains("....")
}

/// "Up to three hours: £3.90": some words, and a number behind them.
pub(super) fn has_price(text: &str) -> bool {
    /// Words of the name and of the value at most.
    const WORDS: [usize; 2] = [6, 3];
    text.split_once(": ").is_some_and(|(name, value)| {
        [name, value].iter().zip(WORDS).all(|(part, most)| part.split(' ').count() <= most)
            && value.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// True where the first of these lines breaks off and the next goes on with it, as where a machine wrapped the text: in small letters, or with
/// the end of a firm's name.
pub(super) fn goes_on(infos: &[Info<'_>], held: &[usize]) -> bool {
    let [here, next] = [0, 1].map(|n| held.get(n).map(|i| &infos[*i]));
    let broken = here.is_some_and(|info| !info.shape.ends_sentence() && info.shape.width >= BROKEN);
    let firm = |text: &str| text.split(' ').next().is_some_and(|word| is_firm_ending(word.trim_end_matches('.')));
    let goes_on = |info: &&Info<'_>| info.shape.start == Start::Lower || firm(info.text);
    broken && next.is_some_and(|info| info.shape.words >= 3 && goes_on(&info))
}
