//! The lists of words that credits are told by.

use std::sync::LazyLock;

use crate::lexicon::entries;

pub(super) struct Words {
    pub(super) labels: Vec<&'static str>,
    pub(super) agencies: Vec<&'static str>,
    pub(super) joiners: Vec<&'static str>,
    /// By the first letter that labels start with, bits for the second; a label that starts beyond ASCII says nothing here.
    pub(super) initials: [u32; 32],
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { labels: Vec::new(), agencies: Vec::new(), joiners: Vec::new(), initials: [0; 32] };
    let mut part = "";
    for entry in entries(include_str!("../../../data/credit-words.txt")) {
        match entry {
            "[labels]" | "[agencies]" | "[joiners]" => part = entry,
            _ if part == "[labels]" => words.labels.push(entry),
            _ if part == "[joiners]" => words.joiners.push(entry),
            _ => words.agencies.push(entry),
        }
    }
    for label in &words.labels {
        if let [first, second, ..] = label.as_bytes() {
            words.initials[usize::from(first & 31)] |= 1 << (second & 31);
        }
    }
    words
});
