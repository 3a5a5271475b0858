//! From terms to the compiled vocabulary: forms are made, senses gathered, prefixes entered in the table.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::{Filter, FirstWords, LONGEST_PHRASE, Lexicon, PLAIN, Phrase, Sense, Slot, Tells, extend};
use crate::taxonomy::ConceptId;
use copydesk_topic_model::words::{Case, words};

/// A term as the vocabulary gives it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term<'a> {
    /// The words; capitals in it are asked for in the text.
    pub(crate) phrase: &'a str,
    /// What it speaks for; none for a phrase that is used up and speaks for nothing.
    pub(crate) concept: Option<ConceptId>,
    /// How strongly it speaks: 3 nearly decides, 2 is strong, 1 is a hint; 0 takes the term away.
    pub(crate) weight: f32,
    /// It counts only in an article that speaks of one of these for other reasons.
    pub(crate) context: &'a [ConceptId],
    /// Match the plural of the last word too.
    pub(crate) plural: bool,
}

/// The keys are hashes already.
#[derive(Debug, Default, Clone, Copy)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// Words that a phrase begins with, or all of them.
#[derive(Debug, Default, Clone, Copy)]
struct Prefix {
    /// Number of the phrase that they are plus one.
    phrase: u32,
    /// Whether longer ones begin so.
    longer: bool,
    /// Whether it is a single word.
    first: bool,
}

/// Collects terms and compiles them.
#[derive(Debug)]
pub(crate) struct Builder {
    /// By hash.
    prefixes: HashMap<u64, Prefix, BuildHasherDefault<Hashed>>,
    phrases: Vec<Phrase>,
    /// Senses as they come, each with the place of the next of its phrase plus one.
    senses: Vec<(Sense, u32)>,
    /// By phrase: place of its first sense plus one.
    heads: Vec<u32>,
    contexts: Vec<Vec<ConceptId>>,
    groups: u32,
    /// What words tell of the news, by their hashes; what is not in it tells nothing.
    tells: HashMap<u64, Tells, BuildHasherDefault<Hashed>>,
    /// A form that is being made.
    form: String,
}

impl Default for Builder {
    fn default() -> Self {
        const ABOUT: usize = 1 << 15;
        const PREFIXES: usize = 1 << 16;
        Self {
            // As many as a table of that many places takes: the shipped vocabulary fits, and new memory costs time.
            prefixes: HashMap::with_capacity_and_hasher(PREFIXES / 8 * 7, BuildHasherDefault::default()),
            phrases: Vec::with_capacity(ABOUT),
            senses: Vec::with_capacity(ABOUT),
            heads: Vec::with_capacity(ABOUT),
            contexts: vec![Vec::new()],
            groups: 0,
            tells: HashMap::default(),
            form: String::new(),
        }
    }
}

/// The hashes and demands on capitals of a phrase's words.
struct Shape {
    keys: [u64; LONGEST_PHRASE],
    len: usize,
    titles: u16,
    uppers: u16,
    owners: u16,
    tells: Tells,
}

fn shape(phrase: &str, tells: &HashMap<u64, Tells, BuildHasherDefault<Hashed>>) -> Option<Shape> {
    let mut shape = Shape { keys: [0; LONGEST_PHRASE], len: 0, titles: 0, uppers: 0, owners: 0, tells: Tells::SETTING };
    let mut key = 0;
    for word in words(phrase) {
        shape.tells = match (shape.tells, tells.get(&word.hash).copied()) {
            (Tells::EVENT, _) | (_, Some(Tells::EVENT)) => Tells::EVENT,
            (Tells::SETTING, Some(Tells::SETTING)) => Tells::SETTING,
            _ => Tells::OTHER,
        };
        key = extend(key, word.hash);
        *shape.keys.get_mut(shape.len)? = key;
        shape.titles |= u16::from(word.case == Case::Title) << shape.len;
        shape.uppers |= u16::from(word.case == Case::Upper) << shape.len;
        shape.owners |= u16::from(word.owner) << shape.len;
        shape.len += 1;
    }
    (shape.len > 0).then_some(shape)
}

