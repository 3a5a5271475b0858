//! Teasers between or above the paragraphs of copy: a heading such as "Most read" or "Recommended", and the titles below it.

use std::ops::Range;

use copydesk_text::lines::{credit, leading_credit};

use crate::boxes::marks::Marks;
use crate::fate::{Fate, Reason, take};
use crate::lines::labels;
use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};

/// More titles in a row are a list that the story may have.
const MOST: usize = 10;
/// Words of a title at least; shorter lines may be the story's headings.
const TITLE: u32 = 4;

/// Takes out headings of teasers that stand among these lines with the titles below them, up to the next paragraph.
pub(crate) fn headed(
    infos: &[Info<'_>],
    marks: &Marks,
    fates: &mut [Fate],
    headline: Option<&str>,
    among: Range<usize>,
) {
    let on_page = among.len() < infos.len();
    for i in loud(infos).filter(|i| among.contains(i)) {
        // Most lines end here: a paragraph follows.
        if infos.get(i + 1).is_none_or(|next| next.is_prose() && !next.text.ends_with('?')) {
            continue;
        }
        let section = labels::heads_section(infos[i].text).filter(|_| infos[i].kind != Kind::Fixed);
        let known = is_heading(&infos[i]) || section.is_some();
        if !known && !is_loud_pointer(&infos[i], fates[i])
            || !matches!(fates[i], Fate::Keep | Fate::Gone(Reason::Teaser | Reason::Insert | Reason::CallToReaders))
        {
            continue;
        }
        let below = infos[i + 1..].iter().take(MOST + 1).enumerate();
        let titles = below.take_while(|(n, info)| is_title(info, headline) || *n > 0 && is_cry(info)).count();
        let whole = infos[i + 1..i + 1 + titles].iter().filter(|info| info.shape.words >= TITLE).count();
        let least = section.unwrap_or(if known { 1 } else { 2 });
        // What stands above all paragraphs of copy has the story's own titles below it: "FOR IMMEDIATE RELEASE". What a page says of itself
        // is no paragraph, and below a button of its box the story begins: "Accept all".
        let told = |i: usize| infos[i].is_prose() && fates[i].is_kept();
        let insert = infos[i].hits.is_whole(Class::Insert);
        if !on_page && insert && (marks.is_consent_button(infos[i].text) || !(0..i).any(told)) {
            continue;
        }
        // A question alone may be the story's own; what is no heading of teasers has none below it.
        let asks = |info: &Info<'_>| info.text.ends_with('?');
        if (on_page || insert) && infos[i + 1..i + 1 + titles].iter().all(asks) {
            continue;
        }
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

/// Takes out titles behind a few words in capitals, where another of them stood below a heading of teasers.
pub(crate) fn kickers(infos: &[Info<'_>], fates: &mut [Fate]) {
    let gone = |i: usize| fates[i] == Fate::Gone(Reason::Teaser) && infos[i].look == Look::Title;
    if !loud(infos).any(|i| gone(i) && has_kicker(infos[i].text)) {
        return;
    }
    for (info, fate) in infos.iter().zip(fates) {
        let title = *fate == Fate::Keep && info.kind == Kind::Paragraph && !info.protected && info.look == Look::Title;
        let plain = title && !info.shape.ends_sentence() && info.shape.quotes == 0 && credit(info.text).is_none();
        if plain && has_kicker(info.text) {
            *fate = Fate::Gone(Reason::Teaser);
        }
    }
}

/// "WET FEET Lock keeper tells of the flood": one to four words in capitals, and a title that is not.
fn has_kicker(text: &str) -> bool {
    /// Words of a kicker, letters of it, and words of the title.
    const KICKER: usize = 4;
    const LETTERS: usize = 6;
    const TITLE: usize = 4;
    let loud = |word: &str| word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’' | '!' | '&'));
    let kicker = || text.split(' ').take_while(|word| loud(word));
    let (words, letters) = kicker().fold((0, 0), |(words, letters), word| (words + 1, letters + word.chars().count()));
    let mut title = text.split(' ').skip(words);
    (1..=KICKER).contains(&words)
        && letters >= LETTERS
        && title.next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && title.count() + 1 >= TITLE
}

/// "READ MORE ON HOSPITALS": a pointer in capitals that has no title behind it, but below it.
fn is_loud_pointer(info: &Info<'_>, fate: Fate) -> bool {
    fate == Fate::Gone(Reason::Teaser)
        && info.shape.all_capitals()
        && info.shape.words >= 2
        && info.shape.width <= 40
        && !info.shape.ends_sentence()
}

/// "Win a pass to the fair!", among titles.
fn is_cry(info: &Info<'_>) -> bool {
    let s = &info.shape;
    info.text.ends_with('!') && s.stops <= 1 && s.quotes == 0 && s.words >= 3 && s.width <= 80 && !info.protected
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
    let own = headline.is_some_and(|headline| crate::header::headline::is_headline(info, headline));
    let caption = || credit(info.text).is_some() || leading_credit(info.text).is_some();
    !info.protected
        && !own
        // "Here are the highlights:" has them below it.
        && !info.text.ends_with(':')
        && (asks || number || !info.shape.ends_sentence())
        && (number || info.look == Look::Date || title && !caption())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    #[test]
    fn a_title_behind_words_in_capitals_goes_where_one_stood_below_a_heading() {
        let (first, second) = ("WET FEET Lock keeper tells of the flood", "SEEDY DEAL Mayor sold the quay for a song");
        let taken = |body: &[&'static str]| {
            let infos = paragraphs(body);
            let mut fates = vec![Fate::Keep; body.len()];
            headed(&infos, &Marks::new(), &mut fates, None, 0..body.len());
            kickers(&infos, &mut fates);
            gone(body, &fates)
        };
        assert_eq!(taken(&[STORY[0], "Most read", first, STORY[1], second, STORY[0]]), ["Most read", first, second]);
        assert_eq!(taken(&[STORY[0], first, STORY[1], second, STORY[0]]), [""; 0]);
        let other = "Lock keeper tells of the flood";
        assert_eq!(taken(&[STORY[0], "Most read", other, STORY[1], second, STORY[0]]), ["Most read", other]);
    }

    #[test]
    fn a_kicker_is_more_than_an_abbreviation() {
        assert!(has_kicker("WET FEET Lock keeper tells of the flood"));
        assert!(!has_kicker("BBC News at ten in the harbour"));
        assert!(!has_kicker("WET FEET ON THE QUAY AT NIGHT Keeper tells of the flood"));
        assert!(!has_kicker("WET FEET and a cold heart"));
    }
}
