//! What a token says of saying where the lexicon alone does not tell: phrases that are one verb, prepositions that name whose words they are.

use copydesk_text::names::people::Signs;
use copydesk_text::vocabulary::{self, ADVERB, AUXILIARY, PRONOUN};
use copydesk_text::words::{Kind, Token};

use super::habits::Rules;
use super::resources::Language;
use crate::grammar::{ASIDE, BEHIND, PARTICIPLE, SAY};

impl Language {
    /// By which words an article shows who is a human being.
    pub(crate) fn signs(&self) -> Signs<'_> {
        // `hun`, `han`: of things, `den` and `det`
        let people_alone = match self.rules {
            Rules::Clauses => true,
            Rules::Beside(habits) => habits.bare_nouns,
        };
        let inverts = matches!(self.rules, Rules::Beside(_));
        let nouns_capital = self.nouns_capital();
        Signs { lexicon: &self.lexicon, says: SAY | ASIDE, people_alone, inverts, nouns_capital }
    }
}

/// Makes one verb of saying of the last of these tokens, which are a verb, a preposition and a noun: `met en garde`, `a mis en garde`,
/// `met-elle en garde`.
pub(super) fn warns(tokens: &mut [Token]) {
    let [rest @ .., preposition, noun] = tokens else { return };
    // `met toutefois en garde`
    let verb = rest.iter().rposition(|token| token.bits & (PRONOUN | ADVERB) == 0);
    let Some(verb) = verb.filter(|verb| verb + 2 >= rest.len() && rest[*verb].kind == Kind::Word) else { return };
    let participle = verb.checked_sub(1).is_some_and(|left| rest[left].is(AUXILIARY | PRONOUN));
    let auxiliary = rest[..verb].iter().rev().take(2).any(|token| token.is(AUXILIARY));
    if !participle && !rest[verb].content() {
        return;
    }
    rest[verb].bits = if participle && auxiliary { ADVERB } else { AUXILIARY };
    preposition.bits = ADVERB;
    noun.bits = SAY | PARTICIPLE;
}

/// Whether the token is a word of saying that is a preposition: selon, laut, enligt.
pub(crate) fn is_according(token: &Token) -> bool {
    token.is(SAY) && token.is(vocabulary::PREPOSITION) && token.kind == Kind::Word
}

/// Whether the token is a word of saying that stands behind whom it names: zufolge.
pub(crate) fn is_behind(token: &Token) -> bool {
    token.kind == Kind::Word && token.bits & BEHIND == BEHIND
}
