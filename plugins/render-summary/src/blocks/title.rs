//! A headline that stands as the first line of the body, where the header gives none.

use copydesk_text::lexicon::entries;
use copydesk_text::sentences;

use crate::blocks::dateline::dateline;
use crate::blocks::deck::{heads, quotes_otherwise};
use crate::blocks::prose::{is_byline, is_heading_line, is_label_line, is_prose};
use crate::classes::{ARTICLE, BINDING, FUNCTION, INDEFINITE, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::story::{Passage, Role, Story};

/// No line of a headline is longer.
const TITLE: usize = 100;
/// No headline has more lines, with those below it.
const LINES: usize = 3;
/// A headline whose words of weight all have capitals has so many.
const CAPITALISED: usize = 3;
/// An English sentence with so many words has a determiner among them, as a rule; a headline need not.
const UNDETERMINED: usize = 5;
/// A shorter word may be a name or an abbreviation.
const NOUN: usize = 4;
/// A headline names who speaks before a colon in so many bytes.
const SPEAKER: usize = 32;
/// Headlines that capitalise words write no longer ones small.
const SPELT_SMALL: usize = 4;
/// How English nouns end that are made of verbs, and no names.
const NOMINAL: [&str; 4] = ["al", "ion", "ment", "ing"];
/// Words are the same where their beginnings are.
const BEGINNING: usize = 5;

/// How many passages at the beginning are the headline and the line below it: at most three lines of one short sentence
/// each, before a longer paragraph or one with a dateline. Without a dateline, a headline does without auxiliary
/// verbs or without determiners, opens as no sentence does, or is said again by the paragraph.
pub(crate) fn titles(story: &Story<'_>, role: Role, language: &Language) -> usize {
    if !story.headline.trim().is_empty() {
        return 0;
    }
    // Above an abstract stands the headline.
    if let Some(label) = story.passages.iter().take(LINES).position(|passage| is_label(passage.text, "abstract")) {
        return label + 1;
    }
    let passages = story.passages.iter().enumerate();
    let mut lines = passages.filter(|(_, passage)| passage.role == role && is_prose(passage.text, story.headline));
    let mut short: Vec<(usize, &str)> = Vec::new();
    let (below, paragraph) = loop {
        match lines.next() {
            // A story begins with its dateline.
            Some((_, passage)) if !short.is_empty() && dateline(passage.text, "") > 0 => {
                return short.last().map_or(0, |(index, _)| index + 1);
            }
            Some((index, passage)) if passage.text.len() <= TITLE && short.len() < LINES => {
                short.push((index, passage.text));
            }
            Some((index, passage)) if passage.text.len() > TITLE => break (index, passage.text),
            _ => return 0,
        }
    };
    let one = |text: &str| sentences(text).nth(1).is_none();
    // `Lock reopens;` above `Pilots hail early end of repairs.`: one headline in two lines.
    if short.first().is_some_and(|&(index, text)| index == 1 && one(text))
        && story.passages[0].text.trim_end().ends_with(';')
    {
        return 2;
    }
    // Between a headline and its story may stand who wrote it.
    let divided = short
        .last()
        .is_some_and(|(last, _)| story.passages[last + 1..below].iter().any(|passage| is_byline(passage.text.trim())));
    // Who writes a headline without a stop ends none of its lines with one: `Late goal sinks Holm` above `Holm slipped to sixth on Saturday.`
    if !divided && story.passages[0].role == role && is_heading_line(story.passages[0].text) {
        return 0;
    }
    // So many short lines may be the story's own.
    let sure = |nth: usize| nth == 0 && short.len() < LINES;
    // `Stuck at a lock? Ring its bell`: no story begins so.
    let asks = |text: &str| sentences(text).next().is_some_and(|first| text[first].trim_end().ends_with('?'));
    // `survenu le 3 mars …` goes on with the line before.
    let goes_on = |text: &str| text.starts_with(char::is_lowercase) && paragraph.contains(char::is_uppercase);
    let is_title = |nth: usize, text: &str| {
        !goes_on(text) && one(text) && reads_as_title(text, sure(nth), paragraph, language)
            || nth == 0 && (asks(text) || names_speaker(text) || is_capitalised(text, language))
            // `Oops! Pilots forgot lock.`
            || nth == 0 && behind_cry(text).is_some_and(|rest| one(rest) && reads_as_title(rest, sure(nth), paragraph, language))
            || nth == 0 && language.is_english() && one(text) && quotes_otherwise(text, paragraph)
            // `Approval would end the strike.` below a headline
            || nth == 1 && one(text) && opens_with_noun(text, paragraph, language)
            || nth == 1 && one(text) && language.is_english() && heads(text, paragraph, language)
    };
    // Nothing of a story stands above a line of its headline.
    let lines = short.iter().enumerate().take_while(|&(nth, &(_, text))| one(text) || is_title(nth, text));
    let titles = lines.filter(|&(nth, &(_, text))| divided && one(text) || is_title(nth, text));
    titles.last().map_or(0, |(_, (index, _))| index + 1)
}

/// The story's headline: the header's, or the line that stands as one at the top of the body, of which `titles` are
/// that read as sentences. Nothing where there is none.
pub(crate) fn headline<'a>(story: &Story<'a>, titles: usize, language: &Language) -> &'a str {
    if !story.headline.trim().is_empty() {
        return story.headline;
    }
    let prose = |passage: &&Passage<'a>| passage.role == Role::Prose;
    let above = story.passages[..titles]
        .iter()
        .filter(prose)
        .find(|passage| passage.text.len() <= TITLE && is_prose(passage.text, ""));
    let labels = story.passages.iter().take_while(|passage| is_flash_label(passage.text)).count();
    let first = story.passages.get(labels).filter(prose);
    let first =
        first.filter(|passage| is_heading_line(passage.text) && !is_open(passage.text, story.language, language));
    first.or(above).map_or("", |passage| passage.text.trim())
}

