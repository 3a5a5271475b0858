//! Signals of a crash: the one that a call raised is noted in the slot of its own thread.
//!
//! All that runs in the handler is async-signal-safe: loads and stores, `getpid`, `write`, `sigaction` and `raise`. It allocates
//! nothing, takes no lock and cannot panic. The thread-local is a constant at first and has no destructor, so that reading it
//! is a load from the thread's own block, not a call that sets something up.

use super::last_words::{End, say};
use super::layout::{self, EXIT, SIGNALS};
use crate::under_way;
use libc::{c_int, c_void, sigaction, siginfo_t};
use std::marker::PhantomData;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, compiler_fence};
use std::sync::{Once, OnceLock};

thread_local! {
    /// The call's word in the slot that this thread is within; null outside a call.
    static CURRENT: AtomicPtr<AtomicU64> = const { AtomicPtr::new(null_mut()) };
}

/// While it lives, a signal of this thread is noted in the slot that it was made for.
pub(super) struct Mark<'a> {
    before: *mut AtomicU64,
    call: PhantomData<&'a AtomicU64>,
}

#[inline]
pub(super) fn enter(call: &AtomicU64) -> Mark<'_> {
    let call: *const AtomicU64 = call;
    let before = CURRENT.with(|current| {
        let before = current.load(Relaxed);
        current.store(call.cast_mut(), Relaxed);
        before
    });
    // What follows may fault: it stays behind the store.
    compiler_fence(SeqCst);
    Mark { before, call: PhantomData }
}

impl Drop for Mark<'_> {
    #[inline]
    fn drop(&mut self) {
        compiler_fence(SeqCst);
        CURRENT.with(|current| current.store(self.before, Relaxed));
        compiler_fence(SeqCst);
    }
}

/// What `si_code` says of a signal that `kill` sent: the one such code that is positive on Apple's systems.
const SENT_BY_KILL: c_int = if cfg!(target_vendor = "apple") { 0x10001 } else { 0 };

/// The actions that were there before ours, in the order of `SIGNALS`.
static PREVIOUS: [OnceLock<sigaction>; SIGNALS.len()] = [const { OnceLock::new() }; SIGNALS.len()];

/// From now on SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGABRT note themselves in the slot that their thread is within, tell on standard error
/// which stage and which article it was at, and then do what they did before: the message about a stack overflow stays, and so does the way the process ends.
///
/// Signal handlers belong to the whole process, so the program decides to call this, once; a second time changes nothing.
pub fn install_crash_marks() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| SIGNALS.iter().zip(&PREVIOUS).for_each(|(signal, previous)| install(*signal, previous)));
}

fn install(signal: c_int, previous: &OnceLock<sigaction>) {
    // SAFETY: zero is a valid `sigaction` (no flags, an empty mask, the default action). Both calls pass a live struct or
    // null, and the handler has the signature that SA_SIGINFO asks for. The previous action is known before the handler
    // can run. SA_ONSTACK lets it run on the stack that the standard library gives each thread, when its own is used up.
    unsafe {
        let mut old: sigaction = std::mem::zeroed();
        if libc::sigaction(signal, std::ptr::null(), &mut old) != 0 || previous.set(old).is_err() {
            return;
        }
        let handler: extern "C" fn(c_int, *mut siginfo_t, *mut c_void) = on_signal;
        let mut ours: sigaction = std::mem::zeroed();
        ours.sa_sigaction = handler as usize;
        ours.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        libc::sigemptyset(&mut ours.sa_mask);
        libc::sigaction(signal, &ours, null_mut());
    }
}

extern "C" fn on_signal(signal: c_int, info: *mut siginfo_t, _: *mut c_void) {
    // SAFETY: under SA_SIGINFO the kernel hands over a valid `siginfo_t`; a signal that was sent has a sender in it.
    let (sent, own) = unsafe {
        let sent = (*info).si_code <= 0 || (*info).si_code == SENT_BY_KILL;
        (sent, !sent || (*info).si_pid() == libc::getpid())
    };
    if own {
        note(signal);
        // A stack overflow ends in an abort: that is told once.
        static TOLD: AtomicBool = AtomicBool::new(false);
        if !TOLD.swap(true, Relaxed) {
            under_way::look(|call| say(End::Signal(signal), call));
        }
    }
    put_back(signal);
    if sent {
        // A fault comes again when its instruction runs again. What was sent does not: `abort` would raise it anew, but
        // another sender's signal would be swallowed. It is blocked here, and arrives when the handler returns.
        // SAFETY: always safe.
        unsafe { libc::raise(signal) };
    }
}

/// Notes an `exit` in the slot that this thread is within, as a signal would be.
pub(super) fn note_exit() {
    note(EXIT);
}

fn note(signal: c_int) {
    let call = CURRENT.with(|current| current.load(Relaxed));
    // SAFETY: null, or set by `enter` on this very thread and not yet taken back by the drop of its `Mark`, which borrows
    // the word: the slot, and with it the map, outlives it.
    if let Some(call) = unsafe { call.as_ref() } {
        call.store(layout::ended(call.load(Relaxed), signal), Relaxed);
    }
}

fn put_back(signal: c_int) {
    let previous = SIGNALS.iter().zip(&PREVIOUS).find(|(known, _)| **known == signal);
    if let Some(previous) = previous.and_then(|(_, previous)| previous.get()) {
        // SAFETY: an action that `sigaction` gave us; `get` of a `OnceLock` that is set is a load.
        unsafe { libc::sigaction(signal, previous, null_mut()) };
    }
}
