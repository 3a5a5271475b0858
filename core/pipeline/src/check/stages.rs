//! Stages: that their plugins are there and accept their configuration, that names are single, and who must work alone.

use std::collections::HashMap;

use serde_json::Value;

use super::editing;
use super::endpoints::config_fault;
use super::expressions::condition;
use super::parts::{Part, Parts};
use super::values::ask_for_all;
use super::{Context, error_policy};
use crate::canonical::canonical;
use crate::catalogue::{LookupFault, MisspeltPart, StageFacts};
use crate::definition::Stage;
use crate::diagnostics::Fault;
use crate::nearest::{listed, nearest};
use crate::plan::{ConditionPlan, ErrorPolicy, StagePlan, Workers};
use crate::reads::{self, Step};

/// Checks the stages and gives each with the number of workers that it needs.
pub(super) fn stages(
    context: &Context<'_>,
    parts: &Parts,
    workers: Workers,
    policy: ErrorPolicy,
    faults: &mut Vec<Fault>,
) -> Vec<(Workers, StagePlan)> {
    let given = context.written.get("stages").filter(|value| !value.is_null());
    if given.is_none_or(|value| value.as_array().is_some_and(Vec::is_empty)) && !context.is_misspelt(&["stages"]) {
        let fault = Fault::warning("no-stages", "the pipeline has no stages: articles pass as they are");
        let fault = if given.is_some() { fault.at("/stages").on_key() } else { fault };
        faults
            .push(fault.help("write `stages:` and below it `  - uses: …`; `copydesk plugin list` shows what there is"));
    }
    let stages = parts.stages.as_deref().unwrap_or_default();
    duplicate_ids(context, stages, faults);

    let remembers = context.state(parts.definition.state.as_deref()).is_some();
    let mut found: HashMap<&str, Result<StageFacts, LookupFault>> = HashMap::new();
    let mut steps: Vec<Step> = Vec::new();
    let mut takers: Vec<String> = Vec::new();
    let mut plans = Vec::new();
    for part in stages {
        let stage = &part.is;
        let first = !found.contains_key(&*stage.uses);
        let facts = found.entry(&stage.uses).or_insert_with(|| context.catalogue.stage(&stage.uses));
        let condition =
            stage.r#if.as_deref().and_then(|text| condition(context, text, &format!("{}/if", part.pointer), faults));
        if first && context.options.duplicates {
            faults.extend(found_twice(context, part));
        }
        match facts {
            Ok(facts) => {
                let config = check_config(context, part, facts, faults);
                check_parts(part, facts, faults);
                check_stateful(part, facts, remembers, faults);
                check_timeout(part, faults);
                if facts.writes.iter().any(|part| part == "ednotes") {
                    takers.push(id_of(stage).to_owned());
                }
                steps.push(Step::new(&part.pointer, id_of(stage), Some(facts), condition.as_ref()));
                plans.push(plan(context, part, facts, config, condition, workers, policy));
            }
            Err(fault) => {
                faults.push(lookup_fault(context, part, fault));
                steps.push(Step::new(&part.pointer, id_of(stage), None, condition.as_ref()));
            }
        }
    }
    reads::check(&steps, parts.stage_lost, context.catalogue, faults);
    editing::look_at(parts, &takers, faults);
    plans
}

fn id_of(stage: &Stage) -> &str {
    stage.id.as_deref().unwrap_or(&stage.uses)
}

fn duplicate_ids(context: &Context<'_>, stages: &[Part<Stage>], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<&str, &Part<Stage>> = HashMap::new();
    for part in stages {
        let id = id_of(&part.is);
        let key = if part.is.id.is_some() { "id" } else { "uses" };
        if id.trim().is_empty() {
            faults.push(Fault::error("stage-id", "a stage's name is empty").at(format!("{}/{key}", part.pointer)));
        } else if let Some(first) = seen.get(id) {
            let at = context.positions.line_of(&first.pointer);
            faults.push(
                Fault::error("duplicate-id", format!("two stages are called `{id}`"))
                    .at(format!("{}/{key}", part.pointer))
                    .help(format!("give this one a name of its own: `id: {id}-2`"))
                    .info(format!("the first begins in line {at}; reports and dead letters name a stage by its id")),
            );
        } else {
            seen.insert(id, part);
        }
    }
}

/// Holds the configuration against the plugin's schema and then shows it to the plugin itself.
fn check_config(context: &Context<'_>, part: &Part<Stage>, facts: &StageFacts, faults: &mut Vec<Fault>) -> String {
    let with = format!("{}/with", part.pointer);
    let mut value = Value::Object(part.is.with.clone().unwrap_or_default());
    let uses = &part.is.uses;
    let mut wrong = Vec::new();
    if let Some(schema) = &facts.schema {
        wrong = context.validate(schema, &mut value, &with, Some(&format!("`{uses}`")));
    }
    if !context.filled.is_unresolved(&with) {
        let ask = |rest: &Value| context.catalogue.check_stage(uses, &canonical(rest));
        let found = ask_for_all(&value, &wrong, &with, &ask);
        faults.extend(found.into_iter().map(|fault| config_fault(fault, &with, uses)));
    }
    faults.append(&mut wrong);
    canonical(&value)
}

