//! What stands under `with:`, in words, from a JSON Schema: each key with its type, bounds and description, as deep as the schema goes.

use serde_json::{Map, Value};
use std::fmt::Write;

/// Schemas refer to themselves: no deeper than this.
const DEEPEST: usize = 8;

/// Appends what stands under `with:`.
pub(super) fn options(out: &mut String, schema: Option<&Value>) {
    let Some(root) = schema.filter(|schema| Schema { root: schema, is: schema }.has_entries()) else {
        out.push_str("  with     nothing\n");
        return;
    };
    out.push_str("  with\n");
    Schema { root, is: root }.entries(out, 1, &mut Vec::new());
}

/// A part of a schema, and the whole that its references lead into.
#[derive(Clone, Copy)]
struct Schema<'a> {
    root: &'a Value,
    is: &'a Value,
}

impl<'a> Schema<'a> {
    fn part(self, is: &'a Value) -> Schema<'a> {
        Schema { root: self.root, is }
    }

    /// What it comes to: references followed, and what is left of a choice between something and nothing.
    fn plain(self) -> Schema<'a> {
        let mut schema = self;
        for _ in 0..DEEPEST {
            let target = schema.is["$ref"].as_str().and_then(|to| schema.root.pointer(to.strip_prefix('#')?));
            match (target, schema.alternatives().as_slice()) {
                (Some(target), _) => schema = schema.part(target),
                (None, [only]) => schema = *only,
                _ => break,
            }
        }
        schema
    }

    /// What a value may be one of; that it may be left out goes without saying.
    fn alternatives(self) -> Vec<Schema<'a>> {
        let lists = ["anyOf", "oneOf", "allOf"].map(|key| self.is[key].as_array());
        let all = lists.into_iter().flatten().flatten().map(|one| self.part(one));
        all.filter(|one| one.is["type"] != "null").collect()
    }

    fn properties(self) -> Option<&'a Map<String, Value>> {
        self.is["properties"].as_object().filter(|map| !map.is_empty())
    }

    /// What each entry of a list or of a mapping with names of one's own is.
    fn each(self) -> Option<Schema<'a>> {
        [&self.is["items"], &self.is["additionalProperties"]]
            .into_iter()
            .find(|is| is.is_object())
            .map(|is| self.part(is))
    }

    fn has_entries(self) -> bool {
        let plain = self.plain();
        plain.properties().is_some()
            || plain.each().is_some()
            || plain.alternatives().iter().any(|one| one.plain().properties().is_some())
    }

    /// The entries of a mapping, those of what a list or a mapping holds, and what is said of the values of a choice.
    fn entries(self, out: &mut String, depth: usize, above: &mut Vec<*const Value>) {
        let plain = self.plain();
        // A schema that refers to itself was described further up.
        if depth > DEEPEST || above.contains(&std::ptr::from_ref(plain.is)) {
            return;
        }
        above.push(plain.is);
        let required = plain.is["required"].as_array();
        for (name, property) in plain.properties().into_iter().flatten() {
            let needed = required.is_some_and(|names| names.iter().any(|other| other == name));
            plain.part(property).entry(out, name, needed, depth, above);
        }
        if let Some(each) = plain.each() {
            each.entries(out, depth, above);
        }
        for one in plain.alternatives() {
            one.value(out, depth);
            one.entries(out, depth, above);
        }
        above.pop();
    }

    fn entry(self, out: &mut String, name: &str, required: bool, depth: usize, above: &mut Vec<*const Value>) {
        let indent = depth * 4;
        let needed = if required { ", required" } else { "" };
        let default = match self.is.get("default") {
            Some(Value::Null) | None => String::new(),
            Some(default) => format!(", {default} where it is not given"),
        };
        let _ = writeln!(out, "{:indent$}{name}: {}{needed}{default}", "", self.phrase(DEEPEST));
        let said = self.is["description"].as_str().or_else(|| self.plain().is["description"].as_str());
        if let Some(text) = said {
            let _ = writeln!(out, "{:indent$}    {}", "", text.replace('\n', " "));
        }
        self.entries(out, depth + 1, above);
    }

    /// What is said of one value of a choice.
    fn value(self, out: &mut String, depth: usize) {
        if let (Some(value), Some(text)) = (self.is.get("const"), self.is["description"].as_str()) {
            let _ = writeln!(out, "{:1$}{value}: {2}", "", depth * 4, text.replace('\n', " "));
        }
    }

    /// The type in a few words.
    fn phrase(self, levels: usize) -> String {
        let plain = self.plain();
        let Some(levels) = levels.checked_sub(1) else { return "value".to_owned() };
        if let Some(value) = plain.is.get("const") {
            return value.to_string();
        }
        if let Some(values) = plain.is["enum"].as_array() {
            return either(values.iter().filter(|value| !value.is_null()).map(ToString::to_string));
        }
        let alternatives = plain.alternatives();
        if !alternatives.is_empty() {
            return either(alternatives.iter().map(|one| one.phrase(levels)));
        }
        match &plain.is["type"] {
            Value::String(kind) => plain.of_kind(kind, levels),
            Value::Array(kinds) => {
                let kinds = kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null");
                either(kinds.map(|kind| plain.of_kind(kind, levels)))
            }
            _ if plain.properties().is_some() => "mapping".to_owned(),
            _ => "value".to_owned(),
        }
    }

    fn of_kind(self, kind: &str, levels: usize) -> String {
        let of = |what: &str, key: &str| match &self.is[key] {
            each @ Value::Object(_) => format!("{what} {}", self.part(each).phrase(levels)),
            _ => what.split(' ').next().unwrap_or_default().to_owned(),
        };
        match kind {
            "array" => of("list of", "items") + &self.bounds("minItems", "maxItems", ""),
            "object" if self.properties().is_some() => "mapping".to_owned(),
            "object" => of("mapping of names to", "additionalProperties"),
            "string" => "string".to_owned() + &self.bounds("minLength", "maxLength", " characters"),
            // That a count is not below 0 goes without saying.
            "integer" if self.is["minimum"] == 0 && self.is.get("maximum").is_none() => "integer".to_owned(),
            number => number.to_owned() + &self.bounds("minimum", "maximum", ""),
        }
    }

    /// How small and how large, long or many it may be.
    fn bounds(self, least: &str, most: &str, of: &str) -> String {
        let one = |key: &str, words: &str| {
            let number = self.is.get(key).filter(|value| value.is_number())?.to_string();
            let number = number.strip_suffix(".0").unwrap_or(&number);
            Some(format!("{words}{number}"))
        };
        if let (Some(least), Some(most)) = (one(least, ""), one(most, " to ")) {
            return format!(" ({least}{most}{of})");
        }
        let low = one(least, "at least ").or_else(|| one("exclusiveMinimum", "above "));
        let high = one(most, "at most ").or_else(|| one("exclusiveMaximum", "below "));
        let bounds: Vec<String> = low.into_iter().chain(high).collect();
        if bounds.is_empty() { String::new() } else { format!(" ({}{of})", bounds.join(" and ")) }
    }
}

