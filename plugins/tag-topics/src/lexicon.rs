//! The vocabulary compiled for matching: a filter that says where a phrase may begin, and tables of words and of phrase prefixes.
//!
//! A text of n words costs about n look-ups, however many terms there are. The longest phrase at a word wins and its
//! words are used up, so "price war" never counts as "war". Prefixes are known by a 64-bit hash of their words alone;
//! two that collide would at worst lend a topic some wrong evidence.

use std::hint::select_unpredictable;
use std::ops::Range;

use crate::filter::{Filter, Mark};
use crate::kept::Kept;
use crate::phrase::Phrase;
use crate::reading::Reading;
use crate::table::{ASKS, LONGER, Slot, Table};
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

/// What a phrase asks of its words. Bit i is for word i.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Demands {
    /// It must begin with a capital.
    pub(crate) titles: u8,
    /// It must be all capitals.
    pub(crate) uppers: u8,
    /// A possessive `'s` must follow.
    pub(crate) owners: u8,
}

impl Demands {
    pub(crate) const NONE: Self = Self { titles: 0, uppers: 0, owners: 0 };

    fn are_met(self, text: &[Word], shouted: bool) -> bool {
        let fits = |(index, word): (usize, &Word)| {
            (self.titles >> index & 1 == 0 || word.case() >= Case::Title)
                && (self.owners >> index & 1 == 0 || word.owner())
                && (self.uppers >> index & 1 == 0 || word.case() == Case::Upper && !shouted)
        };
        self == Self::NONE || text.iter().enumerate().all(fits)
    }
}

/// A phrase that makes demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) demands: Demands,
    pub(crate) phrase: Phrase,
    /// The phrase of the same words with weaker demands: its place among the forms plus one.
    pub(crate) otherwise: u32,
}

/// The compiled vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    /// How a text is read for it.
    pub(crate) reading: Reading,
    /// Words that are phrases by themselves, and words that phrases go on with behind what they begin with.
    pub(crate) begins: Filter,
    /// Words that are phrases by themselves.
    pub(crate) words: Table,
    /// Phrases of two words and more, and what they begin with.
    pub(crate) longer: Table,
    pub(crate) forms: Vec<Form>,
    /// By the number of a phrase: where its senses stand.
    pub(crate) lists: Kept<4>,
    /// The senses; phrases of the same have them in common.
    pub(crate) senses: Vec<Sense>,
    pub(crate) contexts: Vec<Vec<ConceptId>>,
    /// How many terms there are, each with its forms.
    pub(crate) groups: u32,
}

/// A row of senses: its start times 256, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct List(pub(crate) u32);

impl List {
    /// More senses than this a phrase cannot have.
    const MOST: usize = 255;

    pub(crate) fn new(start: usize, length: usize) -> Self {
        Self((start as u32) << 8 | length.min(Self::MOST) as u32)
    }

    #[inline]
    pub(crate) fn range(self) -> Range<usize> {
        let start = (self.0 >> 8) as usize;
        start..start + (self.0 & 0xff) as usize
    }
}

/// A place where a phrase may begin: the number of its word in the text times four, whether the word may be a phrase, and
/// whether one may go on with the next word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Beginning(u32);

impl Beginning {
    #[inline]
    fn new(at: u32, alone: bool) -> Self {
        Self(at << 2 | u32::from(alone) << 1)
    }

    #[inline]
    fn and(self, goes_on: bool) -> Self {
        Self(self.0 | u32::from(goes_on))
    }

    /// The number of its word.
    #[inline]
    pub(crate) fn at(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// Whether there is a reason to look.
    #[inline]
    fn is_one(self) -> bool {
        self.0 & 3 != 0
    }

    #[inline]
    fn alone(self) -> bool {
        self.0 & 2 != 0
    }

    #[inline]
    fn goes_on(self) -> bool {
        self.0 & 1 != 0
    }
}

/// A place where a phrase may begin, with what stands first in the tables where its word and its first two words belong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening {
    pub(crate) place: Beginning,
    word: Slot,
    pair: Slot,
}

