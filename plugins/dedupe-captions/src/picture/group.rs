//! The lines around one picture are one group. What stands whole, word for word, in its caption says nothing of its own: the title of the
//! picture, the credit once more. What the picture says to those who cannot see it stands right above the caption, in other words.

use std::sync::LazyLock;

use copydesk_text::bylines::is_house;
use copydesk_text::lines::{Credit, credit_by_shape, is_agency};

use crate::info::captionlike::fits;
use crate::info::picture_labels::without_label;
use crate::info::{Info, Kind};
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::version_words::{Word, tells_apart, words};
use crate::similar::word_lists::part;

const TEXTS: &str = include_str!("../../data/alternative-text.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(TEXTS, "opens"));
static HOUSES: LazyLock<Vec<&str>> = LazyLock::new(|| part(TEXTS, "houses"));
static TELLS: LazyLock<Vec<&str>> = LazyLock::new(|| part(TEXTS, "tells"));
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| part(TEXTS, "labels"));

/// Lines of a group on either side of the caption.
const REACH: usize = 3;
/// No part of a caption is longer, in bytes.
const LONGEST: usize = 160;
/// A paragraph parts two groups, and is no narrower.
const PARAGRAPH: u32 = 100;
/// Words of a person and a house at most.
const NAMED: usize = 8;
/// Words of a part at least: what has fewer may be a subheading.
const FEWEST: usize = 4;

