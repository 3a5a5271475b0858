//! Columns of several short items, such as a police blotter, news in brief or readers' letters: each tells something of its own, so that
//! sentences of two of them together say what neither does (`They stole the till. The driver had not seen them.`).

use copydesk_text::kinds::heads_letters;
use copydesk_text::lexicon::entries;

use crate::blocks::dateline::{self, dateline, heading, heading_of, place};
use crate::blocks::house::{house_dateline, in_capitals};
use crate::language::Language;
use crate::sentences::bytes::stops::last_stop;
use crate::story::{Passage, Role, Story};

/// So many items make a column.
const ITEMS: usize = 3;
/// So many do where only headings part them: a story may have headings, too.
const HEADED: usize = 4;
/// No item is shorter.
const SHORT: usize = 60;
/// No item below a heading has more paragraphs.
const PARAGRAPHS: usize = 2;
/// No place has more words, with the mark behind it, and no word within it that begins with a small letter more letters.
const WORDS: usize = 5;
/// See `WORDS`.
const SMALL: usize = 3;
/// See `Items::heading_words`.
const HEADING_WORDS: usize = 2;
/// No heading of an item is longer.
const HEADING: usize = 100;
/// So many letters are signed, or addressed, at least.
const LETTERS: usize = 2;
/// No name below a letter, and no line above all of them, is longer.
const NAME: usize = 40;

/// What the items of a column begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    /// A place, each another: `Velsund. Ein Sturm …`
    Places,
    /// A time of day: `3:14 a.m., 400 block of Quay St. — A caller …`
    Times,
    /// A heading.
    Headings,
    /// A heading with its number, in capitals: `3. PILOTS VOTE ON STRIKE.`
    Numbers,
    /// A name: of whom the part below tells.
    Names,
    /// Words of readers, letters or comments, each with who wrote it: none is the paper's own.
    Letters,
    /// A heading in capitals that runs into the text: `PILOTS VOTE Three ports …`
    Capitals,
}

impl Items {
    /// The items of a story, if it is a column of them.
    pub(crate) fn of(story: &Story<'_>, language: &Language) -> Option<Self> {
        if story.passages.len() < ITEMS {
            return None;
        }
        if are_addressed(&story.passages) {
            return Some(Self::Letters);
        }
        // Few stories have names on lines of their own.
        let signed = |text: &str| is_name(text) || is_signature(text);
        if story.passages.iter().filter(|passage| signed(passage.text)).nth(LETTERS - 1).is_some() {
            if is_labelled(&story.passages) {
                return Some(Self::Letters);
            }
            if are_named(&story.passages) {
                return Some(Self::Names);
            }
        }
        let prose = || story.passages.iter().filter(|passage| passage.role == Role::Prose);
        let long = || prose().filter(|passage| passage.text.len() >= SHORT).map(|passage| passage.text);
        // Few stories begin as columns do.
        if long().skip(1).take(ITEMS - 1).any(opens_with_time) {
            let timed = long().filter(|text| opens_with_time(text)).count();
            if timed >= ITEMS && timed * 2 >= long().count() {
                return Some(Self::Times);
            }
        }
        if long().skip(1).take(ITEMS - 1).find_map(|text| opening_place(text, language)).is_some() {
            let mut places: Vec<&str> = long().filter_map(|text| opening_place(text, language)).collect();
            let placed = places.len() * 2 >= long().count();
            places.sort_unstable();
            places.dedup();
            if placed && places.len() >= ITEMS {
                return Some(Self::Places);
            }
        }
        let counts = |passage: &&Passage<'_>| passage.text.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if prose().filter(counts).filter(|passage| is_numbered(passage.text)).nth(HEADED - 1).is_some() {
            return Some(Self::Numbers);
        }
        let begins = |text: &&str| {
            let text = text.trim_start_matches(['“', '‘', '"', '\'']);
            text.as_bytes().iter().take(2).all(|byte| byte.is_ascii_uppercase())
        };
        let capitals = long().filter(begins).filter(|text| heading(text) > 0).count();
        if capitals >= HEADED && capitals * 2 >= long().count() {
            return Some(Self::Capitals);
        }
        are_headed(&story.passages).then_some(Self::Headings)
    }

    /// How many words a heading in capitals has at least that runs into the text: where many do, few tell it.
    pub(crate) fn heading_words(self) -> usize {
        if self == Self::Capitals { HEADING_WORDS } else { dateline::HEADING }
    }

    /// Whether an item begins with a passage.
    pub(crate) fn begin(self, passage: &Passage<'_>, language: &Language) -> bool {
        match self {
            Self::Places => passage.role == Role::Prose && opening_place(passage.text, language).is_some(),
            Self::Times => passage.role == Role::Prose && opens_with_time(passage.text),
            Self::Headings => is_heading(passage),
            Self::Numbers => is_numbered(passage.text),
            Self::Names => is_name(passage.text),
            Self::Letters => false,
            Self::Capitals => passage.text.len() >= SHORT && heading_of(passage.text, HEADING_WORDS) > 0,
        }
    }
}

