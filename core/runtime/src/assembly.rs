//! What a run is made of before it begins: a task a worker, with its instances of the stages.

use crate::control::Control;
use crate::cut::Cut;
use crate::durable::Durable;
use crate::error::RunError;
use crate::meter::Meter;
use crate::ready::{MakeReady, PlannedStage, SinkForm};
use crate::stage::StageSlot;
use crate::task::{Remembers, Task};
use crate::watchdog::{Beat, Watched};
use crate::wiring::OpenSink;
use copydesk_article::StageStamp;
use copydesk_pipeline::{Chain, Condition, PathTemplate, Plan, StagePlan};
use copydesk_plugin_host::{Instance, Plugins, Stage};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub(crate) fn make_ready(
    plan: &Plan,
    plugins: &Plugins,
    sinks: &[OpenSink],
    history: bool,
) -> Result<MakeReady, RunError> {
    let forms = sinks.iter().map(|sink| {
        let template = sink.plan.path.as_deref().map(PathTemplate::compile).transpose();
        let path = template.map_err(|fault| RunError::Expression(format!("sink `{}`: {fault}", sink.name)))?;
        Ok(SinkForm { plan: sink.plan.clone(), path })
    });
    let stages = plan.stages().filter(|_| history).map(|stage| {
        let edits = plugins.stage(&stage.uses)?.edits();
        Ok(PlannedStage { id: stage.id.clone(), edits })
    });
    let stages = stages.collect::<Result<_, RunError>>()?;
    Ok(MakeReady { sinks: Arc::new(forms.collect::<Result<_, RunError>>()?), history, stages })
}

/// The tasks of each chain, one a worker. All instances are made here, so that what is wrong with one shows before anything is read.
pub(crate) fn tasks(
    plan: &Plan,
    plugins: &Plugins,
    control: &Control,
    received: &Arc<AtomicU64>,
    ready: MakeReady,
    durable: Option<&Durable>,
) -> Result<Vec<Vec<Task>>, RunError> {
    let timed = plan.stages().any(|stage| stage.timeout.is_some());
    let hold: Arc<[_]> = plan.hold.clone().into();
    let editing = Arc::new((plan.sources.iter().map(|source| source.edit).collect(), plan.edit));
    let last = plan.chains.len().saturating_sub(1);
    let mut chains = Vec::with_capacity(plan.chains.len());
    let cut = Arc::<Cut>::default();
    let (mut worker, mut before) = (0, 0);
    for (index, chain) in plan.chains.iter().enumerate() {
        let made = made(chain, plugins)?;
        let mut tasks = Vec::new();
        for _ in 0..chain.workers.on(control.cores) {
            let place = |at: usize| Place { in_chain: at, in_plan: before + at, history: durable.is_some() };
            let slots = made.iter().enumerate().map(|(at, made)| made.slot(control, place(at)));
            let remembers = durable.map(|durable| {
                // Only where articles are read is it asked whether they were seen.
                let seen = if index == 0 { durable.reader()? } else { None };
                let (suspects, slot) = (durable.suspects.clone(), durable.slot(worker));
                Ok::<_, RunError>(Remembers { seen, now: control.clock.now(), suspects, slot })
            });
            worker += 1;
            tasks.push(Task {
                slots: slots.collect::<Result<_, _>>()?,
                remembers: remembers.transpose()?,
                ready: (index == last).then(|| ready.clone()),
                hold: hold.clone(),
                editing: editing.clone(),
                control: control.clone(),
                cut: cut.clone(),
                received: received.clone(),
                beat: timed.then(Arc::<Beat>::default),
                viewed: Vec::new(),
                decode: Meter::new(control.timing),
                encode: Meter::new(control.timing),
            });
        }
        before += made.len();
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

/// Where a stage stands.
struct Place {
    in_chain: usize,
    in_plan: usize,
    history: bool,
}

impl Made<'_> {
    fn slot(&self, control: &Control, place: Place) -> Result<StageSlot, RunError> {
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
            index: place.in_chain,
            number: u32::try_from(place.in_plan).unwrap_or(u32::MAX),
            history: place.history,
            edits: self.stage.edits(),
        })
    }
}

pub(crate) fn watched(tasks: &[Vec<Task>]) -> Vec<Watched> {
    let watched = tasks.iter().flatten().filter_map(|task| {
        let stages = task.slots.iter().map(|slot| (slot.id.clone(), slot.timeout, slot.cancel.clone()));
        Some(Watched { beat: task.beat.clone()?, stages: stages.collect() })
    });
    watched.collect()
}
