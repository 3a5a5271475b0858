//! How much a sentence refers to what the summary does not tell: `also`, `there`, `like that`, initials whose long form stood
//! elsewhere, and `the survey` where another sentence brought in `a survey`.

use crate::choosing::choice::Choice;
use crate::sentences::units::refers::{Addition, Reference};
use crate::sentences::units::unit::Reader;

/// How much puzzles what refers to a sentence that was skipped, in measures of `Weights::unexplained`: a thing that is
/// taken up again;
const GIVEN: f32 = 1.0;
/// one that ends a clause there;
const HELD: f32 = 1.0;
/// words or a figure told before;
const CALLED: f32 = 2.0;
/// initials;
const INITIALS: f32 = 1.0;
/// what is added to a skipped sentence;
const ADDED: f32 = 1.5;
/// what is added to something that does not show;
const BESIDE_UNTOLD: f32 = 0.5;
/// a place told of there;
const PLACE: f32 = 2.0;
/// `like that`.
const CLAUSE: f32 = 1.5;
/// `here` that no dateline's place can stand for.
const HERE: f32 = 1.0;

/// So many words beside `also` and `again` tell what is added.
const BESIDE: usize = 3;
/// So many skipped sentences are looked at.
const SKIPPED: usize = 4;

impl Choice {
    /// How much a unit refers to what neither the headline nor a sentence chosen before it tells.
    pub(crate) fn refers_back(&self, reader: &Reader, unit: usize) -> f32 {
        let Reference { adds, place, here, placed, clause, initials, given, held, calls, .. } =
            match reader.units[unit].refers {
                Some(refers) => refers,
                None => return 0.0,
            };
        let new = |word: u32| self.is_new(unit, word);
        let mut sum = if given.is_some_and(new) { GIVEN } else { 0.0 };
        sum += if initials.is_some_and(new) { INITIALS } else { 0.0 };
        sum += if clause && self.is_apart(reader, unit) { CLAUSE } else { 0.0 };
        sum += if here && !placed && reader.cased { HERE } else { 0.0 };
        if unit == 0 || self.taken[unit - 1] {
            return sum;
        }
        sum += if place { PLACE } else { 0.0 };
        sum += match held.filter(|&word| new(word)) {
            Some(_) if calls => CALLED,
            Some(word) if self.is_near(reader, unit, word) => HELD,
            _ => 0.0,
        };
        sum + match adds {
            Some(adds) if self.adds_to_skipped(reader, unit, adds) => ADDED,
            Some(_) => BESIDE_UNTOLD,
            None => 0.0,
        }
    }

    /// Whether a unit that opens with a pronoun stands behind a quotation that cannot be taken, and the sentence before that is: whom it
    /// means is told there.
    pub(super) fn goes_on_behind(&self, reader: &Reader, at: usize) -> bool {
        // Behind what an abstract said stands what follows that in the story.
        if reader.told_above.is_some_and(|(again, told)| again + 1 == at && self.taken[told]) {
            return true;
        }
        let [.., teller, quotation] = &reader.units[..at] else { return false };
        let beside = quotation.bare && !quotation.whole && quotation.block == teller.block;
        beside && reader.units[at].leans && !reader.units[at].answers && self.taken[at - 2]
    }

    /// Whether one of the sentences skipped right before a unit holds a word.
    pub(super) fn is_near(&self, reader: &Reader, unit: usize, word: u32) -> bool {
        let holds = |other: usize| reader.content[reader.units[other].content.clone()].contains(&word);
        (0..unit).rev().take_while(|&other| !self.taken[other]).take(SKIPPED).any(holds)
    }

    /// Whether what stands before a unit is skipped: a quotation goes on with the last one, another sentence with the last.
    fn is_apart(&self, reader: &Reader, unit: usize) -> bool {
        let quotes = |other: &usize| !reader.units[unit].quotes || reader.units[*other].quotes;
        let last = (0..unit).rev().take(SKIPPED).find(quotes);
        !last.or(unit.checked_sub(1)).is_none_or(|last| self.taken[last])
    }

