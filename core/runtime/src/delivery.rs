//! The end of the way: each article goes to every sink, or to the dead letters, and is counted.

use crate::account::Account;
use crate::batch::{Batch, Death, End, Item, Raw, Ready, State};
use crate::control::{Control, StopReason};
use crate::dead_letters::DeadLetters;
use crate::report::{DeadNote, HeldNote, MOST_NOTES};
use crate::wiring::OpenSink;
use copydesk_endpoints::{Delivery, EndpointError};
use copydesk_pipeline::ErrorPolicy;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

pub(crate) struct Desk {
    pub(crate) sinks: Vec<OpenSink>,
    pub(crate) dead_letters: DeadLetters,
    pub(crate) policy: ErrorPolicy,
    pub(crate) control: Control,
    pub(crate) account: Account,
    pub(crate) held: Vec<HeldNote>,
    pub(crate) dead: Vec<DeadNote>,
    pub(crate) dead_letter_folder: Option<PathBuf>,
    /// Delivered to sinks that may not have handed it on yet.
    unflushed: u64,
    /// A sink or the dead letters cannot take any more.
    failed: bool,
}

impl Desk {
    pub(crate) fn new(sinks: Vec<OpenSink>, dead_letters: DeadLetters, policy: ErrorPolicy, control: Control) -> Desk {
        Desk {
            sinks,
            dead_letters,
            policy,
            control,
            account: Account::default(),
            held: Vec::new(),
            dead: Vec::new(),
            dead_letter_folder: None,
            unflushed: 0,
            failed: false,
        }
    }

    pub(crate) fn take(&mut self, batch: Batch<Item>) {
        for item in batch.items {
            match item.state {
                State::Ready(ready) => self.deliver(&ready),
                State::Ended(End::Dead(death)) => self.put_aside(&item.raw, death),
                State::Ended(End::Dropped { stage, reason }) => self.account.drop_one(&stage, &reason),
                State::Ended(End::Held { uri, state, until }) => {
                    self.account.hold_one(state);
                    if self.held.len() < MOST_NOTES {
                        self.held.push(HeldNote { uri, state, until });
                    }
                }
                // Every article is made ready or ended by the last chain.
                State::Going(_) => self.account.unfinished += 1,
            }
            self.control.progress.finished.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn deliver(&mut self, ready: &Ready) {
        if self.failed {
            self.account.unfinished += 1;
            return;
        }
        for (sink, output) in self.sinks.iter_mut().zip(&ready.outputs) {
            let delivery = Delivery { uri: &ready.uri, path: output.path.as_deref(), bytes: &output.bytes };
            let result = with_retries(&self.policy, &self.control, || sink.sink.deliver(&delivery));
            if let Err(error) = result {
                let why = format!("sink `{}` could not take {}: {error}", sink.name, ready.uri);
                self.account.unfinished += 1;
                // What sinks hold from before goes out if it can, or counts as unfinished too. No more tries: the run stops.
                self.control.stop.stop(StopReason::Failed(why.clone()));
                self.flush();
                return self.fail(why);
            }
        }
        self.account.delivered += 1;
        self.unflushed += 1;
    }

    /// Hands on what the sinks hold. Called when no more is waiting.
    pub(crate) fn flush(&mut self) {
        if self.failed {
            return;
        }
        for sink in &mut self.sinks {
            if let Err(error) = with_retries(&self.policy, &self.control, || sink.sink.flush()) {
                let why = format!("sink `{}`: {error}", sink.name);
                // How much of what it held went out is not known: none of it counts as delivered.
                self.account.delivered -= self.unflushed;
                self.account.unfinished += self.unflushed;
                self.unflushed = 0;
                return self.fail(why);
            }
        }
        self.unflushed = 0;
    }

    fn put_aside(&mut self, raw: &Raw, death: Death) {
        let written = with_retries(&self.policy, &self.control, || self.dead_letters.put(raw, &death));
        match written {
            Ok(path) => {
                self.account.dead_lettered += 1;
                self.control.progress.dead.fetch_add(1, Ordering::Relaxed);
                tracing::warn!(uri = death.uri, stage = death.stage, error = death.error, "dead letter");
                if self.dead_letter_folder.is_none() {
                    self.dead_letter_folder = path.parent().map(Into::into);
                }
                if self.dead.len() < MOST_NOTES {
                    let Death { uri, stage, error, .. } = death;
                    self.dead.push(DeadNote { uri, stage, error, path });
                }
            }
            Err(error) => {
                self.account.unfinished += 1;
                self.fail(format!("a dead letter could not be written: {error}"));
            }
        }
    }

    fn fail(&mut self, why: String) {
        self.failed = true;
        self.control.stop.stop(StopReason::Failed(why));
    }
}

/// Tries again, with growing waits, what may pass: not a reader that went away.
fn with_retries<T>(
    policy: &ErrorPolicy,
    control: &Control,
    mut work: impl FnMut() -> Result<T, EndpointError>,
) -> Result<T, EndpointError> {
    let mut tries = 0;
    loop {
        match work() {
            Err(EndpointError::Closed) => return Err(EndpointError::Closed),
            Err(error) if tries < policy.retry && !control.stop.is_set() => {
                tries += 1;
                tracing::warn!(%error, tries, "trying again");
                control.clock.sleep(policy.backoff.duration() * 2u32.saturating_pow(tries - 1));
            }
            result => return result,
        }
    }
}
