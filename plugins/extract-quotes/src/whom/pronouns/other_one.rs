//! Whom a pronoun means behind a sentence about another of those who were told of, who is named beside that: `The other man, his cousin Bo Lind, laughed.
//! “…,” he said`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{BE, DETERMINER, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::{PARTICIPLE, VERB};
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::doubt::{is_of_sex, sex_of_one};

static SECOND: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../../data/second.txt")).collect());

/// How many words may stand before the comma, and how many between it and the name.
const NOUN: usize = 5;
const BESIDE: usize = 5;

/// Whoever is named beside another, of whom the sentence before the quotation and its pronoun is, and whether they say something there: where the verb
/// is none of saying, either of the two may be meant. None where that sentence names another or has a pronoun of that sex, or where the words tell of one.
pub(crate) fn other_one(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
) -> Option<(usize, bool)> {
    let own = &passages[pronoun.block];
    let token = own.tokens.get(pronoun.speaker.head.start)?;
    let sex = sex_of_one(token).filter(|_| matches!(own.language().rules, Rules::Clauses))?;
    let (block, at) = pronoun.beginning(passages, quoted)?;
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
    let mut named = people.mentioned(block, name.start..passage.bytes(&sentence).end);
    let (person, _) =
        named.next().filter(|(person, at)| at - name.start <= TITLES && is_of_sex(people, *person, sex))?;
    // `cited Rowe’s fondness for Lind. “He drinks,” he said`: neither is a subject
    let lies_low = |at: usize| {
        let first = sentence.start + tokens.partition_point(|token| token.end <= at);
        let titles = passage.tokens[sentence.start..first].iter().rev();
        let before = first - titles.take_while(|token| token.name() || token.is(TITLE)).count();
        let of = before.checked_sub(1).filter(|of| passage.tokens[*of].is(PREPOSITION));
        let source = of.is_some_and(|of| of > sentence.start && passage.word_is(of - 1, "according"));
        let mut name = passage.tokens[first..sentence.end].iter().take_while(|token| token.name());
        of.is_some() && !source || name.any(|token| token.is(POSSESSIVE))
    };
    let others: Vec<bool> = named.filter(|(other, _)| *other != person).map(|(_, at)| lies_low(at)).collect();
    let told = |token: &Token| token.is(sex) && token.is(PRONOUN) && token.bits & POSSESSOR == 0;
    let of_another = quotes_of_another(own, pronoun, sex) && others.is_empty();
    if tokens[..comma].iter().any(|token| token.is(PLURAL | POSSESSIVE) || token.kind == Kind::Number)
        || others.contains(&false)
        || tokens.iter().any(told)
        || of_another
    {
        return None;
    }
    let mut behind = tokens[comma + 1 + beside..].iter().skip_while(|token| token.name());
    let verb = behind.find(|token| !matches!(token.kind, Kind::Comma | Kind::Number))?;
    let says = verb.is(VERB) && verb.bits & (PARTICIPLE | BE) == 0;
    Some((person, says))
}

/// How many bytes the titles before a name may have.
const TITLES: usize = 16;