    /// Whether one of the sentences skipped right before a unit tells what it adds to: the word behind `also` stands in the
    /// last (`bought`, `also bought`), or a new one near behind `again`, or before either, in any.
    fn adds_to_skipped(&self, reader: &Reader, unit: usize, adds: Addition) -> bool {
        let content = &reader.content[reader.units[unit].content.clone()];
        let (before, behind) = content.split_at(adds.at.min(content.len()));
        let holds = |other: usize, word: &u32| reader.content[reader.units[other].content.clone()].contains(word);
        if !adds.again && adds.joined && behind.first().is_some_and(|word| holds(unit - 1, word)) {
            return true;
        }
        let subject = before.iter().take(if before.len() <= BESIDE { BESIDE } else { 0 });
        let again = behind.iter().take(if adds.again { BESIDE } else { 0 });
        let mut words = subject.chain(again).filter(|word| self.is_new(unit, **word));
        words.any(|word| self.is_near(reader, unit, *word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choosing::choice::Limit;
    use crate::choosing::weights::Weights;
    use crate::language::language;
    use crate::sentences::units::unit::Unit;

    /// Whether a sentence is chosen behind two others and one that is skipped, though the last is told nearly as well.
    fn is_chosen(skipped: &str, sentence: &str) -> bool {
        let sentences = [
            "The harbour board sued Holm Lines over ferries in court.",
            "Bo Lind, a pilot, watched divers mend a lock.",
            skipped,
            sentence,
            "Nobody in Norland knows how cold winters were before 1908.",
        ];
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), sentences.len() + 1);
        }
        let mut choice = Choice::default();
        choice.mark_headline(&[], 0, reader.numbering.len(), true);
        let scores = [2.0, 1.9, 0.1, 1.6, 1.3];
        // Words that come back are not what is asked here.
        let weights = Weights { redundancy: 0.6, ..Weights::default() };
        let told = |unit: &Unit| sentences[unit.block];
        choice.choose(&reader, &scores, &weights, Limit::sentences(3), language("en"), told).contains(&3)
    }

    #[test]
    fn what_refers_to_a_skipped_sentence_gives_way() {
        for (skipped, sentence) in [
            (
                "Directors refused a U.S. Coast Guard survey.",
                "Holm never said what ailed a pilot of the Coast Guard survey.",
            ),
            ("Crews bought coal.", "Pilots and cooks of Holm also bought bread."),
            ("A court sat.", "Pilots and cooks of Holm also ate bread."),
            ("A court sat.", "Holm pays for another 300 loaves of bread."),
            ("Accounts of 2025 show rain.", "Accounts also show that Holm paid clerks."),
            ("Rowe sang of herring.", "A guest hummed, again of herring."),
            ("Ships went to Norland.", "Cooks there bake 19 loaves."),
            ("“We might dredge it,” Holm said.", "“Nobody here would pay for that,” Holm said."),
            ("Docks of the Quay Trust (QTA) closed.", "Holm said that docks of QTA cost too much."),
            ("A court sat.", "Lind then asked clerks for bread."),
            ("A storm took Norland sheds.", "Because that storm cost nothing, Holm paid clerks."),
            ("A bank and a trust lent money.", "Holm says both lenders want their money back."),
            ("Mud lay on Norland gates.", "Holm said that pilots waited at the gates."),
            ("Rowe spoke of “dead water”.", "Lind used the phrase when pilots met."),
            ("Eva Dahl said that bread cost more.", "Docks of Holm cost pilots too much, she said."),
            ("Rowe named two grounds.", "First, clerks of Holm cost too much."),
            ("Quay Holdings bought docks.", "Holm said that docks of Quay cost too much."),
            ("Divers wept.", "Pilots may feel that way about 300 loaves of bread."),
            ("Rowe bought docks.", "Ground zero is Holm, where cooks bake 19 loaves."),
            ("A court sat.", "Before that, clerks of Holm asked for bread."),
        ] {
            assert!(!is_chosen(skipped, sentence), "{sentence}");
        }
    }

    #[test]
    fn what_tells_itself_or_adds_to_what_is_told_stays() {
        for (skipped, sentence) in [
            ("Directors refused a U.S. Coast Guard survey.", "Holm never said what ailed a pilot of a survey."),
            ("Accounts of 2025 show rain.", "Lind also said that Holm paid clerks."),
            ("Ships went to Norland.", "Cooks say there is work for 19 men."),
            ("Ships went to Norland.", "In Holm, cooks there bake 19 loaves."),
            ("A storm took Norland sheds.", "Because that is cheap, Holm paid clerks for bread."),
            ("A bank and a trust lent money.", "Holm says both banks and trusts want money."),
            ("Mud lay on Norland gates.", "Holm said that pilots waited at the gates of Arnsby."),
            ("Mud lay on the Norland country.", "Holm said that pilots left the country."),
            ("Rowe spoke of “dead water”.", "Lind used the phrase of Rowe on clerks."),
            ("Bo Lind said that bread cost more.", "Docks of Holm cost pilots too much, he said."),
            ("Rowe named two grounds.", "First pilots of Holm asked clerks for bread."),
            ("Docks of the Quay Trust (FBI) closed.", "Holm said that docks of the FBI cost too much."),
        ] {
            assert!(is_chosen(skipped, sentence), "{sentence}");
        }
    }
}
