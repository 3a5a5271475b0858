//! Where plugins are looked for, and how a library's file is named.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};

/// A folder that is searched for plugins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Why it is searched: `--plugin-dir`, `COPYDESK_PLUGIN_PATH`, …
    pub origin: &'static str,
}

/// The folders, in the order in which they are searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders(pub Vec<Folder>);

impl Folders {
    /// Those of the command line, of the environment's path list, the one of the program, and the system's.
    pub fn standard(given: &[PathBuf], path_list: Option<&std::ffi::OsStr>, program: Option<&Path>) -> Folders {
        let mut folders: Vec<Folder> = Vec::new();
        let mut add = |path: PathBuf, origin| {
            if !path.as_os_str().is_empty() && !folders.iter().any(|folder| folder.path == path) {
                folders.push(Folder { path, origin });
            }
        };
        given.iter().for_each(|path| add(path.clone(), "--plugin-dir"));
        for path in path_list.into_iter().flat_map(std::env::split_paths) {
            add(path, "COPYDESK_PLUGIN_PATH");
        }
        if let Some(folder) = program.and_then(Path::parent) {
            add(folder.to_owned(), "beside the program");
            if let Some(prefix) = folder.parent() {
                add(prefix.join("lib").join("copydesk"), "system");
            }
        }
        if cfg!(unix) {
            add(PathBuf::from("/usr/lib/copydesk"), "system");
        }
        Folders(folders)
    }

    /// The folders as messages name them.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.0.iter().map(|folder| format!("{} ({})", folder.path.display(), folder.origin)).collect()
    }

    /// The first file with the name of the stage's library.
    pub(crate) fn library_of(&self, stage: &str) -> Option<PathBuf> {
        let file = library_name(stage);
        self.0.iter().map(|folder| folder.path.join(&file)).find(|path| path.is_file())
    }

    /// Every file that is named like a library, each name once, sorted within a folder.
    pub(crate) fn libraries(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        for folder in &self.0 {
            let Ok(entries) = std::fs::read_dir(&folder.path) else { continue };
            let mut here: Vec<PathBuf> =
                entries.flatten().map(|entry| entry.path()).filter(|path| is_library(path)).collect();
            here.sort();
            // A library of an earlier folder stands before one of the same name in a later.
            here.retain(|path| !found.iter().any(|other| other.file_name() == path.file_name()));
            found.extend(here);
        }
        found
    }
}

/// The file name of the library of a stage: `lib` + id with underscores + the system's suffix.
pub(crate) fn library_name(stage: &str) -> String {
    format!("{DLL_PREFIX}{}{DLL_SUFFIX}", stage.replace('-', "_"))
}

fn is_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(DLL_PREFIX) && name.ends_with(DLL_SUFFIX) && path.is_file()
}
