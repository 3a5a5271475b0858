//! A state directory of the test's own, and short ways to say what comes in.

use copydesk_ledger::{
    Asked, Came, Group, Holder, ItemKey, Known, Ledger, Letter, LetterId, NewRun, RecordShape, Run, RunEnd, RunOutcome,
    SinkId, View,
};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A state directory; it goes with the value.
pub(crate) struct State {
    folder: TempDir,
}

impl State {
    pub(crate) fn new() -> State {
        State { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.path().join("ledger.sqlite")
    }

    pub(crate) fn ledger(&self) -> Ledger {
        Ledger::open(self.path(), &holder(1)).expect("a ledger")
    }

    pub(crate) fn view(&self) -> View {
        View::open(self.path()).expect("a ledger to read")
    }
}

pub(crate) fn holder(pid: u32) -> Holder {
    Holder { pid, host: "desk-1".to_owned(), pipeline: "wire".to_owned(), since: at(0) }
}

/// So many minutes after the first.
pub(crate) fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + 60 * minutes).expect("a time")
}

/// How many minutes after the first.
pub(crate) fn minutes(time: Timestamp) -> i64 {
    (time.as_second() - at(0).as_second()) / 60
}

pub(crate) fn days(days: i64) -> Timestamp {
    at(24 * 60 * days)
}

pub(crate) fn new_run(pipeline: &str, started: Timestamp) -> NewRun {
    NewRun {
        pipeline: pipeline.to_owned(),
        definition: format!("pipelines/{pipeline}.yaml"),
        config: "sha256:0a".to_owned(),
        program: "0.1.0".to_owned(),
        pid: 1,
        host: "desk-1".to_owned(),
        started,
        replay: false,
        partial: false,
    }
}

pub(crate) fn begin(ledger: &mut Ledger, minutes: i64) -> Run {
    ledger.begin_run(&new_run("wire", at(minutes))).expect("a run")
}

pub(crate) fn end(ledger: &mut Ledger, run: &Run, ended: Timestamp) {
    let account = serde_json::json!({"received": 3, "delivered": 2, "dead_lettered": 1});
    let steps = serde_json::json!([{"stage": "strip-boilerplate", "micros": 12}]);
    let end = RunEnd { ended, outcome: RunOutcome::NotAll, message: None, account, steps };
    ledger.end_run(run.id, &end).expect("the end");
}

/// Two sinks: the first takes files, the second appends.
pub(crate) fn sinks(ledger: &mut Ledger, run: &Run) -> [SinkId; 2] {
    ["files:out", "lines:out/all.jsonl"].map(|identity| ledger.sink(run, identity).expect("a sink").id)
}

/// A version of a story whose content is this byte.
pub(crate) fn key(uri: &str, version: &str, content: u8) -> ItemKey {
    ItemKey {
        uri: uri.to_owned(),
        version: (!version.is_empty()).then(|| version.to_owned()),
        versioncreated: None,
        canceled: false,
        content: [content; 16],
    }
}

pub(crate) fn came(minutes: i64) -> Came {
    Came { source: "in/monday.jsonl".to_owned(), line: Some(7), at: at(minutes) }
}

pub(crate) fn shape() -> RecordShape {
    RecordShape { number: 7, is_line: true, ..RecordShape::default() }
}

pub(crate) fn letter<'a>(record: &'a RecordShape, error: &'a str, bytes: &'a [u8], minutes: i64) -> Letter<'a> {
    let (stage, plugin) = (Some("tag-topics"), Some("tag-topics 1.0.0"));
    Letter { stage, plugin, sink: None, error, tries: 3, record, bytes, at: at(minutes) }
}

/// One group, committed.
pub(crate) fn group<T>(ledger: &mut Ledger, run: &Run, sinks: &[SinkId], act: impl FnOnce(&mut Group<'_>) -> T) -> T {
    let mut group = ledger.group(run, sinks).expect("a group");
    let result = act(&mut group);
    group.commit().expect("a commit");
    result
}

pub(crate) fn look(ledger: &mut Ledger, run: &Run, sinks: &[SinkId], key: &ItemKey, asked: Asked) -> Known {
    ledger.group(run, sinks).expect("a group").look(key, asked, at(100)).expect("an answer")
}

pub(crate) fn arrives(ledger: &mut Ledger, run: &Run, sinks: &[SinkId], key: &ItemKey) -> Known {
    look(ledger, run, sinks, key, Asked::Arrived)
}

/// Delivers to all these sinks, to the first as a file.
pub(crate) fn deliver(group: &mut Group<'_>, key: &ItemKey, sinks: &[SinkId], minutes: i64) {
    let path = format!("out/{}.json", key.uri);
    let to: Vec<_> = sinks.iter().enumerate().map(|(n, sink)| (*sink, (n == 0).then_some(path.as_str()))).collect();
    group.deliver(key, &came(minutes), &to, Some(r#"[{"stage":"tag-topics","changes":1}]"#)).expect("a delivery");
}

pub(crate) fn dead(group: &mut Group<'_>, key: &ItemKey, error: &str, minutes: i64) -> LetterId {
    let shape = shape();
    let letter = letter(&shape, error, b"{\"uri\": \"as it came\"}", minutes);
    group.dead_letter(key, &came(minutes), &letter, None).expect("a letter")
}
