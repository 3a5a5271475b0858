//! The sample copy through the whole pipeline: what each piece is there to show (`examples/README.md`) comes out right.
//!
//! Only what must hold however the stages are tuned; how well they do is measured elsewhere.

use crate::support::{Definition, Desk, repository};
use serde_json::Value;
use std::sync::OnceLock;

/// All that comes out of the sample copy, in full.
fn wire() -> &'static Vec<Value> {
    static ARTICLES: OnceLock<Vec<Value>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let desk = Desk::new();
        desk.link(&repository().join("examples"), "examples");
        desk.define("p.yaml", Definition::whole());
        desk.run("p.yaml --input examples/wire").exits(0).articles()
    })
}

/// The article whose identity ends so.
#[track_caller]
fn piece(end: &str) -> &'static Value {
    let found = wire().iter().find(|article| article["uri"].as_str().is_some_and(|uri| uri.ends_with(end)));
    found.unwrap_or_else(|| panic!("{end} is not among what came out"))
}

fn texts(article: &Value, list: &str) -> Vec<String> {
    let blocks = article[list].as_array().map(Vec::as_slice).unwrap_or_default();
    blocks.iter().filter_map(|block| block["text"].as_str()).map(str::to_owned).collect()
}

fn body(article: &Value) -> String {
    texts(article, "body").join("\n")
}

/// Who said what: speaker and the beginning of the words.
fn says(article: &Value, speaker: &str, words: &str) -> bool {
    let quotes = article["quotes"].as_array().map(Vec::as_slice).unwrap_or_default();
    quotes.iter().any(|quote| {
        quote["speaker"].as_str() == Some(speaker) && quote["text"].as_str().is_some_and(|text| text.starts_with(words))
    })
}

#[test]
fn every_piece_comes_out_once_or_is_held_back() {
    let mut uris: Vec<&str> = wire().iter().filter_map(|article| article["uri"].as_str()).collect();
    assert_eq!(uris.len(), 20);
    uris.sort_unstable();
    uris.dedup();
    assert_eq!(uris.len(), 20, "no two pieces have one identity");
}

#[test]
fn no_control_byte_and_no_broken_letter_is_left() {
    for article in wire() {
        let text = format!("{}\n{}", body(article), article["headline"]);
        let broken = |c: char| c == '\u{FFFD}' || (c.is_control() && c != '\n');
        assert!(!text.contains(broken), "{}: {text:?}", article["uri"]);
    }
    assert!(body(piece("bakers-strike.txt")).contains("René Osséus, who works at the Café Møller"));
    assert!(body(piece("orchard-frost.txt")).contains("at €41 million"));
    assert!(body(piece("recipe-court.html")).contains("9.80 €"));
}

#[test]
fn a_caption_that_stands_three_times_is_kept_once_as_a_caption_and_its_picture_has_the_credit() {
    for (end, start, credit) in [
        ("museum-ship.txt", "Volunteers scrape the hull", "Idris Calder/Strandpost"),
        ("lighthouse-page.html", "Edmund Varley steps into", "Idris Calder/Strandpost"),
        ("school-phones", "Lockers with 612 numbered pouches", "Idris Calder/Strandpost"),
    ] {
        let article = piece(end);
        let blocks = article["body"].as_array().expect("a list");
        let captions: Vec<&Value> =
            blocks.iter().filter(|block| block["text"].as_str().is_some_and(|text| text.starts_with(start))).collect();
        assert_eq!(captions.len(), 1, "{end}: {article}");
        assert_eq!(captions[0]["kind"], "caption", "{end}");
        assert!(
            texts(article, "removed").iter().any(|text| text.starts_with(start)),
            "{end}: the repeat is kept aside"
        );
        assert!(article["media"].to_string().contains(credit), "{end}: {}", article["media"]);
    }
}

#[test]
fn a_refrain_and_short_answers_that_repeat_stay() {
    let text = body(piece("harvest-vigil.txt"));
    assert_eq!(text.matches("on the evening tide").count(), 3);
    assert_eq!(text.matches("\"Yes.\"").count(), 3);
    assert_eq!(text.matches("five men").count(), 3);
    assert_eq!(text.matches("twelve men").count(), 2);
}

#[test]
fn teasers_and_navigation_go_and_the_story_stays_whole() {
    let ship = body(piece("museum-ship.txt"));
    assert!(ship.contains("a street that must first lose its lamps."), "{ship}");
    let light = body(piece("lighthouse-page.html"));
    assert!(light.contains("The technicians corrected it on Friday."), "{light}");
    for (text, furniture) in [
        (&ship, &["Harbour Seals", "Fog Signal", "View All", "Type:"][..]),
        (&light, &["cookies", "newsletter", "Share on", "Who owns the fog signal", "gullwatcher", "Imprint"]),
    ] {
        for line in furniture {
            assert!(!text.contains(line), "{line} is still there: {text}");
        }
    }
}

