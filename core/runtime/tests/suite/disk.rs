//! A disk in memory that knows what would last: bytes that were synced, names whose folder was synced.

use copydesk_endpoints::{Disk, DiskFile, Found};
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

/// What happens at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The power goes; of a write so many bytes get there.
    PowerCut { bytes: usize },
    /// The step fails once with this error.
    Fails(ErrorKind),
    /// A write takes so many bytes and no more, once.
    Short { bytes: usize },
}

/// What becomes of all that was not synced when the power goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Survives {
    pub(crate) names: bool,
    pub(crate) bytes: Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bytes {
    All,
    Half,
    None,
}

#[derive(Clone, Debug, Default)]
struct Content {
    now: Vec<u8>,
    synced: Vec<u8>,
    /// A sync failed: what of it lasts is not known, and a second sync is a fault of the program.
    sync_failed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    File(usize),
    Folder,
}

#[derive(Debug, Default)]
struct State {
    contents: Vec<Content>,
    names: BTreeMap<PathBuf, Entry>,
    synced_names: BTreeMap<PathBuf, Entry>,
    steps: u64,
    /// (step, what happens there)
    fault: Option<(u64, Fault)>,
    off: bool,
    /// How long each write was, by its step.
    writes: BTreeMap<u64, usize>,
    /// What a program must never do.
    misuse: Vec<String>,
}

/// The disk. Clones are the same disk.
#[derive(Clone, Default)]
pub(crate) struct SimDisk(Arc<Mutex<State>>);

impl SimDisk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Something goes wrong at a step, from 1.
    pub(crate) fn set_fault(&self, step: u64, fault: Fault) {
        self.state().fault = Some((step, fault));
    }

    pub(crate) fn steps(&self) -> u64 {
        self.state().steps
    }

    pub(crate) fn writes(&self) -> BTreeMap<u64, usize> {
        self.state().writes.clone()
    }

    pub(crate) fn misuse(&self) -> Vec<String> {
        self.state().misuse.clone()
    }

    pub(crate) fn is_off(&self) -> bool {
        self.state().off
    }

    /// One step that is none of the disk's own, such as a commit: the power may go there too.
    pub(crate) fn tick(&self) {
        let _ = self.state().step();
    }

    /// The disk after the power has come back.
    pub(crate) fn after_power_cut(&self, survives: Survives) -> SimDisk {
        let state = self.state();
        let names = if survives.names { &state.names } else { &state.synced_names };
        let kept = |content: &Content| {
            let bytes = match survives.bytes {
                Bytes::All => content.now.clone(),
                Bytes::None => content.synced.clone(),
                Bytes::Half => {
                    let half = (content.synced.len() + content.now.len()) / 2;
                    let longer = if content.now.len() > half { &content.now } else { &content.synced };
                    longer[..half.min(longer.len())].to_vec()
                }
            };
            Content { synced: bytes.clone(), now: bytes, sync_failed: false }
        };
        let contents = state.contents.iter().map(kept).collect();
        SimDisk(Arc::new(Mutex::new(State {
            contents,
            names: names.clone(),
            synced_names: names.clone(),
            ..State::default()
        })))
    }

    /// The disk after the program was killed where the power was to go: all that it wrote is there, and what was not synced still may not
    /// last.
    pub(crate) fn after_kill(&self) -> SimDisk {
        let state = self.state();
        SimDisk(Arc::new(Mutex::new(State {
            contents: state.contents.clone(),
            names: state.names.clone(),
            synced_names: state.synced_names.clone(),
            ..State::default()
        })))
    }

    /// Every file with what is in it.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, String> {
        let state = self.state();
        let file = |(path, entry): (&PathBuf, &Entry)| match entry {
            Entry::File(at) => Some((path.clone(), String::from_utf8_lossy(&state.contents[*at].now).into_owned())),
            Entry::Folder => None,
        };
        state.names.iter().filter_map(file).collect()
    }
}

impl State {
    /// Counts a step, and does what is to happen at it: how many bytes of a write get through where not all do.
    fn step(&mut self) -> Result<Option<usize>> {
        if self.off {
            return Err(Error::other("the power is off"));
        }
        self.steps += 1;
        match self.fault.filter(|(step, _)| *step == self.steps) {
            None => Ok(None),
            Some((_, Fault::PowerCut { bytes })) => {
                self.off = true;
                Ok(Some(bytes))
            }
            Some((_, Fault::Fails(kind))) => Err(kind.into()),
            Some((_, Fault::Short { bytes })) => Ok(Some(bytes)),
        }
    }

