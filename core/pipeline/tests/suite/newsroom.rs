//! A catalogue as a newsroom might have it, made for the tests.

use copydesk_pipeline::{Catalogue, ConfigFault, EndpointFacts, LookupFault, SinkDetail, SinkOutput, StageFacts};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

/// Stages that are like those of the project in what they read, write and accept.
pub(crate) struct Newsroom;

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default)]
#[allow(dead_code)]
struct Captions {
    /// How alike two captions must be.
    #[schemars(range(min = 0.0, max = 1.0))]
    similarity: f64,
    /// Which of two captions is kept.
    keep: Keep,
    /// Blocks that are looked at.
    kinds: Vec<Kind>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(rename_all = "kebab-case")]
enum Keep {
    /// The one nearest its picture.
    #[default]
    NearPicture,
    /// The longest.
    Longest,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code)]
enum Kind {
    Caption,
    Paragraph,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default)]
#[allow(dead_code)]
struct Topics {
    /// At most so many topics.
    #[schemars(range(min = 1))]
    max: Option<u32>,
    /// Files with more topics.
    vocabularies: Vec<Vocabulary>,
    /// Whether to name the topics above a topic.
    ancestors: Option<bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Vocabulary {
    /// The file.
    path: String,
    /// Weight against the built-in topics.
    weight: Option<f64>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Files {
    /// The folder, or the template of the files' names.
    path: String,
    /// The format; told from the bytes where it is not given.
    format: Option<Format>,
    /// Files that are older are left alone.
    newest: Option<u32>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Format {
    Auto,
    Article,
    Ninjs,
    Html,
    Text,
}

fn schema<T: JsonSchema>() -> Option<Value> {
    Some(schemars::schema_for!(T).to_value())
}

fn facts(id: &str, reads: &[&str], writes: &[&str], schema: Option<Value>) -> StageFacts {
    StageFacts {
        id: id.to_owned(),
        plugin: id.to_owned(),
        version: "1.0.0".to_owned(),
        doc: String::new(),
        reads: reads.iter().map(|r| (*r).to_owned()).collect(),
        writes: writes.iter().map(|w| (*w).to_owned()).collect(),
        misspelt: Vec::new(),
        stateful: id == "count-stories",
        schema,
    }
}

impl Newsroom {
    fn all() -> Vec<StageFacts> {
        vec![
            facts("strip-boilerplate", &["body"], &["body", "ednotes"], None),
            facts("dedupe-captions", &["body", "media"], &["body", "media"], schema::<Captions>()),
            facts("extract-quotes", &["body", "headline"], &["quotes"], None),
            facts("tag-topics", &["headline", "body"], &["subjects"], schema::<Topics>()),
            facts("render-summary", &["headline", "body", "quotes?"], &["summary", "renditions"], None),
            facts("check-quotes", &["quote"], &["claims"], None),
            facts("route-topics", &["subjects"], &["extra"], None),
            facts("rate-moods", &["mood"], &["extra"], None),
            facts("count-stories", &["body"], &["extra"], None),
        ]
    }
}

impl Catalogue for Newsroom {
    fn stage(&self, uses: &str) -> Result<StageFacts, LookupFault> {
        if uses == "old-timer" {
            return Err(LookupFault::Broken {
                library: "plugins/libold_timer.so".to_owned(),
                reason: "it was built for version 0 of the plugin interface, this is version 1".to_owned(),
            });
        }
        Self::all().into_iter().find(|facts| facts.id == uses).ok_or_else(|| LookupFault::Missing {
            looked_in: vec![format!("looked for lib{}.so in the folder plugins", uses.replace('-', "_"))],
            misnamed: match uses {
                "translate" => vec![("plugins/translate.so".to_owned(), "libtranslate.so".to_owned())],
                _ => Vec::new(),
            },
        })
    }

    fn other_libraries(&self, uses: &str) -> Option<(String, Vec<String>)> {
        let of = |folder: &str| format!("{folder}/lib{}.so", uses.replace('-', "_"));
        (uses == "rate-moods").then(|| (of("plugins"), vec![of("old"), of("older")]))
    }

    fn stage_names(&self) -> Vec<String> {
        Self::all().into_iter().map(|facts| facts.id).collect()
    }

    fn writers_of(&self, what: &str) -> Vec<String> {
        Self::all().into_iter().filter(|facts| facts.writes.iter().any(|w| w == what)).map(|facts| facts.id).collect()
    }

    fn check_stage(&self, uses: &str, config: &str) -> Result<(), ConfigFault> {
        let config: Value = serde_json::from_str(config).unwrap();
        match config.pointer("/vocabularies/0/path").and_then(Value::as_str) {
            Some(path) if uses == "tag-topics" && !path.ends_with(".yaml") => Err(ConfigFault {
                pointer: Some("/vocabularies/0/path".to_owned()),
                message: "a vocabulary is a YAML file".to_owned(),
                help: Some("name a file that ends in .yaml".to_owned()),
            }),
            _ => Ok(()),
        }
    }

    fn sources(&self) -> Vec<EndpointFacts> {
        vec![
            EndpointFacts { name: "files".to_owned(), schema: schema::<Files>(), ..EndpointFacts::default() },
            EndpointFacts {
                name: "stdin".to_owned(),
                schema: Some(json!({"type": "object"})),
                ..EndpointFacts::default()
            },
        ]
    }

    fn sinks(&self) -> Vec<EndpointFacts> {
        let templates = vec!["/path".to_owned()];
        vec![
            EndpointFacts {
                name: "files".to_owned(),
                schema: schema::<Files>(),
                templates,
                exactly_once: true,
                ..EndpointFacts::default()
            },
            EndpointFacts { name: "stdout".to_owned(), ..EndpointFacts::default() },
        ]
    }

    fn check_source(&self, _: &str, config: &Value) -> Result<(), ConfigFault> {
        match config.get("path") {
            Some(Value::String(path)) if path.is_empty() => Err(ConfigFault {
                pointer: Some("/path".to_owned()),
                message: "a folder or a file is needed".to_owned(),
                help: None,
            }),
            _ => Ok(()),
        }
    }

    fn check_sink(&self, _: &str, _: &Value) -> Result<(), ConfigFault> {
        Ok(())
    }

    fn sink_output(&self, _: &str, config: &Value) -> Option<SinkOutput> {
        let rendition = Some(config.get("rendition")?.as_str()?.to_owned());
        Some(SinkOutput { format: "article".to_owned(), detail: SinkDetail::Published, rendition })
    }

    fn sink_identity(&self, _: &str, config: &Value) -> Option<String> {
        let path = config.get("path")?.as_str()?;
        Some(path.trim_start_matches("./").to_owned())
    }
}
