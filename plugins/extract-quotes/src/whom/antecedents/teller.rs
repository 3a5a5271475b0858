//! Who tells another something in the sentence before a pronoun, and has no name: `The doctor told them Bo Lind was dead. “It is over,” he said` is not
//! Lind’s. In English.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::grammar::SAY;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::focus::in_focus;
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::doubt::is_of_sex;
use crate::whom::signs::first_person::speaks_of_self;
use crate::whom::signs::meant::{Antecedent, noun};

/// Whom the pronoun means, if not `person`: the subject of the sentence before, who has told something there, where the article names them; else
/// nobody, for either may speak. Words in the first person may be an answer.
#[inline(never)]
pub(super) fn told_by_another<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    person: usize,
    sex: u32,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let (block, sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    let (passage, tokens) = (&passages[block], &passages[block].tokens);
    // most sentences have no such verb
    let tells = |at: &usize| tokens[*at].is(SAY) && passage.is_one_of(*at, &passage.language().content_words.addresses);
    let verb = sentence.clone().find(tells)?;
    if tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let teller = main_subject(passage, sentence.start..verb).filter(|teller| teller.mention == Mention::Role)?;
    let own = &tokens[noun(tokens, &teller.head)];
    let other = own.bits & (MALE | FEMALE);
    let one = own.is(ROLE | TITLE) && own.bits & (PLURAL | NEUTER | DOCUMENT) == 0 && (other == 0 || other & sex != 0);
    let beside = tokens[teller.tokens.end..verb].iter().all(|token| token.is(ADVERB | AUXILIARY | TIME));
    let words = passages[quoted.0].pairs.get(quoted.1).map_or("", |pair| &passages[quoted.0].text[pair.inner.clone()]);
    if !one || !beside || speaks_of_self(passage, words) {
        return None;
    }
    let teller = Found { block, speaker: teller, ..pronoun.clone() };
    if let Some(known) = introduced(passages, people, &teller) {
        return (known != person && is_of_sex(people, known, sex)).then_some(Antecedent::Person(known));
    }
    // `Bo Lind won. The driver told the BBC it was luck`: whom it was about, unless it is who is told
    let him = tokens.get(verb + 1).is_some_and(|next| next.is(PRONOUN) && next.is(sex));
    let told =
        || people.mentioned(block, tokens[verb].start..passage.bytes(&sentence).end).any(|(one, _)| one == person);
    let same = !him && !told() && in_focus(passages, people, quoted, &teller, spoke) == Some(person);
    (!same).then_some(Antecedent::Unclear)
}
