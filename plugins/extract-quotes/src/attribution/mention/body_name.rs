//! The name of a body that goes on in small letters behind its only capital, where a verb of saying stands before it and the clause ends behind:
//! `« … », juge l’association Droit au frais`. In languages whose nouns have none.

use std::ops::Range;

use copydesk_text::vocabulary::{CAPITAL, DETERMINER, NEUTER, ROLE, TIME};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{ASIDE, LINK, PARTICIPLE, SAY};
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How many words such a name has at most behind the small word that joins them.
const WORDS: usize = 3;

/// Where the name ends that goes on at `end`, behind what the body is. Nothing where it does not go on; no place where it may be anything.
pub(super) fn whole(
    passage: &Passage<'_>,
    habits: &Habits,
    noun: Range<usize>,
    end: usize,
    high: usize,
) -> Option<Option<usize>> {
    let tokens = &passage.tokens;
    let language = passage.language();
    let body = |token: &Token| {
        let word = &passage.text[token.range()];
        token.is(ROLE) && token.is(NEUTER) || language.is_institution(word) || language.body(word).is_some()
    };
    let small = |token: &Token| token.content() && token.bits & (CAPITAL | TIME) == 0;
    let verb = noun.start.checked_sub(2).map(|left| &tokens[left]);
    let behind_verb = verb.is_some_and(|verb| verb.is(SAY | ASIDE | LINK | PARTICIPLE) && verb.bits & CAPITAL == 0);
    let next = tokens.get(end).filter(|next| end < high && next.kind == Kind::Word)?;
    if habits.verb_second || !behind_verb || !tokens[noun].iter().any(|noun| body(noun) && small(noun)) {
        return None;
    }
    let ends = |at: usize| at >= high || matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::End | Kind::Quoted);
    let joins =
        [habits.of, habits.office, habits.and].iter().any(|list| list.iter().any(|word| passage.word_is(end, word)));
    if !joins {
        // `le syndicat Force ouvrière`, `le collectif Arno irrité`
        return (small(next) && ends(end + 1)).then_some(None);
    }
    let from = end + 1 + usize::from(tokens.get(end + 1).is_some_and(|article| article.is(DETERMINER)));
    let words = tokens[from.min(high)..high].iter().take(WORDS).take_while(|token| small(token)).count();
    (words > 0).then(|| Some(from + words).filter(|whole| ends(*whole)))
}
