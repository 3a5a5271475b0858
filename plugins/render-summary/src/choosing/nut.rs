//! The nut graf: the sentence in which a story that opens with a scene, a person or a question tells what it is about.
//!
//! It shows without the headline: behind the scene it turns (`But …`, `Now …`), names a day or a time near to the reader, is told in the present,
//! and brings in words that the story comes back to. The weights were fitted to features and analyses whose nut graf was found by reading.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use crate::choosing::buried::{each_once, headed};
use crate::choosing::choice::Choice;
use crate::classes::{LEANING, PRONOUN, SAYING, TIE};
use crate::language::Language;
use crate::phrases::{Phrases, words};
use crate::sentences::bytes::scan::read_word;
use crate::sentences::openings::abstracts::tells_day;
use crate::sentences::units::unit::{Reader, Unit};
use crate::story::Story;
use crate::summary::Summariser;

/// So many first sentences are the scene, or tell the news as a lead does.
const LEAD: usize = 3;
/// It stands among so many.
const WITHIN: usize = 10;
/// Shorter stories have no such sentence.
const FEWEST: usize = 6;

/// How much tells that a sentence is the one: it turns what was told before;
const TURNS: f32 = 2.5;
/// it names a day;
const DAY: f32 = 1.5;
/// it tells of a time near to the reader: `this month`;
const NEAR: f32 = 0.7;
/// it is told in the present;
const PRESENT: f32 = 1.0;
/// it brings in words that the story comes back to ([`Summariser::brings_in`]);
const BRINGS_IN: f32 = 0.5;
/// ten words of its length, up to so many words;
const LONG: f32 = 0.3;
const LONGEST: u32 = 40;
/// the share of the headline's words, which are so many at least;
const HEADED: f32 = 1.4;
const FEWEST_WORDS: usize = 3;
/// against it: nothing stands outside quotation marks;
const BARE: f32 = 0.3;
/// it asks;
const ASKS: f32 = 0.5;
/// and each sentence before it.
const LATE: f32 = 0.09;

/// First sentences that tell a greater share of the headline, each or all together, tell the news.
const EACH: f32 = 0.36;
const TOGETHER: f32 = 0.5;
/// So much more than any of the first has it.
const MORE: f32 = 0.3;

impl Summariser {
    /// The sentence, where a scene opens the story.
    pub(crate) fn find_nut(&self, story: &Story<'_>, language: &Language) -> Option<usize> {
        let units = &self.reader.units;
        let known = self.reader.cased && language.is_english() && units.len() >= FEWEST;
        // An abstract tells the news.
        if !known || units[..self.reader.above].iter().any(|unit| unit.whole) || self.leads_with_headline() {
            return None;
        }
        // `…, the port said`: who reports tells news, and no scene.
        let first = units.iter().position(|unit| unit.whole).unwrap_or_default();
        let reports = |unit: &Unit| unit.reports && !reports_in_clause(story.sentence(unit), language);
        if units.get(first).is_some_and(reports) {
            return None;
        }
        let mut told = (0..units.len().min(WITHIN)).filter(|&index| units[index].whole);
        let weighed = |index| (self.tells_what(story, index), index);
        let lead: Vec<(f32, usize)> = told.by_ref().take(LEAD).map(weighed).collect();
        let least = lead.iter().map(|(tells, _)| tells + MORE).fold(f32::MIN, f32::max);
        // What leans and does not turn goes on with the scene.
        let may = |&index: &usize| {
            let Unit { quotes, own, leans, turns, .. } = units[index];
            let cited = story.stands_below_colon(&units[index]);
            let opens = || story.sentence(&units[index]).starts_with(|c: char| !c.is_alphanumeric());
            // What turns may call something “a big show”.
            let speaks = quotes && (!turns || units[index].reports || opens());
            !speaks && !own && !cited && (turns || !leans && tells_day(story.sentence(&units[index])))
        };
        let mut later: Vec<(f32, usize)> = told.filter(may).map(weighed).collect();
        later.retain(|(tells, _)| tells + NEAR + PRESENT >= least);
        if later.is_empty() {
            return None; // what has to be read for it is asked last
        }
        let timed = |(tells, index): (f32, usize)| (tells + tells_time(story.sentence(&units[index])), index);
        let least = lead.into_iter().map(|unit| timed(unit).0 + MORE).fold(f32::MIN, f32::max);
        let most = later.into_iter().map(timed).reduce(|most, other| if other.0 > most.0 { other } else { most });
        most.filter(|(tells, _)| *tells >= least).map(|(_, index)| index)
    }

    /// Whether the first sentences, one of them or all together, tell much of the headline.
    fn leads_with_headline(&self) -> bool {
        let headline = self.choice.headline_len().max(FEWEST_WORDS) as f32;
        let Some(ends) = self.ends.get(LEAD - 1) else { return false };
        let together = each_once(headed(&self.choice, &self.distinct[..*ends])).len();
        let each = |&shared: &u32| shared as f32 > EACH * headline;
        together as f32 > TOGETHER * headline || self.headed.iter().take(LEAD).any(each)
    }

    /// How much tells that a unit is the one, but for the time that its words tell.
    fn tells_what(&self, story: &Story<'_>, index: usize) -> f32 {
        let unit = &self.reader.units[index];
        let sentence = story.sentence(unit);
        let headline = self.choice.headline_len().max(FEWEST_WORDS) as f32;
        let is = |is: bool, weight: f32| if is { weight } else { 0.0 };
        is(unit.turns && !unit.asks, TURNS)
            + is(tells_day(sentence), DAY)
            + BRINGS_IN * self.brings_in(index)
            + LONG * unit.words.min(LONGEST) as f32 / 10.0
            + HEADED * self.headed[index] as f32 / headline
            - is(unit.bare, BARE)
            - is(unit.asks, ASKS)
            - LATE * index as f32
    }

