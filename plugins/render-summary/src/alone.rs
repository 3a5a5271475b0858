//! Sentences that stand by themselves once a word gives way: the pronoun of who speaks to the name, `here` to the dateline's place, an
//! opening `But` to nothing.

use std::borrow::Cow;
use std::ops::Range;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, FUNCTION, INDEFINITE, LEANING, PRONOUN, TIE};
use crate::language::{Language, PHRASE};
use crate::sentences::bytes::scan::read_word;
use crate::sentences::leaning::placed::names_place;
use crate::sentences::units::unit::Unit;
use crate::story::{Quotation, Story};
use crate::words::Hash;

/// Whoever speaks less surely keeps the pronoun: a name must not be wrong.
const SURE: f64 = 0.95;

/// So many words at most stand between `this` and the noun that means the dateline's place.
const ADJECTIVES: usize = 3;

/// A stretch of a sentence, and what takes its place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change<'a> {
    range: Range<usize>,
    by: Cow<'a, str>,
}

impl Change<'_> {
    /// The sentence with the change.
    pub(crate) fn made_in(&self, sentence: &str) -> String {
        let mut rest = sentence[self.range.end..].chars();
        let first = if self.by.is_empty() && self.range.start == 0 { rest.next() } else { None };
        let capital = first.into_iter().flat_map(char::to_uppercase);
        sentence[..self.range.start].chars().chain(self.by.chars()).chain(capital).chain(rest).collect()
    }
}

/// The speaker's name for the pronoun that stands for it beside a quotation of the unit: `“…,” she said`. Nothing where it is not sure whose
/// quotation it is, or which of two such words is meant.
pub(crate) fn name_of_speaker<'a>(story: &Story<'a>, unit: &Unit, language: &Language) -> Option<Change<'a>> {
    let sentence = story.sentence(unit);
    let within = |quotation: &&Quotation<'a>| {
        quotation.pointer.block == unit.block && unit.range.contains(&quotation.pointer.range.start)
    };
    let quotation = story.quotations.iter().find(within).filter(|quotation| quotation.sure >= SURE)?;
    let (called, name) = (quotation.called, quotation.speaker);
    let small = called.to_lowercase();
    if !entries(include_str!("../data/speaking.txt")).any(|pronoun| pronoun == small) || !name.trim().contains(' ') {
        return None;
    }
    let name = named(name, language)?;
    let mut places = words(sentence).filter(|range| sentence[range.clone()].eq_ignore_ascii_case(called));
    let place = places.next().filter(|_| places.next().is_none())?;
    let from = quotation.pointer.range.start - unit.range.start;
    let quoted = from..quotation.pointer.range.end.saturating_sub(unit.range.start);
    // `a-t-elle dit`, `she’d`
    let joined = sentence[..place.start].ends_with('-') || sentence[place.end..].starts_with(['-', '\'', '’']);
    // `Lund said it best when she wrote: “…”` tells already who she is.
    let surname = name.split(' ').next_back()?;
    let told =
        words(&sentence[..place.start]).any(|range| !quoted.contains(&range.start) && &sentence[range] == surname);
    (!quoted.contains(&place.start) && !joined && !told).then_some(Change { range: place, by: name })
}

/// A speaker as a name stands within a sentence; nothing for what only calls somebody known: `Der Pilot`. English calls strangers by `a pilot`.
fn named<'a>(speaker: &'a str, language: &Language) -> Option<Cow<'a, str>> {
    let first = words(speaker).next()?;
    let classes = language.classes(read_word(speaker, first.start, first.end).whole);
    if classes & INDEFINITE != 0 && first.start == 0 {
        let small = speaker[first.clone()].to_lowercase();
        return Some(Cow::Owned(small + &speaker[first.end..]));
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let calls = classes & ARTICLE != 0 || classes & FUNCTION != 0 && !language.is_english();
    let is_name = capital(speaker.trim_start()) && speaker.split_whitespace().next_back().is_some_and(capital);
    (is_name && !calls).then_some(Cow::Borrowed(speaker))
}

