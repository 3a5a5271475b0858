//! The recorder and its slots: what a worker writes.
//!
//! Every word is an atomic, so that no use of a slot is a data race, not even by two threads at once. A process that dies
//! does so between two stores of each thread, and what it stored before is in the kernel's page: only the order of the
//! stores counts.

use super::layout::{self, CALL, CONTENT, LENGTH, SEAL, SLOT_BYTES, SLOT_WORDS, Seal, URI, URI_BYTES};
use super::{LeftBehind, RecorderError, file, marks};
use memmap2::MmapRaw;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::{Relaxed, Release};
use std::sync::atomic::{AtomicU64, fence};

/// A small memory-mapped file, one slot a worker. It survives the death of the process.
#[derive(Debug)]
pub struct FlightRecorder {
    map: Arc<MmapRaw>,
    workers: usize,
}

impl FlightRecorder {
    /// Reads what an earlier process left behind, in the order of its workers, and makes the file anew with `workers`
    /// slots. A file that is torn or foreign, or a link, has left nothing. One process at a time: hold the state's lock.
    /// From then on the caller alone knows what was left: it goes to the ledger before anything else is done.
    ///
    /// # Errors
    /// If the file cannot be made or mapped (a full disk, a folder that is not there or not writable), or has no room for so
    /// many workers (4096).
    pub fn open(path: &Path, workers: usize) -> Result<(FlightRecorder, Vec<LeftBehind>), RecorderError> {
        let left = layout::left_behind(&file::read(path));
        let map = Arc::new(file::make(path, workers)?);
        Ok((FlightRecorder { map, workers }, left))
    }

    /// The slot of one worker.
    ///
    /// # Panics
    /// If there are not so many workers.
    pub fn slot(&self, worker: usize) -> Slot {
        assert!(worker < self.workers, "worker {worker} of {}", self.workers);
        Slot { map: self.map.clone(), at: (worker + 1) * SLOT_BYTES }
    }

    /// Clean end of a run: nothing is in hand, and the disk knows it.
    pub fn clear(&self) {
        for worker in 0..self.workers {
            self.slot(worker).words()[CALL].store(0, Release);
        }
        // If it does not get there, a power cut may bring an old suspicion back, no more.
        let _ = self.map.flush();
    }
}

/// Where one worker notes what it has in hand.
#[derive(Clone, Debug)]
pub struct Slot {
    map: Arc<MmapRaw>,
    /// Where it begins in the map, in bytes.
    at: usize,
}

impl Slot {
    #[inline]
    fn words(&self) -> &[AtomicU64; SLOT_WORDS] {
        // SAFETY: `at` is a multiple of the slot's size, and the map, which begins on a page, is one slot longer than `at` at
        // least, so the words lie in it and are aligned. They live as long as the map, which `self` holds. Any bits
        // are an atomic's, all our accesses are atomic, and nobody has a `&mut` to the map. The file cannot be cut under it:
        // nobody opens it for writing again (`file::make` puts another in its place). Its space was taken before it
        // was mapped, so a store finds its page on a full disk too; only a file system that writes no block in
        // place (btrfs, ZFS) may want more, and answer with SIGBUS: the process dies then, and nothing is overwritten.
        unsafe { &*self.map.as_mut_ptr().add(self.at).cast() }
    }

    /// Notes the article that the worker takes in hand: a digest of its content, and its uri, of which the first 984 bytes
    /// are kept (fewer where a character would be cut).
    pub fn article(&self, content: &[u8; 16], uri: &str) {
        let uri = &uri.as_bytes()[..uri.floor_char_boundary(URI_BYTES)];
        let words = self.words();
        // The seal is gone before the first word changes, and comes after the last: between, the slot reads as idle.
        words[SEAL].store(0, Relaxed);
        fence(Release);
        let mut seal = Seal::new(uri.len() as u64);
        words[LENGTH].store(uri.len() as u64, Relaxed);
        let (whole, rest) = uri.as_chunks::<8>();
        let whole = content.as_chunks::<8>().0.iter().chain(whole).map(|bytes| u64::from_ne_bytes(*bytes));
        let rest = (!rest.is_empty()).then(|| layout::word(rest));
        words[CONTENT..].iter().zip(whole.chain(rest)).for_each(|(to, word)| {
            seal.add(word);
            to.store(word, Relaxed);
        });
        words[SEAL].store(seal.end(), Release);
    }

    /// Marks the slot as being within a call of the stage with this number until `work` returns or unwinds. Costs a few
    /// nanoseconds.
    pub fn within<T>(&self, stage: u32, work: impl FnOnce() -> T) -> T {
        let call = &self.words()[CALL];
        let before = call.load(Relaxed);
        call.store(layout::call(stage), Release);
        // Drops in the reverse order: this thread lets go of the slot before the call is over.
        let _call = Within { call, before };
        let _mark = marks::enter(call);
        work()
    }
}

struct Within<'a> {
    call: &'a AtomicU64,
    before: u64,
}

impl Drop for Within<'_> {
    #[inline]
    fn drop(&mut self) {
        self.call.store(self.before, Release);
    }
}

const _: () = assert!(URI + URI_BYTES / 8 == SLOT_WORDS);
