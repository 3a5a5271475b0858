//! Lines that say who wrote the piece, with the house, the trade and the address beside them.

use copydesk_text::bylines::{self, named_with_house};
use copydesk_text::lines::credit;

use crate::author::signature::{self, without_address};
use crate::lines::names::{self, WORDS, is_capital, is_person};
use crate::lines::{Info, Look};

/// No byline is wider.
const LONGEST: u32 = 100;

/// The name of who wrote the piece, in a line that says nothing else.
pub(crate) fn name<'a>(info: &Info<'a>) -> Option<&'a str> {
    byline(info).or_else(|| name_and_trade(info)).or_else(|| signature::name(info)).or_else(|| named(info))
}

/// The name in "Ada Rowe, Harbour Post", and behind the kind of the piece: "Ein Kommentar von Ada Rowe".
fn named<'a>(info: &Info<'a>) -> Option<&'a str> {
    // Most lines end here.
    if info.shape.width > LONGEST || info.shape.words < 3 || info.shape.ends_sentence() || info.look == Look::Text {
        return None;
    }
    // One word alone opens names of firms too.
    let opens = |names: &&str| info.text[..info.text.len() - names.len()].trim_end().contains(' ');
    let opened = || bylines::names(info.text).filter(opens);
    // "Di Ada Rowe, inviata a Marl"
    let traded = || info.text.split_once(", ").filter(|(_, trade)| is_trade(trade));
    let signed = || traded().and_then(|(by, _)| bylines::names(by)).filter(|names| signature::are_persons(names));
    named_with_house(info.text).or_else(opened).or_else(signed)
}

/// "Associated Writers", "Harbour Post Staff": the house, in the line below a byline.
pub(crate) fn is_house(info: &Info<'_>) -> bool {
    let text = info.text.trim_end_matches(['=', '<', ' ']);
    // "KXYZ News, Marl": the place behind it
    let text = text.split(", ").next().unwrap_or(text);
    let few = matches!(info.look, Look::Label | Look::Title) && info.shape.words <= 4;
    few && !info.shape.ends_sentence() && bylines::is_house(text)
}

/// True where a picture near the top has a house for its credit.
pub(crate) fn is_credited_with(infos: &[Info<'_>], house: &str) -> bool {
    /// So many lines from the top.
    const TOP: usize = 12;
    let low = house.to_lowercase();
    let named = |text: &str| credit(text).is_some_and(|credit| text[credit.name].to_lowercase().contains(&low));
    infos.iter().take(TOP).skip(1).any(|info| named(info.text))
}

/// A name alone, where the house, the trade or the date stands in the line below it.
pub(crate) fn name_above_house<'a>(info: &Info<'a>, below: &Info<'_>) -> Option<&'a str> {
    // "FOR IMMEDIATE RELEASE", "Local News"
    let label = || info.shape.all_capitals() || info.hits.main().is_some();
    let stamped = || (below.look == Look::Date || is_trade_line(below)) && !label();
    (info.text.len() <= 60 && is_person(info.text) && (stamped() || is_house(below))).then_some(info.text)
}

/// The same above a trade in small letters, as pages have it too: "Energy reporter".
pub(crate) fn name_above_trade<'a>(info: &Info<'a>, below: &Info<'_>) -> Option<&'a str> {
    let trade = below.text.rsplit(' ').next().is_some_and(|last| WORDS.trades.contains(&last));
    (trade && below.look == Look::Label && below.shape.words <= 4 && is_person(info.text)).then_some(info.text)
}

/// The names below a line that is nothing but "By".
pub(crate) fn name_below_by<'a>(above: &Info<'_>, info: &Info<'a>) -> Option<&'a str> {
    let by = || is(&WORDS.by, above.text.trim_end_matches(':')) && is_capital(above.text);
    (above.shape.words == 1 && info.shape.width <= LONGEST && by() && signature::are_persons(info.text))
        .then_some(info.text)
}

/// "Community Reporter", "Journalist og fotograf": the trade on the line below a name.
pub(crate) fn is_trade_line(info: &Info<'_>) -> bool {
    let word = |word: &str| {
        let low = word.to_lowercase();
        WORDS.trades.contains(&low.as_str()) || WORDS.trade_endings.iter().any(|ending| low.ends_with(ending))
    };
    let words = || info.text.split(' ');
    // What else somebody is stands behind a word that joins.
    let more = info.shape.words > 2;
    let joined = || words().zip(words().skip(1)).any(|(trade, joins)| WORDS.joining.contains(&joins) && word(trade));
    let trade = || words().next_back().is_some_and(word) || more && joined();
    info.look == Look::Label && info.shape.words <= 4 && trade()
}

/// Nothing, or where somebody reports from: " at Weir Park".
fn is_place(rest: &str) -> bool {
    let mut words = rest.trim_start().split(' ');
    let before = words.next().is_some_and(|word| WORDS.before_places.contains(&word));
    rest.is_empty() || before && words.clone().next().is_some() && words.all(is_capital)
}

/// "By Ada Rowe", "VON ADA ROWE": the names of persons behind the word and nothing else.
pub(crate) fn is_signed(info: &Info<'_>) -> bool {
    let person = |name: &str| is_person(name) && !name.starts_with("The ");
    let all = |names: &str| names.split(" and ").all(person);
    byline(info).is_some_and(|names| all(names) && info.text.split_once(names).is_some_and(|(_, rest)| is_place(rest)))
}

/// The names in "By Ada Rowe", "Written by Ada Rowe, transport correspondent", "Propos recueillis par Ada Rowe", as they stand below a story
/// too: persons and nothing else.
pub(crate) fn signed_below<'a>(info: &Info<'a>) -> Option<&'a str> {
    // Most lines end here.
    if info.shape.width > LONGEST || info.shape.ends_sentence() || info.shape.words < 3 {
        return None;
    }
    let names = byline(info).or_else(|| bylines::names(info.text).map(without_trade))?;
    signature::are_persons(names).then_some(names)
}

