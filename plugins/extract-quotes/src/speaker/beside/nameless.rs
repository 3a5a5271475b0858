//! Who without a name a pronoun stands for: a role that has just spoken, or a body.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FEMALE, FIRST_NAME, MALE, NEUTER, ROLE};
use copydesk_text::words::Token;

use crate::attribution::beside;
use crate::draft::{Draft, Found};
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Who without a name a pronoun stands for: the role that spoke right before, `« On est deux », dit une infirmière. « Et encore »,
/// ajoute-t-elle`; or the body that the sentence before tells of, `La préfecture rassure. Selon elle, c’est « sans danger »`
pub(super) fn unnamed(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
    found: &Found,
) -> Option<Found> {
    let passage = &passages[found.block];
    let pronoun = found.speaker.head.start;
    let sex = passage.tokens.get(pronoun)?.bits & (MALE | FEMALE);
    let own = found.block == drafts[i].first.0;
    if found.speaker.mention != Mention::Pronoun || sex == 0 || !own {
        return None;
    }
    let before = passage.sentence(passage.sentence(pronoun).start.checked_sub(1)?);
    let said = drafts[..i].last().filter(|draft| {
        draft.last.0 == found.block && passage.places.get(draft.last.1).is_some_and(|at| *at >= before.start)
    });
    let (start, spoke) = (before.start, said.and_then(|draft| draft.found.as_ref()));
    let role = match said {
        Some(_) if habits.nouns_capital => None,
        Some(_) if spoke.is_some() || !habits.bodies_have_sex => {
            spoke.filter(|spoke| spoke.block == found.block).map(|spoke| spoke.speaker.clone())
        }
        // `Der Verband widersprach. „…“, teilte er mit`, where nobody else is named
        None if habits.nouns_capital => {
            let alone = !named_here(passage, 0..pronoun, sex);
            let told_of = |body: &Phrase| passage.tokens.get(body.tokens.end).is_some_and(beside::reports);
            let body = |sentence| {
                let body = beside::body(passage, habits, sentence).filter(|body| beside::is_institution(passage, body));
                // `Die Kammer habe nichts geprüft. „…“, sagte sie`: whose words these are, not whom they are about
                body.filter(|body| alone && !told_of(body))
            };
            // `Die Polizei warnt. Am Dienstag seien drei gekommen. Sie schrieb: „…“`
            let earlier = || {
                let reported = beside::is_reported(passage, before.clone());
                let end = before
                    .start
                    .checked_sub(1)
                    .filter(|_| reported && beside::opening(passage, habits, before.clone()).is_none())?;
                body(passage.sentence(end))
            };
            body(before.clone()).or_else(earlier)
        }
        // `La retraitée rit. « … », glisse-t-elle`: a human being who was named
        // and of few words in marks that are nobody's, the body that the sentence is about
        _ if habits.bodies_have_sex => {
            let again = |role: &Phrase| {
                passage.tokens[role.tokens.clone()].iter().any(|noun| {
                    noun.is(ROLE)
                        && noun.bits & NEUTER == 0
                        && passage.language().is_epithet(&passage.text[noun.range()])
                })
            };
            // `Son client souffrait, selon lui, d’une addiction. « … », a-t-il soutenu`: he who tells it, not whom it is about
            let teller = beside::tells(passage, habits, before.clone()).map(|(teller, _)| teller);
            let told = teller.is_some_and(|teller| teller.mention == Mention::Pronoun);
            let apposed = |role: &Phrase| beside::is_apposed(passage, habits, role);
            beside::body(passage, habits, before).filter(|role| !told && !again(role) && !apposed(role))
        }
        _ => None,
    }?;
    // `le ministre` may be somebody who was named
    let named =
        || said.is_some() && beside::is_definite(passage, &role) && named_before(passages, found.block, start, sex);
    let told = role.mention == Mention::Role || habits.nouns_capital && role.mention == Mention::Organisation;
    let fits = told && beside::may_be(passage, &role, sex) && !named();
    fits.then(|| Found { speaker: role.clone(), confidence: found.confidence.min(0.82), ..found.clone() })
}

/// Whether a first name of this sex, or of either, is among these tokens.
fn named_here(passage: &Passage<'_>, part: Range<usize>, sex: u32) -> bool {
    passage.tokens[part].iter().rev().take(NAMES).any(|token| may_be_called(token, sex))
}

/// Whether the token is a first name of this sex, or of either.
fn may_be_called(token: &Token, sex: u32) -> bool {
    let told = token.bits & (MALE | FEMALE);
    token.is(FIRST_NAME) && token.name() && (told == 0 || told & sex != 0)
}

/// How many words before a pronoun are looked at for a name that it may stand for.
const NAMES: usize = 400;

/// Whether a first name of this sex, or of either, stands in the words before a token.
fn named_before(passages: &[Passage<'_>], block: usize, start: usize, sex: u32) -> bool {
    let own = passages[block].tokens[..start].iter().rev();
    let earlier = passages[..block].iter().rev().flat_map(|passage| passage.tokens.iter().rev());
    own.chain(earlier).take(NAMES).any(|token| may_be_called(token, sex))
}