/// The phrases, each once.
fn either(phrases: impl Iterator<Item = String>) -> String {
    let mut each: Vec<String> = Vec::new();
    for phrase in phrases {
        if !each.contains(&phrase) {
            each.push(phrase);
        }
    }
    each.join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn described(schema: &Value) -> String {
        let mut out = String::new();
        options(&mut out, Some(schema));
        out
    }

    #[test]
    fn lists_mappings_choices_and_bounds_are_described_as_deep_as_they_go() {
        let schema = json!({
            "type": "object", "required": ["phrases"],
            "properties": {
                "phrases": {"type": "array", "items": {"$ref": "#/$defs/Phrase"}, "minItems": 1, "description": "What is\nput in."},
                "letters": {"anyOf": [{"$ref": "#/$defs/Letters"}, {"type": "null"}], "default": "any"},
                "share": {"type": "number", "minimum": 0.0, "maximum": 1.0, "default": 0.5},
                "by_name": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
                "max": {"type": ["integer", "null"], "minimum": 0},
                "name": {"type": "string", "minLength": 1, "maxLength": 9},
                "speed": {"type": "number", "exclusiveMinimum": 0.5, "maximum": 2},
            },
            "$defs": {
                "Phrase": {"type": "object", "required": ["find"], "properties": {
                    "find": {"type": "string", "description": "What is looked for."},
                    "letters": {"$ref": "#/$defs/Letters", "description": "In this phrase."},
                }},
                "Letters": {"description": "How letters count.", "oneOf": [
                    {"type": "string", "const": "exact", "description": "As they stand."}, {"type": "string", "const": "any"},
                ]},
            },
        });
        let expected = r#"  with
    by_name: mapping of names to list of string
    letters: "exact" or "any", "any" where it is not given
        How letters count.
        "exact": As they stand.
    max: integer
    name: string (1 to 9 characters)
    phrases: list of mapping (at least 1), required
        What is put in.
        find: string, required
            What is looked for.
        letters: "exact" or "any"
            In this phrase.
            "exact": As they stand.
    share: number (0 to 1), 0.5 where it is not given
    speed: number (above 0.5 and at most 2)
"#;
        assert_eq!(described(&schema), expected);
    }

    #[test]
    fn a_schema_that_refers_to_itself_or_to_nothing_comes_to_an_end() {
        let tree = json!({"type": "object", "properties": {"name": {"type": "string"}, "below": {"type": "array", "items": {"$ref": "#"}}}});
        assert_eq!(described(&tree), "  with\n    below: list of mapping\n    name: string\n");
        for schema in [
            json!({"$ref": "#"}),
            json!({"properties": {"a": {"$ref": "#/$defs/None"}}}),
            json!(5),
            json!({"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}),
        ] {
            assert!(described(&schema).starts_with("  with"), "{schema}");
        }
    }
}
