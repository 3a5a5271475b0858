//! What `export_plugin!` expands to: the C functions around a [`Stage`], its panic guard, and the static descriptor.
#![allow(unsafe_code, missing_docs)]

use crate::host::Host;
use crate::stage::FlushReason;
use crate::{Article, Failure, Stage, Verdict, forward};
use copydesk_plugin_abi::{
    self as abi, cd_article, cd_context, cd_host, cd_instance, cd_stage, cd_status, cd_str, cd_write,
};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use copydesk_plugin_abi::{cd_plugin, cd_stage as Descriptor, cd_str as Text};

/// A static that holds pointers to statics.
#[repr(transparent)]
pub struct Static<T>(pub T);

// SAFETY: used only for descriptors, which are never written and lead only to other statics.
unsafe impl<T> Sync for Static<T> {}

struct Instance<S> {
    stage: S,
    host: Host,
    poisoned: bool,
}

/// The descriptor of a stage. `reads` and `writes` are statics made from `S::READS` and `S::WRITES`.
pub const fn stage<S: Stage>(reads: &'static [cd_str], writes: &'static [cd_str]) -> cd_stage {
    cd_stage {
        size: size_of::<cd_stage>() as u32,
        flags: if S::STATEFUL { abi::CD_STATEFUL } else { 0 },
        id: cd_str::new(S::ID),
        doc: cd_str::new(S::DOC),
        reads: reads.as_ptr(),
        n_reads: reads.len(),
        writes: writes.as_ptr(),
        n_writes: writes.len(),
        schema: Some(schema::<S>),
        create: Some(create::<S>),
        process: Some(process::<S>),
        flush: Some(flush::<S>),
        destroy: Some(destroy::<S>),
        extension: None,
    }
}

/// Names as the ABI has them.
pub const fn names<const N: usize>(names: &[&'static str]) -> [cd_str; N] {
    let mut out = [cd_str::NONE; N];
    let mut index = 0;
    while index < N {
        out[index] = cd_str::new(names[index]);
        index += 1;
    }
    out
}

/// The descriptor of a plugin.
pub const fn plugin(
    id: &'static str,
    version: &'static str,
    license: &'static str,
    stages: &'static [cd_stage],
) -> cd_plugin {
    cd_plugin {
        magic: abi::CD_MAGIC,
        size: size_of::<cd_plugin>() as u32,
        abi_minor: 0,
        flags: if cfg!(panic = "unwind") { abi::CD_UNWINDS } else { 0 },
        id: cd_str::new(id),
        version: cd_str::new(version),
        license: cd_str::new(license),
        toolchain: cd_str::new("rust"),
        n_stages: stages.len(),
        stage_stride: size_of::<cd_stage>(),
        stages: stages.as_ptr(),
    }
}

/// Makes the library a plugin with these stages.
#[macro_export]
macro_rules! export_plugin {
    ($($stage:ty),+ $(,)?) => {
        const _: () = {
            static STAGES: $crate::glue::Static<&[$crate::glue::Descriptor]> = $crate::glue::Static(&[$({
                const READS: &[&str] = <$stage as $crate::Stage>::READS;
                const WRITES: &[&str] = <$stage as $crate::Stage>::WRITES;
                const READ: &[$crate::glue::Text] = &$crate::glue::names::<{ READS.len() }>(READS);
                const WRITTEN: &[$crate::glue::Text] = &$crate::glue::names::<{ WRITES.len() }>(WRITES);
                $crate::glue::stage::<$stage>(READ, WRITTEN)
            }),+]);
            static PLUGIN: $crate::glue::Static<$crate::glue::cd_plugin> = $crate::glue::Static($crate::glue::plugin(
                env!("CARGO_PKG_NAME"),
                env!("CARGO_PKG_VERSION"),
                env!("CARGO_PKG_LICENSE"),
                STAGES.0,
            ));

            #[allow(unsafe_code)]
            #[unsafe(no_mangle)]
            extern "C" fn copydesk_plugin_v1() -> *const $crate::glue::cd_plugin {
                &PLUGIN.0
            }
        };
    };
}

/// Runs `work`; a panic in it, also one of its payload's `drop`, becomes `None`.
fn guard<T>(work: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(value) => Some(value),
        Err(payload) => {
            if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
                // One that panics whenever it is dropped is never dropped.
                std::mem::forget(again);
            }
            None
        }
    }
}

