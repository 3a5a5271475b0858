//! Another than the one holder of a role whom an article names, who comes up without a name before it is used: `Ada Rowe MP lost. ¶ One backbencher was
//! blunt. “…,” the MP said`. In English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, MALE, OBJECT, POSSESSOR};
use copydesk_text::words::Kind;

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;
use crate::whom::signs::meant::{is_indefinite, noun};
use crate::whom::signs::new_human::new_human;

/// What tells that somebody is one of several, behind an article or by itself.
static SECOND: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../../data/second.txt")).collect());

/// The noun that any of a team may be called by.
const PLAYER: &str = "player";

/// What an office is called before somebody holds it.
const NEW: &str = "new";

/// Whether the sentence before the quotation and its speaker begins with one of several whom the role fits as well, or with somebody new of the same role.
/// Not where that one does something to somebody whom a pronoun calls: `Another senator embraced her`.
pub(crate) fn is_another_holder(passages: &[Passage<'_>], quoted: (usize, usize), found: &Found) -> bool {
    let own = &passages[found.block];
    if found.speaker.mention != Mention::Role || !matches!(own.language().rules, Rules::Clauses) {
        return false;
    }
    let before = found
        .beginning(passages, quoted)
        .and_then(|(block, at)| sentence_before(passages, block, passages[block].sentence(at).start));
    let Some((block, sentence)) = before.filter(|(block, _)| is_read(passages, *block)) else { return false };
    let passage = &passages[block];
    // most sentences begin with something else
    let one = passage.is_one_of(sentence.start, &passage.language().small_words.one_of_several);
    if sentence.is_empty() || !one && !is_indefinite(passage, sentence.start) {
        return false;
    }
    let Some(other) = new_human(passage, sentence.start, sentence.end, MALE | FEMALE) else { return false };
    let word = |passage: &Passage<'_>, at: usize| passage.text[passage.tokens[at].range()].to_lowercase();
    let (role, other) = (word(own, noun(&own.tokens, &found.speaker.head)), word(passage, other));
    let language = passage.language();
    let next = word(passage, sentence.start + 1);
    let several = || one || SECOND.contains(&next.as_str());
    // `A new president will be elected`, `A former minister resigned`: who holds it now is meant
    let now = next == NEW || language.former.contains(&next.as_str());
    // `the prime minister`: of more than a noun there is one
    let alone = found.speaker.head.len() > 2;
    // `A second goalkeeper came on`: that one would be described by it
    let plays = language.may_be_one(PLAYER, &role);
    let fits = !now && !alone && !plays && (role == other || language.may_be_one(&role, &other) && several());
    let tokens = &passage.tokens[sentence.clone()];
    // `embraced her`, but not `in her speech`
    let alone = |at: usize| tokens.get(at + 1).is_none_or(|next| !next.content());
    let done = || {
        tokens.iter().enumerate().any(|(at, token)| {
            let her = token.is(OBJECT) || token.is(POSSESSOR) && alone(at);
            token.kind == Kind::Quoted || her && token.is(MALE | FEMALE)
        })
    };
    let asks = || tokens.last().is_some_and(|last| &passage.text[last.range()] == "?");
    fits && !done() && !asks()
}
