//! `copydesk run`.

use crate::arguments::{Common, Run};
use crate::definition::{plan, plugins, set_workers};
use crate::ends::{self, Ends};
use crate::execution::{control, execute};
use crate::failure::{Failure, Status};
use copydesk_pipeline::Options;
use std::path::Path;

pub(crate) fn run(common: &Common, command: &Run) -> Result<Status, Failure> {
    let plugins = plugins(common);
    // A rehearsal must leave what the real runs remember alone.
    let rehearsed = command.rehearse.as_ref().filter(|_| !command.no_state).map(|folder| folder.join("state"));
    let state = command.state.as_ref().or(rehearsed.as_ref());
    let options = Options {
        replace_sources: !command.input.is_empty(),
        replace_sinks: command.output.is_some(),
        state: state.map(|state| state.display().to_string()),
        no_state: command.no_state,
        ..Options::default()
    };
    let mut plan = plan(&command.pipeline, &plugins, options, common.color)?;
    set_workers(&mut plan, command.workers);
    if let Some(folder) = &command.dead_letters {
        plan.dead_letters = folder.display().to_string();
    }
    let mut control = control(&command.pipeline);
    control.again = command.again;
    control.leaves_sources = command.rehearse.is_some();
    let ends = Ends { input: &command.input, output: command.output.as_deref(), rehearse: command.rehearse.as_deref() };
    let wiring = ends::wire(&mut plan, &ends, &control.disk)?;
    execute(&plan, &plugins, wiring, &control, command.report, command.output.as_deref() == Some(Path::new("-")))
}
