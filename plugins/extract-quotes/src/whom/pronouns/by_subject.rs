//! Whom a pronoun means by grammar, where names and their places leave it open: the subject of the sentence before, whoever else that names. In English.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, FEMALE, MALE, OBJECT, POSSESSIVE, POSSESSOR, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::opens_with_what_is_asked;
use crate::draft::Found;
use crate::grammar::{PARTICIPLE, VERB};
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::doubt::{is_of_sex, sex_of_one};

/// How many sentences that the pronoun itself begins may stand between.
const SENTENCES: usize = 4;

/// How long what stands in marks may be that is no speech, in bytes.
const WORD: usize = 24;

/// Who is the subject of the sentence before the quotation and its pronoun, or of the one before those that the pronoun is the subject of:
/// `Looking back, skipper Ada Rowe thanked Jane Lind. “…,” she said`. None where the words tell of that person, or of another by a pronoun.
pub(crate) fn by_subject(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    spoke: Spoke,
) -> Option<usize> {
    let own = &passages[pronoun.block];
    let token = own.tokens.get(pronoun.speaker.head.start)?;
    let subject = token.is(PRONOUN) && token.bits & OBJECT == 0;
    let english = matches!(own.language().rules, Rules::Clauses);
    let sex = sex_of_one(token).filter(|_| subject && english)?;
    let (quoted, at) = pronoun.beginning(passages, quoted)?;
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
        let others = || named_beside(passages, people, block, &sentence, sex);
        if subject.mention == Mention::Pronoun && first.bits & (MALE | FEMALE) == sex && first.bits & POSSESSOR == 0 {
            // `She was followed by Jane Lind. “…,” she said`
            if others().next().is_some() && !says(passage, subject.tokens.end, sentence.end) {
                return None;
            }
            (block, sentence) = sentence_before(passages, block, sentence.start)?;
            continue;
        }
        let person = named(passage, people, &subject, &sentence)?;
        let by = |at: usize| at > sentence.start && passage.word_is(at - 1, "by");
        if others().any(|(other, at)| other != person && by(at)) {
            return None;
        }
        return is_meant(person).then_some(person);
    }
    None
}

/// Whom a sentence names who may be of this sex, and where the name begins with its titles, in tokens.
fn named_beside<'p>(
    passages: &'p [Passage<'_>],
    people: &'p People<'_>,
    block: usize,
    sentence: &Range<usize>,
    sex: u32,
) -> impl Iterator<Item = (usize, usize)> + 'p {
    let (passage, low) = (&passages[block], sentence.start);
    let named =
        people.mentioned(block, passage.bytes(sentence)).filter(move |(other, _)| is_of_sex(people, *other, sex));
    named.map(move |(other, at)| {
        let name = passage.tokens.partition_point(|token| token.start < at).max(low);
        let titles = passage.tokens[low..name].iter().rev();
        (other, name - titles.take_while(|token| token.name() || token.is(TITLE | ROLE)).count())
    })
}

/// Whether the verb behind a subject that ends here tells that it says something, and asks nobody.
fn says(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    let tokens = &passage.tokens[from..to];
    let Some(verb) = tokens.iter().position(|token| token.bits & (AUXILIARY | ADVERB) == 0 || token.is(BE)) else {
        return false;
    };
    let said = &tokens[verb];
    said.is(VERB) && said.bits & (PARTICIPLE | BE) == 0 && !opens_with_what_is_asked(passage, from + verb)
}

/// The person whom a subject names, by themselves.
fn named(passage: &Passage<'_>, people: &People<'_>, subject: &Phrase, sentence: &Range<usize>) -> Option<usize> {
    let last = subject.head.end.checked_sub(1).map(|last| &passage.tokens[last])?;
    let next = passage.tokens.get(subject.tokens.end).filter(|_| subject.tokens.end < sentence.end);
    // `Rowe, Lind and the lawyers left`
    let listed = passage.tokens.get(subject.tokens.end + 1).is_some_and(Token::name);
    let joined = |next: &Token| next.is(CONJUNCTION) || next.is(POSSESSIVE) || next.kind == Kind::Comma && listed;
    // `The court heard Rowe`: not as `The captain Rowe`
    let told = |token: &Token| token.name() || token.is(ROLE | TITLE | DETERMINER) || token.is(POSSESSIVE);
    let own = passage.tokens[subject.tokens.start..subject.head.start].iter().all(told);
    // `The rise of Rowe gave her new hope`
    let of = (subject.tokens.start..subject.head.start).any(|at| passage.word_is(at, "of"));
    if subject.mention != Mention::Person || of || !own || last.is(POSSESSIVE) || next.is_some_and(joined) {
        return None;
    }
    people.named(passage.text, &passage.tokens, subject.head.clone())
}
