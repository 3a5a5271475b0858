//! A key that is not accepted where it stands, and what it tells: that it belongs a level deeper, or that a comma stands for a decimal point.

use serde_json::{Map, Value};

use super::Walker;
use super::words::Kind;

impl<'a> Walker<'a> {
    /// What to write where a key belongs into one mapping of those that are accepted beside it.
    pub(super) fn belongs_deeper(
        &self,
        key: &str,
        value: &Value,
        properties: &'a Map<String, Value>,
    ) -> Option<String> {
        let holds = |property: &'a Value| {
            let mapping = self.mappings(property).find_map(|mapping| mapping.get("properties")?.get(key));
            mapping.is_some()
        };
        let mut holding = properties.iter().filter(|(_, property)| holds(property)).map(|(name, _)| name);
        let (only, None) = (holding.next()?, holding.next()) else { return None };
        let written = match value {
            Value::Number(number) if !(self.hidden)(&self.pointer) => number.to_string(),
            Value::Bool(truth) if !(self.hidden)(&self.pointer) => truth.to_string(),
            _ => "…".to_owned(),
        };
        Some(format!("it belongs under `{only}`: write `{only}: {{ {key}: {written} }}`"))
    }

    /// `min: 0,9` within braces is read as `min: 0` and a key `9` without a value.
    pub(super) fn decimal_comma(
        &self,
        key: &str,
        value: &Value,
        properties: &'a Map<String, Value>,
        entries: &Map<String, Value>,
    ) -> Option<String> {
        if !value.is_null() || key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let takes = |name: &String| {
            let mut forms = properties.get(name).into_iter().flat_map(|property| self.forms(property));
            forms.any(|form| kinds(form).any(|kind| kind == Kind::Number))
        };
        let mut whole = entries.iter().filter(|(name, value)| Kind::Integer.takes(value) && takes(name));
        let ((name, before), None) = (whole.next()?, whole.next()) else { return None };
        Some(format!("a decimal number has a point: write `{name}: {before}.{key}`"))
    }

    /// A schema, or what it is one of, with what they refer to.
    fn forms(&self, schema: &'a Value) -> impl Iterator<Item = &'a Value> {
        let one_of = ["anyOf", "oneOf"].into_iter().filter_map(|name| schema.get(name)?.as_array()).flatten();
        [schema].into_iter().chain(one_of).map(|form| {
            let target = form.get("$ref").and_then(Value::as_str).and_then(|name| self.definition(name));
            target.unwrap_or(form)
        })
    }

    fn mappings(&self, schema: &'a Value) -> impl Iterator<Item = &'a Value> {
        self.forms(schema).filter(|form| kinds(form).any(|kind| kind == Kind::Mapping))
    }
}

fn kinds(schema: &Value) -> impl Iterator<Item = Kind> {
    let names = schema.get("type").into_iter().flat_map(|kinds| match kinds {
        Value::Array(names) => names.as_slice(),
        other => std::slice::from_ref(other),
    });
    names.filter_map(Value::as_str).filter_map(Kind::named)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::schema::validate;

    fn help(value: &Value) -> Vec<String> {
        let schema = json!({
            "type": "object",
            "properties": {
                "length": { "anyOf": [{ "$ref": "#/$defs/Length" }, { "type": "null" }] },
                "least": { "type": ["number", "null"] },
                "most": { "type": "integer" },
                "left": { "type": "object", "properties": { "side": {} } },
                "right": { "type": "object", "properties": { "side": {} } },
            },
            "additionalProperties": false,
            "$defs": { "Length": { "type": "object", "properties": { "words": { "type": "integer" } } } },
        });
        validate(&schema, value, "/with", None, &|_| false).into_iter().flat_map(|fault| fault.help).collect()
    }

    #[test]
    fn a_key_that_belongs_a_level_deeper_is_told_where() {
        assert_eq!(help(&json!({ "words": 12 })), ["it belongs under `length`: write `length: { words: 12 }`"]);
        assert_eq!(help(&json!({ "side": 1 })), [""; 0], "two have it");
    }

    #[test]
    fn a_comma_for_a_decimal_point_is_told() {
        assert_eq!(help(&json!({ "least": 0, "9": null })), ["a decimal number has a point: write `least: 0.9`"]);
        assert_eq!(help(&json!({ "most": 1, "9": null })), [""; 0], "which takes no fraction");
        assert_eq!(help(&json!({ "least": "0,9" })), ["write it with a point: 0.9"]);
    }
}
