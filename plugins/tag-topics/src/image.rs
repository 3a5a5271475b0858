//! The compiled vocabulary as numbers, so that the build makes it once and a start only copies it.

use crate::filter::Filter;
use crate::lexicon::{Demands, Form, Lexicon, List, Sense};
use crate::phrase::Phrase;
use crate::reading::Reading;
use crate::table::{Slot, Table};
use crate::taxonomy::ConceptId;

/// The numbers of a lexicon. Each table stands behind its length.
#[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
pub(crate) fn numbers(lexicon: &Lexicon) -> Vec<u32> {
    fn table<T: Copy, const N: usize>(out: &mut Vec<u32>, rows: &[T], row: impl Fn(T) -> [u32; N]) {
        out.push(rows.len() as u32);
        out.extend(rows.iter().flat_map(|one| row(*one)));
    }
    let mut out = vec![lexicon.groups, lexicon.reading as u32];
    table(&mut out, lexicon.begins.numbers(), |number| [number as u32, (number >> 32) as u32]);
    for slots in [lexicon.words.slots(), lexicon.longer.slots()] {
        table(&mut out, slots, |slot| [slot.tag, slot.what]);
    }
    table(&mut out, &lexicon.forms, |Form { demands, phrase, otherwise }| {
        [u32::from_le_bytes([demands.titles, demands.uppers, demands.owners, 0]), phrase.0, otherwise]
    });
    table(&mut out, &lexicon.lists, |list| [list.0]);
    table(&mut out, &lexicon.senses, |sense| {
        [sense.concept.index() as u32, sense.weight.to_bits(), u32::from(sense.context)]
    });
    out.push(lexicon.contexts.len() as u32);
    for context in &lexicon.contexts {
        table(&mut out, context, |id| [id.index() as u32]);
    }
    out
}

/// The lexicon of these bytes, four for each number; none where they are not what [`numbers`] gave.
pub(crate) fn lexicon(bytes: &[u8]) -> Option<Lexicon> {
    let mut image = Image { rest: bytes.as_chunks().0 };
    let groups = image.one()?;
    let reading = Reading::of_number(image.one()?)?;
    let begins = image.filter()?;
    let (words, longer) = (image.slots()?, image.slots()?);
    let forms = image.table(|[demands, phrase, otherwise]| {
        let [titles, uppers, owners, _] = demands.to_le_bytes();
        Form { demands: Demands { titles, uppers, owners }, phrase: Phrase(phrase), otherwise }
    })?;
    let lists = image.table(|[list]| List(list))?;
    let senses = image.table(|[concept, weight, context]| Sense {
        concept: ConceptId::at(concept),
        weight: f32::from_bits(weight),
        context: context as u16,
    })?;
    let contexts = image.one()?;
    let context = |image: &mut Image<'_>| image.table(|[concept]| ConceptId::at(concept));
    let contexts = (0..contexts).map(|_| context(&mut image)).collect::<Option<Vec<_>>>()?;
    let lexicon = Lexicon { reading, begins, words, longer, forms, lists, senses, contexts, groups };
    image.rest.is_empty().then_some(lexicon)
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

    fn filter(&mut self) -> Option<Filter> {
        Filter::from_numbers(self.table(|[low, high]| u64::from(low) | u64::from(high) << 32)?)
    }

    fn slots(&mut self) -> Option<Table> {
        Table::from_slots(self.table(|[tag, what]| Slot { tag, what })?)
    }
}