    /// Gives more for the sentence, and less for the scene behind the first, under one brief.
    pub(crate) fn raise_nut(&mut self, nut: usize) {
        self.briefed[nut] += self.weights.nut;
        for (score, headed) in self.briefed.iter_mut().zip(&self.headed).take(nut).skip(1) {
            *score -= if *headed == 0 { self.weights.scene } else { 0.0 };
        }
    }
}

impl Choice {
    /// Other summaries of the same number of sentences that hold the one, with the first or what stands before it, where those chosen do not.
    pub(super) fn rows_with_nut(&self, reader: &Reader, chosen: &[usize]) -> Vec<Vec<usize>> {
        let Some(nut) = self.nut.filter(|nut| !chosen.contains(nut)) else { return Vec::new() };
        let first = self.first();
        let row = |begins: &[usize], from: usize| {
            let whole = |&unit: &usize| reader.units[unit].whole && !self.twins[unit];
            let behind = (from..reader.units.len()).filter(whole);
            let mut row: Vec<usize> = begins.iter().copied().chain(behind).take(chosen.len()).collect();
            row.dedup();
            row
        };
        let from = |back: usize| row(&[], nut.saturating_sub(back));
        let rows = [row(&[first], nut), row(&[first], nut - 1), from(1), from(2)];
        rows.into_iter().filter(|row| row.contains(&nut)).collect()
    }
}

/// Whether a sentence opens with a clause of time (`When Rowe announced …, the port felt …`), and nobody says anything behind it.
fn reports_in_clause(sentence: &str, language: &Language) -> bool {
    let opens = |word: &str| sentence.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    if !entries(include_str!("../../data/en/time-clauses.txt")).any(opens) {
        return false;
    }
    let behind = sentence.rsplit_once(", ").map_or(sentence, |(_, behind)| behind);
    let says = |(_, word): (usize, &str)| language.classes(read_word(word, 0, word.len()).whole) & SAYING != 0;
    !tells_day(sentence) && !words(behind).any(says)
}

/// Whether a sentence opens with a `Now` that may stay where what stands before is skipped: `Now Ada Rowe is …`, but not `Now they are …`.
pub(crate) fn opens_with_now(sentence: &str, language: &Language) -> bool {
    let Some(rest) = sentence.strip_prefix("Now ") else { return false };
    language.classes(read_word(rest, 0, rest.len()).whole) & (LEANING | PRONOUN | TIE) == 0
}

/// How much the time of which a sentence tells says that it is the one.
fn tells_time(sentence: &str) -> f32 {
    static PRESENT_VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("../../data/en/present.txt")));
    static NEAR_TIMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("../../data/en/near-times.txt")));
    let (verbs, times) = (&*PRESENT_VERBS, &*NEAR_TIMES);
    let (mut near, mut present, mut before) = (false, false, 0);
    for (at, word) in words(sentence) {
        present |= verbs.may_end_with(word) && verbs.have(word);
        near |= times.may_end_with(word) && (times.have(word) || times.have(&sentence[before..at + word.len()]));
        before = at;
    }
    let is = |is: bool, weight: f32| if is { weight } else { 0.0 };
    is(near, NEAR) + is(present, PRESENT)
}

#[cfg(test)]
mod tests {
    use super::{opens_with_now, reports_in_clause};
    use crate::choosing::choice::Limit;
    use crate::language::language;
    use crate::story::{Passage, Role, Story};
    use crate::summary::Summariser;

    const SCENE: [&str; 8] = [
        "Ada Rowe lowered her bucket into the harbour and pulled it up again.",
        "The water in it was brown and smelled of rust.",
        "She poured it out over the quay, as her father did.",
        "Her dog sniffed at the puddle and went away.",
        "But in towns all along the northern coast the dredging of old ports is now stirring up mud that nobody wants to own.",
        "Dredging sets free what shipyards left in the mud of ports for decades.",
        "Towns and shipyards quarrel over who pays for the dredging of such mud.",
        "Bo Lind, a diver, spent a year at the bottom of ports.",
    ];

    fn told(headline: &str, sentences: [&str; 8]) -> Vec<String> {
        let passages = sentences.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        let story = Story { headline, language: "en", passages, ..Story::default() };
        Summariser::default().summarise(&story, &Limit::sentences(3).into())
    }

    #[test]
    fn what_a_story_is_about_is_told_without_its_but() {
        let nut = SCENE[4].replace("But in", "In");
        assert!(told("", SCENE).contains(&nut));
        assert!(told("Sisters of the bucket", SCENE).contains(&nut));
        assert!(!told("Ada Rowe lowers a bucket", SCENE).contains(&nut), "the lead tells the news");
    }

    #[test]
    fn behind_a_lead_that_reports_none_is_sought() {
        let mut news = SCENE;
        news[0] = "Brown water smells of rust all over the harbour, Ada Rowe told pilots.";
        assert!(!told("", news).iter().any(|sentence| sentence.contains("northern coast")));
    }

    #[test]
    fn a_report_within_a_clause_of_time_is_a_scene() {
        let english = language("en");
        let scene = |sentence| reports_in_clause(sentence, english);
        assert!(scene("When Bo Lind announced his return, the port felt young."));
        for news in [
            "When Bo Lind came back, the port felt young, clerks said.",
            "When Bo Lind announced on Monday that he is back, the port felt young.",
            "Bo Lind announced his return, and the port felt young.",
        ] {
            assert!(!scene(news), "{news}");
        }
        assert!(opens_with_now("Now Ada Rowe is back.", english) && !opens_with_now("Now they are back.", english));
    }
}
