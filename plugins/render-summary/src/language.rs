//! What the stage knows about a language: its function words, and the words that lean on the sentence before.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::abbreviations;
use crate::classes::{
    AHEAD, ARTICLE, BINDING, CALL, FUNCTION, INDEFINITE, LABEL, LEANING, PRONOUN, REFERRING, SAYING, STANDING, TIE,
    TITLE, VERB,
};
use crate::phrases::PhraseOpeners;
use crate::words::Hash;

/// The most words that an entry of `leaning.txt` or `calls.txt` has.
pub(crate) const PHRASE: usize = 4;

/// The word lists of one language.
///
/// A slot holds the upper bits of a word's hash and, in the lowest fifteen, its classes: small enough for the nearest cache.
#[derive(Debug, Default)]
pub(crate) struct Language {
    slots: Vec<u32>,
    /// Those with which phrases begin that lean or call upon the reader.
    phrases: PhraseOpeners,
    /// Hashes of the words that point at something: few.
    pointing: Vec<u64>,
    /// Hashes of the pronouns that stand for one person: few.
    persons: Vec<u64>,
    /// Hashes of words that add to what was told (`also`): few.
    adding: Vec<u64>,
    /// Hashes of the words that end firms' names: few.
    firms: Vec<u64>,
    /// Hashes of words that count points (`First, …`): few.
    counting: Vec<u64>,
    /// Hashes of nouns that call words or a figure told before (`the phrase`): few.
    calling: Vec<u64>,
    /// Hashes of words that begin another clause, or tell when (`the phrase when …`): few.
    clauses: Vec<u64>,
    /// Hashes of things that readers know without being told (`the country`): few.
    unique: Vec<u64>,
    /// Hashes of times that a sentence before tells (`in the month`): few.
    periods: Vec<u64>,
    /// Hashes of words behind which `that` points at something (`because that survey`): few.
    before_that: Vec<u64>,
    /// Hashes of words behind which `here` is more than a place: few.
    before_here: Vec<u64>,
    /// Hashes of initials that readers know.
    initials: Vec<u64>,
    /// Hashes of the words with which somebody speaks of himself: few.
    own: Vec<u64>,
    /// What tells captions from the sentences of a story.
    picturing: Picturing,
    /// Hashes of words that open a sentence and turn the one before: few.
    turning: Vec<u64>,
    /// Hashes of words and phrases that open a sentence and grant the other side a point (`of course`): few.
    conceding: Vec<u64>,
    /// Hashes of nouns behind `this` that mean the dateline's place: few.
    this_place: Vec<u64>,
    /// Hashes of words before `below` that point to what stands on the page (`the table below`): few.
    on_page: Vec<u64>,
    /// Verbs of the past, and endings of such (`-ed`), that stand behind a bracket: few.
    behind_brackets: Vec<&'static str>,
    /// Whether the sentences were told without knowing the language's abbreviations.
    foreign: bool,
    /// Whether what stands behind a dash at the beginning of a line is said by somebody.
    dashes: bool,
}

/// Hashes of words that tell captions from the sentences of a story: few.
#[derive(Debug, Default)]
struct Picturing {
    /// Verbs that hardly tell anything else.
    posing: Vec<u64>,
    /// Words that tell on what occasion.
    occasions: Vec<u64>,
    /// Verbs of the past.
    past: Vec<u64>,
}

const CLASSES: u32 = 0x7FFF;

#[inline]
fn tag(key: u64) -> u32 {
    (key >> 32) as u32 & !CLASSES
}

