//! Which repeats are the story's own and stay: refrains, lists, short answers, headings of a series.

use copydesk_text::lines::{Ending, Start};

use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::repeats::alone::says_again;
use crate::repeats::legends::{are_of_one_number, numbers_figure};
use crate::versions::far_versions::opens_with_name;

/// Shorter lines may be said again ("Yes.").
const SAID_AGAIN: u32 = 25;
/// A line of verse or of a list is no longer than this.
const VERSE: u32 = 70;
/// An entry above what is said of it is no wider.
const ENTRY: u32 = 90;
/// So many lines on either side of two that say the same are looked at.
const AROUND: usize = 8;
/// Blocks from the start and the end of an article where repeats of its matter are furniture.
const EDGE: usize = 3;

/// True where block `i`, which repeats block `of`, may be meant.
pub(crate) fn stays(lines: &Lines<'_>, i: usize, of: usize) -> bool {
    let infos = &lines.infos;
    let (Some(info), Some(twin)) = (infos.get(i), infos.get(of)) else { return true };
    let led = |info: &Info<'_>| info.led_by.is_some();
    let caption = led(info) || led(twin) || info.is_either_like_caption(twin);
    if matches!(info.kind, Kind::Table | Kind::ListItem) && !caption {
        return true;
    }
    // Who said the quotation above: "— Ada Rowe (@adarowe) 3 March 2026".
    if info.text.starts_with(['—', '–']) && info.width() < VERSE + 30 {
        return true;
    }
    // "Above: …" and "Below: …" are two pictures.
    if info.says_where() && twin.says_where() && !info.says_as(twin) {
        return true;
    }
    if let Some(of_picture) = shown_once(lines, i, of) {
        return !of_picture;
    }
    if opens_the_text_twice(infos, i, of) {
        return false;
    }
    if says_again(lines, i, of) || are_of_one_number(info, twin) {
        return false;
    }
    let width = info.width();
    // A caption may be short too, but not as short as a word said twice.
    if caption && lines.words(i).len() >= 4 {
        return false;
    }
    // A name above the same name with a credit: nothing that is said twice has one.
    let credited = info.credit.is_some() != twin.credit.is_some();
    if credited && info.print == twin.print && i.abs_diff(of) == 1 && lines.words(i).len() >= 2 {
        return false;
    }
    if credited && info.print == twin.print && is_name_alone(infos, i, of) {
        return false;
    }
    if width < SAID_AGAIN || lines.words(i).len() < 4 && width < VERSE {
        return true;
    }
    // A caption, its credit, and the caption again.
    let between = infos.get(i.min(of) + 1..i.max(of)).unwrap_or_default();
    if !between.is_empty() && between.iter().all(Info::is_credit_alone) {
        return false;
    }
    let beside = i.abs_diff(of) <= 2;
    if width < VERSE && beside && is_title_among_sentences(infos, i, of) {
        return false;
    }
    if width < VERSE && (is_verse(infos, i) || is_couplet(infos, i) || is_cry(info)) {
        return true;
    }
    // A line of the verse above, said once more; a menu's line has no end.
    let ends = |info: &Info<'_>| info.shape().ends_sentence() || info.text.ends_with(',');
    if width < VERSE && ends(info) && ends(twin) && is_verse(infos, of) && i.abs_diff(of) > 1 {
        return true;
    }
    // “We are here,” the crowd answered, after each name.
    if width < VERSE && matches!(info.shape().start, Start::Quote) && ends(info) && i.abs_diff(of) > 1 {
        return true;
    }
    // "First prize: Octopus" above "First prize: Octopus, by the pupils of Bell Street." is no field of its own.
    if width < VERSE && is_field(info) && !(beside && twin.width() > width && twin.text.starts_with(info.text)) {
        return true;
    }
    // The same result under another heading.
    if width < VERSE && i.abs_diff(of) > 1 && is_row(infos, i) && is_row(infos, of) {
        return true;
    }
    // "Not today, says the guard.": a short sentence between the others, said again.
    let within = |at: usize| at > 0 && at + 1 < infos.len();
    if width < VERSE && info.shape().ends_sentence() && within(i) && within(of) && i.abs_diff(of) > 1 {
        return true;
    }
    // "Fined £220." below each of the cases: an entry of a list, the last line of the text too.
    let entry = |at: usize| at > 0 && infos[at - 1].width() < ENTRY && infos[at - 1].shape().ends_sentence();
    let counts = |info: &Info<'_>| matches!(info.shape().start, Start::Upper) && info.shape().digits > 0;
    if width < VERSE && info.shape().ends_sentence() && counts(info) && counts(twin) && entry(i) && entry(of) {
        return true;
    }
    if beside {
        return false;
    }
    if info.kind == Kind::Heading || width < VERSE && matches!(info.shape().ending, Ending::Colon) {
        return true;
    }
    // A long line that is no sentence is a title or the text of a picture; so is the first line that a sentence below goes on with.
    let opens = i == 0 && twin.width() > width && twin.text.starts_with(info.text);
    if (width >= VERSE || opens) && matches!(info.shape().ending, Ending::Other) {
        return false;
    }
    if width < VERSE && matches!(info.shape().start, Start::Quote) {
        return true;
    }
    // In the middle of a story a writer says a paragraph again; what is furniture stands near its twin or at an edge.
    let edge_of = EDGE.min(infos.len() / 3);
    let edge = |at: usize| at < edge_of || at + edge_of >= infos.len();
    !(edge(i) || edge(of))
}

