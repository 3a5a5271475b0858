//! What `it` means: a body, or something written, that the sentence before is about; of a letter, whoever wrote it. In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::DOCUMENT;
use copydesk_text::words::Token;

use crate::draft::Found;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::bodies::called::{Body, body, called, is_nameless, may_be_called};
use crate::whom::bodies::own_noun::by_own_noun;
use crate::whom::bodies::papers::paper_before;
use crate::whom::bodies::writers::{letter_of, writer_of_it};
use crate::whom::signs::meant::{Antecedent, noun};

/// Whom `it` means: a body of the sentences before, what is written there, or whoever wrote the letter.
pub(crate) fn meant_by_it<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
) -> Option<Antecedent<'a>> {
    if let Some(person) = letter_of(passages, people, quoted, pronoun) {
        return Some(Antecedent::Person(person));
    }
    if let Some((block, writer)) = writer_of_it(passages, pronoun) {
        let passage = &passages[block];
        let person = people.named(passage.text, &passage.tokens, writer.head);
        if let Some(person) = person.filter(|one| people.person(*one).is_some_and(|one| one.is_human())) {
            return Some(Antecedent::Person(person));
        }
    }
    let body = body(passages, people, (pronoun.block, pronoun.speaker.head.start));
    if body.is_none()
        && let Some(paper) = paper_before(passages, people, pronoun)
    {
        return Some(Antecedent::Unnamed(paper));
    }
    Some(match body.or_else(|| document(passages, pronoun))? {
        Body::Name(name, _) => Antecedent::Unnamed(name),
        Body::Role(block, speaker, text) => {
            let found = Found { block, speaker, ..pronoun.clone() };
            // `The company declined to comment. “…,” it said`: which company, if the article tells
            let named = called(passages, people, &found).or_else(|| by_own_noun(passages, &found));
            // of a trust that the article names nowhere, the trust
            let open = named.is_none() && may_be_called(&passages[block], &found) && !is_nameless(passages, &found);
            if open { Antecedent::Unclear } else { Antecedent::Unnamed(named.unwrap_or(text)) }
        }
    })
}

/// What is written that the sentence before begins with, where the pronoun begins the next: `The paper says so. But it also warns that`
fn document<'a>(passages: &[Passage<'a>], pronoun: &Found) -> Option<Body<'a>> {
    let passage = &passages[pronoun.block];
    let at = pronoun.speaker.head.start;
    let own = passage.sentence(at).start;
    let before = passage.sentence(own.checked_sub(1).filter(|_| at <= own + 1)?);
    // where names alone are read, what stands between them is left out
    let gap = |pair: &[Token]| passage.text[pair[0].end..pair[1].start].contains(char::is_alphanumeric);
    let opening = passage.tokens[before.clone()].windows(2).position(gap).map_or(before.len(), |last| last + 1);
    let opening = before.start..before.start + opening;
    let paper = main_subject(passage, opening).filter(|paper| paper.tokens.start == before.start)?;
    let written = passage.tokens[noun(&passage.tokens, &paper.head)].is(DOCUMENT) && paper.mention == Mention::Role;
    let text = written.then(|| passage.spelt(&paper.head))?;
    Some(Body::Role(pronoun.block, paper, text))
}
