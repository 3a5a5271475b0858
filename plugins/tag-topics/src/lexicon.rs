//! The vocabulary compiled for matching: one table of phrase prefixes, asked once for almost every word of a text.
//!
//! A text of n words costs about n look-ups, however many terms there are. The longest phrase at a word wins and its
//! words are used up, so "price war" never counts as "war". Prefixes are known by a 64-bit hash of their words alone;
//! two that collide would at worst lend a topic some wrong evidence.

use std::collections::HashMap;

use crate::taxonomy::ConceptId;
use crate::words::{Case, Word, finish, words};

/// A phrase may have so many words; what is longer is no term but a sentence.
pub(crate) const LONGEST_PHRASE: usize = 8;

/// A term as the vocabulary gives it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    /// The words; capitals in it are asked for in the text.
    pub phrase: String,
    /// What it speaks for; none for a phrase that is used up and speaks for nothing.
    pub concept: Option<ConceptId>,
    /// How strongly it speaks: 3 nearly decides, 2 is strong, 1 is a hint; 0 takes the term away.
    pub weight: f32,
    /// It counts only in an article that speaks of one of these for other reasons.
    pub context: Vec<ConceptId>,
    /// Match the plural of the last word too.
    pub plural: bool,
}

/// What one phrase means for one concept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sense {
    /// The concept that it speaks for.
    pub concept: ConceptId,
    /// How strongly.
    pub weight: f32,
    /// Needed company, see [`Term::context`].
    pub context: Vec<ConceptId>,
}

/// A phrase with its senses. Forms of one word (singular, plural) share a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Phrase {
    /// What it may mean; empty where it means nothing.
    pub senses: Vec<Sense>,
    /// Forms of one term have one number, so that they saturate together.
    pub group: u32,
    /// Bit i: word i must begin with a capital.
    titles: u16,
    /// Bit i: word i must be all capitals.
    uppers: u16,
    /// The same words with weaker demands on capitals.
    otherwise: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u64,
    /// Number of the phrase that ends here, plus one; 0 for none.
    phrase: u32,
    /// Whether longer phrases begin so.
    longer: bool,
}

const FREE: Slot = Slot { key: 0, phrase: 0, longer: false };

/// The compiled vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    slots: Vec<Slot>,
    phrases: Vec<Phrase>,
    groups: u32,
}

/// Collects terms and compiles them.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    prefixes: HashMap<u64, (u32, bool)>,
    phrases: Vec<Phrase>,
    groups: u32,
}

fn extend(prefix: u64, word: u64) -> u64 {
    // Zero marks a free slot.
    finish(prefix.rotate_left(23) ^ word).max(1)
}

/// The hashes and demands on capitals of a phrase's words.
struct Shape {
    key: u64,
    prefixes: Vec<u64>,
    titles: u16,
    uppers: u16,
}

fn shape(phrase: &str) -> Option<Shape> {
    let mut shape = Shape { key: 0, prefixes: Vec::new(), titles: 0, uppers: 0 };
    for (index, word) in words(phrase).enumerate() {
        if index >= LONGEST_PHRASE {
            return None;
        }
        if index > 0 {
            shape.prefixes.push(shape.key);
        }
        shape.key = extend(shape.key, word.hash);
        shape.titles |= u16::from(word.case == Case::Title) << index;
        shape.uppers |= u16::from(word.case == Case::Upper) << index;
    }
    (shape.key != 0).then_some(shape)
}

/// The plural of a phrase's last word by the common rules; none where it would be none.
fn plural(phrase: &str) -> Option<String> {
    let bytes = phrase.as_bytes();
    let (&last, &before) = (bytes.last()?, bytes.get(bytes.len().checked_sub(2)?)?);
    if !last.is_ascii_lowercase() || last == b's' || words(phrase).last()?.case != Case::Lower {
        return None;
    }
    let stem = &phrase[..phrase.len() - 1];
    Some(match (before, last) {
        (b'a' | b'e' | b'i' | b'o' | b'u', b'y') => format!("{phrase}s"),
        (_, b'y') => format!("{stem}ies"),
        (_, b'x' | b'z') | (b'c' | b's', b'h') => format!("{phrase}es"),
        _ => format!("{phrase}s"),
    })
}