/// True for an address of mail, or the name of an account ("@adarowe"), and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    text.contains('@') && !text.contains(' ')
}

/// The name in "Ada Rowe, Harbour Post political writer", and in "Ada Rowe Transport editor", where two words are the name.
fn name_and_trade<'a>(info: &Info<'a>) -> Option<&'a str> {
    if info.shape.width > 80 || info.shape.ends_sentence() {
        return None;
    }
    let spaces = || memchr::memchr_iter(b' ', info.text.as_bytes());
    let behind_two = || {
        let (at, last) = (spaces().nth(1)?, info.text.rsplit(' ').next()?);
        let few = (3..=4).contains(&spaces().count()) && last.starts_with(char::is_lowercase);
        few.then(|| (&info.text[..at], &info.text[at + 1..]))
    };
    let (name, trade) = info.text.split_once(", ").or_else(behind_two)?;
    let last = trade.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let works = WORDS.trades.contains(&last.as_str()) && trade.split_whitespace().count() <= 5;
    (works && is_person(name)).then_some(name)
}

/// The name in "Posted on 3 March 2026 by Ada Rowe".
pub(crate) fn name_behind_date<'a>(info: &Info<'a>) -> Option<&'a str> {
    let (_, name) = info.text.rsplit_once(" by ")?;
    let names = |w: &str| w == "and" || is_capital(w);
    (name.split_whitespace().count() >= 2
        && name.split_whitespace().all(names)
        && !name.contains(|c: char| c.is_ascii_digit()))
    .then_some(name)
}

fn is(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| word.eq_ignore_ascii_case(entry))
}

/// The name in a line such as "By Ada Rowe and Eve Lind, Harbour Post".
fn byline<'a>(info: &Info<'a>) -> Option<&'a str> {
    let text = info.text.trim_start_matches('^').trim_end_matches(['=', '<', ' ']);
    if info.shape.width > LONGEST || info.shape.ends_sentence() || matches!(info.look, Look::Text | Look::Date) {
        return None;
    }
    let (mut first, mut rest) = text.split_once(char::is_whitespace)?;
    if is_capital(first) && is(&WORDS.before_by, first) {
        (first, rest) = rest.split_once(char::is_whitespace)?;
    }
    // In small letters it may stand in names too: "von Ada Rowe".
    let of_person = || info.shape.width <= 40 && is_person(rest);
    if !(is_capital(first) || first == "by" || of_person()) || !is(&WORDS.by, first) {
        return None;
    }
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '•' | '·')).unwrap_or(rest.len());
    let rest = without_place(without_trade(without_address(&rest[..end])));
    let end = rest.len();
    let name =
        rest[..end].trim_end_matches(" On ").trim_end_matches(|c: char| !c.is_alphabetic() && c != '.' && c != ')');
    let names = name.split_whitespace().all(|w| {
        WORDS.joining.contains(&w) || w.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
    });
    let count = name.split_whitespace().count();
    let starts = name.chars().next().is_some_and(char::is_uppercase) && !name.starts_with("The Way");
    (names && starts && (1..=12).contains(&count) && (count > 1 || name.len() > 3) && !name.ends_with(" the"))
        .then_some(name)
}

