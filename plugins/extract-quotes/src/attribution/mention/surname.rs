//! Where a name begins and ends that the article gives in full elsewhere: `sagt von Rowe`, `ha advertido Rey`.

use copydesk_text::vocabulary::{CAPITAL, DETERMINER, FIRST_NAME, PARTICLE, PRONOUN, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::words::{before_name, is_name};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether the word follows a first name somewhere in the article.
pub(crate) fn is_surname(passage: &Passage<'_>, at: usize) -> bool {
    let word = &passage.text[passage.tokens[at].range()];
    let word = if word.ends_with('s') { word.trim_end_matches("'s").trim_end_matches("’s") } else { word };
    passage.surnames.as_ref().is_some_and(|surnames| surnames.binary_search(&word).is_ok())
}

/// Where a surname ends that begins with a particle in small letters, right behind a verb of saying, and that the article has behind a first
/// name: `sagt von Rowe im Gespräch`, but not `fordert von Rowe die Opposition`.
pub(crate) fn surname_with_particle(passage: &Passage<'_>, start: usize, high: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let small = |token: &Token| token.is(PARTICLE) && token.bits & CAPITAL == 0;
    let told = small(&tokens[start]) && start > 0 && tokens[start - 1].is(SAY) && before_name(&tokens[..high], start);
    let name = (start..high).find(|at| is_name(&tokens[*at])).filter(|_| told)?;
    let whole = &passage.text[tokens[start].start..tokens[name].end];
    let known = passage.surnames.as_ref()?.binary_search(&whole).is_ok();
    let over = tokens[..high].get(name + 1).is_none_or(|next| {
        next.kind != Kind::Word || next.bits & CAPITAL == 0 && next.bits & (DETERMINER | PRONOUN) == 0
    });
    (known && over).then_some(name + 1)
}

/// Where the name begins among the words with capitals: after titles and roles, at the latest at a first name.
pub(crate) fn named_from(passage: &Passage<'_>, habits: &Habits, named: usize, end: usize) -> usize {
    let tokens = &passage.tokens;
    let role = |token: &Token| {
        token.is(ROLE | TITLE) && token.bits & FIRST_NAME == 0
            || habits.nouns_capital && token.bits & FIRST_NAME == 0 && passage.compound_role(token)
    };
    // the last word after a first name is a surname, though it may be a role: `Lucía Rey`
    // and by itself later, also where it ends as roles do: `ha advertido Rey`, `sagte Neumann`, but not `el rey`
    let alone = || {
        let last = &tokens[end - 1];
        let article = named.checked_sub(1).is_some_and(|left| tokens[left].is(DETERMINER));
        let behind_role = habits.nouns_capital && named + 1 < end;
        role(last) && last.is(CAPITAL) && (!article || behind_role) && is_surname(passage, end - 1)
    };
    let surname = named < end && (tokens[named..end - 1].iter().any(|token| token.is(FIRST_NAME)) || alone());
    let after_roles =
        tokens[named..end - usize::from(surname)].iter().rposition(role).map_or(named, |last| named + last + 1);
    let first_name = (after_roles..end).find(|at| tokens[*at].is(FIRST_NAME));
    match first_name.filter(|_| habits.nouns_capital) {
        Some(first_name) if first_name + 1 < end => first_name,
        _ => after_roles,
    }
}
