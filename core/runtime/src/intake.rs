//! Reads the sources and hands batches to the workers.
//!
//! A batch goes out as soon as a worker is free, or when it is full; so a single article does not wait for others, and a
//! busy run pays for a channel hop once in 32 articles. What is gathered meanwhile can be taken by a worker that has run out of
//! work, so that nothing is stuck behind a source that is slow.

use crate::batch::{Batch, Load, Taken, TakenWhat, Unreadable};
use crate::control::{Progress, Stop, StopReason};
use crate::in_flight::InFlight;
use crate::replay::Replay;
use crate::ticket::Share;
use crate::unread::Unread;
use crate::wiring::OpenSource;
use copydesk_formats::frame;
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

    /// Reads every source to its end, or until the run stops. `unread` is what could not be read before.
    pub(crate) fn read(self, sources: Vec<OpenSource>, mut unread: Unread) {
        for mut source in sources {
            let context = &source.context;
            while let Some(document) = source.source.next() {
                let share = document.done.map(Share::new);
                let push = |what| {
                    self.push(Taken { what, context: context.clone(), share: share.as_ref().map(Share::another) })
                };
                let name = document.origin.name.clone();
                let mut whole = true;
                let mut failed = |unreadable: Unreadable| {
                    whole = false;
                    TakenWhat::Unreadable(unreadable)
                };
                let more = match document.reader {
                    Ok(reader) => frame(reader, document.origin, document.wanted).all(|record| {
                        push(record.map_or_else(|error| failed(Unreadable::frame(&name, &error)), TakenWhat::Record))
                    }),
                    Err(error) => push(failed(Unreadable { origin: name.to_string(), why: error.to_string() })),
                };
                if !more || (share.is_some() && !push(TakenWhat::End)) {
                    return;
                }
                let read = if whole { unread.read(&name) } else { Vec::new() };
                if !read.into_iter().all(|letter| push(TakenWhat::Read(letter))) {
                    return;
                }
                // The mark of the end holds a share of its own.
                if let Some(share) = share {
                    share.pass_on();
                }
            }
        }
        self.end();
    }

    /// Reads dead letters again, to their end, or until the run stops.
    pub(crate) fn read_letters(self, mut replay: Replay) {
        while let Some(letter) = replay.next() {
            let taken = match letter {
                Ok(taken) => taken,
                Err(error) => {
                    self.stop.stop(StopReason::Failed(error.to_string()));
                    return;
                }
            };
            if !self.push(taken) {
                return;
            }
        }
        self.end();
    }

    /// All was read.
    fn end(&self) {
        self.progress.all_read.store(true, Ordering::Release);
        self.send();
    }

    /// Adds a record; `false` when there is no point in going on.
    fn push(&self, taken: Taken) -> bool {
        let load = match &taken.what {
            TakenWhat::Record(record) | TakenWhat::Letter(record, _) => {
                Load { articles: 1, bytes: record.bytes.len() as u64 }
            }
            TakenWhat::Unreadable(_) => Load { articles: 1, bytes: 0 },
            TakenWhat::End | TakenWhat::Read(_) => Load::default(),
        };
        if self.stop.is_set() {
            return false;
        }
        let has_room = self.in_flight.try_take(load);
        if !(has_room || self.send() && self.in_flight.take(load, || self.stop.is_set())) {
            return false;
        }
        self.progress.read.fetch_add(load.articles, Ordering::Relaxed);
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
