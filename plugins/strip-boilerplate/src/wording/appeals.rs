//! Sentences that pass on an appeal to the public: "Anyone with information should call 101." They are worded like furniture, and are
//! the story's.

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/appeals.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static TAKERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "takers"));
static GIVEN: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "given"));
static HOUSE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "house"));

/// True where the public is told whom to call, other than the outlet, or where to give money for others.
pub(crate) fn is_appeal(text: &str) -> bool {
    let mut words = String::with_capacity(text.len() + 2);
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
    {
        words.push(' ');
        words.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    words.push(' ');
    let has = |phrase: &&str| words.match_indices(*phrase).any(|(at, _)| is_whole(&words, at, phrase.len()));
    let opens = |phrase: &&str| words[1..].strip_prefix(*phrase).is_some_and(|rest| rest.starts_with(' '));
    let appeals = OPENS.iter().any(opens) && TAKERS.iter().any(has) || GIVEN.iter().any(opens);
    appeals && !HOUSE.iter().any(has)
}

/// Whether nothing but spaces stand beside a phrase; one stands at either end of the words.
fn is_whole(words: &str, at: usize, len: usize) -> bool {
    words[..at].ends_with(' ') && words[at + len..].starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_appeal_of_the_police_is_one_and_a_call_of_the_outlet_is_none() {
        for text in [
            "Anyone with information should call 101 and quote crime reference 77/26.",
            "Anyone who saw the van is asked to ring the sheriff’s office.",
            "Zeugen melden sich bei der Polizei unter 0000 1234.",
            "Donations can be made at the office of the lifeboat.",
        ] {
            assert!(is_appeal(text), "{text}");
        }
        for text in [
            "Anyone with information can email our newsroom or call the police.",
            "Get the latest police news sent to your inbox.",
            "Anyone with a card can read the paper.",
            "Donations can be made to support our reporters.",
            "",
        ] {
            assert!(!is_appeal(text), "{text}");
        }
    }
}
