//! The C example: built as its README says, and against the frozen header, and run.

use crate::compiled::{article, compiled, instance, open, root};
use copydesk_article::Field;
use copydesk_plugin_host::{FlushReason, Folder, Folders, Outcome, PluginError, Plugins};
use serde_json::json;
use std::path::PathBuf;

fn reading_time() -> PathBuf {
    let strict = ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
    compiled("examples/plugin-c/reading_time.c", &strict)
}

#[test]
fn the_c_example_annotates_an_article() {
    let mut stage = instance(&reading_time(), r#"{"words_per_minute": 5}"#).expect("an instance");
    let mut viewed = article();
    let Outcome::Kept(changes) = stage.process(&mut viewed) else { panic!("the article is kept") };
    assert_eq!((changes.made, changes.text), (1, false));
    let annotation = &viewed.article().annotations[0];
    assert_eq!(annotation.kind, "reading_time");
    assert_eq!(serde_json::Value::from(annotation.features.clone()), json!({"words": 16.0, "minutes": 4.0}));
    assert_eq!(stage.flush(FlushReason::End), Ok(()));
}

#[test]
fn the_c_example_drops_what_is_too_short_with_the_reason() {
    let mut stage = instance(&reading_time(), r#"{ "least" : 17 }"#).expect("an instance");
    assert_eq!(stage.process(&mut article()), Outcome::Dropped("shorter than 17 words".into()));
}

#[test]
fn the_c_example_refuses_a_wrong_configuration_and_names_the_place() {
    for (config, at) in [
        (r#"{"least": "ten"}"#, Some("/least")),
        (r#"{"least": 99999999999999999999999}"#, Some("/least")),
        (r#"{"words_per_minute": 0}"#, Some("/words_per_minute")),
        (r#"{"leest": 1}"#, Some("/leest")),
        (r#"{"least": 1"#, Some("/least")),
        (r#"["least"]"#, None),
        (r#"{"a\"b": 1}"#, None),
    ] {
        let error = instance(&reading_time(), config).err().expect(config);
        assert_eq!(error.at.as_deref(), at, "{config}: {error}");
        assert!(!error.message.is_empty());
    }
}

#[test]
fn the_c_example_describes_itself() {
    let plugin = open(&reading_time()).expect("a plugin");
    assert_eq!(
        (plugin.id.as_str(), plugin.version.as_str(), plugin.license.as_str()),
        ("reading-time", "1.0.0", "Apache-2.0")
    );
    let stage = &plugin.stages[0];
    assert_eq!((&stage.reads[..], &stage.writes[..]), (&["body".to_owned()][..], &["reading_time".to_owned()][..]));
    let schema = stage.schema.as_ref().expect("a schema");
    assert_eq!(schema["properties"]["least"]["type"], "integer");
}

#[test]
fn what_was_compiled_against_version_1_0_still_loads_and_runs() {
    let frozen = root().join("core/plugin-abi/include/frozen/copydesk-1.0.h");
    // The frozen header comes first, and its guard keeps the current one out.
    let path = compiled("examples/plugin-c/reading_time.c", &["-include", &frozen.to_string_lossy()]);
    let mut stage = instance(&path, "{}").expect("an instance");
    assert!(matches!(stage.process(&mut article()), Outcome::Kept(_)));
}

#[test]
fn a_stage_is_found_by_the_name_of_its_library_or_else_by_looking_into_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let plugins = || Plugins::new(Folders(vec![Folder { path: folder.path().to_owned(), origin: "--plugin-dir" }]));
    let missing = plugins().stage("reading-time").expect_err("the folder is empty").to_string();
    assert!(missing.contains("`reading-time`") && missing.contains("libreading_time.so"), "{missing}");
    assert!(missing.contains(&*folder.path().to_string_lossy()), "{missing}");
    // Under another name it is found by its descriptor; a library that is no plugin does not disturb.
    std::fs::copy(reading_time(), folder.path().join("libother.so")).expect("a copy");
    std::fs::write(folder.path().join("libnotes.so"), "no library").expect("a file");
    assert_eq!(plugins().stage("reading-time").expect("found").id, "reading-time");
    let near = plugins().stage("reading-tim").expect_err("misspelt").to_string();
    assert!(near.contains("did you mean `reading-time`?"), "{near}");
    std::fs::copy(reading_time(), folder.path().join("libmisnamed.so")).expect("a copy");
    let other = plugins().stage("misnamed").err();
    assert!(matches!(other, Some(PluginError::NoSuchStage { .. })), "{other:?}");
}

#[test]
fn views_show_what_earlier_stages_changed() {
    let mut stage = instance(&reading_time(), r#"{"least": 100}"#).expect("an instance");
    let mut viewed = article();
    viewed.article_mut().body[0].text = "word ".repeat(200);
    assert!(matches!(stage.process(&mut viewed), Outcome::Kept(_)));
    viewed.article_mut().header.set(Field::Headline, "Another");
    let article = viewed.take();
    assert_eq!(article.annotations.len(), 1);
    assert!(matches!(stage.process(&mut viewed), Outcome::Dropped(_)), "an article that was given out is gone");
}
