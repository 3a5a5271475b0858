//! Abbreviations and numbers of days at whose stop no sentence ends, in languages other than English; `data/abbreviations.txt` has the words.

use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};

/// No entry of `abbreviations.txt` is longer.
const LONGEST_ABBREVIATION: usize = 8;
/// No word that ends as an abbreviation does is looked through further, in bytes.
const LONGEST_WORD: usize = 24;
// The classes of `abbreviations.txt`.
const FOREIGN: u32 = 1;
const ANYWHERE: u32 = 2;
const NUMBER: u32 = 4;

/// Whether a sentence that seems to end with this text goes on with what stands behind.
pub(crate) fn goes_on(text: &str, behind: &str, foreign: bool) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let tail = &text.as_bytes()[text.len().saturating_sub(LONGEST_WORD)..];
    let gap = |byte: &u8| matches!(byte, b' ' | b'(' | b'\n' | 0xA0);
    let word = &tail[tail.iter().rposition(gap).map_or(0, |at| at + 1)..];
    // What counts in English, too, is listed as a whole.
    if word.is_empty() || !foreign && word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    if foreign && word.len() <= 2 && word.iter().all(u8::is_ascii_digit) {
        return true;
    }
    let class = classes(word, foreign);
    class & if foreign { FOREIGN } else { ANYWHERE } != 0
        && (class & NUMBER == 0 || behind.trim_start().starts_with(|next: char| next.is_ascii_digit()))
}

/// Whether a word that ends with these two small letters may be an abbreviation.
#[inline]
pub(crate) fn may_end_with(before: u8, last: u8, foreign: bool) -> bool {
    static ENDINGS: OnceLock<[Pairs; 2]> = OnceLock::new();
    let [english, others] = ENDINGS.get_or_init(|| {
        let lines = || entries(include_str!("../data/abbreviations.txt"));
        let word = |line: &'static str| line.split(' ').next().unwrap_or_default();
        let counted = |line: &&'static str| line.split(' ').any(|class| class == "anywhere");
        [Pairs::ending(lines().filter(counted).map(word)), Pairs::ending(lines().map(word))]
    });
    if foreign { others.has(before, last) } else { english.has(before, last) }
}

/// Pairs of small letters: for each letter, a bit for each that stands before it.
#[derive(Debug, Default)]
struct Pairs([u32; 32]);

impl Pairs {
    /// Those with which the words end.
    fn ending(words: impl Iterator<Item = &'static str>) -> Self {
        let mut pairs = Self::default();
        for word in words {
            if let [.., before, last] = word.as_bytes() {
                pairs.0[usize::from(last % 32)] |= 1 << (before % 32);
            }
        }
        pairs
    }

    fn has(&self, before: u8, last: u8) -> bool {
        self.0[usize::from(last % 32)] & 1 << (before % 32) != 0
    }
}

/// The classes of an abbreviation, without its stop; 0 where it is none. `foreign`: whether its ending may tell it.
fn classes(word: &[u8], foreign: bool) -> u32 {
    static ABBREVIATIONS: OnceLock<(Lexicon, Vec<&str>)> = OnceLock::new();
    let (whole, endings) = ABBREVIATIONS.get_or_init(|| {
        let lines = || entries(include_str!("../data/abbreviations.txt"));
        let class = |line: &'static str| {
            let (word, classes) = line.split_once(' ').unwrap_or((line, ""));
            let of = |name: &str, bit: u32| if classes.split(' ').any(|class| class == name) { bit } else { 0 };
            (word, FOREIGN | of("anywhere", ANYWHERE) | of("number", NUMBER))
        };
        let ending = |line: &'static str| line.strip_prefix('-')?.split(' ').next();
        (Lexicon::new(lines().map(class)), lines().filter_map(ending).collect())
    });
    let mut small = [0; LONGEST_ABBREVIATION];
    if let Some(small) = small.get_mut(..word.len()) {
        small.copy_from_slice(word);
        small.make_ascii_lowercase();
        let class = whole.get(small);
        if class != 0 {
            return class;
        }
    }
    let ends = |ending: &str| word.len() > ending.len() && word.ends_with(ending.as_bytes());
    if foreign && endings.iter().any(|ending| ends(ending)) { FOREIGN | NUMBER } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn the_last_letters_of_all_abbreviations_are_known() {
        for line in entries(include_str!("../data/abbreviations.txt")) {
            let word = line.split(' ').next().unwrap_or_default().trim_start_matches('-');
            if let [.., before @ b'a'..=b'z', last @ b'a'..=b'z'] = *word.as_bytes() {
                assert!(may_end_with(before, last, true), "{word}");
                assert!(may_end_with(before, last, false) || !line.ends_with("anywhere"), "{word}");
            }
        }
        assert!(!may_end_with(b'e', b'd', false));
    }

    #[test]
    fn abbreviations_and_days_end_no_sentence_in_other_languages() {
        let goes_on = |tag: &str, text: &str| language(tag).goes_on(text, " Tarn ist offen.");
        for text in ["Der Hafen bzw.", "O prof.", "Es waren 3 Mio.", "Am 3.", "(vgl.", "Das ist z.B.", "hos Skt."] {
            assert!(goes_on("de", text) && goes_on("pt", text), "{text}");
        }
        assert!(goes_on("en", "Der Hafen bzw.") && !goes_on("en", "The ferry left at 3."));
        assert!(!goes_on("en", "They make art."));
        for text in [
            "Der Hafen ist offen.",
            "Es war 1848.",
            "Ja!",
            ".",
            "linje nr.",
            "in der Hauptstr.",
            "Sie fiel auf die Str",
        ] {
            assert!(!goes_on("de", text), "{text}");
        }
    }

    #[test]
    fn what_stands_before_a_figure_ends_no_sentence_there() {
        for text in ["linje nr.", "kører kl.", "la linea n.", "in der Bahnhofstr."] {
            assert!(language("da").goes_on(text, " 12 til Orm."), "{text}");
        }
        assert!(language("en").goes_on("linje nr.", " 5"));
        assert!(
            !language("en").goes_on("It cost 5 p.", " 12 came.")
                && !language("de").goes_on("Es war ein Tag.", " 12 kamen.")
        );
    }
}
