//! Alternatives (`anyOf`, `oneOf`): the one that was meant gives the faults.

use serde_json::Value;

use super::Walker;
use super::words::{Kind, describe};
use crate::diagnostics::Fault;

impl<'a> Walker<'a> {
    pub(super) fn choose(&mut self, alternatives: &'a [Value], value: &Value) {
        let alternatives: Vec<&'a Value> = alternatives.iter().map(|a| self.resolved(a)).collect();
        if value.is_null() && alternatives.iter().any(|a| takes_null(a)) {
            return;
        }
        let real: Vec<&'a Value> = alternatives.into_iter().filter(|a| !is_null(a)).collect();
        // Names with a description each: one list of names.
        let names: Vec<&'a Value> = real.iter().flat_map(|a| constants(a)).collect();
        let plain = real.iter().all(|a| is_constant(a));
        if plain && !real.is_empty() {
            if !names.contains(&value) {
                self.not_allowed(&names, value);
            }
            return;
        }
        if let [only] = real.as_slice() {
            return self.walk(only, value);
        }
        let before = self.faults.len();
        let mut closest: Option<Vec<Fault>> = None;
        for alternative in &real {
            self.walk(alternative, value);
            let found = self.faults.split_off(before);
            if found.is_empty() {
                return;
            }
            if fits(alternative, value) && closest.as_ref().is_none_or(|c| found.len() < c.len()) {
                closest = Some(found);
            }
        }
        match closest {
            Some(found) => self.faults.extend(found),
            None if value.is_string() && !names.is_empty() => self.not_allowed(&names, value),
            None => self.fits_none(&real, value),
        }
    }

    fn fits_none(&mut self, alternatives: &[&Value], value: &Value) {
        let mut kinds: Vec<Kind> =
            alternatives.iter().filter_map(|a| a.get("type").and_then(Value::as_str).and_then(Kind::named)).collect();
        kinds.dedup();
        if !kinds.is_empty() && !kinds.iter().any(|kind| kind.takes(value)) {
            return self.wrong_type(&kinds, value);
        }
        let shown = if (self.hidden)(&self.pointer) { "this".to_owned() } else { describe(value) };
        self.fault(Fault::error(
            "no-form",
            format!("{shown} fits none of the {} forms accepted here", alternatives.len()),
        ));
    }

    fn resolved(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        for _ in 0..16 {
            let alone = schema.as_object().is_some_and(|o| o.len() <= 2);
            match schema.get("$ref").and_then(Value::as_str).and_then(|name| self.definition(name)) {
                Some(target) if alone => schema = target,
                _ => break,
            }
        }
        schema
    }
}

/// Whether this alternative is what the value's form points to: a mapping that holds one of the keys it requires, or at least the
/// right type.
fn fits(alternative: &Value, value: &Value) -> bool {
    let Some(kind) = alternative.get("type").and_then(Value::as_str).and_then(Kind::named) else {
        return alternative.get("enum").is_none() && alternative.get("const").is_none();
    };
    if !kind.takes(value) || is_constant(alternative) {
        return false;
    }
    let required = alternative.get("required").and_then(Value::as_array);
    match (value, required) {
        (Value::Object(entries), Some(names)) if !names.is_empty() => {
            names.iter().filter_map(Value::as_str).any(|name| entries.contains_key(name))
        }
        _ => true,
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

fn takes_null(schema: &Value) -> bool {
    match schema.get("type") {
        Some(Value::String(name)) => name == "null",
        Some(Value::Array(names)) => names.iter().any(|name| name == "null"),
        _ => false,
    }
}

fn is_constant(schema: &Value) -> bool {
    schema.get("const").is_some() || schema.get("enum").is_some()
}

fn constants(schema: &Value) -> Vec<&Value> {
    let one = schema.get("const").into_iter();
    one.chain(schema.get("enum").and_then(Value::as_array).into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::schema::validate;

    fn faults(value: Value) -> Vec<(String, String)> {
        let schema = json!({
            "type": "object",
            "properties": {
                "shape": { "anyOf": [{ "$ref": "#/$defs/Shape" }, { "type": "null" }] },
                "size": { "anyOf": [{ "type": "integer" }, { "type": "string" }] },
                "again": { "$ref": "#" },
            },
            "additionalProperties": false,
            "$defs": { "Shape": { "oneOf": [
                { "type": "string", "enum": ["dot", "line"] },
                { "type": "object", "properties": { "circle": { "$ref": "#/$defs/Circle" } }, "required": ["circle"], "additionalProperties": false },
                { "type": "object", "properties": { "box": { "type": "array", "minItems": 2 } }, "required": ["box"], "additionalProperties": false },
            ] }, "Circle": { "type": "object", "properties": { "radius": { "type": "number", "exclusiveMinimum": 0.0 } }, "required": ["radius"] } },
        });
        let found = validate(&schema, &value, "/with", None, &|_| false);
        found.into_iter().map(|fault| (fault.pointer.unwrap_or_default(), fault.message)).collect()
    }

    #[test]
    fn a_value_that_fits_one_alternative_is_right() {
        for shape in [json!("dot"), json!(null), json!({"circle": {"radius": 1}}), json!({"box": [1, 2]})] {
            assert_eq!(faults(json!({ "shape": shape })), []);
        }
        assert_eq!(faults(json!({ "size": 3, "again": { "again": { "size": "large" } } })), []);
    }

    #[test]
    fn the_faults_are_those_of_the_alternative_that_was_meant() {
        let inner = faults(json!({ "shape": { "circle": { "radius": "wide" } } }));
        assert_eq!(inner, [("/with/shape/circle/radius".into(), "expected a number, found the text `wide`".into())]);
        let short = faults(json!({ "shape": { "box": [1] } }));
        assert_eq!(short, [("/with/shape/box".into(), "a list of at least 2 is needed, this one has 1".into())]);
        let name = faults(json!({ "shape": "dott" }));
        assert_eq!(name, [("/with/shape".into(), "`dott` is not one of the values allowed here".into())]);
        let size = faults(json!({ "size": [] }));
        assert_eq!(size, [("/with/size".into(), "expected a whole number or text, found a list".into())]);
        let deep = faults(json!({ "again": { "again": { "sise": 1 } } }));
        assert_eq!(deep, [("/with/again/again/sise".into(), "unknown key `sise`".into())]);
    }

    #[test]
    fn a_schema_that_refers_to_nothing_or_to_itself_comes_to_an_end() {
        for schema in [
            json!({ "$ref": "#" }),
            json!({ "$ref": "#/$defs/None" }),
            json!({ "anyOf": [{ "$ref": "#" }, { "$ref": "#" }] }),
        ] {
            validate(&schema, &json!({ "a": 1 }), "", None, &|_| false);
        }
    }
}
