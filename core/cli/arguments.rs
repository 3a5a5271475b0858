//! The command line.

mod state;

pub(crate) use state::{
    DeadLetters, DeadLettersCommand, Explain, LetterFilters, Replay, Runs, RunsCommand, State, Where, Which,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const STATUS: &str = "\
Exit status:
  0   all articles were delivered, dropped on purpose, or rightly held back; or what was asked is told
  1   the run ended, but something was dead-lettered or left unfinished
  2   wrong usage: also a source, a file, a state, a run, a dead letter or a story that is not there
  75  another process works on the same state; try again later
  78  a definition or a plugin is wrong
  130 SIGINT stopped the run before all was read and settled; with a state the next one goes on
  143 SIGTERM did";

/// A content pipeline for publishers: takes articles through a chain of stages that a YAML file names.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about, after_help = STATUS, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// A folder to look for plugins in, before COPYDESK_PLUGIN_PATH, the program's own folder and the system's; a library that
    /// is named for the stage comes before any other, in whatever folder
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) plugin_dir: Vec<PathBuf>,
    /// What to log: a level (error, warn, info, debug, trace) or a filter such as `warn,plugin=debug`
    #[arg(long, global = true, value_name = "FILTER", env = "COPYDESK_LOG", default_value = "warn")]
    pub(crate) log: String,
    /// How to write the log: text for people, json for machines
    #[arg(long, global = true, value_enum, default_value_t = LogFormat::Text)]
    pub(crate) log_format: LogFormat,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a pipeline from its sources to its sinks
    Run(Run),
    /// Check definitions: shows every error with its place, and what was likely meant
    Check(Check),
    /// Show what a run would do: sources, chains of stages with their workers, sinks
    Plan(Plan),
    /// List the stages that can be found, and the sources and sinks, or describe one
    Plugin(Plugin),
    /// Print the JSON Schema of pipeline definitions or of articles
    Schema(Schema),
    /// Measure what each stage of a pipeline costs on your own articles
    Bench(Bench),
    /// Prove on your own pipeline that nothing is lost: it is killed again and again, and compared with a run left alone
    Crashtest(Crashtest),
    /// List the runs with a state, or show one in full
    Runs(Runs),
    /// What failed in runs with a state, as it came in: list it, show it, try it again, or drop it
    DeadLetters(DeadLetters),
    /// Tell a story's way, version by version: what each stage did to it, and which sinks have it
    Explain(Explain),
    /// Show where a state is, how large it is, what it holds, and who works on it
    State(State),
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The pipeline's definition
    #[arg(value_name = "PIPELINE")]
    pub(crate) pipeline: PathBuf,
    /// Read this file or folder instead of the pipeline's sources; `-` is standard input. May be given several times
    #[arg(long, value_name = "PATH|-")]
    pub(crate) input: Vec<PathBuf>,
    /// Write here instead of to the pipeline's sinks: `-` prints article JSON in full (with what was removed and private notes), one a
    /// line; a path that ends in `.jsonl` gets the same; any other path is a folder that gets a file an article, of what may be published
    #[arg(long, value_name = "PATH|-")]
    pub(crate) output: Option<PathBuf>,
    /// Keep the run's state in this folder: what was delivered is remembered, and a run that was cut short goes on where it was.
    /// Stands in for the definition's `state`
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<PathBuf>,
    /// Remember nothing, whatever the definition says
    #[arg(long, conflicts_with = "state")]
    pub(crate) no_state: bool,
    /// Process anew what was seen before, and deliver it to every sink again
    #[arg(long)]
    pub(crate) again: bool,
    /// A rehearsal: what the sinks write goes below this folder, and so does the state; files that were read stay where they are
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(crate) rehearse: Option<PathBuf>,
    /// Put dead letters into this folder instead of the pipeline's, in a run without a state
    #[arg(long, value_name = "DIR")]
    pub(crate) dead_letters: Option<PathBuf>,
    /// How many workers stages have that do not say themselves
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(crate) workers: Option<u32>,
    /// How to write the report on standard error at the end
    #[arg(long, value_enum, default_value_t = Form::Text, value_name = "FORMAT")]
    pub(crate) report: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The definitions to check
    #[arg(value_name = "PIPELINE", required = true)]
    pub(crate) pipelines: Vec<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(crate) format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Plan {
    /// The pipeline's definition
    #[arg(value_name = "PIPELINE")]
    pub(crate) pipeline: PathBuf,
    /// How to write the plan
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(crate) format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Plugin {
    #[command(subcommand)]
    pub(crate) command: PluginCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PluginCommand {
    /// List the stages that can be found, and the sources and sinks that are built in
    List {
        /// How to write the list
        #[arg(long, value_enum, default_value_t = Form::Text)]
        format: Form,
    },
    /// Describe a stage, a source or a sink: what it does, reads and writes, and what it takes under `with:`
    Describe {
        /// The name of a stage, a source or a sink, as under `uses:`
        #[arg(value_name = "ID")]
        id: String,
        /// How to write the description
        #[arg(long, value_enum, default_value_t = Form::Text)]
        format: Form,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Of what
    #[arg(value_enum)]
    pub(crate) of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Pipeline definitions (YAML): for an editor's completion
    Pipeline,
    /// Articles as JSON, in and out
    Article,
}

#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// The pipeline's definition
    #[arg(value_name = "PIPELINE")]
    pub(crate) pipeline: PathBuf,
    /// Read this file or folder instead of the pipeline's sources. May be given several times
    #[arg(long, value_name = "PATH")]
    pub(crate) input: Vec<PathBuf>,
    /// How often the whole input is run; the table shows the median
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) rounds: u32,
    /// How many workers stages have that do not say themselves
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(crate) workers: u32,
    /// How to write the table
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(crate) format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Crashtest {
    /// The pipeline's definition. Its sinks are not touched: what they would write goes to a scratch folder
    #[arg(value_name = "PIPELINE")]
    pub(crate) pipeline: PathBuf,
    /// Read this file or folder instead of the pipeline's sources. May be given several times
    #[arg(long, value_name = "PATH")]
    pub(crate) input: Vec<PathBuf>,
    /// How often the run is killed, at random moments and at random steps of its way into the ledger
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) kills: u32,
    /// Choose the moments by this number, to see the same steps again
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// How many workers stages have that do not say themselves
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(crate) workers: Option<u32>,
    /// Keep the scratch folder; it is always kept where something is wrong
    #[arg(long)]
    pub(crate) keep: bool,
    /// How to write the outcome
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(crate) format: Form,
}
