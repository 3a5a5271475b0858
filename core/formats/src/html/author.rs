//! Who wrote a page, where it is told in several elements side by side: `<span>Ann Toll</span><span>Chief reporter</span><time>…</time>`.
//! The readability algorithm reads them as one word; a sign between them keeps them apart until the byline is read.

use crate::characters::one_line;
use copydesk_article::{Article, Field};
use copydesk_text::bylines::is_byline;
use dom_query::{Document, NodeRef};

/// Where the readability algorithm looks for authors.
const PLACES: &str = "[rel~=author], [itemprop~=author], [class*=byline], [class*=author], [id*=byline], [id*=author]";
/// More text than this is no byline, in bytes.
const LONGEST: usize = 200;
/// Stands between elements: no page has it, and where it stays in the text it becomes a space.
const BETWEEN: &str = "\u{1F}";

/// Puts signs between the elements of bylines that nothing but space parts.
pub(super) fn part(document: &Document) {
    for place in
        document.select(PLACES).nodes().iter().filter(|place| (1..=LONGEST).contains(&place.text().trim().len()))
    {
        for inner in place.descendants().iter().filter(|inner| inner.is_element() && ends_part(inner)) {
            inner.insert_after(&document.tree.new_text(BETWEEN));
        }
    }
}

/// Whether an element stands directly before the next one, or is the end of a line.
fn ends_part(node: &NodeRef<'_>) -> bool {
    let mut behind = node.next_sibling();
    while behind.as_ref().is_some_and(|next| next.is_text() && next.text().trim().is_empty()) {
        behind = behind.and_then(|next| next.next_sibling());
    }
    let has_text = |node: &NodeRef<'_>| !node.text().trim().is_empty();
    node.has_name("br") || has_text(node) && behind.is_some_and(|next| next.is_element() && has_text(&next))
}

/// The byline of these parts: who, and as what. Dates, addresses and times to read are no part of it, and who is named twice is named once.
pub(super) fn byline(text: &str) -> Option<String> {
    let whole = one_line(text);
    if whole.starts_with("http") {
        return None; // a link to a profile is no name
    }
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(BETWEEN).map(one_line) {
        let names_nobody = part.contains(|c: char| c.is_ascii_digit() || c == '@') || part.starts_with("http");
        let is_known = parts.iter().any(|known| known.ends_with(&part)); // `By Ann Toll`, and her name as a link
        if names_nobody || !part.contains(char::is_alphabetic) || is_known {
            continue;
        }
        match parts.last_mut() {
            // `<span>By</span> <span>Ann Toll</span>`
            Some(by) if !is_byline(by) && is_byline(&format!("{by} {part}")) => {
                by.push(' ');
                by.push_str(&part);
            }
            _ => parts.push(part),
        }
    }
    let byline = if parts.is_empty() { whole } else { parts.join(", ") };
    Some(byline).filter(|byline| !byline.is_empty())
}

/// Takes a paragraph above the story that is a byline, where the page tells of no other.
pub(super) fn take_line(article: &mut Article) {
    const OPENING: usize = 3;
    if article.field(Field::Byline).is_some() || article.body.len() < 2 {
        return;
    }
    if let Some(at) = article.body.iter().take(OPENING).position(|block| is_byline(&block.text)) {
        let block = article.body.remove(at);
        article.header.set(Field::Byline, block.text);
    }
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[test]
    fn a_byline_is_who_and_as_what() {
        let of = |text: &str| byline(text);
        assert_eq!(of("Ann Toll\u{1F}Chief reporter\u{1F}24 Nov 2026").as_deref(), Some("Ann Toll, Chief reporter"));
        assert_eq!(of("By\u{1F} Ann Toll\u{1F}Ann Toll").as_deref(), Some("By Ann Toll"));
        assert_eq!(of("Ann Toll\u{1F}Ann Toll\u{1F}@anntoll").as_deref(), Some("Ann Toll"));
        assert_eq!(of("https://example.org/ann"), None);
        assert_eq!(of("by Ann Toll — 24 November 2026").as_deref(), Some("by Ann Toll — 24 November 2026"));
        assert_eq!(of(" "), None);
    }
}
