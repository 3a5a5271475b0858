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
fn a_ledger_that_was_emptied_is_refused_with_words_and_its_journal_is_left_alone() {
    let state = State::new();
    begin(&mut state.ledger(), 0);
    let journal = state.path().join("ledger.sqlite-wal");
    for left in [false, true] {
        std::fs::write(state.file(), b"").expect("a file");
        if left {
            std::fs::write(&journal, b"what may help to find out what happened").expect("a file");
        }
        for error in [Ledger::open(state.path(), &holder(1)).err(), View::open(state.path()).err()] {
            let error = error.expect("it is empty");
            assert!(matches!(error, LedgerError::Emptied { .. }), "{error}");
            for word in [&*state.file().to_string_lossy(), "is empty", "put a copy of it back", "delete the file"] {
                assert!(error.to_string().contains(word), "`{error}` says {word}");
            }
        }
        assert_eq!((state.file().metadata().expect("a file").len(), journal.exists()), (0, left));
    }
    // Another program may leave a database without a table.
    std::fs::remove_file(state.file()).expect("removed");
    Connection::open(state.file()).expect("a connection").execute_batch("VACUUM").expect("written");
    assert!(matches!(Ledger::open(state.path(), &holder(1)), Err(LedgerError::Emptied { .. })));
}

#[test]
fn who_deletes_the_ledger_begins_anew_and_nothing_of_the_old_one_comes_back() {
    let state = State::new();
    let (old, journal) = {
        let mut ledger = state.ledger();
        let run = begin(&mut ledger, 0);
        let sinks = sinks(&mut ledger, &run);
        group(&mut ledger, &run, &sinks, |group| deliver(group, &key("old", "1", 1), &sinks, 1));
        let read = |name| std::fs::read(state.path().join(name)).expect("bytes");
        (read("ledger.sqlite"), read("ledger.sqlite-wal"))
    };
    assert!(old.len() > 4096 && journal.len() > 4096, "as a killed run leaves them");
    std::fs::remove_file(state.file()).expect("removed");
    std::fs::write(state.path().join("ledger.sqlite-wal"), journal).expect("a journal");
    drop(state.ledger());
    assert_eq!(state.view().runs(5).expect("runs"), []);
}

#[test]
fn a_first_run_that_was_killed_while_it_made_the_ledger_starts_again() {
    let made = {
        let state = State::new();
        drop(state.ledger());
        std::fs::read(state.file()).expect("bytes")
    };
    for length in [0, 1, 100, 4096, 5000, made.len() - 1, made.len()] {
        let state = State::new();
        std::fs::write(state.path().join("lock"), b"").expect("a lock");
        for name in ["ledger.sqlite.new", "ledger.sqlite.new-journal", "ledger.sqlite.new-wal"] {
            std::fs::write(state.path().join(name), &made[..length]).expect("what it left");
        }
        assert!(matches!(View::open(state.path()), Err(LedgerError::Missing { .. })), "{length}");
        begin(&mut state.ledger(), 0);
        assert_eq!(state.view().runs(5).expect("runs").len(), 1, "{length}");
        let files = std::fs::read_dir(state.path()).expect("a folder").map(|entry| entry.expect("a file").file_name());
        let left: Vec<_> = files.filter(|name| name.to_string_lossy().contains(".new")).collect();
        assert!(left.is_empty(), "{length}: {left:?}");
    }
}

#[test]
fn a_folder_in_the_place_of_the_ledger_is_called_one() {
    let state = State::new();
    std::fs::create_dir(state.file()).expect("a folder");
    for error in [Ledger::open(state.path(), &holder(1)).err(), View::open(state.path()).err()] {
        let error = error.expect("it is a folder");
        assert!(matches!(error, LedgerError::IsFolder { .. }) && error.to_string().contains("is a folder"), "{error}");
    }
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
