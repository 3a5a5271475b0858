//! Nouns right behind a full name that are no part of it, where nouns have capitals: of `Im Rathaus verteilte Ada Rowe Urkunden`, Ada Rowe. A
//! first name has one surname behind it; a third word is a noun where the article has the surname by itself, or the name without that word, or
//! where the word ends as nouns do. Where nothing tells, it is one behind a verb that is none of saying, if the article has it nowhere else.
//! And what somebody owns, behind the genitive of their name: of `Bo Linds Hof brennt`, Bo Lind.

use std::sync::LazyLock;

use super::bearers::key;
use super::runs::Run;
use super::signs::Signs;
use super::words_after::left_word;
use crate::lexicon::{Lexicon, entries};
use crate::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, CONJUNCTION, DETERMINER, FIRST_NAME, FUNCTION, NEUTER, ORGANISATION, PARTICLE,
    POSSESSIVE, PREPOSITION, REFLEXIVE, SUFFIX, TIME, is_german_first_name,
};
use crate::words::Token;

/// A name whose last word may be no part of it: its run, the first name, the surname, and that word.
struct Doubtful<'t> {
    run: usize,
    first: u64,
    surname: &'t Token,
    noun: u64,
    /// Whether the word itself, or what stands before the name, tells that it is a noun.
    likely: bool,
    /// The surname without the ending of a genitive, where it may be one.
    owner: Option<u64>,
}

/// Cuts them off.
pub(super) fn part_from_objects(runs: &mut [Run], blocks: &[(&str, &[Token])], signs: &Signs<'_>) {
    let doubtful = (0..runs.len()).filter_map(|at| doubtful(&runs[at], at, blocks, signs));
    let doubtful: Vec<Doubtful<'_>> = doubtful.collect();
    if doubtful.is_empty() {
        return;
    }
    let mut short: Vec<u64> = runs.iter().filter(|run| run.name.words == 1).map(|run| run.name.last).collect();
    let two = runs.iter().filter(|run| run.name.words == 2);
    let mut full: Vec<(u64, u64)> = two.map(|run| (key(run.name.first(blocks[run.block].0)), run.name.last)).collect();
    let mut long: Vec<u64> = doubtful.iter().map(|doubtful| doubtful.noun).collect();
    short.sort_unstable();
    full.sort_unstable();
    long.sort_unstable();
    for Doubtful { run, first, surname, noun, likely, owner } in doubtful {
        let text = blocks[runs[run].block].0;
        let last = key(text.get(surname.range()).unwrap_or_default());
        let called = short.binary_search(&last).is_ok() || full.binary_search(&(first, last)).is_ok();
        // `Erdoğan` by itself, or the whole name again
        let once = long.partition_point(|other| *other <= noun) - long.partition_point(|other| *other < noun) == 1;
        let own = !once || short.binary_search(&noun).is_ok();
        if let Some(owner) = owner.filter(|_| !called) {
            // the owner is told of elsewhere, or nobody has the last word for a name
            let known = short.binary_search(&owner).is_ok() || full.binary_search(&(first, owner)).is_ok();
            let again = || runs.iter().filter(|other| other.name.last == noun).count() > 1;
            if known || likely && !own && !again() {
                runs[run].name.without_owned(text, surname);
                runs[run].tokens.end -= 1;
            }
            continue;
        }
        let called = called && (owner.is_none() || !own);
        if called || likely && !own {
            runs[run].name.without_last(text, surname);
            runs[run].tokens.end -= 1;
        }
    }
}

