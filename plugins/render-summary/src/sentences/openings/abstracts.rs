//! Abstracts above a story that the story says again, or that cannot be understood without its headline.

use crate::classes::{FUNCTION, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::openings::first::{
    calls_by_role, has_titled_surname, leaves_person, leaves_sayers, names_behind_comma, opens_scene, opens_with_thing,
};
use crate::sentences::units::unit::{Reader, Unit};

/// Two sentences of which so many first words of weight are the same begin to say the same.
const SAME: usize = 3;
/// So many words of weight in a row are a phrase, which nobody says twice in a summary.
const PHRASE: usize = 4;
/// So many of a story's first sentences may say again what an abstract says.
const OPENING: usize = 3;
/// A name that is told more of behind a comma has so many words.
const NAME: usize = 3;
/// What an abstract says is looked for in so many sentences of its story.
const WITHIN: usize = 9;

impl Reader {
    /// Takes no unit of an abstract of whose words the story's first sentences say most again, that begins to say in the same words what the
    /// first of them says, or that speaks of somebody or something that only the headline tells of: `The chief, …`, `The end of her term
    /// …`, `Mr. Lind …`. Nor, in small letters, the first unit where it stands again behind others.
    pub(crate) fn drop_repeated<'a>(
        &mut self,
        language: &Language,
        sentence: impl Fn(&Unit) -> &'a str,
        headed: impl Fn(u32) -> bool,
        again: impl Fn(&str) -> bool,
    ) {
        // A caption above the story stands in it again, word for word: in copy in small letters, whose lines run together, or on a line of its
        // own, where the next tells more of the headline.
        let told = |unit: &Unit| {
            let words = self.content[unit.content.clone()].iter().copied();
            let mut words: Vec<u32> = words.filter(|&word| headed(word)).collect();
            words.sort_unstable();
            words.dedup();
            words.len()
        };
        if let [first, second, others @ ..] = &mut self.units[..] {
            let words = |unit: &Unit| &self.content[unit.content.clone()];
            first.whole &= match self.cased {
                true => {
                    let shown = self.depicts_first || again(sentence(first));
                    !(second.opens_block && told(first) < told(second) && shown)
                }
                false => !others.iter().any(|other| other.whole && words(other) == words(first)),
            };
        }
        self.drop_repeating(language, &sentence, &headed);
        self.drop_told_above(language, &sentence);
    }

    /// Where a sentence of the story, behind its first, says again what a unit of the abstract above it says, which is taken, takes neither
    /// that nor what leads up to it: the story goes on behind it, as if the abstract stood there.
    fn drop_told_above<'a>(&mut self, language: &Language, sentence: impl Fn(&Unit) -> &'a str) {
        let (abstracts, story) = self.units.split_at_mut(self.above);
        let Some(last) = abstracts.iter().rposition(|unit| unit.whole) else { return };
        let told = &abstracts[last];
        let said = &self.content[told.content.clone()];
        // Who somebody is may be said twice.
        let tells = |word: &&u32| self.names.get(**word as usize).is_none_or(|name| name.within == 0);
        let phrases = || said.windows(PHRASE).filter(|phrase| phrase.iter().filter(tells).nth(1).is_some());
        let again = |unit: &Unit| {
            let content = &self.content[unit.content.clone()];
            phrases().any(|phrase| content.windows(PHRASE).any(|other| other == phrase))
                || says_same(sentence(unit), sentence(told), language)
        };
        if let Some(at) = story.iter().take(WITHIN).skip(1).position(again) {
            story[..=at + 1].iter_mut().for_each(|unit| unit.whole = false);
            self.told_above = Some((self.above + at + 1, last));
        }
    }

    /// Takes no unit of an abstract that the story's first sentences say again, or that needs the headline.
    fn drop_repeating<'a>(
        &mut self,
        language: &Language,
        sentence: impl Fn(&Unit) -> &'a str,
        headed: impl Fn(u32) -> bool,
    ) {
        let (abstracts, story) = self.units.split_at_mut(self.above);
        let Some(lead) = story.first().filter(|lead| lead.whole && !abstracts.is_empty()) else { return };
        // What the abstract tells of, a lead that begins with `He` or with a scene takes for told.
        if lead.leans && !sentence(lead).starts_with("It ") && !names_behind_comma(sentence(lead))
            || opens_scene(sentence(lead))
        {
            return;
        }
        // A lead that reports nothing, and names no day, often tells how it all began: the abstract tells the news.
        let news = |unit: &Unit| unit.reports || tells_day(sentence(unit));
        let soft = !news(lead);
        let news_next = story.get(1).is_some_and(news);
        let points = lead.points.is_some() && points_at_place(sentence(lead), language);
        let opens = read_word(sentence(lead), 0, sentence(lead).len()).whole;
        let opens_with_name = language.classes(opens) & FUNCTION == 0;
        let opening = &story[..story.len().min(OPENING)];
        let words = |units: &[Unit]| units[0].content.start..units[units.len() - 1].content.end;
        let again = &self.content[words(opening)];
        let tells_who = sentence(lead).split(' ').take(NAME).any(|word| word.ends_with(','));
        let lead = &self.content[lead.content.clone()];
        // Where the next tells the news, the story introduces him soon enough.
        let called = |name: &str| soft && !news_next && opening.iter().any(|unit| sentence(unit).contains(name));
        let mut before = false;
        for unit in abstracts {
            let content = &self.content[unit.content.clone()];
            let shared = |said: &[u32]| content.iter().filter(|word| said.contains(word)).count();
            let begins = |said: &Unit| {
                content.iter().zip(&self.content[said.content.clone()]).take_while(|(a, b)| a == b).count()
            };
            let same = opening.iter().map(begins).max().unwrap_or_default();
            // `Ada Rowe passed …` above `Ada Rowe, who …`, which tells who that is
            let name = |word: &u32| self.names.get(*word as usize).is_some_and(|name| name.surname);
            let named = tells_who && begins(&opening[0]) + 1 == SAME && name(&content[1]);
            let subject =
                |word: &&u32| headed(**word) && self.names.get(**word as usize).is_some_and(|name| name.within > 0);
            let untold = lead.iter().any(|word| subject(&word)) && !content.iter().any(|word| subject(&word));
            let thing = opens_with_thing(sentence(unit), language);
            let titled = has_titled_surname(sentence(unit), language, called);
            let leans = unit.leans && !before;
            let somebody = leans
                || titled
                || leaves_sayers(sentence(unit))
                || calls_by_role(sentence(unit), language)
                || leaves_person(sentence(unit), language)
                || unit.nameless && !names_behind_comma(sentence(unit));
            // Below a soft lead it may say again what leads up to the news, but not the news.
            let repeats = match soft {
                false => shared(again) * 2 >= content.len(),
                true => shared(again) * 5 >= content.len() * 4 || shared(lead) * 5 >= content.len() * 3,
            };
            let repeats = repeats || shares_phrase(content, lead, PHRASE) || shares_phrase(content, again, PHRASE - 1);
            // `Pilots cheer Bo Lind.` above `Bo Lind will …`, which begins the story without it
            let both = |first: u32, last: u32| name(&last) && content.windows(2).any(|pair| pair == [first, last]);
            let named = named || opens_with_name && matches!(lead, [first, last, ..] if both(*first, *last));
            unit.whole &= !(repeats || same >= SAME || named) && !(thing || untold && !before || somebody);
            before = unit.whole;
        }
        // `In this old town …` below it: which town, what was cut away tells.
        if before && points {
            story[0].whole = false;
        }
    }
}

