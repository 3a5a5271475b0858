//! The vocabulary compiled for matching: one table of phrase prefixes, asked once for almost every word of a text.
//!
//! A text of n words costs about n look-ups, however many terms there are. The longest phrase at a word wins and its
//! words are used up, so "price war" never counts as "war". Prefixes are known by a 64-bit hash of their words alone;
//! two that collide would at worst lend a topic some wrong evidence.

use crate::taxonomy::ConceptId;
use copydesk_topic_model::words::{Case, Word, finish};

/// A phrase may have so many words; what is longer is no term but a sentence.
pub(crate) const LONGEST_PHRASE: usize = 8;

/// What one phrase means for one concept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sense {
    /// The concept that it speaks for.
    pub(crate) concept: ConceptId,
    /// How strongly.
    pub(crate) weight: f32,
    /// Number of the needed company; 0 needs none.
    pub(crate) context: u16,
}

impl Sense {
    /// Whether it counts only in company.
    pub(crate) fn needs_company(&self) -> bool {
        self.context > 0
    }
}

/// What a phrase tells of the news: which field a story is of lies in what happens, and less in where and to whom. A number below
/// four, so that a start reads it with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tells(pub(crate) u8);

impl Tells {
    /// None of the others, or both.
    pub(crate) const OTHER: Self = Self(0);
    /// Where it happens or to whom: it has no other words.
    pub(crate) const SETTING: Self = Self(1);
    /// What happens: one of its words is an act or an event.
    pub(crate) const EVENT: Self = Self(2);
}

/// A phrase and where its senses stand. Forms of one word (singular, plural) share a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Phrase {
    /// Forms of one term have one number, so that they saturate together.
    pub(crate) group: u32,
    /// Place of its first sense, and how many there are; none where it means nothing.
    pub(crate) senses: (u32, u16),
    /// Bit i: word i must begin with a capital.
    pub(crate) titles: u16,
    /// Bit i: word i must be all capitals.
    pub(crate) uppers: u16,
    /// Bit i: a possessive `'s` must follow word i.
    pub(crate) owners: u16,
    /// The same words with weaker demands on capitals: their number plus one.
    pub(crate) otherwise: u32,
    /// What it tells of the news.
    pub(crate) tells: Tells,
}

/// A prefix in the table: half of its hash, which phrase ends there, and whether longer ones begin so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) tag: u32,
    /// Number of the phrase plus one, times four; plus [`PLAIN`] and [`LONGER`]. 0 is a free slot.
    pub(crate) what: u32,
}

/// The phrase makes no demands on capitals: it need not be looked at to be believed.
pub(crate) const PLAIN: u32 = 2;
/// Longer phrases begin so.
pub(crate) const LONGER: u32 = 1;

/// The beginnings of phrases of two words and more as a set that may take a stranger in: of a hundred three. Both bits of one
/// lie together, so that it costs one look into memory that is small enough to stay near.
#[derive(Debug, Clone)]
pub(crate) struct Filter(Vec<u64>);

const FILTER_WORDS: usize = 1 << 13;

impl Filter {
    pub(crate) fn new() -> Self {
        Self(vec![0; FILTER_WORDS])
    }
    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }
    pub(crate) fn from_words(words: Vec<u64>) -> Option<Self> {
        (words.len() == FILTER_WORDS).then_some(Self(words))
    }
    #[inline]
    fn bits(key: u64) -> u64 {
        1 << (key >> 40 & 63) | 1 << (key >> 50 & 63)
    }
    pub(crate) fn insert(&mut self, key: u64) {
        self.0[(key >> 13) as usize % FILTER_WORDS] |= Self::bits(key);
    }
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let bits = Self::bits(key);
        self.0[(key >> 13) as usize % FILTER_WORDS] & bits == bits
    }
}

/// What a word can be for the vocabulary as the first of a phrase, with fourteen bits of its hash. The words of news are few
/// and often the same, so that what is asked for lies in the nearest cache.
#[derive(Debug, Clone)]
pub(crate) struct FirstWords(Vec<u16>);

impl FirstWords {
    /// Phrases begin with it.
    const BEGINS: u16 = 1;
    /// It is a phrase by itself, and others may begin with it.
    const ALONE: u16 = 3;