/// True where of two lines that say the same the one shows that both are of a picture: a click enlarges it, it has a label or a counter in front, or they stand
/// beside each other with no stop among sentences. Of a text without a headline the first line may be that.
pub(crate) fn are_of_picture(lines: &Lines<'_>, i: usize, of: usize, titled: bool) -> bool {
    /// Words that name a thing or a person and say little more.
    const FEW: usize = 5;
    let infos = &lines.infos;
    let (info, twin) = (&infos[i], &infos[of]);
    let plain = |info: &Info<'_>| info.kind == Kind::Paragraph && info.fits_caption();
    // What stands between two paragraphs may have come as a heading.
    let fits = plain(twin) && (plain(info) || info.kind == Kind::Heading);
    if says_again(lines, i, of) || fits && are_of_one_number(info, twin) {
        return true;
    }
    // What a click enlarges is a picture, also where the copy without that came as a heading.
    let headed = || [info, twin].iter().all(|of| plain(of) || of.kind == Kind::Heading && of.fits_caption());
    // A first line in place of a headline is none.
    let shown = || shown_once(lines, i, of) == Some(true) && (titled || of > 0);
    // One that has its stop alone may be the lead.
    let stopped = |info: &Info<'_>| info.compared_text().ends_with('.');
    if headed() && stopped(info) == stopped(twin) && shown() {
        return true;
    }
    if (info.enlarges || twin.enlarges) && headed() || fits && opens_with_name(info.text, twin.text) {
        return true;
    }
    if !fits || lines.words(i).len() < FEW {
        return false;
    }
    let led = info.core.len() < info.said().len() && info.core.starts_with(char::is_uppercase);
    let beside = i.abs_diff(of) == 1 && (titled || i.min(of) > 0);
    led || titled && is_title_at_top(lines, i, of)
        || beside && (opens_the_text_twice(infos, i, of) || is_title_among_sentences(infos, i, of))
}