/// The place of the dateline, which was cut away, for a `here`, or for `this city` or `this northern port` where nothing behind tells more of
/// it.
pub(crate) fn place_for_here(sentence: &str, place: &str, language: &Language) -> Option<Change<'static>> {
    if sentence.contains(place) {
        return None;
    }
    let mut heres = words(sentence).filter(|range| sentence[range.clone()].eq_ignore_ascii_case("here"));
    if let Some(range) = heres.next().filter(|range| heres.next().is_none() && range.start > 0) {
        return Some(Change { range, by: Cow::Owned(format!("in {place}")) });
    }
    let (this, noun) = this_place(sentence, language)?;
    let rest = &sentence[noun..];
    let goes_on = |word: &str| {
        let function = language.classes(read_word(word, 0, word.len()).whole) & FUNCTION != 0;
        function && !matches!(word, "of" | "that" | "where")
    };
    // Not `this city of divers`, nor `this port city`.
    let named = rest.strip_prefix(' ').is_none_or(|rest| rest.split(' ').next().is_some_and(goes_on));
    named.then(|| Change { range: this..noun, by: Cow::Owned(place.to_owned()) })
}

/// A `here` cut from a sentence whose story tells no place, where what stands behind it goes on without it: `talks here today`.
pub(crate) fn without_here(sentence: &str) -> Option<Change<'static>> {
    let mut heres = words(sentence).filter(|range| sentence[range.clone()].eq_ignore_ascii_case("here"));
    let range = heres.next().filter(|_| heres.next().is_none())?;
    let (before, behind) = (sentence[..range.start].strip_suffix(' ')?, &sentence[range.end..]);
    let begins = |rest: &str, phrase: &str| {
        rest.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let opens = |list: &'static str| {
        behind.strip_prefix(' ').is_some_and(|rest| entries(list).any(|phrase| begins(rest, phrase)))
    };
    // `talks here with pilots`
    let gathers = || {
        let last = before.rsplit(' ').next().unwrap_or_default();
        entries(include_str!("../data/en/gatherings.txt")).any(|noun| noun == last)
    };
    let goes_on = opens(include_str!("../data/en/behind-here.txt"))
        || opens(include_str!("../data/en/behind-gatherings.txt")) && gathers();
    let mut dwelling = entries(include_str!("../data/en/dwelling.txt"));
    let dwells = before.rsplit(' ').next().is_some_and(|last| dwelling.any(|verb| verb == last));
    // `a speech released here.` says little without it.
    let ends = behind.starts_with(['.', ',']) && !before.ends_with("ed");
    let told = before.ends_with(char::is_alphanumeric) && !dwells && (ends || goes_on);
    // `closed banks in Holm, and will close banks here today`
    let told = told && !names_place(before, "");
    told.then_some(Change { range: before.len()..range.end, by: Cow::Borrowed("") })
}

/// Where `this city` or `this northern port` begins and ends in a sentence, with no names between.
fn this_place(sentence: &str, language: &Language) -> Option<(usize, usize)> {
    let hash = |range: &Range<usize>| read_word(sentence, range.start, range.end).whole;
    let mut words = words(sentence);
    let this = words.find(|range| sentence[range.clone()].eq_ignore_ascii_case("this"))?;
    let mut end = this.end;
    for word in words.take(ADJECTIVES + 1) {
        if language.means_place(hash(&word)) {
            return Some((this.start, word.end));
        }
        let tells = language.classes(hash(&word)) & FUNCTION == 0;
        let joined = matches!(&sentence[end..word.start], " " | "-");
        if !tells || !joined || !sentence[word.clone()].starts_with(char::is_lowercase) {
            return None;
        }
        end = word.end;
    }
    None
}

