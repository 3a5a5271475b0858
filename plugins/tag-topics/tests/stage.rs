//! The stage on the bench of the SDK: its cases, and texts and options that nobody thought of.
#![allow(clippy::unwrap_used)] // in a test, a panic is the answer

use proptest::prelude::*;
use serde_json::{Value, json};
use tag_topics::{Limits, Newsroom, Part, Place, Story, TagTopics, Tagger};

const LIMITS: Limits = Limits { max: Some(5), min_confidence: Some(0.0) };

#[test]
fn every_case_comes_out_as_its_file_says() {
    copydesk_plugin_sdk::testing::run_cases::<TagTopics>(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"));
}

#[test]
fn no_retired_concept_is_given_even_where_a_story_is_its_name() {
    let mut tagger = Tagger::new(Newsroom::default(), Limits { max: Some(100), min_confidence: Some(0.0) }).unwrap();
    let names: Vec<String> = tagger.taxonomy().ids().map(|id| tagger.taxonomy().concept(id).name.to_string()).collect();
    let retired = tagger.taxonomy().ids().filter(|id| !tagger.taxonomy().may_be_given(*id)).count();
    assert!(retired > 200);
    for name in &names {
        let blocks = [(Part::Prose, name.as_str())];
        let topics = tagger.tag(Some("en"), &Story { headline: Some(name), blocks: &blocks }).unwrap();
        let withheld = topics.iter().find(|topic| !tagger.taxonomy().may_be_given(topic.concept));
        assert_eq!(withheld, None, "{name}");
    }
}

fn refusal(with: Value) -> (String, Option<String>) {
    let Err(error) = copydesk_plugin_sdk::testing::Bench::<TagTopics>::new(&with) else {
        panic!("{with} was accepted");
    };
    (error.message, error.at)
}

#[test]
fn options_out_of_range_are_refused_at_their_place() {
    for (with, pointer) in [
        (json!({ "max": 0 }), "/max"),
        (json!({ "min_confidence": 1.5 }), "/min_confidence"),
        (json!({ "forbid": ["medtop:20000505", "medtop:9"] }), "/forbid/1"),
        (json!({ "terms": [{ "term": "strike", "qcode": "medtop:nothing" }] }), "/terms/0/qcode"),
        (json!({ "terms": [{ "term": "opened", "qcode": "medtop:20000030" }] }), "/terms/0/qcode"),
        (json!({ "terms": [{ "term": "strike", "qcode": "medtop:20000530", "weight": 9 }] }), "/terms/0/weight"),
        (json!({ "terms": [{ "term": "--", "qcode": "medtop:20000530" }] }), "/terms/0/term"),
        (json!({ "vocabulary": "no/such/file.yaml" }), "/vocabulary"),
    ] {
        let (message, at) = refusal(with.clone());
        assert_eq!(at.as_deref(), Some(pointer), "{with}: {message}");
    }
}

#[test]
fn a_name_in_place_of_a_code_is_answered_with_the_code() {
    let (message, _) = refusal(json!({ "forbid": ["labour strike"] }));
    assert!(message.contains("did you mean medtop:20000530?"), "{message}");
}

#[test]
fn a_code_without_its_scheme_is_answered_with_the_whole_code() {
    for written in ["20000441", "Medtop:20000441"] {
        let (message, at) = refusal(json!({ "forbid": [written] }));
        assert_eq!(at.as_deref(), Some("/forbid/0"));
        assert!(message.contains("did you mean medtop:20000441?"), "{message}");
    }
    let (message, _) = refusal(json!({ "forbid": ["99999999"] }));
    assert!(!message.contains("did you mean"), "{message}");
}

#[test]
fn a_misspelt_code_of_the_vocabulary_is_answered_with_the_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.yaml");
    std::fs::write(&path, "concepts: [{ qcode: \"desk:harbour\", name: Harbour, terms: [{ term: quay }] }]\n").unwrap();
    let (message, at) = refusal(json!({ "vocabulary": path, "forbid": ["desk:harbor"] }));
    assert_eq!(at.as_deref(), Some("/forbid/0"));
    assert!(message.contains("or of a model") && message.contains("did you mean desk:harbour?"), "{message}");
    let (message, _) = refusal(json!({ "vocabulary": path, "forbid": ["desk:opera"] }));
    assert!(!message.contains("did you mean"), "{message}");
}

fn vocabulary_fault(text: &str) -> String {
    let read = Newsroom::parse("desk.yaml", text.to_owned());
    let fault = read.and_then(|newsroom| Tagger::new(newsroom, LIMITS)).expect_err("the vocabulary is wrong");
    assert_eq!(fault.pointer, "/vocabulary");
    fault.message
}

