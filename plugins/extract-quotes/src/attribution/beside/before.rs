//! What comes before a quotation: Rowe sagte: „…“; Rowe sprach von einem „…“; laut Rowe ist das „…“.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, FUNCTION, POSSESSOR,
    PREPOSITION, PRONOUN, REFLEXIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::clause::{BEFORE, NEAR, after_speech, clause_verb, grip, is_predicate, reports_to, subjectless};
use super::human::aged;
use super::verb::{first_word, is_aside, is_cue, is_source, leans, reports, skip_times};
use super::{Told, human, subject_case};
use crate::attribution::accounts::{according, own_view, source_before};
use crate::attribution::{Attribution, Grip, mention};
use crate::grammar::{LINK, NOUN, PARTICIPLE, SAY};
use crate::language::Habits;
use crate::layout::is_nameless;
use crate::passage::Passage;

/// How many verbs that share a subject are gone through: `Rowe kam, sah und nannte es „…“`.
const JOINED: usize = 3;

/// The attribution before the quotation at token `at`, in the sentence that begins at `low`: `Rowe sagte: „…“`.
pub(crate) fn precedes(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let low = after_speech(passage, low, at);
    let colon = at > low && tokens[at - 1].kind == Kind::Colon;
    let end = at - usize::from(colon || at > low && tokens[at - 1].kind == Kind::Comma);
    // `Frage: „…“`, `Die Antwort: „…“`
    if colon && at > low + 1 && at <= low + 3 && is_nameless(&passage.text[tokens[at - 2].range()]) {
        return None;
    }
    if let Some((speaker, cue)) = source_before(passage, habits, low, end) {
        return Some(Told::By(Attribution::new(speaker, cue, 0.88, Grip::Close)));
    }
    if habits.verb_second && !habits.nouns_capital {
        // `I et notat hedder det, at`
        let said = (low.max(end.saturating_sub(BEFORE))..end)
            .rev()
            .find(|at| is_source(&tokens[*at]) && passage.word_is(at + 1, habits.it));
        if let Some(cue) = said.filter(|_| tokens[low].is(PREPOSITION)) {
            return Some(Told::BySomeone(cue));
        }
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
    let part = passage.text[tokens[at].start..].trim_start_matches(mention::is_mark).starts_with(char::is_lowercase);
    let like = at - usize::from(at > low && !habits.like.is_empty() && passage.word_is(at - 1, habits.like));
    let object = |cue: usize| part && cue + 1 == like && cue > low && is_aside(&tokens[cue]) && !habits.nouns_capital;
    let verb =
        (floor..end).rev().find(|cue| is_cue(tokens, low, *cue) || takes(passage, habits, *cue, at) || object(*cue));
    if let Some((speaker, cue)) = according(passage, habits, floor.max(verb.map_or(floor, |verb| verb + 1))..at, low) {
        let end = speaker.tokens.end;
        let predicate = !habits.nouns_capital && is_predicate(passage, habits, at);
        let near = at <= end + 1 || predicate && at - end.min(at) <= 8;
        let whole = at - cue <= 12 || !habits.nouns_capital && at - end.min(at) <= 8;
        let grip = if near {
            Grip::Close
        } else if whole {
            Grip::Sentence
        } else {
            Grip::Loose
        };
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, grip)));
    }
    // `Il figlio, ammette, risponde «di rado»`
    let aside = (floor + 1..at.saturating_sub(1)).rev().find(|cue| {
        let comma = |at: usize| tokens[at].kind == Kind::Comma;
        habits.drops_subject && is_cue(tokens, low, *cue) && comma(*cue + 1) && {
            let start = clause_verb(habits, tokens, low, *cue);
            start > low && comma(start - 1) && start + 2 >= *cue
        }
    });
    if let Some(aside) = aside
        && at - aside <= NEAR
        && subject(passage, habits, low, aside, end).is_none_or(|who| who.tokens.start == first_word(tokens, low))
    {
        return Some(Told::BySomeone(aside));
    }
    let own = (floor..at).rev().find_map(|at| own_view(passage, at, end));
    if let Some(noun) = own.filter(|noun| verb.is_none_or(|verb| verb < *noun)) {
        // `Rowe hat nach eigenen Worten „…“`
        let subject = habits.nouns_capital.then(|| {
            human::opens(passage, habits, low..noun).or_else(|| human::only_subject(passage, habits, floor..end))
        });
        return match subject.flatten() {
            Some(speaker) => Some(Told::By(Attribution::new(speaker, noun, 0.86, Grip::Close))),
            None => Some(Told::BySomeone(noun)),
        };
    }
    if let Some(attribution) = to_whom(passage, habits, low, at, verb) {
        return Some(Told::By(attribution));
    }
    let lean = (floor..end).rev().find(|at| leans(&tokens[*at]) && (colon || reports_to(passage, habits, *at, end)));
    if let Some(lean) = lean.filter(|lean| verb.is_none_or(|verb| verb < *lean)) {
        let main = verb.and_then(|verb| subject(passage, habits, low, verb, lean));
        let main = main.or_else(|| human::opens(passage, habits, low..lean));
        // `Palazzo Chigi, da parte sua, fa sapere che`
        let main = main.or_else(|| {
            let verb = (low + 1..lean).rev().find(|at| !tokens[*at].is(FUNCTION))?;
            before(passage, habits, low, verb)
        });
        return Some(main.map_or(Told::BySomeone(lean), |speaker| {
            Told::By(Attribution::new(speaker, lean, 0.86, grip(passage, habits, lean, at)))
        }));
    }
    let Some(cue) = verb else {
        if colon {
            return before_colon(passage, habits, low, end).map(Told::By);
        }
        return None;
    };
    // `Rowe pidió “…” y Lind, “…”`: what is left out is another’s
    if end < at && !colon && tokens[cue..end].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let Some(speaker) = subject(passage, habits, low, cue, end) else {
        if habits.drops_subject && subjectless(passage, low, cue) {
            return Some(Told::BySomeone(cue));
        }
        // `Dazu wollte sich der Minister nicht äußern: „…“`
        return colon.then(|| before_colon(passage, habits, low, end)).flatten().map(Told::By);
    };
    // `sagte, er halte das für „falsch“`: his words, though few
    let named = habits.nouns_capital && (takes(passage, habits, cue, at) || tokens[cue..at].iter().any(reports));
    let grip = grip(passage, habits, cue, at);
    let grip = if named { grip.max(Grip::Close) } else { grip };
    let distance = at - cue;
    let confidence = if end < at && distance <= NEAR { 0.94 } else { 0.86 - 0.004 * distance as f64 };
    Some(Told::By(Attribution::new(speaker, cue, confidence, grip)))
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
            (role || speaker.mention == Mention::Person && !human::plain(passage, speaker))
                && subject_case(tokens, habits, speaker)
        })
    };
    let speaker = named.or_else(group)?;
    Some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close })
}

