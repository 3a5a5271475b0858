//! Puts a run together: the threads, the channels between them, and the report at the end.

use crate::batch::{Batch, Item};
use crate::control::{Control, StopReason};
use crate::dead_letters::DeadLetters;
use crate::delivery::Desk;
use crate::in_flight::InFlight;
use crate::intake::Intake;
use crate::meter::Meter;
use crate::order::Order;
use crate::ready::{MakeReady, SinkForm};
use crate::report::{Report, StepTime};
use crate::stage::StageSlot;
use crate::task::Task;
use crate::watchdog::{Beat, Watched, watch};
use crate::wiring::{OpenSink, Wiring};
use copydesk_article::StageStamp;
use copydesk_pipeline::{Chain, Condition, Order as Wanted, PathTemplate, Plan, StagePlan};
use copydesk_plugin_host::{Instance, PluginError, Plugins, Stage};
use crossbeam_channel::{Receiver, Sender, bounded};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::Instant;

/// Why a run could not begin.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A plugin cannot be used.
    #[error(transparent)]
    Plugin(#[from] PluginError),
    /// A stage cannot be made.
    #[error("stage `{stage}` cannot be made: {why}")]
    Stage {
        /// Which.
        stage: String,
        /// Why.
        why: String,
    },
    /// An expression or a template that was checked cannot be compiled.
    #[error("{0}")]
    Expression(String),
    /// The system gives no thread.
    #[error("cannot start a thread: {0}")]
    Thread(std::io::Error),
}

/// Deep pages are parsed by recursion; memory is taken only as it is used.
const STACK: usize = 16 << 20;

/// Runs a plan from its sources to its sinks.
///
/// # Errors
/// Why it could not begin. What goes wrong later is in the report.
pub fn run(plan: &Plan, plugins: &Plugins, wiring: Wiring, control: &Control) -> Result<Report, RunError> {
    let start = Instant::now();
    let received: Arc<AtomicU64> = Arc::default();
    let ready = make_ready(&wiring.sinks)?;
    let tasks = tasks(plan, plugins, control, &received, ready)?;
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
                match from {
                    None => pump(|| outlet.next(), |batch| task.first(batch), &sender),
                    // One worker may be one that must see the articles in their order.
                    Some(from) if alone => in_order(&from, |batch| task.next(batch), &sender),
                    Some(from) => pump(|| from.recv().ok(), |batch| task.next(batch), &sender),
                }
                measured(task)
            };
            workers.push(spawn(format!("chain-{}-{}", chain + 1, number + 1), work)?);
        }
    }
    drop(outlet);
    // Not joined: it may be waiting for input that never comes when the run is stopped.
    spawn("intake".to_owned(), move || intake.read(wiring.sources))?;
    let (over, until) = bounded::<()>(0);
    let watchdog = spawn_watchdog(watched, until, plan, control)?;

    let dead_letters = DeadLetters::new(Path::new(&plan.dead_letters), &plan.name);
    let mut desk = Desk::new(wiring.sinks, dead_letters, plan.on_error, control.clone());
    if let Some(from) = last {
        deliver(&from, plan.order == Wanted::Input, &mut desk, &in_flight);
    }
    desk.flush();

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
    let mut account = desk.account;
    account.received = received.load(Ordering::Relaxed);
    account.unfinished += account.received.saturating_sub(account.accounted());
    Ok(Report {
        pipeline: plan.name.clone(),
        account,
        held: desk.held,
        dead_letters: desk.dead,
        dead_letter_folder: desk.dead_letter_folder,
        steps: steps.times,
        time: start.elapsed(),
        stopped: control.stop.reason().cloned(),
        flush_errors: steps.flush_errors,
    })
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

