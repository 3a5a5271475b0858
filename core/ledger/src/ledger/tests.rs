//! What needs the writer's own connection: a disk that fills up, a sync that fails, and the work that a call takes.

use super::*;
use crate::{Asked, Came, ItemKey, Known, NewRun};
use jiff::Timestamp;
use rusqlite::ffi;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use std::sync::atomic::AtomicU64;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn holder() -> Holder {
    Holder { pid: 1, host: "desk-1".to_owned(), pipeline: "wire".to_owned(), since: NOW }
}

fn begin(ledger: &mut Ledger) -> (Run, [SinkId; 1]) {
    let words = || "wire".to_owned();
    let run = NewRun {
        pipeline: words(),
        definition: words(),
        config: words(),
        program: words(),
        pid: 1,
        host: words(),
        started: NOW,
        replay: false,
        partial: false,
    };
    let run = ledger.begin_run(&run).expect("a run");
    let sink = ledger.sink(&run, "files:out").expect("a sink").id;
    (run, [sink])
}

fn key(uri: &str, version: u32) -> ItemKey {
    let mut content = [0; 16];
    content[..4].copy_from_slice(&version.to_le_bytes());
    ItemKey { uri: uri.to_owned(), version: Some(version.to_string()), versioncreated: None, canceled: false, content }
}

/// Twenty stories, looked up and delivered with a lineage.
fn settle(ledger: &mut Ledger, run: &Run, sinks: &[SinkId; 1], number: u32) -> Result<(), LedgerError> {
    let mut group = ledger.group(run, sinks)?;
    let came = Came { source: "in".to_owned(), line: None, at: NOW };
    let lineage = format!("[\"{}\"]", "x".repeat(1000));
    for story in 0..20 {
        let (uri, path) = (format!("story-{number}-{story}"), format!("out/{number}-{story}.json"));
        group.look(&key(&uri, 1), Asked::Arrived, NOW)?;
        group.deliver(&key(&uri, 1), &came, &[(sinks[0], Some(&path))], Some(&lineage))?;
    }
    group.commit()
}

fn has(ledger: &mut Ledger, run: &Run, sinks: &[SinkId; 1], number: u32) -> usize {
    let mut group = ledger.group(run, sinks).expect("a group");
    let mut seen =
        |story| group.look(&key(&format!("story-{number}-{story}"), 1), Asked::Arrived, NOW).expect("an answer");
    (0..20).filter(|story| matches!(seen(*story), Known::Seen { .. })).count()
}

#[test]
fn a_full_disk_says_so_keeps_what_was_committed_and_takes_the_group_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    let (run, sinks) = begin(&mut ledger);
    // Pages beyond this are refused as on a full disk: at any statement of a group, or at its commit.
    let mut failed = 0;
    for number in 0..30 {
        let pages: i64 = ledger.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a number");
        for more in 0..3 {
            ledger
                .connection
                .query_row(&format!("PRAGMA max_page_count = {}", pages + more), [], |_| Ok(()))
                .expect("set");
            match settle(&mut ledger, &run, &sinks, number) {
                Ok(()) => break,
                Err(error) => assert!(matches!(error, LedgerError::Full { .. }), "{error}"),
            }
            failed += 1;
            assert_eq!(has(&mut ledger, &run, &sinks, number), 0, "nothing of the group is kept");
        }
        ledger.connection.query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(())).expect("set");
        if has(&mut ledger, &run, &sinks, number) == 0 {
            settle(&mut ledger, &run, &sinks, number).expect("there is space again");
        }
    }
    assert!(failed > 30, "it failed {failed} times");
    drop(ledger);
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    for number in 0..30 {
        assert_eq!(has(&mut ledger, &run, &sinks, number), 20, "group {number}");
    }
}

