//! Sentences of captions that lie in running text, where a page's markup was lost.

use copydesk_text::lexicon::entries;

use crate::classes::{SAYING, VERB};
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;
use crate::sentences::no_story::pictured::tells;

/// No kicker has more words.
const KICKER: usize = 5;
/// What follows a kicker has more letters than this.
const CAPTION: usize = 30;
/// A lead behind a colon is no shorter.
const LEAD: usize = 60;

/// Whether a sentence opens with a few words and a colon that are no clause: `Clever boy: the dog at the sink.`
pub(crate) fn has_kicker(sentence: &str, language: &Language) -> bool {
    let head = &sentence.as_bytes()[..sentence.len().min(60)];
    let Some(colon) = memchr::memchr(b':', head) else { return false };
    let rest = &sentence[colon + 1..];
    if colon == 0 || !rest.starts_with(' ') || rest.len() <= CAPTION {
        return false; // a time, a score, an answer
    }
    if head[..colon].iter().rposition(|byte| *byte == b'(') > head[..colon].iter().rposition(|byte| *byte == b')') {
        return false; // `(ARX: HOLM)`
    }
    if rest.trim_start().starts_with(['"', '“', '‘', '\'', '`', '«', '„', '»']) {
        return false; // a speech
    }
    let (mut at, mut words) = (0, 0);
    while at < colon {
        if sentence[at..].starts_with(|c: char| c.is_alphanumeric()) {
            let word = read_word(sentence, at, colon);
            if language.classes(word.whole) & (VERB | SAYING) != 0 {
                return false;
            }
            words += 1;
            at = word.end;
        } else {
            at += sentence[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    (1..=KICKER).contains(&words)
}

/// Whether a sentence exclaims before a colon, as a lead may and no caption does: `What a finish: two late goals …`
pub(crate) fn exclaims(sentence: &str) -> bool {
    let line = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    entries(include_str!("../../../data/exclaiming.txt")).any(|opening| {
        let start = line.get(..opening.len()).is_some_and(|start| start.to_lowercase() == opening);
        start && line[opening.len()..].starts_with(' ')
    })
}

/// Whether a whole sentence of a story stands behind a sentence's colon, as in leads of local papers: `Schock am Hafen: Ada Rowe hat …`. In English
/// captions and teasers are written so.
pub(crate) fn tells_behind_colon(sentence: &str, language: &Language) -> bool {
    if language.is_english() {
        return false;
    }
    let behind = sentence.split_once(": ").map_or("", |(_, behind)| behind);
    behind.len() >= LEAD && behind.starts_with(char::is_uppercase) && tells(behind, language)
}

/// Whether a sentence dates what it says in full, as agencies' captions do: `…, Monday, March 23, 2026, in Arnsby.`, `… on
/// March 23, 2026 in Arnsby.`
pub(crate) fn is_dated(sentence: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |word: &str| word.len() >= 3 && word.starts_with(char::is_uppercase);
    let is_day = |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok();
    memchr::memchr_iter(b',', sentence.as_bytes()).any(|comma| {
        let (before, Some(after)) = (&sentence[..comma], sentence[comma + 1..].strip_prefix(' ')) else { return false };
        let mut words = after.split_whitespace().map(|word| word.trim_end_matches([',', '.']));
        if before.ends_with("day") {
            return words.next().is_some_and(is_month)
                && words.next().is_some_and(is_day)
                && words.next().is_some_and(is_year);
        }
        let mut back = before.rsplit(' ');
        back.next().is_some_and(is_day)
            && back.next().is_some_and(is_month)
            && back.next() == Some("on")
            && words.next().is_some_and(is_year)
            && words.next().is_some_and(|word| matches!(word, "in" | "at"))
            && words.next().is_some_and(|place| place.starts_with(char::is_uppercase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn full_dates_are_told_from_others() {
        assert!(is_dated("Ada Rowe speaks at the quay in Arnsby, Monday, March 23, 2026, after the lock opened."));
        assert!(is_dated("A ferry waits on Friday, Nov. 6, 2026."));
        assert!(is_dated("Ada Rowe speaks at the quay on March 23, 2026 in Arnsby, Norland."));
        assert!(!is_dated("The lock opened on March 23, 2026, and closed in May."));
        assert!(!is_dated("On Monday, March 23, the lock opened for 40 ships."));
        assert!(!is_dated("The lock opened on 23 March 2026."));
    }

    #[test]
    fn kickers_are_told_from_clauses_times_and_speeches() {
        let english = language("en");
        for text in [
            "Clever boy: the dog fetches his own lead from the hall.",
            "hard at work : the dog fetches his own lead from the hall .",
        ] {
            assert!(has_kicker(text, english), "{text}");
        }
        for text in [
            "The message was clear: no ship would sail before the spring.",
            "Rowe said: “No ship will sail before the spring, I fear.”",
            "At 10:30 on Monday the last of the ships left for the north.",
            "Verdict: guilty.",
            "Holm Lines (ARX: HOLM) has bought two ships for the winter.",
            "The dog, which was known in all of the northern port for its size: gone.",
        ] {
            assert!(!has_kicker(text, english), "{text}");
        }
    }
}
