//! Reads the sources and hands batches to the workers.
//!
//! A batch goes out as soon as a worker is free, or when it is full; so a single article does not wait for others, and a
//! busy run pays for a channel hop once in 32 articles. What is gathered meanwhile can be taken by a worker that has run out of
//! work, so that nothing is stuck behind a source that is slow.

use crate::batch::{Batch, Load, Taken, Unreadable};
use crate::control::{Progress, Stop};
use crate::in_flight::InFlight;
use crate::wiring::OpenSource;
use copydesk_formats::{Record, frame};
use crossbeam_channel::{Receiver, Sender, TryRecvError, select};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

const FULL_ARTICLES: usize = 32;
const FULL_BYTES: u64 = 256 << 10;

/// What has been read and not yet been taken, and the number of the next batch.
#[derive(Default)]
struct Gathered {
    items: Vec<Taken>,
    load: Load,
    next: u64,
}

impl Gathered {
    /// Seals what there is into a batch.
    fn seal(&mut self) -> Option<Batch<Taken>> {
        if self.items.is_empty() {
            return None;
        }
        let number = self.next;
        self.next += 1;
        Some(Batch { number, items: std::mem::take(&mut self.items), load: std::mem::take(&mut self.load) })
    }
}

/// The end of the intake that workers take from.
#[derive(Clone)]
pub(crate) struct Outlet {
    gathered: Arc<Mutex<Gathered>>,
    batches: Receiver<Batch<Taken>>,
    stop: Stop,
}

impl Outlet {
    /// The next batch; `None` when the sources are at their end, or the run stops and nothing is left.
    pub(crate) fn next(&self) -> Option<Batch<Taken>> {
        match self.batches.try_recv() {
            Ok(batch) => return Some(batch),
            Err(TryRecvError::Disconnected) => return self.rest(),
            Err(TryRecvError::Empty) => {}
        }
        if let Some(batch) = self.rest() {
            return Some(batch);
        }
        select! {
            recv(self.batches) -> batch => batch.ok().or_else(|| self.rest()),
            recv(self.stop.signal()) -> _ => self.batches.try_recv().ok().or_else(|| self.rest()),
        }
    }

    fn rest(&self) -> Option<Batch<Taken>> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner).seal()
    }
}

/// The thread that reads.
pub(crate) struct Intake {
    gathered: Arc<Mutex<Gathered>>,
    batches: Sender<Batch<Taken>>,
    in_flight: Arc<InFlight>,
    stop: Stop,
    progress: Arc<Progress>,
}

impl Intake {
    pub(crate) fn new(
        capacity: usize,
        in_flight: Arc<InFlight>,
        stop: Stop,
        progress: Arc<Progress>,
    ) -> (Intake, Outlet) {
        let (sender, batches) = crossbeam_channel::bounded(capacity);
        let gathered: Arc<Mutex<Gathered>> = Arc::default();
        let outlet = Outlet { gathered: gathered.clone(), batches, stop: stop.clone() };
        (Intake { gathered, batches: sender, in_flight, stop, progress }, outlet)
    }

    /// Reads every source to its end, or until the run stops.
    pub(crate) fn read(self, sources: Vec<OpenSource>) {
        for mut source in sources {
            while let Some(document) = source.source.next() {
                let name = document.origin.name.clone();
                let more = match document.reader {
                    Ok(reader) => frame(reader, document.origin, document.wanted).all(|record| {
                        let record = record.map_err(|error| Unreadable::frame(&name, &error));
                        self.push(Taken { record, context: source.context.clone() })
                    }),
                    Err(error) => {
                        let record = Err(Unreadable { origin: name.to_string(), why: error.to_string() });
                        self.push(Taken { record, context: source.context.clone() })
                    }
                };
                if !more {
                    return;
                }
            }
        }
        self.send();
    }

    /// Adds a record; `false` when there is no point in going on.
    fn push(&self, taken: Taken) -> bool {
        let bytes = taken.record.as_ref().map_or(0, |record: &Record| record.bytes.len() as u64);
        let load = Load { articles: 1, bytes };
        if self.stop.is_set() {
            return false;
        }
        let has_room = self.in_flight.try_take(load);
        if !(has_room || self.send() && self.in_flight.take(load, || self.stop.is_set())) {
            return false;
        }
        self.progress.read.fetch_add(1, Ordering::Relaxed);
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        gathered.items.push(taken);
        gathered.load.add(load);
        let full = gathered.items.len() >= FULL_ARTICLES || gathered.load.bytes >= FULL_BYTES;
        drop(gathered);
        // Only now is the channel looked at: a worker that empties it later will look at what is gathered.
        if full || self.batches.is_empty() { self.send() } else { true }
    }

    /// Sends what is gathered; `false` when nobody takes it any more.
    fn send(&self) -> bool {
        let batch = self.gathered.lock().unwrap_or_else(PoisonError::into_inner).seal();
        batch.is_none_or(|batch| self.batches.send(batch).is_ok())
    }
}
