//! A value held against a JSON Schema: all faults at once, each with its pointer and what to do.
//!
//! Knows the part of JSON Schema that schemars makes from Rust types. What it does not know it lets pass: the stage itself,
//! which reads the configuration afterwards, has the last word.

mod choice;
mod misplaced;
mod one_value;
mod words;

use serde_json::{Map, Value};

use crate::diagnostics::Fault;
use crate::environment::escape;
use crate::nearest::{listed, nearest};
use crate::quantities::{BYTE_SIZE_FORMAT, ByteSize, TIMESPAN_FORMAT, Timespan};
use words::{Kind, describe, other_name};

/// More faults than a person reads at once.
const MOST_FAULTS: usize = 100;
/// A schema that refers to itself, or has alternatives within alternatives, comes to an end.
const MOST_STEPS: usize = 1_000_000;
const DEEPEST: usize = 200;

/// Holds a value against a schema. `pointer` is where the value stands; `owner` who does not accept what is wrong, such as
/// `` `tag-topics` ``; `hidden` names values that must not be shown.
pub(crate) fn validate(
    schema: &Value,
    value: &Value,
    pointer: &str,
    owner: Option<&str>,
    hidden: &dyn Fn(&str) -> bool,
) -> Vec<Fault> {
    let mut walker = Walker {
        root: schema,
        owner,
        hidden,
        pointer: pointer.to_owned(),
        faults: Vec::new(),
        steps: 0,
        depth: 0,
        probing: false,
    };
    walker.walk(schema, value);
    walker.faults
}

struct Walker<'a> {
    root: &'a Value,
    owner: Option<&'a str>,
    hidden: &'a dyn Fn(&str) -> bool,
    pointer: String,
    faults: Vec<Fault>,
    steps: usize,
    depth: usize,
    /// Set while it is only asked whether a value would be taken.
    probing: bool,
}

