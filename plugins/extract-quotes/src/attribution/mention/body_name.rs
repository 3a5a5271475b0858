//! The name of a body that goes on in small letters behind its only capital, where a verb of saying stands before it and the clause ends behind:
//! `« … », juge l’association Droit au frais`. In languages whose nouns have none. And one with `and` in it, where nouns have capitals: `der Verband
//! Bildung und Erziehung`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, NEUTER, PLURAL, PREPOSITION, ROLE, TIME, TITLE,
};
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

/// A body with the second noun of its name: `der Verband Bildung und Erziehung`, `das Ministerium für Landwirtschaft und Forsten`. In German.
pub(super) fn with_and(passage: &Passage<'_>, habits: &Habits, one: Phrase, high: usize) -> Phrase {
    let tokens = &passage.tokens;
    let end = one.tokens.end;
    // most phrases have something else behind them
    let Some(and) = tokens.get(end).filter(|and| habits.nouns_capital && end + 1 < high && and.kind == Kind::Word)
    else {
        return one;
    };
    if and.bits & FUNCTION == 0 || !habits.and.iter().any(|word| passage.word_is(end, word)) {
        return one;
    }
    if let Some(whole) = with_other_role(passage, habits, &one, high) {
        return whole;
    }
    let bits = |token: &Token| token.bits | passage.language().role_tail(&passage.text[token.range()]);
    let plain = |at: usize| {
        let token = &tokens[at];
        token.name() && bits(token) & (FIRST_NAME | ROLE | TITLE | FUNCTION) == 0
    };
    let noun = one.tokens.clone().find(|at| tokens[*at].name());
    let body = noun.is_some_and(|noun| {
        let (bits, word) = (bits(&tokens[noun]), &passage.text[tokens[noun].range()]);
        let listed = passage.language().is_institution(word) || passage.language().body(word).is_some();
        noun + 1 < end && (bits & ROLE != 0 && bits & NEUTER != 0 || listed)
    });
    let ends = tokens.get(end + 2).is_none_or(|next| next.bits & CAPITAL == 0);
    if !(tokens[one.tokens.start].is(DETERMINER) && body && plain(end - 1) && plain(end + 1) && ends) {
        return one;
    }
    let mention = if one.mention == Mention::Person { Mention::Organisation } else { one.mention };
    Phrase { mention, tokens: one.tokens.start..end + 2, head: one.head.start..end + 2 }
}

/// One person’s role with another and the name behind both: `sagte der Trainer und Vater Bo Lind`, of one verb. In German.
fn with_other_role(passage: &Passage<'_>, habits: &Habits, one: &Phrase, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let end = one.tokens.end;
    let role = |at: usize| {
        let token = &tokens[at];
        token.name()
            && token.bits & (FIRST_NAME | PLURAL | NEUTER) == 0
            && (token.is(ROLE | TITLE) || passage.compound_role(token))
    };
    // `sagten Trainer und Vater`: two
    let verb = one.tokens.start.checked_sub(1).map(|verb| &tokens[verb])?;
    let of_one = verb.is(SAY) && verb.bits & CAPITAL == 0 && !passage.text[verb.range()].ends_with('n');
    if one.mention == Mention::Person || !of_one || !role(end - 1) || !role(end + 1) {
        return None;
    }
    let named = super::one_of(passage, habits, end + 1, high)?;
    // `sagte der Trainer, und Kapitän Bo Lind nickte`, where the comma is forgotten
    let over = tokens
        .get(named.tokens.end)
        .is_none_or(|next| next.kind != Kind::Word || next.is(ADVERB | CONJUNCTION | PREPOSITION | TIME));
    let whole = over && named.mention == Mention::Person && named.head.len() > 1 && named.tokens.start == end + 1;
    whole.then_some(Phrase { tokens: one.tokens.start..named.tokens.end, ..named })
}
