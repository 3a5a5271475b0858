//! What stands in for a definition's sources and sinks: `--input` and `--output`.

use crate::failure::Failure;
use copydesk_endpoints::{files_in, folder_sink, sink_kinds, source_kinds};
use copydesk_formats::Wanted;
use copydesk_pipeline::{Plan, SourceDefaults};
use copydesk_runtime::{OpenSink, OpenSource, Wiring};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Opens a plan's ends, or what stands in for them.
pub(crate) fn wire(plan: &Plan, input: &[PathBuf], output: Option<&Path>) -> Result<Wiring, Failure> {
    let mut wiring = Wiring::open(plan).map_err(Failure::Wiring)?;
    for path in input {
        wiring.sources.push(source(path)?);
    }
    if let Some(path) = output {
        wiring.sinks.push(sink(path)?);
    }
    Ok(wiring)
}

fn source(path: &Path) -> Result<OpenSource, Failure> {
    let open = if path == Path::new("-") {
        let stdin = source_kinds().into_iter().find(|kind| kind.name == "stdin");
        let stdin = stdin.ok_or_else(|| Failure::Usage("standard input cannot be read".to_owned()))?;
        (stdin.open)(&json!({})).map_err(Failure::Usage)?
    } else {
        files_in(path, Wanted::Auto, false).map_err(|error| Failure::Usage(format!("--input {error}")))?
    };
    Ok(OpenSource::new(open, &SourceDefaults::default()))
}

fn sink(path: &Path) -> Result<OpenSink, Failure> {
    let usage = |error: String| Failure::Usage(format!("--output {}: {error}", path.display()));
    let built_in = |name: &'static str, config: Value| {
        let kind = sink_kinds().into_iter().find(|kind| kind.name == name);
        let kind = kind.ok_or_else(|| usage(format!("there is no sink `{name}`")))?;
        let plan = (kind.plan)(&config).map_err(|error| usage(error.to_string()))?;
        Ok(OpenSink { name: name.to_owned(), plan, sink: (kind.open)(&config).map_err(usage)? })
    };
    if path == Path::new("-") {
        return built_in("stdout", json!({}));
    }
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return built_in("lines", json!({"path": path, "append": false, "detail": "full"}));
    }
    if path.is_file() {
        return Err(usage("is a file; give a folder, a path that ends in `.jsonl`, or `-`".to_owned()));
    }
    let (plan, sink) = folder_sink(path).map_err(|error| usage(error.to_string()))?;
    Ok(OpenSink { name: path.display().to_string(), plan, sink })
}
