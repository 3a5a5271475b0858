//! Whom `who` means where a role stands before it: `One player, who asked not to be named, saw it differently. “…”`. In English.

use std::ops::Range;

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase, bare_before, before};
use copydesk_text::vocabulary::{DOCUMENT, NEUTER, PLURAL, RELATIVE, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::subjects::speaking::is_and;
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::meant::{Antecedent, is_new, noun};

/// The role before `who`: whoever was introduced by it, or the role itself where it is new.
pub(crate) fn role_of_who<'a>(passages: &[Passage<'a>], people: &People<'a>, who: &Found) -> Option<Antecedent<'a>> {
    let passage = &passages[who.block];
    let at = who.speaker.head.start;
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    if !clauses || !passage.tokens.get(at)?.is(RELATIVE) || !passage.word_is(at, "who") {
        return None;
    }
    // `A barrister who has met her, and who asked not to be named, said`
    let low = passage.sentence(at).start;
    let joined = at.checked_sub(1).filter(|and| *and > low && is_and(&passage.tokens[*and]));
    let at = joined.and_then(|and| (low..and).find(|first| passage.word_is(*first, "who"))).unwrap_or(at);
    let comma = at.checked_sub(1).is_some_and(|left| passage.tokens[left].kind == Kind::Comma);
    let role = before(&passage.tokens, low, at - usize::from(comma), VERB)?;
    let token = &passage.tokens[noun(&passage.tokens, &role.head)];
    if done_by(passage, &role).is_some() {
        return None;
    }
    let new = is_new(passage, &role);
    // `A KC who`: whoever it is that begins the sentence, for a thing is no `who`
    let opens = new && role.tokens.start == low;
    let human = role.mention == Mention::Role && token.is(ROLE | TITLE) || opens;
    if !human || token.bits & (PLURAL | NEUTER | DOCUMENT) != 0 {
        return None;
    }
    let text = passage.spelt(&role.head);
    let found = Found { speaker: role, ..who.clone() };
    if new {
        return Some(Antecedent::Unnamed(text));
    }
    introduced(passages, people, &found).map(Antecedent::Person)
}

/// The name of whoever does what is told before a noun and `by`: `He was hired as a pianist by Ada Rowe, who said he was “…”`; but not `A nurse bitten
/// by Ada Rowe, who said`, who may be either.
pub(crate) fn done_by(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let tokens = &passage.tokens;
    let agent = |at: &usize| passage.is_one_of(*at, &passage.language().small_words.agent);
    let by = phrase
        .tokens
        .clone()
        .skip(1)
        .find(agent)
        .filter(|by| tokens[by - 1].is(ROLE) && !tokens[by - 1].is(DOCUMENT))?;
    let name = bare_before(tokens, by + 1, phrase.tokens.end, VERB)?;
    (name.mention == Mention::Person && name.tokens.start == by + 1).then_some(name.head)
}
