//! A disk that does not confirm a write: it is told, nothing is synced after it, and what was confirmed before is there.
//!
//! A library that fails one sync is put before the C library of a process of its own: this test program, started again.

use crate::support::*;
use copydesk_ledger::{Asked, Known, Ledger, LedgerError};
use std::path::Path;
use std::process::Command;

const GROUPS: u8 = 60;
const CHILD: &str = "LEDGER_TEST_STATE";

fn story(number: u8) -> copydesk_ledger::ItemKey {
    key(&format!("story-{number}"), "1", number)
}

/// Records groups with so much lineage that the journal is moved now and then; says in a file which were confirmed.
fn record_groups(state: &Path) -> Result<(), LedgerError> {
    let mut ledger = Ledger::open(state, &holder(2))?;
    let run = ledger.begin_run(&new_run("wire", at(1)))?;
    let sinks = [ledger.sink(run.pipeline, "files:out")?.id];
    let lineage = format!("\"{}\"", "x".repeat(200_000));
    let mut confirmed = String::new();
    let mut failed = None;
    for number in 0..GROUPS {
        let settled = ledger.group(&run, &sinks).and_then(|mut group| {
            group.deliver(&story(number), &came(1), &[(sinks[0], None)], Some(&lineage))?;
            group.commit()
        });
        match settled {
            Ok(()) => {
                assert!(failed.is_none(), "group {number} is taken after a failed sync");
                confirmed.push_str(&format!("{number}\n"));
                std::fs::write(state.join("confirmed"), &confirmed).expect("a file");
            }
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(()), Err)
}

#[test]
#[ignore = "the test below starts it"]
fn the_process_of_its_own() {
    let state = std::env::var_os(CHILD).expect("a state directory");
    match record_groups(Path::new(&state)) {
        Ok(()) => panic!("no sync failed"),
        Err(error) => assert!(matches!(error, LedgerError::SyncFailed { .. }), "{error}"),
    }
}

#[test]
fn a_failed_sync_is_told_and_no_other_follows_and_what_was_confirmed_is_there() {
    let library = tempfile::tempdir().expect("a folder");
    let shim = library.path().join("failing_sync.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/failing_sync.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&shim).arg(&source).arg("-ldl").status();
    assert!(built.expect("a C compiler").success());
    let mut moved = 0;
    for number in (1..60).step_by(3) {
        let state = State::new();
        drop(state.ledger());
        let log = library.path().join(format!("log-{number}"));
        let child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--ignored", "--exact", "failed_sync::the_process_of_its_own", "--nocapture"])
            .env(CHILD, state.path())
            .env("LD_PRELOAD", &shim)
            .env("FAIL_IN", state.path())
            .env("FAIL_AT", number.to_string())
            .env("FAIL_LOG", &log)
            .output()
            .expect("a process");
        assert!(child.status.success(), "sync {number}: {}", String::from_utf8_lossy(&child.stderr));
        let log = std::fs::read_to_string(&log).expect("a sync failed");
        assert!(log.starts_with("failed ") && log.lines().count() == 1, "sync {number}: {log}");
        moved += usize::from(log.trim_end().ends_with("ledger.sqlite"));

        let confirmed = std::fs::read_to_string(state.path().join("confirmed")).unwrap_or_default();
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, 2);
        let sinks = [ledger.sink(run.pipeline, "files:out").expect("a sink").id];
        for story in confirmed.lines().map(|number| self::story(number.parse().expect("a number"))) {
            let known = look(&mut ledger, &run, &sinks, &story, Asked::Arrived);
            assert!(matches!(known, Known::Seen { .. }), "sync {number}: {} is lost", story.uri);
        }
    }
    assert!(moved > 0, "a sync of the ledger itself was among them, when the journal is moved");
}
