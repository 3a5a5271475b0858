//! Puts a run together: the threads, the channels between them, and the report at the end.

use crate::assembly::{make_ready, tasks, watched};
use crate::batch::{Batch, Death, Item, Load};
use crate::breaker::Breaker;
use crate::control::{Control, Step, StopReason};
use crate::dead_letters::DeadLetters;
use crate::delivery::Desk;
use crate::durable::Durable;
use crate::error::RunError;
use crate::in_flight::InFlight;
use crate::intake::Intake;
use crate::meter::Meter;
use crate::order::Order;
use crate::report::{Report, SinkNote, StepTime};
use crate::tally::Tally;
use crate::task::Task;
use crate::watchdog::{Watched, watch};
use crate::wiring::Wiring;
use copydesk_pipeline::{Order as Wanted, Plan};
use copydesk_plugin_host::Plugins;
use crossbeam_channel::{Receiver, Sender, bounded};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Deep pages are parsed by recursion; memory is taken only as it is used.
const STACK: usize = 16 << 20;

/// Runs a plan from its sources to its sinks.
///
/// # Errors
/// Why it could not begin. What goes wrong later is in the report.
pub fn run(plan: &Plan, plugins: &Plugins, mut wiring: Wiring, control: &Control) -> Result<Report, RunError> {
    let start = Instant::now();
    let received: Arc<AtomicU64> = Arc::default();
    let workers = plan.chains.iter().map(|chain| chain.workers.on(control.cores)).sum();
    let replays = wiring.replay.is_some();
    let durable = Durable::open(plan, &mut wiring.sinks, workers, replays, control)?;
    let ready = make_ready(plan, plugins, &wiring.sinks, durable.is_some());
    let made = ready.and_then(|ready| tasks(plan, plugins, control, &received, ready, durable.as_ref()));
    let tasks = made.inspect_err(|error| {
        if let Some(durable) = &durable {
            durable.could_not_begin(&error.to_string(), control);
        }
    })?;
    let unread = durable.as_ref().map(Durable::unread).transpose()?.unwrap_or_default();
    let watched = watched(&tasks);

    let in_flight = Arc::new(InFlight::new(plan.in_flight));
    let first_workers = tasks.first().map_or(1, Vec::len);
    let (intake, outlet) =
        Intake::new(first_workers * 2, in_flight.clone(), control.stop.clone(), control.progress.clone());
    let mut workers: Vec<JoinHandle<Measured>> = Vec::new();
    let mut last: Option<Receiver<Batch<Item>>> = None;
    for (chain, tasks) in tasks.into_iter().enumerate() {
        let (sender, receiver) = bounded(tasks.len() * 2);
        let from = last.replace(receiver);
        let alone = tasks.len() == 1;
        for (number, mut task) in tasks.into_iter().enumerate() {
            let (sender, from, outlet) = (sender.clone(), from.clone(), outlet.clone());
            let work = move || {
                // One worker may be one that must see the articles in their order. What the intake has gathered may be taken before a
                // batch that it is about to send.
                match from {
                    None if alone => in_order(|| outlet.next(), |batch| task.first(batch), &sender),
                    None => pump(|| outlet.next(), |batch| task.first(batch), &sender),
                    Some(from) if alone => in_order(|| from.recv().ok(), |batch| task.next(batch), &sender),
                    Some(from) => pump(|| from.recv().ok(), |batch| task.next(batch), &sender),
                }
                measured(task)
            };
            workers.push(spawn(format!("chain-{}-{}", chain + 1, number + 1), work)?);
        }
    }
    drop(outlet);
    // Not joined: it may be waiting for input that never comes when the run is stopped.
    spawn("intake".to_owned(), move || match wiring.replay {
        Some(replay) => intake.read_letters(replay),
        None => intake.read(wiring.sources, unread),
    })?;
    let (over, until) = bounded::<()>(0);
    let watchdog = spawn_watchdog(watched, until, plan, control, durable.clone())?;

    let mut desk = Desk {
        sinks: wiring.sinks,
        durable: durable.clone(),
        dead_letters: DeadLetters::new(Path::new(&plan.dead_letters), &plan.name),
        policy: plan.on_error,
        breaker: Breaker::new(plan),
        control: control.clone(),
        tally: Tally::default(),
        not_done_with: Vec::new(),
        failed: None,
    };
    if let Some(from) = last {
        deliver(&from, plan.order == Wanted::Input, &mut desk, &in_flight);
    }

    let mut steps = Steps::new(plan);
    for worker in workers {
        match worker.join() {
            Ok(measured) => steps.add(measured),
            Err(_) => control.stop.stop(StopReason::Failed("a worker failed; please report this".to_owned())),
        }
    }
    drop(over);
    if let Some(watchdog) = watchdog {
        let _ = watchdog.join();
    }
    let Tally { mut account, held, dead, dead_letter_folder, seen, given } = desk.tally;
    let sinks = desk.sinks.iter().enumerate().map(|(index, sink)| SinkNote {
        name: sink.name.clone(),
        place: sink.place.clone(),
        articles: given.get(&index).copied().unwrap_or_default(),
    });
    account.received = received.load(Ordering::Relaxed);
    account.unfinished += account.received.saturating_sub(account.accounted());
    // A replay does not go on with what a run before it left: that is for the next run that reads the sources.
    let before = durable.as_ref().filter(|_| !replays).and_then(|durable| durable.run.cut_short.as_ref());
    let all_read = control.progress.all_read.load(Ordering::Acquire);
    // Whatever else ended it: where something could not be settled, the next run has to put it right.
    let reason = || control.stop.reason().filter(|_| control.ends_early() || account.unfinished > 0).cloned();
    let stopped = desk.failed.map(StopReason::Failed).or_else(reason);
    let mut report = Report {
        pipeline: plan.name.clone(),
        run: durable.as_ref().map(|durable| durable.run.id),
        goes_on_from: before.map(|before| before.run),
        state: plan.state.as_ref().filter(|_| durable.is_some()).map(Into::into),
        account,
        sinks: sinks.collect(),
        // A replay does not process anew what it finds settled.
        settled_by_another_definition: durable.as_ref().filter(|_| !replays).and_then(|it| it.seen_otherwise(&seen)),
        held,
        dead_letters: dead,
        dead_letter_folder,
        steps: steps.times,
        time: start.elapsed(),
        all_read,
        stopped,
        flush_errors: steps.flush_errors,
        not_done_with: desk.not_done_with,
    };
    if let Some(durable) = durable {
        (control.on_step)(Step::Ended);
        // All that was settled is recorded; a run whose end is not noted counts as cut short, and the next one goes on all the same.
        if let Err(error) = durable.end(plan, &report, control) {
            let why = format!("the end of the run could not be noted: {error}");
            report.stopped.get_or_insert(StopReason::Failed(why));
        }
    }
    Ok(report)
}