/// Whether a sentence says of somebody whom another names what that says of him, in the same words: `Rowe makes no apologies for …` below `Ada
/// Rowe, who leads the pilots, makes no apologies for …`.
fn says_same(sentence: &str, other: &str, language: &Language) -> bool {
    /// So many words in capitals at the beginning call him: `Admiral Rowe`.
    const CALLED: usize = 3;
    /// So many words are no chance.
    const SAME: usize = 4;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let called = sentence.split(' ').take(CALLED).take_while(capital);
    let Some(name) = called.last().filter(|name| other.contains(name)) else { return false };
    let Some(rest) = sentence.split_once(name).and_then(|(_, rest)| rest.strip_prefix(' ')) else { return false };
    let Some((end, _)) = rest.match_indices(' ').nth(SAME - 1) else { return false };
    let tells = |word: &str| language.classes(read_word(word, 0, word.len()).whole) & (FUNCTION | SAYING | VERB) == 0;
    rest[..end].split(' ').any(tells) && other.contains(&rest[..end])
}

/// Whether a sentence speaks of a place as of the one where it was written, within so many words: `in this old town`.
fn points_at_place(sentence: &str, language: &Language) -> bool {
    const WORDS: usize = 4;
    let words = |text: &'_ str| {
        text.split(' ').take(WORDS).any(|word| {
            let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            !word.is_empty() && language.means_place(read_word(word, 0, word.len()).whole)
        })
    };
    sentence.split_once(" this ").is_some_and(|(_, rest)| words(rest))
}

