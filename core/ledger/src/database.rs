//! The SQLite file that is the ledger, and the ways to open it.

use crate::connection::{beside, checkpoint_on_close, journal_mode, open, open_unchanging};
use crate::error::InLedger;
use crate::schema::{MIGRATIONS, current, migrate, schema_version};
use crate::{LedgerError, folder, founding};
use rusqlite::{Connection, OpenFlags};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const NAME: &str = "ledger.sqlite";

/// Where the ledger of a state directory is.
pub(crate) fn place(state: &Path) -> PathBuf {
    state.join(NAME)
}

/// Opens the ledger to write, made and brought up to date where needed.
pub(crate) fn open_to_write(path: &Path) -> Result<Connection, LedgerError> {
    if !is_there(path)? {
        founding::found(path)?;
    }
    let mut connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let version = schema_version(&connection, path)?;
    // Where a sync fails in here, closing must not sync again.
    checkpoint_on_close(&connection, false).of(path)?;
    prepare_to_write(&connection, path)?;
    migrate(&mut connection, path, version, MIGRATIONS)?;
    checkpoint_on_close(&connection, true).of(path)?;
    Ok(connection)
}

/// Opens a ledger that exists and is up to date, to write in it beside its writer.
pub(crate) fn open_beside(path: &Path) -> Result<Connection, LedgerError> {
    if !is_there(path)? {
        return Err(LedgerError::Missing { path: path.to_owned() });
    }
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    current(&connection, path)?;
    prepare_to_write(&connection, path)?;
    Ok(connection)
}

/// Opens a ledger that exists and is up to date, to read.
pub(crate) fn open_to_read(path: &Path) -> Result<Connection, LedgerError> {
    if !is_there(path)? {
        return Err(LedgerError::Missing { path: path.to_owned() });
    }
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match current(&connection, path) {
        Ok(()) => Ok(connection),
        // SQLite keeps files beside the ledger, also to read. Where it may make none, it reads as it lies what was closed cleanly.
        Err(LedgerError::Io { doing: "open", .. } | LedgerError::ReadOnly { .. }) if !beside(path, "-wal").exists() => {
            let connection = open_unchanging(path)?;
            current(&connection, path)?;
            Ok(connection)
        }
        Err(error) => Err(error),
    }
}

/// Whether there is a file that may be a ledger. SQLite is not asked: it takes an empty file for a new one, and throws its journal away.
fn is_there(path: &Path) -> Result<bool, LedgerError> {
    match path.metadata() {
        Ok(found) if found.is_dir() => Err(LedgerError::IsFolder { path: path.to_owned() }),
        Ok(found) if found.len() == 0 => Err(LedgerError::Emptied { path: path.to_owned() }),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(LedgerError::from_system(path, "open", &error)),
    }
}

fn prepare_to_write(connection: &Connection, path: &Path) -> Result<(), LedgerError> {
    journal_mode(connection, path, "wal")?;
    // FULL syncs at every commit; `fullfsync` makes that true on macOS; the limit gives back what a large group took.
    let settings = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA journal_size_limit = 16777216; PRAGMA foreign_keys = ON;";
    connection.execute_batch(settings).of(path)?;
    // Reading opens the journal. SQLite syncs the folder that it is in with the first commit, and keeps a failure to itself.
    connection.query_row("PRAGMA user_version", [], |_| Ok(())).of(path)?;
    folder::sync(folder::of(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_ledger_is_not_read_but_explained() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = place(folder.path());
        let connection = open_to_write(&path).expect("a ledger");
        connection.pragma_update(None, "user_version", -1).expect("set");
        let error = open_to_read(&path).expect_err("it is older");
        assert!(
            matches!(error, LedgerError::OlderSchema { .. }) && error.to_string().contains("the next run"),
            "{error}"
        );
    }

    #[test]
    fn every_commit_is_synced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = place(folder.path());
        drop(open_to_write(&path).expect("a ledger"));
        for connection in [open_to_write(&path), open_beside(&path)] {
            let full = connection.expect("a ledger").query_row("PRAGMA synchronous", [], |row| row.get::<_, i64>(0));
            assert_eq!(full, Ok(2), "FULL");
        }
    }
}
