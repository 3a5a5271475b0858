//! Whom a pronoun stands for where its paragraph tells of one role alone, and names nobody: `Sorgen bereitet der Intendantin das Budget.`

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSOR, PRONOUN, RELATIVE, ROLE, TITLE};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;
use crate::whom::roles::introduced::introduced;
use crate::whom::signs::doubt::NAMES;
use crate::whom::signs::meant::is_indefinite;

/// Whom a pronoun stands for that nobody else is meant by: the one person whose role alone the paragraph tells before it, of that sex, where
/// it names nobody: `Sorgen bereitet der Intendantin das Budget. „…“, warnte sie`. Where no clauses are read.
pub(crate) fn role_here(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found) -> Option<usize> {
    let passage = &passages[pronoun.block];
    let at = pronoun.speaker.head.start;
    let token = passage.tokens.get(at)?;
    let sex = token.bits & (MALE | FEMALE);
    let plain =
        token.is(PRONOUN) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0 && (sex == MALE || sex == FEMALE);
    let mut mentioned = people.mentioned(pronoun.block, 0..token.start).take(NAMES + 1).enumerate();
    let named = mentioned.any(|(nth, (person, _))| {
        let one = people.person(person);
        nth == NAMES || one.is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex & sex != 0))
    });
    if !plain || named || matches!(passage.language().rules, Rules::Clauses) {
        return None;
    }
    let is_role = |noun: usize| {
        let token = &passage.tokens[noun];
        let own = token.bits & (MALE | FEMALE);
        token.is(ROLE | TITLE) && token.bits & (NEUTER | DOCUMENT | PLURAL) == 0 && (own == 0 || own & sex != 0)
    };
    let from = at.saturating_sub(PARAGRAPH);
    // `Ein Passant kam dazu`: somebody new
    if (from..at).any(|article| is_indefinite(passage, article)) {
        return None;
    }
    let mut roles = (from..at).filter(|noun| is_role(*noun));
    let noun = roles.next()?;
    let word = |at: usize| &passage.text[passage.tokens[at].range()];
    let definite = noun > 0 && passage.language().is_definite(word(noun - 1));
    if !definite || roles.any(|other| word(other) != word(noun)) {
        return None;
    }
    let speaker = Phrase { mention: Mention::Role, tokens: noun - 1..noun + 1, head: noun - 1..noun + 1 };
    introduced(passages, people, &Found { speaker, means: None, ..pronoun.clone() })
}

/// How many words before a pronoun are looked at for a role.
const PARAGRAPH: usize = 120;