/// Whether two texts, given by the numbers of their words, have so many words in a row in common.
fn shares_phrase(one: &[u32], other: &[u32], words: usize) -> bool {
    one.windows(words).any(|phrase| other.windows(words).any(|other| other == phrase))
}

/// Whether a sentence names a day of the week: `on Monday`.
pub(crate) fn tells_day(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    memchr::memchr_iter(b'y', bytes).any(|at| {
        let start = || bytes[..at].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |before| before + 1);
        bytes[..at].ends_with(b"da")
            && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
            && start() + "da".len() < at
            && bytes[start()].is_ascii_uppercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    /// Whether an abstract may be taken above a story, below a headline with these words.
    fn is_kept(headline: &str, sentence: &str) -> bool {
        let sentences = [
            sentence,
            "Ada Rowe bought 40 ferries from Holm Lines for the northern port on Monday.",
            "Crews will sail them from Arnsby before winter.",
            "“Mud is money,” Rowe said.",
        ];
        let mut reader = Reader::default();
        for (block, text) in sentences.iter().enumerate() {
            reader.read(block, text, 0..text.len(), language("en"), sentences.len() + 1);
        }
        reader.above = 1;
        reader.settle(true);
        let headed = reader.number_words(headline, language("en"));
        reader.drop_repeated(language("en"), |unit| sentences[unit.block], |word| headed.contains(&word), |_| false);
        reader.units[0].whole
    }

    #[test]
    fn an_abstract_that_the_story_says_again_or_that_needs_its_headline_is_told() {
        for sentence in [
            "Crews will sail 40 ferries of Holm Lines to Arnsby.",
            "Mr. Lind found that pilots want bread.",
            "The chief wants bread for pilots.",
            "Crews will sail where pilots want bread.",
            "Unless crews sail soon, they say, pilots of Holm Lines will want bread.",
        ] {
            assert!(!is_kept("Bread for pilots", sentence), "{sentence}");
        }
        assert!(!is_kept("Rowe wants bread", "Raising money for bread is among the tasks of pilots."));
    }

    #[test]
    fn one_above_a_lead_that_begins_with_a_pronoun_or_a_scene_stays() {
        for (lead, kept) in [
            ("He has called pilots and divers of Arnsby names.", true),
            ("For Ada Rowe, it was a day of bread for pilots of Arnsby.", true),
            ("Ada Rowe has called pilots and divers of Arnsby names.", false),
        ] {
            let sentences = ["Ada Rowe called pilots and divers of Arnsby names.", lead];
            let mut reader = Reader::default();
            for (block, text) in sentences.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 3);
            }
            reader.above = 1;
            reader.settle(true);
            reader.drop_repeated(language("en"), |unit| sentences[unit.block], |_| false, |_| false);
            assert_eq!(reader.units[0].whole, kept, "{lead}");
        }
    }

    #[test]
    fn one_above_a_soft_lead_may_say_again_what_leads_up_to_the_news() {
        for (lead, kept) in [
            ("The port of Norland has some of the hardest rules for pilots in the north.", true),
            ("Norland has some of the hardest rules for pilots of ferries, Lind said.", false),
            ("While its rules are hard, Norland brings pilots to ferries in Holm.", false),
        ] {
            let told = "While its rules for pilots are hard, Norland brings more of them to ferries than Holm.";
            let sentences = [told, lead, "Pilots of ferries pass hard tests."];
            let mut reader = Reader::default();
            for (block, text) in sentences.iter().enumerate() {
                reader.read(block, text, 0..text.len(), language("en"), 4);
            }
            reader.above = 1;
            reader.settle(true);
            reader.drop_repeated(language("en"), |unit| sentences[unit.block], |_| false, |_| false);
            assert_eq!(reader.units[0].whole, kept, "{lead}");
        }
    }

    #[test]
    fn one_that_tells_more_by_itself_stays() {
        for sentence in ["Pilots of Norland want bread as ferries grow old.", "Bo Lind says why Mr. Lind bakes bread."]
        {
            assert!(is_kept("Bread for pilots", sentence), "{sentence}");
        }
        assert!(is_kept("Rowe wants bread", "Tolls of Rowe rise so that pilots have bread."));
        assert!(!is_kept("Rowe wants bread", "Ada Rowe raises tolls so that pilots have bread."), "the lead opens so");
    }
}
