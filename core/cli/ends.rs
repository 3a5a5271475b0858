//! What stands in for a definition's sources and sinks: `--input` and `--output`.

use crate::failure::Failure;
use copydesk_endpoints::{Disk, Sink, SinkPlan, Source, files_in, folder_sink, sink_kinds, source_kinds};
use copydesk_formats::Wanted;
use copydesk_pipeline::{Plan, SinkPolicy};
use copydesk_runtime::{OpenSink, Wiring};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What stands in for a definition's ends.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ends<'a> {
    /// Read instead of the sources.
    pub(crate) input: &'a [PathBuf],
    /// Written instead of the sinks.
    pub(crate) output: Option<&'a Path>,
    /// What the sinks write goes below this folder.
    pub(crate) rehearse: Option<&'a Path>,
}

/// Opens a plan's ends, or what stands in for them.
pub(crate) fn wire(plan: &mut Plan, ends: &Ends<'_>, disk: &Arc<dyn Disk>) -> Result<Wiring, Failure> {
    if let Some(folder) = ends.rehearse {
        rehearse(plan, folder);
    }
    let mut wiring = Wiring::open(plan, disk)?;
    for path in ends.input {
        wiring.push_stand_in(source(path)?);
    }
    if let Some(path) = ends.output {
        let (form, identity, sink) = sink(path, disk)?;
        let policy = SinkPolicy::from(plan.on_error);
        let name = path.display().to_string();
        let name = if name == "-" { "stdout".to_owned() } else { name };
        wiring.sinks.push(OpenSink { name, place: None, identity, plan: form, policy, sink });
    }
    Ok(wiring)
}

/// Moves what sinks write below a folder, a folder a sink, so that two never meet there. What writes elsewhere than to files is left out.
fn rehearse(plan: &mut Plan, folder: &Path) {
    let kinds = sink_kinds();
    let mut number = 0;
    plan.sinks.retain_mut(|sink| {
        number += 1;
        let Some(kind) = kinds.iter().find(|kind| kind.name == sink.uses) else { return true };
        let Some(path) = sink.config.get("path").and_then(Value::as_str) else { return false };
        let below = folder.join(format!("sink-{number}")).join(path.trim_start_matches('/'));
        sink.config["path"] = below.to_string_lossy().into();
        sink.written["path"] = sink.config["path"].clone();
        sink.identity = (kind.identity)(&sink.config).unwrap_or_else(|| sink.identity.clone());
        true
    });
}

fn source(path: &Path) -> Result<Box<dyn Source>, Failure> {
    if path == Path::new("-") {
        let stdin = source_kinds().into_iter().find(|kind| kind.name == "stdin");
        let stdin = stdin.ok_or_else(|| Failure::Usage("standard input cannot be read".to_owned()))?;
        (stdin.open)(&json!({})).map_err(|error| Failure::Usage(error.to_string()))
    } else {
        files_in(path, Wanted::Auto, false).map_err(|error| Failure::Usage(format!("--input {error}")))
    }
}

fn sink(path: &Path, disk: &Arc<dyn Disk>) -> Result<(SinkPlan, String, Box<dyn Sink>), Failure> {
    let usage = |error: String| Failure::Usage(format!("--output {}: {error}", path.display()));
    let built_in = |name: &'static str, config: Value| {
        let kind = sink_kinds().into_iter().find(|kind| kind.name == name);
        let kind = kind.ok_or_else(|| usage(format!("there is no sink `{name}`")))?;
        let plan = (kind.plan)(&config).map_err(|error| usage(error.to_string()))?;
        let identity = (kind.identity)(&config).unwrap_or_else(|| name.to_owned());
        Ok((plan, identity, (kind.open)(&config, disk.clone()).map_err(usage)?))
    };
    if path == Path::new("-") {
        return built_in("stdout", json!({"detail": "full"}));
    }
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return built_in("lines", json!({"path": path, "append": false, "detail": "full"}));
    }
    if path.exists() && !path.is_dir() {
        let help = "is no folder; give a folder, a path that ends in `.jsonl`, or `-`, which a shell sends on: `--output - >PATH`";
        return Err(usage(help.to_owned()));
    }
    folder_sink(path, disk.clone()).map_err(|error| usage(error.to_string()))
}
