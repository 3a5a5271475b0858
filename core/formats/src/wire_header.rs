//! The lines of a wire's header for which there is no field, which `extra` keeps: the formats of text write them, holds, kills and embargoes read
//! them.

use copydesk_article::Article;

/// Where `extra` keeps them.
const WIRE_HEADER: &str = "wire_header";

/// The lines that are kept.
pub(crate) fn kept_lines(article: &Article) -> std::str::Lines<'_> {
    article.extra.get(WIRE_HEADER).and_then(serde_json::Value::as_str).unwrap_or_default().lines()
}

/// Keeps lines.
pub(crate) fn keep(article: &mut Article, lines: &[String]) {
    article.extra.insert(WIRE_HEADER.to_owned(), lines.join("\n").into());
}
