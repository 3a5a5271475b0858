//! One sentence's words and marks, read in one pass over its bytes: what it needs before it can be understood, whom it
//! names, and what is counted of it.

use std::ops::Range;

use crate::definite::Definite;
use crate::gathered::{Gathered, Opener};
use crate::language::{
    AHEAD, ARTICLE, BINDING, CALL, FUNCTION, INDEFINITE, LABEL, LEANING, Language, PHRASE, PRONOUN, REFERRING, SAYING,
    STANDING, TIE, TITLE, VERB,
};
use crate::marks::Marks;
use crate::reference::{Place, Told, read_reference, take_held, take_initials};
use crate::scan::{CLASS, Class, Word, is_possessive, read_word};
use crate::signs::read_mark;
use crate::unit::{Name, Reader, Unit};
use crate::words::Hash;

/// What is counted of a sentence's words.
#[derive(Debug)]
struct Tally {
    words: u32,
    numbers: u32,
    function: u32,
    small: u32,
    letters: u32,
    capitals: u32,
    outside: bool,
    /// The capitalised words right before this place: how many, and the last.
    run: (u32, u32),
    /// The classes of the word right before.
    before: u16,
    /// The article before the words right before this place that may be one phrase with it, or nothing.
    article: u16,
    /// The unit's first words as a phrase.
    phrase: Hash,
    /// How many words the unit had before this sentence.
    first: u32,
}

/// What says no more of a function word than that it is one.
const PLAIN: u16 = VERB | TITLE | ARTICLE | INDEFINITE | BINDING | TIE | LABEL | REFERRING;
/// Of what classes a word within a sentence may be that is only counted, as most are.
const COUNTED: u16 = FUNCTION | PLAIN;

impl Tally {
    /// Of a sentence behind so many words of its unit, with so many capitals.
    fn behind(words: u32, capitals: u32) -> Self {
        Self {
            first: words,
            words,
            capitals,
            numbers: 0,
            function: 0,
            small: 0,
            letters: 0,
            outside: false,
            run: (0, 0),
            before: 0,
            article: 0,
            phrase: Hash::phrase(0),
        }
    }

    /// Takes a function word of so many letters; where it `counts` as one: in a name it does not.
    #[inline(always)]
    fn take_function(&mut self, letters: u32, classes: u16, counts: bool) {
        self.article *= u16::from(letters < 2 || self.before & (ARTICLE | INDEFINITE) != 0);
        self.article |= classes & (ARTICLE | INDEFINITE);
        self.function += u32::from(counts);
        self.before = classes;
    }
}

