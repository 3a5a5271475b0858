//! What a YAML parser's complaint means to a person.

use std::ops::Range;
use std::sync::LazyLock;

use super::Positions;
use crate::diagnostics::Fault;

struct Words {
    complaint: &'static str,
    plain: &'static str,
    help: &'static str,
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let lines = include_str!("../../data/yaml-faults.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut parts = line.split('|').map(str::trim);
            Some(Words { complaint: parts.next()?, plain: parts.next()?, help: parts.next()? })
        })
        .collect()
});

/// A bracket that is still open where the parser stopped.
pub(super) struct Bracket {
    pub(super) range: Range<usize>,
    pub(super) closing: char,
}

/// The parser's complaint as a finding, at the byte where it stopped.
pub(super) fn syntax(positions: &Positions<'_>, complaint: &str, at: usize, open: Option<Bracket>) -> Fault {
    let text = positions.text;
    let mut at = at.min(text.len());
    // A complaint at the end of the text is shown where the text ends.
    if text[at..].trim().is_empty() {
        at = text.trim_end().len();
    }
    // The parser stops after the tab that it complains of.
    if complaint.contains("tab") && text[..at].ends_with('\t') {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let known = WORDS.iter().find(|words| complaint.contains(words.complaint));
    let plain = known.map_or(complaint, |words| words.plain);
    let mut fault = Fault::error("syntax", format!("not valid YAML: {plain}")).in_range(Some(at..end));
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
    if open.is_some() && text[line..end].contains("${") {
        fault = fault.help("within `{ … }` and `[ … ]` a variable needs quotation marks: \"${NAME}\"");
    } else if let Some(words) = known.filter(|words| !words.help.is_empty()) {
        fault = fault.help(words.help);
    }
    match open {
        Some(bracket) => {
            let (opened, closing) = (positions.text_of(&bracket.range).chars().next().unwrap_or('['), bracket.closing);
            let place = positions.place_of(&bracket.range);
            fault.info(format!(
                "`{opened}` was opened in line {}, column {} and no `{closing}` has closed it yet",
                place.line, place.column
            ))
        }
        None => fault,
    }
}
