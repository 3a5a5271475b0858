//! One value where a mapping is expected: the key that was left out.

use serde_json::{Map, Value};

use super::Walker;
use super::words::{Kind, cut};

impl<'a> Walker<'a> {
    /// What to write instead, where only one key of the mapping would take the value: it must have been meant. Where several would, which.
    pub(super) fn one_value(
        &mut self,
        schema: &'a Map<String, Value>,
        kinds: &[Kind],
        value: &Value,
    ) -> Option<String> {
        let plain = matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_));
        if self.probing || !plain || !kinds.contains(&Kind::Mapping) || (self.hidden)(&self.pointer) {
            return None;
        }
        let before = self.faults.len();
        let mut taking = Vec::new();
        // A mapping within is not looked into: a schema that refers to itself would have no end of them.
        self.probing = true;
        for (key, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            self.walk(property, value);
            if self.faults.len() == before {
                taking.push(key);
            }
            self.faults.truncate(before);
        }
        self.probing = false;
        match taking.as_slice() {
            [only] => {
                let written = value.as_str().map_or_else(|| value.to_string(), cut);
                Some(format!("write `{{ {only}: {written} }}`"))
            }
            [] => None,
            several => {
                let keys: Vec<String> = several.iter().map(|key| format!("`{key}`")).collect();
                Some(format!("say which it is of {}", keys.join(", ")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::schema::validate;

    fn help(value: &Value) -> Vec<String> {
        let schema = json!({
            "type": "object",
            "properties": {
                "left": { "$ref": "#" },
                "right": { "$ref": "#" },
                "name": { "type": ["string", "null"] },
                "least": { "type": "integer" },
                "most": { "type": "integer", "maximum": 9 },
            },
        });
        validate(&schema, value, "/with", None, &|_| false).into_iter().flat_map(|fault| fault.help).collect()
    }

    #[test]
    fn the_only_key_that_takes_the_value_is_named() {
        assert_eq!(help(&json!("oak")), ["write `{ name: oak }`"]);
        assert_eq!(help(&json!(12)), ["write `{ least: 12 }`"]);
        assert_eq!(help(&json!({ "left": { "right": "elm" } })), ["write `{ name: elm }`"]);
    }

    #[test]
    fn where_several_keys_take_the_value_or_none_does_no_key_is_guessed() {
        for value in [json!(3), json!(true), json!([])] {
            assert!(help(&value).iter().all(|help| !help.contains('{')), "{value}");
        }
        assert_eq!(help(&json!(3)), ["say which it is of `least`, `most`"]);
    }
}
