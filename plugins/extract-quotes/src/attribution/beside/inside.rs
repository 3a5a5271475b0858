//! The attribution that stands inside a quotation’s own marks, and what of the text around it is said: `« Il faut agir, dit Rowe. Le temps presse. »`,
//! `«No hay agua -dijo Rowe-, ni la habrá»`.

use std::ops::Range;

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, PRONOUN};
use copydesk_text::words::Kind;

use super::Told;
use super::verb::{skip_times, verb};
use crate::attribution::{Attribution, Grip, mention};
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::first_person::speaks_of_self;

/// How many words may follow the speaker inside a quotation: `dit-elle en souriant`.
const INSIDE: usize = 5;

/// And between two dashes: `– ha detto Rowe, deputata dei Riformatori –`.
const BETWEEN_DASHES: usize = 12;

/// The attribution that stands inside a quotation, as French and Italian set it: `« Il faut agir, dit Rowe. Le temps presse. »`; and
/// which bytes of the text it takes up. The tokens of the quotation's inside are `range`; whether somebody is told to say it behind the marks is
/// `told_behind`.
pub(crate) fn inside(
    passage: &Passage<'_>,
    habits: &Habits,
    range: Range<usize>,
    told_behind: bool,
) -> Option<(Told, Range<usize>)> {
    let tokens = &passage.tokens;
    let commas = range.clone().filter(|at| matches!(tokens[*at].kind, Kind::Comma | Kind::Stop | Kind::Dash));
    for comma in commas.take(24) {
        let Some(verb) = verb(tokens, comma + 1, range.end) else { continue };
        let next = skip_times(tokens, verb.cue + 1, range.end);
        let speaker = match verb.inside {
            Some(inside) => mention::pronoun(tokens, inside),
            None => mention::phrase(passage, habits, next, range.end),
        };
        // `« C’est fini, m’annonce mon frère. Puis il pleure »`: whoever speaks tells it
        let first = |one: &Phrase| &passage.text[tokens[one.tokens.start].range()];
        // but not `s’exclame Me Rowe`
        let small = |one: &Phrase| tokens[one.tokens.start].bits & CAPITAL == 0;
        if speaker.as_ref().is_some_and(|one| small(one) && speaks_of_self(passage, first(one))) {
            continue;
        }
        // `« C’est beau… dit le poète », sourit Rowe`: hers, where she is told behind
        let elided = tokens[comma + 1].end == tokens[comma + 2].start;
        if told_behind && (elided || passage.text[tokens[comma].range()].ends_with(['…', '.'])) {
            continue;
        }
        let told = speaker.as_ref().map_or(next, |speaker| speaker.tokens.end.max(verb.cue + 1));
        let dashed = tokens[comma].kind == Kind::Dash;
        let stops = |at: &usize| {
            let kind = tokens[*at].kind;
            if dashed { kind == Kind::Dash } else { kind != Kind::Word && kind != Kind::Number }
        };
        // `dit-il en souriant`, `dit Rowe, le maire,`; between dashes all that stands there: `– ha detto Rowe, la sindaca –`
        let end = (told..range.end).find(stops).unwrap_or(range.end);
        if dashed && end == range.end {
            continue;
        }
        if end > told + if dashed { BETWEEN_DASHES } else { INSIDE } {
            continue;
        }
        let last = range.end.checked_sub(1).map_or(0, |last| tokens[last].end);
        let skip = tokens.get(end).filter(|_| end < range.end).map_or(last, |stop| stop.end.min(last));
        let space = passage.text[skip..last].len() - passage.text[skip..last].trim_start().len();
        let before = passage.text[..tokens[comma].start].trim_end().len();
        let from = if dashed { before } else { tokens[comma].end };
        let cut = match (dashed, goes_on(passage, habits, end, range.end)) {
            // `« J’ai connu 1976, dit-il. J’ai connu 2003. »`: two sentences, with the stop between them
            (false, GoesOn::Anew) if tokens[comma].kind == Kind::Comma => tokens[comma].start..tokens[end].start,
            // `« Isoler, insiste Rowe, ne se fait pas. »`: the commas are the attribution’s
            (false, GoesOn::Same) if tokens[comma].kind == Kind::Comma => tokens[comma].start..skip + space,
            _ => from..skip + space,
        };
        match speaker {
            Some(speaker) => {
                return Some((Told::By(Attribution::new(speaker, verb.cue, 0.92, Grip::Direct)), cut));
            }
            None if habits.drops_subject && end == next => return Some((Told::BySomeone(verb.cue), cut)),
            None => {}
        }
    }
    None
}

/// How a quotation goes on behind the attribution inside it.
enum GoesOn {
    /// With a sentence of its own.
    Anew,
    /// With the verb whose subject stands before it.
    Same,
    Otherwise,
}

/// How the quotation goes on behind the stop at this token.
fn goes_on(passage: &Passage<'_>, habits: &Habits, stop: usize, high: usize) -> GoesOn {
    let tokens = &passage.tokens;
    let [stopped, next, ..] = tokens.get(stop..high.max(stop)).unwrap_or_default() else { return GoesOn::Otherwise };
    match stopped.kind {
        Kind::Stop if passage.text[stopped.end..].trim_start().starts_with(char::is_uppercase) => GoesOn::Anew,
        Kind::Comma => {
            let asked = tokens.get(stop + 2).is_some_and(|then| then.start <= next.end + 3 && then.is(PRONOUN));
            let verb = next.is(AUXILIARY) && next.bits & CAPITAL == 0 && !habits.drops_subject && !asked;
            let denied = habits.denies.iter().any(|word| passage.word_is(stop + 1, word));
            if verb || denied { GoesOn::Same } else { GoesOn::Otherwise }
        }
        _ => GoesOn::Otherwise,
    }
}
