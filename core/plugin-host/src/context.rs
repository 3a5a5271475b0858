//! What the host holds for one instance, and the slots that may be used at any time.

use crate::call::uri_in_hand;
use crate::text::{checked, nth, plausible};
use copydesk_article::json_number;
use copydesk_plugin_abi::{self as abi, cd_context, cd_feature, cd_str};
use serde_json::{Map, Value};
use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Tells a stage to end its call soon.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Sets or lifts it.
    pub fn set(&self, cancelled: bool) {
        self.0.store(cancelled, Ordering::Relaxed);
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the plugin said of a failure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) message: String,
    pub(crate) at: Option<String>,
}

#[repr(C)]
pub(crate) struct Context {
    /// Comes first: it is looked at before the rest is believed to be a context.
    magic: u32,
    stage: String,
    said: Mutex<Option<Said>>,
    /// Whether there may be something in `said`: most calls say nothing, and need not lock.
    has_said: AtomicBool,
    cancel: Cancel,
}

const MAGIC: u32 = 0x4344_4358;

impl Context {
    /// A context that lives as long as the process: a plugin's threads may use it late.
    pub(crate) fn leak(stage: &str, cancel: Cancel) -> &'static Context {
        let (said, has_said) = (Mutex::new(None), AtomicBool::new(false));
        Box::leak(Box::new(Context { magic: MAGIC, stage: stage.to_owned(), said, has_said, cancel }))
    }

    pub(crate) fn handle(&'static self) -> *mut cd_context {
        std::ptr::from_ref(self).cast_mut().cast::<cd_context>()
    }

    /// The name of the stage in its pipeline.
    pub(crate) fn stage(&self) -> &str {
        &self.stage
    }

    pub(crate) fn take_said(&self) -> Option<Said> {
        if !self.has_said.load(Ordering::Acquire) {
            return None;
        }
        self.has_said.store(false, Ordering::Relaxed);
        self.said.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The context behind a handle, where it is one of ours.
///
/// # Safety
/// A non-null handle must be one that [`Context::handle`] gave out.
unsafe fn context<'a>(handle: *mut cd_context) -> Option<&'a Context> {
    let context = handle.cast::<Context>();
    if context.is_null() || !context.is_aligned() {
        return None;
    }
    // SAFETY: contexts are leaked, so a handle that was ever given out leads to a live one.
    unsafe { ((&raw const (*context).magic).read() == MAGIC).then(|| &*context) }
}

pub(crate) unsafe extern "C" fn set_error(handle: *mut cd_context, message: cd_str, at: cd_str) {
    // SAFETY: the plugin passes the handle that `create` was given, and texts that live in the call.
    let (context, message, at) = unsafe { (context(handle), checked(message), checked(at)) };
    let Some(context) = context else { return };
    let message = match message {
        Ok(message) => message.unwrap_or_default().to_owned(),
        Err(fault) => format!("the plugin's error message is {fault}"),
    };
    let said = Said { message, at: at.ok().flatten().map(str::to_owned) };
    *context.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(said);
    context.has_said.store(true, Ordering::Release);
}

pub(crate) unsafe extern "C" fn cancelled(handle: *mut cd_context) -> i32 {
    // SAFETY: the plugin passes the handle that `create` was given.
    unsafe { context(handle) }.map_or(0, |context| i32::from(context.cancel.is_set()))
}

pub(crate) unsafe extern "C" fn log_enabled(_: *mut cd_context, level: u32, _: cd_str) -> i32 {
    let enabled = match level {
        abi::CD_ERROR => tracing::enabled!(target: "plugin", tracing::Level::ERROR),
        abi::CD_WARN => tracing::enabled!(target: "plugin", tracing::Level::WARN),
        abi::CD_INFO => tracing::enabled!(target: "plugin", tracing::Level::INFO),
        abi::CD_DEBUG => tracing::enabled!(target: "plugin", tracing::Level::DEBUG),
        abi::CD_TRACE => tracing::enabled!(target: "plugin", tracing::Level::TRACE),
        _ => false,
    };
    i32::from(enabled)
}

/// Writes an event. What the plugin named stands in the one field `fields`, as a JSON object: names of fields are fixed where this is
/// built. The log takes them apart again.
pub(crate) unsafe extern "C" fn log(
    handle: *mut cd_context,
    level: u32,
    target: cd_str,
    message: cd_str,
    fields: *const cd_feature,
    n: usize,
    stride: usize,
) {
    // SAFETY: the plugin passes the handle that `create` was given, and texts that live in the call.
    let (context, target, message) = unsafe { (context(handle), checked(target), checked(message)) };
    let stage = context.map_or("", |context| context.stage.as_str());
    let target = target.ok().flatten().unwrap_or_default();
    let message = message.unwrap_or(Some("(a message that cannot be read)")).unwrap_or_default();
    let mut named = Map::new();
    if plausible(fields, n, stride, 256) {
        for index in 0..n {
            // SAFETY: the array's description is plausible, and the plugin vouches for it.
            named.extend(unsafe { feature(nth(fields, index, stride)) });
        }
    }
    let fields = if named.is_empty() { String::new() } else { Value::Object(named).to_string() };
    let uri = uri_in_hand().unwrap_or_default();
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(target: "plugin", tracing::Level::$level, stage, from = target, uri, fields, "{message}")
        };
    }
    match level {
        abi::CD_ERROR => event!(ERROR),
        abi::CD_WARN => event!(WARN),
        abi::CD_INFO => event!(INFO),
        abi::CD_DEBUG => event!(DEBUG),
        _ => event!(TRACE),
    }
}

/// A field of an event, under its name.
///
/// # Safety
/// The feature's texts must live in the call.
unsafe fn feature(feature: &cd_feature) -> Option<(String, Value)> {
    // SAFETY: the caller's promise.
    let (name, text) = unsafe { (checked(feature.name).ok()??, checked(feature.text).ok()?) };
    let text = || Value::from(text.unwrap_or_default());
    let value = match feature.kind {
        abi::CD_NUMBER => json_number(feature.number).map_or_else(|| feature.number.to_string().into(), Value::Number),
        abi::CD_BOOL => Value::Bool(feature.number != 0.0),
        abi::CD_JSON => text().as_str().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_else(text),
        _ => text(),
    };
    Some((name.to_owned(), value))
}

pub(crate) unsafe extern "C" fn extension(_: *mut cd_context, _: cd_str) -> *const c_void {
    // This version has none.
    std::ptr::null()
}
