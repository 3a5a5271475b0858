//! Connections to SQLite files, set up alike, and what SQLite keeps beside them.

use crate::LedgerError;
use crate::error::InLedger;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Someone in a sqlite3 shell may hold the file for a while.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Statements that a connection keeps ready: more than there are.
const STATEMENTS: usize = 64;

/// A file that SQLite keeps beside the ledger.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Opens a file.
pub(crate) fn open(path: &Path, flags: OpenFlags) -> Result<Connection, LedgerError> {
    // A path that begins with `file:` would be taken for a URI.
    let absolute = std::path::absolute(path).map_err(|error| LedgerError::from_system(path, "open", &error))?;
    let connection = Connection::open_with_flags(absolute, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).of(path)?;
    set_up(&connection).of(path)?;
    Ok(connection)
}

/// Opens a file that nobody writes, where none may be made beside it.
pub(crate) fn open_unchanging(path: &Path) -> Result<Connection, LedgerError> {
    let absolute = std::path::absolute(path).map_err(|error| LedgerError::from_system(path, "open", &error))?;
    let escaped = absolute.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags).of(path)?;
    set_up(&connection).of(path)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else SQLite compiles statements anew whenever values are bound, to look for a better plan: two thirds of all the time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // A page cache of 2 MiB: memory stays flat however large the ledger is.
    connection.execute_batch("PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;")
}

/// Whether closing moves the journal into the ledger.
pub(crate) fn checkpoint_on_close(connection: &Connection, wanted: bool) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !wanted).map(drop)
}

/// Sets how SQLite keeps its journal, and sees to it that it does.
pub(crate) fn journal_mode(connection: &Connection, path: &Path, wanted: &str) -> Result<(), LedgerError> {
    let modes = (|| {
        // Read to the end: SQLite says the mode first, and then writes it down, which may fail.
        let mut statement = connection.prepare(&format!("PRAGMA journal_mode = {wanted}"))?;
        statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()
    })();
    let mode = modes.of(path)?.concat();
    if mode != wanted {
        let message = format!("SQLite stays in journal mode `{mode}`");
        return Err(LedgerError::Io { path: path.to_owned(), doing: "set up the journal", message });
    }
    Ok(())
}
