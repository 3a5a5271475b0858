//! What a summary dwells on: people and topics that the definition names, found in the story's units.

use schemars::JsonSchema;

use crate::sentences::units::unit::Unit;
use crate::story::{Pointer, Story};

/// People and topics. Those that a story does not speak of change nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
#[serde(deny_unknown_fields, default)]
pub struct Focus {
    /// Names as the copy has them at first mention; later the surname alone is enough, and so is being the speaker of a
    /// quotation.
    pub people: Vec<String>,
    /// Codes or names of the article's `subjects`, or words of the copy.
    pub topics: Vec<String>,
}

impl Focus {
    /// Whether there is nothing to dwell on.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.topics.is_empty()
    }

    /// For each unit whether it speaks of what the focus names.
    pub(crate) fn marks(&self, story: &Story<'_>, units: &[Unit]) -> Vec<bool> {
        let mut marks = vec![false; units.len()];
        for person in self.people.iter().filter(|person| !person.trim().is_empty()) {
            let surname = person.split_whitespace().next_back().unwrap_or_default();
            let known = story.headline.contains(person.as_str())
                || story.passages.iter().any(|passage| mentions(passage.text, person));
            mark(story, units, &mut marks, |sentence| mentions(sentence, if known { surname } else { person }));
            let said = story.quotations.iter().filter(|quotation| quotation.speaker.eq_ignore_ascii_case(person));
            said.for_each(|quotation| mark_place(units, &mut marks, &quotation.pointer));
        }
        for topic in self.topics.iter().filter(|topic| !topic.trim().is_empty()) {
            let small = topic.to_lowercase();
            mark(story, units, &mut marks, |sentence| is_there(&sentence.to_lowercase(), &small));
            let evidence = story.evidence.iter().filter(|evidence| {
                evidence.qcode.eq_ignore_ascii_case(topic) || evidence.name.eq_ignore_ascii_case(topic)
            });
            evidence.for_each(|evidence| mark_place(units, &mut marks, &evidence.pointer));
        }
        marks
    }
}

fn mark(story: &Story<'_>, units: &[Unit], marks: &mut [bool], is_meant: impl Fn(&str) -> bool) {
    for (unit, mark) in units.iter().zip(marks) {
        *mark = *mark || is_meant(story.sentence(unit));
    }
}

/// Marks the unit in which a pointer begins; units stand in the order of the text.
fn mark_place(units: &[Unit], marks: &mut [bool], pointer: &Pointer) {
    let place = (pointer.block, pointer.range.start);
    let after = units.partition_point(|unit| (unit.block, unit.range.start) <= place);
    if let Some(at) = after.checked_sub(1)
        && place < (units[at].block, units[at].range.end)
    {
        marks[at] = true;
    }
}

/// Whether a text has a name as it is written, or with its first word in capitals, as newspapers open a story; text without capitals has
/// it without capitals.
fn mentions(text: &str, name: &str) -> bool {
    let opening = || name.split_once(' ').is_some_and(|(first, _)| text.contains(&first.to_uppercase()));
    let shouted = || {
        name.split_once(' ').is_some_and(|(first, rest)| is_there(text, &format!("{} {rest}", first.to_uppercase())))
    };
    is_there(text, name)
        || opening() && shouted()
        || !text.bytes().any(|byte| byte.is_ascii_uppercase()) && is_there(text, &name.to_lowercase())
}

/// Whether a text has a phrase, as whole words.
fn is_there(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + phrase.len()..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words_as_they_are_written() {
        assert!(mentions("Then Lind left.", "Lind"));
        assert!(mentions("then lind 's ship left .", "Lind"));
        assert!(!mentions("The Lindgrens left.", "Lind"));
        assert!(!mentions("You may leave.", "May"));
    }
}
