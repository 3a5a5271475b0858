//! `copydesk run`.

use crate::arguments::{Common, Form, Run};
use crate::definition::{plan, plugins, set_workers};
use crate::failure::{Failure, Status};
use crate::{ends, output, progress, report, signals};
use copydesk_pipeline::Options;
use copydesk_runtime::{Control, Hang};
use std::path::Path;
use std::sync::Arc;

pub(crate) fn run(common: &Common, command: &Run) -> Result<Status, Failure> {
    let plugins = plugins(common);
    let options = Options {
        replace_sources: !command.input.is_empty(),
        replace_sinks: command.output.is_some(),
        ..Options::default()
    };
    let mut plan = plan(&command.pipeline, &plugins, options, common.color)?;
    set_workers(&mut plan, command.workers);
    if let Some(folder) = &command.dead_letters {
        plan.dead_letters = folder.display().to_string();
    }
    let wiring = ends::wire(&plan, &command.input, command.output.as_deref())?;
    let mut control = Control::new(std::thread::available_parallelism().map_or(1, usize::from));
    control.on_hang = Arc::new(end_hung);
    signals::listen(control.stop.clone())?;
    let shown = progress::show(control.progress.clone(), command.output.as_deref() == Some(Path::new("-")));
    let result = copydesk_runtime::run(&plan, &plugins, wiring, &control);
    drop(shown);
    let report = result?;
    output::eprint(&match command.report {
        Form::Text => report::text(&report),
        Form::Json => serde_json::to_string(&report).unwrap_or_default() + "\n",
    });
    Ok(if report.is_clean() { Status::Done } else { Status::NotAll })
}

/// A call that does not end cannot be ended from outside: the process goes.
fn end_hung(hang: Hang) {
    let put = match &hang.dead_letter {
        Ok(path) => format!("the article is in {}", path.display()),
        Err(error) => format!("the article could not be put aside: {error}"),
    };
    output::error_line(&format!(
        "stage `{}` has not ended with {} after its timeout of {:?}, nor when it was asked to; {put}; the run ends here, \
         what was in flight is unfinished",
        hang.stage, hang.uri, hang.timeout
    ));
    std::process::exit(Status::NotAll as i32);
}
