//! The `copydesk` command: arguments in, reports out, exit status. Everything else is in the crates of `core/`.
#![forbid(unsafe_code)]

mod arguments;
mod commands;
mod crashtest;
mod definition;
mod ends;
mod execution;
mod failure;
mod kill_points;
mod logging;
mod output;
mod progress;
mod report;
mod shown;
mod signals;
mod table;

use arguments::{Arguments, Command};
use clap::Parser;
use copydesk_plugin_host::{install_crash_marks, install_exit_guard, leaving};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start(&arguments.common);
    let common = &arguments.common;
    // Every command that loads a plugin runs its code.
    install_crash_marks();
    install_exit_guard();
    let result = match &arguments.command {
        Command::Run(command) => commands::run::run(common, command),
        Command::Check(command) => commands::check::run(common, command),
        Command::Plan(command) => commands::plan::run(common, command),
        Command::Plugin(command) => commands::plugin::run(common, command),
        Command::Schema(command) => commands::schema::run(command),
        Command::Bench(command) => commands::bench::run(common, command),
        Command::Crashtest(command) => commands::crashtest::run(common, command),
        Command::Runs(command) => commands::runs::run(command),
        Command::DeadLetters(command) => commands::dead_letters::run(common, command),
        Command::Explain(command) => commands::explain::run(command),
        Command::State(command) => commands::state::run(command),
    };
    let status = match result {
        Ok(status) => status.into(),
        Err(failure) => {
            output::error_line(&failure.to_string());
            failure.status().into()
        }
    };
    leaving();
    status
}
