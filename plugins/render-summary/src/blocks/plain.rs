//! Paragraphs as most of a story are: their first letters, their last ones and their length tell that no rule for other lines means them, so that
//! none of those rules is asked.

use crate::blocks::dateline::opens_as_sentence;
use crate::blocks::prose::{LINE, begins_as_note};

/// A shorter text may be a line that is no paragraph: a heading, a caption, a row, a note, a byline, a label.
const SHORTEST: usize = 161;
/// Labels, steps and datelines are told by marks in so many bytes.
const HEAD: usize = 96;
/// The place of a dateline that a comma parts from the day ends in so many of them.
const PLACE: usize = 48;
/// A headline that a line says again is so much shorter or longer at most.
const AGAIN: usize = 12;

/// Whether a text is surely running text from its first word on: a paragraph of some length that begins with a capital and a small letter and ends
/// with a small letter and a stop, with no label, step or dateline before its first sentence, and no note. `headline`: the article's.
pub(crate) fn is_plain(text: &str, headline: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = matches!(bytes, [.., b'a'..=b'z', b'.'] | [.., b'a'..=b'z', b'.', 0xE2, 0x80, 0x9D]);
    if bytes.len() < SHORTEST || !ends || !matches!(bytes, [b'A'..=b'Z', b'a'..=b'z', ..]) {
        return false;
    }
    let has = |mark: u8, within: &[u8]| within.iter().fold(false, |has, &byte| has | (byte == mark));
    let head = &bytes[..HEAD];
    !has(b':', head)
        && (opens_as_sentence(text) || !has(b'(', head) && !has(b',', &head[..PLACE]))
        && text.len().abs_diff(headline.len()) > AGAIN
        && (text.len() > LINE || !begins_as_note(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::dateline::{dateline, heading_of};
    use crate::blocks::entries::{Columns, is_row};
    use crate::blocks::house::in_capitals;
    use crate::blocks::prose::is_prose;
    use crate::blocks::questions::asks;
    use crate::blocks::transcript::{Exchange, opens_transcript};
    use crate::language::language;
    use crate::story::{Passage, Role, Story};

    const REST: &str = "engineers of the port had repaired the gates of its northern lock in nine days, which nobody had thought they could, and \
        ferries sailed again to all of the islands";

    /// Beginnings and endings as paragraphs have, and as other lines do.
    const OPENINGS: [&str; 24] = [
        "On Monday ",
        "The port said that ",
        "Rowe, who is 42, said ",
        "Rowe Dahl said ",
        "Note that ",
        "Note: ",
        "NOTE: ",
        "Lind: ",
        "Q: ",
        "Kiel (dpa) - On Monday ",
        "Kiel, Oct. 29, 2026 - On Monday ",
        "KIEL - On Monday ",
        "Kiel - On Monday ",
        "Step 2: ",
        "2. ",
        "8.00 ",
        "DAHL, Ada. ",
        "LOCK OPENS AGAIN TODAY Ferries of ",
        "By Ada Rowe ",
        "“On Monday, ",
        " On Monday ",
        "R. ",
        "Editors: ",
        "El ",
    ];
    const ENDINGS: [&str; 9] = [".", ".”", "?", "...", "…", ". (Ada Rowe/Harbour Press)", ":", ". ", " as of 2026."];

    #[test]
    fn no_rule_for_other_lines_means_a_plain_paragraph() {
        let mut plain = 0;
        for opening in OPENINGS {
            for ending in ENDINGS {
                let text = format!("{opening}{REST}{ending}");
                if !is_plain(&text, "Lock opens again") {
                    continue;
                }
                plain += 1;
                let passages = vec![Passage { role: Role::Prose, text: &text }; 3];
                let story = Story { headline: "Lock opens again", language: "en", passages, ..Story::default() };
                assert!(is_prose(&text, story.headline), "{text}");
                assert_eq!((dateline(&text, ""), heading_of(&text, 2)), (0, 0), "{text}");
                assert!(!asks(&text) && !opens_transcript(&text) && !is_row(&text) && !in_capitals(&text), "{text}");
                assert!(!Exchange::default().holds(0, &story, language("en")), "{text}");
                assert!(!Columns::default().hold(&text, &story), "{text}");
            }
        }
        assert!(plain >= 8, "{plain}");
    }
}