#[test]
fn the_furniture_of_a_wire_goes() {
    let ferry = body(piece("ferry-inquiry.txt"));
    for line in ["(MORE)", "EN-WF-", "NHV101", "Eds:", "BC-Ferry"] {
        assert!(!ferry.contains(line), "{line}: {ferry}");
    }
    assert!(ferry.contains("A report is expected before the summer timetable begins."), "{ferry}");
    assert!(ferry.contains("that capsized off Velsund in March told"), "the lines of a paragraph are joined");
}

#[test]
fn what_is_said_is_given_to_who_said_it() {
    for (end, speaker, words) in [
        ("ferry-inquiry.txt", "Signe Arvad", "We looked at the lamp"),
        ("tram-budget.txt", "Lucia Marengo", "They are asking my customers"),
        ("tram-budget.txt", "Agnes Thorvald", "a promise to everyone"),
        ("airport-8002", "Carla Mendip", "We have found the drone"),
        ("election-8005", "Ingrid Maybury", "One seat is one seat"),
        ("chip-plant-5120", "Philippa Onslow", "Every greenhouse"),
        ("lighthouse-page.html", "Edmund Varley", "I asked them who would talk"),
    ] {
        assert!(says(piece(end), speaker, words), "{end}, {speaker}: {}", piece(end)["quotes"]);
    }
}

#[test]
fn a_quotation_over_three_paragraphs_is_one_quotation() {
    let quotes = piece("orchard-frost.txt")["quotes"].as_array().expect("a list");
    let long =
        quotes.iter().find(|quote| quote["text"].as_str().is_some_and(|text| text.starts_with("We lit the stoves")));
    let long = long.expect("the quotation");
    assert_eq!(long["spans"].as_array().map(Vec::len), Some(3), "{long}");
    assert_eq!(long["speaker"], "Dagny Fell");
    assert!(long["text"].as_str().is_some_and(|text| text.contains("and drank it") && !text.contains('“')), "{long}");
}

#[test]
fn scare_quotes_are_given_to_nobody() {
    let quotes = piece("orchard-frost.txt")["quotes"].as_array().expect("a list");
    for quote in quotes.iter().filter(|quote| quote["text"] == "rapid") {
        assert_eq!((&quote["kind"], &quote["speaker"]), (&Value::from("scare"), &Value::Null), "{quote}");
    }
}

#[test]
fn german_copy_passes_the_stage_for_english_by_and_gets_its_summary() {
    let article = piece("glockenturm.txt");
    assert_eq!(article["language"], "de");
    assert_eq!(article["quotes"], Value::Array(Vec::new()));
    assert!(
        article["summary"]["text"].as_str().is_some_and(|text| text.contains("Glockenturm")),
        "{}",
        article["summary"]
    );
}

#[test]
fn every_span_of_a_quotation_holds_its_words() {
    for article in wire() {
        let blocks = article["body"].as_array().expect("a list");
        for quote in article["quotes"].as_array().expect("a list") {
            let mut pieces = Vec::new();
            for span in quote["spans"].as_array().expect("a list") {
                let block = blocks.iter().find(|block| block["id"] == span["block"]).expect("the block is in the body");
                let (start, end) = (span["start"].as_u64().expect("a start"), span["end"].as_u64().expect("an end"));
                let text = block["text"].as_str().expect("text").chars();
                pieces.push(text.skip(start as usize).take((end - start) as usize).collect::<String>());
            }
            let given = quote["text"].as_str().expect("text").replace('\n', " ");
            assert_eq!(given, pieces.join(" "), "{}", article["uri"]);
        }
    }
}

#[test]
fn a_summary_is_made_of_sentences_that_the_article_holds() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for article in wire() {
        let story = flat(&body(article));
        for sentence in article["summary"]["sentences"].as_array().into_iter().flatten() {
            let sentence = sentence.as_str().expect("text");
            assert!(story.contains(&flat(sentence)), "{}: {sentence}", article["uri"]);
        }
    }
}

#[test]
fn subjects_bring_their_ancestors_and_point_to_their_evidence() {
    let subjects = |end: &str| piece(end)["subjects"].as_array().expect("a list");
    let names = |end: &str| subjects(end).iter().filter_map(|subject| subject["name"].as_str()).collect::<Vec<_>>();
    assert!(names("bakers-strike.txt").contains(&"labour"), "{:?}", names("bakers-strike.txt"));
    assert!(names("cup-tie.txt").contains(&"sport"), "{:?}", names("cup-tie.txt"));
    assert!(names("vaccine-correction.txt").contains(&"health"), "{:?}", names("vaccine-correction.txt"));
    for subject in subjects("bakers-strike.txt") {
        assert!(subject["qcode"].as_str().is_some_and(|qcode| qcode.starts_with("medtop:")), "{subject}");
        assert!(subject["evidence"].is_array(), "{subject}");
    }
}