impl Reader {
    /// Reads the words and marks of one sentence.
    pub(crate) fn scan(
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
        let mut tally = Tally::behind(unit.words, gathered.capitals);
        let mut quoted = marks.in_quotation();
        while at < range.end {
            // Most characters are words', and are not looked up.
            if !bytes[at].is_ascii_alphabetic() {
                let class = CLASS[bytes[at] as usize];
                if matches!(class, Class::Other | Class::Parting) {
                    gathered.parted |= class == Class::Parting;
                    at += 1;
                    continue;
                }
                if class != Class::Word && (class == Class::Mark || !begins_word(text, at)) {
                    at = read_mark(text, at, marks, unit, gathered);
                    quoted = marks.in_quotation();
                    continue;
                }
            }
            let word = read_word(text, at, range.end);
            let classes = language.classes(word.whole);
            if tally.words <= PHRASE as u32 {
                self.take_opening(text, &{ word }, range.end, classes, language, unit, gathered, &mut tally);
            }
            if classes & REFERRING != 0 {
                let place = Place { text, word: &{ word }, start: at, limit: range.end };
                let told = Told { words: tally.words, content: self.content.len(), quoted };
                read_reference(&place, told, tally.before, language, unit, gathered);
            }
            let function = classes & FUNCTION != 0;
            let small = word.capitals == 0 && word.letters > u32::from(!function);
            if small && classes & !COUNTED == 0 && gathered.pointed == 0 && language.is_known() {
                gathered.titled |= classes & TITLE != 0 && tally.words == 0;
                tally.words += 1;
                tally.letters += word.letters;
                tally.run = (0, 0);
                if !quoted {
                    tally.outside = true;
                    gathered.before = 0;
                }
                if function {
                    tally.take_function(word.letters, classes, true);
                } else {
                    self.take_content(word.stem(), tally.article, unit);
                    let before = std::mem::replace(&mut tally.before, classes);
                    self.take_small(before, quoted, gathered, &mut tally);
                }
            } else {
                // A copy, so that words that are only counted need not stand in memory.
                self.take(&{ word }, classes, language, quoted, unit, gathered, &mut tally);
                // A possessive parts names, as a comma does.
                if tally.run.0 > 0 && is_possessive(&bytes[..word.end]) {
                    tally.run = (0, 0);
                }
            }
            at = word.end;
            if bytes.get(at) == Some(&b' ') {
                if classes & LABEL != 0 {
                    self.read_held(text, at..range.end, &{ word }, classes, language, unit, gathered);
                }
                at += 1;
            } else {
                if gathered.defined == self.content.len() {
                    self.read_held(text, at..range.end, &{ word }, classes, language, unit, gathered);
                }
                // The stops of initials part no phrase: `a U.S. firm`.
                tally.article *= u16::from(word.letters < 2);
                if bytes.get(at) != Some(&b'.') {
                    tally.run = (0, 0);
                }
            }
        }
        // `…, which the pilots want too.`
        if tally.before & TIE != 0 && !unit.quotes {
            unit.tied = true;
            unit.refers.get_or_insert_default().clause = true;
        }
        unit.words = tally.words;
        unit.numbers += tally.numbers;
        unit.function += tally.function;
        unit.small += tally.small;
        gathered.letters += tally.letters;
        gathered.capitals = tally.capitals;
        gathered.outside |= tally.outside;
        gathered.stray |= marks.take_stray();
    }

    /// Takes one of a sentence's first words, before it is counted.
    #[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
    #[inline(never)] // few words are
    fn take_opening(
        &self,
        text: &str,
        word: &Word,
        limit: usize,
        classes: u16,
        language: &Language,
        unit: &mut Unit,
        gathered: &mut Gathered,
        tally: &mut Tally,
    ) {
        let index = tally.words;
        tally.phrase = if index == 0 { Hash::phrase(word.whole) } else { tally.phrase.join(word.whole) };
        if tally.first > 0 {
            return;
        }
        read_opening(word.whole, classes, tally.before, index, tally.phrase, language, unit, gathered);
        let opens = index == 0 || index == 1 && tally.before & FUNCTION != 0;
        if classes & ARTICLE != 0 && (opens || unit.definite.words == 0) {
            let from = self.content.len() - unit.content.start;
            unit.definite = Definite::read(text, word.end, limit, language).behind(from, opens);
        }
    }

