//! The compiled vocabulary as numbers, so that the build makes it once and a start only copies it.

use crate::lexicon::{Filter, FirstWords, Lexicon, Phrase, Sense, Slot, Tells};
use crate::taxonomy::ConceptId;

/// A phrase has eight words at most: above the marks of its possessives stands what it tells.
const TELLS: u32 = 14;

/// The numbers of a lexicon. Each table stands behind its length.
#[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
pub(crate) fn numbers(lexicon: &Lexicon) -> Vec<u32> {
    let mut out = vec![lexicon.groups];
    let halves = |words: &[u64], out: &mut Vec<u32>| {
        out.push(words.len() as u32);
        out.extend(words.iter().flat_map(|word| [*word as u32, (word >> 32) as u32]));
    };
    let (pairs, _) = lexicon.first.entries().as_chunks();
    out.push(pairs.len() as u32);
    out.extend(pairs.iter().map(|[low, high]| u32::from(*low) | u32::from(*high) << 16));
    halves(lexicon.later.words(), &mut out);
    out.push(lexicon.slots.len() as u32);
    out.extend(lexicon.slots.iter().flat_map(|slot| [slot.tag, slot.what]));
    out.push(lexicon.phrases.len() as u32);
    out.extend(lexicon.phrases.iter().flat_map(|phrase| {
        let two = |low: u16, high: u16| u32::from(low) | u32::from(high) << 16;
        let (start, count) = phrase.senses;
        let tells = u16::from(phrase.tells.0) << TELLS;
        [phrase.group, start, two(count, phrase.titles), two(phrase.uppers, phrase.owners | tells), phrase.otherwise]
    }));
    out.push(lexicon.senses.len() as u32);
    out.extend(
        lexicon
            .senses
            .iter()
            .flat_map(|sense| [sense.concept.index() as u32, sense.weight.to_bits(), u32::from(sense.context)]),
    );
    out.push(lexicon.contexts.len() as u32);
    for context in &lexicon.contexts {
        out.push(context.len() as u32);
        out.extend(context.iter().map(|id| id.index() as u32));
    }
    out
}

/// The lexicon of these bytes, four for each number; none where they are not what [`numbers`] gave.
pub(crate) fn lexicon(bytes: &[u8]) -> Option<Lexicon> {
    let mut image = Image { rest: bytes.as_chunks().0 };
    let groups = image.one()?;
    let first = FirstWords::from_entries(image.table(|[pair]| [pair as u16, (pair >> 16) as u16])?.into_flattened())?;
    let later = Filter::from_words(image.words()?)?;
    let slots = image.table(|[tag, what]| Slot { tag, what })?;
    let phrases = image.table(|[group, start, a, b, otherwise]| Phrase {
        group,
        senses: (start, a as u16),
        titles: (a >> 16) as u16,
        uppers: b as u16,
        owners: (b >> 16) as u16 & ((1 << TELLS) - 1),
        otherwise,
        tells: Tells((b >> (16 + TELLS)) as u8),
    })?;
    let senses = image.table(|[concept, weight, context]| Sense {
        concept: ConceptId::at(concept),
        weight: f32::from_bits(weight),
        context: context as u16,
    })?;
    let contexts = image.one()?;
    let context = |image: &mut Image<'_>| image.table(|[concept]| ConceptId::at(concept));
    let contexts = (0..contexts).map(|_| context(&mut image)).collect::<Option<Vec<_>>>()?;
    let whole = image.rest.is_empty() && slots.len().is_power_of_two();
    whole.then_some(Lexicon { first, later, slots, phrases, senses, contexts, groups })
}

struct Image<'a> {
    rest: &'a [[u8; 4]],
}

impl Image<'_> {
    fn one(&mut self) -> Option<u32> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*first))
    }

    /// A table of rows of N numbers.
    fn table<const N: usize, T>(&mut self, row: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let count = (self.one()? as usize).checked_mul(N)?;
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken.as_chunks::<N>().0.iter().map(|chunk| row(chunk.map(u32::from_le_bytes))).collect())
    }

    fn words(&mut self) -> Option<Vec<u64>> {
        self.table(|[low, high]| u64::from(low) | u64::from(high) << 32)
    }
}
