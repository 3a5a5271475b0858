//! Quiet lines: the plain sentences and paragraphs of a story, which no rule for single lines takes but those for rights, captions and calls.
//! Most lines of most articles are such, and what looks for a line of its own passes them by.
//!
//! A quiet line ends as a sentence, opens with a capital and a small letter, is wider than any label, and no phrase of the lists opens it. What
//! is no wider than an entry or a field holds no figure and no mark of one. A rule that may take what has all this must not ask `loud` alone.

use copydesk_text::lines::Start;

use crate::disclosures;
use crate::lines::loud::link;
use crate::lines::{Info, Kind, behind_mark};

/// No label, heading, button or date is wider.
const LABEL: u32 = 80;
/// Nor is a field, a note with its label or what the law wants below an advertisement.
const FIELD: u32 = 160;
/// Nor is a line that discloses something.
const DISCLOSURE: u32 = 200;

#[cfg(test)]
thread_local! {
    /// For a test: no line is quiet, and every rule is asked.
    pub(crate) static ALL_LOUD: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// True for such a line, of which all else is known.
fn is_quiet(info: &Info<'_>) -> bool {
    #[cfg(test)]
    if ALL_LOUD.get() {
        return false;
    }
    let s = &info.shape;
    let bytes = info.text.as_bytes();
    s.width > LABEL
        && info.kind == Kind::Paragraph
        && info.linked == 0
        && !info.opens
        && info.is_prose()
        && ends_plainly(bytes)
        && matches!(behind_mark(info.text).as_bytes(), [b'A'..=b'Z', b'a'..=b'z', ..])
        && (s.width > FIELD || !has_sign_of_field(bytes))
        && (s.width > DISCLOSURE || s.start == Start::Quote || !disclosures::may_open(info.text))
}

/// True where a line ends with a stop, within a mark that closes or before one, and no number stands before it.
fn ends_plainly(text: &[u8]) -> bool {
    let said = match text {
        [said @ .., b'"' | b'\''] | [said @ .., 0xe2, 0x80, 0x99 | 0x9d] => said,
        _ => text,
    };
    matches!(
        said,
        [.., b'A'..=b'Z' | b'a'..=b'z' | b'"' | b'\'', b'.'] | [.., 0xe2, 0x80, 0x99 | 0x9d, b'.']
    )
}

/// True where a figure, a colon or another sign of a field stands in a text; all its bytes are asked in one go.
fn has_sign_of_field(text: &[u8]) -> bool {
    let sign = |byte: u8| (byte.wrapping_sub(b'0') <= b':' - b'0') | (byte == b'+') | (byte == b'&') | (byte == b'@');
    text.iter().fold(false, |any, byte| any | sign(*byte))
}

/// Tells of each line whether it is quiet, and which is the next that is not.
pub(crate) fn mark(infos: &mut [Info<'_>]) {
    infos.iter_mut().for_each(|info| info.quiet = is_quiet(info));
    link(infos);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::header::Header;
    use crate::lines::{Line, STORY, paragraph, paragraphs};
    use crate::rules::Rules;

    fn quiet(text: &str) -> bool {
        let mut infos = paragraphs(&[text]);
        infos[0].opens = false;
        is_quiet(&infos[0])
    }

    #[test]
    fn the_paragraphs_of_a_story_are_quiet() {
        let said = "“Boats will be lifted round the weir by crane on Tuesdays,” the keeper of the weir said. “We close the lock.”";
        for text in STORY.into_iter().chain([said, &STORY[1].replace("who own them", "“owners”")]) {
            assert!(quiet(text), "{text}");
        }
        let figures =
            format!("{} The gates were put in in 1961: by hand, as it says on a plate. {}", STORY[0], STORY[1]);
        assert!(quiet(&figures));
    }

    #[test]
    fn a_line_that_a_rule_may_take_is_not_quiet() {
        let short = "The lock at Tarn Weir will close for six weeks.";
        let ends =
            [".", "?", ":", ")", " 6.", "...", " (AB)."].map(|end| STORY[1].replace("them.", &format!("them{end}")));
        for text in ends[1..].iter().map(String::as_str).chain([
            short,
            "the lock will close for six weeks from Monday while divers replace the lower gates, they said.",
            "THE LOCK will close for six weeks from Monday while divers replace the lower gates, they said.",
            "(The lock will close for six weeks from Monday while divers replace the lower gates, they said.",
            "The lock will close for 6 weeks from Monday while divers replace the lower gates, they said.",
            "The lock: it will close for six weeks from Monday while divers replace the lower gates, they said.",
            "The lock of Tarn & Orme will close for six weeks while divers replace the lower gates, they said.",
        ]) {
            assert!(!quiet(text), "{text}");
        }
        assert!(quiet(&ends[0]));
    }

    /// The bodies of the crate's cases.
    fn bodies() -> Vec<Vec<String>> {
        let paths = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let inputs = paths.filter(|path| path.to_str().unwrap().ends_with(".in.yaml"));
        let line = |line: &str| serde_json::from_str(line.trim_start().strip_prefix("- ")?).ok();
        inputs.map(|path| std::fs::read_to_string(path).unwrap().lines().filter_map(line).collect()).collect()
    }

    #[test]
    fn what_becomes_of_lines_is_the_same_where_all_are_loud() {
        let rules = Rules::new(&[]);
        let same = |texts: &[&str]| {
            let lines: Vec<Line<'_>> = texts.iter().copied().map(paragraph).collect();
            let decided = |headline, loud| {
                ALL_LOUD.set(loud);
                let decision = rules.decide(&lines, &Header { headline, ..Header::default() });
                (decision.fates, decision.fields, decision.notes)
            };
            for headline in [None, Some(texts[0])] {
                assert_eq!(decided(headline, false), decided(headline, true), "{texts:?}");
            }
        };
        for body in bodies() {
            let texts: Vec<&str> = body.iter().map(String::as_str).collect();
            if !texts.is_empty() {
                same(&texts);
            }
            // Each of its lines within a story and as its last, alone and as one sentence with the next.
            for pair in texts.windows(2) {
                let joined = format!("{} {}", pair[0], pair[1]);
                for text in [pair[0], joined.as_str()] {
                    same(&[STORY[0], STORY[1], text, STORY[0], STORY[1]]);
                    same(&[&STORY[..], &[pair[1], text]].concat());
                }
            }
        }
    }
}