/// Whether two blocks with the same words are of one picture, where around those of one something shows it: "Image: The route of the bypass", "The route of the
/// bypass". Among fields of other names it may be one, "Picture: The long tide", "Director: Ada Rowe"; and what a line with a colon announces is the
/// story's, with all that follow.
fn shown_once(lines: &Lines<'_>, i: usize, of: usize) -> Option<bool> {
    /// Words at least.
    const FEWEST: usize = 4;
    /// A sentence that goes on with it is no wider.
    const BRIEF: u32 = 36;
    let infos = &lines.infos;
    let [shown, other] = [i, of].map(|at| infos[at].is_shown());
    if shown == other || infos[i].print != infos[of].print || lines.words(i).len() < FEWEST {
        return None;
    }
    let field = |at: usize| {
        let may_be = |info: &&Info<'_>| info.width() < VERSE && info.credit.is_none() && !info.is_shown();
        infos.get(at).filter(may_be).is_some_and(is_field)
    };
    let label = if shown { i } else { of };
    let goes_on = |at: usize| {
        infos.get(at + 1).is_some_and(|next| next.width() < BRIEF && next.text.ends_with('.') && !next.is_credited())
    };
    let mut beside = [label.checked_sub(1), Some(label + 1)].into_iter().flatten();
    let above = (label.saturating_sub(AROUND)..label).rev().find(|at| !infos[*at].is_shown());
    // "Picture: a man alone on a beach.", "Image 2: Who is it?", "Above: The king sails. It is in red wool.": what a story tells of or asks.
    let text = infos[label].compared_text();
    let told = || text.starts_with(char::is_lowercase) || text.ends_with('?') || [i, of].into_iter().any(goes_on);
    // A copy with a credit is a caption, whatever the other looks like.
    let credited = infos[if shown { of } else { i }].credit.is_some();
    Some((credited || !told()) && !beside.any(field) && !above.is_some_and(|above| infos[above].text.ends_with(':')))
}

/// True for a line without a stop that stands a third time, as no title of the story does: the caption of a picture that a page shows above the
/// text, within it and in its gallery. A line with a mark in it may be a teaser's title, with its label or its question.
pub(crate) fn is_shown_often(lines: &Lines<'_>, i: usize, titled: bool) -> bool {
    const WORDS: usize = 6;
    let info = &lines.infos[i];
    titled
        && info.kind == Kind::Paragraph
        && info.fits_caption()
        && matches!(info.shape().ending, Ending::Other)
        && matches!(info.shape().start, Start::Upper)
        && info.text.ends_with(char::is_alphanumeric)
        && !info.text.contains([':', '|', '!', '?', '"', '“', '„', '«', '‘'])
        && lines.words(i).len() >= WORDS
}

/// True where a line above a story that has its headline already, no sentence and no name, stands again among the paragraphs.
fn is_title_at_top(lines: &Lines<'_>, i: usize, of: usize) -> bool {
    /// Lines from the top, and words.
    const TOP: usize = 2;
    const WORDS: usize = 6;
    let said_open = |i: usize| matches!(lines.infos[i].shape().ending, Ending::Other);
    let below = || lines.infos.get(i.max(of) + 1).is_none_or(|info| info.width() >= VERSE);
    i.min(of) <= TOP && lines.words(i).len() >= WORDS && said_open(i) && said_open(of) && below()
}

