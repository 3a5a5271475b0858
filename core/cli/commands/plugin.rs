//! `copydesk plugin list` and `copydesk plugin describe`.

use crate::arguments::{Common, Form, Plugin, PluginCommand};
use crate::definition::plugins;
use crate::failure::{Failure, Status};
use crate::output;
use copydesk_plugin_host::{Plugins, Stage};
use serde_json::{Value, json};
use std::fmt::Write;

pub(crate) fn run(common: &Common, command: &Plugin) -> Result<Status, Failure> {
    let plugins = plugins(common);
    match &command.command {
        PluginCommand::List { format } => Ok(list(&plugins, *format)),
        PluginCommand::Describe { id, format } => {
            let stage = plugins.stage(id)?;
            match format {
                Form::Json => output::print_json(&facts(&stage)),
                Form::Text => output::print(&description(&plugins, &stage)),
            }
            Ok(Status::Done)
        }
    }
}

fn list(plugins: &Plugins, format: Form) -> Status {
    let (found, broken) = plugins.all();
    let stages: Vec<_> = found.iter().flat_map(|plugin| &plugin.stages).collect();
    match format {
        Form::Json => {
            let broken: Vec<String> = broken.iter().map(ToString::to_string).collect();
            let stages: Vec<Value> = stages.iter().map(|stage| facts(stage)).collect();
            output::print_json(&json!({"stages": stages, "broken": broken}));
        }
        Form::Text => {
            let width = stages.iter().map(|stage| stage.id.len()).max().unwrap_or_default();
            let mut out = String::new();
            for stage in &stages {
                let _ = writeln!(out, "{:width$}  {:8}  {}", stage.id, stage.version, stage.doc);
            }
            if stages.is_empty() {
                out.push_str("no plugins found; looked in\n");
                for folder in &plugins.folders().0 {
                    let _ = writeln!(out, "  {} ({})", folder.path.display(), folder.origin);
                }
            }
            output::print(&out);
            broken.iter().for_each(|error| output::error_line(&error.to_string()));
        }
    }
    if broken.is_empty() { Status::Done } else { Status::Config }
}

fn facts(stage: &Stage) -> Value {
    json!({
        "id": stage.id, "doc": stage.doc, "plugin": stage.plugin, "version": stage.version, "library": stage.path,
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

/// What stands under `with:`, from the plugin's schema.
fn options(out: &mut String, schema: Option<&Value>) {
    let Some(properties) = schema.and_then(|schema| schema["properties"].as_object()).filter(|map| !map.is_empty())
    else {
        let _ = writeln!(out, "  with     nothing");
        return;
    };
    let required = schema.and_then(|schema| schema["required"].as_array()).cloned().unwrap_or_default();
    let _ = writeln!(out, "  with");
    for (name, property) in properties {
        let default = match property.get("default") {
            Some(Value::Null) | None => String::new(),
            Some(default) => format!(", {default} where it is not given"),
        };
        let needed = if required.iter().any(|other| other == name) { ", required" } else { "" };
        let _ = writeln!(out, "    {name}: {}{needed}{default}", kind(property));
        if let Some(text) = property["description"].as_str() {
            let _ = writeln!(out, "        {}", text.replace('\n', " "));
        }
    }
}

fn kind(property: &Value) -> String {
    let named = |value: &Value| value.as_str().map(str::to_owned);
    match &property["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            kinds.iter().filter_map(named).filter(|kind| kind != "null").collect::<Vec<_>>().join(" or ")
        }
        _ => match property["enum"].as_array() {
            Some(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
            None => "value".to_owned(),
        },
    }
}
