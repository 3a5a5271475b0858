//! A role with what it is of, and with the name that is set beside it.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FIRST_NAME, NEUTER, PARTICLE, PLURAL, PREPOSITION, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::surname::named_from;
use super::words::{SMALL, before_name, is_name};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// A role with what it is of, and with the name that is set beside it: `la directora del centro, Ada Rowe`.
pub(super) fn of_someone(passage: &Passage<'_>, habits: &Habits, start: usize, mut end: usize, high: usize) -> Phrase {
    let tokens = &passage.tokens;
    for _ in 0..3 {
        let joins = end + 1 < high
            && tokens[end].is(PREPOSITION | DETERMINER)
            && habits.of.iter().any(|word| passage.word_is(end, word));
        if !joins {
            break;
        }
        let mut at = end + 1;
        while at < high && tokens[at].is(DETERMINER) {
            at += 1;
        }
        let from = at;
        // `sagte die Ministerin der Zeitung „Post“`: to whom
        let heard = habits.nouns_capital
            && (tokens.get(at).is_some_and(|noun| noun.is(DOCUMENT | NEUTER))
                && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Quoted)
                || is_heard(passage, start..end, at, high));
        while !heard
            && at < high
            && at < from + SMALL
            && (is_name(&tokens[at]) || tokens[at].content() || tokens[at].is(CAPITAL) && !tokens[at].is(TIME))
            && tokens[at].bits & TIME == 0
        {
            at += 1;
            // `ein Mitarbeiter des Bauhofs schloss das Tor`: nouns have capitals, and what stands behind one is no part of it
            let over = habits.nouns_capital && tokens[at - 1].is(CAPITAL);
            if over && tokens.get(at).is_some_and(|next| next.bits & CAPITAL == 0) {
                break;
            }
        }
        // `sagte die Ministerin der dpa`: nouns have capitals
        let noun = !habits.nouns_capital || tokens[from..at].iter().any(|token| token.is(CAPITAL));
        if at == from || !noun {
            break;
        }
        end = at;
    }
    if let Some(named) = name_behind_office(passage, habits, start, high) {
        return named;
    }
    if let Some(named) = name_behind_bracket(passage, habits, start, end, high) {
        return named;
    }
    let role = Phrase { mention: Mention::Role, tokens: start..end, head: start..end };
    // `l’adjoint à l’éducation, Ada Rowe`, `der Sprecher im Kreistag, Bo Lind`: said of the role where a name follows
    let far = high.min(end + OFFICE);
    // `il vicepresidente del Consiglio e ministro degli Esteri, Ada Rowe`: another office of the same one, for it has no article
    let also = end + 1 < high
        && !habits.bare_nouns
        && tokens[end + 1].is(ROLE | TITLE)
        && tokens[end + 1].bits & (PLURAL | NEUTER | DOCUMENT | FIRST_NAME) == 0
        && habits.and.iter().any(|and| passage.word_is(end, and));
    if also || tokens.get(end).is_some_and(|next| end < high && next.is(PREPOSITION)) {
        let plain = |at: &usize| {
            let token = &tokens[*at];
            let named = token.is(FIRST_NAME) && token.name();
            token.kind == Kind::Word && (token.content() || token.is(PREPOSITION | DETERMINER)) && !named
        };
        let from = end + usize::from(also);
        let after = from + (from..far).take_while(plain).count();
        if tokens.get(after).is_some_and(|comma| after < high && comma.kind == Kind::Comma)
            && let Some(beside) = name_beside(passage, habits, start, after, high)
        {
            return beside;
        }
    }
    name_beside(passage, habits, start, end, high).unwrap_or(role)
}

/// Whether a newspaper or an agency from this token on is told something, right behind the verb and an office of the state: `sagte die
/// Ministerin der Nordischen Rundschau`.
fn is_heard(passage: &Passage<'_>, role: Range<usize>, at: usize, high: usize) -> bool {
    let tokens = &passage.tokens;
    let word = |token: &Token| &passage.text[token.range()];
    let told = role.start.checked_sub(1).is_some_and(|verb| tokens[verb].is(SAY) && tokens[verb].bits & CAPITAL == 0);
    let office = |token: &Token| (token.bits | passage.language().role_tail(word(token))) & TITLE != 0;
    let medium = |token: &Token| {
        let word = word(token).to_lowercase();
        passage.language().media.iter().any(|medium| word.ends_with(medium))
    };
    told && tokens[role].iter().any(|token| token.name() && office(token))
        && tokens[at..high.max(at)].iter().take(SMALL).take_while(|token| token.name()).any(medium)
}

/// The mention that begins at `start` with a role, its office and the name of who has it, where no comma parts them: `l’assessora alle
/// Infrastrutture Ada Rowe`. The first name is known, and nobody else's role is between.
fn name_behind_office(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let far = high.min(start + SMALL + OFFICE);
    let role = (start..far.min(start + SMALL))
        .find(|at| tokens[*at].is(ROLE | TITLE))
        .filter(|_| !habits.verb_second || habits.bare_nouns)?;
    let joins = role + 1 < far && habits.office.iter().any(|word| passage.word_is(role + 1, word));
    // `Formand for boligforeningen Ada Rowe`, but not `Advokat for enken Ada Rowe`: of a body
    let body = |token: &Token| {
        token.is(CAPITAL) || (token.bits | passage.language().role_tail(&passage.text[token.range()])) & NEUTER != 0
    };
    let name = (role + 2..far).find(|at| {
        let token = &tokens[*at];
        let role = token.is(ROLE | TITLE) && !(habits.bare_nouns && token.is(NEUTER));
        token.kind != Kind::Word || role || token.is(SAY) || token.is(FIRST_NAME) && token.name()
    });
    let name = name.filter(|name| !habits.bare_nouns || body(&tokens[name - 1]));
    // a first name right behind the preposition is what it is of: `la madre di Ada Rowe`
    let name = name
        .filter(|at| joins && *at > role + 2 && tokens[*at].is(FIRST_NAME) && tokens[*at].bits & (ROLE | TITLE) == 0)?;
    let of = tokens[name - 1].is(PREPOSITION | DETERMINER) || tokens[role].bits & (NEUTER | PLURAL | DOCUMENT) != 0;
    let end = name + tokens[name..high].iter().take_while(|token| is_name(token)).count();
    (!of && end > name + 1).then_some(Phrase { mention: Mention::Person, tokens: start..end, head: name..end })
}

