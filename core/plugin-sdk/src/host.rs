//! The host as a stage reaches it: its table of functions, read only as far as it goes.
#![allow(unsafe_code)]

use crate::Failure;
use copydesk_plugin_abi::{cd_context, cd_host, cd_status, cd_str};
use std::ffi::c_void;

/// The host's functions and the context that it holds for one instance.
#[derive(Clone, Copy)]
pub(crate) struct Host {
    raw: *const cd_host,
    context: *mut cd_context,
}

// SAFETY: by the ABI, the table lives as long as the process and the context as long as the instance, and the any-time
// slots may be used by any thread. The call slots are reached only through `Article`, which stays on its thread.
unsafe impl Send for Host {}
// SAFETY: as above.
unsafe impl Sync for Host {}

impl Host {
    pub(crate) fn new(raw: *const cd_host, context: *mut cd_context) -> Host {
        Host { raw, context }
    }

    pub(crate) fn raw(&self) -> *const cd_host {
        self.raw
    }

    pub(crate) fn context(&self) -> *mut cd_context {
        self.context
    }

    /// Tells the host why the call fails.
    pub(crate) fn set_error(&self, message: &str, at: &str) {
        let at = if at.is_empty() { cd_str::NONE } else { cd_str::new(at) };
        if let Some(set_error) = slot!(self, set_error) {
            // SAFETY: the context outlives the instance, the texts the call.
            unsafe { set_error(self.context, cd_str::new(message), at) };
        }
    }

    pub(crate) fn fail(&self, failure: &Failure) -> cd_status {
        self.set_error(&failure.message, &failure.at);
        failure.status
    }
}

/// A slot of the host's table, read only where the table reaches it.
macro_rules! slot {
    ($host:expr, $name:ident) => {{
        let raw = $host.raw();
        let end = std::mem::offset_of!(copydesk_plugin_abi::cd_host, $name) + size_of::<usize>();
        // SAFETY: the host's table lives as long as the process; its size says that the slot is in it.
        if unsafe { (*raw).size } as usize >= end { unsafe { (*raw).$name } } else { None }
    }};
}
pub(crate) use slot;

/// A `cd_write` that appends to the `String` behind `ctx`.
///
/// # Safety
/// `ctx` must lead to a `String` that nobody else uses, and `text` must obey the ABI's contract.
pub(crate) unsafe extern "C" fn collect(ctx: *mut c_void, text: cd_str) {
    // SAFETY: the caller's promise.
    unsafe { (*ctx.cast::<String>()).push_str(crate::view::text(text).unwrap_or_default()) };
}
