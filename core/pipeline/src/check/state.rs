//! Durable state: where the ledger lies and how long it keeps what it remembers.

use super::Context;
use super::parts::Parts;
use crate::definition::Definition;
use crate::diagnostics::Fault;
use crate::plan::Retention;

/// The folder of the ledger; `None` where a run remembers nothing.
pub(super) fn state(context: &Context<'_>, parts: &Parts, _faults: &mut Vec<Fault>) -> Option<String> {
    context.state(parts.definition.state.as_deref()).map(str::to_owned)
}

/// How long the ledger keeps what it remembers.
pub(super) fn retention(definition: &Definition) -> Retention {
    let given = definition.retention.as_ref();
    let default = Retention::default();
    Retention {
        age: given.and_then(|g| g.age).unwrap_or(default.age),
        size: given.and_then(|g| g.size).or(default.size),
    }
}
