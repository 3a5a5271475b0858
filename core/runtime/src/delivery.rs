//! The end of the way: groups of articles are settled one after another, tried again where that may help, and counted.

use crate::backoff::backoff;
use crate::batch::{End, Item, Raw, State};
use crate::breaker::Breaker;
use crate::commit::{Attempt, Trouble};
use crate::control::{Control, Step, StopReason};
use crate::dead_letters::DeadLetters;
use crate::durable::Durable;
use crate::letters::keeps_letter;
use crate::report::DeadNote;
use crate::tally::Tally;
use crate::wiring::OpenSink;
use copydesk_endpoints::Concern;
use copydesk_ledger::{LedgerError, LetterId};
use copydesk_pipeline::{ErrorPolicy, SinkPolicy, SinkThen};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;

/// Settles groups.
pub(crate) struct Desk {
    pub(crate) sinks: Vec<OpenSink>,
    pub(crate) durable: Option<Durable>,
    pub(crate) dead_letters: DeadLetters,
    pub(crate) policy: ErrorPolicy,
    pub(crate) breaker: Breaker,
    pub(crate) control: Control,
    pub(crate) tally: Tally,
    /// What documents could not be done with.
    pub(crate) not_done_with: Vec<String>,
    /// Why nothing can be settled any more.
    pub(crate) failed: Option<String>,
}

/// What is to be done about trouble.
enum Then {
    /// Wait, and try again.
    Again,
    /// The run cannot go on.
    Fail(String),
}

impl Desk {
    /// Settles a group, in the order of its items.
    pub(crate) fn take(&mut self, mut items: Vec<Item>) {
        let broken = if self.failed.is_some() { None } else { self.ends_at(&items) };
        let rest = match &broken {
            Some((at, _)) => items.split_off(at + 1),
            None => Vec::new(),
        };
        // Several items may come from one letter.
        let kept = rest.iter().chain(items.iter().filter(|item| keeps_letter(item)));
        let kept = kept.filter_map(|item| item.letter.as_ref().map(|letter| letter.id)).collect();
        let settled = self.failed.is_none() && self.settle(&items, &kept);
        if settled {
            self.done_with(&mut items);
        }
        if let Some((_, why)) = broken {
            self.fail(why);
        }
        let unsettled = if settled { &[] } else { items.as_slice() };
        let left = unsettled.iter().chain(&rest).filter(|item| item.counts()).count();
        self.tally.account.unfinished += left as u64;
        let finished = (items.len() + rest.len()) as u64;
        self.control.progress.finished.fetch_add(finished, Ordering::Relaxed);
    }

    /// Where a stage or the breaker ends the run, and why: what comes behind is not settled.
    fn ends_at(&mut self, items: &[Item]) -> Option<(usize, String)> {
        items.iter().enumerate().find_map(|(at, item)| {
            if let Some(why) = item.ends_run() {
                return Some((at, why.to_owned()));
            }
            let (stage, error) = match &item.state {
                State::Ended(End::Dead(death)) => (death.stage.as_deref(), death.error.as_str()),
                State::Ended(End::Dropped { stage, reason, failed: true, .. }) => {
                    (Some(stage.as_str()), reason.as_str())
                }
                // Neither came through nor failed.
                State::Ended(End::Known(_) | End::Held { .. } | End::Unfinished | End::Fatal(_) | End::Document) => {
                    return None;
                }
                _ => match item.failed_at.as_deref() {
                    Some(stage) => (Some(stage), "let pass by the policy"),
                    None => {
                        self.breaker.passed();
                        return None;
                    }
                },
            };
            let count = self.breaker.failed(stage)?;
            let place = stage.map_or("before the first stage".to_owned(), |stage| format!("at stage `{stage}`"));
            Some((at, format!("{count} articles in a row failed {place} (`stop_after`), the last with: {error}")))
        })
    }

    /// Tries until the group is settled; `false` where the run cannot go on.
    fn settle(&mut self, items: &[Item], kept: &HashSet<LetterId>) -> bool {
        let mut given_up = HashMap::new();
        let mut tries = 0;
        loop {
            let trouble = match self.attempt(items, &given_up, kept) {
                Ok(tally) => {
                    for DeadNote { uri, stage, sink, error, .. } in &tally.dead {
                        tracing::warn!(uri, stage, sink, error, "dead letter");
                    }
                    self.sinks.iter_mut().for_each(|sink| sink.sink.recorded());
                    self.control.progress.dead.fetch_add(tally.account.dead_lettered, Ordering::Relaxed);
                    let refused = tally.dead.iter().filter(|note| note.sink.is_some()).count();
                    let broken = self.breaker.refused(refused, tally.account.delivered > 0);
                    self.tally.add(tally);
                    if let Some(count) = broken {
                        self.fail(format!("{count} articles in a row could not be taken by a sink (`stop_after`)"));
                    }
                    return true;
                }
                Err(trouble) => trouble,
            };
            self.sinks.iter_mut().for_each(|sink| sink.sink.abandon());
            tries += 1;
            match self.judge(&trouble, &mut tries, items, &mut given_up) {
                Then::Again => {}
                Then::Fail(why) => {
                    self.fail(why);
                    return false;
                }
            }
        }
    }