/// The longest bracket behind a role, in tokens with its marks.
const BRACKET: usize = 6;

/// The mention that begins at `start` with a role, a bracket that says of which party its holder is, and the name: `La maire (divers gauche), Ada Rowe`,
/// `Le député (LR) de l’Aisne, Ada Rowe`, `Le député (LR) Ada Rowe`.
fn name_behind_bracket(
    passage: &Passage<'_>,
    habits: &Habits,
    start: usize,
    end: usize,
    high: usize,
) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let role = || tokens[start..end].iter().any(|token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER) == 0);
    tokens.get(end).filter(|open| end < high && open.kind == Kind::Open && !habits.verb_second && role())?;
    if is_of_another(passage, habits, start..end) {
        return None;
    }
    let close = (end + 1..high.min(end + BRACKET)).find(|at| tokens[*at].kind == Kind::Close)?;
    let next = close + 1;
    let own = next + tokens[next..high].iter().take_while(|token| is_name(token)).count();
    // `(LR) Ada Rowe`
    if own > next + 1 && tokens[next].is(FIRST_NAME) {
        return Some(Phrase { mention: Mention::Person, tokens: start..own, head: next..own });
    }
    let word = |token: &&Token| token.kind == Kind::Word && (token.content() || token.is(PREPOSITION | DETERMINER));
    let comma = next + tokens[next..high].iter().take(OFFICE).take_while(word).count();
    let of = comma == next || habits.office.iter().any(|of| passage.word_is(next, of));
    name_beside(passage, habits, start, comma, high).filter(|_| of)
}

/// Whether these words end in the office of somebody whom the first noun belongs to, so that a name behind them may be that one’s: `l’avocat du député`,
/// but not `la directrice du port`.
pub(crate) fn is_of_another(passage: &Passage<'_>, habits: &Habits, words: Range<usize>) -> bool {
    let of = words.clone().find(|at| habits.of.iter().any(|of| passage.word_is(*at, of)));
    let office =
        |token: &Token| token.is(ROLE | TITLE) && token.bits & (CAPITAL | PLURAL | NEUTER | DOCUMENT | FIRST_NAME) == 0;
    of.is_some_and(|of| passage.tokens[of..words.end].iter().any(office))
}

/// How many words may stand between a role and the comma before the name of who has it.
const OFFICE: usize = 7;

/// The mention that begins at `start` with the name that is set beside it after a comma at `end`.
fn name_beside(passage: &Passage<'_>, habits: &Habits, start: usize, end: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if tokens.get(end).is_none_or(|comma| end >= high || comma.kind != Kind::Comma) {
        return None;
    }
    // `el comandante, general Ada Rowe`, `le porte-parole de l’armée, le colonel Ada Rowe`
    let office =
        |token: &Token| token.kind == Kind::Word && token.is(DETERMINER | ROLE | TITLE) && token.bits & CAPITAL == 0;
    let offices = tokens[end + 1..high].iter().take(SMALL).take_while(|token| office(token)).count();
    let from = end + 1 + if tokens[end + offices].is(ROLE | TITLE) { offices } else { 0 };
    let from = if habits.verb_second { from } else { behind_origin(tokens, from, high) };
    let mut at = from;
    // `la diputada de Cultura, Ada de la Cruz`, but not `Ada Rowe von der Universität Marl`
    let joins = |at: usize| match habits.verb_second {
        true => tokens.get(at + 1).is_some_and(is_name),
        false => before_name(&tokens[..high], at),
    };
    while at < high && (is_name(&tokens[at]) || tokens[at].is(PARTICLE) && at > from && joins(at)) {
        at += 1;
    }
    let closes = at >= high || !matches!(tokens[at].kind, Kind::Word | Kind::Number);
    let name = named_from(passage, habits, from, at.max(from));
    // `su mujer, Ada,`
    let first_name = at == from + 1
        && tokens[from].is(FIRST_NAME)
        && tokens.get(at).is_some_and(|comma| at < high && comma.kind == Kind::Comma)
        && tokens[start..end].iter().any(|token| token.is(ROLE) && token.bits & (NEUTER | PLURAL) == 0);
    let beside = (at >= from + 2 || first_name) && closes && name < at;
    beside.then_some(Phrase { mention: Mention::Person, tokens: start..at, head: name..at })
}

/// Where a name of two words begins behind an article and where its bearer is from: `l’entraîneur visiteur, l’Espagnol Ada Rowe`.
fn behind_origin(tokens: &[Token], from: usize, high: usize) -> usize {
    let [article, origin, first, last] = tokens.get(from..high.min(from + 4)).unwrap_or_default() else { return from };
    let named = first.is(FIRST_NAME) && first.name() && is_name(last) && origin.bits & FIRST_NAME == 0;
    if article.is(DETERMINER) && origin.content() && named { from + 2 } else { from }
}
