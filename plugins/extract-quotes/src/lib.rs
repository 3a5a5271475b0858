//! The extract-quotes stage: who said what, from the marks in the text and the words around them.
//!
//! The way of a block: [`passage`] reads its marks, sentences and words; [`judge`] looks at each quotation by itself;
//! [`attribution`] finds the cue before or after it and [`subject`] whose verb that is; [`extract`] joins paragraphs and
//! carries speakers over, [`naming`] says who they are. `data/<language>/cues.txt` holds the verbs.
#![deny(unsafe_code)] // not forbid: the one line that exports the plugin has an exception of its own

mod attribution;
mod extract;
mod grammar;
mod judge;
mod naming;
mod passage;
mod subject;

use copydesk_plugin_sdk::{Article, Failure, Field, NewAnnotation, Span, Stage, Value, Verdict, export_plugin};

pub use extract::{Extractor, Place, Quote, QuoteKind, extract};

/// What the stage accepts under `with:`.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How sure a speaker must be, from 0 to 1. A quotation whose speaker is less sure is given without one.
    pub min_confidence: f64,
}

impl Default for Config {
    fn default() -> Self {
        Self { min_confidence: 0.7 }
    }
}

/// Finds the quotations of an article and their speakers.
#[derive(Debug)]
pub struct ExtractQuotes {
    config: Config,
    extractor: Extractor,
}

impl Stage for ExtractQuotes {
    type Config = Config;
    const ID: &'static str = "extract-quotes";
    const DOC: &'static str = "Finds quotations and who said them, in words and by name";
    const READS: &'static [&'static str] = &["body", "headline"];
    const WRITES: &'static [&'static str] = &["quotes"];

    fn create(config: Config) -> Result<Self, Failure> {
        if !(0.0..=1.0).contains(&config.min_confidence) {
            let message = format!("must lie between 0 and 1, not {}", config.min_confidence);
            return Err(Failure::config("/min_confidence", message));
        }
        Ok(Self { config, extractor: Extractor::default() })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let blocks: Vec<&str> = article.blocks().map(|block| block.text).collect();
        let english = article.language().is_none_or(is_english);
        for quote in self.extractor.extract(article.headline(), &blocks, english) {
            annotate(article, &quote, self.config.min_confidence);
        }
        Ok(Verdict::Keep)
    }
}

fn annotate(article: &mut Article<'_>, quote: &Quote<'_>, least: f64) {
    let spans: Vec<Span> = quote
        .spans
        .iter()
        .map(|(place, range)| match place {
            Place::Headline => Span::field(Field::Headline, range.clone()),
            Place::Block(block) => Span::block(*block, range.clone()),
        })
        .collect();
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Scare => "scare",
    };
    let mut features: Vec<(&str, Value<'_>)> = vec![("kind", kind.into())];
    if let Some(mention) = quote.speaker_text.filter(|_| quote.confidence >= least) {
        features.push(("speaker_text", mention.into()));
        features.extend(quote.speaker.map(|name| ("speaker", name.into())));
        features.extend(quote.cue.map(|cue| ("cue", cue.into())));
    }
    features.push(("confidence", quote.confidence.into()));
    article.annotate(&NewAnnotation { kind: "quote", spans: &spans, features: &features });
}

/// `en` and its regions, by the range of BCP 47.
fn is_english(language: &str) -> bool {
    language.get(..2).is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
        && matches!(language.as_bytes().get(2), None | Some(b'-' | b'_'))
}

export_plugin!(ExtractQuotes);
