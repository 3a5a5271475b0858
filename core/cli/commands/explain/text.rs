//! A story's way in words.

use super::story::{PassedBy, RemovedBlock, StageWork, Story, Version, Why};
use crate::commands::dead_letters::{failed_at, letter_state};
use crate::shown;
use crate::table::{Side, Table};
use std::fmt::{Result, Write};

/// The stories as text, ending with a newline.
pub(super) fn text(stories: &[Story]) -> String {
    let mut out = String::new();
    for story in stories {
        // Writing into a string does not fail.
        let _ = write(&mut out, story);
    }
    out
}

fn write(out: &mut String, story: &Story) -> Result {
    let versions = shown::count(story.versions.len() as u64, "version", "versions");
    writeln!(out, "{} in pipeline {}: {versions}", shown::line(&story.uri, 1000), shown::line(&story.pipeline, 200))?;
    for version in &story.versions {
        writeln!(out)?;
        one(out, version)?;
    }
    Ok(())
}

fn one(out: &mut String, version: &Version) -> Result {
    let item = &version.item;
    writeln!(out, "{}", head(version))?;
    let line = item.line.map(|line| format!(", line {line}")).unwrap_or_default();
    writeln!(out, "  came from    {}{line}", shown::line(&item.source, 1000))?;
    writeln!(out, "  settled      {} by run {}", shown::time(item.at), item.run)?;
    for delivery in &item.deliveries {
        let place = match (&delivery.path, delivery.replaced) {
            (Some(path), _) => format!("  {}", shown::line(path, 1000)),
            (None, true) => "  replaced by another version".to_owned(),
            (None, false) => String::new(),
        };
        let sink = shown::line(&delivery.sink, 1000);
        writeln!(out, "  delivered    {}  {sink}{place}", shown::time(delivery.at))?;
    }
    for letter in &item.letters {
        let tries = shown::count(letter.tries.into(), "try", "tries");
        let closed = letter.closed_at.map(|at| format!(" {}", shown::time(at))).unwrap_or_default();
        let state = letter_state(letter);
        let (at, error) = (failed_at(letter), shown::line(&letter.error, 1000));
        writeln!(out, "  dead letter  {} ({state}{closed}): {at}, after {tries}: {error}", letter.id)?;
    }
    match &version.stages {
        Some(stages) => work(out, stages, version),
        // What never came to a stage, or what retention took.
        None => writeln!(out, "  stages       nothing is remembered of what they did"),
    }
}

/// `version 2 of 2026-…, the newest: delivered`.
fn head(version: &Version) -> String {
    let item = &version.item;
    let mut head = match &item.version {
        Some(number) => format!("version {}", shown::line(number, 200)),
        None => "no version given".to_owned(),
    };
    if let Some(created) = item.versioncreated {
        head += &format!(" of {}", shown::time(created));
    }
    head += &format!(" ({})", item.content.get(..12).unwrap_or(&item.content));
    if item.newest {
        head += ", the newest";
    }
    if item.canceled {
        head += ", withdraws the story";
    }
    let state = match item.state.as_str() {
        "dead" => "among the dead letters",
        "held" => "held back",
        "replayed" => "replayed from the dead letters as another item",
        other => other,
    };
    head += &format!(": {state}");
    if let Some(stage) = &item.stage {
        head += &format!(" by {}", shown::line(stage, 200));
    }
    if let Some(reason) = &item.reason {
        head += &format!(", {}", shown::line(reason, 1000));
    }
    if let Some(until) = item.until {
        head += &format!(" until {}", shown::time(until));
    } else if item.state == "held" && item.reason.as_deref() == Some("embargo") {
        head += " until a time that it does not give for certain";
    }
    head
}

fn work(out: &mut String, stages: &[StageWork], version: &Version) -> Result {
    if stages.is_empty() && version.passed_by.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    let mut table = Table::new(&[
        ("stage", Side::Left),
        ("plugin", Side::Left),
        ("configuration", Side::Left),
        ("µs each", Side::Right),
        ("what it did", Side::Left),
    ]);
    for work in stages {
        table.row([
            shown::line(&work.stage, 60),
            shown::line(&work.plugin, 60),
            work.config.clone(),
            work.average_micros.map_or("-".to_owned(), |micros| format!("{micros:.1}")),
            did(work),
        ]);
    }
    let mut lines = table.lines();
    if let Some(head) = lines.next().filter(|_| !stages.is_empty()) {
        writeln!(out, "  {head}")?;
    }
    for (line, work) in lines.zip(stages) {
        writeln!(out, "  {line}")?;
        for block in &work.removed {
            writeln!(out, "    removed {}", removed(block))?;
        }
        if work.removed_more > 0 {
            writeln!(out, "    removed {} more", work.removed_more)?;
        }
    }
    for PassedBy { stage, why } in &version.passed_by {
        let why = match why {
            Why::Edit => "its source says `edit: none`, and the stage writes text or header",
            Why::NoText => "it is no text",
            Why::ConditionOrFailure => "its `if`, or a failure that is let pass",
        };
        writeln!(out, "  {} did not work on it: {why}", shown::line(stage, 60))?;
    }
    if stages.iter().any(|work| work.average_micros.is_some()) {
        writeln!(
            out,
            "  µs each: what an article took on the average of run {}, not this one alone",
            version.item.run
        )?;
    }
    Ok(())
}

/// `removed 2, quotes 3`.
fn did(work: &StageWork) -> String {
    let mut parts: Vec<String> =
        work.made.iter().map(|(what, count)| format!("{} {count}", shown::line(what, 40))).collect();
    if work.retracted > 0 {
        parts.push(format!("retracted {}", work.retracted));
    }
    match (parts.is_empty(), work.changes) {
        (false, _) => parts.join(", "),
        (true, 0) => "nothing".to_owned(),
        (true, changes) => format!("changes {changes}"),
    }
}

fn removed(block: &RemovedBlock) -> String {
    let of = block.of.as_ref().map(|of| format!(" {}", shown::line(of, 40))).unwrap_or_default();
    let text = match &block.text {
        Some(text) => format!("“{}”", shown::line(text, 200)),
        None => "not for publication".to_owned(),
    };
    let (id, kind, reason) =
        (shown::line(&block.id, 40), shown::line(&block.kind, 40), shown::line(&block.reason, 200));
    format!("{id} {kind}, {reason}{of}: {text}")
}
