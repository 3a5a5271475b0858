//! The compiled vocabulary as numbers, so that the build makes it once. What is large is read where it stands in the library: a start
//! copies but a tenth.

use crate::lexicon::filter::Filter;
use crate::lexicon::phrase::Phrase;
use crate::lexicon::table::Table;
use crate::lexicon::{Demands, Form, Lexicon, Sense};
use crate::reading::Reading;
use crate::taxonomy::ConceptId;

/// Numbers in a line of the cache. What is read where it stands begins with one.
const LINE: usize = 16;

/// The numbers of a lexicon. Each table stands behind its length.
#[cfg_attr(not(test), allow(dead_code))] // the build writes what the stage reads
pub(crate) fn numbers(lexicon: &Lexicon) -> Vec<u32> {
    fn table<T: Copy, const N: usize>(out: &mut Vec<u32>, rows: &[T], row: impl Fn(T) -> [u32; N]) {
        out.push(rows.len() as u32);
        out.extend(rows.iter().flat_map(|one| row(*one)));
    }
    fn kept<const N: usize>(out: &mut Vec<u32>, rows: &[[u8; N]]) {
        out.resize(out.len().next_multiple_of(LINE) + LINE - 1, 0);
        out.push(rows.len() as u32);
        out.extend(rows.as_flattened().as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)));
    }
    let mut out = vec![lexicon.groups, lexicon.reading as u32];
    kept(&mut out, lexicon.begins.numbers());
    kept(&mut out, lexicon.words.slots());
    kept(&mut out, lexicon.longer.slots());
    kept(&mut out, &lexicon.lists);
    table(&mut out, &lexicon.forms, |Form { demands, phrase, otherwise }| {
        [u32::from_le_bytes([demands.titles, demands.uppers, demands.owners, 0]), phrase.0, otherwise]
    });
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
pub(crate) fn lexicon(bytes: &'static [u8]) -> Option<Lexicon> {
    let all = bytes.as_chunks().0;
    let mut image = Image { all, read: 0 };
    let groups = image.one()?;
    let reading = Reading::of_number(image.one()?)?;
    let begins = Filter::from_numbers(image.kept()?)?;
    let (words, longer) = (Table::from_slots(image.kept()?)?, Table::from_slots(image.kept()?)?);
    let lists = image.kept()?.into();
    let forms = image.table(|[demands, phrase, otherwise]| {
        let [titles, uppers, owners, _] = demands.to_le_bytes();
        Form { demands: Demands { titles, uppers, owners }, phrase: Phrase(phrase), otherwise }
    })?;
    let senses = image.table(|[concept, weight, context]| Sense {
        concept: ConceptId::at(concept),
        weight: f32::from_bits(weight),
        context: context as u16,
    })?;
    let contexts = image.one()?;
    let context = |image: &mut Image| image.table(|[concept]| ConceptId::at(concept));
    let contexts = (0..contexts).map(|_| context(&mut image)).collect::<Option<Vec<_>>>()?;
    let lexicon = Lexicon { reading, begins, words, longer, forms, lists, senses, contexts, groups };
    (image.read == all.len()).then_some(lexicon)
}

struct Image {
    all: &'static [[u8; 4]],
    /// How many of the numbers were read.
    read: usize,
}

impl Image {
    fn numbers(&mut self, count: usize) -> Option<&'static [[u8; 4]]> {
        let numbers = self.all.get(self.read..)?.get(..count)?;
        self.read += count;
        Some(numbers)
    }

    fn one(&mut self) -> Option<u32> {
        self.numbers(1)?.first().map(|number| u32::from_le_bytes(*number))
    }

    /// A table of rows of N numbers.
    fn table<const N: usize, T>(&mut self, row: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let count = (self.one()? as usize).checked_mul(N)?;
        let rows = self.numbers(count)?.as_chunks::<N>().0;
        Some(rows.iter().map(|chunk| row(chunk.map(u32::from_le_bytes))).collect())
    }

    /// Rows of N bytes, where they stand.
    fn kept<const N: usize>(&mut self) -> Option<&'static [[u8; N]]> {
        self.read = self.read.next_multiple_of(LINE) + LINE - 1;
        let bytes = (self.one()? as usize).checked_mul(N)?;
        Some(self.numbers(bytes / size_of::<u32>())?.as_flattened().as_chunks().0)
    }
}
