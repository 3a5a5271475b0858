//! One call of the program: started, fed, watched for at most a minute, and what it came to.

use super::Account;
use serde_json::Value;
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// After this long a call hangs. No test waits for it unless something is wrong.
const AT_MOST: Duration = Duration::from_secs(120);

/// A call to be made.
pub(crate) struct Call {
    command: Command,
    input: Vec<u8>,
    output: Stdio,
}

impl Call {
    pub(crate) fn new(command: Command) -> Call {
        Call { command, input: Vec::new(), output: Stdio::piped() }
    }

    /// What comes in on standard input.
    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Call {
        self.input = bytes.into();
        self
    }

    /// Where standard output goes, instead of to the outcome.
    pub(crate) fn stdout(mut self, file: std::fs::File) -> Call {
        self.output = file.into();
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Call {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the environment.
    pub(crate) fn without_env(mut self, name: &str) -> Call {
        self.command.env_remove(name);
        self
    }

    /// Takes the rights of the superuser away, who may read everything.
    pub(crate) fn unprivileged(mut self) -> Call {
        const NOBODY: u32 = 65_534;
        if std::fs::read_dir("/proc/1/fd").is_ok() {
            self.command.uid(NOBODY).gid(NOBODY);
        }
        self
    }

    /// Whether the program may be started at all.
    pub(crate) fn can_start(mut self) -> bool {
        self.command.stdout(Stdio::null()).status().is_ok()
    }

    /// Runs to the end.
    pub(crate) fn run(self) -> Outcome {
        let (input, mut running) = self.spawn();
        let mut stdin = running.child.stdin.take().expect("standard input is piped");
        // A program that ends without reading its input is right to do so.
        let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
        let outcome = running.end();
        feeder.join().expect("the feeder ends");
        outcome
    }

    /// Starts, and leaves standard input open and the rest to the test.
    pub(crate) fn start(self) -> Running {
        self.spawn().1
    }

    fn spawn(mut self) -> (Vec<u8>, Running) {
        self.command.stdin(Stdio::piped()).stdout(self.output).stderr(Stdio::piped());
        let shown = format!("{:?}", self.command);
        let mut child = self.command.spawn().expect("the program starts");
        let stderr = gather(child.stderr.take());
        (self.input, Running { child, stderr, stdout: None, shown })
    }
}

/// A call under way.
pub(crate) struct Running {
    /// The process, with standard input and output open.
    pub(crate) child: Child,
    stderr: JoinHandle<Vec<u8>>,
    stdout: Option<JoinHandle<Vec<u8>>>,
    shown: String,
}

impl Running {
    /// Gathers standard output from now on.
    pub(crate) fn gather(&mut self) {
        self.stdout.get_or_insert_with(|| gather(self.child.stdout.take()));
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success(), "{} ended before the signal", self.shown);
    }

    /// The most memory that the process has held, in bytes, as the system counts it.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the process still runs");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number of kB") * 1024
    }

    /// Waits for the end.
    pub(crate) fn end(mut self) -> Outcome {
        self.gather();
        let started = Instant::now();
        let mut pause = Duration::from_micros(500);
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the process can be waited for") {
                break Some(status);
            }
            if started.elapsed() > AT_MOST {
                break None;
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(10));
        };
        if status.is_none() {
            self.child.kill().expect("the process can be ended");
            self.child.wait().expect("and is gone");
        }
        let stdout = self.stdout.take().map(joined).unwrap_or_default();
        let stderr = String::from_utf8_lossy(&joined(self.stderr)).into_owned();
        let status = status.unwrap_or_else(|| panic!("{} hangs\n{stderr}", self.shown));
        Outcome { status, stdout, stderr, shown: self.shown }
    }
}

fn gather(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What came before an error is still worth showing.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn joined(gathered: JoinHandle<Vec<u8>>) -> Vec<u8> {
    gathered.join().expect("the reader of a pipe ends")
}

/// What a call came to.
#[derive(Debug)]
pub(crate) struct Outcome {
    status: ExitStatus,
    /// Standard output.
    pub(crate) stdout: Vec<u8>,
    /// Standard error.
    pub(crate) stderr: String,
    shown: String,
}

impl Outcome {
    /// Fails where the program did not exit with this status by itself.
    #[track_caller]
    pub(crate) fn exits(self, status: i32) -> Outcome {
        let Outcome { stderr, shown, .. } = &self;
        let signal = self.status.signal().map(|signal| format!(" (ended by signal {signal})")).unwrap_or_default();
        assert_eq!(self.status.code(), Some(status), "{shown}{signal}\n{}\n{stderr}", self.text());
        self
    }

    /// Whether a signal ended the program.
    pub(crate) fn was_killed(&self) -> bool {
        self.status.signal().is_some()
    }

    /// Fails where neither standard error nor standard output holds each of the texts: findings are what `check` was
    /// asked for, and what goes wrong with a run goes to standard error.
    #[track_caller]
    pub(crate) fn says<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Outcome {
        for text in texts {
            let said = self.stderr.contains(text) || self.text().contains(text);
            assert!(said, "{} does not say {text:?}:\n{}\n{}", self.shown, self.text(), self.stderr);
        }
        self
    }

    /// Standard output as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{}: {error}\n{}", self.shown, self.text()))
    }

    /// Standard output as articles, one a line; fails where a line is anything else.
    #[track_caller]
    pub(crate) fn articles(&self) -> Vec<Value> {
        assert!(self.stdout.is_empty() || self.stdout.ends_with(b"\n"), "{}: the last line is cut off", self.shown);
        let read = |line: &str| {
            let article: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert!(article.get("uri").is_some_and(Value::is_string), "no article: {line}");
            article
        };
        self.text().lines().map(read).collect()
    }

    /// The one article on standard output.
    #[track_caller]
    pub(crate) fn article(&self) -> Value {
        let mut articles = self.articles();
        assert_eq!(articles.len(), 1, "{}\n{}", self.shown, self.stderr);
        articles.remove(0)
    }

    /// The identities of the articles on standard output, in their order.
    #[track_caller]
    pub(crate) fn uris(&self) -> Vec<String> {
        let uri = |article: Value| article["uri"].as_str().unwrap_or_default().to_owned();
        self.articles().into_iter().map(uri).collect()
    }

    /// The report at the end of standard error, where it was asked for as JSON.
    #[track_caller]
    pub(crate) fn report(&self) -> Value {
        let line = self.stderr.lines().rev().find(|line| line.starts_with("{\"pipeline\""));
        let line = line.unwrap_or_else(|| panic!("{} gives no report as JSON:\n{}", self.shown, self.stderr));
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// The account that the report gives; fails where it does not add up.
    #[track_caller]
    pub(crate) fn account(&self) -> Account {
        Account::of(&self.report())
    }
}
