//! An end of the process that is no signal and no end of the program: a plugin's code has called `exit`.
//!
//! `exit` runs what was registered with `atexit` on the thread that called it. The guard looks there whether that thread is
//! within a call of a stage; and where it is not, whether the program has said that it leaves: a plugin's own thread may have
//! called `exit` too. A process that is ended by `_exit` or killed runs nothing of this.

use super::last_words::{End, say};
use super::marks;
use crate::under_way::{self, Doing};
use std::sync::Once;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Release};

/// The status of a process that a plugin ended while it was at work: some articles are unfinished.
const NOT_ALL: i32 = 1;
/// The status where it was not yet at work: the plugin is wrong.
const WRONG_PLUGIN: i32 = 78;

/// Whether the program itself is about to end.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// From now on an `exit` that a plugin calls is no success: it is told on standard error with the stage and the article, is
/// noted in the slot as a crash is, and the process leaves with status 1, or 78 where the plugin was only loaded, asked for its schema
/// or made. Call [`leaving`] before the program ends by itself.
///
/// This concerns the whole process, so the program decides to call it, once; a second time changes nothing.
pub fn install_exit_guard() {
    static INSTALLED: Once = Once::new();
    // SAFETY: `at_exit` is a function of this program, which is never unloaded, and cannot unwind: nothing in it panics. Where it cannot
    // be registered (no memory), the process is as it was.
    INSTALLED.call_once(|| unsafe {
        libc::atexit(at_exit);
    });
}

/// The program is about to end by itself: whatever calls `exit` from now on is not a plugin, unless it is within a stage's call.
pub fn leaving() {
    LEAVING.store(true, Release);
}

extern "C" fn at_exit() {
    let status = under_way::look(|call| {
        if call.is_none() && LEAVING.load(Acquire) {
            return None;
        }
        marks::note_exit();
        say(End::Exit, call);
        let at_work = call.is_none_or(|call| !matches!(call.doing, Doing::Load | Doing::Schema | Doing::Create));
        Some(if at_work { NOT_ALL } else { WRONG_PLUGIN })
    });
    if let Some(status) = status {
        // SAFETY: always safe; ends the process here, so that no status of the plugin's counts. The other threads are in the
        // middle of their work, as when the process is killed: what they had not recorded is done again.
        unsafe { libc::_exit(status) };
    }
}
