//! When a document is done with: once all that came in it is settled for good.

use copydesk_endpoints::{Done, EndpointError};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A share in a document: every item that came in it has one, and so has the mark of its end. One that is dropped without being
/// settled, as by a stop, keeps the document from being done with.
pub(crate) struct Share(Option<Arc<Ticket>>);

struct Ticket {
    done: Mutex<Option<Done>>,
    /// Something in the document has to come again.
    kept: AtomicBool,
}

impl Share {
    /// The first share.
    pub(crate) fn new(done: Done) -> Share {
        Share(Some(Arc::new(Ticket { done: Mutex::new(Some(done)), kept: AtomicBool::new(false) })))
    }

    /// One more share in the same document.
    pub(crate) fn another(&self) -> Share {
        Share(self.0.clone())
    }

    /// Lets the share go, where another one in the same document stands for it.
    pub(crate) fn pass_on(mut self) {
        self.0 = None;
    }

    /// Settles the share, after the ledger has recorded what it stands for; not `for_good` where that has to come again. With the last
    /// share the document is done with.
    pub(crate) fn settle(mut self, for_good: bool) -> Option<Result<(), EndpointError>> {
        let ticket = self.0.take()?;
        if !for_good {
            ticket.kept.store(true, Ordering::Release);
        }
        let last = Arc::into_inner(ticket)?;
        let done = last.done.into_inner().unwrap_or_else(PoisonError::into_inner)?;
        (!last.kept.into_inner()).then(done)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        if let Some(ticket) = &self.0 {
            ticket.kept.store(true, Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> (Share, Arc<AtomicBool>) {
        let done: Arc<AtomicBool> = Arc::default();
        let set = done.clone();
        let share = Share::new(Box::new(move || {
            set.store(true, Ordering::Relaxed);
            Ok(())
        }));
        (share, done)
    }

    #[test]
    fn a_document_is_done_with_when_its_last_share_is_settled() {
        let (end, done) = document();
        let (one, two) = (end.another(), end.another());
        assert!(two.settle(true).is_none() && end.settle(true).is_none() && !done.load(Ordering::Relaxed));
        assert!(one.settle(true).is_some() && done.load(Ordering::Relaxed));
    }

    #[test]
    fn a_share_that_is_dropped_or_has_to_come_again_keeps_the_document() {
        let (end, done) = document();
        drop(end.another());
        assert!(end.settle(true).is_none() && !done.load(Ordering::Relaxed));
        let (end, done) = document();
        end.another().settle(false);
        assert!(end.settle(true).is_none() && !done.load(Ordering::Relaxed));
    }
}
