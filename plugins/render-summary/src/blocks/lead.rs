//! A lead whose first line stands apart as a paragraph of its own.

use copydesk_text::lines::is_firm_ending;

use crate::blocks::breaks::{ends_with_initial, is_function, is_open, within_name};
use crate::blocks::dateline::dateline;
use crate::blocks::prose::is_byline;
use crate::classes::{ARTICLE, BINDING, INDEFINITE, SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::parted::goes_on_with_word;
use crate::sentences::bytes::scan::read_word;
use crate::story::{Passage, Role, Story};

/// The line that a lead lost is no longer, and what is left of it is no shorter.
const LEAD: usize = 48;
/// A name that is cut ends with so many words at most.
const REST: usize = 5;
/// A lead is broken into no more lines behind its first.
const LINES: usize = 5;
/// The verb is one of so many small words behind it.
const VERB_WITHIN: usize = 3;

/// How many blocks of a story go on with the lead's first line, which stands apart: more than one where that is broken into more lines.
pub(crate) fn lead_lines(story: &Story<'_>, language: &Language) -> usize {
    if !lead_breaks_off(story, language) {
        return 0;
    }
    let goes_on = |pair: &&[Passage<'_>]| {
        let (line, next) = (pair[0].text.trim(), pair[1].text.trim_start());
        let small = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let last = line.rsplit(' ').next().unwrap_or_default();
        let binds = || language.classes(read_word(last, 0, last.len()).whole) & (BINDING | ARTICLE | INDEFINITE) != 0;
        let open = ends_open(line) || is_open(line) && (small || !last.is_empty() && binds());
        pair[1].role == Role::Prose && open && !line.ends_with([';', ':'])
    };
    1 + story.passages.windows(2).skip(1).take(LINES - 1).take_while(goes_on).count()
}

/// Whether the first line of a story in paragraphs, below a headline that is known, stands apart from the rest of its
/// sentence, as where lines are put together and it was the shorter by its dateline: `Norland Ferry Pilots` above `Association
/// said …`.
fn lead_breaks_off(story: &Story<'_>, language: &Language) -> bool {
    let [first, second, ..] = story.passages.as_slice() else { return false };
    let (line, next) = (first.text.trim(), second.text.trim_start());
    if first.role != Role::Prose
        || second.role != Role::Prose
        || line.len() > LEAD
        || next.len() <= LEAD && !next.starts_with(|c: char| c.is_lowercase())
        || story.headline.trim().is_empty()
        || !(is_open(line) || ends_open(line) || ends_with_initial(line))
        || line.ends_with([';', ':'])
        || is_byline(line)
        || dateline(next, "") > 0 && !shortens(line, next, language)
    {
        return false;
    }
    let small = next.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '<');
    // `The port trades with the U.S.` above `Government on …`
    if small || ends_open(line) || goes_on_with_word(line.as_bytes(), next) {
        return true;
    }
    // `Tribute to Ada Rowe` above `Ada Rowe has …`: a heading whose name the story says again.
    let name = next.match_indices(' ').nth(1).map_or(next, |(space, _)| &next[..space]);
    if name.split(' ').all(|word| word.starts_with(char::is_uppercase)) && line.ends_with(name) {
        return false;
    }
    // A name that the next line ends, before a verb or a comma. Two words may be who wrote the story, unless that is the
    // end of a firm's.
    let capital = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || "<(&".contains(c))
            || word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic)
    };
    let named = line.split_whitespace().all(|word| capital(&word) || is_function(word, language));
    // `Norland Pilots` above `Rest and Savings Ltd said …`
    let joins = |word: &&str| capital(word) || matches!(*word, "and" | "&" | "of");
    let mut rest = next.split_whitespace().take_while(joins);
    // `Arnsby Ferries` above `Ltd said …`, `Northern Ltd said …`, `Ltd’s crews …`
    let mut endings = rest.clone().map(|word| {
        let word = word.trim_end_matches([',', '.', '>']);
        is_firm_ending(word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word))
    });
    let firm = endings.any(|ending| ending);
    let ends = next.split_whitespace().take_while(capital).count() <= REST;
    let aside = rest.any(|word| word.ends_with(','));
    let mut behind = next.split_whitespace().skip_while(joins).take(VERB_WITHIN);
    let acts = |word: &str| {
        word.ends_with("ed") || language.classes(read_word(word, 0, word.len()).whole) & (SAYING | VERB) != 0
    };
    let long = firm || line.split_whitespace().nth(2).is_some();
    // `Ada Rowe, Deputy` above `Secretary of the Port, said …`
    let aside = aside || line.contains(',');
    // `Holm Lines Inc's Arnsby` above `Ferry subsidiary …`
    let owned = line.contains("'s ") || line.contains("’s ");
    named && long && ends && (aside || (firm || owned || behind.any(acts)) && within_name(line, next, language))
}

