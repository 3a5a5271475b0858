//! Attribution where no clauses are read, in languages other than English: the cue stands right beside the quotation, before a
//! colon, or is the sentence's only verb of saying before it; and its subject stands right beside the cue.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, OBJECT, PREPOSITION, PRONOUN,
    REFLEXIVE, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::accounts::{according, in_the_view};
use super::{Attribution, Grip, mention};
use crate::grammar::{LINK, PARTICIPLE, SAY};
use crate::language::{Habits, is_according, is_behind};
use crate::layout::is_nameless;
use crate::passage::Passage;

/// How many tokens after a quotation its attribution may end.
const AFTER: usize = 28;

/// How many tokens before a quotation its verb of saying may stand.
const BEFORE: usize = 30;

/// How many verbs that share a subject are gone through: `Rowe kam, sah und nannte es „…“`.
const JOINED: usize = 3;

/// What the words beside a quotation say.
pub(crate) enum Told {
    /// Who said it.
    By(Attribution),
    /// That it was said, by someone whom only an earlier sentence names: `«…», dijo.`
    BySomeone,
}

/// The attribution that follows the quotation at token `at`: `…, sagte Rowe`, `…, a-t-elle ajouté`, `…, según la ministra`.
pub(crate) fn follows(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let start =
        at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Dash)));
    let high = passage.sentence(at).end.min(start + AFTER);
    if start >= high {
        return None;
    }
    let by = |speaker: Phrase, cue: usize| Some(Told::By(Attribution::new(speaker, cue, 0.95, Grip::Direct)));
    if is_according(&tokens[start]) {
        let speaker = mention::phrase(passage, habits, start + 1, high)?;
        return ends(tokens, speaker.tokens.end, high).then_some(()).and_then(|()| by(speaker, start));
    }
    // `„…“, nach Angaben von Rowe`; `„…“, Rowe zufolge`
    if let Some(speaker) = in_the_view(passage, habits, start, high) {
        return by(speaker, start + 1);
    }
    if let Some(speaker) = mention::phrase(passage, habits, start, high)
        && tokens.get(speaker.tokens.end).is_some_and(is_behind)
    {
        let cue = speaker.tokens.end;
        return by(speaker, cue);
    }
    if !habits.like.is_empty() && passage.word_is(start, habits.like) {
        // `wie Rowe sagte`, `comme l'a dit Rowe`
        if let Some(speaker) = mention::phrase(passage, habits, start + 1, high)
            && let Some(cue) = verb(tokens, speaker.tokens.end, high).filter(|verb| verb.start == speaker.tokens.end)
        {
            return by(speaker, cue.cue);
        }
    }
    let open = start + usize::from(passage.word_is(start, habits.like));
    let Some(verb) = verb(tokens, open, high) else {
        // `hat Rowe später gesagt`
        let speaker = tokens[open..high]
            .first()
            .filter(|first| first.is(AUXILIARY))
            .and_then(|_| mention::phrase(passage, habits, open + 1, high))?;
        let cue = skip_times(tokens, speaker.tokens.end, high);
        // `hat Rowe am Freitag im Landtag erklärt`: the participle ends the clause
        let last = (cue..high).take_while(|at| tokens[*at].kind == Kind::Word).last().filter(|_| habits.verb_second);
        let cue = last.filter(|last| participle(&tokens[*last])).unwrap_or(cue);
        return tokens.get(cue).filter(|word| cue < high && participle(word)).and_then(|_| by(speaker, cue));
    };
    if let Some(inside) = verb.inside {
        return by(mention::pronoun(tokens, inside)?, verb.cue);
    }
    let next = skip_times(tokens, verb.cue + 1, high);
    if let Some(speaker) =
        mention::phrase(passage, habits, next, high).or_else(|| after_listener(passage, habits, next, high))
    {
        return by(speaker, verb.cue);
    }
    (habits.drops_subject && ends(tokens, verb.cue + 1, high)).then_some(Told::BySomeone)
}

