//! The summary: which sentences of a story tell it, in story order.
//!
//! News is written so that its beginning tells most. So position leads; then count the words that the story repeats and
//! its headline holds, the evidence of its topics, and quotations with a speaker; against a sentence count great
//! length and what is said already. A sentence that leans on the one before is taken only after that one.

use copydesk_text::lexicon::entries;
use memchr::memmem::Finder;

use crate::blocks::crosshead::{heads_in_parallel, is_crosshead, profile};
use crate::blocks::dateline::{HEADING, dateline, heading_of, place};
use crate::blocks::entries::Columns;
use crate::blocks::house::{house_dateline, in_capitals};
use crate::blocks::items::Items;
use crate::blocks::named_place::place_named;
use crate::blocks::plain::is_plain;
use crate::blocks::prose::{is_note_label, is_prose, without_announcement};
use crate::blocks::questions::{asks, is_asked};
use crate::blocks::teasers::{are_headed, are_teasers, is_cut};
use crate::blocks::title::{headline, is_label, label, titles};
use crate::blocks::transcript::{Exchange, editing_note, opens_transcript};
use crate::choosing::choice::{Choice, Limit};
use crate::choosing::focus::Focus;
use crate::choosing::weights::Weights;
use crate::classes::BINDING;
use crate::language::{Language, language};
use crate::sentences::units::unit::{Reader, Unit};
use crate::story::{Passage, Role, Story};
use crate::words::Hash;

/// Beyond this many units a story is read only for long summaries: what tells it stands before, as a rule.
const REACH: usize = 16;
/// For each sentence that is asked for, so many units are read at least.
const REACH_EACH: usize = 5;
/// Words and characters of a short sentence, for guessing how many sentences fill a length.
const SHORT_SENTENCE: (usize, usize) = (10, 60);
/// No more sentences stand above a dateline than these, if they are no story of their own, nor more passages above an interview.
const ABOVE: usize = 3;

/// What is asked of a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// How long it may be.
    pub limit: Limit,
    /// What it dwells on.
    pub focus: Focus,
    /// Whether a sentence with a quotation is added where none is chosen; it does not count among the sentences, but
    /// among words and characters.
    pub quotation: bool,
}

impl From<Limit> for Brief {
    fn from(limit: Limit) -> Self {
        Self { limit, focus: Focus::default(), quotation: false }
    }
}

impl Brief {
    /// How many units have to be read for it.
    fn reach(&self) -> usize {
        let Limit { sentences, words, characters } = self.limit;
        if !self.focus.is_empty() {
            return usize::MAX;
        }
        let sentences = sentences.min(words / SHORT_SENTENCE.0 + 1).min(characters / SHORT_SENTENCE.1 + 1);
        REACH.max(sentences.saturating_mul(REACH_EACH))
    }
}

/// Longer words are capitalised in headings that capitalise words, but for prepositions.
const SMALL: usize = 3;

/// How a word ties the sentences together that hold it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    /// How many they are.
    pub(crate) holders: u32,
    /// The sum of their shares.
    pub(crate) strength: f32,
    /// The sentence in which the word was met last, so that one that stands there twice counts once.
    met: u32,
}

/// In no sentence yet.
const UNMET: Tie = Tie { holders: 0, strength: 0.0, met: u32::MAX };

/// Makes summaries; keeps its buffers from story to story.
#[derive(Debug, Default)]
pub struct Summariser {
    pub(crate) weights: Weights,
    pub(crate) reader: Reader,
    /// By word number.
    pub(crate) ties: Vec<Tie>,
    /// The words of all units, each once for a unit that holds it.
    pub(crate) distinct: Vec<u32>,
    /// By unit: where its words end among those.
    pub(crate) ends: Vec<usize>,
    /// By unit: one over the root of the number of its words.
    pub(crate) shares: Vec<f32>,
    /// By unit: how many of the headline's words it has.
    pub(crate) headed: Vec<u32>,
    pub(crate) scores: Vec<f32>,
    /// By unit: what its words' coming back adds to its score.
    pub(crate) recurrence: Vec<f32>,
    /// By unit: what editors' taking or leaving such adds to its score.
    pub(crate) edited: Vec<f32>,
    /// The scores for one brief.
    pub(crate) briefed: Vec<f32>,
    pub(crate) spoken: Vec<Option<f32>>,
    /// The unit that tells what the story is about, where a scene opens it.
    pub(crate) nut: Option<usize>,
    pub(crate) choice: Choice,
    pub(crate) headline: String,
}

impl Summariser {
    /// One with other weights, for measuring.
    pub fn new(weights: Weights) -> Self {
        Self { weights, ..Self::default() }
    }

    /// The sentences of one summary: [`Self::read`] and [`Self::tell`].
    pub fn summarise(&mut self, story: &Story<'_>, brief: &Brief) -> Vec<String> {
        self.read(story, std::slice::from_ref(brief));
        self.tell(story, brief)
    }

