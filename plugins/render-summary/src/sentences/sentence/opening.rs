//! The first words of a sentence: whether they lean on the sentence before, call upon the reader, or open with a thing as
//! if it were known.

use super::tally::Tally;
use crate::classes::{AHEAD, ARTICLE, BINDING, CALL, FUNCTION, LEANING, STANDING, TIE};
use crate::language::{Language, PHRASE};
use crate::sentences::definite::Definite;
use crate::sentences::gathered::Gathered;
use crate::sentences::scan::Word;
use crate::sentences::unit::{Reader, Unit};
use crate::words::Hash;

impl Reader {
    /// Takes one of a sentence's first words, before it is counted.
    #[allow(clippy::too_many_arguments)] // one step of `scan`, apart for reading only
    #[inline(never)] // few words are
    pub(super) fn take_opening(
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
            unit.definite = Definite::read(text, word.end, limit, opens, language).behind(from, opens);
        }
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
        unit.turns = classes & LEANING != 0 && language.turns(word);
    } else {
        // Pairs that matter begin with a word that leans, or a preposition.
        let pair = match before & (LEANING | BINDING) {
            0 => 0,
            _ => language.classes(Hash::phrase(gathered.word_before).join(word).get()),
        };
        // `In this week’s vote, …` stands, but not `But this week …`.
        gathered.opening &= pair & STANDING == 0 || index > 1 && unit.answers;
        unit.tied |= (classes | pair) & TIE != 0;
        unit.turns &= index > 1 || pair & STANDING == 0; // `Now that …`
        // `Rowe, however, …`
        unit.turns |= classes & TIE != 0 && language.turns(word);
        // `This comes after …`, but not `This small dog …`.
        unit.answers &= gathered.opening && (index > 1 || pair & TIE != 0 || !language.points(gathered.word_before));
    }
    if index < PHRASE as u32 {
        let opens = if index == 0 { classes } else { language.classes(phrase.get()) };
        if opens & LEANING != 0 {
            gathered.opening = true;
            unit.concedes |= language.concedes(phrase.get());
        }
        gathered.furniture |= opens & CALL != 0;
    }
    gathered.word_before = word;
}
