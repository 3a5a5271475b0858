//! Sentences that open with a thing as if it were known: `The survey found …`, `Under the new rules, …`. Whether it is
//! depends on what the summary holds before.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, BINDING, FUNCTION, INDEFINITE, LABEL, LEANING, PRONOUN, SAYING};
use crate::language::Language;
use crate::sentences::bytes::scan::{CLASS, Class, is_possessive, read_word};
use crate::words::Hash;

/// So many words of a noun phrase are looked at.
const WORDS: u8 = 3;
/// A label is one of the first: what stands behind may be a verb, and what it tells of.
const LABELLED: u8 = 2;

/// The thing that a sentence opens with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Definite {
    /// How many of the sentence's content words, from the first on, call it; none where it need not be known.
    pub(crate) words: u8,
    /// Whether it calls something told by another name (`the move`), or owns another (`the town’s mayor`), and so is
    /// never new.
    pub(crate) label: bool,
    /// Whether it calls a firm or body, which the story named last before: `the company`.
    pub(crate) body: bool,
    /// How many content words stand before it.
    pub(crate) from: u8,
}

impl Definite {
    /// Behind so many content words. Only one that `opens` the sentence is known for its name alone.
    pub(crate) fn behind(self, from: usize, opens: bool) -> Self {
        Self { from: from.min(usize::from(u8::MAX)) as u8, label: self.label && opens, ..self }
    }

    /// Reads the noun phrase behind a definite article that ends at `at`. It need not be known where the phrase itself
    /// tells which thing is meant (`the gates of the lock`) or holds a name.
    #[inline(never)] // once in a sentence or so
    pub(crate) fn read(text: &str, mut at: usize, limit: usize, opens: bool, language: &Language) -> Self {
        let bytes = text.as_bytes();
        let (mut read, mut called, mut name) = (Self::default(), 0, false);
        while read.words < WORDS {
            // One space divides the words of a phrase; a comma or mark ends it.
            at += usize::from(bytes.get(at) == Some(&b' '));
            if at >= limit || CLASS[bytes[at] as usize] != Class::Word {
                break;
            }
            let word = read_word(text, at, limit);
            let classes = language.classes(word.whole);
            // `The survey that the port paid for …`, but not `The survey found that …`.
            let reports = classes & LEANING != 0 && read.words > 1;
            // `The Arnsby poll found …`, but not `The Arnsby Board …`, nor `The Kremlin denied that …`
            let named = opens && word.capitals == 1 && read.words == 0 && !is_adjective(&text[at..word.end]);
            if named {
                (name, read.words, at) = (true, 1, word.end);
                continue;
            }
            if classes & BINDING != 0 && !reports || word.capitals > 0 {
                // `The message coincides with …`: what binds stands behind a verb.
                let verb = (1..read.words).contains(&called);
                return if verb { Self { words: called, ..read } } else { Self::default() };
            }
            if classes & FUNCTION != 0 || word.letters < 2 {
                if name && classes & (ARTICLE | INDEFINITE | PRONOUN) != 0 {
                    return Self::default();
                }
                if read.words > 0 {
                    break;
                }
            } else if classes & SAYING != 0 && read.words > 0 {
                break;
            } else {
                read.words += 1;
                read.body |= read.words == 1 && language.is_english() && calls_body(word.whole);
                called = if classes & LABEL != 0 && called == 0 { read.words } else { called };
                // `The town’s mayor`, `The decision`
                read.label |= (classes & LABEL != 0 || is_possessive(&bytes[..word.end])) && read.words <= LABELLED;
            }
            at = word.end;
        }
        if name && read.words < 2 { Self::default() } else { read }
    }
}

/// Whether a noun calls a firm or body that was named before, by its hash: `company`.
fn calls_body(noun: u64) -> bool {
    static BODIES: OnceLock<Vec<u64>> = OnceLock::new();
    let read = || entries(include_str!("../../../data/en/bodies.txt")).map(Hash::of_phrase).collect();
    BODIES.get_or_init(read).contains(&noun)
}

/// Whether a name is a nation's or a party's adjective: `the Norlandic crew`.
fn is_adjective(name: &str) -> bool {
    ["an", "ic", "ese", "ish"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn read(text: &str) -> (u8, bool) {
        let Definite { words, label, .. } = Definite::read(text, 3, text.len(), true, language("en"));
        (words, label)
    }

    #[test]
    fn a_thing_with_a_name_before_it_may_be_known_where_it_opens_the_sentence() {
        let text = "The Velsund mishap comes late.";
        assert_eq!(read(text), (2, false));
        assert_eq!(Definite::read(text, 3, text.len(), false, language("en")).words, 0);
        for text in ["The Pentagon denied the mishap.", "The Kremlin said so.", "The Norlandic crew left."] {
            assert_eq!(read(text), (0, false), "{text}");
        }
    }

    #[test]
    fn the_words_that_call_a_known_thing_are_counted() {
        assert_eq!(read("The survey was paid for."), (1, false));
        assert_eq!(read("The survey found that mud had come in."), (2, false));
        assert_eq!(read("The long survey, which took a year, is over."), (1, false));
        assert_eq!(read("The two old pilots said so."), (1, false));
        assert_eq!(read("The decision surprised pilots."), (3, true));
        assert_eq!(read("The pilots welcomed changes."), (3, false));
    }

    #[test]
    fn a_firm_or_body_that_was_named_last_is_called() {
        let body = |text: &str| Definite::read(text, 3, text.len(), true, language("en")).body;
        assert!(body("The company reported a loss."));
        assert!(!body("The rival company reported a loss.") && !body("The survey found a loss."));
    }

    #[test]
    fn what_tells_which_thing_is_meant_or_names_it_need_not_be_known() {
        assert_eq!(read("The message agrees with that."), (1, true));
        for text in
            ["The gates of the lock", "The survey that it paid for", "The decision to close", "The Arnsby Pilots left"]
        {
            assert_eq!(read(text), (0, false), "{text}");
        }
    }
}
