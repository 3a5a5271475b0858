//! Speech that no marks enclose: block quotes, and interviews set as lines that begin with who speaks (`Q:`, `Rowe:`).

use std::collections::HashMap;
use std::ops::Range;

/// The longest label before a line of an interview, in bytes.
const LABEL: usize = 40;

/// How many lines of an interview there are at least.
const LINES: usize = 4;

/// How long what is said is at least, in bytes: `Points: 12` is no speech.
const SAID: usize = 16;

/// For each line of an interview its block, and what is said in it. An interview is told by two labels that come back.
pub(crate) fn interview(blocks: &[&str]) -> Vec<(usize, Range<usize>)> {
    let lines: Vec<(usize, &str, Range<usize>)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(block, text)| labelled(text).map(|(label, said)| (block, label, said)))
        .collect();
    if lines.len() < LINES {
        return Vec::new();
    }
    let mut labels: HashMap<&str, usize> = HashMap::new();
    lines.iter().for_each(|(_, label, _)| *labels.entry(*label).or_default() += 1);
    let back = |label: &str| labels.get(label).is_some_and(|count| *count > 1);
    if labels.values().filter(|count| **count > 1).count() < 2 {
        return Vec::new();
    }
    lines.into_iter().filter(|(_, label, _)| back(label)).map(|(block, _, said)| (block, said)).collect()
}

/// The label of a line, and what is said after it.
fn labelled(text: &str) -> Option<(&str, Range<usize>)> {
    let colon = text.as_bytes().iter().take(LABEL).position(|byte| *byte == b':')?;
    let label = &text[..colon];
    let name =
        label.split(' ').all(|word| word.starts_with(char::is_uppercase) || matches!(word, "van" | "de" | "von"))
            && label.split(' ').count() <= 4;
    let rest = text[colon + 1..].strip_prefix([' ', '\u{a0}', '\n'])?;
    let said = rest.trim();
    let start = text.len() - rest.trim_start().len();
    (name && said.len() >= SAID && said.contains(' ')).then(|| (label, start..start + said.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_labels_that_come_back_make_an_interview() {
        let blocks = [
            "Ada Rowe runs the lock.",
            "Q: Why did you close it?",
            "A: Because it leaked badly.",
            "Q: And for how long?",
            "A: Until June, I should think.",
        ];
        let lines = interview(&blocks);
        assert_eq!(lines.len(), 4);
        assert_eq!(&blocks[1][lines[0].1.clone()], "Why did you close it?");
    }

    #[test]
    fn a_list_of_facts_is_no_interview() {
        let blocks = [
            "Place: the north quay of Arnsby",
            "Time: from nine in the morning",
            "Price: 12 kronor a head, less for two",
            "Rowe: by boat",
        ];
        assert_eq!(interview(&blocks), []);
    }
}
