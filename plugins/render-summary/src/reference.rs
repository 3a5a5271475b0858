//! What within a sentence refers to what was told before: `also`, `there`, `like that`, initials whose long form stood
//! elsewhere, and `the survey` where another sentence brought in `a survey`.

use std::ops::Range;

use crate::choice::Choice;
use crate::gathered::Gathered;
use crate::language::{BINDING, FUNCTION, LEANING, Language, PRONOUN, SAYING, VERB};
use crate::refers::{Addition, Reference};
use crate::scan::{Word, read_word};
use crate::unit::{Reader, Unit};

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

/// Behind more words of content, `that` means one of its own sentence.
const EARLY: usize = 4;
/// So many words beside `also` and `again` tell what is added.
const BESIDE: usize = 3;
/// So many skipped sentences are looked at.
const SKIPPED: usize = 4;

/// A word in its text.
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) word: &'a Word,
    pub(crate) start: usize,
    /// The end of the sentence.
    pub(crate) limit: usize,
}

/// What was read before a word.
pub(crate) struct Told {
    /// How many words of its unit.
    pub(crate) words: u32,
    /// How many content words of the story.
    pub(crate) content: usize,
    /// Whether it stands in a quotation.
    pub(crate) quoted: bool,
}

/// Reads a word that may refer, given the classes of the word before.
#[inline(never)] // few words do
pub(crate) fn read_reference(
    place: &Place<'_>,
    told: Told,
    before: u16,
    language: &Language,
    unit: &mut Unit,
    gathered: &mut Gathered,
) {
    let Place { text, word, start, limit } = *place;
    let Told { words, content, quoted } = told;
    if language.is_own(word.whole) {
        unit.own |= !quoted && !is_named(text, start..word.end, words == 0);
        return;
    }
    if words == 0 {
        // `First, …` counts what was announced before, or goes on behind it.
        let behind = &text[word.end..limit];
        let pronoun = || language.classes(read_word(behind, 1, behind.len()).whole) & PRONOUN != 0;
        let goes_on = behind.starts_with(',') || behind.starts_with(' ') && behind.len() > 1 && pronoun();
        unit.leans |= language.counts(word.whole) && goes_on;
        return; // the rest is told by the opening
    }
    let inside = content - unit.content.start;
    let behind = &text[word.end..limit];
    let next = || {
        let word = behind.trim_start();
        if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) }
    };
    let is = |other: &str| text[start..word.end].eq_ignore_ascii_case(other);
    if is("here") {
        // `here in Arnsby`, but not `told clerks here that …`
        if !quoted && next() & (BINDING | LEANING) != BINDING {
            let refers = unit.refers.get_or_insert_default();
            refers.namable = !refers.here && !language.comes_before_here(word_before(text, start));
            refers.here = true;
        }
    } else if is("both") {
        gathered.points = !joins_two(behind);
    } else if is("there") {
        // `cooks there bake`, but not `they say there is`.
        let bare = before & (FUNCTION | SAYING) == 0 && text[..start].ends_with(' ') && inside > 0;
        if bare && !quoted && !gathered.named && next() & VERB == 0 {
            unit.refers.get_or_insert_default().place = true;
        }
    } else if is("vs") {
        gathered.versus = true;
    } else if language.counts(word.whole) {
        // `the first ferry`
    } else if language.adds(word.whole) {
        let aside = text[..start].trim_end().ends_with(',');
        let says = next() & SAYING != 0 || before & SAYING != 0 && !aside;
        if !quoted && !says {
            let again = text[start..word.end].eq_ignore_ascii_case("again");
            let addition = Addition { at: inside, joined: next() & FUNCTION == 0, again };
            unit.refers.get_or_insert_default().adds.get_or_insert(addition);
        }
    } else if inside < EARLY
        && is("that")
        && behind.starts_with(' ')
        && language.comes_before_that(word_before(text, start))
    {
        gathered.points = true;
    } else if inside <= EARLY
        && (behind.starts_with(['.', '!', '?', ';']) || behind.starts_with(',') && before & BINDING != 0)
    {
        unit.refers.get_or_insert_default().clause = true;
    }
}

/// Whether a word that looks like one with which somebody speaks of himself is part of a name, or a number: `the Our Arnsby
/// fund`, `US`, `Carl I`, `I-95`. `first`: whether it begins the sentence.
fn is_named(text: &str, word: Range<usize>, first: bool) -> bool {
    match &text[word.clone()] {
        "I" => {
            let before = text[..word.start].strip_suffix(' ').unwrap_or_default();
            let name = before.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
            let behind = text[word.end..].starts_with(['-', '.', ')']);
            behind || name && before.ends_with(char::is_alphabetic)
        }
        "US" => true,
        other => !first && other.starts_with(char::is_uppercase) && !other.starts_with('I'),
    }
}

