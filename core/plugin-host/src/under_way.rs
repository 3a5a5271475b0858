//! The call of a plugin's code that a thread is within, so that what ends the process there can be told by name.

use std::marker::PhantomData;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::atomic::{AtomicPtr, compiler_fence};

/// What a plugin is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Its library is loaded, and describes itself.
    Load,
    /// It tells the schema of its configuration.
    Schema,
    /// It makes an instance.
    Create,
    /// It takes an article.
    Process,
    /// It is told that the run ends.
    Flush,
    /// It lets an instance go.
    Destroy,
}

/// A call under way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnderWay<'a> {
    pub(crate) doing: Doing,
    /// The stage's name; of a library that is loaded, its path.
    pub(crate) whose: &'a str,
    /// The article's uri; empty where there is none.
    pub(crate) article: &'a str,
}

thread_local! {
    /// The call that this thread is within; null outside one. A constant at first and without a destructor, so that reading it is a
    /// load from the thread's own block, also in a signal handler and at the process's end.
    static CURRENT: AtomicPtr<UnderWay<'static>> = const { AtomicPtr::new(null_mut()) };
}

impl UnderWay<'_> {
    pub(crate) fn new<'a>(doing: Doing, whose: &'a str) -> UnderWay<'a> {
        UnderWay { doing, whose, article: "" }
    }

    /// Runs `work`; until it returns or unwinds, this is the call that the thread is within.
    #[inline]
    pub(crate) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        let this = std::ptr::from_ref(self).cast::<UnderWay<'static>>().cast_mut();
        let before = CURRENT.with(|current| {
            let before = current.load(Relaxed);
            current.store(this, Relaxed);
            before
        });
        let _within = Within { before, call: PhantomData::<&Self> };
        // What follows may end the process: it stays behind the store.
        compiler_fence(SeqCst);
        work()
    }
}

struct Within<'a, 'b> {
    before: *mut UnderWay<'static>,
    call: PhantomData<&'a UnderWay<'b>>,
}

impl Drop for Within<'_, '_> {
    #[inline]
    fn drop(&mut self) {
        compiler_fence(SeqCst);
        CURRENT.with(|current| current.store(self.before, Relaxed));
    }
}

/// Looks at the call that this thread is within. Async-signal-safe where `look` is.
#[cfg(unix)]
pub(crate) fn look<T>(look: impl FnOnce(Option<&UnderWay<'_>>) -> T) -> T {
    let current = CURRENT.with(|current| current.load(Relaxed));
    // SAFETY: null, or set by `run` on this very thread, which is still in its `work`: the value that it borrows, and the texts in that,
    // outlive the call, and nobody changes them meanwhile.
    look(unsafe { current.as_ref() })
}