    /// Takes a word that tells more than most do.
    #[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
    #[inline(never)] // what is only counted is to have the registers
    fn take(
        &mut self,
        word: &Word,
        classes: u16,
        language: &Language,
        quoted: bool,
        unit: &mut Unit,
        gathered: &mut Gathered,
        tally: &mut Tally,
    ) {
        let first = tally.words == tally.first;
        tally.words += 1;
        tally.letters += word.letters;
        tally.capitals += word.capitals;
        tally.outside |= !quoted;
        let run = std::mem::take(&mut tally.run);
        let pointed = std::mem::take(&mut gathered.pointed);
        if word.letters == 0 {
            tally.numbers += 1;
            gathered.before = 0;
            return;
        }
        if classes & !PLAIN == FUNCTION {
            tally.take_function(word.letters, classes, first || word.capitals == 0);
            gathered.titled |= classes & TITLE != 0 && tally.words == 1;
            if !quoted {
                gathered.before = 0;
            }
            return;
        }
        let before_classes = std::mem::replace(&mut tally.before, classes);
        let function = classes & FUNCTION != 0
            || word.letters < 2
            || word.letters < 4 && !language.is_known() && word.capitals == 0 && !word.ideogram;
        let before = gathered.before;
        if classes & PRONOUN != 0 && !gathered.named && tally.capitals > 0 {
            unit.nameless |= language.is_person(word.whole);
        }
        if !quoted {
            if classes & SAYING != 0 && gathered.defined == self.content.len() && gathered.defined > 0 {
                unit.teller = unit.teller.or(self.content.last().copied());
            }
            if classes & (PRONOUN | SAYING) != 0 {
                read_person(classes, run, tally.capitals > 0, unit, gathered);
            }
            gathered.before = classes;
        }
        if function {
            tally.article *= u16::from(word.letters < 2 || before_classes & (ARTICLE | INDEFINITE) != 0);
            let points = std::mem::take(&mut gathered.points) || language.points(word.whole);
            if classes & LEANING != 0 && !quoted && !first && points {
                gathered.pointed = word.whole;
            }
            tally.function += u32::from(classes & FUNCTION != 0 && (first || word.capitals == 0));
            return;
        }
        let known = self.numbering.len() as u32;
        let number = self.take_content(word.stem(), tally.article, unit);
        if pointed != 0 {
            self.take_pointed(pointed, word.whole, number, language, unit);
        }
        if word.capitals == 0 {
            self.take_small(before_classes, quoted, gathered, tally);
            return;
        }
        tally.run = (run.0 + 1, number);
        if run.0 == 1 && unit.surname == Some(run.1) {
            unit.surname = None;
        }
        if !quoted && before & SAYING != 0 {
            unit.speaker = Some(number); // `said Lind`
        } else if run.0 == 1 && unit.speaker == Some(run.1) {
            unit.speaker = None; // `said Bo Lind`
        }
        if self.names.len() <= number as usize {
            self.names.resize(number as usize + 1, Name::default());
        }
        if word.capitals > 1 && word.capitals == word.letters {
            take_initials(word.whole, number, language, unit);
        }
        // `Holm Holdings`: what is called `Holm` further on is told of here.
        if run.0 == 1 {
            self.take_firm(word, run.1, language);
        }
        let name = &mut self.names[number as usize];
        let alone = run.0 == 0 && before_classes & ARTICLE == 0;
        if alone && name.surname && number < unit.known && unit.surname.is_none() {
            unit.surname = Some(number);
        }
        name.surname |= run.0 > 0;
        // The first word of a sentence is a name where it was one before.
        gathered.named |= !quoted && (!first || name.within > 0);
        gathered.antecedent |= !quoted;
        name.within = name.within.saturating_add(u16::from(!first));
        gathered.take_opener(tally.words, number, number < known);
    }
}

impl Reader {
    /// Takes the word behind one that begins a name: where it ends a firm's, what stands before is the short name.
    #[inline(never)] // few words do
    fn take_firm(&mut self, word: &Word, before: u32, language: &Language) {
        if language.ends_firm(word.whole)
            && let Some(name) = self.names.get_mut(before as usize)
        {
            name.surname = true;
        }
    }

    /// Reads a word that may be the noun behind a definite article and end a clause: `over the lock.` `behind`: where what
    /// stands behind it is.
    #[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
    #[inline(never)] // few nouns do
    fn read_held(
        &self,
        text: &str,
        behind: Range<usize>,
        word: &Word,
        classes: u16,
        language: &Language,
        unit: &mut Unit,
        gathered: &Gathered,
    ) {
        if gathered.defined == self.content.len()
            && classes & FUNCTION == 0
            && let Some(&number) = self.content.last()
        {
            take_held(word.whole, number, &text[behind], classes & LABEL != 0, language, unit);
        }
    }

    /// Takes a word of content, behind an article or none; gives its number.
    #[inline(always)]
    fn take_content(&mut self, stem: u64, article: u16, unit: &mut Unit) -> u32 {
        let number = self.numbering.number(stem);
        self.content.push(number);
        if article != 0 {
            self.take_phrase(article, number, unit);
        }
        number
    }

    /// Takes such a word in small letters, given the classes of the word before.
    #[inline(always)]
    fn take_small(&self, before: u16, quoted: bool, gathered: &mut Gathered, tally: &mut Tally) {
        tally.small += 1;
        gathered.antecedent |= !quoted;
        if before & ARTICLE != 0 {
            gathered.defined = self.content.len();
        }
        if let Opener::Unread = gathered.opener {
            gathered.opener = Opener::Settled;
        }
    }

