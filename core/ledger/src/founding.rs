//! How a new ledger comes to be: made beside its place, synced, and put there whole. So a file in its place that holds nothing is
//! never a first run's that was killed, but a ledger that was lost.

use crate::connection::{beside, journal_mode, open};
use crate::error::InLedger;
use crate::schema::{MIGRATIONS, migrate};
use crate::{LedgerError, folder};
use rusqlite::OpenFlags;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

/// What SQLite keeps beside a file.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// Makes the ledger, where there is none. Whoever calls holds the lock.
pub(crate) fn found(path: &Path) -> Result<(), LedgerError> {
    let new = beside(path, ".new");
    remove(&new)?;
    for suffix in COMPANIONS {
        // What a killed run left of a new ledger; and of one that was deleted: SQLite would read it into the new one.
        remove(&beside(&new, suffix))?;
        remove(&beside(path, suffix))?;
    }
    make(&new)?;
    let file = OpenOptions::new().write(true).open(&new);
    let file = file.map_err(|error| LedgerError::from_system(&new, "open", &error))?;
    file.sync_all().map_err(|error| LedgerError::SyncFailed { path: new.clone(), message: error.to_string() })?;
    fs::rename(&new, path).map_err(|error| LedgerError::from_system(path, "make", &error))?;
    if let Err(error) = folder::sync(folder::of(path)) {
        // The next run shall not take it for one that stays. It holds nothing yet.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    Ok(())
}

fn make(new: &Path) -> Result<(), LedgerError> {
    let mut connection = open(new, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // It is synced once, as a whole, and where that fails it is thrown away: SQLite need sync nothing, nor be able to go back.
    connection.execute_batch("PRAGMA synchronous = OFF;").of(new)?;
    journal_mode(&connection, new, "memory")?;
    // Only a file without a page takes it.
    connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;").of(new)?;
    migrate(&mut connection, new, 0, MIGRATIONS)?;
    journal_mode(&connection, new, "wal")?;
    connection.close().map_err(|(_, error)| error).of(new)
}

fn remove(path: &Path) -> Result<(), LedgerError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(LedgerError::from_system(path, "remove", &error)),
        _ => Ok(()),
    }
}
