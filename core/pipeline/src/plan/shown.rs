//! The plan as a person reads it.

use std::fmt;

use serde_json::Value;

use super::{ErrorPolicy, Plan, Retention, SinkPlan, SinkPolicy, StagePlan, Workers};
use crate::catalogue::{SinkDetail, SinkOutput};
use crate::definition::{Editing, HeldState, Order, SinkThen, SourceDefaults, Then};
use crate::quantities::Timespan;

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "pipeline {}", self.name)?;
        if let Some(description) = &self.description {
            writeln!(f, "  {}", description.trim_end())?;
        }
        for source in &self.sources {
            writeln!(f, "\nsource {}{}", source.uses, Settings(&source.written))?;
            if source.defaults != SourceDefaults::default()
                && let Ok(defaults) = serde_json::to_value(&source.defaults)
            {
                writeln!(f, "  defaults{}", Settings(&defaults))?;
            }
            if source.edit == Editing::None {
                writeln!(
                    f,
                    "  edit: none (stages that write text or header are passed by; notes in the text stay in it)"
                )?;
            }
        }
        for (number, chain) in self.chains.iter().enumerate() {
            writeln!(f, "\nchain {}: {}", number + 1, chain.workers)?;
            if chain.stages.is_empty() {
                writeln!(f, "  no stages: articles pass as they are")?;
            }
            for stage in &chain.stages {
                self.write_stage(f, stage)?;
            }
        }
        for sink in &self.sinks {
            self.write_sink(f, sink)?;
        }
        let order = match self.order {
            Order::Input => "as the input",
            Order::Any => "as articles become ready",
        };
        let held = self.hold.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        writeln!(f, "\norder         {order}")?;
        writeln!(f, "in flight     at most {} articles, {}", self.in_flight.articles, self.in_flight.bytes)?;
        writeln!(f, "held back     {}", if held.is_empty() { "nothing" } else { &held })?;
        writeln!(f, "on error      {}", self.on_error)?;
        match &self.state {
            Some(folder) => {
                writeln!(f, "dead letters  in the ledger")?;
                writeln!(f, "state         {folder}, {}", self.retention)
            }
            None => {
                writeln!(f, "dead letters  {}", self.dead_letters)?;
                writeln!(f, "state         none: nothing is remembered from run to run")
            }
        }
    }
}

impl Plan {
    fn write_stage(&self, f: &mut fmt::Formatter<'_>, stage: &StagePlan) -> fmt::Result {
        write!(f, "  {}", stage.id)?;
        if stage.id != stage.uses {
            write!(f, " ({})", stage.uses)?;
        }
        writeln!(f, "  [{} {}]{}", stage.plugin, stage.version, Settings(&stage.written))?;
        if let Some(condition) = &stage.condition {
            writeln!(f, "    if        {}", condition.text.trim_end())?;
        }
        if let Some(timeout) = stage.timeout {
            writeln!(f, "    timeout   {timeout}")?;
        }
        if stage.stateful {
            writeln!(f, "    stateful  one instance sees all articles")?;
        }
        if stage.on_error != self.on_error {
            writeln!(f, "    on error  {}", stage.on_error)?;
        }
        Ok(())
    }

    fn write_sink(&self, f: &mut fmt::Formatter<'_>, sink: &SinkPlan) -> fmt::Result {
        writeln!(f, "\nsink {}{}", sink.uses, Settings(&sink.written))?;
        match &sink.output {
            Some(SinkOutput { rendition: Some(name), .. }) => writeln!(f, "  puts out  the rendition {name}")?,
            Some(SinkOutput { format, detail: SinkDetail::Published, .. }) => {
                writeln!(f, "  puts out  {format}, what may be published")?;
            }
            Some(SinkOutput { format, detail: SinkDetail::Full, .. }) => {
                writeln!(f, "  puts out  {format}, in full: private notes, removed blocks and lineage too")?;
            }
            None => {}
        }
        writeln!(f, "  on error  {}", sink.on_error)?;
        match self.state {
            Some(_) if sink.exactly_once => writeln!(f, "  delivery  exactly once (syncs before it is recorded)"),
            Some(_) => writeln!(f, "  delivery  at least once: after a crash an article may go out again"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ErrorPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_retries(f, self.retry, self.backoff)?;
        f.write_str(match self.then {
            Then::DeadLetter => "dead letter",
            Then::Drop => "drop",
            Then::Pass => "pass on as it was",
            Then::Stop => "stop the run",
        })?;
        match self.stop_after {
            None => Ok(()),
            Some(1) => f.write_str("; after the first the run stops"),
            Some(count) => write!(f, "; after {count} in a row the run stops"),
        }
    }
}

impl fmt::Display for SinkPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_retries(f, self.retry, self.backoff)?;
        f.write_str(match self.then {
            SinkThen::Stop => "stop the run",
            SinkThen::Pause => "pause, and try again until it takes them",
            SinkThen::DeadLetter => "dead letter, for this sink alone",
        })
    }
}

fn write_retries(f: &mut fmt::Formatter<'_>, count: u32, backoff: Timespan) -> fmt::Result {
    match count {
        0 => f.write_str("no retry, then "),
        1 => write!(f, "1 retry within {backoff}, then "),
        _ => write!(f, "{count} retries, the first within {backoff}, then "),
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kept {}", self.age)?;
        match self.size {
            Some(size) => write!(f, ", at most {size}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for HeldState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Withheld => "withheld",
            Self::Canceled => "canceled",
            Self::Embargoed => "embargoed",
        })
    }
}

/// A configuration on one line: `  path=out/x.json format=article`.
struct Settings<'a>(&'a Value);

impl fmt::Display for Settings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (key, value)) in self.0.as_object().into_iter().flatten().enumerate() {
            let gap = if number == 0 { "  " } else { " " };
            match value {
                Value::String(text) if !text.is_empty() && !text.contains(char::is_whitespace) => {
                    write!(f, "{gap}{key}={text}")?;
                }
                other => write!(f, "{gap}{key}={other}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cores => f.write_str("one worker a core"),
            Self::Count(1) => f.write_str("1 worker"),
            Self::Count(count) => write!(f, "{count} workers"),
        }
    }
}
