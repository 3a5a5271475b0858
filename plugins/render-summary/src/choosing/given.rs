//! What a sentence takes for given: things and people that the story told of before it. Read of the few sentences that may
//! be chosen only.

use std::ops::Range;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, BINDING, FUNCTION, LABEL, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::{CLASS, Class, is_possessive, read_word};
use crate::sentences::units::unit::Reader;

/// How much puzzles a thing that only skipped sentences told of, in measures of `Weights::unexplained`;
const TOLD: f32 = 1.0;
/// one that calls by another name what the skipped sentence before told: `the decision`.
const LABELLED: f32 = 0.75;
/// one that no sentence told of, and that this one does not tell either: `the thumping` for a victory.
const UNTOLD: f32 = 0.5;

/// So many words of a noun phrase are looked at.
const WORDS: usize = 3;
/// No article is longer, nor is `that`.
const ARTICLE_LONGEST: usize = 4;
/// The number of a word that the story has nowhere.
const NOWHERE: u32 = u32::MAX;

/// A thing with a definite article (`the old lock`), by the numbers of its words; the first `count` are read.
#[derive(Clone, Copy, Debug, Default)]
struct Thing {
    words: [u32; WORDS],
    count: usize,
    /// Whether one of them calls something told by another name: `the move`.
    label: bool,
    /// How many words there are with the first that does so.
    called: usize,
}

/// What a noun phrase opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opens {
    Article,
    That,
    /// `Rowe’s`
    Owner,
    /// `his`
    His,
}

/// What the sentences take for given, as far as it was asked.
#[derive(Debug, Default)]
pub(crate) struct Given {
    things: Vec<Thing>,
    /// By unit: where its things are.
    units: Vec<Option<Range<usize>>>,
}

impl Given {
    pub(crate) fn restart(&mut self, units: usize) {
        self.things.clear();
        self.units.clear();
        self.units.resize(units, None);
    }

    /// How much puzzles what a sentence, the text of `unit`, takes for given, where all words that call it are `new` and the
    /// sentence before was skipped. What `sums_up` the story may call by a new name what was told: `the storm`.
    pub(crate) fn weigh(
        &mut self,
        sentence: &str,
        reader: &Reader,
        unit: usize,
        language: &Language,
        sums_up: bool,
        new: impl Fn(u32) -> bool,
    ) -> f32 {
        let range = self.read(sentence, reader, unit, language);
        let before = reader.units[unit].known;
        let weight = |thing: &Thing| {
            let words = &thing.words[..thing.count];
            if !words.iter().all(|&word| word == NOWHERE || new(word)) {
                0.0
            } else if words.iter().any(|&word| word < before) {
                TOLD
            } else if thing.label {
                LABELLED
            } else if sums_up {
                0.0
            } else {
                UNTOLD
            }
        };
        self.things[range].iter().map(weight).sum()
    }

    fn read(&mut self, sentence: &str, reader: &Reader, unit: usize, language: &Language) -> Range<usize> {
        if let Some(range) = &self.units[unit] {
            return range.clone();
        }
        let from = self.things.len();
        // In small letters names do not show, and too many phrases run together.
        if !sentence.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.units[unit] = Some(from..from);
            return from..from;
        }
        read_phrases(sentence, language, |stem| reader.numbering.find(stem), |thing| self.things.push(thing));
        let range = from..self.things.len();
        self.units[unit] = Some(range.clone());
        range
    }
}

