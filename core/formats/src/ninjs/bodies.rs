//! The body and the descriptions: markup where there is some, since it knows headings, captions, links and lists.

use super::fields::{Fields, text_of};
use crate::characters::one_line;
use crate::{markup, text};
use copydesk_article::{Article, BlockKind, Field, ItemType};
use serde_json::Value;

/// How much a rendition of the body tells; the greatest is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Unknown,
    Nitf,
    Text,
    Markup,
    Xhtml,
}

/// Reads the best rendition of the body. The others are the same text once more and are not kept.
pub(super) fn read(fields: &mut Fields, article: &mut Article) -> Result<(), String> {
    let mut best: Option<(Worth, String)> = None;
    let mut offer = |worth: Worth, value: &str| {
        if !value.trim().is_empty() && best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, value.to_owned()));
        }
    };
    if let Some(Value::Array(bodies)) = fields.take("bodies") {
        for body in &bodies {
            let name = text_of(body, "contentType").or_else(|| text_of(body, "role")).unwrap_or_default();
            let role = text_of(body, "role").unwrap_or_default();
            offer(worth(name).max(worth(role)), text_of(body, "value").unwrap_or_default());
        }
    }
    let names: Vec<_> = fields.names_that_begin("body_").cloned().collect();
    for name in names {
        if let Some(Value::String(body)) = fields.take(&name) {
            offer(worth(name.trim_start_matches("body_")), &body);
        }
    }
    if let Some(Value::String(body)) = fields.get("body") {
        offer(Worth::Text, body);
        fields.take("body");
    }
    if let Some((worth, body)) = best {
        blocks(worth, &body, article)?;
    }
    descriptions(fields, article);
    Ok(())
}

/// By a content type, a role, or the end of a name such as `body_xhtml`.
fn worth(name: &str) -> Worth {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        name if name.contains("xhtml") => Worth::Xhtml,
        name if name.contains("html") => Worth::Markup,
        name if name.contains("nitf") || name.contains("xml") => Worth::Nitf,
        "text" | "text/plain" | "plain" | "main" | "text/markdown" => Worth::Text,
        _ => Worth::Unknown,
    }
}

fn blocks(worth: Worth, body: &str, article: &mut Article) -> Result<(), String> {
    if body.len() > markup::LARGEST {
        return Err(format!("the body is larger than {} MiB, the limit for markup", markup::LARGEST >> 20));
    }
    // Some feeds put markup where text is promised, and text where markup is.
    let has_tags = ["</p>", "</div>", "<br", "</h"].iter().any(|tag| body.contains(tag));
    if has_tags || (worth >= Worth::Markup && body.contains(['<', '&'])) {
        markup::blocks_of_fragment(body, article);
    } else {
        text::blocks_of_body(body, article);
    }
    if let (Some(first), Some(headline)) = (article.body.first(), article.field(Field::Headline))
        && first.text == headline
    {
        article.body.remove(0);
    }
    Ok(())
}

/// A picture's description is its caption; a story's stays in `extra`.
fn descriptions(fields: &mut Fields, article: &mut Article) {
    let credit = list(fields.get("descriptions")).find(|item| text_of(item, "role") == Some("creditline"));
    if let Some(credit) = credit.and_then(|item| text_of(item, "value")).map(one_line) {
        article.header.set_default(Field::Creditline, &credit);
    }
    let is_media = matches!(article.kind, ItemType::Picture | ItemType::Video | ItemType::Audio | ItemType::Graphic);
    if is_media
        && article.body.is_empty()
        && let Some(caption) = caption(fields)
    {
        article.push_block(BlockKind::Caption, caption);
    }
}

/// The description of a media item.
pub(super) fn caption(fields: &Fields) -> Option<String> {
    let role = |role: &'static str| {
        list(fields.get("descriptions"))
            .find(move |item| text_of(item, "role") == Some(role))
            .and_then(|item| text_of(item, "value"))
    };
    let any = || {
        let with_text = list(fields.get("descriptions")).filter(|item| text_of(item, "role").is_none());
        with_text.filter_map(|item| text_of(item, "value")).next()
    };
    let named = || {
        let names = ["description_caption", "description_text", "description_xhtml", "description_html", "body_text"];
        names.iter().find_map(|name| fields.get(name).and_then(Value::as_str))
    };
    let text = role("caption").or_else(|| role("text")).or_else(any).or_else(named)?;
    Some(plain_of_markup(text)).filter(|text| !text.is_empty())
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// One line of text from what may be markup.
pub(super) fn plain_of_markup(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return one_line(text);
    }
    let mut holder = Article::default();
    markup::blocks_of_fragment(text.get(..text.floor_char_boundary(1 << 16)).unwrap_or_default(), &mut holder);
    let texts: Vec<_> = holder.body.iter().map(|block| block.text.as_str()).collect();
    one_line(&texts.join(" "))
}
