//! Whether a quotation is about another than whoever says it: `“He said nothing,” he says`, not `“I said nothing,” he says`.

use std::ops::Range;

use copydesk_text::marks::Pair;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{BE, FEMALE, MALE, TITLE};

use super::doubt::stands_for;
use super::first_person::{speaks_of_self, speaks_of_several};
use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many words of a quotation are looked at.
pub(crate) const WORDS: usize = 100;

/// How many mentions before it are looked at for the names in it.
const NAMES: usize = 6;

/// Whether the words in marks in the sentence of a pronoun name somebody who is not their `source`, or have a pronoun of the third person of this
/// sex, and none of the first. The pronoun says nothing where the sentence that gives the source is `about` somebody: `The plan came to her, according
/// to Ada Rowe. “She drew it on a menu,” she said`, but not `Rowe left, according to Lind. “He is lying,” he said`.
#[inline(never)]
pub(crate) fn about_another(
    passages: &[Passage<'_>],
    people: &People<'_>,
    pronoun: &Found,
    source: Option<usize>,
    sex: u32,
    about: impl Fn() -> bool,
) -> bool {
    let passage = &passages[pronoun.block];
    let sentence = passage.sentence(pronoun.speaker.head.start);
    let here = || passage.quoted_in(sentence.clone()).map(|pair| pair.inner.clone());
    let of_self = |quoted: &str| speaks_of_self(passage, quoted) || speaks_of_several(passage, quoted);
    if here().any(|quoted| of_self(&passage.text[quoted])) {
        return false;
    }
    let names = |quoted: Range<usize>| names_another(passage, people, pronoun.block, sentence.start, quoted, source);
    here().any(names) || here().any(|quoted| has_third_person(passage, &passage.text[quoted], sex)) && !about()
}

/// Whether the words in marks in the sentence of a pronoun name somebody who is not this one.
pub(crate) fn names_another_here(passage: &Passage<'_>, people: &People<'_>, pronoun: &Found, one: usize) -> bool {
    let sentence = passage.sentence(pronoun.speaker.head.start);
    let mut quoted = passage.quoted_in(sentence.clone()).map(|pair| pair.inner.clone());
    quoted.any(|quoted| names_known(passage, people, pronoun.block, sentence.start, quoted, Some(one)))
}

/// Whether the words in marks at these bytes name somebody who is not their source.
fn names_another(
    passage: &Passage<'_>,
    people: &People<'_>,
    block: usize,
    sentence: usize,
    quoted: Range<usize>,
    source: Option<usize>,
) -> bool {
    if let Rules::Clauses = passage.language().rules {
        return people.mentioned(block, quoted).any(|(person, _)| Some(person) != source);
    }
    names_known(passage, people, block, sentence, quoted, source)
}

/// Whether words in marks have a name of somebody who was named shortly before.
fn names_known(
    passage: &Passage<'_>,
    people: &People<'_>,
    block: usize,
    sentence: usize,
    quoted: Range<usize>,
    source: Option<usize>,
) -> bool {
    // `Jens said nothing`: what stands in the marks is no mention yet
    let near = || people.before(block, passage.tokens[sentence].start).take(NAMES);
    let name = |word: &str| {
        let mut names = near().filter(|person| Some(*person) != source).filter_map(|person| people.person(person));
        word.starts_with(char::is_uppercase) && names.any(|one| one.name.split(' ').any(|part| part == word))
    };
    words(&passage.text[quoted]).take(WORDS).any(name)
}

/// Whether the words are in the first person, and have no pronoun of the third of this sex.
pub(crate) fn is_about_speaker(passage: &Passage<'_>, quoted: &str, sex: u32) -> bool {
    speaks_of_self(passage, quoted) && !has_third_person(passage, quoted, sex)
}

/// Whether the words have a pronoun of the third person of this sex.
fn has_third_person(passage: &Passage<'_>, quoted: &str, sex: u32) -> bool {
    words(quoted).take(WORDS).any(|word| {
        let small = word.to_lowercase();
        // `sie` is one or many, or the one who is spoken to
        let sie = passage.language().nouns_capital() && small == "sie";
        sie || stands_for(passage.language().lexicon.get(small.as_bytes()), sex)
    })
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The sexes of the pronouns of the third person in the quotation at this token.
pub(crate) fn sexes_told(passage: &Passage<'_>, at: usize) -> u32 {
    let quoted = passage.quoted_in(at..at + 1).next().map_or("", |pair| &passage.text[pair.inner.clone()]);
    let bits = words(quoted).take(WORDS).map(|word| passage.language().lexicon.get(word.to_lowercase().as_bytes()));
    bits.filter(|bits| stands_for(*bits, MALE | FEMALE)).fold(0, |sexes, bits| sexes | bits & (MALE | FEMALE))
}

/// Whether a pronoun’s quotation tells of somebody of its sex by a pronoun, who is another: `“She robbed me,” she said`
pub(crate) fn quotes_of_another(passage: &Passage<'_>, pronoun: &Found, sex: u32) -> bool {
    let quoted = quotation(passage, pronoun).map_or("", |pair| &passage.text[pair.inner.clone()]);
    let lexicon = &passage.language().lexicon;
    words(quoted).take(QUOTED).any(|word| stands_for(lexicon.get(word.to_lowercase().as_bytes()), sex))
}

/// Whether words in marks give somebody of this name a title: `whether Senator Rowe’s plan would do`, but not `I am Captain Rowe`. In
/// English.
#[inline(never)]
pub(crate) fn calls_by_title(passage: &Passage<'_>, quoted: &str, name: &str) -> bool {
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let surname = name.rsplit(' ').next().filter(|surname| clauses && surname.len() > 2);
    let Some(surname) = surname else { return false };
    let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    // most words in marks do not have its first letter
    let Some(first) = surname.chars().next() else { return false };
    let named = quoted.match_indices(first).map(|(at, _)| at);
    named.filter(|at| quoted[*at..].starts_with(surname) && quoted[..*at].ends_with(' ')).take(NAMES).any(|at| {
        let mut before = words(&quoted[..at]).rev();
        let title =
            before.next().is_some_and(|title| bits(title) & TITLE != 0 && title.starts_with(char::is_uppercase));
        let apart = quoted[at + surname.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
        let left = before.next();
        // `Captain Rowe here, good morning`
        let here = left.is_none() && words(&quoted[at + surname.len()..]).next() == Some("here");
        // `I’m` is two words
        title && apart && !here && !left.is_some_and(|is| bits(is) & BE != 0 || is == "m")
    })
}

/// The quotation of a pronoun: the one before it in its sentence, or else behind it.
fn quotation<'p>(passage: &'p Passage<'_>, pronoun: &Found) -> Option<&'p Pair> {
    let at = pronoun.speaker.head.start;
    let sentence = passage.sentence(at);
    let behind = passage.places.partition_point(|place| *place < at);
    let before = behind.checked_sub(1).filter(|index| sentence.contains(&passage.places[*index]));
    passage.pairs.get(before.unwrap_or(behind))
}

/// How many words of a quotation are looked at for whomever it tells of.
const QUOTED: usize = 60;
