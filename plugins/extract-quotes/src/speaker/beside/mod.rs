//! Who said a quotation in the languages whose clauses are not read.

mod goes_on;
mod left_out;
mod nameless;
mod told;
mod written;

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{ADVERB, CAPITAL, CONJUNCTION, DETERMINER, PREPOSITION, ROLE};
use copydesk_text::words::{Kind, Token};

use self::goes_on::{goes_on_behind_colon, goes_on_in_paragraph, resumed};
use self::left_out::left_out;
use self::nameless::unnamed;
use self::told::{Search, last_told, last_told_before};
use super::carried::{before_quotation, carried, introduction, is_alone};
use crate::attribution::accounts::{is_on_something, stands_on};
use crate::attribution::beside::{self, Told};
use crate::attribution::{Attribution, Grip, mention};
use crate::draft::{Draft, Found};
use crate::grammar::SAY;
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::speaker::beside::told::asks;

/// Who said the quotation `i` of these, as far as the words tell.
pub(super) fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let mut found = attributed(passages, drafts, i, habits)?;
    if let Some((block, cue)) = found.cue
        && block == found.block
        && let Some(both) = beside::together(&passages[block], habits, &found.speaker, cue)
    {
        found.speaker = both;
    }
    if let Some(subject) = beside::taken_up(&passages[found.block], habits, &found.speaker) {
        found.speaker = subject;
    }
    Some(unnamed(passages, drafts, i, habits, &found).unwrap_or(found))
}

