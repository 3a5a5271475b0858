//! Names in the heading that a text may begin with, where verbs and adjectives have capitals too: of `Watchful Rowe raises profile` and `Ada Rowe Just
//! Said It`, what the story below calls them.

use std::sync::LazyLock;

use super::bearers::key;
use super::name::{is_former, is_mood};
use super::runs::Run;
use super::words_after::look_up;
use crate::lexicon::{Lexicon, entries};
use crate::vocabulary::{
    ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, PARTICLE, POSSESSIVE, POSSESSOR, PREPOSITION,
    ROLE, TITLE,
};
use crate::words::{Kind, Token};

static ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/en/word-endings.txt")).collect());

type Block<'a> = (&'a str, &'a [Token]);

/// The longest heading, in bytes.
const HEADING: usize = 160;

/// Cuts what is no part of a name from those of the heading. A word of the language before a surname is no first name where the story introduces
/// one person of that surname, in full, before it says the surname alone; what stands behind a first name and the surname of the story is no name.
pub(super) fn part_from_heading(runs: &mut [Run], blocks: &[Block<'_>], lexicon: &Lexicon) {
    let own = runs.partition_point(|run| run.block == 0);
    let (heading, story) = runs.split_at_mut(own);
    if story.is_empty() || !heading.iter().any(|run| run.name.words > 1) {
        return;
    }
    let Some((text, tokens)) = blocks.first().filter(|(text, tokens)| is_heading(text, tokens)) else { return };
    for run in heading.iter_mut().filter(|run| run.name.words > 1) {
        let full = run.name.full(text);
        let (Some(name), Some(last)) = (tokens.get(run.tokens.clone()), full.rsplit(' ').next()) else { continue };
        let first = name.iter().position(|token| token.start == run.name.at).map_or(name, |first| &name[first..]);
        let [opens, surname, ..] = first else { continue };
        if opens.is(FIRST_NAME) {
            // `Ada Rowe Just Said It`, of `Rowe` in the story
            let own = key(&text[surname.range()]);
            let plain = surname.end < run.name.ends() && surname.bits & PARTICLE == 0;
            let told = |other: &Run| other.name.last == own;
            if plain && story.iter().any(told) && !story.iter().any(|other| other.name.last == run.name.last) {
                run.name.keep_two(surname.end, own);
            }
            continue;
        }
        let before = &first[..first.len() - 1];
        let initial = |token: &Token| token.end - token.start == 1 || text[token.range()].ends_with('.');
        let names = |token: &Token| token.is(FIRST_NAME) || initial(token);
        // `Former AG Rowe`
        let of_office = name[0].start < opens.start && opens.is(ALL_CAPS) && is_former(text, &name[0]);
        if !before.iter().any(names)
            && !stands_with_another(text, tokens, run, opens)
            && is_introduced(run, story, blocks, lexicon)
            && (of_office || before.iter().any(|word| is_word(text, word, &blocks[1..])))
        {
            run.name.keep_last(last.len());
        }
    }
}

/// How many bytes a word has at least before its ending.
const STEM: usize = 3;

/// The same where nothing else tells that it is no first name, as `Zayed` is.
const LONG_STEM: usize = 4;

/// Whether a role or a title stands before the name in the heading, or another name is joined to it.
fn stands_with_another(text: &str, tokens: &[Token], run: &Run, opens: &Token) -> bool {
    let at = tokens.partition_point(|token| token.start < opens.start);
    let before = at.checked_sub(1).map(|left| &tokens[left]);
    let joined = |token: &Token| token.is(CONJUNCTION) || text[token.range()].eq_ignore_ascii_case("by");
    let titled = |token: &Token| token.is(ROLE | TITLE) && token.bits & FIRST_NAME == 0;
    let stands = |before: &Token| !is_former(text, before) && (run.name.titled || titled(before));
    before.is_some_and(|before| joined(before) || stands(before)) || tokens.get(run.tokens.end).is_some_and(joined)
}

/// Whether the story has one person of the surname of this name, who is the subject of a sentence where it first has the surname.
fn is_introduced(run: &Run, story: &[Run], blocks: &[Block<'_>], lexicon: &Lexicon) -> bool {
    let mut own = story.iter().filter(|other| other.name.last == run.name.last);
    let Some(person) = own.next().filter(|person| person.name.words > 1 && person.name.sure) else { return false };
    let (text, tokens) = blocks[person.block];
    let full = person.name.full(text);
    let start = tokens[..person.tokens.end].iter().rposition(|token| token.start <= person.name.at);
    let Some(before) = start.and_then(|start| tokens.get(person.first..start)) else { return false };
    // `Captain Rowe`, `Looking back, the 50-year-old pilot Ada Rowe`, `So Minister Ada Rowe`
    let stop = |at: &usize| {
        !matches!(before[*at].kind, Kind::Word | Kind::Number)
            || before.get(at + 1).is_some_and(|next| next.start > before[*at].end + 1)
    };
    let opens = (0..before.len()).rev().find(stop).map_or(0, |stop| stop + 1);
    let plain = |token: &Token| {
        let known = token.bits & !(CAPITAL | ALL_CAPS | MALE | FEMALE | DETERMINER);
        let joins = token.start == before[opens].start && token.is(CONJUNCTION) && token.bits & PREPOSITION == 0;
        known == 0 || joins || token.is(ROLE | TITLE)
    };
    let whose = |token: &Token| token.is(POSSESSOR) || token.is(POSSESSIVE);
    // of a block without quotations only the names have been read
    let left_out = |pair: &[Token]| text[pair[0].end..pair[1].start].contains(char::is_alphabetic);
    let read = !tokens[person.first..person.tokens.end].windows(2).any(left_out);
    // `Bo Rowe, her father, was there`
    let next = text[person.name.ends()..].strip_prefix(", ").and_then(|next| next.split(' ').next());
    let beside = next.is_some_and(|next| look_up(lexicon, next) & POSSESSOR != 0);
    let subject =
        read && (person.name.titled || before[opens..].iter().all(plain)) && !before.iter().any(whose) && !beside;
    subject && own.all(|other| other.name.words == 1 || other.name.full(blocks[other.block].0) == full)
}

/// Whether a word with a capital is an adjective rather than a first name, as lists and its ending tell: of `Defiant Rowe`, `Under-fire Rowe`, `Benched
/// Rowe`, the first.
pub fn is_said_of(word: &str) -> bool {
    is_mood(word) || has_ending(word, LONG_STEM)
}

/// Whether a word ends as adjectives and participles do.
fn has_ending(word: &str, stem: usize) -> bool {
    ENDINGS.iter().any(|ending| word.len() >= ending.len() + stem && word.ends_with(ending))
}

/// Whether this is a word of the language, which a list knows, by its ending or by the story, which has it in small letters.
fn is_word(text: &str, word: &Token, story: &[Block<'_>]) -> bool {
    let text = &text[word.range()];
    let small = |text: &str, token: &Token, word: &str| {
        token.kind == Kind::Word && token.bits & CAPITAL == 0 && text[token.range()].eq_ignore_ascii_case(word)
    };
    // `Oscar-winner`
    let joined =
        text.rsplit('-').next().is_some_and(|last| last.len() < text.len() && last.starts_with(char::is_lowercase));
    let listed = word.bits & !(CAPITAL | ALL_CAPS | POSSESSIVE) != 0;
    let told = || story.iter().any(|(story, tokens)| tokens.iter().any(|token| small(story, token, text)));
    joined || listed || has_ending(text, STEM) || told()
}

/// Whether a text is a heading: short, and one sentence that has no comma and no marks behind its first name.
fn is_heading(text: &str, tokens: &[Token]) -> bool {
    let sentence = tokens.iter().position(|token| token.kind == Kind::End);
    let behind = tokens.iter().position(|token| token.bits & CAPITAL == 0).unwrap_or_default();
    let apposed = tokens.get(behind).is_some_and(|next| next.kind == Kind::Comma);
    text.len() <= HEADING && sentence.is_none_or(|end| end + 1 >= tokens.len()) && !apposed
}
