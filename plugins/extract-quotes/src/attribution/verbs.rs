//! Cue verbs where they stand: as a noun, in the passive, before their subject.

use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER,
    OBJECT, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{BARE, LINK, NOUN, PARTICIPLE, VERB};
use crate::language::Listed;
use crate::passages::passage::Passage;
use crate::subjects::several::joined_behind;
use crate::subjects::shared::more_behind;
use crate::subjects::speaking::{one_who, remembers};
use crate::whom::signs::meant::is_indefinite;

/// Whether nobody is named to whom the verb says it, so that what looks like its subject was told: `‘Ledger burnt’, court told`.
pub(super) fn is_told(passage: &Passage<'_>, verb: usize) -> bool {
    passage.is_one_of(verb, &passage.language().content_words.addresses)
        && passage.tokens.get(verb + 1).is_none_or(|next| matches!(next.kind, Kind::End | Kind::Stop | Kind::Comma))
}

/// The subject after the verb at `verb`, if one can stand there.
pub(crate) fn inverted(passage: &Passage<'_>, verb: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if passage.is_one_of(verb, &passage.language().content_words.addresses) {
        return None;
    }
    let next = tokens.get(verb + 1)?;
    if next.is(PREPOSITION | CONJUNCTION) && !next.is(DETERMINER) {
        return None;
    }
    match after(tokens, verb + 1, high, VERB) {
        Some(phrase) => more_behind(passage, &phrase, high).or(Some(phrase)),
        None => one_of_them(passage, verb + 1, high),
    }
}

/// `said another`, `said one`: nobody whom the article names.
fn one_of_them(passage: &Passage<'_>, at: usize, high: usize) -> Option<Phrase> {
    let small_words = &passage.language().small_words;
    let known = passage.is_one_of(at, &small_words.one_of_several) || passage.is_one_of(at, &small_words.some);
    if at >= high || !known {
        return None;
    }
    // `one of two witnesses`
    if passage.word_is(at + 1, "of")
        && let Some(of) = after(&passage.tokens, at + 2, high, VERB)
    {
        return Some(Phrase { mention: Mention::Role, tokens: at..of.tokens.end, head: at..of.tokens.end });
    }
    let next = passage.tokens.get(at + 1).filter(|_| at + 1 < high);
    let alone = next.is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::Comma) || next.is(PREPOSITION | TIME));
    alone.then(|| Phrase { mention: Mention::Role, tokens: at..at + 1, head: at..at + 1 })
}

/// Whom the words name from this token on: `according to Rowe`, `in the words of Rowe`, `to quote Rowe`.
#[inline(always)] // asked of every word before a quotation
pub(crate) fn according(passage: &Passage<'_>, at: usize, high: usize) -> Option<Phrase> {
    let token = passage.tokens.get(at)?;
    let first = passage.text.as_bytes().get(token.start).map_or(0, u8::to_ascii_lowercase);
    let long = token.end - token.start;
    let may_be = (long == "according".len()) & (first == b'a') | (long == "words".len()) & matches!(first, b'w' | b'q');
    if may_be { in_words_of(passage, at, high) } else { None }
}

/// See [`according`]. Few words look like it.
#[inline(never)]
fn in_words_of(passage: &Passage<'_>, at: usize, high: usize) -> Option<Phrase> {
    let words =
        || at > 1 && passage.word_is(at, "words") && passage.word_is(at - 2, "in") && passage.word_is(at + 1, "of");
    let quoting = || passage.word_is(at, "quote") && at > 0 && passage.word_is(at - 1, "to");
    if passage.word_is(at, "according") && passage.word_is(at + 1, "to") || words() || quoting() {
        let of = at + 1 + usize::from(!quoting());
        let speaker = him(&passage.tokens, of).or_else(|| after(&passage.tokens, of, high, VERB))?;
        let speaker = joined_behind(&passage.tokens, &speaker, high).unwrap_or(speaker);
        // `according to an interview with the Post`: where it was said
        let talk = |at: &usize| passage.is_one_of(*at, &passage.language().content_words.interview);
        let told = speaker.mention == Mention::Role && speaker.head.clone().take(TALK).any(|at| talk(&at));
        return (!told).then_some(speaker);
    }
    None
}

