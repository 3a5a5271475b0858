//! Dead letters that come in again.

use crate::batch::{FromLetter, Taken, TakenWhat};
use crate::wiring::SourceContext;
use copydesk_formats::{Origin, Record, Wanted};
use copydesk_ledger::{LedgerError, LetterId, StoredLetter, View};
use copydesk_pipeline::Plan;
use std::path::Path;
use std::sync::Arc;

/// Dead letters to be tried again, in the order given; one is in memory at a time.
pub struct Replay {
    view: View,
    letters: std::vec::IntoIter<LetterId>,
    /// How the articles of each of the definition's sources are completed.
    contexts: Vec<Arc<SourceContext>>,
}

impl Replay {
    /// Letters of the plan's ledger.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn new(plan: &Plan, state: &Path, letters: Vec<LetterId>) -> Result<Replay, LedgerError> {
        let defaults = plan.sources.iter().map(|source| &source.defaults);
        let contexts = defaults.enumerate().map(|(number, defaults)| Arc::new(SourceContext::new(number, defaults)));
        Ok(Replay { view: View::open(state)?, letters: letters.into_iter(), contexts: contexts.collect() })
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
        let name: Arc<str> = summary.source.into();
        let record = Record {
            origin: Origin { name, by_content: shape.by_content },
            number: shape.number,
            is_line: shape.is_line,
            wanted: shape.format.as_deref().and_then(Wanted::from_name).unwrap_or_default(),
            bytes: article,
        };
        let number = shape.source_index as usize;
        let context = self.contexts.get(number).cloned();
        let context = context.unwrap_or_else(|| Arc::new(SourceContext::new(number, &Default::default())));
        let letter = Arc::new(FromLetter { id: summary.id, uri: summary.uri, item: shape.item });
        Taken { what: TakenWhat::Letter(record, letter), context, share: None }
    }
}
