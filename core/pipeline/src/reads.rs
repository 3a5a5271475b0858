//! What a stage reads, against what the source brings and earlier stages write.

use std::collections::{BTreeSet, HashMap};

use crate::catalogue::{Catalogue, StageFacts};
use crate::diagnostics::Fault;
use crate::nearest::listed;
use crate::plan::ConditionPlan;

/// What stages make; all else of an article comes with it. (`annotations` means those of any type, so it is never lacking.)
const MADE: &[&str] = &["quotes", "subjects", "summary", "renditions"];
/// What is made by stages, but may come with an article as well.
const SENT: &[&str] = &["subjects"];
/// Words for the whole of what a source brings, beside the fields' names.
const BROUGHT: &[&str] = &["article", "blocks", "header", "id"];

/// A stage as this check sees it.
pub(crate) struct Step {
    pointer: String,
    id: String,
    /// Nothing is known of a stage whose plugin is missing.
    known: bool,
    reads: BTreeSet<String>,
    /// What it reads but can do without.
    welcomes: BTreeSet<String>,
    writes: BTreeSet<String>,
    /// What its condition names.
    asks: BTreeSet<String>,
}

impl Step {
    pub(crate) fn new(pointer: &str, id: &str, facts: Option<&StageFacts>, condition: Option<&ConditionPlan>) -> Self {
        let reads = facts.map_or(&[][..], |facts| &facts.reads);
        let (welcomes, reads): (Vec<&String>, Vec<&String>) = reads.iter().partition(|name| name.ends_with('?'));
        Self {
            pointer: pointer.to_owned(),
            id: id.to_owned(),
            known: facts.is_some(),
            reads: reads.into_iter().map(|name| plural(name)).collect(),
            welcomes: welcomes.into_iter().map(|name| plural(name.trim_end_matches('?'))).collect(),
            writes: facts.into_iter().flat_map(|facts| &facts.writes).map(|name| plural(name)).collect(),
            asks: condition.into_iter().flat_map(|c| &c.fields).map(|name| plural(name)).collect(),
        }
    }
}

/// A kind of annotation and the list that holds it are the same thing.
fn plural(name: &str) -> String {
    match name {
        "quote" => "quotes".to_owned(),
        "subject" => "subjects".to_owned(),
        other => other.to_owned(),
    }
}

/// Whether an article brings it, so that no stage has to write it.
fn comes_along(name: &str) -> bool {
    let field = crate::expression::article_fields().any(|field| field == name);
    name.starts_with('/') || BROUGHT.contains(&name) || (field && !MADE.contains(&name))
}

/// Finds reads of what nothing before has written. `lost` says that there are stages of which nothing is known.
pub(crate) fn check(steps: &[Step], lost: bool, catalogue: &dyn Catalogue, faults: &mut Vec<Fault>) {
    let mut last_writer: HashMap<&str, usize> = HashMap::new();
    for (index, step) in steps.iter().enumerate() {
        for name in &step.writes {
            last_writer.insert(name, index);
        }
    }
    let mut written: BTreeSet<&str> = BTreeSet::new();
    let mut unknown = lost;
    for (index, step) in steps.iter().enumerate() {
        let lacks = |name: &&String| !comes_along(name) && !written.contains(name.as_str());
        let later =
            |name: &str| last_writer.get(name).filter(|later| **later > index).and_then(|later| steps.get(*later));
        if !unknown {
            for name in step.reads.iter().filter(lacks) {
                faults.push(unwritten(step, name, later(name), catalogue));
            }
            for name in step.welcomes.iter().filter(lacks) {
                faults.extend(later(name).map(|later| order(step, name, later)));
            }
            for name in step.asks.iter().filter(lacks) {
                faults.extend(never_true(step, name, later(name)));
            }
        }
        unknown |= !step.known;
        written.extend(step.writes.iter().map(String::as_str));
    }
}

fn unwritten(step: &Step, name: &str, later: Option<&Step>, catalogue: &dyn Catalogue) -> Fault {
    if let Some(later) = later {
        return order(step, name, later);
    }
    let at = format!("{}/uses", step.pointer);
    let writers = catalogue.writers_of(name);
    let message = format!("`{}` reads `{name}`, which no stage before it writes", step.id);
    let sent = SENT.contains(&name);
    let fault = if writers.is_empty() || sent {
        Fault::warning("unwritten", message)
    } else {
        Fault::error("unwritten", message)
    };
    let fault = fault.at(at).label(format!("reads `{name}`"));
    let fault = match writers.is_empty() {
        true => fault.info("no plugin that was found writes it"),
        false => fault.help(format!(
            "put a stage before it that writes `{name}`: {}",
            listed(writers.iter().map(String::as_str), "or")
        )),
    };
    if sent { fault.info(format!("it finds only the `{name}` that providers send along")) } else { fault }
}

fn order(step: &Step, name: &str, later: &Step) -> Fault {
    Fault::error("stage-order", format!("`{}` reads `{name}`, which is written only later, by `{}`", step.id, later.id))
        .at(format!("{}/uses", step.pointer))
        .label(format!("reads `{name}`"))
        .help(format!("move `{}` before `{}`", later.id, step.id))
}

fn never_true(step: &Step, name: &str, later: Option<&Step>) -> Option<Fault> {
    let at = format!("{}/if", step.pointer);
    let fault = match later {
        Some(later) => Fault::warning(
            "stage-order",
            format!("this asks for `{name}`, which is written only later, by `{}`", later.id),
        )
        .help(format!("move `{}` before `{}`", later.id, step.id)),
        None if SENT.contains(&name) => return None,
        None => Fault::warning("unwritten", format!("this asks for `{name}`, which no stage before it writes"))
            .help(format!("put a stage that writes `{name}` before `{}`", step.id)),
    };
    Some(fault.at(at))
}
