//! A record becomes articles: one record may hold many, and a bad one does not lose the others.

use crate::format::Format;
use crate::items::{Context, DecodeError, Item, Items, Reason};
use crate::record::{Record, Wanted};
use crate::sniff::{Sniffed, sniff};

/// Reads a record. There is at least one item: where nothing can be read, an error.
pub fn decode(record: &Record, context: &Context) -> Vec<Item> {
    let mut items = Items::new(&record.origin, record.line(), &record.bytes, context);
    match told(record).and_then(|format| format.decode.ok_or(Reason::WriteOnly(format.name))) {
        Ok(decode) => decode(&record.bytes, &mut items),
        Err(reason) => items.push(0..record.bytes.len(), Err(reason)),
    }
    let mut items = items.finish();
    for item in &mut items {
        if let Err(DecodeError { reason: Reason::NotRead { reads, .. }, .. }) = &mut item.article {
            *reads = readable();
        }
    }
    items
}

/// The format that a record is said to be, or what its bytes tell.
fn told(record: &Record) -> Result<&'static Format, Reason> {
    match record.wanted {
        Wanted::Is(format) => Ok(format),
        Wanted::Auto => match sniff(&record.bytes) {
            // Lines are records only where they are JSON: a broken one among them is no text.
            Sniffed::Is(format) if record.is_line && !format.lines => Err(Reason::NotJson),
            Sniffed::Is(format) => Ok(format),
            Sniffed::Not(reason) => Err(reason),
        },
    }
}

/// The name of the format that a record is read in: the one that it is said to be, or what its bytes tell.
pub fn format_of(record: &Record) -> Option<&'static str> {
    told(record).ok().map(|format| format.name)
}

fn readable() -> String {
    let names: Vec<_> = Format::all().iter().filter(|format| format.reads()).map(|format| format.name).collect();
    names.join(", ")
}
