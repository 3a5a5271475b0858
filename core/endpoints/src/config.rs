//! Reading what stands under `with:` of a source or a sink.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a configuration cannot be used, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ConfigError {
    /// A JSON pointer into the configuration; empty for the whole.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
}

impl ConfigError {
    pub(crate) fn at(pointer: &str, message: impl Into<String>) -> ConfigError {
        ConfigError { pointer: pointer.to_owned(), message: message.into() }
    }
}

pub(crate) fn typed<T: DeserializeOwned>(config: &Value) -> Result<T, ConfigError> {
    serde_path_to_error::deserialize(config).map_err(|error| {
        let path = error.path().to_string();
        let pointer = if path == "." { String::new() } else { format!("/{}", path.replace('.', "/")) };
        ConfigError { pointer, message: error.into_inner().to_string() }
    })
}

/// Defaults of the endpoints' configurations.
pub(crate) mod default {
    use copydesk_formats::Wanted;

    pub(crate) fn auto() -> String {
        Wanted::AUTO.to_owned()
    }

    pub(crate) fn article() -> String {
        "article".to_owned()
    }

    pub(crate) fn published() -> String {
        "published".to_owned()
    }

    pub(crate) fn full() -> String {
        "full".to_owned()
    }

    pub(crate) fn yes() -> bool {
        true
    }
}
