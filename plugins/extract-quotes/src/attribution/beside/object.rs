//! Whom a German verb is about, and who is not its subject though they stand beside it: `„…“, nannte sie der Minister`, `Ein Lobbyist nannte sie „…“`,
//! `„…“, wurde Rowe gefragt`, `Rowe bekam zu hören: „…“`.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, POSSESSOR, PREPOSITION, ROLE,
    TIME,
};
use copydesk_text::words::{Kind, Token};

use super::human;
use super::owned::is_owned;
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
    // `kritisierte sie Bo Linds Vorschlag`
    let owner = |three: &[Token]| {
        let name = &passage.text[three[1].range()];
        three[0].is(FIRST_NAME) && three[1].bits & FIRST_NAME == 0 && name.ends_with('s')
    };
    let owned = tokens[behind.tokens.clone()].windows(3).any(owner);
    if owned && !is_owned(passage, habits, &behind) {
        return None;
    }
    let last = &passage.text[tokens[behind.tokens.end - 1].range()];
    let next = tokens.get(behind.tokens.end).filter(|_| behind.tokens.end < high);
    if last.ends_with('s') && next.is_some_and(|noun| noun.kind == Kind::Word && noun.is(CAPITAL)) {
        return None;
    }
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
    // `Ihr Gegner nannte sie „…“`, but not `Ihr Gehalt nannte sie „…“`
    let related = || passage.is_one_of(cue - 1, &passage.language().content_words.related);
    let human = || human::one(passage, habits, &front) || (last.bits | tail) & ROLE != 0;
    let somebody = || !article.is(POSSESSOR) || human() || related();
    if paper() || man && !thing && somebody() {
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
    let agent = by
        .filter(|by| is_agents(passage, habits, words.clone(), *by))
        .and_then(|by| mention::governed(passage, habits, by + 1, last))
        .filter(|agent| !is_owned(passage, habits, agent));
    Some(agent.filter(|agent| human::one(passage, habits, agent) || human::is_body(passage, habits, agent)))
}

/// Whether `von` at this token begins whoever does it in the passive that these words are: `wurde Rowe von Lind gefragt`, but not `wurde am Grab von Lind
/// gefragt`, nor `wurde der Mann von Lind gefragt`.
fn is_agents(passage: &Passage<'_>, habits: &Habits, words: Range<usize>, by: usize) -> bool {
    let tokens = &passage.tokens;
    if by == words.start || tokens[by - 1].bits & CAPITAL == 0 {
        return by == words.start || tokens[by - 1].kind == Kind::Word && !tokens[by - 1].name();
    }
    let becomes = (words.start..by).rev().find(|at| habits.becomes.iter().any(|word| passage.word_is(*at, word)));
    let Some(becomes) = becomes else { return false };
    let subject = mention::phrase(passage, habits, becomes + 1, by);
    tokens[by - 1].is(TIME)
        || subject.is_some_and(|one| one.mention == Mention::Person && one.tokens.end == by && one.tokens.len() > 1)
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
    behind: Range<usize>,
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
    let calls = || calls() && tokens[verb + 1..source].iter().all(|token| token.kind == Kind::Word);
    subject.is_some_and(|one| {
        one.tokens.end == verb
            && (human::one(passage, habits, &one) || human::is_institution(passage, &one))
            && human::subject_case(tokens, habits, &one)
    }) && (calls() || beside && is_told(passage, habits, behind))
}

/// Whether what stands in marks behind these words is what was said, and not an object: behind a colon, a clause of what is reported, or what somebody
/// spoke of; but not `schrieb laut Rowe „böse Briefe“`, nor `sagte laut Rowe ab, weil sie „krank“ sei`.
fn is_told(passage: &Passage<'_>, habits: &Habits, behind: Range<usize>) -> bool {
    let tokens = &passage.tokens;
    let by = |at: usize| habits.by.iter().any(|by| passage.word_is(at, by));
    let stop = behind.clone().find(|at| matches!(tokens[*at].kind, Kind::Colon | Kind::Comma));
    match stop {
        Some(stop) if tokens[stop].kind == Kind::Comma => stop == behind.start || tokens[stop - 1].is(CAPITAL),
        Some(_) => true,
        None => behind.start < behind.end && by(behind.start),
    }
}