/// Whether a line goes on in the next: it ends with an article or, where that is no particle of a verb (`Rowe tritt an`), with a preposition.
fn is_open(line: &str, tag: &str, language: &Language) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let particles = language.is_english() || tag.starts_with("de");
    let opens = ARTICLE | INDEFINITE | if particles { 0 } else { BINDING };
    let word = || read_word(last, 0, last.len()).whole;
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_alphabetic()) && language.classes(word()) & opens != 0
}

/// The first line of a story that tells no sentence, where it may stand for it: a label of two words or more, such as `PLANNING APPLICATIONS`
/// above a list.
pub(crate) fn label<'a>(story: &Story<'a>) -> &'a str {
    let first = story.passages.first().filter(|passage| matches!(passage.role, Role::Prose | Role::Item));
    first.map_or("", |passage| passage.text.trim()).split('\n').next().filter(|line| is_label_line(line)).unwrap_or("")
}

/// Whether a line says that what follows is new, and nothing else: `BREAKING NEWS`, `+++ EIL +++`.
fn is_flash_label(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    line.len() <= TITLE && {
        let line = line.to_lowercase();
        entries(include_str!("../../data/flash-labels.txt")).any(|label| label == line)
    }
}

/// What stands behind the word with which a line cries out: `Oops! …`
fn behind_cry(line: &str) -> Option<&str> {
    let (cry, rest) = line.split_once("! ")?;
    cry.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(rest)
}

/// Whether a line is written as headlines are; unless it is `sure` to stand at the top alone, no sentence with a determiner
/// is.
fn reads_as_title(line: &str, sure: bool, paragraph: &str, language: &Language) -> bool {
    if opens_bare(line, paragraph, language) {
        return true;
    }
    let paragraph = paragraph.to_lowercase();
    let opens = line.split_whitespace().next().unwrap_or_default().to_lowercase();
    let presents = |phrase: &str| line.to_lowercase().contains(phrase);
    if sure && language.is_english() && entries(include_str!("../../data/en/presenting.txt")).any(presents) {
        return true;
    }
    if !line.contains(',') && entries(include_str!("../../data/headline-openers.txt")).any(|opener| opener == opens) {
        return true;
    }
    let determiners = || entries(include_str!("../../data/en/determiners.txt"));
    let (mut told, mut told_again, mut capitals, mut clause) = (0, 0, 0, false);
    let (mut words, mut determined, mut before, mut acts) = (0, false, 0, false);
    let mut at = 0;
    while at < line.len() {
        if !line[at..].starts_with(char::is_alphanumeric) {
            at += line[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let word = read_word(line, at, line.len());
        let classes = language.classes(word.whole);
        // `ships that could sail` is no clause
        clause |= classes & VERB != 0 && before & BINDING == 0;
        before = classes;
        let small = word.capitals == 0;
        acts |= classes & (VERB | SAYING) != 0
            || small && (line[at..word.end].ends_with("ed") || line[at..word.end].ends_with('s'));
        words += 1;
        determined |= determiners().any(|determiner| line[at..word.end].eq_ignore_ascii_case(determiner));
        if classes & FUNCTION == 0 && word.letters > 2 {
            told += 1;
            capitals += usize::from(word.capitals > 0);
            let beginning: String = line[at..word.end].chars().take(BEGINNING).flat_map(char::to_lowercase).collect();
            told_again += usize::from(begins_a_word(&paragraph, &beginning));
        }
        at = word.end;
    }
    let english = language.is_english();
    // `‘Nine days of mud’ at the lock.`
    if english && determined && !sure && acts {
        return false;
    }
    !clause
        || told_again * 2 > told
        || told >= CAPITALISED && capitals == told && english
        || english && words >= UNDETERMINED && !determined
}

/// Whether all words of weight of a line have capitals, as in headlines of two sentences: `Rowe Sails No More. Now She Walks.`
fn is_capitalised(line: &str, language: &Language) -> bool {
    let words = line.split(' ').filter(|word| word.starts_with(char::is_alphabetic));
    let small = |word: &&str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_lowercase) && language.classes(read_word(word, 0, word.len()).whole) & FUNCTION == 0
    };
    language.is_english()
        && words.clone().nth(CAPITALISED).is_some()
        && !words.clone().any(|word| small(&word))
        && words.filter(|word| word.starts_with(char::is_lowercase)).all(|word| word.len() <= SPELT_SMALL)
}

