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

    /// Every file that is named like a library, each once, sorted within a folder.
    pub(crate) fn libraries(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        let mut files: Vec<PathBuf> = Vec::new();
        for path in self.files(is_library) {
            // Two folders may be one, and a file may have a link in another folder.
            let file = path.canonicalize().unwrap_or_else(|_| path.clone());
            if !files.contains(&file) {
                files.push(file);
                found.push(path);
            }
        }
        found
    }

    /// Files that were perhaps meant for the stage, but are not named as a library is.
    pub(crate) fn misnamed(&self, stage: &str) -> Vec<PathBuf> {
        let plain = |name: &str| name.replace(['-', '_'], "").to_lowercase();
        let meant = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let Some((name, suffix)) = name.split_once('.') else { return false };
            let library = suffix.split('.').any(|part| LIBRARIES.contains(&part));
            library && plain(name.strip_prefix("lib").unwrap_or(name)) == plain(stage)
        };
        self.files(|path| meant(path) && !is_library(path))
    }

    fn files(&self, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let here = |folder: &Folder| {
            let entries = std::fs::read_dir(&folder.path).into_iter().flatten().flatten();
            let mut here: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| wanted(path)).collect();
            here.sort();
            here
        };
        self.0.iter().flat_map(here).collect()
    }
}

/// What libraries end with, here and on other systems.
const LIBRARIES: [&str; 3] = ["so", "dylib", "dll"];

/// The file name of the library of a stage: `lib` + id with underscores + the system's suffix.
pub(crate) fn library_name(stage: &str) -> String {
    format!("{DLL_PREFIX}{}{DLL_SUFFIX}", stage.replace('-', "_"))
}

fn is_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(DLL_PREFIX) && name.ends_with(DLL_SUFFIX) && path.is_file()
}
