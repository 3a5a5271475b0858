//! Subjects, and what else is a list of concepts: by scheme and code in version 1, by URI and literal since.

use super::fields::{Fields, scalar, text_of};
use super::uris::is_uri;
use copydesk_article::{Article, PROVIDER, Spans, Subject};
use serde_json::Value;

/// Reads the provider's subjects.
pub(super) fn read_subjects(fields: &mut Fields, article: &mut Article) {
    for name in ["subject", "subjects"] {
        let Some(Value::Array(items)) = fields.get(name) else { continue };
        let read: Vec<_> = items.iter().filter_map(subject).collect();
        // Where an item cannot be read the whole list stays in `extra` too.
        if read.len() == items.len() {
            fields.take(name);
        }
        article.subjects.extend(read);
    }
}

fn subject(item: &Value) -> Option<Subject> {
    let name = text_of(item, "name").or(item.as_str()).map(str::to_owned);
    let qcode = qcode(item);
    if name.is_none() && qcode.is_none() {
        return None;
    }
    let confidence = item.get("confidence").and_then(Value::as_f64).filter(|c| (0.0..=100.0).contains(c));
    // The standard has per cents.
    let confidence = confidence.map(|c| c / 100.0);
    let (qcode, name) = (qcode.map(Into::into), name.map(Into::into));
    Some(Subject { qcode, name, confidence, creator: PROVIDER.into(), evidence: Spans::new() })
}

/// The code with the alias of its scheme where we know one.
fn qcode(item: &Value) -> Option<String> {
    if let Some(uri) = text_of(item, "uri") {
        return Some(shorten(uri).unwrap_or_else(|| uri.to_owned()));
    }
    let code = item.get("code").and_then(scalar).or_else(|| item.get("literal").and_then(scalar))?;
    Some(match text_of(item, "scheme") {
        Some(scheme) if scheme.contains("://") => {
            let uri = format!("{}/{code}", scheme.trim_end_matches('/'));
            shorten(&uri).unwrap_or(uri)
        }
        Some(scheme) => format!("{scheme}:{code}"),
        None => code,
    })
}

/// Schemes of the IPTC and their aliases.
const SCHEMES: [(&str, &str); 4] =
    [("mediatopic", "medtop"), ("subjectcode", "subj"), ("genre", "genre"), ("worldregion", "wldreg")];

const IPTC: &str = "cv.iptc.org/newscodes/";

fn shorten(uri: &str) -> Option<String> {
    let (scheme, code) = uri.split_once(IPTC)?.1.trim_end_matches('/').split_once('/')?;
    let (_, alias) = SCHEMES.iter().find(|(name, _)| *name == scheme)?;
    let code = code.strip_prefix(*alias).map_or(code, |code| code.trim_start_matches(':'));
    Some(format!("{alias}:{code}"))
}

/// The URI of a code, where its scheme has one.
pub(super) fn uri_of(qcode: &str) -> Option<String> {
    if qcode.starts_with("http://") || qcode.starts_with("https://") {
        return Some(qcode.to_owned());
    }
    let (alias, code) = qcode.split_once(':')?;
    let (scheme, _) = SCHEMES.iter().find(|(_, name)| *name == alias)?;
    let is_code = !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_code.then(|| format!("http://{IPTC}{scheme}/{code}"))
}

/// The first name in a list of concepts.
pub(super) fn first_name(value: Option<&Value>) -> Option<String> {
    let items = value?.as_array()?;
    items.iter().find_map(|item| text_of(item, "name").map(str::to_owned))
}

/// A concept of any version in the shape of version 3.
pub(super) fn concept(item: &Value) -> Option<Value> {
    let mut out = serde_json::Map::new();
    if let Some(name) = text_of(item, "name").or(item.as_str()) {
        out.insert("name".to_owned(), name.into());
    }
    if let Some(literal) = text_of(item, "literal").or_else(|| text_of(item, "code")) {
        out.insert("literal".to_owned(), literal.into());
    }
    if let Some(uri) = text_of(item, "uri").filter(|uri| is_uri(uri)) {
        out.insert("uri".to_owned(), uri.into());
    }
    (!out.is_empty()).then_some(Value::Object(out))
}