/// Whether a line is, or ends with, a name for which the next begins with the initials: `Norland Herring Board` above `(NHB) …`, which is no
/// agency.
fn shortens(line: &str, next: &str, language: &Language) -> bool {
    let Some(rest) = next.strip_prefix('(') else { return false };
    let words = || line.split_whitespace().filter(|word| !is_function(word, language));
    let begins =
        |word: &str, initial: Option<char>| initial.is_some() && word.trim_start_matches('<').chars().next() == initial;
    let (initials, behind) = rest.split_once(") ").unwrap_or((rest, "a"));
    let (first, last) = (initials.chars().next(), initials.chars().next_back());
    let named = words().next().is_some_and(|word| begins(word, first))
        || words().any(|word| begins(word, first)) && words().any(|word| begins(word, last));
    named && behind.starts_with(char::is_alphanumeric)
}

/// Whether a line surely ends within a sentence for its last sign: an owner's `'s`, a bracket that is not closed.
fn ends_open(line: &str) -> bool {
    // `The Arnsby Pilots' Union's (APU)`
    let bare = line.rsplit_once(" (").filter(|(_, inner)| inner.ends_with(')')).map_or(line, |(before, _)| before);
    let bare = bare.trim_end_matches('>');
    ["'s", "’s", "'s,", "’s,"].iter().any(|owner| bare.ends_with(owner))
        || [('<', '>'), ('(', ')')].iter().any(|&(open, close)| line.rfind(open) > line.rfind(close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    fn breaks_off(headline: &str, line: &str, next: &str) -> bool {
        let passages = [line, next].map(|text| Passage { role: Role::Prose, text }).into();
        lead_breaks_off(&Story { headline, passages, ..Story::default() }, language("en"))
    }

    const REST: &str = "said on Monday that its ferries would sail again and that the port would pay.";

    #[test]
    fn a_first_line_that_ends_within_a_sentence_is_told() {
        for (line, next) in [
            ("The Arnsby Ferry Line", REST),
            ("Norland Ferry Minister Ada", &format!("Rowe {REST}")),
            ("Harbour Board Chairman A.W.", &format!("Lind {REST}")),
            ("Arnsby Ferries", &format!("Ltd {REST}")),
            ("Arnsby Ferries", &format!("International Ltd {REST}")),
            ("Arnsby Ferries", &format!("Docks and Quays Ltd's line {REST}")),
            ("Ada Rowe, Deputy", &format!("Minister of the Port, {REST}")),
            ("Holm Lines Inc's Arnsby", "Ferry Dock subsidiary will sail again, and the port will pay for that."),
            ("<Arnsby Ferries", &format!("and Docks> {REST}")),
            ("Ferry Minister Ada Rowe,", &format!("Harbour Minister Bo Lind and a pilot {REST}")),
            ("The Arnsby Ferry Line's", &format!("2026 accounts {REST}")),
            ("The Arnsby Ferry Line's (AFL)", &format!("2026 accounts {REST}")),
            ("<Arnsby Ferries (U.K.)", &format!("Ltd> {REST}")),
            ("Arnsby Ferries Trust", &format!("Two, which Holm Lines owns, {REST}")),
            ("The Arnsby Ferry Line Ltd", &format!("(AFL) {REST}")),
            ("The Norland Herring Society", &format!("(NHS) Council {REST}")),
            ("Norland's Herring Society Ltd", &format!("(HS) {REST}")),
            ("Norland Ferry Minister Ada Rowe", "left, the port said."),
            ("The Norland Pilots", &format!("Union, which has 300 members, {REST}")),
        ] {
            assert!(breaks_off("Ferries to sail again", line, next), "{line} / {next}");
            assert!(!breaks_off("", line, next), "without a headline the line may be one: {line}");
        }
    }

    #[test]
    fn a_lead_that_is_broken_further_ends_where_a_sentence_does() {
        let lines = |texts: &[&'static str]| {
            let passages = texts.iter().map(|text| Passage { role: Role::Prose, text }).collect();
            lead_lines(&Story { headline: "Ferries to sail again", passages, ..Story::default() }, language("en"))
        };
        let rest = "The port said on Monday that it would pay for nine new ferries.";
        let lead = ["Holm Lines Inc said it completed", "the purchase of the", "Arnsby Ferries at", "26 crowns."];
        assert_eq!(lines(&[lead[0], lead[1], lead[2], lead[3], rest]), 3);
        assert_eq!(lines(&[lead[0], "the purchase of nine ferries in May", rest]), 1);
        assert_eq!(lines(&["Pilots cheer.", rest, rest]), 0);
    }

    #[test]
    fn lines_that_stand_above_a_story_are_not_its_beginning() {
        for (line, next) in [
            ("By Ada Rowe", format!("Pilots {REST}")),
            ("Ada Rowe", format!("Pilots {REST}")),
            ("Pilots cheer at the lock", format!("Pilots {REST}")),
            ("Tribute to the Pilot Ada Rowe", format!("Ada Rowe {REST}")),
            ("The Arnsby Ferry Line", "Gates.".to_owned()),
            ("Arnsby Harbour Desk:", format!("Pilots {REST}")),
            ("The Arnsby Ferry Line", format!("The pilots {REST}")),
            ("By Ada Rowe,", format!("Pilots {REST}")),
            ("Dear readers,", format!("Pilots {REST}")),
            ("Pilots cheer at the lock", format!("(dpa) - Pilots {REST}")),
        ] {
            assert!(!breaks_off("Ferries to sail again", line, &next), "{line} / {next}");
        }
    }
}