/// The lists for a language tag; an empty set of lists where there are none.
pub(crate) fn language(tag: &str) -> &'static Language {
    static KNOWN: [OnceLock<Language>; 5] = [const { OnceLock::new() }; 5];
    macro_rules! lists {
        ($folder:literal $(, $own:expr)*) => {
            || {
                Language::new(&[$($own,)*
                    (FUNCTION, include_str!(concat!("../data/", $folder, "/function.txt"))),
                    (PRONOUN | FUNCTION, include_str!(concat!("../data/", $folder, "/pronouns.txt"))),
                    (SAYING, include_str!(concat!("../data/", $folder, "/sayings.txt"))),
                    (LEANING, include_str!(concat!("../data/", $folder, "/leaning.txt"))),
                    (CALL, include_str!(concat!("../data/", $folder, "/calls.txt"))),
                    (TITLE, include_str!(concat!("../data/", $folder, "/titles.txt"))),
                    (VERB, include_str!(concat!("../data/", $folder, "/verbs.txt"))),
                    (STANDING, include_str!(concat!("../data/", $folder, "/standing.txt"))),
                    (ARTICLE, include_str!(concat!("../data/", $folder, "/articles.txt"))),
                    (LABEL, include_str!(concat!("../data/", $folder, "/labels.txt"))),
                    (TIE, include_str!(concat!("../data/", $folder, "/ties.txt"))),
                    (BINDING, include_str!(concat!("../data/", $folder, "/binding.txt"))),
                    (AHEAD, include_str!(concat!("../data/", $folder, "/ahead.txt"))),
                    (REFERRING, include_str!(concat!("../data/", $folder, "/depicting.txt"))),
                ])
                .pointing(include_str!(concat!("../data/", $folder, "/pointing.txt")))
                .turning([
                    include_str!(concat!("../data/", $folder, "/turning.txt")),
                    include_str!(concat!("../data/", $folder, "/conceding.txt")),
                ])
                .picturing([
                    include_str!(concat!("../data/", $folder, "/posing.txt")),
                    include_str!(concat!("../data/", $folder, "/occasions.txt")),
                    include_str!(concat!("../data/", $folder, "/past.txt")),
                ])
                .behind_brackets(include_str!(concat!("../data/", $folder, "/behind-brackets.txt")))
            }
        };
    }
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    match primary {
        _ if primary.eq_ignore_ascii_case("en") => {
            let indefinite = (INDEFINITE | FUNCTION, include_str!("../data/en/indefinite.txt"));
            let referring = (REFERRING | FUNCTION, include_str!("../data/en/referring.txt"));
            let own = (REFERRING | FUNCTION, include_str!("../data/en/own.txt"));
            let calling = (LABEL, include_str!("../data/en/calling.txt"));
            let particles = (TITLE, include_str!("../data/en/particles.txt"));
            KNOWN[1].get_or_init(|| lists!("en", indefinite, referring, own, calling, particles)().english())
        }
        _ if primary.eq_ignore_ascii_case("de") => KNOWN[2].get_or_init(lists!("de")),
        _ if primary.eq_ignore_ascii_case("fr") => KNOWN[3].get_or_init(|| lists!("fr")().dashed()),
        _ if primary.eq_ignore_ascii_case("es") => KNOWN[4].get_or_init(|| lists!("es")().dashed()),
        _ => KNOWN[0].get_or_init(|| Language::new(&[]).dashed()),
    }
}

