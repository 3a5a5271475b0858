//! The phrase that begins at a place in a sentence, read forwards.

use super::kind::classify;
use super::mention::{Mention, Phrase};
use super::words::{DEPTH, FOR, LONGEST, adjective, aged, opens_noun, pronoun};
use crate::names::extent::nickname;
use crate::names::trade::{is_trade, opens_full_name};
use crate::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, ORGANISATION, PARTICLE, POSSESSIVE, PREPOSITION,
    PRONOUN, RELATIVE, ROLE, SUFFIX, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// The phrase that begins at `start`; `high` is where the sentence ends.
pub fn after(tokens: &[Token], start: usize, high: usize, verbs: u32) -> Option<Phrase> {
    after_at(tokens, start, high, verbs, DEPTH)
}

fn after_at(tokens: &[Token], start: usize, high: usize, verbs: u32, depth: usize) -> Option<Phrase> {
    let token = tokens.get(start).filter(|_| start < high)?;
    if token.is(PRONOUN) {
        return pronoun(token, start);
    }
    let determined = token.is(DETERMINER) && token.bits & CONJUNCTION == 0
        || token.is(DETERMINER) && tokens.get(start + 1).is_some_and(Token::content);
    let mut end = start + usize::from(determined);
    let ceiling = high.min(start + LONGEST);
    let mut named = false;
    while end < ceiling {
        let next = &tokens[end];
        let goes_on = match next.kind {
            Kind::Word if next.is(PARTICLE) && next.bits & CAPITAL == 0 => {
                named && tokens[end + 1..].iter().take(2).find(|next| !next.is(PARTICLE)).is_some_and(Token::name)
            }
            Kind::Word if next.is(TIME) && next.bits & FIRST_NAME == 0 => false,
            Kind::Word if named && next.is(CONJUNCTION) => another_title(&tokens[..ceiling], end),
            Kind::Word if next.is(FUNCTION) => {
                // `a visibly irritated Ada Rowe`
                let adverb = next.bits & FUNCTION == ADVERB
                    && tokens.get(end + 1).is_some_and(|word| word.content() && word.bits & CAPITAL == 0)
                    && tokens.get(end + 2).is_some_and(Token::name);
                // `an elderly man`
                let said_of = next.bits & FUNCTION == ADVERB && tokens.get(end + 1).is_some_and(|role| role.is(ROLE));
                (next.is(DETERMINER) || adverb || said_of) && end == start + 1 && determined
            }
            Kind::Word if next.bits & CAPITAL != 0 => true,
            Kind::Word if next.is(ADVERB | RELATIVE) => false,
            Kind::Word if next.is(verbs) && next.bits & ROLE == 0 => {
                let role = |at: usize| tokens.get(at).is_some_and(|role| at < ceiling && role.is(ROLE | TITLE));
                // `the state environment agency`
                let noun = |at: usize| tokens.get(at).is_some_and(|noun| noun.kind == Kind::Word && noun.bits == 0);
                end == start + 1 && opens_noun(&tokens[start]) && (role(end + 1) || noun(end + 1) && role(end + 2))
            }
            // small words after a name belong to it only where they are roles: Lind spokesman Bo Rask
            Kind::Word if named => {
                // `said one Rowe confidant.`, `said the printed Rowe slate card.`
                let noun = |at: usize| determined && tokens[at].bits == 0 && at + 1 < high && at < start + 5;
                let ends = |at: usize| {
                    matches!(tokens.get(at).map(|then| then.kind), Some(Kind::Comma | Kind::Stop | Kind::Dash))
                };
                next.bits & (ROLE | TITLE) != 0
                    || adjective(next, tokens.get(end + 1).unwrap_or(next))
                    || is_trade(&tokens[..high], start, end, verbs)
                    || noun(end)
                        && (ends(end + 1) || tokens[end + 1].kind == Kind::Word && noun(end + 1) && ends(end + 2))
            }
            // a role ends its phrase, unless another or a name comes next: the campaign manager; the minister resigned
            Kind::Word if end > start && tokens[end - 1].is(ROLE) && !tokens[end - 1].is(POSSESSIVE) => {
                // `former deputy agriculture minister Bo Rask`
                let office = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
                // `said chief forecaster Ada Rowe`: a trade that no list knows, unless an article stands before: `the minister visiting Arnsby`
                let trade = || !determined && end == start + 1 && opens_full_name(&tokens[..high], end + 1);
                next.bits & (ROLE | TITLE | CAPITAL) != 0
                    || next.bits == 0 && trade()
                    || next.bits == 0
                        && tokens.get(end + 1).is_some_and(office)
                        && tokens.get(end + 2).is_some_and(|name| end + 2 < high && name.name())
            }
            Kind::Word => true,
            Kind::Number => !named && (end > start || aged(next)),
            Kind::Comma => named && tokens.get(end + 1).is_some_and(|suffix| suffix.is(SUFFIX)),
            Kind::Other => named && tokens.get(end + 1).is_some_and(Token::name),
            Kind::Quoted => nickname(tokens, end),
            _ => false,
        };
        if !goes_on {
            break;
        }
        named = next.bits & POSSESSIVE == 0 && (named || next.name());
        end += 1;
    }
    if determined && end == start + 2 && aged(&tokens[start + 1]) {
        return Some(Phrase { mention: Mention::Role, tokens: start..end, head: start..end });
    }
    if !tokens[start..end].iter().any(Token::content) || tokens[end - 1].is(POSSESSIVE) {
        return None;
    }
    let mut phrase = classify(tokens, start..end, end, determined)?;
    // `the Norrland Board of Elections`, `the Centers for River Control`
    let board = phrase.mention == Mention::Organisation
        && tokens[end - 1].is(ORGANISATION | ROLE)
        && tokens.get(end + 1).is_some_and(Token::name)
        && (2..=FOR).contains(&(tokens[end].end - tokens[end].start));
    if (phrase.mention == Mention::Role || board)
        && depth > 0
        && end + 1 < high
        && tokens[end].is(PREPOSITION)
        && let Some(of) = after_at(tokens, end + 1, high, verbs, depth - 1).filter(|of| of.mention != Mention::Pronoun)
    {
        phrase.tokens.end = of.tokens.end;
        phrase.head.end = of.tokens.end;
    }
    Some(phrase)
}

/// Whether the `and` at this token joins a title to another, with a name after it: `former Gov. and party chairman Bo Rask`.
fn another_title(tokens: &[Token], and: usize) -> bool {
    let title = |token: &Token| token.is(TITLE | ROLE) && token.bits & FIRST_NAME == 0;
    let rest = &tokens[and + 1..];
    let run = rest.iter().take_while(|token| token.name() || title(token)).count();
    tokens[and].end - tokens[and].start == 3
        && title(&tokens[and - 1])
        && rest[..run].iter().rposition(title).is_some_and(|last| last + 1 < run)
}
