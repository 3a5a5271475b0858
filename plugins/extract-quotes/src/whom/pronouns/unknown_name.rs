//! Somebody new by a full name of which nothing tells that it is a human being’s, whom the sentence before a pronoun has for its subject behind when or
//! where it was: `The next day Bex Farrow walked in. “…,” she said`, `Upstairs sits Bex Farrow. “…,” she said`. Whoever an earlier sentence names is not meant.
//! In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::{People, Spoke};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::VERB;
use crate::passages::passage::Passage;
use crate::whom::pronouns::presented::walks;
use crate::whom::pronouns::sentence_before::SentenceBefore;
use crate::whom::signs::about_another::quotes_of_another;

/// What stands between an article and the noun of a time.
static THEN: LazyLock<Vec<&str>> =
    LazyLock::new(|| part(include_str!("../../../data/en/presenting.txt"), "[then]").collect());

/// How many words may stand before the name.
const FRONT: usize = 8;

/// Whether such a sentence stands before the quotation and its pronoun, and does not name this person, who did not speak last.
pub(crate) fn is_newcomer_since(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    person: usize,
    spoke: Spoke,
) -> bool {
    if matches!(spoke, Spoke::Person(last, _) if last == person) {
        return false;
    }
    let Some(SentenceBefore { block, tokens: sentence, sex }) = SentenceBefore::of(passages, quoted, pronoun) else {
        return false;
    };
    let passage = &passages[block];
    let tokens = &passage.tokens[sentence.clone()];
    let Some(first) =
        tokens.first().filter(|first| first.is(PREPOSITION | ADVERB | TIME | DETERMINER) || first.content())
    else {
        return false;
    };
    let mut named = people.mentioned(block, passage.bytes(&sentence));
    let Some((other, at)) = named.next().filter(|(other, _)| *other != person) else { return false };
    let new = people
        .person(other)
        .is_some_and(|one| one.is_full() && !one.is_human() && !one.is_nobody() && (one.sex == 0 || one.sex == sex));
    if !new || people.first_mention(other) != Some((block, at)) || named.any(|(another, _)| another != other) {
        return false;
    }
    let name = tokens.partition_point(|token| token.start < at);
    let front = &tokens[..name];
    let then = front.len() == 3 && THEN.iter().any(|word| passage.word_is(sentence.start + 1, word));
    let when = first.is(PREPOSITION | ADVERB | TIME) || front.iter().skip(1).any(|token| token.is(TIME)) || then;
    let verb = name.checked_sub(1).filter(|verb| *verb > 0 && walks(passage, sentence.start + verb));
    let clause = |token: &Token| {
        token.kind != Kind::Word && token.kind != Kind::Number
            || token.is(PRONOUN | POSSESSOR | RELATIVE | AUXILIARY | BE)
            || token.is(VERB) && token.bits & (PREPOSITION | ADVERB | TIME) == 0
    };
    let plain = front.len() <= FRONT && !front[..verb.unwrap_or(name)].iter().any(clause);
    let word = |token: &Token| &passage.text[token.range()];
    // `opened Silver Lake`, `for Silver Lake`
    let governed = front.last().is_some_and(|last| {
        last.is(PREPOSITION | DETERMINER | CONJUNCTION) && last.bits & ADVERB == 0
            || last.content() && verb.is_none() && (word(last).ends_with("ed") || word(last).ends_with("ing"))
    });
    let acts = || {
        // not `The next day Silver Lake froze`
        let next = tokens[name..].iter().position(|token| !token.name());
        next.is_some_and(|next| walks(passage, sentence.start + name + next))
    };
    let opens = name > 0 && plain && !governed && (verb.is_some() || when && acts());
    let told = tokens.iter().any(|token| token.kind == Kind::Quoted || token.is(PRONOUN | POSSESSOR) && token.is(sex));
    opens && !told && !quotes_of_another(&passages[pronoun.block], pronoun, sex)
}