    /// A table for so many words: a third of it is taken at most, so that a stranger is known at once.
    pub(crate) fn for_words(count: usize) -> Self {
        Self(vec![0; (count * 3).next_power_of_two().max(16)])
    }
    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn entries(&self) -> &[u16] {
        &self.0
    }
    pub(crate) fn from_entries(entries: Vec<u16>) -> Option<Self> {
        (entries.len().is_power_of_two() && entries.contains(&0)).then_some(Self(entries))
    }
    /// Where it stands and what stands there, or the free place where it would stand. Of words with the same bits side by side
    /// both are what either is: what is told of one that it is not must be looked up.
    #[inline]
    fn place(&self, key: u64) -> (usize, u16) {
        let mask = self.0.len() - 1;
        let tag = (key >> 48) as u16 | Self::ALONE;
        let mut at = (key >> 13) as usize & mask;
        loop {
            let there = self.0[at];
            if there == 0 || there | Self::ALONE == tag {
                return (at, there);
            }
            at = (at + 1) & mask;
        }
    }
    pub(crate) fn insert(&mut self, key: u64, alone: bool) {
        let (place, _) = self.place(key);
        let what = if alone { Self::ALONE } else { Self::BEGINS };
        self.0[place] |= (key >> 48) as u16 & !Self::ALONE | what;
    }
    /// [`FirstWords::BEGINS`], [`FirstWords::ALONE`], or nought.
    #[inline]
    fn get(&self, key: u64) -> u16 {
        self.place(key).1 & Self::ALONE
    }
}

/// The compiled vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    pub(crate) first: FirstWords,
    pub(crate) later: Filter,
    pub(crate) slots: Vec<Slot>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) senses: Vec<Sense>,
    pub(crate) contexts: Vec<Vec<ConceptId>>,
    pub(crate) groups: u32,
}

/// What a word can be as the first of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// No phrase begins with it.
    None,
    /// Phrases begin with it that go on: most words of English open one, and few are followed by what it goes on with.
    Begins,
    /// It may be a phrase by itself.
    Alone,
}

/// The hash of a phrase that goes on with a word; of its first word, where the prefix is nought, the hash of that.
#[inline]
pub(crate) fn extend(prefix: u64, word: u64) -> u64 {
    finish(prefix).rotate_left(23) ^ word
}

impl Lexicon {
    /// The number of the forms that a phrase belongs to.
    #[inline]
    pub(crate) fn group(&self, phrase: usize) -> u32 {
        self.phrases[phrase].group
    }

    /// What the phrase tells of the news.
    #[inline]
    pub(crate) fn tells(&self, phrase: usize) -> Tells {
        self.phrases[phrase].tells
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

    /// What the word can be as the first of a phrase.
    #[inline]
    pub(crate) fn opening(&self, word: &Word) -> Opening {
        match self.first.get(extend(0, word.hash)) {
            0 => Opening::None,
            FirstWords::BEGINS => Opening::Begins,
            _ => Opening::Alone,
        }
    }

    /// Whether a phrase may begin with the word that the first hash is of and go on with the second.
    #[inline]
    pub(crate) fn may_go_on(&self, word: u64, next: &Word) -> bool {
        next.joined && self.later.may_hold(extend(extend(0, word), next.hash))
    }

    /// The longest phrase that begins at `at`: its number and how many words it has. In a text that is all capitals
    /// (`shouted`) an abbreviation cannot be told from a word and does not match.
    #[inline(never)]
    pub(crate) fn longest_at(&self, text: &[Word], at: usize, shouted: bool) -> Option<(usize, usize)> {
        let mut key = extend(0, text.get(at)?.hash);
        let mut best = None;
        let mut count = 1;
        while let Some(what) = self.slot(key) {
            let phrase = what / 4;
            if what & PLAIN != 0 {
                best = Some((phrase as usize - 1, count));
            } else if phrase != 0
                && let Some(number) = self.fitting(phrase, &text[at..at + count], shouted)
            {
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
    use crate::compile::{Builder, Term};
    use crate::taxonomy::Taxonomy;
    use copydesk_topic_model::words::words;

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
    fn words_that_share_a_place_are_told_apart_and_a_stranger_is_none() {
        let key = |place: u64, bits: u64| place << 13 | bits << 50;
        let mut first = FirstWords::for_words(8);
        first.insert(key(7, 1), true);
        first.insert(key(7, 2), false);
        first.insert(key(8, 1), false);
        let keys = [key(7, 1), key(7, 2), key(8, 1), key(7, 3), key(10, 1)];
        assert_eq!(keys.map(|key| first.get(key)), [3, 1, 1, 0, 0]);
        let read = FirstWords::from_entries(first.entries().to_vec()).unwrap();
        assert_eq!(keys.map(|key| read.get(key)), keys.map(|key| first.get(key)));
        assert!(FirstWords::from_entries(vec![0; 3]).is_none() && FirstWords::from_entries(vec![1; 4]).is_none());
    }
}
