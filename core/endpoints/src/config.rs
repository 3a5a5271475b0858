//! Reading what stands under `with:` of a source or a sink.

use copydesk_article::Detail;
use copydesk_formats::{Format, Wanted};
use schemars::{Schema, SchemaGenerator, json_schema};
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

/// The names of the formats that can be written.
pub(crate) fn written_formats(_: &mut SchemaGenerator) -> Schema {
    one_of(Format::all().iter().filter(|format| format.writes()).map(|format| format.name).collect())
}

/// `auto`, and the names of the formats that can be read.
pub(crate) fn read_formats(_: &mut SchemaGenerator) -> Schema {
    let named = Format::all().iter().filter(|format| format.reads()).map(|format| format.name);
    one_of(std::iter::once(Wanted::AUTO).chain(named).collect())
}

pub(crate) fn details(_: &mut SchemaGenerator) -> Schema {
    one_of(vec!["published", "full"])
}

fn one_of(names: Vec<&str>) -> Schema {
    json_schema!({ "type": "string", "enum": names })
}

pub(crate) fn schema_of<T: schemars::JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

pub(crate) fn written_format(name: &str) -> Result<&'static Format, ConfigError> {
    Format::from_name(name).filter(|format| format.writes()).ok_or_else(|| {
        let names: Vec<&str> =
            Format::all().iter().filter(|format| format.writes()).map(|format| format.name).collect();
        ConfigError::at(
            "/format",
            format!("there is no format `{name}` that can be written; there are {}", names.join(", ")),
        )
    })
}

pub(crate) fn detail(name: &str) -> Result<Detail, ConfigError> {
    match name {
        "published" => Ok(Detail::Published),
        "full" => Ok(Detail::Full),
        _ => Err(ConfigError::at("/detail", format!("must be `published` or `full`, not `{name}`"))),
    }
}

pub(crate) fn wanted(name: &str) -> Result<Wanted, ConfigError> {
    Wanted::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::all().iter().filter(|format| format.reads()).map(|format| format.name).collect();
        let known = names.join(", ");
        ConfigError::at(
            "/format",
            format!("there is no format `{name}` that can be read; there are {}, {known}", Wanted::AUTO),
        )
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

    pub(crate) fn yes() -> bool {
        true
    }
}