/// The pronoun by itself that ends what a sentence opens with: `According to her, “…”`
fn him(tokens: &[Token], at: usize) -> Option<Phrase> {
    let parted = tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon));
    let one = parted && one_who(&tokens[at]);
    one.then(|| Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 })
}

/// Within how many words of a phrase its noun is looked for: `an exclusive interview with`.
const TALK: usize = 3;

/// `as Rowe puts it`, `Rowe put it`, and [`points_out`]: says in those words.
#[inline(always)]
pub(super) fn put(passage: &Passage<'_>, at: usize, quoted: usize) -> bool {
    // few words begin so, though many are as long
    let begins = |token: &Token| matches!(passage.text.as_bytes().get(token.start), Some(b'p' | b'P'));
    passage.tokens.get(at).is_some_and(begins) && puts_it(passage, at, quoted)
}

/// See [`put`]. Few words look like it.
#[inline(never)]
fn puts_it(passage: &Passage<'_>, at: usize, quoted: usize) -> bool {
    let puts = passage.word_is(at, "put") || passage.word_is(at, "puts");
    puts && passage.word_is(at + 1, "it") || points_out(passage, at, quoted)
}

/// `Rowe pointed out that it was “…”`, where nothing with words on it and no other who says something stands before the quotation.
pub(super) fn points_out(passage: &Passage<'_>, at: usize, quoted: usize) -> bool {
    let points = passage.word_is(at, "pointed") || passage.word_is(at, "points");
    let that = points && passage.word_is(at + 1, "out") && passage.word_is(at + 2, "that");
    let thing =
        |token: &Token| token.is(DOCUMENT | NEUTER | NOUN) && token.content() || token.is(POSSESSIVE) && token.name();
    let says = |word: usize| {
        let token = &passage.tokens[word];
        token.is(VERB) && token.bits & CAPITAL == 0 && passage.tokens[word - 1].bits & (DETERMINER | PREPOSITION) == 0
            || passage.word_is(word, "according")
    };
    that && quoted > at && !(at + 3..quoted).any(|word| says(word) || thing(&passage.tokens[word]))
}

/// Whether the token is a cue verb of these classes: with a capital it is a part of a name (`the United States`).
pub(super) fn is_verb(tokens: &[Token], at: usize, classes: u32) -> bool {
    tokens[at].is(classes) && tokens[at].bits & CAPITAL == 0
}

/// Whether the word is a noun here: after a determiner, a possessor or a preposition.
pub(super) fn is_noun(tokens: &[Token], low: usize, at: usize) -> bool {
    if tokens[at].bits & VERB == 0 {
        return true;
    }
    if tokens[at].bits & NOUN == 0 {
        // `Rowe’s charge`, `the charge`, but not `that said`
        let left = at.checked_sub(1).filter(|left| *left >= low);
        return left.is_some_and(|left| {
            let token = &tokens[left];
            // `the caustic chant`, but not `the heckler yelled`
            let plain = token.kind == Kind::Word && token.bits == 0 && tokens[at].is(BARE);
            // `many Asian states`
            let several =
                token.content() && left > low && tokens[left - 1].is(DETERMINER) && tokens[left - 1].is(PLURAL);
            if several && !tokens[at].is(BARE) && token.bits & PLURAL == 0 && !tokens[at].is(PARTICIPLE) {
                return true;
            }
            let opener = if plain && left > low { &tokens[left - 1] } else { token };
            let verb_before = left > low && tokens[left - 1].is(VERB); // `called that report`
            opener.is(DETERMINER | POSSESSIVE) && (!opener.is(CONJUNCTION) || !plain && verb_before)
        });
    }
    if tokens
        .get(at + 1)
        .is_some_and(|next| next.is(PREPOSITION) && next.end - next.start == 2 && !next.is(CONJUNCTION))
        && at > low
        && (tokens[at - 1].bits & ALL_CAPS != 0 || tokens[at - 1].is(BARE))
    {
        return true;
    }
    for left in (low..at).rev().take(3) {
        let token = &tokens[left];
        if token.is(DETERMINER | POSSESSIVE) {
            return true;
        }
        if token.is(PREPOSITION) && left + 1 == at {
            return true;
        }
        // `from Rowe’s Facebook post`
        if token.is(CAPITAL) && left > low && tokens[left - 1].is(POSSESSIVE) {
            return true;
        }
        // `his campaign promise`, but not `the ministers promise`
        let role = token.is(ROLE) && (token.is(PLURAL) || !tokens[at].is(BARE));
        if !token.content() || token.is(CAPITAL) || role {
            return false;
        }
    }
    false
}

