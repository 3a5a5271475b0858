//! Whom of several that bear a surname an article calls by it alone: the one it called so before another of the name came up, as long as
//! nobody else of the name does anything. In `“…,” Rowe said` behind `said his brother, Bo Rowe`, either may be meant.

use super::person::Mentioned;
use super::runs::Run;
use crate::vocabulary::{CAPITAL, STAGE};
use crate::words::{Kind, Token};

/// How many words before a name its verb may stand: `said his brother, Bo Rowe`.
const BEFORE: usize = 6;

/// Surnames that several bear, with whom the article calls by it.
#[derive(Default)]
pub(super) struct Held {
    held: Vec<(u64, usize)>,
    /// Those who did something under their full names.
    active: Vec<usize>,
}

impl Held {
    /// Notes whom a surname by itself means, since nobody else has been introduced who bears it.
    pub(super) fn note(&mut self, surname: u64, person: usize) {
        if !self.held.iter().any(|(held, _)| *held == surname) {
            self.held.push((surname, person));
        }
    }

    /// Notes somebody named in full who has a namesake, where they act or speak.
    pub(super) fn note_full(&mut self, mention: &Mentioned, run: &Run, tokens: &[Token]) {
        let verb = |token: &Token| token.kind == Kind::Word && token.bits >> STAGE.trailing_zeros() & 0x1F != 0;
        let small = |token: &Token| token.bits & CAPITAL == 0;
        // `Tove Sund wrote to Ada Rowe about Bo Rowe`: the verb is not his
        let from = run.tokens.start.saturating_sub(BEFORE).max(run.first).max(run.earlier);
        let says = tokens[from..run.tokens.start].iter().any(|token| small(token) && verb(token))
            || tokens.get(run.tokens.end).is_some_and(|token| small(token) && verb(token));
        if (mention.leads || mention.follows_comma || says) && !self.active.contains(&mention.person) {
            self.active.push(mention.person);
        }
    }

    /// Whom the surname by itself means, where `bears` tells who has it.
    pub(super) fn of(&self, surname: u64, bears: impl Fn(usize) -> bool) -> Option<usize> {
        let (_, person) = self.held.iter().find(|(held, _)| *held == surname)?;
        let another = self.active.iter().any(|other| other != person && bears(*other));
        (!another).then_some(*person)
    }
}

/// Whether a name ends in what sets a son apart from his father, who is as likely to be meant.
pub(super) fn is_junior(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    matches!(last.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Whether a name ends in these words, and has more before them.
pub(super) fn ends_in(name: &str, words: &str) -> bool {
    name.strip_suffix(words).is_some_and(|before| before.ends_with(' '))
}
