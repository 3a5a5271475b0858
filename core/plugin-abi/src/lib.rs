//! The C ABI between Copydesk and its plugins: `repr(C)` types, constants and status codes, nothing else.
//!
//! No Rust type crosses the boundary. A plugin library exports one symbol, [`ENTRY`], which returns a static
//! [`cd_plugin`]. The host owns the article: a stage reads borrowed views and submits edits, which the host checks and
//! applies together when `process` returns [`CD_KEEP`], and throws away otherwise.
//!
//! Rules of evolution within a major version: fields and slots are appended, never moved or removed; every struct that
//! can grow starts with its size, arrays of structs have a stride, and a reader looks only at what the size covers.
//! Enumerations cross as integers; an unknown block kind reads as a paragraph, an unknown status as [`CD_FATAL`].
//!
//! `include/copydesk.h` is generated from these files; a test fails when it is not current.
#![allow(non_camel_case_types)]
#![forbid(unsafe_code)]

mod article;
mod host;
mod plugin;

pub use article::*;
pub use host::*;
pub use plugin::*;

use std::ffi::c_void;

/// The ABI's major version. It is part of the entry symbol's name.
pub const CD_ABI_MAJOR: u32 = 1;
/// The ABI's minor version that this header describes.
pub const CD_ABI_MINOR: u32 = 1;
/// The name of the symbol that a plugin exports.
pub const ENTRY: &str = "copydesk_plugin_v1";
/// "CDP1", the first field of `cd_plugin`.
pub const CD_MAGIC: u32 = 0x3150_4443;
/// An index that means "none".
pub const CD_NONE: u32 = 0xFFFF_FFFF;

/// Borrowed text: UTF-8, not NUL-terminated. A null pointer means that there is none, and then `len` is 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_str {
    /// First byte.
    pub ptr: *const u8,
    /// Number of bytes.
    pub len: usize,
}

impl cd_str {
    /// No text.
    pub const NONE: cd_str = cd_str { ptr: std::ptr::null(), len: 0 };

    /// Borrows a string. The result is valid as long as the string is.
    pub const fn new(text: &str) -> cd_str {
        cd_str { ptr: text.as_ptr(), len: text.len() }
    }
}

/// What a call came to: `CD_KEEP` and so on. Others read as `CD_FATAL`.
pub type cd_status = i32;
/// Statuses: the edits are to be applied and the article goes on. For calls other than `process`: success.
pub const CD_KEEP: i32 = 0;
/// The article leaves the pipeline here; the error text is the reason.
pub const CD_DROP: i32 = 1;
/// This article may succeed if it is tried again later.
pub const CD_RETRY: i32 = -1;
/// This article cannot be processed; others can.
pub const CD_REJECT: i32 = -2;
/// No article can be processed: the run stops. This article and those that came in behind it are unfinished, none of them becomes a
/// dead letter, and with a state the next run takes them up. For what is not about the article: a server that is down, a file that is gone.
pub const CD_FATAL: i32 = -3;
/// The stage panicked; its instance is poisoned.
pub const CD_PANIC: i32 = -4;
/// The instance was called again after a panic.
pub const CD_POISONED: i32 = -5;

/// Takes text that the callee hands over; the text is valid only in the call. `ctx` is the pointer given beside it.
pub type cd_write = Option<unsafe extern "C" fn(ctx: *mut c_void, text: cd_str)>;