/// Whether the verb is in the passive: `was told`, but not `was telling`.
pub(super) fn passive(tokens: &[Token], low: usize, verb: usize) -> bool {
    if tokens[verb].is(PARTICIPLE) {
        return false;
    }
    let mut at = verb;
    while at > low && tokens[at - 1].is(AUXILIARY | ADVERB | TIME) {
        at -= 1;
        if tokens[at].is(BE) {
            return true;
        }
    }
    // `what’s called`, `that’s known`
    at > low && tokens[at - 1].is(POSSESSIVE) && tokens[at - 1].is(CONJUNCTION)
}

/// Whether somebody is named behind the verb by whom the thing was written or told: `a biography written by Rowe`.
pub(crate) fn done_by(passage: &Passage<'_>, verb: usize) -> bool {
    let tokens = &passage.tokens;
    let named = tokens.get(verb + 2).is_some_and(|next| next.is(DETERMINER | CAPITAL) && next.bits & TIME == 0);
    named && !tokens[verb].is(PARTICIPLE) && passage.word_is(verb + 1, "by")
}

/// How many words before the verb at `verb` say where it was heard, after a form of `be`: `can be heard asking`, `was quoted as
/// saying`. Its subject is theirs.
pub(crate) fn shown(passage: &Passage<'_>, low: usize, verb: usize) -> usize {
    let content_words = &passage.language().content_words;
    let is = |back: usize, words: &Listed| verb >= low + back && passage.is_one_of(verb - back, words);
    let be = |back: usize| verb >= low + back && passage.tokens[verb - back].is(BE | ADVERB);
    if be(2) && is(1, &content_words.seen) {
        1
    } else if be(3) && passage.word_is(verb - 1, "as") && is(2, &content_words.cited) {
        2
    } else {
        0
    }
}

/// Whether the verb is what someone would not do: `declined to comment`, `refused to say`.
pub(super) fn refused(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    verb >= low + 2
        && passage.word_is(verb - 1, "to")
        && passage.is_one_of(verb - 2, &passage.language().content_words.declines)
}

/// Whether the verb is what someone may do, rather than did: `can add`, `should say`.
pub(super) fn possible(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    let left = (low..verb).rev().find(|at| !passage.tokens[*at].is(ADVERB));
    let left = left.filter(|left| passage.tokens[*left].is(AUXILIARY));
    let modal = |left: usize| passage.is_one_of(left, &passage.language().small_words.possible);
    left.is_some_and(|left| passage.tokens[left].bits & CAPITAL == 0 && modal(left))
}

/// Whether the verb is that of a thing with words on it: `a sign saying`, `shirts that read`.
pub(super) fn on_a_thing(tokens: &[Token], low: usize, verb: usize) -> bool {
    let mut at = verb;
    while at > low && tokens[at - 1].is(RELATIVE | AUXILIARY | ADVERB | CONJUNCTION) && verb - at < 3 {
        at -= 1;
    }
    at -= usize::from(at > low && at < verb && tokens[at - 1].kind == Kind::Comma);
    at > low && tokens[at - 1].content() && tokens[at - 1].is(NEUTER) && tokens[at - 1].bits & ROLE == 0
}

