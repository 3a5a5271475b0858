//! Sentences that are not whole: words were lost, or what is no sentence runs into them.

use std::sync::OnceLock;

use copydesk_text::lexicon::entries;

use crate::classes::{ARTICLE, BINDING, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

/// So many capitalised words begin a headline that runs into a sentence.
const RUN: usize = 6;
/// No label in capitals is shorter.
const LABEL: usize = 4;
/// Where a list is announced.
const FOLLOW: &str = " follow";
/// No more bytes stand behind `the following` where a sentence ends with what it announces.
const ANNOUNCED: usize = 80;
/// No label before a dash is longer, with the dash.
const DASHED: usize = 16;

/// Whether words were lost before the stop (`a new book, .`) or after it (`Then they…`), lines of a table, a key or a
/// menu run into the sentence, or it is an item of a list or an aside in brackets. `parted`: whether one of the signs that part
/// such lines stands in it at all.
pub(crate) fn is_broken(sentence: &str, parted: bool) -> bool {
    let words = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ',');
    words.ends_with(',')
        || sentence.ends_with("...")
        || sentence.ends_with('…')
        || is_dashed(sentence)
        || sentence.starts_with('(') && sentence.trim_end_matches('.').ends_with(')')
        || parted
            && memchr::memchr3_iter(b'|', b'=', b':', sentence.as_bytes())
                .any(|at| sentence.as_bytes()[at] != b':' || is_behind_label(sentence, at))
}

/// Whether a sentence sets figures against earlier ones and has no verb, as lines of a company's results do: `Sales 3.7 mln
/// crowns vs 3.1 mln.`; or is a note to such lines, which go without articles: `Company paid …`, `Div pay May 1.`
///
/// `versus`: whether `vs` stands in it.
pub(crate) fn is_result(sentence: &str, numbers: u32, versus: bool, language: &Language) -> bool {
    static OPENERS: OnceLock<Vec<&'static str>> = OnceLock::new();
    if !language.is_english() {
        return false;
    }
    if numbers > 0 && sentence.starts_with(|c: char| c.is_ascii_uppercase()) {
        let begins = |opener: &&str| {
            sentence.as_bytes().first() == opener.as_bytes().first()
                && sentence.strip_prefix(*opener).is_some_and(|rest| rest.starts_with(' '))
        };
        let openers = OPENERS.get_or_init(|| entries(include_str!("../../../data/en/results.txt")).collect());
        if openers.iter().any(begins) {
            return true;
        }
    }
    if !versus {
        return false;
    }
    let classes = |word: &str| if word.is_empty() { 0 } else { language.classes(read_word(word, 0, word.len()).whole) };
    let acts = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        word.ends_with("ed") && word.starts_with(char::is_lowercase) || classes(word) & (SAYING | VERB) != 0
    };
    let mut words = sentence.split([' ', '-']);
    let opens = words.next().is_some_and(|word| classes(word) & ARTICLE == 0 && !acts(word));
    let counts = |word: &str| word == "nil" || word.contains(|c: char| c.is_ascii_digit());
    let mut before = words.take_while(|word| *word != "vs");
    opens && sentence.split(' ').any(counts) && !before.any(acts)
}

/// Whether a sentence only announces a list: `The ships are as follows.`, `The board gave the following ratings to new bonds.`, or more on
/// the page: `Sink or swim: Here’s what pilots need.` `parted`: whether a colon may stand in it; `follows`: whether a form of `follow` does.
pub(crate) fn announces(sentence: &str, parted: bool, follows: bool, language: &Language) -> bool {
    if !language.is_english() {
        return false;
    }
    let shows = |rest: &str| ["’s ", "'s ", " is ", " are "].iter().any(|verb| rest.starts_with(verb));
    let colon = if parted { memchr::memchr(b':', sentence.as_bytes()) } else { None };
    if colon.and_then(|colon| sentence[colon..].strip_prefix(": Here")).is_some_and(shows) {
        return true;
    }
    // `The following was compiled from reports of the police.`
    let gathered = |rest: &str| ["was ", "were ", "is ", "are "].iter().any(|verb| rest.starts_with(verb));
    if sentence.strip_prefix("The following ").is_some_and(gathered) {
        return true;
    }
    let several = |rest: &str| rest.split(|c: char| !c.is_alphabetic()).next().is_some_and(|noun| noun.ends_with('s'));
    follows
        && sentence.match_indices(FOLLOW).any(|(at, _)| {
            let (before, behind) = (&sentence[..at], &sentence[at + FOLLOW.len()..]);
            before.ends_with(" as") && behind.strip_prefix('s').is_some_and(|rest| rest.starts_with([',', '.', ':']))
                || before.ends_with(" the")
                    && behind.strip_prefix("ing ").is_some_and(|rest| rest.len() <= ANNOUNCED && several(rest))
        })
}

