//! What the stage accepts under `with:`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use copydesk_plugin_sdk::Failure;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use crate::choosing::choice::Limit;
use crate::choosing::focus::Focus;

/// The most sentences that a summary can have.
const MOST_SENTENCES: usize = 100;
/// What a summary has where nothing is said.
pub(crate) const SENTENCES: usize = 3;

/// How long the summary is, what it dwells on, and what is rendered with it.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How long the summary is at most, in `sentences`, `words` and `characters`; 3 sentences where nothing is said.
    pub length: Option<Length>,
    /// Short for `length: { sentences: … }`.
    #[schemars(range(min = 0, max = 100))]
    pub sentences: Option<usize>,
    /// What the summary dwells on, where the story speaks of it: `people` and `topics`, lists of names.
    pub focus: Focus,
    /// `best` adds the sentence with the strongest attributed quotation, where none is chosen anyway (a few words within a sentence are
    /// none); `none` does not.
    pub quotes: Quotes,
    /// The name of a template, or a list of names: `alert.txt`, `brief.html`, `brief.md`, `brief.txt`, `card.html`,
    /// `newsarticle.json`, or files of `templates`. Each becomes a rendition of that name.
    pub template: Names,
    /// Renditions by name, each with its `template` and what differs from the article's summary: `length`, `focus`,
    /// `quotes`.
    pub renditions: BTreeMap<String, Rendition>,
    /// A folder with templates of your own (minijinja). One with the name of a template that comes with the stage
    /// stands in for it; what lies beside those that are used is not read. Values are escaped as the file's name asks for: `.html`, `.xml` and
    /// `.json` are, and in `.json` a text brings its own quotation marks.
    pub templates: Option<String>,
}

/// How long a summary is at most, all its sentences together; a sentence is taken whole or not at all. What is left
/// out does not limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(deny_unknown_fields, default)]
pub struct Length {
    /// In sentences, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub sentences: Option<usize>,
    /// In words.
    pub words: Option<usize>,
    /// In characters, with the spaces between sentences: a push alert has 120.
    pub characters: Option<usize>,
}

/// Whether a quotation is added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(rename_all = "lowercase")]
pub enum Quotes {
    /// None but those that the chosen sentences hold.
    #[default]
    None,
    /// The strongest that has a speaker.
    Best,
}

/// One rendition. What it does not say is as for the article's summary.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(deny_unknown_fields, default)]
pub struct Rendition {
    /// The template; without it, the one with the rendition's name.
    pub template: Option<String>,
    /// How long its summary is at most. `alert.txt` has one sentence of 120 characters and `card.html` two sentences
    /// where nothing is said.
    pub length: Option<Length>,
    /// What its summary dwells on.
    pub focus: Option<Focus>,
    /// Whether its summary has a quotation added.
    pub quotes: Option<Quotes>,
}

impl Config {
    /// The length of the article's summary.
    pub(crate) fn limit(&self) -> Result<Limit, Failure> {
        let check = |pointer: &str, sentences: Option<usize>| match sentences {
            Some(number) if number > MOST_SENTENCES => {
                Err(Failure::config(pointer, format!("must lie between 0 and {MOST_SENTENCES}, not {number}")))
            }
            _ => Ok(()),
        };
        check("/sentences", self.sentences)?;
        check("/length/sentences", self.length.and_then(|length| length.sentences))?;
        for (name, rendition) in &self.renditions {
            check(
                &format!("/renditions/{name}/length/sentences"),
                rendition.length.and_then(|length| length.sentences),
            )?;
        }
        match (self.sentences, self.length) {
            (Some(_), Some(_)) => Err(Failure::config("/sentences", "`length` says it already: give one of the two")),
            (Some(sentences), None) => Ok(Limit::sentences(sentences)),
            (None, Some(length)) => Ok(length.limit()),
            (None, None) => Ok(Limit::sentences(SENTENCES)),
        }
    }
}

impl Length {
    /// Without any limit, three sentences.
    pub(crate) fn limit(self) -> Limit {
        let measured = self.words.is_some() || self.characters.is_some();
        Limit {
            sentences: self.sentences.unwrap_or(if measured { MOST_SENTENCES } else { SENTENCES }),
            words: self.words.unwrap_or(usize::MAX),
            characters: self.characters.unwrap_or(usize::MAX),
        }
    }
}

/// One name or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMore;

        impl<'de> Visitor<'de> for OneOrMore {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a template or a list of names")
            }

            fn visit_str<E>(self, name: &str) -> Result<Names, E> {
                Ok(Names(vec![name.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }

        deserializer.deserialize_any(OneOrMore)
    }
}

impl JsonSchema for Names {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "array"], "items": { "type": "string" } })
    }
}
