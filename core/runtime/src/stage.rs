//! One stage of one worker: its condition, its instance, and what happens when it fails.

use crate::backoff::backoff;
use crate::batch::{Death, End};
use crate::control::{Control, StopReason};
use crate::fields::field_value;
use crate::history::history;
use crate::meter::Meter;
use crate::watchdog::Beat;
use copydesk_pipeline::{Condition, ErrorPolicy, Then};
use copydesk_plugin_host::Slot;
use copydesk_plugin_host::{Cancel, Instance, Outcome, StageFailure, StageFailureKind, ViewedArticle};
use std::sync::Arc;
use std::time::Duration;

pub(crate) struct StageSlot {
    pub(crate) id: String,
    pub(crate) plugin: String,
    pub(crate) instance: Instance,
    pub(crate) cancel: Cancel,
    pub(crate) condition: Option<Arc<Condition>>,
    pub(crate) policy: ErrorPolicy,
    pub(crate) timeout: Option<Duration>,
    pub(crate) meter: Meter,
    pub(crate) skipped: u64,
    /// Whether it says that it writes text, media, notes or header.
    pub(crate) edits: bool,
    /// Its place in its chain, from 0.
    pub(crate) index: usize,
    /// Its place in the plan, from 0.
    pub(crate) number: u32,
    /// Whether what was done to an article that ends here is written down for the ledger.
    pub(crate) history: bool,
}

/// How an article passed a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// As it should.
    Well,
    /// The stage failed, and the policy lets it pass as it was.
    Failing,
}

impl StageSlot {
    /// Takes one article through the stage. `Err` where it goes no further.
    pub(crate) fn take(
        &mut self,
        viewed: &mut ViewedArticle,
        control: &Control,
        beat: Option<&Beat>,
        slot: Option<&Slot>,
    ) -> Result<Passed, End> {
        if let Some(condition) = &self.condition {
            let article = viewed.article();
            match condition.holds(|name| field_value(article, name)) {
                Ok(true) => {}
                Ok(false) => {
                    self.skipped += 1;
                    return Ok(Passed::Well);
                }
                Err(error) => {
                    let message = format!("its condition cannot be evaluated: {error}");
                    return self.settle(viewed, control, StageFailure { kind: StageFailureKind::Reject, message }, 1);
                }
            }
        }
        let mut tries = 1;
        let mut panics = 0;
        loop {
            let (meter, instance) = (&mut self.meter, &mut self.instance);
            let (index, number) = (self.index, self.number);
            let outcome = meter.step(|| {
                let mut noted = || match slot {
                    Some(slot) => slot.within(number, || instance.process(viewed)),
                    None => instance.process(viewed),
                };
                match beat {
                    Some(beat) => beat.call(index, noted),
                    None => noted(),
                }
            });
            let failure = match outcome {
                // A call that ended after its time counts as failed; one that got done all the same has done its work.
                Outcome::Kept(_) => {
                    self.cancel.set(false);
                    return Ok(Passed::Well);
                }
                Outcome::Dropped(reason) => return Err(self.dropped(viewed, reason, false)),
                Outcome::Failed(failure) => failure,
            };
            if self.cancel.is_set() {
                self.cancel.set(false);
                let message = format!("took longer than {:?}: {}", self.timeout.unwrap_or_default(), failure.message);
                return self.settle(viewed, control, StageFailure { kind: StageFailureKind::Reject, message }, tries);
            }
            match failure.kind {
                // With a state it comes again by itself; without, it is put aside below, or it would be lost.
                StageFailureKind::Retry if self.history && control.stop.is_set() => return Err(End::Unfinished),
                StageFailureKind::Retry if tries <= self.policy.retry && !control.stop.is_set() => {
                    let wait = backoff(self.policy.backoff.duration(), tries, (control.chance)());
                    tracing::debug!(
                        stage = self.id,
                        uri = viewed.article().uri,
                        tries,
                        error = failure.message,
                        "trying again"
                    );
                    control.wait(wait);
                    tries += 1;
                }
                StageFailureKind::Panic => {
                    tracing::warn!(
                        stage = self.id,
                        uri = viewed.article().uri,
                        error = failure.message,
                        "the stage panicked"
                    );
                    if let Err(error) = self.instance.renew() {
                        // The panic concerns the article, that there is no instance all that come behind it.
                        let message = format!("{}; a new instance cannot be made: {error}", failure.message);
                        let why = self.stop(viewed, control, &message);
                        return Err(self.dead(viewed, message, tries, Some(why)));
                    }
                    panics += 1;
                    if panics > 1 {
                        return self.settle(viewed, control, failure, tries);
                    }
                    tries += 1;
                }
                _ => return self.settle(viewed, control, failure, tries),
            }
        }
    }

    /// What becomes of an article that goes on failing: what the policy says, but where the fault is none of the article's.
    fn settle(
        &self,
        viewed: &ViewedArticle,
        control: &Control,
        failure: StageFailure,
        tries: u32,
    ) -> Result<Passed, End> {
        if failure.kind == StageFailureKind::Fatal {
            return Err(End::Fatal(self.stop(viewed, control, &failure.message)));
        }
        match self.policy.then {
            Then::Drop => Err(self.dropped(viewed, format!("failed: {}", failure.message), true)),
            Then::Pass => {
                let uri = &viewed.article().uri;
                tracing::warn!(stage = self.id, uri, error = failure.message, "the article passes as it was");
                Ok(Passed::Failing)
            }
            Then::DeadLetter => Err(self.dead(viewed, failure.message, tries, None)),
            Then::Stop => {
                let why = self.stop(viewed, control, &failure.message);
                Err(self.dead(viewed, failure.message, tries, Some(why)))
            }
        }
    }

    /// Ends the run: nothing more is taken in. Says why.
    fn stop(&self, viewed: &ViewedArticle, control: &Control, message: &str) -> String {
        let why = format!("stage `{}` failed at {}: {message}", self.id, viewed.article().uri);
        control.stop.stop(StopReason::Failed(why.clone()));
        why
    }

    fn dead(&self, viewed: &ViewedArticle, error: String, tries: u32, ends_run: Option<String>) -> End {
        End::Dead(Box::new(Death {
            uri: Some(viewed.article().uri.clone()),
            stage: Some(self.id.clone()),
            plugin: Some(self.plugin.clone()),
            error,
            tries,
            history: self.history.then(|| history(viewed.article(), [])),
            ends_run,
            ..Death::default()
        }))
    }

    fn dropped(&self, viewed: &ViewedArticle, reason: String, failed: bool) -> End {
        let history = self.history.then(|| history(viewed.article(), []));
        End::Dropped { stage: self.id.clone(), reason, failed, history }
    }
}
