//! Whether confidence means what it says, on stories that were labelled by hand.
#![allow(clippy::unwrap_used)] // in a test, a panic is the answer

use std::collections::{BTreeMap, BTreeSet};

use copydesk_plugin_sdk::testing::Bench;
use serde_json::{Value, json};
use tag_topics::{TagTopics, Taxonomy};

/// By story: the codes that are accepted, with their scheme.
fn labels() -> BTreeMap<&'static str, BTreeSet<String>> {
    let lines = include_str!("data/labels.txt").lines().filter(|line| !line.starts_with('#'));
    let code = |code: &str| format!("medtop:{code}");
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, codes)| (id, codes.split(' ').map(code).collect()))
        .collect()
}

fn level(taxonomy: &Taxonomy, qcode: &str) -> usize {
    taxonomy.find(qcode).map_or(0, |id| taxonomy.lineage(id).count())
}

/// What was given within a tenth of confidence, and the sum of the confidences it was given with.
#[derive(Debug, Clone, Copy, Default)]
struct Tenth {
    right: usize,
    given: usize,
    said: f64,
}

impl Tenth {
    /// Whether the share that is right lies within two standard errors of what the confidences say. Bounds that do not ask how
    /// many were given would call a true figure wrong where few were, and pass a false one where many were.
    fn is_right_as_often_as_said(self) -> bool {
        let given = self.given as f64;
        let said = self.said / given;
        (self.right as f64 / given - said).abs() <= 2.0 * (said * (1.0 - said) / given).sqrt()
    }
}

#[test]
fn every_label_is_a_live_concept_of_the_first_two_levels_and_has_its_top_level_beside_it() {
    let taxonomy = Taxonomy::media_topics().unwrap();
    let labels = labels();
    assert!(labels.len() >= 150);
    for (id, codes) in &labels {
        assert!(codes.iter().any(|code| level(&taxonomy, code) == 1), "{id} has no top level");
        for code in codes {
            let concept = taxonomy.find(code).unwrap_or_else(|| panic!("{id}: {code} is no concept"));
            assert!(taxonomy.may_be_given(concept) && level(&taxonomy, code) <= 2, "{id}: {code}");
        }
    }
}

/// The stories, where they are at hand: article JSON, one a line, with the labels' ids as `uri`, as strip-boilerplate and
/// dedupe-captions leave them: menus and teasers of a page have topics of their own.
#[test]
#[ignore = "needs the labelled stories: LABELLED_STORIES=stories.jsonl cargo test -p tag-topics -- --ignored"]
fn of_what_is_given_at_0_8_eight_in_ten_are_right_and_most_stories_have_their_top_level() {
    let path = std::env::var_os("LABELLED_STORIES").expect("LABELLED_STORIES names a file");
    let text = std::fs::read_to_string(path).unwrap();
    let (taxonomy, labels) = (Taxonomy::media_topics().unwrap(), labels());
    let mut bench = Bench::<TagTopics>::new(&json!({})).unwrap();
    let mut tenths = [Tenth::default(); 11];
    let (mut tops, mut stories) = (0, 0);
    for story in text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let Some(accepted) = story["uri"].as_str().and_then(|uri| labels.get(uri)) else { continue };
        stories += 1;
        let out = bench.run(&story).unwrap();
        let subjects = out["subjects"].as_array().cloned().unwrap_or_default();
        let given: Vec<(&str, f64)> = subjects
            .iter()
            .filter_map(|subject| Some((subject["qcode"].as_str()?, subject["confidence"].as_f64()?)))
            .collect();
        let top = given.iter().find(|(code, _)| level(&taxonomy, code) == 1);
        tops += usize::from(top.is_some_and(|(code, _)| accepted.contains(*code)));
        for (code, sure) in given.iter().filter(|(code, _)| level(&taxonomy, code) <= 2) {
            let tenth = &mut tenths[(sure * 10.0) as usize];
            tenth.right += usize::from(accepted.contains(*code));
            tenth.given += 1;
            tenth.said += sure;
        }
    }
    let share = |right: usize, given: usize| right as f64 / given.max(1) as f64;
    let sum = |tenths: &[Tenth]| tenths.iter().fold((0, 0), |sum, tenth| (sum.0 + tenth.right, sum.1 + tenth.given));
    let (sure, all) = (sum(&tenths[8..]), sum(&tenths));
    let told = format!("{stories} stories, {tops} best top levels right, by tenth {tenths:?}");
    assert!(stories >= 150, "{told}");
    assert!(share(sure.0, sure.1) >= 0.8, "{told}");
    for tenth in tenths.iter().filter(|tenth| tenth.given >= 30) {
        assert!(tenth.is_right_as_often_as_said(), "{tenth:?} of {told}");
    }
    assert!(share(all.0, all.1) >= 0.85 && share(tops, stories) >= 0.93, "{told}");
}
