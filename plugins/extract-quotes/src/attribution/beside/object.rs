//! Whom a German verb is about, and who is not its subject though they stand beside it: `„…“, nannte sie der Minister`, `Ein Lobbyist nannte sie „…“`,
//! `„…“, wurde Rowe gefragt`, `Rowe bekam zu hören: „…“`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, FEMALE, MALE, NEUTER, OBJECT, PREPOSITION, TIME,
};
use copydesk_text::words::Kind;

use super::human;
use super::verb::says;
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// The subject behind `sie`, where the verb at `cue` takes whom it is about as its object: a man by his article. Nobody where a name without an article
/// follows: `„…“, fragte sie Rowe` may be her question or his.
pub(super) fn behind_sie(
    passage: &Passage<'_>,
    habits: &Habits,
    (cue, sie): (usize, usize),
    high: usize,
) -> Option<Option<Phrase>> {
    let tokens = &passage.tokens;
    if !habits.nouns_capital || !passage.word_is(sie, "sie") || !takes_whom(passage, cue) || sie + 1 >= high {
        return None;
    }
    let behind = mention::phrase(passage, habits, sie + 1, high)?;
    let first = &tokens[sie + 1];
    let human = human::one(passage, habits, &behind);
    if first.is(DETERMINER) {
        return (human && is_mans(passage, habits, &behind)).then_some(Some(behind));
    }
    (human && behind.mention == Mention::Person && first.name()).then_some(None)
}

/// The subject in front of the verb at `cue`, behind which `sie` stands: a man or a paper by its article, or nobody where it may be either’s:
/// `Ein Lobbyist nannte sie „…“`, but not `Den Plan nannte sie „…“`.
pub(super) fn before_sie(
    passage: &Passage<'_>,
    habits: &Habits,
    (low, cue): (usize, usize),
    speaker: &Phrase,
) -> Option<Option<Phrase>> {
    let tokens = &passage.tokens;
    let sie = speaker.tokens == (cue + 1..cue + 2) && passage.word_is(cue + 1, "sie");
    if !sie || !habits.nouns_capital || low + 2 > cue || !takes_whom(passage, cue) {
        return None;
    }
    let (article, last) = (&tokens[low], &tokens[cue - 1]);
    if !article.is(DETERMINER) || article.is(OBJECT) {
        return None;
    }
    // `Der „Anzeiger“ nannte sie`
    let man = is_article_of_men(passage, low);
    if last.kind == Kind::Quoted {
        return man.then_some(None);
    }
    let front = mention::phrase(passage, habits, low, cue).filter(|front| front.tokens.end == cue)?;
    let noun = &passage.text[last.range()];
    let paper = || passage.language().papers.binary_search(&noun.to_lowercase().as_str()).is_ok();
    let tail = passage.language().role_tail(noun);
    let thing = (last.bits | tail) & (FEMALE | NEUTER) != 0;
    if paper() || man && !thing {
        let front = Phrase { mention: Mention::Role, head: front.tokens.clone(), ..front };
        return Some(Some(front).filter(|front| man && human::one(passage, habits, front)));
    }
    None
}

/// Whether the article at this token may be that of a man who is the subject, or of a thing: `der`, `ein`, `ihr`, but not `die`, `das` and `einen`.
fn is_article_of_men(passage: &Passage<'_>, at: usize) -> bool {
    let word = &passage.text[passage.tokens[at].range()];
    passage.language().sex_of_article(word) == MALE || word.to_lowercase().ends_with(['n', 'r']) && word.len() <= 4
}

/// Whether a mention is of a man, by its article and its noun.
fn is_mans(passage: &Passage<'_>, habits: &Habits, one: &Phrase) -> bool {
    let tokens = &passage.tokens[one.tokens.clone()];
    let noun = tokens.iter().find(|token| token.name());
    let woman = noun.is_some_and(|noun| {
        let tail = passage.language().role_tail(&passage.text[noun.range()]);
        (noun.bits | tail) & (FEMALE | NEUTER) != 0
    });
    is_article_of_men(passage, one.tokens.start) && !woman && super::human::subject_case(&passage.tokens, habits, one)
}