/// The attribution before the quotation at token `at`, in the sentence that begins at `low`: `Rowe sagte: „…“`.
pub(crate) fn precedes(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<Told> {
    let tokens = &passage.tokens;
    let colon = at > low && tokens[at - 1].kind == Kind::Colon;
    let end = at - usize::from(colon || at > low && tokens[at - 1].kind == Kind::Comma);
    // `Frage: „…“`, `Die Antwort: „…“`
    if colon && at > low + 1 && at <= low + 3 && is_nameless(&passage.text[tokens[at - 2].range()]) {
        return None;
    }
    if colon
        && let Some(speaker) = mention::phrase(passage, habits, low, end)
        && speaker.tokens.end == end
        && speaker.mention != Mention::Pronoun
        && !tokens[low..end].iter().any(|token| token.is(SAY) && token.bits & CAPITAL == 0)
    {
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.93, grip: Grip::Direct }));
    }
    // `Torwart Leon Weiß („…“) hielt`
    if at > low + 1
        && tokens[at - 1].kind == Kind::Open
        && tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Close)
        && let Some(speaker) = before(passage, habits, low, at - 1)
    {
        return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.88, grip: Grip::Close }));
    }
    let floor = low.max(at.saturating_sub(BEFORE));
    let verb = (floor..end).rev().find(|cue| is_cue(tokens, low, *cue) || takes(tokens, *cue, at));
    if let Some((speaker, cue)) = according(passage, habits, floor.max(verb.map_or(floor, |verb| verb + 1))..at, low) {
        let (near, whole) = (at <= speaker.tokens.end + 1, at - cue <= 12);
        let grip = if near {
            Grip::Close
        } else if whole {
            Grip::Sentence
        } else {
            Grip::Loose
        };
        return Some(Told::By(Attribution::new(speaker, cue, 0.86, grip)));
    }
    let Some(cue) = verb else {
        // `Rowe gab sich kämpferisch: „…“`
        if colon
            && let Some(speaker) = mention::phrase(passage, habits, first_word(tokens, low), end)
            && (speaker.mention == Mention::Person
                || tokens[speaker.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE))
                    && subject_case(tokens, habits, &speaker))
        {
            return Some(Told::By(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close }));
        }
        // `Vor Gericht gab sich Ada Rowe kämpferisch: „…“`
        let only = colon.then(|| only_person(passage, habits, low, end)).flatten();
        return only.map(|speaker| Told::By(Attribution { speaker, cue: None, confidence: 0.8, grip: Grip::Close }));
    };
    // `Rowe pidió “…” y Lind, “…”`: what is left out is another’s
    if end < at && !colon && tokens[cue..end].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    let Some(speaker) = subject(passage, habits, low, cue, end) else {
        let first = first_word(tokens, low);
        return (colon && habits.drops_subject && cue <= first + 1).then_some(Told::BySomeone);
    };
    let distance = at - cue;
    let beside = end < at && distance <= 14;
    let grip = match distance {
        _ if beside && colon => Grip::Direct,
        _ if beside || distance <= 6 => Grip::Close,
        _ => Grip::Loose,
    };
    let confidence = if beside { 0.94 } else { 0.86 - 0.004 * distance as f64 };
    Some(Told::By(Attribution::new(speaker, cue, confidence, grip)))
}

/// The one person whom these tokens name in full, if it is one.
pub(crate) fn only_person(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let mut found: Option<Phrase> = None;
    let mut at = low.max(end.saturating_sub(BEFORE));
    while at < end {
        let named = tokens[at].is(FIRST_NAME) && tokens[at].name();
        match mention::phrase(passage, habits, at, end).filter(|phrase| named && phrase.mention == Mention::Person) {
            Some(_) if found.is_some() => return None,
            Some(phrase) if phrase.head.len() > 1 => {
                at = phrase.tokens.end;
                found = Some(phrase);
            }
            _ => at += 1,
        }
    }
    found
}

/// The attribution that closes the sentence of the quotation at `at`: `Das müsse „weg“, verlangte Rowe.`
pub(crate) fn closes(passage: &Passage<'_>, habits: &Habits, at: usize) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let high = passage.sentence(at).end.min(at + AFTER);
    let comma = (at + 2..high).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
    let verb = verb(tokens, comma + 1, high).filter(|verb| verb.inside.is_none())?;
    let next = skip_times(tokens, verb.cue + 1, high);
    let speaker = mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase))?;
    let ends = skip_times(tokens, speaker.tokens.end, high);
    let whole = ends >= high || tokens[ends].kind == Kind::Stop || tokens[ends].is(PREPOSITION) && high - ends <= 5;
    whole.then(|| Attribution::new(speaker, verb.cue, 0.88, Grip::Sentence))
}

