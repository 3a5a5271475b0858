//! A disk that does not confirm a write: it is told, nothing is synced after it, and what was confirmed before is there.
//!
//! A library that fails one sync is put before the C library of a process of its own: this test program, started again.

use crate::support::*;
use copydesk_ledger::{Asked, Known, Ledger, LedgerError};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const GROUPS: u8 = 60;
const CHILD: &str = "LEDGER_TEST_STATE";

fn story(number: u8) -> copydesk_ledger::ItemKey {
    key(&format!("story-{number}"), "1", number)
}

/// The folder that a new ledger is made in, below the test's own.
const DEEP: &str = "var/wire";

/// Builds the library; it goes with the folder.
fn shim() -> (TempDir, PathBuf) {
    let library = tempfile::tempdir().expect("a folder");
    let shim = library.path().join("failing_sync.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/failing_sync.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&shim).arg(&source).arg("-ldl").status();
    assert!(built.expect("a C compiler").success());
    (library, shim)
}

/// Starts one of the tests as a process of its own, whose sync of this number fails.
fn start(test: &str, shim: &Path, state: &State, number: usize, log: &Path) {
    let child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--ignored", "--exact", test, "--nocapture"])
        .env(CHILD, state.path())
        .env("LD_PRELOAD", shim)
        .env("FAIL_IN", state.path())
        .env("FAIL_AT", number.to_string())
        .env("FAIL_LOG", log)
        .output()
        .expect("a process");
    assert!(child.status.success(), "sync {number}: {}", String::from_utf8_lossy(&child.stderr));
}

/// Records groups with so much lineage that the journal is moved now and then; says in a file which were confirmed.
fn record_groups(state: &Path) -> Result<(), LedgerError> {
    let mut ledger = Ledger::open(state, &holder(2))?;
    let run = ledger.begin_run(&new_run("wire", at(1)))?;
    let sinks = [ledger.sink(&run, "files:out")?.id];
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
#[ignore = "the test below starts it"]
fn the_process_that_makes_a_ledger() {
    let state = std::env::var_os(CHILD).expect("a state directory");
    let made = Ledger::open(&Path::new(&state).join(DEEP), &holder(2)).and_then(|mut ledger| {
        ledger.begin_run(&new_run("wire", at(1)))?;
        // Closing may move the journal, and nobody is told.
        std::mem::forget(ledger);
        Ok(())
    });
    let told = match made {
        Ok(()) => "nothing".to_owned(),
        Err(LedgerError::SyncFailed { path, .. }) => path.display().to_string(),
        Err(error) => panic!("{error}"),
    };
    std::fs::write(Path::new(&state).join("told"), told).expect("a file");
}

/// Makes a ledger in a process whose sync of this number fails; which were synced from that one on, and of which failure it told.
fn make(shim: &Path, state: &State, number: usize) -> (Vec<String>, String) {
    let library = tempfile::tempdir().expect("a folder");
    let log = library.path().join("log");
    start("failed_sync::the_process_that_makes_a_ledger", shim, state, number, &log);
    let log = std::fs::read_to_string(log).unwrap_or_default();
    let state = state.path().display().to_string();
    let short = |path: &str| path.replace(&state, "state");
    let synced = log.lines().map(|line| short(line.split_once(' ').expect("two words").1)).collect();
    (synced, short(&std::fs::read_to_string(format!("{state}/told")).expect("what was told")))
}

#[test]
fn a_sync_that_fails_while_a_ledger_is_made_is_told_and_leaves_no_ledger_that_may_not_stay() {
    let (_library, shim) = shim();
    let (all, _) = make(&shim, &State::new(), 0);
    let folder = format!("state/{DEEP}");
    // The folder is synced with the journal in it before SQLite syncs it, which keeps a failure to itself.
    let journal = all.iter().position(|path| path.ends_with("-wal")).expect("the journal is synced");
    assert_eq!(all[..journal], ["state", "state/var", &format!("{folder}/ledger.sqlite.new"), &folder, &folder]);
    for number in 1..=all.len() {
        let state = State::new();
        let (synced, told) = make(&shim, &state, number);
        assert_eq!(synced[0], all[number - 1]);
        if number > journal && synced[0] == folder {
            assert_eq!(told, "nothing");
        } else {
            assert_eq!(synced.len(), 1, "none follows");
            let of = synced[0].trim_end_matches("-wal");
            assert_eq!(told, of, "sync {number}");
        }
        let ledger = state.path().join(DEEP).join("ledger.sqlite");
        assert_eq!(ledger.exists(), number > journal - 1, "sync {number}");
        let mut ledger = Ledger::open(&state.path().join(DEEP), &holder(2)).expect("the next one makes it");
        begin(&mut ledger, 3);
    }
}

#[test]
fn a_failed_sync_is_told_and_no_other_follows_and_what_was_confirmed_is_there() {
    let (library, shim) = shim();
    let mut moved = 0;
    for number in (2..61).step_by(3) {
        let state = State::new();
        drop(state.ledger());
        let log = library.path().join(format!("log-{number}"));
        start("failed_sync::the_process_of_its_own", &shim, &state, number, &log);
        let log = std::fs::read_to_string(&log).expect("a sync failed");
        assert!(log.starts_with("failed ") && log.lines().count() == 1, "sync {number}: {log}");
        moved += usize::from(log.trim_end().ends_with("ledger.sqlite"));

        let confirmed = std::fs::read_to_string(state.path().join("confirmed")).unwrap_or_default();
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, 2);
        let sinks = [ledger.sink(&run, "files:out").expect("a sink").id];
        for story in confirmed.lines().map(|number| self::story(number.parse().expect("a number"))) {
            let known = look(&mut ledger, &run, &sinks, &story, Asked::Arrived);
            assert!(matches!(known, Known::Seen { .. }), "sync {number}: {} is lost", story.uri);
        }
    }
    assert!(moved > 0, "a sync of the ledger itself was among them, when the journal is moved");
}