impl Language {
    fn new(lists: &[(u16, &'static str)]) -> Self {
        let words: Vec<(u64, u16)> = lists
            .iter()
            .flat_map(|&(class, list)| entries(list).map(move |word| (Hash::of_phrase(word), class)))
            .collect();
        let mut slots = vec![0; (words.len() * 2).next_power_of_two().max(16)];
        let mask = slots.len() - 1;
        for (key, class) in words {
            let mut at = key as usize & mask;
            while slots[at] != 0 && slots[at] & !CLASSES != tag(key) {
                at = (at + 1) & mask;
            }
            slots[at] |= tag(key) | u32::from(class);
        }
        let opening = lists.iter().filter(|(class, _)| class & (LEANING | CALL) != 0);
        let phrases = PhraseOpeners::new(opening.flat_map(|(_, list)| entries(list)));
        Self { slots, phrases, foreign: true, ..Self::default() }
    }

    fn dashed(mut self) -> Self {
        self.dashes = true;
        self
    }

    fn pointing(mut self, list: &'static str) -> Self {
        self.pointing = entries(list).map(Hash::of_phrase).collect();
        self
    }

    fn turning(mut self, lists: [&'static str; 2]) -> Self {
        [self.turning, self.conceding] = lists.map(|list| entries(list).map(Hash::of_phrase).collect());
        self
    }

    fn picturing(mut self, lists: [&'static str; 3]) -> Self {
        let [posing, occasions, past] = lists.map(|list| entries(list).map(Hash::of_phrase).collect());
        self.picturing = Picturing { posing, occasions, past };
        self
    }

    fn behind_brackets(mut self, list: &'static str) -> Self {
        self.behind_brackets = entries(list).collect();
        self
    }

    /// English: its abbreviations are known where sentences are told.
    fn english(mut self) -> Self {
        self.foreign = false;
        let hashes = |list: &'static str| entries(list).map(Hash::of_phrase).collect();
        self.persons = hashes(include_str!("../data/en/persons.txt"));
        self.adding = hashes(include_str!("../data/en/adding.txt"));
        self.firms = hashes(include_str!("../data/en/firm-nouns.txt"));
        self.counting = hashes(include_str!("../data/en/counting.txt"));
        self.calling = hashes(include_str!("../data/en/calling.txt"));
        self.clauses = hashes(include_str!("../data/en/clauses.txt"));
        self.unique = hashes(include_str!("../data/en/unique.txt"));
        self.periods = hashes(include_str!("../data/en/periods.txt"));
        self.before_that = hashes(include_str!("../data/en/before-that.txt"));
        self.before_here = hashes(include_str!("../data/en/before-here.txt"));
        self.initials = hashes(include_str!("../data/en/initials.txt"));
        self.on_page = hashes(include_str!("../data/en/on-the-page.txt"));
        self.this_place = hashes(include_str!("../data/en/this-place.txt"));
        self.own = hashes(include_str!("../data/en/own.txt"));
        self
    }

    /// Whether a sentence that seems to end with this text goes on with what stands behind: its last word is an abbreviation, or the
    /// number of a day. In English only what is no English word counts: languages are given wrongly at times.
    pub(crate) fn goes_on(&self, text: &str, behind: &str) -> bool {
        abbreviations::goes_on(text, behind, self.foreign)
    }

    /// Whether a word that ends with these two small letters may be an abbreviation of those.
    #[inline]
    pub(crate) fn may_abbreviate(&self, before: u8, last: u8) -> bool {
        abbreviations::may_end_with(before, last, self.foreign)
    }

    /// The classes of a word or phrase, by its hash.
    #[inline]
    pub(crate) fn classes(&self, key: u64) -> u16 {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 || slot & !CLASSES == tag(key) {
                return (slot & CLASSES) as u16;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether a phrase that leans, or calls upon the reader, may begin with the word, by its hash: `as a result`.
    #[inline]
    pub(crate) fn begins_phrase(&self, first: u64) -> bool {
        self.phrases.may_begin(first)
    }

    /// Whether the word points at something, by its hash: `this`.
    pub(crate) fn points(&self, word: u64) -> bool {
        self.pointing.contains(&word)
    }

    /// Whether the word, a pronoun, stands for one person, by its hash: `she`.
    pub(crate) fn is_person(&self, word: u64) -> bool {
        self.persons.contains(&word)
    }

    /// Whether no place could stand for `here` behind the word, by its hash: `came`.
    pub(crate) fn comes_before_here(&self, word: u64) -> bool {
        self.before_here.contains(&word)
    }

    /// Whether a word of these classes stands within surnames, or before one: `van`, `Dr`.
    #[inline(always)]
    pub(crate) fn is_particle(classes: u16) -> bool {
        classes & (TITLE | FUNCTION) == TITLE
    }

    /// Whether the word adds to what was told, by its hash: `also`.
    pub(crate) fn adds(&self, word: u64) -> bool {
        self.adding.contains(&word)
    }

    /// Whether the word ends firms' names, by its hash: `Holdings`.
    pub(crate) fn ends_firm(&self, word: u64) -> bool {
        self.firms.contains(&word)
    }

    /// Whether the word counts points, by its hash: `first`.
    pub(crate) fn counts(&self, word: u64) -> bool {
        self.counting.contains(&word)
    }

    /// Whether the noun calls words or a figure that were told before, by its hash: `phrase`.
    pub(crate) fn calls_words(&self, word: u64) -> bool {
        self.calling.contains(&word)
    }

    /// Whether what stands before the word is told already, by its hash: `when`.
    pub(crate) fn begins_clause(&self, word: u64) -> bool {
        self.clauses.contains(&word)
    }

    /// Whether readers know such a thing without being told of it, by the hash of its noun: `country`.
    pub(crate) fn is_unique(&self, word: u64) -> bool {
        self.unique.contains(&word)
    }

    /// Whether the word behind `the` is a time that a sentence before tells, by its hash: `month`.
    pub(crate) fn is_period(&self, word: u64) -> bool {
        self.periods.contains(&word)
    }

    /// Whether `that` behind this word points at something, by its hash: `because`.
    pub(crate) fn comes_before_that(&self, word: u64) -> bool {
        self.before_that.contains(&word)
    }

    /// Whether readers know these initials without their long form, by their hash: `FBI`.
    pub(crate) fn knows_initials(&self, word: u64) -> bool {
        self.initials.contains(&word)
    }

    /// Whether `below` behind this word points to what stands on the page, by its hash: `table`.
    pub(crate) fn is_on_page(&self, word: u64) -> bool {
        self.on_page.contains(&word)
    }

    /// Whether the word, the first of a sentence, turns what the one before says, by its hash: `but`.
    pub(crate) fn turns(&self, word: u64) -> bool {
        self.turning.contains(&word)
    }

    /// Whether the word or phrase, which opens a sentence, grants the other side a point, by its hash: `of course`.
    pub(crate) fn concedes(&self, phrase: u64) -> bool {
        self.conceding.contains(&phrase)
    }

    /// Whether the noun, behind `this`, means the dateline's place, by its hash: `city`.
    pub(crate) fn means_place(&self, word: u64) -> bool {
        self.this_place.contains(&word)
    }

    /// Whether somebody speaks of himself with this word, by its hash: `we`.
    pub(crate) fn is_own(&self, word: u64) -> bool {
        self.own.contains(&word)
    }

    /// Whether a word of these classes is a verb for what a picture shows: `smiles`.
    pub(crate) fn depicts(classes: u16) -> bool {
        classes & (REFERRING | FUNCTION) == REFERRING
    }

    /// Whether the verb, by its hash, hardly tells anything but what a picture shows: `smiles`.
    pub(crate) fn poses(&self, word: u64) -> bool {
        self.picturing.posing.contains(&word)
    }

    /// Whether the word tells on what occasion something was, by its hash: `during`.
    pub(crate) fn tells_occasion(&self, word: u64) -> bool {
        self.picturing.occasions.contains(&word)
    }

    /// Whether the word is a verb of the past, by its hash: `said`.
    pub(crate) fn is_past(&self, word: u64) -> bool {
        self.picturing.past.contains(&word)
    }

    /// Whether a word in small letters, right behind a bracket, is a verb of the past: `won`.
    pub(crate) fn is_past_behind_bracket(&self, word: &str) -> bool {
        self.behind_brackets.iter().any(|verb| match verb.strip_prefix('-') {
            Some(ending) => word.len() > ending.len() + 1 && word.ends_with(ending),
            None => word == *verb,
        })
    }

    /// Whether a line is speech by the dash that it begins with, as in most languages but English and German.
    pub(crate) fn is_speech(&self, line: &str) -> bool {
        self.dashes && line.strip_prefix(['–', '—', '-']).is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
    }

    /// Whether the lists are the English ones.
    pub(crate) fn is_english(&self) -> bool {
        !self.foreign
    }

    /// Whether there are lists at all; without them short words pass for function words.
    #[inline]
    pub(crate) fn is_known(&self) -> bool {
        self.slots.len() > 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_have_their_classes_and_unknown_languages_have_none() {
        let english = language("en-GB");
        assert_eq!(english.classes(Hash::of_phrase("the")) & FUNCTION, FUNCTION);
        assert_eq!(english.classes(Hash::of_phrase("she")) & PRONOUN, PRONOUN);
        assert_eq!(english.classes(Hash::of_phrase("as a result")) & LEANING, LEANING);
        assert_eq!(english.classes(Hash::of_phrase("harbour")), 0);
        assert!(!language("ja").is_known());
        assert_eq!(english.classes(Hash::of_phrase("this year")) & STANDING, STANDING);
        assert_eq!(language("").classes(Hash::of_phrase("the")), 0);
        assert!(language("sv").is_speech("– Vi går.") && !language("sv").is_speech("-5 grader."));
        assert!(!language("en").is_speech("– We go."));
    }
}