/// Whether the verb at `cue` takes the quotation at `at` as its object, after a preposition: `sprach von einem „…“`.
fn takes(tokens: &[Token], cue: usize, at: usize) -> bool {
    let verb = &tokens[cue];
    verb.is(LINK)
        && verb.bits & CAPITAL == 0
        && at - cue <= 5
        && tokens[cue + 1..at].iter().any(|token| token.is(PREPOSITION))
        && tokens[cue + 1..at].iter().all(|token| token.kind == Kind::Word)
}

/// Whether the mention can be a subject: in German its article may tell that it cannot.
fn subject_case(tokens: &[Token], habits: &Habits, phrase: &Phrase) -> bool {
    let first = &tokens[phrase.tokens.start];
    !(habits.nouns_capital && first.is(DETERMINER) && first.is(OBJECT))
}

/// Who speaks in a sentence without a quotation.
pub(crate) fn tells(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<(Phrase, usize)> {
    let cue = sentence.clone().find(|cue| is_cue(&passage.tokens, sentence.start, *cue))?;
    subject(passage, habits, sentence.start, cue, sentence.end).map(|speaker| (speaker, cue))
}

/// The person whom a sentence begins with.
pub(crate) fn opens(passage: &Passage<'_>, habits: &Habits, sentence: Range<usize>) -> Option<(Phrase, f64)> {
    let first = first_word(&passage.tokens, sentence.start);
    let speaker = mention::phrase(passage, habits, first, sentence.end)?;
    (speaker.mention == Mention::Person).then_some((speaker, 0.8))
}

/// A verb of saying with its auxiliary: `sagte`, `a déclaré`, `ha subito aggiunto`, `a-t-elle dit`.
struct Verb {
    /// Where its first word stands.
    start: usize,
    cue: usize,
    /// A pronoun between the auxiliary and the participle, or joined to the verb.
    inside: Option<usize>,
}

/// The verb that begins at `start`, after the small words that may stand before it: `se`, `lui`, `le`.
fn verb(tokens: &[Token], start: usize, high: usize) -> Option<Verb> {
    let mut at = start;
    while at < high
        && at < start + 3
        && (tokens[at].is(REFLEXIVE | ADVERB) || is_object(&tokens[at]))
        && !says(&tokens[at])
    {
        at += 1;
    }
    let token = tokens.get(at).filter(|_| at < high)?;
    if token.is(AUXILIARY) && token.bits & CAPITAL == 0 {
        let mut cue = at + 1;
        let mut inside = None;
        while cue < high && cue < at + 4 && !participle(&tokens[cue]) {
            let word = &tokens[cue];
            if word.is(PRONOUN) && word.bits & OBJECT == 0 && inside.is_none() {
                inside = Some(cue);
            } else if !word.is(ADVERB) {
                return None;
            }
            cue += 1;
        }
        return (cue < high && participle(&tokens[cue])).then_some(Verb { start: at, cue, inside });
    }
    says(token).then(|| {
        // `dit-il`: the joint is a hyphen, so no space stands between them
        let joined = tokens.get(at + 1).filter(|next| {
            next.is(PRONOUN)
                && next.bits & OBJECT == 0
                && at + 1 < high
                && next.start > token.end
                && next.start <= token.end + 3
        });
        Verb { start: at, cue: at, inside: joined.map(|_| at + 1) }
    })
}

/// Whether the token is a finite verb of saying, or a participle with its auxiliary before it.
fn is_cue(tokens: &[Token], low: usize, at: usize) -> bool {
    says(&tokens[at])
        || participle(&tokens[at]) && {
            let aux = (low..at).rev().find(|left| !tokens[*left].is(ADVERB));
            aux.is_some_and(|aux| tokens[aux].is(AUXILIARY))
        }
}

fn says(token: &Token) -> bool {
    token.is(SAY) && token.bits & (CAPITAL | PREPOSITION) == 0
}

fn participle(token: &Token) -> bool {
    token.is(PARTICIPLE) && token.bits & CAPITAL == 0
}

fn is_object(token: &Token) -> bool {
    token.is(PRONOUN) && token.bits & OBJECT != 0
}

/// The subject of the verb of saying at `cue`: right before it, or else right after it.
fn subject(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize, high: usize) -> Option<Phrase> {
    subject_at(passage, habits, low..high, cue, JOINED)
}

fn subject_at(passage: &Passage<'_>, habits: &Habits, part: Range<usize>, cue: usize, joined: usize) -> Option<Phrase> {
    let (low, high) = (part.start, part.end);
    let tokens = &passage.tokens;
    let mut start = cue;
    while start > low && (tokens[start - 1].is(AUXILIARY | ADVERB | REFLEXIVE | TIME) || is_object(&tokens[start - 1]))
    {
        start -= 1;
    }
    // `Rowe versprach Hilfe und forderte „…“`: the subject of the verb before
    if joined > 0 && start > low && tokens[start - 1].is(CONJUNCTION) && tokens[start - 1].bits & PRONOUN == 0 {
        let floor = low.max(start.saturating_sub(BEFORE));
        let earlier = (floor..start - 1).rev().find(|cue| is_cue(tokens, low, *cue));
        let found = match earlier {
            Some(earlier) => subject_at(passage, habits, low..start - 1, earlier, joined - 1),
            None => opens(passage, habits, low..start - 1).map(|(speaker, _)| speaker),
        };
        if found.is_some() {
            return found;
        }
    }
    before(passage, habits, low, start).filter(|phrase| subject_case(tokens, habits, phrase)).or_else(|| {
        let next = skip_times(tokens, cue + 1, high);
        // `ha calificado el pacto de “…”`: in most languages what follows is the object, unless the clause ends there
        mention::phrase(passage, habits, next, high).filter(|phrase| subject_case(tokens, habits, phrase)).filter(
            |after| {
                let end = tokens.get(after.tokens.end);
                // `kalder beslutningen »…«`: a thing is what is called so
                let words = &tokens[after.tokens.clone()];
                let thing =
                    after.mention == Mention::Role || habits.nouns_capital && after.mention == Mention::Organisation;
                if thing && !words.iter().any(|token| token.is(ROLE | TITLE | ALL_CAPS)) {
                    return false;
                }
                habits.verb_second
                    || end.is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon) || next.is(CONJUNCTION))
            },
        )
    })
}

