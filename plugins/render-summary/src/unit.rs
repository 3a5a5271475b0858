//! Units: the smallest stretches that can be told alone. A unit is a sentence, or the sentences that one quotation
//! joins. One pass over a block's bytes finds them and notes what the choice needs to know.

use std::ops::Range;

use copydesk_text::sentences;

use crate::caption::{has_kicker, is_dated, points_into_picture};
use crate::language::{CALL, FUNCTION, LEANING, Language, PHRASE, PRONOUN, SAYING, TITLE, VERB};
use crate::marks::{Around, Marks};
use crate::scan::{CLASS, Class, Word, read_word};
use crate::words::{Hash, Numbering};

/// Beyond this, joined sentences are no unit for a summary, whatever they say.
const LONGEST: usize = 900;

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
    /// Words that begin with a small letter and say something: what a heading in capitals lacks.
    pub(crate) small: u32,
    /// The name that it opens with, where that is one word that stood in the story before: a surname alone, perhaps.
    pub(crate) bare_name: Option<u32>,
}

/// Reads blocks into units; keeps its buffers from article to article.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) units: Vec<Unit>,
    /// The numbers of the content words of all units.
    pub(crate) content: Vec<u32>,
    pub(crate) numbering: Numbering,
    /// By word number: how often it stands in the middle of a sentence with a capital.
    pub(crate) names: Vec<u16>,
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
    before: u8,
    opener: Opener,
    /// Whether the first word is a title.
    titled: bool,
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
            self.content.truncate(unit.content.start);
        }
    }

    /// Forgets the last article.
    pub(crate) fn restart(&mut self) {
        self.units.clear();
        self.content.clear();
        self.names.clear();
        self.numbering.restart();
    }

    /// The numbers of a text's content words, which become known by it.
    pub(crate) fn number_words(&mut self, text: &str, language: &Language) -> Vec<u32> {
        let from = self.content.len();
        let mut marks = Marks::default();
        self.scan(text, 0..text.len(), language, &mut marks, &mut Unit::default(), &mut Gathered::default());
        self.content.split_off(from)
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
        for sentence in sentences(&text[range]) {
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
                if self.units.len() >= reach {
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
        let sentence = &text[unit.range.clone()];
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
        while at < range.end {
            let mut class = CLASS[bytes[at] as usize];
            if class == Class::Wide {
                // General punctuation, the most of it, is told by two bytes.
                let letter = !bytes[at..].starts_with(&[0xE2, 0x80])
                    && text[at..].chars().next().is_some_and(char::is_alphanumeric);
                class = if letter { Class::Word } else { Class::Mark };
            }
            match class {
                Class::Word => {
                    let word = read_word(text, at, range.end);
                    let index = unit.words;
                    if index < PHRASE as u32 {
                        phrase = if index == 0 { Hash::phrase(word.whole) } else { phrase.join(word.whole) };
                    }
                    let opening = first_word == 0 && index < PHRASE as u32;
                    let opens = if opening { language.classes(phrase.get()) & (LEANING | CALL) } else { 0 };
                    gathered.furniture |= opens & CALL != 0;
                    self.take(
                        &word,
                        index == first_word,
                        opens & LEANING != 0,
                        language,
                        marks.in_quotation(),
                        unit,
                        gathered,
                    );
                    at = word.end;
                    at += usize::from(bytes.get(at) == Some(&b' '));
                }
                Class::Other => at += 1,
                _ => at = read_mark(text, at, marks, unit, gathered),
            }
        }
        gathered.stray |= marks.take_stray();
    }

    #[allow(clippy::too_many_arguments)] // the one inner step of `scan`, apart for reading only
    #[inline]
    fn take(
        &mut self,
        word: &Word,
        first: bool,
        leaning: bool,
        language: &Language,
        quoted: bool,
        unit: &mut Unit,
        gathered: &mut Gathered,
    ) {
        unit.words += 1;
        gathered.letters += word.letters;
        gathered.capitals += word.capitals;
        gathered.outside += u32::from(!quoted);
        unit.leans |= leaning;
        if word.letters == 0 {
            unit.numbers += 1;
            gathered.before = 0;
            return;
        }
        let classes = language.classes(word.whole);
        gathered.titled |= classes & TITLE != 0 && unit.words == 1;
        if classes & !(VERB | TITLE) == FUNCTION {
            gathered.before = if quoted { gathered.before } else { 0 };
            return;
        }
        let function = classes & FUNCTION != 0
            || word.letters < 2
            || !language.is_known() && word.letters < 4 && word.capitals == 0 && !word.ideogram;
        if !quoted {
            // `…, he said` beside a quotation speaks of somebody named before; so does `After he left, …`.
            let attributes = classes & PRONOUN != 0 && gathered.before & SAYING != 0
                || classes & SAYING != 0 && gathered.before & PRONOUN != 0;
            unit.leans |= attributes && !gathered.named;
            unit.leans |= classes & PRONOUN != 0 && !gathered.antecedent;
            gathered.before = classes;
            gathered.antecedent |= !function;
            gathered.named |= !function && word.capitals > 0 && !first;
        }
        if function {
            return;
        }
        unit.small += u32::from(word.capitals == 0);
        let known = self.numbering.len();
        let number = self.numbering.number(word.stem());
        self.content.push(number);
        let opening = 1 + u32::from(gathered.titled);
        match gathered.opener {
            Opener::Unread
                if unit.words == opening && word.capitals > 0 && (gathered.titled || (number as usize) < known) =>
            {
                gathered.opener = Opener::Name(number);
            }
            Opener::Name(_) if unit.words == opening + 1 && word.capitals > 0 => gathered.opener = Opener::Settled,
            Opener::Unread => gathered.opener = Opener::Settled,
            _ => {}
        }
        if number as usize >= self.names.len() {
            self.names.push(0); // numbers come one after the other
        }
        if word.capitals > 0 && !first {
            let count = &mut self.names[number as usize];
            *count = count.saturating_add(1);
        }
    }
}

/// Whether words were lost before the stop (`a new book, .`), or lines of a table or menu run into the sentence.
fn is_broken(sentence: &str) -> bool {
    let words = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ',');
    words.ends_with(',') || memchr::memchr(b'|', sentence.as_bytes()).is_some()
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
