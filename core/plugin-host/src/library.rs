//! A loaded plugin. It is never unloaded: its thread-locals and threads make that unsound, and an upgrade comes with a
//! new process.

use crate::PluginError;
use crate::annotations::Reads;
use crate::descriptor::{self, Fault};
use crate::inspect::inspect;
use crate::parts::{Misspelt, Writes, misspelt};
use crate::schema::check_schema;
use crate::under_way::{Doing, UnderWay};
use copydesk_plugin_abi::{CD_ABI_MAJOR, CD_ABI_MINOR, CD_KEEP, ENTRY, cd_entry, cd_plugin, cd_stage, cd_str};
use serde_json::Value;
use std::ffi::c_void;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A loaded plugin.
#[derive(Debug)]
pub struct Plugin {
    /// The library's file; empty for a plugin that is linked into the program.
    pub path: PathBuf,
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its licence.
    pub license: String,
    /// What it was built with.
    pub toolchain: String,
    /// Its stages.
    pub stages: Vec<Arc<Stage>>,
}

/// A stage that a plugin offers.
#[derive(Debug)]
pub struct Stage {
    /// What a definition names under `uses`.
    pub id: String,
    /// One line for people.
    pub doc: String,
    /// The parts of the article that it reads.
    pub reads: Vec<String>,
    /// The parts that it writes.
    pub writes: Vec<String>,
    /// Whether one instance must see every article of a run.
    pub stateful: bool,
    /// The JSON Schema of its configuration.
    pub schema: Option<Value>,
    /// The plugin's name.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// The library's file.
    pub path: PathBuf,
    pub(crate) raw: cd_stage,
    pub(crate) shown: Reads,
    pub(crate) may_write: Arc<Writes>,
}

impl Stage {
    /// Whether it says that it writes what came with an article (body, media, notes, header), not only what stages make of it.
    pub fn edits(&self) -> bool {
        self.may_write.edits()
    }

    /// The names under `reads` and `writes` that were likely meant to be parts of an article, and are none.
    pub fn misspelt(&self) -> Vec<Misspelt> {
        misspelt(&self.reads, &self.writes)
    }
}

// SAFETY: `raw` is read-only and leads to statics of a library that is never unloaded.
unsafe impl Send for Stage {}
// SAFETY: as above; the functions in it may be called from any thread by the ABI.
unsafe impl Sync for Stage {}

