//! What a run that was killed again and again came to, against one that was left alone.

use copydesk_ledger::{LedgerError, LetterFilter, View};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The differences. All empty: the promise was kept.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Differences {
    /// In the undisturbed run alone.
    pub(crate) lost: Vec<String>,
    /// More often than in the undisturbed run, or only there.
    pub(crate) doubled: Vec<String>,
    /// In both, and not the same.
    pub(crate) differing: Vec<String>,
    /// Files that are not whole.
    pub(crate) unfinished: Vec<String>,
}

impl Differences {
    pub(crate) fn is_empty(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty() && self.differing.is_empty() && self.unfinished.is_empty()
    }

    pub(crate) fn add(&mut self, mut other: Differences) {
        self.lost.append(&mut other.lost);
        self.doubled.append(&mut other.doubled);
        self.differing.append(&mut other.differing);
        self.unfinished.append(&mut other.unfinished);
    }
}

/// Compares what two rehearsals left: the sinks' files, and the dead letters. `appended` are the files that hold an article a line.
pub(crate) fn compare(
    alone: (&Path, &Path),
    disturbed: (&Path, &Path),
    appended: &dyn Fn(&Path) -> bool,
    in_order: bool,
) -> Result<Differences, String> {
    let mut found = Differences::default();
    let failed = |folder: &Path| {
        let folder = folder.display().to_string();
        move |error: io::Error| format!("{folder}: {error}")
    };
    let ours = files(alone.0).map_err(failed(alone.0))?;
    let theirs = files(disturbed.0).map_err(failed(disturbed.0))?;
    for (name, path) in &ours {
        let shown = name.display().to_string();
        let Some(other) = theirs.get(name) else {
            found.lost.push(shown);
            continue;
        };
        let (ours, theirs) = (fs::read(path).map_err(failed(path))?, fs::read(other).map_err(failed(other))?);
        if ours != theirs {
            if appended(name) {
                lines(&shown, &ours, &theirs, in_order, &mut found)
            } else {
                found.differing.push(shown)
            }
        }
    }
    for (name, _) in theirs.iter().filter(|(name, _)| !ours.contains_key(*name)) {
        let shown = name.display().to_string();
        if shown.ends_with(".tmp") { found.unfinished.push(shown) } else { found.doubled.push(shown) }
    }
    let letters = |state: &Path| letters(state).map_err(|error| error.to_string());
    counts(&letters(alone.1)?, &letters(disturbed.1)?, &mut found);
    Ok(found)
}

/// Every file below a folder, by its path in it. A folder that no sink has made yet is empty.
fn files(folder: &Path) -> io::Result<BTreeMap<PathBuf, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        let entries = match fs::read_dir(&inner) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.insert(name.to_owned(), path.clone());
            }
        }
    }
    Ok(found)
}

/// Two files of an article a line: which are missing, which stand there too often, and whether the order is another.
fn lines(file: &str, ours: &[u8], theirs: &[u8], in_order: bool, found: &mut Differences) {
    if !theirs.is_empty() && !theirs.ends_with(b"\n") {
        found.unfinished.push(format!("{file}: the last line"));
    }
    let counted = |bytes: &[u8]| {
        let mut counted: BTreeMap<String, i64> = BTreeMap::new();
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            *counted.entry(format!("{file}: {}", name_of(line))).or_default() += 1;
        }
        counted
    };
    let before = found.lost.len() + found.doubled.len() + found.unfinished.len();
    counts(&counted(ours), &counted(theirs), found);
    let sorted = |bytes: &[u8]| {
        let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        lines.sort_unstable();
        lines
    };
    let alike = !in_order && sorted(ours) == sorted(theirs);
    if !alike && found.lost.len() + found.doubled.len() + found.unfinished.len() == before {
        found.differing.push(format!("{file}: the same articles, in another order or with other text"));
    }
}

fn name_of(line: &[u8]) -> String {
    let article: Option<serde_json::Value> = serde_json::from_slice(line).ok();
    let uri = article.as_ref().and_then(|article| article["uri"].as_str()).map(str::to_owned);
    uri.unwrap_or_else(|| String::from_utf8_lossy(line.get(..60).unwrap_or(line)).into_owned())
}

fn counts(ours: &BTreeMap<String, i64>, theirs: &BTreeMap<String, i64>, found: &mut Differences) {
    for (name, count) in ours {
        if theirs.get(name).unwrap_or(&0) < count {
            found.lost.push(name.clone());
        }
    }
    for (name, count) in theirs {
        if ours.get(name).unwrap_or(&0) < count {
            found.doubled.push(name.clone());
        }
    }
}

/// The open dead letters, each with its reason.
fn letters(state: &Path) -> Result<BTreeMap<String, i64>, LedgerError> {
    let mut counted = BTreeMap::new();
    for letter in View::open(state)?.letters(&LetterFilter::default())? {
        let stage = letter.stage.map(|stage| format!(" at {stage}")).unwrap_or_default();
        *counted.entry(format!("dead letter {}{stage}: {}", letter.uri, letter.error)).or_default() += 1;
    }
    Ok(counted)
}