impl<'a> Walker<'a> {
    fn walk(&mut self, schema: &'a Value, value: &Value) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.depth > DEEPEST || self.faults.len() >= MOST_FAULTS {
            return;
        }
        self.depth += 1;
        match schema {
            Value::Object(schema) => self.walk_object(schema, value),
            Value::Bool(false) => self.fault(Fault::error("not-accepted", "nothing is accepted here")),
            _ => {}
        }
        self.depth -= 1;
    }

    fn walk_object(&mut self, schema: &'a Map<String, Value>, value: &Value) {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(|name| self.definition(name)) {
            self.walk(target, value);
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.walk(part, value);
        }
        for name in ["anyOf", "oneOf"] {
            if let Some(alternatives) = schema.get(name).and_then(Value::as_array) {
                self.choose(alternatives, value);
            }
        }
        if !self.check_type(schema, value) || !self.check_allowed(schema, value) {
            return;
        }
        match value {
            Value::Object(entries) => self.walk_entries(schema, entries),
            Value::Array(items) => self.walk_items(schema, items),
            Value::String(text) => self.check_text(schema, text),
            Value::Number(number) => self.check_number(schema, number.as_f64()),
            _ => {}
        }
    }

    fn definition(&self, name: &str) -> Option<&'a Value> {
        self.root.pointer(name.strip_prefix('#')?)
    }

    /// The type, or the types of which the value must have one.
    fn check_type(&mut self, schema: &'a Map<String, Value>, value: &Value) -> bool {
        let kinds: Vec<Kind> = match schema.get("type") {
            Some(Value::String(name)) => Kind::named(name).into_iter().collect(),
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).filter_map(Kind::named).collect(),
            _ => return true,
        };
        if kinds.is_empty() || kinds.iter().any(|kind| kind.takes(value)) {
            return true;
        }
        let quantity = quantity_of(schema);
        if let Some((expected, examples)) = quantity {
            let found = self.not_expected(value, expected);
            self.fault(Fault::error("wrong-type", found).label(format!("expected {expected}")).help(examples));
            return false;
        }
        // A name alone, where a mapping has but one key that must be there.
        if let (Value::String(text), Some([Value::String(key)])) =
            (value, schema.get("required").and_then(Value::as_array).map(Vec::as_slice))
        {
            let found = self.not_expected(value, "a mapping");
            let help = format!("write `{key}: {}`", words::cut(text));
            self.fault(Fault::error("wrong-type", found).label("expected a mapping").help(help));
            return false;
        }
        if let Some(help) = self.one_value(schema, &kinds, value) {
            let found = self.not_expected(value, "a mapping");
            self.fault(Fault::error("wrong-type", found).label("expected a mapping").help(help));
            return false;
        }
        // A name alone, where a list of mappings is expected that have but one key that must be there.
        if let (true, Value::String(text), Some(key)) =
            (kinds.contains(&Kind::List), value, self.key_of_entries(schema))
        {
            let help = format!("write a list, even of one: [{{ {key}: {} }}]", words::cut(text));
            let found = self.not_expected(value, "a list");
            self.fault(Fault::error("wrong-type", found).label("expected a list").help(help));
            return false;
        }
        self.wrong_type(&kinds, value);
        false
    }

    /// The key of a list's entries, where they are mappings and it alone must be there.
    fn key_of_entries(&self, schema: &'a Map<String, Value>) -> Option<&'a str> {
        let items = schema.get("items")?;
        let entry = items.get("$ref").and_then(Value::as_str).map_or(Some(items), |name| self.definition(name))?;
        match entry.get("required")?.as_array()?.as_slice() {
            [only] => only.as_str(),
            _ => None,
        }
    }

    fn wrong_type(&mut self, kinds: &[Kind], value: &Value) {
        let expected = Kind::phrase(kinds);
        let fault = Fault::error("wrong-type", self.not_expected(value, &expected))
            .label(format!("expected {expected}"))
            .maybe_help(words::remedy(kinds, value, (self.hidden)(&self.pointer)));
        self.fault(fault);
    }

    fn not_expected(&self, value: &Value, expected: &str) -> String {
        match (self.hidden)(&self.pointer) {
            true => format!("the variable's value is not {expected}"),
            false => format!("expected {expected}, found {}", describe(value)),
        }
    }

    fn check_allowed(&mut self, schema: &Map<String, Value>, value: &Value) -> bool {
        let constant = schema.get("const").map(std::slice::from_ref);
        let Some(allowed) = constant.or_else(|| schema.get("enum").and_then(Value::as_array).map(Vec::as_slice)) else {
            return true;
        };
        if allowed.contains(value) {
            return true;
        }
        self.not_allowed(&allowed.iter().collect::<Vec<_>>(), value);
        false
    }

    fn not_allowed(&mut self, allowed: &[&Value], value: &Value) {
        let names: Vec<String> = allowed
            .iter()
            .filter(|a| !a.is_null())
            .map(|a| a.as_str().map_or_else(|| a.to_string(), str::to_owned))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let near = value.as_str().and_then(|text| nearest(text, names.iter().copied()));
        let shown = match value.as_str() {
            _ if (self.hidden)(&self.pointer) => "the variable's value".to_owned(),
            Some(text) => format!("`{}`", words::cut(text)),
            None => describe(value),
        };
        let mut fault = Fault::error("not-allowed", format!("{shown} is not one of the values allowed here"))
            .label(format!("expected {}", listed(names.iter().copied(), "or")))
            .suggest(near);
        if let Some(near) = near {
            fault = fault.help(format!("did you mean `{near}`?"));
        }
        self.fault(fault);
    }

    fn walk_entries(&mut self, schema: &'a Map<String, Value>, entries: &Map<String, Value>) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let other = schema.get("additionalProperties");
        // A misspelt key that must be there is one fault, not two.
        let mut meant = Vec::new();
        for (key, value) in entries {
            let length = self.pointer.len();
            self.pointer.push('/');
            self.pointer.push_str(&escape(key));
            match (properties.and_then(|p| p.get(key)), other) {
                (Some(property), _) => self.walk(property, value),
                (None, Some(Value::Bool(false))) => meant.extend(self.unknown_key(key, value, properties, entries)),
                (None, Some(other)) => self.walk(other, value),
                (None, None) => {}
            }
            self.pointer.truncate(length);
        }
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if entries.contains_key(name) || meant.iter().any(|m| m == name) {
                continue;
            }
            let about = properties.and_then(|p| p.get(name)).and_then(|p| p.get("description")).and_then(Value::as_str);
            let mut fault =
                Fault::error("missing-key", format!("`{name}` is missing")).label(format!("there is no `{name}` here"));
            if let Some(about) = about {
                fault = fault.help(format!("add `{name}: …`: {}", one_line(about)));
            } else {
                fault = fault.help(format!("add `{name}: …`"));
            }
            self.fault(fault);
        }
    }

    /// Reports a key that is not accepted; gives back what it was likely meant to be.
    fn unknown_key(
        &mut self,
        key: &str,
        value: &Value,
        properties: Option<&'a Map<String, Value>>,
        entries: &Map<String, Value>,
    ) -> Option<String> {
        if self.faults.len() >= MOST_FAULTS {
            return None;
        }
        let names: Vec<&str> = properties.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        let free = || names.iter().copied().filter(|name| !entries.contains_key(*name));
        let deeper = properties.and_then(|properties| {
            let comma = self.decimal_comma(key, value, properties, entries);
            comma.or_else(|| self.belongs_deeper(key, value, properties))
        });
        // What is known a level deeper is no slip of the fingers.
        let other = || other_name(key).filter(|other| free().any(|name| name == *other));
        let near = if deeper.is_some() { None } else { nearest(key, free()).or_else(other) };
        let message = match self.owner {
            Some(owner) => format!("{owner} does not accept `{}`", words::cut(key)),
            None => format!("unknown key `{}`", words::cut(key)),
        };
        let mut fault = Fault::error("unknown-key", message).on_key().suggest(near);
        if let Some(deeper) = deeper {
            fault = fault.help(deeper);
        } else if let Some(near) = near {
            fault = fault.help(format!("did you mean `{near}`?"));
        } else if key == "<<" {
            fault = fault.help("merge keys are not supported: repeat the keys, or use an alias for the whole value");
        }
        fault = fault.info(match names.is_empty() {
            true => "no keys are accepted here".to_owned(),
            false => format!("accepted here: {}", listed(names.iter().copied(), "and")),
        });
        let meant = near.map(str::to_owned);
        self.fault(fault);
        meant
    }

    fn walk_items(&mut self, schema: &'a Map<String, Value>, items: &[Value]) {
        let leading = schema.get("prefixItems").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for (index, item) in items.iter().enumerate() {
            if let Some(schema) = leading.get(index).or_else(|| schema.get("items")) {
                let length = self.pointer.len();
                self.pointer.push_str(&format!("/{index}"));
                self.walk(schema, item);
                self.pointer.truncate(length);
            }
        }
        let count = items.len() as u64;
        let least = schema.get("minItems").and_then(Value::as_u64).filter(|least| count < *least);
        let most = schema.get("maxItems").and_then(Value::as_u64).filter(|most| count > *most);
        if let Some((word, limit)) = least.map(|l| ("least", l)).or(most.map(|m| ("most", m))) {
            let fault =
                Fault::error("wrong-length", format!("a list of at {word} {limit} is needed, this one has {count}"))
                    .label(format!("expected at {word} {limit}"));
            self.fault(fault);
        }
    }

    fn check_text(&mut self, schema: &Map<String, Value>, text: &str) {
        let faulty = match schema.get("format").and_then(Value::as_str) {
            Some(TIMESPAN_FORMAT) => Timespan::parse(text).err(),
            Some(BYTE_SIZE_FORMAT) => ByteSize::parse(text).err(),
            _ => None,
        };
        if let (Some(fault), Some((expected, examples))) = (faulty, quantity_of(schema)) {
            let what = match (self.hidden)(&self.pointer) {
                true => format!("the variable's value is not {expected}"),
                false => fault.split(": ").next().unwrap_or(&fault).to_owned(),
            };
            self.fault(Fault::error("quantity", what).label(format!("expected {expected}")).help(examples));
        }
        let count = text.chars().count() as u64;
        if let Some(least) = schema.get("minLength").and_then(Value::as_u64).filter(|least| count < *least) {
            let fault = match least {
                1 => Fault::error("wrong-length", "a text is needed here, this one is empty"),
                _ => Fault::error("wrong-length", format!("a text of at least {least} characters is needed here")),
            };
            self.fault(fault);
        }
        if let Some(most) = schema.get("maxLength").and_then(Value::as_u64).filter(|most| count > *most) {
            self.fault(Fault::error("wrong-length", format!("a text of at most {most} characters is needed here")));
        }
    }

    fn check_number(&mut self, schema: &Map<String, Value>, number: Option<f64>) {
        let Some(number) = number else { return };
        let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
        let least = limit("minimum");
        let most = limit("maximum");
        let above = limit("exclusiveMinimum");
        let below = limit("exclusiveMaximum");
        let outside = least.is_some_and(|l| number < l)
            || most.is_some_and(|m| number > m)
            || above.is_some_and(|a| number <= a)
            || below.is_some_and(|b| number >= b);
        if !outside {
            return;
        }
        let range = match (least, most) {
            (Some(least), Some(most)) if most < 1e9 => format!("from {least} to {most}"),
            _ => {
                let low = least.map(|l| format!("at least {l}")).or(above.map(|a| format!("more than {a}")));
                let high = most.map(|m| format!("at most {m}")).or(below.map(|b| format!("less than {b}")));
                [low, high].into_iter().flatten().collect::<Vec<_>>().join(" and ")
            }
        };
        let found = if (self.hidden)(&self.pointer) { "the variable's value".to_owned() } else { number.to_string() };
        let fault = Fault::error("out-of-range", format!("{found} is out of range: the number must be {range}"))
            .label(format!("expected {range}"));
        self.fault(fault);
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault.at(self.pointer.clone()));
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a text in one of our own formats is called, and how it is written.
fn quantity_of(schema: &Map<String, Value>) -> Option<(&'static str, &'static str)> {
    match schema.get("format").and_then(Value::as_str) {
        Some(TIMESPAN_FORMAT) => Some(("a length of time", Timespan::EXAMPLES)),
        Some(BYTE_SIZE_FORMAT) => Some(("a size in bytes", ByteSize::EXAMPLES)),
        _ => None,
    }
}
