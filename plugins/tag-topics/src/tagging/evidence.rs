//! One pass over a story: which phrases of the vocabulary stand where.
//!
//! The whole story is taken apart first, and some words at a time asked where phrases may begin; then which they are, then what
//! they are: see `openings`.

use crate::lexicon::Lexicon;
use crate::lexicon::groups::Groups;
use crate::lexicon::openings::Openings;
use crate::lexicon::phrase::{Phrase, Uses};
use crate::reading::{Reading, heads};
use crate::tagging::beside::Beside;
use crate::tagging::notes::Notes;
use crate::tagging::sourcing::{Sourcing, is_bracketed};
use crate::tagging::story::{Part, Place, Story, counted, factor, greater, stands_for_headline};
use copydesk_topic_model::words::{Case, Word, words};

/// One place of a phrase that counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// Its number among the phrases found.
    found: u32,
    /// The forms that the phrase belongs to, by their place among those met.
    pub(crate) met: u16,
    /// How much the place counts.
    pub(crate) factor: f32,
}

const HEADLINE: u32 = u32::MAX;

/// Room for so many words there is at first.
const SOME_WORDS: usize = 2_000;

/// What a place counts where the word is somebody's name or a house's, or says where a report has something from, of what it would count.
const CALLED: f32 = 0.2;

/// The same where it is a title before a name, or says of somebody what office or party is theirs. For the choice of the field it counts in
/// full: who speaks is of that.
const TITLED: f32 = 0.2;

/// The same where it is the label of a party before a word for people or a contest.
const LABEL: f32 = 0.5;

/// Words beside a title or a party that make it tell of somebody.
const TITLING: &str = include_str!("../../data/titling.txt");

/// So many words of prose open an article: its first sentence.
const OPENING: usize = 20;

/// So many words are screened together, while they are still near.
const NEAR: usize = 200;

/// More places than this of one phrase add nothing: they are neither counted nor kept.
pub(crate) const MOST_PLACES: u8 = 12;

/// What a group of forms has in one article.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met {
    /// The first of its phrases that was met.
    pub(crate) phrase: Phrase,
    /// What its places count together: the n-th 1/n of what it would alone.
    pub(crate) sum: f32,
    /// The same by what the phrase tells, for the choice of the field: see [`counted`].
    pub(crate) told: f32,
    /// The best of them.
    pub(crate) best: f32,
    /// How many they are.
    pub(crate) places: u8,
    /// How many of them do not mean what the phrase does, but are a name, a source or a title.
    pub(crate) unmeant: u8,
    /// Whether the first of them is in the headline or the first words below it.
    pub(crate) opens: bool,
}

impl Met {
    /// In how many places it means what it does.
    #[inline]
    pub(crate) fn meant(&self) -> u8 {
        self.places - self.unmeant
    }

    /// Whether it stands in more than one place.
    pub(crate) fn is_repeated(&self) -> bool {
        self.places > 1
    }
}

/// A headline or block, by the words of the story that are its own.
#[derive(Debug, Clone, Copy)]
struct Passage {
    block: u32,
    part: Part,
    /// Number of its first word in the story, and one past its last.
    start: usize,
    end: usize,
    /// How many words of prose stand before it.
    before: usize,
    /// Nothing in it is a small letter.
    shouted: bool,
}

