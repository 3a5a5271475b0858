//! Gives the story back the sentences that the model took for furniture by their place alone.
//!
//! Teasers, comments and boxes have sentences too, but they show it: titles above, dates, headings, links, repeats. A sentence that nothing
//! of the kind speaks against is the story's, wherever it stands.

use copydesk_text::lines::{Credit, Ending, credit};

use crate::calls::Calls;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::page::mend::is_of_page;
use crate::page::model::Place;

/// A page has more lines than this; what has fewer is a story with some furniture around it, of which the order tells little.
const SMALL: usize = 36;

/// Puts sentences into the story against which nothing speaks but their place.
pub(crate) fn keep(infos: &[Info<'_>], mut places: Vec<Place>, calls: &Calls) -> Vec<Place> {
    let small = infos.iter().filter(|info| !info.text.is_empty()).count() <= SMALL;
    let dated = has_dates_in_a_run(infos);
    let mut low = String::new();
    // What stands before the story's last line is no thread of comments.
    let last = places.iter().rposition(|place| *place == Place::Story).unwrap_or(0);
    let (mut from, mut seen) = (0, false);
    while let Some(start) =
        (from..infos.len()).find(|i| places[*i] != Place::Story && is_plain(&infos[*i], small, calls))
    {
        let end = (start..infos.len()).find(|i| !is_plain(&infos[*i], small, calls)).unwrap_or(infos.len());
        // A paragraph of the story stands above.
        seen |= (from..start).any(|i| places[i] == Place::Story && infos[i].is_prose());
        let above = start.checked_sub(1).filter(|i| places[*i] != Place::Story);
        let above = above.map(|i| &infos[i]);
        let below = infos.get(end);
        let in_doubt = above
            .is_some_and(|info| leads_on(info, start == 1, dated, end <= last) && !is_call(info, calls, &mut low))
            || below.is_some_and(|info| info.look == Look::Date && dated);
        // Below the story a title and its date lead on in a short text too.
        let teaser = dated && start >= 2 && is_dated_title(&infos[start - 2..start]) && seen;
        if !in_doubt || small && !teaser {
            places[start..end].fill(Place::Story);
            seen = true;
        }
        from = end;
    }
    if small {
        lists(infos, &mut places);
        captions(infos, &mut places);
    }
    places
}

/// Gives the story of a short text the captions above its last line: a sentence with its credit behind it.
fn captions(infos: &[Info<'_>], places: &mut [Place]) {
    /// No such caption is narrower.
    const NARROWEST: u32 = 40;
    let last = places.iter().rposition(|place| *place == Place::Story).unwrap_or(0);
    let is_caption = |info: &Info<'_>| {
        let credited = |credit: Credit| {
            let said = info.text[..credit.text_end].trim_end();
            said.ends_with('.') && said.len() >= NARROWEST as usize
        };
        info.kind == Kind::Paragraph
            && info.shape.width >= NARROWEST
            && info.linked < 50
            && info.times == 1
            && credit(info.text).is_some_and(credited)
    };
    for i in 0..last {
        if places[i] != Place::Story && is_caption(&infos[i]) {
            places[i] = Place::Story;
        }
    }
}

/// Puts the lines of a list into the story of a short text that stand right below one of its paragraphs, with another further down.
fn lists(infos: &[Info<'_>], places: &mut [Place]) {
    let last = places.iter().rposition(|place| *place == Place::Story).unwrap_or(0);
    let mut below = false;
    for i in 0..last {
        below = match places[i] {
            Place::Story => below || infos[i].is_prose(),
            _ => below && !is_of_page(&infos[i]) && infos[i].linked < 50,
        };
        if below {
            places[i] = Place::Story;
        }
    }
}

/// A sentence of which neither its words nor its marks speak for furniture.
fn is_plain(info: &Info<'_>, small: bool, calls: &Calls) -> bool {
    let s = &info.shape;
    let closed = s.quotes > 0 || info.text.ends_with(['.', '…', '。']) || small && !info.text.ends_with(':');
    // What speaks to the reader of what a publication has is a box of the page, in most cases.
    let holds = |words: &[&str]| words.iter().any(|word| info.text.contains(word));
    let opens = |words: &[&str]| words.iter().any(|word| info.text.starts_with(word));
    let to_reader = || holds(&[" you ", " your "]) || opens(&["You ", "Your ", "Thank you", "Thanks for"]);
    let of_house = || (holds(&[" us ", " us.", " our "]) || opens(&["Our ", "We’", "We'"])) && calls.names(info.text);
    matches!(info.look, Look::Text | Look::Sentence | Look::Short)
        && s.ending == Ending::Stop
        && s.has_letters()
        && closed
        && info.kind == Kind::Paragraph
        && info.linked < 50
        && (info.times == 1 || s.quotes > 0)
        && (info.hits.part() == 0 || small && info.hits.whole() == 0)
        && !s.address
        && (small || s.quotes > 0 || !(to_reader() || of_house()))
}

/// A line that goes for its own words says nothing of those below it.
fn is_call(info: &Info<'_>, calls: &Calls, low: &mut String) -> bool {
    calls.of(info, low).is_some()
}

/// A title or a label, and a date below it.
fn is_dated_title(lines: &[Info<'_>]) -> bool {
    let is_title = |info: &Info<'_>| {
        matches!(info.look, Look::Title | Look::Label)
            || info.doubled
            || info.text.ends_with('?') && info.shape.quotes == 0
    };
    matches!(lines, [title, date] if date.look == Look::Date && is_title(title))
}

/// Dates with text between them: of teasers, or of comments.
fn has_dates_in_a_run(infos: &[Info<'_>]) -> bool {
    let mut dates = infos.iter().enumerate().filter(|(_, info)| info.look == Look::Date).map(|(i, _)| i);
    let first = dates.next();
    first.is_some_and(|first| dates.any(|other| infos[first..other].iter().any(Info::is_prose)))
}

/// True where sentences below a line may be a teaser's, a comment's or a box's: a title, a name, a date, a heading.
fn leads_on(info: &Info<'_>, first: bool, dated: bool, goes_on: bool) -> bool {
    match info.look {
        // "Read more: How the bridge was built" needs nothing below it.
        Look::Label if info.shape.letters == 0 => false,
        Look::Title | Look::Label => !first && !info.hits.is_lead(Class::Teaser),
        Look::Date => dated,
        // A heading of teasers has titles below it, not sentences.
        Look::Furniture => {
            let heads = |class| matches!(class, Class::Legal | Class::Byline) || class == Class::Comments && !goes_on;
            info.hits.main().is_some_and(heads)
        }
        Look::Text | Look::Sentence | Look::Short => true,
    }
}
