//! A newsroom's own folder of templates: which files lie in it, and what stands in one. A file is read where it is asked for, so that what
//! lies beside the templates disturbs nobody.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk_plugin_sdk::Failure;

/// A larger file is no template.
const LARGEST: u64 = 1 << 20;
/// No folder of templates has more files.
const MOST_FILES: usize = 10_000;

/// The files of a folder and of the folders in it, but hidden ones.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// By their path within it.
    names: BTreeSet<String>,
}

impl Folder {
    /// Lists a folder. Folders within that cannot be listed are passed over.
    pub(crate) fn list(root: &str) -> Result<Self, Failure> {
        let root = PathBuf::from(root);
        let fail = |message: String| Failure::config("/templates", format!("{}{message}", root.display()));
        let first = fs::read_dir(&root).map_err(|error| {
            fail(format!(
                ": {error}; give the path of a folder of templates, seen from the folder that copydesk runs in"
            ))
        })?;
        let (mut names, mut within, mut listed) = (BTreeSet::new(), BTreeSet::new(), Some(first));
        while let Some(entries) = listed.take().or_else(|| next(&mut within)) {
            for path in entries.flatten().map(|entry| entry.path()) {
                if path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.')) {
                    continue;
                }
                // No folder is entered by a link: it may lead in a circle.
                if fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir()) {
                    within.insert(path);
                } else if path.is_file() {
                    let name = path.strip_prefix(&root).unwrap_or(&path);
                    names.insert(name.to_string_lossy().replace('\\', "/"));
                }
                if names.len() + within.len() > MOST_FILES {
                    return Err(fail(format!(" has more than {MOST_FILES} files; is it a folder of templates?")));
                }
            }
        }
        Ok(Self { root, names })
    }

    /// The files, by their path within the folder.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Where a file of the folder lies, as the pipeline names it; nothing where there is none.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.names.contains(name).then(|| self.root.join(Path::new(name)))
    }

    /// What stands in a file; nothing where there is none.
    pub(crate) fn source(&self, name: &str) -> Option<Result<String, String>> {
        let path = self.path(name)?;
        Some(read(&path).map_err(|trouble| format!("{} {trouble}", path.display())))
    }
}

/// The next of the folders that can be listed.
fn next(folders: &mut BTreeSet<PathBuf>) -> Option<fs::ReadDir> {
    std::iter::from_fn(|| folders.pop_first()).find_map(|path| fs::read_dir(path).ok())
}

fn read(path: &Path) -> Result<String, String> {
    let trouble = |error: std::io::Error| format!("cannot be read: {error}");
    if fs::metadata(path).map_err(trouble)?.len() > LARGEST {
        return Err(format!("is larger than {} MB: that is no template", LARGEST >> 20));
    }
    let text = String::from_utf8(fs::read(path).map_err(trouble)?)
        .map_err(|_| "is no text in UTF-8: if it is a template, save it as UTF-8".to_owned())?;
    // Some editors open a file with a byte order mark; what is rendered should not.
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}