/// What a stage says it reads and writes decides what it is shown, what it may change, and which articles it is kept from.
fn check_parts(part: &Part<Stage>, facts: &StageFacts, faults: &mut Vec<Fault>) {
    for MisspeltPart { list, name, meant } in &facts.misspelt {
        let uses = &part.is.uses;
        faults.push(
            Fault::warning(
                "misspelt-part",
                format!("`{uses}` says that it {list} `{name}`, which is no part of an article: did its author mean `{meant}`?"),
            )
            .at(format!("{}/uses", part.pointer))
            .info(format!("until the plugin is put right, `{name}` stands for annotations of that type")),
        );
    }
}

/// A stateful stage works alone. `remembers` says that the pipeline has a ledger, which does not hold what a stage has seen.
fn check_stateful(part: &Part<Stage>, facts: &StageFacts, remembers: bool, faults: &mut Vec<Fault>) {
    let stage = &part.is;
    if !facts.stateful {
        return;
    }
    match stage.workers {
        Some(count) if count > 1 => faults.push(
            Fault::error(
                "stateful-workers",
                format!("`{}` must see all articles, so it has one worker, not {count}", stage.uses),
            )
            .at(format!("{}/workers", part.pointer))
            .label("expected 1")
            .suggest(Some("1"))
            .help("write `workers: 1`, or leave the key out"),
        ),
        _ if remembers => faults.push(
            Fault::warning(
                "stateful",
                format!(
                    "`{}` remembers what it has seen, but `state` does not: after a crash it starts afresh",
                    stage.uses
                ),
            )
            .at(format!("{}/uses", part.pointer))
            .info("the run that goes on from there does not show it again what was delivered before"),
        ),
        _ => faults.push(
            Fault::note(
                "stateful",
                format!("`{}` remembers what it has seen; after a crash it starts afresh", stage.uses),
            )
            .at(format!("{}/uses", part.pointer)),
        ),
    }
}

fn check_timeout(part: &Part<Stage>, faults: &mut Vec<Fault>) {
    if part.is.timeout.is_some_and(|timeout| timeout.duration().is_zero()) {
        faults.push(
            Fault::error("no-time", "a timeout of nothing lets no article pass")
                .at(format!("{}/timeout", part.pointer))
                .help("give it some time, such as 2s, or leave the key out"),
        );
    }
}

/// Several libraries offer the stage, and only one of them is used.
fn found_twice(context: &Context<'_>, part: &Part<Stage>) -> Option<Fault> {
    let uses = &part.is.uses;
    let (used, others) = context.catalogue.other_libraries(uses).filter(|(_, others)| !others.is_empty())?;
    let fault = Fault::warning("found-twice", format!("more than one library offers `{uses}`"))
        .at(format!("{}/uses", part.pointer))
        .info(format!("used is {used}"));
    let fault = others.iter().fold(fault, |fault, other| fault.info(format!("not used is {other}")));
    Some(fault.help("take away the one that is not meant; a library that is named for the stage comes before any other, then the order of the folders counts"))
}

fn lookup_fault(context: &Context<'_>, part: &Part<Stage>, fault: &LookupFault) -> Fault {
    let uses = &part.is.uses;
    let at = format!("{}/uses", part.pointer);
    match fault {
        LookupFault::Missing { looked_in, misnamed } => {
            let names = context.stage_names();
            let near = nearest(uses, names.iter().map(String::as_str));
            let mut fault =
                Fault::error("unknown-plugin", format!("there is no plugin for `{uses}`")).at(at).suggest(near);
            if let Some(near) = near {
                fault = fault.help(format!("did you mean `{near}`?"));
            } else if let Some((file, right)) = misnamed.first() {
                fault = fault.help(format!("name {file} `{right}`: under its name it is not looked at"));
            } else if names.is_empty() {
                fault = fault.help("no plugins were found at all: name their folder with `--plugin-dir`");
            }
            if !names.is_empty() {
                fault = fault.info(format!("the stages are {}", listed(names.iter().map(String::as_str), "and")));
            }
            // Where it is not what the help is about.
            let passed_over = misnamed.iter().skip(usize::from(near.is_none()));
            let fault = passed_over.fold(fault, |fault, (file, right)| {
                fault.info(format!("{file} is not looked at: it is not called {right}"))
            });
            let fault = looked_in.iter().fold(fault, |fault, place| fault.info(place));
            fault.info("`--plugin-dir DIR` adds a folder to look in, and so does `COPYDESK_PLUGIN_PATH`")
        }
        LookupFault::Broken { library, reason } => {
            Fault::error("broken-plugin", format!("the plugin for `{uses}` cannot be used: {reason}"))
                .at(at)
                .info(format!("the library is {library}"))
        }
    }
}

fn plan(
    context: &Context<'_>,
    part: &Part<Stage>,
    facts: &StageFacts,
    config: String,
    condition: Option<ConditionPlan>,
    workers: Workers,
    policy: ErrorPolicy,
) -> (Workers, StagePlan) {
    let stage = &part.is;
    let needs = if facts.stateful { Workers::Count(1) } else { stage.workers.map_or(workers, Workers::Count) };
    let plan = StagePlan {
        id: id_of(stage).to_owned(),
        uses: stage.uses.clone(),
        plugin: facts.plugin.clone(),
        version: facts.version.clone(),
        stateful: facts.stateful,
        condition,
        config,
        written: context.written(&format!("{}/with", part.pointer)),
        timeout: stage.timeout,
        on_error: error_policy(policy, stage.on_error.as_ref()),
    };
    (needs, plan)
}
