//! Durable state: where the ledger lies, how long it keeps what it remembers, and what says nothing with it or without it.

use serde_json::Value;

use super::Context;
use super::parts::Parts;
use crate::definition::Definition;
use crate::diagnostics::Fault;
use crate::plan::Retention;

/// The folder of the ledger; `None` where a run remembers nothing.
pub(super) fn state(context: &Context<'_>, parts: &Parts, faults: &mut Vec<Fault>) -> Option<String> {
    let definition = &parts.definition;
    let state = context.state(definition.state.as_deref());
    let stood_in_for = context.options.state.is_some() || context.options.no_state;
    let written = context.written.get("state");
    if !stood_in_for && written.is_some_and(Value::is_null) {
        // The most that a slip can cost here: a run would be taken to remember, and does not.
        faults.push(
            Fault::warning("no-state", "`state` is left empty: nothing is remembered from run to run")
                .at("/state")
                .on_key()
                .help("name the folder of the ledger, such as `state: var/wire`, or take the key out"),
        );
    }
    let named = written.is_some() || context.is_misspelt(&["state"]) || context.options.state.is_some();
    if definition.retention.is_some() && !named {
        faults.push(
            Fault::warning("no-state", "`retention` has nothing to act on: the pipeline has no `state`")
                .at("/retention")
                .on_key()
                .help("name the folder that remembers what was delivered, such as `state: var/wire`")
                .info("`--state` may give one as well"),
        );
    }
    if definition.dead_letters.is_some() && state.is_some() {
        faults.push(
            Fault::warning("not-used", "`dead_letters` is not used: with `state`, dead letters are kept in the ledger")
                .at("/dead_letters")
                .on_key()
                .info("`copydesk dead-letters` lists them"),
        );
    }
    let age = definition.retention.as_ref().and_then(|retention| retention.age);
    if age.is_some_and(|age| age.duration().is_zero()) {
        faults.push(
            Fault::error("no-time", "an age of nothing forgets at once what was delivered")
                .at("/retention/age")
                .help("give it some time, such as 30d, or leave the key out: it is 90d then"),
        );
    }
    state.map(str::to_owned)
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