/// Whose a quotation is in a clause of reported speech behind a colon: `Rowe wies das zurück: Die Kritik sei „…“`
pub(crate) fn reported_behind_colon(
    passage: &Passage<'_>,
    habits: &Habits,
    low: usize,
    at: usize,
) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let colon = (low..at).rev().find(|at| tokens[*at].kind == Kind::Colon)?;
    let reported = tokens[colon..at].iter().any(reports) && !tokens[low..colon].iter().any(reports);
    let found = before_colon(passage, habits, low, colon).filter(|_| reported)?;
    Some(Attribution { confidence: 0.86, ..found })
}

/// In whose view it is, at the beginning of the sentence: `Pour Ada Rowe, c’est « un échec »`.
fn to_whom(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize, verb: Option<usize>) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if habits.view.is_empty() || verb.is_some() || !passage.word_is(low, habits.view) {
        return None;
    }
    let speaker = mention::governed(passage, habits, low + 1, at)
        .filter(|who| human::one(passage, habits, who) || human::is_body(passage, habits, who))?;
    let left = &tokens[at - 1];
    let told = left.is(AUXILIARY | ADVERB) || left.kind == Kind::Comma || at - speaker.tokens.end.min(at) <= 8;
    let grip = if told { Grip::Close } else { Grip::Sentence };
    Some(Attribution { speaker, cue: None, confidence: 0.8, grip })
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
fn takes(passage: &Passage<'_>, habits: &Habits, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let verb = &tokens[cue];
    if !verb.is(LINK) || verb.bits & (CAPITAL | NOUN | PARTICIPLE) != 0 {
        return false;
    }
    let words = &tokens[cue + 1..at];
    let plain = words.iter().all(|token| token.kind == Kind::Word);
    let of = |at: usize| tokens[at].is(PREPOSITION) || habits.of.iter().any(|of| passage.word_is(at, of));
    let near = at - cue <= 5 && (cue + 1..at).any(of);
    let beside = words.iter().rev().take(2).any(|token| token.is(PREPOSITION) && token.bits & CONJUNCTION == 0)
        || words.last().is_some_and(|last| last.is(REFLEXIVE)); // `zeigte sich „ein bisschen stolz“`
    plain && (near || beside && at - cue <= TAKES)
}

