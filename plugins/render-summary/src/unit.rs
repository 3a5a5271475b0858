//! Units: the smallest stretches that can be told alone. A unit is a sentence, or the sentences that one quotation
//! joins. One pass over a block's bytes finds them and notes what the choice needs to know.

use std::ops::Range;

use copydesk_text::sentences;

use crate::caption::{has_kicker, is_dated, points_into_picture};
use crate::language::{CALL, FUNCTION, LEANING, Language, PHRASE, PRONOUN, SAYING, STANDING, TITLE, VERB};
use crate::marks::{Around, Marks};
use crate::scan::{CLASS, Class, Word, read_word};
use crate::words::{Hash, Numbering};

/// Beyond this, joined sentences are no unit for a summary, whatever they say.
const LONGEST: usize = 900;

/// A sentence with fewer words tells nothing beside longer ones.
const FEWEST: u32 = 4;
/// Of how many words one at least is a function word in a sentence of some length, and in a story whose language the
/// lists are of.
const SENSE: u32 = 8;
/// See `SENSE`.
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
    /// How many words it has.
    pub(crate) words: u32,
    /// How many of them are numbers.
    pub(crate) numbers: u32,
    /// Whether it is the first unit of its block.
    pub(crate) opens_block: bool,
    /// Whether it can be understood only after the unit before it.
    pub(crate) leans: bool,
    /// Whether it holds a name, or is written without capitals, so that names do not show.
    pub(crate) named: bool,
    /// Whether it may be taken at all.
    pub(crate) whole: bool,
    /// Whether it ends with a question mark.
    pub(crate) asks: bool,
    /// Whether it is written as captions are: with a kicker (`Clever boy: …`) or a full date.
    pub(crate) kicker: bool,
    /// Whether it holds quotation marks.
    pub(crate) quotes: bool,
    /// How many of its words are function words.
    pub(crate) function: u32,
    /// Whether it begins with a small letter.
    small_start: bool,
    /// Words that begin with a small letter and say something: what a heading in capitals lacks.
    pub(crate) small: u32,
    /// The name that it opens with, where that is one word that stood in the story before: a surname alone, perhaps.
    pub(crate) bare_name: Option<u32>,
    /// Who speaks in it, where that is a name of one word.
    pub(crate) speaker: Option<u32>,
}

impl Unit {
    /// Whether it is a list of names or results: hardly a word in it joins the others.
    fn is_listing(&self) -> bool {
        let words = self.words - self.numbers;
        words >= SENSE && self.function * SENSE < words
    }

    /// Whether it has so few words that it tells nothing beside longer ones: `All started.`, `Time: 7:10.64.`
    fn is_scrap(&self) -> bool {
        self.words < FEWEST || self.words - self.numbers < FEWEST - 1
    }
}

/// Reads blocks into units; keeps its buffers from article to article.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) units: Vec<Unit>,
    /// How many of them may be taken.
    wholes: usize,
    /// The numbers of the content words of all units.
    pub(crate) content: Vec<u32>,
    pub(crate) numbering: Numbering,
    /// By word number: how often it stands in the middle of a sentence with a capital.
    pub(crate) names: Vec<u16>,
    /// By word number: whether it stood behind another capitalised word, as a surname does at first mention.
    pub(crate) surnames: Vec<bool>,
}

/// What the scan of one unit gathers, beside its words.
#[derive(Debug, Default)]
struct Gathered {
    capitals: u32,
    letters: u32,
    address: bool,
    /// Whether it points into a picture, or calls upon the reader.
    furniture: bool,
    stray: bool,
    outside: u32,
    named: bool,
    antecedent: bool,
    /// Whether somebody who may be meant stood before the last verb of saying.
    subject: bool,
    before: u8,
    /// Whether the opening words lean, so far as they are read.
    opening: bool,
    /// The hash of the word before, among the opening words.
    word_before: u64,
    opener: Opener,
    /// Whether the first word is a title.
    titled: bool,
}