/// The hash of a phrase that goes on with a word. That of a phrase of one word is the word's.
#[inline]
pub(crate) fn extend(prefix: u64, word: u64) -> u64 {
    finish(prefix).rotate_left(23) ^ word
}

impl Lexicon {
    /// Where the senses of a phrase stand.
    #[inline]
    pub(crate) fn list(&self, phrase: Phrase) -> List {
        List(u32::from_le_bytes(self.lists[phrase.number()]))
    }

    /// What the phrase may mean; nothing where it only uses up its words.
    #[inline]
    pub(crate) fn senses(&self, phrase: Phrase) -> &[Sense] {
        &self.senses[self.list(phrase).range()]
    }

    /// The concepts of which an article must speak for this sense to count.
    pub(crate) fn company(&self, sense: &Sense) -> &[ConceptId] {
        &self.contexts[usize::from(sense.context)]
    }

    /// How many terms there are.
    pub(crate) fn groups(&self) -> usize {
        self.groups as usize
    }

    /// How many phrases there are, forms included.
    #[cfg(test)]
    pub(crate) fn phrases(&self) -> usize {
        self.lists.len() - 1
    }

    /// Where in a text phrases may begin. Of a hundred places a few hold none, and none that holds one is left out.
    ///
    /// Every word is asked the same questions, and no answer is waited for: that is faster than to ask fewer. `buffer` holds
    /// places between calls.
    #[inline(never)]
    pub(crate) fn openings(&self, text: &[Word], buffer: &mut Vec<Beginning>, openings: &mut Vec<Opening>) {
        if buffer.len() <= text.len() {
            buffer.resize(text.len() + 1, Beginning::default());
        }
        let mut count = 0;
        let mut take = |place: Beginning| {
            buffer[count] = place;
            count += usize::from(place.is_one());
        };
        let (mut before, mut place) = (0, Beginning::default());
        for (at, word) in (0..).zip(text) {
            let mark = Mark::of(word.hash);
            take(place.and(word.joined() & self.begins.may_hold_step(before, word.hash, mark)));
            (before, place) = (word.hash, Beginning::new(at, self.begins.may_hold(word.hash, mark)));
        }
        take(place);
        openings.clear();
        openings.extend(buffer[..count].iter().map(|place| {
            let at = place.at();
            let (word, next) = (text[at].hash, text.get(at + 1).map_or(0, |next| next.hash));
            // What is not asked for later is no reason to wait for memory: the first slot is always near. Which is asked for no
            // processor foresees.
            let pair = select_unpredictable(place.goes_on(), extend(word, next), 0);
            let word = select_unpredictable(place.alone(), word, 0);
            Opening { place: *place, word: self.words.first(word), pair: self.longer.first(pair) }
        }));
    }

    /// The longest phrase that begins at an opening, and how many words it has. In a text that is all capitals (`shouted`)
    /// an abbreviation cannot be told from a word and does not match.
    #[inline]
    pub(crate) fn longest_at(&self, text: &[Word], opening: Opening, shouted: bool) -> Option<(Phrase, usize)> {
        let text = text.get(opening.place.at()..)?;
        let word = text.first()?.hash;
        if opening.place.goes_on()
            && let Some(longer) = self.longer_at(text, word, opening.pair, shouted)
        {
            return Some(longer);
        }
        if !opening.place.alone() {
            return None;
        }
        let what = self.words.find(word, opening.word)?;
        let phrase = self.phrase(what, &text[..1], shouted);
        (!phrase.is_none()).then_some((phrase, 1))
    }

    /// The longest phrase of two words or more that a text begins with, given its first word and what stands first in the
    /// table where its first two belong. Few go on behind the second.
    #[inline]
    fn longer_at(&self, text: &[Word], first: u64, pair: Slot, shouted: bool) -> Option<(Phrase, usize)> {
        let key = extend(first, text.get(1)?.hash);
        let what = self.longer.find(key, pair)?;
        let phrase = self.phrase(what, &text[..2], shouted);
        let longer = if what & LONGER == 0 { None } else { self.longer_behind(text, key, shouted) };
        longer.or((!phrase.is_none()).then_some((phrase, 2)))
    }

