//! What is wrong with a template, or with what it gives, in words for who wrote it: where it stands, and what to write instead.

use std::error::Error as _;

use minijinja::{Error, ErrorKind};
use serde::de::IgnoredAny;

use crate::renditions::folder::Folder;

/// So much of a line is shown.
const SHOWN: usize = 100;
/// What is told with a filter that there is not: minijinja has some fifty of its own.
const FILTERS: &str = "; there are `markdown`, `shorten(characters)` and those that minijinja documents";

/// A template's error, with its file and line.
pub(crate) fn describe(error: &Error, folder: Option<&Folder>) -> String {
    let error = innermost(error);
    let place = match (error.name(), error.line()) {
        (Some(name), Some(line)) => format!("{}:{line}: ", shown(name, folder)),
        (Some(name), None) => format!("{}: ", shown(name, folder)),
        _ => String::new(),
    };
    let remedy = if error.kind() == ErrorKind::UnknownFilter { FILTERS } else { "" };
    match error.detail() {
        Some(detail) => format!("{place}{}: {detail}{remedy}", error.kind()),
        None => format!("{place}{}{remedy}", error.kind()),
    }
}

/// The same with the line itself: many an error names neither the filter nor the value that it is about.
pub(crate) fn describe_with_line(error: &Error, folder: Option<&Folder>) -> String {
    let at = innermost(error);
    let source = at.name().and_then(|name| folder?.source(name)?.ok()).unwrap_or_default();
    let line = at.line().and_then(|line| source.lines().nth(line.saturating_sub(1)));
    format!("{}{}", describe(error, folder), line.map_or(String::new(), quoted))
}

/// A template as who looks for it finds it: with its folder, where it is of the newsroom's own.
pub(crate) fn shown(name: &str, folder: Option<&Folder>) -> String {
    folder.and_then(|folder| folder.path(name)).map_or_else(|| name.to_owned(), |path| path.display().to_string())
}

/// The error in the template that another one draws on.
fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Some(within) = error.source().and_then(|within| within.downcast_ref::<Error>()) {
        error = within;
    }
    error
}

fn quoted(line: &str) -> String {
    let line = line.trim();
    let short: String = line.chars().take(SHOWN).collect();
    format!("\n  | {short}{}", if short.len() < line.len() { "…" } else { "" })
}

/// Whether a template's name says that it gives JSON.
pub(crate) fn gives_json(name: &str) -> bool {
    let name = [".j2", ".jinja2", ".jinja"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    name.ends_with(".json")
}

/// What is wrong with a text that should be JSON, with the line in which it stops being that; nothing where it is JSON.
pub(crate) fn no_json(text: &str) -> Option<String> {
    let error = serde_json::from_str::<IgnoredAny>(text).err()?;
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    // Behind an empty text stands nothing else.
    let doubled = line.as_bytes().windows(3).any(|three| three.starts_with(b"\"\"") && !b",:]} \r".contains(&three[2]));
    let remedy =
        if doubled { "; a value brings its own quotation marks: write `\"headline\": {{ headline }}`" } else { "" };
    Some(format!("gives no valid JSON: {error}{remedy}{}", quoted(line)))
}

/// The name that was most likely meant.
pub(crate) fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    let distance = |other: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &other.to_lowercase());
    let near = names.into_iter().map(|other| (distance(other), other)).filter(|(distance, _)| *distance <= allowed);
    near.min().map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_shown_with_what_to_write_instead() {
        assert_eq!(no_json("{ \"a\": [1, null] }\n"), None);
        let doubled = no_json("{\n\"headline\": \"\"Lock opens\"\" }").expect("a fault");
        assert!(doubled.contains("at line 2") && doubled.contains("its own quotation marks"), "{doubled}");
        assert!(doubled.ends_with("\n  | \"headline\": \"\"Lock opens\"\" }"), "{doubled}");
        let comma = no_json("{ \"a\": 1, }").expect("a fault");
        assert!(comma.contains("| { \"a\": 1, }") && !comma.contains("quotation"), "{comma}");
        assert!(no_json("{}{}").is_some());
    }

    #[test]
    fn json_is_what_the_name_says() {
        assert!(gives_json("a.json") && gives_json("parts/a.json.j2"));
        assert!(!gives_json("json") && !gives_json("a.json5") && !gives_json("a.txt"));
    }

    #[test]
    fn a_slip_finds_its_name() {
        assert_eq!(nearest("headlin", ["headline", "dateline"]), Some("headline"));
        assert_eq!(nearest("colour", ["headline", "dateline"]), None);
    }
}
