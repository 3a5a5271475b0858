//! Whom editors may ask: telephone numbers and addresses of desks and press offices. They are not for readers.

use std::sync::LazyLock;

use copydesk_text::lines::is_wire;

use crate::boxes::contact::is_for_press;
use crate::boxes::marks::BOXES;
use crate::lines::Info;
use crate::lists::data::part;
use crate::lists::openings::Openings;
use crate::wire::WIRE;

struct Lists {
    press: Vec<&'static str>,
    /// What opens a sentence for the press, who is asked in one, and what opens those that readers may be told too.
    sentences: Openings,
    asks: Vec<&'static str>,
    asked: Vec<&'static str>,
    heads: Openings,
    telephones: Vec<&'static str>,
    desks: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    press: part(BOXES, "contact heads"),
    sentences: Openings::new(&part(WIRE, "press")),
    asks: part(WIRE, "press asks"),
    asked: part(WIRE, "asked by press"),
    heads: Openings::new(&part(BOXES, "contact heads")),
    telephones: part(WIRE, "telephones"),
    desks: part(WIRE, "desks"),
});

/// `ada.rowe@agency.example; +00 555 0199`: an address of mail and the number of a telephone, and nothing else. Below the
/// credits of a desk they are for editors; below a story they may be a service's.
pub(crate) fn is_of_addresses(text: &str) -> bool {
    let parts = || text.split([' ', ';', ',', '|', '/']).filter(|part| !part.is_empty());
    let address = |part: &str| part.contains('@') && part.contains('.');
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'(' | b')' | b'.'));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 6 && parts().any(address) && parts().any(number) && parts().all(|part| address(part) || number(part))
}

/// `Northwire economics desk, +47 5550 0144, econ@northwire.example`: a desk by its name, and nothing but numbers and addresses behind it.
pub(crate) fn is_of_desk(low: &str) -> bool {
    /// Words of the name.
    const NAME: usize = 5;
    let Some((name, reached)) = low.split_once([',', ':', ';']) else { return false };
    let desk = name.split(' ').next_back().is_some_and(|last| LISTS.desks.iter().any(|desk| last.ends_with(desk)));
    desk && name.split(' ').count() <= NAME && is_of_addresses(reached)
}

/// `Keystone-SDA-Kontakt: Inlandredaktion, 031 …`, `dpa-Kontakt: …`: an agency's own desk, for those who print its copy.
pub(crate) fn is_of_agency(text: &str) -> bool {
    /// No such label is longer, in bytes.
    const LABEL: usize = 40;
    let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]);
    let label = colon.and_then(|colon| text[..colon].trim_end().rsplit_once('-'));
    label.is_some_and(|(agency, label)| is_wire(agency) && LISTS.press.contains(&label.to_lowercase().as_str()))
}

/// `Northwire Weirs 01632 960 700`: a name and the number of its telephone, as it stands below the end of the copy.
pub(crate) fn is_name_with_number(text: &str) -> bool {
    /// Digits of a number, and words of the name.
    const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
    const NAME: std::ops::RangeInclusive<usize> = 1..=5;
    let number = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '(' | ')' | '-' | '/' | '.');
    let name = text.trim_end_matches(number);
    let digits = text[name.len()..].bytes().filter(u8::is_ascii_digit).count();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
    let words = || name.trim_end_matches([',', ':']).split_whitespace();
    DIGITS.contains(&digits) && NAME.contains(&words().count()) && words().all(capital)
}

/// A line that says whom the press may ask: "Media contact:", a number, an address.
pub(crate) fn reaches_press(info: &Info<'_>, low: &mut String) -> bool {
    low.clear();
    low.extend(info.text.chars().flat_map(char::to_lowercase));
    let heads = LISTS.press.contains(&low.split(':').next().unwrap_or_default().trim());
    heads || is_press_contact(low, info) || is_contact(info.text, low, info)
}

/// "For media enquiries contact Ada Rowe in the press office on 01632 960 411.": one sentence with a number or an address, for the press by how it
/// opens, or by whom it names.
pub(crate) fn asks_press_in_sentence(info: &Info<'_>) -> bool {
    /// No such sentence is wider.
    const LONGEST: u32 = 240;
    let (lists, s) = (&*LISTS, &info.shape);
    let press = s.width <= LONGEST && lists.sentences.open(info.text);
    // Most lines end here.
    if !press && (s.width > LONGEST || !lists.heads.open(info.text)) {
        return false;
    }
    if s.digits < 6 && !s.address || s.quotes > 0 {
        return false;
    }
    let low = info.text.to_lowercase();
    let asked = || lists.asked.iter().any(|who| low.contains(who));
    // "230,000" is none of a telephone.
    let counts = |word: &str| word.contains(',') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let words = || low.split(' ').map(|word| word.trim_end_matches(['.', ',', ';', ')']));
    let reached = s.address || words().filter(|word| !counts(word)).map(digits).sum::<usize>() >= 6;
    let asks = || words().any(|word| lists.asks.binary_search(&word).is_ok());
    // Two sentences report something.
    (press && asks() || asked()) && reached && !low.trim_end_matches('.').contains(". ")
}

/// `Media contact: Ada Rowe, +44 20 5550 1234`: whom editors may ask, at the foot of a press release.
pub(crate) fn is_press_contact(low: &str, info: &Info<'_>) -> bool {
    let labelled = || low.split_once(':').is_some_and(|(label, _)| LISTS.press.contains(&label.trim()));
    // "Rückfragen bitte an Ada Rowe, Tel. …"
    let opened = |head: &&&str| {
        let rest = low.strip_prefix(**head).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some() && is_for_press(head)
    };
    info.shape.digits >= 6
        && !info.shape.ends_sentence()
        && (labelled() || LISTS.press.iter().any(|head| opened(&head)))
}

/// `Tel: +49 30 …`, `Newsdesk: 555 01 23 45`, `((ada.rowe@…; +49 30 …;))`.
pub(crate) fn is_contact(text: &str, low: &str, info: &Info<'_>) -> bool {
    if text.starts_with("((") && text.ends_with("))") && info.shape.address {
        return true;
    }
    if info.shape.digits < 6 || info.shape.ends_sentence() && info.shape.words > 8 || info.shape.digits > 30 {
        return false;
    }
    let label = low.split([':', '+', '(']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
    // "2026-03-14T06:00:00Z" is no "T: 06 …".
    let leads = || low.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(label);
    let labelled = text.contains(':') && LISTS.telephones.contains(&label) && leads();
    let desk = LISTS.desks.iter().any(|desk| low.contains(desk));
    labelled || desk && info.shape.digits >= 7 || is_press_contact(low, info)
}
