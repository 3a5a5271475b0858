//! Dead letters that come in again.

use crate::batch::{FromLetter, Taken, TakenWhat};
use crate::source_context::SourceContext;
use copydesk_formats::{Origin, Record, Wanted};
use copydesk_ledger::{LedgerError, LetterId, StoredLetter, View};
use copydesk_pipeline::{Plan, SourceDefaults};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

/// Dead letters to be tried again, in the order given; one is in memory at a time.
pub struct Replay {
    view: View,
    letters: std::vec::IntoIter<LetterId>,
    /// How the articles of each of the definition's sources are read and completed: as the definition says now, for what it said when
    /// they failed may be why they failed.
    sources: Vec<(Wanted, Arc<SourceContext>)>,
}

impl Replay {
    /// Letters of the plan's ledger.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn new(plan: &Plan, state: &Path, letters: Vec<LetterId>) -> Result<Replay, LedgerError> {
        let sources = plan.sources.iter().enumerate().map(|(number, source)| {
            let format = source.config.get("format").and_then(Value::as_str).and_then(Wanted::from_name);
            (format.unwrap_or_default(), Arc::new(SourceContext::new(Some(number), &source.defaults)))
        });
        Ok(Replay { view: View::open(state)?, letters: letters.into_iter(), sources: sources.collect() })
    }

    /// The next letter, as it came in, in the intake's form.
    pub(crate) fn next(&mut self) -> Option<Result<Taken, LedgerError>> {
        loop {
            match self.view.letter(self.letters.next()?) {
                // Dropped in the meantime.
                Ok(None) => {}
                Ok(Some(letter)) if letter.summary.closed.is_some() => {}
                Ok(Some(letter)) => return Some(Ok(self.opened(letter))),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn opened(&self, letter: StoredLetter) -> Taken {
        let StoredLetter { summary, record: shape, article } = letter;
        let recorded = shape.format.as_deref().and_then(Wanted::from_name).unwrap_or_default();
        let source = shape.source_index.and_then(|number| self.sources.get(number as usize)).cloned();
        let (wanted, context) = match source {
            // What was cut out of a document for one format need not be a record of another.
            Some((wanted, context)) if shape.item.is_some() || shape.is_line && !has_lines(wanted) => {
                (recorded, context)
            }
            Some(now) => now,
            None => (recorded, Arc::new(SourceContext::new(None, &SourceDefaults::default()))),
        };
        let record = Record {
            origin: Origin { name: summary.source.into(), by_content: shape.by_content },
            number: shape.number,
            is_line: shape.is_line,
            wanted,
            bytes: article,
        };
        let letter = Arc::new(FromLetter { id: summary.id, uri: summary.uri, item: shape.item });
        Taken { what: TakenWhat::Letter(record, letter), context, share: None }
    }
}

/// Whether lines are records in a format that was named.
fn has_lines(wanted: Wanted) -> bool {
    matches!(wanted, Wanted::Is(format) if format.lines)
}