/// The plural of a phrase's last word by the common rules; none where it would be none.
fn plural<'b>(phrase: &str, buffer: &'b mut String) -> Option<&'b str> {
    let bytes = phrase.as_bytes();
    let (&last, &before) = (bytes.last()?, bytes.get(bytes.len().checked_sub(2)?)?);
    let word = phrase.rsplit([' ', '-']).next()?;
    if !last.is_ascii_lowercase() || last == b's' || word.starts_with(char::is_uppercase) {
        return None;
    }
    let (stem, end) = match (before, last) {
        (b'a' | b'e' | b'i' | b'o' | b'u', b'y') => (phrase, "s"),
        (_, b'y') => (&phrase[..phrase.len() - 1], "ies"),
        (_, b'x' | b'z') | (b'c' | b's', b'h') => (phrase, "es"),
        _ => (phrase, "s"),
    };
    buffer.clear();
    buffer.push_str(stem);
    buffer.push_str(end);
    Some(buffer)
}

impl Builder {
    /// Says what words tell of the news: terms that are added from here on tell what their words do.
    pub(crate) fn add_telling(&mut self, text: &str, what: Tells) {
        self.tells.extend(words(text).map(|word| (word.hash, what)));
    }

    /// Adds a term, or changes what the phrase weighs for its concept. False where it has no word or too many.
    pub(crate) fn add(&mut self, term: &Term<'_>) -> bool {
        let Some(group) = self.add_form(term.phrase, term, None) else { return false };
        if term.plural {
            let mut buffer = std::mem::take(&mut self.form);
            if let Some(form) = plural(term.phrase, &mut buffer) {
                self.add_form(form, term, Some(group));
            }
            self.form = buffer;
        }
        true
    }

    /// Adds a term in place of whatever the phrase meant for its concept, in any company.
    pub(crate) fn retell(&mut self, term: &Term<'_>) -> bool {
        self.add(&Term { weight: 0.0, ..term.clone() }) && self.add(term)
    }

    fn add_form(&mut self, form: &str, term: &Term<'_>, group: Option<u32>) -> Option<u32> {
        let shape = shape(form, &self.tells)?;
        for prefix in &shape.keys[..shape.len - 1] {
            self.prefixes.entry(*prefix).or_default().longer = true;
        }
        let number = self.phrase_number(&shape, group);
        self.prefixes.entry(shape.keys[0]).or_default().first = true;
        let Some(concept) = term.concept else {
            self.heads[number] = 0;
            return Some(self.phrases[number].group);
        };
        let context = self.context_number(term.context);
        // Another context is another sense; the same one is told anew, and weight 0 takes all away.
        let told = |sense: &Sense| sense.concept == concept && (term.weight <= 0.0 || sense.context == context);
        self.drop_senses(number, told);
        if term.weight > 0.0 {
            self.senses.push((Sense { concept, weight: term.weight, context }, self.heads[number]));
            self.heads[number] = self.senses.len() as u32;
        }
        Some(self.phrases[number].group)
    }

    fn drop_senses(&mut self, phrase: usize, unwanted: impl Fn(&Sense) -> bool) {
        let mut before: Option<usize> = None;
        let mut at = self.heads[phrase];
        while let Some(index) = (at as usize).checked_sub(1) {
            let (sense, next) = self.senses[index];
            if unwanted(&sense) {
                match before {
                    None => self.heads[phrase] = next,
                    Some(before) => self.senses[before].1 = next,
                }
            } else {
                before = Some(index);
            }
            at = next;
        }
    }

    fn context_number(&mut self, context: &[ConceptId]) -> u16 {
        if context.is_empty() {
            return 0;
        }
        let known = self.contexts.iter().rposition(|known| known == context);
        let number = known.unwrap_or_else(|| {
            self.contexts.push(context.to_vec());
            self.contexts.len() - 1
        });
        u16::try_from(number).unwrap_or(0)
    }

