//! The stage on the bench of the SDK: what it learns from, what it writes, and what it refuses.
#![allow(clippy::unwrap_used)] // in a test, a panic is the answer

use copydesk_plugin_sdk::testing::Bench;
use copydesk_plugin_sdk::{FlushReason, Stage};
use copydesk_topic_model::{Reader, Text, decode};
use learn_topics::LearnTopics;
use serde_json::{Value, json};

fn refusal(with: Value) -> (String, Option<String>) {
    let Err(error) = Bench::<LearnTopics>::new(&with) else { panic!("{with} was accepted") };
    (error.message, error.at)
}

#[test]
fn options_that_cannot_be_are_refused_at_their_place() {
    let folder = tempfile::tempdir().unwrap();
    for (with, pointer) in [
        (json!({ "model": "" }), "/model"),
        (json!({ "model": folder.path() }), "/model"),
        (json!({ "model": "m", "least_articles": 0 }), "/least_articles"),
        (json!({ "model": "m", "most_articles": 0 }), "/most_articles"),
    ] {
        let (message, at) = refusal(with.clone());
        assert_eq!(at.as_deref(), Some(pointer), "{with}: {message}");
    }
    assert!(refusal(json!({})).0.contains("model"));
}

#[test]
fn it_is_told_to_see_every_article_of_a_run() {
    const { assert!(LearnTopics::STATEFUL) };
}

fn articles() -> Vec<Value> {
    let trades: [(&str, &[&str]); 2] = [
        ("a:ships", &["tug quay pilot", "ferry pilot tug", "quay mooring ferry"]),
        ("b:bread", &["oven loaf crust", "dough oven rye", "rye loaf rolls"]),
    ];
    let article = |at: usize| {
        let (qcode, words) = trades[at % 2];
        json!({
            "uri": format!("t:{at}"), "language": "en-GB", "headline": words[at / 2 % 3], "body": [words[at % 3], "said on Monday"],
            "subjects": [{ "qcode": qcode, "name": "A name" }, { "qcode": "x:ours", "creator": "tag-topics" }],
        })
    };
    (0..24).map(article).collect()
}

fn run(with: &Value, articles: &[Value], why: FlushReason) -> Result<(), String> {
    let mut bench = Bench::<LearnTopics>::new(with).map_err(|error| error.message)?;
    for article in articles {
        let out = bench.run(article)?;
        assert_eq!(out["body"].as_array().unwrap().len(), 2, "articles pass unchanged");
    }
    bench.flush(why)
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().display().to_string()).collect();
    names.sort();
    names
}

#[test]
fn the_end_of_a_run_leaves_a_model_and_its_report_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/t.model");
    let with = json!({ "model": path });
    run(&with, &articles(), FlushReason::End).unwrap();
    assert_eq!(names(path.parent().unwrap()), ["t.model", "t.model.report.txt"]);

    let bytes = std::fs::read(&path).unwrap();
    let model = decode(&bytes).unwrap();
    let topics: Vec<(&str, &str)> = model.topics.iter().map(|topic| (&*topic.qcode, &*topic.name)).collect();
    assert_eq!(topics, [("a:ships", "A name"), ("b:bread", "A name")], "what our own stages gave is not learned");
    let text = Text { headline: Some("ferry tug"), blocks: &["a pilot on the quay"] };
    let given = Reader::new(&model).judge(&model, Some("en"), &text, 8);
    assert_eq!(given.iter().map(|decision| decision.topic).collect::<Vec<_>>(), [0]);

    assert_eq!(
        model.languages.iter().map(|language| (&*language.tag, language.articles)).collect::<Vec<_>>(),
        [("en", 24)]
    );

    let report = std::fs::read_to_string(folder.path().join("new/t.model.report.txt")).unwrap();
    assert!(report.contains("precision") && report.contains("a:ships A name"), "{report}");

    run(&with, &articles(), FlushReason::End).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "the same articles give the same model");
}

#[test]
fn only_topics_of_the_scheme_that_is_asked_for_are_learned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.model");
    run(&json!({ "model": path, "scheme": "b:" }), &articles(), FlushReason::End).unwrap();
    let model = decode(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(model.topics.iter().map(|topic| &*topic.qcode).collect::<Vec<_>>(), ["b:bread"]);
}

#[test]
fn where_no_code_is_of_the_scheme_the_message_names_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let with = json!({ "model": folder.path().join("t.model"), "scheme": "nope:" });
    let message = run(&with, &articles(), FlushReason::End).unwrap_err();
    assert!(message.contains("begins with `nope:`, as `scheme` asks: they begin with `a:`, `b:`"), "{message}");
    let bare = json!({ "uri": "t:1", "body": ["A tug left", "the quay"] });
    let message = run(&with, &[bare], FlushReason::End).unwrap_err();
    assert!(message.contains("no article carried a subject"), "{message}");
}

#[test]
fn a_run_that_is_stopped_or_has_nothing_to_learn_from_leaves_the_earlier_model() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.model");
    std::fs::write(&path, "earlier").unwrap();
    let with = json!({ "model": path });
    run(&with, &articles(), FlushReason::Stop).unwrap();
    let mut without = articles();
    without.iter_mut().for_each(|article| article["subjects"] = json!([]));
    let message = run(&with, &without, FlushReason::End).unwrap_err();
    assert!(message.contains("nothing to learn"), "{message}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "earlier");
    assert_eq!(names(folder.path()), ["t.model"]);
}

#[test]
fn a_model_that_cannot_be_written_is_an_error_of_the_run_that_names_the_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.model");
    let mut bench = Bench::<LearnTopics>::new(&json!({ "model": path })).unwrap();
    articles().iter().for_each(|article| drop(bench.run(article).unwrap()));
    std::fs::create_dir(&path).unwrap();
    let message = bench.flush(FlushReason::End).unwrap_err();
    assert!(message.contains("t.model"), "{message}");
    assert!(names(folder.path()).iter().all(|name| !name.ends_with(".part")));
}
