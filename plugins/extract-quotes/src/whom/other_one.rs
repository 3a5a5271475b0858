//! Whom a pronoun means behind a sentence about another of those who were told of, who is named beside that: `The other man, his cousin Bo Lind, laughed.
//! “…,” he said`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{DETERMINER, FEMALE, MALE, PLURAL, POSSESSOR, RELATIVE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;
use crate::whom::doubt::is_of_sex;

static SECOND: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/second.txt")).collect());

/// How many words may stand before the comma, and how many between it and the name.
const NOUN: usize = 5;
const BESIDE: usize = 5;

/// Whoever is named beside another, of whom the sentence before the quotation and its pronoun is.
pub(super) fn other_one(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    pronoun: &Found,
) -> Option<usize> {
    let own = &passages[pronoun.block];
    let token = own.tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let one = token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0 && (sex == MALE || sex == FEMALE);
    if !one || !matches!(own.language().rules, Rules::Clauses) {
        return None;
    }
    let at = *passages[block].places.get(index)?;
    let (block, at) = (block, at).min((pronoun.block, pronoun.speaker.tokens.start));
    let (block, sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    let passage = passages.get(block).filter(|_| is_read(passages, block))?;
    let tokens = &passage.tokens[sentence.clone()];
    let article = usize::from(tokens.first()?.is(DETERMINER) && passage.word_is(sentence.start, "the"));
    if !SECOND.iter().any(|word| passage.word_is(sentence.start + article, word)) {
        return None;
    }
    let comma = tokens.iter().take(NOUN).position(|token| token.kind == Kind::Comma)?;
    let plain = |token: &Token| token.kind == Kind::Word && token.bits & (VERB | RELATIVE) == 0 && !token.name();
    let beside = tokens[comma + 1..].iter().take(BESIDE).take_while(|token| plain(token)).count();
    let name = tokens.get(comma + 1 + beside).filter(|name| name.name())?;
    let (person, at) = people.mentioned(block, name.start..passage.bytes(&sentence).end).next()?;
    (at - name.start <= TITLES && is_of_sex(people, person, sex)).then_some(person)
}

/// How many bytes the titles before a name may have.
const TITLES: usize = 16;
