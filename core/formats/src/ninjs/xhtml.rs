//! Blocks to XHTML, well nested whatever the marks.

use copydesk_article::{Article, Block, BlockKind, Mark, MarkKind};

/// The body as a fragment of XHTML.
pub(super) fn body(article: &Article) -> String {
    let mut out = String::with_capacity(article.text_bytes() + 64 * article.body.len());
    let mut in_list = false;
    for block in &article.body {
        let is_item = block.kind == BlockKind::ListItem;
        if is_item != in_list {
            out.push_str(if is_item { "<ul>" } else { "</ul>" });
            in_list = is_item;
        }
        match block.kind {
            BlockKind::Paragraph => element(&mut out, "p", block),
            BlockKind::Heading => element(&mut out, "h2", block),
            BlockKind::ListItem => element(&mut out, "li", block),
            BlockKind::Blockquote => element(&mut out, "blockquote", block),
            BlockKind::Caption => figure(&mut out, block, article),
            BlockKind::Table => table(&mut out, block),
        }
    }
    if in_list {
        out.push_str("</ul>");
    }
    out
}

fn element(out: &mut String, name: &str, block: &Block) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inline(out, block);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn figure(out: &mut String, block: &Block, article: &Article) {
    out.push_str("<figure>");
    let media = block.media.as_ref().and_then(|id| article.media.iter().find(|media| media.id == *id));
    if let Some(media) = media.filter(|media| media.kind.as_deref() == Some("picture"))
        && let Some(href) = &media.href
    {
        out.push_str("<img src=\"");
        escape(out, href);
        out.push_str("\" alt=\"");
        escape(out, media.alt.as_deref().unwrap_or_default());
        out.push_str("\"/>");
    }
    element(out, "figcaption", block);
    out.push_str("</figure>");
}

fn table(out: &mut String, block: &Block) {
    if block.rows.is_empty() {
        return element(out, "p", block);
    }
    out.push_str("<table>");
    for row in &block.rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            escape(out, cell);
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

/// The text with its marks. Where marks cross, the inner one is closed and opened again.
fn inline(out: &mut String, block: &Block) {
    let text = block.text.as_str();
    let mut marks: Vec<&Mark> = block.marks.iter().filter(|mark| text.get(mark.start..mark.end).is_some()).collect();
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut waiting = marks.into_iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = 0;
    loop {
        let next_open = waiting.peek().map(|mark| mark.start);
        let next_close = open.iter().map(|mark| mark.end).min();
        let Some(next) = [next_open, next_close].into_iter().flatten().min() else { break };
        escape(out, text.get(at..next).unwrap_or_default());
        at = next;
        close(out, &mut open, at);
        while let Some(mark) = waiting.next_if(|mark| mark.start <= at) {
            // Marks in marks in marks carry nothing more, and would cost.
            if open.len() < 16 && mark.end > at {
                start(out, mark);
                open.push(mark);
            }
        }
    }
    escape(out, text.get(at..).unwrap_or_default());
}

/// Closes the marks that end at `at`.
fn close(out: &mut String, open: &mut Vec<&Mark>, at: usize) {
    let Some(first) = open.iter().position(|mark| mark.end <= at) else { return };
    let again = open.split_off(first);
    again.iter().rev().for_each(|mark| end(out, mark));
    for mark in again.into_iter().filter(|mark| mark.end > at) {
        start(out, mark);
        open.push(mark);
    }
}

fn start(out: &mut String, mark: &Mark) {
    match mark.kind {
        MarkKind::Emphasis => out.push_str("<em>"),
        MarkKind::Strong => out.push_str("<strong>"),
        MarkKind::Link => {
            out.push_str("<a href=\"");
            escape(out, mark.href.as_deref().unwrap_or_default());
            out.push_str("\">");
        }
    }
}

fn end(out: &mut String, mark: &Mark) {
    out.push_str(match mark.kind {
        MarkKind::Emphasis => "</em>",
        MarkKind::Strong => "</strong>",
        MarkKind::Link => "</a>",
    });
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML knows no other control characters.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
}
