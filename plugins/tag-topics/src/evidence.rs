//! One pass over a story: which phrases of the vocabulary stand where.

use crate::lexicon::{Lexicon, Opening};
use crate::story::{Part, Place, Story, counted, factor, headline_factor, stands_for_headline};
use copydesk_topic_model::words::{Word, words};

/// One phrase found at one place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// Number of the phrase in the lexicon.
    pub(crate) phrase: u32,
    /// The forms that the phrase belongs to, by their place among those met.
    pub(crate) met: u16,
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

/// What a group of forms has in one article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met {
    /// Its number in the lexicon.
    group: u32,
    /// The first of its phrases that was met.
    pub(crate) phrase: u32,
    /// What its places count together: the n-th 1/n of what it would alone.
    pub(crate) sum: f32,
    /// The same by what the phrase tells, for the choice of the field: see [`counted`].
    pub(crate) told: f32,
    /// The best of them.
    pub(crate) best: f32,
    /// How many they are.
    places: u8,
}

/// What a pass found. Kept between articles so that its memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// In the order of reading: headline first.
    pub(crate) hits: Vec<Hit>,
    /// Words of prose, for judging how much evidence is much.
    pub(crate) words: usize,
    /// The groups of forms that were met, in that order.
    pub(crate) met: Vec<Met>,
    /// By group: its place in `met` plus one; nought where it was not met.
    places: Vec<u16>,
    /// The words of the text that is read.
    text: Vec<Word>,
    /// Which of them a phrase may begin with.
    beginnings: Vec<usize>,
}

impl Evidence {
    /// Reads the story from the start.
    pub(crate) fn read(&mut self, lexicon: &Lexicon, story: &Story<'_>) {
        self.hits.clear();
        for met in self.met.drain(..) {
            self.places[met.group as usize] = 0;
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
        let Evidence { hits, met, places, text: read, beginnings, .. } = self;
        read.clear();
        read.reserve(text.len() / 5);
        beginnings.clear();
        let mut at = 0;
        let mut opened = None;
        words(text).for_each(|word| {
            if opened.is_some_and(|before| lexicon.may_go_on(before, &word)) {
                beginnings.push(at - 1);
            }
            opened = None;
            match lexicon.opening(&word) {
                Opening::None => {}
                Opening::Begins => opened = Some(word.hash),
                Opening::Alone => beginnings.push(at),
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
            if lexicon.senses(phrase).is_empty() {
                continue;
            }
            let group = lexicon.group(phrase);
            let place = &mut places[group as usize];
            if *place == 0 {
                // What is more than two bytes can number is no article.
                let Some(number) = u16::try_from(met.len() + 1).ok() else { continue };
                *place = number;
                met.push(Met { group, phrase: phrase as u32, sum: 0.0, told: 0.0, best: 0.0, places: 0 });
            }
            let number = *place - 1;
            let of_group = &mut met[usize::from(number)];
            if of_group.places < MOST_PLACES {
                let factor = factor(at);
                of_group.places += 1;
                of_group.sum += factor / f32::from(of_group.places);
                of_group.told += counted(factor, lexicon.tells(phrase)) / f32::from(of_group.places);
                of_group.best = of_group.best.max(factor);
                hits.push(Hit {
                    phrase: phrase as u32,
                    met: number,
                    block,
                    start: read[at].start,
                    end: read[used - 1].end,
                    factor,
                });
            }
        }
        read.len()
    }
}
