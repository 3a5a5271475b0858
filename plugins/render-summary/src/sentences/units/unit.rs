//! Units: the smallest stretches that can be told alone. A unit is a sentence, or the sentences that one quotation
//! joins. One pass over a block's bytes finds them and notes what the choice needs to know.

use std::ops::Range;

use copydesk_text::sentences;

use crate::language::Language;
use crate::sentences::bytes::marks::{Marks, mark_alone};
use crate::sentences::bytes::parted::is_parted;
use crate::sentences::bytes::stops::{
    denies, hedges, is_abbreviated, is_key_question, is_one_word, only_denies, surely_ends,
};
use crate::sentences::units::definite::Definite;
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::name::Name;
use crate::sentences::units::refers::Reference;
use crate::sentences::units::told_behind::is_told_behind;
use crate::words::Numbering;

/// Where a quotation joins more sentences, it is a speech, and no sentence of a summary beside others.
const SPEECH: u32 = 5;

/// So many units are judged together at most, so that what is kept of them stays small.
const TOGETHER: usize = 64;

/// Of how many words one at least is a function word in a story whose language the lists are of.
const SHARE: u32 = 6;

/// A stretch of a block that might stand in the summary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unit {
    /// The block's index.
    pub(crate) block: usize,
    /// Bytes of the block.
    pub(crate) range: Range<usize>,
    /// Its content words, as a range of [`Reader::content`].
    pub(crate) content: Range<usize>,
    /// How many sentences a quotation joins in it, or one.
    pub(crate) sentences: u32,
    /// Whether a dash at the beginning of its block says that somebody speaks there.
    pub(crate) spoken: bool,
    /// How many words it has.
    pub(crate) words: u32,
    /// How many of them are numbers.
    pub(crate) numbers: u32,
    /// Whether it is the first unit of its block.
    pub(crate) opens_block: bool,
    /// Whether it can be understood only after the unit before it.
    pub(crate) leans: bool,
    /// Whether the one thing with which it opens is none of the several of which the unit before tells: `There are many … It is …`
    pub(crate) leans_past: bool,
    /// Whether it holds a name, or is written without capitals, so that names do not show.
    pub(crate) named: bool,
    /// Whether it may be taken at all.
    pub(crate) whole: bool,
    /// Whether it ends with a question mark.
    pub(crate) asks: bool,
    /// Whether it is written as captions are: with a kicker (`Clever boy: …`), a full date, or as what a picture shows.
    pub(crate) kicker: bool,
    /// Whether it tells in the present what a picture may show.
    pub(crate) depicts: bool,
    /// Whether it holds quotation marks.
    pub(crate) quotes: bool,
    /// Whether nothing stands in it outside quotation marks.
    pub(crate) bare: bool,
    /// Whether a verb of saying stands in it outside quotation marks.
    pub(crate) reports: bool,
    /// How many of its words are function words.
    pub(crate) function: u32,
    /// Whether it begins with a small letter.
    pub(crate) small_start: bool,
    /// Words that begin with a small letter and say something: what a heading in capitals lacks.
    pub(crate) small: u32,
    /// The name that it opens with, where that is one word that stood in the story before: a surname alone, perhaps.
    pub(crate) bare_name: Option<u32>,
    /// Who speaks in it, where that is a name of one word.
    pub(crate) speaker: Option<u32>,
    /// The noun behind the first word in it that points at something: `agreement` in `this agreement`.
    pub(crate) points: Option<u32>,
    /// Whom or what a verb of saying told of last in it, or before it, by the last word of the name.
    pub(crate) sayer: Option<u32>,
    /// Whether somebody speaks in it who is called `he` or `she`, though it names somebody or something.
    pub(crate) says_he: bool,
    /// The first surname within it that stands alone, of somebody whom the story gave in full before.
    pub(crate) surname: Option<u32>,
    /// Who speaks in it, where that is somebody or something with a definite article: `the group said`.
    pub(crate) teller: Option<u32>,
    /// Whether it speaks of one person (`she`) before it names anybody.
    pub(crate) nameless: bool,
    /// Whether a word near its beginning ties it to the unit before.
    pub(crate) tied: bool,
    /// Whether it opens with what leans on the sentence before (`But`, `This`), and not with a pronoun: whom that means
    /// may be named behind.
    pub(crate) answers: bool,
    /// Whether its first words turn what the unit before says, or ask for more: `But`, `The problem?`
    pub(crate) turns: bool,
    /// Whether it is a paragraph, or begins one, that only denies what the unit before says: `It didn’t.`
    pub(crate) denies: bool,
    /// Whether it grants the other side a point: `Of course …`, `…, to be sure.`
    pub(crate) concedes: bool,
    /// By how many next ones at least what it counts or calls is told: `There are two reasons …`
    pub(crate) promises: u8,
    /// Whether it tells only that somebody speaks, and the next what he says: `Lind expressed his anger.`
    pub(crate) announces: bool,
    /// Whether it says that what it tells is made up: `Imagine …`
    pub(crate) supposes: bool,
    /// So many units before it stands one that says so of it too, or none.
    pub(crate) supposed: u8,
    /// Whether it goes on with a sentence that the block before breaks off.
    pub(crate) broken: bool,
    /// The thing that it opens with as if it were known.
    pub(crate) definite: Definite,
    /// Whether it is a caption that points into its picture, or calls upon the reader.
    pub(crate) calls: bool,
    /// Whether it holds a bracket to be cut, that points into a picture or remarks on how a quotation is printed.
    pub(crate) pointers: bool,
    /// Whether it tells no news: that somebody said nothing.
    pub(crate) no_news: bool,
    /// Whether who wrote it speaks of himself in it, outside quotation marks.
    pub(crate) own: bool,
    /// What within it refers to what was told before.
    pub(crate) refers: Option<Reference>,
    /// Words with smaller numbers stood in the story before.
    pub(crate) known: u32,
}