    fn attempt(
        &mut self,
        items: &[Item],
        given_up: &HashMap<usize, (usize, String)>,
        kept: &HashSet<LetterId>,
    ) -> Result<Tally, Trouble> {
        let mut begun_anew = Vec::new();
        for (index, sink) in self.sinks.iter_mut().enumerate() {
            let held = sink.sink.prepare().map_err(|error| Trouble::Sink { sink: index, item: None, error })?;
            begun_anew.extend(held.length.map(|length| (index, length)));
        }
        if let Some(durable) = self.durable.as_ref().filter(|_| !begun_anew.is_empty()) {
            let mut ledger = durable.ledger();
            let mut group = ledger.group(&durable.run, &durable.sinks)?;
            for (sink, length) in begun_anew {
                if let Some(id) = durable.sinks.get(sink) {
                    group.sink_length(*id, length)?;
                }
            }
            group.commit()?;
        }
        let (sinks, dead_letters, control) = (&mut self.sinks, &mut self.dead_letters, &self.control);
        let now = control.clock.now();
        match &self.durable {
            None => {
                Attempt { sinks, sink_ids: &[], group: None, dead_letters, control, now, given_up, kept }.settle(items)
            }
            Some(durable) => {
                let mut ledger = durable.ledger();
                let group = Some(ledger.group(&durable.run, &durable.sinks)?);
                Attempt { sinks, sink_ids: &durable.sinks, group, dead_letters, control, now, given_up, kept }
                    .settle(items)
            }
        }
    }

    /// What the policy makes of trouble.
    fn judge(
        &self,
        trouble: &Trouble,
        tries: &mut u32,
        items: &[Item],
        given_up: &mut HashMap<usize, (usize, String)>,
    ) -> Then {
        let (why, passes, policy) = self.describe(trouble, items);
        if !passes || self.control.stop.is_set() {
            return Then::Fail(why);
        }
        let pauses = policy.then == SinkThen::Pause;
        if *tries > policy.retry && !pauses {
            if let (Trouble::Sink { sink, item, error }, SinkThen::DeadLetter) = (trouble, policy.then) {
                // It is the sink that fails: what follows in the group would only wait as long for the same answer.
                given_up.insert(*sink, (item.unwrap_or_default(), error.to_string()));
                *tries = 0;
                return Then::Again;
            }
            return Then::Fail(why);
        }
        if *tries == policy.retry + 1 {
            tracing::error!(
                error = why,
                "the run pauses: it tries again, at most 30 s apart, until this passes or a signal ends it"
            );
        } else {
            tracing::warn!(error = why, tries, "trying again");
        }
        let wait = backoff(policy.backoff.duration(), *tries, (self.control.chance)());
        if self.control.wait(wait) { Then::Again } else { Then::Fail(why) }
    }

    /// In words, whether it may pass, and whose policy holds.
    fn describe(&self, trouble: &Trouble, items: &[Item]) -> (String, bool, SinkPolicy) {
        // What is not a sink's own follows the sinks: where one waits for its disk, the ledger's disk is waited for too.
        let pauses = self.sinks.iter().any(|sink| sink.policy.then == SinkThen::Pause);
        let then = if pauses { SinkThen::Pause } else { SinkThen::Stop };
        let whole = SinkPolicy { retry: self.policy.retry, backoff: self.policy.backoff, then };
        match trouble {
            Trouble::Sink { sink, item, error } => {
                let open = self.sinks.get(*sink);
                let name = open.map(|open| open.name.as_str()).unwrap_or_default();
                let policy = open.map_or(whole, |open| open.policy);
                let article = item.and_then(|item| items.get(item)).and_then(Item::uri);
                let what = article.map(|uri| format!(" could not take {uri}")).unwrap_or_default();
                (format!("sink `{name}`{what}: {error}"), error.concern() != Concern::End, policy)
            }
            Trouble::Ledger(error) => {
                let passes = matches!(error, LedgerError::Full { .. } | LedgerError::Busy { .. });
                (error.to_string(), passes, whole)
            }
            Trouble::DeadLetter(error) => {
                (format!("a dead letter could not be written: {error}"), error.concern() != Concern::End, whole)
            }
        }
    }

    /// Documents of which these items were the last are done with.
    fn done_with(&mut self, items: &mut [Item]) {
        for item in items {
            let Some(share) = item.share.take() else { continue };
            // Of what could not be read there is no copy but the document itself.
            let held = matches!(item.state, State::Ended(End::Held { .. } | End::Unfinished | End::Fatal(_)))
                || matches!(item.raw, Raw::Unreadable { .. });
            (self.control.on_step)(Step::Done);
            // Only what the ledger remembers may be taken away from where it came.
            if let Some(Err(error)) = share.settle(!held && self.durable.is_some() && !self.control.leaves_sources) {
                tracing::warn!(%error, "a document could not be done with");
                if self.not_done_with.len() < crate::report::MOST_NOTES {
                    self.not_done_with.push(error.to_string());
                }
            }
        }
    }

    fn fail(&mut self, why: String) {
        self.control.stop.stop(StopReason::Failed(why.clone()));
        self.failed.get_or_insert(why);
    }
}
