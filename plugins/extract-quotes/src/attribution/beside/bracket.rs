//! Clauses whose participle stands apart from its auxiliary. German ones that a participle ends, far from its auxiliary and from the subject beside that: `Da hatte Rowe dem Rat vorgeworfen, „…“`.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{AUXILIARY, BE, CAPITAL, DETERMINER, PREPOSITION, PRONOUN};
use copydesk_text::words::Kind;

use super::clause::reports_to;
use super::human;
use super::human::subject_case;
use super::subject::subject_before;
use super::verb::{participle, reports, skip_times};
use crate::attribution::mention;
use crate::grammar::{LINK, PARTICIPLE};
use crate::language::Habits;
use crate::language::unsaid::NOT;
use crate::passages::passage::Passage;

/// How many words may stand between the auxiliary and its participle.
const WIDE: usize = 12;

/// How many words there are at most from a participle to what somebody has called so.
const BESIDE: usize = 5;

/// The auxiliary of the participle of saying at `cue` that ends its clause, in the sentence that begins at `low`. None where it stands right
/// before the participle, as it does elsewhere.
pub(super) fn auxiliary(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    // `hatte das Vorhaben kritisiert`, which is a present as well
    if habits.has.is_empty() || tokens[cue].bits & (PARTICIPLE | CAPITAL) != PARTICIPLE {
        return None;
    }
    let ends = tokens.get(cue + 1).is_none_or(|next| next.kind != Kind::Word && next.kind != Kind::Number);
    let clause = (low.max(cue.saturating_sub(WIDE))..cue)
        .rev()
        .take_while(|at| matches!(tokens[*at].kind, Kind::Word | Kind::Number) && !participle(&tokens[*at]));
    let has = |at: &usize| tokens[*at].bits & CAPITAL == 0 && habits.has.iter().any(|word| passage.word_is(*at, word));
    clause.into_iter().find(has).filter(|_| ends)
}

/// Whether what stands in marks in a bracket is a paper by its article and its noun, in German: `Rowe („Der Anzeiger“) sprach`; but not `Rowe („Der
/// Wahnsinn“) jubelte`.
pub(super) fn is_title(passage: &Passage<'_>, marked: &str) -> bool {
    let mut words = marked.trim_matches(mention::is_mark).split(' ');
    let definite = words.next().is_some_and(|first| passage.language().is_definite(first));
    let nouns = words.clone().next().is_some()
        && words.all(|word| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic));
    let mastheads = &passage.language().content_words.mastheads;
    let last = marked.trim_matches(mention::is_mark).to_lowercase();
    let paper = || mastheads.iter().any(|end| last.ends_with(end));
    passage.language().nouns_capital() && definite && nouns && paper()
}

/// Whether what stands before the marks at `at` goes on from the participle at `cue`: they follow it, or a clause that reports does.
pub(super) fn tells(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let between = &passage.tokens[cue + 1..at];
    // `, sie malten „mit der Walze“`, but not `ein Buch geschrieben, das sie nie „Ratgeber“ nennt`
    let clause = || {
        between.get(1).is_some_and(|first| first.is(PRONOUN) && first.bits & DETERMINER == 0)
            || passage.word_is(cue + 2, "dass")
    };
    between.len() < 2 || between.iter().any(reports) || clause()
}

/// The subject beside the auxiliary: the human being of the two who may be it, or else what stands before.
pub(super) fn subject(
    passage: &Passage<'_>,
    habits: &Habits,
    low: usize,
    auxiliary: usize,
    cue: usize,
) -> Option<Phrase> {
    let may_be = |phrase: &Phrase| subject_case(&passage.tokens, habits, phrase);
    let before = subject_before(passage, habits, low, auxiliary).filter(may_be);
    let next = skip_times(&passage.tokens, auxiliary + 1, cue);
    let behind = mention::phrase(passage, habits, next, cue).filter(may_be);
    let human = |phrase: &Option<Phrase>| phrase.as_ref().is_some_and(|phrase| human::one(passage, habits, phrase));
    if human(&before) || !human(&behind) && before.is_some() { before } else { behind }
}

