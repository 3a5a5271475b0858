//! What a definition holds, from the same nodes that hold the places: two readers would not always read the same.
//!
//! (YAML 1.1 breaks lines at U+0085 and U+2028, YAML 1.2 does not; either may be in a text that was pasted.)

use serde_json::Value;

use super::{Children, Node, Positions};
use saphyr_parser::ScalarStyle;

impl Positions<'_> {
    /// The definition as a value. Its depth and size are bounded, aliases put in.
    pub(crate) fn value(&self) -> Value {
        self.root.map_or(Value::Null, |root| self.value_of(root))
    }

    fn value_of(&self, node: usize) -> Value {
        let Some(Node { children, style, .. }) = self.nodes.get(node) else { return Value::Null };
        match children {
            Children::Scalar(text) if *style == ScalarStyle::Plain => match text.as_str() {
                "" | "~" | "null" | "Null" | "NULL" => Value::Null,
                _ => scalar(text),
            },
            Children::Scalar(text) => Value::String(text.clone()),
            Children::List(items) => items.iter().map(|item| self.value_of(*item)).collect(),
            Children::Map(entries) => {
                Value::Object(entries.iter().map(|(key, entry)| (key.clone(), self.value_of(entry.value))).collect())
            }
        }
    }
}

/// A number or a truth value where a text without quotation marks is one, else the text.
pub(crate) fn scalar(text: &str) -> Value {
    if text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        match serde_yaml::from_str::<serde_yaml::Value>(text) {
            Ok(serde_yaml::Value::Bool(truth)) => return Value::Bool(truth),
            Ok(serde_yaml::Value::Number(number)) => {
                // What JSON has no number for, such as `.nan`, stays a text.
                if let Ok(number @ Value::Number(_)) = serde_json::to_value(number) {
                    return number;
                }
            }
            _ => {}
        }
    }
    Value::String(text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_read_as_it_is_written() {
        let text = "a: 5\nb: '5'\nc: [true, \"true\", yes, 2.5, 0x1F, -1, 1e3, .nan, ~, null, '', 1_000, 007]\n\
                    d:\ne: &e {f: x}\ng: *e\n1: one\nh: |\n  two\n  lines\ni: >-\n  one\n  line\n";
        let (positions, faults) = Positions::read("wire.yaml", text);
        assert!(faults.is_empty());
        let expected = json!({
            "a": 5, "b": "5", "c": [true, "true", "yes", 2.5, 31, -1, 1000.0, ".nan", null, null, "", "1_000", "007"],
            "d": null, "e": {"f": "x"}, "g": {"f": "x"}, "1": "one", "h": "two\nlines\n", "i": "one line",
        });
        assert_eq!(positions.value(), expected);
    }
}
