//! Who speaks in the first person: words about oneself (`data/first-person.txt`), and, in English, whom a writer speaks to: `I told my mother
//! about it. “…,” she said`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PRONOUN, RELATIVE, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;

/// How many words the role has with its adjectives: `my dear old friend`.
const ROLES: usize = 3;

/// How many words of a quotation are looked at for whoever speaks.
const WORDS: usize = 100;

/// The words of each language, below one heading of the list.
type Words = BTreeMap<&'static str, Vec<&'static str>>;

static SELF: LazyLock<Words> = LazyLock::new(|| below("[self]"));
static WE: LazyLock<Words> = LazyLock::new(|| below("[we]"));
static SEVERAL: LazyLock<Words> = LazyLock::new(|| below("[several]"));

fn below(heading: &'static str) -> Words {
    let mut words = Words::new();
    let lines = part(include_str!("../../../data/first-person.txt"), heading).filter_map(|line| line.split_once(' '));
    lines.for_each(|(tag, word)| words.entry(tag).or_default().push(word));
    words
}

/// Whether whoever speaks is in what is quoted.
pub(crate) fn speaks_of_self(passage: &Passage<'_>, quoted: &str) -> bool {
    has_one(&SELF, passage, quoted)
}

/// Whether whoever speaks is one of those in it.
pub(crate) fn speaks_of_several(passage: &Passage<'_>, quoted: &str) -> bool {
    has_one(&SEVERAL, passage, quoted)
}

/// Whether the word is one by which a writer, or those who write, are the subject of a clause: `Ich`, `wir`.
pub(crate) fn is_of_writer(passage: &Passage<'_>, word: &str) -> bool {
    let is = |words: &Words| {
        words.get(passage.language().tag).is_some_and(|listed| listed.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    is(&WE) || is(&SELF) && word.len() == SELF_SUBJECT
}

/// How long the German pronoun for whoever writes is, in bytes: of the listed words, `ich`.
const SELF_SUBJECT: usize = 3;

/// Whether the word is that of the writers as the subject of a clause: `Da vi`, `Als wir`.
pub(crate) fn is_of_writers(passage: &Passage<'_>, word: &str) -> bool {
    WE.get(passage.language().tag).is_some_and(|listed| listed.contains(&word))
}

/// Whether one of the first words of a quotation is listed for its language; `US` is a country.
fn has_one(words: &Words, passage: &Passage<'_>, quoted: &str) -> bool {
    let Some(listed) = words.get(passage.language().tag) else { return false };
    let mut words = quoted.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS);
    words.any(|word| word != "US" && listed.contains(&word.to_lowercase().as_str()))
}

/// Whether the sentence before the quotation's is one of a writer who speaks of somebody close of this sex, and not of this person, who so may not
/// be the one who speaks.
#[inline(never)]
pub(crate) fn speaks_to_another(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    person: usize,
    sex: u32,
) -> bool {
    let passage = &passages[block];
    if !matches!(passage.language().rules, Rules::Clauses) {
        return false;
    }
    let Some(start) = passage.places.get(index).map(|at| passage.sentence(*at).start) else { return false };
    let Some((block, sentence)) = sentence_before(passages, block, start) else { return false };
    let passage = &passages[block];
    let tokens = &passage.tokens[sentence.clone()];
    let close = |at: usize| {
        let mut behind = tokens[at + 1..].iter().take(ROLES).take_while(|token| token.kind == Kind::Word);
        let one = behind.find(|token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0);
        one.is_some_and(|one| one.bits & (MALE | FEMALE) == 0 || one.bits & sex != 0)
    };
    let is = |at: usize, word: &str| passage.word_is(sentence.start + at, word);
    // nearly no sentence has one
    let my = |token: &Token| token.is(POSSESSOR) && token.bits & (MALE | FEMALE) == 0;
    let Some(my) = tokens.iter().position(my) else { return false };
    // `I told her about my mother`, `I told my friend that she was the best`
    let pronoun = |at: usize| {
        let token = &tokens[at];
        let owns = token.is(POSSESSOR) && tokens.get(at + 1).is_some_and(Token::content);
        token.is(PRONOUN | POSSESSOR) && token.is(sex) && token.bits & (PLURAL | RELATIVE) == 0 && !owns
    };
    (is(my, "my") || is(my, "our"))
        && close(my)
        && !(0..tokens.len()).any(pronoun)
        && !tokens.iter().any(|token| token.kind == Kind::Quoted)
        && (0..tokens.len()).any(|at| is(at, "I") || is(at, "we"))
        && !people.mentioned(block, passage.bytes(&sentence)).any(|(named, _)| named == person)
}