    /// Reads a story, as far as `briefs` ask for.
    pub fn read(&mut self, story: &Story<'_>, briefs: &[Brief]) {
        let language = language(story.language);
        let reach = briefs.iter().map(Brief::reach).max().unwrap_or_default();
        self.reader.place = place_named(story.dateline);
        self.read_passages(story, language, Role::Prose, reach);
        if self.reader.units.is_empty() {
            self.read_passages(story, language, Role::Item, reach);
        }
        self.reader.settle(is_cased(story));
        self.reader.mark_placed(language, |unit| story.sentence(unit));
        self.reader.mark_asides(language, |unit| story.sentence(unit));
        self.reader.mark_called_alone(language, |unit| story.sentence(unit));
        self.weigh_words(story, language);
        let headed = |word| self.choice.in_headline(word);
        // But for a stop too many, of which its own passage has one.
        let again = |text: &str| {
            story.passages.iter().any(|passage| passage.text.len() > text.len() + 1 && passage.text.starts_with(text))
        };
        self.reader.drop_repeated(language, |unit| story.sentence(unit), headed, again);
        if !self.reader.units.iter().any(|unit| unit.whole) && self.headline.is_empty() {
            self.headline.push_str(label(story));
        }
        self.reader.mark_no_news(|unit| story.sentence(unit), |word| self.choice.in_headline(word));
        self.choice.mark_promised(&self.reader, |word| self.ties[word as usize].holders);
        self.score(story, language);
    }

    /// The headline of the story that was read last, or the line that stands as one at the top of its body.
    pub(crate) fn headline(&self) -> &str {
        &self.headline
    }

    /// How strong the quotation that begins at a place is, where the place was read.
    pub(crate) fn strength(&self, place: (usize, usize)) -> Option<f32> {
        let after = self.reader.units.partition_point(|unit| (unit.block, unit.range.start) <= place);
        self.spoken.get(after.checked_sub(1)?).copied().flatten()
    }

    fn read_passages(&mut self, story: &Story<'_>, language: &Language, role: Role, reach: usize) {
        self.reader.restart();
        let (mut before, mut dated, mut column) = ("", false, false);
        let (columns, exchange, mut begins) = (Columns::default(), Exchange::default(), None);
        let titles = titles(story, role, language);
        let teasers = are_teasers(story, role);
        let mut skipped = titles;
        if are_headed(story, role, language) {
            // The story, if it is there, begins with its dateline.
            let begins = |passage: &Passage<'_>| dateline(passage.text, story.dateline) > 0;
            match story.passages.iter().position(begins).filter(|_| !story.headline.is_empty()) {
                Some(begins) => skipped = begins,
                None if story.headline.is_empty() => return,
                None => {}
            }
        }
        let (asked, items, mut answers) = (is_asked(story), Items::of(story, language), false);
        // What readers write is not told as the paper's own.
        let end = if items == Some(Items::Letters) { 0 } else { profile(story) };
        let heading = |text: &str| heading_of(text, items.map_or(HEADING, Items::heading_words));
        for (index, passage) in story.passages.iter().enumerate().take(end).skip(skipped) {
            let question = asked && asks(passage.text);
            answers |= question;
            // What stands above the first question, or one answer; and one item of several.
            let next = question || items.is_some_and(|items| items.begin(passage, language));
            if next {
                self.reader.judge(story, language);
                if self.reader.has_told() {
                    break;
                }
            }
            if question {
                continue;
            }
            // Within a story, most paragraphs are told to be its own by a few letters.
            let within = !self.reader.has_none();
            let plain = within && story.dateline.is_empty() && is_plain(passage.text, story.headline);
            // What was spoken, by more than one as a rule, with nothing but tags to tell who.
            if within && !plain && opens_transcript(passage.text) {
                break;
            }
            // Below a table stand notes to it.
            if !within && is_note_label(passage.text) {
                if *begins.get_or_insert_with(|| last_beginning(story)) > index {
                    continue;
                }
                break;
            }
            if is_label(passage.text, "full text") {
                self.reader.judge(story, language);
                self.reader.above = self.reader.units.len();
                continue;
            }
            // A line that stands twice in a row is a caption or a slip; its first place tells.
            let told = if within { passage.text } else { without_announcement(passage.text) };
            if passage.role != role || passage.text == before || !plain && !is_prose(told, story.headline) {
                continue;
            }
            before = passage.text;
            if !plain
                && (within && is_crosshead(story, index, language)
                    || heads_in_parallel(story, index)
                    || exchange.holds(index, story, language)
                    || teasers && is_cut(passage.text)
                    || columns.hold(passage.text, story))
            {
                continue;
            }
            let start = match if plain { 0 } else { dateline(passage.text, story.dateline) } {
                0 if plain => 0,
                0 if !within => {
                    let start = place(passage.text);
                    column = start > 0 && in_capitals(passage.text);
                    match start.max(heading(passage.text)) {
                        0 => house_dateline(passage.text, language, |place| has_place(story, place)),
                        start => start,
                    }
                }
                0 if column && in_capitals(passage.text) => place(passage.text),
                0 => heading(passage.text),
                start => {
                    // A dateline begins the story: what stands above it, unless that is much, tells of it.
                    if !dated && self.reader.units.len() <= ABOVE {
                        self.reader.restart();
                    }
                    if !dated {
                        self.reader.place = place_named(&passage.text[..start]);
                        self.reader.dated = self.reader.units.len();
                    }
                    dated = true;
                    start
                }
            };
            let first = self.reader.units.len();
            let note = if index < ABOVE { editing_note(passage.text) } else { None };
            let end = note.unwrap_or(passage.text.len()).max(start);
            self.reader.read_block(story, index, start..end, language, reach);
            if std::mem::take(&mut answers)
                && let Some(unit) = self.reader.units.get_mut(first)
            {
                unit.leans = true; // on the question
            }
            if goes_on(story, index)
                && let Some(unit) = self.reader.units.get_mut(first)
            {
                unit.broken = true;
            }
            if is_heading(&self.reader.units[first..], passage.text, language) {
                self.reader.drop_from(first);
            }
            if self.reader.is_full(reach, story, language) || note.is_some() && !self.reader.has_none() {
                break;
            }
        }
        self.reader.judge(story, language);
    }

