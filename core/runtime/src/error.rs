//! Why a run could not begin.

use copydesk_endpoints::EndpointError;
use copydesk_ledger::LedgerError;
use copydesk_plugin_host::{PluginError, RecorderError};

/// Why a run could not begin.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A plugin cannot be used.
    #[error(transparent)]
    Plugin(#[from] PluginError),
    /// A stage cannot be made.
    #[error("stage `{stage}` cannot be made: {why}")]
    Stage {
        /// Which.
        stage: String,
        /// Why.
        why: String,
    },
    /// An expression or a template that was checked cannot be compiled.
    #[error("{0}")]
    Expression(String),
    /// The state cannot be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What a sink holds is not what the ledger says.
    #[error("sink `{sink}`: {error}")]
    Sink {
        /// Which.
        sink: String,
        /// Why.
        error: EndpointError,
    },
    /// There can be no note of what is in hand.
    #[error(transparent)]
    Recorder(#[from] RecorderError),
    /// The system gives no thread.
    #[error("cannot start a thread: {0}")]
    Thread(std::io::Error),
}
