//! What can go wrong with a ledger.

use crate::{Holder, LetterId, RunId};
use rusqlite::ffi;
use std::io;
use std::path::{Path, PathBuf};

/// Why a ledger cannot be opened, read or written. Each message names the file and what helps.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Another process works on the same state directory.
    #[error("{}: in use by {}; wait until it has ended, or give this run a state directory of its own", path.display(), Holder::words(holder.as_ref()))]
    Locked {
        /// The state directory.
        path: PathBuf,
        /// Who holds it, where its lock file can be read.
        holder: Option<Holder>,
    },
    /// There is no ledger yet.
    #[error("{}: there is no ledger here; one is made by the first run with this state directory", path.display())]
    Missing {
        /// Where it would be.
        path: PathBuf,
    },
    /// A newer Copydesk wrote it.
    #[error("{}: written by a newer Copydesk (schema {found}, this one knows {known}); use that version, or another state directory", path.display())]
    NewerSchema {
        /// The ledger.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// An older Copydesk wrote it, and only a writer migrates.
    #[error("{}: written by an older Copydesk (schema {found}, this one reads {known}); the next run with this state directory brings it up to date", path.display())]
    OlderSchema {
        /// The ledger.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The one that this program reads.
        known: i64,
    },
    /// The file is something else.
    #[error("{}: this is no ledger of Copydesk; move it away, or give another state directory", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
    },
    /// A folder is in its place.
    #[error("{}: this is a folder, where the ledger's file belongs; move it away, or give another state directory", path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The file is there and holds nothing: a ledger that was lost, for none is ever made so.
    #[error("{}: the file is empty: the ledger that was in it is lost, and with it what was delivered; put a copy of it back, or delete the file to begin anew, which delivers again all that the sources offer", path.display())]
    Emptied {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{}: the ledger is damaged ({message}); while no run goes on, recover what can be read with `{}` (where the system's sqlite3 says `SQL logic error`, it cannot: take that of sqlite.org), then move the damaged file and its `-wal` elsewhere, and the new one in its place", path.display(), recovery(path))]
    Corrupt {
        /// The ledger.
        path: PathBuf,
        /// What SQLite found, or what cannot be in a ledger.
        message: String,
    },
    /// The disk, or what this user may fill of it, is full. The transaction is rolled back and can be tried again.
    #[error("{}: no space left on the disk ({message}); free some, and run again: nothing that was committed is lost", path.display())]
    Full {
        /// The ledger.
        path: PathBuf,
        /// What SQLite said.
        message: String,
    },
    /// The file or its folder may not be written.
    #[error("{}: may not be written ({message}); give write permission to the state directory and what is in it", path.display())]
    ReadOnly {
        /// The ledger or the state directory.
        path: PathBuf,
        /// What SQLite or the system said.
        message: String,
    },
    /// The disk did not confirm what was written. It is unknown what it holds, so this ledger writes no more.
    #[error("{}: the disk did not confirm what was written ({message}); check the disk, then run again: the run goes on from the last commit that the disk confirmed", path.display())]
    SyncFailed {
        /// The ledger.
        path: PathBuf,
        /// What SQLite said.
        message: String,
    },
    /// The system failed to read or write.
    #[error("{}: cannot {doing}: {message}; check the disk and the permissions", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        message: String,
    },
    /// Another program (a sqlite3 shell with an open transaction) keeps the file locked.
    #[error("{}: another program keeps the ledger locked; end its transaction and run again", path.display())]
    Busy {
        /// The ledger.
        path: PathBuf,
    },
    /// An earlier call of this group failed: nothing of it is kept.
    #[error("{}: the group failed before and is rolled back; begin a new one", path.display())]
    GroupFailed {
        /// The ledger.
        path: PathBuf,
    },
    /// The file belongs to another story: see [`Group::owner_of`](crate::Group::owner_of).
    #[error("{}: the file {file} holds another story, {owner}; make the sink's `path` differ from story to story", path.display())]
    FileTaken {
        /// The ledger.
        path: PathBuf,
        /// The file in the sink.
        file: String,
        /// The uri of the story that it holds.
        owner: String,
    },
    /// The letter cannot be dropped now.
    #[error(
        "dead letter {letter}: run {run} is replaying the dead letters of its pipeline; drop it when that run has ended"
    )]
    BeingReplayed {
        /// The letter.
        letter: LetterId,
        /// The run.
        run: RunId,
    },
    /// There is no such letter, or it is closed.
    #[error("there is no open dead letter {letter}; `copydesk dead-letters list` shows those that are open")]
    NoSuchLetter {
        /// What was asked for.
        letter: LetterId,
    },
    /// Whatever else SQLite says.
    #[error("{}: {message}; this is a fault of Copydesk, please report it", path.display())]
    Other {
        /// The ledger.
        path: PathBuf,
        /// What SQLite said.
        message: String,
    },
}