/// The hash of the word that ends right before a place.
fn word_before(text: &str, at: usize) -> u64 {
    let before = text[..at].trim_end();
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |mark| mark + 1);
    let start = (start..=before.len()).find(|&start| before.is_char_boundary(start)).unwrap_or(before.len());
    if start == before.len() { 0 } else { read_word(before, start, before.len()).whole }
}

/// Whether what stands behind `both` names the two: `both pilots and divers`.
fn joins_two(behind: &str) -> bool {
    let clause = behind.split([',', '.', ';', ':', '!', '?']).next().unwrap_or_default();
    clause.contains(" and ")
}

/// Notes the noun behind a definite article that ends a clause, where the story had it before and readers do not know the
/// thing anyway, or where it calls words or a figure told before. `behind`: what stands behind it.
#[inline(never)] // few nouns do
pub(crate) fn take_held(noun: u64, number: u32, behind: &str, calls: bool, language: &Language, unit: &mut Unit) {
    let calls = calls && language.calls_words(noun);
    let next = || {
        let word = behind.trim_start();
        if word.is_empty() { 0 } else { read_word(word, 0, word.len()).whole }
    };
    let ends = behind.starts_with([',', '.', ';', ':']) || calls && language.begins_clause(next());
    if ends && language.is_english() && (calls || number < unit.known && !language.is_unique(noun)) {
        let refers = unit.refers.get_or_insert_default();
        if refers.held.is_none() || calls && !refers.calls {
            (refers.held, refers.calls) = (Some(number), calls);
        }
    }
}

/// Notes initials that the story had before and that readers need not know.
#[inline(never)] // few words are
pub(crate) fn take_initials(word: u64, number: u32, language: &Language, unit: &mut Unit) {
    if number < unit.known && language.is_english() && !language.knows_initials(word) {
        unit.refers.get_or_insert_default().initials.get_or_insert(number);
    }
}

impl Choice {
    /// How much a unit refers to what neither the headline nor a sentence chosen before it tells.
    pub(crate) fn refers_back(&self, reader: &Reader, unit: usize) -> f32 {
        let Reference { adds, place, here, namable, clause, initials, given, held, calls } =
            match reader.units[unit].refers {
                Some(refers) => refers,
                None => return 0.0,
            };
        let new = |word: u32| self.is_new(unit, word);
        let mut sum = if given.is_some_and(new) { GIVEN } else { 0.0 };
        sum += if initials.is_some_and(new) { INITIALS } else { 0.0 };
        sum += if clause && self.is_apart(reader, unit) { CLAUSE } else { 0.0 };
        let named = namable && !reader.place.is_empty();
        sum += if here && !named && reader.cased { HERE } else { 0.0 };
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

    /// Whether one of the sentences skipped right before a unit holds a word.
    fn is_near(&self, reader: &Reader, unit: usize, word: u32) -> bool {
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
    use crate::choice::Limit;
    use crate::language::language;
    use crate::weights::Weights;

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
        choice.mark_headline(&[], reader.numbering.len(), true);
        let scores = [2.0, 1.9, 0.1, 1.6, 1.3];
        let told = |unit: &Unit| sentences[unit.block];
        choice.choose(&reader, &scores, &Weights::default(), Limit::sentences(3), language("en"), told).contains(&3)
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
            ("Rowe named two grounds.", "First, clerks of Holm cost too much."),
            ("Quay Holdings bought docks.", "Holm said that docks of Quay cost too much."),
            ("A court sat.", "Before that, clerks of Holm asked for bread."),
        ] {
            assert!(!is_chosen(skipped, sentence), "{sentence}");
        }
    }

    #[test]
    fn who_writes_is_told_from_names_numbers_and_quotations() {
        let own = |sentence: &str| {
            let mut reader = Reader::default();
            reader.read(0, sentence, 0..sentence.len(), language("en"), 2);
            reader.units[0].own
        };
        for text in
            ["I saw the lock.", "Pilots told us so.", "Rowe, I hear, left.", "We’ve seen it.", "Our harbour is cold."]
        {
            assert!(own(text), "{text}");
        }
        for text in [
            "“We left,” Rowe said.",
            "The Our Arnsby fund paid.",
            "US ferries came.",
            "King Carl I left.",
            "Rowe (I-Norl.) left by I-95.",
            "They left.",
        ] {
            assert!(!own(text), "{text}");
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
            ("Rowe named two grounds.", "First pilots of Holm asked clerks for bread."),
            ("Docks of the Quay Trust (FBI) closed.", "Holm said that docks of the FBI cost too much."),
        ] {
            assert!(is_chosen(skipped, sentence), "{sentence}");
        }
    }
}