/// What a name is whose last word may be a noun.
fn doubtful<'t>(run: &Run, at: usize, blocks: &[(&str, &'t [Token])], signs: &Signs<'_>) -> Option<Doubtful<'t>> {
    if run.name.words < 3 {
        return None;
    }
    let (text, tokens) = blocks[run.block];
    let tokens = tokens.get(run.tokens.clone())?;
    let [.., first, surname, noun] = tokens else { return None };
    let beside = |left: &Token, right: &Token| left.end + 1 == right.start;
    let known = FIRST_NAME | SUFFIX | ALL_CAPS | ORGANISATION | NEUTER | PARTICLE | POSSESSIVE | TIME;
    let plain = surname.name() && noun.name() && noun.bits & known == 0 && surname.bits & known == 0;
    let named = first.is(FIRST_NAME) && first.name() || first.is(PARTICLE);
    if !plain || !named || !beside(first, surname) || !beside(surname, noun) || noun.start < run.name.at {
        return None;
    }
    let (word, of) = (text.get(noun.range())?, text.get(surname.range())?);
    if let Some(owner) = of.strip_suffix('s').filter(|owner| owner.len() > 2 && surname.bits & FIRST_NAME == 0) {
        // `Kate Evans Brown`, `Ada Gomes Silva`: no genitive, as a rule
        let likely =
            !owner.ends_with(['a', 'e', 'i', 'o', 's']) && is_german_first_name(&run.name.first(text).to_lowercase());
        let first = key(run.name.first(text));
        return Some(Doubtful { run: at, first, surname, noun: key(word), likely, owner: Some(key(owner)) });
    }
    // `Ada Rowe Urkunden`, but nothing behind `dem`, `von` or a comma
    let left = left_word(text, tokens[0].start);
    let bits = signs.lexicon.get(left.as_bytes());
    if !left.starts_with(char::is_lowercase) || bits & FUNCTION != 0 && !may_follow(bits) {
        return None;
    }
    let verb = bits & (FUNCTION | signs.says) == 0;
    let letters = || word.bytes().all(|byte| byte.is_ascii_alphabetic() || is_german(byte));
    let likely = ends_as_noun(word)
        || (verb || bits & AUXILIARY != 0 && is_object_in_bracket(text, run, signs.lexicon, noun.end)) && letters();
    let first = key(run.name.first(text));
    Some(Doubtful { run: at, first, surname, noun: key(word), likely, owner: None })
}

/// Whether a German first name is followed, behind the noun that ends at this byte, by a verb that needs an object and closes the clause, and by no other
/// object: `hat Ada Rowe Klage erhoben`, `will Ada Rowe Klage gegen Bo Lind erheben`.
fn is_object_in_bracket(text: &str, run: &Run, lexicon: &Lexicon, end: usize) -> bool {
    static VERBS: LazyLock<Vec<&str>> =
        LazyLock::new(|| entries(include_str!("../../data/de/takes-object.txt")).collect());
    let rest = text.get(end..).unwrap_or_default();
    let clause = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-'))).next().unwrap_or_default();
    let mut words = clause.split(' ').filter(|word| !word.is_empty());
    let next = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or(next);
    let of = next == last || lexicon.get(next.as_bytes()) & (ADVERB | PREPOSITION) != 0;
    of && VERBS.binary_search(&last).is_ok() && is_german_first_name(&run.name.first(text).to_lowercase())
}

/// Whether the subject may follow a word of grammar: `hat Ada Rowe Urkunden verteilt`, `dass Ada Rowe Urkunden verteilt`, `heute Ada Rowe`.
fn may_follow(bits: u32) -> bool {
    bits & (ADVERB | AUXILIARY | CONJUNCTION | REFLEXIVE) != 0 && bits & (DETERMINER | PREPOSITION) == 0
}

/// Whether a byte is of a letter that German has beyond ASCII: of the Latin-1 letters, ä, ö, ü, Ä, Ö, Ü and ß.
fn is_german(byte: u8) -> bool {
    matches!(byte, 0xC3 | 0xA4 | 0xB6 | 0xBC | 0x84 | 0x96 | 0x9C | 0x9F)
}

fn ends_as_noun(word: &str) -> bool {
    static ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/de/noun-ends.txt")).collect());
    ENDS.iter().any(|end| word.ends_with(end))
}
