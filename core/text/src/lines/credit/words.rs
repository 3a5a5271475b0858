//! The lists of words that credits are told by.

use std::sync::LazyLock;

use crate::lexicon::entries;

pub(super) struct Words {
    pub(super) labels: Vec<&'static str>,
    pub(super) agencies: Vec<&'static str>,
    pub(super) joiners: Vec<&'static str>,
    /// By the first letter that labels start with, bits for the second, and for the third; a letter beyond ASCII says nothing here.
    pub(super) seconds: [u32; 32],
    pub(super) thirds: [u32; 32],
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (labels, agencies, joiners) = (Vec::new(), Vec::new(), Vec::new());
    let mut words = Words { labels, agencies, joiners, seconds: [0; 32], thirds: [0; 32] };
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
        if let [first, second, third, ..] = label.as_bytes() {
            words.seconds[usize::from(first & 31)] |= 1 << (second & 31);
            words.thirds[usize::from(first & 31)] |= 1 << (third & 31);
        }
    }
    words
});