/// The subject that stands between an auxiliary and its participle at `cue`, in Swedish and Danish, where the quotation at `at` is what was said: `Tidigare
/// har Rowe sagt att`, but not `Aldrig har Rowe sagt`, nor `Sedan dess har Rowe sagt upp sig, och`.
pub(super) fn between(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, at: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if !habits.bare_nouns || !participle(&tokens[cue]) {
        return None;
    }
    let object = || at <= cue + BESIDE && tokens[cue + 1..at].iter().all(|token| token.kind == Kind::Word);
    let never = || passage.language().unsaid.classes(&passage.text[tokens[low].range()].to_lowercase()) & NOT != 0;
    if !(object() || reports_to(passage, habits, cue, at)) || never() {
        return None;
    }
    let mut clause = (low.max(cue.saturating_sub(WIDE))..cue).rev();
    let has = clause.find(|at| tokens[*at].kind != Kind::Word || tokens[*at].is(AUXILIARY))?;
    let auxiliary = tokens[has].is(AUXILIARY) && !tokens[has].is(BE | CAPITAL) && has > low;
    let next = skip_times(tokens, has + 1, cue);
    let subject = if auxiliary { mention::phrase(passage, habits, next, cue) } else { None };
    subject.filter(|one| {
        let speaks = human::one(passage, habits, one) || human::is_body(passage, habits, one);
        speaks && skip_times(tokens, one.tokens.end, cue) == cue
    })
}

/// By whom something is called what stands in the marks at this token, in a passive whose participle stands behind them: `wurde von der
/// Ministerin als „Zumutung“ bezeichnet`; and the participle.
pub(super) fn called_by(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let cue = at + 1;
    let said = tokens.get(cue).is_some_and(|token| token.is(PARTICIPLE) && token.bits & CAPITAL == 0);
    if habits.becomes.is_empty() || !said {
        return None;
    }
    let low = passage.sentence(at).start.max(at.saturating_sub(WIDE));
    let start = (low..at).rev().take_while(|at| matches!(tokens[*at].kind, Kind::Word | Kind::Number)).last()?;
    let is = |at: usize, words: &[&str]| words.iter().any(|word| passage.word_is(at, word));
    let called = (1..=2).any(|back| at >= start + back && passage.word_is(at - back, habits.called));
    let passive = (start..at).chain(cue + 1..cue + 2).any(|at| is(at, habits.becomes));
    let by = (start..at).find(|at| is(*at, habits.by)).filter(|_| called && passive)?;
    let speaker = mention::governed(passage, habits, by + 1, at)?;
    Some((speaker, cue))
}

/// Who calls something what stands in the marks at this token, between an auxiliary and the participle that ends the clause: `Rowe hatte den
/// Plan „eine Zumutung“ genannt`; and the participle.
pub(super) fn around(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let cue = at + 1;
    let ends = tokens.get(cue + 1).is_none_or(|next| next.kind != Kind::Word);
    let said = ends && tokens.get(cue).is_some_and(|token| token.is(PARTICIPLE) && token.bits & CAPITAL == 0);
    // `von „…“ gesprochen`, but not `auf der Tagung „…“ gesprochen`
    let beside = |back: usize| at.checked_sub(back).map(|left| (left, &tokens[left]));
    let of = |back: usize| {
        beside(back).is_some_and(|(left, token)| token.is(PREPOSITION) || passage.word_is(left, habits.called))
    };
    let takes = || of(1) || of(2) && beside(1).is_some_and(|(_, article)| article.is(DETERMINER));
    if habits.has.is_empty() || !said || tokens[cue].is(LINK) && !takes() {
        return None;
    }
    let low = passage.sentence(at).start;
    // `hatte 8000 Euro gefordert und von einer „…“ gesprochen`
    let clause = (low.max(at.saturating_sub(WIDE))..at).rev();
    let clause = clause.take_while(|at| matches!(tokens[*at].kind, Kind::Word | Kind::Number));
    let auxiliary = clause
        .into_iter()
        .find(|at| tokens[*at].bits & CAPITAL == 0 && habits.has.iter().any(|word| passage.word_is(*at, word)))?;
    Some((subject(passage, habits, low, auxiliary, at)?, cue))
}
