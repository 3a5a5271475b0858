//! The check: a definition's text becomes a plan, or everything that is wrong with it at once.

mod editing;
mod endpoints;
mod expressions;
mod later;
mod parts;
mod renditions;
mod schedule;
mod sinks;
mod stages;
mod state;
mod values;

use std::cell::OnceCell;

use serde_json::{Value, json};

use crate::canonical::canonical;
use crate::catalogue::Catalogue;
use crate::definition::{Editing, OnError, definition_schema};
use crate::diagnostics::{Diagnostic, Fault, Severity};
use crate::environment::{Filled, fill, lies_in};
use crate::plan::{
    DEFAULT_DEAD_LETTERS, ErrorPolicy, Limits, Plan, SinkPlan, SourcePlan, StagePlan, UNATTENDED_TIMEOUT, Workers,
};
use crate::positions::Positions;
use crate::schema::validate;
use crate::{HeldState, chains};
use parts::Parts;

/// More findings than a person reads at once.
const MOST_FINDINGS: usize = 200;

/// A definition's text and the name under which diagnostics show it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The file's name as the user gave it.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
}

/// What stands in for parts of the definition.
///
/// A part that is stood in for may be missing. What is there of it is still checked for its shape (keys, kinds, types), because a
/// slip in it is a slip in the file; but its environment variables need not be set, and the endpoint itself is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Something stands in for the sources (`--input`): the plan has none.
    pub replace_sources: bool,
    /// Something stands in for the sinks (`--output`): the plan has none.
    pub replace_sinks: bool,
    /// The folder of the ledger (`--state`): it stands in for the definition's.
    pub state: Option<String>,
    /// Nothing is remembered (`--no-state`), whatever the definition says: the plan has no state.
    pub no_state: bool,
    /// Also warn of a stage that several libraries offer, for which every library that can be found is opened.
    pub duplicates: bool,
}

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The plan; `None` where there is an error.
    pub plan: Option<Plan>,
    /// All findings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Whether any finding is an error, so that there is no plan.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Checks a definition with all its parts.
pub fn check(
    document: &Document<'_>,
    environment: &dyn Fn(&str) -> Option<String>,
    catalogue: &dyn Catalogue,
) -> Checked {
    check_with(document, Options::default(), environment, catalogue)
}

/// Checks a definition of which parts may be stood in for.
pub fn check_with(
    document: &Document<'_>,
    options: Options,
    environment: &dyn Fn(&str) -> Option<String>,
    catalogue: &dyn Catalogue,
) -> Checked {
    let (positions, mut faults) = Positions::read(document.name, document.text);
    let readable = faults.iter().all(|fault| fault.code == "duplicate-key");
    let plan = if readable { plan(document, options, &positions, environment, catalogue, &mut faults) } else { None };
    let failed = faults.iter().any(|fault| fault.severity == Severity::Error);
    // Errors first, so that it is never they that are cut off.
    faults.sort_by_key(|fault| fault.severity);
    faults.truncate(MOST_FINDINGS);
    let mut diagnostics: Vec<Diagnostic> = faults.into_iter().map(|fault| positions.diagnose(fault)).collect();
    diagnostics.sort_by_key(|d| (d.place.map(|place| place.start), d.severity));
    // What stands in an anchored value is found at each of its aliases.
    diagnostics.dedup_by(|a, b| a.place == b.place && a.message == b.message);
    Checked { plan: plan.filter(|_| !failed), diagnostics }
}

/// What the parts of the check share.
struct Context<'a> {
    catalogue: &'a dyn Catalogue,
    positions: &'a Positions<'a>,
    options: Options,
    filled: Filled,
    /// The definition before variables were put in.
    written: Value,
    /// The names of all stages, asked for once.
    stage_names: OnceCell<Vec<String>>,
    /// Top-level keys that are there under another name.
    misspelt: Vec<String>,
}

impl Context<'_> {
    /// The folder of the ledger that a run would have, where the definition's is this.
    fn state<'a>(&'a self, given: Option<&'a str>) -> Option<&'a str> {
        self.options.state.as_deref().or(given).filter(|_| !self.options.no_state)
    }

    /// Whether one of these top-level keys is there under another name, which has been said already.
    fn is_misspelt(&self, keys: &[&str]) -> bool {
        self.misspelt.iter().any(|meant| keys.contains(&meant.as_str()))
    }

    fn stage_names(&self) -> &[String] {
        self.stage_names.get_or_init(|| {
            let mut names = self.catalogue.stage_names();
            names.sort();
            names.dedup();
            names
        })
    }

    /// A configuration as the definition has it.
    fn written(&self, pointer: &str) -> Value {
        self.written
            .pointer(pointer)
            .filter(|v| !v.is_null())
            .cloned()
            .unwrap_or_else(|| Value::Object(Default::default()))
    }

    /// Holds a value against a schema. What an unset variable holds is not known, so nothing is said of it. A variable's value that
    /// has the wrong type is read the other way, if that is right.
    fn validate(&self, schema: &Value, value: &mut Value, pointer: &str, owner: Option<&str>) -> Vec<Fault> {
        let hidden = |pointer: &str| self.filled.is_filled(pointer);
        let mut faults = validate(schema, value, pointer, owner, &hidden);
        let mut read_otherwise = false;
        for wrong in faults.iter().filter(|fault| fault.code == "wrong-type") {
            if let Some(at) = wrong.pointer.as_deref()
                && let Some(found) = at.strip_prefix(pointer).and_then(|inner| value.pointer_mut(inner))
                && let Some(other) = self.filled.other_reading(at, found)
            {
                *found = other;
                read_otherwise = true;
            }
        }
        if read_otherwise {
            faults = validate(schema, value, pointer, owner, &hidden);
        }
        faults.retain(|fault| fault.pointer.as_deref().is_none_or(|p| !self.filled.unresolved.contains(p)));
        faults
    }
}

