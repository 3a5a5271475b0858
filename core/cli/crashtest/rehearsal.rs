//! A rehearsal: the pipeline in a process of its own, with a state and sinks in a scratch folder.

use crate::kill_points;
use serde_json::Value;
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A pipeline that is rehearsed in a folder.
pub(crate) struct Rehearsal {
    folder: PathBuf,
    program: PathBuf,
    arguments: Vec<OsString>,
}

/// How a process ended.
pub(crate) enum Ended {
    /// By itself: its status and its report.
    ByItself(ExitStatus, Option<Value>),
    /// It was killed.
    Killed,
}

impl Rehearsal {
    /// `arguments` are those of `run`, from the pipeline on.
    pub(crate) fn new(folder: PathBuf, program: &Path, arguments: &[OsString]) -> io::Result<Rehearsal> {
        std::fs::create_dir_all(&folder)?;
        Ok(Rehearsal { folder, program: program.to_owned(), arguments: arguments.to_vec() })
    }

    pub(crate) fn sinks(&self) -> PathBuf {
        self.folder.join("sinks")
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.folder.join("state")
    }

    /// What the last process wrote to standard error.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(self.folder.join("stderr")).unwrap_or_default()
    }

    /// Runs to the end, and counts the steps into the ledger.
    pub(crate) fn undisturbed(&self) -> io::Result<(Ended, Duration, u64)> {
        let count = self.folder.join("steps");
        let started = Instant::now();
        let ended = self.end(self.start(Some(format!("count:{}", count.display())))?)?;
        let steps = std::fs::read_to_string(count).ok().and_then(|steps| steps.parse().ok()).unwrap_or_default();
        Ok((ended, started.elapsed(), steps))
    }

    /// Runs to the end.
    pub(crate) fn to_the_end(&self) -> io::Result<Ended> {
        self.end(self.start(None)?)
    }

    /// Is killed from outside after a time, if it has not ended by then.
    pub(crate) fn killed_after(&self, time: Duration) -> io::Result<Ended> {
        const LOOK: Duration = Duration::from_millis(1);
        let mut child = self.start(None)?;
        let started = Instant::now();
        while started.elapsed() < time {
            if child.try_wait()?.is_some() {
                return self.end(child);
            }
            std::thread::sleep(LOOK.min(time.saturating_sub(started.elapsed())));
        }
        // On Unix this is SIGKILL. It fails only where the process has ended already.
        let _ = child.kill();
        self.end(child)
    }

    /// Kills itself at a step of its way into the ledger.
    pub(crate) fn killed_at(&self, step: u64) -> io::Result<Ended> {
        self.end(self.start(Some(format!("kill:{step}")))?)
    }

    fn start(&self, kill_point: Option<String>) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.arg("run").args(&self.arguments);
        command.arg("--rehearse").arg(self.sinks()).arg("--state").arg(self.state());
        command.args(["--report", "json", "--log", "error"]);
        command.env_remove(kill_points::VARIABLE).env_remove("COPYDESK_LOG");
        if let Some(kill_point) = kill_point {
            command.env(kill_points::VARIABLE, kill_point);
        }
        let stderr = File::create(self.folder.join("stderr"))?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).spawn()
    }

    fn end(&self, mut child: Child) -> io::Result<Ended> {
        let status = child.wait()?;
        if status.code().is_none() {
            return Ok(Ended::Killed);
        }
        let said = self.said();
        let report = said.lines().rev().find(|line| line.starts_with("{\"pipeline\""));
        Ok(Ended::ByItself(status, report.and_then(|line| serde_json::from_str(line).ok())))
    }
}