/// The subject that ends right before the verb at `verb`.
fn before(passage: &Passage<'_>, habits: &Habits, low: usize, verb: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    if verb <= low {
        return None;
    }
    if tokens[verb - 1].is(PRONOUN) {
        return mention::pronoun(tokens, verb - 1);
    }
    // `Rowe (SPD) sagte`
    if tokens[verb - 1].kind == Kind::Close
        && let Some(open) = (low..verb).rev().take(8).find(|at| tokens[*at].kind == Kind::Open)
    {
        return before(passage, habits, low, open);
    }
    let first = first_word(tokens, low);
    if let Some(opening) = mention::phrase(passage, habits, first, verb) {
        // `Rowe sagte`; `Rowe, ministra de Cultura, dijo`
        let parted = tokens[verb - 1].kind == Kind::Comma
            && tokens.get(opening.tokens.end).is_some_and(|next| next.kind == Kind::Comma)
            && opening.tokens.end < verb;
        // `Die Regierung in Arnsberg sagte`
        let of_a_place = verb - opening.tokens.end.min(verb) <= 3
            && tokens.get(opening.tokens.end).is_some_and(|next| next.is(PREPOSITION))
            && tokens[opening.tokens.end..verb].iter().all(|token| token.kind == Kind::Word)
            && tokens[verb - 1].name()
            && tokens[opening.tokens.clone()].iter().any(|token| token.is(ROLE | TITLE));
        if opening.tokens.end == verb || parted || of_a_place {
            return Some(opening);
        }
    }
    // `Interrogé par la presse, le directeur du port, Ada Rowe, a dénoncé`
    if tokens[verb - 1].kind == Kind::Comma {
        let commas = (low.max(verb.saturating_sub(16))..verb - 1).filter(|at| tokens[*at].kind == Kind::Comma);
        for comma in commas {
            let phrase = mention::phrase(passage, habits, comma + 1, verb - 1);
            let described = phrase.as_ref().is_some_and(|phrase| phrase.tokens.len() > phrase.head.len());
            if let Some(phrase) = phrase.filter(|phrase| phrase.tokens.end == verb - 1 && described) {
                return Some(phrase);
            }
        }
    }
    // the last clause's: `…, und Rowe sagte`
    let floor = low.max(verb.saturating_sub(8));
    let clause = (floor..verb).rev().find(|at| {
        matches!(tokens[*at].kind, Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Quoted)
            || tokens[*at].is(CONJUNCTION)
    })?;
    // `Die „Post“-Zeitung sagte`: half a word
    let hyphen = matches!(tokens[clause].kind, Kind::Dash | Kind::Quoted) && {
        let before = clause.checked_sub(1).is_none_or(|left| tokens[left].end == tokens[clause].start);
        before && tokens[clause + 1].start == tokens[clause].end
    };
    if hyphen {
        return None;
    }
    mention::phrase(passage, habits, clause + 1, verb).filter(|phrase| phrase.tokens.end == verb)
}

