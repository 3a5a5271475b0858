//! Whether two did something with each other, so that either may be meant by the next pronoun: `Ada Rowe met Jane Ask.`

use copydesk_text::names::people::{People, Person};
use copydesk_text::vocabulary::{DETERMINER, DOCUMENT, FIRST_NAME, NEUTER, PLURAL, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;

/// How many bytes may stand from one name to the other, and from there to the quotation.
const TOGETHER: usize = 80;
const SINCE: usize = 300;

/// Whether the last two who were named before the quotation did something with each other, so that either may speak: `Ada Rowe met Jane Ask.
/// “…,” she said`.
pub(crate) fn either(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
    sex: u32,
) -> bool {
    let (block, index) = quoted;
    let Some(pair) = passages[block].pairs.get(index) else { return false };
    let at = if pronoun.block == block {
        passages[block]
            .tokens
            .get(pronoun.speaker.head.start)
            .map_or(pair.outer.start, |own| own.start.min(pair.outer.start))
    } else {
        pair.outer.start
    };
    let fits = |person: usize| {
        let may_be = |one: &Person<'_>| (one.is_human() || one.is_full()) && (one.sex == 0 || one.sex == sex);
        people.person(person).is_some_and(may_be)
    };
    let mut named = people.mentioned_before(block, at).rev();
    let (Some((there, object, second)), Some((same, subject, first))) = (named.next(), named.next()) else {
        return false;
    };
    if there != same || there + 1 < block || subject == object || !fits(subject) || !fits(object) {
        return false;
    }
    let text = passages[there].text;
    let end = if there == block { at } else { text.len() };
    let (Some(between), Some(since)) = (text.get(first..second), text.get(second..end)) else { return false };
    if between.len() > TOGETHER || since.len() > SINCE {
        return false;
    }
    let together = |word: &str| passages[there].language().reciprocal.contains(&word);
    let one = between.split([' ', '\u{a0}']).any(together) && !between.contains([',', ';', '“', '"', '„', '«']);
    one && !between.contains(". ") && !since.trim_end().trim_end_matches('.').contains(". ")
}

/// Whether the sentence before the quotation's is about two roles that `and` joins and that have no name, one of them of the pronoun's sex:
/// `Vater und Tochter verhandelten nicht lange. „…“, sagt sie`. Where no clauses are read.
pub(crate) fn is_of_a_pair(passages: &[Passage<'_>], (block, index): (usize, usize), sex: u32) -> bool {
    let passage = &passages[block];
    let Rules::Beside(habits) = passage.language().rules else { return false };
    let Some(at) = passage.places.get(index) else { return false };
    let Some((block, sentence)) = sentence_before(passages, block, passage.sentence(*at).start) else { return false };
    let passage = &passages[block];
    let role = |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT | FIRST_NAME) == 0;
    let mut and = sentence.clone().skip(1).filter(|at| habits.and.iter().any(|and| passage.word_is(*at, and)));
    and.any(|and| match passage.tokens.get(and - 1..(and + 2).min(sentence.end)) {
        Some([one, _, other]) => {
            // `Rowe, éleveur et père de deux garçons,`: he is both
            let beside = |left: &Token| left.is(DETERMINER) || left.kind == Kind::Comma;
            let bare = and < 2 || !beside(&passage.tokens[and - 2]);
            bare && role(one) && role(other) && (one.bits | other.bits) & sex != 0
        }
        _ => false,
    })
}
