//! The arguments of the commands that look into a state.

use super::Form;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Which state, and in what form.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The folder in which runs keep their state
    #[arg(long, global = true, value_name = "DIR", env = "COPYDESK_STATE", default_value = "state")]
    pub(crate) state: PathBuf,
    /// How to write it: text for people, json for machines
    #[arg(long, global = true, value_enum, default_value_t = Form::Text)]
    pub(crate) format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Runs {
    #[command(subcommand)]
    pub(crate) command: Option<RunsCommand>,
    /// List so many, the newest first
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RunsCommand {
    /// Show a run in full: its definition, its account, what each step cost
    Show {
        /// The run's number
        #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
    },
}

#[derive(Debug, Args)]
pub(crate) struct DeadLetters {
    #[command(subcommand)]
    pub(crate) command: DeadLettersCommand,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DeadLettersCommand {
    /// List open dead letters in the order in which they came
    List {
        /// Those too that were replayed, superseded or dropped
        #[arg(long)]
        closed: bool,
        /// At most so many; all where it is not given
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: Option<u32>,
        #[command(flatten)]
        filters: LetterFilters,
    },
    /// Show a dead letter: why it failed, where it came from, and the article as it came in
    Show {
        /// The letter's number
        #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
        id: i64,
        /// Write the article to standard output, byte for byte as it came in, and nothing else
        #[arg(long, conflicts_with = "format")]
        article: bool,
    },
    /// Try dead letters again: each goes through its pipeline to the sinks that lack it, and its letter is closed
    ///
    /// A run for each pipeline, with the definition of the run that failed, as its file is now. Its report goes to standard error, as of every run.
    /// Whatever fails again stays among the dead letters, its tries added up; what a newer version has replaced is closed.
    Replay(Replay),
    /// Give dead letters up: their articles count as dropped, and are not tried again
    Drop(Which),
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The pipeline's definition, instead of the one that the failed run had
    #[arg(long, value_name = "FILE")]
    pub(crate) definition: Option<PathBuf>,
    /// How many workers stages have that do not say themselves
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(crate) workers: Option<u32>,
    #[command(flatten)]
    pub(crate) which: Which,
}

/// Which open letters a command is about.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The letters' numbers
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub(crate) ids: Vec<i64>,
    /// All open letters, or those that the filters leave
    #[arg(long, conflicts_with = "ids")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) filters: LetterFilters,
}

/// What narrows letters down; each has to fit.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct LetterFilters {
    /// Those of this pipeline
    #[arg(long, value_name = "NAME")]
    pub(crate) pipeline: Option<String>,
    /// Those that failed at this stage
    #[arg(long, value_name = "STAGE")]
    pub(crate) stage: Option<String>,
    /// Those that this sink could not take
    #[arg(long, value_name = "SINK")]
    pub(crate) sink: Option<String>,
    /// Those of this story
    #[arg(long, value_name = "URI")]
    pub(crate) uri: Option<String>,
    /// Those that this run wrote
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub(crate) run: Option<i64>,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The story: the article's uri; for what came without one its path, as dead letters and reports name it
    #[arg(value_name = "URI")]
    pub(crate) uri: String,
    /// Only in this pipeline
    #[arg(long, value_name = "NAME")]
    pub(crate) pipeline: Option<String>,
    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, Args)]
pub(crate) struct State {
    #[command(flatten)]
    pub(crate) place: Where,
}
