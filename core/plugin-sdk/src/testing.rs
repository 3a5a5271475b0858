//! A bench for the tests of a stage: the real host around it, with every check of what it hands over, and cases as files.
#![allow(unsafe_code)]

use crate::{FlushReason, Stage, glue};
use copydesk_article::{Detail, StageStamp, read_article, write_article};
use copydesk_plugin_host::{CreateError, Instance, Plugin};
use serde_json::{Map, Value, json};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

pub use copydesk_article;
pub use copydesk_plugin_host::{Outcome, StageFailureKind, ViewedArticle};

/// A stage on the bench.
pub struct Bench<S> {
    instance: Instance,
    stage: PhantomData<S>,
}

impl<S: Stage> Bench<S> {
    /// Makes the stage from what would stand under `with:`.
    ///
    /// # Errors
    /// What the stage says against the configuration.
    pub fn new(with: &Value) -> Result<Bench<S>, CreateError> {
        let wrong = |message: String| CreateError { message, at: None };
        // Descriptors live as long as the process; a bench is made a few times in a test.
        let leak = |names: &'static [&'static str]| -> &'static [glue::Text] {
            Vec::leak(names.iter().map(|name| glue::Text::new(name)).collect())
        };
        let stages = Vec::leak(vec![glue::stage::<S>(leak(S::READS), leak(S::WRITES))]);
        let plugin = Box::leak(Box::new(glue::plugin(S::ID, "0.0.0", "", stages)));
        // SAFETY: the descriptor was made as `export_plugin!` makes it.
        let plugin = unsafe { Plugin::linked(plugin) }.map_err(|error| wrong(error.to_string()))?;
        let stage = plugin.stages.first().ok_or_else(|| wrong("no stage".to_owned()))?;
        let stamp = StageStamp { stage: S::ID.into(), plugin: S::ID.into(), config: "".into() };
        Ok(Bench { instance: Instance::create(stage, stamp, &with.to_string())?, stage: PhantomData })
    }

    /// Calls the stage as a run does.
    pub fn process(&mut self, article: &mut ViewedArticle) -> Outcome {
        self.instance.process(article)
    }

    /// Calls the stage with an article's JSON and returns the article's JSON in full.
    ///
    /// # Errors
    /// Where the JSON is no article, or the stage drops or fails it.
    pub fn run(&mut self, article: &Value) -> Result<Value, String> {
        let mut viewed = ViewedArticle::default();
        viewed.load(read_article(article.to_string().as_bytes()).map_err(|error| error.to_string())?);
        match self.instance.process(&mut viewed) {
            Outcome::Kept(_) => {}
            Outcome::Dropped(reason) => return Err(format!("dropped: {reason}")),
            Outcome::Failed(failure) => return Err(format!("failed: {}", failure.message)),
        }
        let mut json = Vec::new();
        write_article(viewed.article(), Detail::Full, &mut json);
        serde_json::from_slice(&json).map_err(|error| error.to_string())
    }

    /// Calls the stage as a run does when it ends.
    ///
    /// # Errors
    /// What the stage says that it could not finish.
    pub fn flush(&mut self, why: FlushReason) -> Result<(), String> {
        let why = match why {
            FlushReason::End => copydesk_plugin_host::FlushReason::End,
            FlushReason::Stop => copydesk_plugin_host::FlushReason::Stop,
        };
        self.instance.flush(why).map_err(|failure| failure.message)
    }
}

