//! Verbs of saying where they stand, and what small words may stand around them.

use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, OBJECT, PREPOSITION, PRONOUN,
    REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::grammar::{ASIDE, LEANS, LINK, NOUN, PARTICIPLE, REPORT, SAY, SOURCE};

/// A verb of saying with its auxiliary: `sagte`, `a déclaré`, `ha subito aggiunto`, `a-t-elle dit`.
pub(super) struct Verb {
    /// Where its first word stands.
    pub(super) start: usize,
    pub(super) cue: usize,
    /// A pronoun between the auxiliary and the participle, or joined to the verb.
    pub(super) inside: Option<usize>,
}

/// The verb that begins at `start`, after the small words that may stand before it: `se`, `lui`, `le`.
pub(super) fn verb(tokens: &[Token], start: usize, high: usize) -> Option<Verb> {
    let mut at = start;
    while at < high
        && at < start + 3
        && (tokens[at].is(REFLEXIVE | ADVERB) || is_object(&tokens[at]) || is_elided_object(&tokens[at..high]))
        && !says(&tokens[at])
        && !is_aside(&tokens[at])
    {
        at += 1;
    }
    let token = tokens.get(at).filter(|_| at < high)?;
    // `se limitó a decir`, `tient à préciser`
    let plain = token.kind == Kind::Word && token.bits & (CAPITAL | FUNCTION) == 0 || token.is(AUXILIARY);
    if plain && let Some(lean) = (at + 1..high.min(at + 4)).find(|lean| leans(&tokens[*lean])) {
        let small = |token: &Token| token.is(FUNCTION) && token.bits & CAPITAL == 0 && token.end - token.start <= 3;
        if tokens[at + 1..lean].iter().all(small) {
            return Some(Verb { start: at, cue: lean, inside: None });
        }
    }
    if token.is(AUXILIARY) && token.bits & CAPITAL == 0 {
        let mut cue = at + 1;
        let mut inside = None;
        while cue < high && cue < at + 4 && !participle(&tokens[cue]) {
            let word = &tokens[cue];
            if word.is(PRONOUN) && word.bits & OBJECT == 0 && inside.is_none() {
                inside = Some(cue);
            } else if word.bits & (CAPITAL | FUNCTION) == 0
                && word.kind == Kind::Word
                && let Some(lean) = (cue + 1..high.min(cue + 3)).find(|lean| leans(&tokens[*lean]))
                && tokens[cue + 1..lean].iter().all(|token| token.is(FUNCTION))
            {
                // `a-t-elle fait valoir`, `ha voluto ribadire`
                return Some(Verb { start: at, cue: lean, inside });
            } else if !word.is(ADVERB) {
                return None;
            }
            cue += 1;
        }
        let passive = is_passive(tokens, start, at);
        return (cue < high && participle(&tokens[cue]) && !passive).then_some(Verb { start: at, cue, inside });
    }
    (says(token) || is_aside(token)).then(|| {
        // `dit-il`: the joint is a hyphen, so no space stands between them
        let joined = tokens.get(at + 1).filter(|next| {
            next.is(PRONOUN)
                && next.bits & OBJECT == 0
                && !(next.is(DETERMINER) && tokens.get(at + 2).is_some_and(is_counted)) // `siger den 15-årige`
                // `siger den tidligere leder`
                && !(next.is(DETERMINER)
                    && tokens.get(at + 2).is_some_and(|former| former.is(ADVERB))
                    && tokens.get(at + 3).is_some_and(|noun| noun.is(ROLE | TITLE)))
                && at + 1 < high
                && next.start > token.end
                && next.start <= token.end + 3
        });
        Verb { start: at, cue: at, inside: joined.map(|_| at + 1) }
    })
}

/// Whether the token is a finite verb of saying, or a participle with its auxiliary before it.
pub(in crate::attribution) fn is_cue(tokens: &[Token], low: usize, at: usize) -> bool {
    // `die kritisierte Ministerin`, `una crítica dura`: no verb
    let adjective = at > low
        && tokens[at - 1].is(DETERMINER)
        && tokens[at - 1].bits & PRONOUN == 0
        && tokens.get(at + 1).is_some_and(Token::content);
    says(&tokens[at]) && !adjective
        || participle(&tokens[at]) && {
            let aux = behind_phrase(tokens, low, at).checked_sub(1).filter(|aux| *aux >= low);
            aux.is_some_and(|aux| tokens[aux].is(AUXILIARY) && !is_passive(tokens, low, aux))
        }
}

/// Where the adverbs and the one phrase begin that stand before a participle: `har i ett yttrande krävt`, `ha in una nota chiesto`.
pub(super) fn behind_phrase(tokens: &[Token], low: usize, participle: usize) -> usize {
    let adverbs = |at: usize| (low..at).rev().find(|left| !tokens[*left].is(ADVERB)).map_or(low, |left| left + 1);
    let start = adverbs(participle);
    let word = |token: &Token| token.content() || token.is(DETERMINER | TIME) && token.bits & PREPOSITION == 0;
    let nouns =
        tokens[low.max(start.saturating_sub(PHRASE))..start].iter().rev().take_while(|token| word(token)).count();
    let preposition = (start - nouns).checked_sub(1).filter(|left| *left >= low && nouns > 0);
    let phrase = preposition.filter(|left| tokens[*left].is(PREPOSITION) && tokens[*left].bits & CAPITAL == 0);
    phrase.map_or(start, adverbs)
}