/// See [`attribute`].
fn attributed(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let mut someone = None;
    let (block, index) = draft.last;
    let on_sign = |at: &usize| beside::is_on_sign(&passages[block], habits, *at);
    if hears(passages, draft, habits)
        || is_title_within(passages, draft, habits)
        || passages[block].places.get(index).is_some_and(on_sign)
    {
        return None;
    }
    match beside::follows(&passages[block], habits, *passages[block].places.get(index)?) {
        Some(Told::By(attribution)) => return Some(Found::read(block, attribution)),
        Some(Told::BySomeone(cue)) => someone = Some((block, cue, Grip::Direct)),
        Some(Told::Nobody) => return None,
        None => {}
    }
    if let Some(attribution) = beside::thus(&passages[block], habits, *passages[block].places.get(index)?) {
        return Some(Found::read(block, attribution));
    }
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = *passage.places.get(index)?;
    if beside::is_lettered(passage, habits, at) || stands_on(passage, at) {
        return None;
    }
    if let Some(resumed) = resumed(passage, &drafts[..i], block, at) {
        return Some(resumed);
    }
    if let Some(earlier) = goes_on_behind_colon(passage, &drafts[..i], (block, at)) {
        return Some(earlier);
    }
    // `Sie habe zur Antwort bekommen, das sei „…“`
    if someone.is_none() && beside::is_anothers(passage, habits, at) {
        return None;
    }
    if someone.is_none() {
        match beside::precedes(passage, habits, passage.sentence(at).start, at) {
            Some(Told::By(attribution)) => return Some(Found::read(block, attribution)),
            Some(Told::BySomeone(cue)) => someone = Some((block, cue, beside::grip(passage, habits, cue, at))),
            Some(Told::Nobody) => return None,
            None => {}
        }
        let (block, index) = draft.last;
        if let Some(closing) = beside::closes(&passages[block], habits, *passages[block].places.get(index)?) {
            return closing.map(|closing| Found::read(block, closing));
        }
    }
    // `Il sindacato stima danni: «…», si legge in una nota`, `Il ministro per il Sud, in una nota, si è detto «vicino»`
    if let Some((own, cue, grip)) = someone
        && !habits.nouns_capital
        && own == block
        && let Some(speaker) = subject_here(passage, habits, at, cue)
    {
        let attribution = Attribution { speaker: speaker?, cue: Some(cue), confidence: 0.88, grip };
        return Some(Found::read(block, attribution));
    }
    if let Some((block, cue, grip)) = someone {
        // `heißt es in ihrer Mitteilung`: of the body that the sentence before is about
        let it = habits.nouns_capital
            && passages[block].word_is(cue + 1, habits.it)
            && !beside::is_source(&passages[block].tokens[cue]);
        if habits.nouns_capital
            && let Some(body) = body_before(passage, habits, at).filter(|body| {
                // `teilte es mit`: das Ministerium, but not die Polizei
                !it || passage.word_is(body.tokens.start, "das")
            })
        {
            let attribution = Attribution { speaker: body, cue: Some(cue), confidence: 0.88, grip };
            return Some(Found::read(block, attribution));
        }
        // `„…“, hieß es am Montag`
        let unsaid = habits.nouns_capital && cue > at && beside::is_source(&passages[block].tokens[cue]);
        let own = passages[block].tokens.get(cue + 2).is_some_and(|next| next.is(PREPOSITION));
        if it || unsaid && !own {
            return written::author(passage, habits, (at, quoted(passage, index)), cue)
                .map(|author| Found::read(block, author));
        }
        let subject = left_out(passages, drafts, i, habits, (block, cue));
        return subject.map(|found| Found { cue: Some((block, cue)), grip, ..found });
    }
    let told_before = || {
        let before = passage.sentence(at).start.checked_sub(1).map(|end| passage.sentence(end));
        before.is_some_and(|before| beside::tells(passage, habits, before).is_some())
    };
    let reported = beside::is_reported(passage, passage.sentence(at))
        || beside::may_be_reported(passage, habits, passage.sentence(at)) && told_before();
    if !draft.shape.whole && is_on_something(passage, passage.sentence(at).start, at) {
        return None;
    }
    if !draft.shape.whole && reported {
        let (left, words) = (at.checked_sub(1).map(|left| &passage.tokens[left]), draft.shape.words);
        // `Im Netz heißt es, er sei „faul“`: nobody who is named
        if habits.nouns_capital && (passage.sentence(at).start..at).any(|at| is_heard(passage, habits, at)) {
            return None;
        }
        let predicate = left.is_some_and(|left| beside::reports(left) || left.is(ADVERB));
        let grip = if predicate || words > 2 { Grip::Close } else { Grip::Sentence };
        if let Some(told) = beside::reported_behind_colon(passage, habits, passage.sentence(at).start, at) {
            return Some(Found::read(block, Attribution { grip, ..told }));
        }
        let clause = passage.sentence(at).start..at;
        let own = beside::reports_itself(passage, habits, clause.clone());
        if let Some(speaker) = own.or_else(|| beside::reports_apart(passage, habits, clause)) {
            return Some(Found::without_cue(block, speaker, 0.84, grip));
        }
        let told = last_told(passages, drafts, i, habits, Search::Report).map(|found| Found { grip, ..found });
        // `Rowe sprach von Kälte. Lind zuckte mit den Schultern, er sei „krank“`: it is not Rowe who says so
        let below = beside::reports_below(passage, habits, passage.sentence(at).start..at);
        let last = |block: usize, phrase: &Phrase| {
            passages[block].tokens.get(phrase.head.end - 1).map(|token| &passages[block].text[token.range()])
        };
        return told.filter(|found| below.is_none_or(|one| last(found.block, &found.speaker) == last(block, &one)));
    }
    if let Some((before, low, end)) = introduction(passages, (block, at), &[':'])
        && let Some(Told::By(attribution)) = beside::precedes(before, habits, low, end)
    {
        return Some(Found::read(block - 1, attribution));
    }
    if turns_to(passage, habits, at) {
        return None;
    }
    let alone = is_alone(passages, draft);
    let told = carried(passages, drafts, i, |passage, sentence| {
        let told = beside::tells(passage, habits, sentence.clone());
        told.map(|(speaker, cue)| (speaker, Some(cue), 0.84)).or_else(|| {
            let asks = asks(passage, &sentence) || beside::is_reported(passage, sentence.clone());
            let reads = written::is_read(passage, habits, &sentence);
            beside::reacts(passage, habits, sentence)
                .filter(|_| alone && !asks && !reads)
                .map(|speaker| (speaker, None, 0.8))
        })
    });
    told.or_else(|| {
        // `Di Rowe, ha spiegato, non si fida. «Mai.»`
        let before = (at > 0 && draft.shape.whole && habits.drops_subject && passage.sentence(at).start == at)
            .then(|| passage.sentence(at - 1))?;
        let cue = beside::tells_without_subject(passage, habits, before.clone())?;
        let subject = last_told_before(passages, &drafts[..i], (block, before), habits, Search::Subject);
        subject.map(|found| Found { cue: Some((block, cue)), grip: Grip::Direct, ..found })
    })
    .or_else(|| {
        if !alone {
            return None;
        }
        // `Viel Zeit bleibe nicht: „…“`
        let low = passage.sentence(at).start;
        let colon = at > low && passage.tokens[at - 1].kind == Kind::Colon && habits.nouns_capital;
        if colon && draft.shape.whole && beside::is_reported(passage, low..at) {
            return last_told(passages, drafts, i, habits, Search::Report);
        }
        // `Ach was, sagt er und sieht weg. Dann kommt es doch: „…“`
        if colon && draft.shape.whole && announces(passage, low..at - 1) {
            return last_told(passages, drafts, i, habits, Search::Report);
        }
        // `Was hält ihn dort? „Das Licht.“`, `Viele Völker hätten den Winter nicht überlebt. „Meine auch.“`
        let before =
            (at > 0 && draft.shape.whole && passage.sentence(at).start == at).then(|| passage.sentence(at - 1))?;
        if beside::leaves_out(passage, habits, before.clone()) {
            return last_told(passages, drafts, i, habits, Search::Subject);
        }
        let carries = asks(passage, &before) || beside::is_reported(passage, before.clone());
        carries.then(|| last_told(passages, drafts, i, habits, Search::Report)).flatten()
    })
    .or_else(|| goes_on_in_paragraph(passages, drafts, i, habits).filter(|_| alone))
    .or_else(|| goes_on_after_report(passages, drafts, i, habits))
}