unsafe extern "C" fn schema<S: Stage>(write: cd_write, ctx: *mut c_void) -> cd_status {
    let json = guard(|| schemars::schema_for!(S::Config).to_value().to_string());
    match (write, json) {
        (Some(write), Some(json)) => {
            // SAFETY: the host's function takes text that is valid in the call.
            unsafe { write(ctx, cd_str::new(&json)) };
            abi::CD_KEEP
        }
        _ => abi::CD_REJECT,
    }
}

/// Reads the configuration; a fault carries the path to it.
fn configuration<S: Stage>(json: &str) -> Result<S::Config, Failure> {
    let mut de = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut de).map_err(|error| {
        let mut pointer = String::new();
        for segment in error.path() {
            use serde_path_to_error::Segment;
            match segment {
                Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
                Segment::Map { key } => pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
                Segment::Enum { .. } | Segment::Unknown => {}
            }
        }
        // serde_json's own place means the JSON that the host made of the definition: of no use to a reader.
        let message = error.inner().to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        Failure::config(pointer, message)
    })
}

unsafe extern "C" fn create<S: Stage>(
    host: *const cd_host,
    context: *mut cd_context,
    config: cd_str,
    out: *mut *mut cd_instance,
) -> cd_status {
    if host.is_null() || out.is_null() {
        return abi::CD_FATAL;
    }
    let host = Host::new(host, context);
    let _call = forward::Current::enter(host);
    let made = guard(|| {
        forward::install(host);
        // SAFETY: the host's text is valid in the call.
        let config = configuration::<S>(unsafe { crate::view::text(config) }.unwrap_or("{}"))?;
        S::create(config)
    });
    match made {
        Some(Ok(stage)) => {
            let instance = Box::new(Instance { stage, host, poisoned: false });
            // SAFETY: `out` is not null, and the host gave it to be written.
            unsafe { *out = Box::into_raw(instance).cast::<cd_instance>() };
            abi::CD_KEEP
        }
        Some(Err(failure)) => host.fail(&failure),
        None => {
            host.set_error(&forward::take_panic(), "");
            abi::CD_PANIC
        }
    }
}

/// Enters an instance under the panic guard.
///
/// # Safety
/// `instance` must come from `create::<S>` and be entered by one thread at a time.
unsafe fn enter<S: Stage>(
    instance: *mut cd_instance,
    work: impl FnOnce(&mut S, Host) -> Result<cd_status, Failure>,
) -> cd_status {
    // SAFETY: the caller's promise.
    let Some(instance) = (unsafe { instance.cast::<Instance<S>>().as_mut() }) else { return abi::CD_FATAL };
    if instance.poisoned {
        return abi::CD_POISONED;
    }
    let host = instance.host;
    let _call = forward::Current::enter(host);
    match guard(|| work(&mut instance.stage, host)) {
        Some(Ok(status)) => status,
        Some(Err(failure)) => host.fail(&failure),
        None => {
            instance.poisoned = true;
            host.set_error(&forward::take_panic(), "");
            abi::CD_PANIC
        }
    }
}

unsafe extern "C" fn process<S: Stage>(instance: *mut cd_instance, article: *const cd_article) -> cd_status {
    let work = |stage: &mut S, host: Host| {
        // SAFETY: the host's view is valid until this function returns, and `Article` does not outlive it.
        let Some(raw) = (unsafe { article.as_ref() }) else { return Ok(abi::CD_FATAL) };
        // SAFETY: as above.
        let mut article = unsafe { Article::new(raw, host) };
        match stage.process(&mut article)? {
            Verdict::Keep => Ok(abi::CD_KEEP),
            Verdict::Drop(reason) => {
                host.set_error(&reason, "");
                Ok(abi::CD_DROP)
            }
        }
    };
    // SAFETY: the host passes what `create` made, from one thread at a time.
    unsafe { enter(instance, work) }
}

unsafe extern "C" fn flush<S: Stage>(instance: *mut cd_instance, why: u32) -> cd_status {
    let why = if why == abi::CD_FLUSH_END { FlushReason::End } else { FlushReason::Stop };
    // SAFETY: the host passes what `create` made, from one thread at a time.
    unsafe { enter(instance, |stage: &mut S, _| stage.flush(why).map(|()| abi::CD_KEEP)) }
}

unsafe extern "C" fn destroy<S: Stage>(instance: *mut cd_instance) {
    if instance.is_null() {
        return;
    }
    // SAFETY: the host passes what `create` made, once and for the last time.
    let instance = unsafe { Box::from_raw(instance.cast::<Instance<S>>()) };
    let _call = forward::Current::enter(instance.host);
    if instance.poisoned {
        // A stage that panicked half-way may panic again when dropped; its memory is the price of going on.
        std::mem::forget(instance);
        return;
    }
    let _ = guard(|| drop(instance));
}
