//! The words of `data/interviews.txt` by which an interview is told, and where they announce one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use memchr::memmem;

/// Words that announce an interview, where they stand in its introduction.
pub(super) struct Announcement {
    pub(super) block: usize,
    pub(super) words: Range<usize>,
    pub(super) name: Place,
}

impl Announcement {
    /// The sentence that it stands in.
    pub(super) fn sentence(&self, text: &str) -> Range<usize> {
        let stops = ["\n", ". ", "? ", "! "];
        let low = stops.iter().filter_map(|stop| text[..self.words.start].rfind(stop)).max().map_or(0, |at| at + 1);
        let high = stops.iter().filter_map(|stop| text[self.words.end..].find(stop)).min();
        low..high.map_or(text.len(), |at| self.words.end + at)
    }
}

/// Where the name stands that an announcement is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Behind,
    Ahead,
    /// In another sentence: `Here she explains`.
    Elsewhere,
}

/// Whether a line behind the interview says that it was one: `Das Gespräch führte Ada Rowe.`
pub(super) fn is_signed(last: &[&str], language: &str) -> bool {
    last.iter().any(|text| {
        let text = text.to_lowercase();
        of_class(language, "whom").iter().any(|phrase| text.starts_with(phrase.words))
    })
}

/// The words by which questions call somebody before the surname: `Frau`.
pub(super) fn words_of_address(language: &str) -> impl Iterator<Item = &str> {
    of_class(language, "address").iter().map(|phrase| phrase.words)
}

/// Words of `data/interviews.txt`, with what finds them: an interview looks for each in some of its paragraphs.
pub(super) struct Phrase {
    pub(super) words: &'static str,
    pub(super) finder: memmem::Finder<'static>,
}

/// By language and class.
static PHRASES: LazyLock<BTreeMap<(&str, &str), Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<(&str, &str), Vec<Phrase>> = BTreeMap::new();
    for line in entries(include_str!("../../data/interviews.txt")) {
        if let [language, class, words] = line.splitn(3, ' ').collect::<Vec<_>>()[..] {
            phrases.entry((language, class)).or_default().push(Phrase { words, finder: memmem::Finder::new(words) });
        }
    }
    phrases
});

pub(super) fn of_class<'a>(language: &'a str, class: &'a str) -> &'a [Phrase] {
    PHRASES.get(&(language, class)).map_or(&[], Vec::as_slice)
}

/// The words of the introduction that announce an interview.
pub(super) fn announcements(introduction: &[&str], language: &str) -> Vec<Announcement> {
    let mut found: Vec<Announcement> = Vec::new();
    for (block, original) in introduction.iter().enumerate() {
        let text = original.to_lowercase();
        if text.len() != original.len() {
            continue; // offsets would be those of another text
        }
        for (class, name) in [("after", Place::Behind), ("before", Place::Ahead), ("whom", Place::Elsewhere)] {
            found.extend(of_class(language, class).iter().filter_map(|phrase| {
                let at = phrase.finder.find(text.as_bytes())?;
                Some(Announcement { block, words: at..at + phrase.words.len(), name })
            }));
        }
    }
    // `spoke to`, where `spoke to us` stands
    let ends: Vec<(usize, Range<usize>)> = found.iter().map(|one| (one.block, one.words.clone())).collect();
    let longer = |one: &Announcement, (block, other): &(usize, Range<usize>)| {
        *block == one.block && other.start == one.words.start && other.end > one.words.end
    };
    found.retain(|one| !ends.iter().any(|other| longer(one, other)));
    found
}
