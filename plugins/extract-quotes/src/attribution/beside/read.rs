//! Whose a quotation is that is read somewhere, where that says whose it is: `«…», si legge in una nota della Regione`, `Nel rapporto della Regione
//! si legge che`. `data/reading.txt` lists the words.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, FEMALE, MALE, OBJECT, POSSESSOR, PREPOSITION, PRONOUN, REFLEXIVE,
};
use copydesk_text::words::{Kind, Token};

use super::{Told, human};
use crate::attribution::{Attribution, Grip, mention};
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::meant::is_indefinite;

/// Each with its language.
static READING: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    entries(include_str!("../../../data/reading.txt")).filter_map(|line| line.split_once(' ')).collect()
});

/// How many words may say what something is written in.
const WRITTEN: usize = 7;

/// Where the words end that say that something is read, which begin at this token.
fn reading(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let start = passage.tokens.get(at)?.start;
    let text = &passage.text[start..];
    let own = READING.iter().filter(|(tag, _)| *tag == passage.language().tag);
    let (_, words) = own.into_iter().find(|(_, words)| {
        let (head, rest) = text.split_at_checked(words.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(words) && !rest.starts_with(char::is_alphanumeric)
    })?;
    let end = start + words.len();
    Some(at + passage.tokens[at..].iter().take_while(|token| token.start < end).count())
}

/// Behind the quotation: `«…», si legge in una nota della Regione`, from this token on.
pub(super) fn read_in(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Told> {
    let end = reading(passage, start).filter(|end| *end <= high)?;
    told(passage, habits, end..high, verb_of(passage, start..end), Grip::Direct)
}

/// Before it: `Nel rapporto della Regione si legge che «…»`, in a sentence that begins at `low`.
pub(super) fn read_before(passage: &Passage<'_>, habits: &Habits, low: usize, high: usize) -> Option<Told> {
    if habits.verb_second || !passage.tokens.get(low)?.is(PREPOSITION) {
        return None;
    }
    let verb = (low + 2..high.min(low + 2 * WRITTEN)).find(|at| reading(passage, *at).is_some())?;
    let clause = !passage.tokens[low..verb].iter().any(|token| matches!(token.kind, Kind::Quoted | Kind::Colon));
    let end = reading(passage, verb)?;
    let cue = verb_of(passage, verb..end);
    told(passage, habits, low..verb, cue, Grip::Close).filter(|_| clause && !is_thing(passage, end..high))
}

/// Whether the quotation at this token is read on something that words stand on: `«…», se lee en un cartel`. It is nobody's.
pub(crate) fn is_on_sign(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    if habits.verb_second {
        return false;
    }
    let tokens = &passage.tokens;
    let comma = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma);
    let Some(end) = reading(passage, at + 1 + usize::from(comma)) else { return false };
    let in_it = tokens.get(end).is_some_and(|next| next.is(PREPOSITION));
    let mut words = (end + 1..tokens.len()).take(ADVERBS).take_while(|at| tokens[*at].kind == Kind::Word);
    let noun = words.find(|at| tokens[*at].content() && !tokens[*at].is(DETERMINER | PRONOUN));
    in_it && noun.is_some_and(|noun| is_written_on(passage, noun) && !is_somebodys(passage, noun))
}

/// Whether such a thing is told to be somebody’s: `su muro`, `un cartel que él mismo escribió`, `la pancarta que firmó Ada Rowe`.
fn is_somebodys(passage: &Passage<'_>, noun: usize) -> bool {
    let tokens = &passage.tokens;
    let he = |token: &Token| token.is(PRONOUN) && token.bits & (DETERMINER | OBJECT) == 0 && token.is(MALE | FEMALE);
    let mut behind =
        (noun + 1..passage.sentence(noun).end).take(WRITTEN).take_while(|at| tokens[*at].kind == Kind::Word);
    let named = |at: usize| tokens[at].name() && tokens[at].is(CAPITAL) && !tokens[at - 1].is(PREPOSITION);
    tokens[noun - 1].is(POSSESSOR) || behind.any(|at| he(&tokens[at]) || named(at))
}

/// Whether words stand on what the noun at this token calls.
fn is_written_on(passage: &Passage<'_>, noun: usize) -> bool {
    let word = passage.text[passage.tokens[noun].range()].to_lowercase();
    passage.language().words.binary_search(&&*word).is_ok()
}

/// How many words may stand between the verb and what is read.
const ADVERBS: usize = 2;

/// Whether what is read is a thing with words on it, which speaks for nobody: `En la puerta se lee un cartel: «…»`
fn is_thing(passage: &Passage<'_>, behind: Range<usize>) -> bool {
    let words =
        behind.take(ADVERBS + 1).take_while(|at| !passage.tokens[*at].is(PREPOSITION) || is_indefinite(passage, *at));
    words.into_iter().any(|at| is_indefinite(passage, at))
}

/// The last of these words that is no pronoun: `si legge`, `peut-on lire`, `lit-on`.
fn verb_of(passage: &Passage<'_>, words: Range<usize>) -> usize {
    words.clone().rev().find(|at| !passage.tokens[*at].is(PRONOUN | REFLEXIVE)).unwrap_or(words.start)
}

/// Whose it is that these tokens say something is read in, or somebody’s whom the sentences before are about; nobody’s on a banner.
fn told(passage: &Passage<'_>, habits: &Habits, place: Range<usize>, cue: usize, grip: Grip) -> Option<Told> {
    let tokens = &passage.tokens;
    let over = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Stop | Kind::End);
    if tokens.get(place.start).is_none_or(|next| place.is_empty() || over(next)) {
        return Some(Told::BySomeone(cue));
    }
    if !tokens[place.start].is(PREPOSITION) {
        return None;
    }
    let words = place.start + 1..place.end.min(place.start + 1 + WRITTEN);
    let words = words.clone().take_while(|at| tokens[*at].kind == Kind::Word);
    let noun = words.clone().find(|at| tokens[*at].content() && !tokens[*at].is(DETERMINER | PRONOUN))?;
    if is_written_on(passage, noun) || tokens[noun].is(CAPITAL) {
        return None;
    }
    let of = |at: &usize| [habits.of, habits.by].iter().any(|list| list.iter().any(|of| passage.word_is(*at, of)));
    let owner =
        words.filter(|at| *at > noun).find(of).and_then(|of| mention::phrase(passage, habits, of + 1, place.end));
    let speaks = |owner: &Phrase| {
        human::one(passage, habits, owner)
            || human::is_body(passage, habits, owner)
            || matches!(owner.mention, Mention::Person | Mention::Organisation)
    };
    match owner.filter(speaks) {
        Some(owner) => Some(Told::By(Attribution::new(owner, cue, 0.95, grip))),
        None => Some(Told::BySomeone(cue)),
    }
}
