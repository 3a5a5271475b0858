//! The role that an article tells behind a name: `Ada Rowe, a marine biologist at the institute,`, `Ada Rowe, who has been a midwife since`,
//! `Ada Rowe ist Uhrmacherin`. It calls her again as long as the article uses the noun of nobody else.

use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, FUNCTION, POSSESSOR, PREPOSITION, RELATIVE,
};
use memchr::memmem;

use crate::language::Rules;
use crate::language::nouns::{COMPOUND, same};
use crate::language::small_words::SmallWords;
use crate::passages::around::SEARCHED;
use crate::passages::passage::Passage;

/// How long what stands behind a name may be up to the noun, in bytes, and how many words may say more of the noun.
const LONG: usize = 90;
const MORE: usize = 3;

/// What ends the clause.
const ENDS: [char; 16] = ['.', ';', ':', '!', '?', '\n', '"', '“', '”', '„', '«', '»', '(', '‘', '’', '–'];

/// A noun that is looked for.
pub(crate) struct Noun<'a> {
    word: &'a str,
    /// Without its first letter: `Lehrer` is the last part of `Sportlehrer`.
    stem: &'a str,
    finder: memmem::Finder<'a>,
}

impl<'a> Noun<'a> {
    /// The noun as a role is printed.
    pub(crate) fn of(word: &'a str) -> Self {
        let stem = word.char_indices().nth(1).map_or(word, |(at, _)| &word[at..]);
        Self { word, stem, finder: memmem::Finder::new(stem) }
    }
}

/// The text of the block up to the noun of the role, where it is told behind the name that begins at this byte.
pub(crate) fn role_behind<'a>(passage: &Passage<'a>, at: usize, name: &str, role: &Noun<'_>) -> Option<&'a str> {
    let rest = passage.text.get(at..)?.strip_prefix(name)?;
    // most names have something else behind them
    let next = rest.as_bytes();
    let begins = matches!(next, [b',', ..] | [b' ', b'i' | b'w', ..]);
    let window = next.get(..next.len().min(LONG + role.stem.len()))?;
    if !begins || role.finder.find(window).is_none() {
        return None;
    }
    let start = at + name.len();
    let end = rest.char_indices().find(|(at, c)| ENDS.contains(c) || *at > LONG).map_or(rest.len(), |(at, _)| at);
    let rest = &rest[..end];
    // `Ada Rowe, 57, a midwife`
    let aged = |part: &&str| part.trim_start().bytes().all(|byte| byte.is_ascii_digit());
    let (clause, apposed) = match rest.strip_prefix(',') {
        Some(after) => match after.split_once(',') {
            Some((age, after)) if aged(&age) => (after, true),
            _ => (after, true),
        },
        None => (rest, false),
    };
    let offset = start + (rest.len() - clause.len());
    let clause = clause.split(',').next()?;
    let noun = noun_of(passage, clause, role.word, apposed)?;
    passage.text.get(..offset + noun)
}

/// Where the noun of the role begins in what is said of somebody.
fn noun_of(passage: &Passage<'_>, clause: &str, role: &str, apposed: bool) -> Option<usize> {
    let language = passage.language();
    let mut words = Words { text: clause, at: 0 }.peekable();
    let bits = |word: &str| language.lexicon.get(word.to_lowercase().as_bytes());
    let is_be = |word: &str| bits(word) & BE != 0 || language.small_words.be.contains(&word);
    // `who has been a`, `ist`
    let mut is = apposed;
    if apposed && words.peek().is_some_and(|(_, word)| matches!(*word, "who")) {
        words.next();
        is = false;
    }
    if !is {
        while let Some((_, word)) = words.next_if(|(_, word)| bits(word) & (BE | AUXILIARY) != 0) {
            is |= is_be(word);
        }
    }
    if !is {
        return None;
    }
    words.next_if(|(_, word)| {
        let none = language.small_words.no.contains(word);
        bits(word) & (DETERMINER | POSSESSOR) != 0 && !none || language.is_indefinite(word)
    });
    for _ in 0..=MORE {
        let (at, word) = words.next()?;
        let compound = || {
            let start = word.len().checked_sub(role.len())?;
            word.get(start..).filter(|tail| {
                language.nouns_capital()
                    && role.len() >= COMPOUND
                    && same(tail, role)
                    && word.starts_with(char::is_uppercase)
                    && !language.is_another_office(&word[..start], role)
            })
        };
        if same(word, role) || compound().is_some() {
            // `a police chief` is no police; `die Uhrmacherin ist`
            let joins = |next: &str| bits(next) & (PREPOSITION | CONJUNCTION | RELATIVE | ADVERB) != 0 || is_be(next);
            // `conseiller municipal`: where nouns have small letters, adjectives stand behind them
            let adjectives = matches!(language.rules, Rules::Beside(habits) if !habits.verb_second);
            let closed = |next: &str| (adjectives || joins(next)) && !next.starts_with(char::is_uppercase);
            // `der Kommandant der Feuerwehr`: a genitive
            let SmallWords { genitive_articles, genitive_indefinites, .. } = &language.small_words;
            let mut genitives = genitive_articles.iter().chain(genitive_indefinites.iter());
            let mut genitive = |next: &str| apposed && genitives.any(|one| *one == next);
            return words.peek().is_none_or(|(_, next)| closed(next) || genitive(next)).then_some(at);
        }
        if bits(word) & (FUNCTION) != 0 {
            return None;
        }
    }
    None
}

/// The words of a text, each with the byte at which it begins.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(|c: char| !c.is_whitespace())?;
        let word = self.text[start..].split(char::is_whitespace).next()?;
        self.at = start + word.len();
        Some((start, word))
    }
}

/// Whether the article uses the noun, up to a place, of nobody else than the one behind whose name it is told: nowhere before, and since then
/// only with the definite article.
pub(crate) fn is_theirs_alone(
    passages: &[Passage<'_>],
    told: (usize, usize),
    until: (usize, usize),
    noun: &Noun<'_>,
) -> bool {
    passages.iter().enumerate().take(until.0 + 1).skip(until.0.saturating_sub(SEARCHED)).all(|(block, passage)| {
        let end = if block == until.0 { until.1 } else { passage.text.len() };
        let text = passage.text.get(..end).unwrap_or_default();
        noun.finder.find_iter(text.as_bytes()).all(|at| {
            let whole = !text[at + noun.stem.len()..].starts_with(char::is_alphanumeric);
            let start = at - text[..at].rsplit([' ', '\n', '\u{a0}', '-', '(', '\'', '’']).next().map_or(0, str::len);
            let before = text[..start].trim_end();
            let article = before.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
            let own = (block, start) == told || (block, at.saturating_sub(1)) == told;
            !whole || own || (block, at) > told && passage.language().is_definite(article)
        })
    })
}
