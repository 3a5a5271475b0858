//! One run of a plan, from the command line's point of view: signals, progress, the report.

use crate::arguments::Form;
use crate::failure::{Failure, Status};
use crate::{kill_points, output, progress, report, signals};
use copydesk_pipeline::Plan;
use copydesk_plugin_host::{Plugins, leaving};
use copydesk_runtime::{Control, Hang, Process, StopReason, Wiring};
use std::path::Path;
use std::sync::Arc;

/// What a run takes from outside: the system's, and this process's name.
pub(crate) fn control(definition: &Path) -> Control {
    let mut control = Control::new(std::thread::available_parallelism().map_or(1, usize::from));
    control.process = Process {
        pid: std::process::id(),
        host: host(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        definition: definition.display().to_string(),
    };
    control.on_hang = Arc::new(end_hung);
    if let Some(on_step) = kill_points::from_environment() {
        control.on_step = on_step;
    }
    control
}

/// Runs the plan and shows its report on standard error. `quiet` where standard output is the user's.
pub(crate) fn execute(
    plan: &Plan,
    plugins: &Plugins,
    wiring: Wiring,
    control: &Control,
    form: Form,
    quiet: bool,
) -> Result<Status, Failure> {
    signals::listen(control.stop.clone())?;
    let shown = progress::show(control.progress.clone(), quiet);
    let result = copydesk_runtime::run(plan, plugins, wiring, control);
    drop(shown);
    let report = result?;
    output::eprint(&match form {
        Form::Text => report::text(&report),
        Form::Json => serde_json::to_string(&report).unwrap_or_default() + "\n",
    });
    Ok(match &report.stopped {
        Some(StopReason::Asked(signal)) if signal == signals::INTERRUPT => Status::Interrupted,
        Some(StopReason::Asked(_)) => Status::Terminated,
        _ if report.is_clean() => Status::Done,
        _ => Status::NotAll,
    })
}

fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok().or_else(|| std::env::var("HOSTNAME").ok());
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).unwrap_or_else(|| "this machine".to_owned())
}

/// A call that does not end cannot be ended from outside: the process goes.
fn end_hung(hang: Hang) {
    let put = match &hang.dead_letter {
        Ok(place) => format!("the article is in {place}"),
        Err(error) => format!("the article could not be put aside: {error}"),
    };
    output::error_line(&format!(
        "stage `{}` has not ended with {} after its timeout of {:?}, nor when it was asked to; {put}; the run ends here, \
         what was in flight is unfinished; with a state, the next run goes on past it",
        hang.stage, hang.uri, hang.timeout
    ));
    leaving();
    std::process::exit(Status::NotAll as i32);
}