/// The `But`, or `However,`, that opens a sentence, where nothing but it leans on the one before.
pub(crate) fn opening(story: &Story<'_>, unit: &Unit, language: &Language) -> Option<Change<'static>> {
    let sentence = story.sentence(unit);
    let mut words = words(sentence);
    let (first, second) = (words.next()?, words.next()?);
    let classes = |range: &Range<usize>| language.classes(read_word(sentence, range.start, range.end).whole);
    let is_of = |list: &'static str| entries(list).any(|word| sentence[first.clone()].eq_ignore_ascii_case(word));
    let joins = match sentence.get(first.end..second.start) {
        Some(" ") => is_of(include_str!("../data/joining.txt")),
        Some(", ") => is_of(include_str!("../data/joining-apart.txt")),
        _ => false,
    };
    // `But the next day, …`
    let mut phrase = Hash::phrase(read_word(sentence, second.start, second.end).whole);
    let phrase_leans = words.take(PHRASE - 1).any(|word| {
        phrase = phrase.join(read_word(sentence, word.start, word.end).whole);
        language.classes(phrase.get()) & LEANING != 0
    });
    let leans = classes(&second) & (PRONOUN | LEANING | TIE) != 0 || phrase_leans;
    (first.start == 0 && language.is_known() && joins && !leans)
        .then_some(Change { range: 0..second.start, by: Cow::Borrowed("") })
}

/// The places of the words of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::story::{Passage, Pointer, Role};

    fn changed(text: &str, quoted: &str, called: &str, sure: f64) -> Option<String> {
        let start = text.find(quoted).expect("the quotation");
        let pointer = Pointer { block: 0, range: start..start + quoted.len() };
        let story = Story {
            passages: vec![Passage { role: Role::Prose, text }],
            quotations: vec![Quotation { speaker: "Petra Lund", called, sure, pointer }],
            ..Story::default()
        };
        let unit = Unit { range: 0..text.len(), ..Unit::default() };
        name_of_speaker(&story, &unit, language("en")).map(|change| change.made_in(text))
    }

    #[test]
    fn a_here_that_no_place_stands_for_is_cut_where_nothing_hangs_on_it() {
        let cut = |text: &str| without_here(text).map(|change| change.made_in(text));
        assert_eq!(cut("Pilots will meet clerks here today.").as_deref(), Some("Pilots will meet clerks today."));
        assert_eq!(cut("Pilots called for a meeting here.").as_deref(), Some("Pilots called for a meeting."));
        for text in [
            "Pilots here and in Holm met.",
            "Here, pilots met.",
            "Pilots here left here.",
            "Pilots live here.",
            "Rain closed banks in Holm, and will close banks here today.",
            "A speech released here.",
            "Pilots left.",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }

    #[test]
    fn a_pronoun_gives_way_to_the_name_of_who_speaks() {
        let quoted = "The fishermen were faster,";
        let told = "“The fishermen were faster,” she said.";
        assert_eq!(
            changed(told, quoted, "she", 0.97).as_deref(),
            Some("“The fishermen were faster,” Petra Lund said.")
        );
        assert_eq!(changed(told, quoted, "she", 0.8), None, "not sure");
        assert_eq!(changed("“The fishermen were faster,” the owner said.", quoted, "the owner", 0.97), None);
        assert_eq!(named("Die Fischerin", language("de")), None, "a role is no name");
        assert_eq!(named("el alcalde", language("es")), None);
        assert_eq!(named("A fisher", language("en")).as_deref(), Some("a fisher"));
        assert_eq!(changed("“The fishermen were faster,” she said she knew.", quoted, "she", 0.97), None, "one of two");
        assert_eq!(changed("“What she knew,” she said.", "What she knew,", "she", 0.97), None, "within the quotation");
        let named = "Lund put it best when she wrote: “The fishermen were faster.”";
        assert_eq!(changed(named, "The fishermen were faster.", "she", 0.97), None, "named before");
    }

    #[test]
    fn here_gives_way_to_the_place() {
        let told = |text: &str| place_for_here(text, "Havn", language("en")).map(|change| change.made_in(text));
        assert_eq!(
            told("At a rally here last week, Lind won.").as_deref(),
            Some("At a rally in Havn last week, Lind won.")
        );
        assert_eq!(told("Here they come."), None);
        assert_eq!(told("Rowe left this city, by sea.").as_deref(), Some("Rowe left Havn, by sea."));
        assert_eq!(told("This city’s pilots sang.").as_deref(), Some("Havn’s pilots sang."));
        assert_eq!(told("Lind came to this old, cold town.").as_deref(), None);
        assert_eq!(
            told("Lind came to this wind-swept northern town in May.").as_deref(),
            Some("Lind came to Havn in May.")
        );
        for text in ["Rowe left this city of pilots.", "Rowe left this port city.", "Rowe left this harbour."] {
            assert_eq!(told(text), None, "{text}");
        }
        assert_eq!(told("People here and in Havn sang."), None);
    }

    #[test]
    fn a_but_is_cut_where_nothing_else_leans() {
        let cut = |text: &'static str| {
            let story = Story { passages: vec![Passage { role: Role::Prose, text }], ..Story::default() };
            let unit = Unit { range: 0..text.len(), ..Unit::default() };
            opening(&story, &unit, language("en")).map(|change| change.made_in(text))
        };
        assert_eq!(cut("But the captain, Bo Lind, said no.").as_deref(), Some("The captain, Bo Lind, said no."));
        assert_eq!(
            cut("But the next captain, Bo Lind, said no.").as_deref(),
            Some("The next captain, Bo Lind, said no.")
        );
        assert_eq!(cut("However, the captain said no.").as_deref(), Some("The captain said no."));
        for text in [
            "However hard it was, Lind sang.",
            "Nevertheless, he said no.",
            "But he said no.",
            "But this was known.",
            "But the next day, the captain said no.",
            "But a few days later Bo Lind said no.",
            "Butter was sold.",
            "But, Lind said, no.",
            "Lind said no.",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