/// A caption's credit that stands once more below it or above it: "… last month. Ada Rowe for Harbour Radio" and "Ada Rowe for Harbour Radio",
/// "… (foto Ada Rowe)" and "(foto Ada Rowe)". So both are known for what they are. A name alone may be the byline.
pub(crate) fn confirm_credits(infos: &mut [Info<'_>]) {
    for i in 0..infos.len() {
        let line = infos[i].text;
        // Most lines end here.
        if line.len() > LONGEST / 2 || infos[i].kind != Kind::Paragraph || !is_open(line) || infos[i].is_credit_alone()
        {
            continue;
        }
        let named = |at: &usize| behind_caption(&infos[*at], line).is_some();
        let below = i + 1..infos.len().min(i + 1 + REACH);
        let Some(at) = (i.saturating_sub(REACH)..i).rev().chain(below).find(named) else { continue };
        let Some(credit) = behind_caption(&infos[at], line) else { continue };
        let from_end = infos[at].text.len() - credit.name.start;
        let name = line.len() - from_end..line.len() - (infos[at].text.len() - credit.name.end);
        infos[at].set_credit(credit);
        infos[i].set_credit(Credit { text_end: 0, name, sure: true });
    }
}

/// "Ada Rowe for Harbour Radio" or "Ada Rowe / Orme Post", twice: side by side below a sentence, as a page has it beside its buttons, or each time
/// beside the same line, which is its caption. So it is known for a credit, and the caption for one.
pub(crate) fn confirm_doubled_credits(infos: &mut [Info<'_>]) {
    let houses = infos.iter().enumerate().filter(|(_, info)| is_person_for_house(info));
    let mut lines: Vec<(&str, usize)> = houses.map(|(i, info)| (info.text, i)).collect();
    // Most articles end here.
    if lines.len() < 2 {
        return;
    }
    lines.sort_unstable();
    for pair in lines.windows(2) {
        let [(name, a), (again, b)] = [pair[0], pair[1]];
        let at = |i: Option<usize>| i.filter(|i| infos.get(*i).is_some_and(|info| fits(info) && info.credit.is_none()));
        let beside = |i: usize| [at(i.checked_sub(1)), at(Some(i + 1))].into_iter().flatten();
        let same = beside(a).find(|x| beside(b).any(|y| *x != y && infos[*x].text == infos[y].text));
        let sentence = |i: &usize| infos[*i].shape().ends_sentence();
        let above = || at(a.checked_sub(1)).filter(|i| b == a + 1 && sentence(i));
        if name != again {
            continue;
        }
        if let Some(caption) = same.or_else(above) {
            infos[caption].signed = true;
            for i in [a, b] {
                infos[i].set_credit(Credit { text_end: 0, name: 0..name.len(), sure: true });
            }
        }
    }
}

/// "Ada Rowe for NPR", alone below a sentence and above others: a person for an agency of pictures, as which no byline stands there.
pub(crate) fn confirm_agency_credits(infos: &mut [Info<'_>]) {
    const SHORT: u32 = 60;
    for i in 1..infos.len().saturating_sub(1) {
        let info = &infos[i];
        // A line alone may have come as a heading.
        let open = matches!(info.kind, Kind::Paragraph | Kind::Heading) && info.credit.is_none();
        if !open || !is_for_agency(info.text) {
            continue;
        }
        let (above, below) = (&infos[i - 1], &infos[i + 1]);
        let sentences = above.text.ends_with('.') && below.shape().ends_sentence();
        // A short sentence below may be of them: "She was not let in."
        let goes_on = below.width() < SHORT;
        if sentences && !goes_on && above.kind == Kind::Paragraph && fits(above) && above.credit.is_none() {
            let name = 0..info.text.len();
            infos[i].set_credit(Credit { text_end: 0, name, sure: true });
        }
    }
}

fn is_for_agency(line: &str) -> bool {
    // Most lines end here.
    let short = line.len() <= LONGEST / 2 && line.ends_with(char::is_alphanumeric);
    let of_agency = |(_, house): &(&str, &str)| is_agency(house);
    short && line.split_once(" for ").filter(of_agency).is_some_and(|(person, _)| is_person(person))
}

/// Two to four words with capitals.
fn is_person(text: &str) -> bool {
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    NAME.contains(&text.split(' ').count()) && text.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// "Ada Rowe for Harbour Radio", "Ada Rowe / Orme Post": a person, and a house by its name.
fn is_person_for_house(info: &Info<'_>) -> bool {
    let line = info.text;
    // Most lines end here.
    if line.len() > LONGEST / 2 || !line.ends_with(char::is_alphanumeric) || info.kind != Kind::Paragraph {
        return false;
    }
    // "Vote Rowe for Marl" is a slogan.
    let loud = |house: &str| !house.contains(char::is_lowercase) || house.contains(' ') || is_house(house);
    let named = line.split_once(" for ").filter(|(_, house)| loud(house)).or_else(|| line.split_once('/'));
    let capital = |part: &str| !part.is_empty() && part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    named.is_some_and(|(person, house)| person.trim().contains(' ') && capital(person.trim()) && capital(house.trim()))
}

/// "Getstock Images", alone among the lines above the story: a house of pictures by its name.
pub(crate) fn houses_of_pictures(infos: &mut [Info<'_>], titled: bool) {
    /// So many lines from the top.
    const TOP: usize = 6;
    let is_paragraph = |info: &Info<'_>| info.width() >= PARAGRAPH;
    for at in usize::from(!titled)..infos.len().min(TOP) {
        let info = &infos[at];
        // Most lines end here.
        if !is_house_of_pictures(info.text) || info.credit.is_some() || info.kind != Kind::Paragraph {
            continue;
        }
        let above = !infos[..at].iter().any(is_paragraph) && infos[at..].iter().any(is_paragraph);
        if above {
            let name = 0..info.text.len();
            infos[at].set_credit(Credit { text_end: 0, name, sure: true });
        }
    }
}

/// One or two names, and what the house deals in.
fn is_house_of_pictures(line: &str) -> bool {
    /// A shorter first word is none of a name: "In Pictures", "Our Photos".
    const NAME: usize = 4;
    let word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    // Most lines end here, as sentences do.
    let named = line.as_bytes().last().is_some_and(|last| last.is_ascii_alphanumeric() || *last >= 0x80);
    let trade = || line.rsplit(' ').next().is_some_and(|last| HOUSES.contains(&last));
    named
        && trade()
        && (2..=3).contains(&line.split(' ').count())
        && line.split(' ').all(word)
        && line.find(' ') >= Some(NAME)
}

/// The credit at the end of a caption, where it is all that a line says, and more than a name.
fn behind_caption(caption: &Info<'_>, line: &str) -> Option<Credit> {
    let before =
        caption.text.strip_suffix(line).filter(|before| before.ends_with([' ', '.']) && before.len() > line.len())?;
    let of_house = || line.contains('/') || line.split(' ').skip(1).any(|word| word.starts_with(char::is_lowercase));
    let whole = |credit: &Credit| {
        let behind = credit.text_end <= before.len() && credit.name.start >= before.len() && credit.text_end > 0;
        behind && (line != &caption.text[credit.name.clone()] || of_house())
    };
    let credit = caption.credit.clone().or_else(|| credit_by_shape(caption.text)).filter(whole);
    // Behind "… in Oakley, Neb." no shape shows where the credit starts: names, and what joins them, do.
    let joined = || {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let words = || line.split(' ');
        let named = words().take(2).all(capital) && words().next_back().is_some_and(capital);
        let of = words().filter(|word| !capital(word)).count() == 1 && words().count() <= NAMED;
        let name = before.len()..caption.text.len();
        (named && of).then(|| Credit { text_end: before.trim_end().len(), name, sure: true })
    };
    credit.or_else(joined).filter(|_| fits(caption)).map(|credit| Credit { sure: true, ..credit })
}

/// A line that no mark ends.
fn is_open(line: &str) -> bool {
    line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']'))
}

/// The lines that stand whole in a caption beside them, wherever in it.
pub(crate) fn parts<'i>(infos: &'i [Info<'_>], titled: bool) -> impl Iterator<Item = Pair> + 'i {
    let captions = infos.iter().enumerate().filter(|(_, info)| info.of_picture && fits(info));
    captions.flat_map(move |(at, caption)| {
        let mut own: Option<Vec<Word<'_>>> = None;
        let [above, below]: [Vec<usize>; 2] =
            [(at.saturating_sub(REACH)..at).rev().collect(), (at + 1..infos.len().min(at + 1 + REACH)).collect()];
        let mut pairs = Vec::new();
        for side in [above, below] {
            for i in side.into_iter().take_while(|i| infos[*i].width() < PARAGRAPH || infos[*i].of_picture) {
                let info = &infos[i];
                // The first line of a text without a headline may be that.
                if !(titled || i > 0) || !is_bare(info) || info.text.len() >= caption.text.len() {
                    continue;
                }
                let own = own.get_or_insert_with(|| words(without_label(caption.compared_text())));
                if is_run(&words(info.compared_text()), own) {
                    let relation = if i < at { Relation::Cut } else { Relation::Cuts };
                    pairs.push(Pair { first: i.min(at), second: i.max(at), relation });
                }
            }
        }
        pairs
    })
}

/// A paragraph without a credit or a mark at its end, no longer than the part of a caption.
pub(crate) fn is_bare(info: &Info<'_>) -> bool {
    let open = info.text.ends_with(|c: char| c.is_alphanumeric());
    open && info.kind == Kind::Paragraph && info.text.len() <= LONGEST && !info.is_credited() && fits(info)
}

/// True where all words stand in the other text, side by side.
fn is_run(short: &[Word<'_>], full: &[Word<'_>]) -> bool {
    let same = |run: &[Word<'_>]| run.iter().zip(short).all(|(a, b)| a.hash == b.hash);
    let at = full.windows(short.len().max(1)).position(same).filter(|_| (FEWEST..full.len()).contains(&short.len()));
    // "The mill in winter", "The mill in winter after the fire": two pictures.
    at.is_some_and(|at| !full[at + short.len()..].iter().any(tells_apart))
}

/// The lines that say what a picture shows to those who cannot see it, each with its caption: right above the caption and its credit, opened
/// by an article or in small letters throughout, with no word that tells what happened.
pub(crate) fn described<'i>(infos: &'i [Info<'_>], titled: bool) -> impl Iterator<Item = (usize, usize)> + 'i {
    (usize::from(!titled)..infos.len()).filter_map(move |i| {
        // Most lines end here.
        if !is_bare(&infos[i]) {
            return None;
        }
        // Between "Image source, …" and "Image caption, …" nothing of the story stands.
        if i > 0 && infos[i - 1].is_credit_alone() && infos.get(i + 1).is_some_and(Info::is_labelled_caption) {
            return Some((i, i + 1));
        }
        if !describes(infos[i].behind_label_of(&LABELS)) {
            return None;
        }
        let caption = (i + 1..infos.len()).take(REACH).find(|at| !infos[*at].is_credit_alone())?;
        let info = &infos[caption];
        (info.is_caption() && info.core.len() > infos[i].core.len() / 2).then_some((i, caption))
    })
}

/// "A woman in a green apron stands behind the counter", "dry stone wall before repair".
fn describes(text: &str) -> bool {
    /// Words of such a text; in small letters throughout it may have fewer.
    const WORDS: usize = 5;
    const SMALL: usize = 3;
    let count = text.split(' ').count();
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let small = || text.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-' | ',' | '\''));
    let opens = count >= WORDS && OPENS.binary_search(&first.as_str()).is_ok() || count >= SMALL && small();
    opens && !text.contains(['"', '“', '„', '«', ':', '|']) && !tells(text)
}

/// True where a word behind the first tells of an event.
pub(crate) fn tells(text: &str) -> bool {
    text.split(' ').skip(1).any(|word| TELLS.binary_search(&word.trim_end_matches(',')).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_picture_shows_is_told_without_an_event() {
        for text in [
            "A woman in a green apron stands behind the counter of Ashby Stores",
            "Zwei Feuerwehrleute mit Helm vor einem ausgebrannten Transporter",
            "Une femme en manteau rouge devant la mairie de Marl",
            "Un uomo con un cappello davanti al mulino di Tarn",
            "Två kvinnor med hjälm framför en röd buss",
            "dry stone wall before repair",
        ] {
            assert!(describes(text), "{text}");
        }
        for text in [
            "A village shop that was days from closing has been saved",
            "A bridge too far",
            "Ein Dorf hat seinen Laden für 90.000 Euro gekauft",
            "A plan to mend the wall: what it costs",
            "Residents raised thousands in six weeks to keep the shop",
        ] {
            assert!(!describes(text), "{text}");
        }
        assert!(is_house_of_pictures("Getstock Images") && is_house_of_pictures("Nordpix Pictures"));
        assert!(!is_house_of_pictures("In Pictures") && !is_house_of_pictures("Readers share Photos"));
        assert!(OPENS.is_sorted() && TELLS.is_sorted() && LABELS.is_sorted());
    }
}
