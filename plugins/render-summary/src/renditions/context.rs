//! What a template sees: the article's JSON, made only as far as the template names it.

use std::borrow::Cow;
use std::ops::Range;

use copydesk_plugin_sdk::{Annotation, Article, Field};
use copydesk_text::bylines::authors;
use copydesk_text::lexicon::entries;
use minijinja::Value;
use minijinja::value::Serde;

use crate::choosing::choice::Limit;
use crate::language::language;
use crate::read::speaker;
use crate::renditions::record::Record;
use crate::sentences::openings::quoted_opening::{LEANS, leans};
use crate::summary::Summariser;

/// A quotation of more bytes is no pull quote, nor is one of fewer.
const PULLED: std::ops::RangeInclusive<usize> = 25..=280;

/// What all renditions of an article share.
pub(crate) struct Shared {
    values: Vec<(Cow<'static, str>, Value)>,
    quote: bool,
    /// The article's own first sentence, where a template asks for it.
    lead: Option<Value>,
}

impl Shared {
    /// The values for `needs`, by name. A name that the article does not have stays undefined; in place of a headline
    /// stands the line of the body that reads as one. `told` is the article's own summary, however long its first sentence.
    pub(crate) fn new(article: &Article<'_>, needs: &[Need], told: &[String], summariser: &Summariser) -> Self {
        let mut shared = Self { values: Vec::with_capacity(needs.len()), quote: false, lead: None };
        for need in needs {
            match need {
                Need::Field(name, Field::Headline) => {
                    let line = Some(summariser.headline()).filter(|line| !line.is_empty());
                    shared.values.extend(line.map(|line| ((*name).into(), Value::from(line))));
                }
                Need::Lead => shared.lead = told.first().map(|sentence| Value::from(sentence.as_str())),
                Need::Field(name, field) => {
                    shared.values.extend(article.field(*field).map(|text| ((*name).into(), Value::from(text))));
                }
                Need::Quote => shared.quote = true,
                Need::Other(name) => {
                    shared.values.extend(value(article, name).map(|value| (name.clone().into(), value)))
                }
            }
        }
        shared
    }