/// Whether the bare form of a verb stands after a subject that would need another: `Rowe claim`, `GOP state leaders`, `her home state`.
pub(super) fn disagrees(passage: &Passage<'_>, verb: usize, speaker: &Phrase) -> bool {
    let tokens = &passage.tokens;
    if !tokens[verb].is(BARE) || speaker.tokens.is_empty() || speaker.tokens.end > verb {
        return false;
    }
    // `Rowe, in a rare speech, would argue`, `Rowe, who asked them to argue`
    let between = &tokens[speaker.tokens.end..verb];
    if between.iter().any(|token| token.is(AUXILIARY | PREPOSITION))
        || !between.is_empty() && speaker.mention != Mention::Person
    {
        return false;
    }
    let last = &tokens[speaker.tokens.end - 1];
    match speaker.mention {
        Mention::Pronoun => last.is(MALE | FEMALE),
        Mention::Person => speaker.head.len() > 1 || last.is(FIRST_NAME) || !between.is_empty(),
        Mention::Organisation => last.is(ALL_CAPS),
        // `harbour panel report`, but `the team describe`
        Mention::Role => {
            let words = &tokens[speaker.tokens.clone()];
            let thing = last.content() && !passage.text[last.range()].ends_with('s');
            let thing = thing && !words.iter().any(|token| token.is(ROLE | TITLE | DOCUMENT));
            let bare = !words[0].is(DETERMINER | POSSESSIVE | POSSESSOR);
            (bare || thing) && !words.iter().any(|token| token.is(PLURAL))
        }
    }
}

/// Whether the verb of saying at `verb` says what its subject said: it is no noun, no passive, and not refused.
pub(crate) fn tells(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    let tokens = &passage.tokens;
    !is_noun(tokens, low, verb)
        && !passive(tokens, low, verb)
        && !done_by(passage, verb)
        && !refused(passage, low, verb)
        && !possible(passage, low, verb)
}

/// Whether a clause begins in this part that has a subject of its own: `Rowe said that although the mill was “shut”`.
pub(super) fn turns(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    (low..at).any(|at| {
        let token = &passage.tokens[at];
        token.is(CONJUNCTION)
            && token.bits & CAPITAL == 0
            && token.end - token.start > 3
            && !passage.word_is(at, "that")
    })
}

/// Whether a form of `be` right before the quotation makes it what something is: `said in a note that the plan was “unfair”`, `is now “fair”`.
pub(crate) fn says_what_it_is(passage: &Passage<'_>, at: usize) -> bool {
    let adverb = at.checked_sub(1).is_some_and(|left| {
        passage.tokens[left].is(ADVERB) && passage.tokens[left].bits & BE == 0 && !passage.word_is(left, "not")
    });
    at.checked_sub(1 + usize::from(adverb)).is_some_and(|left| {
        let token = &passage.tokens[left];
        token.is(BE) && token.bits & CAPITAL == 0 && !passage.text[token.range()].ends_with('t')
    })
}

/// `found “evidence”`, `wants to trademark “…”`: a thing that is found or wanted, and no words about it. What a report finds is in its words:
/// `The report found “grave failures of oversight”`.
pub(super) fn no_words(passage: &Passage<'_>, cue: usize, at: usize, speaker: &Phrase) -> bool {
    let tokens = &passage.tokens;
    let content_words = &passage.language().content_words;
    let found = passage.is_one_of(cue, &content_words.finds);
    let wants = passage.is_one_of(cue, &content_words.wants);
    let several = || passage.text[tokens[at].range()].split_ascii_whitespace().nth(2).is_some();
    let written = || tokens[speaker.head.clone()].iter().any(|token| token.is(DOCUMENT)) && several();
    found && at == cue + 1 && !written()
        || wants && passage.word_is(cue + 1, "to") && at == cue + 3 && tokens[cue + 2].bits & BE == 0
}

/// Whether the verb at `cue` gives somebody new a name, and not what stands in marks further on: `a dentist called Bo Lind brought a card with
/// the words “…”`, but not `a dentist called Bo Lind “a fool”`.
pub(super) fn is_naming(passage: &Passage<'_>, low: usize, cue: usize, at: usize) -> bool {
    if !passage.word_is(cue, "called") {
        return false;
    }
    let tokens = &passage.tokens;
    let name = tokens[cue + 1..at].iter().take_while(|token| token.name()).count();
    let end = cue + 1 + name;
    let owned = tokens[cue + 1..end].iter().any(|token| token.is(POSSESSIVE));
    let noun = (low..cue).rev().find(|left| !tokens[*left].content() || tokens[*left].is(CAPITAL));
    let new = noun.is_some_and(|left| left + 1 < cue && is_indefinite(passage, left));
    new && name > 0 && !owned && tokens[end].kind != Kind::Quoted
}

