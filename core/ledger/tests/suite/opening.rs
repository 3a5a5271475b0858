//! Opening: the lock, the schema's version, and files that are no ledger.

use crate::support::*;
use copydesk_ledger::{Ledger, LedgerError, View};
use rusqlite::Connection;
use std::sync::atomic::{AtomicBool, Ordering};

fn number(connection: &Connection, pragma: &str) -> i64 {
    connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).expect("a number")
}

#[test]
fn a_second_process_on_the_same_state_is_told_who_holds_it() {
    let state = State::new();
    let first = state.ledger();
    let error = Ledger::open(state.path(), &holder(2)).err().expect("it is held");
    assert!(matches!(&error, LedgerError::Locked { holder: Some(found), .. } if *found == holder(1)));
    for word in ["process 1", "desk-1", "`wire`", "2026-", &state.path().display().to_string()] {
        assert!(error.to_string().contains(word), "`{error}` names {word}");
    }
    drop(first);
    Ledger::open(state.path(), &holder(2)).expect("the lock goes with its holder");
}

#[test]
fn commands_that_look_at_the_lock_do_not_keep_a_run_from_starting() {
    let state = State::new();
    drop(state.ledger());
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let view = state.view();
                while !done.load(Ordering::Relaxed) {
                    view.state().expect("a summary");
                }
            });
        }
        for _ in 0..20 {
            drop(state.ledger());
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_new_state_directory_is_made_with_the_folders_above_it() {
    let state = State::new();
    let deep = state.path().join("var/lib/wire");
    drop(Ledger::open(&deep, &holder(1)).expect("a ledger"));
    assert!(deep.join("ledger.sqlite").is_file());
}

#[test]
fn a_new_ledger_is_durable_gives_space_back_and_bears_its_mark() {
    let state = State::new();
    drop(state.ledger());
    let connection = Connection::open(state.file()).expect("a connection");
    assert_eq!(number(&connection, "user_version"), 1);
    assert_eq!(number(&connection, "auto_vacuum"), 2, "incremental");
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).expect("a mode");
    assert_eq!(mode, "wal");
}

#[test]
fn an_empty_file_becomes_a_ledger_and_is_kept_the_second_time() {
    let state = State::new();
    std::fs::write(state.file(), b"").expect("a file");
    let mut ledger = state.ledger();
    let run = begin(&mut ledger, 0);
    drop(ledger);
    assert_eq!(begin(&mut state.ledger(), 1).cut_short.expect("the first run").run, run.id);
}

#[test]
fn a_ledger_of_a_newer_version_is_refused_with_words_by_writer_and_reader() {
    let state = State::new();
    drop(state.ledger());
    Connection::open(state.file()).expect("a connection").pragma_update(None, "user_version", 999).expect("set");
    for error in [Ledger::open(state.path(), &holder(1)).err(), View::open(state.path()).err()] {
        let error = error.expect("it is newer");
        assert!(matches!(error, LedgerError::NewerSchema { found: 999, .. }), "{error}");
        assert!(error.to_string().contains("newer Copydesk"), "{error}");
    }
}

#[test]
fn what_is_no_ledger_is_refused_and_left_as_it_is() {
    for (what, bytes) in [
        ("text", b"not a database at all, but long enough to have a header of its own ......................".to_vec()),
        ("another program's", {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("other.sqlite");
            let connection = Connection::open(&file).expect("a connection");
            connection.execute_batch("CREATE TABLE recipes (name TEXT)").expect("a table");
            drop(connection);
            std::fs::read(file).expect("bytes")
        }),
    ] {
        let state = State::new();
        std::fs::write(state.file(), &bytes).expect("a file");
        for error in [Ledger::open(state.path(), &holder(1)).err(), View::open(state.path()).err()] {
            let error = error.expect("it is none");
            assert!(matches!(error, LedgerError::NotALedger { .. }), "{what}: {error}");
        }
        assert_eq!(std::fs::read(state.file()).expect("bytes"), bytes, "{what}: left as it is");
    }
}

#[test]
fn reading_where_there_is_no_ledger_says_so_and_makes_none() {
    let state = State::new();
    let error = View::open(state.path()).err().expect("there is none");
    assert!(matches!(error, LedgerError::Missing { .. }), "{error}");
    assert_eq!(std::fs::read_dir(state.path()).expect("a folder").count(), 0);
}

#[test]
fn a_damaged_ledger_is_an_error_and_no_panic() {
    let state = State::new();
    {
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, 0);
        let sinks = sinks(&mut ledger, &run);
        group(&mut ledger, &run, &sinks, |group| {
            for number in 0..200 {
                deliver(group, &key(&format!("story-{number}"), "1", number), &sinks, 1);
            }
        });
    }
    let whole = std::fs::read(state.file()).expect("bytes");
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
        std::fs::write(state.file(), &bytes).expect("a file");
        let read = View::open(state.path()).and_then(|view| {
            view.runs(10)?;
            view.state()?;
            view.explain("story-7")
        });
        if let Err(error) = read {
            assert!(matches!(error, LedgerError::Corrupt { .. }), "page {page}: {error:?}");
        }
    }
}
