//! What a speaker that was found stands for, and which are none: the letter of `a letter that said`; signs and adverts that only read.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase, before};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, DOCUMENT, POSSESSIVE};
use copydesk_text::words::Kind;
use memchr::memmem;

use crate::draft::Found;
use crate::grammar::VERB;
use crate::passages::around::{SEARCHED, around};
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::speaks;

/// How far from a document the verb of putting it out may stand, in tokens.
const ISSUED: usize = 12;

/// Verbs of whoever puts a document out: `ran a piece`, `is releasing an advert`.
static ISSUES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/issuing.txt")).collect());

/// Whether the verb says how something with words on it goes: `it read`, `the advert began`, `begins the first`. Those are nobody’s.
fn read_off(told: &Passage<'_>, cue: usize, passage: &Passage<'_>, speaker: &Phrase) -> bool {
    let language = passage.language();
    let reads = told.is_one_of(cue, &language.content_words.reads);
    let begins = told.is_one_of(cue, &language.content_words.begins);
    // `“…,” read one`: of the signs
    let at = speaker.head.start;
    let one = || passage.word_is(at, "it") || passage.is_one_of(at, &language.small_words.one_of_several);
    let it = || speaker.head.len() == 1 && one();
    let written = || passage.tokens[speaker.head.clone()].iter().any(|token| token.is(DOCUMENT));
    (reads || begins) && it() || begins && (written() || !speaks(&passage.tokens, speaker))
}

/// `a letter that said`: the letter, if it can speak; `that` and `which` are nobody to print.
pub(super) fn settled(passages: &[Passage<'_>], found: Found) -> Option<Found> {
    let passage = &passages[found.block];
    let at = found.speaker.head.start;
    if found.cue.is_some_and(|(block, cue)| read_off(&passages[block], cue, passage, &found.speaker)) {
        return None;
    }
    if plain_word(passages, &found) {
        return None;
    }
    if !passage.word_is(at, "that") && !passage.word_is(at, "which") {
        return Some(found);
    }
    let comma = at.checked_sub(1).is_some_and(|left| passage.tokens[left].kind == Kind::Comma);
    let low = passage.sentence(at).start;
    let speaker = before(&passage.tokens, low, at - usize::from(comma), VERB)
        .filter(|speaker| speaks(&passage.tokens, speaker))?;
    // `Rowe is releasing a new advert that urges`: whose it is, unless its own words say whose
    let document = &passage.tokens[speaker.head.clone()];
    let hers = document.iter().any(|token| token.is(DOCUMENT))
        && document.iter().all(|token| token.bits & (POSSESSIVE | CAPITAL) == 0)
        && (passage.word_is(speaker.head.start, "a") || passage.word_is(speaker.head.start, "an"));
    let floor = low.max(speaker.tokens.start.saturating_sub(ISSUED));
    let issued = (floor..speaker.tokens.start).any(|at| ISSUES.iter().any(|word| passage.word_is(at, word)));
    if hers
        && issued
        && let Some(owner) = main_subject(passage, low..speaker.tokens.start)
            .filter(|owner| speaks(&passage.tokens, owner) && owner.mention != Mention::Pronoun)
    {
        return Some(Found { speaker: owner, confidence: found.confidence - 0.1, ..found });
    }
    Some(Found { speaker, ..found })
}

/// Whether the speaker is a word that only opens its sentence with a capital: `Facing criticism`, `Emergency rooms`. A name would stand
/// elsewhere too.
fn plain_word(passages: &[Passage<'_>], found: &Found) -> bool {
    let passage = &passages[found.block];
    let tokens = &passage.tokens;
    let [token] = &tokens[found.speaker.tokens.clone()] else { return false };
    let at = found.speaker.tokens.start;
    if found.speaker.mention != Mention::Person || token.bits != CAPITAL || passage.sentence(at).start != at {
        return false;
    }
    let word = &passage.text[token.range()];
    let noun_next = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.bits == 0)
        && tokens.get(at + 2).is_some_and(|verb| verb.is(AUXILIARY | VERB));
    let suspect = noun_next || word.ends_with("ing") || word.ends_with("ed") || word.contains(['\'', '’']);
    if !suspect {
        return false;
    }
    let finder = memmem::Finder::new(word);
    !around(passages, found.block).iter().any(|passage| {
        finder.find_iter(passage.text.as_bytes()).take(SEARCHED).any(|at| {
            let left = passage.text[..at].strip_suffix(' ').map(str::trim_end);
            left.is_some_and(|left| left.ends_with(|c: char| c.is_alphanumeric() || c == ','))
        })
    })
}
