//! The ledger's tables: their versions, and how a file is brought from one to the next.

use crate::LedgerError;
use crate::error::InLedger;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// In the file's header: what tells a ledger from other SQLite files ("CDlg").
const APPLICATION: i64 = 0x4344_6c67;

/// How the schema came to be, one version after another. What stands here is never changed, only added to.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001.sql")];

/// The schema's version that this program reads and writes.
pub(crate) const SCHEMA: i64 = MIGRATIONS.len() as i64;

/// The schema's version. Fails where it is no ledger, or a newer one.
pub(crate) fn schema_version(connection: &Connection, path: &Path) -> Result<i64, LedgerError> {
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

/// Fails unless the schema is the one that this program reads and writes.
pub(crate) fn current(connection: &Connection, path: &Path) -> Result<(), LedgerError> {
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
    use crate::database::{open_to_write, place};

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
}
