//! `copydesk check`.

use crate::arguments::{Check, Common, Form};
use crate::definition::{Source, plugins};
use crate::failure::{Failure, Status};
use crate::{output, shown};
use copydesk_pipeline::Options;
use serde_json::json;

pub(crate) fn run(common: &Common, command: &Check) -> Result<Status, Failure> {
    let plugins = plugins(common);
    let mut status = Status::Done;
    for path in &command.pipelines {
        let source = Source::read(path)?;
        let checked = source.check(&plugins, Options { duplicates: true, ..Options::default() });
        if checked.has_errors() {
            status = Status::Config;
        }
        match command.format {
            Form::Json => output::print_json(&json!({"file": source.name, "diagnostics": checked.diagnostics})),
            Form::Text => {
                output::print(&source.rendered(&checked, output::colour_on_stdout(common.color)));
                if let Some(plan) = &checked.plan {
                    let stages = shown::count(plan.stages().count() as u64, "stage", "stages");
                    output::print(&format!("{}: ok, pipeline {} with {stages}\n", source.name, plan.name));
                }
            }
        }
    }
    Ok(status)
}
