//! The fields of a ninjs item, whatever the case of their names.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields of an item by their names in lower case, with the names as they came; what is read is taken out.
pub(super) struct Fields(BTreeMap<String, (String, Value)>);

impl Fields {
    pub(super) fn of(object: Map<String, Value>) -> Fields {
        Fields(object.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), (key, value))).collect())
    }

    /// What was not taken, by the names as they came.
    pub(super) fn left(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_values()
    }

    /// The names, in lower case, that begin so.
    pub(super) fn names_that_begin(&self, with: &'static str) -> impl Iterator<Item = &String> {
        self.0.keys().filter(move |key| key.starts_with(with))
    }

    /// A field without taking it, to change.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0.get_mut(name).map(|(_, value)| value)
    }

    /// Takes a field whatever it holds.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).map(|(_, value)| value)
    }

    /// Takes a field that is text, or a number as it is written; anything else stays.
    pub(super) fn take_text(&mut self, name: &str) -> Option<String> {
        let text = scalar(self.get(name)?)?;
        self.0.remove(name);
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// A field without taking it.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).map(|(_, value)| value)
    }
}

/// Text, or a number as it is written.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text field of an object, whatever the case of its name.
pub(super) fn text_of<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let found = object.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    found.1.as_str().filter(|text| !text.trim().is_empty())
}
