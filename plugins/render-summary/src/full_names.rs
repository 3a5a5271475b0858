//! A surname alone, of somebody whom neither the headline nor the summary has named before, gives way to the full name that the story gives:
//! `Mr. Lind`, or `Lind` beside a verb, to `Bo Lind`. Not where the story has two people of that name.

use std::ops::Range;

use copydesk_text::vocabulary::is_first_name;
use memchr::memmem::{self, Finder};

use crate::classes::{ARTICLE, BINDING, FUNCTION, INDEFINITE, SAYING, TITLE, VERB};
use crate::language::Language;
use crate::sentences::bytes::marks::{Around, Marks};
use crate::sentences::bytes::scan::read_word;
use crate::story::Story;

/// So far into the story people are looked for: it introduces them near its beginning.
const REACH: usize = 65_536;
/// Between two names.
const AND: &str = " and ";
/// So many words behind a name `its` tells that it is a firm's.
const OWN: usize = 5;
/// No more people are named in full in one sentence.
const MOST: usize = 3;

/// The sentence with full names, where somebody is called in it by a surname, one that was `introduced` behind another name, that neither
/// the headline nor a sentence `told` before has; nothing where there is none such.
pub(crate) fn with_full_names(
    sentence: &str,
    told: &[String],
    story: &Story<'_>,
    language: &Language,
    introduced: impl Fn(&str) -> bool,
) -> Option<String> {
    if !language.is_english() {
        return None; // the others’ verbs and particles stand otherwise beside names
    }
    let known = |surname: &str, range: &Range<usize>| {
        let again = holds(&sentence[..range.start], surname) || holds(&sentence[range.end..], surname);
        again || holds(story.headline, surname) || told.iter().any(|text| holds(text, surname))
    };
    let mut unknown = surnames(sentence, language, introduced);
    unknown.retain(|(range, surname)| !known(surname, range) && !is_quoted(sentence, range.start));
    unknown.truncate(MOST);
    if unknown.is_empty() {
        return None;
    }
    let found: Vec<_> = unknown.into_iter().map(|(range, surname)| (range, full_name(surname, story))).collect();
    // Of two that are joined both are named in full, or neither: not `Mr. Lind and Ada Rowe`.
    let full = |place: &dyn Fn(&Range<usize>) -> bool| found.iter().any(|(range, name)| place(range) && name.is_some());
    let is_even = |range: &Range<usize>| {
        let (before, behind) = (&sentence[..range.start], &sentence[range.end..]);
        let joins = behind.strip_prefix(AND).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let joined = before.strip_suffix(AND).and_then(|rest| rest.rsplit(' ').next());
        (!joins || full(&|other| other.start == range.end + AND.len()))
            && (joined.is_none_or(|word| !word.starts_with(char::is_uppercase))
                || full(&|other| other.end + AND.len() == range.start))
    };
    let changes = found.iter().filter(|(range, _)| is_even(range));
    let changes: Vec<_> = changes.filter_map(|(range, name)| name.map(|name| (range, name))).collect();
    let mut named = String::with_capacity(sentence.len() + 16 * changes.len());
    let mut at = 0;
    for (range, name) in &changes {
        named.push_str(&sentence[at..range.start]);
        named.push_str(name);
        at = range.end;
    }
    named.push_str(&sentence[at..]);
    (!changes.is_empty()).then_some(named)
}

/// The surnames that stand alone in a sentence, of those that are `introduced`, each with its place, which begins with the title before it.
fn surnames<'a>(
    sentence: &'a str,
    language: &Language,
    introduced: impl Fn(&str) -> bool,
) -> Vec<(Range<usize>, &'a str)> {
    let classes = |word: &str| if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) };
    let mut found = Vec::new();
    let mut before = usize::MAX;
    for (start, word) in capitalised(sentence) {
        let end = start + word.len();
        // Most are one of two names side by side; but British papers write `Mr` without a stop.
        let beside = std::mem::replace(&mut before, end + 1) == start && sentence.as_bytes()[start - 1] == b' ';
        if matches!(&sentence.as_bytes()[end..], [b' ', b'A'..=b'Z', ..]) {
            continue;
        }
        // What most words are not is asked soonest.
        let last = last_word(&sentence[..start]);
        let capital = last.starts_with(|c: char| c.is_ascii_uppercase());
        let title = if capital && (beside || last.ends_with('.')) { classes(last.trim_end_matches('.')) } else { 0 };
        let titled = title & TITLE != 0 && !Language::is_particle(title);
        if !titled && (beside || capital) || !word.ends_with(|c: char| c.is_lowercase()) {
            continue;
        }
        let behind = &sentence[end..];
        if (titled || stands_alone(last, language) && !is_in_name(&sentence[..start], last, &classes))
            && ends_name(behind, &classes)
            && introduced(word)
            && is_name(word)
            && classes(word) == 0
        {
            found.push((start - if titled { last.len() + 1 } else { 0 }..end, word));
        }
    }
    found
}