    /// Takes a word of the phrase behind an article: what `a` brings in, and `the` takes up again.
    #[inline]
    fn take_phrase(&mut self, article: u16, number: u32, unit: &mut Unit) {
        if article & INDEFINITE == 0 {
            let introduced = self.names.get(number as usize).is_some_and(|name| name.introduced);
            if introduced && number < unit.known {
                unit.refers.get_or_insert_default().given.get_or_insert(number);
            }
        } else if number >= unit.known {
            if self.names.len() <= number as usize {
                self.names.resize(number as usize + 1, Name::default());
            }
            self.names[number as usize].introduced = true;
        }
    }

    /// Takes the word behind one that points at something, unless the unit itself told of it before.
    #[inline(never)] // few words are
    fn take_pointed(&self, pointing: u64, word: u64, number: u32, language: &Language, unit: &mut Unit) {
        let stands = language.classes(Hash::phrase(pointing).join(word).get()) & STANDING != 0;
        let before = &self.content[unit.content.start..self.content.len() - 1];
        if unit.points.is_none() && !stands && !before.contains(&number) {
            unit.points = Some(number);
        }
    }
}

/// Whether the character at `at`, one whose first byte letters and marks share, is a letter.
#[inline(never)] // few characters are doubtful
fn begins_word(text: &str, at: usize) -> bool {
    // General punctuation, the most of it, is told by two bytes.
    !text.as_bytes()[at..].starts_with(&[0xE2, 0x80]) && text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Reads a pronoun or a verb of saying outside quotations, after `run` of capitalised words: whether it needs somebody
/// who was named before, and who speaks. `cased`: whether there were capitals before, so that names show.
#[inline(never)] // few words are
fn read_person(classes: u16, run: (u32, u32), cased: bool, unit: &mut Unit, gathered: &mut Gathered) {
    // `…, he said` beside a quotation speaks of somebody named before; so does `After he left, …`, but not
    // `A pilot who says he …`.
    let attributes = classes & PRONOUN != 0 && gathered.before & SAYING != 0 && !gathered.subject
        || classes & SAYING != 0 && gathered.before & PRONOUN != 0;
    // Nothing stands before a story's first words that could be meant: `Officials said they …`.
    let first = unit.known == 0 && gathered.antecedent;
    unit.leans |= attributes && !gathered.named && !first;
    unit.leans |= classes & PRONOUN != 0 && !gathered.antecedent;
    if classes & SAYING != 0 {
        unit.reports = true;
        gathered.continues |= classes & TIE != 0;
        gathered.subject = if cased { gathered.named } else { gathered.antecedent };
        unit.speaker = unit.speaker.or((run.0 == 1).then_some(run.1));
    }
}

/// Notes whether a sentence's opening words, of which this is the `index`-th, with its classes and those of the one `before`,
/// lean on the sentence before, or call upon the reader.
#[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
#[inline(always)] // in one place
fn read_opening(
    word: u64,
    classes: u16,
    before: u16,
    index: u32,
    phrase: Hash,
    language: &Language,
    unit: &mut Unit,
    gathered: &mut Gathered,
) {
    if index == 0 {
        unit.answers = classes & (LEANING | AHEAD) == LEANING;
    } else {
        // Pairs that matter begin with a word that leans, or a preposition.
        let pair = match before & (LEANING | BINDING) {
            0 => 0,
            _ => language.classes(Hash::phrase(gathered.word_before).join(word).get()),
        };
        // `In this week’s vote, …` stands, but not `But this week …`.
        gathered.opening &= pair & STANDING == 0 || index > 1 && unit.answers;
        unit.tied |= (classes | pair) & TIE != 0;
        // `This comes after …`, but not `This small dog …`.
        unit.answers &= gathered.opening && (index > 1 || pair & TIE != 0 || !language.points(gathered.word_before));
    }
    if index < PHRASE as u32 {
        let opens = if index == 0 { classes } else { language.classes(phrase.get()) };
        gathered.opening |= opens & LEANING != 0;
        gathered.furniture |= opens & CALL != 0;
    }
    gathered.word_before = word;
}