/// Reads blocks into units; keeps its buffers from article to article.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) units: Vec<Unit>,
    /// The unit with which the story behind its dateline begins.
    pub(crate) dated: usize,
    /// The place of the story's dateline, as a name stands in a sentence; empty where it has none.
    pub(crate) place: String,
    /// How many of them stand above the label that parts an abstract from its story.
    pub(crate) above: usize,
    /// A unit of the story that is not taken because one of the abstract says the same, and that one.
    pub(crate) told_above: Option<(usize, usize)>,
    /// Units that only call somebody, each with the one that names him (`That pilot is …`); few stories have any.
    pub(crate) called: Vec<(usize, usize)>,
    /// How many of them may be taken, as far as that is told.
    pub(crate) wholes: usize,
    /// What was gathered of the last ones, of which that is not told yet.
    pub(crate) unjudged: Vec<Gathered>,
    /// The numbers of the content words of all units.
    pub(crate) content: Vec<u32>,
    pub(crate) numbering: Numbering,
    /// By word number, as far as the last that is noted.
    pub(crate) names: Vec<Name>,
    /// Whether the story is written with capitals.
    pub(crate) cased: bool,
    /// Whether it is in a language of which there are no lists, whatever it is said to be in.
    pub(crate) foreign: bool,
    /// Whether its first sentence is written as what a picture shows, and it is told otherwise.
    pub(crate) depicts_first: bool,
}

/// The texts of a story's blocks.
pub(crate) trait Blocks {
    /// The text of a block, by its number.
    fn text(&self, block: usize) -> &str;
}

/// A unit in which something is open still.
struct Open {
    unit: Unit,
    gathered: Gathered,
    /// Where its first sentence ends, in the block and among the content words.
    first: Option<(usize, usize)>,
}

impl Reader {
    /// Forgets the units from this one on.
    pub(crate) fn drop_from(&mut self, first: usize) {
        for unit in self.units.drain(first..).rev() {
            self.wholes -= usize::from(unit.whole);
            self.content.truncate(unit.content.start);
            self.unjudged.pop();
        }
        self.called.truncate(self.called.partition_point(|&(_, named)| named < first));
    }

