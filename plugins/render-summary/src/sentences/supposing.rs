//! Sentences that say that what they tell is made up: `Imagine a port without pilots.` What stands behind one in its paragraph would
//! be told as a fact without it.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::sentences::unit::Unit;

impl Unit {
    /// Notes whether a unit, which is this `sentence`, supposes something, and whether one `before` it in its paragraph does, or one that
    /// is a paragraph by itself.
    pub(super) fn read_supposition(&mut self, sentence: &str, before: Option<&Self>) {
        self.supposes = supposes(sentence);
        let beside = |before: &&Self| before.block == self.block || before.supposes && before.opens_block;
        self.supposed = match before.filter(beside) {
            Some(before) if before.supposes => 1,
            Some(Self { supposed, .. }) if *supposed > 0 => supposed.saturating_add(1),
            _ => 0,
        };
    }
}

/// Whether a sentence opens with what says that it is made up.
fn supposes(sentence: &str) -> bool {
    static SUPPOSING: OnceLock<Openers> = OnceLock::new();
    static JOINING: OnceLock<Openers> = OnceLock::new();
    let supposing = SUPPOSING.get_or_init(|| Openers::new(include_str!("../../data/supposing.txt")));
    let joining = JOINING.get_or_init(|| Openers::new(include_str!("../../data/before-supposing.txt")));
    // `Now imagine …`
    let behind = || joining.behind(sentence).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_uppercase()));
    supposing.behind(sentence).is_some() || behind().is_some_and(|rest| supposing.behind(rest).is_some())
}

/// Words and phrases that may open a sentence.
struct Openers {
    phrases: Vec<&'static str>,
    /// By first letter, the second ones, as bits: they tell most sentences.
    letters: [u32; 32],
}

impl Openers {
    fn new(list: &'static str) -> Self {
        let phrases: Vec<&'static str> = entries(list).collect();
        let mut letters = [0; 32];
        for pair in phrases.iter().map(|phrase| pair(phrase)) {
            letters[pair[0]] |= 1 << pair[1];
        }
        Self { phrases, letters }
    }

    /// What stands behind the one that opens a text, where one does.
    fn behind<'a>(&self, text: &'a str) -> Option<&'a str> {
        let [first, second] = pair(text);
        if self.letters[first] >> second & 1 == 0 {
            return None;
        }
        self.phrases.iter().find_map(|phrase| {
            let opens = text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase));
            let rest = if opens { &text[phrase.len()..] } else { return None };
            (!rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
        })
    }
}

/// The first two bytes of a text, capitals as small letters, as numbers up to 31; others share these.
fn pair(text: &str) -> [usize; 2] {
    [0, 1].map(|at| usize::from(text.as_bytes().get(at).copied().unwrap_or_default() & 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::sentences::unit::Reader;

    #[test]
    fn what_says_that_it_is_made_up_is_told() {
        for text in [
            "Imagine a port without pilots.",
            "So let’s assume that ferries sink.",
            "What if ferries sink?",
            "Or picture this.",
            "Stellen Sie sich vor, der Hafen wäre leer.",
            "Supongamos que el puerto cierra.",
        ] {
            assert!(supposes(text), "{text}");
        }
        for text in ["Pictures of the port were sold.", "You imagine a port.", "They assume that.", "The port closed."]
        {
            assert!(!supposes(text), "{text}");
        }
    }

    #[test]
    fn it_reaches_to_the_end_of_its_paragraph_and_over_the_next_where_it_is_one_by_itself() {
        let supposed = |blocks: &[&str]| -> Vec<u8> {
            let mut reader = Reader::default();
            for (block, text) in blocks.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 9);
            }
            reader.units.iter().map(|unit| unit.supposed).collect()
        };
        assert_eq!(supposed(&["Ports close. Imagine that. Ferries wait. Pilots leave.", "Rowe won."]), [0, 0, 1, 2, 0]);
        assert_eq!(supposed(&["Imagine that.", "Ferries wait. Pilots leave.", "Rowe won."]), [0, 1, 2, 0]);
    }
}
