//! Who does what a verb says: the subject of a cue.

use copydesk_text::names::phrase::{Mention, Phrase, after, before};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, OBJECT, PLURAL,
    POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, REFLEXIVE, RELATIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::shown;
use crate::grammar::{BARE, PARTICIPLE, SAY, VERB};
use crate::passages::passage::Passage;
use crate::subjects::beside::{is_state, set_beside};
use crate::subjects::main_subject::{FAR, leads, main_subject, participle};
use crate::subjects::several::{joined_before, one_of, one_of_several};
use crate::subjects::shared::more_than_name;
use crate::subjects::speaking::{opens_clause, speaks};

/// The subject of the verb at `verb`, in a sentence that begins at `low`.
pub(crate) fn subject(passage: &Passage<'_>, low: usize, verb: usize) -> Option<Phrase> {
    let near = subject_at(passage, low, verb, 4);
    // `A thief who targeted an elderly widow told her`: not the widow
    let within = near.as_ref().is_none_or(|near| {
        let determined = passage.tokens[low].is(DETERMINER) && near.tokens.start > low + 2;
        determined && near.tokens.end == verb && matches!(near.mention, Mention::Role | Mention::Person)
    });
    if within { before_relative(passage, low, verb).or(near) } else { near }
}

/// Who opens a sentence and is told more of by a clause that ends in no comma: `The father of a boy who died in the mine says`.
#[inline(never)]
fn before_relative(passage: &Passage<'_>, low: usize, verb: usize) -> Option<Phrase> {
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
    let plain = clause.iter().all(|token| {
        let says = token.is(SAY) && !token.is(PARTICIPLE);
        matches!(token.kind, Kind::Word | Kind::Number) && !says && !token.is(RELATIVE | CONJUNCTION | PRONOUN)
    });
    (plain && phrase.tokens.start == low && !tokens[verb].is(PARTICIPLE)).then_some(phrase)
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
        // `with Lind saying`, `— Lind calling`: a subject of its own right before the participle
        // `with Rowe reportedly yelling`
        let close = tokens[at..verb].iter().all(|token| token.is(ADVERB));
        // `Lind recalled him saying`
        if close && !infinitive && at > low + 1 && remembers(passage, at - 2) && one_who(&tokens[at - 1]) {
            return Some(Phrase { mention: Mention::Pronoun, tokens: at - 1..at, head: at - 1..at });
        }
        // `after the paper’s editorial telling him to go`
        let owned = |phrase: &Phrase| {
            let words = &tokens[phrase.head.clone()];
            words.last().is_some_and(|last| last.is(DOCUMENT))
                && words.iter().any(|token| token.is(POSSESSIVE))
                && !tokens[low..phrase.tokens.start].iter().any(|token| says(token) && token.bits & BARE == 0)
        };
        let own = if infinitive || !close { None } else { before(tokens, low, at, VERB) };
        let own = own.map(|phrase| writer(passage, &phrase).unwrap_or(phrase)).filter(|phrase| {
            phrase.mention != Mention::Pronoun
                && speaks(tokens, phrase)
                && (governed(passage, low, phrase.tokens.start)
                    || owned(phrase)
                    || !tokens[phrase.head.clone()].iter().any(|token| token.is(DOCUMENT)))
        });
        if let Some(phrase) = own.filter(|phrase| owned(phrase) || stands_free(passage, low, phrase.tokens.start)) {
            return Some(phrase);
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
        _ => Some(phrase),
    }
}

/// Whether `with` stands before the phrase, or `with one of`: `with one of her ads asking`.
fn governed(passage: &Passage<'_>, low: usize, start: usize) -> bool {
    let with = |back: usize| start >= low + back && passage.word_is(start - back, "with");
    with(1) || with(3) && passage.word_is(start - 1, "of")
}

/// Whether the phrase that begins at `start` is nobody's object: it opens the sentence or a clause, or follows `with`.
fn stands_free(passage: &Passage<'_>, low: usize, start: usize) -> bool {
    // `a text from Rowe saying`
    let written = || start > low + 1 && passage.tokens[start - 2].is(DOCUMENT) && passage.word_is(start - 1, "from");
    start == low
        || matches!(passage.tokens[start - 1].kind, Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Open)
        || ["with", "and", "of"].iter().any(|word| passage.word_is(start - 1, word))
        || remembers(passage, start - 1)
        || written()
}

