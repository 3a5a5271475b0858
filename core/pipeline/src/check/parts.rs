//! A definition taken apart: what is right in it is checked further, though something else in it is wrong.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

use super::Context;
use crate::definition::{Definition, Sink, Source, Stage, Test};
use crate::diagnostics::Fault;
use crate::environment::{escape, lies_in};

/// The parts of a definition that could be read.
pub(super) struct Parts {
    /// All but the lists below.
    pub(super) definition: Definition,
    pub(super) source: Option<Part<Source>>,
    pub(super) sources: Option<Vec<Part<Source>>>,
    pub(super) stages: Option<Vec<Part<Stage>>>,
    pub(super) sinks: Option<Vec<Part<Sink>>>,
    pub(super) tests: Option<Vec<Part<Test>>>,
    /// Set where a stage could not be read: what it writes is not known.
    pub(super) stage_lost: bool,
    pub(super) faults: Vec<Fault>,
}

/// A part and where it stands.
pub(super) struct Part<T> {
    pub(super) pointer: String,
    pub(super) is: T,
}

struct Reader<'a> {
    shape: &'a [Fault],
    context: &'a Context<'a>,
    faults: Vec<Fault>,
}

impl Parts {
    pub(super) fn read(mut value: Value, shape: &[Fault], context: &Context<'_>) -> Self {
        for fault in shape {
            prune(&mut value, fault.pointer.as_deref().unwrap_or(""));
        }
        for pointer in &context.filled.unresolved {
            // Configurations stay whole: they are held against their own schemas.
            if !pointer.contains("/with/") {
                prune(&mut value, pointer);
            }
        }
        let mut entries = match value {
            Value::Object(entries) => entries,
            _ => Map::new(),
        };
        let mut reader = Reader { shape, context, faults: Vec::new() };
        let source = entries.remove("source").and_then(|value| reader.read("/source".to_owned(), value));
        let sources = reader.list("sources", &mut entries);
        let before = entries.get("stages").and_then(Value::as_array).map_or(0, Vec::len);
        let stages = reader.list("stages", &mut entries);
        let stage_lost = stages.as_ref().map_or(0, Vec::len) < before;
        let sinks = reader.list("sinks", &mut entries);
        let tests = reader.list("tests", &mut entries);
        let definition = reader.read(String::new(), Value::Object(entries)).map(|part| part.is).unwrap_or_default();
        Self { definition, source, sources, stages, sinks, tests, stage_lost, faults: reader.faults }
    }
}

impl Reader<'_> {
    fn list<T: DeserializeOwned>(&mut self, key: &str, entries: &mut Map<String, Value>) -> Option<Vec<Part<T>>> {
        let Value::Array(items) = entries.remove(key)? else { return None };
        let read = items.into_iter().enumerate().filter_map(|(index, item)| self.read(format!("/{key}/{index}"), item));
        Some(read.collect())
    }

    fn read<T: DeserializeOwned>(&mut self, pointer: String, value: Value) -> Option<Part<T>> {
        match serde_path_to_error::deserialize(value) {
            Ok(is) => Some(Part { pointer, is }),
            Err(error) => {
                // What was cut out is known to be wrong. For the rest the schema says all that the types do; should it ever
                // not, the fault still has a place.
                let inner: String = error.path().iter().map(segment).collect();
                let known =
                    self.shape.iter().filter_map(|fault| fault.pointer.as_deref()).any(|p| lies_in(p, &pointer));
                if !known && !self.context.filled.is_unresolved(&pointer) {
                    self.faults
                        .push(Fault::error("definition", error.inner().to_string()).at(format!("{pointer}{inner}")));
                }
                None
            }
        }
    }
}

fn segment(segment: &Segment) -> String {
    match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", escape(key)),
        _ => String::new(),
    }
}

/// Takes out what is wrong: a key goes, an entry of a list becomes nothing, so that those after it keep their places.
pub(super) fn prune(value: &mut Value, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Object(entries)) => _ = entries.remove(&last.replace("~1", "/").replace("~0", "~")),
        Some(Value::Array(items)) => {
            if let Some(item) = last.parse::<usize>().ok().and_then(|index| items.get_mut(index)) {
                *item = Value::Null;
            }
        }
        _ => {}
    }
}
