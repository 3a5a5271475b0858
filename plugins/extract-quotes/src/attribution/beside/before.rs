//! What comes before a quotation: Rowe sagte: „…“; Rowe sprach von einem „…“; laut Rowe ist das „…“.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, PREPOSITION, PRONOUN,
    REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::carried::opens;
use super::verb::{first_word, is_cue, is_object, reports, skip_times};
use super::{Told, human, subject_case};
use crate::attribution::accounts::{according, source_before};
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::{LINK, NOUN, SAY};
use crate::language::Habits;
use crate::layout::is_nameless;
use crate::passage::Passage;

/// How many tokens before a quotation its verb of saying may stand.
const BEFORE: usize = 30;

/// How many verbs that share a subject are gone through: `Rowe kam, sah und nannte es „…“`.
const JOINED: usize = 3;

/// The attribution before the quotation at token `at`, in the sentence that begins at `low`: `Rowe sagte: „…“`.
pub(crate) fn precedes(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let colon = at > low && tokens[at - 1].kind == Kind::Colon;
    let end = at - usize::from(colon || at > low && tokens[at - 1].kind == Kind::Comma);
    // `Frage: „…“`, `Die Antwort: „…“`
    if colon && at > low + 1 && at <= low + 3 && is_nameless(&passage.text[tokens[at - 2].range()]) {
        return None;
    }
    if let Some((speaker, cue)) = source_before(passage, habits, low, end) {
        return Some(Told::By(Attribution::new(speaker, cue, 0.88, Grip::Close)));
    }
    if colon
        && let Some(speaker) = mention::phrase(passage, habits, low, end)
        && speaker.tokens.end == end
        && is_label(passage, habits, &speaker)
        && speaker.mention != Mention::Pronoun
        && !tokens[low..end].iter().any(|token| token.is(SAY) && token.bits & CAPITAL == 0)
    {
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.93, grip: Grip::Direct }));
    }
    // `Torwart Leon Weiß („…“) hielt`
    if at > low + 1
        && tokens[at - 1].kind == Kind::Open
        && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Close)
        && let Some(speaker) = before(passage, habits, low, at - 1)
    {
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.88, grip: Grip::Close }));
    }
    let floor = low.max(at.saturating_sub(BEFORE));
    let verb = (floor..end).rev().find(|cue| is_cue(tokens, low, *cue) || takes(tokens, *cue, at));
    if let Some((speaker, cue)) = according(passage, habits, floor.max(verb.map_or(floor, |verb| verb + 1))..at, low) {
        let (near, whole) = (at <= speaker.tokens.end + 1, at - cue <= 12);
        let grip = if near {
            Grip::Close
        } else if whole {
            Grip::Sentence
        } else {
            Grip::Loose
        };
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, grip)));
    }
    let Some(cue) = verb else {
        if colon {
            return before_colon(passage, habits, low, end).map(Told::By);
        }
        return in_whose_eyes(passage, habits, low, at).map(Told::By);
    };
    // `Rowe pidió “…” y Lind, “…”`: what is left out is another’s
    if end < at && !colon && tokens[cue..end].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let Some(speaker) = subject(passage, habits, low, cue, end) else {
        let first = first_word(tokens, low);
        if colon && habits.drops_subject && cue <= first + 1 {
            return Some(Told::BySomeone);
        }
        // `Dazu wollte sich der Minister nicht äußern: „…“`
        return colon.then(|| before_colon(passage, habits, low, end)).flatten().map(Told::By);
    };
    // `sagte, er halte das für „falsch“`: his words, though few
    let named = takes(tokens, cue, at) || tokens[cue..at].iter().any(reports);
    let distance = at - cue;
    let beside = end < at && distance <= 14;
    let grip = match distance {
        _ if beside && colon => Grip::Direct,
        _ if beside || named || distance <= 6 => Grip::Close,
        _ => Grip::Loose,
    };
    let confidence = if beside { 0.94 } else { 0.86 - 0.004 * distance as f64 };
    Some(Told::By(Attribution::new(speaker, cue, confidence, grip)))
}

/// In whose view a sentence without a verb of saying is so: `Für Rowe ist das „ein Anfang“`, `Pour le maire, c’est « une honte »`
fn in_whose_eyes(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Attribution> {
    if habits.view.is_empty() || !passage.word_is(low, habits.view) {
        return None;
    }
    let speaker = mention::phrase(passage, habits, low + 1, at)
        .filter(|speaker| human::one(passage, habits, speaker) || human::is_body(passage, habits, speaker))?;
    Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close })
}

