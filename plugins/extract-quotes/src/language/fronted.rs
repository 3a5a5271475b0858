//! Words of sentences that name somebody beside whoever speaks (`data/fronted.txt`).

use copydesk_text::lexicon::entries;

/// These words of a language.
#[derive(Debug, Default)]
pub(crate) struct Fronted {
    /// Participles of whoever is asked, with which a sentence opens.
    pub(crate) asked: Vec<&'static str>,
    /// Words before whom somebody is compared with, or who is spoken of.
    pub(crate) beside: Vec<&'static str>,
    /// Words before `that` for what is said.
    pub(crate) what: Vec<&'static str>,
    /// How nouns end for what is said.
    pub(crate) sayings: Vec<&'static str>,
    /// Verbs of getting, and nouns for praise and blame: whoever gives it says what stands behind the colon.
    pub(crate) receives: Vec<&'static str>,
    pub(crate) support: Vec<&'static str>,
    /// Verbs whose object has said what stands behind the colon.
    pub(crate) cites: Vec<&'static str>,
}

impl Fronted {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let of_class = |class: &str| -> Vec<&'static str> {
            let own = entries(include_str!("../../data/fronted.txt"))
                .filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')?.split_once(' '));
            own.filter(|(of, _)| *of == class).map(|(_, word)| word).collect()
        };
        Self {
            asked: of_class("asked"),
            beside: of_class("beside"),
            what: of_class("what"),
            sayings: of_class("saying"),
            receives: of_class("receives"),
            support: of_class("support"),
            cites: of_class("cites"),
        }
    }
}
