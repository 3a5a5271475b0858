//! What a plugin library offers: its descriptor and the stages in it.

use crate::{cd_article, cd_context, cd_host, cd_status, cd_str, cd_write};
use std::ffi::c_void;

/// `cd_plugin.flags`: a failure inside the plugin comes back as a status (a Rust plugin that is built to unwind and
/// catches its panics; a plugin in a language without panics). Without it the plugin is refused in-process.
pub const CD_UNWINDS: u32 = 1;

/// `cd_stage.flags`: one instance sees every article of a run, in order.
pub const CD_STATEFUL: u32 = 1;

/// `flush`: the source has no more articles.
pub const CD_FLUSH_END: u32 = 0;
/// `flush`: the run is stopped before its end.
pub const CD_FLUSH_STOP: u32 = 1;

/// The stage's own state; the host only passes it on.
#[repr(C)]
pub struct cd_instance {
    _private: [u8; 0],
}

/// A plugin: static for the life of the process.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_plugin {
    /// `CD_MAGIC`.
    pub magic: u32,
    /// `sizeof(cd_plugin)` of the plugin.
    pub size: u32,
    /// The least host minor version that the plugin needs.
    pub abi_minor: u32,
    /// `CD_UNWINDS`.
    pub flags: u32,
    /// Its name.
    pub id: cd_str,
    /// Its version.
    pub version: cd_str,
    /// Its licence, SPDX.
    pub license: cd_str,
    /// What it was built with.
    pub toolchain: cd_str,
    /// How many stages.
    pub n_stages: usize,
    /// Bytes from one to the next.
    pub stage_stride: usize,
    /// The stages.
    pub stages: *const cd_stage,
}

/// A stage. One instance is never entered by two threads at once, but it may move between them.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_stage {
    /// `sizeof(cd_stage)` of the plugin.
    pub size: u32,
    /// `CD_STATEFUL`.
    pub flags: u32,
    /// What a definition names under `uses`.
    pub id: cd_str,
    /// One line for people.
    pub doc: cd_str,
    /// The parts of the article that it reads, by the names of the table at `writes`. Annotations that are not named here are not among
    /// those that it is shown. A trailing `?` (`quotes?`) marks what it can do without.
    pub reads: *const cd_str,
    /// How many.
    pub n_reads: usize,
    /// The parts that it writes. An edit that they do not cover fails the article; what they are decides, too, which articles the
    /// stage is kept from (a source with `edit: none` lets nobody change text, media, notes or header).
    #[doc = ""]
    #[doc = include_str!("parts.md")]
    pub writes: *const cd_str,
    /// How many.
    pub n_writes: usize,
    /// Writes the JSON Schema of the configuration. May be null.
    pub schema: Option<unsafe extern "C" fn(write: cd_write, ctx: *mut c_void) -> cd_status>,
    /// Makes an instance from the configuration's JSON. Required. `out` counts only where `CD_KEEP` is returned.
    pub create: Option<
        unsafe extern "C" fn(
            host: *const cd_host,
            context: *mut cd_context,
            config: cd_str,
            out: *mut *mut cd_instance,
        ) -> cd_status,
    >,
    /// Takes one article. Required.
    pub process: Option<unsafe extern "C" fn(instance: *mut cd_instance, article: *const cd_article) -> cd_status>,
    /// The last call before `destroy` in a run that ends in order: `CD_FLUSH_END` or `CD_FLUSH_STOP`. May be null.
    pub flush: Option<unsafe extern "C" fn(instance: *mut cd_instance, why: u32) -> cd_status>,
    /// Frees the instance. May be null.
    pub destroy: Option<unsafe extern "C" fn(instance: *mut cd_instance)>,
    /// An extension of the stage by its id; null where there is none. May be null.
    pub extension: Option<unsafe extern "C" fn(instance: *mut cd_instance, id: cd_str) -> *const c_void>,
}

/// The type of the exported symbol.
pub type cd_entry = unsafe extern "C" fn() -> *const cd_plugin;