/// Whose a quotation is in a sentence without a verb of saying, before a colon: `Rowe gab sich kämpferisch: „…“`, `Zu den Gründen schwieg der
/// Präsident: „…“`
fn before_colon(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let named = human::opens(passage, habits, low..end)
        .or_else(|| only_person(passage, habits, low, end))
        .or_else(|| human::only(passage, habits, low..end));
    let group = || {
        mention::phrase(passage, habits, first_word(tokens, low), end).filter(|speaker| {
            let role = tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE))
                || human::is_body(passage, habits, speaker);
            (role || speaker.mention == Mention::Person && !human::plain(tokens, speaker))
                && subject_case(tokens, habits, speaker)
        })
    };
    let speaker = named.or_else(group)?;
    Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close })
}

/// Whether a mention before a colon can be the label of what someone says: `Rowe: „…“`, but not `Das Motto des Abends lautet: „…“`
fn is_label(passage: &Passage<'_>, habits: &Habits, speaker: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let role = tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
    let finite = speaker.tokens.clone().rev().take(1).any(|at| {
        habits.nouns_capital
            && tokens[at].bits & CAPITAL == 0
            && !tokens[at].is(ROLE | TITLE)
            && speaker.tokens.len() > 2
    });
    (speaker.mention != Mention::Role || role) && !finite
}

/// The one person whom these tokens name in full, if it is one.
pub(crate) fn only_person(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let mut found: Option<Phrase> = None;
    let mut at = low.max(end.saturating_sub(BEFORE));
    while at < end {
        let named = tokens[at].is(FIRST_NAME) && tokens[at].name();
        match mention::phrase(passage, habits, at, end).filter(|phrase| named && phrase.mention == Mention::Person) {
            Some(_) if found.is_some() => return None,
            Some(phrase) if phrase.head.len() > 1 => {
                at = phrase.tokens.end;
                found = Some(phrase);
            }
            _ => at += 1,
        }
    }
    found
}

/// How far from its object after a preposition a verb may stand, in tokens.
const TAKES: usize = 14;

/// Whether the verb at `cue` takes the quotation at `at` as its object, after a preposition: `sprach von einem „…“`, `sprach am Abend
/// von einem „…“`.
fn takes(tokens: &[Token], cue: usize, at: usize) -> bool {
    let verb = &tokens[cue];
    let words = &tokens[cue + 1..at];
    let plain = words.iter().all(|token| token.kind == Kind::Word);
    let near = at - cue <= 5 && words.iter().any(|token| token.is(PREPOSITION));
    let beside = words.iter().rev().take(2).any(|token| token.is(PREPOSITION) && token.bits & CONJUNCTION == 0)
        || words.last().is_some_and(|last| last.is(REFLEXIVE)); // `zeigte sich „ein bisschen stolz“`
    verb.is(LINK) && verb.bits & (CAPITAL | NOUN) == 0 && plain && (near || beside && at - cue <= TAKES)
}

/// The subject of the verb of saying at `cue`: right before it, or else right after it.
pub(super) fn subject(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, high: usize) -> Option<Phrase> {
    subject_at(passage, habits, low..high, cue, JOINED)
}