    /// How words tie sentences together: how many hold each, and for each of them one over the root of the number of its
    /// words. Summed over a sentence's words and divided by the root of their number, these give its cosines with all
    /// sentences, in time that grows with the text.
    fn weigh_words(&mut self, story: &Story<'_>, language: &Language) {
        let titles = titles(story, Role::Prose, language);
        let line = headline(story, titles, language);
        let mut headline = self.reader.number_words(line, language);
        let of_line = headline.len();
        for title in story.passages[..titles].iter().filter(|title| title.text != line) {
            headline.extend(self.reader.number_words(title.text, language));
        }
        self.headline.clear();
        self.headline.push_str(line);
        let words = self.reader.numbering.len();
        self.ties.clear();
        self.ties.resize(words, UNMET);
        self.shares.clear();
        self.distinct.clear();
        self.ends.clear();
        let Self { reader, ties, distinct, ends, shares, .. } = self;
        for (index, unit) in reader.units.iter().enumerate() {
            let from = distinct.len();
            for &word in &reader.content[unit.content.clone()] {
                if std::mem::replace(&mut ties[word as usize].met, index as u32) != index as u32 {
                    distinct.push(word);
                }
            }
            let own = &distinct[from..];
            let share = 1.0 / (own.len().max(1) as f32).sqrt();
            for &word in own {
                let tie = &mut ties[word as usize];
                tie.strength += share;
                tie.holders += 1;
            }
            shares.push(share);
            ends.push(distinct.len());
        }
        // A line of the body goes out with some renditions only.
        let shown = !story.headline.trim().is_empty();
        self.choice.mark_headline(&headline, of_line, words, shown);
    }
}

/// Whether a story is written with capitals.
fn is_cased(story: &Story<'_>) -> bool {
    story.passages.iter().any(|passage| passage.text.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// Whether a story has a name as a place's, within a sentence: `in Arnsby`.
fn has_place(story: &Story<'_>, name: &str) -> bool {
    let within = |before: &str| {
        let word = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
        word.is_some_and(|word| entries(include_str!("../data/before-places.txt")).any(|other| other == word))
    };
    let finder = Finder::new(name);
    let mut texts = story.passages.iter().map(|passage| passage.text);
    texts.any(|text| finder.find_iter(text.as_bytes()).any(|at| within(&text[..at])))
}

/// The last passage that begins a story with its dateline, by number: `HOLM. A late goal …` stands below the table of a match, and its notes.
fn last_beginning(story: &Story<'_>) -> usize {
    let begins = |text: &str| dateline(text, story.dateline).max(place(text)) > 0;
    story.passages.iter().rposition(|passage| begins(passage.text)).unwrap_or_default()
}

/// No line that ends with a comma is a salutation if it is longer.
const OPEN: usize = 40;

/// Whether a passage goes on with a sentence of the one before, which ends with a comma.
fn goes_on(story: &Story<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |before| story.passages[before].text);
    before.len() > OPEN && before.ends_with(',')
}

/// How many words in small letters a hyphen joins to one with a capital: `Dahl-ro`.
fn joined(text: &str) -> usize {
    if memchr::memchr(b'-', text.as_bytes()).is_none() {
        return 0;
    }
    let capital = |word: &&str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let small = |word: &str| word.split('-').skip(1).filter(|part| part.starts_with(char::is_lowercase)).count();
    text.split(' ').filter(capital).map(small).sum()
}

/// Whether the sentences of a block are a heading that ends with a stop: all their words of weight are capitalised, and at most two that
/// are not are longer than headings write small, and no prepositions: not `gave … nine years`.
fn is_heading(units: &[Unit], text: &str, language: &Language) -> bool {
    let small = |word: &&str| {
        word.len() > SMALL
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && language.classes(Hash::of_phrase(word)) & BINDING == 0
    };
    let (content, words, lower) = units.iter().fold((0, 0, 0), |(content, words, lower), unit| {
        (content + unit.content.len(), words + unit.words, lower + unit.small as usize)
    });
    (4..).contains(&content)
        && words <= 25
        && (lower == 0 || lower <= SMALL && lower <= joined(text))
        && text.split(' ').filter(small).nth(2).is_none()
}
