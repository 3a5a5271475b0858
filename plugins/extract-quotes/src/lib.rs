//! The extract-quotes stage: who said what, from the marks in the text and the words around them.
//!
//! The way of a block: [`passages`] reads its marks, sentences and words; [`judge`] looks at each quotation by itself; [`attribution`] finds the cue
//! before or after it and [`subjects`] whose verb that is; [`speaker`] chooses between them and carries speakers over; [`extract`] joins paragraphs and [`stops`] halves,
//! and [`whom`] says who they are, also where a role, a body or a pronoun stands for a name: each [`draft`] becomes a [`quote`].
//! `data/<language>/cues.txt` holds the verbs, [`language`] what else sets the languages apart; [`layouts`] knows the speech that no
//! marks enclose, and who answers in an interview; [`repeated`] gives a headline's quotation to who says it in the text. [`confidence`] says how sure it all is.
#![deny(unsafe_code)] // not forbid: the one line that exports the plugin has an exception of its own

mod attribution;
mod confidence;
mod draft;
mod extract;
mod grammar;
mod judge;
mod language;
mod layouts;
mod passages;
mod quote;
mod repeated;
mod speaker;
mod stops;
mod subjects;
mod whom;
mod work;

use std::collections::BTreeMap;
use std::ops::Range;

use copydesk_plugin_sdk::{
    Article, Block, BlockKind, Failure, Field, Mark, MarkKind, NewAnnotation, Span, Stage, Value, Verdict,
    export_plugin,
};
use copydesk_text::names::as_usual;

pub use extract::{Extractor, extract};
pub use grammar::CueError;
pub use language::{Added, AddedError, Language};
pub use layouts::setting::Setting;
pub use passages::pieces::Pieces;
pub use quote::{Place, Quote, QuoteKind};

/// What the stage accepts under `with:`.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How sure a speaker must be, from 0 to 1. A quotation whose speaker is less sure is given without one.
    pub min_confidence: f64,
    /// Your own cues, by language (`en-GB` is read as `en`): lines as in the stage's `data/<language>/cues.txt`, such as `say spruik` or `link dub dubs dubbed`.
    pub cues: BTreeMap<String, Vec<String>>,
    /// Your own titles, roles and first names, by language (`en-GB` is read as `en`): a word and its classes, such as `reeve title role` or `quillon first-name male`.
    pub words: BTreeMap<String, Vec<String>>,
}

impl Default for Config {
    fn default() -> Self {
        Self { min_confidence: 0.87, cues: BTreeMap::new(), words: BTreeMap::new() }
    }
}

/// The lines that a newsroom adds to one language, and where each stands in its settings.
struct Lines<'c> {
    text: Vec<String>,
    places: Vec<(&'c str, usize)>,
}

impl<'c> Lines<'c> {
    /// Those of a language, also under the tags of its regions: `en-GB` is read as `en`.
    fn of(list: &'c BTreeMap<String, Vec<String>>, language: &str) -> Self {
        let own = list.iter().filter(|(tag, _)| primary(tag).eq_ignore_ascii_case(language));
        let lines =
            own.flat_map(|(tag, lines)| lines.iter().enumerate().map(move |(at, line)| (line, (tag.as_str(), at))));
        let (text, places) = lines.map(|(line, place)| (line.clone(), place)).unzip();
        Self { text, places }
    }

    fn place(&self, line: usize) -> String {
        self.places.get(line).map_or_else(String::new, |(tag, at)| format!("{tag}/{at}"))
    }
}

/// The first part of a tag, which says the language.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Finds the quotations of an article and their speakers.
#[derive(Debug)]
pub struct ExtractQuotes {
    min_confidence: f64,
    /// The languages that words were added to.
    own: Vec<(&'static str, Language)>,
    extractor: Extractor,
}

impl ExtractQuotes {
    /// The language of an article; one that says none is taken for English.
    fn language<'a>(own: &'a [(&'static str, Language)], tag: Option<&str>) -> Option<&'a Language> {
        let tag = tag.unwrap_or("en");
        let own = own.iter().find(|(language, _)| primary(tag).eq_ignore_ascii_case(language));
        own.map(|(_, language)| language).or_else(|| Language::of(tag))
    }
}

impl Stage for ExtractQuotes {
    type Config = Config;
    const ID: &'static str = "extract-quotes";
    const DOC: &'static str = "Finds quotations and who said them, in words and by name";
    const READS: &'static [&'static str] = &["body", "headline", "language"];
    const WRITES: &'static [&'static str] = &["quotes"];