/// Whom something written is from: `a text from Rowe`.
fn writer(passage: &Passage<'_>, written: &Phrase) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let from = written.tokens.clone().find(|at| passage.word_is(*at, "from"))?;
    let known = written.tokens.start < from && tokens[from - 1].is(DOCUMENT);
    let end = written.tokens.end;
    after(tokens, from + 1, end, VERB)
        .filter(|phrase| known && phrase.tokens.end == end && phrase.mention == Mention::Person)
}

/// Whether the verb takes somebody and what they are heard to say: `Lind recalled Rowe saying`.
pub(crate) fn remembers(passage: &Passage<'_>, verb: usize) -> bool {
    ["hear", "heard", "overheard", "recall", "recalled", "recalls", "remember", "remembered", "remembers"]
        .iter()
        .any(|word| passage.word_is(verb, word))
}

/// `him`, `her`: one human being.
pub(crate) fn one_who(token: &Token) -> bool {
    token.is(PRONOUN | POSSESSOR) && token.is(OBJECT | POSSESSOR) && token.is(MALE | FEMALE)
}

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

/// Words that open a clause with a subject of its own.
const OPENERS: &[&str] = &["when", "where", "while", "because", "but", "though", "although"];

/// Prepositions that open such a clause too.
const PREPOSITIONS: &[&str] = &["after", "before", "since", "until"];

/// The subject of a participle or an infinitive: that of the verb it leans on.
fn leaning(passage: &Passage<'_>, low: usize, at: usize, depth: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `…, Rowe said, adding`: the verb right before the comma
    let end = at - usize::from(at > low && tokens[at - 1].kind == Kind::Comma);
    if end > low && end < at && tokens[end - 1].is(VERB) && tokens[end - 1].bits & CAPITAL == 0 {
        return subject_at(passage, low, end - 1, depth);
    }
    // `with Lind tweeting that it was so and asking`
    if at > low && passage.word_is(at - 1, "and") {
        let floor = low.max(at.saturating_sub(FAR));
        let other = (floor..at - 1).rev().find(|i| tokens[*i].is(VERB) && tokens[*i].bits & CAPITAL == 0);
        if let Some(other) = other.filter(|other| tokens[*other].is(PARTICIPLE))
            && let Some(phrase) = subject_at(passage, low, other, depth)
        {
            return Some(phrase);
        }
    }
    purpose_subject(passage, low, at)
        .or_else(|| clause_subject(passage, low, at))
        .or_else(|| main_subject(passage, low..at))
}

/// The subject of a clause that a preposition opens and whose verb stands right before `to`: `She has softened since a class of ten-year-olds wrote
/// to tell her`, but not `since Monday`.
fn purpose_subject(passage: &Passage<'_>, low: usize, to: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let verb = to.checked_sub(1).filter(|verb| *verb > low && passage.word_is(to, "to"))?;
    let clause = tokens[low.max(verb.saturating_sub(FAR))..verb].iter().rposition(|token| token.kind != Kind::Word);
    let floor = clause.map_or(low, |stop| low.max(verb.saturating_sub(FAR)) + stop + 1);
    let opener = (floor..verb).rev().find(|at| PREPOSITIONS.iter().any(|word| passage.word_is(*at, word)))?;
    let finite = tokens[verb].is(VERB) && !tokens[verb].is(PARTICIPLE);
    after(tokens, opener + 1, verb, VERB).filter(|subject| finite && opener > low && subject.tokens.end <= verb)
}

/// The subject of the last clause before `at` that has an opener and a subject of its own: `when Rowe interrupted him, shouting`.
fn clause_subject(passage: &Passage<'_>, low: usize, at: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let floor = low.max(at.saturating_sub(FAR));
    let opens = |at: &usize| tokens[*at].is(CONJUNCTION) && OPENERS.iter().any(|word| passage.word_is(*at, word));
    let opener = (floor..at).rev().find(opens)?;
    if opener == low {
        return None;
    }
    // `In a year when Lind ran twice, Rowe was right to urge`: the clause is over
    let over = (opener + 1..at).rev().filter(|at| tokens[*at].kind == Kind::Comma).find_map(|comma| {
        let phrase = after(tokens, comma + 1, at, VERB).filter(|phrase| speaks(tokens, phrase))?;
        let verb = tokens.get(phrase.tokens.end).filter(|_| phrase.tokens.end < at)?;
        (verb.is(AUXILIARY) || verb.is(VERB) && !verb.is(PARTICIPLE)).then_some(phrase)
    });
    if over.is_some() {
        return over;
    }
    main_subject(passage, opener + 1..at).filter(|phrase| speaks(tokens, phrase)).or_else(|| {
        // `though in a speech last week he told them`
        let pronoun = (opener + 1..at)
            .find(|at| tokens[*at].is(PRONOUN) && tokens[*at].is(MALE | FEMALE) && tokens[*at].bits & OBJECT == 0)?;
        Some(Phrase { mention: Mention::Pronoun, tokens: pronoun..pronoun + 1, head: pronoun..pronoun + 1 })
    })
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
    clause_subject(passage, low, at).or_else(|| main_subject(passage, low..at))
}

