//! Keys that are known but that this version does not act on.

use super::Context;
use super::expressions::condition;
use super::parts::Parts;
use super::schedule;
use crate::diagnostics::Fault;

/// Warns of what is not acted on yet, and checks it as far as it can be.
pub(super) fn look_at(context: &Context<'_>, parts: &Parts, faults: &mut Vec<Fault>) {
    let present = [
        ("schedule", parts.definition.schedule.is_some(), "start runs from outside, such as from cron, until then"),
        ("tests", parts.tests.is_some(), "the expressions under `expect` are checked, but no test is run"),
    ];
    for (key, _, meanwhile) in present.into_iter().filter(|(_, there, _)| *there) {
        faults.push(
            Fault::warning("not-acted-on", format!("`{key}` is accepted but not acted on by this version"))
                .at(format!("/{key}"))
                .on_key()
                .info(meanwhile),
        );
    }
    schedule::check(context, parts.definition.schedule.as_ref(), faults);
    for test in parts.tests.iter().flatten() {
        for (index, text) in test.is.expect.iter().enumerate() {
            condition(context, text, &format!("{}/expect/{index}", test.pointer), faults);
        }
    }
}