    fn create(config: Config) -> Result<Self, Failure> {
        if !(0.0..=1.0).contains(&config.min_confidence) {
            let message = format!("must lie between 0 and 1, not {}", config.min_confidence);
            return Err(Failure::config("/min_confidence", message));
        }
        let mut own = Vec::with_capacity(config.cues.len() + config.words.len());
        for (list, tag) in
            config.cues.keys().map(|tag| ("cues", tag)).chain(config.words.keys().map(|tag| ("words", tag)))
        {
            if Language::of(tag).is_none() {
                let known: Vec<&str> = Language::tags().collect();
                let message = format!("is no language that the stage has words of; it has {}", known.join(", "));
                return Err(Failure::config(format!("/{list}/{tag}"), message));
            }
        }
        for language in Language::tags() {
            let (cues, words) = (Lines::of(&config.cues, language), Lines::of(&config.words, language));
            if cues.text.is_empty() && words.text.is_empty() {
                continue;
            }
            let made = Language::with(language, Added { cues: &cues.text, words: &words.text });
            let made = made.map_err(|error| match error {
                AddedError::Cue(line, error) => Failure::config(format!("/cues/{}", cues.place(line)), error),
                AddedError::Word(line, error) => Failure::config(format!("/words/{}", words.place(line)), error),
            })?;
            own.extend(made.map(|made| (language, made)));
        }
        Ok(Self { min_confidence: config.min_confidence, own, extractor: Extractor::default() })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let language = Self::language(&self.own, article.language());
        let mut blocks = Vec::with_capacity(article.blocks().len());
        let (mut set_off, mut bold) = (Vec::new(), Vec::new());
        for (index, block) in article.blocks().enumerate() {
            blocks.push(block.text);
            if block.kind == BlockKind::Blockquote {
                set_off.push(index);
            } else if block.kind == BlockKind::Heading || is_bold(&block) {
                bold.push(index);
            }
        }
        let setting = Setting { set_off: &set_off, bold: &bold, byline: article.field(Field::Byline) };
        let quotes = self.extractor.extract(article.headline(), &blocks, setting, language);
        let speakers: Vec<_> = quotes.iter().map(|quote| quote.speaker.map(as_usual)).collect();
        let mut features = Vec::with_capacity(5);
        for (quote, speaker) in quotes.iter().zip(&speakers) {
            annotate(article, quote, speaker.as_deref(), self.min_confidence, &mut features);
        }
        Ok(Verdict::Keep)
    }
}

/// Whether the block is set in bold from end to end.
fn is_bold(block: &Block<'_>) -> bool {
    let whole = |mark: &Mark<'_>| {
        let text = block.text.trim();
        !text.is_empty() && mark.end - mark.start >= text.len()
    };
    block.marks().any(|mark| mark.kind == MarkKind::Strong && whole(&mark))
}

/// Hands a quotation over. The list is used for one after the other.
fn annotate<'a>(
    article: &mut Article<'_>,
    quote: &Quote<'a>,
    speaker: Option<&'a str>,
    least: f64,
    features: &mut Vec<(&'static str, Value<'a>)>,
) {
    let span = |(place, range): &(Place, Range<usize>)| match place {
        Place::Headline => Span::field(Field::Headline, range.clone()),
        Place::Block(block) => Span::block(*block, range.clone()),
    };
    let (one, many);
    let spans: &[Span] = if let Some(only) = quote.spans.only() {
        one = [span(only)];
        &one
    } else {
        many = quote.spans.iter().map(span).collect::<Vec<_>>();
        &many
    };
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Scare => "scare",
    };
    features.clear();
    features.push(("kind", kind.into()));
    if let Some(mention) = quote.speaker_text.filter(|_| quote.confidence >= least) {
        features.push(("speaker_text", mention.into()));
        features.extend(speaker.map(|speaker| ("speaker", plain_spaces(speaker))));
        features.extend(quote.cue.map(|cue| ("cue", cue.into())));
    }
    features.push(("confidence", quote.confidence.into()));
    article.annotate(&NewAnnotation { kind: "quote", spans, features });
}

/// A name with spaces that may break a line, as one looks it up; as a rule it has no others.
fn plain_spaces(name: &str) -> Value<'_> {
    if name.contains(SPACES) { Value::Text(name.replace(SPACES, " ").into()) } else { name.into() }
}

/// The spaces within names that are not plain: no-break, thin, narrow no-break, and the end of a line.
const SPACES: [char; 4] = ['\u{a0}', '\u{2009}', '\u{202f}', '\n'];

export_plugin!(ExtractQuotes);
