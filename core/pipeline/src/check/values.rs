//! All that is wrong with the values under a `with`, though a schema knows a part of it and whoever takes them tells one fault at a
//! time.

use serde_json::Value;

use super::parts::prune;
use crate::catalogue::ConfigFault;
use crate::diagnostics::Fault;

/// Asks of a configuration what its schema cannot say, until nothing more is found: what is known to be wrong is taken out, and the rest
/// is asked of again. `wrong` is what the schema has found, `with` where the configuration stands.
pub(super) fn ask_for_all(
    value: &Value,
    wrong: &[Fault],
    with: &str,
    ask: &dyn Fn(&Value) -> Result<(), ConfigFault>,
) -> Vec<ConfigFault> {
    let mut rest = value.clone();
    let mut out: Vec<String> = Vec::new();
    for fault in wrong {
        let inner = fault.pointer.as_deref().and_then(|pointer| pointer.strip_prefix(with)).unwrap_or_default();
        match top_key(inner) {
            Some(key) => take_out(&mut rest, key, &mut out),
            // A key that must be there is not.
            None => return Vec::new(),
        }
    }
    let mut found: Vec<ConfigFault> = Vec::new();
    while let Err(fault) = ask(&rest) {
        let key = fault.pointer.as_deref().and_then(top_key).map(str::to_owned);
        // What is said of a key that was taken out, or of none in particular, may come of its absence.
        let of_absence = out.iter().any(|key| names(&fault.message, key));
        let there = key.as_ref().is_some_and(|key| rest.get(key).is_some());
        if out.is_empty() || (there && !of_absence) {
            found.push(fault);
        }
        match key.filter(|_| there) {
            Some(key) => take_out(&mut rest, &key, &mut out),
            None => break,
        }
    }
    found
}

/// Whether the message has the key as a word of its own.
fn names(message: &str, key: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    message.match_indices(key).any(|(at, found)| {
        let (before, behind) =
            (message.get(..at).unwrap_or_default(), message.get(at + found.len()..).unwrap_or_default());
        !before.ends_with(is_part) && !behind.starts_with(is_part)
    })
}

fn top_key(pointer: &str) -> Option<&str> {
    pointer.strip_prefix('/')?.split('/').next().filter(|key| !key.is_empty())
}

fn take_out(value: &mut Value, key: &str, out: &mut Vec<String>) {
    prune(value, &format!("/{key}"));
    out.push(key.to_owned());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Says of the first key that is there what is wrong with it, and misses `need` where `wants` is there.
    fn ask(value: &Value) -> Result<(), ConfigFault> {
        for key in ["a", "b", "c"] {
            if value.get(key).is_some() {
                let (pointer, message) = (Some(format!("/{key}/0")), format!("{key} is wrong"));
                return Err(ConfigFault { pointer, message, help: None });
            }
        }
        match value.get("wants").is_some() && value.get("a").is_none() {
            true => Err(ConfigFault {
                pointer: Some("/wants".to_owned()),
                message: "name `a` or leave it out".to_owned(),
                help: None,
            }),
            false => Ok(()),
        }
    }

    fn messages(value: &Value, wrong: &[Fault]) -> Vec<String> {
        ask_for_all(value, wrong, "/with", &ask).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn each_fault_is_told_once_and_what_comes_of_one_is_not() {
        assert_eq!(messages(&json!({ "a": 1, "c": 2, "ok": 3 }), &[]), ["a is wrong", "c is wrong"]);
        assert_eq!(messages(&json!({ "wants": 1, "a": 1, "b": 2 }), &[]), ["a is wrong", "b is wrong"]);
        assert_eq!(messages(&json!({ "wants": 1 }), &[]), ["name `a` or leave it out"]);
    }

    #[test]
    fn a_key_is_named_by_a_word_of_its_own() {
        assert!(names("is no concept of the vocabulary file", "vocabulary") && names("`a`", "a"));
        assert!(!names("is no concept of the vocabulary file", "cab") && !names("max_tries is wrong", "max"));
    }

    #[test]
    fn what_the_schema_has_found_is_not_asked_of_again() {
        let unknown = |key: &str| Fault::error("unknown-key", "no such key").at(format!("/with/{key}"));
        assert_eq!(messages(&json!({ "a": 1, "b": 2 }), &[unknown("a")]), ["b is wrong"]);
        assert_eq!(messages(&json!({ "b": 2 }), &[Fault::error("missing-key", "`a` is missing").at("/with")]).len(), 0);
    }

    #[test]
    fn whoever_says_that_all_is_wrong_is_asked_once() {
        let whole = |_: &Value| Err(ConfigFault { pointer: None, message: "no".to_owned(), help: None });
        assert_eq!(ask_for_all(&json!({ "a": 1 }), &[], "/with", &whole).len(), 1);
    }
}
