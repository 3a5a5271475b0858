//! A player whom nothing but a position in the field tells for a human being, in a sentence that begins with another full name: either may be meant.
//! `Zed Orme replaced fullback Jye Orton. “…,” he said`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;
use copydesk_text::names::people::People;

use crate::draft::Found;
use crate::passages::passage::Passage;
use crate::whom::pronouns::sentence_before::SentenceBefore;
use crate::whom::signs::about_another::quotes_of_another;

/// Positions in the field.
static POSITIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| part(include_str!("../../../data/en/presenting.txt"), "[positions]").collect());

/// Whether the sentence before the quotation and its pronoun has this person so, or the words in marks tell of another.
pub(crate) fn is_played(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    person: usize,
) -> bool {
    let Some(SentenceBefore { block, tokens: sentence, sex }) = SentenceBefore::of(passages, quoted, pronoun) else {
        return false;
    };
    let passage = &passages[block];
    let position = |at: usize| {
        let name = passage.tokens.partition_point(|token| token.start < at);
        let before = [name, name.saturating_sub(1)];
        before
            .into_iter()
            .any(|noun| sentence.contains(&noun) && POSITIONS.iter().any(|word| passage.word_is(noun, word)))
    };
    let mut named = people.mentioned(block, passage.bytes(&sentence));
    let Some((first, opens)) = named.next() else { return false };
    let new = people
        .first_mention(person)
        .is_some_and(|(in_block, at)| in_block == block && passage.bytes(&sentence).contains(&at) && position(at));
    let another = || {
        let full = passage.tokens[sentence.clone()].iter().take(2).filter(|token| token.name()).count() == 2;
        let begins = passage.tokens.get(sentence.start).is_some_and(|token| token.start == opens);
        let known = || people.person(first).is_some_and(|one| one.is_human());
        full && !position(passage.tokens[sentence.start].start) && !(begins && (first == person || known()))
    };
    new && (another() || quotes_of_another(&passages[pronoun.block], pronoun, sex))
}
