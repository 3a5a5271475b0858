//! Names in the heading that a text may begin with, where verbs and adjectives have capitals too: of `Watchful Rowe raises profile` and `Ada Rowe Just
//! Said It`, what the story below calls them.

use super::bearers::key;
use super::runs::Run;
use crate::vocabulary::{CAPITAL, FIRST_NAME, PARTICLE};
use crate::words::{Kind, Token};

/// The longest heading, in bytes.
const HEADING: usize = 160;

/// Cuts what is no part of a name from those of the heading. What stands before a surname that the story introduces with a first name is no first
/// name, unless a list knows it or the story has it too; what stands behind a first name and the surname of the story is no name.
pub(super) fn part_from_heading(runs: &mut [Run], blocks: &[(&str, &[Token])]) {
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
        let known = first.iter().rev().skip(1).any(|token| token.is(FIRST_NAME));
        let in_full = |other: &&Run| other.name.words > 1 && other.name.last == run.name.last;
        let mut in_full = story.iter().filter(in_full).map(|other| (other.name.full(blocks[other.block].0), other));
        let again = |name: &str| name == full;
        if !known && in_full.clone().any(|(_, other)| other.name.sure) && !in_full.any(|(name, _)| again(name)) {
            run.name.keep_last(last.len());
        }
    }
}

/// Whether a text is a heading: short, and one sentence that has no comma and no marks behind its first name.
fn is_heading(text: &str, tokens: &[Token]) -> bool {
    let sentence = tokens.iter().position(|token| token.kind == Kind::End);
    let behind = tokens.iter().position(|token| token.bits & CAPITAL == 0).unwrap_or_default();
    let apposed = tokens.get(behind).is_some_and(|next| next.kind == Kind::Comma);
    text.len() <= HEADING && sentence.is_none_or(|end| end + 1 >= tokens.len()) && !apposed
}
