//! Renditions that sinks put out: whether a stage makes them.

use serde_json::Value;

use super::Context;
use super::parts::Parts;
use crate::diagnostics::Fault;
use crate::nearest::{listed, nearest};
use crate::plan::SinkPlan;

/// What a stage says that it writes, where it makes renditions.
const RENDITIONS: &str = "renditions";

/// Warns of a sink that puts out a rendition that no stage makes, or whose name is a slip of one that stands in the configuration of a stage
/// that does. Articles may bring renditions, and a stage may name them by itself, so that it is no error.
pub(super) fn look_at(context: &Context<'_>, parts: &Parts, sinks: &[SinkPlan], faults: &mut Vec<Fault>) {
    let asked = parts.sinks.iter().flatten().zip(sinks);
    let asked: Vec<(&str, &str)> = asked
        .filter_map(|(part, sink)| Some((part.pointer.as_str(), sink.output.as_ref()?.rendition.as_deref()?)))
        .collect();
    if asked.is_empty() || parts.stage_lost || context.options.replace_sinks {
        return;
    }
    let mut names = Vec::new();
    let mut makers = 0;
    for part in parts.stages.iter().flatten() {
        // What a stage makes whose plugin is not there is not known.
        let Ok(facts) = context.catalogue.stage(&part.is.uses) else { return };
        if facts.writes.iter().any(|name| name == RENDITIONS) {
            makers += 1;
            part.is.with.iter().flatten().for_each(|(key, value)| collect(key, value, &mut names));
        }
    }
    for (pointer, name) in asked {
        let at = format!("{pointer}/with/rendition");
        let letter = "an article without it is a dead letter for this sink";
        if makers == 0 {
            let writers = context.catalogue.writers_of(RENDITIONS);
            let fault = Fault::warning("unmade-rendition", format!("no stage makes the rendition `{name}`")).at(at);
            faults.push(match writers.is_empty() {
                true => fault.info("no plugin that was found makes renditions").info(letter),
                false => fault
                    .help(format!("put a stage that makes it: {}", listed(writers.iter().map(String::as_str), "or")))
                    .info(letter),
            });
        } else if !names.contains(&name)
            && let Some(near) = nearest(name, names.iter().copied())
        {
            faults.push(
                Fault::warning("unmade-rendition", format!("no stage is told to make the rendition `{name}`"))
                    .at(at)
                    .suggest(Some(near))
                    .help(format!("did you mean `{near}`?"))
                    .info(letter),
            );
        }
    }
}

/// All keys and texts of a configuration.
fn collect<'a>(key: &'a str, value: &'a Value, names: &mut Vec<&'a str>) {
    names.push(key);
    match value {
        Value::String(text) => names.push(text),
        Value::Array(list) => list.iter().for_each(|value| collect("", value, names)),
        Value::Object(map) => map.iter().for_each(|(key, value)| collect(key, value, names)),
        _ => {}
    }
}