/// Whether a clause of place ends with the comma before the conjunction: `He turned to the gallery, where her sister sat, and said`.
fn aside_ended(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let floor = (low + 1).max(at.saturating_sub(FAR));
    let ended = at > floor + 1 && tokens[at - 1].is(CONJUNCTION) && tokens[at - 2].kind == Kind::Comma;
    let open = || (floor..at - 2).rev().find(|at| tokens[*at].kind == Kind::Comma);
    ended && open().is_some_and(|comma| passage.word_is(comma + 1, "where"))
}

/// The subject that a clause between commas parts from its verb: `Rowe, a senator from Ohio, said`.
fn parted(passage: &Passage<'_>, low: usize, comma: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `Rowe (Left), said`: the bracket parts them, and the comma is one too many
    if tokens[comma.saturating_sub(1)].kind == Kind::Close
        && let Some(phrase) = before(tokens, low, comma, VERB)
    {
        return Some(phrase);
    }
    let floor = low.max(comma.saturating_sub(FAR));
    if let Some(name) = one_of_several(passage, floor, comma) {
        return Some(name);
    }
    let mut best: Option<Phrase> = None;
    for at in (floor..comma).rev().filter(|i| tokens[*i].kind == tokens[comma].kind).take(5) {
        // `which, as Lind noted, promises`
        if at > low && tokens[at - 1].is(RELATIVE) && best.is_none() {
            return Some(Phrase { mention: Mention::Pronoun, tokens: at - 1..at, head: at - 1..at });
        }
        let Some(phrase) = before(tokens, low, at, VERB) else { continue };
        // `Speaking after the vote, Ada Rowe, of Norrland Ports, said`
        let opening = phrase.tokens.start == low
            && (participle(&passage.text[tokens[low].range()], &tokens[low], &tokens[low + 1..at])
                || leads(passage, low, at, best.as_ref()));
        if opening || !opens_clause(tokens, low, phrase.tokens.start) || is_state(passage, low, &phrase) {
            continue;
        }
        // A description of someone named further left: go on. Otherwise the first that fits is meant.
        let better = match &best {
            None => true,
            Some(found) => {
                // `a woman in Arnsby, Sweden, said`
                let place = found.tokens.start == at + 1
                    && found.tokens.len() == 1
                    && tokens[at - 1].name()
                    && tokens[phrase.tokens.clone()].iter().any(|token| token.is(PREPOSITION));
                // `“…,” Ada Rowe, head of Ports, Locks & Bridges, said`
                let first_name = |phrase: &Phrase| {
                    phrase.mention == Mention::Person
                        && tokens[phrase.head.clone()].iter().any(|token| token.is(FIRST_NAME))
                };
                let opens = phrase.tokens.start == low && phrase.head.len() > 1;
                found.tokens.start == at + 1 && phrase.mention != Mention::Role
                    || opens && first_name(&phrase) && found.mention != Mention::Pronoun && !first_name(found)
                    || found.mention == Mention::Role
                    || place
            }
        };
        if better {
            best = Some(phrase);
        }
    }
    let beside = best.as_ref().and_then(|role| set_beside(passage, role, comma));
    beside.or(best)
}

/// The name that a role without an article is set beside, where no comma ends it: `Ada Rowe, president and CEO of Norrland Ports said`.
fn left_open(tokens: &[Token], low: usize, role: &Phrase) -> Option<Phrase> {
    let one =
        |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | DETERMINER | POSSESSOR | POSSESSIVE) == 0;
    let mut start = role.tokens.start;
    if role.mention != Mention::Role || !one(tokens.get(start)?) {
        return None;
    }
    if start > low + 1 && tokens[start - 1].is(CONJUNCTION) && one(&tokens[start - 2]) {
        start -= 2;
    }
    let comma = start.checked_sub(1).filter(|comma| *comma > low && tokens[*comma].kind == Kind::Comma)?;
    let name =
        before(tokens, low, comma, VERB).filter(|name| name.mention == Mention::Person && name.head.len() > 1)?;
    opens_clause(tokens, low, name.tokens.start).then_some(name)
}

/// Whether the verb is one that introduces whole sentences.
pub(crate) fn says(token: &Token) -> bool {
    token.is(SAY) && token.bits & CAPITAL == 0
}
