//! The first words of a sentence: whether they lean on the sentence before, call upon the reader, or open with a thing as
//! if it were known. They are kept while the sentence is read (`first_words`), and read when it is judged.

use crate::classes::{AHEAD, ARTICLE, BINDING, CALL, FUNCTION, LEANING, STANDING, TIE, VERB};
use crate::language::{Language, PHRASE};
use crate::sentences::units::definite::Definite;
use crate::sentences::units::first_words::{FirstWord, FirstWords};
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::unit::Unit;
use crate::words::Hash;

/// Reads the first words of a unit of a block with this `text`.
pub(crate) fn read_first_words(text: &str, language: &Language, unit: &mut Unit, gathered: &mut Gathered) {
    let FirstWords { words, count, limit } = std::mem::take(&mut gathered.first_words);
    if words[0].classes & FUNCTION == 0 {
        gathered.predicates = language.is_english() && (words[1].classes | words[2].classes) & VERB != 0;
    }
    let begins_phrase = language.begins_phrase(words[0].whole);
    let (mut phrase, mut word_before, mut turns) = (Hash::phrase(words[0].whole), 0, false);
    for (index, word) in words[..count].iter().enumerate() {
        let FirstWord { whole, classes, before, .. } = *word;
        if index == 0 {
            unit.answers = classes & (LEANING | AHEAD) == LEANING;
            turns = classes & LEANING != 0 && language.turns(whole);
        } else {
            phrase = phrase.join(whole);
            // Pairs that matter begin with a word that leans, or a preposition.
            let pair = match before & (LEANING | BINDING) {
                0 => 0,
                _ => language.classes(Hash::phrase(word_before).join(whole).get()),
            };
            // `In this week’s vote, …` stands, but not `But this week …`.
            gathered.opening &= pair & STANDING == 0 || index > 1 && unit.answers;
            unit.tied |= (classes | pair) & TIE != 0;
            turns &= index > 1 || pair & STANDING == 0; // `Now that …`
            // `Rowe, however, …`
            turns |= classes & TIE != 0 && language.turns(whole);
            // `This comes after …`, but not `This small dog …`.
            unit.answers &= gathered.opening && (index > 1 || pair & TIE != 0 || !language.points(word_before));
        }
        if index == 0 || index < PHRASE && begins_phrase {
            let opens = if index == 0 { classes } else { language.classes(phrase.get()) };
            if opens & LEANING != 0 {
                gathered.opening = true;
                unit.concedes |= language.concedes(phrase.get());
            }
            // Who is quoted with such words (`“Ladies and gentlemen, …,” Rowe said`) tells news.
            gathered.furniture |= opens & CALL != 0 && !is_spoken(&text[unit.range.clone()]);
        }
        word_before = whole;
        let opens = index == 0 || index == 1 && before & FUNCTION != 0;
        if classes & ARTICLE != 0 && (opens || unit.definite.words == 0) {
            unit.definite = Definite::read(text, word.end, limit, opens, language).behind(word.content.into(), opens);
        }
    }
    unit.turns |= turns;
}

/// Whether a sentence begins with what somebody said, which it tells.
fn is_spoken(sentence: &str) -> bool {
    sentence.starts_with(['"', '“', '„', '«', '»'])
}