#[test]
fn after_a_call_of_a_group_failed_no_later_call_is_kept_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    let (run, sinks) = begin(&mut ledger);
    settle(&mut ledger, &run, &sinks, 0).expect("settled");
    ledger.connection.query_row("PRAGMA max_page_count = 1", [], |_| Ok(())).expect("set to what there is");
    let came = Came { source: "in".to_owned(), line: None, at: NOW };
    let large = "x".repeat(100_000);
    let mut group = ledger.group(&run, &sinks).expect("a group");
    let mut deliver = |uri: &str, lineage| group.deliver(&key(uri, 1), &came, &[(sinks[0], None)], Some(lineage));
    deliver("small-before", "[]").expect("it fits");
    assert!(matches!(deliver("large", &large), Err(LedgerError::Full { .. })));
    assert!(matches!(deliver("small-after", "[]"), Err(LedgerError::GroupFailed { .. })));
    assert!(matches!(group.look(&key("large", 1), Asked::Arrived, NOW), Err(LedgerError::GroupFailed { .. })));
    assert!(matches!(group.commit(), Err(LedgerError::GroupFailed { .. })));
    let mut group = ledger.group(&run, &sinks).expect("a group");
    for uri in ["small-before", "large", "small-after"] {
        let known = group.look(&key(uri, 1), Asked::Arrived, NOW).expect("an answer");
        assert!(matches!(known, Known::Open { .. }), "{uri}");
    }
}

#[test]
fn after_a_failed_sync_nothing_is_written_any_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    let (run, sinks) = begin(&mut ledger);
    settle(&mut ledger, &run, &sinks, 1).expect("settled");
    let failed = rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_FSYNC), None);
    let noted = ledger.note::<()>(Err(failed)).expect_err("a failure");
    assert!(matches!(noted, LedgerError::SyncFailed { .. }));
    let is_refused = |result: Result<(), LedgerError>| matches!(result, Err(LedgerError::SyncFailed { .. }));
    assert!(is_refused(settle(&mut ledger, &run, &sinks, 2)));
    assert!(is_refused(ledger.sink(&run, "another").map(drop)));
    assert!(is_refused(ledger.prune(&crate::Retention { age: None, size: Some(0) }, NOW).map(drop)));
    drop(ledger);
    assert!(connection::beside(&folder.path().join("ledger.sqlite"), "-wal").exists(), "closing moved nothing either");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a new process starts from what the disk holds");
    assert_eq!(has(&mut ledger, &run, &sinks, 1), 20);
}

#[test]
fn the_work_for_a_version_does_not_grow_with_the_versions_of_its_story() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    let (run, sinks) = begin(&mut ledger);
    // SQLite counts the steps of its machine: the same on every computer.
    let steps = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&steps);
    let count = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    ledger.connection.progress_handler(1, Some(count)).expect("counted");
    let mut costs = Vec::new();
    for versions in [0..200, 200..400, 5000..5200] {
        let before = steps.load(Ordering::Relaxed);
        let mut group = ledger.group(&run, &sinks).expect("a group");
        let came = Came { source: "in".to_owned(), line: None, at: NOW };
        for version in versions {
            let known = group.look(&key("live", version), Asked::Arrived, NOW).expect("an answer");
            assert!(matches!(known, Known::Open { .. }));
            group.deliver(&key("live", version), &came, &[(sinks[0], Some("out/live.json"))], None).expect("delivered");
            let known = group.look(&key("live", version.saturating_sub(1)), Asked::Arrived, NOW).expect("an answer");
            assert!(!matches!(known, Known::Open { .. }));
        }
        group.commit().expect("a commit");
        costs.push(steps.load(Ordering::Relaxed) - before);
        if costs.len() == 2 {
            let mut group = ledger.group(&run, &sinks).expect("a group");
            for version in 400..5000 {
                group.deliver(&key("live", version), &came, &[(sinks[0], None)], None).expect("delivered");
            }
            group.commit().expect("a commit");
        }
    }
    assert!(costs[0] > 200 * 20, "steps are counted: {costs:?}");
    assert!(costs[2] < costs[1] + costs[1] / 10, "{costs:?}");
}

#[test]
fn statements_are_compiled_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path(), &holder()).expect("a ledger");
    let (run, sinks) = begin(&mut ledger);
    // SQLite asks whether a column may be read or written whenever it compiles a statement.
    let compiled = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&compiled);
    let count = move |asked: AuthContext<'_>| {
        if !matches!(asked.action, AuthAction::Transaction { .. }) {
            counted.fetch_add(1, Ordering::Relaxed);
        }
        Authorization::Allow
    };
    ledger.connection.authorizer(Some(count)).expect("counted");
    settle(&mut ledger, &run, &sinks, 0).expect("settled");
    let first = compiled.load(Ordering::Relaxed);
    assert!(first > 20, "compiling is counted: {first}");
    for number in 1..4 {
        settle(&mut ledger, &run, &sinks, number).expect("settled");
    }
    assert_eq!(compiled.load(Ordering::Relaxed), first);
}