#[test]
fn a_fault_in_the_vocabulary_names_file_line_and_column() {
    for (text, place, says) in [
        ("concepts:\n  - qcode: medtop:20000530\n    trems: []\n", "desk.yaml:3:5", "trems"),
        ("concepts:\n  - qcode: strike\n", "desk.yaml:2:5", "no qcode"),
        ("concepts: [\n", "desk.yaml:", ""),
        ("concepts:\n  - qcode: d:a\n    name: A\n    terms: [quay]\n", "desk.yaml:4:13", "{ term: harbour tunnel"),
        ("concepts: [\"d:a\"]\n", "desk.yaml:1:12", "{ qcode: desk:tunnel"),
        ("ignore: price war\n", "desk.yaml:1:9", "a list: in square brackets"),
        (
            "concepts:\n  - qcode: medtop:20000530\n    terms: [{ term: walk, weight: 12 }]\n",
            "desk.yaml:3:13",
            "weight",
        ),
        ("# ours\nconcepts:\n  - qcode: desk:tunnel\n", "desk.yaml:3:12", "needs a name"),
        ("concepts:\n  - qcode: desk:a\n    name: A\n    parent: desk:b\n", "desk.yaml:4:13", "desk:b"),
        ("forbid: [\"medtop:99999999\"]\n", "desk.yaml:1:11", "neither"),
        ("concepts:\n  - qcode: medtop:20000064\n", "desk.yaml:2:12", "retired"),
        (
            "concepts:\n  - { qcode: d:a, name: A, parent: d:b }\n  - { qcode: d:b, name: B, parent: d:a }\n",
            "desk.yaml:2",
            "circle",
        ),
        ("# ours\nlanguage: klingon\n", "desk.yaml:2:1", "no tag of a language"),
        ("language: ger\nforbid: []\n", "desk.yaml:1:1", "write de"),
        (
            "language: en-GB\nconcepts:\n  - qcode: desk:a\n    name: A\n    terms: [{ term: \"tram*\" }]\n",
            "desk.yaml:5:",
            "parts of compounds",
        ),
    ] {
        let message = vocabulary_fault(text);
        assert!(message.contains(place) && message.contains(says), "{text}\n{message}");
    }
}

