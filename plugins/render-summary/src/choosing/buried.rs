//! News that its story buries: features, and soft leads, open with a scene, and tell some sentences later what the headline promised.

use crate::choosing::choice::Choice;
use crate::summary::Summariser;

/// A lead, and what comes with it, are no longer.
const LEAD: usize = 3;
/// A lead that tells so great a share of the headline tells the news; what else the headline says may come late.
const TOLD: f32 = 0.4;
/// Fewer words are no measure.
const FEWEST: usize = 3;

impl Summariser {
    /// Where a sentence tells more of the headline than the first ones all together, which tell little of it and report nothing: raises the scores of those that have
    /// words of the headline which the first leave out, and lowers those that go on with the scene. The words of a headline that the story never
    /// says tell nothing.
    pub(crate) fn unbury(&mut self) {
        // `…, the port said`: who reports tells news, and no scene.
        let reports = |unit: usize| self.reader.units.get(unit).is_some_and(|unit| unit.reports);
        if reports(0) || reports(self.reader.above) {
            return;
        }
        let Some((lead, later)) = self.headed.split_at_checked(LEAD) else { return };
        let most = later.iter().copied().max().unwrap_or_default() as usize;
        let little = |told: usize| told < most && told as f32 <= TOLD * self.choice.headline_len() as f32;
        // One sentence of a lead tells most of it, as a rule.
        if !lead.iter().all(|&told| little(told as usize)) {
            return;
        }
        let (lead, later) = self.distinct.split_at(self.ends[LEAD - 1]);
        let told = each_once(headed(&self.choice, lead));
        if !little(told.len()) {
            return;
        }
        let news = self.headed.iter().skip(LEAD).position(|&shared| shared as usize == most).map_or(0, |at| at + LEAD);
        let left = |word: &u32| told.binary_search(word).is_err();
        let words = told.len() + each_once(headed(&self.choice, later).filter(left)).len();
        let each = self.weights.buried / words.max(FEWEST) as f32;
        for (unit, score) in self.scores.iter_mut().enumerate().skip(1) {
            if unit >= LEAD {
                let own = &self.distinct[self.ends[unit - 1]..self.ends[unit]];
                *score += each * headed(&self.choice, own).filter(left).count() as f32;
            }
            *score -= if unit < news && self.headed[unit] == 0 { self.weights.scene } else { 0.0 };
        }
    }
}

/// Those of the words that the headline has.
pub(super) fn headed<'a>(choice: &'a Choice, words: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    words.iter().copied().filter(|&word| choice.in_headline(word))
}

pub(super) fn each_once(words: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut words: Vec<u32> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use crate::choosing::choice::Limit;
    use crate::story::{Passage, Role, Story};
    use crate::summary::Summariser;

    const SCENE: [&str; 5] = [
        "Ada Rowe pulled on her boots and walked out into the rain at six in the morning.",
        "Her dog stayed behind, asleep beside the stove.",
        "The path was slippery, and she stopped twice to tie a lace.",
        "She had done so on every day of the last nine years.",
        "Pilots of Arnsby may lose their pension in the coming year, clerks of 9 ports said on Monday.",
    ];

    fn told(headline: &str, sentences: [&str; 5]) -> Vec<String> {
        let passages = sentences.iter().map(|text| Passage { role: Role::Prose, text }).collect();
        let story = Story { headline, language: "en", passages, ..Story::default() };
        Summariser::default().summarise(&story, &Limit::sentences(3).into())
    }

    #[test]
    fn the_news_behind_a_scene_is_told() {
        let headline = "Pension of Arnsby pilots at risk";
        assert!(told(headline, SCENE).iter().any(|sentence| sentence == SCENE[4]));
        assert_eq!(told("Ada Rowe walks in the rain", SCENE)[..2], SCENE[..2]);
    }

    #[test]
    fn a_lead_that_tells_the_headline_is_followed_by_what_follows() {
        let mut news = SCENE;
        news[0] = "Pilots of Arnsby may lose their pension, the port said on Monday as Ada Rowe pulled on her boots.";
        assert_eq!(told("Pension of Arnsby pilots at risk", news)[..2], news[..2]);
    }
}
