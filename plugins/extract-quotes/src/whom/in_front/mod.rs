//! Whom a pronoun means behind a German, Swedish or Danish sentence that has something else than its subject in front of the verb: `Nach Kritik von Rowe
//! hat Lind das verteidigt. „…“, sagte er`, `Über Rowe sagt er nichts. „…“, meint er`, `Auch die Winzerin Ada Rowe kam. „…“, sagte sie`.

mod age;
mod below;
mod body;
mod died;
mod governed;
mod kin;
mod newcomer;
mod open;
mod own_words;
mod reported;
mod sentence;
mod turned;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::words::Kind;

use self::sentence::Before;
use crate::attribution::beside;
use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::signs::doubt::sex_of_one;
use crate::whom::signs::meant::Antecedent;

/// Whom it means, where the sentence before it tells by the place of its verb.
pub(crate) fn in_front<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
    spoke: Spoke,
) -> Option<Antecedent<'a>> {
    let Rules::Beside(habits) = passages[pronoun.block].language().rules else { return None };
    let token = passages[pronoun.block].tokens.get(pronoun.speaker.head.start).filter(|_| habits.verb_second)?;
    let sex = sex_of_one(token)?;
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let (block, sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    let tokens = &passages[block].tokens[sentence.clone()];
    let asks = tokens.last().is_some_and(|last| passages[block].text[last.range()].contains('?'));
    if asks || tokens.iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let before = Before { passages, people, habits, pronoun, sex, known, spoke, block, sentence };
    if !habits.nouns_capital {
        if let Some(owner) = before.owner() {
            return Some(owner);
        }
        let clause = beside::second(before.passage(), habits, before.sentence.clone())?;
        return before.turned(&clause);
    }
    if let Some(aged) = before.of_age() {
        return Some(aged);
    }
    if beside::is_reported(before.passage(), before.sentence.clone()) {
        return before.goes_on().map(Antecedent::Person);
    }
    if let Some(survivor) = before.survivor() {
        return Some(survivor);
    }
    if let Some(meant) = before.of_another().or_else(|| before.apposed().map(Antecedent::Person)) {
        return Some(meant);
    }
    if before.is_kin_of_who_was_told_of() {
        return Some(Antecedent::Unclear);
    }
    if let Some(body) = before.told_by_body() {
        return Some(body);
    }
    let main = beside::behind_clause(before.passage(), habits, before.sentence.clone());
    if let Some(meant) = main.and_then(|clause| before.in_main_clause(&clause)).or_else(|| before.comes_from()) {
        return Some(meant);
    }
    let clause = beside::second(before.passage(), habits, before.sentence.clone())?;
    before.governed(&clause).or_else(|| before.comes_in(&clause)).or_else(|| before.by_role(&clause))
}