/// The subject with which the sentence of a quotation begins, where the verb at `cue` has none beside it: a role or a body, or one before the colon
/// of the quotation. Somebody, but nobody who can be named, where the colon ends what another does.
fn subject_here(passage: &Passage<'_>, habits: &Habits, at: usize, cue: usize) -> Option<Option<Phrase>> {
    let (tokens, low) = (&passage.tokens, passage.sentence(at).start);
    // `Il sindacato agricolo Terraviva`
    let named = |one: &Phrase| {
        let noun = tokens[one.tokens.start..one.head.start].iter().any(|noun| noun.is(ROLE));
        one.mention == Mention::Person && tokens[one.tokens.start].is(DETERMINER) && noun
    };
    let speaks =
        |one: &Phrase| named(one) || beside::human::one(passage, habits, one) || beside::is_body(passage, habits, one);
    if cue > at {
        let colon = at.checked_sub(1).filter(|colon| *colon > low && tokens[*colon].kind == Kind::Colon)?;
        let subject = beside::opening(passage, habits, low..colon).filter(speaks);
        return (tokens[low].is(DETERMINER) || subject.is_some()).then_some(subject);
    }
    // `El Ayuntamiento, afirmó, estudia un sello`: an aside of whoever spoke before
    let aside = tokens.get(cue + 1).is_some_and(|next| next.kind == Kind::Comma);
    let subject = beside::opening(passage, habits, low..cue).filter(|one| speaks(one) && !aside)?;
    // `I carabinieri si dicono`, but not `Il giorno dopo ha detto`; a clause of its own has another subject
    let plain = subject.mention == Mention::Role && tokens[subject.tokens.start].is(DETERMINER);
    let clause = tokens[subject.tokens.end..cue].iter().any(|token| token.is(CONJUNCTION) || token.kind == Kind::Colon);
    (plain && !clause).then_some(Some(subject))
}

