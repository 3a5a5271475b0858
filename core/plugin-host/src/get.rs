//! The slot that shows a stage what the views do not: any part of the article's JSON.

use crate::annotations::Reads;
use crate::call::{lent, submit};
use copydesk_article::{Article, write_part};
use copydesk_plugin_abi::{CD_KEEP, cd_call, cd_status, cd_str, cd_write};
use std::ffi::c_void;

pub(crate) unsafe extern "C" fn get(
    handle: *mut cd_call,
    pointer: cd_str,
    write: cd_write,
    ctx: *mut c_void,
) -> cd_status {
    let mut json = None;
    let status = submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call; article and reads are those that `open` was given.
        let (pointer, article, reads) =
            unsafe { (lent(pointer, "the pointer of `get`")?, &*call.article, &*call.reads) };
        json = look_up(article, reads, pointer);
        Ok(())
    });
    if let (CD_KEEP, Some(write), Some(json)) = (status, write, json) {
        // SAFETY: the plugin's own function with its own context; the text lives in the call.
        unsafe { write(ctx, cd_str::new(&json)) };
    }
    status
}

fn look_up(article: &Article, reads: &Reads, pointer: &str) -> Option<String> {
    let mut json = Vec::new();
    write_part(article, pointer, |part| reads.shows(part), &mut json).then_some(())?;
    String::from_utf8(json).ok()
}
