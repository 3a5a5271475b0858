//! Captions that are written as plain sentences and lie in running text: what a picture shows, in the present, where the story
//! is told in the past.

use crate::classes::{LEANING, PRONOUN, REFERRING, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::{Word, read_word};
use crate::sentences::units::unit::{Reader, Unit};

/// One in so many sentences tells what a picture shows, at most: where more do, the story is told in the present.
const PICTURES: usize = 2;
/// One in so many of the others, at least, is told in the past.
const PAST: usize = 2;

/// A word with the sign of the past has more letters.
const SIGNED: u32 = 4;

/// Whether the verb at a place of a sentence is its first and tells what a picture shows: `Bo Lind waves to pilots`. But for
/// verbs that hardly tell anything else, the sentence tells on what occasion: `plays a flute during …`
pub(crate) fn depicts(sentence: &str, verb: usize, language: &Language) -> bool {
    let acts = |word: &Word, text: &str| {
        let other = LEANING | PRONOUN | REFERRING | SAYING | VERB;
        language.classes(word.whole) & other != 0 || text.ends_with("ed") && word.letters > SIGNED
    };
    let opens = sentence.starts_with(|c: char| c.is_alphanumeric());
    if !opens || words(&sentence[..verb]).any(|(word, text)| acts(&word, text)) {
        return false;
    }
    let mut rest = words(&sentence[verb..]).map(|(word, _)| word);
    let poses = rest.next().is_some_and(|word| language.poses(word.whole));
    // `at 45 percent` is no occasion.
    let mut occasions = false;
    poses
        || rest.any(|word| {
            let tells = occasions && word.letters > 0;
            occasions = language.tells_occasion(word.whole);
            tells
        })
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = (Word, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let word = read_word(text, start, text.len());
        at = word.end;
        Some((word, &text[start..at]))
    })
}

/// Whether a sentence has a verb of the past.
fn is_past(sentence: &str, language: &Language) -> bool {
    let past = |(word, text): (Word, &str)| {
        language.is_past(word.whole) || language.is_english() && text.ends_with("ed") && word.letters > SIGNED
    };
    words(sentence).any(past)
}

impl Reader {
    /// Notes which sentences are captions, though they are written as a story's are. `sentence` gives the text of a unit.
    pub(crate) fn mark_asides<'a>(&mut self, language: &Language, sentence: impl Fn(&Unit) -> &'a str) {
        self.depicts_first = false;
        let all = self.units.len();
        let depicting = self.units.iter().filter(|unit| unit.depicts).count();
        if depicting == 0 || depicting * PICTURES > all {
            return;
        }
        let others = self.units.iter().filter(|unit| !unit.depicts);
        let past = others.filter(|unit| is_past(sentence(unit), language)).count();
        if past * PAST < all - depicting {
            return;
        }
        let begins = self.above;
        self.depicts_first = self.units[0].depicts;
        for (index, unit) in self.units.iter_mut().enumerate() {
            unit.kicker |= unit.depicts && index > begins;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    /// Which sentences of a story are told to be captions.
    fn captions(tag: &str, sentences: &[&'static str], cased: bool) -> Vec<usize> {
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language(tag), sentences.len() + 1);
        }
        reader.settle(cased);
        reader.mark_asides(language(tag), |unit| sentences[unit.block]);
        (0..reader.units.len()).filter(|&unit| reader.units[unit].kicker).collect()
    }

    const PAST: [&str; 3] = [
        "Pilots went on strike at three northern ports on Monday.",
        "Ada Rowe said that boats would wait until they were paid.",
        "The board refused to meet them.",
    ];

    #[test]
    fn what_a_picture_shows_is_no_sentence_of_a_story_told_in_the_past() {
        for caption in [
            "Ada Rowe speaks to pilots during a rally at the old quay.",
            "Two of the pilots wave flags as Bo Lind, their chairman, waves from a boat.",
            "The pilots’ dog watches from the pier as the ferry leaves.",
            "Ada Rowe smiles in the rain.",
        ] {
            let told = captions("en", &[PAST[0], PAST[1], caption, PAST[2]], true);
            assert_eq!(told, if caption.contains("wave flags") { vec![] } else { vec![2] }, "{caption}");
        }
        let german = ["Die Lotsen streikten und sagten ab.", "Ada Rowe sagte, das Boot war alt.", "Es war kalt."];
        let caption = "Ada Rowe spricht bei einer Versammlung am alten Kai.";
        assert_eq!(captions("de", &[german[0], german[1], german[2], caption], true), [3]);
    }

    #[test]
    fn reports_clauses_and_stories_told_in_the_present_have_no_such_captions() {
        for sentence in [
            "Ada Rowe, who speaks for pilots, was at a rally during the night.",
            "She speaks for pilots during the strike.",
            "Ada Rowe said that she speaks for them during the strike.",
            "The port plays a part in trade.",
            "“Ada Rowe speaks for pilots at the port,” a clerk said.",
        ] {
            assert_eq!(captions("en", &[PAST[0], PAST[1], sentence, PAST[2]], true), [0; 0], "{sentence}");
        }
        let present =
            ["The ferry waits.", "Ada Rowe walks to the window as it rains.", "A dog sleeps.", "Nobody talks."];
        assert_eq!(captions("en", &present, true), [0; 0]);
    }
}
