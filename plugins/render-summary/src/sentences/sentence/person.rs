//! Whom a pronoun or a verb of saying means: somebody named within the sentence, or before it.

use crate::classes::{PRONOUN, SAYING, TIE};
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::unit::Unit;

/// Reads a pronoun or a verb of saying outside quotations, after `run` of capitalised words: whether it needs somebody
/// who was named before, and who speaks. `person`: whether it stands for one person; `cased`: whether there were capitals before, so that
/// names show.
#[inline(never)] // few words are
pub(super) fn read_person(
    classes: u16,
    person: bool,
    run: (u32, u32),
    cased: bool,
    unit: &mut Unit,
    gathered: &mut Gathered,
) {
    // `…, he said` beside a quotation speaks of somebody named before; so does `After he left, …`, but not
    // `A pilot who says he …`.
    let attributes = classes & PRONOUN != 0 && gathered.before & SAYING != 0 && !gathered.subject
        || classes & SAYING != 0 && gathered.before & PRONOUN != 0;
    // Nothing stands before a story's first words that could be meant: `Officials said they …`.
    let first = unit.known == 0 && gathered.antecedent;
    unit.leans |= attributes && !gathered.named && !first;
    unit.leans |= classes & PRONOUN != 0 && !gathered.antecedent;
    if classes & PRONOUN != 0 {
        gathered.he = person;
    }
    if classes & SAYING != 0 {
        unit.reports = true;
        unit.says_he |= gathered.he && gathered.before & PRONOUN != 0;
        unit.sayer = if run.0 > 0 { Some(run.1) } else { unit.sayer };
        gathered.continues |= classes & TIE != 0;
        gathered.subject = if cased { gathered.named } else { gathered.antecedent };
        unit.speaker = unit.speaker.or((run.0 == 1).then_some(run.1));
    }
}
