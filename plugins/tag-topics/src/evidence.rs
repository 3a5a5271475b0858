//! One pass over a story: which phrases of the vocabulary stand where.

use crate::lexicon::Lexicon;
use crate::story::{Part, Place, Story, factor, headline_factor, stands_for_headline};
use copydesk_topic_model::words::{Word, words};

/// One phrase found at one place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// Number of the phrase in the lexicon.
    pub(crate) phrase: u32,
    /// The forms that the phrase belongs to.
    pub(crate) group: u32,
    /// Block, or [`HEADLINE`].
    block: u32,
    start: u32,
    end: u32,
    /// How much the place counts.
    pub(crate) factor: f32,
}

const HEADLINE: u32 = u32::MAX;

/// More places than this of one phrase add nothing: they are neither counted nor kept.
pub(crate) const MOST_PLACES: u8 = 12;

impl Hit {
    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        let range = self.start as usize..self.end as usize;
        match self.block {
            HEADLINE => Place::Headline(range),
            block => Place::Block(block as usize, range),
        }
    }
}

/// What a pass found. Kept between articles so that its memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// In the order of reading: headline first.
    pub(crate) hits: Vec<Hit>,
    /// Words of prose, for judging how much evidence is much.
    pub(crate) words: usize,
    /// How often each group of forms was met; only what `hits` names is not nought.
    places: Vec<u8>,
    /// The words of the text that is read.
    text: Vec<Word>,
    /// Which of them a phrase may begin with.
    beginnings: Vec<usize>,
}

impl Evidence {
    /// Reads the story from the start.
    pub(crate) fn read(&mut self, lexicon: &Lexicon, story: &Story<'_>) {
        for hit in self.hits.drain(..) {
            self.places[hit.group as usize] = 0;
        }
        self.words = 0;
        if self.places.len() < lexicon.groups() {
            self.places.resize(lexicon.groups(), 0);
        }
        if let Some(headline) = story.headline {
            let factor = headline_factor();
            self.pass(lexicon, headline, HEADLINE, |_| factor);
        }
        for (index, &(part, text)) in story.blocks.iter().enumerate() {
            let part = if stands_for_headline(story, index) { Part::Heading } else { part };
            let before = self.words;
            let count = self.pass(lexicon, text, index as u32, |at| factor(part, before + at));
            if part == Part::Prose {
                self.words += count;
            }
        }
    }

    /// Reads one text, and says how many words it has.
    fn pass(&mut self, lexicon: &Lexicon, text: &str, block: u32, factor: impl Fn(usize) -> f32) -> usize {
        let Evidence { hits, places, text: read, beginnings, .. } = self;
        read.clear();
        read.reserve(text.len() / 5);
        beginnings.clear();
        let mut at = 0;
        words(text).for_each(|word| {
            if lexicon.may_begin(&word) {
                beginnings.push(at);
            }
            at += 1;
            read.push(word);
        });
        let shouted = !text.bytes().any(|byte| byte.is_ascii_lowercase());
        let mut used = 0;
        for &at in beginnings.iter() {
            if at < used {
                continue;
            }
            let Some((phrase, count)) = lexicon.longest_at(read, at, shouted) else { continue };
            used = at + count;
            let group = lexicon.group(phrase);
            let places = &mut places[group as usize];
            if *places < MOST_PLACES && !lexicon.senses(phrase).is_empty() {
                *places += 1;
                hits.push(Hit {
                    phrase: phrase as u32,
                    group,
                    block,
                    start: read[at].start,
                    end: read[used - 1].end,
                    factor: factor(at),
                });
            }
        }
        read.len()
    }
}
