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
    assert_eq!(serde_json::Value::from(annotation.features.clone()), json!({"words": 16, "minutes": 4}));
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

/// Folders with copies of the example under these names.
fn folders(files: &[&[&str]]) -> (Vec<tempfile::TempDir>, Plugins) {
    let folders: Vec<tempfile::TempDir> = files.iter().map(|_| tempfile::tempdir().expect("a folder")).collect();
    for (folder, names) in folders.iter().zip(files) {
        for name in *names {
            std::fs::copy(reading_time(), folder.path().join(name)).expect("a copy");
        }
    }
    let listed = folders.iter().map(|folder| Folder { path: folder.path().to_owned(), origin: "--plugin-dir" });
    let plugins = Plugins::new(Folders(listed.collect()));
    (folders, plugins)
}

#[test]
fn the_library_named_for_the_stage_comes_first_then_the_order_of_the_folders_then_that_of_the_names() {
    for (files, used, others) in [
        (&[&["libz.so"][..], &["libreading_time.so"]][..], (1, "libreading_time.so"), &[(0, "libz.so")][..]),
        (&[&["libreading_time.so"], &["libreading_time.so"]], (0, "libreading_time.so"), &[(1, "libreading_time.so")]),
        (&[&["libb.so", "liba.so"], &["libaa.so"]], (0, "liba.so"), &[(0, "libb.so"), (1, "libaa.so")]),
        (&[&[], &["libreading_time.so"]], (1, "libreading_time.so"), &[]),
    ] {
        let (folders, plugins) = folders(files);
        let path = |(folder, name): &(usize, &str)| folders[*folder].path().join(name);
        let stage = plugins.stage("reading-time").expect("found");
        assert_eq!(stage.path, path(&used), "{files:?}");
        assert_eq!(plugins.others(&stage), others.iter().map(path).collect::<Vec<_>>(), "{files:?}");
    }
}

#[test]
fn a_link_to_the_library_that_is_used_is_no_second_one() {
    let (folders, plugins) = folders(&[&["libreading_time.so"], &[]]);
    let link = folders[1].path().join("libreading_time.so");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folders[0].path().join("libreading_time.so"), link).expect("a link");
    let stage = plugins.stage("reading-time").expect("found");
    assert!(plugins.others(&stage).is_empty());
    assert_eq!(plugins.all().0.len(), 1);
}

#[test]
fn where_the_library_named_for_a_stage_lacks_it_another_that_has_it_is_used() {
    let (folders, plugins) = folders(&[&["libother.so"]]);
    let misbehaving = crate::compiled::misbehaving(&[]);
    std::fs::copy(misbehaving, folders[0].path().join("libreading_time.so")).expect("a copy");
    assert!(plugins.stage("reading-time").expect("found").path.ends_with("libother.so"));
    let error = plugins.stage("reading_time").expect_err("misspelt").to_string();
    assert!(error.contains("did you mean `reading-time`?"), "{error}");
}

#[test]
fn a_library_that_lies_there_under_a_name_that_is_not_looked_at_is_named() {
    for name in
        ["reading_time.so", "reading-time.so", "libreading_time.dylib", "libReadingTime.so.1", "reading_time.dll"]
    {
        let (folders, plugins) = folders(&[&[name]]);
        let error = plugins.stage("reading-time").expect_err("it is not looked at").to_string();
        let path = folders[0].path().join(name).display().to_string();
        assert!(error.contains(&path) && error.contains("is not called libreading_time.so"), "{error}");
    }
    let (_folders, plugins) = folders(&[&["notes.so", "reading_time.txt", "time.so"]]);
    let error = plugins.stage("reading-time").expect_err("there is none").to_string();
    assert!(!error.contains("is not looked at"), "{error}");
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
