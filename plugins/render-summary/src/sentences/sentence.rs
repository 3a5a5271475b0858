//! One sentence's words and marks, read in one pass over its bytes: what it needs before it can be understood, whom it
//! names, and what is counted of it.

mod content;
mod person;
pub(crate) mod signs;
mod tally;

use std::ops::Range;

use self::person::read_person;
use self::tally::Tally;
use crate::classes::{
    ARTICLE, BINDING, FUNCTION, INDEFINITE, LABEL, LEANING, PRONOUN, REFERRING, SAYING, TIE, TITLE, VERB,
};
use crate::language::{Language, PHRASE};
use crate::sentences::bytes::marks::Marks;
use crate::sentences::bytes::scan::{CLASS, Class, Word, is_possessive, read_word};
use crate::sentences::leaning::reference::{Place, Told, read_reference, take_initials};
use crate::sentences::sentence::signs::read_mark;
use crate::sentences::units::first_words::FirstWord;
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::name::Name;
use crate::sentences::units::unit::{Reader, Unit};
use crate::words::Hash;

/// What says no more of a function word than that it is one.
const PLAIN: u16 = VERB | TITLE | ARTICLE | INDEFINITE | BINDING | TIE | LABEL | REFERRING;
/// Of what classes a word within a sentence may be that is only counted, as most are.
const COUNTED: u16 = FUNCTION | PLAIN;

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
            if tally.words <= PHRASE as u32 && tally.first == 0 {
                let content = (self.content.len() - unit.content.start) as u8;
                let kept = FirstWord { whole: word.whole, end: word.end, classes, before: tally.before, content };
                gathered.first_words.keep(kept, range.end);
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
                if !Language::is_particle(classes) {
                    tally.run = (0, 0);
                }
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
                if tally.words == tally.first + 1 {
                    gathered.participle = tally.run.0 == 1 && bytes[..word.end].ends_with(b"ing");
                }
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
                let person = classes & PRONOUN != 0 && language.is_person(word.whole);
                read_person(classes, person, run, tally.capitals > 0, unit, gathered);
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
        // Not `neither Rowe nor Lind`.
        if pointed != 0 && (word.capitals == 0 || pointed != Hash::of_word(b"neither")) {
            self.take_pointed(pointed, word.whole, number, language, unit);
        }
        if word.capitals == 0 {
            self.take_small(before_classes, quoted, gathered, tally);
            return;
        }
        if first && Language::is_particle(classes) {
            gathered.titled = true; // `Van Rowe said`
            return;
        }
        tally.run = (run.0 + 1, number);
        if run.0 == 1 && unit.surname == Some(run.1) {
            unit.surname = None;
        }
        if !quoted && before & SAYING != 0 {
            (unit.speaker, unit.sayer) = (Some(number), Some(number)); // `said Lind`
        } else if run.0 == 1 && unit.speaker == Some(run.1) {
            (unit.speaker, unit.sayer) = (None, Some(number)); // `said Bo Lind`
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
        let begins = run.0 == 0 || run.0 == 1 && gathered.participle;
        let alone = begins && before_classes & ARTICLE == 0;
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

/// Whether the character at `at`, one whose first byte letters and marks share, is a letter.
#[inline(never)] // few characters are doubtful
fn begins_word(text: &str, at: usize) -> bool {
    // General punctuation, the most of it, is told by two bytes.
    !text.as_bytes()[at..].starts_with(&[0xE2, 0x80]) && text[at..].chars().next().is_some_and(char::is_alphanumeric)
}
