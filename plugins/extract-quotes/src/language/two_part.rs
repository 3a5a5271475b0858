//! German verbs that are of saying only with the words that end their clause: `hielt dagegen`, `gab am Montag zu bedenken`.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::vocabulary::{CAPITAL, PREPOSITION};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{ASIDE, NOUN, SAY};

/// The classes by which such a verb is told from others: of them it has the first alone.
pub(super) const TWO_PART_CLASSES: u32 = ASIDE | SAY | NOUN | PREPOSITION | CAPITAL;

/// How many words may stand between the verb and the end of its clause.
const WIDE: usize = 12;

/// Whether the words that make a verb one of saying end its clause. These tokens begin with the verb.
pub(super) fn is_two_part(text: &str, tokens: &[Token]) -> bool {
    static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/two-part.txt")).collect());
    let Some(verb) = tokens.first().and_then(|verb| text.get(verb.range())) else { return false };
    let from = LIST.partition_point(|line| *line < verb);
    let ending = |line: &&'static str| line.strip_prefix(verb)?.strip_prefix(' ');
    let mut endings = LIST[from..].iter().map_while(ending).peekable();
    if endings.peek().is_none() {
        return false;
    }
    let clause = tokens[1..].iter().take(WIDE).take_while(|token| matches!(token.kind, Kind::Word | Kind::Number));
    let Some(last) = clause.last() else { return false };
    let clause = text.get(tokens[0].end..last.end).unwrap_or_default();
    endings.any(|ending| clause.strip_suffix(ending).is_some_and(|rest| rest.ends_with(' ')))
}
