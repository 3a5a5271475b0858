//! Which body is called again by the noun of its own name: `Marl Council voted on Monday. “…,” the council said`. Only where the article has told
//! of one alone that is called so, and by name. In English; elsewhere `institutions` asks.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{ADVERB, DETERMINER, FUNCTION, POSSESSOR, TIME};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// How many blocks before a mention are looked at, and how many bytes of each.
const BLOCKS: usize = 30;
const TEXT: usize = 1500;

/// How many words may stand on either side of its noun in a name.
const WORDS: usize = 4;

/// Within how many blocks the name stands that a body is called again after; further on it has to stand twice.
const NEAR: usize = 6;

static NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../../data/own-nouns.txt")).collect());

/// Whether a word calls a body again whose name has it.
pub(crate) fn is_own_noun(word: &str) -> bool {
    NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word))
}

/// The name of the body that a definite article and one noun call again.
pub(crate) fn by_own_noun<'a>(passages: &[Passage<'a>], found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let [article, noun] = passage.tokens.get(found.speaker.head.clone())? else { return None };
    let definite =
        article.is(DETERMINER) && article.bits & POSSESSOR == 0 && passage.word_is(found.speaker.head.start, "the");
    let word = &passage.text[noun.range()];
    let called = matches!(found.speaker.mention, Mention::Role | Mention::Organisation) && definite;
    if !called || !matches!(passage.language().rules, Rules::Clauses) || !is_own_noun(word) {
        return None;
    }
    named(passages, (found.block, article.start), word)
}

/// The one body that the article has told of until this byte of a block by that noun.
fn named<'a>(passages: &[Passage<'a>], (block, end): (usize, usize), noun: &str) -> Option<&'a str> {
    let small = noun.to_lowercase();
    let (mut fullest, mut times, mut last): (Option<&'a str>, usize, usize) = (None, 0, 0);
    let near = passages.iter().enumerate().take(block + 1).skip(block.saturating_sub(BLOCKS));
    for (here, passage) in near {
        let until = if here == block { end } else { passage.text.len() };
        let text = &passage.text[..passage.text.floor_char_boundary(until.min(TEXT))];
        for at in occurrences(text, &small) {
            match told(passage, text, at..at + small.len()) {
                Told::Again => {}
                Told::Another => return None,
                Told::Name(name) => {
                    // `Norrland Mill Union` and `Mill Union` are one, `Mill Union` and `Boat Union` two
                    let known = fullest.unwrap_or(name);
                    if !known.ends_with(name) && !name.ends_with(known) {
                        return None;
                    }
                    fullest = Some(if name.len() > known.len() { name } else { known });
                    (times, last) = (times + 1, here);
                }
            }
        }
    }
    fullest.filter(|_| times > 1 || last + NEAR >= block)
}

/// Where a word stands in a text, with a capital or without, and not as a part of another.
fn occurrences<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let rest = &word[1..];
    let letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80 || *byte == b'-');
    text.match_indices(rest).filter_map(move |(tail, _)| {
        let at = tail.checked_sub(1)?;
        let bytes = text.as_bytes();
        let end = tail + rest.len();
        // `Board’s`, `board”`: a mark is no letter
        let mark = text.get(end..).is_some_and(|next| next.starts_with(['’', '”', '—', '–', '…']));
        let apart = !letter(at.checked_sub(1).and_then(|left| bytes.get(left))) && (mark || !letter(bytes.get(end)));
        (bytes[at].eq_ignore_ascii_case(&word.as_bytes()[0]) && apart).then_some(at)
    })
}

/// What an occurrence of the noun tells.
enum Told<'a> {
    /// Nothing new.
    Again,
    /// A body that has another name, or none.
    Another,
    Name(&'a str),
}

fn told<'a>(passage: &Passage<'a>, text: &str, noun: std::ops::Range<usize>) -> Told<'a> {
    let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
    let before = word_before(text, noun.start);
    let behind = word_behind(text, noun.end);
    if text[noun.clone()].starts_with(char::is_lowercase) {
        // `the union`, `its union`, `union leaders`, but not `a union`, `the miners’ union`
        let plain = before.is_none_or(|word| bits(word) & FUNCTION != 0 && !passage.language().is_indefinite(word));
        let noun =
            behind.is_some_and(|next| next.starts_with(char::is_lowercase) && bits(next) & (FUNCTION | ADVERB) == 0);
        return if plain || noun && before.is_some_and(|word| bits(word) & DETERMINER != 0) {
            Told::Again
        } else {
            Told::Another
        };
    }
    // not `Norrland-based`
    let based = |word: &str| word.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase));
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && bits(word) & (FUNCTION | TIME) == 0 && !based(word);
    // `Council House`: the name of something else
    if behind.is_some_and(is_name) {
        return Told::Again;
    }
    let mut start = noun.start;
    for count in 0..WORDS {
        let Some(word) = word_before(text, start).filter(|word| is_name(word)) else { break };
        // `Norrland’s Mill Union`, but not `the Dyers’ Union`
        if count > 0
            && word.ends_with(['’', 's'])
            && (word.ends_with("’s") || word.ends_with("'s") || word.ends_with('’'))
        {
            break;
        }
        start -= word.len() + 1;
    }
    let mut end = noun.end;
    if behind.is_some_and(|of| passage.language().small_words.office.contains(&of)) {
        let of = end + 1 + behind.map_or(0, str::len);
        let the = word_behind(text, of).filter(|the| *the == "the").map_or(0, |the| the.len() + 1);
        let mut last = of + the;
        for _ in 0..WORDS {
            let Some(word) = word_behind(text, last).filter(|word| is_name(word)) else { break };
            last += 1 + word.len();
            end = last;
            if !text[last..].starts_with(' ') {
                break;
            }
        }
    }
    if start == noun.start && end == noun.end {
        // `the Council`, `Council leaders`
        return Told::Again;
    }
    Told::Name(&passage.text[start..end])
}

/// The word right before this byte, where a space alone parts them.
fn word_before(text: &str, at: usize) -> Option<&str> {
    let left = text.get(..at)?.strip_suffix(' ')?;
    let word = left.rsplit([' ', '\n', '(', '“', '"', '—']).next()?;
    let part = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-' | '&' | '.');
    (!word.is_empty() && word.chars().all(part)).then_some(word)
}

/// The word right behind this byte, where a space alone parts them.
fn word_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix(' ')?;
    let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    (!word.is_empty()).then_some(word)
}