    /// What a template sees: the shared values, and its own summary, quotation and limit.
    pub(crate) fn context(
        &self,
        article: &Article<'_>,
        summary: &[String],
        limit: Limit,
        summariser: &Summariser,
    ) -> Value {
        let mut own = vec![("summary", summary_value(summary)), ("limit", limit_value(limit))];
        if self.quote {
            own.extend(best_quote(article, summary, summariser).map(|quote| ("quote", quote)));
        }
        own.extend(self.lead.clone().map(|lead| ("lead", lead)));
        let own = own.into_iter().map(|(name, value)| (Cow::Borrowed(name), value));
        Record::value(self.values.iter().cloned().chain(own))
    }
}

/// Something that a template names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A field of the header.
    Field(&'static str, Field),
    /// The strongest quotation that the summary does not hold.
    Quote,
    /// The first sentence of the article's own summary, however long.
    Lead,
    /// Anything else of the article's JSON.
    Other(String),
}

impl Need {
    /// What a name means; nothing for what every rendition has anyway.
    pub(crate) fn of(name: String) -> Option<Self> {
        match name.as_str() {
            "summary" | "limit" => None,
            "quote" => Some(Need::Quote),
            "lead" => Some(Need::Lead),
            _ => Some(field(&name).map_or(Need::Other(name), |(name, field)| Need::Field(name, field))),
        }
    }
}

fn value(article: &Article<'_>, name: &str) -> Option<Value> {
    match name {
        "uri" => Some(Value::from(article.uri())),
        "quotes" => Some(of_kind(article, "quote").map(|quote| quote_value(article, &quote)).collect()),
        "subjects" => Some(of_kind(article, "subject").map(|subject| subject_value(&subject)).collect()),
        "authors" => {
            let byline = article.field(Field::Byline).unwrap_or_default();
            Some(authors(byline).into_iter().map(Value::from).collect())
        }
        "right_to_left" => {
            let language = article.language().unwrap_or_default().split('-').next().unwrap_or_default();
            let mut languages = entries(include_str!("../../data/right-to-left.txt"));
            Some(Value::from(languages.any(|other| other.eq_ignore_ascii_case(language))))
        }
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

fn field(name: &str) -> Option<(&'static str, Field)> {
    const FIELDS: [(&str, Field); 13] = [
        ("headline", Field::Headline),
        ("slugline", Field::Slugline),
        ("byline", Field::Byline),
        ("dateline", Field::Dateline),
        ("creditline", Field::Creditline),
        ("copyright", Field::Copyright),
        ("usageterms", Field::Usageterms),
        ("language", Field::Language),
        ("published", Field::Published),
        ("source", Field::Source),
        ("version", Field::Version),
        ("versioncreated", Field::Versioncreated),
        ("embargoed", Field::Embargoed),
    ];
    FIELDS.into_iter().find(|(known, _)| *known == name)
}

fn of_kind<'a>(article: &Article<'a>, kind: &'static str) -> impl Iterator<Item = Annotation<'a>> {
    article.annotations().filter(move |annotation| annotation.kind() == kind)
}

fn summary_value(sentences: &[String]) -> Value {
    let list: Value = sentences.iter().map(|sentence| Value::from(sentence.as_str())).collect();
    Record::of([("text", Value::from(sentences.join(" "))), ("sentences", list)])
}

fn limit_value(limit: Limit) -> Value {
    let limits = [("sentences", limit.sentences), ("words", limit.words), ("characters", limit.characters)];
    Record::of(limits.into_iter().filter(|(_, most)| *most != usize::MAX).map(|(name, most)| (name, Value::from(most))))
}

/// The strongest direct quotation with a speaker that a summary does not hold: a whole one, of a length to be pulled
/// out, by one whom the headline names, that says what the story is about, and does not lean on what was said before it.
fn best_quote(article: &Article<'_>, summary: &[String], summariser: &Summariser) -> Option<Value> {
    let headline = article.headline().unwrap_or_default();
    let mut candidates: Vec<(f64, Annotation<'_>)> = of_kind(article, "quote")
        .filter_map(|quote| Some((strength(article, &quote, headline, summariser)?, quote)))
        .collect();
    candidates.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let summary = summary.join(" ");
    candidates.into_iter().find_map(|(_, quote)| {
        let text = quote_text(quote.block_spans(), |index| article.block(index).map(|block| block.text));
        let half = text.starts_with(char::is_lowercase) && has_capitals(headline);
        let told = || is_told(article, &quote, &summary);
        (!half && !told()).then(|| pulled(&quote, text))
    })
}

/// Whether a summary holds a quotation: all its pieces, whatever stands between them.
fn is_told(article: &Article<'_>, quote: &Annotation<'_>, summary: &str) -> bool {
    let mut pieces = quote.block_spans().filter_map(|(index, range)| article.block(index)?.text.get(range));
    pieces.all(|piece| summary.contains(piece.trim()))
}

/// How strong a quotation is; nothing where it has no speaker, is too long or too short, or lies in many pieces.
fn strength(article: &Article<'_>, quote: &Annotation<'_>, headline: &str, summariser: &Summariser) -> Option<f64> {
    let speaker = speaker(quote)?;
    let (block, range) = quote.block_spans().next()?;
    let length: usize = quote.block_spans().map(|(_, range)| range.len()).sum();
    // a stop may be a piece of its own
    let longer = |(_, range): &(usize, Range<usize>)| range.len() > 1;
    if !PULLED.contains(&length) || quote.block_spans().filter(longer).nth(2).is_some() {
        return None;
    }
    let surname = speaker.split_whitespace().next_back()?;
    let opening = article.block(block).and_then(|block| block.text.get(range.clone())).unwrap_or_default();
    let language = language(article.field(Field::Language).unwrap_or_default());
    Some(
        quote.number_feature("confidence").unwrap_or(0.5)
            + f64::from(summariser.strength((block, range.start)).unwrap_or(-0.5))
            + if headline.contains(surname) { 0.3 } else { 0.0 }
            - if leans(opening, language) { f64::from(LEANS) } else { 0.0 },
    )
}

fn has_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase)
}

fn texts(annotation: &Annotation<'_>, names: &'static [&'static str]) -> impl Iterator<Item = (&'static str, Value)> {
    names.iter().filter_map(|&name| Some((name, Value::from(annotation.text_feature(name)?))))
}

fn confidence(annotation: &Annotation<'_>) -> Option<(&'static str, Value)> {
    annotation.number_feature("confidence").map(|number| ("confidence", Value::from(number)))
}

fn quote_value(article: &Article<'_>, quote: &Annotation<'_>) -> Value {
    let text = quote_text(quote.block_spans(), |index| article.block(index).map(|block| block.text));
    quote_of(quote, text)
}

/// A quotation that is pulled out, with whether its speaker is called by a name: `My wife` is nobody’s, and no person’s in JSON-LD.
fn pulled(quote: &Annotation<'_>, text: String) -> Value {
    let named = quote.text_feature("speaker").is_some_and(is_name);
    let known = texts(quote, &["kind", "speaker", "speaker_text", "cue"]);
    Record::of(known.chain([("text", Value::from(text)), ("named", Value::from(named))]).chain(confidence(quote)))
}

/// Whether a speaker is called by a name: small words within it are those of names, and it ends in none.
fn is_name(speaker: &str) -> bool {
    let mut words = speaker.split_whitespace();
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    speaker.split_whitespace().next_back().is_some_and(capital) && words.all(|word| capital(word) || is_particle(word))
}

/// Whether a small word may stand within a name: `Ada van Rowe`, `Lind of Holm`.
fn is_particle(word: &str) -> bool {
    word.len() <= 3 || matches!(word, "della" | "dalla")
}

fn quote_of(quote: &Annotation<'_>, text: String) -> Value {
    let known = texts(quote, &["kind", "speaker", "speaker_text", "cue"]);
    Record::of(known.chain([("text", Value::from(text))]).chain(confidence(quote)))
}

fn subject_value(subject: &Annotation<'_>) -> Value {
    let known = texts(subject, &["qcode", "name"]);
    Record::of(known.chain([("creator", Value::from(subject.stage()))]).chain(confidence(subject)))
}

/// Whether a piece of a quotation begins with the stop of the one before it.
fn opens_with_stop(piece: &str) -> bool {
    piece.starts_with([',', '.', ';', ':']) && !piece.starts_with("..")
}

/// A quotation's pieces: those of one block joined by a space, but a stop to what it ends, across blocks by a newline.
fn quote_text<'a>(
    spans: impl Iterator<Item = (usize, Range<usize>)>,
    block: impl Fn(usize) -> Option<&'a str>,
) -> String {
    let mut out = String::new();
    let mut last = None;
    for (index, range) in spans {
        let piece = block(index).and_then(|text| text.get(range)).unwrap_or_default();
        match last {
            Some(last) if last != index => out.push('\n'),
            Some(_) if !opens_with_stop(piece) => out.push(' '),
            _ => {}
        }
        out.push_str(piece);
        last = Some(index);
    }
    out
}
