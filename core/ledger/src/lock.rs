//! The lock of a state directory: one process writes in it.

use crate::{Holder, LedgerError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

const NAME: &str = "lock";

/// A command that looks whether the lock is held has it for a moment itself: so often, and so long in between, a writer tries.
const TRIES: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(20);

/// The lock, held until it is dropped or the process ends, however it ends.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(state: &Path, holder: &Holder) -> Result<Lock, LedgerError> {
        let path = state.join(NAME);
        let failed = |doing| move |error: std::io::Error| LedgerError::from_system(&path, doing, &error);
        let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).clone();
        let mut file = options.open(state.join(NAME)).map_err(failed("open"))?;
        for tried in 1.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if tried < TRIES => std::thread::sleep(BETWEEN),
                Err(TryLockError::WouldBlock) => {
                    return Err(LedgerError::Locked { path: state.to_owned(), holder: read(&mut file) });
                }
                Err(TryLockError::Error(error)) => {
                    return Err(LedgerError::from_system(&state.join(NAME), "lock", &error));
                }
            }
        }
        let text = serde_json::to_string(holder).unwrap_or_default();
        let written = file.set_len(0).and_then(|()| file.write_all(format!("{text}\n").as_bytes()));
        written.map_err(|error| LedgerError::from_system(&state.join(NAME), "write", &error))?;
        Ok(Lock { _file: file })
    }
}

/// Whether a process holds the lock, and who says so.
pub(crate) fn held(state: &Path) -> Option<Option<Holder>> {
    let mut file = File::open(state.join(NAME)).ok()?;
    match file.try_lock_shared() {
        Ok(()) => None,
        Err(_) => Some(read(&mut file)),
    }
}

fn read(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}
