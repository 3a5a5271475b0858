//! `copydesk crashtest`: a user's own pipeline is killed again and again, and what it comes to is compared with a run left alone.

use crate::arguments::{Common, Crashtest, Form};
use crate::crashtest::{Differences, Ended, Rehearsal, compare};
use crate::definition::{plan, plugins};
use crate::failure::{Failure, Status};
use crate::output;
use copydesk_pipeline::{Options, Order, Plan};
use serde::Serialize;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a crash test comes to.
#[derive(Serialize)]
struct Outcome {
    pipeline: String,
    /// Articles of the undisturbed run.
    articles: u64,
    /// How often the process was killed: from outside at a random moment, and at a step of its way into the ledger.
    kills: u32,
    kills_at_steps: u32,
    /// How often the pipeline was brought to its end.
    rounds: u32,
    seed: u64,
    /// Sinks that cannot take part.
    not_tried: Vec<String>,
    /// Runs whose account does not add up.
    accounts_wrong: Vec<String>,
    #[serde(flatten)]
    differences: Differences,
    /// The scratch folder, where it is kept.
    kept: Option<PathBuf>,
}

pub(crate) fn run(common: &Common, command: &Crashtest) -> Result<Status, Failure> {
    let options = Options { replace_sources: !command.input.is_empty(), ..Options::default() };
    let plan = plan(&command.pipeline, &plugins(common), options, common.color)?;
    if command.input.iter().any(|input| input == Path::new("-"))
        || plan.sources.iter().any(|source| source.uses == "stdin")
    {
        let why = "standard input cannot be read again after a kill; give files with --input".to_owned();
        return Err(Failure::Usage(why));
    }
    let scratch = tempfile::Builder::new().prefix("copydesk-crashtest-").tempdir();
    let scratch = scratch.map_err(|error| Failure::unreadable(&std::env::temp_dir(), error))?;
    let folder = scratch.path().to_owned();
    let mut outcome = test(common, command, &plan, &folder)?;
    let clean = outcome.differences.is_empty() && outcome.accounts_wrong.is_empty();
    if !clean || command.keep {
        outcome.kept = Some(scratch.keep());
    }
    output::print(&match command.format {
        Form::Json => format!("{:#}\n", serde_json::to_value(&outcome).unwrap_or_default()),
        Form::Text => words(&outcome),
    });
    Ok(if clean { Status::Done } else { Status::NotAll })
}

fn test(common: &Common, command: &Crashtest, plan: &Plan, folder: &Path) -> Result<Outcome, Failure> {
    let program = std::env::current_exe().map_err(|error| Failure::unreadable(Path::new("copydesk"), error))?;
    let arguments = arguments(common, command);
    let io = |error: std::io::Error| Failure::unreadable(folder, error);
    let seed = // Short enough to be typed again.
    command.seed.unwrap_or_else(|| fastrand::u64(..1_000_000));
    let mut chance = fastrand::Rng::with_seed(seed);

    let alone = Rehearsal::new(folder.join("undisturbed"), &program, &arguments).map_err(io)?;
    let (ended, time, steps) = alone.undisturbed().map_err(io)?;
    let mut outcome = Outcome {
        pipeline: plan.name.clone(),
        articles: 0,
        kills: 0,
        kills_at_steps: 0,
        rounds: 0,
        seed,
        not_tried: plan.sinks.iter().filter(|sink| !sink.exactly_once).map(|sink| sink.uses.clone()).collect(),
        accounts_wrong: Vec::new(),
        differences: Differences::default(),
        kept: None,
    };
    outcome.articles = settled(&alone, ended, "the undisturbed run", &mut outcome.accounts_wrong)?;
    let appended: Vec<String> = plan
        .sinks
        .iter()
        .enumerate()
        .filter(|(_, sink)| sink.uses == "lines")
        .map(|(index, _)| format!("sink-{}", index + 1))
        .collect();
    let in_order = plan.order == Order::Input;
    let appended = |file: &Path| appended.iter().any(|sink| file.starts_with(sink));

    while outcome.kills + outcome.kills_at_steps < command.kills {
        outcome.rounds += 1;
        let name = format!("round-{}", outcome.rounds);
        let round = Rehearsal::new(folder.join(&name), &program, &arguments).map_err(io)?;
        let mut ended = None;
        // A round in which nothing is hit any more is brought to its end.
        for _ in 0..command.kills.max(1) * 2 {
            if outcome.kills + outcome.kills_at_steps >= command.kills {
                break;
            }
            let at_step = steps > 0 && chance.bool();
            let attempt = if at_step {
                round.killed_at(chance.u64(1..=steps))
            } else {
                round.killed_after(Duration::from_micros(chance.u64(0..=time.as_micros() as u64)))
            };
            match attempt.map_err(io)? {
                Ended::Killed if at_step => outcome.kills_at_steps += 1,
                Ended::Killed => outcome.kills += 1,
                by_itself => {
                    ended = Some(by_itself);
                    break;
                }
            }
        }
        let ended = match ended {
            Some(ended) => ended,
            None => round.to_the_end().map_err(io)?,
        };
        settled(&round, ended, &name, &mut outcome.accounts_wrong)?;
        let found = compare((&alone.sinks(), &alone.state()), (&round.sinks(), &round.state()), &appended, in_order);
        outcome.differences.add(found.map_err(Failure::Wiring)?);
        if outcome.differences.is_empty() && !command.keep {
            // What is alike needs no room.
            let _ = std::fs::remove_dir_all(folder.join(&name));
        }
    }
    Ok(outcome)
}