/// What is counted of a sentence's words.
#[derive(Debug, Default)]
struct Tally {
    words: u32,
    numbers: u32,
    function: u32,
    small: u32,
    letters: u32,
    capitals: u32,
    outside: u32,
    /// The capitalised words right before this place: how many, and the last.
    run: (u32, u32),
}

/// How a sentence's first words look.
#[derive(Debug, Default, Clone, Copy)]
enum Opener {
    #[default]
    Unread,
    /// A capitalised word that was known before.
    Name(u32),
    Settled,
}

/// A unit in which something is open still.
struct Open {
    unit: Unit,
    gathered: Gathered,
    /// Where its first sentence ends, in the block and among the content words.
    first: Option<(usize, usize)>,
}

impl Reader {
    /// Forgets the last unit.
    pub(crate) fn drop_last(&mut self) {
        if let Some(unit) = self.units.pop() {
            self.wholes -= usize::from(unit.whole);
            self.content.truncate(unit.content.start);
        }
    }

    /// Forgets the last article.
    pub(crate) fn restart(&mut self) {
        self.units.clear();
        self.wholes = 0;
        self.content.clear();
        self.names.clear();
        self.surnames.clear();
        self.numbering.restart();
    }

    /// Tells what only the whole story shows. Where its sentences have function words, one that has hardly any is a
    /// listing; where there are longer ones, the shortest are scraps; in a story that has capitals (`cased`), a block that begins with a small letter goes on with a sentence
    /// cut before.
    pub(crate) fn settle(&mut self, cased: bool) {
        let words: u32 = self.units.iter().map(|unit| unit.words - unit.numbers).sum();
        let function: u32 = self.units.iter().map(|unit| unit.function).sum();
        let joined = function * SHARE >= words;
        let scraps = self.units.iter().any(|unit| !unit.is_scrap());
        for unit in &mut self.units {
            let names = unit.small as usize * 3 < unit.content.len();
            let cut = cased && unit.opens_block && unit.small_start;
            unit.whole &= !cut && !(scraps && unit.is_scrap()) && !((joined || cased && names) && unit.is_listing());
        }
    }

    /// The numbers of a text's content words, which become known by it.
    pub(crate) fn number_words(&mut self, text: &str, language: &Language) -> Vec<u32> {
        let from = self.content.len();
        let mut marks = Marks::default();
        self.scan(text, 0..text.len(), language, &mut marks, &mut Unit::default(), &mut Gathered::default());
        self.content.split_off(from)
    }

    /// Whether `reach` units were read, half of which at least may be taken.
    pub(crate) fn is_full(&self, reach: usize) -> bool {
        self.units.len() >= reach && self.wholes >= reach / 2
    }

    /// Adds the units of `range` of a block, until there are about `reach`.
    pub(crate) fn read(&mut self, block: usize, text: &str, range: Range<usize>, language: &Language, reach: usize) {
        let first = self.units.len();
        let end = range.end;
        if let Some(from) = self.read_until_open(block, text, range, language, Marks::default(), reach) {
            // A bracket or apostrophe that nothing closes must not swallow the block.
            self.read_until_open(block, text, from..end, language, Marks::only_double(), reach);
        }
        if let Some(unit) = self.units.get_mut(first) {
            unit.opens_block = true;
        }
    }