/// The place with which a text opens, as a dateline.
fn opening_place<'a>(text: &'a str, language: &Language) -> Option<&'a str> {
    if text.len() < SHORT || !may_open_with_place(text) {
        return None;
    }
    let second = text.chars().nth(1).is_some_and(char::is_uppercase);
    let capitals = if second && in_capitals(text) { place(text) } else { 0 };
    let end = match dateline(text, "").max(capitals) {
        0 => house_dateline(text, language, |_| false),
        end => end,
    };
    (end > 0).then(|| text[..end].trim_end())
}

/// Whether a text may open with a place, as few do: a mark parts its first words, which have capitals but for small ones, from the rest.
fn may_open_with_place(text: &str) -> bool {
    if !text.starts_with(char::is_uppercase) || text.starts_with("The ") {
        return false;
    }
    for word in text.split(' ').take(WORDS) {
        let Some(first) = word.bytes().next() else { return false };
        if matches!(first, b'(' | b'-' | b'|') || word.ends_with(['.', ':', '-']) || word.starts_with(['–', '—']) {
            return true;
        }
        if first.is_ascii_lowercase() && word.len() > SMALL {
            return false;
        }
    }
    false
}

/// Whether a text of some length opens with a time of day: `3:14 a.m., Quay St. — …`, `17.30 Uhr: …`, `18h30 – …`
fn opens_with_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let hour = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let minute = bytes.iter().skip(hour + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let parted = matches!(bytes.get(hour), Some(b':' | b'.' | b'h'));
    let behind = bytes.get(hour + 1 + minute);
    text.len() >= SHORT
        && (1..=2).contains(&hour)
        && parted
        && minute == 2
        && behind.is_some_and(|byte| b" ,:".contains(byte))
}

/// Whether a passage is a line without a stop, as stands above an item.
fn is_heading(passage: &Passage<'_>) -> bool {
    passage.role != Role::Item && passage.text.len() <= HEADING && last_stop(passage.text.trim()).is_none()
}