    /// The longest phrase of three words or more that a text begins with, given the hash of its first two.
    #[inline(never)]
    fn longer_behind(&self, text: &[Word], two: u64, shouted: bool) -> Option<(Phrase, usize)> {
        let mut best = None;
        let mut before = two;
        for count in 3..=LONGEST_PHRASE {
            let Some(next) = text.get(count - 1).filter(|next| next.joined()) else { break };
            if !self.begins.may_hold_step(before, next.hash, Mark::of(next.hash)) {
                break;
            }
            let key = extend(before, next.hash);
            let Some(what) = self.longer.find(key, self.longer.first(key)) else { break };
            let phrase = self.phrase(what, &text[..count], shouted);
            if !phrase.is_none() {
                best = Some((phrase, count));
            }
            if what & LONGER == 0 {
                break;
            }
            before = key;
        }
        best
    }

    /// The phrase of these words, given what they lead to.
    #[inline]
    fn phrase(&self, what: u32, text: &[Word], shouted: bool) -> Phrase {
        match what & ASKS {
            0 => Phrase(what >> 2),
            _ => self.fitting(what >> 2, text, shouted),
        }
    }

    /// The part of compounds that is known by a key, if `word` fits it.
    pub(crate) fn part(&self, key: u64, word: Word, shouted: bool) -> Option<Phrase> {
        let known = self.begins.may_hold(key, Mark::of(key));
        let what = known.then(|| self.words.find(key, self.words.first(key))).flatten()?;
        let phrase = self.phrase(what, &[word], shouted);
        (!phrase.is_none()).then_some(phrase)
    }

    /// The first of the phrases of these words whose demands are met; `first` is its place among the forms plus one.
    fn fitting(&self, first: u32, text: &[Word], shouted: bool) -> Phrase {
        let mut at = first;
        while let Some(index) = (at as usize).checked_sub(1) {
            let form = self.forms[index];
            if form.demands.are_met(text, shouted) {
                return form.phrase;
            }
            at = form.otherwise;
        }
        Phrase::NONE
    }

    /// The longest phrase that a text begins with.
    #[cfg(test)]
    pub(crate) fn first_of(&self, text: &[Word], shouted: bool) -> Option<(Phrase, usize)> {
        let mut openings = Vec::new();
        self.openings(text, &mut Vec::new(), &mut openings);
        let opening = openings.first().filter(|opening| opening.place.at() == 0)?;
        self.longest_at(text, *opening, shouted)
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
            match lexicon.first_of(&words[at..], shouted) {
                Some((_, count)) => {
                    found.push(text[words[at].start as usize..words[at + count - 1].end() as usize].to_owned());
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
        let strict = lexicon.first_of(&words, false).unwrap();
        let loose = lexicon.first_of(&words[1..], false).unwrap();
        assert_ne!(strict.0, loose.0);
    }

    #[test]
    fn every_place_where_a_phrase_begins_is_an_opening_and_few_others_are() {
        let lexicon = lexicon(&["war", "price war", "war crimes tribunal"]);
        let words: Vec<Word> = words("of prices: price war, war. War crimes, price of war").collect();
        let (mut buffer, mut openings) = (Vec::new(), Vec::new());
        lexicon.openings(&words, &mut buffer, &mut openings);
        // The filter takes a stranger in, which holds no phrase.
        assert!(openings.len() <= 6, "{openings:?}");
        let holds = |opening: &&Opening| lexicon.longest_at(&words, **opening, false).is_some();
        let places: Vec<usize> = openings.iter().filter(holds).map(|opening| opening.place.at()).collect();
        assert_eq!(places, [2, 3, 4, 5, 9]);
        for few in [&words[..3], &[]] {
            lexicon.openings(few, &mut buffer, &mut openings);
            assert!(openings.is_empty());
        }
    }
}
