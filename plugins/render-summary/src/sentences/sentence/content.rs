//! A sentence's words of content, and the phrases that they are part of: behind an article, behind what points at something,
//! within a firm's name.

use std::ops::Range;

use super::tally::Tally;
use crate::classes::{ARTICLE, FUNCTION, INDEFINITE, LABEL, STANDING};
use crate::language::Language;
use crate::sentences::bytes::scan::Word;
use crate::sentences::leaning::reference::take_held;
use crate::sentences::units::gathered::{Gathered, Opener};
use crate::sentences::units::name::Name;
use crate::sentences::units::unit::{Reader, Unit};
use crate::words::Hash;

impl Reader {
    /// Takes a word of content, behind an article or none; gives its number.
    #[inline(always)]
    pub(super) fn take_content(&mut self, stem: u64, article: u16, unit: &mut Unit) -> u32 {
        let number = self.numbering.number(stem);
        self.content.push(number);
        if article != 0 {
            self.take_phrase(article, number, unit);
        }
        number
    }

    /// Takes such a word in small letters, given the classes of the word before.
    #[inline(always)]
    pub(super) fn take_small(&self, before: u16, quoted: bool, gathered: &mut Gathered, tally: &mut Tally) {
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
    pub(super) fn take_pointed(&self, pointing: u64, word: u64, number: u32, language: &Language, unit: &mut Unit) {
        if !self.place.is_empty() && pointing == Hash::of_word(b"this") && language.means_place(word) {
            unit.refers.get_or_insert_default().namable = true; // by the dateline's place
            return;
        }
        let stands = language.classes(Hash::phrase(pointing).join(word).get()) & STANDING != 0;
        let before = &self.content[unit.content.start..self.content.len() - 1];
        if unit.points.is_none() && !stands && !before.contains(&number) {
            unit.points = Some(number);
        }
    }

    /// Reads a word that may be the noun behind a definite article and end a clause: `over the lock.` `behind`: where what
    /// stands behind it is.
    #[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
    #[inline(never)] // few nouns do
    pub(super) fn read_held(
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

    /// Takes the word behind one that begins a name: where it ends a firm's, what stands before is the short name.
    #[inline(never)] // few words do
    pub(super) fn take_firm(&mut self, word: &Word, before: u32, language: &Language) {
        if language.ends_firm(word.whole)
            && let Some(name) = self.names.get_mut(before as usize)
        {
            name.surname = true;
        }
    }
}