/// The name in "Ada Rowe at Weir Park", "ADA ROWE in Marl".
fn without_place(names: &str) -> &str {
    let mut parts = names.match_indices(' ').filter(|(at, _)| {
        let mut words = names[at + 1..].split(' ');
        let before = words.next().is_some_and(|word| WORDS.before_places.contains(&word));
        before && is_person(&names[..*at]) && words.clone().count() > 0 && words.all(is_capital)
    });
    parts.next().map_or(names, |(at, _)| &names[..at])
}

/// The name in "Ada Rowe, transport correspondent", "Ada Rowe, correspondante à Marl".
fn without_trade(names: &str) -> &str {
    let (name, trade) = names.split_once(", ").unwrap_or((names, ""));
    if !trade.is_empty() && is_person(name) && is_trade(trade) { name } else { names }
}

/// A trade of those who write, and at most a few words of where one has it.
fn is_trade(text: &str) -> bool {
    /// Words before the trade with it, and all of them.
    const BEFORE: usize = 4;
    const WORDS: usize = 8;
    let words = || text.split(' ').map(str::to_lowercase);
    let trade = |word: &String| {
        names::WORDS.trades.contains(&word.as_str())
            || names::WORDS.trade_endings.iter().any(|ending| word.ends_with(ending))
    };
    words().count() <= WORDS && words().take(BEFORE).any(|word| trade(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn on<T>(text: &str, f: impl Fn(&Info<'_>) -> T) -> T {
        f(&paragraphs(&[text])[0])
    }

    #[test]
    fn bylines_are_names_after_by() {
        let name = |t: &str| on(t, |i| byline(i).map(str::to_owned));
        assert_eq!(name("By Ada Rowe and Eve Lind"), Some("Ada Rowe and Eve Lind".into()));
        assert_eq!(name("By ADA ROWE="), Some("ADA ROWE".into()));
        assert_eq!(name("By Ada Rowe | 3 March 2024"), Some("Ada Rowe".into()));
        for no in ["By the time they came", "By Monday, all was over.", "Von Berlin nach Rom", "By", "By 2030"] {
            assert_eq!(name(no), None, "{no}");
        }
    }

    #[test]
    fn names_stand_above_a_house_or_a_date_and_behind_a_small_word() {
        let above = |name: &str, below: &str| {
            let infos = paragraphs(&[name, below]);
            name_above_house(&infos[0], &infos[1]).is_some()
        };
        let infos = paragraphs(&["Eve Lind", "Energy reporter", "Local News"]);
        assert!(name_above_trade(&infos[0], &infos[1]).is_some() && name_above_trade(&infos[0], &infos[2]).is_none());
        assert!(above("Eve Lind", "TBX News, Marl") && above("Eva Reis", "2 de junho de 2026, 9:30"));
        assert!(!above("Eve Lind", "Marl") && !above("The mayor", "TBX News, Marl"));
        assert!(on("von Ada Rowe", |i| name(i).is_some()) && !on("von Tarn", |i| name(i).is_some()));
    }

    #[test]
    fn names_stand_before_a_trade_or_behind_a_date() {
        let name = |t: &str| on(t, |i| name_and_trade(i).or_else(|| name_behind_date(i)).map(str::to_owned));
        assert_eq!(name("Ada Rowe, Harbour Post Political Writer"), Some("Ada Rowe".into()));
        assert_eq!(name("Posted on 3 March 2026 by Ada Rowe"), Some("Ada Rowe".into()));
        for no in ["Ada Rowe, the mayor", "Rowe, editor", "Posted on 3 March 2026 by the harbour board"] {
            assert_eq!(name(no), None, "{no}");
        }
    }
}
