//! Sources, and what sources and sinks have in common: that there are any, that their kinds exist and that they accept their
//! configuration.

use serde_json::{Map, Value};

use super::Context;
use super::expressions::template;
use super::parts::{Part, Parts};
use super::values::ask_for_all;
use crate::catalogue::{ConfigFault, EndpointFacts};
use crate::definition::Source;
use crate::diagnostics::Fault;
use crate::nearest::{listed, nearest};
use crate::plan::SourcePlan;

pub(super) fn sources(context: &Context<'_>, parts: &Parts, faults: &mut Vec<Fault>) -> Vec<SourcePlan> {
    let replaced = context.options.replace_sources;
    let there = |pointer: &str| context.written.pointer(pointer).is_some_and(|value| !value.is_null());
    if there("/source") && there("/sources") {
        faults.push(
            Fault::error("source-and-sources", "`source` and `sources` are both given")
                .at("/source")
                .on_key()
                .help("move this one into the list under `sources`"),
        );
    }
    let empty = context.written.pointer("/sources").and_then(Value::as_array).is_some_and(Vec::is_empty);
    let misspelt = context.is_misspelt(&["source", "sources"]);
    if !replaced && !misspelt && !there("/source") && (!there("/sources") || empty) {
        let fault = Fault::error("no-sources", "the pipeline has no source: no article ever comes in");
        faults.push(missing_list(fault, "sources", there("/sources"), context.catalogue.sources()));
    }
    let kinds = context.catalogue.sources();
    let parts: Vec<&Part<Source>> = parts.source.iter().chain(parts.sources.iter().flatten()).collect();
    let mut plans = Vec::new();
    for part in parts {
        let source = &part.is;
        let endpoint =
            Endpoint { pointer: &part.pointer, role: "source", uses: &source.uses, with: source.with.as_ref() };
        let config = endpoint
            .check(context, &kinds, replaced, &|c| context.catalogue.check_source(&source.uses, c), faults)
            .value;
        plans.push(SourcePlan {
            uses: source.uses.clone(),
            config,
            written: context.written(&format!("{}/with", part.pointer)),
            defaults: source.defaults.clone().unwrap_or_default(),
            edit: source.edit.unwrap_or_default(),
        });
    }
    plans
}

pub(super) fn missing_list(fault: Fault, key: &str, given: bool, kinds: Vec<EndpointFacts>) -> Fault {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name.as_str()).collect();
    let fault = if given { fault.at(format!("/{key}")).on_key() } else { fault };
    let first = names.first().copied().unwrap_or("files");
    let fault = fault.help(format!("write `{key}:` and below it `  - uses: {first}`"));
    if names.len() > 1 { fault.info(format!("the kinds are {}", listed(names, "and"))) } else { fault }
}

pub(super) struct Endpoint<'a> {
    pub(super) pointer: &'a str,
    pub(super) role: &'static str,
    pub(super) uses: &'a str,
    pub(super) with: Option<&'a Map<String, Value>>,
}

/// An endpoint's configuration, and whether the endpoint was asked and took it.
pub(super) struct Configured {
    pub(super) value: Value,
    pub(super) accepted: bool,
}

impl Endpoint<'_> {
    /// Checks the endpoint and gives its configuration.
    pub(super) fn check(
        &self,
        context: &Context<'_>,
        kinds: &[EndpointFacts],
        replaced: bool,
        ask: &dyn Fn(&Value) -> Result<(), ConfigFault>,
        faults: &mut Vec<Fault>,
    ) -> Configured {
        let mut config = Value::Object(self.with.cloned().unwrap_or_default());
        let Some(kind) = kinds.iter().find(|kind| kind.name == self.uses) else {
            faults.push(self.unknown(kinds));
            return Configured { value: config, accepted: false };
        };
        let with = format!("{}/with", self.pointer);
        let mut wrong = Vec::new();
        if let Some(schema) = &kind.schema {
            let owner = format!("`{}`", self.uses);
            wrong = context.validate(schema, &mut config, &with, Some(&owner));
        }
        for inner in &kind.templates {
            let pointer = format!("{with}{inner}");
            if let Some(text) = config.pointer(inner).and_then(Value::as_str)
                && !context.filled.is_unresolved(&pointer)
            {
                template(context, text, &pointer, faults);
            }
        }
        let asked = !replaced && !context.filled.is_unresolved(&with);
        let found = if asked { ask_for_all(&config, &wrong, &with, ask) } else { Vec::new() };
        let accepted = asked && wrong.is_empty() && found.is_empty();
        faults.append(&mut wrong);
        faults.extend(found.into_iter().map(|fault| config_fault(fault, &with, self.uses)));
        Configured { value: config, accepted }
    }

    fn unknown(&self, kinds: &[EndpointFacts]) -> Fault {
        let names = || kinds.iter().map(|kind| kind.name.as_str());
        let near = nearest(self.uses, names());
        let mut fault = Fault::error("unknown-kind", format!("there is no {} of the kind `{}`", self.role, self.uses))
            .at(format!("{}/uses", self.pointer))
            .suggest(near);
        if let Some(near) = near {
            fault = fault.help(format!("did you mean `{near}`?"));
        }
        fault.info(format!("the kinds of {}s are {}", self.role, listed(names(), "and")))
    }
}

/// What a plugin or an endpoint says of its configuration, with its place.
pub(super) fn config_fault(fault: ConfigFault, with: &str, owner: &str) -> Fault {
    let inner = fault.pointer.unwrap_or_default();
    // A fault about a value often says only what the value must be.
    let message = match inner.trim_start_matches('/') {
        "" => format!("`{owner}`: {}", fault.message),
        name => format!("`{name}` of `{owner}`: {}", fault.message),
    };
    Fault::error("config", message).at(format!("{with}{inner}")).maybe_help(fault.help)
}
