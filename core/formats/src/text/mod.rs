//! Plain text: wire copy, press releases, what somebody typed.
//!
//! An item's own header (slug, headline, byline) becomes fields where its shape is certain; a line that merely stands first
//! becomes the headline only where it can hardly be anything else. Furniture stays: taking it out is the work of a stage.

pub(crate) mod header;
mod items;
pub(crate) mod lines_above;
mod noise;
mod opening;
mod runs;
mod surely;
mod unwrap;

use crate::format::{Format, Sample};
use crate::items::{Items, Reason};
use crate::{charset, looks};
use copydesk_article::{Article, BlockKind, blocks_of_lines};

/// The format's row.
pub(crate) static TEXT: Format = Format {
    name: "text",
    doc: "plain text in any charset: wire copy with its control characters, or one paragraph a line",
    extensions: &["txt", "text", "tst"],
    lines: false,
    sniff,
    decode: Some(decode),
    encode: None,
};

/// Whatever no other format is, unless it is recognised as something that is not read.
fn sniff(sample: &Sample<'_>) -> bool {
    !looks::looks_like_json(sample.bytes) && looks::xml(sample.bytes).is_none()
}

fn decode(bytes: &[u8], items: &mut Items<'_>) {
    if noise::is_noise(bytes) {
        return items.push(0..bytes.len(), Err(Reason::Binary("binary data")));
    }
    let text = charset::to_text(bytes, None);
    if is_email(&text.text) {
        return items.not_read("an e-mail message");
    }
    // Where the charset did not change, places in the text are places in the bytes but for the byte order mark.
    let shift = text.charset.is_none().then(|| bytes.len().saturating_sub(text.text.len()));
    for range in items::split(&text.text) {
        let mut article = read(text.text.get(range.clone()).unwrap_or_default());
        text.note(&mut article);
        let raw = shift.map_or(0..bytes.len(), |shift| range.start + shift..range.end + shift);
        items.push(raw, if article.body.is_empty() { Err(Reason::Empty) } else { Ok(article) });
    }
}

/// One item.
fn read(item: &str) -> Article {
    let mut article = Article::default();
    let rest = header::transmission(item, &mut article);
    let mut blocks = unwrap::blocks(&rest.lines);
    opening::of_blocks(&mut blocks, rest.is_wire, &mut article);
    for block in blocks {
        article.push_block(if block.heads { BlockKind::Heading } else { BlockKind::Paragraph }, block.text);
    }
    article
}

/// Adds the paragraphs of a body that comes as text within another format.
pub(crate) fn blocks_of_body(text: &str, article: &mut Article) {
    for block in unwrap::blocks(&lines(text)) {
        article.push_block(BlockKind::Paragraph, block.text);
    }
}

/// Adds the blocks of a body that is one string of article JSON. There a line is a block; only where a machine wrapped the text, or a
/// paragraph of it, beyond doubt are its lines joined.
pub(crate) fn blocks_of_string(article: &mut Article, text: &str) {
    match surely::wrapped(text) {
        Some(lines) => {
            for block in unwrap::blocks(&lines) {
                article.push_block(BlockKind::Paragraph, block.text);
            }
        }
        None => match runs::joined(text) {
            Some(lines) => lines.iter().for_each(|line| blocks_of_lines(article, line)),
            None => blocks_of_lines(article, text),
        },
    }
}

/// The lines without control characters; the space at their start is kept, since it opens paragraphs.
fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}'], "\n");
    text.split('\n').map(|line| crate::characters::clean(line).trim_end().to_owned()).collect()
}

/// Several of the headers that only mail has, before the first blank line.
fn is_email(text: &str) -> bool {
    const HEADERS: [&str; 7] =
        ["delivered-to:", "received:", "return-path:", "mime-version:", "message-id:", "content-type:", "from:"];
    let head = text.trim_start().lines().take_while(|line| !line.trim().is_empty()).take(200);
    let starts =
        |line: &str, header: &str| line.get(..header.len()).is_some_and(|start| start.eq_ignore_ascii_case(header));
    let found = head.filter(|line| HEADERS.iter().any(|header| starts(line, header))).take(3).count();
    found == 3
}
