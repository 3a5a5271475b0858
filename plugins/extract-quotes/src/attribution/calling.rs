//! Who calls something by the words in marks, where the verb takes them for its object: `Rowe called it “…”`, `described by the judge as “…”`. In
//! English.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{CONJUNCTION, DOCUMENT, POSSESSIVE, PREPOSITION, RELATIVE};
use copydesk_text::words::Kind;

use super::owners::by;
use super::verbs::{disagrees, negated, no_words, passive, taken_as, to_be};
use crate::grammar::{NOUN, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::speaks;
use crate::subjects::subject::{opens_before, subject};

/// Who calls something so.
pub(super) enum Caller {
    /// The subject of a relative clause of its own, whoever tells of it: `Lind, whom he called “…”`.
    Relative(Phrase),
    /// Anybody else, or nobody: whoever tells of it comes first.
    Other(Option<Phrase>),
}

/// Who calls something by the quotation at `at`, with the verb at `cue`.
pub(super) fn who_calls(passage: &Passage<'_>, low: usize, cue: usize, at: usize) -> Caller {
    let tokens = &passage.tokens;
    // `The plan, labeled “a mistake” by Rowe, was dropped`
    let done_by = || {
        let agent = by(passage, cue + 1, at).filter(|agent| agent.tokens.start > at);
        at - cue == 1 && agent.is_some_and(|agent| speaks(tokens, &agent))
    };
    // `Rowe, described by the judge as “…”`
    let agent =
        || passage.word_is(cue + 1, "by") && by(passage, cue + 1, at).is_some_and(|agent| agent.tokens.end + 1 >= at);
    let speaker = if passive(tokens, low, cue) || taken_as(passage, low, cue) || done_by() || agent() {
        by(passage, cue + 1, at)
    } else {
        subject(passage, low, cue)
    };
    // `a body which he called “…”`: a clause of its own, whoever tells of it
    let speaker = speaker.filter(|speaker| !disagrees(passage, cue, speaker));
    let own = |speaker: &Phrase| {
        let start = speaker.tokens.start;
        at - cue <= 3 && start > low && tokens[start - 1].is(RELATIVE)
    };
    match speaker {
        Some(speaker) if own(&speaker) => Caller::Relative(speaker),
        speaker => Caller::Other(
            speaker
                .filter(|speaker| {
                    speaks(tokens, speaker) || opens_before(passage, low, cue, speaker) || what_it(passage, speaker)
                })
                .filter(|speaker| !passage.word_is(speaker.head.start, "we") && !no_words(passage, cue, at, speaker)),
        ),
    }
}

/// Whether the quotation at `at` is of somebody else than the subject of the verb at `cue`, or the verb tells that nobody calls it so.
pub(super) fn is_not_called(passage: &Passage<'_>, low: usize, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    // `blames the press for Rowe’s “…” remark`: told of someone else’s words
    let anothers = tokens[at - 1].is(POSSESSIVE) && tokens[at - 1].name();
    // `contrasted Lind, whom she called “a fool,” with Ask: “…”`: a colon belongs to the main clause
    let over = tokens[at - 1].kind == Kind::Colon && tokens[cue..at].iter().any(|token| token.kind == Kind::Quoted);
    anothers || over || is_mocked(passage, cue, at) || negated(passage, low, cue) || to_be(passage, low, cue)
}

/// Verbs of whoever laughs at what another has said.
static MOCKING: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/mocking.txt")).collect());

/// Whether the quotation stands behind what another, whom the clause names, has said, and at which the verb at `cue` tells that somebody laughs:
/// `mocking Rowe’s boast about “a better deal”`. In `mocked Rowe’s deal as “…”` it is the mocker’s.
fn is_mocked(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let left = &tokens[at - 1];
    let ends = matches!(left.kind, Kind::Colon | Kind::Comma);
    let whose = || tokens[cue + 1..at].iter().position(|token| token.is(POSSESSIVE) && token.name());
    let about = |whose: usize| {
        tokens[cue + 1 + whose..at].iter().any(|token| token.is(PREPOSITION | CONJUNCTION) || token.kind == Kind::Comma)
    };
    let mocks = || MOCKING.binary_search(&&passage.text[tokens[cue].range()]).is_ok();
    !ends && mocks() && whose().is_some_and(|whose| about(whose) && !has_own_words(passage, cue + 2 + whose, at))
}

/// Whether what stands between here and the quotation tells that the mocker’s own words follow: `as nothing but`, `with the words`, `in a speech`,
/// `by crying`, `and said it was`.
fn has_own_words(passage: &Passage<'_>, from: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let uttered = |from: usize| {
        let near = tokens[from..at].iter().take(UTTERED);
        near.take_while(|token| !token.is(PREPOSITION)).any(|token| token.is(NOUN | DOCUMENT))
    };
    (from..at).any(|word| match &passage.text[tokens[word].range()] {
        "as" => true,
        "with" | "in" => uttered(word + 1),
        "by" => tokens.get(word + 1).is_some_and(|next| passage.text[next.range()].ends_with("ing")),
        "and" => tokens.get(word + 1).is_some_and(|next| next.is(VERB)),
        _ => false,
    })
}

/// Within how many words of `with` the noun for what the mocker utters stands: `with the old joke`.
const UTTERED: usize = 4;

/// `what it called “…”`: a body.
fn what_it(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let it = speaker.head.start;
    passage.word_is(it, "it") && it.checked_sub(1).is_some_and(|what| passage.word_is(what, "what"))
}
