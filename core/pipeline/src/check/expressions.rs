//! Expressions and templates of a definition: their faults get places in the file.

use super::Context;
use crate::diagnostics::Fault;
use crate::expression::{Condition, ExpressionFault, PathTemplate, compared_by_order};
use crate::plan::ConditionPlan;

/// Compiles a condition; gives what the plan keeps of it.
pub(super) fn condition(
    context: &Context<'_>,
    text: &str,
    pointer: &str,
    faults: &mut Vec<Fault>,
) -> Option<ConditionPlan> {
    match Condition::compile(text) {
        Ok(condition) => {
            if let Some((field, range)) = compared_by_order(text) {
                faults.push(
                    Fault::warning("absent-field", format!("this is true as well of an article that has no `{field}`"))
                        .at(pointer)
                        .in_range(context.positions.verbatim(pointer, text).part(range))
                        .label("what is absent is less than anything")
                        .help(format!("ask first whether it is there: {field} is defined and …")),
                );
            }
            Some(ConditionPlan { text: text.to_owned(), fields: condition.fields().to_vec() })
        }
        Err(fault) => {
            faults.push(placed(context, fault, text, pointer));
            None
        }
    }
}

/// Compiles a template to see that it can be.
pub(super) fn template(context: &Context<'_>, text: &str, pointer: &str, faults: &mut Vec<Fault>) {
    if let Err(fault) = PathTemplate::compile(text) {
        faults.push(placed(context, fault, text, pointer));
    }
}

fn placed(context: &Context<'_>, fault: ExpressionFault, text: &str, pointer: &str) -> Fault {
    // Where a variable was put in, the text in the file is another one.
    let range =
        (!context.filled.is_filled(pointer)).then(|| context.positions.verbatim(pointer, text).part(fault.range));
    Fault::error(fault.code, fault.message)
        .at(pointer)
        .in_range(range.flatten())
        .suggest(fault.suggestion.as_deref())
        .maybe_help(fault.help)
}