    /// Adds units until the end; where a bracket or single mark stays open, the sentence with it is the last, and the
    /// place after it is given.
    fn read_until_open(
        &mut self,
        block: usize,
        text: &str,
        range: Range<usize>,
        language: &Language,
        mut marks: Marks,
        reach: usize,
    ) -> Option<usize> {
        let mut open: Option<Open> = None;
        let offset = range.start;
        let block_text = &text[range];
        let mut found = sentences(block_text);
        while let Some(mut sentence) = found.next() {
            while language.goes_on(&block_text[sentence.clone()])
                && let Some(more) = found.next()
            {
                sentence.end = more.end;
            }
            let sentence = sentence.start + offset..sentence.end + offset;
            let at = self.content.len();
            let mut now = open.take().unwrap_or_else(|| Open {
                unit: Unit { block, range: sentence.clone(), content: at..at, ..Unit::default() },
                gathered: Gathered::default(),
                first: None,
            });
            now.unit.range.end = sentence.end;
            self.scan(text, sentence, language, &mut marks, &mut now.unit, &mut now.gathered);
            if marks.closed() {
                self.finish(text, now.unit, &now.gathered, language);
                if self.is_full(reach) {
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
        self.finish(text, left.unit, &left.gathered, language);
        again.map(|(end, _)| end)
    }

    fn finish(&mut self, text: &str, mut unit: Unit, gathered: &Gathered, language: &Language) {
        unit.content.end = self.content.len();
        unit.named = gathered.named || gathered.capitals == 0;
        unit.leans |= gathered.opening;
        let sentence = &text[unit.range.clone()];
        unit.small_start = sentence.starts_with(char::is_lowercase);
        let stop = last_stop(sentence);
        unit.asks = stop == Some('?');
        unit.kicker = has_kicker(sentence, language) || unit.numbers > 1 && is_dated(sentence);
        if let Opener::Name(name) = gathered.opener {
            unit.bare_name = Some(name);
        }
        unit.whole = stop.is_some()
            && !gathered.stray
            && !gathered.address
            && !gathered.furniture
            && !is_broken(sentence)
            && unit.words > 0
            && unit.range.len() <= LONGEST
            && (!unit.quotes || gathered.outside > 0)
            && (gathered.capitals * 10 < gathered.letters * 6 || gathered.letters < 5);
        self.wholes += usize::from(unit.whole);
        self.units.push(unit);
    }

    /// Reads the words and marks of one sentence.
    fn scan(
        &mut self,
        text: &str,
        range: Range<usize>,
        language: &Language,
        marks: &mut Marks,
        unit: &mut Unit,
        gathered: &mut Gathered,
    ) {
        let bytes = text.as_bytes();
        let mut at = range.start;
        let mut phrase = Hash::phrase(0);
        let first_word = unit.words;
        let mut tally = Tally { words: unit.words, capitals: gathered.capitals, ..Tally::default() };
        while at < range.end {
            let mut class = CLASS[bytes[at] as usize];
            if class == Class::Wide {
                // General punctuation, the most of it, is told by two bytes.
                let letter = !bytes[at..].starts_with(&[0xE2, 0x80])
                    && text[at..].chars().next().is_some_and(char::is_alphanumeric);
                class = if letter { Class::Word } else { Class::Mark };
            }
            // Most characters are words': no jump for each.
            if class == Class::Word {
                let word = read_word(text, at, range.end);
                let index = tally.words;
                if index <= PHRASE as u32 {
                    phrase = if index == 0 { Hash::phrase(word.whole) } else { phrase.join(word.whole) };
                    if first_word == 0 {
                        read_opening(&word, index, phrase, language, gathered);
                    }
                }
                let first = index == first_word;
                self.take(&word, first, language, marks.in_quotation(), unit, gathered, &mut tally);
                at = word.end;
                at += usize::from(bytes.get(at) == Some(&b' '));
            } else if class == Class::Other {
                at += 1;
            } else {
                at = read_mark(text, at, marks, unit, gathered);
            }
        }
        unit.words = tally.words;
        unit.numbers += tally.numbers;
        unit.function += tally.function;
        unit.small += tally.small;
        gathered.letters += tally.letters;
        gathered.capitals = tally.capitals;
        gathered.outside += tally.outside;
        gathered.stray |= marks.take_stray();
    }

    /// Takes one word; most are told by their class alone.
    #[allow(clippy::too_many_arguments)] // the one inner step of `scan`, apart for reading only
    #[inline(always)]
    fn take(
        &mut self,
        word: &Word,
        first: bool,
        language: &Language,
        quoted: bool,
        unit: &mut Unit,
        gathered: &mut Gathered,
        tally: &mut Tally,
    ) {
        tally.words += 1;
        tally.letters += word.letters;
        tally.capitals += word.capitals;
        tally.outside += u32::from(!quoted);
        let run = std::mem::take(&mut tally.run);
        if word.letters == 0 {
            tally.numbers += 1;
            gathered.before = 0;
            return;
        }
        let classes = language.classes(word.whole);
        if classes & !(VERB | TITLE) == FUNCTION {
            tally.function += u32::from(first || word.capitals == 0);
            gathered.titled |= classes & TITLE != 0 && tally.words == 1;
            gathered.before = if quoted { gathered.before } else { 0 };
            return;
        }
        let function = classes & FUNCTION != 0
            || word.letters < 2
            || !language.is_known() && word.letters < 4 && word.capitals == 0 && !word.ideogram;
        let before = gathered.before;
        if !quoted {
            if classes & (PRONOUN | SAYING) != 0 {
                read_person(classes, run, tally.capitals > 0, unit, gathered);
            }
            gathered.before = classes;
        }
        if function {
            tally.function += u32::from(classes & FUNCTION != 0 && (first || word.capitals == 0));
            return;
        }
        let known = self.numbering.len() as u32;
        let number = self.numbering.number(word.stem());
        self.content.push(number);
        if number == known {
            self.names.push(0); // numbers come one after the other
            self.surnames.push(false);
        }
        if word.capitals == 0 {
            tally.small += 1;
            gathered.antecedent |= !quoted;
            if let Opener::Unread = gathered.opener {
                gathered.opener = Opener::Settled;
            }
            return;
        }
        tally.run = (run.0 + 1, number);
        self.surnames[number as usize] |= run.0 > 0;
        if !quoted && before & SAYING != 0 {
            unit.speaker = Some(number); // `said Lind`
        } else if run.0 == 1 && unit.speaker == Some(run.1) {
            unit.speaker = None; // `said Bo Lind`
        }
        self.take_name(number, known, first, quoted, tally.words, gathered);
    }

    /// Takes a word with a capital, the `nth` of its unit; so many were `known` before it.
    fn take_name(&mut self, number: u32, known: u32, first: bool, quoted: bool, nth: u32, gathered: &mut Gathered) {
        let count = &mut self.names[number as usize];
        // The first word of a sentence is a name where it was one before.
        gathered.named |= !quoted && (!first || *count > 0);
        gathered.antecedent |= !quoted;
        let opening = 1 + u32::from(gathered.titled);
        match gathered.opener {
            Opener::Unread if nth == opening && (gathered.titled || number < known) => {
                gathered.opener = Opener::Name(number);
            }
            Opener::Name(_) if nth == opening + 1 => gathered.opener = Opener::Settled,
            Opener::Unread => gathered.opener = Opener::Settled,
            _ => {}
        }
        if !first {
            *count = count.saturating_add(1);
        }
    }
}

/// Reads a pronoun or a verb of saying outside quotations, after `run` of capitalised words: whether it needs somebody
/// who was named before, and who speaks. `cased`: whether there were capitals before, so that names show.
fn read_person(classes: u8, run: (u32, u32), cased: bool, unit: &mut Unit, gathered: &mut Gathered) {
    // `…, he said` beside a quotation speaks of somebody named before; so does `After he left, …`, but not
    // `A pilot who says he …`.
    let attributes = classes & PRONOUN != 0 && gathered.before & SAYING != 0 && !gathered.subject
        || classes & SAYING != 0 && gathered.before & PRONOUN != 0;
    unit.leans |= attributes && !gathered.named;
    unit.leans |= classes & PRONOUN != 0 && !gathered.antecedent;
    if classes & SAYING != 0 {
        gathered.subject = if cased { gathered.named } else { gathered.antecedent };
        unit.speaker = unit.speaker.or((run.0 == 1).then_some(run.1));
    }
}

/// Whether words were lost before the stop (`a new book, .`) or after it (`Then they…`), lines of a table, a key or a
/// menu run into the sentence, or it is an aside in brackets.
fn is_broken(sentence: &str) -> bool {
    let words = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ',');
    words.ends_with(',')
        || sentence.ends_with("..")
        || sentence.ends_with('…')
        || memchr::memchr2(b'|', b'=', sentence.as_bytes()).is_some()
        || sentence.starts_with('(') && sentence.trim_end_matches('.').ends_with(')')
}

/// The stop that ends a sentence, looked for behind what closes it.
pub(crate) fn last_stop(sentence: &str) -> Option<char> {
    sentence
        .chars()
        .rev()
        .find(|&c| {
            !(matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | ')' | ']' | '」' | '』')
                || c.is_whitespace())
        })
        .filter(|&c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'))
}

/// Notes whether a sentence's opening words lean on the one before, or call upon the reader.
fn read_opening(word: &Word, index: u32, phrase: Hash, language: &Language, gathered: &mut Gathered) {
    if gathered.opening {
        let pair = Hash::phrase(gathered.word_before).join(word.whole);
        gathered.opening = language.classes(pair.get()) & STANDING == 0;
    }
    if index < PHRASE as u32 {
        let opens = language.classes(phrase.get());
        gathered.opening |= opens & LEANING != 0;
        gathered.furniture |= opens & CALL != 0;
    }
    gathered.word_before = word.whole;
}

/// Whether an apostrophe that stands alone belongs to the plural before it, in text that was cut into words: `the
/// pilots ' strike`. Nothing behind it closes what it would open.
fn owns(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let closes = |place: usize| {
        let after = &bytes[end + place + 1..];
        !after.first().is_some_and(u8::is_ascii_alphanumeric)
    };
    bytes[..at].ends_with(b"s ")
        && bytes.get(end) == Some(&b' ')
        && !memchr::memchr_iter(b'\'', &bytes[end..]).any(closes)
}

/// Whether an apostrophe after a space belongs to the word before it, in text that was cut into words: `harbour 's`.
fn is_ending(after: &[u8]) -> bool {
    let letters = after.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    matches!(&after[..letters], b"s" | b"t" | b"d" | b"m" | b"ll" | b"re" | b"ve")
        && !after.get(letters).is_some_and(u8::is_ascii_alphanumeric)
}

/// Reads one mark, bracket or sign of an address; gives the place after it.
fn read_mark(text: &str, at: usize, marks: &mut Marks, unit: &mut Unit, gathered: &mut Gathered) -> usize {
    let bytes = text.as_bytes();
    let Some(mut mark) = text[at..].chars().next() else { return at + 1 };
    let mut end = at + mark.len_utf8();
    match mark {
        '(' => gathered.furniture |= points_into_picture(&text[end..]),
        '@' => gathered.address |= at > 0 && bytes[at - 1].is_ascii_alphanumeric(),
        '/' => gathered.address |= at > 1 && bytes[at - 1] == b':' && bytes.get(at + 1) == Some(&b'/'),
        '\'' | '`' if bytes.get(at + 1) == Some(&bytes[at]) => {
            mark = if mark == '`' { '`' } else { '"' };
            end += 1;
        }
        '`' => return end,
        '\'' | '’' if is_ending(&bytes[end..]) => return end,
        '\'' if !marks.in_quotation() && owns(text, at, end) => return end,
        '’' if text[end..].starts_with('’') => {
            mark = '”';
            end += 3;
        }
        '‘' if text[end..].starts_with('‘') => {
            mark = '“';
            end += 3;
        }
        _ => {}
    }
    mark = match mark {
        '「' | '『' | '（' => '(',
        '」' | '』' | '）' => ')',
        other => other,
    };
    if "\"'`()[]«»“”„‘’".contains(mark) {
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        if mark == '"' && end == at + 2 {
            // `''` closes; after a space, only what is open.
            mark = if marks.in_quotation() || !before.is_none_or(char::is_whitespace) { '”' } else { '"' };
        }
        marks.read(mark, Around { before, after });
        unit.quotes |= marks.in_quotation();
        gathered.before = 0;
    }
    end
}