/// Whether a line opens with a noun without an article and a verb that tells what will or may be: `Approval would end …`, but not `Boeing would …`,
/// which the paragraph has with its capital, too.
fn opens_with_noun(line: &str, paragraph: &str, language: &Language) -> bool {
    let mut words = line.split(' ');
    let (Some(noun), Some(next)) = (words.next(), words.next()) else { return false };
    noun.len() >= NOUN
        && NOMINAL.iter().any(|ending| noun.ends_with(ending))
        && !is_word_of(noun, paragraph)
        && language.is_english()
        && language.classes(read_word(next, 0, next.len()).whole) & VERB != 0
}

/// Whether a line names who says it before a colon, as headlines do: `Rowe: Tolls must rise.`
fn names_speaker(line: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    line.split_once(": ").is_some_and(|(name, _)| name.len() <= SPEAKER && name.split(' ').all(capital))
}

/// Whether a line opens with a noun that the paragraph writes small, as its subject without an article: `Decision is a blow to
/// pilots.`, `Decision divides pilots.`
fn opens_bare(line: &str, paragraph: &str, language: &Language) -> bool {
    let mut words = line.split(' ');
    let (Some(noun), Some(next)) = (words.next(), words.next()) else { return false };
    let classes = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) }
    };
    let plain = noun.len() >= NOUN && noun.bytes().all(|byte| byte.is_ascii_alphabetic()) && !noun.ends_with('s');
    plain
        && language.is_english()
        && classes(noun) & (FUNCTION | SAYING) == 0
        && (classes(next) & VERB != 0 || next == "of" || is_present(next) && classes(next) & FUNCTION == 0)
        && is_word_of(&noun.to_ascii_lowercase(), paragraph)
}

/// Whether a word may be an English verb in the present: `divides`.
fn is_present(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase()) && word.ends_with('s') && !word.ends_with("ss")
}

