//! Whose a quotation is without a verb: her claim that, Rowe’s “…” remark, a name before a colon.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase, after, bare_before, before};
use copydesk_text::vocabulary::{
    BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, ROLE,
    TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::verbs::passive;
use super::{Attribution, Grip};
use crate::grammar::{ASIDE, BARE, NOUN, PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::speaks;
use crate::subjects::subject::subject;

/// Within how many tokens of a noun the quotation stands that it has for its content, where it is told whom it is from.
const FROM: usize = 20;

/// Whether a noun for what was uttered has the quotation for its content: `his claim that “…”`, `the slogan “…”`.
pub(super) fn holds(passage: &Passage<'_>, noun: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let next = &tokens[noun + 1];
    let pair = passage.places.binary_search(&at).ok();
    let capital =
        pair.is_some_and(|pair| passage.text[passage.pairs[pair].inner.clone()].starts_with(char::is_uppercase));
    match at - noun {
        1 => capital,
        // `denounced his remarks as “hurtful”`: words about the remarks
        2 => {
            matches!(next.kind, Kind::Comma | Kind::Colon)
                || next.is(PREPOSITION | CONJUNCTION) && !passage.word_is(noun + 1, "as")
        }
        // `Rowe’s call earlier that day to “open the gates”`
        distance if distance <= 9 && noun + 1 < at && passage.word_is(at - 1, "to") => true,
        3 if passage.word_is(noun + 1, "of") && tokens[noun + 2].is(DETERMINER) => true,
        // `a suggestion from the Labour leader Ada Rowe that it was “…”`
        distance if distance <= FROM && passage.is_one_of(noun + 1, &passage.language().small_words.by) => {
            (noun + 3..at).any(|that| passage.word_is(that, "that"))
        }
        distance => {
            // `Rowe’s answer was that “…”`
            let that = noun + 1 + usize::from(next.is(BE));
            distance <= 14 && (passage.word_is(that, "that") || tokens[at - 1].kind == Kind::Colon)
        }
    }
}

/// `Rowe’s “…” remark`: hers, whoever tells of it. The outer is none where the quotation has no owner of this kind.
pub(super) fn owned(tokens: &[Token], low: usize, at: usize) -> Option<Option<Attribution>> {
    let owner = at.checked_sub(1).filter(|owner| *owner >= low)?;
    tokens
        .get(at + 1)
        .filter(|next| next.kind == Kind::Word && next.bits & NOUN != 0 && next.bits & PREPOSITION == 0)?;
    // `doubts about the “…” remark`: it is not told whose
    if tokens[owner].is(DETERMINER) && tokens[owner].bits & (POSSESSOR | CONJUNCTION) == 0 {
        return Some(None);
    }
    if !(tokens[owner].is(POSSESSIVE) && tokens[owner].name()) {
        return None;
    }
    Some(
        bare_before(tokens, low, owner + 1, VERB)
            .filter(|phrase| phrase.mention == Mention::Person)
            .map(|speaker| Attribution { speaker, cue: Some(at + 1), confidence: 0.85, grip: Grip::Close }),
    )
}

/// Who owns what `his` stands before, where the sentence says: `Rowe repeated his promise of “…”`.
pub(super) fn named_owner(passage: &Passage<'_>, low: usize, cue: usize, whose: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let sex = |token: &Token| token.bits & (MALE | FEMALE);
    let owner = tokens.get(whose.head.start).filter(|_| whose.mention == Mention::Pronoun)?;
    if owner.is(PLURAL) || sex(owner) == 0 {
        return None;
    }
    let subject = main_subject(passage, low..whose.head.start.min(cue))?;
    let head = &tokens[subject.head.clone()];
    let known = head.iter().find(|token| sex(token) != 0).map_or(0, sex);
    let fits = match subject.mention {
        Mention::Pronoun => known == sex(owner) && head.iter().all(|token| token.bits & POSSESSOR == 0),
        Mention::Person => known == 0 || known == sex(owner),
        _ => false,
    };
    fits.then_some(subject)
}

fn is_and(token: &Token) -> bool {
    token.is(CONJUNCTION) && token.end - token.start == 3 && !token.is(PREPOSITION)
}

/// `Rowe: “…”`; a label before a colon, at the beginning of a line or after a dash.
pub(super) fn label(tokens: &[Token], low: usize, at: usize) -> Option<Attribution> {
    if at < low + 2 || tokens[at - 1].kind != Kind::Colon {
        return None;
    }
    let name = before(tokens, low, at - 1, 0)?;
    let start = name.tokens.start;
    // `Ada Rowe and Bo Lind: “…”`
    let (name, start) = match start.checked_sub(1).filter(|and| *and > low && is_and(&tokens[*and])) {
        Some(and) => match before(tokens, low, and, 0) {
            Some(one) if one.mention == name.mention && one.tokens.end == and => {
                let start = one.tokens.start;
                (Phrase { mention: Mention::Role, tokens: start..name.tokens.end, head: start..name.tokens.end }, start)
            }
            _ => (name, start),
        },
        None => (name, start),
    };
    let titled = tokens[name.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE | CONJUNCTION));
    // `Rowe resisted: “…”`: no role, and no label
    if name.mention == Mention::Role && !titled && !tokens[name.head.clone()].iter().any(|token| token.is(PLURAL)) {
        return None;
    }
    // `Continued Rowe: “…”`
    let verb = &tokens[low];
    let inverted = start == low + 1 && verb.is(SAY | ASIDE) && verb.bits & (BARE | CAPITAL | PARTICIPLE) == 0;
    let cue = inverted.then_some(low);
    let whole = (start == low || inverted || tokens[start - 1].kind == Kind::Dash)
        && (name.tokens.len() <= 3 || titled && name.tokens.len() <= 8)
        && !tokens[start..at].iter().any(|token| token.is(VERB) && token.bits & CAPITAL == 0);
    // `Residents’ reaction: “…”`
    let uttered = tokens[at - 2].bits & (NOUN | CAPITAL) == NOUN && tokens[at - 2].kind == Kind::Word;
    let name = if uttered { possessor(tokens, low, at - 2)? } else { name };
    (whole && name.mention != Mention::Pronoun).then_some(Attribution {
        speaker: name,
        cue,
        confidence: 0.95,
        grip: Grip::Direct,
    })
}

/// `Rowe’s recent claim`, `his belief`: whose it is.
pub(super) fn possessor(tokens: &[Token], low: usize, cue: usize) -> Option<Phrase> {
    for at in (low.max(cue.saturating_sub(5))..cue).rev() {
        let token = &tokens[at];
        if token.is(POSSESSOR) {
            return Some(Phrase { mention: Mention::Pronoun, tokens: at..at + 1, head: at..at + 1 });
        }
        if token.is(POSSESSIVE) {
            return bare_before(tokens, low, at + 1, VERB);
        }
        if !(token.content() || token.kind == Kind::Number) {
            return None;
        }
    }
    None
}

/// Who gives what the noun at `cue` says was uttered: `Rowe renewed an appeal to the public to “stay indoors”`;
/// with the verb.
pub(super) fn giver(passage: &Passage<'_>, low: usize, cue: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let gives = |at: usize| passage.is_one_of(at, &passage.language().content_words.gives);
    let said_of = |at: &usize| tokens[*at].is(DETERMINER) || tokens[*at].content() && tokens[*at].bits & VERB == 0;
    let verb = (low..cue).rev().take(4).find(|at| !said_of(at) || gives(*at))?;
    let gives = gives(verb) && !passive(tokens, low, verb);
    subject(passage, low, verb).filter(|speaker| gives && speaks(tokens, speaker)).map(|speaker| (speaker, verb))
}

/// Verbs of whoever comes upon words that another has written.
static FINDING: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/finding.txt")).collect());

/// Whether something written, or words, stand behind a verb of finding: `found one word on the last page: “…”`. They are not the finder’s.
pub(super) fn comes_upon(passage: &Passage<'_>, clause: std::ops::Range<usize>) -> bool {
    let words = |at: usize| passage.is_one_of(at, &passage.language().content_words.words);
    let Some(written) = clause.clone().rev().find(|at| passage.tokens[*at].is(DOCUMENT) || words(*at)) else {
        return false;
    };
    (clause.start..written).any(|at| FINDING.iter().any(|verb| passage.word_is(at, verb)))
}

/// How many words say what something was for somebody: `it was`, `the trip to the island had been`.
const WAS: usize = 8;

/// For whom something is what the marks say, at the beginning of a sentence: `For Rowe, it was “the worst night of the year”`.
pub(super) fn to_whom(passage: &Passage<'_>, low: usize, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    if !passage.word_is(low, "for") {
        return None;
    }
    let speaker = after(tokens, low + 1, at, VERB).filter(|who| speaks(tokens, who))?;
    let was = tokens.get(speaker.tokens.end..at)?;
    let comma = was.first().is_some_and(|next| next.kind == Kind::Comma);
    let article = was.last().is_some_and(|left| left.is(DETERMINER) && left.bits & POSSESSOR == 0);
    let is = was.iter().rev().nth(usize::from(article)).is_some_and(|left| left.is(BE));
    (comma && is && was.len() <= WAS).then_some(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close })
}

/// `a statement from Rowe`, `was called “…” by Rowe`: only right after the cue.
pub(super) fn by(passage: &Passage<'_>, from: usize, to: usize) -> Option<Phrase> {
    let high = passage.sentence(to).end;
    if passage.word_is(to + 1, "by")
        && let Some(phrase) = after(&passage.tokens, to + 2, high, VERB)
    {
        return Some(phrase);
    }
    let at = (from..to.min(from + 3)).find(|at| passage.is_one_of(*at, &passage.language().small_words.by))?;
    after(&passage.tokens, at + 1, to, VERB)
}