impl Passage {
    fn text<'a>(&self, story: &Story<'a>) -> &'a str {
        let text = match self.block {
            HEADLINE => story.headline,
            block => story.blocks.get(block as usize).map(|block| block.1),
        };
        text.unwrap_or_default()
    }

    /// Whether something stands in the headline or the first words below it.
    fn opens(&self, found: &Found) -> bool {
        let is_headline = self.part == Part::Heading && self.before == 0;
        is_headline || self.part == Part::Prose && self.before + (found.first as usize - self.start) < OPENING
    }

    /// Whether the word at this place stands with a capital where it would have none but for a name: within a sentence, in a line that has
    /// small letters.
    fn names(&self, text: &[Word], at: usize) -> bool {
        let capital = |word: &Word| word.case() >= Case::Title;
        let words = &text[self.start..self.end];
        let titles =
            || self.part == Part::Heading && words.iter().filter(|word| capital(word)).count() * 2 > words.len();
        at > self.start && capital(&text[at]) && (text[at].joined() || is_behind_short(text, at)) && !titles()
    }

    /// How much of what it would count is left of something that stands for one of its uses and not for what it means, as a name, a source, or a
    /// title before a name: for concepts, and for the choice of the field.
    #[inline(never)]
    fn left(&self, story: &Story<'_>, text: &[Word], found: &Found, beside: (&Sourcing, &Beside)) -> (f32, f32) {
        let (sourcing, titling) = beside;
        let uses = found.phrase.uses();
        let (first, behind) = (found.first as usize, found.last as usize + 1);
        let passage = &text[self.start..self.end];
        let (from, to) = (first - self.start, behind - 1 - self.start);
        let is_source = || {
            let name = passage[from].start as usize..passage[to].end() as usize;
            self.part == Part::Prose
                && (sourcing.names_source(passage, from, to) || is_bracketed(self.text(story), name))
        };
        let is_titled = || behind < self.end && self.names(text, behind) || titling.is_right_before(passage, from);
        if uses.has(Uses::CALL) && self.names(text, first) || uses.has(Uses::SOURCE) && is_source() {
            (CALLED, CALLED)
        } else if uses.has(Uses::TITLE) && is_titled() {
            (TITLED, 1.0)
        } else if uses.has(Uses::TITLE) && titling.is_behind(passage, to) {
            (LABEL, 1.0)
        } else {
            (1.0, 1.0)
        }
    }
}

/// Whether a word stands behind the full stop of a shortened title (`Sen.`, `Mrs.`).
fn is_behind_short(text: &[Word], at: usize) -> bool {
    const LONGEST: u32 = 4;
    const STOP_AND_SPACE: u32 = 2;
    let (before, word) = (text[at - 1], text[at]);
    before.case() == Case::Title
        && before.end() - before.start <= LONGEST
        && word.start == before.end() + STOP_AND_SPACE
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy)]
struct Found {
    phrase: Phrase,
    /// Number of the passage.
    passage: u32,
    /// Number of its first word in the story, and of its last.
    first: u32,
    last: u32,
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
    /// By group: its place in `met`.
    groups: Groups,
    /// The words of the story, as many as `count`, and room for more.
    text: Vec<Word>,
    count: usize,
    passages: Vec<Passage>,
    openings: Openings,
    found: Vec<Found>,
    sourcing: Sourcing,
    titling: Titling,
    notes: Notes,
}

/// See [`TITLING`].
#[derive(Debug)]
struct Titling(Beside);

impl Default for Titling {
    fn default() -> Self {
        Self(Beside::listed(TITLING))
    }
}

impl Evidence {
    /// Reads the story from the start.
    pub(crate) fn read(&mut self, lexicon: &Lexicon, story: &Story<'_>) {
        self.take_apart(lexicon, story);
        self.openings.finish(lexicon, &self.text[..self.count]);
        self.find(lexicon);
        if lexicon.reading.has_parts() {
            self.find_parts(lexicon, story);
        }
        self.count(story);
    }

    /// Where it stands.
    pub(crate) fn place(&self, hit: &Hit) -> Place {
        let Found { passage, first, last, .. } = self.found[hit.found as usize];
        let range = self.text[first as usize].start as usize..self.text[last as usize].end() as usize;
        match self.passages[passage as usize].block {
            HEADLINE => Place::Headline(range),
            block => Place::Block(block as usize, range),
        }
    }

    fn take_apart(&mut self, lexicon: &Lexicon, story: &Story<'_>) {
        self.count = 0;
        self.passages.clear();
        self.openings.clear();
        let mut before = 0;
        let mut passage = |block, part, text: &str| {
            let start = self.count;
            self.read_words(text);
            let end = self.count;
            if lexicon.reading != Reading::Written {
                self.text[start..end].iter_mut().for_each(|word| *word = lexicon.reading.bare(text, *word));
            }
            if end - self.openings.screened() >= NEAR {
                self.openings.screen(lexicon, &self.text[..end]);
            }
            let part = if self.notes.has(&self.text[start..end]) { Part::Note } else { part };
            let shouted = !text.bytes().any(|byte| byte.is_ascii_lowercase());
            self.passages.push(Passage { block, part, start, end, before, shouted });
            if part == Part::Prose {
                before += end - start;
            }
        };
        if let Some(headline) = story.headline {
            passage(HEADLINE, Part::Heading, headline);
        }
        for (index, &(part, text)) in story.blocks.iter().enumerate() {
            let part = if stands_for_headline(story, index) { Part::Heading } else { part };
            passage(index as u32, part, text);
        }
        self.words = before;
    }

