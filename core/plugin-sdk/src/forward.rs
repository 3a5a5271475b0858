//! What happens inside a plugin reaches the host: `tracing` events, and where a panic came from.
//!
//! A shared library has a `tracing` dispatcher and a panic hook of its own; without these its events would go nowhere,
//! and its panics to standard error.
#![allow(unsafe_code)]

use crate::edit::Value;
use crate::host::{Host, slot};
use copydesk_plugin_abi::{self as abi, cd_feature, cd_str};
use std::cell::{Cell, RefCell};
use std::fmt::{self, Write};
use std::sync::OnceLock;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};

thread_local! {
    /// The instance that this thread is in.
    static CURRENT: Cell<Option<Host>> = const { Cell::new(None) };
    /// Set while an event is on its way: a host that logs to the same dispatcher must not send it round again.
    static FORWARDING: Cell<bool> = const { Cell::new(false) };
    /// What the last panic in a call said.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The host of the first instance: for threads that the plugin started itself.
static FIRST: OnceLock<Host> = OnceLock::new();

/// Sets up the dispatcher and the panic hook, once for the library.
pub(crate) fn install(host: Host) {
    FIRST.get_or_init(|| {
        // It fails where the program that links this stage has a dispatcher already: then events go there.
        let _ = tracing::subscriber::set_global_default(Forward { most: most_verbose(host) });
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if CURRENT.get().is_none() {
                return before(info);
            }
            let said = info.payload_as_str().unwrap_or("no message");
            let place = info.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
            PANIC.with_borrow_mut(|panic| *panic = format!("the stage panicked{place}: {said}"));
        }));
        host
    });
}

/// What the last panic said.
pub(crate) fn take_panic() -> String {
    let said = PANIC.take();
    if said.is_empty() { "the stage panicked".to_owned() } else { said }
}

/// Marks this thread as being in a call, until dropped.
pub(crate) struct Current(Option<Host>);

impl Current {
    pub(crate) fn enter(host: Host) -> Current {
        Current(CURRENT.replace(Some(host)))
    }
}

impl Drop for Current {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

fn number(level: &Level) -> u32 {
    match *level {
        Level::ERROR => abi::CD_ERROR,
        Level::WARN => abi::CD_WARN,
        Level::INFO => abi::CD_INFO,
        Level::DEBUG => abi::CD_DEBUG,
        Level::TRACE => abi::CD_TRACE,
    }
}

fn enabled(host: Host, level: &Level, target: &str) -> bool {
    // SAFETY: the host's context outlives the instance, the text the call.
    slot!(host, log_enabled).is_some_and(|ask| unsafe { ask(host.context(), number(level), cd_str::new(target)) } != 0)
}

fn most_verbose(host: Host) -> LevelFilter {
    let levels = [Level::TRACE, Level::DEBUG, Level::INFO, Level::WARN, Level::ERROR];
    levels.into_iter().find(|level| enabled(host, level, "")).map_or(LevelFilter::OFF, LevelFilter::from_level)
}

struct Forward {
    most: LevelFilter,
}

impl Subscriber for Forward {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if *metadata.level() <= self.most { Interest::sometimes() } else { Interest::never() }
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.most)
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        if !metadata.is_event() || FORWARDING.get() {
            return false;
        }
        host().is_some_and(|host| enabled(host, metadata.level(), metadata.target()))
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if let Some(host) = host()
            && !FORWARDING.replace(true)
        {
            send(host, event);
            FORWARDING.set(false);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn host() -> Option<Host> {
    CURRENT.get().or_else(|| FIRST.get().copied())
}

fn send(host: Host, event: &Event<'_>) {
    let Some(log) = slot!(host, log) else { return };
    let mut said = Said::default();
    event.record(&mut said);
    let fields: Vec<cd_feature> = said.fields.iter().map(|(name, value)| value.lend(name)).collect();
    let metadata = event.metadata();
    // SAFETY: the host's context outlives the instance, texts and fields the call.
    unsafe {
        log(
            host.context(),
            number(metadata.level()),
            cd_str::new(metadata.target()),
            cd_str::new(&said.message),
            fields.as_ptr(),
            fields.len(),
            size_of::<cd_feature>(),
        );
    }
}

/// An event's message and fields.
#[derive(Default)]
struct Said {
    message: String,
    fields: Vec<(&'static str, Value<'static>)>,
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            // Writing into a string does not fail.
            let _ = write!(self.message, "{value:?}");
        } else {
            self.fields.push((field.name(), Value::from(format!("{value:?}"))));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.message.push_str(value);
        } else {
            self.fields.push((field.name(), Value::from(value.to_owned())));
        }
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.fields.push((field.name(), Value::Number(value)));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.fields.push((field.name(), Value::Number(value as f64)));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.fields.push((field.name(), Value::Number(value as f64)));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.fields.push((field.name(), Value::Bool(value)));
    }
}