    /// Forgets the last article.
    pub(crate) fn restart(&mut self) {
        self.units.clear();
        self.unjudged.clear();
        (self.above, self.dated, self.wholes) = (0, 0, 0);
        self.called.clear();
        self.told_above = None;
        self.content.clear();
        self.names.clear();
        self.numbering.restart();
    }

    /// Tells what only the whole story shows. Where its sentences have function words, one that has hardly any is a
    /// listing; where there are longer ones, the shortest are scraps, as is a figure with its name; in a story that has capitals (`cased`),
    /// a block but the first that begins with a small letter goes on with a sentence cut before.
    pub(crate) fn settle(&mut self, cased: bool) {
        self.cased = cased;
        let words: u32 = self.units.iter().map(|unit| unit.words - unit.numbers).sum();
        let function: u32 = self.units.iter().map(|unit| unit.function).sum();
        let joined = function * SHARE >= words;
        self.foreign = !joined && words > 0;
        let scraps = self.units.iter().any(|unit| !unit.is_scrap());
        let speech = |unit: &Unit| unit.spoken || unit.sentences > SPEECH;
        let speeches = self.units.iter().any(|unit| unit.whole && !speech(unit));
        for unit in &mut self.units {
            let names = unit.small as usize * 3 < unit.content.len();
            let cut = cased && unit.block > 0 && unit.opens_block && unit.small_start;
            let listing = unit.is_row() || (joined || cased && names) && unit.is_listing();
            unit.whole &= !(speech(unit) && speeches && cased || unit.broken);
            unit.whole &= !(cut || listing || unit.is_scrap() && !unit.denies && (scraps || unit.numbers > 0));
        }
    }

    /// The numbers of a text's content words, which become known by it.
    pub(crate) fn number_words(&mut self, text: &str, language: &Language) -> Vec<u32> {
        let from = self.content.len();
        let mut marks = Marks::default();
        self.scan(text, 0..text.len(), language, &mut marks, &mut Unit::default(), &mut Gathered::default());
        self.content.split_off(from)
    }

    /// Whether nothing that may be taken was read so far.
    pub(crate) fn has_none(&self) -> bool {
        self.wholes == 0
    }

    /// Whether `reach` units were read, half of which at least may be taken.
    pub(crate) fn is_full(&mut self, reach: usize, blocks: &impl Blocks, language: &Language) -> bool {
        if self.units.len() < reach {
            return false;
        }
        self.judge(blocks, language);
        self.wholes >= reach / 2
    }

    /// Adds the units of `range` of a block, until there are about `reach`.
    pub(crate) fn read_block(
        &mut self,
        blocks: &impl Blocks,
        block: usize,
        range: Range<usize>,
        language: &Language,
        reach: usize,
    ) {
        let first = self.units.len();
        let end = range.end;
        let spoken = language.is_speech(&blocks.text(block)[range.start..end]);
        if let Some(from) = self.read_until_open(blocks, block, range, language, Marks::default(), reach) {
            // A bracket or apostrophe that nothing closes must not swallow the block.
            self.read_until_open(blocks, block, from..end, language, Marks::only_double(), reach);
        }
        if let Some(unit) = self.units.get_mut(first) {
            unit.opens_block = true;
        }
        if spoken {
            self.units[first..].iter_mut().for_each(|unit| unit.spoken = true);
        }
    }

