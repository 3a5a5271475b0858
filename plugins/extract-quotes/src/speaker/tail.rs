//! What stands behind a quotation in its sentence and tells that another says it than whoever spoke before, though no list knows the verb:
//! `„…“, sagte Rowe. „…“, donnerte Bo Lind`, `„…“, murmelte jemand`; `“…,” was heard from the crowd`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, POSSESSOR, PREPOSITION, PRONOUN, REFLEXIVE,
    TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside::human;
use crate::attribution::mention;
use crate::draft::{Draft, Found};
use crate::grammar::SAY;
use crate::language::{Habits, Rules};
use crate::passages::passage::Passage;

/// How many words are looked at.
const TAIL: usize = 16;

/// Whether another than who was found, or somebody unnamed, says the quotation by what stands behind it.
#[inline(never)]
pub(super) fn is_anothers(passages: &[Passage<'_>], draft: &Draft, found: &Found) -> bool {
    let (block, index) = draft.last;
    let passage = &passages[block];
    let Some(at) = passage.places.get(index).copied() else { return false };
    let Rules::Beside(habits) = passage.language().rules else { return is_heard(passage, (index, at)) };
    let Some(tail) = tail(passage, at) else { return false };
    let speaker = &passages[found.block];
    let own = |token: &Token| {
        let word = &passage.text[token.range()];
        let named =
            || speaker.tokens[found.speaker.tokens.clone()].iter().any(|own| &speaker.text[own.range()] == word);
        token.name() && token.bits & TITLE == 0 && named()
    };
    let tokens = &passage.tokens[tail.clone()];
    // `„…“, mit diesen Worten ging sie`, `„…“, lautet sein Fazit`
    let theirs = |token: &Token| {
        let pronoun = token.is(PRONOUN) && token.bits & DETERMINER == 0 && token.is(MALE | FEMALE);
        pronoun || token.is(POSSESSOR) || own(token)
    };
    // `”…”, är beskedet`
    let is = habits.verb_second && passage.is_one_of(tail.start, &passage.language().small_words.be);
    let subject = is_finite(passage, habits, tail.start).then(|| subject(passage, habits, tail.clone())).flatten();
    if let Some(Subject::Someone) = subject {
        return true;
    }
    if let Some(Subject::One(one)) = subject {
        let owned = passage.tokens[one.tokens.start].is(POSSESSOR);
        let told = habits.verb_second && !owned || human::one(passage, habits, &one);
        let human = one.mention != Mention::Pronoun && told;
        return human && !passage.tokens[one.tokens].iter().any(own);
    }
    // `„…“, hallte es durch den Saal`
    let verb_first = habits.verb_second && is_finite(passage, habits, tail.start);
    if tokens.iter().any(theirs) {
        return false;
    }
    verb_first && !is || names_another(passage, habits, tail)
}

/// The words behind a quotation up to the end of their clause.
fn tail(passage: &Passage<'_>, at: usize) -> Option<Range<usize>> {
    let next = passage.tokens.get(at + 1)?;
    let start = at + 1 + usize::from(matches!(next.kind, Kind::Comma | Kind::Dash));
    let end = passage.sentence(at).end.min(start + TAIL);
    let words = passage.tokens.get(start..end)?.iter().take_while(|token| token.kind == Kind::Word).count();
    (words > 1).then_some(start..start + words)
}

/// Whether the verb of the sentence may stand at this token, right behind the quotation.
fn is_finite(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let token = &passage.tokens[at];
    let small = token.bits & (CONJUNCTION | PREPOSITION | DETERMINER | PRONOUN | ADVERB | CAPITAL) == 0;
    let reflexive = || !habits.verb_second && passage.tokens.get(at + 1).is_some_and(|next| next.content());
    token.kind == Kind::Word && small && (token.content() || token.is(AUXILIARY | SAY)) || reflexive()
}

/// What stands behind the verb for its subject.
enum Subject {
    One(Phrase),
    Someone,
}

fn subject(passage: &Passage<'_>, habits: &Habits, tail: Range<usize>) -> Option<Subject> {
    let tokens = &passage.tokens;
    let someone = |at: usize| passage.is_one_of(at, &passage.language().small_words.someone);
    // `a murmuré quelqu’un`, `rief wieder jemand`
    let next = (tail.start + 1..tail.end).take(3).find(|at| {
        someone(*at) || tokens[*at].is(DETERMINER | CAPITAL) || tokens[*at].is(PRONOUN) && tokens[*at].is(MALE | FEMALE)
    })?;
    // `fa sapere attraverso il portavoce`: no subject
    let beside = |token: &Token| match habits.verb_second {
        true => token.is(ADVERB | TIME | REFLEXIVE),
        false => tokens[tail.start].is(AUXILIARY) && next == tail.start + 2,
    };
    if !tokens[tail.start + 1..next].iter().all(beside) {
        return None;
    }
    // `sagten viele Bürger`
    let noun = tokens.get(next + 1).filter(|_| next + 1 < tail.end);
    if someone(next) && (tokens[next].bits & DETERMINER == 0 || noun.is_none_or(|noun| !noun.content())) {
        return Some(Subject::Someone);
    }
    mention::phrase(passage, habits, next, tail.end).map(Subject::One)
}

/// Whether somebody is named among these words, who is none of a preposition’s.
fn names_another(passage: &Passage<'_>, habits: &Habits, tail: Range<usize>) -> bool {
    human::only(passage, habits, tail.clone())
        .is_some_and(|one| one.mention == Mention::Person && !human::is_governed(passage, habits, &tail, &one))
}

/// Whether it is only told where the words are heard: `“…,” was heard from the crowd`, `“…,” echoed through the hall`. In English.
fn is_heard(passage: &Passage<'_>, (index, at): (usize, usize)) -> bool {
    let Some(clause) = tail(passage, at).filter(|clause| clause.start == at + 1) else { return false };
    let [verb, next, ..] = &passage.tokens[clause.clone()] else { return false };
    let comma =
        passage.pairs.get(index).is_some_and(|pair| passage.text[pair.inner.clone()].ends_with([',', '!', '?']));
    let own = |token: &Token| token.is(POSSESSOR) || token.is(PRONOUN) && token.is(MALE | FEMALE);
    let small = verb.bits & CAPITAL == 0 && next.bits & CAPITAL == 0;
    let echoes = verb.content() && !verb.is(SAY) && next.is(PREPOSITION) && passage.text[verb.range()].ends_with("ed");
    comma && small && (verb.is(BE) || echoes) && !passage.tokens[clause].iter().any(own)
}
