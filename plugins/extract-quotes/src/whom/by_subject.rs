//! Whom a pronoun means by grammar, where names and their places leave it open: the subject of the sentence before, whoever else that names. In English.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CONJUNCTION, FEMALE, MALE, OBJECT, PLURAL, POSSESSIVE, POSSESSOR, PRONOUN, RELATIVE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::about_another::quotes_of_another;

/// How many sentences that the pronoun itself begins may stand between.
const SENTENCES: usize = 4;

/// How long what stands in marks may be that is no speech, in bytes.
const WORD: usize = 24;

/// Who is the subject of the sentence before the quotation and its pronoun, or of the one before those that the pronoun is the subject of:
/// `Looking back, skipper Ada Rowe thanked Jane Lind. “…,” she said`. None where the words tell of that person, or of another by a pronoun.
pub(super) fn by_subject(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, index): (usize, usize),
    pronoun: &Found,
    spoke: Spoke,
) -> Option<usize> {
    let own = &passages[pronoun.block];
    let token = own.tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let plain = token.is(PRONOUN) && token.bits & (PLURAL | POSSESSOR | RELATIVE | OBJECT) == 0;
    let english = matches!(own.language().rules, Rules::Clauses);
    if !plain || !english || sex != MALE && sex != FEMALE {
        return None;
    }
    let at = *passages[block].places.get(index)?;
    let (quoted, at) = (block, at).min((pronoun.block, pronoun.speaker.tokens.start));
    let words = &own.text[own.bytes(&own.sentence(pronoun.speaker.head.start))];
    let is_meant = |person: usize| {
        let one = people.person(person).filter(|one| one.is_human() && one.sex == sex);
        let named = || one.and_then(|one| one.name.rsplit(' ').next()).is_some_and(|surname| words.contains(surname));
        one.is_some() && !named() && !quotes_of_another(own, pronoun, sex)
    };
    let (mut block, mut sentence) = sentence_before(passages, quoted, passages[quoted].sentence(at).start)?;
    for passed in 0..SENTENCES {
        let passage = &passages[block];
        let speech = |token: &Token| token.kind == Kind::Quoted && token.end - token.start > WORD;
        if passage.tokens[sentence.clone()].iter().any(speech) {
            // `“…,” Rowe said. Asked about Lind, she paused. “…,” she said`
            let goes_on = passed > 0 && block + 2 >= quoted;
            return match spoke {
                Spoke::Person(person, (at, _)) if goes_on && at == block && is_meant(person) => Some(person),
                _ => None,
            };
        }
        if block + 1 < quoted || !is_read(passages, block) {
            return None;
        }
        let subject = main_subject(passage, sentence.clone())?;
        let first = &passage.tokens[subject.head.start];
        if subject.mention == Mention::Pronoun && first.bits & (MALE | FEMALE) == sex && first.bits & POSSESSOR == 0 {
            (block, sentence) = sentence_before(passages, block, sentence.start)?;
            continue;
        }
        let person = named(passage, people, &subject, &sentence)?;
        return is_meant(person).then_some(person);
    }
    None
}

/// The person whom a subject names, by themselves.
fn named(passage: &Passage<'_>, people: &People<'_>, subject: &Phrase, sentence: &Range<usize>) -> Option<usize> {
    let last = subject.head.end.checked_sub(1).map(|last| &passage.tokens[last])?;
    let next = passage.tokens.get(subject.tokens.end).filter(|_| subject.tokens.end < sentence.end);
    let joined = |next: &Token| next.is(CONJUNCTION) || next.is(POSSESSIVE);
    // `The rise of Rowe gave her new hope`
    let of = (subject.tokens.start..subject.head.start).any(|at| passage.word_is(at, "of"));
    if subject.mention != Mention::Person || of || last.is(POSSESSIVE) || next.is_some_and(joined) {
        return None;
    }
    people.named(passage.text, &passage.tokens, subject.head.clone())
}
