//! What a group comes to, counted. It counts only once the group is recorded: until then it may have to be done again.

use crate::account::Account;
use crate::report::{DeadNote, HeldNote, MOST_NOTES};
use copydesk_ledger::RunId;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Counts, and the first names behind them.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) account: Account,
    pub(crate) held: Vec<HeldNote>,
    pub(crate) dead: Vec<DeadNote>,
    pub(crate) dead_letter_folder: Option<PathBuf>,
    /// Of what was skipped as seen: the run that had settled it → how many.
    pub(crate) seen: BTreeMap<RunId, u64>,
    /// What each sink was given: its place in the definition → how many.
    pub(crate) given: BTreeMap<usize, u64>,
}

impl Tally {
    pub(crate) fn hold(&mut self, note: HeldNote) {
        self.account.hold_one(note.state);
        self.held.push(note);
    }

    pub(crate) fn put_aside(&mut self, note: DeadNote) {
        self.account.dead_lettered += 1;
        self.dead.push(note);
    }

    pub(crate) fn skip(&mut self, settled_by: RunId) {
        self.account.skipped += 1;
        *self.seen.entry(settled_by).or_default() += 1;
    }

    pub(crate) fn give(&mut self, sink: usize) {
        *self.given.entry(sink).or_default() += 1;
    }

    /// Adds what a group came to.
    pub(crate) fn add(&mut self, group: Tally) {
        self.account.add(&group.account);
        let room = |have: usize| MOST_NOTES.saturating_sub(have);
        self.held.extend(group.held.into_iter().take(room(self.held.len())));
        self.dead.extend(group.dead.into_iter().take(room(self.dead.len())));
        for (run, count) in group.seen {
            *self.seen.entry(run).or_default() += count;
        }
        for (sink, count) in group.given {
            *self.given.entry(sink).or_default() += count;
        }
        self.dead_letter_folder = self.dead_letter_folder.take().or(group.dead_letter_folder);
    }
}