/// Whether nothing, or one word as a label, stands before a dash: `- Five barges were sold.`, `Note - Figures are final.`
fn is_dashed(sentence: &str) -> bool {
    let head = &sentence.as_bytes()[..sentence.len().min(DASHED)];
    let Some(dash) = memchr::memchr(b'-', head) else { return false };
    let (label, rest) = (&head[..dash], &sentence[dash + 1..]);
    match label {
        [] => rest.starts_with(' '),
        [word @ .., b' '] => {
            let opens = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
            opens && word.iter().all(u8::is_ascii_alphabetic)
        }
        _ => false,
    }
}

/// Whether a sentence with so many capitalised words of weight has enough for a headline to run into it.
pub(crate) fn may_run_in(capitals: usize) -> bool {
    capitals + 2 >= RUN
}

/// Whether a headline runs into the sentence: it begins with capitalised words, prepositions among them, as in `Lock Closed
/// After Ferry Hits Gate A ferry hit …`.
pub(crate) fn runs_in(sentence: &str, language: &Language) -> bool {
    let begins = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'$';
    let second = sentence.bytes().position(|byte| byte == b' ').and_then(|space| sentence.as_bytes().get(space + 1));
    if !second.is_some_and(begins) {
        return false; // most sentences
    }
    let capital = |word: &&str| word.as_bytes().first().is_some_and(begins);
    let run = || sentence.split(' ').take_while(capital);
    let joins = |word: &str| {
        let small = word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) && word.len() > 1;
        small && language.classes(read_word(word, 0, word.len()).whole) & BINDING != 0
    };
    run().nth(RUN - 1).is_some() && run().skip(1).any(joins)
}

/// Whether what stands before a colon shows that a heading runs into the sentence, a note, or the line of a transcript:
/// `Lock to close ARNSBY: The northern lock …`.
fn is_behind_label(sentence: &str, colon: usize) -> bool {
    let label = sentence[..colon].rsplit(' ').next().unwrap_or_default();
    let Some(rest) = sentence[colon + 1..].strip_prefix(' ') else { return false };
    matches!(label, "Note" | "Notes")
        || label.len() >= LABEL
            && label.bytes().all(|byte| byte.is_ascii_uppercase())
            && rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn lines_of_results_are_told_from_sentences_with_figures() {
        let is = |text: &str| is_result(text, 2, text.contains(" vs "), language("en"));
        for text in [
            "Sales 3.7 mln crowns vs 3.1 mln, which excluded tolls.",
            "Sales 3.7 mln crowns vs 3.1 mln.",
            "Interim div 7p vs nil.",
            "Company paid 14 cents.",
            "Div pay May 1.",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "The board forecast tolls of 3.7 mln crowns vs 3.1 mln.",
            "Sales were 3.7 mln crowns vs 3.1 mln.",
            "Holm reported sales of 3.7 mln crowns vs 3.1 mln.",
            "Company towns have 300 pilots.",
        ] {
            assert!(!is(text), "{text}");
        }
        assert!(!is_result("Sales 3.7 mln crowns vs 3.1 mln.", 2, true, language("de")), "the lists are English");
    }

    #[test]
    fn what_announces_a_list_is_told() {
        let announces = |text: &str| announces(text, true, true, language("en"));
        for text in [
            "Ships waiting at these quays were as follows, by name.",
            "Clerks gave the following ratings to new bonds.",
            "The following was compiled from reports of the Arnsby police.",
        ] {
            assert!(announces(text), "{text}");
        }
        for text in ["Rowe follows as president.", "Pilots left the following day.", "Rowe said as follows: “No.”"]
        {
            assert_eq!(announces(text), text.contains(" as follows:"), "{text}");
        }
    }

    #[test]
    fn items_and_labels_before_a_dash_are_told_from_asides() {
        for text in ["- Five barges were sold.", "Note - Figures are final."] {
            assert!(is_broken(text, true), "{text}");
        }
        for text in
            ["Rowe - who left - said so.", "The lock - Arnsby has two - is shut.", "Half-built gates lie there."]
        {
            assert!(!is_broken(text, true), "{text}");
        }
    }
}