fn in_order(from: &Receiver<Batch<Item>>, mut work: impl FnMut(Batch<Item>) -> Batch<Item>, to: &Sender<Batch<Item>>) {
    let mut order = Order::default();
    for batch in from {
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

fn deliver(from: &Receiver<Batch<Item>>, ordered: bool, desk: &mut Desk, in_flight: &InFlight) {
    let mut order = Order::default();
    let settle = |batch: Batch<Item>, desk: &mut Desk| {
        let load = batch.load;
        desk.take(batch);
        in_flight.give_back(load);
    };
    for batch in from {
        if ordered {
            order.push(batch);
            while let Some(batch) = order.pop() {
                settle(batch, desk);
            }
        } else {
            settle(batch, desk);
        }
        if from.is_empty() {
            desk.flush();
        }
    }
    order.rest().for_each(|batch| settle(batch, desk));
}

fn make_ready(sinks: &[OpenSink]) -> Result<MakeReady, RunError> {
    let forms = sinks.iter().map(|sink| {
        let template = sink.plan.path.as_deref().map(PathTemplate::compile).transpose();
        let path = template.map_err(|fault| RunError::Expression(format!("sink `{}`: {fault}", sink.name)))?;
        Ok(SinkForm { plan: sink.plan.clone(), path })
    });
    Ok(MakeReady(Arc::new(forms.collect::<Result<_, RunError>>()?)))
}

/// The tasks of each chain, one a worker. All instances are made here, so that what is wrong with one shows before anything is read.
fn tasks(
    plan: &Plan,
    plugins: &Plugins,
    control: &Control,
    received: &Arc<AtomicU64>,
    ready: MakeReady,
) -> Result<Vec<Vec<Task>>, RunError> {
    let timed = plan.stages().any(|stage| stage.timeout.is_some());
    let hold: Arc<[_]> = plan.hold.clone().into();
    let last = plan.chains.len().saturating_sub(1);
    let mut chains = Vec::with_capacity(plan.chains.len());
    for (index, chain) in plan.chains.iter().enumerate() {
        let made = made(chain, plugins)?;
        let mut tasks = Vec::new();
        for _ in 0..chain.workers.on(control.cores) {
            let slots = made.iter().map(|made| made.slot(control)).collect::<Result<_, _>>()?;
            tasks.push(Task {
                slots,
                ready: (index == last).then(|| ready.clone()),
                hold: hold.clone(),
                control: control.clone(),
                received: received.clone(),
                beat: timed.then(Arc::<Beat>::default),
                viewed: Vec::new(),
                decode: Meter::new(control.timing),
                encode: Meter::new(control.timing),
            });
        }
        chains.push(tasks);
    }
    Ok(chains)
}

/// What the workers of a chain share of one stage.
struct Made<'a> {
    plan: &'a StagePlan,
    stage: Arc<Stage>,
    stamp: StageStamp,
    condition: Option<Arc<Condition>>,
}

fn made<'a>(chain: &'a Chain, plugins: &Plugins) -> Result<Vec<Made<'a>>, RunError> {
    let made = chain.stages.iter().map(|plan| {
        let stage = plugins.stage(&plan.uses)?;
        let digest = Sha256::digest(plan.config.as_bytes());
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let stamp = StageStamp {
            stage: plan.id.as_str().into(),
            plugin: format!("{} {}", plan.plugin, plan.version).into(),
            config: format!("sha256:{digest}").into(),
        };
        let condition = plan.condition.as_ref().map(|condition| Condition::compile(&condition.text)).transpose();
        let condition = condition.map_err(|fault| RunError::Expression(format!("stage `{}`: {fault}", plan.id)))?;
        Ok(Made { plan, stage, stamp, condition: condition.map(Arc::new) })
    });
    made.collect()
}

impl Made<'_> {
    fn slot(&self, control: &Control) -> Result<StageSlot, RunError> {
        let plan = self.plan;
        let instance = Instance::create(&self.stage, self.stamp.clone(), &plan.config)
            .map_err(|error| RunError::Stage { stage: plan.id.clone(), why: error.to_string() })?;
        Ok(StageSlot {
            id: plan.id.clone(),
            plugin: self.stamp.plugin.to_string(),
            cancel: instance.cancel(),
            instance,
            condition: self.condition.clone(),
            policy: plan.on_error,
            timeout: plan.timeout.map(|timeout| timeout.duration()),
            meter: Meter::new(control.timing),
            skipped: 0,
        })
    }
}

fn watched(tasks: &[Vec<Task>]) -> Vec<Watched> {
    let watched = tasks.iter().flatten().filter_map(|task| {
        let stages = task.slots.iter().map(|slot| (slot.id.clone(), slot.timeout, slot.cancel.clone()));
        Some(Watched { beat: task.beat.clone()?, stages: stages.collect() })
    });
    watched.collect()
}

fn spawn_watchdog(
    watched: Vec<Watched>,
    until: Receiver<()>,
    plan: &Plan,
    control: &Control,
) -> Result<Option<JoinHandle<()>>, RunError> {
    if watched.is_empty() {
        return Ok(None);
    }
    let (folder, pipeline) = (plan.dead_letters.clone(), plan.name.clone());
    let hang = control.on_hang.clone();
    spawn("watchdog".to_owned(), move || watch(&watched, &until, Path::new(&folder), &pipeline, &*hang)).map(Some)
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