fn takes_whom(passage: &Passage<'_>, verb: usize) -> bool {
    passage.is_one_of(verb, &passage.language().content_words.takes_whom)
}

/// By whom somebody is asked or told what stands in marks, in the passive that these words are: `wurde Rowe von Lind gefragt`. Nobody where they do not
/// tell.
pub(super) fn told_by(passage: &Passage<'_>, habits: &Habits, words: Range<usize>) -> Option<Option<Phrase>> {
    let tokens = &passage.tokens;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    if !habits.nouns_capital || words.len() < 2 {
        return None;
    }
    let last = words.end - 1;
    // `ist Rowe gefragt worden`
    let last = last - usize::from(passage.word_is(last, "worden"));
    if last <= words.start {
        return None;
    }
    let told = passage.is_one_of(last, &passage.language().content_words.told_whom);
    let fronted = &passage.language().fronted;
    let ends = |(to, verb): &(&str, &str)| passage.word_is(last, verb) && passage.word_is(last - 1, to);
    if !told && !fronted.to_hear.iter().any(ends) {
        return None;
    }
    let by = words.clone().rev().find(|at| is(*at, habits.by));
    let has = |list: &[&str]| words.clone().any(|at| is(at, list) && tokens[at].bits & CAPITAL == 0);
    // `Rowe bekam zu hören: „…“`, but not `Rowe ist zu hören: „…“`, nor where it is told from whom
    let to_hear = || by.is_none() && (passage.word_is(last - 1, "sich") || has(&fronted.receives));
    if !(if told { has(habits.becomes) } else { to_hear() }) {
        return None;
    }
    let agent = by.and_then(|by| mention::governed(passage, habits, by + 1, last));
    Some(agent.filter(|agent| human::one(passage, habits, agent) || human::is_body(passage, habits, agent)))
}

/// Where the passive ends that these words before a quotation are: at the colon, or at the comma of what somebody is told, `Rowe wird vorgehalten, er
/// habe „…“`.
pub(super) fn passive_before(passage: &Passage<'_>, low: usize, (end, colon): (usize, bool)) -> usize {
    let tokens = &passage.tokens;
    if colon {
        return end;
    }
    let comma = (low..end).find(|at| tokens[*at].kind == Kind::Comma);
    // `Rowe wurde gefragt, sagte aber, er sei „müde“`
    let told = comma.filter(|comma| !tokens[*comma..end].iter().any(says));
    told.unwrap_or(low)
}

/// Whether the subject of the verb of saying at `verb` stands right before it, and the source behind the verb only tells from whom that is known:
/// `Rowe sagte laut Bericht: „…“`, `Rowe nannte das laut Bericht „…“`.
pub(super) fn has_own_subject(
    passage: &Passage<'_>,
    habits: &Habits,
    (low, verb): (usize, usize),
    source: usize,
) -> bool {
    let tokens = &passage.tokens;
    if !habits.nouns_capital || verb >= source || !says(&tokens[verb]) {
        return false;
    }
    let small = PREPOSITION | AUXILIARY;
    let beside = tokens[verb + 1..source]
        .iter()
        .all(|token| token.is(small) || token.bits & CAPITAL == 0 && token.is(ADVERB | TIME));
    let stems = &passage.language().content_words.call_stems;
    let calls = || stems.iter().any(|stem| passage.text[tokens[verb].range()].starts_with(stem));
    let subject = mention::phrase(passage, habits, super::first_word(tokens, low), verb);
    subject.is_some_and(|one| {
        one.tokens.end == verb
            && (human::one(passage, habits, &one) || human::is_institution(passage, &one))
            && human::subject_case(tokens, habits, &one)
    }) && (beside || calls())
}
