//! Cases as files: `cases/<format>/NAME.<ext>` and what comes of it, `NAME.out.json`. `UPDATE_CASES=1` writes the latter.
//! Everything that comes out is written as article JSON and as ninjs again, and must be valid.

use copydesk_article::{Article, Detail, article_schema, read_article, write_article};
use copydesk_formats::{Context, Format, Origin, Wanted, decode, frame};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(root)
        .expect("the folder of cases")
        .flat_map(|folder| std::fs::read_dir(folder.expect("a folder").path()).expect("a folder of cases"))
        .map(|file| file.expect("a case").path())
        .filter(|path| !path.to_string_lossy().ends_with(".out.json"))
        .collect();
    files.sort();
    files
}

/// What a source gives for a file under `auto`.
fn items(path: &Path) -> Vec<Result<Article, String>> {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let file = std::fs::File::open(path).expect("a case");
    let mut out = Vec::new();
    for record in frame(Box::new(file), Origin::file(name), Wanted::Auto) {
        match record {
            Ok(record) => {
                for item in decode(&record, &Context::default()) {
                    assert!(record.bytes.get(item.raw).is_some(), "the raw bytes lie in the record");
                    out.push(item.article.map_err(|error| error.to_string()));
                }
            }
            Err(error) => out.push(Err(error.to_string())),
        }
    }
    out
}

fn shown(item: &Result<Article, String>) -> Value {
    match item {
        Ok(article) => {
            let mut line = Vec::new();
            write_article(article, Detail::Full, &mut line);
            let mut value: Value = serde_json::from_slice(&line).expect("JSON");
            if let Value::Object(object) = &mut value {
                object.retain(|key, value| key == "body" || !value.as_array().is_some_and(Vec::is_empty));
            }
            value
        }
        Err(error) => json!({"error": error}),
    }
}

#[test]
fn every_case_comes_out_as_its_file_says() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let paths = cases();
    assert!(paths.len() >= 50, "only {} cases", paths.len());
    let mut wrong = Vec::new();
    for path in paths {
        let mut text = String::new();
        for item in items(&path) {
            text.push_str(&serde_json::to_string_pretty(&shown(&item)).expect("JSON"));
            text.push('\n');
        }
        let expected = path.with_extension("out.json");
        if update {
            std::fs::write(&expected, &text).expect("written");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_CASES=1 accepts this", wrong.join("\n"));
}

#[test]
fn an_article_is_written_as_it_was_read() {
    for path in cases() {
        for article in items(&path).into_iter().flatten() {
            let (mut once, mut twice) = (Vec::new(), Vec::new());
            write_article(&article, Detail::Full, &mut once);
            let again = read_article(&once).expect("our own output is valid input");
            write_article(&again, Detail::Full, &mut twice);
            assert_eq!(String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice), "{}", path.display());
        }
    }
}

fn schema_of(file: &str, value: Value) -> (boon::Schemas, boon::SchemaIndex) {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource(file, value).expect("added");
    let index = compiler.compile(file, &mut schemas).expect("a schema");
    (schemas, index)
}

#[test]
fn every_article_is_valid_by_the_schemas_of_what_we_write() {
    // The facts of ninjs 3.0, written by us: the one that the black-box suite holds our output to.
    let ninjs = serde_json::from_str(include_str!("../../../tests/pipelines/ninjs-3.0.json")).expect("JSON");
    let (ninjs, ninjs_index) = schema_of("http://example.org/ninjs.json", ninjs);
    let (ours, our_index) = schema_of("http://example.org/article.json", article_schema());
    let format = Format::from_name("ninjs").expect("ninjs is registered");
    for path in cases() {
        for article in items(&path).into_iter().flatten() {
            let mut line = Vec::new();
            assert!(format.encode(&article, Detail::Published, &mut line));
            let value: Value = serde_json::from_slice(&line).expect("JSON");
            if let Err(error) = ninjs.validate(&value, ninjs_index) {
                panic!("{}: {error:#}\n{value:#}", path.display());
            }
            line.clear();
            write_article(&article, Detail::Published, &mut line);
            let value: Value = serde_json::from_slice(&line).expect("JSON");
            if let Err(error) = ours.validate(&value, our_index) {
                panic!("{}: {error:#}\n{value:#}", path.display());
            }
        }
    }
}

#[test]
fn private_notes_are_in_nothing_that_is_published() {
    let mut seen = 0;
    for path in cases() {
        for article in items(&path).into_iter().flatten() {
            for name in ["article", "ninjs"] {
                let mut line = Vec::new();
                Format::from_name(name).expect("a format").encode(&article, Detail::Published, &mut line);
                let text = String::from_utf8_lossy(&line);
                for note in article.ednotes.iter().filter(|note| note.role == copydesk_article::NoteRole::Private) {
                    seen += 1;
                    // An association's note is shown with the association's name before it.
                    let words = note.text.rsplit(": ").next().unwrap_or_default();
                    assert!(!text.contains(words), "{} as {name} gives out `{words}`", path.display());
                }
            }
        }
    }
    assert!(seen > 0, "no case has a private note");
}
