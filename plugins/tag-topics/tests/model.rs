//! Topics by a model, alone and beside the vocabulary, and models that are none.
#![allow(clippy::unwrap_used)] // in a test, a panic is the answer

use copydesk_plugin_sdk::testing::Bench;
use copydesk_topic_model::learn::{Corpus, Limits, learn};
use copydesk_topic_model::{Text, encode};
use serde_json::{Value, json};
use std::path::Path;
use tag_topics::TagTopics;

/// A model of a paper that has its own topics, and uses one of IPTC's.
fn write_model(path: &Path) {
    let mut corpus = Corpus::new(Limits { least_articles: 1, most_articles: 1000 });
    let ships = ["tug quay pilot mooring", "ferry pilot tug berth", "quay mooring ferry berth"];
    let chess = ["rook pawn bishop endgame", "endgame rook gambit knight", "gambit pawn knight bishop"];
    for at in 0..60 {
        let (text, topics): (&str, &[(&str, Option<&str>)]) = match at % 3 {
            0 => (ships[at / 3 % 3], &[("town:harbour", Some("Harbour"))]),
            1 => (chess[at / 3 % 3], &[("medtop:20001154", None), ("bare", None)]),
            _ => ("the council meets on Monday", &[]),
        };
        corpus.add(Some("en"), &Text { headline: None, blocks: &[text] }, topics.iter().copied());
    }
    std::fs::write(path, encode(&learn(&corpus, 1).unwrap().0)).unwrap();
}

fn subjects(with: &Value, article: &Value) -> Vec<Value> {
    let out = Bench::<TagTopics>::new(with).unwrap().run(article).unwrap();
    out["subjects"].as_array().cloned().unwrap_or_default()
}

fn codes(subjects: &[Value]) -> Vec<&str> {
    subjects.iter().filter_map(|subject| subject["qcode"].as_str()).collect()
}

fn article(body: &str) -> Value {
    json!({ "uri": "t:1", "language": "en", "headline": "News", "body": [body] })
}

#[test]
fn a_model_alone_gives_its_topics_with_names_and_evidence_and_what_is_broader() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m");
    write_model(&path);
    let with = json!({ "model": path, "lexicon": false });
    let body = "A ferry and a tug at the quay: a strike over pay, says the union";
    let given = subjects(&with, &article(body));
    assert_eq!(codes(&given), ["town:harbour"]);
    assert_eq!(given[0]["name"], "Harbour");
    for place in given[0]["evidence"].as_array().unwrap() {
        let words = &body[place["start"].as_u64().unwrap() as usize..place["end"].as_u64().unwrap() as usize];
        assert!(["ferry", "tug", "quay"].contains(&words), "{words}");
    }
    let given = subjects(&with, &article("a gambit and a pawn in the endgame"));
    for code in ["bare", "medtop:20001154", "medtop:15000000"] {
        assert!(codes(&given).contains(&code), "{given:?}");
    }
    let bare = given.iter().find(|subject| subject["qcode"] == "bare").unwrap();
    assert_eq!(bare["name"], "bare", "a topic without a name goes by its code");
}

#[test]
fn a_model_beside_the_vocabulary_adds_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m");
    write_model(&path);
    let body = "Dockers went on strike over pay, the trade union said. A tug, a ferry and a pilot wait at the quay and the berth.";
    let alone = subjects(&json!({}), &article(body));
    let both = subjects(&json!({ "model": path }), &article(body));
    assert!(codes(&alone).contains(&"medtop:09000000") && !codes(&alone).contains(&"town:harbour"));
    assert!(codes(&both).contains(&"town:harbour"), "{both:?}");
    assert!(codes(&alone).iter().all(|code| codes(&both).contains(code)));
    let forbidden = subjects(&json!({ "model": path, "forbid": ["town:harbour"] }), &article(body));
    assert!(!codes(&forbidden).contains(&"town:harbour"));
    let one = subjects(
        &json!({ "model": path, "lexicon": false, "max": 1 }),
        &article("tug ferry quay rook pawn gambit bishop"),
    );
    let own = ["town:harbour", "bare", "medtop:20001154"];
    assert_eq!(codes(&one).iter().filter(|code| own.contains(code)).count(), 1, "{one:?}");
}

#[test]
fn a_model_that_is_none_is_refused_with_its_path_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m");
    write_model(&path);
    let bytes = std::fs::read(&path).unwrap();
    let refused = |bytes: &[u8], says: &str| {
        std::fs::write(&path, bytes).unwrap();
        let Err(error) = Bench::<TagTopics>::new(&json!({ "model": path })) else { panic!("{says}: accepted") };
        assert_eq!(error.at.as_deref(), Some("/model"));
        assert!(error.message.contains(says) && error.message.contains(path.to_str().unwrap()), "{}", error.message);
    };
    refused(b"name: wire", "is no topic model");
    refused(b"", "is empty");
    refused(&bytes[..bytes.len() / 2], "was cut");
    let mut damaged = bytes.clone();
    damaged[bytes.len() / 2] ^= 1;
    refused(&damaged, "is damaged");
    let mut later = bytes.clone();
    for form in [3, 5] {
        later[16] = form;
        refused(&later, &format!("has form {form}"));
    }
    std::fs::remove_file(&path).unwrap();
    let Err(error) = Bench::<TagTopics>::new(&json!({ "model": path })) else { panic!("a missing model was accepted") };
    assert!(error.message.contains("learn-topics wrote"), "{}", error.message);
}

#[test]
fn a_story_in_a_language_that_the_archive_did_not_have_gets_no_topic_of_the_model() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m");
    write_model(&path);
    let with = json!({ "model": path, "lexicon": false });
    let story = |language: Option<&str>| json!({ "uri": "t:1", "language": language, "body": ["tug, quay and ferry"] });
    assert!(codes(&subjects(&with, &story(Some("en-AU")))).contains(&"town:harbour"));
    assert_eq!(codes(&subjects(&with, &story(Some("de")))), Vec::<&str>::new());
}

#[test]
fn nothing_to_give_topics_by_is_refused() {
    let Err(error) = Bench::<TagTopics>::new(&json!({ "lexicon": false })) else { panic!("accepted") };
    assert_eq!(error.at.as_deref(), Some("/lexicon"));
}
