//! How sure a speaker is: the share of the speakers found in the same way that were right, where it was counted.
//!
//! Counted on English news in which readers had marked who said what, in two halves that agree to two hundredths. Errors are of two
//! kinds: a few that the words right at the quotation leave open, and more the further from it, the shorter the quotation and
//! the vaguer the speaker (a report, a campaign, some people). For speech by layout, and in the languages whose clauses are not read, the
//! rule's own figure is the base.

use copydesk_text::vocabulary::{
    CONJUNCTION, DETERMINER, DOCUMENT, NEUTER, PLURAL, POSSESSOR, PREPOSITION, RELATIVE, ROLE, TIME,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::{Grip, says_what_it_is};
use crate::draft::{Draft, Found};
use crate::grammar::{ASIDE, LINK, NOUN, SAY, VERB};
use crate::language::Rules;
use crate::passages::passage::Passage;

/// Right beside the quotation, after it: “…,” Rowe said.
const AFTER: f64 = 0.98;
/// In a run of quotations of the same block: “…,” Rowe said. “…”
const CARRIED: f64 = 0.97;
/// From a block to the next, which is nothing but quotation.
const NEXT_BLOCK: f64 = 0.92;
/// The least that a rule says where it carries a speaker over one block.
const ONE_BLOCK_ON: f64 = 0.79;
/// According to: whoever reports may not be who said it.
const ACCORDING: f64 = 0.9;
/// A label or a sentence without a verb of saying, before a colon.
const BEFORE_A_COLON: f64 = 0.93;
/// Whose claim, whose words.
const OWNED: f64 = 0.84;
/// Right before the quotation, with a comma or a colon: Rowe said: “…”
const INTRODUCED: f64 = 0.96;

/// By the number of words, up to two, four and more: Rowe said it was “…”; Rowe called it “…”
const TOLD: [f64; 3] = [0.86, 0.91, 0.95];
const CALLED: [f64; 3] = [0.82, 0.87, 0.91];

/// What is taken off, before the quotation, for many, more where it is any of them (some boatmen), and less for a body, something written, or
/// those of whom the article tells (the judges): of these twelve in thirteen were right.
const GROUP: f64 = 0.05;
const ANY: f64 = 0.13;
const BODY: f64 = 0.03;
/// What is taken off for `who`: it may be anyone of many, unless a name stands before it (`Rowe, who called it “…”`).
const RELATED: f64 = 0.08;
const NAMED: f64 = 0.03;

/// The confidence of a speaker.
pub(crate) fn confidence(passages: &[Passage<'_>], draft: &Draft, found: &Found, rules: Rules) -> f64 {
    let (block, index) = draft.first;
    let passage = &passages[block];
    let place = passage.places.get(index).copied();
    let (Some((cue_block, cue)), Some(at), Rules::Clauses) = (found.cue, place, rules) else {
        let colon = found.cue.is_none() && matches!(rules, Rules::Clauses) && found.block == block;
        return if colon { BEFORE_A_COLON.min(found.confidence + 0.1) } else { estimated(found.confidence) };
    };
    let token = &passages[cue_block].tokens[cue];
    if cue_block != block {
        // each block that it is carried over makes it less sure
        let carried = NEXT_BLOCK * (found.confidence / ONE_BLOCK_ON).min(1.0);
        return if found.confidence < NEXT_BLOCK { carried } else { INTRODUCED } - vagueness(passages, found);
    }
    let last = passage.places.get(draft.last.1).copied().filter(|_| draft.last.0 == block).unwrap_or(at);
    if !passage.sentence(at).contains(&cue) && !passage.sentence(last).contains(&cue) && cue < at {
        return CARRIED;
    }
    // `in the words of Rowe`
    let words = || passage.word_is(cue, "words") && passage.word_is(cue + 1, "of") || passage.word_is(cue, "quote");
    if token.is(SAY) && token.is(PREPOSITION) || passage.word_is(cue, "according") || words() {
        return ACCORDING;
    }
    if cue > at {
        return AFTER;
    }
    let length = match draft.shape.words {
        0..=2 => 0,
        3 | 4 => 1,
        _ => 2,
    };
    let base = if token.is(SAY | ASIDE) && found.grip == Grip::Direct {
        INTRODUCED
    } else if token.is(SAY | ASIDE) {
        // where it says what something is, or the verb takes the words themselves, fewer are as sure as more elsewhere
        let near = says_what_it_is(passage, at) || takes_words(passage, cue, at) || is_had(passage, found, at);
        TOLD[(length + usize::from(near)).min(2)]
    } else if cue + 1 == at && is_manner(passage, index) {
        TOLD[1]
    } else if token.is(LINK) || !token.is(NOUN) {
        // `what she called “…”`: nothing else can be meant
        let what = found.speaker.tokens.start.checked_sub(1).is_some_and(|left| passage.word_is(left, "what"));
        // `described it as “…”`: of fifteen of one word or two all were right
        let as_it = || cue < at && passage.is_one_of(at - 1, &passage.language().small_words.called_as);
        let called_as = || as_it() && is_subjects(passage, cue);
        CALLED[(length + usize::from(what || length == 0 && called_as())).min(2)]
    } else {
        OWNED
    };
    base - vagueness(passages, found)
}

/// Whether the verb at `cue` takes the words right behind it, and they are no part of what it says: `had written “spare keys” on the lid`, but not
/// `said “Bo Lind” had left`, nor what somebody else says they will do: `said Norrland would respond “in kind”`.
fn takes_words(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    let behind = passage.tokens.get(at + 1);
    let ends = behind.is_none_or(|next| next.kind != Kind::Word || next.is(PREPOSITION | CONJUNCTION | TIME));
    let listed = |token: &Token| matches!(token.kind, Kind::Quoted | Kind::Comma) || token.is(CONJUNCTION);
    let takes = passage.tokens.get(cue + 1..at).is_some_and(|between| between.iter().all(listed));
    let modal = || cue > 0 && passage.is_one_of(cue - 1, &passage.language().small_words.future);
    ends && takes && !modal()
}

/// How a participle of the present ends.
const PRESENT: &str = "ing";

/// Whether a verb is surely of the subject before it: a participle may be of the noun right before (`hurt by a report describing her as “weak”`), or of
/// an object (`attacked Lind for describing her as “weak”`), but not behind a comma, nor where no object stands (`criticised for describing`).
fn is_subjects(passage: &Passage<'_>, cue: usize) -> bool {
    let tokens = &passage.tokens;
    let word = &passage.text[tokens[cue].range()];
    let left = |back: usize| cue.checked_sub(back).map(|at| &tokens[at]);
    let no_object = || left(2).is_some_and(|verb| verb.is(VERB));
    !word.ends_with(PRESENT)
        || left(1).is_some_and(|left| left.kind == Kind::Comma || left.is(PREPOSITION) && no_object())
}

/// Whether the words are what somebody is said to have: `said she had “no regrets”`, but not `said she had “great” plans`, nor what is said by whose
/// relative is told of (`Lind, whose doctor said he had “no chance”`). Of six such all were right.
fn is_had(passage: &Passage<'_>, found: &Found, at: usize) -> bool {
    if passage.word_is(found.speaker.tokens.start, "whose") {
        return false;
    }
    let ends = passage
        .tokens
        .get(at + 1)
        .is_none_or(|next| next.kind != Kind::Word || next.is(PREPOSITION | CONJUNCTION | TIME));
    ends && at > 0 && passage.is_one_of(at - 1, &passage.language().small_words.have)
}

/// Whether an adverb alone stands in the marks, as how somebody says it: `apologised “unreservedly”`.
fn is_manner(passage: &Passage<'_>, index: usize) -> bool {
    let inside = passage.pairs.get(index).map_or("", |pair| &passage.text[pair.inner.clone()]);
    let inside = inside.trim_end_matches([',', '.']);
    inside.ends_with("ly") && inside.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Of speech by layout, and in the languages whose clauses are not read: of what a rule says at 0.8 one in ten was wrong at most, in
/// articles by writers who did not know the rules, so its doubt is halved.
fn estimated(confidence: f64) -> f64 {
    (0.5 + confidence / 2.0).min(CARRIED)
}

/// What is taken off for who speaks.
fn vagueness(passages: &[Passage<'_>], found: &Found) -> f64 {
    let passage = &passages[found.block];
    let tokens = &passage.tokens;
    let head = &tokens[found.speaker.head.clone()];
    // a columnist of the Post: what someone is of does not speak
    let of = head.iter().position(|token| token.is(PREPOSITION)).unwrap_or(head.len());
    let head = &head[..of];
    // of `a police spokesman`, the spokesman
    let has = |bits: u32| {
        let noun = head.iter().rev().find(|token| token.is(ROLE));
        noun.is_some_and(|noun| noun.is(bits))
    };
    let first = head.first();
    let any = first.is_some_and(|first| {
        first.is(DETERMINER) && (first.is(PLURAL) && first.bits & POSSESSOR == 0 || first.end - first.start <= 2)
    });
    let known = first.is_some_and(|first| first.is(POSSESSOR)) || passage.word_is(found.speaker.head.start, "the");
    let one_of =
        passage.word_is(found.speaker.head.start, "one") && passage.word_is(found.speaker.head.start + 1, "of");
    if one_of {
        BODY
    } else if has(PLURAL) && (any || !known) {
        if any { ANY } else { GROUP }
    } else if has(DOCUMENT | NEUTER | PLURAL) {
        BODY
    } else if first.is_some_and(|first| first.is(RELATIVE)) {
        let at = found.speaker.head.start;
        let named = at > 1 && tokens[at - 1].kind == Kind::Comma && tokens[at - 2].name();
        if named { NAMED } else { RELATED }
    } else {
        0.0
    }
}