/// The first token that is no conjunction, adverb or comma.
fn first_word(tokens: &[Token], low: usize) -> usize {
    let mut at = low;
    while at < low + 3
        && tokens.get(at).is_some_and(|token| token.is(CONJUNCTION | ADVERB) || token.kind == Kind::Comma)
    {
        at += 1;
    }
    at
}

/// The subject after whom it was said to: `a indiqué à l’AFP une source`, `dijo a la prensa el ministro`.
fn after_listener(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    tokens.get(start).filter(|first| start < high && first.is(PREPOSITION))?;
    let nouns = (start + 1..high.min(start + 3)).find(|at| tokens[*at].content())?;
    let next = (nouns..high.min(nouns + 4)).find(|at| !tokens[*at].content())?;
    let determined =
        next < high && tokens[next].is(DETERMINER) && !habits.of.iter().any(|of| passage.word_is(next, of));
    determined.then(|| mention::phrase(passage, habits, next, high)).flatten()
}

/// The attribution that stands inside a quotation, as French sets it: `« Il faut agir, dit Rowe. Le temps presse. »` The tokens
/// of the quotation's inside are `range`.
pub(crate) fn inside(passage: &Passage<'_>, habits: &Habits, range: Range<usize>) -> Option<Attribution> {
    let tokens = &passage.tokens;
    let commas = range.clone().filter(|at| tokens[*at].kind == Kind::Comma || tokens[*at].kind == Kind::Stop);
    for comma in commas.take(24) {
        let Some(verb) = verb(tokens, comma + 1, range.end) else { continue };
        let speaker = match verb.inside {
            Some(inside) => mention::pronoun(tokens, inside),
            None => mention::phrase(passage, habits, skip_times(tokens, verb.cue + 1, range.end), range.end),
        };
        let Some(speaker) = speaker else { continue };
        let end = speaker.tokens.end.max(verb.cue + 1);
        if end >= range.end || matches!(tokens[end].kind, Kind::Comma | Kind::Stop) {
            return Some(Attribution::new(speaker, verb.cue, 0.92, Grip::Direct));
        }
    }
    None
}

/// Goes over adverbs and times: `dijo el lunes`, `sagte am Montag`, `a déclaré mardi`.
fn skip_times(tokens: &[Token], start: usize, high: usize) -> usize {
    let mut at = start;
    while at < high && tokens[at].is(ADVERB | REFLEXIVE | TIME) {
        at += 1;
    }
    let time = (at..high.min(at + 3)).find(|i| tokens[*i].is(TIME) && tokens[*i].bits & FIRST_NAME == 0);
    match time {
        Some(time) if tokens[at..time].iter().all(|token| token.bits & FUNCTION != 0) => time + 1,
        _ => at,
    }
}

/// Whether an attribution that ends here is at its end: no clause goes on from it.
fn ends(tokens: &[Token], end: usize, high: usize) -> bool {
    end >= high
        || matches!(
            tokens[end].kind,
            Kind::Comma | Kind::Dash | Kind::Quoted | Kind::Stop | Kind::Colon | Kind::Open | Kind::Semicolon
        )
        || tokens[end].is(PREPOSITION | ADVERB | TIME | CONJUNCTION)
}
