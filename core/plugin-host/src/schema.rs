//! Whether what a stage gives as the schema of its configuration is a JSON Schema.

use serde_json::{Map, Value};

const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// What is wrong with the schema of what stands under `with:`, which is always an object.
pub(crate) fn check_schema(schema: &Value) -> Result<(), String> {
    check(schema, "")?;
    let takes_objects = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|name| name == "object"),
        Some(name) => name == "object",
        None => *schema != Value::Bool(false),
    };
    if takes_objects { Ok(()) } else { Err("it takes no object, which `with:` always is".to_owned()) }
}

/// A schema below `place`, a JSON pointer. What is nested deeper than the reader of JSON allows has not come this far.
fn check(schema: &Value, place: &str) -> Result<(), String> {
    match schema {
        Value::Bool(_) => Ok(()),
        Value::Object(keywords) => keywords
            .iter()
            .try_for_each(|(keyword, value)| check_keyword(keyword, value, &format!("{place}/{keyword}"))),
        other => Err(format!("{} is {other}, where a schema is an object", shown(place))),
    }
}

fn check_keyword(keyword: &str, value: &Value, place: &str) -> Result<(), String> {
    let wrong = |expected: &str| Err(format!("{} is {value}, where {expected} is expected", shown(place)));
    match keyword {
        "type" => match value {
            Value::String(name) if TYPES.contains(&name.as_str()) => Ok(()),
            Value::Array(names) if names.iter().all(|name| name.as_str().is_some_and(|name| TYPES.contains(&name))) => {
                Ok(())
            }
            _ => wrong("a type of JSON (array, boolean, integer, null, number, object or string)"),
        },
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => match value {
            Value::Object(schemas) => check_all(schemas, place),
            _ => wrong("an object of schemas"),
        },
        "items" | "additionalProperties" | "not" | "if" | "then" | "else" | "contains" | "propertyNames"
            if !value.is_array() =>
        {
            check(value, place)
        }
        "anyOf" | "oneOf" | "allOf" | "prefixItems" | "items" => match value {
            Value::Array(schemas) => {
                let mut numbered = schemas.iter().enumerate();
                numbered.try_for_each(|(index, schema)| check(schema, &format!("{place}/{index}")))
            }
            _ => wrong("a list of schemas"),
        },
        "required" if !value.as_array().is_some_and(|names| names.iter().all(Value::is_string)) => {
            wrong("a list of names")
        }
        "enum" if !value.is_array() => wrong("a list"),
        "$ref" | "$id" | "$schema" | "title" | "description" | "pattern" | "format" if !value.is_string() => {
            wrong("a text")
        }
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" if !value.is_number() => {
            wrong("a number")
        }
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties"
            if !value.is_u64() && value.as_f64().is_none_or(|number| number < 0.0 || number.fract() != 0.0) =>
        {
            wrong("a count")
        }
        _ => Ok(()),
    }
}

fn check_all(schemas: &Map<String, Value>, place: &str) -> Result<(), String> {
    schemas.iter().try_for_each(|(name, schema)| check(schema, &format!("{place}/{name}")))
}

fn shown(place: &str) -> String {
    if place.is_empty() { "the whole".to_owned() } else { format!("`{place}`") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_schema_is_told_with_its_place() {
        for (schema, why) in [
            (json!(5), "the whole is 5"),
            (json!({ "type": "objekt" }), "`/type` is \"objekt\""),
            (json!({ "type": "string" }), "takes no object"),
            (json!(false), "takes no object"),
            (json!({ "properties": { "a": { "type": ["string", "nil"] } } }), "`/properties/a/type`"),
            (json!({ "properties": { "a": "string" } }), "`/properties/a` is \"string\""),
            (json!({ "properties": [] }), "an object of schemas"),
            (json!({ "additionalProperties": 1 }), "`/additionalProperties`"),
            (json!({ "properties": { "a": { "anyOf": [{}, 3] } } }), "`/properties/a/anyOf/1`"),
            (json!({ "required": "a" }), "a list of names"),
            (json!({ "properties": { "a": { "minimum": "0" } } }), "a number"),
            (json!({ "properties": { "a": { "minLength": -1 } } }), "a count"),
        ] {
            let found = check_schema(&schema).expect_err("no schema");
            assert!(found.contains(why), "{schema}: {found}");
        }
    }

    #[test]
    fn what_may_stand_in_a_schema_is_taken() {
        for schema in [
            json!(true),
            json!({}),
            json!({ "type": ["object", "null"], "properties": { "type": { "enum": ["a", 1] }, "required": { "minLength": 3.0 } } }),
            json!({ "$ref": "#/$defs/A", "$defs": { "A": { "additionalProperties": false, "items": [{}, true] } }, "x-own": 5 }),
        ] {
            assert_eq!(check_schema(&schema), Ok(()), "{schema}");
        }
    }
}
