//! Sentences that say that what they tell is made up: `Imagine a port without pilots.` What stands behind one in its paragraph would
//! be told as a fact without it.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::openers::Openers;
use crate::sentences::units::unit::Unit;

impl Unit {
    /// Notes whether a unit, which is this `sentence`, supposes something, and whether one `before` it in its paragraph does, or one that
    /// is a paragraph by itself.
    pub(crate) fn read_supposition(&mut self, sentence: &str, before: Option<&Self>) {
        self.supposes = supposes(sentence);
        let beside = |before: &&Self| before.block == self.block || before.supposes && before.opens_block;
        self.supposed = match before.filter(beside) {
            Some(before) if before.supposes => 1,
            Some(Self { supposed, .. }) if *supposed > 0 => supposed.checked_add(1).unwrap_or_default(),
            _ => 0,
        };
    }
}

/// No word that joins a sentence to the one before is longer, and no other that opens one shorter.
const JOINING: usize = 4;

/// Whether a sentence opens with what says that it is made up, behind what joins it to the one before perhaps: `Now imagine …`
fn supposes(sentence: &str) -> bool {
    static OPENERS: OnceLock<Openers> = OnceLock::new();
    let openers = OPENERS.get_or_init(|| {
        let joining = entries(include_str!("../../../data/before-supposing.txt"));
        Openers::new(entries(include_str!("../../../data/supposing.txt")).chain(joining))
    });
    let made_up = |(opener, rest): (&str, &str)| opener.len() > JOINING && !rest.starts_with(char::is_alphanumeric);
    let behind = |rest: &str| {
        let rest = rest.strip_prefix(' ').filter(|rest| rest.starts_with(char::is_lowercase));
        rest.is_some_and(|rest| openers.opening(rest).any(made_up))
    };
    openers.opening(sentence).any(|(opener, rest)| made_up((opener, rest)) || opener.len() <= JOINING && behind(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;
    use crate::sentences::units::unit::Reader;

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
