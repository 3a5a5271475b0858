//! The vocabulary compiled for matching: one table of phrase prefixes, asked once for almost every word of a text.
//!
//! A text of n words costs about n look-ups, however many terms there are. The longest phrase at a word wins and its
//! words are used up, so "price war" never counts as "war". Prefixes are known by a 64-bit hash of their words alone;
//! two that collide would at worst lend a topic some wrong evidence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::taxonomy::ConceptId;
use crate::words::{Case, Word, finish, words};

/// A phrase may have so many words; what is longer is no term but a sentence.
pub(crate) const LONGEST_PHRASE: usize = 8;

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

/// What one phrase means for one concept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sense {
    /// The concept that it speaks for.
    pub(crate) concept: ConceptId,
    /// How strongly.
    pub(crate) weight: f32,
    /// Number of the needed company; 0 needs none.
    context: u16,
}

impl Sense {
    /// Whether it counts only in company.
    pub(crate) fn needs_company(&self) -> bool {
        self.context > 0
    }
}

/// A phrase and where its senses stand. Forms of one word (singular, plural) share a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Phrase {
    /// Forms of one term have one number, so that they saturate together.
    pub(crate) group: u32,
    /// Place of its first sense, and how many there are; none where it means nothing.
    senses: (u32, u16),
    /// Bit i: word i must begin with a capital.
    titles: u16,
    /// Bit i: word i must be all capitals.
    uppers: u16,
    /// Bit i: a possessive `'s` must follow word i.
    owners: u16,
    /// The same words with weaker demands on capitals: their number plus one.
    otherwise: u32,
}

/// A prefix in the table: half of its hash, which phrase ends there, and whether longer ones begin so.
#[derive(Debug, Clone, Copy)]
struct Slot {
    tag: u32,
    /// Number of the phrase plus one, times four; plus [`PLAIN`] and [`LONGER`]. 0 is a free slot.
    what: u32,
}

/// The phrase makes no demands on capitals: it need not be looked at to be believed.
const PLAIN: u32 = 2;
/// Longer phrases begin so.
const LONGER: u32 = 1;

/// The beginnings of phrases as sets of bits small enough for the nearest cache: most words end here, and so do most
/// words after one that begins a phrase. What passes is looked up in the table.
const FIRST_BITS: usize = 1 << 16;
const LATER_BITS: usize = 1 << 17;

/// A set of hashes that may take a stranger in.
#[derive(Debug, Clone)]
struct Filter<const BITS: usize>(Vec<u64>);

