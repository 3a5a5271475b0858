//! Words that refer to what was told before, as they are read: `also`, `there`, `here`, `like that`, initials.

use std::ops::Range;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, BINDING, FUNCTION, INDEFINITE, LEANING, PRONOUN, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::{Word, read_word};
use crate::sentences::leaning::pending::names_nobody;
use crate::sentences::no_story::aside::depicts;
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::refers::Addition;
use crate::sentences::units::unit::Unit;

/// Behind more words of content, `that` means one of its own sentence.
const EARLY: usize = 4;
/// A verb for what a picture shows stands behind no more words.
const SUBJECT: u32 = 9;
/// Behind more of them, `two hours later` tells itself from what the time is.
const BEFORE_LATER: usize = 5;
/// A word in its text.
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) word: &'a Word,
    pub(crate) start: usize,
    /// The end of the sentence.
    pub(crate) limit: usize,
}

/// What was read before a word.
pub(crate) struct Told {
    /// How many words of its unit.
    pub(crate) words: u32,
    /// How many content words of the story.
    pub(crate) content: usize,
    /// Whether it stands in a quotation.
    pub(crate) quoted: bool,
}

/// Reads a word that may refer, given the classes of the word before.
#[inline(never)] // few words do
pub(crate) fn read_reference(
    place: &Place<'_>,
    told: Told,
    before: u16,
    language: &Language,
    unit: &mut Unit,
    gathered: &mut Gathered,
) {
    let Place { text, word, start, limit } = *place;
    let Told { words, content, quoted } = told;
    if Language::depicts(language.classes(word.whole)) {
        let may = !quoted && (1..=SUBJECT).contains(&words) && before & (BINDING | ARTICLE) == 0;
        unit.depicts |= may && depicts(&text[unit.range.start..limit], start - unit.range.start, language);
        return;
    }
    if language.is_own(word.whole) {
        unit.own |= !quoted && !is_named(text, start..word.end, words == 0);
        return;
    }
    if words == 0 {
        // `First, …` counts what was announced before, or goes on behind it.
        let behind = &text[word.end..limit];
        let pronoun = || language.classes(read_word(behind, 1, behind.len()).whole) & PRONOUN != 0;
        let goes_on = behind.starts_with(',') || behind.starts_with(' ') && behind.len() > 1 && pronoun();
        unit.leans |= language.counts(word.whole) && goes_on;
        return; // the rest is told by the opening
    }
    let inside = content - unit.content.start;
    let behind = &text[word.end..limit];
    let next = || {
        let word = behind.trim_start();
        if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) }
    };
    let is = |other: &str| text[start..word.end].eq_ignore_ascii_case(other);
    if is("here") {
        // `here in Arnsby`, but not `told clerks here that …`
        if !quoted && next() & (BINDING | LEANING) != BINDING {
            let refers = unit.refers.get_or_insert_default();
            refers.namable = !refers.here && !language.comes_before_here(word_before(text, start));
            refers.here = true;
        } else if !quoted {
            unit.refers.get_or_insert_default().bound = true;
        }
    } else if is("fellow") {
        let promises = before & INDEFINITE != 0 && !quoted && names_nobody(behind);
        unit.promises = unit.promises.max(u8::from(promises));
    } else if is("both") {
        gathered.points = !joins_two(behind);
        // `The vote showed both.`
        if behind.starts_with(['.', ',', ';']) && !text[unit.range.start..start].contains(" and ") {
            unit.refers.get_or_insert_default().clause = true;
        }
    } else if is("there") {
        // `cooks there bake`, but not `they say there is`.
        let bare = before & (FUNCTION | SAYING) == 0 && text[..start].ends_with(' ') && inside > 0;
        if bare && !quoted && !gathered.named && next() & VERB == 0 {
            unit.refers.get_or_insert_default().place = true;
        }
    } else if is("above") || is("below") {
        // `the table below has`, but not `seen below the lock`
        let goes_on =
            next() & (ARTICLE | INDEFINITE) != 0 || behind.trim_start().starts_with(|c: char| c.is_uppercase());
        // `All of it is below.`, `… is below in our list.`
        let stands = last_word(&text[..start]);
        let lies = matches!(stands, "is" | "are") && (behind.starts_with(['.', '!']) || next() & BINDING != 0);
        let on_page = lies || language.is_on_page(word_before(text, start));
        gathered.furniture |= !quoted && !goes_on && gathered.pointers == 0 && on_page;
    } else if is("vs") {
        gathered.versus = true;
    } else if is("later") {
        unit.tied |= !quoted && inside <= BEFORE_LATER && leaves_time(&text[unit.range.start..start]);
    } else if language.counts(word.whole) {
        // `the first ferry`
    } else if language.adds(word.whole) {
        let aside = text[..start].trim_end().ends_with(',');
        let says = next() & SAYING != 0 || before & SAYING != 0 && !aside;
        if !quoted && !says {
            let again = text[start..word.end].eq_ignore_ascii_case("again");
            let addition = Addition { at: inside, joined: next() & FUNCTION == 0, again };
            unit.refers.get_or_insert_default().adds.get_or_insert(addition);
        }
    } else if inside < EARLY
        && is("that")
        && behind.starts_with(' ')
        && language.comes_before_that(word_before(text, start))
    {
        gathered.points = true;
    } else if inside <= EARLY
        && (behind.starts_with(['.', '!', '?', ';'])
            || is("that")
                && behind.strip_prefix(" way").is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
                && before & (LEANING | BINDING) == 0
            || behind.starts_with(',') && before & BINDING != 0)
    {
        unit.refers.get_or_insert_default().clause = true;
    }
}