/// How many articles a process that ended by itself settled; an account that does not add up is noted.
fn settled(rehearsal: &Rehearsal, ended: Ended, name: &str, wrong: &mut Vec<String>) -> Result<u64, Failure> {
    let (code, report) = match ended {
        Ended::ByItself(status, report) => (status.code(), report),
        Ended::Killed => (None, None),
    };
    let Some(report) = report.filter(|_| matches!(code, Some(0 | 1))) else {
        let how = match code {
            Some(code) => format!("ended with status {code}"),
            None => "was ended by a signal: a plugin may crash the process; `copydesk run` puts its article aside"
                .to_owned(),
        };
        return Err(Failure::Wiring(format!("{name} {how}\n{}", rehearsal.said().trim_end())));
    };
    if let Some(why) = report["stopped"].as_str() {
        return Err(Failure::Wiring(format!("{name} could not be brought to its end: {why}")));
    }
    let account = &report["account"];
    let received = account["received"].as_u64().unwrap_or_default();
    let parts = account.as_object().into_iter().flatten().filter(|(key, _)| *key != "received");
    if parts.map(|(_, value)| sum(value)).sum::<u64>() != received {
        wrong.push(format!("{name}: {account}"));
    }
    Ok(received)
}

fn sum(value: &Value) -> u64 {
    match value {
        Value::Object(map) => map.values().map(sum).sum(),
        other => other.as_u64().unwrap_or_default(),
    }
}

/// What every rehearsal gets.
fn arguments(common: &Common, command: &Crashtest) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec![command.pipeline.clone().into()];
    for (name, values) in [("--plugin-dir", &common.plugin_dir), ("--input", &command.input)] {
        for value in values {
            arguments.extend([name.into(), value.clone().into()]);
        }
    }
    if let Some(workers) = command.workers {
        arguments.extend(["--workers".into(), workers.to_string().into()]);
    }
    arguments
}

fn words(outcome: &Outcome) -> String {
    let mut out = format!(
        "{}: {} articles; killed {} times ({} from outside, {} on the way into the ledger) in {} rounds, seed {}\n",
        outcome.pipeline,
        outcome.articles,
        outcome.kills + outcome.kills_at_steps,
        outcome.kills,
        outcome.kills_at_steps,
        outcome.rounds,
        outcome.seed
    );
    let found = &outcome.differences;
    let kinds = [
        ("lost", &found.lost),
        ("doubled", &found.doubled),
        ("differing", &found.differing),
        ("unfinished", &found.unfinished),
        ("accounts that do not add up", &outcome.accounts_wrong),
    ];
    for (kind, names) in kinds {
        out += &format!("  {kind:<28} {}\n", names.len());
        out.extend(names.iter().take(10).map(|name| format!("    {name}\n")));
        if names.len() > 10 {
            out += &format!("    … and {} more\n", names.len() - 10);
        }
    }
    if !outcome.not_tried.is_empty() {
        out += &format!(
            "  not tried   {}: an article may go out twice there after a crash\n",
            outcome.not_tried.join(", ")
        );
    }
    if let Some(kept) = &outcome.kept {
        out += &format!("  all of it is in {}\n", kept.display());
    }
    out
}