/// The person whom a sentence begins with.
fn opens(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<(Phrase, f64)> {
    let first = first_word(&passage.tokens, sentence.start);
    let speaker = mention::phrase(passage, habits, first, sentence.end)?;
    (speaker.mention == Mention::Person).then_some((speaker, 0.8))
}

/// The subject of the verb of saying at `cue`: right before it, or else right after it.
pub(super) fn subject(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, high: usize) -> Option<Phrase> {
    subject_at(passage, habits, low..high, cue, JOINED)
}

fn subject_at(passage: &Passage<'_>, habits: &Habits, part: Range<usize>, cue: usize, joined: usize) -> Option<Phrase> {
    let (low, high) = (part.start, part.end);
    let tokens = &passage.tokens;
    let start = clause_verb(habits, tokens, low, cue);
    // `Rowe versprach Hilfe und forderte „…“`: the subject of the verb before
    if joined > 0 && start > low && tokens[start - 1].is(CONJUNCTION) && tokens[start - 1].bits & PRONOUN == 0 {
        let floor = low.max(start.saturating_sub(BEFORE));
        let earlier = (floor..start - 1).rev().find(|cue| is_cue(tokens, low, *cue));
        let found = match earlier {
            Some(earlier) => subject_at(passage, habits, low..start - 1, earlier, joined - 1),
            None => opens(passage, habits, low..start - 1).map(|(speaker, _)| speaker).or_else(|| {
                // `A defesa nega e fala em “…”`, `Hun taler om »…« og kalder det »…«`
                let opening = mention::phrase(passage, habits, first_word(tokens, low), start - 1)?;
                let (first, end) = (&tokens[opening.tokens.start], opening.tokens.end);
                let noun = first.is(DETERMINER) || opening.mention == Mention::Pronoun;
                let verb = end < start - 1 && tokens[end].kind == Kind::Word && !habits.nouns_capital;
                (noun && verb && !tokens[end].is(PREPOSITION | CONJUNCTION)).then_some(opening)
            }),
        };
        if found.is_some() {
            return found;
        }
    }
    before(passage, habits, low, start)
        .filter(|phrase| subject_case(tokens, habits, phrase))
        .or_else(|| {
            let next = skip_times(tokens, cue + 1, high);
            // `ha calificado el pacto de “…”`: in most languages what follows is the object, unless the clause ends there
            mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase)).filter(
                |after| {
                    let end = tokens.get(after.tokens.end);
                    // `kalder beslutningen »…«`: a thing is what is called so
                    let words = &tokens[after.tokens.clone()];
                    let thing = after.mention == Mention::Role
                        || habits.nouns_capital && after.mention == Mention::Organisation;
                    let speaks = |token: &Token| {
                        token.is(ROLE | TITLE | ALL_CAPS) && token.bits & DOCUMENT == 0
                            || habits.nouns_capital && token.name() && passage.compound_role(token)
                            || aged(&passage.text[token.range()])
                    };
                    if thing && !words.iter().any(speaks) {
                        return false;
                    }
                    habits.verb_second
                        || end
                            .is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon) || next.is(CONJUNCTION))
                },
            )
        })
        .or_else(|| {
            // `Rowe lobte den Plan, räumte aber ein, dass …`: a comma joins the verbs
            let comma = start.checked_sub(1).filter(|comma| habits.nouns_capital && *comma > low)?;
            let joined = tokens[comma].kind == Kind::Comma && tokens[cue].bits & PARTICIPLE == 0;
            opens(passage, habits, low..comma).filter(|_| joined).map(|(speaker, _)| speaker)
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
        // `L’élue sans étiquette parle`: what is said of the subject
        let said_of = tokens[opening.tokens.end..verb].iter().enumerate().all(|(i, token)| {
            token.kind == Kind::Word
                && !token.is(AUXILIARY | CONJUNCTION | SAY | PARTICIPLE)
                && (i > 0 || token.is(PREPOSITION))
        });
        if said_of && verb - opening.tokens.end <= 6 && human::one(passage, habits, &opening) {
            return Some(opening);
        }
    } else if !habits.of.is_empty() && tokens[first].is(PREPOSITION) {
        // `Dal canto suo il ministero assicura`
        let own = (verb.saturating_sub(8).max(first + 1)..verb).find_map(|start| {
            let article = tokens[start].is(DETERMINER)
                && !(tokens[start].is(POSSESSOR) && tokens.get(start + 1).is_some_and(|next| next.is(DETERMINER)));
            let free = !tokens[start - 1].is(PREPOSITION | DETERMINER) || tokens[start - 1].is(POSSESSOR);
            let free = free && article;
            let phrase = if free { mention::phrase(passage, habits, start, verb) } else { None };
            phrase.filter(|phrase| phrase.tokens.end == verb)
        });
        if own.is_some() {
            return own;
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
    mention::phrase(passage, habits, clause + 1, verb).filter(|phrase| phrase.tokens.end == verb).or_else(|| {
        // `ein Satz, den ihr Vater jeden Abend sagte`: the verb ends the clause
        let relative = habits.nouns_capital && tokens[clause].kind == Kind::Comma;
        relative.then(|| human::only(passage, habits, (clause + 2).min(verb)..verb)).flatten()
    })
}
