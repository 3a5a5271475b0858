//! The harness: a folder of the test's own with the plugins in it, and the program to run there.

use super::built::{own_plugins, program};
use super::call::Call;
use super::{Definition, Outcome};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder of the test's own, gone at its end. `plugins/` holds the stages that come with Copydesk.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A folder with all the plugins.
    pub(crate) fn new() -> Desk {
        let desk = Desk::without_plugins();
        for library in own_plugins() {
            desk.link(&library, &format!("plugins/{}", library.file_name().expect("a library is a file").display()));
        }
        desk
    }

    /// A folder whose `plugins/` is empty.
    pub(crate) fn without_plugins() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(desk.path("plugins")).expect("a folder in it");
        desk
    }

    /// The path of something in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes something outside known in the folder by a name.
    pub(crate) fn link(&self, target: &Path, name: &str) -> &Desk {
        std::os::unix::fs::symlink(target, self.parent_made(name)).expect("a link");
        self
    }

    /// Writes a file, and the folders on the way to it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Desk {
        fs::write(self.parent_made(name), bytes).expect("the file can be written");
        self
    }

    /// Writes a definition.
    pub(crate) fn define(&self, name: &str, definition: Definition) -> &Desk {
        self.write(name, definition.text())
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Reads a file that holds JSON.
    pub(crate) fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.read(name)).unwrap_or_else(|error| panic!("{name} is not whole JSON: {error}"))
    }

    /// The files in a folder and the folders in it, sorted; none where there is no such folder.
    pub(crate) fn files(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        list(&self.path(name), &mut found);
        let own = |path: PathBuf| path.strip_prefix(self.folder.path()).map(|path| path.display().to_string());
        let mut names: Vec<String> = found.into_iter().filter_map(|path| own(path).ok()).collect();
        names.sort();
        names
    }

    /// A call of the program in the folder, with an environment that holds nothing but the place of the plugins.
    pub(crate) fn copydesk<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Call {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.folder.path()).env("COPYDESK_PLUGIN_PATH", self.path("plugins"));
        Call::new(command)
    }

    /// Runs `copydesk run DEFINITION` and what follows, to its end and with the report as JSON.
    pub(crate) fn run(&self, arguments: &str) -> Outcome {
        self.copydesk(["run", "--report", "json"].into_iter().chain(arguments.split_whitespace())).run()
    }

    fn parent_made(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("the folder can be made");
        }
        path
    }
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            list(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}
