//! A quotation whose closing mark is missing before the attribution that ends it: `“It is rotten, Ada Rowe said.`

use copydesk_text::marks::Pair;
use copydesk_text::sentences;
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, PREPOSITION, PRONOUN, ROLE, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{PARTICIPLE, SAY};
use crate::language::Language;

/// The longest attribution inside a quotation that was never closed, in bytes.
const ATTRIBUTED: usize = 60;

/// The longest one that says more of who speaks, in bytes.
const AT_LENGTH: usize = 200;

/// How many stops inside it are looked at, the last first.
const STOPS: usize = 4;

/// How many words an attribution may have before the name, or in it.
const NAMED: usize = 4;

/// Closes a quotation, the last of a text, whose closing mark is missing before the attribution that ends it: `“It is rotten, Ada Rowe said.`,
/// `“It is rotten, said Ada Rowe, who runs the lock.`
pub(super) fn close_before_attribution(text: &str, language: &Language, last: &mut Pair) {
    let inside = &text[last.inner.clone()];
    let stops = inside.rmatch_indices([',', '?', '!']).take(STOPS);
    let found = stops.take_while(|(at, _)| at + AT_LENGTH > inside.len()).find_map(|(at, _)| {
        let end = last.inner.start + at + 1;
        let mut tokens = Vec::new();
        language.tokenize(text, end..last.inner.end, &mut tokens);
        let short = at + ATTRIBUTED > inside.len() && tells_shortly(&tokens);
        let one = || sentences(&text[end..last.inner.end]).nth(1).is_none();
        (short || tells_at_length(&tokens) && one()).then_some(end)
    });
    if let Some(end) = found {
        last.inner.end = end;
        last.outer.end = end;
        last.closed = true;
    }
}

/// Whether the words are a verb of saying, not written with a capital.
fn says(token: &Token) -> bool {
    token.is(SAY) && token.bits & (CAPITAL | PREPOSITION) == 0
}

/// Whether the words are an attribution and little else: `Ada Rowe said.`
fn tells_shortly(tokens: &[Token]) -> bool {
    let named = |token: Option<&Token>| token.is_some_and(|token| token.name() || token.is(PRONOUN));
    tokens.iter().enumerate().any(|(at, token)| {
        says(token)
            && (at > 0 && named(tokens.get(at - 1)) && at <= 3 || at == 0 && named(tokens.get(1)))
            && tokens.len() <= at + 4
    })
}

/// Whether the words begin with a verb of saying and a name, or with these the other way round and a comma: `said the councillor Ada Rowe,
/// who lives opposite.`
fn tells_at_length(tokens: &[Token]) -> bool {
    let small = |token: &Token| token.is(DETERMINER | ROLE | TITLE) || token.content();
    let name = |tokens: &[Token]| {
        let before = tokens.iter().take(NAMED).take_while(|token| small(token) && !token.name()).count();
        tokens.get(before).filter(|token| token.name()).map(|_| before)
    };
    match tokens {
        [verb, rest @ ..] if says(verb) && !verb.is(PARTICIPLE) => name(rest).is_some(),
        _ => {
            let words = tokens.iter().take_while(|token| token.name() || token.is(ROLE | TITLE)).count();
            let verb = tokens.get(words).filter(|_| (1..=NAMED).contains(&words));
            verb.is_some_and(says) && tokens.get(words + 1).is_some_and(|next| next.kind == Kind::Comma)
        }
    }
}