impl<const BITS: usize> Filter<BITS> {
    fn new() -> Self {
        Self(vec![0; BITS / 64])
    }
    fn insert(&mut self, key: u64) {
        let bit = (key >> 13) as usize % BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let bit = (key >> 13) as usize % BITS;
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

/// The compiled vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    first: Filter<FIRST_BITS>,
    later: Filter<LATER_BITS>,
    slots: Vec<Slot>,
    phrases: Vec<Phrase>,
    senses: Vec<Sense>,
    contexts: Vec<Vec<ConceptId>>,
    groups: u32,
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

/// Collects terms and compiles them.
#[derive(Debug)]
pub(crate) struct Builder {
    /// By hash of a prefix: number of the phrase plus one, and whether longer ones begin so.
    prefixes: HashMap<u64, (u32, bool), BuildHasherDefault<Hashed>>,
    first_words: Vec<u64>,
    phrases: Vec<Phrase>,
    /// Senses as they come, each with the place of the next of its phrase plus one.
    senses: Vec<(Sense, u32)>,
    /// By phrase: place of its first sense plus one.
    heads: Vec<u32>,
    contexts: Vec<Vec<ConceptId>>,
    groups: u32,
}

impl Default for Builder {
    fn default() -> Self {
        const ABOUT: usize = 1 << 15;
        Self {
            prefixes: HashMap::with_capacity_and_hasher(ABOUT + ABOUT / 2, BuildHasherDefault::default()),
            first_words: Vec::with_capacity(ABOUT),
            phrases: Vec::with_capacity(ABOUT),
            senses: Vec::with_capacity(ABOUT),
            heads: Vec::with_capacity(ABOUT),
            contexts: vec![Vec::new()],
            groups: 0,
        }
    }
}

#[inline]
fn extend(prefix: u64, word: u64) -> u64 {
    finish(prefix.rotate_left(23) ^ word)
}

/// The hashes and demands on capitals of a phrase's words.
struct Shape {
    keys: [u64; LONGEST_PHRASE],
    len: usize,
    titles: u16,
    uppers: u16,
    owners: u16,
}

fn shape(phrase: &str) -> Option<Shape> {
    let mut shape = Shape { keys: [0; LONGEST_PHRASE], len: 0, titles: 0, uppers: 0, owners: 0 };
    let mut key = 0;
    for word in words(phrase) {
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
fn plural(phrase: &str) -> Option<String> {
    let bytes = phrase.as_bytes();
    let (&last, &before) = (bytes.last()?, bytes.get(bytes.len().checked_sub(2)?)?);
    let word = phrase.rsplit([' ', '-']).next()?;
    if !last.is_ascii_lowercase() || last == b's' || word.starts_with(char::is_uppercase) {
        return None;
    }
    let stem = &phrase[..phrase.len() - 1];
    Some(match (before, last) {
        (b'a' | b'e' | b'i' | b'o' | b'u', b'y') => [phrase, "s"].concat(),
        (_, b'y') => [stem, "ies"].concat(),
        (_, b'x' | b'z') | (b'c' | b's', b'h') => [phrase, "es"].concat(),
        _ => [phrase, "s"].concat(),
    })
}

impl Builder {
    /// Adds a term, or changes what the phrase weighs for its concept. False where it has no word or too many.
    pub(crate) fn add(&mut self, term: &Term<'_>) -> bool {
        let Some(group) = self.add_form(term.phrase, term, None) else { return false };
        if term.plural
            && let Some(form) = plural(term.phrase)
        {
            self.add_form(&form, term, Some(group));
        }
        true
    }

    /// Adds a term in place of whatever the phrase meant for its concept, in any company.
    pub(crate) fn retell(&mut self, term: &Term<'_>) -> bool {
        self.add(&Term { weight: 0.0, ..term.clone() }) && self.add(term)
    }

    fn add_form(&mut self, form: &str, term: &Term<'_>, group: Option<u32>) -> Option<u32> {
        let shape = shape(form)?;
        self.first_words.push(shape.keys[0]);
        for prefix in &shape.keys[..shape.len - 1] {
            self.prefixes.entry(*prefix).or_insert((0, false)).1 = true;
        }
        let number = self.phrase_number(&shape, group);
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
        let (first, longer) = self.prefixes.get(&key).copied().unwrap_or_default();
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
        self.prefixes.insert(key, (head, longer));
        index
    }

    /// The vocabulary, ready to be matched.
    pub(crate) fn build(mut self) -> Lexicon {
        let capacity = (self.prefixes.len() * 5 / 4).next_power_of_two().max(16);
        let mut slots = vec![Slot { tag: 0, what: 0 }; capacity];
        let mut later = Filter::new();
        for (key, (phrase, longer)) in self.prefixes {
            later.insert(key);
            let mut at = key as usize & (capacity - 1);
            while slots[at].what != 0 {
                at = (at + 1) & (capacity - 1);
            }
            let demands = |phrase: &Phrase| phrase.titles | phrase.uppers | phrase.owners;
            let first = (phrase as usize).checked_sub(1).map(|index| &self.phrases[index]);
            let plain = if first.is_some_and(|phrase| demands(phrase) == 0) { PLAIN } else { 0 };
            slots[at] = Slot { tag: (key >> 32) as u32, what: phrase * 4 + plain + u32::from(longer) };
        }
        let mut first = Filter::new();
        for key in self.first_words {
            first.insert(key);
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

impl Lexicon {
    /// The number of the forms that a phrase belongs to.
    #[inline]
    pub(crate) fn group(&self, phrase: usize) -> u32 {
        self.phrases[phrase].group
    }

    /// What the phrase may mean; nothing where it only uses up its words.
    #[inline]
    pub(crate) fn senses(&self, phrase: usize) -> &[Sense] {
        let (start, count) = self.phrases[phrase].senses;
        &self.senses[start as usize..start as usize + usize::from(count)]
    }

    /// The concepts of which an article must speak for this sense to count.
    pub(crate) fn company(&self, sense: &Sense) -> &[ConceptId] {
        &self.contexts[usize::from(sense.context)]
    }

    /// How many groups of forms there are: tables of counts have this length.
    pub(crate) fn groups(&self) -> usize {
        self.groups as usize
    }

    /// How many phrases there are, forms included.
    #[cfg(test)]
    pub(crate) fn phrases(&self) -> usize {
        self.phrases.len()
    }

    #[inline]
    fn slot(&self, key: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let tag = (key >> 32) as u32;
        let mut at = key as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.what == 0 {
                return None;
            }
            if slot.tag == tag {
                return Some(slot.what);
            }
            at = (at + 1) & mask;
        }
    }

    /// The longest phrase that begins at `at`: its number and how many words it has. In a text that is all capitals
    /// (`shouted`) an abbreviation cannot be told from a word and does not match.
    #[inline]
    pub(crate) fn longest_at(&self, text: &[Word], at: usize, shouted: bool) -> Option<(usize, usize)> {
        let mut key = extend(0, text.get(at)?.hash);
        if !self.first.may_hold(key) {
            return None;
        }
        let mut best = None;
        let mut count = 1;
        loop {
            let Some(what) = self.slot(key) else { break };
            let phrase = what / 4;
            if what & PLAIN != 0 {
                best = Some((phrase as usize - 1, count));
            } else if let Some(number) = self.fitting(phrase, &text[at..at + count], shouted) {
                best = Some((number, count));
            }
            if what & LONGER == 0 || count == LONGEST_PHRASE {
                break;
            }
            let Some(next) = text.get(at + count).filter(|next| next.joined) else { break };
            key = extend(key, next.hash);
            if !self.later.may_hold(key) {
                break;
            }
            count += 1;
        }
        best
    }

    fn fitting(&self, first: u32, text: &[Word], shouted: bool) -> Option<usize> {
        let mut at = first;
        while let Some(index) = (at as usize).checked_sub(1) {
            let phrase = &self.phrases[index];
            let fits = |(index, word): (usize, &Word)| {
                (phrase.titles >> index & 1 == 0 || word.case >= Case::Title)
                    && (phrase.owners >> index & 1 == 0 || word.owner)
                    && (phrase.uppers >> index & 1 == 0 || word.case == Case::Upper && !shouted)
            };
            if phrase.titles | phrase.uppers | phrase.owners == 0 || text.iter().enumerate().all(fits) {
                return Some(index);
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

    fn term(phrase: &str, concept: Option<ConceptId>) -> Term<'_> {
        Term { phrase, concept, weight: 2.0, context: &[], plural: true }
    }

    fn found(lexicon: &Lexicon, text: &str) -> Vec<String> {
        let words: Vec<Word> = words(text).collect();
        let shouted = !text.bytes().any(|b| b.is_ascii_lowercase());
        let mut at = 0;
        let mut found = Vec::new();
        while at < words.len() {
            match lexicon.longest_at(&words, at, shouted) {
                Some((_, count)) => {
                    found.push(text[words[at].start as usize..words[at + count - 1].end as usize].to_owned());
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
        let weights = |lexicon: &Lexicon| lexicon.senses(0).iter().map(|sense| sense.weight).collect::<Vec<_>>();
        let mut without = Builder::default();
        without.add(&term("war", concept));
        assert_eq!(weights(&builder.build()), [0.5]);
        without.add(&Term { weight: 0.0, ..term("war", concept) });
        assert!(weights(&without.build()).is_empty());
    }

    #[test]
    fn a_phrase_without_words_or_with_too_many_is_refused() {
        let mut builder = Builder::default();
        assert!(!builder.add(&term("--", None)));
        assert!(!builder.add(&term("a b c d e f g h i", None)));
    }
}
