//! Who said a quotation in English, whose clauses are read.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, CONJUNCTION, FEMALE, MALE, PREPOSITION, TIME};
use copydesk_text::words::{Kind, Token};

use super::carried::{Teller, carried, introduction, is_alone};
use super::found;
use super::goes_on::{goes_on, goes_on_from_report};
use super::reacts::{REACTS, reacts};
use crate::attribution::{Attribution, according, closing, following, inverted, opens_clause, preceding, tells};
use crate::draft::{Draft, Found};
use crate::grammar::VERB;
use crate::passage::{Passage, around};
use crate::subject::{says, speaks, subject};

pub(super) fn attribute(passages: &[Passage<'_>], drafts: &[Draft], i: usize) -> Option<Found> {
    let draft = &drafts[i];
    let (block, index) = draft.last;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let follows = following(passage, at);
    // `After Rowe called it “a shame,” Lind said: “…”`
    let subordinate = passage
        .tokens
        .get(passage.sentence(at).start)
        .is_some_and(|first| first.is(CONJUNCTION) && first.is(CAPITAL) && first.end - first.start > 3)
        && follows
            .as_ref()
            .and_then(|follows| follows.cue)
            .is_some_and(|cue| passage.tokens.get(cue + 1).is_some_and(|next| next.kind == Kind::Colon));
    if let Some(attribution) = follows.as_ref().filter(|follows| !opens_clause(passage, follows) && !subordinate) {
        // `Rowe said the gates would be “new and safe,” she said`: she is Rowe
        let named = (attribution.speaker.mention == Mention::Pronoun && draft.first == draft.last)
            .then(|| preceding(passage, passage.sentence(at).start, at))
            .flatten()
            .filter(|named| named.speaker.mention == Mention::Person && agrees(passage, attribution, named));
        let means = named.map(|named| named.speaker.head);
        return Some(Found { means, ..found(block, attribution.clone()) });
    }
    // Each with the block it was read in: the two ends of a quotation may stand in two.
    let closes = if follows.is_none() { closing(passage, at) } else { None }.map(|closes| found(block, closes));
    let (block, index) = draft.first;
    let passage = &passages[block];
    let at = passage.places.get(index).copied()?;
    let sentence = passage.sentence(at);
    let precedes = preceding(passage, sentence.start, at);
    // A verb of saying before the quotation governs it; one that only takes it as an object is itself told by what closes the sentence.
    let told = precedes.as_ref().is_some_and(|found| found.cue.is_none_or(|cue| says(&passage.tokens[cue])));
    let precedes = precedes.map(|precedes| found(block, precedes));
    let chosen = if told { precedes.or(closes) } else { closes.or(precedes) };
    if chosen.is_some() {
        return chosen;
    }
    if let Some(attribution) = follows {
        return Some(found(draft.last.0, attribution));
    }
    if let Some((before, low, end)) = introduction(passages, (block, at), &[':', ','])
        && let Some(attribution) = preceding(before, low, end)
    {
        return Some(found(block - 1, attribution));
    }
    carried(passages, drafts, i, |passage, sentence| {
        let reacts = || {
            let speaker = reacts(around(passages, block), passage, sentence.clone())?;
            // whom a pronoun stands for is told by who spoke before, if they did
            let known = || speaker.mention == Mention::Pronoun && goes_on(passages, drafts, i).is_some();
            (is_alone(passages, draft) && !known()).then_some(speaker)
        };
        teller(passage, sentence.clone()).or_else(|| reacts().map(|speaker| (speaker, None, REACTS)))
    })
    .or_else(|| goes_on(passages, drafts, i))
    .or_else(|| goes_on_from_report(passages, draft))
}

/// Whether a name that a verb of saying gives may be who the pronoun of another attribution means.
fn agrees(passage: &Passage<'_>, pronoun: &Attribution, named: &Attribution) -> bool {
    let sex = |token: &Token| token.bits & (MALE | FEMALE);
    let meant = sex(&passage.tokens[pronoun.speaker.head.start]);
    let known = passage.tokens[named.speaker.head.clone()].iter().find(|token| sex(token) != 0).map_or(0, sex);
    let told = named.cue.is_some_and(|cue| says(&passage.tokens[cue]));
    meant != 0 && (known == 0 || known & meant != 0) && told
}

/// Who speaks in a sentence without a quotation: the subject of its first verb of saying.
pub(super) fn teller(passage: &Passage<'_>, sentence: std::ops::Range<usize>) -> Option<Teller> {
    let verbs = sentence.clone().filter(|at| says(&passage.tokens[*at]) && tells(passage, sentence.start, *at)).take(3);
    for verb in verbs {
        // `Trains were turned back, said Ada Rowe, who runs them.`
        if let Some(speaker) = inverted_at_end(passage, &sentence, verb) {
            return Some((speaker, Some(verb), 0.88));
        }
        if let Some(speaker) = subject(passage, sentence.start, verb).filter(|speaker| !generic(passage, speaker)) {
            return Some((speaker, Some(verb), 0.88));
        }
    }
    let account = sentence.clone().rev().find_map(|at| Some((according(passage, at, sentence.end)?, at)));
    account
        .filter(|(speaker, _)| speaks(&passage.tokens, speaker) && !generic(passage, speaker))
        .map(|(speaker, at)| (speaker, Some(at), 0.84))
}

/// The subject after a verb that a comma parts from what was said: no clause of its own goes on from it.
fn inverted_at_end(passage: &Passage<'_>, sentence: &std::ops::Range<usize>, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let comma = verb.checked_sub(1).filter(|comma| *comma > sentence.start && tokens[*comma].kind == Kind::Comma)?;
    let speaker = inverted(passage, verb, sentence.end).filter(|speaker| speaks(tokens, speaker))?;
    let rest = &tokens[speaker.tokens.end..sentence.end];
    let over =
        rest.iter().take_while(|token| token.kind == Kind::Word).all(|token| token.bits & (VERB | AUXILIARY) == 0);
    let parted = rest.first().is_none_or(|next| {
        matches!(next.kind, Kind::Comma | Kind::Dash | Kind::Stop | Kind::Open)
            || next.is(PREPOSITION | TIME) && !next.is(CONJUNCTION)
    });
    let clause = tokens[sentence.start..comma].iter().any(|token| token.is(VERB | AUXILIARY));
    (over && parted && clause).then_some(speaker)
}

/// `you`, `we`: a subject outside quotations that is nobody of the article.
fn generic(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    ["you", "we", "they", "one", "no"].iter().any(|word| passage.word_is(speaker.head.start, word))
}
