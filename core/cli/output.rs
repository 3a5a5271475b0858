//! Writing to standard output and standard error. A reader that goes away is no reason to panic.

use crate::arguments::Colour;
use crate::failure::Failure;
use std::io::{self, IsTerminal, Write};

/// Writes to standard output.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes bytes as they are to standard output.
///
/// # Errors
/// Where they cannot all be written: who keeps them in a file has to know.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Writes to standard error.
pub(crate) fn eprint(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes a line that says what went wrong.
pub(crate) fn error_line(message: &str) {
    eprint(&format!("copydesk: {message}\n"));
}

/// Prints a value as JSON.
pub(crate) fn print_json(value: &serde_json::Value) {
    print(&format!("{value:#}\n"));
}

pub(crate) fn colour_on_stderr(wish: Colour) -> bool {
    wanted(wish, io::stderr().is_terminal())
}

pub(crate) fn colour_on_stdout(wish: Colour) -> bool {
    wanted(wish, io::stdout().is_terminal())
}

fn wanted(wish: Colour, terminal: bool) -> bool {
    match wish {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}