fn spawn<T: Send + 'static>(
    name: String,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, RunError> {
    Builder::new().name(name).stack_size(STACK).spawn(work).map_err(RunError::Thread)
}

/// Takes batches, works on them, and hands them on, until there are no more or nobody takes them.
fn pump<T>(
    mut next: impl FnMut() -> Option<Batch<T>>,
    mut work: impl FnMut(Batch<T>) -> Batch<Item>,
    to: &Sender<Batch<Item>>,
) {
    while let Some(batch) = next() {
        if to.send(work(batch)).is_err() {
            return;
        }
    }
}

/// The same, in the order of the input.
fn in_order<T>(
    mut next: impl FnMut() -> Option<Batch<T>>,
    mut work: impl FnMut(Batch<T>) -> Batch<Item>,
    to: &Sender<Batch<Item>>,
) {
    let mut order = Order::default();
    while let Some(batch) = next() {
        order.push(batch);
        while let Some(batch) = order.pop() {
            if to.send(work(batch)).is_err() {
                return;
            }
        }
    }
    for batch in order.rest() {
        if to.send(work(batch)).is_err() {
            return;
        }
    }
}

/// A group is settled when it has so many articles …
const FULL_ARTICLES: u64 = 64;
/// … or came in as so many bytes.
const FULL_BYTES: u64 = 1 << 20;

/// So long a group that will be synced waits for articles that are on their way.
const PATIENCE: Duration = Duration::from_millis(5);

