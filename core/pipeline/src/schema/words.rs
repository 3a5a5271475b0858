//! Types and values in a person's words.

use std::sync::LazyLock;

use serde_json::Value;

/// Names that people bring from other tools, and ours: `steps stages`.
static OTHER_NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../../data/other-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// Our name for what other tools call otherwise.
pub(super) fn other_name(key: &str) -> Option<&'static str> {
    OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(key)).map(|(_, ours)| *ours)
}

/// The types of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Mapping,
}

impl Kind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::Null,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::Text,
            "array" => Self::List,
            "object" => Self::Mapping,
            _ => return None,
        })
    }

    pub(super) fn takes(self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Boolean => value.is_boolean(),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Number => value.is_number(),
            Self::Text => value.is_string(),
            Self::List => value.is_array(),
            Self::Mapping => value.is_object(),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Mapping => "a mapping",
        }
    }

    /// The kinds as a phrase. That a value may also be left out goes without saying.
    pub(super) fn phrase(kinds: &[Self]) -> String {
        let words: Vec<&str> = kinds.iter().filter(|kind| **kind != Self::Null).map(|kind| kind.words()).collect();
        match words.as_slice() {
            [] => Self::Null.words().to_owned(),
            words => words.join(" or "),
        }
    }
}

/// A value for a message: short, and with its type where it does not show.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(truth) => format!("`{truth}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text `{}`", cut(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    }
}

/// A text on one line and not too long.
pub(super) fn cut(text: &str) -> String {
    const MOST: usize = 48;
    let line = text.trim_end().lines().next().unwrap_or("");
    let short: String = line.chars().take(MOST).collect();
    if short.len() < text.trim_end().len() { format!("{short}…") } else { short }
}

/// What to write instead, where the slip is a common one.
pub(super) fn remedy(kinds: &[Kind], value: &Value, hidden: bool) -> Option<String> {
    let wants = |kind| kinds.contains(&kind);
    match value {
        _ if hidden => None,
        Value::Number(_) | Value::Bool(_) if wants(Kind::Text) => {
            Some(format!("put it in quotation marks: \"{value}\""))
        }
        Value::Number(number) if wants(Kind::Integer) && number.is_f64() => {
            Some("write it without a fraction".to_owned())
        }
        Value::String(text) if wants(Kind::Boolean) => truth(text).map(|truth| format!("write `{truth}`")),
        Value::String(text) if wants(Kind::Number) && with_point(text).is_some() => {
            with_point(text).map(|number| format!("write it with a point: {number}"))
        }
        Value::String(text) if wants(Kind::Integer) || wants(Kind::Number) => {
            let number = |word: &&str| match wants(Kind::Number) {
                true => word.parse::<f64>().is_ok_and(f64::is_finite),
                false => word.parse::<i64>().is_ok(),
            };
            let first = text.split_whitespace().next().filter(number)?;
            Some(match first.len() == text.trim().len() {
                true => format!("write it without quotation marks: {first}"),
                false => format!("write the number alone: {first}"),
            })
        }
        Value::String(text) if wants(Kind::List) => Some(format!("write a list, even of one: [{}]", cut(text))),
        Value::Object(_) if wants(Kind::List) => Some("begin each entry of the list with `- `".to_owned()),
        Value::Array(_) if wants(Kind::Mapping) => Some("write `key: value` lines, without `- `".to_owned()),
        Value::Null if wants(Kind::Mapping) => Some("indent what belongs to it, or take it out".to_owned()),
        Value::Null => Some("write a value after the `:`".to_owned()),
        _ => None,
    }
}

/// `0.9` of `0,9`.
fn with_point(text: &str) -> Option<String> {
    let (whole, fraction) = text.trim().split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction)).then(|| format!("{whole}.{fraction}"))
}

fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" | "true" => Some(true),
        "no" | "off" | "n" | "false" => Some(false),
        _ => None,
    }
}