/// The most words of such a phrase behind its preposition.
const PHRASE: usize = 3;

/// Whether the auxiliary at `aux` makes a passive: `est accusé`, `fue tachado`, but not `s’est dit`, `si è detto`.
fn is_passive(tokens: &[Token], low: usize, aux: usize) -> bool {
    tokens[aux].is(BE) && !tokens[low.max(aux.saturating_sub(2))..aux].iter().any(|token| token.is(REFLEXIVE))
}

/// Whether the token is a verb that is one of saying only right after a quotation: `„…“, gab Rowe zu`.
pub(super) fn is_aside(token: &Token) -> bool {
    token.is(ASIDE) && token.bits & (CAPITAL | PREPOSITION | NOUN | SAY) == 0
}

/// Whether the token is a verb of saying whose subject is nobody: `hieß es aus dem Ministerium`.
pub(crate) fn is_source(token: &Token) -> bool {
    token.kind == Kind::Word && token.bits & (SOURCE | CAPITAL | PARTICIPLE) == SOURCE
}

/// Whether the token is a form of the subjunctive that reports: `Das sei „ein Anfang“`.
pub(crate) fn reports(token: &Token) -> bool {
    token.kind == Kind::Word && token.bits & (REPORT | CAPITAL) == REPORT
}

pub(super) fn says(token: &Token) -> bool {
    token.is(SAY) && token.bits & (CAPITAL | PREPOSITION) == 0
}

pub(in crate::attribution) fn participle(token: &Token) -> bool {
    token.is(PARTICIPLE) && token.bits & (CAPITAL | LINK) == 0
}

/// Whether the token is an infinitive or a gerund of saying: `avant de conclure`.
pub(super) fn leans(token: &Token) -> bool {
    token.kind == Kind::Word && token.bits & (LEANS | CAPITAL) == LEANS
}

/// Whether an article may stand before the token.
fn is_counted(token: &Token) -> bool {
    // and `sagte der heute 46-Jährige`
    token.content() || token.kind == Kind::Number || token.is(TIME)
}

pub(super) fn is_object(token: &Token) -> bool {
    token.is(PRONOUN) && token.bits & OBJECT != 0
}

/// Whether these tokens begin with an elided object, which is written as the article, and its verb: `l’interrompt`. Not with a pronoun for its subject,
/// `l’avertit-il`: whoever spoke before is the object.
fn is_elided_object(tokens: &[Token]) -> bool {
    let [article, verb, rest @ ..] = tokens else { return false };
    let subject = |next: &Token| next.is(PRONOUN) && !next.is(OBJECT | DETERMINER) && next.start <= verb.end + 3;
    if rest.first().is_some_and(subject) {
        return false;
    }
    article.kind == Kind::Word
        && article.bits & (DETERMINER | CAPITAL) == DETERMINER
        && article.end == verb.start
        && (says(verb) || is_aside(verb))
}

/// The first token that is no conjunction, adverb or comma.
pub(crate) fn first_word(tokens: &[Token], low: usize) -> usize {
    let mut at = low;
    while at < low + 3
        && tokens.get(at).is_some_and(|token| token.is(CONJUNCTION | ADVERB) || token.kind == Kind::Comma)
    {
        at += 1;
    }
    at
}

/// A number that is longer has a word behind its hyphen, in bytes.
const AGE: usize = 6;

/// Goes over adverbs and times: `dijo el lunes`, `sagte am Montag`, `a déclaré mardi`.
pub(in crate::attribution) fn skip_times(tokens: &[Token], start: usize, high: usize) -> usize {
    let mut at = start;
    while at < high
        && (tokens[at].is(ADVERB | REFLEXIVE | TIME) || is_object(&tokens[at]) && !tokens[at].is(DETERMINER))
    {
        at += 1;
    }
    let time = (at..high.min(at + 3)).find(|i| tokens[*i].is(TIME) && tokens[*i].bits & FIRST_NAME == 0);
    // `der heute 46-Jährige`: no time, but somebody
    let age =
        |time: usize| tokens.get(time + 1).is_some_and(|next| next.kind == Kind::Number && next.end - next.start > AGE);
    match time {
        Some(time) if at < time && age(time) => at,
        Some(time) if tokens[at..time].iter().all(|token| token.bits & FUNCTION != 0) => time + 1,
        _ => at,
    }
}

/// Whether an attribution that ends here is at its end: no clause goes on from it.
pub(super) fn ends(tokens: &[Token], end: usize, high: usize) -> bool {
    end >= high
        || matches!(
            tokens[end].kind,
            Kind::Comma | Kind::Dash | Kind::Quoted | Kind::Stop | Kind::Colon | Kind::Open | Kind::Semicolon
        )
        || tokens[end].is(PREPOSITION | ADVERB | TIME | CONJUNCTION)
}