fn subject_at(passage: &Passage<'_>, habits: &Habits, part: Range<usize>, cue: usize, joined: usize) -> Option<Phrase> {
    let (low, high) = (part.start, part.end);
    let tokens = &passage.tokens;
    let mut start = cue;
    while start > low && (tokens[start - 1].is(AUXILIARY | ADVERB | REFLEXIVE | TIME) || is_object(&tokens[start - 1]))
    {
        start -= 1;
    }
    // `Rowe, ministra de Cultura, la definió como`: a pronoun that looks like an article
    let pronoun =
        |at: usize| habits.drops_subject && tokens[at].is(DETERMINER) && tokens[at].end - tokens[at].start == 2;
    start -= usize::from(start > low && start == cue && pronoun(start - 1));
    // `Rowe versprach Hilfe und forderte „…“`: the subject of the verb before
    if joined > 0 && start > low && tokens[start - 1].is(CONJUNCTION) && tokens[start - 1].bits & PRONOUN == 0 {
        let floor = low.max(start.saturating_sub(BEFORE));
        let earlier = (floor..start - 1).rev().find(|cue| is_cue(tokens, low, *cue));
        let found = match earlier {
            Some(earlier) => subject_at(passage, habits, low..start - 1, earlier, joined - 1),
            None => opens(passage, habits, low..start - 1).map(|(speaker, _)| speaker),
        };
        if found.is_some() {
            return found;
        }
    }
    before(passage, habits, low, start).filter(|phrase| subject_case(tokens, habits, phrase)).or_else(|| {
        let next = skip_times(tokens, cue + 1, high);
        // `ha calificado el pacto de “…”`: in most languages what follows is the object, unless the clause ends there
        mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase)).filter(
            |after| {
                let end = tokens.get(after.tokens.end);
                // `kalder beslutningen »…«`: a thing is what is called so
                let words = &tokens[after.tokens.clone()];
                let thing =
                    after.mention == Mention::Role || habits.nouns_capital && after.mention == Mention::Organisation;
                let speaks = |token: &Token| {
                    token.is(ROLE | TITLE | ALL_CAPS) && token.bits & DOCUMENT == 0
                        || habits.nouns_capital && token.name() && passage.compound_role(token)
                };
                if thing && !words.iter().any(speaks) {
                    return false;
                }
                habits.verb_second
                    || end.is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon) || next.is(CONJUNCTION))
            },
        )
    })
}

/// The subject that ends right before the verb at `verb`.
fn before(passage: &Passage<'_>, habits: &Habits, low: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if verb <= low {
        return None;
    }
    if tokens[verb - 1].is(PRONOUN) {
        return mention::pronoun(tokens, verb - 1);
    }
    // `Rowe (SPD) sagte`
    if tokens[verb - 1].kind == Kind::Close
        && let Some(open) = (low..verb).rev().take(8).find(|at| tokens[*at].kind == Kind::Open)
    {
        return before(passage, habits, low, open);
    }
    let first = first_word(tokens, low);
    if let Some(opening) = mention::phrase(passage, habits, first, verb) {
        // `Rowe sagte`; `Rowe, ministra de Cultura, dijo`
        let parted = tokens[verb - 1].kind == Kind::Comma
            && tokens.get(opening.tokens.end).is_some_and(|next| next.kind == Kind::Comma)
            && (opening.tokens.end + 1 < verb
                || tokens[opening.tokens.clone()].iter().any(|token| token.kind == Kind::Comma));
        // `Die Regierung in Arnsberg sagte`
        let of_a_place = verb - opening.tokens.end.min(verb) <= 3
            && tokens.get(opening.tokens.end).is_some_and(|next| next.is(PREPOSITION))
            && tokens[opening.tokens.end..verb].iter().all(|token| token.kind == Kind::Word)
            && tokens[verb - 1].name()
            && tokens[opening.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
        if opening.tokens.end == verb || parted || of_a_place {
            return Some(opening);
        }
    }
    // `Interrogé par la presse, le directeur du port, Ada Rowe, a dénoncé`
    if tokens[verb - 1].kind == Kind::Comma {
        let commas = (low.max(verb.saturating_sub(16))..verb - 1).filter(|at| tokens[*at].kind == Kind::Comma);
        for comma in commas {
            let phrase = mention::phrase(passage, habits, comma + 1, verb - 1);
            let described = phrase.as_ref().is_some_and(|phrase| phrase.tokens.len() > phrase.head.len());
            if let Some(phrase) = phrase.filter(|phrase| phrase.tokens.end == verb - 1 && described) {
                return Some(phrase);
            }
        }
    }
    // the last clause's: `…, und Rowe sagte`
    let floor = low.max(verb.saturating_sub(8));
    let clause = (floor..verb).rev().find(|at| {
        matches!(tokens[*at].kind, Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Quoted)
            || tokens[*at].is(CONJUNCTION)
    })?;
    // `Die „Post“-Zeitung sagte`: half a word
    let hyphen = matches!(tokens[clause].kind, Kind::Dash | Kind::Quoted) && {
        let before = clause.checked_sub(1).is_none_or(|left| tokens[left].end == tokens[clause].start);
        before && tokens[clause + 1].start == tokens[clause].end
    };
    if hyphen {
        return None;
    }
    mention::phrase(passage, habits, clause + 1, verb).filter(|phrase| phrase.tokens.end == verb)
}
