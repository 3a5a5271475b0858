//! What is asked of every subject and its verb: whether a phrase can speak, whether the verb says something, and where a clause begins.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, FEMALE, MALE, OBJECT, PLURAL, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE,
    ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::SAY;
use crate::passages::passage::Passage;

/// Whether the token joins two.
pub(crate) fn is_and(token: &Token) -> bool {
    token.is(CONJUNCTION) && token.end - token.start == 3 && !token.is(PREPOSITION)
}

/// Whether a clause begins at this token.
pub(super) fn opens_clause(tokens: &[Token], low: usize, start: usize) -> bool {
    start == low
        || start == low + 1 && tokens[low].is(AUXILIARY) && tokens[low].is(CAPITAL) // Will Rowe
        || {
        let left = &tokens[start - 1];
        matches!(left.kind, Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon | Kind::Quoted)
            || left.is(CONJUNCTION | ADVERB)
    }
}

/// Whether the phrase is someone who can speak, rather than a thing.
pub(crate) fn speaks(tokens: &[Token], phrase: &Phrase) -> bool {
    match phrase.mention {
        Mention::Person | Mention::Organisation => true,
        Mention::Pronoun => tokens[phrase.head.start].is(MALE | FEMALE | PLURAL | RELATIVE | CONJUNCTION),
        Mention::Role => {
            tokens[phrase.head.clone()].iter().any(|token| token.is(ROLE | TITLE | PLURAL) || is_and(token))
        }
    }
}

/// `him`, `her`: one human being.
pub(crate) fn one_who(token: &Token) -> bool {
    token.is(PRONOUN | POSSESSOR) && token.is(OBJECT | POSSESSOR) && token.is(MALE | FEMALE)
}

/// Whether the verb is one that introduces whole sentences.
pub(crate) fn says(token: &Token) -> bool {
    token.is(SAY) && token.bits & CAPITAL == 0
}

/// Whether the verb takes somebody and what they are heard to say: `Lind recalled Rowe saying`.
pub(crate) fn remembers(passage: &Passage<'_>, verb: usize) -> bool {
    passage.is_one_of(verb, &passage.language().content_words.remembers)
}