    fn read_words(&mut self, text: &str) {
        let mut words = words(text);
        loop {
            self.count += words.fill(&mut self.text[self.count..]);
            if self.count < self.text.len() {
                return;
            }
            self.text.resize(self.count * 2 + SOME_WORDS, Word::default());
        }
    }

    /// Finds the phrases: the longest at a word wins and its words are used up.
    #[inline(never)]
    fn find(&mut self, lexicon: &Lexicon) {
        self.found.clear();
        let text = &self.text[..self.count];
        let mut passages = (0..).zip(&self.passages);
        let Some((mut number, mut passage)) = passages.next() else { return };
        let mut used = 0;
        for opening in self.openings.iter() {
            let first = opening.at;
            if first < used {
                continue;
            }
            while passage.end <= first {
                let Some(next) = passages.next() else { return };
                (number, passage) = next;
            }
            if let Some((phrase, count)) = lexicon.longest_at(text, opening, passage.shouted) {
                used = first + count;
                let (first, last) = (first as u32, used as u32 - 1);
                self.found.push(Found { phrase, passage: number, first, last });
            }
        }
    }

    /// Finds the parts of compounds in nouns that no phrase has used up: the longest that one ends in, and the longest that it
    /// begins with.
    fn find_parts(&mut self, lexicon: &Lexicon, story: &Story<'_>) {
        let whole = self.found.len();
        let mut next = 0;
        for (number, passage) in (0..).zip(&self.passages) {
            let text = passage.text(story);
            for at in passage.start as u32..passage.end as u32 {
                while self.found[next..whole].first().is_some_and(|found| found.last < at) {
                    next += 1;
                }
                if self.found[next..whole].first().is_some_and(|found| found.first <= at) {
                    continue;
                }
                let word = self.text[at as usize];
                if !lexicon.reading.may_be_compound(word) {
                    continue;
                }
                let whole = word.letters(text);
                let known = |key| lexicon.part(key, word, passage.shouted);
                let tail = lexicon.reading.tails(&whole, word.case()).filter_map(known).last();
                let head = heads(&whole).filter_map(known).last();
                let found = |phrase| Found { phrase, passage: number, first: at, last: at };
                self.found.extend(tail.into_iter().chain(head).map(found));
            }
        }
        self.found.sort_by_key(|found| found.first);
    }

    /// Counts what was found for the groups of forms.
    #[inline(never)]
    fn count(&mut self, story: &Story<'_>) {
        self.hits.clear();
        self.met.clear();
        self.groups.clear(self.found.len());
        for (index, found) in (0..).zip(&self.found) {
            let phrase = found.phrase;
            if !phrase.speaks() {
                continue;
            }
            let place = self.groups.place(phrase.group(), self.met.len());
            // What is more than two bytes can number is no article.
            let Ok(number) = u16::try_from(place) else { continue };
            if place == self.met.len() {
                self.met.push(Met {
                    phrase,
                    sum: 0.0,
                    told: 0.0,
                    best: 0.0,
                    places: 0,
                    unmeant: 0,
                    opens: self.passages[found.passage as usize].opens(found),
                });
            }
            let of_group = &mut self.met[place];
            if of_group.places < MOST_PLACES {
                let passage = &self.passages[found.passage as usize];
                let mut factor = factor(passage.part, passage.before, found.first as usize - passage.start);
                let mut told = counted(factor, phrase.tells());
                if phrase.uses() != Uses::default() {
                    let (of_concepts, of_fields) =
                        passage.left(story, &self.text, found, (&self.sourcing, &self.titling.0));
                    factor *= of_concepts;
                    told *= of_fields;
                    of_group.unmeant += u8::from(of_concepts < 1.0);
                }
                of_group.places += 1;
                of_group.sum += factor / f32::from(of_group.places);
                of_group.told += told / f32::from(of_group.places);
                of_group.best = greater(of_group.best, factor);
                self.hits.push(Hit { found: index, met: number, factor });
            }
        }
    }
}
