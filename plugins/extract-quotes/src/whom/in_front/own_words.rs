//! What the words in marks tell of whoever says them, in the sentence of a pronoun: whether they speak of themselves, name somebody, or go on about what
//! an earlier sentence tells. In German.

use std::ops::Range;

use copydesk_text::vocabulary::FUNCTION;
use copydesk_text::words::Kind;

use crate::passages::passage::Passage;
use crate::whom::signs::about_another::{self, WORDS};
use crate::whom::signs::doubt::stands_for;
use crate::whom::signs::first_person::speaks_of_self;

/// How long a word is at least without its ending, in letters.
const STEM: usize = 3;

/// The words in marks in the sentence of the token at `at`.
fn quoted<'p>(passage: &'p Passage<'_>, at: usize) -> impl Iterator<Item = &'p str> {
    passage.quoted_in(passage.sentence(at)).map(|pair| &passage.text[pair.inner.clone()])
}

fn words(quoted: &str) -> impl Iterator<Item = &str> {
    about_another::words(quoted).take(WORDS)
}

/// Whether whoever says them is in them: `ich`, `mein`.
pub(super) fn of_self(passage: &Passage<'_>, at: usize) -> bool {
    quoted(passage, at).any(|quoted| speaks_of_self(passage, quoted))
}

/// Whether they begin with a pronoun of this sex: `Hon är min vän`.
pub(super) fn begin_with(passage: &Passage<'_>, at: usize, sex: u32) -> bool {
    let lexicon = &passage.language().lexicon;
    let first = quoted(passage, at).next().and_then(|quoted| words(quoted).next());
    first.is_some_and(|first| stands_for(lexicon.get(first.to_lowercase().as_bytes()), sex))
}

/// Whether they have a part of this name: `Ulf läuft wieder`.
pub(super) fn name(passage: &Passage<'_>, at: usize, name: &str) -> bool {
    quoted(passage, at).flat_map(words).any(|word| name.split(' ').any(|part| part == word))
}

/// Whether they take up what a sentence tells, by a word of it in whatever form: `Die Ministerin eröffnete die Messe. … „Ich eröffne sie gern“`.
pub(super) fn take_up(passage: &Passage<'_>, at: usize, earlier: &Passage<'_>, sentence: Range<usize>) -> bool {
    let told: Vec<String> = earlier.tokens[sentence]
        .iter()
        .filter(|token| token.kind == Kind::Word && token.content())
        .map(|token| stem(passage, &earlier.text[token.range()]))
        .collect();
    let lexicon = &passage.language().lexicon;
    let small = |word: &str| lexicon.get(word.to_lowercase().as_bytes()) & FUNCTION != 0;
    quoted(passage, at).flat_map(words).filter(|word| !small(word)).any(|word| {
        let stem = stem(passage, word);
        stem.chars().count() >= STEM && told.contains(&stem)
    })
}

/// A word without its longest ending.
fn stem(passage: &Passage<'_>, word: &str) -> String {
    let word = word.to_lowercase();
    let ends = passage.language().small_words.inflected_ends.iter();
    let short = ends.filter_map(|end| word.strip_suffix(end)).filter(|stem| stem.chars().count() >= STEM);
    short.min_by_key(|stem| stem.len()).unwrap_or(&word).to_owned()
}