/// Runs every case in a folder: `NAME.in.yaml` holds `about`, the stage's `with` and an `article`, `NAME.out.yaml` what
/// becomes of it. With `UPDATE_CASES=1` in the environment the `.out.yaml` files are written instead of compared.
///
/// # Panics
/// Where a case comes out otherwise than its file says, or there is none.
pub fn run_cases<S: Stage>(folder: impl AsRef<Path>) {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let (cases, orphans) = cases(folder.as_ref());
    assert!(!cases.is_empty(), "{} holds no case (NAME.in.yaml)", folder.as_ref().display());
    assert!(orphans.is_empty(), "these outputs have no input beside them: {orphans:?}");
    let mut wrong = Vec::new();
    for case in cases {
        let out = case.with_file_name(case_name(&case) + ".out.yaml");
        let got = run_case::<S>(&case);
        let expected = std::fs::read_to_string(&out).unwrap_or_default();
        if got == expected {
            continue;
        }
        if update {
            std::fs::write(&out, &got).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
        } else {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- got\n{got}", out.display()));
        }
    }
    let hint = "if what came out is right, run the test again with UPDATE_CASES=1 and read the difference";
    assert!(wrong.is_empty(), "{} cases differ; {hint}\n\n{}", wrong.len(), wrong.join("\n"));
}

fn cases(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let named = |file: &Path, end: &str| file.to_string_lossy().ends_with(end);
    let input = |file: &Path| file.with_file_name(case_name(file) + ".in.yaml");
    let orphans = files.iter().filter(|file| named(file, ".out.yaml") && !input(file).exists()).cloned().collect();
    files.retain(|file| named(file, ".in.yaml"));
    (files, orphans)
}

fn case_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".yaml").trim_end_matches(".in").trim_end_matches(".out").to_owned()
}

fn run_case<S: Stage>(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let case: Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let known = ["about", "with", "article"];
    let keys: Vec<&String> = case.as_object().into_iter().flat_map(Map::keys).collect();
    assert!(
        keys.iter().all(|key| known.contains(&key.as_str())),
        "{}: a case has {known:?}, not {keys:?}",
        file.display()
    );
    assert!(case["about"].is_string(), "{}: `about` must say in a sentence what the case is about", file.display());
    let with = if case["with"].is_null() { json!({}) } else { case["with"].clone() };
    let article = &case["article"];
    let shown = match Bench::<S>::new(&with) {
        Err(error) => json!({"configuration": error.message, "at": error.at}),
        Ok(mut bench) => {
            let first = bench.run(article);
            let again = bench.run(article);
            assert_eq!(first, again, "{}: the same article comes out otherwise the second time", file.display());
            match first {
                Ok(out) => difference(out, &Bench::<S>::unchanged(article)),
                Err(why) => json!({"outcome": why}),
            }
        }
    };
    serde_yaml::to_string(&shown).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

impl<S: Stage> Bench<S> {
    /// The article as it is written when no stage has touched it.
    fn unchanged(article: &Value) -> Value {
        let mut json = Vec::new();
        if let Ok(article) = read_article(article.to_string().as_bytes()) {
            write_article(&article, Detail::Full, &mut json);
        }
        serde_json::from_slice(&json).unwrap_or_default()
    }
}

/// The body, and whatever else is not as it came, in a form that is good to read.
fn difference(out: Value, before: &Value) -> Value {
    let Value::Object(out) = out else { return out };
    let told = |key: &str, value: &Value| key == "body" || (key != "lineage" && before.get(key) != Some(value));
    Value::Object(
        out.into_iter().filter(|(key, value)| told(key, value)).map(|(key, value)| (key, compact(value))).collect(),
    )
}

/// Spans as `b3 0..12`, plain blocks as `b3 paragraph: text`.
fn compact(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(compact).collect()),
        Value::Object(map) => {
            let keys: Vec<&str> = map.keys().map(String::as_str).collect();
            let text = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default();
            match keys.as_slice() {
                ["id", "kind", "text"] => json!(format!("{} {}: {}", text("id"), text("kind"), text("text"))),
                ["block", "end", "start"] => json!(format!("{} {}..{}", text("block"), map["start"], map["end"])),
                ["end", "field", "start"] => json!(format!("{} {}..{}", text("field"), map["start"], map["end"])),
                _ => Value::Object(map.into_iter().map(|(key, value)| (key, compact(value))).collect()),
            }
        }
        other => other,
    }
}
