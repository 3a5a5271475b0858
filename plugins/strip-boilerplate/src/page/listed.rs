//! Gives the story of a page back its own lists that the model took for menus or teasers: what a recipe takes, results, programmes, terms and
//! what they mean, where a place is and when it is open, each with its heading.
//!
//! Menus and teasers measure nothing: amounts, hours, results, years and addresses one below the other do.

use crate::dates::is_labelled;
use crate::furniture::ratings::is_rating;
use crate::lines::phrases::Class;
use crate::lines::{Info, Kind, Look};
use crate::page::model::Place;
use crate::story::series::opens_with_amount;
use crate::story::services::{gives_hours, lists_times, names_hour};

/// No line of a list is wider.
const WIDEST: u32 = 100;
/// So many lines that measure make a list, and so many of terms or names and what stands for them.
const MEASURED: usize = 2;
const FIELDS: usize = 4;
/// The line of a team or of those who took part is no wider.
const FIELD: u32 = 200;
/// Lines of plain words behind the last one that measures: "salt", "Method".
const PLAIN: usize = 4;
/// So many digits are a telephone's.
const NUMBER: u32 = 7;

/// Puts the lists of the story into it.
pub(crate) fn keep(infos: &[Info<'_>], mut places: Vec<Place>) -> Vec<Place> {
    let Some(last) = places.iter().rposition(|place| *place == Place::Story) else { return places };
    // What stands below a heading of teasers, or below what asks for something, is no list of the story's.
    let (mut open, mut details) = (false, false);
    let mut at = 0;
    while at < infos.len() {
        let info = &infos[at];
        let told = places[at] == Place::Story;
        if told && info.is_prose() {
            open = true;
        } else if info.look == Look::Furniture && !is_plain(info) {
            open &= info.hits.is_whole(Class::Share) && at < last;
        } else if open && is_part(info) {
            let list = List::at(infos, &places, at, at < last);
            let single =
                list.measured == 1 && list.len == 1 && (details && is_of_place(info) || lists_times(info.text));
            let end = if list.measured >= MEASURED || list.fields >= FIELDS || single {
                places[at..at + list.len].fill(Place::Story);
                at + list.len
            } else {
                // No list begins further down among these either.
                list.end
            };
            details |= (at..end).any(|i| gives_detail(&infos[i]) && places[i] == Place::Story);
            open &= end <= last;
            at = end;
            continue;
        }
        at += 1;
    }
    places
}

/// Lines one below the other that may be a list, from its heading.
struct List {
    len: usize,
    measured: usize,
    fields: usize,
    /// Behind the last line that was looked at.
    end: usize,
}

impl List {
    /// The list that begins at a line; among the paragraphs of the story it may have lines of plain words, behind the last one only its heading.
    fn at(infos: &[Info<'_>], places: &[Place], at: usize, inside: bool) -> List {
        let mut list = List { len: 0, measured: 0, fields: 0, end: at + 1 };
        // Fields one below the other, and where the last of them ends.
        let (mut plain, mut run, mut fields_end, mut end) = (0, 0, 0, at);
        while end < infos.len() && is_part(&infos[end]) {
            let info = &infos[end];
            let (measured, field) = (measures(info), is_field(info));
            run = if field { run + 1 } else { 0 };
            if measured || field {
                list.measured += usize::from(measured);
                list.fields = list.fields.max(run);
                plain = 0;
                fields_end = if run >= FIELDS { end + 1 - at } else { fields_end };
                list.len = if measured { end + 1 - at } else { list.len };
            } else if end > at && !inside || plain == PLAIN {
                break;
            } else {
                plain += 1;
            }
            end += 1;
        }
        list.len = list.len.max(fields_end);
        list.end = end.max(at + 1);
        // Plain words right above a paragraph of the story close the list, and head what is below.
        let told = infos.get(end).is_some_and(|info| info.is_prose() && places[end] == Place::Story);
        if inside && told && end - at > list.len && list.len > 0 {
            list.len = end - at;
        }
        list
    }
}

/// What may stand in a list, or head it.
fn is_part(info: &Info<'_>) -> bool {
    let closed = info.shape.ends_sentence() || info.is_prose() || info.look == Look::Date;
    !closed && info.kind != Kind::Fixed && info.linked < 50 && (is_plain(info) || measures(info) || is_field(info))
}

/// A few words: an entry without a number, or a heading, which may be a menu's word too.
fn is_plain(info: &Info<'_>) -> bool {
    let word = || info.look == Look::Furniture && info.hits.is_whole(Class::Navigation) && info.shape.words <= 2;
    let s = &info.shape;
    // Headings in capitals are the page's.
    let open = s.digits == 0 && s.joints == 0 && s.letters > 1 && !(s.words > 1 && s.all_capitals());
    open && (info.look == Look::Label || word())
}

/// "250 g butter", "7 huevos", "02:15 Northgate", "Hale summit 14cm", "Water Under Stone (1964)", "Marktplatz 4, 49843 Uelsen".
fn measures(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let open = matches!(info.look, Look::Label | Look::Title) && s.joints == 0 && s.width <= WIDEST && info.times == 1;
    let last = || info.text.rsplit(' ').next().unwrap_or_default();
    let counted = || {
        s.words > 1
            && info.text.starts_with(char::is_alphabetic)
            && last().contains(|c: char| c.is_ascii_digit())
            && last().starts_with(|c: char| c.is_ascii_digit() || c == '(')
    };
    open && s.digits > 0
        && !is_labelled(info.text)
        && !is_rating(info.text)
        && (opens_with_amount(info.text) || names_hour(info.text) || counted() || is_address(info.text))
}

/// "Booked: Boyle, Tann", "Thiol: a sulphur compound": a name of one to three words, and what stands for it.
fn is_field(info: &Info<'_>) -> bool {
    let open = matches!(info.look, Look::Label | Look::Title | Look::Text)
        && info.shape.width <= FIELD
        && info.shape.joints == 0
        && info.hits.part() == 0;
    let field = info.text.split_once(": ").filter(|(name, value)| {
        name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3 && !value.contains(": ")
    });
    open && field.is_some() && !info.text.ends_with(['?', '!']) && !is_labelled(info.text)
}

/// Where a place is, or when it is open.
fn is_of_place(info: &Info<'_>) -> bool {
    gives_hours(info.text) || is_address(info.text)
}

/// "Marktplatz 4, 49843 Uelsen", "County Hall, Market Street, Marbridge MB1 4QT": behind a comma a place and its postcode.
fn is_address(text: &str) -> bool {
    let Some((_, town)) = text.rsplit_once(", ") else { return false };
    let parts: Vec<&str> = town.split(' ').take(6).collect();
    let number = |part: &str| (4..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let name = |part: &str| part.starts_with(char::is_uppercase);
    let coded = |part: &str| {
        part.len() <= 4
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    };
    let numbered =
        parts.len() >= 2 && number(parts[0]) && name(parts[1]) && parts.last().is_some_and(|last| name(last));
    let ends_coded = || matches!(parts[..], [first, .., one, two] if name(first) && coded(one) && coded(two));
    numbered || ends_coded()
}

/// A number or an address by which a place is reached, or its hours: the story tells its readers such things.
fn gives_detail(info: &Info<'_>) -> bool {
    info.shape.digits >= NUMBER || info.shape.address || gives_hours(info.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, paragraphs};
    use Place::{After, Inside, Story};

    fn kept<'a>(lines: &[&'a str], places: &[Place]) -> Vec<&'a str> {
        let given = keep(&paragraphs(lines), places.to_vec());
        (0..lines.len()).filter(|i| given[*i] == Story && places[*i] != Story).map(|i| lines[i]).collect()
    }

    #[test]
    fn what_a_recipe_takes_is_its_own_with_the_headings() {
        let list = ["Ingredients", "7 eggs", "250g flour", "black pepper", "Method"];
        let lines = [&[STORY[0]], &list[..], &[STORY[1]]].concat();
        let places = [&[Story][..], &[Inside; 5], &[Story]].concat();
        assert_eq!(kept(&lines, &places), list);
        let menu = [STORY[0], "Home", "Sport", "Local 24", "Weather", "Puzzles", STORY[1]];
        assert_eq!(kept(&menu, &places), [""; 0]);
        let teasers = [STORY[0], "Most read", "7 eggs", "250g flour", "black pepper", "Method", STORY[1]];
        assert_eq!(kept(&teasers, &places), [""; 0]);
    }

    #[test]
    fn results_and_terms_right_below_the_story_are_its_own() {
        let places = [Story, After, After, After, After, After];
        let depths = [STORY[0], "Snow at four", "Tarn Fell 14cm", "Marl Hut 31cm", "Sign in", "Gates 2, Locks 3"];
        assert_eq!(kept(&depths, &places), depths[1..4]);
        let terms =
            [STORY[0], "Sluice: a small gate", "Weir: a low dam", "Pound: water kept", "Lock: two gates", "Sign in"];
        assert_eq!(kept(&terms, &places), terms[1..5]);
        let few = [STORY[0], "Ferries", "Opinion: let it leak", "Weir 2", "Sign in", "Tarn 4"];
        assert_eq!(kept(&few, &places), [""; 0]);
    }

    #[test]
    fn an_address_stands_below_the_story_that_tells_readers_how_to_ask() {
        let lines = [STORY[0], "Call: 01632 960 733", STORY[1], "Lock House, Weir Lane, Tarn TN1 4QT", "Sign in"];
        assert_eq!(kept(&lines, &[Story, Story, Story, After, After]), lines[3..4]);
        let house = [STORY[0], STORY[1], "Lock House, Weir Lane, Tarn TN1 4QT", "Sign in"];
        assert_eq!(kept(&house, &[Story, Story, After, After]), [""; 0]);
        assert!(is_address("Marktplatz 4, 49843 Uelsen") && !is_address("In Uelsen, 49843 Menschen leben"));
    }
}
