//! Teasers between or above the paragraphs of copy: a heading such as "Most read" or "Recommended", and the titles below it.

use copydesk_text::lines::{credit, leading_credit};

use crate::fate::{Fate, Reason, take};
use crate::furniture::labels;
use crate::lines::{Info, Kind, Look};
use crate::phrases::Class;

/// More titles in a row are a list that the story may have.
const MOST: usize = 10;
/// Words of a title at least; shorter lines may be the story's headings.
const TITLE: u32 = 4;

/// Takes out headings of teasers with the titles below them, up to the next paragraph.
pub(crate) fn headed(infos: &[Info<'_>], fates: &mut [Fate], headline: Option<&str>) {
    for i in 0..infos.len() {
        let known = is_heading(&infos[i]);
        if !known && !is_loud_pointer(&infos[i], fates[i])
            || !matches!(fates[i], Fate::Keep | Fate::Gone(Reason::Teaser | Reason::Insert))
        {
            continue;
        }
        let titles = infos[i + 1..].iter().take(MOST + 1).take_while(|info| is_title(info, headline)).count();
        let whole = infos[i + 1..i + 1 + titles].iter().filter(|info| info.shape.words >= TITLE).count();
        let least = if known { 1 } else { 2 };
        if titles <= MOST && whole >= least {
            take(infos, fates, i..i + 1 + titles, Fate::Gone(Reason::Teaser));
        }
    }
}

/// A known heading of teasers; one word alone may be the story's own ("More").
fn is_heading(info: &Info<'_>) -> bool {
    info.look == Look::Furniture
        && info.hits.is_whole(Class::Teaser)
        // "Expand image" is no heading of the caption below it.
        && !(info.hits.is_whole(Class::Insert) && labels::shows_pictures(info.text))
        && info.kind != Kind::Fixed
        && info.shape.quotes == 0
        && !info.shape.ends_sentence()
        && info.shape.width <= 40
        && (info.shape.words >= 2 || labels::heads_teasers(info.text))
        && !labels::heads_caption(info.text)
}

/// "READ MORE ON HOSPITALS": a pointer in capitals that has no title behind it, but below it.
fn is_loud_pointer(info: &Info<'_>, fate: Fate) -> bool {
    fate == Fate::Gone(Reason::Teaser)
        && info.shape.all_capitals()
        && info.shape.words >= 2
        && info.shape.width <= 40
        && !info.shape.ends_sentence()
}

/// The title of another piece, its number in a list, or its date.
fn is_title(info: &Info<'_>, headline: Option<&str>) -> bool {
    let number = info.shape.letters == 0 && info.shape.digits > 0 && info.shape.width <= 3;
    // A title may be a question.
    let asks = info.text.ends_with('?') && info.shape.stops <= 1 && info.shape.quotes == 0 && info.linked < 50;
    let title = (matches!(info.look, Look::Title | Look::Label) || asks)
        && info.shape.words >= 3
        && info.shape.width <= 110
        && info.kind != Kind::Heading
        && info.kind != Kind::Fixed;
    let own = headline.is_some_and(|headline| crate::header::is_headline(info, headline));
    let caption = || credit(info.text).is_some() || leading_credit(info.text).is_some();
    !info.protected
        && !own
        && (asks || !info.shape.ends_sentence())
        && (number || info.look == Look::Date || title && !caption())
}
