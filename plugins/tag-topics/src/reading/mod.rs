//! How the words of a language are read beyond how they are written.
//!
//! German puts endings to nearly every word and writes compounds as one: neither can be listed. A term matches with any of
//! its endings, and a term that begins or ends with `*` is a part of compounds: `*prozess` is what "Mordprozess" ends in,
//! `Fußball*` what "Fußballverband" begins with. A part of a compound is asked for where the whole word is no term. Swedish is read so too.

mod endings;

use std::borrow::Cow;

use copydesk_topic_model::words::{Case, Word, composed, finish, words};

use crate::reading::endings::{
    SHORTEST, behind_apostrophe, small, stem_of_french, stem_of_german, stem_of_spanish, stem_of_swedish,
};

/// How words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reading {
    /// As they are written.
    #[default]
    Written,
    /// Without the endings of German, and with the parts of compounds.
    German,
    /// Without the endings of plural and, of participles, of the feminine; without an article or another small word that an
    /// apostrophe joins.
    French,
    /// Without the endings of plural and, of participles and offices, of gender.
    Spanish,
    /// Without an article or another small word that an apostrophe joins. Every form is listed: cut, "porta" would be "porto".
    Italian,
    /// Without the endings of Swedish, and with the parts of compounds.
    Swedish,
}

/// A part of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What it begins with.
    Head,
    /// What it ends in.
    Tail,
}

impl Part {
    /// What parts are known by that consist of the first of these letters, of the first two and so on: other numbers than whole
    /// words have.
    fn keys(self, letters: impl Iterator<Item = u8>) -> impl Iterator<Item = u64> {
        let start: u64 = match self {
            Part::Head => 0x9e37_79b9_7f4a_7c15,
            Part::Tail => 0xc2b2_ae3d_27d4_eb4f,
        };
        letters.scan(start, |hash, letter| {
            *hash = (*hash ^ u64::from(small(letter))).wrapping_mul(0xff51_afd7_ed55_8ccd);
            Some(finish(*hash))
        })
    }
}

/// A part of a compound, and what stands beside it, has so many bytes at least.
const SHORTEST_PART: usize = 3;

impl Reading {
    /// The reading of this number, which `as u32` gave.
    pub(crate) fn of_number(number: u32) -> Option<Self> {
        let all = [Self::Written, Self::German, Self::French, Self::Spanish, Self::Italian, Self::Swedish];
        all.into_iter().find(|reading| *reading as u32 == number)
    }

    /// The word with the hash of what is left without its ending.
    pub(crate) fn bare(self, text: &str, word: Word) -> Word {
        match word.letters(text) {
            Cow::Borrowed(whole) => self.cut(whole, word),
            Cow::Owned(whole) => self.cut(&whole, word),
        }
    }

    #[inline]
    fn cut(self, whole: &str, mut word: Word) -> Word {
        let stem = self.stem(whole, word.case(), SHORTEST);
        if let Some(bare) = words(stem).next().filter(|_| stem.len() < whole.len()) {
            word.hash = bare.hash;
        }
        word
    }

    /// A word without its ending; of a German one at least `shortest` bytes are left.
    #[inline]
    fn stem(self, word: &str, case: Case, shortest: usize) -> &str {
        match self {
            Reading::Written => word,
            Reading::German => stem_of_german(word, case, shortest),
            Reading::French => stem_of_french(word),
            Reading::Spanish => stem_of_spanish(word),
            Reading::Italian => behind_apostrophe(word),
            Reading::Swedish => stem_of_swedish(word),
        }
    }

    /// Which part of compounds a term is.
    pub(crate) fn part(self, term: &str) -> Option<Part> {
        match (term.starts_with('*'), term.ends_with('*')) {
            _ if !self.has_parts() => None,
            (true, _) => Some(Part::Tail),
            (_, ends) => ends.then_some(Part::Head),
        }
    }

    /// What a part of compounds is known by, given as a term: a tail without its ending, a head as it stands.
    pub(crate) fn key_of(self, part: Part, term: &str) -> u64 {
        let term = composed(term.trim_matches('*'));
        let last = match part {
            Part::Head => part.keys(term.bytes()).last(),
            Part::Tail => part.keys(self.stem(&term, Case::Title, 2).bytes().rev()).last(),
        };
        last.unwrap_or_default()
    }

    /// Whether compounds are taken apart.
    pub(crate) fn has_parts(self) -> bool {
        matches!(self, Reading::German | Reading::Swedish)
    }

    /// Whether a word may be a compound: in German nouns have a capital.
    pub(crate) fn may_be_compound(self, word: Word) -> bool {
        self != Reading::German || word.case() != Case::Lower
    }

    /// The parts that a compound may end in, by their keys, longer ones last.
    pub(crate) fn tails(self, word: &str, case: Case) -> impl Iterator<Item = u64> {
        let stem = self.stem(word, case, SHORTEST);
        let letters = stem.bytes().rev().take(stem.len().saturating_sub(SHORTEST_PART));
        Part::Tail.keys(letters).skip(SHORTEST_PART - 1)
    }
}

