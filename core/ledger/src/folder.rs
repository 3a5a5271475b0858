//! The state directory: made, and made to stay. An entry of a folder is durable when the folder is synced.

use crate::LedgerError;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

/// Makes a folder and those above it.
pub(crate) fn make(state: &Path) -> Result<(), LedgerError> {
    let failed = |error| LedgerError::from_system(state, "make the folder", &error);
    if state.is_dir() {
        return Ok(());
    }
    let absolute = std::path::absolute(state).map_err(failed)?;
    let missing: Vec<&Path> = absolute.ancestors().take_while(|folder| !folder.is_dir()).collect();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            // Another process was faster: it has synced, or failed.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => continue,
            made => made.map_err(failed)?,
        }
        if let Some(above) = folder.parent()
            && let Err(error) = sync(above)
        {
            // The next run shall not take it for one that stays.
            let _ = fs::remove_dir(folder);
            return Err(error);
        }
    }
    Ok(())
}

/// Makes the entries of a folder durable.
pub(crate) fn sync(folder: &Path) -> Result<(), LedgerError> {
    let path = folder.to_owned();
    let opened = File::open(folder).map_err(|error| LedgerError::Io {
        path: path.clone(),
        doing: "open the folder to sync it",
        message: error.to_string(),
    })?;
    match opened.sync_all() {
        Ok(()) => Ok(()),
        // Some network file systems sync no folders, and say so.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        Err(error) => Err(LedgerError::SyncFailed { path, message: error.to_string() }),
    }
}

/// The folder that a file is in.
pub(crate) fn of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
