//! What an agency, a paper or a paper’s document only relays: whoever says it in the clause of the words said it. In English. `Rowe said that it was
//! “easy going,” The Post reported`.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, CONJUNCTION, DOCUMENT, RELATIVE, ROLE};
use copydesk_text::words::{Kind, Token};

use crate::attribution::{Attribution, Grip, preceding};
use crate::draft::Draft;
use crate::grammar::{LINK, NOUN, PARTICIPLE, VERB};
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;

/// Who says something in the clause before a part of a sentence, where only the paper or the paper’s document stands behind it that it is
/// known from.
pub(super) fn relayed(passage: &Passage<'_>, draft: &Draft, at: usize, source: &Attribution) -> Option<Attribution> {
    let speaker = &passage.tokens[source.speaker.head.clone()];
    let written = source.speaker.mention == Mention::Role && speaker.iter().any(|token| token.is(DOCUMENT));
    let attributes = |cue| passage.is_one_of(cue, &passage.language().content_words.attributes);
    let agency = is_agency(passage, &source.speaker);
    let relays = source.speaker.mention == Mention::Organisation || agency;
    let body = relays && source.cue.is_some_and(attributes);
    // `Rowe said, “No comment,” the Post reported`: her verb is right before it
    let direct = || at > 0 && matches!(passage.tokens[at - 1].kind, Kind::Comma | Kind::Colon);
    if draft.first != draft.last || !(written && !draft.shape.whole || body && (!draft.shape.whole || direct())) {
        return None;
    }
    let low = passage.sentence(at).start;
    preceding(passage, low, at).filter(|told| {
        let tokens = &passage.tokens;
        let says = told.cue.is_some_and(|cue| {
            let calls = tokens[cue].is(LINK) && tokens[cue].bits & CAPITAL == 0 && told.grip >= Grip::Close;
            // `Rowe, who said nothing, is “easy going,” the Post reported`: the clause is over
            let over = tokens[told.speaker.head.start].is(RELATIVE)
                && tokens[cue..at].iter().any(|token| token.kind == Kind::Comma);
            let plain = says(&tokens[cue]) && !agency;
            (plain || (says(&tokens[cue]) || calls) && governs(passage, low, &told.speaker, cue, at)) && !over
        });
        let human = matches!(told.speaker.mention, Mention::Person | Mention::Pronoun) || {
            tokens[told.speaker.head.clone()].iter().any(|token| token.is(ROLE) && token.bits & DOCUMENT == 0)
        };
        says && human
    })
}

/// Whether the words at `at` stand in the clause of this verb, or in one that only `that` opens behind it: not `After Rowe said no, it was “over”`,
/// `The bill that Rowe announced is “over”`, `Rowe wrote a book that is “over”` or `Rowe asked about a claim that it is “over”`.
fn governs(passage: &Passage<'_>, low: usize, speaker: &Phrase, cue: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let end = at - usize::from(at > low && matches!(tokens[at - 1].kind, Kind::Comma | Kind::Colon));
    let finite = |token: &Token| token.is(AUXILIARY) || token.is(VERB) && !token.is(PARTICIPLE);
    let acts = |from: usize| tokens[from.min(end)..end].iter().any(finite);
    let parts = |token: &Token| !matches!(token.kind, Kind::Word | Kind::Number | Kind::Quoted);
    let that = |at: usize| passage.word_is(at, "that");
    let opened = speaker.tokens.start.checked_sub(1).filter(|opener| *opener >= low).is_some_and(|opener| {
        let conjunction = tokens[opener].is(CONJUNCTION) && tokens[opener].end - tokens[opener].start > 3;
        conjunction || tokens[opener].is(RELATIVE) || that(opener)
    });
    if cue >= end || tokens[cue + 1..end].iter().any(parts) || opened && acts(cue + 1) {
        return cue + 1 == end || cue >= end;
    }
    !(cue + 1..end).any(|at| {
        let relative =
            (that(at) || tokens[at].is(RELATIVE)) && finite(&tokens[at + 1]) && at + 1 < end && !acts(at + 2);
        let joined = !that(at) && tokens[at].is(CONJUNCTION) && acts(at + 1);
        // `Rowe said in a statement that it was`
        let within = |back: usize| {
            at.checked_sub(back).is_some_and(|left| passage.is_one_of(left, &passage.language().small_words.within))
        };
        let claim = that(at) && at > cue + 1 && tokens[at - 1].is(NOUN) && !within(2) && !within(3);
        relative || joined || claim
    })
}

/// Agencies and papers whose names look like surnames.
static AGENCIES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/en/agencies.txt")).collect());

/// Whether the mention is the name of such an agency: `Reuters`, but not `Bo Bloomberg`.
fn is_agency(passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let [name] = &passage.tokens[speaker.head.clone()] else { return false };
    AGENCIES.iter().any(|agency| passage.text[name.range()].eq_ignore_ascii_case(agency))
}
