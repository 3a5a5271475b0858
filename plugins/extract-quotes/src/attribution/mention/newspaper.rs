//! A newspaper that stands in marks beside its verb of saying.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, DOCUMENT, NEUTER, OBJECT, PRONOUN, ROLE, TIME};
use copydesk_text::words::{Kind, Token};

use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How long the name of a newspaper is at most, with its marks, in bytes.
const NEWSPAPER: usize = 48;

/// A newspaper that stands in marks beside its verb of saying: `schrieb die „Post“`, `Die Zeitung »El Faro« kommentierte`.
pub(super) fn newspaper(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let mut at = start;
    while at < high.min(start + 2) && tokens[at].is(DETERMINER) {
        at += 1;
    }
    let noun = at < high && at > start && tokens[at].is(NEUTER | ROLE | DOCUMENT);
    at += usize::from(noun);
    let quoted = tokens.get(at).filter(|quoted| at < high && at > start && quoted.kind == Kind::Quoted)?;
    let beside =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|verb| verb.is(SAY) && !verb.is(CAPITAL));
    // `Der „Neuen Post“ sagte Rowe`: to whom
    let told = |next: &Token| next.name() && !next.is(TIME) || next.is(PRONOUN) && next.bits & OBJECT == 0;
    let heard = habits.nouns_capital && tokens.get(at + 2).is_some_and(told);
    let spoken = beside(start.checked_sub(1)) || beside(Some(at + 1)) && !heard;
    let inside = passage.text[quoted.range()].trim_matches(is_mark);
    let named = inside.starts_with(char::is_uppercase) && !inside.ends_with(['.', '!', '?', ',']);
    let short = quoted.end - quoted.start <= NEWSPAPER && inside.split(' ').count() <= 5;
    (spoken && named && short).then_some(Phrase {
        mention: Mention::Organisation,
        tokens: start..at + 1,
        head: at..at + 1,
    })
}

/// Whether this is a quotation mark, or a space that stands inside one.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '„' | '“' | '”' | '‚' | '‘' | '’' | '«' | '»' | '‹' | '›' | ' ' | '\u{a0}' | '\u{202f}')
}
