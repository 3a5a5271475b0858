//! Whether somebody may be called by a noun that says what one does: not where the article gives them another role. `Manager Ada Rowe …
//! the striker` are two.

use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{
    ADVERB, BE, CONJUNCTION, DETERMINER, MALE, NEUTER, PLURAL, POSSESSOR, PREPOSITION, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::passages::passage::Passage;
use crate::whom::roles::introduced::MOST;

/// How many words before a name, and behind it, are looked at for a role.
const BEFORE: usize = 8;
const BEHIND: usize = 8;

/// What an article tells of somebody before a noun that says what one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// A role that the noun fits: the same, or a broader or a narrower one.
    Fitting,
    /// No role: this often the person is named.
    Nothing(usize),
    /// Another role.
    Other,
}

/// What the article tells of this person before a place, of what one does.
pub(crate) fn told(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    (block, until): (usize, usize),
    noun: &str,
) -> Told {
    let Some(one) = people.person(person) else { return Told::Other };
    let mentions = people.mentioned_before(block, until).filter(|(_, named, _)| *named == person).take(MOST);
    let (mut told, mut fits, mut count) = (false, false, 0);
    for (block, _, at) in mentions {
        let Some(passage) = passages.get(block) else { break };
        count += 1;
        each_role(passage, at, one.name, |role| {
            let language = passage.language();
            told |= !language.leaves_open(role);
            fits |= language.may_be_one(noun, role);
        });
    }
    match told {
        _ if fits => Told::Fitting,
        true => Told::Other,
        false => Told::Nothing(count),
    }
}

/// The roles that stand beside the mention of a name that begins at this byte: `Manager Ada`, `the mayor, Ada,`, `Ada, 57, a midwife`, `Ada is a
/// midwife`.
fn each_role(passage: &Passage<'_>, at: usize, name: &str, mut told: impl FnMut(&str)) {
    let tokens = &passage.tokens;
    let first = tokens.partition_point(|token| token.start < at);
    let sentence = passage.sentence(first);
    let word = |at: usize| &passage.text[tokens[at].range()];
    let is_role = |at: usize| {
        let token = &tokens[at];
        token.kind == Kind::Word
            && token.bits & (PLURAL | NEUTER) == 0
            && (token.is(ROLE | TITLE) || passage.language().says_what_one_does(word(at)))
    };
    // all of it, or a short form
    let whole = passage.text.get(at..).is_some_and(|text| text.starts_with(name));
    let length = if whole { name.len() } else { tokens.get(first).map_or(0, |token| token.end - token.start) };
    let end = first + tokens[first..].partition_point(|token| token.start < at + length);
    let comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    // `Tierärztin Dr. Ada`: titles that all have are none
    let empty = |at: usize| is_role(at) && passage.language().leaves_open(word(at).trim_end_matches('.'));
    let left = (sentence.start..first).rev().find(|at| tokens[*at].kind != Kind::Stop && !empty(*at));
    if let Some(left) = left {
        if is_role(left) {
            told(word(left).trim_end_matches('.'));
        } else if comma(left) && (comma(end) || ends(tokens, end)) {
            // `the leader of the opposition, Ada Rowe,`
            let from = left.saturating_sub(BEFORE).max(sentence.start);
            let part =
                |at: &usize| tokens[*at].kind == Kind::Word && !tokens[*at].is(POSSESSOR | RELATIVE | CONJUNCTION);
            let start = (from..left).rev().take_while(part).last().unwrap_or(left);
            (start..left).filter(|at| is_role(*at)).take(1).for_each(|at| told(word(at)));
        }
    }
    // `Ada is a midwife`, `Ada ist Hebamme`
    let is = tokens
        .get(end)
        .is_some_and(|next| next.is(BE) || passage.language().small_words.be.contains(&&passage.text[next.range()]))
        && tokens.get(end + 1).is_some_and(|next| next.is(DETERMINER | ADVERB) || is_role(end + 1));
    if !comma(end) && !is {
        return;
    }
    let rest = end + 1..sentence.end.min(end + 1 + BEHIND);
    let mut role = None;
    for at in rest {
        let token = &tokens[at];
        let aged = token.kind == Kind::Number || comma(at) && at <= end + 2;
        let stops = matches!(token.kind, Kind::Quoted | Kind::End | Kind::Stop)
            || token.is(PREPOSITION | CONJUNCTION)
            || token.is(POSSESSOR) && token.bits & (DETERMINER | MALE) == 0
            || comma(at) && at > end + 2;
        if stops && !aged {
            break;
        }
        // `Leiter der Klinik`: of what
        if role.is_some() && token.is(DETERMINER) {
            break;
        }
        role = if is_role(at) { Some(at) } else { role };
    }
    if let Some(role) = role {
        told(word(role));
    }
}

/// Whether a sentence ends here.
fn ends(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| matches!(token.kind, Kind::End | Kind::Stop | Kind::Quoted))
}