impl Builder {
    /// Adds a term, or changes what the phrase weighs for its concept. False where it has no word or too many.
    pub fn add(&mut self, term: &Term) -> bool {
        let Some(group) = self.add_form(&term.phrase, term, None) else { return false };
        if term.plural
            && let Some(form) = plural(&term.phrase)
        {
            self.add_form(&form, term, Some(group));
        }
        true
    }

    /// Adds a term in place of whatever the phrase meant for its concept, in any company.
    pub fn retell(&mut self, term: &Term) -> bool {
        self.add(&Term { weight: 0.0, ..term.clone() }) && self.add(term)
    }

    fn add_form(&mut self, form: &str, term: &Term, group: Option<u32>) -> Option<u32> {
        let shape = shape(form)?;
        for prefix in &shape.prefixes {
            self.prefixes.entry(*prefix).or_insert((0, false)).1 = true;
        }
        let number = self.phrase_number(&shape, group);
        let phrase = &mut self.phrases[number];
        match term.concept {
            None => phrase.senses.clear(),
            Some(concept) => {
                // Another context is another sense; the same one is told anew.
                phrase
                    .senses
                    .retain(|sense| sense.concept != concept || (sense.context != term.context && term.weight > 0.0));
                if term.weight > 0.0 {
                    phrase.senses.push(Sense { concept, weight: term.weight, context: term.context.clone() });
                }
            }
        }
        Some(phrase.group)
    }

    /// The place of these words with these capitals, made where it is new; stricter ones stand first in the chain.
    fn phrase_number(&mut self, shape: &Shape, group: Option<u32>) -> usize {
        let first = self.prefixes.get(&shape.key).map_or(0, |entry| entry.0);
        let mut at = first;
        while let Some(index) = at.checked_sub(1) {
            let phrase = &self.phrases[index as usize];
            if (phrase.titles, phrase.uppers) == (shape.titles, shape.uppers) {
                return index as usize;
            }
            at = phrase.otherwise.unwrap_or(0);
        }
        let group = group.unwrap_or_else(|| {
            self.groups += 1;
            self.groups - 1
        });
        let index = self.phrases.len();
        let number = index as u32 + 1;
        let mut phrase = Phrase {
            senses: Vec::new(),
            group,
            titles: shape.titles,
            uppers: shape.uppers,
            otherwise: (first > 0).then_some(first),
        };
        let demands = |phrase: &Phrase| (phrase.titles | phrase.uppers).count_ones() + phrase.uppers.count_ones();
        let mut head = number;
        if let Some(first_index) = first.checked_sub(1)
            && demands(&self.phrases[first_index as usize]) > demands(&phrase)
        {
            // Two forms are what happens; a third with demands between them stands behind the strictest.
            phrase.otherwise = self.phrases[first_index as usize].otherwise;
            self.phrases[first_index as usize].otherwise = Some(number);
            head = first;
        }
        self.phrases.push(phrase);
        let longer = self.prefixes.get(&shape.key).is_some_and(|entry| entry.1);
        self.prefixes.insert(shape.key, (head, longer));
        index
    }

    /// The vocabulary, ready to be matched.
    pub fn build(self) -> Lexicon {
        let capacity = (self.prefixes.len() * 3).next_power_of_two().max(16);
        let mut slots = vec![FREE; capacity];
        for (key, (phrase, longer)) in self.prefixes {
            let mut at = key as usize & (capacity - 1);
            while slots[at].key != 0 {
                at = (at + 1) & (capacity - 1);
            }
            slots[at] = Slot { key, phrase, longer };
        }
        Lexicon { slots, phrases: self.phrases, groups: self.groups }
    }
}

impl Lexicon {
    /// The phrase of a number that [`Lexicon::longest_at`] gave.
    pub fn phrase(&self, number: usize) -> &Phrase {
        &self.phrases[number]
    }

    /// How many groups of forms there are: tables of counts have this length.
    pub fn groups(&self) -> usize {
        self.groups as usize
    }

    /// How many phrases there are, forms included.
    pub fn phrases(&self) -> usize {
        self.phrases.len()
    }

