//! Why a call failed.

use copydesk_plugin_abi::{CD_FATAL, CD_REJECT, CD_RETRY, cd_status};
use std::fmt;

/// Why a call failed, and whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub(crate) status: cd_status,
    pub(crate) message: String,
    pub(crate) at: String,
}

impl Failure {
    fn new(status: cd_status, message: impl fmt::Display) -> Failure {
        Failure { status, message: message.to_string(), at: String::new() }
    }

    /// This article cannot be processed; others can. It becomes a dead letter.
    pub fn reject(message: impl fmt::Display) -> Failure {
        Failure::new(CD_REJECT, message)
    }

    /// This article may succeed if it is tried again later.
    pub fn retry(message: impl fmt::Display) -> Failure {
        Failure::new(CD_RETRY, message)
    }

    /// No article can be processed: the run stops. This article and those that came in behind it are unfinished, none of them becomes a
    /// dead letter, and with a state the next run takes them up. For what is not about the article: a server that is down, a file
    /// that is gone.
    pub fn fatal(message: impl fmt::Display) -> Failure {
        Failure::new(CD_FATAL, message)
    }

    /// The configuration is wrong at the place that the JSON pointer names, for example `/similarity`.
    pub fn config(pointer: impl Into<String>, message: impl fmt::Display) -> Failure {
        Failure { at: pointer.into(), ..Failure::new(CD_REJECT, message) }
    }

    /// What went wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The JSON pointer into the configuration; empty where the failure is not about it.
    pub fn pointer(&self) -> &str {
        &self.at
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
