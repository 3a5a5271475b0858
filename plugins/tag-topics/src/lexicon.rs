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

/// The beginnings of phrases as sets of bits small enough for the nearest cache: most words end here, and so do most
/// words after one that begins a phrase. What passes is looked up in the table.
const FIRST_WORDS: usize = 1 << 17;
const LATER_BITS: usize = 1 << 18;

/// A set of hashes that may take a stranger in.
#[derive(Debug, Clone)]
pub(crate) struct Filter<const BITS: usize>(Vec<u64>);

impl<const BITS: usize> Filter<BITS> {
    pub(crate) fn new() -> Self {
        Self(vec![0; BITS / 64])
    }
    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }
    pub(crate) fn from_words(words: Vec<u64>) -> Option<Self> {
        (words.len() == BITS / 64).then_some(Self(words))
    }
    pub(crate) fn insert(&mut self, key: u64) {
        let bit = (key >> 13) as usize % BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let bit = (key >> 13) as usize % BITS;
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

/// What a word can be for the vocabulary as the first of a phrase, with six bits of its hash: of a thousand strangers
/// two are taken in. The words of news are few and often the same, so that what is asked for lies in the nearest cache.
#[derive(Debug, Clone)]
pub(crate) struct FirstWords {
    what: Vec<u8>,
    /// The places that are taken, as bits: few enough to be always at hand.
    taken: Box<[u64; FIRST_WORDS / 64]>,
}

impl FirstWords {
    /// Phrases begin with it.
    const BEGINS: u8 = 1;
    /// It is a phrase by itself, and others may begin with it.
    const ALONE: u8 = 3;
    /// Words of several hashes share the place: what one is must be looked up.
    const SEVERAL: u8 = 2;
    const BITS: u8 = 0xfc;

    pub(crate) fn new() -> Self {
        Self { what: vec![0; FIRST_WORDS], taken: Box::new([0; FIRST_WORDS / 64]) }
    }
    #[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.what
    }
    pub(crate) fn from_bytes(what: Vec<u8>) -> Option<Self> {
        let (rows, _) = what.as_chunks::<64>();
        let bits = |row: &[u8; 64]| (0..).zip(row).fold(0, |bits, (at, what)| bits | u64::from(*what != 0) << at);
        let taken: Box<[u64]> = rows.iter().map(bits).collect();
        let taken = taken.try_into().ok()?;
        (what.len() == FIRST_WORDS).then_some(Self { what, taken })
    }
    #[inline]
    fn place(key: u64) -> usize {
        (key >> 13) as usize % FIRST_WORDS
    }
    #[inline]
    fn bits(key: u64) -> u8 {
        (key >> 40) as u8 & Self::BITS
    }
    pub(crate) fn insert(&mut self, key: u64, alone: bool) {
        let what = if alone { Self::ALONE } else { Self::BEGINS };
        let place = Self::place(key);
        self.taken[place / 64] |= 1 << (place % 64);
        let there = &mut self.what[place];
        *there = match *there {
            0 => Self::bits(key) | what,
            Self::SEVERAL => Self::SEVERAL,
            known if known & Self::BITS == Self::bits(key) => known | what,
            _ => Self::SEVERAL,
        };
    }
    /// Whether it may be one; of what is none one in eight may.
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let place = Self::place(key);
        self.taken[place / 64] >> (place % 64) & 1 != 0
    }
    #[inline]
    fn get(&self, key: u64) -> u8 {
        let there = self.what[Self::place(key)];
        match there {
            0 | Self::SEVERAL => there,
            _ if there & Self::BITS == Self::bits(key) => there & !Self::BITS,
            _ => 0,
        }
    }
}

/// The compiled vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    pub(crate) first: FirstWords,
    pub(crate) later: Filter<LATER_BITS>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) senses: Vec<Sense>,
    pub(crate) contexts: Vec<Vec<ConceptId>>,
    pub(crate) groups: u32,
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

    /// Whether a phrase may begin with the word.
    #[inline]
    pub(crate) fn may_begin(&self, word: &Word) -> bool {
        self.first.may_hold(extend(0, word.hash))
    }

    /// The longest phrase that begins at `at`: its number and how many words it has. In a text that is all capitals
    /// (`shouted`) an abbreviation cannot be told from a word and does not match.
    #[inline(always)]
    pub(crate) fn longest_at(&self, text: &[Word], at: usize, shouted: bool) -> Option<(usize, usize)> {
        let key = extend(0, text.get(at)?.hash);
        let what = self.first.get(key);
        if what == 0 {
            return None;
        }
        if what == FirstWords::BEGINS {
            // "the", "of": many phrases begin so, few go on with the word that follows.
            let next = text.get(at + 1).filter(|next| next.joined)?;
            if !self.later.may_hold(extend(key, next.hash)) {
                return None;
            }
        }
        self.look_up(key, text, at, shouted)
    }

    #[inline(never)]
    fn look_up(&self, mut key: u64, text: &[Word], at: usize, shouted: bool) -> Option<(usize, usize)> {
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
    fn of_words_that_share_a_place_each_is_looked_up_and_a_stranger_to_a_place_is_none() {
        let key = |place: u64, bits: u64| place << 13 | bits << 42;
        let mut first = FirstWords::new();
        first.insert(key(7, 1), true);
        first.insert(key(8, 1), false);
        assert_eq!([key(7, 1), key(7, 2), key(8, 1), key(9, 1)].map(|key| first.get(key)), [3, 0, 1, 0]);
        first.insert(key(7, 2), false);
        assert_eq!([key(7, 1), key(7, 2)].map(|key| first.get(key)), [FirstWords::SEVERAL; 2]);
        let read = FirstWords::from_bytes(first.bytes().to_vec()).unwrap();
        assert!([7, 8, 9].map(|place| read.may_hold(key(place, 0))) == [true, true, false]);
        assert!(FirstWords::from_bytes(vec![0; 3]).is_none());
    }
}
