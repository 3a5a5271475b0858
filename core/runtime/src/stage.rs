//! One stage of one worker: its condition, its instance, and what happens when it fails.

use crate::batch::{Death, End};
use crate::control::{Control, StopReason};
use crate::fields::field_value;
use crate::meter::Meter;
use crate::watchdog::Beat;
use copydesk_pipeline::{Condition, ErrorPolicy, Then};
use copydesk_plugin_host::{Cancel, Instance, Outcome, StageFailure, StageFailureKind, ViewedArticle};
use std::sync::Arc;
use std::time::Duration;

/// No wait before a retry is longer.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

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
}

impl StageSlot {
    /// Takes one article through the stage. `Err` where it goes no further.
    pub(crate) fn take(
        &mut self,
        viewed: &mut ViewedArticle,
        control: &Control,
        beat: Option<(&Beat, usize)>,
    ) -> Result<(), End> {
        if let Some(condition) = &self.condition {
            let article = viewed.article();
            match condition.holds(|name| field_value(article, name)) {
                Ok(true) => {}
                Ok(false) => {
                    self.skipped += 1;
                    return Ok(());
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
            let outcome = meter.step(|| match beat {
                Some((beat, index)) => beat.call(index, || instance.process(viewed)),
                None => instance.process(viewed),
            });
            let failure = match outcome {
                // A call that ended after its time counts as failed; one that got done all the same has done its work.
                Outcome::Kept(_) => {
                    self.cancel.set(false);
                    return Ok(());
                }
                Outcome::Dropped(reason) => return Err(End::Dropped { stage: self.id.clone(), reason }),
                Outcome::Failed(failure) => failure,
            };
            if self.cancel.is_set() {
                self.cancel.set(false);
                let message = format!("took longer than {:?}: {}", self.timeout.unwrap_or_default(), failure.message);
                return self.settle(viewed, control, StageFailure { kind: StageFailureKind::Reject, message }, tries);
            }
            match failure.kind {
                StageFailureKind::Retry if tries <= self.policy.retry && !control.stop.is_set() => {
                    let wait = self.policy.backoff.duration() * 2u32.saturating_pow(tries - 1);
                    tracing::debug!(
                        stage = self.id,
                        uri = viewed.article().uri,
                        tries,
                        error = failure.message,
                        "trying again"
                    );
                    control.clock.sleep(wait.min(LONGEST_WAIT));
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
                        let message = format!("{}; a new instance cannot be made: {error}", failure.message);
                        return self.settle(
                            viewed,
                            control,
                            StageFailure { kind: StageFailureKind::Fatal, message },
                            tries,
                        );
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

    /// What the policy makes of an article that goes on failing.
    fn settle(&self, viewed: &ViewedArticle, control: &Control, failure: StageFailure, tries: u32) -> Result<(), End> {
        let uri = &viewed.article().uri;
        let fatal = failure.kind == StageFailureKind::Fatal;
        if fatal || self.policy.then == Then::Stop {
            let why = format!("stage `{}` failed at {uri}: {}", self.id, failure.message);
            control.stop.stop(StopReason::Failed(why));
        }
        match self.policy.then {
            Then::Drop if !fatal => {
                Err(End::Dropped { stage: self.id.clone(), reason: format!("failed: {}", failure.message) })
            }
            Then::Pass if !fatal => {
                tracing::warn!(stage = self.id, uri, error = failure.message, "the article passes as it was");
                Ok(())
            }
            _ => Err(End::Dead(Death {
                uri: Some(uri.clone()),
                stage: Some(self.id.clone()),
                plugin: Some(self.plugin.clone()),
                error: failure.message,
                tries,
            })),
        }
    }
}
