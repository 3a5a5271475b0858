//! Article JSON: our own format, which `copydesk schema article` describes. One object, a list of them, or one a line.

use crate::format::{Format, Sample};
use crate::items::{Items, Reason};
use crate::json_scan::{keys, values};
use crate::looks::looks_like_json;
use crate::text::blocks_of_string;
use crate::{body_markup, charset};
use copydesk_article::{Article, read_article_with, write_article};
use std::ops::Range;

/// The format's row.
pub(crate) static ARTICLE: Format = Format {
    name: "article",
    doc: "article JSON: one object, a list of objects, or one object a line (.jsonl)",
    extensions: &["json", "jsonl", "ndjson"],
    lines: true,
    sniff,
    decode: Some(decode),
    encode: Some(write_article),
};

/// An article has at least one of these.
const TELLING: [&[u8]; 2] = [b"body", b"headline"];

fn sniff(sample: &Sample<'_>) -> bool {
    looks_like_json(sample.bytes)
        && first_keys(sample.bytes).is_none_or(|mut keys| keys.any(|key| TELLING.contains(&key)))
}

/// The keys of the first object; `None` where the list is empty.
pub(crate) fn first_keys(bytes: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
    let start = bytes.iter().position(|byte| *byte == b'{')?;
    Some(keys(bytes.get(start..).unwrap_or_default()))
}

/// For the message on JSON that is no article: the keys that it has.
pub(crate) fn what_keys(bytes: &[u8]) -> String {
    let name = |key: &[u8]| format!("`{}`", String::from_utf8_lossy(key.get(..40).unwrap_or(key)));
    let names: Vec<_> = first_keys(bytes).into_iter().flatten().take(6).map(name).collect();
    match names.as_slice() {
        [] => "it holds no object; an article has `headline` and `body`".to_owned(),
        names => format!("its keys are {}; an article has `headline` and `body`", names.join(", ")),
    }
}

fn decode(bytes: &[u8], items: &mut Items<'_>) {
    json_items(bytes, items, |json| {
        read_article_with(json, blocks).map(body_markup::read_blocks).map_err(|error| error.to_string())
    });
}

/// Adds the blocks of a body that is one string.
fn blocks(article: &mut Article, body: &str) {
    match body_markup::is_markup(body) {
        true => body_markup::add_blocks(article, body),
        false => blocks_of_string(article, body),
    }
}

/// Hands each object of `bytes` to `read` and its result to `items`.
pub(crate) fn json_items(bytes: &[u8], items: &mut Items<'_>, read: impl Fn(&str) -> Result<Article, String>) {
    let as_it_is = std::str::from_utf8(bytes).ok().filter(|_| !bytes.starts_with(b"\xEF\xBB\xBF"));
    let text = as_it_is.is_none().then(|| charset::to_text(bytes, None));
    let json = as_it_is.or(text.as_ref().map(|text| &*text.text)).unwrap_or_default();
    // Where the charset changed, places in the text are none in the bytes.
    let moved = text.is_some();
    let mut places = Places { json: json.as_bytes(), at: 0, lines: 0, line_start: 0, one_line: None };
    let mut give = |range: Range<usize>, read: Result<Article, String>| {
        let raw = if moved { 0..bytes.len() } else { range.clone() };
        let article = read.map_err(|error| Reason::Malformed(places.of(range.start, &error)));
        let noted = article.map(|mut article| {
            if let Some(text) = &text {
                text.note(&mut article);
            }
            article
        });
        items.push(raw, noted);
    };
    let whole = json.trim_ascii_start();
    let start = json.len() - whole.len();
    if whole.starts_with('{') {
        let article = read(whole);
        // Several objects one after another are no JSON, and still several items; an object with something else behind it is one
        // that is broken.
        let values = || values(whole.as_bytes());
        let objects = || values().all(|range| whole.get(range).is_some_and(|piece| piece.starts_with('{')));
        if article.is_ok() || values().take(2).count() < 2 || !objects() {
            give(start..json.len(), article);
            return;
        }
    }
    let mut found = values(json.as_bytes());
    for range in found.by_ref() {
        let piece = json.get(range.clone()).unwrap_or_default();
        let article =
            if piece.starts_with('{') { read(piece) } else { Err("an article is an object: `{…}`".to_owned()) };
        give(range, article);
    }
    if !found.is_closed() {
        give(json.len()..json.len(), Err("the list is not closed: the file seems to be cut off".to_owned()));
    }
}

/// Makes the place in serde_json's message, which counts from the item, one that counts from the record. Items come in
/// order, so lines are counted once.
struct Places<'a> {
    json: &'a [u8],
    at: usize,
    lines: usize,
    line_start: usize,
    one_line: Option<bool>,
}

impl Places<'_> {
    fn of(&mut self, start: usize, error: &str) -> String {
        let parsed = error.rsplit_once(" at line ").and_then(|(what, place)| {
            let (line, column) = place.split_once(" column ")?;
            Some((what, line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
        });
        let Some((what, line, column)) = parsed else { return error.to_owned() };
        for newline in memchr::memchr_iter(b'\n', self.json.get(self.at..start).unwrap_or_default()) {
            self.lines += 1;
            self.line_start = self.at + newline + 1;
        }
        self.at = self.at.max(start);
        let column = if line == 1 { column + start.saturating_sub(self.line_start) } else { column };
        // A record of one line is named by its line already.
        let json = self.json;
        let is_one = || memchr::memchr(b'\n', json.trim_ascii_end()).is_none();
        if *self.one_line.get_or_insert_with(is_one) {
            return format!("{what}, at column {column}");
        }
        format!("{what}, at line {} column {column}", self.lines + line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_counts_lines_and_columns_from_the_start_of_the_file() {
        let place = |json: &[u8], start| {
            Places { json, at: 0, lines: 0, line_start: 0, one_line: None }.of(start, "bad at line 1 column 2")
        };
        assert_eq!(place(b"[{},\n {x}]", 6), "bad, at line 2 column 3");
        assert_eq!(place(b"{x}\n", 0), "bad, at column 2");
    }
}