/// Reads the noun phrases of a sentence that stand as known and do not tell themselves which thing is meant, name it, or call
/// one that readers know anyway: `the old lock`, `that claim`, `Rowe’s remarks`. `number` gives the number of a word by its
/// stem.
fn read_phrases(sentence: &str, language: &Language, number: impl Fn(u64) -> Option<u32>, mut take: impl FnMut(Thing)) {
    let bytes = sentence.as_bytes();
    let mut open: Option<(Thing, Opens)> = None;
    let mut close = |open: &mut Option<(Thing, Opens)>| {
        let (thing, opens) = open.take()?;
        (thing.count > 0 && (thing.label || opens == Opens::Article)).then(|| take(thing))
    };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        if CLASS[bytes[at] as usize] != Class::Word {
            if bytes[at] != b'-' {
                close(&mut open);
            }
            at += sentence[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if open.is_none() {
            // Most words open nothing.
            let small = bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
            if small > ARTICLE_LONGEST && bytes.get(at + small).is_none_or(u8::is_ascii) {
                at += small;
                continue;
            }
        }
        let start = at;
        let word = read_word(sentence, at, bytes.len());
        at = word.end;
        let classes = language.classes(word.whole);
        if classes & ARTICLE != 0 {
            close(&mut open);
            open = Some((Thing::default(), Opens::Article));
            continue;
        }
        if language.is_english() && &bytes[start..at] == b"that" {
            open = Some((Thing::default(), Opens::That));
            continue;
        }
        // `said Rowe in his speech`
        if language.is_english() && matches!(&bytes[start..at], b"his" | b"her") {
            close(&mut open);
            open = Some((Thing::default(), Opens::His));
            continue;
        }
        let owns = is_possessive(&bytes[..at]);
        if word.capitals > 0 && owns {
            open = Some((Thing::default(), Opens::Owner));
            continue;
        }
        let Some((thing, opens)) = &mut open else { continue };
        if *opens == Opens::That && thing.count > 0 {
            close(&mut open);
            continue;
        }
        if thing.count == 0 && *opens == Opens::Article && word.capitals == 0 && language.is_period(word.whole) {
            thing.words[0] = NOWHERE; // a function word, most of them
            (thing.count, thing.label) = (1, true);
            continue;
        }
        let names = word.capitals > 0 || word.letters < 2 || language.is_unique(word.whole);
        // `a rule that changes ports`
        let verb = *opens == Opens::That && (classes & LABEL == 0 || bytes[..at].ends_with(b"s"));
        if names || verb || classes & (BINDING | FUNCTION) == BINDING | FUNCTION {
            // `the message agrees with …`: what binds stands behind a verb
            if (1..thing.count).contains(&thing.called) {
                thing.count = thing.called;
                close(&mut open);
            }
            open = None;
        } else if classes & (FUNCTION | SAYING | VERB) != 0 || thing.count == WORDS {
            // `the share figures are`: of a phrase before a verb, the last word tells what it is.
            if classes & (SAYING | VERB) != 0 && thing.count > 1 && *opens == Opens::Article {
                (thing.words[0], thing.count) = (thing.words[thing.count - 1], 1);
            }
            close(&mut open);
        } else {
            thing.words[thing.count] = number(word.stem()).unwrap_or(NOWHERE);
            thing.count += 1;
            let told = |word: &str| entries(include_str!("../../data/en/told-words.txt")).any(|noun| noun == word);
            thing.label |= match opens {
                Opens::His => told(&sentence[start..at]),
                _ => classes & LABEL != 0,
            };
            thing.called = if classes & LABEL != 0 && thing.called == 0 { thing.count } else { thing.called };
            if owns {
                close(&mut open);
            }
        }
    }
    close(&mut open);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    /// How much a sentence takes for given behind two others, the first of which is told.
    fn weight(tag: &str, skipped: &str, sentence: &str) -> f32 {
        let sentences = ["Ada Rowe met pilots of Holm Lines.", skipped, sentence];
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language(tag), sentences.len() + 1);
        }
        let told = &reader.content[reader.units[0].content.clone()];
        let mut given = Given::default();
        given.restart(reader.units.len());
        given.weigh(sentence, &reader, 2, language(tag), false, |word| !told.contains(&word))
    }

    #[test]
    fn things_that_only_a_skipped_sentence_told_of_are_taken_for_given() {
        for (skipped, sentence) in [
            ("Divers showed films of a seal.", "Holm Lines found no trace of the films so far."),
            ("Divers filmed a seal at work.", "Clerks asked why the seal had come."),
            ("“Mud is money.”", "A clerk may not have stuck that slogan to a wall."),
            ("Rowe called divers slow.", "Clerks were united in their anger at Rowe’s remarks."),
            ("In a speech on Monday Rowe called divers slow.", "“Pilots are bold,” said Rowe in her speech."),
            ("Clerks voted for a strike.", "Nobody at Holm Lines welcomed the decision."),
            ("Holm lost by 40 votes.", "Pilots cheered the thumping."),
            ("In May bread cost more.", "Bread of Holm Lines cost less in the month."),
        ] {
            assert!(weight("en", skipped, sentence) > 0.0, "{sentence}");
        }
        assert!(weight("fr", "Un phoque vit au port.", "Rowe craint que le phoque ne parte.") > 0.0);
        assert!(weight("es", "Una foca vive en el puerto.", "Rowe teme que la foca se vaya.") > 0.0);
    }

    #[test]
    fn what_is_told_named_bound_new_or_known_to_all_is_not() {
        for (skipped, sentence) in [
            ("Divers filmed a seal at work.", "Clerks asked why the pilots had come."),
            ("Divers filmed a seal at work.", "Clerks asked why the Seal Trust had come."),
            ("Divers filmed a seal at work.", "Clerks asked about the seal of Arnsby."),
            ("A storm hit a country in the north.", "Clerks asked who would leave the country."),
            ("In May bread cost more.", "Bread of Holm Lines cost less in the month of June."),
            ("In a speech Rowe spoke of her life.", "Clerks asked Rowe about her life."),
            ("Clerks voted for a strike.", "Nobody welcomed the decision to sail."),
            ("Clerks want a rule.", "Rowe wants a rule that changes ports."),
            ("divers filmed a seal .", "clerks asked why the seal had come ."),
        ] {
            assert_eq!(weight("en", skipped, sentence), 0.0, "{sentence}");
        }
    }
}
