//! The one person who reacts in an English sentence, so that the quotation after it is theirs: `Ada Rowe took it in stride. “…”`

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, BE, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, ORGANISATION, PARTICLE,
    PLURAL, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};
use memchr::memmem;

use crate::attribution::opens_with_what_is_asked;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;

/// How sure it is that a quotation after a sentence about one person is theirs.
pub(super) const REACTS: f64 = 0.79;

/// Verbs of somebody who reacts to what is asked or told.
static REACTING: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/reacting.txt")).collect());

/// The one person who reacts in a sentence, so that the quotation after it is theirs: `Ada Rowe took it in stride. “…”` It begins with
/// them, says nothing in the passive, and names nobody else.
pub(super) fn reacts(
    passages: &[Passage<'_>],
    passage: &Passage<'_>,
    sentence: std::ops::Range<usize>,
) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let one = |token: &Token| token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
    let speaker = main_subject(passage, sentence.clone())?;
    let words = &tokens[speaker.tokens.clone()];
    let human = match speaker.mention {
        Mention::Person => {
            // `Rowe supports Democrat Bo Lind`: no name of one
            let name = words
                .iter()
                .all(|token| token.is(CAPITAL | ROLE | TITLE | DETERMINER | PARTICLE) || token.kind != Kind::Word);
            let full = speaker.head.len() > 1 && words.iter().any(|token| token.is(FIRST_NAME) || one(token));
            let known =
                |word: &str| is_surname(passages, word) || words[0].is(FIRST_NAME) && is_first_name(passages, word);
            name && (full || words.len() == 1 && known(passage.spelt(&speaker.tokens)))
        }
        Mention::Role => words.last().is_some_and(one),
        // `She shrugged. “…”`
        Mention::Pronoun => words.iter().all(|token| {
            token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0
        }),
        Mention::Organisation => false,
    };
    let asks = tokens[sentence.clone()].last().is_some_and(|last| passage.text[last.range()].starts_with('?'));
    let before = &tokens[sentence.start..speaker.tokens.start];
    // `Asked who would pay for it, she shrugged`, `Told of the bill, Rowe laughed`
    let asked = before.last().is_some_and(|last| last.kind == Kind::Comma)
        && opens_with_what_is_asked(passage, sentence.start)
        && !before.iter().skip(1).any(|token| token.name() || one(token));
    // `At the vigil, Rowe clutched a candle`
    let fronted = before.last().is_some_and(|last| last.kind == Kind::Comma)
        && before[0].is(PREPOSITION)
        && !before.iter().skip(1).any(|token| token.name() || one(token) || token.is(PRONOUN | RELATIVE));
    let opens = asked || fronted || before.iter().all(|token| token.is(ADVERB | CONJUNCTION | TITLE));
    if !human || asks || !opens {
        return None;
    }
    // what is set beside the subject is the subject
    let mut rest = speaker.tokens.end;
    if tokens.get(rest).is_some_and(|next| next.kind == Kind::Comma) {
        let closes = (rest + 1..sentence.end.min(rest + APPOSED)).find(|at| tokens[*at].kind == Kind::Comma)?;
        rest = closes + 1;
    }
    let another = tokens[rest..sentence.end].iter().any(|token| {
        token.kind == Kind::Quoted
            || one(token)
            || token.is(ROLE) && token.is(PLURAL)
            || token.name() && token.is(FIRST_NAME)
            || token.is(PRONOUN) && token.is(MALE | FEMALE | PLURAL | RELATIVE)
    });
    // `Asked why, Rowe pointed to a sign. “No dogs.”`
    let known_to_react =
        || (rest..sentence.end.min(rest + 2)).any(|at| REACTING.iter().any(|word| passage.word_is(at, word)));
    let asked_before = speaker.mention == Mention::Pronoun && passage.word_is(sentence.start, "asked");
    if asked && !asked_before && !known_to_react() {
        return None;
    }
    // `Rowe was born in 1950. “…”` tells nothing of speech; `Rowe was blunt. “…”` does
    let is = tokens[rest..sentence.end].iter().any(|token| token.is(BE));
    let announced = || {
        let known = &passage.language().introductions;
        (rest..sentence.end).any(|at| known.iter().any(|word| passage.word_is(at, word)))
    };
    (!another && (!is || announced())).then_some(speaker)
}

/// Whether a word is somebody’s surname: a first name, a title or a role stands before it in one of these passages.
pub(super) fn is_surname(passages: &[Passage<'_>], word: &str) -> bool {
    is_surname_behind(passages, word, |bits| bits & (FIRST_NAME | TITLE) != 0)
}

/// Whether a first name is somebody’s who is named in full in one of these passages: `Holly shrugged`, of Holly Rowe.
fn is_first_name(passages: &[Passage<'_>], word: &str) -> bool {
    let finder = memmem::Finder::new(word);
    passages.iter().any(|passage| {
        finder.find_iter(passage.text.as_bytes()).take(SEARCHED).any(|at| {
            let whole = !passage.text[..at].ends_with(char::is_alphanumeric);
            let behind = passage.text[at + word.len()..].strip_prefix(' ');
            // not `Chelsea FC`, `Florence Council`
            let surname = |rest: &str| {
                let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                let body = passage.language().lexicon.get(word.to_lowercase().as_bytes()) & ORGANISATION != 0;
                let mut letters = word.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase) && !body
            };
            whole && behind.is_some_and(surname)
        })
    })
}

/// Whether a word stands behind another with a capital of which this is known, in one of these passages.
pub(super) fn is_surname_behind(passages: &[Passage<'_>], word: &str, known: impl Fn(u32) -> bool) -> bool {
    let finder = memmem::Finder::new(word);
    passages.iter().any(|passage| {
        finder.find_iter(passage.text.as_bytes()).take(SEARCHED).any(|at| {
            let left = passage.text[..at]
                .strip_suffix(' ')
                .and_then(|left| left.rsplit([' ', '\n', '“', '„', '"', '(']).next());
            let ends = passage.text[at + word.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
            left.is_some_and(|left| {
                let capital = left.starts_with(char::is_uppercase);
                capital && ends && known(passage.language().lexicon.get(left.to_lowercase().as_bytes()))
            })
        })
    })
}

/// How long what is set beside a subject may be, in tokens.
const APPOSED: usize = 14;
