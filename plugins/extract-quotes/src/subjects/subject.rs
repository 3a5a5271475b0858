//! Who does what a verb says: the subject of a cue.

use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FIRST_NAME, OBJECT, POSSESSIVE, POSSESSOR,
    PREPOSITION, PRONOUN, REFLEXIVE, RELATIVE, TIME, TITLE,
};
use copydesk_text::words::Kind;

use super::clause::{aside_ended, clause_subject, purpose_subject};
use super::parted::{left_open, parted};
use super::participle::{has_words, own_subject};
use crate::attribution::shown;
use crate::grammar::{PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::{FAR, main_subject};
use crate::subjects::several::{joined_before, one_of, with_second};
use crate::subjects::shared::more_than_name;
use crate::subjects::speaking::speaks;

/// The subject of the verb at `verb`, in a sentence that begins at `low`.
pub(crate) fn subject(passage: &Passage<'_>, low: usize, verb: usize) -> Option<Phrase> {
    let near = subject_at(passage, low, verb, 4);
    // `A thief who targeted an elderly widow told her`: not the widow
    let within = near.as_ref().is_none_or(|near| {
        let determined = passage.tokens[low].is(DETERMINER) && near.tokens.start > low + 2;
        // `The groups who wrote to her on Monday say`: not she
        let object = near.mention == Mention::Pronoun && passage.tokens[near.head.start].is(OBJECT | POSSESSOR);
        let beside = || near.tokens.end == verb || near.tokens.end == skip_verbal(passage, low, verb).0;
        // `The man who told Mayor Rowe of the leak said`
        let told = || is_told(passage, near.tokens.start - 1);
        determined && (beside() || told()) && (object || matches!(near.mention, Mention::Role | Mention::Person))
    });
    let object = near.as_ref().map(|near| near.tokens.start);
    if within { before_relative(passage, low, verb, object).or(near) } else { near }
}

/// Who opens a sentence and is told more of by a clause that ends in no comma: `The father of a boy who died in the mine says`. What is told in the
/// clause ends with whom it is told to, who stands at `object`: `The man who told Mayor Rowe in June said`.
#[inline(never)]
fn before_relative(passage: &Passage<'_>, low: usize, verb: usize, object: Option<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `A doctor accused of laughing at a patient told`
    let accused = |at: usize| {
        let word = &passage.text[tokens[at].range()];
        tokens[at].content() && word.ends_with("ed") && tokens[at + 1].is(PREPOSITION)
    };
    let new = passage.language().is_indefinite(&passage.text[tokens[low].range()]);
    let opens = |at: &usize| tokens[*at].is(RELATIVE) || new && *at > low + 1 && accused(*at);
    let who = (low..verb).take(FAR).find(opens).filter(|_| verb <= low + FAR)?;
    let phrase = main_subject(passage, low..who)
        .filter(|phrase| phrase.tokens.end == who && (speaks(tokens, phrase) || passage.word_is(who, "who")))?;
    let clause = &tokens[who + 1..verb];
    let plain = clause.iter().enumerate().all(|(nth, token)| {
        let to = || passage.word_is(who + nth + 2, "to");
        let at = who + 1 + nth;
        let told = || Some(at + 1) == object && is_told(passage, at);
        let says = token.is(SAY) && !token.is(PARTICIPLE) && !to() && !told();
        let another = token.is(PRONOUN) && token.bits & OBJECT == 0;
        matches!(token.kind, Kind::Word | Kind::Number) && !says && !another && !token.is(RELATIVE | CONJUNCTION)
    });
    (plain && phrase.tokens.start == low && !tokens[verb].is(PARTICIPLE)).then_some(phrase)
}

/// Whether the noun behind this verb is whom something is told: `told Mayor Rowe`.
fn is_told(passage: &Passage<'_>, verb: usize) -> bool {
    passage.is_one_of(verb, &passage.language().content_words.addresses)
}

/// Whether the phrase is an article and a noun with which a sentence begins, right before the verb: what no list knows is a body or a human
/// being there too.
pub(crate) fn opens_before(passage: &Passage<'_>, low: usize, verb: usize, phrase: &Phrase) -> bool {
    let [article, noun] = &passage.tokens[phrase.tokens.clone()] else { return false };
    phrase.tokens == (low..verb)
        && phrase.mention != Mention::Pronoun
        && passage.language().is_definite(&passage.text[article.range()])
        && noun.content()
        && noun.bits & DOCUMENT == 0
}

fn subject_at(passage: &Passage<'_>, low: usize, verb: usize, depth: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let depth = depth.checked_sub(1)?;
    let (at, infinitive) = skip_verbal(passage, low, verb);
    let left = tokens.get(at.checked_sub(1).filter(|left| *left >= low)?)?;
    let leans = tokens[verb].is(PARTICIPLE) && !tokens[at..verb].iter().any(|token| token.is(BE)) || infinitive;
    if leans {
        if !infinitive && let Some(own) = own_subject(passage, low, at, verb) {
            return Some(own);
        }
        return leaning(passage, low, at, depth);
    }
    if left.is(RELATIVE)
        || at == verb
            && passage.word_is(at - 1, "that")
            && at > low + 1
            && tokens[at - 2].content()
            && !tokens[at - 2].is(VERB)
    {
        return Some(Phrase { mention: Mention::Pronoun, tokens: at - 1..at, head: at - 1..at });
    }
    if left.is(CONJUNCTION) {
        return joined(passage, low, at, depth);
    }
    if matches!(left.kind, Kind::Comma | Kind::Dash) {
        return parted(passage, low, at - 1).or_else(|| joined(passage, low, at - 1, depth));
    }
    let phrase = before(tokens, low, at, VERB)?;
    let more = more_than_name(passage, low, &phrase).or_else(|| one_of(passage, low, &phrase));
    if let Some(several) = more.or_else(|| joined_before(tokens, low, &phrase)) {
        return Some(several);
    }
    // `Sources close to Rowe said`
    let to = phrase.tokens.start.checked_sub(2).filter(|close| *close > low && passage.word_is(*close, "close"));
    if let Some(close) = to
        && let Some(role) =
            before(tokens, low, close, VERB).filter(|role| passage.word_is(close + 1, "to") && speaks(tokens, role))
    {
        return Some(role);
    }
    if let Some(named) = left_open(tokens, low, &phrase) {
        return Some(named);
    }
    // `and in a speech on Monday denounced`: what follows a preposition is no subject
    match phrase
        .tokens
        .start
        .checked_sub(1)
        .filter(|left| *left > low && tokens[*left].is(PREPOSITION) && !tokens[*left].is(CONJUNCTION))
    {
        Some(preposition) if phrase.mention == Mention::Role => subject_at(passage, low, preposition, depth),
        Some(of) => Some(of_body(passage, low, of).unwrap_or(phrase)),
        _ => Some(phrase),
    }
}

/// Who is of the body whose place or name stands behind `of` before a verb: `As Bishop Ada Rowe of the Old Church of Marl told`.
#[inline(never)]
fn of_body(passage: &Passage<'_>, low: usize, of: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let mut of = of;
    for _ in 0..BODIES {
        if !passage.word_is(of, "of") {
            return None;
        }
        let left = before(tokens, low, of, VERB).filter(|left| left.tokens.end == of)?;
        let one = left.mention == Mention::Person && left.head.len() > 1;
        if one && tokens[left.tokens.clone()].iter().any(|token| token.is(FIRST_NAME | TITLE)) {
            return Some(left);
        }
        of = left.tokens.start.checked_sub(1).filter(|of| *of > low && left.mention != Mention::Role)?;
    }
    None
}

/// How many bodies may be of one another: `of the Old Church of Marl`.
const BODIES: usize = 3;

/// Goes left over what may stand between a subject and its verb. True where an infinitive was passed (`went on to say`).
fn skip_verbal(passage: &Passage<'_>, low: usize, verb: usize) -> (usize, bool) {
    let tokens = &passage.tokens;
    let mut at = verb;
    while at > low {
        let left = &tokens[at - 1];
        let time = left.is(TIME) || left.kind == Kind::Number && at > low + 1 && tokens[at - 2].is(TIME);
        if left.is(AUXILIARY | ADVERB | REFLEXIVE) || time && at > low + 1 {
            at -= 1;
        } else if let words @ 1.. = shown(passage, low, at) {
            at -= words;
        } else if passage.word_is(at - 1, "to") {
            return (at - 1, true);
        } else if left.is(PREPOSITION) && tokens.get(at).is_some_and(|next| next.is(TIME)) && at < verb {
            at -= 1;
        } else {
            break;
        }
    }
    (at, false)
}

/// The subject of a participle or an infinitive: that of the verb it leans on.
fn leaning(passage: &Passage<'_>, low: usize, at: usize, depth: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `…, Rowe said, adding`: the verb right before the comma
    let end = at - usize::from(at > low && tokens[at - 1].kind == Kind::Comma);
    if end > low && end < at && tokens[end - 1].is(VERB) && tokens[end - 1].bits & CAPITAL == 0 {
        return subject_at(passage, low, end - 1, depth);
    }
    // `with Lind tweeting that it was so and asking`, `of Lind telling one that it was so, while telling another`
    let same = |other: usize| passage.text[tokens[other].range()] == passage.text[tokens[at].range()];
    let while_too = at > low && passage.word_is(at - 1, "while");
    if at > low && (while_too || passage.word_is(at - 1, "and")) {
        let floor = low.max(at.saturating_sub(FAR));
        let other = (floor..at - 1).rev().find(|i| tokens[*i].is(VERB) && tokens[*i].bits & CAPITAL == 0);
        if let Some(other) = other
            .filter(|other| tokens[*other].is(PARTICIPLE) && (!while_too || same(*other) && has_words(passage, *other)))
            && let Some(phrase) = subject_at(passage, low, other, depth)
        {
            return Some(phrase);
        }
    }
    purpose_subject(passage, low, at)
        .or_else(|| clause_subject(passage, low, at))
        .or_else(|| main_subject(passage, low..at).map(|main| with_second(tokens, main, at)))
}

/// The subject of a verb that `and` or `but` joins to an earlier one.
fn joined(passage: &Passage<'_>, low: usize, at: usize, depth: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let floor = low.max(at.saturating_sub(FAR));
    let earlier = (floor..at)
        .rev()
        .filter(|i| tokens[*i].is(VERB) && tokens[*i].bits & CAPITAL == 0 && !tokens[*i].is(PARTICIPLE));
    let earlier = earlier.filter(|verb| {
        *verb == low || !tokens[verb - 1].is(POSSESSIVE | DETERMINER) || tokens[verb - 1].is(CONJUNCTION)
    });
    // `They heard Rowe, who left and called it “…”`
    let since = earlier.clone().next().map_or(floor, |verb| verb + 1);
    let who = (since + 1..at)
        .rev()
        .take_while(|at| tokens[*at].kind != Kind::Comma)
        .find(|at| tokens[*at].is(RELATIVE) && tokens[*at - 1].kind == Kind::Comma);
    if let Some(who) = who {
        return Some(Phrase { mention: Mention::Pronoun, tokens: who..who + 1, head: who..who + 1 });
    }
    for verb in earlier.take(2) {
        // “…,” said Rowe, who saw it and described it as “…”
        let inverted = verb > low
            && (tokens[verb - 1].kind == Kind::Quoted || verb > low + 1 && tokens[verb - 2].kind == Kind::Quoted);
        if inverted && let Some(phrase) = after(tokens, verb + 1, at, VERB).filter(|phrase| speaks(tokens, phrase)) {
            return Some(phrase);
        }
        if let Some(phrase) = subject_at(passage, low, verb, depth).filter(|phrase| phrase.mention != Mention::Role) {
            // `She named an envoy who sits in the council, and called for “…”`: the comma ends what is said of him
            let ended = tokens[phrase.head.start].is(RELATIVE)
                && at > low + 1
                && tokens[at - 1].is(CONJUNCTION)
                && tokens[at - 2].kind == Kind::Comma;
            if !ended {
                return Some(phrase);
            }
        }
    }
    if aside_ended(passage, low, at) {
        return main_subject(passage, low..at);
    }
    clause_subject(passage, low, at)
        .or_else(|| main_subject(passage, low..at).map(|main| with_second(tokens, main, at)))
}
