//! By whose account the sentence before a pronoun tells of another: `According to Lind, Rowe will leave. “He has packed,” he said` is Lind’s. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, MALE, PLURAL, POSSESSOR, PRONOUN, ROLE, TITLE};
use copydesk_text::words::Token;

use crate::attribution::according;
use crate::draft::Found;
use crate::grammar::{PARTICIPLE, VERB};
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::doubt::is_of_sex;
use crate::whom::signs::first_person::speaks_of_self;

/// Whom the pronoun means, if not `person`: the source, where the words tell of another by a pronoun; nobody, where they are about either. Who speaks
/// of themselves may be the one of whom it is told.
#[inline(never)]
pub(crate) fn by_source(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    found: &Found,
    person: usize,
) -> Option<usize> {
    let keep = Some(person);
    let passage = &passages[found.block];
    let token = &passage.tokens[found.speaker.head.start];
    let sex = token.bits & (MALE | FEMALE);
    let plain = token.is(PRONOUN) && token.bits & (PLURAL | POSSESSOR) == 0 && (sex == MALE || sex == FEMALE);
    if !plain || !matches!(passage.language().rules, Rules::Clauses) {
        return keep;
    }
    let Some((block, at)) = found.beginning(passages, quoted) else { return keep };
    let Some((block, sentence)) = sentence_before(passages, block, passages[block].sentence(at).start) else {
        return keep;
    };
    let told = &passages[block];
    if !told.word_is(sentence.start, "according") {
        return keep;
    }
    let source = according(told, sentence.start, sentence.end).filter(|source| source.mention == Mention::Person);
    let Some(source) = source else { return keep };
    let named =
        people.named(told.text, &told.tokens, source.head.clone()).filter(|named| is_of_sex(people, *named, sex));
    let behind = told.tokens.get(source.tokens.end).map_or(usize::MAX, |next| next.start);
    let about = || people.mentioned(block, behind..told.bytes(&sentence).end).any(|(other, _)| other == person);
    let Some(named) = named.filter(|named| *named != person && about()) else { return keep };
    let words = passages[quoted.0].pairs.get(quoted.1).map_or("", |pair| &passages[quoted.0].text[pair.inner.clone()]);
    // `According to Lind, Rowe told the crew to leave. “It is over,” he said`: he goes on
    let tells = |token: &Token| token.is(VERB) && !token.is(PARTICIPLE) && !token.name();
    if speaks_of_self(passage, words) || told.tokens[source.tokens.end..sentence.end].iter().any(tells) {
        return keep;
    }
    // `According to Lind, Rowe met the mayor. “He was kind,” he said`: either may say so
    let another = told.tokens[source.tokens.end..sentence.end].iter().any(|token| token.is(ROLE | TITLE));
    let alone = people.mentioned(block, behind..told.bytes(&sentence).end).all(|(other, _)| other == person);
    (quotes_of_another(passage, found, sex) && alone && !another).then_some(named)
}
