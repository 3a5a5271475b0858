//! The name that somebody goes by whom a role brings in: `An old man who gave his name only as Umberto`. `data/named.txt` lists the words
//! before it.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{AUXILIARY, BE, FUNCTION, POSSESSIVE};
use copydesk_text::words::Kind;

use crate::grammar::SAY;
use crate::passages::passage::Passage;

/// The language and the words, the last of them first.
static NAMED: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../data/named.txt")).filter_map(|line| line.split_once(' '));
    lines.map(|(tag, words)| (tag, words.split(' ').rev().collect())).collect()
});

/// How many words may stand between a role and the name.
const NEAR: usize = 12;

/// Where one of these words by itself stands right behind the role, and a verb behind the name.
const ENGLISH: &str = "en";

/// How many words such a name has at most.
const WORDS: usize = 3;

/// The name that a clause right behind this role says its bearer goes by.
pub(crate) fn own_name<'a>(passage: &Passage<'a>, role: &Phrase) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let clause = &tokens[role.tokens.end..tokens.len().min(role.tokens.end + NEAR)];
    let plain = |kind: Kind| matches!(kind, Kind::Word | Kind::Comma);
    let words = clause.iter().take_while(|token| plain(token.kind)).count();
    let named = |at: &usize| tokens[*at].name() && tokens[*at].bits & FUNCTION == 0;
    let name = (role.tokens.end + 1..role.tokens.end + words).find(named)?;
    let goes_by = |words: &[&str]| {
        let room = name >= role.tokens.end + words.len();
        room && words.iter().enumerate().all(|(back, word)| passage.word_is(name - 1 - back, word))
    };
    let tag = passage.language().tag;
    // `A singer called Bex Farrow was late`, but not `A singer called Bex Farrow rude`, `called Bex Farrow’s name`
    let acts = || {
        let next = tokens[name..].iter().position(|token| !token.name()).map(|words| name + words);
        next.is_some_and(|next| tokens[next].is(AUXILIARY | BE | SAY))
    };
    let whole = |words: &[&str]| words.len() > 1 || tag != ENGLISH || name == role.tokens.end + 1 && acts();
    let end = name + (name..tokens.len().min(name + WORDS)).take_while(named).count();
    let owner = tokens[end - 1].is(POSSESSIVE);
    (!owner && NAMED.iter().any(|(language, words)| *language == tag && goes_by(words) && whole(words)))
        .then(|| passage.spelt(&(name..end)))
}