    #[inline]
    fn slot(&self, key: u64) -> Option<Slot> {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.key == key {
                return Some(slot);
            }
            if slot.key == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The longest phrase that begins at `at`: its number and how many words it has. In a text that is all capitals
    /// (`shouted`) an abbreviation cannot be told from a word and does not match.
    #[inline]
    pub fn longest_at(&self, text: &[Word], at: usize, shouted: bool) -> Option<(usize, usize)> {
        let mut key = 0;
        let mut best = None;
        for (count, word) in text[at..].iter().enumerate().take(LONGEST_PHRASE) {
            if count > 0 && !word.joined {
                break;
            }
            key = extend(key, word.hash);
            let Some(slot) = self.slot(key) else { break };
            if slot.phrase > 0
                && let Some(number) = self.fitting(slot.phrase, &text[at..=at + count], shouted)
            {
                best = Some((number, count + 1));
            }
            if !slot.longer {
                break;
            }
        }
        best
    }

    fn fitting(&self, first: u32, text: &[Word], shouted: bool) -> Option<usize> {
        let mut titles = 0u16;
        let mut uppers = 0u16;
        for (index, word) in text.iter().enumerate() {
            titles |= u16::from(word.case >= Case::Title) << index;
            uppers |= u16::from(word.case == Case::Upper && !shouted) << index;
        }
        let mut at = Some(first);
        while let Some(index) = at.and_then(|number| number.checked_sub(1)) {
            let phrase = &self.phrases[index as usize];
            if phrase.titles & !titles == 0 && phrase.uppers & !uppers == 0 {
                return Some(index as usize);
            }
            at = phrase.otherwise;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::Taxonomy;

    fn term(phrase: &str, concept: Option<ConceptId>) -> Term {
        Term { phrase: phrase.into(), concept, weight: 2.0, context: Vec::new(), plural: true }
    }

    fn found(lexicon: &Lexicon, text: &str) -> Vec<String> {
        let words: Vec<Word> = words(text).collect();
        let shouted = !text.bytes().any(|b| b.is_ascii_lowercase());
        let mut at = 0;
        let mut found = Vec::new();
        while at < words.len() {
            match lexicon.longest_at(&words, at, shouted) {
                Some((_, count)) => {
                    found.push(text[words[at].start..words[at + count - 1].end].to_owned());
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    fn lexicon(phrases: &[&str]) -> Lexicon {
        let taxonomy = Taxonomy::media_topics().unwrap();
        let concept = taxonomy.media_topic("16");
        let mut builder = Builder::default();
        for phrase in phrases {
            assert!(builder.add(&term(phrase, concept)));
        }
        builder.build()
    }

    #[test]
    fn the_longest_phrase_wins_and_uses_up_its_words() {
        let lexicon = lexicon(&["war", "price war", "war crimes tribunal"]);
        assert_eq!(found(&lexicon, "A price war, then a war-crimes tribunal"), ["price war", "war-crimes tribunal"]);
        assert_eq!(found(&lexicon, "a war crimes story"), ["war"]);
    }

    #[test]
    fn plurals_of_the_last_word_match_by_rule() {
        let lexicon = lexicon(&["treaty", "air strike", "tax", "sanctions"]);
        assert_eq!(found(&lexicon, "treaties, air strikes and taxes"), ["treaties", "air strikes", "taxes"]);
        assert!(found(&lexicon, "a sanction").is_empty());
    }

    #[test]
    fn capitals_in_a_term_are_asked_for_in_the_text() {
        let lexicon = lexicon(&["WHO", "Labour", "labour"]);
        assert_eq!(found(&lexicon, "who is WHO"), ["WHO"]);
        assert_eq!(found(&lexicon, "WHO IS LABOUR"), ["LABOUR"]);
        let words: Vec<Word> = words("Labour labour").collect();
        let strict = lexicon.longest_at(&words, 0, false).unwrap();
        let loose = lexicon.longest_at(&words, 1, false).unwrap();
        assert_ne!(strict.0, loose.0);
    }

    #[test]
    fn a_term_told_again_changes_its_weight_and_weight_nought_takes_it_away() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add(&term("war", concept));
        builder.add(&Term { weight: 0.5, ..term("war", concept) });
        assert_eq!(builder.phrases[0].senses.len(), 1);
        assert_eq!(builder.phrases[0].senses[0].weight, 0.5);
        builder.add(&Term { weight: 0.0, ..term("war", concept) });
        assert!(builder.phrases.iter().all(|phrase| phrase.senses.is_empty()));
    }

    #[test]
    fn a_phrase_without_words_or_with_too_many_is_refused() {
        let mut builder = Builder::default();
        assert!(!builder.add(&term("--", None)));
        assert!(!builder.add(&term("a b c d e f g h i", None)));
    }
}