/// Whether a text has a word just as it is given.
fn is_word_of(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Whether a line is a label and nothing else: `ABSTRACT.`, `Full text:`
pub(crate) fn is_label(line: &str, label: &str) -> bool {
    line.len() <= label.len() + 1 && line.trim_end_matches(['.', ':']).eq_ignore_ascii_case(label)
}

fn begins_a_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn count(lines: &[&str]) -> usize {
        let passages = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        titles(&Story { passages, ..Story::default() }, Role::Prose, language("en"))
    }

    const PARAGRAPH: &str = "The port of Arnsby reopened its northern lock to ferries on Monday after engineers had \
        repaired its gates in nine days, the harbour master said.";

    #[test]
    fn headlines_and_the_lines_below_them_are_counted() {
        assert_eq!(count(&["Arnsby lock reopens after nine days.", PARAGRAPH]), 1);
        assert_eq!(count(&["Arnsby lock reopens.", "Engineers finish early.", PARAGRAPH]), 2);
        assert_eq!(count(&["Why the pilots could be right.", PARAGRAPH]), 1);
        let dated = "ARNSBY (dpa) - Pilots cheered on Monday.";
        assert_eq!(count(&["Arnsby lock reopens, pilots cheer.", "Gates are being watched by divers.", dated]), 2);
        assert_eq!(count(&["Pilots promise port will be safe at night.", PARAGRAPH]), 1);
        assert_eq!(count(&["The northern lock of Arnsby is open to ferries.", PARAGRAPH]), 1);
    }

    #[test]
    fn what_stands_above_an_abstract_and_what_presents_or_asks_is_a_headline() {
        assert_eq!(count(&["Seals are back for good.", "ABSTRACT.", "Pilots are glad.", PARAGRAPH]), 2);
        assert_eq!(count(&["Pilots, here are five ways to save a lock.", PARAGRAPH]), 1);
        assert_eq!(count(&["Stuck at a lock? Ring its bell.", PARAGRAPH]), 1);
        assert_eq!(count(&["Oops! Mud didn't stop Arnsby ferries.", PARAGRAPH]), 1);
        assert_eq!(count(&["Oops! The mud was not the one that they had said.", PARAGRAPH]), 0);
        let quoted = "Rowe: \"The lock was shut for nine days, and in all of them no clerk of the port told a pilot when it would open.\"";
        let line = "Rowe's claim that clerks 'told no pilot' was her own.";
        assert_eq!((count(&[line, quoted]), count(&[line, PARAGRAPH])), (1, 0));
        for line in [
            "It was a night of rock 'n' roll for the pilots at the port.",
            "It was the best of the '90s for the pilots' wives and all of them.",
            "The \"song\" of divers that wept 'for no seal' was their own.",
        ] {
            assert_eq!(count(&[line, quoted]), 0, "{line}");
        }
    }

    #[test]
    fn bare_subjects_speakers_before_a_colon_questions_and_lines_without_a_verb_are_headlines() {
        let told = format!("Ada Rowe signed the agreement of the board. {PARAGRAPH}");
        assert_eq!(count(&["Agreement is a blow to some of them at night.", &told]), 1);
        assert_eq!(count(&["Agreement divides the board of the port and its pilots.", &told]), 1);
        assert_eq!(count(&["Bread is a blow to some of them at night.", &told]), 0);
        assert_eq!(count(&["Bread divides the two of them at night and was gone.", &told]), 0);
        assert_eq!(count(&["Rowe: ‘I was the best of all.’", PARAGRAPH]), 1);
        assert_eq!(count(&["Could a seal by the northern quay stop Rowe?", PARAGRAPH]), 1);
        let lines = ["Lock reopens in Arnsby.", "Suspected mud at night.", "‘Mud on the gate’ in southern port."];
        assert_eq!(count(&[lines[0], lines[1], lines[2], PARAGRAPH]), 3);
        assert_eq!(count(&[lines[0], lines[1], "The pilots wanted mud at the gate.", PARAGRAPH]), 2);
        let below = ["As mud gathers at the gate, Rowe is ready.", "Lack of money for divers hurting pilots, clerks."];
        assert_eq!(
            count(&[below[0], below[1], PARAGRAPH]),
            2,
            "nothing of a story stands above a line of its headline"
        );
    }

    #[test]
    fn the_headline_is_the_headers_or_the_first_line() {
        let head = |story: &Story<'static>, titles| headline(story, titles, language("en"));
        let story = |headline, lines: &[&'static str]| {
            let passages = lines.iter().map(|text| Passage { role: Role::Prose, text }).collect();
            Story { headline, passages, ..Story::default() }
        };
        assert_eq!(head(&story("Lock opens", &["Pilots cheer at the lock", PARAGRAPH]), 0), "Lock opens");
        assert_eq!(head(&story("", &["Pilots cheer at the lock", PARAGRAPH]), 0), "Pilots cheer at the lock");
        assert_eq!(head(&story("", &["Arnsby lock reopens.", "Pilots cheer.", PARAGRAPH]), 2), "Arnsby lock reopens.");
        assert_eq!(head(&story("", &["Ada Rowe", "Arnsby lock reopens.", PARAGRAPH]), 2), "Arnsby lock reopens.");
        assert_eq!(head(&story("", &["By Ada Rowe", PARAGRAPH]), 0), "");
        let flash = ["+++ EIL +++", "Feuer in der Schleuse von Arnsby", "Mehr in Kürze"];
        assert_eq!(head(&story("", &flash), 0), flash[1]);
        assert_eq!(head(&story("", &[PARAGRAPH]), 0), "");
    }

    #[test]
    fn short_first_sentences_of_a_story_are_not() {
        assert_eq!(count(&["It was a shock for the whole town.", PARAGRAPH]), 0);
        assert_eq!(count(&[PARAGRAPH, "Engineers finish early."]), 0);
        assert_eq!(count(&["The lock opened.", "The ferries left.", "The pilots cheered."]), 0);
        assert_eq!(count(&["Engineers left. The lock stayed shut.", PARAGRAPH]), 0);
    }
}