/// Whether a name may begin behind a word: at the beginning, behind a mark, or behind a verb or a word that binds; but not in
/// `the Lind years`, `former Lind aides`.
fn stands_alone(last: &str, language: &Language) -> bool {
    let bare = last.trim_end_matches(',');
    if bare.len() < last.len() || bare.is_empty() {
        return last.bytes().next().is_none_or(|byte| byte.is_ascii_lowercase());
    }
    if !bare.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let word = read_word(bare, 0, bare.len()).whole;
    let classes = language.classes(word);
    let binds = classes & (FUNCTION | VERB | SAYING | BINDING) != 0 && classes & (ARTICLE | INDEFINITE) == 0;
    binds && !language.points(word) || bare.ends_with("ed") || bare.ends_with("ing")
}

/// Whether what stands before a surname may begin a body's own name, of which it is the end: `the Coalition for Lind`.
fn is_in_name(before: &str, last: &str, classes: &impl Fn(&str) -> u16) -> bool {
    let body = last_word(before.trim_end().strip_suffix(last).unwrap_or_default());
    let binds = classes(last) & BINDING != 0 && classes(last) & (VERB | SAYING) == 0;
    binds && body.starts_with(char::is_uppercase) && body.ends_with(char::is_alphanumeric)
}

/// Whether nothing goes on with a name behind it: not `Lind and Co`, `Lind Lines`, `Lind aides`; nor is it a firm's that is called after
/// its owner: `Lind’s, the store`, `Lind’s will shut`, `Lind has moved its office`.
fn ends_name(behind: &str, classes: &impl Fn(&str) -> u16) -> bool {
    let rest = behind.strip_prefix(['\'', '’']).map_or(behind, |rest| rest.strip_prefix('s').unwrap_or("x"));
    if rest.len() < behind.len() {
        let owned = rest.strip_prefix(' ').map(first_word);
        return owned.is_some_and(|word| !word.is_empty() && classes(word) & (VERB | SAYING) == 0);
    }
    if behind.split_whitespace().take(OWN).any(|word| word == "its") {
        return false;
    }
    let Some(rest) = behind.strip_prefix(' ') else {
        let mark = behind.strip_prefix([',', ';', ':', ')', '.', '!', '?']);
        return mark.is_some_and(|rest| !rest.trim_start().starts_with(char::is_uppercase)) || behind.is_empty();
    };
    let first = first_word(rest);
    let goes_on = classes(first) & (FUNCTION | VERB | SAYING | BINDING) != 0 || first.ends_with("ed");
    first.bytes().all(|byte| byte.is_ascii_lowercase()) && goes_on
}

/// The word that a text begins with, without the marks behind it.
fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The full name of the one person with a surname whom the story introduces: first names, an initial and a second name between at most.
fn full_name<'a>(surname: &str, story: &Story<'a>) -> Option<&'a str> {
    let finder = Finder::new(surname);
    let (mut name, mut left): (Option<&str>, usize) = (None, REACH);
    for passage in &story.passages {
        for at in finder.find_iter(passage.text.as_bytes()) {
            let (before, behind) = (&passage.text[..at], &passage.text[at + surname.len()..]);
            if before.ends_with(" in ") {
                return None; // a place
            }
            let Some(start) = first_name(before).filter(|_| !behind.starts_with(char::is_alphanumeric)) else {
                continue;
            };
            let given = |name: &'a str| name.split(' ').next().unwrap_or_default();
            let full = &passage.text[start..at + surname.len()];
            if name.is_some_and(|other| given(other) != given(full)) || goes_on_as_name(behind) {
                return None;
            }
            name = name.or(Some(full));
        }
        left = left.saturating_sub(passage.text.len());
        if left == 0 {
            break;
        }
    }
    name
}

/// Where a first name begins that ends a text, before an initial or another name perhaps.
fn first_name(before: &str) -> Option<usize> {
    let text = before.strip_suffix(' ')?;
    if !text.ends_with(char::is_lowercase) && !text.ends_with('.') {
        return None;
    }
    let mut end = text.len();
    for nth in 0..2 {
        let start = text[..end]
            .rfind([' ', '(', '"', '“', '\u{a0}', '—'])
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let word = &text[start..end];
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        if is_name(word) && is_first_name(&word.to_lowercase()) {
            return Some(start);
        }
        let initial = word.strip_suffix('.').is_some_and(|letter| letter.chars().nth(1).is_none());
        if nth == 1 || !(initial || is_name(word)) || !text[..start].ends_with(' ') {
            return None;
        }
        end = start - 1;
    }
    None
}

