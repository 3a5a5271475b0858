//! The SQLite file: how it is opened, and how it is brought up to date.

use crate::error::InLedger;
use crate::{LedgerError, folder, founding};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

const NAME: &str = "ledger.sqlite";

/// In the file's header: what tells a ledger from other SQLite files ("CDlg").
const APPLICATION: i64 = 0x4344_6c67;

/// How the schema came to be, one version after another. What stands here is never changed, only added to.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001.sql")];

/// The schema's version that this program reads and writes.
pub(crate) const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// Someone in a sqlite3 shell may hold the file for a while.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Statements that a connection keeps ready: more than there are.
const STATEMENTS: usize = 64;

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

/// A file that SQLite keeps beside the ledger.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

pub(crate) fn open(path: &Path, flags: OpenFlags) -> Result<Connection, LedgerError> {
    // A path that begins with `file:` would be taken for a URI.
    let absolute = std::path::absolute(path).map_err(|error| LedgerError::from_system(path, "open", &error))?;
    let connection = Connection::open_with_flags(absolute, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).of(path)?;
    set_up(&connection).of(path)?;
    Ok(connection)
}

fn open_unchanging(path: &Path) -> Result<Connection, LedgerError> {
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

fn prepare_to_write(connection: &Connection, path: &Path) -> Result<(), LedgerError> {
    journal_mode(connection, path, "wal")?;
    // FULL syncs at every commit; `fullfsync` makes that true on macOS; the limit gives back what a large group took.
    let settings = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA journal_size_limit = 16777216; PRAGMA foreign_keys = ON;";
    connection.execute_batch(settings).of(path)?;
    // Reading opens the journal. SQLite syncs the folder that it is in with the first commit, and keeps a failure to itself.
    connection.query_row("PRAGMA user_version", [], |_| Ok(())).of(path)?;
    folder::sync(folder::of(path))
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

/// The schema's version. Fails where it is no ledger, or a newer one.
fn schema_version(connection: &Connection, path: &Path) -> Result<i64, LedgerError> {
    let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, i64>(0)).of(path);
    let (version, application) = (number("PRAGMA user_version")?, number("PRAGMA application_id")?);
    let empty = number("SELECT count(*) FROM sqlite_schema")? == 0;
    match version {
        0 if application == 0 && empty => Err(LedgerError::Emptied { path: path.to_owned() }),
        _ if application != APPLICATION => Err(LedgerError::NotALedger { path: path.to_owned() }),
        found if found > SCHEMA => Err(LedgerError::NewerSchema { path: path.to_owned(), found, known: SCHEMA }),
        found => Ok(found),
    }
}

fn current(connection: &Connection, path: &Path) -> Result<(), LedgerError> {
    match schema_version(connection, path)? {
        SCHEMA => Ok(()),
        found => Err(LedgerError::OlderSchema { path: path.to_owned(), found, known: SCHEMA }),
    }
}

/// Applies the migrations after `version`, each in a transaction of its own.
pub(crate) fn migrate(
    connection: &mut Connection,
    path: &Path,
    version: i64,
    migrations: &[&str],
) -> Result<(), LedgerError> {
    let done = usize::try_from(version).unwrap_or(0);
    for (number, sql) in migrations.iter().enumerate().skip(done) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).of(path)?;
        transaction.execute_batch(sql).of(path)?;
        transaction.pragma_update(None, "application_id", APPLICATION).of(path)?;
        transaction.pragma_update(None, "user_version", number as i64 + 1).of(path)?;
        transaction.commit().of(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_ledger_is_brought_up_to_date_step_by_step_and_keeps_what_it_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = place(folder.path());
        let mut connection = open_to_write(&path).expect("a ledger");
        connection.execute("INSERT INTO pipelines (name) VALUES ('wire')", []).expect("a row");
        let later = ["ALTER TABLE pipelines ADD COLUMN owner TEXT", "UPDATE pipelines SET owner = 'desk of ' || name"];
        let all: Vec<&str> = MIGRATIONS.iter().chain(&later).copied().collect();
        migrate(&mut connection, &path, SCHEMA, &all).expect("up to date");
        let owner: String = connection.query_row("SELECT owner FROM pipelines", [], |row| row.get(0)).expect("a row");
        assert_eq!(owner, "desk of wire");
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a number");
        assert_eq!(version, SCHEMA + 2);
        migrate(&mut connection, &path, version, &all).expect("nothing to do");
    }

    #[test]
    fn a_migration_that_fails_leaves_the_ledger_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = place(folder.path());
        let mut connection = open_to_write(&path).expect("a ledger");
        let all: Vec<&str> =
            MIGRATIONS.iter().chain(&["CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)"]).copied().collect();
        migrate(&mut connection, &path, SCHEMA, &all).expect_err("it fails");
        let half = "SELECT count(*) FROM sqlite_schema WHERE name = 'half'";
        assert_eq!(connection.query_row(half, [], |row| row.get::<_, i64>(0)).expect("a number"), 0);
        assert_eq!(schema_version(&connection, &path).expect("a version"), SCHEMA);
    }

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