fn plan(
    document: &Document<'_>,
    options: Options,
    positions: &Positions<'_>,
    environment: &dyn Fn(&str) -> Option<String>,
    catalogue: &dyn Catalogue,
    faults: &mut Vec<Fault>,
) -> Option<Plan> {
    let mut value = positions.value();
    let written = value.clone();
    let replaced = |pointer: &str| {
        (options.replace_sources && (lies_in(pointer, "/source") || lies_in(pointer, "/sources")))
            || (options.replace_sinks && lies_in(pointer, "/sinks"))
            || ((options.state.is_some() || options.no_state) && lies_in(pointer, "/state"))
    };
    let mut filled = fill(&mut value, positions, environment, &replaced);
    faults.append(&mut filled.faults);
    let mut context =
        Context { catalogue, positions, options, filled, written, stage_names: OnceCell::new(), misspelt: Vec::new() };

    let shape = context.validate(&definition_schema(), &mut value, "", None);
    if shape.iter().any(|fault| fault.pointer.as_deref() == Some("")) {
        // No mapping at all: there is nothing else to say of it.
        faults.extend(shape);
        return None;
    }
    let top = shape
        .iter()
        .filter(|f| f.code == "unknown-key" && f.pointer.as_deref().is_some_and(|p| p.matches('/').count() == 1));
    context.misspelt = top.filter_map(|fault| fault.suggestion.clone()).collect();
    let mut parts = Parts::read(value, &shape, &context);
    faults.extend(shape);
    faults.append(&mut parts.faults);
    let definition = &parts.definition;
    let policy = error_policy(ErrorPolicy::default(), definition.on_error.as_ref());
    let workers = definition.workers.map_or(Workers::Cores, Workers::Count);

    let sources = endpoints::sources(&context, &parts, faults);
    let mut stages = stages::stages(&context, &parts, workers, policy, faults);
    let sinks = sinks::sinks(&context, &parts, policy, faults);
    renditions::look_at(&context, &parts, &sinks, faults);
    let state = state::state(&context, &parts, faults);
    if state.is_some() {
        stages.iter_mut().for_each(|(_, stage)| _ = stage.timeout.get_or_insert(UNATTENDED_TIMEOUT));
    }
    later::look_at(&context, &parts, faults);

    let terms = terms(&sources, &stages, &sinks);
    let defaults = Limits::default();
    let in_flight = definition.in_flight.clone().unwrap_or_default();
    Some(Plan {
        name: definition.name.clone().unwrap_or_else(|| stem(document.name).to_owned()),
        description: definition.description.clone(),
        edit: match !sources.is_empty() && sources.iter().all(|source| source.edit == Editing::None) {
            true => Editing::None,
            false => Editing::Full,
        },
        sources: if context.options.replace_sources { Vec::new() } else { sources },
        terms,
        chains: chains::chain(stages, workers),
        sinks: if context.options.replace_sinks { Vec::new() } else { sinks },
        order: definition.order.unwrap_or_default(),
        in_flight: Limits {
            articles: in_flight.articles.unwrap_or(defaults.articles),
            bytes: in_flight.bytes.unwrap_or(defaults.bytes),
        },
        hold: definition
            .hold
            .clone()
            .unwrap_or_else(|| vec![HeldState::Withheld, HeldState::Canceled, HeldState::Embargoed]),
        dead_letters: definition.dead_letters.clone().unwrap_or_else(|| DEFAULT_DEAD_LETTERS.to_owned()),
        on_error: policy,
        state,
        retention: state::retention(definition),
    })
}

/// [`Plan::terms`].
fn terms(sources: &[SourcePlan], stages: &[(Workers, StagePlan)], sinks: &[SinkPlan]) -> String {
    let sources: Vec<Value> = sources.iter().map(|source| json!([source.edit, source.defaults])).collect();
    let stages = stages.iter().map(|(_, stage)| {
        let condition = stage.condition.as_ref().map(|condition| condition.text.as_str());
        json!([stage.id, stage.plugin, stage.version, stage.config, condition])
    });
    let sinks: Vec<Value> = sinks.iter().map(|sink| json!([sink.uses, sink.config])).collect();
    canonical(&json!({"sources": sources, "stages": stages.collect::<Vec<_>>(), "sinks": sinks}))
}

/// A policy with what a definition says of it.
fn error_policy(default: ErrorPolicy, given: Option<&OnError>) -> ErrorPolicy {
    ErrorPolicy {
        retry: given.and_then(|g| g.retry).unwrap_or(default.retry),
        backoff: given.and_then(|g| g.backoff).unwrap_or(default.backoff),
        then: given.and_then(|g| g.then).unwrap_or(default.then),
        stop_after: given.and_then(|g| g.stop_after).or(default.stop_after),
    }
}

/// A file's name without its folders and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
