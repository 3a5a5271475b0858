//! What a template sees: the article's JSON, made only as far as the template names it.

use std::ops::Range;

use copydesk_plugin_sdk::{Annotation, Article, Field};
use minijinja::Value;
use minijinja::value::Serde;

/// The values for `needs`, by name. A name that the article does not have stays undefined.
pub(crate) fn context(article: &Article<'_>, summary: &[String], needs: &[String]) -> Value {
    Value::from_pairs(needs.iter().filter_map(|name| Some((name.clone(), value(article, summary, name)?))))
}

fn value(article: &Article<'_>, summary: &[String], name: &str) -> Option<Value> {
    if let Some(field) = field(name) {
        return article.field(field).map(Value::from);
    }
    match name {
        "uri" => Some(Value::from(article.uri())),
        "summary" => Some(summary_value(summary)),
        "quotes" => Some(of_kind(article, "quote").map(|quote| quote_value(article, &quote)).collect()),
        "subjects" => Some(of_kind(article, "subject").map(|subject| subject_value(&subject)).collect()),
        "media" if article.media().len() == 0 => Some(Value::from(Vec::<Value>::new())),
        // What is private must not reach a rendition, and a rendition is for readers.
        "removed" | "lineage" | "renditions" => None,
        "ednotes" => {
            let notes = article.get("/ednotes")?;
            let public = |note: &&serde_json::Value| note.get("role").is_some_and(|role| role == "public");
            Some(notes.as_array()?.iter().filter(public).map(|json| Value::from(Serde(json))).collect())
        }
        _ => article
            .get(&format!("/{}", name.replace('~', "~0").replace('/', "~1")))
            .map(|json| Value::from(Serde(json))),
    }
}

fn field(name: &str) -> Option<Field> {
    Some(match name {
        "headline" => Field::Headline,
        "slugline" => Field::Slugline,
        "byline" => Field::Byline,
        "dateline" => Field::Dateline,
        "creditline" => Field::Creditline,
        "copyright" => Field::Copyright,
        "usageterms" => Field::Usageterms,
        "language" => Field::Language,
        "published" => Field::Published,
        "source" => Field::Source,
        "version" => Field::Version,
        "versioncreated" => Field::Versioncreated,
        "embargoed" => Field::Embargoed,
        _ => return None,
    })
}

fn of_kind<'a>(article: &Article<'a>, kind: &'static str) -> impl Iterator<Item = Annotation<'a>> {
    article.annotations().filter(move |annotation| annotation.kind() == kind)
}

fn summary_value(sentences: &[String]) -> Value {
    let list: Value = sentences.iter().map(|sentence| Value::from(sentence.as_str())).collect();
    Value::from_pairs([("text", Value::from(sentences.join(" "))), ("sentences", list)])
}

fn texts(annotation: &Annotation<'_>, names: &'static [&'static str]) -> impl Iterator<Item = (&'static str, Value)> {
    names.iter().filter_map(|&name| Some((name, Value::from(annotation.text_feature(name)?))))
}

fn confidence(annotation: &Annotation<'_>) -> Option<(&'static str, Value)> {
    annotation.number_feature("confidence").map(|number| ("confidence", Value::from(number)))
}

fn quote_value(article: &Article<'_>, quote: &Annotation<'_>) -> Value {
    let text = quote_text(quote.block_spans(), |index| article.block(index).map(|block| block.text));
    let known = texts(quote, &["kind", "speaker", "speaker_text", "cue"]);
    Value::from_pairs(known.chain([("text", Value::from(text))]).chain(confidence(quote)))
}

fn subject_value(subject: &Annotation<'_>) -> Value {
    let known = texts(subject, &["qcode", "name"]);
    Value::from_pairs(known.chain([("creator", Value::from(subject.stage()))]).chain(confidence(subject)))
}

/// A quotation's pieces: those of one block joined by a space, across blocks by a newline.
fn quote_text<'a>(
    spans: impl Iterator<Item = (usize, Range<usize>)>,
    block: impl Fn(usize) -> Option<&'a str>,
) -> String {
    let mut out = String::new();
    let mut last = None;
    for (index, range) in spans {
        if let Some(last) = last {
            out.push(if last == index { ' ' } else { '\n' });
        }
        out.push_str(block(index).and_then(|text| text.get(range)).unwrap_or_default());
        last = Some(index);
    }
    out
}