/// Settles what comes, in groups of all that has come by the time: a slow disk makes them large.
fn deliver(from: &Receiver<Batch<Item>>, ordered: bool, desk: &mut Desk, in_flight: &InFlight) {
    let mut order = Order::default();
    let mut group = Batch { number: 0, items: Vec::new(), load: Load::default() };
    let settle = |group: &mut Batch<Item>, desk: &mut Desk| {
        desk.take(std::mem::take(&mut group.items));
        in_flight.give_back(std::mem::take(&mut group.load));
    };
    let add = |group: &mut Batch<Item>, batch: Batch<Item>| {
        group.items.extend(batch.items);
        group.load.add(batch.load);
    };
    while let Ok(first) = from.recv() {
        let mut next = Some(first);
        while let Some(batch) = next {
            if ordered {
                order.push(batch);
                while let Some(batch) = order.pop() {
                    add(&mut group, batch);
                }
            } else {
                add(&mut group, batch);
            }
            let full = group.load.articles >= FULL_ARTICLES || group.load.bytes >= FULL_BYTES;
            next = if full { None } else { from.try_recv().ok() };
            // A sync costs as much for few as for many: where more is on its way, it is worth a short wait.
            if next.is_none() && !full && desk.durable.is_some() && in_flight.articles() > group.load.articles {
                next = from.recv_timeout(PATIENCE).ok();
            }
        }
        settle(&mut group, desk);
    }
    order.rest().for_each(|batch| add(&mut group, batch));
    settle(&mut group, desk);
}

fn spawn_watchdog(
    watched: Vec<Watched>,
    until: Receiver<()>,
    plan: &Plan,
    control: &Control,
    durable: Option<Durable>,
) -> Result<Option<JoinHandle<()>>, RunError> {
    if watched.is_empty() {
        return Ok(None);
    }
    let hang = control.on_hang.clone();
    let (folder, pipeline, control) = (plan.dead_letters.clone(), plan.name.clone(), control.clone());
    let put_aside = move |item: &Item, death: &Death| match &durable {
        Some(durable) => {
            durable.end_with_letter(item, death, &control).map(|letter| format!("the ledger as dead letter {letter}"))
        }
        None => DeadLetters::new(Path::new(&folder), &pipeline)
            .put(&*control.disk, &item.raw, death)
            .map(|path| path.display().to_string())
            .map_err(|error| error.to_string()),
    };
    spawn("watchdog".to_owned(), move || watch(&watched, &until, &put_aside, &*hang)).map(Some)
}

/// What a worker has measured.
struct Measured {
    decode: Meter,
    encode: Meter,
    stages: Vec<(String, Meter, u64)>,
    flush_errors: Vec<String>,
}

fn measured(mut task: Task) -> Measured {
    let flush_errors = task.flush();
    let stages = task.slots.into_iter().map(|slot| (slot.id, slot.meter, slot.skipped)).collect();
    Measured { decode: task.decode, encode: task.encode, stages, flush_errors }
}

/// The steps of the report, added up over the workers.
struct Steps {
    meters: Vec<(String, Meter, u64)>,
    times: Vec<StepTime>,
    flush_errors: Vec<String>,
}

impl Steps {
    fn new(plan: &Plan) -> Steps {
        let names = std::iter::once("decode").chain(plan.stages().map(|stage| stage.id.as_str())).chain(["encode"]);
        let meters: Vec<_> = names.map(|name| (name.to_owned(), Meter::default(), 0)).collect();
        Steps { meters, times: Vec::new(), flush_errors: Vec::new() }
    }

    fn add(&mut self, measured: Measured) {
        let last = self.meters.len().saturating_sub(1);
        for (at, meter) in [(0, &measured.decode), (last, &measured.encode)] {
            if let Some((_, sum, _)) = self.meters.get_mut(at) {
                sum.add(meter);
            }
        }
        for (id, meter, skipped) in measured.stages {
            let stages = self.meters.iter_mut().skip(1).take(last.saturating_sub(1));
            if let Some((_, sum, skipped_sum)) = stages.into_iter().find(|(name, ..)| *name == id) {
                sum.add(&meter);
                *skipped_sum += skipped;
            }
        }
        self.flush_errors.extend(measured.flush_errors);
        let time = |(step, meter, skipped): &(String, Meter, u64)| StepTime {
            step: step.clone(),
            articles: meter.calls,
            skipped: *skipped,
            time: meter.total(),
        };
        self.times = self.meters.iter().map(time).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Load;

    #[test]
    fn one_worker_works_on_batches_in_the_order_of_the_input_whatever_comes_first() {
        let mut came = [1, 0, 3, 2].into_iter().map(|number| Batch { number, items: vec![()], load: Load::default() });
        let (sender, done) = bounded(8);
        let mut seen = Vec::new();
        let work = |batch: Batch<()>| {
            seen.push(batch.number);
            Batch { number: batch.number, items: Vec::new(), load: batch.load }
        };
        in_order(|| came.next(), work, &sender);
        drop(sender);
        assert_eq!(seen, [0, 1, 2, 3]);
        assert_eq!(done.iter().map(|batch| batch.number).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
