//! What can be said of whom a role means.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{DOCUMENT, NEUTER, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, ROLE, TITLE};
use copydesk_text::words::Token;

use crate::language::Rules;
use crate::passages::passage::Passage;

/// Whom a role means that stands between a pronoun and the last name.
pub(crate) enum Antecedent<'a> {
    /// Somebody without a name: the role as printed.
    Unnamed(&'a str),
    /// Somebody who was named.
    Person(usize),
    /// Somebody who may have been named.
    Unclear,
}

impl<'a> Antecedent<'a> {
    /// The person, or the role of somebody without a name.
    pub(crate) fn parts(self) -> (Option<usize>, Option<&'a str>) {
        match self {
            Self::Person(person) => (Some(person), None),
            Self::Unnamed(text) => (None, Some(text)),
            Self::Unclear => (None, None),
        }
    }
}

/// Whether a definite role is one that a story may have without a name, so that it calls nobody again who was introduced otherwise: `the mayor`,
/// but not `the player`. Its noun is this token, or its last.
pub(crate) fn is_standing(passage: &Passage<'_>, role: &Phrase, noun: Option<usize>) -> bool {
    let language = passage.language();
    // of `die Intendantin des Theaters`, the first
    let first = |at: &usize| {
        let token = &passage.tokens[*at];
        let tail = if language.nouns_capital() { language.role_tail(&passage.text[token.range()]) } else { 0 };
        (token.bits | tail) & (ROLE | TITLE) != 0
    };
    let first = || role.head.clone().find(first).filter(|_| matches!(language.rules, Rules::Beside(_)));
    let noun = first().or(noun).or(role.head.end.checked_sub(1));
    let Some(noun) = noun.and_then(|noun| passage.tokens.get(noun)) else { return false };
    let word = &passage.text[noun.range()];
    let article = &passage.text[passage.tokens[role.head.start].range()];
    // `nach Angaben des Bürgermeisters`
    let genitive = word.strip_suffix('s').filter(|_| language.nouns_capital());
    let standing = |word: &str| language.is_standing(word) || noun.is(TITLE) && !language.leaves_open(word);
    let listed = matches!(language.rules, Rules::Clauses) || language.bare_nouns();
    let one = noun.is(ROLE | TITLE) && noun.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    let known = standing(word) || genitive.is_some_and(standing) || listed && one && !language.is_epithet(word);
    (language.is_definite(article) || language.bare_nouns()) && known
}

/// Whether a role introduces somebody: `a woman`, `his lawyer`. `The candidate` may call somebody again who is known.
pub(crate) fn is_new(passage: &Passage<'_>, role: &Phrase) -> bool {
    let owned = passage.tokens[role.head.clone()].iter().any(|token| token.is(POSSESSOR | POSSESSIVE));
    owned || is_indefinite(passage, role.head.start)
}

/// Whether the token is the article of someone who is not known yet.
pub(crate) fn is_indefinite(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| passage.language().is_indefinite(&passage.text[token.range()]))
}

/// The noun of a role, without what it is of.
pub(crate) fn noun(tokens: &[Token], head: &Range<usize>) -> usize {
    let of = head.clone().find(|at| *at > head.start && tokens[*at].is(PREPOSITION));
    of.unwrap_or(head.end) - 1
}

/// Whether the token is the role of someone.
pub(crate) fn unnamed(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (NEUTER | DOCUMENT | PLURAL) == 0
}
