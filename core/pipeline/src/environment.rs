//! `${NAME}` and `${NAME:-default}` in a definition's texts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use serde_json::Value;

use crate::diagnostics::Fault;
use crate::positions::{Positions, scalar};

/// How a variable is looked up.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// More faults than a person reads at once.
const MOST_FAULTS: usize = 100;

/// What became of the variables of a definition.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    pub(crate) faults: Vec<Fault>,
    /// Pointers to texts whose variables could not be put in: what they hold is not known.
    pub(crate) unresolved: BTreeSet<String>,
    /// Pointers to texts that hold something from the environment, which may be secret.
    pub(crate) filled: BTreeSet<String>,
    /// Texts that are one variable and nothing else, as they are after it was put in.
    alone: BTreeMap<String, String>,
}

impl Filled {
    /// Whether a value, or something in it, could not be filled in.
    pub(crate) fn is_unresolved(&self, pointer: &str) -> bool {
        let from = self.unresolved.range::<str, _>((Bound::Included(pointer), Bound::Unbounded));
        from.take_while(|u| u.starts_with(pointer)).any(|u| lies_in(u, pointer))
    }

    /// The other reading of a value that is one variable and nothing else: a number for a text, a text for a number. Between
    /// braces YAML asks for quotation marks around a variable, so they do not say which is meant.
    pub(crate) fn other_reading(&self, pointer: &str, value: &Value) -> Option<Value> {
        let text = self.alone.get(pointer)?;
        match value {
            Value::String(_) => Some(scalar(text)).filter(|other| !other.is_string()),
            _ => Some(Value::String(text.clone())),
        }
    }

    /// Whether a value came from the environment.
    pub(crate) fn is_filled(&self, pointer: &str) -> bool {
        self.filled.contains(pointer)
    }
}

/// Whether a pointer names a value or something in it.
pub(crate) fn lies_in(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Puts the variables into all texts of a definition.
///
/// A plain text that is one variable and nothing else is read as YAML again, so that `workers: ${WORKERS}` is a number; where a
/// schema asks for the other reading, [`Filled::other_reading`] has it. Of what
/// `replaced` names nothing is asked: something stands in for it, so its variables need not be set.
pub(crate) fn fill(
    value: &mut Value,
    positions: &Positions<'_>,
    lookup: Lookup<'_>,
    replaced: &dyn Fn(&str) -> bool,
) -> Filled {
    let mut filled = Filled::default();
    let mut pointer = String::new();
    fill_in(value, &mut pointer, positions, lookup, replaced, &mut filled);
    filled
}

fn fill_in(
    value: &mut Value,
    pointer: &mut String,
    positions: &Positions<'_>,
    lookup: Lookup<'_>,
    replaced: &dyn Fn(&str) -> bool,
    filled: &mut Filled,
) {
    let length = pointer.len();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                pointer.push_str(&format!("/{index}"));
                fill_in(item, pointer, positions, lookup, replaced, filled);
                pointer.truncate(length);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries.iter_mut() {
                pointer.push('/');
                pointer.push_str(&escape(key));
                fill_in(item, pointer, positions, lookup, replaced, filled);
                pointer.truncate(length);
            }
        }
        Value::String(text) if text.contains("${") => {
            if let Some(new) = fill_text(text, pointer, positions, lookup, replaced, filled) {
                *value = new;
            }
        }
        _ => {}
    }
}

/// A key as a part of a JSON pointer.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn fill_text(
    text: &str,
    pointer: &str,
    positions: &Positions<'_>,
    lookup: Lookup<'_>,
    replaced: &dyn Fn(&str) -> bool,
    filled: &mut Filled,
) -> Option<Value> {
    let verbatim = positions.verbatim(pointer, text);
    let mut out = String::with_capacity(text.len());
    let mut faults = Vec::new();
    let mut missing = false;
    let mut variables = 0;
    let mut rest = text;
    while let Some(found) = rest.find("${") {
        let start = text.len() - rest.len() + found;
        if rest[..found].ends_with('$') {
            // `$${` is a `${` that means itself.
            out.push_str(&rest[..found - 1]);
            out.push_str("${");
            rest = &rest[found + 2..];
            continue;
        }
        out.push_str(&rest[..found]);
        let body = &rest[found + 2..];
        let Some(end) = body.find('}') else {
            faults.push(unclosed(pointer, verbatim.part(start..start + 2)));
            missing = true;
            out.push_str(&rest[found..]);
            rest = "";
            break;
        };
        let (name, default) = match body[..end].split_once(":-") {
            Some((name, default)) => (name, Some(default)),
            None => (&body[..end], None),
        };
        let range = verbatim.part(start..start + 2 + end + 1);
        variables += 1;
        rest = &body[end + 1..];
        if !is_name(name) {
            missing = true;
            let fault = match name.strip_prefix('{') {
                Some(inner) => Fault::error("variable", "`${{ … }}` has no meaning here").help(format!(
                    "under `if` write the expression alone: {}; in a path write {{{{ … }}}}",
                    inner.trim()
                )),
                None => Fault::error("variable", format!("`{name}` is not a name of a variable"))
                    .help("write ${NAME} or ${NAME:-default}; `$${` stands for a `${` that means itself"),
            };
            faults.push(fault.at(pointer).in_range(range));
            continue;
        }
        match (lookup(name), default) {
            (Some(value), None) => out.push_str(&value),
            (Some(value), Some(_)) if !value.is_empty() => out.push_str(&value),
            (_, Some(default)) => out.push_str(default),
            (None, None) => {
                missing = true;
                if !replaced(pointer) {
                    faults.push(
                        Fault::error("missing-variable", format!("the environment variable `{name}` is not set"))
                            .at(pointer)
                            .in_range(range)
                            .help(format!("set it (`export {name}=…`), or give it a default: ${{{name}:-default}}")),
                    );
                }
            }
        }
    }
    out.push_str(rest);
    let room = MOST_FAULTS.saturating_sub(filled.faults.len());
    filled.faults.extend(faults.into_iter().take(room));
    if missing {
        filled.unresolved.insert(pointer.to_owned());
        return None;
    }
    if variables > 0 {
        filled.filled.insert(pointer.to_owned());
    }
    let alone = variables == 1 && text.starts_with("${") && text.find('}') == Some(text.len() - 1);
    if alone {
        filled.alone.insert(pointer.to_owned(), out.clone());
        if positions.is_plain(pointer) {
            return Some(scalar(&out));
        }
    }
    Some(Value::String(out))
}

fn unclosed(pointer: &str, range: Option<Range<usize>>) -> Fault {
    Fault::error("variable", "`${` has no `}`")
        .at(pointer)
        .in_range(range)
        .help("write ${NAME} or ${NAME:-default}; `$${` stands for a `${` that means itself")
}

fn is_name(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