/// Whether a word that looks like one with which somebody speaks of himself is part of a name, or a number: `the Our Arnsby
/// fund`, `US`, `Carl I`, `I-95`. `first`: whether it begins the sentence.
fn is_named(text: &str, word: Range<usize>, first: bool) -> bool {
    match &text[word.clone()] {
        // `rock.i.am`
        _ if text[..word.start].ends_with('.') && text[word.end..].starts_with('.') => true,
        "I" => {
            let before = text[..word.start].strip_suffix(' ').unwrap_or_default();
            let name = before.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
            let behind = text[word.end..].starts_with(['-', '.', ')']);
            behind || name && before.ends_with(char::is_alphabetic)
        }
        "US" => true,
        other => !first && other.starts_with(char::is_uppercase) && !other.starts_with('I'),
    }
}

/// Whether what stands before `later` leaves to the sentence before from what the time is: `She left two hours`, but not `She sang
/// and left two hours`, `Elected in 1908, she left two hours`.
fn leaves_time(before: &str) -> bool {
    let span = last_word(before);
    let joins = |word: &str| matches!(word, "and" | "but" | "when" | "after" | "since" | "then");
    let dated = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() > 2;
    entries(include_str!("../../../data/en/spans.txt")).any(|other| other == span)
        && !before.split(' ').any(|word| joins(word) || dated(word))
}

/// The last word of a text.
fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(' ').next().unwrap_or_default()
}

/// The hash of the word that ends right before a place.
fn word_before(text: &str, at: usize) -> u64 {
    let before = text[..at].trim_end();
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |mark| mark + 1);
    let start = (start..=before.len()).find(|&start| before.is_char_boundary(start)).unwrap_or(before.len());
    if start == before.len() { 0 } else { read_word(before, start, before.len()).whole }
}

/// Whether what stands behind `both` names the two: `both pilots and divers`.
fn joins_two(behind: &str) -> bool {
    let clause = behind.split([',', '.', ';', ':', '!', '?']).next().unwrap_or_default();
    clause.contains(" and ")
}

/// Notes the noun behind a definite article that ends a clause, where the story had it before and readers do not know the
/// thing anyway, or where it calls words or a figure told before. `behind`: what stands behind it.
#[inline(never)] // few nouns do
pub(crate) fn take_held(noun: u64, number: u32, behind: &str, calls: bool, language: &Language, unit: &mut Unit) {
    let calls = calls && language.calls_words(noun);
    let next = || {
        let word = behind.trim_start();
        if word.is_empty() { 0 } else { read_word(word, 0, word.len()).whole }
    };
    let ends = behind.starts_with([',', '.', ';', ':']) || calls && language.begins_clause(next());
    if ends && language.is_english() && (calls || number < unit.known && !language.is_unique(noun)) {
        let refers = unit.refers.get_or_insert_default();
        if refers.held.is_none() || calls && !refers.calls {
            (refers.held, refers.calls) = (Some(number), calls);
        }
    }
}

/// Notes initials that the story had before and that readers need not know.
#[inline(never)] // few words are
pub(crate) fn take_initials(word: u64, number: u32, language: &Language, unit: &mut Unit) {
    if number < unit.known && language.is_english() && !language.knows_initials(word) {
        unit.refers.get_or_insert_default().initials.get_or_insert(number);
    }
}

#[cfg(test)]
mod tests {
    use crate::language::language;
    use crate::sentences::units::unit::Reader;

    #[test]
    fn who_writes_is_told_from_names_numbers_and_quotations() {
        let own = |sentence: &str| {
            let mut reader = Reader::default();
            reader.read(0, sentence, 0..sentence.len(), language("en"), 2);
            reader.units[0].own
        };
        for text in
            ["I saw the lock.", "Pilots told us so.", "Rowe, I hear, left.", "We’ve seen it.", "Our harbour is cold."]
        {
            assert!(own(text), "{text}");
        }
        for text in [
            "“We left,” Rowe said.",
            "The Our Arnsby fund paid.",
            "US ferries came.",
            "King Carl I left.",
            "Rowe (I-Norl.) left by I-95.",
            "They left.",
        ] {
            assert!(!own(text), "{text}");
        }
    }

    #[test]
    fn a_time_that_the_sentence_before_tells_from_what_it_is_ties_to_it() {
        let tied = |sentence: &str| {
            let mut reader = Reader::default();
            reader.read(0, sentence, 0..sentence.len(), language("en"), 2);
            reader.units[0].tied
        };
        assert!(tied("The ferry sank a few hours later, when the storm came."));
        for text in [
            "The ferry sailed in May and sank two hours later.",
            "Built in 1908, the ferry sank two years later.",
            "The ferry sailed later than planned.",
            "The ferry will sail later this month.",
        ] {
            assert!(!tied(text), "{text}");
        }
    }

    #[test]
    fn what_points_to_something_beside_it_on_the_page_is_told_from_places() {
        let points = |sentence: &str| {
            let mut reader = Reader::default();
            reader.read(0, sentence, 0..sentence.len(), language("en"), 2);
            reader.units[0].calls
        };
        for text in [
            "Ferries in the table below have two decks.",
            "As shown above, tolls fell.",
            "Here she tells of it.",
            "All of it is below.",
            "Much is below in the list.",
        ] {
            assert!(points(text), "{text}");
        }
        for text in [
            "A seal was seen below the lock.",
            "Rowe hung the picture above Lind’s desk.",
            "Tolls fell below that.",
            "The quay is below zero.",
        ] {
            assert!(!points(text), "{text}");
        }
    }
}