    /// A step that is done whole or not at all.
    fn whole(&mut self) -> Result<()> {
        self.step()?;
        if self.off { Err(Error::other("the power is off")) } else { Ok(()) }
    }

    fn parent_is_there(&self, path: &Path) -> Result<()> {
        let parent = path.parent().unwrap_or(Path::new(""));
        let there = parent.as_os_str().is_empty() || self.names.get(parent) == Some(&Entry::Folder);
        if there { Ok(()) } else { Err(ErrorKind::NotFound.into()) }
    }
}

struct SimFile {
    disk: SimDisk,
    at: usize,
}

impl DiskFile for SimFile {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut state = self.disk.state();
        let through = state.step()?;
        let step = state.steps;
        state.writes.insert(step, bytes.len());
        let count = through.unwrap_or(bytes.len()).min(bytes.len());
        state.contents[self.at].now.extend_from_slice(&bytes[..count]);
        if state.off { Err(Error::other("the power is off")) } else { Ok(count) }
    }

    fn length(&self) -> Result<u64> {
        Ok(self.disk.state().contents[self.at].now.len() as u64)
    }

    fn is_at(&self, path: &Path) -> Result<bool> {
        Ok(self.disk.state().names.get(path) == Some(&Entry::File(self.at)))
    }

    fn cut(&mut self, length: u64) -> Result<()> {
        let mut state = self.disk.state();
        state.whole()?;
        state.contents[self.at].now.truncate(usize::try_from(length).expect("small"));
        Ok(())
    }

    fn sync(&self) -> Result<()> {
        let mut state = self.disk.state();
        if state.contents[self.at].sync_failed {
            state.misuse.push("a file whose sync had failed was synced again".to_owned());
        }
        let done = state.whole();
        let off = state.off;
        let content = &mut state.contents[self.at];
        match done {
            Ok(()) => content.synced = content.now.clone(),
            Err(_) => content.sync_failed = !off,
        }
        done
    }
}

impl Disk for SimDisk {
    fn create(&self, path: &Path) -> Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.whole()?;
        state.parent_is_there(path)?;
        if state.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        state.contents.push(Content::default());
        let at = state.contents.len() - 1;
        state.names.insert(path.to_owned(), Entry::File(at));
        Ok(Box::new(SimFile { disk: self.clone(), at }))
    }

    fn append(&self, path: &Path) -> Result<Box<dyn DiskFile>> {
        let there = self.state().names.get(path).cloned();
        match there {
            Some(Entry::File(at)) => {
                self.state().whole()?;
                Ok(Box::new(SimFile { disk: self.clone(), at }))
            }
            Some(Entry::Folder) => Err(ErrorKind::IsADirectory.into()),
            None => self.create(path),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        let mut state = self.state();
        state.whole()?;
        let entry = state.names.remove(from).ok_or(ErrorKind::NotFound)?;
        if let Entry::File(at) = entry
            && state.contents[at].synced != state.contents[at].now
        {
            state.misuse.push(format!("{} got its name before it was synced", to.display()));
        }
        state.names.insert(to.to_owned(), entry);
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<()> {
        let mut state = self.state();
        state.whole()?;
        state.names.remove(path).map(drop).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn make_folder(&self, path: &Path) -> Result<()> {
        let mut state = self.state();
        state.whole()?;
        state.parent_is_there(path)?;
        match state.names.insert(path.to_owned(), Entry::Folder) {
            None => Ok(()),
            Some(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }

    fn sync_folder(&self, path: &Path) -> Result<()> {
        let mut state = self.state();
        state.whole()?;
        let within = |name: &Path| name.parent().unwrap_or(Path::new("")) == path;
        let State { names, synced_names, .. } = &mut *state;
        synced_names.retain(|name, _| !within(name));
        synced_names
            .extend(names.iter().filter(|(name, _)| within(name)).map(|(name, entry)| (name.clone(), entry.clone())));
        Ok(())
    }

    fn look(&self, path: &Path, _: bool) -> Result<Option<Found>> {
        let state = self.state();
        if state.off {
            return Err(Error::other("the power is off"));
        }
        Ok(state.names.get(path).map(|entry| match entry {
            Entry::File(at) => Found::File(state.contents[*at].now.len() as u64),
            Entry::Folder => Found::Folder,
        }))
    }

    fn list(&self, folder: &Path) -> Result<Vec<(PathBuf, Found)>> {
        let names: Vec<PathBuf> =
            self.state().names.keys().filter(|name| name.parent() == Some(folder)).cloned().collect();
        let found =
            names.into_iter().map(|name| Ok((name.clone(), self.look(&name, false)?.ok_or(ErrorKind::NotFound)?)));
        found.collect()
    }
}
