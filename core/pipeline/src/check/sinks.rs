//! Sinks: beside what all endpoints must be, that no two write to the same place.

use std::collections::HashMap;

use super::Context;
use super::endpoints::{Endpoint, missing_list};
use super::parts::Parts;
use crate::definition::SinkOnError;
use crate::diagnostics::Fault;
use crate::plan::{ErrorPolicy, SinkPlan, SinkPolicy};

pub(super) fn sinks(
    context: &Context<'_>,
    parts: &Parts,
    policy: ErrorPolicy,
    faults: &mut Vec<Fault>,
) -> Vec<SinkPlan> {
    let replaced = context.options.replace_sinks;
    let given = context.written.get("sinks").filter(|value| !value.is_null());
    let none = given.is_none_or(|value| value.as_array().is_some_and(Vec::is_empty));
    if none && !replaced && !context.is_misspelt(&["sinks"]) {
        let fault = Fault::error("no-sinks", "the pipeline has no sink: its articles go nowhere");
        faults.push(missing_list(fault, "sinks", given.is_some(), context.catalogue.sinks()));
    }
    let kinds = context.catalogue.sinks();
    let mut places: HashMap<String, &str> = HashMap::new();
    let mut of_kind: HashMap<&str, usize> = HashMap::new();
    let mut plans = Vec::new();
    for part in parts.sinks.iter().flatten() {
        let sink = &part.is;
        let endpoint = Endpoint { pointer: &part.pointer, role: "sink", uses: &sink.uses, with: sink.with.as_ref() };
        let config =
            endpoint.check(context, &kinds, replaced, &|c| context.catalogue.check_sink(&sink.uses, c), faults);
        let number = of_kind.entry(&sink.uses).and_modify(|number| *number += 1).or_insert(1);
        let place = config.accepted.then(|| context.catalogue.sink_identity(&sink.uses, &config.value)).flatten();
        if let Some(place) = &place {
            match places.get(place) {
                Some(first) => faults.push(same_place(context, &part.pointer, first)),
                None => _ = places.insert(place.clone(), &part.pointer),
            }
        }
        plans.push(SinkPlan {
            output: config.accepted.then(|| context.catalogue.sink_output(&sink.uses, &config.value)).flatten(),
            uses: sink.uses.clone(),
            identity: place.unwrap_or_else(|| format!("{} {number}", sink.uses)),
            exactly_once: kinds.iter().any(|kind| kind.name == sink.uses && kind.exactly_once),
            on_error: sink_policy(policy, sink.on_error.as_ref()),
            config: config.value,
            written: context.written(&format!("{}/with", part.pointer)),
        });
    }
    plans
}

fn same_place(context: &Context<'_>, pointer: &str, first: &str) -> Fault {
    let at = context.positions.line_of(first);
    Fault::error("same-place", "this sink writes to the same place as another")
        .at(format!("{pointer}/uses"))
        .label(format!("writes where the sink in line {at} does"))
        .help("give it a place of its own, or take one of the two out")
        .info(format!("the first begins in line {at}; each would overwrite what the other wrote"))
}

/// The pipeline's policy with what a sink says of it.
fn sink_policy(pipeline: ErrorPolicy, given: Option<&SinkOnError>) -> SinkPolicy {
    let default = SinkPolicy::from(pipeline);
    SinkPolicy {
        retry: given.and_then(|g| g.retry).unwrap_or(default.retry),
        backoff: given.and_then(|g| g.backoff).unwrap_or(default.backoff),
        then: given.and_then(|g| g.then).unwrap_or(default.then),
    }
}