/// Who spoke in the paragraph before one that is nothing but quotation, where that one ends in what they are told to have said:
/// `„…“, sagte Rowe. Das Haus stehe leer. ¶ „…“` In German alone.
fn goes_on_after_report(passages: &[Passage<'_>], drafts: &[Draft], i: usize, habits: &Habits) -> Option<Found> {
    let draft = &drafts[i];
    let before = before_quotation(passages, draft).filter(|_| habits.nouns_capital && draft.shape.whole)?;
    let passage = &passages[before];
    let last = passage.sentence(passage.tokens.len().checked_sub(2)?);
    let set_off = passage.set_off || passages[draft.first.0].set_off;
    if set_off || draft.shape.words < FEW || !beside::is_reported(passage, last) {
        return None;
    }
    let found = last_told(passages, drafts, i, habits, Search::Report)?;
    (found.block == before && !beside::is_institution(passage, &found.speaker))
        .then_some(Found { confidence: found.confidence * 0.95, ..found })
}

/// How many words a quotation has at least that goes on in a paragraph of its own: what is shorter may be a shout.
const FEW: usize = 4;

/// The body that the sentence before this token's begins with.
fn body_before(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Phrase> {
    let before = passage.sentence(passage.sentence(at).start.checked_sub(1)?);
    let listed = |body: &Phrase| {
        let noun = passage.tokens[body.tokens.clone()].iter().find(|token| token.name());
        noun.is_some_and(|noun| passage.language().is_institution(&passage.text[noun.range()]))
    };
    let known = beside::group(passage, habits, before.clone()).filter(|body| beside::is_institution(passage, body));
    known.or_else(|| beside::opening(passage, habits, before).filter(listed))
}

/// Whether something is heard from nobody by the verb at this token: `heißt es`.
fn is_heard(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let it = |at: usize| passage.word_is(at, habits.it);
    beside::is_source(&passage.tokens[at]) && (it(at + 1) || at > 0 && it(at - 1))
}

/// Whether nothing but a name and a question mark stand in the sentence before the quotation at `at`: `Und Rowe? „…“`. Whose words follow is not told. In
/// German.
fn turns_to(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let own = passage.sentence(at).start;
    let Some(before) = own.checked_sub(1).filter(|_| habits.nouns_capital && own == at) else { return false };
    let before = passage.sentence(before);
    let asks = asks(passage, &before);
    let first = before.start + usize::from(habits.and.iter().any(|and| passage.word_is(before.start, and)));
    let one = if asks { mention::phrase(passage, habits, first, before.end) } else { None };
    one.is_some_and(|one| {
        let over = passage.tokens[one.tokens.end..before.end].iter().all(|token| token.kind != Kind::Word);
        over && one.mention != Mention::Pronoun && beside::human::one(passage, habits, &one)
    })
}

/// How many words there are at most before a colon that tell of nobody.
const ANNOUNCES: usize = 6;

/// Whether a few small words before a colon tell of nobody and nothing: `Dann kommt es doch`.
fn announces(passage: &Passage<'_>, words: Range<usize>) -> bool {
    let Some((first, rest)) = passage.tokens.get(words).and_then(<[Token]>::split_first) else { return false };
    let small = |token: &Token| token.kind == Kind::Word && token.bits & CAPITAL == 0;
    first.is(ADVERB | CONJUNCTION) && rest.len() < ANNOUNCES && rest.iter().all(small)
}

/// How many tokens may say who tells a newspaper something.
const TELLS: usize = 8;

/// Whether what stands in marks is a newspaper that is told something: `Der „Neuen Post“ sagte Rowe: „…“`
fn hears(passages: &[Passage<'_>], draft: &Draft, habits: &Habits) -> bool {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let Some(at) = passage.places.get(index).copied().filter(|at| habits.nouns_capital && *at > 0) else {
        return false;
    };
    let said = passage.tokens.get(at + 1).is_some_and(|verb| verb.is(SAY) && !verb.is(CAPITAL));
    let rest = passage.tokens[at + 1..].iter().take(TELLS).take_while(|token| token.kind == Kind::Word).count();
    let colon =
        |after: usize, kind: Kind| passage.tokens.get(at + 1 + rest + after).is_some_and(|token| token.kind == kind);
    said && rest > 1 && passage.tokens[at - 1].is(DETERMINER) && colon(0, Kind::Colon) && colon(1, Kind::Quoted)
}

/// Whether what stands in marks is a title that the words before it tell to be one, within what its sentence opens with: `In der Talkshow „Um acht am
/// Dom“ sagte sie: „…“`. In German.
fn is_title_within(passages: &[Passage<'_>], draft: &Draft, habits: &Habits) -> bool {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let Some(at) = passage.places.get(index).copied().filter(|at| habits.nouns_capital && *at > 0) else {
        return false;
    };
    let beside = |at: usize| passage.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    let noun = passage.tokens[at - 1].name();
    draft.shape.cited && noun && beside(at + 1) && passage.tokens[passage.sentence(at).start].is(PREPOSITION)
}

/// What the pair encloses.
fn quoted<'a>(passage: &Passage<'a>, index: usize) -> &'a str {
    passage.pairs.get(index).map_or("", |pair| &passage.text[pair.inner.clone()])
}

/// See [`super::speaker_within`].
pub(super) fn within(
    passages: &[Passage<'_>],
    drafts: &[Draft],
    i: usize,
    habits: &Habits,
) -> Option<(Option<Found>, usize, Range<usize>)> {
    let draft = &drafts[i];
    let blocks = passages.iter().enumerate().take(draft.last.0 + 1).skip(draft.first.0);
    for (block, passage) in blocks {
        let from = passage.insides.partition_point(|(pair, _)| (block, *pair) < draft.first);
        let own = passage.insides[from..].iter().take_while(|(pair, _)| (block, *pair) <= draft.last);
        let behind = |pair: usize| {
            let at = passage.places.get(pair).copied();
            // not by what stands inside, whose tokens come behind all others
            let inside = passage.insides.first().map_or(passage.tokens.len(), |(_, inside)| inside.start);
            at.is_some_and(|at| match beside::follows(passage, habits, at) {
                Some(Told::By(told)) => told.speaker.tokens.start < inside,
                _ => false,
            })
        };
        let mut own = own;
        let told = own.find_map(|(pair, range)| beside::inside(passage, habits, range.clone(), behind(*pair)));
        if let Some((told, bytes)) = told {
            let speaker = match told {
                Told::By(attribution) => Some(Found::read(block, attribution)),
                Told::Nobody => None,
                Told::BySomeone(cue) => left_out(passages, drafts, i, habits, (block, cue)).map(|found| Found {
                    cue: Some((block, cue)),
                    grip: Grip::Direct,
                    ..found
                }),
            };
            return Some((speaker, block, bytes));
        }
    }
    None
}
