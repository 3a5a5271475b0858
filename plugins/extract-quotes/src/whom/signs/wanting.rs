//! Whether a relative clause tells that whom it is about is somebody: `…, que pidió el anonimato`, `…, som vill vara anonym`. `data/wanting.txt`
//! lists verbs of those who want something.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::CAPITAL;
use copydesk_text::words::Kind;

use crate::grammar::SAY;
use crate::passages::passage::Passage;

/// The language and the verb of each line.
static WANTING: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    entries(include_str!("../../../data/wanting.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// How many words behind a relative pronoun its verb may be.
const CLAUSE: usize = 3;

/// Whether the clause behind the relative pronoun at `who` has such a verb, or one of saying.
pub(crate) fn is_of_somebody(passage: &Passage<'_>, who: usize) -> bool {
    let clause = passage.tokens.iter().enumerate().skip(who + 1).take(CLAUSE);
    let mut verbs =
        clause.take_while(|(_, token)| token.kind == Kind::Word).filter(|(_, verb)| verb.bits & CAPITAL == 0);
    let tag = passage.language().tag;
    verbs.any(|(at, verb)| verb.is(SAY) || WANTING.iter().any(|(own, word)| *own == tag && passage.word_is(at, word)))
}