impl Plugin {
    /// Opens the library at `path` and checks its descriptor.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(path: &Path) -> Result<Plugin, PluginError> {
        // An absolute path, so that the loader searches nowhere else.
        let path = &std::path::absolute(path)
            .map_err(|error| PluginError::Unreadable { path: path.to_owned(), cause: error.to_string() })?;
        inspect(path)?;
        let unloadable = |error: libloading::Error| {
            use std::error::Error;
            let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
            PluginError::Unloadable { path: path.clone(), cause }
        };
        let shown = path.to_string_lossy();
        let loads = UnderWay::new(Doing::Load, &shown);
        // SAFETY: opening runs the library's initialisers; that its author is trusted is the premise of a plugin in-process.
        let library = loads.run(|| unsafe { open(path) }).map_err(unloadable)?;
        // SAFETY: the symbol's name carries the ABI's major version, and with it the type.
        let entry = unsafe { library.get::<cd_entry>(ENTRY.as_bytes()) }.map(|symbol| *symbol);
        let entry = match entry {
            Ok(entry) => entry,
            Err(_) => return Err(PluginError::NoPlugin { path: path.clone(), symbol: ENTRY }),
        };
        std::mem::forget(library);
        // SAFETY: an entry function of this ABI takes nothing and returns a static.
        unsafe { Plugin::described(loads.run(|| entry()), path) }
    }

    /// A plugin that is linked into the program: for the tests of a stage.
    ///
    /// # Errors
    /// What is wrong with the descriptor.
    ///
    /// # Safety
    /// `plugin` must be what an entry function of this ABI returns.
    pub unsafe fn linked(plugin: *const cd_plugin) -> Result<Plugin, PluginError> {
        // SAFETY: the caller's promise.
        unsafe { Plugin::described(plugin, Path::new("")) }
    }

    /// # Safety
    /// `plugin` must be what the entry function returned.
    unsafe fn described(plugin: *const cd_plugin, path: &Path) -> Result<Plugin, PluginError> {
        let own = || path.to_owned();
        // SAFETY: the caller's promise.
        let described = unsafe { descriptor::read(plugin) }.map_err(|fault| match fault {
            Fault::NewerMinor(minor) => {
                PluginError::NewerMinor { path: own(), major: CD_ABI_MAJOR, minor, ours: CD_ABI_MINOR }
            }
            Fault::Aborts => PluginError::Aborts { path: own() },
            Fault::Malformed(what) => PluginError::Malformed { path: own(), what },
        })?;
        let mut stages = Vec::with_capacity(described.stages.len());
        for stage in described.stages {
            // SAFETY: the slots are the plugin's own.
            let schema = unsafe { schema(&stage.raw, &stage.id) }.map_err(|what| PluginError::Malformed {
                path: own(),
                what: format!("stage `{}`: {what}", stage.id),
            })?;
            stages.push(Arc::new(Stage {
                shown: Reads::new(&stage.reads),
                may_write: Arc::new(Writes::new(&stage.writes)),
                id: stage.id,
                doc: stage.doc,
                reads: stage.reads,
                writes: stage.writes,
                stateful: stage.stateful,
                schema,
                plugin: described.id.clone(),
                version: described.version.clone(),
                path: own(),
                raw: stage.raw,
            }));
        }
        let descriptor::Described { id, version, license, toolchain, .. } = described;
        Ok(Plugin { path: own(), id, version, license, toolchain, stages })
    }
}

/// Resolves every symbol now, and keeps the library's own to itself.
///
/// # Safety
/// Runs the library's initialisers.
#[cfg(unix)]
unsafe fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // SAFETY: the caller's promise.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Into::into)
}

/// # Safety
/// Runs the library's initialisers.
#[cfg(not(unix))]
unsafe fn open(path: &Path) -> Result<libloading::Library, libloading::Error> {
    // SAFETY: the caller's promise.
    unsafe { libloading::Library::new(path) }
}

/// Asks a stage for the schema of its configuration.
///
/// # Safety
/// `stage` must be a plugin's own.
unsafe fn schema(stage: &cd_stage, id: &str) -> Result<Option<Value>, String> {
    unsafe extern "C" fn collect(ctx: *mut c_void, text: cd_str) {
        // SAFETY: `ctx` is the list below, and the plugin's text lives in the call.
        unsafe {
            let json = &mut *ctx.cast::<Result<String, &'static str>>();
            *json = match (crate::text::checked(text), std::mem::replace(json, Ok(String::new()))) {
                (Ok(more), Ok(before)) => Ok(before + more.unwrap_or_default()),
                (Err(fault), _) | (_, Err(fault)) => Err(fault),
            };
        }
    }
    let Some(write_schema) = stage.schema else { return Ok(None) };
    let mut json: Result<String, &'static str> = Ok(String::new());
    // SAFETY: the plugin's function, a function of ours, and the text that it writes to, which outlives the call.
    let status = UnderWay::new(Doing::Schema, id)
        .run(|| unsafe { write_schema(Some(collect), (&raw mut json).cast::<c_void>()) });
    if status != CD_KEEP {
        return Err(format!("its schema function fails with status {status}"));
    }
    let json = json.map_err(|fault| format!("its schema is {fault}"))?;
    let schema = serde_json::from_str(&json).map_err(|error| format!("its schema is no JSON: {error}"))?;
    check_schema(&schema).map_err(|fault| format!("its schema is no JSON Schema: {fault}"))?;
    Ok(Some(schema))
}
