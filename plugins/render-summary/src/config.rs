//! What the stage accepts under `with:`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// The most sentences that a summary can have.
pub(crate) const MOST_SENTENCES: usize = 100;

/// How long the summary is, and what is rendered with it.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// At most so many sentences, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub sentences: usize,
    /// At most so many words, all sentences together.
    pub max_words: Option<usize>,
    /// At most so many characters, all sentences together with the spaces between: a push alert has 120.
    pub max_characters: Option<usize>,
    /// The name of a template, or a list of names: `brief.html`, `brief.md`, `brief.txt`, or files of `templates`. Each
    /// becomes a rendition of that name.
    pub template: Names,
    /// A folder with templates of your own (minijinja). One with the name of a template that comes with the stage
    /// stands in for it. Values are escaped as the file's name asks for: `.html`, `.xml` and `.json` are.
    pub templates: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self { sentences: 3, max_words: None, max_characters: None, template: Names::default(), templates: None }
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
