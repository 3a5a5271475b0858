//! A quotation that a headline or a pulled line gives without a speaker, and that the text gives again with one: it is theirs.

use memchr::memchr_iter;

use crate::quote::{Place, Quote, QuoteKind};

/// The fewest bytes of such a quotation, without the stop at its end: what is shorter may be anybody's.
const SHORTEST: usize = 16;

/// How many quotations are looked at for one that is without a speaker.
const LOOKED_AT: usize = 200;

/// As sure as it is at most, for it is not told right there.
const ELSEWHERE: f64 = 0.94;

/// Gives them to those who say them elsewhere, where nobody else does. A label before a colon is less sure than the verb of the text.
pub(crate) fn give(quotes: &mut [Quote<'_>], headline: &str, blocks: &[&str]) {
    let inside = |quote: &Quote<'_>| {
        let (place, range) = quote.spans.only()?;
        let text = match place {
            Place::Headline => headline,
            Place::Block(block) => blocks.get(*block)?,
        };
        text.get(range.clone())
    };
    for i in 0..quotes.len() {
        let labelled = quotes[i].speaker_text.filter(|_| quotes[i].cue.is_none());
        let open = (quotes[i].speaker_text.is_none() || labelled.is_some())
            && quotes[i].kind != QuoteKind::Scare
            && is_apart(&quotes[i], blocks);
        let Some(text) = inside(&quotes[i]).filter(|_| open) else { continue };
        let text = text.trim_end_matches(['.', '!', ',', '…', '?']);
        if text.len() < SHORTEST {
            continue;
        }
        let others = quotes.iter().take(LOOKED_AT).enumerate().filter(|(other, _)| *other != i);
        let said = others.map(|(_, quote)| quote).filter(|quote| quote.speaker_text.is_some());
        let mut said = said.filter(|quote| inside(quote).is_some_and(|other| holds(other, text)));
        let Some(first) = said.next() else { continue };
        let same = |other: &Quote<'_>| other.speaker.or(other.speaker_text) == first.speaker.or(first.speaker_text);
        // `Voters’ reaction: ‘…’` above what Rowe says in the text; but not `Rowe: ‘…’`
        let told = |label: &str| first.cue.is_none() || first.speaker.is_none_or(|name| name.contains(label));
        if said.all(same) && !labelled.is_some_and(told) {
            let (speaker_text, speaker, confidence) =
                (first.speaker_text, first.speaker, first.confidence.min(ELSEWHERE));
            let quote = &mut quotes[i];
            (quote.speaker_text, quote.speaker, quote.confidence) = (speaker_text, speaker, confidence);
        }
    }
}

/// Whether a quotation stands in a headline, in the first line, or in one that is nothing else.
fn is_apart(quote: &Quote<'_>, blocks: &[&str]) -> bool {
    let Some((Place::Block(block @ 1..), range)) = quote.spans.only() else { return quote.spans.only().is_some() };
    blocks.get(*block).is_some_and(|text| text.len() <= range.len() + MARKS)
}

/// How many bytes the marks around a line and its spaces take at most.
const MARKS: usize = 12;

/// Whether the words stand in a text, from one gap to another. They begin with a capital as a rule, of which a text has few.
fn holds(text: &str, words: &str) -> bool {
    let Some(first) = words.bytes().next() else { return false };
    text.len() >= words.len()
        && memchr_iter(first, text.as_bytes()).any(|at| {
            let ends = |c: char| !c.is_alphanumeric();
            let rest = text.get(at..).and_then(|rest| rest.strip_prefix(words));
            let left = || text[..at].chars().next_back().is_none_or(ends);
            rest.is_some_and(|rest| rest.chars().next().is_none_or(ends) && left())
        })
}
