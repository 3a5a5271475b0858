//! The vocabulary compiled for matching: a filter that says where a phrase may begin, and tables of words and of phrase prefixes.
//!
//! A text of n words costs about n look-ups, however many terms there are. The longest phrase at a word wins and its
//! words are used up, so "price war" never counts as "war". Prefixes are known by a 64-bit hash of their words alone;
//! two that collide would at worst lend a topic some wrong evidence.
//!
//! `compile` makes it of terms (each phrase by its `shape`, with its `senses`, and what is judged `apart`), and `assemble`s
//! a `table` with a `filter` before it;
//! `image` is its bytes for the build to keep, `kept` where they stand. A text's `openings` are where phrases may begin; `groups` are of forms of one term.

pub(crate) mod apart;
mod assemble;
pub(crate) mod compile;
pub(crate) mod filter;
pub(crate) mod groups;
pub(crate) mod image;
pub(crate) mod kept;
pub(crate) mod opening;
pub(crate) mod openings;
pub(crate) mod phrase;
pub(crate) mod senses;
pub(crate) mod shape;
pub(crate) mod table;

use std::ops::Range;

use crate::lexicon::filter::{Before, Filter, Mark};
use crate::lexicon::kept::Kept;
use crate::lexicon::opening::Opening;
use crate::lexicon::phrase::Phrase;
use crate::lexicon::table::{ASKS, LONGER, Table};
use crate::reading::Reading;
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
    /// Number of the needed company; 0 needs none. With [`SHARED`] where other games have the word too.
    pub(crate) context: u16,
}

/// The number of the company that a word needs which is said in figures of other fields too: its own field's, or that of none of those.
pub(crate) const FIGURE: u16 = 1;

/// The same for a word of what games play.
pub(crate) const PLAYED: u16 = 2;

/// Of the number of the company: what the word means is a game that has it in common with others, and counts where no other is told.
pub(crate) const SHARED: u16 = 1 << 15;

impl Sense {
    /// Whether it is asked for more than that it stands there: company, or that no other game is told.
    pub(crate) fn needs_company(&self) -> bool {
        self.context > 0
    }

    /// Whether other games have the word too.
    pub(crate) fn is_shared(&self) -> bool {
        self.context & SHARED != 0
    }

    /// Whether nothing is asked but that no other game is told.
    pub(crate) fn is_merely_shared(&self) -> bool {
        self.context == SHARED
    }

    /// Whether it may be a figure of speech.
    pub(crate) fn may_be_figure(&self) -> bool {
        matches!(self.context, FIGURE | PLAYED)
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
        &self.contexts[usize::from(sense.context & !SHARED)]
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

    /// The longest phrase that begins at an opening, and how many words it has. In a text that is all capitals (`shouted`)
    /// an abbreviation cannot be told from a word and does not match.
    #[inline]
    pub(crate) fn longest_at(&self, text: &[Word], opening: Opening, shouted: bool) -> Option<(Phrase, usize)> {
        let text = text.get(opening.at..)?;
        if opening.pair != 0
            && let Some(longer) = self.longer_at(text, opening.pair, shouted)
        {
            return Some(longer);
        }
        let phrase = self.phrase(opening.word, text.get(..1)?, shouted);
        (!phrase.is_none()).then_some((phrase, 1))
    }

    /// The longest phrase of two words or more that a text begins with, given what its first two lead to. Few go on behind the
    /// second.
    #[inline]
    fn longer_at(&self, text: &[Word], pair: u32, shouted: bool) -> Option<(Phrase, usize)> {
        let longer = if pair & LONGER == 0 { None } else { self.longer_behind(text, shouted) };
        longer.or_else(|| {
            let phrase = self.phrase(pair, text.get(..2)?, shouted);
            (!phrase.is_none()).then_some((phrase, 2))
        })
    }

    /// The longest phrase of three words or more that a text begins with. Most often the third word is none that one goes on
    /// with.
    #[inline]
    fn longer_behind(&self, text: &[Word], shouted: bool) -> Option<(Phrase, usize)> {
        let [first, second, third, ..] = text else { return None };
        let two = extend(first.hash, second.hash);
        self.may_go_on(two, third).then(|| self.longest_behind(text, two, shouted)).flatten()
    }

    /// Whether a phrase may go on with a word, given the hash of the words before.
    #[inline]
    fn may_go_on(&self, before: u64, next: &Word) -> bool {
        next.joined() && self.begins.may_hold_step(Before::of(before), next.hash, Mark::of(next.hash))
    }

    /// As [`Self::longer_behind`], given the hash of the first two words.
    #[inline(never)]
    fn longest_behind(&self, text: &[Word], two: u64, shouted: bool) -> Option<(Phrase, usize)> {
        let mut best = None;
        let mut before = two;
        for count in 3..=LONGEST_PHRASE {
            let Some(next) = text.get(count - 1).filter(|next| self.may_go_on(before, next)) else { break };
            let key = extend(before, next.hash);
            let what = self.longer.find(key);
            if what == 0 {
                break;
            }
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
        let known = self.begins.may_hold(Before::of(key), Mark::of(key));
        let what = known.then(|| self.words.find(key))?;
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
        let mut openings = crate::lexicon::openings::Openings::default();
        openings.finish(self, text);
        let opening = openings.iter().next().filter(|opening| opening.at == 0)?;
        self.longest_at(text, opening, shouted)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::lexicon::compile::{Builder, Term};
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

    pub(crate) fn lexicon(phrases: &[&str]) -> Lexicon {
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
}
