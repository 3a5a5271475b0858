//! Somebody new with a first name and an age behind words that say where, whom a pronoun of the next sentence means: `Dans la foule, Julien, 31 ans,
//! attend. « … », dit-il`. In French, Italian, Portuguese and Spanish.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{FEMALE, FIRST_NAME, MALE, NEUTER, PLURAL, PREPOSITION, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;

/// How many words say where.
const OPENING: usize = 7;

/// The first name as printed, of whom the sentence before that of the quotation opens so and names nobody whom the article has in full.
#[inline(never)]
pub(crate) fn named_behind_opening<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    sex: u32,
) -> Option<&'a str> {
    let Rules::Beside(habits) = passages[pronoun.block].language().rules else { return None };
    if habits.verb_second {
        return None;
    }
    let (own, at) = pronoun.beginning(passages, quoted)?;
    let (block, sentence) = sentence_before(passages, own, passages[own].sentence(at).start)?;
    let passage = &passages[block];
    let tokens = passage.tokens.get(sentence.clone()).filter(|_| block == own)?;
    let comma = tokens.iter().take(OPENING).position(|token| token.kind == Kind::Comma)?;
    let [name, next, age, years] = tokens.get(comma + 1..comma + 5)? else { return None };
    let fits = name.bits & (MALE | FEMALE) == 0 || name.bits & sex != 0;
    let aged = next.kind == Kind::Comma
        && age.kind == Kind::Number
        && passage.language().romance.years.contains(&&passage.text[years.range()]);
    // `Dans la foule, Julien, 31 ans, écoute le candidat`: either
    let other = || {
        tokens[comma + 5..].iter().any(|token| {
            token.is(ROLE | TITLE) && !token.is(PLURAL | NEUTER) && token.bits & (MALE | FEMALE) & !sex == 0
        })
    };
    let known = || people.mentioned(block, tokens[0].start..tokens[tokens.len() - 1].end).next().is_some();
    let told = tokens[0].is(PREPOSITION) && name.is(FIRST_NAME) && name.name() && fits && aged;
    (told && !other() && !known()).then(|| &passage.text[name.range()])
}