/// Whether one of the first lines says that letters or comments follow: `LETTERS.`
fn is_labelled(passages: &[Passage<'_>]) -> bool {
    passages.iter().take(ITEMS).filter(|passage| passage.text.len() < NAME).any(|passage| {
        let label = passage.text.trim().trim_end_matches(['.', ':']);
        heads_letters(label)
            || entries(include_str!("../../data/comments.txt")).any(|other| label.eq_ignore_ascii_case(other))
    })
}

/// Whether letters stand there, with what is answered: `DEAR ADA: My dog barks.`
fn are_addressed(passages: &[Passage<'_>]) -> bool {
    let addressed = |passage: &&Passage<'_>| {
        let head = &passage.text.as_bytes()[..passage.text.len().min(NAME)];
        head.starts_with(b"DEAR ") && memchr::memchr(b':', head).is_some()
    };
    passages.iter().filter(addressed).nth(LETTERS - 1).is_some()
}

/// Whether names stand above parts that open with the surname: `Ada Rowe.` above `Rowe has …`
fn are_named(passages: &[Passage<'_>]) -> bool {
    let named = || passages.windows(2).filter(|pair| is_name(pair[0].text));
    let opens = |pair: &&[Passage<'_>]| {
        let name = pair[0].text.trim_end_matches('.');
        let behind = name.rsplit(' ').next().and_then(|surname| pair[1].text.strip_prefix(surname));
        behind.is_some_and(|behind| behind.starts_with([' ', '\'', '’']))
    };
    named().filter(opens).nth(ITEMS - 1).is_some()
}

/// Whether a line is a name: `Ada M. Rowe.`, `@adarowe`
fn is_name(line: &str) -> bool {
    let name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    if line.len() >= NAME || line.starts_with('@') {
        return line.len() < NAME && !line.contains(' ');
    }
    // The first letter of the second word tells most lines.
    let bytes = line.as_bytes();
    let second = bytes.iter().position(|&byte| byte == b' ').and_then(|space| bytes.get(space + 1));
    second.is_some_and(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
        && line.split(' ').all(name)
        && (2..=4).contains(&line.split(' ').count())
        && line.contains(char::is_lowercase)
}

/// Whether a line is a name and a place, as they stand below a letter: `Ada Rowe, Marl am See`
fn is_signature(line: &str) -> bool {
    /// No such line is longer, and no place has more words.
    const LONGEST: usize = 64;
    const PLACE: usize = 4;
    let parts = if line.len() <= LONGEST { line.split_once(", ") } else { None };
    parts.is_some_and(|(name, place)| {
        is_name(name)
            && place.starts_with(char::is_uppercase)
            && place.split(' ').count() <= PLACE
            && !place.contains(',')
    })
}

/// Whether a text is a heading in capitals behind its number.
fn is_numbered(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text[digits..].strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix(' '));
    (1..=2).contains(&digits)
        && text.len() <= HEADING
        && behind.is_some_and(|rest| rest.contains(' ') && !rest.contains(char::is_lowercase))
}

/// Whether the passages are items below a heading each, from the first on.
fn are_headed(passages: &[Passage<'_>]) -> bool {
    let (mut items, mut paragraphs, mut headings) = (0, 0, 0);
    for passage in passages {
        if is_heading(passage) {
            (headings, paragraphs) = (headings + 1, 0);
            continue;
        }
        // More lines than a heading and who wrote it are a list.
        if passage.role != Role::Prose
            || items > 0 && headings > PARAGRAPHS
            || paragraphs == PARAGRAPHS
            || items == 0 && headings == 0
        {
            return false;
        }
        items += usize::from(headings > 0);
        (paragraphs, headings) = (paragraphs + 1, 0);
    }
    items >= HEADED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn of(tag: &str, texts: &[&'static str]) -> Option<Items> {
        let passages = texts.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        Items::of(&Story { passages, ..Story::default() }, language(tag))
    }

    #[test]
    fn columns_of_items_are_told_from_stories() {
        let placed = [
            "Velsund. Ein Sturm hat am Montag zwei Schleusen an der Küste zerstört.",
            "Arnsby. Ein Schaf hat am Sonntag den Verkehr auf der Brücke aufgehalten.",
            "Holm. Mit drei Segeln ist ein Lotse am Freitag durch den Hafen gefahren.",
        ];
        assert_eq!(of("de", &placed), Some(Items::Places));
        assert_eq!(of("de", &[placed[0], placed[0], placed[1]]), None, "no two places only");
        let timed = [
            "3:14 a.m., 400 block of Quay St. — A caller reported a goat on the ferry.",
            "17.30 Uhr, Kirchweg. Ein Lotse meldet ein Schaf auf der Brücke am Markt.",
            "18h30 – Un pilote signale une chèvre sur le pont du vieux marché.",
        ];
        assert_eq!(of("en", &timed), Some(Items::Times));
        let line = "Your daily look at the news from the ports of Norland and beyond.";
        let text = "A goat sailed to Holm on Monday.";
        let numbered =
            [line, "1. PILOTS VOTE.", text, "2. LOCK OPENS.", text, "3. A GOAT SAILS.", text, "4. MUD WINS."];
        assert_eq!(of("en", &numbered), Some(Items::Numbers));
        let run_in = "PILOTS VOTE ON STRIKE “Three ports will close,” said Ada Rowe on Monday.";
        assert_eq!(of("en", &[line, run_in, run_in, run_in, run_in]), Some(Items::Capitals));
        assert_eq!(of("en", &[run_in, line, line, line, line]), None);
        let letters = ["LETTERS.", text, "Ada M. Rowe.", text, "@bolind.", text];
        assert_eq!(of("en", &letters), Some(Items::Letters));
        let signed = ["Leserbriefe", text, "Ada Rowe, Marl am See", text, "Dr. Bo Lind, Orme", text];
        assert_eq!((of("de", &signed), of("de", &signed[1..])), (Some(Items::Letters), None));
        assert_eq!(of("en", &["DEAR ADA: My dog barks.", "What now?", "DEAR BARKED AT: Bark."]), Some(Items::Letters));
        assert_eq!(of("en", &["DEAR ADA: My dog barks.", "What now?", "He barks."]), None);
        assert_eq!(of("en", &letters[1..]), None);
        let parts = [text, "Ada Rowe.", "Rowe is old.", "Bo Lind", "Lind’s goat is not.", "Eva Holm", "Holm sails."];
        assert_eq!(of("en", &parts), Some(Items::Names));
        assert_eq!(of("en", &parts[..5]), None);
        let (head, text) = ("Goat on ferry", "A goat sailed to Holm on Monday.");
        assert_eq!(of("en", &[head, text, head, text, head, text, head, text]), Some(Items::Headings));
        assert_eq!(of("en", &[text, head, text, head, text, head, text, head, text]), None, "a story with headings");
        assert_eq!(of("en", &[head, text, text, text, head, text, head, text, head, text]), None);
    }
}