/// Whether the verb is denied: `did not call it “…”`.
pub(super) fn negated(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    (low.max(verb.saturating_sub(4))..verb)
        .rev()
        .take_while(|at| {
            passage.tokens[*at].is(AUXILIARY | ADVERB) || passage.word_is(*at, "to") || passage.tokens[*at].is(LINK)
        })
        .any(|at| {
            passage.word_is(at, "not")
                || passage.word_is(at, "never")
                || passage.tokens[at].is(AUXILIARY) && passage.text[..passage.tokens[at].end].ends_with("n't")
        })
}

/// `then recommended as “…”`: taken for it, unless its subject stands before: `whom Rowe described as “…”`, `a plan that she once described as “…”`.
pub(super) fn taken_as(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    let tokens = &passage.tokens;
    let subject = || {
        let who = (low..verb).rev().find(|at| !tokens[*at].is(ADVERB))?;
        let name = (low..=who).rev().take_while(|at| tokens[*at].name()).count();
        let that = who.checked_sub(name).filter(|that| name > 0 && *that >= low);
        let relative = that.is_some_and(|that| tokens[that].is(RELATIVE) || passage.word_is(that, "that"));
        let he = tokens[who].is(PRONOUN) && tokens[who].bits & (OBJECT | POSSESSOR | RELATIVE) == 0;
        (relative || he).then_some(())
    };
    let left = verb.checked_sub(1).filter(|left| *left >= low).map(|left| &passage.tokens[left]);
    passage.word_is(verb + 1, "as")
        && !passage.tokens[verb].is(PARTICIPLE)
        && left
            .is_some_and(|left| left.is(ADVERB | CONJUNCTION) && left.bits & RELATIVE == 0 || left.kind == Kind::Comma)
        && subject().is_none()
}

/// `is partly to blame for “…”`: nobody blames.
pub(super) fn to_be(passage: &Passage<'_>, low: usize, verb: usize) -> bool {
    let to = verb > low && passage.word_is(verb - 1, "to");
    let left =
        (low..verb.saturating_sub(1)).rev().find(|at| !passage.tokens[*at].is(ADVERB) || passage.tokens[*at].is(BE));
    to && left.is_some_and(|left| passage.tokens[left].is(BE))
}

/// Whether the quotation stands in a clause that `and that` opens, which the verb at `cue` takes none of: `Rowe said Lind had complained twice and
/// that it was “…”`
pub(super) fn is_over_before_that(passage: &Passage<'_>, cue: usize, at: usize) -> bool {
    if passage.tokens[cue + 1].bits & (PREPOSITION | ADVERB) == 0 {
        return false;
    }
    let that = (cue + 1..at).find(|that| passage.word_is(*that, "that"));
    that.is_some_and(|that| that > cue + 2 && passage.word_is(that - 1, "and"))
}

/// Whether the participle is what somebody is recalled or heard doing: `Lind recalled her saying`
pub(super) fn is_heard(passage: &Passage<'_>, low: usize, cue: usize) -> bool {
    cue > low + 1
        && passage.tokens[cue].is(PARTICIPLE)
        && one_who(&passage.tokens[cue - 1])
        && remembers(passage, cue - 2)
}

/// `“…,” she went on.`, `She went on: “…”`
#[inline(always)] // asked of every word behind a quotation
pub(super) fn goes_on(passage: &Passage<'_>, verb: usize) -> bool {
    passage.word_is(verb + 1, "on")
        && (passage.word_is(verb, "went") || passage.word_is(verb, "goes"))
        && passage.tokens.get(verb + 2).is_none_or(|next| next.kind != Kind::Word)
}