/// "Ada Rowe", where a caption with a credit says no more: below no other line of a few words, as names have that head what is told of each.
fn is_name_alone(infos: &[Info<'_>], i: usize, of: usize) -> bool {
    /// Words of a name.
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let [line, caption] = if infos[i].credit.is_none() { [i, of] } else { [of, i] };
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    let words = || infos[line].text.split(' ');
    let named = NAME.contains(&words().count()) && words().all(capital) && infos[line].kind == Kind::Paragraph;
    let other = |n: &usize| {
        let info = &infos[*n];
        let few = info.width() < VERSE && !info.shape().ends_sentence() && info.credit.is_none();
        *n > 0 && ![line, caption].contains(n) && few
    };
    let around = || line.saturating_sub(AROUND)..infos.len().min(line + AROUND + 1);
    named && infos[caption].is_caption() && !around().any(|n| other(&n))
}

/// True where one line is said twice at the very top, with a paragraph behind it: the title of a picture and its caption. No verse opens so.
fn opens_the_text_twice(infos: &[Info<'_>], i: usize, of: usize) -> bool {
    let last = i.max(of);
    let plain = infos.get(last).is_some_and(|info| {
        matches!(info.shape().ending, Ending::Other) && !info.text.contains([',', '!', '?']) && info.shape().letters > 3
    });
    i.abs_diff(of) == 1 && last <= 2 && plain && infos.get(last + 1).is_some_and(|next| next.width() >= VERSE)
}

/// True where a line without a mark at its end stands twice, side by side, among sentences: what a picture says to readers who cannot see
/// it, and its caption. A verse has other verses around it.
fn is_title_among_sentences(infos: &[Info<'_>], i: usize, of: usize) -> bool {
    let plain = |info: &Info<'_>| {
        let said = matches!(info.shape().start, Start::Quote) && !info.text.contains(": ");
        matches!(info.shape().ending, Ending::Other) && !said && !is_field(info)
    };
    // One of the two may have been given its stop.
    let stopped = |info: &Info<'_>| info.text.ends_with('.') && matches!(info.shape().start, Start::Upper);
    let [a, b] = [&infos[i], &infos[of]];
    if !(plain(a) && (plain(b) || stopped(b)) || stopped(a) && plain(b)) {
        return false;
    }
    let twice = |n: usize| {
        let same =
            |other: Option<&Info<'_>>| other.is_some_and(|other| other.compared && other.print == infos[n].print);
        infos[n].compared && (same(infos.get(n + 1)) || n.checked_sub(1).is_some_and(|n| same(infos.get(n))))
    };
    let (from, to) = (i.min(of), i.max(of));
    let above = (from.saturating_sub(AROUND)..from).rev().filter(|n| !twice(*n)).take(2);
    let below = (to + 1..infos.len().min(to + 1 + AROUND)).filter(|n| !twice(*n)).take(2);
    let (mut lines, mut sentences) = (0, 0);
    for info in above.chain(below).map(|n| &infos[n]) {
        lines += 1;
        sentences += u32::from(info.shape().ends_sentence() && info.width() >= SAID_AGAIN);
    }
    sentences >= 2 && sentences * 3 >= lines * 2
}

/// True where a line stands among lines as short as itself.
fn is_verse(infos: &[Info<'_>], i: usize) -> bool {
    let around = [i.checked_sub(2), i.checked_sub(1), Some(i + 1), Some(i + 2)];
    let mut there = 0;
    let mut short = 0;
    for info in around.into_iter().flatten().filter_map(|n| infos.get(n)) {
        there += 1;
        short += u32::from(info.width() < VERSE);
    }
    short * 4 >= there * 3 && short >= 2
}

/// True where a short line with a number stands beside another one, and neither is a sentence: rows of results or of a price list.
fn is_row(infos: &[Info<'_>], i: usize) -> bool {
    let row = |n: usize| {
        infos.get(n).is_some_and(|info| {
            let shape = info.shape();
            info.width() < VERSE && shape.digits > 0 && matches!(shape.ending, Ending::Other) && !info.is_credited()
        })
    };
    row(i) && (row(i + 1) || i.checked_sub(1).is_some_and(row))
}

/// True where a line goes on in the next, or goes on what the last began: a refrain between paragraphs. Furniture has no comma
/// at its end.
fn is_couplet(infos: &[Info<'_>], i: usize) -> bool {
    let goes_on = |n: usize| infos.get(n).is_some_and(|info| info.width() < VERSE && info.text.ends_with(','));
    goes_on(i) || i.checked_sub(1).is_some_and(goes_on)
}

/// "Price: 90 a night": a name of one to three words and its value, as they stand under each thing of a list.
fn is_field(info: &Info<'_>) -> bool {
    // "Caption: …" is no field.
    let opened = info.credit.is_none() && info.core.len() < info.text.len();
    !opened
        && info.text.split_once(": ").is_some_and(|(name, value)| {
            name.split_whitespace().count() <= 3
                && !value.trim().is_empty()
                && !is_quoted(name)
                && !numbers_figure(name)
        })
}

/// "“It is over”: Ada Rowe in her shop": what somebody says is no name of a field.
fn is_quoted(name: &str) -> bool {
    name.ends_with(['"', '”', '“', '»', '«', '\'', '’', '‘'])
}

/// "“Open the gates! Open the gates!”": a cry, wholly within quotation marks.
fn is_cry(info: &Info<'_>) -> bool {
    matches!(info.shape().start, Start::Quote) && info.text.ends_with(['”', '"', '»', '“']) && info.text.contains('!')
}