/// The parts that a compound may begin with, by their keys, longer ones last.
pub(crate) fn heads(word: &str) -> impl Iterator<Item = u64> {
    let letters = word.bytes().take(word.len().saturating_sub(SHORTEST_PART));
    Part::Head.keys(letters).skip(SHORTEST_PART - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        words(text).map(|word| Reading::German.bare(text, word).hash).collect()
    }

    #[test]
    fn the_forms_of_a_german_word_come_out_alike() {
        for forms in [
            "Prozess Prozesse Prozessen Prozesses",
            "Haus Hauses Hause",
            "Wahl Wahlen",
            "Rente Renten",
            "Person Personen",
            "Wagen Wagens",
            "Gefängnis Gefängnisse Gefängnissen Gefängnisses",
            "Krebs Krebses",
            "Lehrer Lehrers Lehrern Lehrerin Lehrerinnen",
            "Angriff Angriffe Angriffs Angriffen ANGRIFFE",
            "künstlich künstliche künstlicher künstlichen künstliches künstlichem",
            "schwer schwere schweren schweres schwerer",
            "verletzt verletzte verletzten",
        ] {
            let hashes = hashes(forms);
            assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{forms}");
        }
    }

    #[test]
    fn the_forms_of_a_french_word_come_out_alike_with_an_article_too() {
        for forms in [
            "attentat attentats l'attentat d’attentats",
            "blessé blessée blessés blessées",
            "grève grèves",
            "danse danses",
        ] {
            let hashes: Vec<u64> = words(forms).map(|word| Reading::French.bare(forms, word).hash).collect();
            assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{forms}");
        }
    }

    #[test]
    fn the_forms_of_a_spanish_word_come_out_alike() {
        for forms in [
            "detenido detenida detenidos detenidas",
            "fiscal fiscales",
            "profesor profesora profesores",
            "huelga huelgas",
        ] {
            let hashes: Vec<u64> = words(forms).map(|word| Reading::Spanish.bare(forms, word).hash).collect();
            assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{forms}");
        }
    }

    #[test]
    fn the_forms_of_a_swedish_word_come_out_alike() {
        for forms in [
            "olycka olyckan olyckor olyckorna olyckans",
            "brand branden brandens BRANDEN",
            "spelare spelaren spelarna spelares",
            "läkare läkaren läkarna",
            "bilar bilarna bilarnas",
            "elev elever eleven eleverna elevernas",
            "sjukhus sjukhuset sjukhusen sjukhusens",
            "hem hemmet hemmets",
            "nyhet nyheten nyheter nyheterna",
            "konkurs konkursen",
            "kommunal kommunala",
        ] {
            let hashes: Vec<u64> = words(forms).map(|word| Reading::Swedish.bare(forms, word).hash).collect();
            assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{forms}");
        }
    }

    #[test]
    fn an_italian_word_is_the_same_behind_an_article() {
        let forms = "omicidio l'omicidio dell’omicidio";
        let hashes: Vec<u64> = words(forms).map(|word| Reading::Italian.bare(forms, word).hash).collect();
        assert!(hashes.iter().all(|hash| *hash == hashes[0]));
    }

    #[test]
    fn a_word_is_read_alike_whether_its_accents_are_signs_of_their_own() {
        for (reading, whole, apart) in [
            (Reading::German, "Öle Läufern", "O\u{308}le La\u{308}ufern"),
            (Reading::French, "l'été blessées", "l'e\u{301}te\u{301} blesse\u{301}es"),
            (Reading::Spanish, "años", "an\u{303}os"),
        ] {
            let hashes = |text: &str| words(text).map(|word| reading.bare(text, word).hash).collect::<Vec<_>>();
            assert_eq!(hashes(whole), hashes(apart), "{whole}");
        }
        let key = |term| Reading::German.key_of(Part::Tail, term);
        assert_eq!(key("*läufer"), key("*la\u{308}ufer"));
    }

    #[test]
    fn different_words_stay_apart() {
        let apart =
            "Spiel Spieler Richter Recht Stern Steuer Ehe Bus Bein Kind Kinder Preis Prozent Bauer Bau Feuer Feier";
        let hashes = hashes(apart);
        let different: std::collections::BTreeSet<_> = hashes.iter().collect();
        assert_eq!(different.len(), hashes.len());
        for (reading, apart) in [
            (Reading::French, "dans danse cours course retrait retraite"),
            (Reading::Spanish, "puerto puerta banco banca caso casa misa mesa"),
            (Reading::Swedish, "spel spelare börs bör lär lärare fri frihet kurs moms sömn"),
        ] {
            let different: std::collections::BTreeSet<u64> =
                words(apart).map(|word| reading.bare(apart, word).hash).collect();
            assert_eq!(different.len(), words(apart).count(), "{apart}");
        }
    }

    #[test]
    fn a_compound_ends_in_a_part_with_any_ending_and_begins_with_one() {
        let has = |word: &str, part: Part, term: &str| {
            let key = Reading::German.key_of(part, term);
            match part {
                Part::Head => heads(word).any(|head| head == key),
                Part::Tail => Reading::German.tails(word, words(word).next().unwrap().case()).any(|tail| tail == key),
            }
        };
        assert!(has("Mordprozesses", Part::Tail, "*prozess"));
        assert!(has("MORDPROZESS", Part::Tail, "*prozess"));
        assert!(has("Langstreckenläuferinnen", Part::Tail, "läufer"));
        assert!(has("Autorennen", Part::Tail, "rennen"));
        assert!(has("Fußballverband", Part::Head, "Fußball"));
        assert!(has("Ärztekammer", Part::Head, "Ärzte"));
        let swedish = Reading::Swedish.key_of(Part::Tail, "*brand");
        assert!(Reading::Swedish.tails("villabranden", Case::Lower).any(|tail| tail == swedish));
        assert!(!has("Prozess", Part::Tail, "prozess"));
        assert!(!has("Fußballs", Part::Head, "Fußball"));
    }
}