#[test]
fn a_newsroom_adds_terms_concepts_and_what_means_nothing() {
    let text = "
concepts:
  - qcode: desk:tunnel
    name: Harbour tunnel
    parent: desk:works
    terms: [{ term: harbour tunnel }, { term: tunnel, weight: 2, if: [\"medtop:20000337\"] }]
  - qcode: desk:works
    name: Great works
    parent: medtop:20001245
  - qcode: medtop:20000028
    terms: [{ term: opera, weight: 0 }]
ignore: [opera house]
forbid: [\"medtop:20000498\"]
";
    let newsroom = Newsroom::parse("desk.yaml", text.to_owned()).unwrap();
    let mut tagger = Tagger::new(newsroom, LIMITS).unwrap();
    let given = |tagger: &mut Tagger, headline: &str| {
        let story = Story { headline: Some(headline), blocks: &[] };
        let topics = tagger.tag(Some("en"), &story).unwrap();
        topics.iter().map(|topic| tagger.taxonomy().concept(topic.concept).qcode.clone()).collect::<Vec<_>>()
    };
    let tunnel = given(&mut tagger, "Harbour tunnel opens");
    for expected in ["desk:tunnel", "desk:works", "medtop:20001245", "medtop:04000000"] {
        assert!(tunnel.iter().any(|qcode| qcode == expected), "{expected} in {tunnel:?}");
    }
    assert!(given(&mut tagger, "An evening at the opera").is_empty());
    assert!(given(&mut tagger, "Opera house").is_empty());
    assert!(given(&mut tagger, "Nobel Prize").iter().all(|qcode| qcode != "medtop:20000498"));
}

#[test]
fn a_concept_of_the_newsrooms_own_is_as_sure_as_its_weights_say() {
    let given = |weight: &str, headline: &str, blocks: &[&str]| {
        let text = format!(
            "concepts:\n  - {{ qcode: \"desk:tunnel\", name: Harbour tunnel, parent: \"medtop:20001245\", \
             terms: [{{ term: harbour tunnel, weight: {weight} }}] }}\n"
        );
        let mut tagger = Tagger::new(Newsroom::parse("desk.yaml", text).unwrap(), LIMITS).unwrap();
        let blocks: Vec<(Part, &str)> = blocks.iter().map(|block| (Part::Prose, *block)).collect();
        let topics = tagger.tag(Some("en"), &Story { headline: Some(headline), blocks: &blocks }).unwrap();
        let own = topics.iter().find(|topic| tagger.taxonomy().concept(topic.concept).qcode == "desk:tunnel");
        own.map_or(0.0, |topic| topic.confidence)
    };
    let lead = "The council voted on Monday to close the harbour tunnel at night until its lamps are mended.";
    let late =
        ["The council voted on Monday for a new budget. ".repeat(30), "It spoke of the harbour tunnel too.".to_owned()];
    let late = [late[0].as_str(), late[1].as_str()];
    assert!(given("3", "Harbour tunnel to close at night", &[lead]) > 0.8);
    assert!((0.74..0.8).contains(&given("3", "Council votes", &[lead])));
    assert!((0.6..0.7).contains(&given("3", "Council votes", &late)));
    assert!(given("2", "Harbour tunnel to close at night", &[lead]) > 0.75);
    assert!(given("1", "Harbour tunnel to close at night", &[lead]) < 0.75);
}

#[test]
fn terms_of_the_newsroom_make_a_media_topic_as_sure_as_a_concept_of_its_own() {
    let given = |terms: Value, language: &str, headline: &str, blocks: &[&str]| {
        let hot = serde_json::from_value(terms).unwrap();
        let mut tagger = Tagger::new(Newsroom::default().with_hot(hot, Vec::new()), LIMITS).unwrap();
        let blocks: Vec<(Part, &str)> = blocks.iter().map(|block| (Part::Prose, *block)).collect();
        let topics = tagger.tag(Some(language), &Story { headline: Some(headline), blocks: &blocks }).unwrap();
        let topic = topics.iter().find(|topic| tagger.taxonomy().concept(topic.concept).qcode == "medtop:20000096");
        topic.map_or(0.0, |topic| topic.confidence)
    };
    let term = |term: &str, weight: f32| json!([{ "term": term, "qcode": "medtop:20000096", "weight": weight }]);
    let lead =
        "The council voted on Tuesday to raise the rents of all flats, and heard of Operation X from the police.";
    let headline = "Council raises rents of flats as budget grows";
    let late = ["The council voted for a new budget and higher taxes. ".repeat(30), "Operation X went on.".to_owned()];
    let late = [late[0].as_str(), late[1].as_str()];
    assert!((0.74..0.8).contains(&given(term("Operation X", 3.0), "en", headline, &[lead])));
    assert!((0.6..0.7).contains(&given(term("Operation X", 2.0), "en", headline, &[lead])));
    assert!(given(term("Operation X", 5.0), "en", headline, &[lead]) > 0.8);
    assert!((0.6..0.7).contains(&given(term("Operation X", 3.0), "en", headline, &late)));
    assert!(given(term("Operation Y", 5.0), "en", headline, &[lead]) < 0.3);
    let lead =
        "Der Rat hat am Dienstag die Mieten aller Wohnungen erhöht und von der Polizei über die Operation X gehört.";
    assert!(given(term("Operation X", 3.0), "de", "Rat erhöht Mieten", &[lead]) > 0.74);
    let both = json!([
        { "term": "Operation X", "qcode": "medtop:20000096", "weight": 5 },
        { "term": "Operation X", "qcode": "medtop:20000096", "weight": 1 },
    ]);
    assert!(given(both, "de", "Rat erhöht Mieten", &[lead]) < 0.6, "the later weight counts");
}

/// "Library" and "Stadion" only tell where: that weighs between fields, not for what a newsroom asks for.
#[test]
fn a_concept_under_none_is_as_sure_by_a_word_that_tells_where() {
    let given = |language: &str, term: &str, headline: &str, lead: &str| {
        let text = format!("concepts:\n  - {{ qcode: \"desk:a\", name: A, terms: [{{ term: \"{term}\" }}] }}\n");
        let mut tagger = Tagger::new(Newsroom::parse("desk.yaml", text).unwrap(), LIMITS).unwrap();
        let blocks = [(Part::Prose, lead)];
        let topics = tagger.tag(Some(language), &Story { headline: Some(headline), blocks: &blocks }).unwrap();
        let own = topics.iter().find(|topic| tagger.taxonomy().concept(topic.concept).qcode == "desk:a");
        own.map_or(0.0, |topic| topic.confidence)
    };
    let lead = "The town may build a library in Corn Street.";
    assert!(given("en", "library", "Town wants a library", lead) > given("en", "library", "Town has a wish", lead));
    assert_eq!(given("en", "library", "Town has a wish", lead), 0.75);
    assert_eq!(given("de", "*stadion", "Die Stadt baut", "Die Stadt baut ein Fußballstadion am Fluss."), 0.75);
}

#[test]
fn a_vocabulary_for_another_language_leaves_english_alone() {
    let text = "language: fi\nconcepts:\n  - { qcode: \"medtop:20000530\", terms: [{ term: lakko }] }\n";
    let mut tagger = Tagger::new(Newsroom::parse("desk.yaml", text.to_owned()).unwrap(), LIMITS).unwrap();
    let story = Story { headline: Some("Lakko jatkuu"), blocks: &[] };
    assert_eq!(tagger.tag(Some("fi-FI"), &story).unwrap().len(), 4);
    assert!(tagger.tag(Some("en"), &story).unwrap().is_empty());
}

fn check(headline: &str, paragraphs: &[String], language: &str) {
    thread_local! {
        static TAGGER: std::cell::RefCell<Tagger> =
            std::cell::RefCell::new(Tagger::new(Newsroom::default(), LIMITS).unwrap());
    }
    let blocks: Vec<(Part, &str)> = paragraphs.iter().map(|text| (Part::Prose, text.as_str())).collect();
    let story = Story { headline: Some(headline), blocks: &blocks };
    TAGGER.with_borrow_mut(|tagger| {
        let topics = tagger.tag(Some(language), &story).unwrap();
        assert_eq!(topics, tagger.tag(Some(language), &story).unwrap());
        for topic in &topics {
            assert!((0.0..=1.0).contains(&topic.confidence));
            assert!(tagger.taxonomy().may_be_given(topic.concept));
            assert!(!topic.evidence.is_empty());
            let top = tagger.taxonomy().lineage(topic.concept).last().unwrap();
            assert!(topics.iter().any(|other| other.concept == top));
            for place in &topic.evidence {
                let text = match place {
                    Place::Headline(bytes) => headline.get(bytes.clone()),
                    Place::Block(index, bytes) => blocks[*index].1.get(bytes.clone()),
                };
                assert!(text.is_some_and(|text| !text.is_empty()));
            }
        }
    });
}

/// Pieces that the reader of words treats specially, among words of the vocabulary.
const PIECES: &[&str] = &[
    "war",
    "strike",
    "U.S.",
    "’s",
    "'",
    "-",
    "\u{ad}",
    "court",
    "é",
    "战争",
    "10,000",
    ",",
    "\n",
    "union",
    "goal",
    "Ü",
    "WHO",
    "peace talks",
    "“",
    "\u{200b}",
    "ß",
    "İ",
    "&",
    "opera",
    "\u{301}",
    "e\u{301}",
    "🎾",
    ".",
    "price war",
    "Fed",
    "  ",
];

proptest! {
    #[test]
    fn any_text_gives_valid_spans_and_no_panic(
        headline in ".{0,60}",
        text in "(?s).{0,300}",
        language in prop::sample::select(&["en", "de", "fr", "es"][..]),
    ) {
        check(&headline, &[text], language);
    }

    #[test]
    fn any_word_without_its_ending_gives_valid_spans(
        text in "([Ll]['’])?(Mord|Fußball|e\u{301}|ÄRZTE|Öl|condamné|atracador|ß|İ|\u{ad}|[a-zäöüé]{0,4}){1,4}(innen|nissen|es|en|n|s|a|er|em)?( |-|'|’|, )",
        language in prop::sample::select(&["de", "fr", "es", "it"][..]),
    ) {
        check(&text, &[text.repeat(3)], language);
    }

    #[test]
    fn any_mixture_of_terms_and_marks_gives_valid_spans(
        pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..60),
        language in prop::sample::select(&["en", "de", "fr", "es", "zh-Hans", "ar"][..]),
    ) {
        let text: String = pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect();
        check(&text, &[text.clone(), text.clone()], language);
    }
}

#[test]
fn large_texts_are_read_in_proportion() {
    check("war", &["war ".repeat(50_000)], "en");
    check("war", &["'s’".repeat(50_000)], "en");
    check("war", &["U.S.".repeat(50_000)], "en");
    check("war", &["the the ".repeat(25_000)], "en");
    check("war", &["战".repeat(60_000)], "zh");
    check("Krieg", &["Mordprozess".repeat(20_000)], "de");
    check("Krieg", &["Kriegsprozessen ".repeat(20_000)], "de");
    check("guerre", &["l’".repeat(50_000)], "fr");
    check("guerre", &["e\u{301}".repeat(30_000)], "fr");
    check("Krieg", &["U\u{308}berfa\u{308}lle ".repeat(10_000)], "de");
    check("war", &[format!("a{}", "\u{301}".repeat(50_000))], "en");
    check("guerre", &["l’attentat ".repeat(20_000)], "fr");
    check("war", &vec!["a strike of the union".to_owned(); 10_000], "en");
}