/// Whether what stands behind a name goes on with it: `Bo Lind Jr.`, `Ada Rowe University`.
fn goes_on_as_name(behind: &str) -> bool {
    behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether a word is written as a name: a capital, then small letters at the end.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.ends_with(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

/// Whether a text has a word.
fn holds(text: &str, word: &str) -> bool {
    memmem::find_iter(text.as_bytes(), word.as_bytes()).any(|at| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// The word before a place, with the marks on it.
fn last_word(before: &str) -> &str {
    let bytes = before.as_bytes();
    let end = bytes.len() - usize::from(bytes.ends_with(b" "));
    let mut start = end;
    while start > 0 && bytes[start - 1] != b' ' {
        start -= 1;
    }
    &before[start..end]
}

/// The words of a sentence that begin with a plain capital, with their places, each without a possessive’s ending.
fn capitalised(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = sentence.as_bytes();
    let capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let mut at = 0;
    std::iter::from_fn(move || {
        // Eight bytes at once, where none of them is a capital.
        while bytes.get(at..).and_then(<[u8]>::first_chunk).is_some_and(|chunk| no_capital(u64::from_le_bytes(*chunk)))
        {
            at += 8;
        }
        let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_uppercase)?;
        at = start + 1;
        while let Some(&byte) = bytes.get(at) {
            // `’` and `—` end a word, but for `O’Ryan`.
            let ends = match byte {
                b'\'' | b'-' => !capital(at + 1),
                0xE2 => !(bytes[at..].starts_with("’".as_bytes()) && capital(at + "’".len())),
                _ => !byte.is_ascii_alphanumeric() && byte < 0x80,
            };
            if ends {
                break;
            }
            at += 1;
        }
        Some((start, &sentence[start..at]))
    })
}

/// Whether none of eight bytes is one of those among which the capitals are.
fn no_capital(chunk: u64) -> bool {
    const CAPITAL: u64 = 0x4040_4040_4040_4040;
    chunk & CAPITAL & !(chunk << 1) & !(chunk >> 1) == 0
}

/// Whether a place in a sentence is within quotation marks.
fn is_quoted(sentence: &str, place: usize) -> bool {
    let (mut marks, mut last) = (Marks::default(), None);
    let mut characters = sentence.char_indices().peekable();
    while let Some((at, mut c)) = characters.next_if(|&(at, _)| at < place) {
        if !c.is_alphanumeric() {
            if c == '\'' && characters.next_if(|&(_, next)| next == '\'').is_some() {
                c = '"'; // two single marks
            }
            let after = characters.peek().map(|&(_, next)| next);
            marks.read(c, Around { before: if at == 0 { None } else { last }, after });
        }
        last = Some(c);
    }
    marks.in_quotation()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::story::{Passage, Role};

    fn named(sentence: &str, told: &[&str]) -> Option<String> {
        let body = "The pilot Paul B. Lind, Anna Rowe and her sister Carol Rowe met Bruno Dahl of Dahl Lines in Arnsby. \
            Michael Holm, Norland and George Ost lost. Pilots in Ost won.";
        let passages = vec![Passage { role: Role::Prose, text: body }];
        let told: Vec<String> = told.iter().map(|&text| text.to_owned()).collect();
        with_full_names(sentence, &told, &Story { passages, ..Story::default() }, language("en"), |_| true)
    }

    #[test]
    fn a_surname_alone_gives_way_to_the_full_name() {
        for (sentence, full) in [
            ("Lind’s letter was short.", "Paul B. Lind’s letter was short."),
            ("Clerks say that Mr. Lind has left.", "Clerks say that Paul B. Lind has left."),
            ("Clerks wrote to Lind and to Dahl.", "Clerks wrote to Paul B. Lind and to Bruno Dahl."),
            ("Mr. Lind and Mr. Dahl were ill.", "Paul B. Lind and Bruno Dahl were ill."),
            ("Mr Lind said that clerks had left.", "Paul B. Lind said that clerks had left."),
        ] {
            assert_eq!(named(sentence, &[]).as_deref(), Some(full));
        }
    }

    #[test]
    fn what_is_known_or_somebody_else_stays() {
        assert_eq!(named("Lind was ill.", &["Paul B. Lind left."]), None);
        for sentence in [
            "Ms. Rowe was ill.",
            "Lind and Rowe were ill.",
            "Lind and Sons were ill.",
            "Capt. Lind was ill.",
            "The Lind years were good.",
            "The Coalition for Lind was founded.",
            "Former Lind aides were ill.",
            "Nobody likes a Lind in Arnsby.",
            "“Lind was ill,” clerks said.",
            "The letter of ''Lind'' was short.",
            "Norland was ill.",
            "Ost was ill.",
            "Lind’s, the store on the quay, was shut.",
            "Lind’s will shut in May.",
            "Lind has moved its office.",
        ] {
            assert_eq!(named(sentence, &[]), None, "{sentence}");
        }
    }
}
