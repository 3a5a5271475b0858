//! What the host offers: edits within a call, and services at any time.

use crate::{cd_annotation, cd_call, cd_feature, cd_media, cd_span, cd_status, cd_str, cd_write};
use std::ffi::c_void;

/// Log levels, in order of weight.
pub const CD_ERROR: u32 = 1;
/// Something that a person should look at.
pub const CD_WARN: u32 = 2;
/// Something worth knowing.
pub const CD_INFO: u32 = 3;
/// For the stage's author.
pub const CD_DEBUG: u32 = 4;
/// For the stage's author, in detail.
pub const CD_TRACE: u32 = 5;

/// `remove`: the block is not for publication.
pub const CD_PRIVATE: u32 = 1;

/// What the host holds for one instance: the first argument of the any-time slots.
#[repr(C)]
pub struct cd_context {
    _private: [u8; 0],
}

/// The host's functions. Valid for the life of the process.
///
/// Slots marked [call] take `cd_article.call` and may be used by the thread that is in `process`, until it returns;
/// indices and spans mean the view as it was given. They return `CD_KEEP`, or `CD_REJECT` where the edit cannot be right;
/// the host then remembers why and fails the article unless the stage does so itself. Slots marked [any] take the
/// context given to `create`, which lives as long as the process, and may be used by any thread.
/// Every slot may be null in a host that does not offer it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct cd_host {
    /// `sizeof(cd_host)` of the host.
    pub size: u32,
    /// The ABI's minor version that the host speaks.
    pub abi_minor: u32,
    /// [call] Writes, as JSON, what the JSON pointer leads to in the article's JSON; nothing where there is nothing. Each call
    /// makes what is asked for: `/body/7/text` costs what block 7 does, `/body` the whole text, the empty pointer the whole
    /// article. Quotes, subjects and other annotations, private notes, `removed` and `lineage` are there where the stage's `reads`
    /// name them (private notes: `ednotes`).
    pub get: Option<
        unsafe extern "C" fn(call: *mut cd_call, pointer: cd_str, write: cd_write, ctx: *mut c_void) -> cd_status,
    >,
    /// [call] Puts `text` where the span was; an empty span inserts.
    pub replace: Option<unsafe extern "C" fn(call: *mut cd_call, span: cd_span, text: cd_str) -> cd_status>,
    /// [call] Makes a block one of another kind.
    pub set_kind: Option<unsafe extern "C" fn(call: *mut cd_call, block: u32, kind: u32) -> cd_status>,
    /// [call] Ends the block at byte `at` and starts a new one with the rest.
    pub split: Option<unsafe extern "C" fn(call: *mut cd_call, block: u32, at: usize) -> cd_status>,
    /// [call] Puts a new block before the block `before`; `n_blocks` means at the end.
    pub insert: Option<unsafe extern "C" fn(call: *mut cd_call, before: u32, kind: u32, text: cd_str) -> cd_status>,
    /// [call] Takes a block out of the body. `of` is the block that it repeats, or `CD_NONE`; `flags`: `CD_PRIVATE`.
    pub remove:
        Option<unsafe extern "C" fn(call: *mut cd_call, block: u32, of: u32, flags: u32, reason: cd_str) -> cd_status>,
    /// [call] Sets a header field. Empty text unsets it, except one that carries rights.
    pub set_field: Option<unsafe extern "C" fn(call: *mut cd_call, field: u32, text: cd_str) -> cd_status>,
    /// [call] Adds a note: `CD_NOTE_PUBLIC` or `CD_NOTE_PRIVATE`.
    pub add_note: Option<unsafe extern "C" fn(call: *mut cd_call, role: u32, text: cd_str) -> cd_status>,
    /// [call] Changes the media item `index` where texts are given, or adds one (`CD_NONE`).
    pub set_media: Option<unsafe extern "C" fn(call: *mut cd_call, index: u32, media: *const cd_media) -> cd_status>,
    /// [call] Adds an annotation. A span that is just what the same call replaces lies on the new text afterwards; any other that
    /// touches replaced bytes or a removed block fails the article, and so does a `quote` on a replaced range.
    pub annotate: Option<unsafe extern "C" fn(call: *mut cd_call, annotation: *const cd_annotation) -> cd_status>,
    /// [call] Sets the summary: `n` sentences.
    pub set_summary: Option<unsafe extern "C" fn(call: *mut cd_call, sentences: *const cd_str, n: usize) -> cd_status>,
    /// [call] Sets a rendition, such as `brief.html`.
    pub set_rendition: Option<unsafe extern "C" fn(call: *mut cd_call, name: cd_str, text: cd_str) -> cd_status>,
    /// [any] Says why the call is about to fail, or why it drops the article. `at` is a JSON pointer into the configuration, or none.
    pub set_error: Option<unsafe extern "C" fn(context: *mut cd_context, message: cd_str, at: cd_str)>,
    /// [any] Whether an event of this level and target would be written: 1 or 0.
    pub log_enabled: Option<unsafe extern "C" fn(context: *mut cd_context, level: u32, target: cd_str) -> i32>,
    /// [any] Writes an event with `n` fields that lie `stride` bytes apart.
    pub log: Option<
        unsafe extern "C" fn(
            context: *mut cd_context,
            level: u32,
            target: cd_str,
            message: cd_str,
            fields: *const cd_feature,
            n: usize,
            stride: usize,
        ),
    >,
    /// [any] Whether the call should end soon (its time is up, or the run stops): 1 or 0.
    pub cancelled: Option<unsafe extern "C" fn(context: *mut cd_context) -> i32>,
    /// [any] A host extension by its id, such as `state/1`; null where the host has none by that id.
    pub extension: Option<unsafe extern "C" fn(context: *mut cd_context, id: cd_str) -> *const c_void>,
}