    /// The place of these words with these capitals, made where it is new; stricter ones stand first in the chain.
    fn phrase_number(&mut self, shape: &Shape, group: Option<u32>) -> usize {
        let key = shape.keys[shape.len - 1];
        let entry = self.prefixes.entry(key).or_default();
        let first = entry.phrase;
        let mut at = first;
        while let Some(index) = (at as usize).checked_sub(1) {
            let phrase = &self.phrases[index];
            if (phrase.titles, phrase.uppers, phrase.owners) == (shape.titles, shape.uppers, shape.owners) {
                return index;
            }
            at = phrase.otherwise;
        }
        let group = group.unwrap_or_else(|| {
            self.groups += 1;
            self.groups - 1
        });
        let index = self.phrases.len();
        let mut phrase = Phrase {
            group,
            senses: (0, 0),
            titles: shape.titles,
            uppers: shape.uppers,
            owners: shape.owners,
            otherwise: first,
            tells: shape.tells,
        };
        let demands = |phrase: &Phrase| {
            (phrase.titles | phrase.uppers).count_ones() + phrase.uppers.count_ones() + phrase.owners.count_ones()
        };
        let mut head = index as u32 + 1;
        if let Some(first_index) = (first as usize).checked_sub(1)
            && demands(&self.phrases[first_index]) > demands(&phrase)
        {
            // Two forms are what happens; a third with demands between them stands behind the strictest.
            phrase.otherwise = self.phrases[first_index].otherwise;
            self.phrases[first_index].otherwise = head;
            head = first;
        }
        self.phrases.push(phrase);
        self.heads.push(0);
        entry.phrase = head;
        index
    }

    /// The vocabulary, ready to be matched.
    pub(crate) fn build(mut self) -> Lexicon {
        let capacity = (self.prefixes.len() * 5 / 4).next_power_of_two().max(16);
        let mut slots = vec![Slot { tag: 0, what: 0 }; capacity];
        let mut later = Filter::new();
        let mut first = FirstWords::for_words(self.prefixes.values().filter(|prefix| prefix.first).count());
        for (key, prefix) in self.prefixes {
            match prefix.first {
                true => first.insert(key, prefix.phrase != 0),
                false => later.insert(key),
            }
            let mut at = key as usize & (capacity - 1);
            while slots[at].what != 0 {
                at = (at + 1) & (capacity - 1);
            }
            let demands = |phrase: &Phrase| phrase.titles | phrase.uppers | phrase.owners;
            let strictest = (prefix.phrase as usize).checked_sub(1).map(|index| &self.phrases[index]);
            let plain = if strictest.is_some_and(|phrase| demands(phrase) == 0) { PLAIN } else { 0 };
            slots[at] = Slot { tag: (key >> 32) as u32, what: prefix.phrase * 4 + plain + u32::from(prefix.longer) };
        }
        let mut senses = Vec::with_capacity(self.senses.len());
        for (phrase, &head) in self.phrases.iter_mut().zip(&self.heads) {
            let start = senses.len();
            let mut at = head;
            while let Some(index) = (at as usize).checked_sub(1) {
                senses.push(self.senses[index].0);
                at = self.senses[index].1;
            }
            phrase.senses = (start as u32, (senses.len() - start) as u16);
        }
        Lexicon { first, later, slots, phrases: self.phrases, senses, contexts: self.contexts, groups: self.groups }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::taxonomy::Taxonomy;

    fn term(phrase: &str, concept: Option<ConceptId>) -> Term<'_> {
        Term { phrase, concept, weight: 2.0, context: &[], plural: true }
    }

    #[test]
    fn a_term_told_again_changes_its_weight_and_weight_nought_takes_it_away() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add(&term("war", concept));
        builder.add(&Term { weight: 0.5, ..term("war", concept) });
        let weights = |lexicon: &Lexicon| lexicon.senses(0).iter().map(|sense| sense.weight).collect::<Vec<_>>();
        let mut without = Builder::default();
        without.add(&term("war", concept));
        assert_eq!(weights(&builder.build()), [0.5]);
        without.add(&Term { weight: 0.0, ..term("war", concept) });
        assert!(weights(&without.build()).is_empty());
    }

    #[test]
    fn one_word_of_an_act_makes_a_term_tell_it_and_a_setting_has_no_other_words() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add_telling("hit jailed", Tells::EVENT);
        builder.add_telling("port teacher", Tells::SETTING);
        for phrase in ["missiles hit", "port", "port teacher", "port authority", "teacher jailed", "missiles"] {
            builder.add(&Term { plural: false, ..term(phrase, concept) });
        }
        let lexicon = builder.build();
        let tells: Vec<Tells> = (0..6).map(|phrase| lexicon.tells(phrase)).collect();
        let (event, setting, other) = (Tells::EVENT, Tells::SETTING, Tells::OTHER);
        assert_eq!(tells, [event, setting, setting, other, event, other]);
    }

    #[test]
    fn a_phrase_without_words_or_with_too_many_is_refused() {
        let mut builder = Builder::default();
        assert!(!builder.add(&term("--", None)));
        assert!(!builder.add(&term("a b c d e f g h i", None)));
    }
}
