//! Who works on a state directory.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The process that holds a state directory: written into its `lock` file, for the message to whoever comes second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The process's number.
    pub pid: u32,
    /// The machine.
    pub host: String,
    /// The pipeline that it runs.
    pub pipeline: String,
    /// Since when.
    pub since: Timestamp,
}

impl Holder {
    pub(crate) fn words(holder: Option<&Holder>) -> String {
        match holder {
            Some(Holder { pid, host, pipeline, since }) => {
                format!("process {pid} on {host}, which runs pipeline `{pipeline}` since {since:.0}")
            }
            None => "another process".to_owned(),
        }
    }
}