    /// Adds units until the end; where a bracket or single mark stays open, the sentence with it is the last, and the
    /// place after it is given.
    fn read_until_open(
        &mut self,
        blocks: &impl Blocks,
        block: usize,
        range: Range<usize>,
        language: &Language,
        mut marks: Marks,
        reach: usize,
    ) -> Option<usize> {
        let text = blocks.text(block);
        let mut open: Option<Open> = None;
        let offset = range.start;
        let block_text = &text[range];
        let mut found = sentences(block_text);
        while let Some(mut sentence) = found.next() {
            let key = |sentence: &Range<usize>| open.is_none() && is_key_question(&block_text[sentence.clone()]);
            let ends = surely_ends(&block_text[sentence.clone()], language);
            let asks = !ends && key(&sentence);
            while !ends
                && (language.goes_on(&block_text[sentence.clone()], &block_text[sentence.end..])
                    || is_abbreviated(&block_text[sentence.clone()])
                    || is_told_behind(&block_text[sentence.clone()], &block_text[sentence.end..])
                    || is_parted(&block_text[sentence.start..], sentence.len(), language)
                    || self.units.is_empty() && sentence.start == 0 && is_one_word(&block_text[sentence.clone()])
                    || key(&sentence))
                && let Some(more) = found.next()
            {
                sentence.end = more.end;
            }
            let mut sentence = sentence.start + offset..sentence.end + offset;
            // In text cut into words a single mark that closes stands behind the stop, and the next sentence behind it.
            let mark = if marks.single_open() { mark_alone(&text[sentence.clone()]) } else { 0 };
            if mark > 0
                && let Some(mut quotation) = open.take()
            {
                let behind = sentence.start + mark;
                quotation.unit.range.end = behind;
                let Open { unit, gathered, .. } = &mut quotation;
                self.scan(text, sentence.start..behind, language, &mut marks, unit, gathered);
                if marks.closed() {
                    self.close(blocks, quotation.unit, quotation.gathered, language);
                } else {
                    open = Some(quotation);
                }
                sentence.start = behind + 1;
            }
            let at = self.content.len();
            let mut now = open.take().unwrap_or_else(|| Open {
                unit: Unit {
                    block,
                    range: sentence.clone(),
                    content: at..at,
                    known: self.numbering.len() as u32,
                    ..Unit::default()
                },
                gathered: Gathered::default(),
                first: None,
            });
            now.unit.range.end = sentence.end;
            now.unit.sentences += 1;
            self.scan(text, sentence, language, &mut marks, &mut now.unit, &mut now.gathered);
            now.unit.turns |= asks;
            if marks.closed() {
                self.close(blocks, now.unit, now.gathered, language);
                if self.is_full(reach, blocks, language) {
                    return None;
                }
            } else {
                now.first.get_or_insert((now.unit.range.end, self.content.len()));
                open = Some(now);
            }
        }
        let mut left = open?;
        left.gathered.stray = true;
        let again = left.first.filter(|_| !marks.double_open());
        if let Some((end, content)) = again {
            left.unit.range.end = end;
            self.content.truncate(content);
        }
        self.close(blocks, left.unit, left.gathered, language);
        again.map(|(end, _)| end)
    }

    /// Adds a unit that was read to its end. Whether it may be taken is told later, together with others, but where nothing is known to be so
    /// far: much is asked differently of a story that has not begun.
    fn close(&mut self, blocks: &impl Blocks, mut unit: Unit, gathered: Gathered, language: &Language) {
        unit.content.end = self.content.len();
        // Who tells the one without the other says the contrary.
        let content = unit.content.len();
        let sentence = || &blocks.text(unit.block)[unit.range.clone()];
        let denies = |words| (content == 0 || gathered.may_deny(words)) && denies(sentence(), words, content);
        let hedges = content <= 1 && hedges(sentence(), unit.words);
        if hedges || content <= 1 && denies(unit.words) {
            let only = only_denies(sentence(), content);
            self.judge(blocks, language);
            if let Some(before) = self.units.last_mut().filter(|before| before.whole && before.block == unit.block) {
                before.range.end = unit.range.end;
                before.words += unit.words;
                return;
            }
            let apart = self.units.last().is_some_and(|before| before.block < unit.block);
            unit.denies = apart && (hedges || only);
        }
        self.units.push(unit);
        self.unjudged.push(gathered);
        if self.has_none() || self.unjudged.len() >= TOGETHER {
            self.judge(blocks, language);
        }
    }
}

#[cfg(test)]
impl Reader {
    /// Reads a block by itself, and judges what it holds.
    pub(crate) fn read(&mut self, block: usize, text: &str, range: Range<usize>, language: &Language, reach: usize) {
        struct One<'a>(&'a str);
        impl Blocks for One<'_> {
            fn text(&self, _: usize) -> &str {
                self.0
            }
        }
        self.read_block(&One(text), block, range, language, reach);
        self.judge(&One(text), language);
    }
}
