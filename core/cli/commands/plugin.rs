//! `copydesk plugin list` and `copydesk plugin describe`: stages, and the sources and sinks that are built in.

mod options;

use self::options::options;
use crate::arguments::{Common, Form, Plugin, PluginCommand};
use crate::definition::plugins;
use crate::failure::{Failure, Status};
use crate::output;
use copydesk_endpoints::{SinkKind, SourceKind, sink_kinds, source_kinds};
use copydesk_plugin_host::{Plugins, Stage};
use serde_json::{Value, json};
use std::fmt::Write;

pub(crate) fn run(common: &Common, command: &Plugin) -> Result<Status, Failure> {
    let plugins = plugins(common);
    match &command.command {
        PluginCommand::List { format } => Ok(list(&plugins, *format)),
        PluginCommand::Describe { id, format } => describe(&plugins, id, *format),
    }
}

/// Describes what has this name under `uses:`: sources, sinks and a stage.
fn describe(plugins: &Plugins, id: &str, format: Form) -> Result<Status, Failure> {
    let ends: Vec<End> = ends().into_iter().filter(|end| end.name == id).collect();
    let stage = match plugins.stage(id) {
        Err(_) if !ends.is_empty() => None,
        found => Some(found?),
    };
    match (format, &stage) {
        // Most names mean one thing.
        (Form::Json, Some(stage)) if ends.is_empty() => output::print_json(&facts(plugins, stage)),
        (Form::Json, stage) => {
            let stage = stage.as_deref().map(|stage| facts(plugins, stage));
            let ends = ends.iter().map(End::facts).chain(stage);
            output::print_json(&ends.collect());
        }
        (Form::Text, stage) => {
            let stage = stage.as_deref().map(|stage| description(plugins, stage));
            let all: Vec<String> = ends.iter().map(End::description).chain(stage).collect();
            output::print(&all.join("\n"));
        }
    }
    Ok(Status::Done)
}

/// A kind of source or sink.
struct End {
    role: &'static str,
    name: &'static str,
    doc: &'static str,
    schema: Value,
}

fn ends() -> Vec<End> {
    let source = |kind: &SourceKind| End { role: "source", name: kind.name, doc: kind.doc, schema: (kind.schema)() };
    let sink = |kind: &SinkKind| End { role: "sink", name: kind.name, doc: kind.doc, schema: (kind.schema)() };
    source_kinds().into_iter().map(source).chain(sink_kinds().into_iter().map(sink)).collect()
}

impl End {
    fn facts(&self) -> Value {
        json!({"id": self.name, "role": self.role, "doc": self.doc, "schema": self.schema})
    }

    fn description(&self) -> String {
        let mut out = format!("{} {}: {}\n", self.role, self.name, self.doc);
        options(&mut out, Some(&self.schema));
        out
    }
}

fn list(plugins: &Plugins, format: Form) -> Status {
    let (found, broken) = plugins.all();
    let stages: Vec<_> = found.iter().flat_map(|plugin| &plugin.stages).collect();
    match format {
        Form::Json => {
            let broken: Vec<String> = broken.iter().map(ToString::to_string).collect();
            let stages: Vec<Value> = stages.iter().map(|stage| listed(plugins, stage)).collect();
            let ends = |role| ends().iter().filter(|end| end.role == role).map(End::facts).collect::<Vec<_>>();
            let (sources, sinks) = (ends("source"), ends("sink"));
            output::print_json(&json!({"stages": stages, "broken": broken, "sources": sources, "sinks": sinks}));
        }
        Form::Text => {
            let width = stages.iter().map(|stage| stage.id.len()).max().unwrap_or_default();
            let mut out = String::new();
            for stage in &stages {
                let _ = writeln!(out, "{:width$}  {:8}  {}", stage.id, stage.version, stage.doc);
                if stages.iter().filter(|other| other.id == stage.id).count() > 1 {
                    let used = if is_used(plugins, stage) { "used" } else { "not used" };
                    let _ = writeln!(out, "{:width$}  {used}: {}", "", stage.path.display());
                }
            }
            if stages.is_empty() {
                out.push_str("no plugins found; looked in\n");
                for folder in &plugins.folders().0 {
                    let _ = writeln!(out, "  {} ({})", folder.path.display(), folder.origin);
                }
            }
            let ends = ends();
            let width = ends.iter().map(|end| end.name.len()).max().unwrap_or_default();
            out.push('\n');
            for End { role, name, doc, .. } in &ends {
                let _ = writeln!(out, "{role:6}  {name:width$}  {doc}");
            }
            output::print(&out);
            broken.iter().for_each(|error| output::error_line(&error.to_string()));
        }
    }
    if broken.is_empty() { Status::Done } else { Status::Config }
}

/// Whether this is the stage that a definition gets by its name: others may be called so too.
fn is_used(plugins: &Plugins, stage: &Stage) -> bool {
    plugins.stage(&stage.id).is_ok_and(|used| used.path == stage.path)
}

fn listed(plugins: &Plugins, stage: &Stage) -> Value {
    let mut facts = facts(plugins, stage);
    facts["used"] = is_used(plugins, stage).into();
    facts
}

fn facts(plugins: &Plugins, stage: &Stage) -> Value {
    let license = plugins.open(&stage.path).map(|plugin| plugin.license.clone()).unwrap_or_default();
    json!({
        "id": stage.id, "doc": stage.doc, "plugin": stage.plugin, "version": stage.version, "license": license, "library": stage.path,
        "reads": stage.reads, "writes": stage.writes, "stateful": stage.stateful, "schema": stage.schema,
    })
}

fn description(plugins: &Plugins, stage: &Stage) -> String {
    let mut out = String::new();
    let plugin = plugins.open(&stage.path).ok();
    let list = |names: &[String]| if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    let _ = writeln!(out, "{} {}: {}", stage.id, stage.version, stage.doc);
    let _ = writeln!(out, "  reads    {}", list(&stage.reads));
    let _ = writeln!(out, "  writes   {}", list(&stage.writes));
    if stage.stateful {
        let _ = writeln!(out, "  stateful one instance sees every article of a run, so it has one worker");
    }
    if let Some(plugin) = plugin {
        let _ = writeln!(out, "  plugin   {} {}, licence {}", plugin.id, plugin.version, plugin.license);
    }
    let _ = writeln!(out, "  library  {}", stage.path.display());
    options(&mut out, stage.schema.as_ref());
    out
}
