//! All that is compiled once: the lists and the models that the rules ask.

use crate::boxes::marks::Marks;
use crate::calls::Calls;
use crate::header::rights::Notices;
use crate::lines::behind_mark;
use crate::lines::labels;
use crate::lines::own::Own;
use crate::lines::phrases::Phrases;
use crate::lists::heads::Heads;
use crate::page::features::names;
use crate::page::model::Model;
use crate::wire::Wire;
use crate::wording::Wording;
use crate::wording::signs::Signs;

/// The lists and the models.
pub(crate) struct Rules {
    pub(crate) phrases: Phrases,
    pub(crate) own: Own,
    pub(crate) wire: Wire,
    pub(crate) calls: Calls,
    pub(crate) marks: Marks,
    pub(crate) notices: Notices,
    pub(crate) model: Model,
    pub(crate) wording: Wording,
    pub(crate) signs: Signs,
    /// How the phrases of all lists begin that open a line.
    openings: Heads,
}

impl Rules {
    /// Compiles what the crate ships, with a newsroom's own phrases.
    pub(crate) fn new(own: &[String]) -> Self {
        let names = names();
        let (phrases, wire, calls) = (Phrases::new(own), Wire::new(), Calls::new());
        let (marks, notices) = (Marks::new(), Notices::new());
        let mut openings: Vec<&str> = phrases.openings().chain(wire.openings()).chain(calls.openings()).collect();
        openings.extend(marks.openings().chain(notices.openings()));
        openings.extend(labels::openings().map(|label| -> &str { label }));
        let openings = Heads::of(openings);
        Rules {
            phrases,
            own: Own::new(own),
            wire,
            calls,
            marks,
            notices,
            model: Model::new(&names),
            wording: Wording::new(&names),
            signs: Signs::new(),
            openings,
        }
    }

    /// True where a phrase of any list may open a line, or what stands in it behind a mark. Most lines of a story are told at once that none
    /// does: the lists themselves need not be asked.
    pub(crate) fn may_open(&self, line: &str) -> bool {
        let (bytes, inner) = (line.as_bytes(), behind_mark(line).as_bytes());
        // The lists differ in what they leave aside in front of a word, and in how they read curly marks.
        !inner.first().is_some_and(u8::is_ascii_alphanumeric)
            || self.openings.may_open_anyhow(inner)
            || inner.len() < bytes.len() && self.openings.may_open(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_text::lines::notes_to_desks;

    use crate::lines::class::Class;
    use crate::lists::data::entries;

    #[test]
    fn a_line_that_a_phrase_opens_is_never_told_that_none_does() {
        let rules = Rules::new(&["friend of the harbour post".into()]);
        let opens = |part: &str| match part.split_once(' ').unwrap_or((part, "")) {
            (_, "heads" | "opens" | "buttons") => true,
            ("verbs" | "sure" | "pointers" | "leads" | "heads" | "notices", _) => true,
            ("signs" | "opens" | "weak" | "terms" | "copyright", _) => true,
            ("unpublished" | "following", _) => true,
            _ => Class::of(part).is_some(),
        };
        let files = [
            include_str!("../data/phrases.txt"),
            include_str!("../data/rights.txt"),
            include_str!("../data/calls.txt"),
            include_str!("../data/boxes.txt"),
            include_str!("../data/wire.txt"),
        ];
        let known = files.into_iter().flat_map(entries).filter(|(part, entry)| opens(part) && !entry.starts_with('='));
        for entry in
            known.map(|(_, entry)| entry).chain(notes_to_desks()).chain(["Friend of the Harbour Post", "Image caption"])
        {
            for line in [entry, &entry.to_uppercase(), &format!("“{entry}”"), &entry.replace('\'', "’")] {
                assert!(rules.may_open(line), "{line}");
            }
        }
        for line in
            ["Divers mend the lower gates of Tarn Weir", "“Zander bite at dusk,” he said", "'Tis no night for boats"]
        {
            assert!(!rules.may_open(line), "{line}");
        }
    }
}
