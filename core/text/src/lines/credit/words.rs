//! The lists of words that credits are told by.

use std::sync::LazyLock;

use crate::lexicon::entries;

#[derive(Default)]
pub(super) struct Words {
    pub(super) labels: Vec<&'static str>,
    /// Labels that stand before the source of a figure or of a text as often as before that of a picture.
    pub(super) sources: Vec<&'static str>,
    /// What stands in place of a name, or of a whole credit.
    pub(super) unnamed: Vec<&'static str>,
    pub(super) agencies: Vec<&'static str>,
    /// What says that whoever is named gave the picture.
    pub(super) giving: Vec<&'static str>,
    /// Who gives pictures, without a name.
    pub(super) givers: Vec<&'static str>,
    /// Words that are written short, with a stop that is their own.
    pub(super) short_forms: Vec<&'static str>,
    /// What opens the caption's own text.
    pub(super) captions: Vec<&'static str>,
    /// What joins a name to the house that has the picture.
    pub(super) at: Vec<&'static str>,
    pub(super) joiners: Vec<&'static str>,
    /// Who writes the text, behind a name.
    pub(super) writers: Vec<&'static str>,
    /// Labels that close a caption without a mark before them.
    pub(super) glued: Vec<&'static str>,
    /// What stands behind the house that a picture is of.
    pub(super) of_house: Vec<&'static str>,
    /// Labels of films.
    pub(super) films: Vec<&'static str>,
    /// What a shop of pictures puts behind a credit.
    pub(super) offers: Vec<&'static str>,
    /// What opens the name of whoever worked on the picture beside the photographer.
    pub(super) beside: Vec<&'static str>,
    /// By the first letter that labels start with, bits for the second; a letter beyond ASCII says nothing here.
    pub(super) seconds: [u32; 32],
    /// By the first two letters, bits for the third.
    pub(super) thirds: Vec<u32>,
}

/// Where the bits for the letter behind two others stand.
pub(super) fn behind_two(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { thirds: vec![0; 32 << 5], ..Words::default() };
    let mut part = "";
    for entry in entries(include_str!("../../../data/credit-words.txt")) {
        match entry {
            _ if entry.starts_with('[') => part = entry,
            _ => match part {
                "[labels]" => words.labels.push(entry),
                "[sources]" => words.sources.push(entry),
                "[unnamed]" => words.unnamed.push(entry),
                "[giving]" => words.giving.push(entry),
                "[givers]" => words.givers.push(entry),
                "[short forms]" => words.short_forms.push(entry),
                "[captions]" => words.captions.push(entry),
                "[at]" => words.at.push(entry),
                "[joiners]" => words.joiners.push(entry),
                "[glued]" => words.glued.push(entry),
                "[of a house]" => words.of_house.push(entry),
                "[films]" => words.films.push(entry),
                "[offers]" => words.offers.push(entry),
                "[beside]" => words.beside.push(entry),
                "[writers]" => words.writers.push(entry),
                _ => words.agencies.push(entry),
            },
        }
    }
    for label in words.labels.iter().chain(&words.sources) {
        if let [first, second, third, ..] = label.as_bytes() {
            words.seconds[usize::from(first & 31)] |= 1 << (second & 31);
            words.thirds[behind_two(*first, *second)] |= 1 << (third & 31);
        }
    }
    words
});
