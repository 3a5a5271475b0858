//! A definition to be changed in one place; written as JSON, which is YAML too.

use serde_json::{Value, json};

/// A pipeline definition: from the folder `in` to standard output in full, with the stages that are added.
#[derive(Clone)]
pub(crate) struct Definition(Value);

impl Definition {
    pub(crate) fn new() -> Definition {
        Definition(json!({
            "name": "suite",
            "sources": [{ "uses": "files", "with": { "path": "in" } }],
            "stages": [],
            "sinks": [{ "uses": "stdout", "with": { "detail": "full" } }],
        }))
    }

    /// The five stages of `pipelines/wire.yaml`, with a condition on one of them.
    pub(crate) fn whole() -> Definition {
        Definition::new()
            .stage("strip-boilerplate")
            .stage("dedupe-captions")
            .stage_of(json!({ "uses": "extract-quotes", "if": "language is lang('en')" }))
            .stage_of(json!({ "uses": "tag-topics", "with": { "max": 5 } }))
            .stage_of(json!({ "uses": "render-summary", "with": { "sentences": 2, "template": "brief.html" } }))
    }

    /// Adds a stage without configuration.
    pub(crate) fn stage(self, uses: &str) -> Definition {
        self.stage_of(json!({ "uses": uses }))
    }

    /// Adds a stage as it is written.
    pub(crate) fn stage_of(mut self, stage: Value) -> Definition {
        self.0["stages"].as_array_mut().expect("a list").push(stage);
        self
    }

    /// Puts the sink `files` in place of standard output.
    pub(crate) fn into_files(self, path: &str) -> Definition {
        self.set("sinks", json!([{ "uses": "files", "with": { "path": path } }]))
    }

    /// Sets a key.
    pub(crate) fn set(mut self, key: &str, value: Value) -> Definition {
        self.0[key] = value;
        self
    }

    pub(crate) fn text(&self) -> String {
        format!("{:#}\n", self.0)
    }
}