/// The whole command that recovers a damaged ledger into a file beside it.
fn recovery(path: &Path) -> String {
    let quoted = |path: String| {
        let plain = |c: char| c.is_alphanumeric() || "/._-+,:@".contains(c);
        if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
    };
    let path = path.display();
    format!("sqlite3 {} .recover | sqlite3 {}", quoted(path.to_string()), quoted(format!("{path}.recovered")))
}

/// A result of SQLite's, in the ledger's words.
pub(crate) trait InLedger<T> {
    fn of(self, path: &Path) -> Result<T, LedgerError>;
}

impl<T> InLedger<T> for rusqlite::Result<T> {
    fn of(self, path: &Path) -> Result<T, LedgerError> {
        self.map_err(|error| LedgerError::from_sqlite(path, &error))
    }
}

impl LedgerError {
    pub(crate) fn from_sqlite(path: &Path, error: &rusqlite::Error) -> LedgerError {
        let (path, message) = (path.to_owned(), error.to_string());
        let Some(code) = error.sqlite_error().map(|error| error.extended_code) else {
            return match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => LedgerError::Corrupt { path, message },
                _ => LedgerError::Other { path, message },
            };
        };
        match (code & 0xff, code) {
            (_, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC) => LedgerError::SyncFailed { path, message },
            // The file of shared memory beside the ledger cannot grow: the disk is full.
            (ffi::SQLITE_FULL, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => LedgerError::Full { path, message },
            (ffi::SQLITE_READONLY | ffi::SQLITE_PERM, _) => LedgerError::ReadOnly { path, message },
            (ffi::SQLITE_CANTOPEN, _) => LedgerError::Io { path, doing: "open", message },
            (ffi::SQLITE_IOERR, _) => LedgerError::Io { path, doing: "read or write", message },
            (ffi::SQLITE_NOTADB, _) => LedgerError::NotALedger { path },
            (ffi::SQLITE_CORRUPT, _) => LedgerError::Corrupt { path, message },
            (ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED, _) => LedgerError::Busy { path },
            _ => LedgerError::Other { path, message },
        }
    }

    pub(crate) fn from_system(path: &Path, doing: &'static str, error: &io::Error) -> LedgerError {
        let (path, message) = (path.to_owned(), error.to_string());
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => LedgerError::Full { path, message },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                LedgerError::ReadOnly { path, message }
            }
            _ => LedgerError::Io { path, doing, message },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(extended_code: i32) -> LedgerError {
        let error = rusqlite::Error::SqliteFailure(ffi::Error::new(extended_code), None);
        LedgerError::from_sqlite(Path::new("state/ledger.sqlite"), &error)
    }

    #[test]
    fn what_sqlite_says_becomes_what_the_caller_must_tell_apart() {
        assert!(matches!(said(ffi::SQLITE_FULL), LedgerError::Full { .. }));
        assert!(matches!(said(ffi::SQLITE_IOERR_FSYNC), LedgerError::SyncFailed { .. }));
        assert!(matches!(said(ffi::SQLITE_IOERR_DIR_FSYNC), LedgerError::SyncFailed { .. }));
        assert!(matches!(said(ffi::SQLITE_IOERR_WRITE), LedgerError::Io { .. }));
        assert!(matches!(said(ffi::SQLITE_READONLY_DIRECTORY), LedgerError::ReadOnly { .. }));
        assert!(matches!(said(ffi::SQLITE_BUSY_SNAPSHOT), LedgerError::Busy { .. }));
        assert!(matches!(said(ffi::SQLITE_CORRUPT), LedgerError::Corrupt { .. }));
        assert!(matches!(said(ffi::SQLITE_NOTADB), LedgerError::NotALedger { .. }));
    }

    #[test]
    fn a_damaged_ledger_is_told_with_the_whole_command_that_recovers_it() {
        assert!(
            said(ffi::SQLITE_CORRUPT)
                .to_string()
                .contains("`sqlite3 state/ledger.sqlite .recover | sqlite3 state/ledger.sqlite.recovered`")
        );
        let spaced = LedgerError::Corrupt { path: "the desk's/ledger.sqlite".into(), message: String::new() };
        let command =
            r"`sqlite3 'the desk'\''s/ledger.sqlite' .recover | sqlite3 'the desk'\''s/ledger.sqlite.recovered'`";
        assert!(spaced.to_string().contains(command), "{spaced}");
    }

    #[test]
    fn every_message_names_the_file() {
        for code in
            [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_READ, ffi::SQLITE_BUSY, ffi::SQLITE_MISUSE]
        {
            assert!(said(code).to_string().starts_with("state/ledger.sqlite: "), "{}", said(code));
        }
    }
}
