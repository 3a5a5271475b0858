//! Where sentences begin and end: one pass over the stops, each judged by the word before and the word after it.
//!
//! A sentence takes the quotation marks and brackets that close right after its stop. What is doubtful stays whole:
//! a summary or an attribution suffers more from half a sentence than from two in one.

mod dates;
mod punctuation;
mod rules;

use std::ops::Range;

use self::punctuation::{closers, openers, space, stops};
use self::rules::Rules;
use crate::scan::find_rare;

/// The sentences of a text, in order, as byte ranges without the space around them. A blank line always ends one.
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, rules: Rules::english(), next: 0 }
}

/// The sentences of a text, one after the other.
pub struct Sentences<'a> {
    text: &'a str,
    rules: &'static Rules,
    next: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let start = self.next + space(&bytes[self.next..]);
        if start >= bytes.len() {
            self.next = bytes.len();
            return None;
        }
        let mut at = start;
        while let Some(stop) = may_end(bytes, at) {
            // nearly all end so; a stop between spaces is looked at below
            if let [mark @ (b'.' | b'!' | b'?'), b' ', b'A'..=b'Z', ..] = bytes[stop..]
                && stop > start
                && bytes[stop - 1] != b' '
            {
                at = stop + 1;
                if mark != b'.' || !self.rules.abbreviates(bytes, start, stop, stop + 2) {
                    self.next = at;
                    return Some(start..at);
                }
                continue;
            }
            if stop + 1 == bytes.len() && matches!(bytes[stop], b'.' | b'!' | b'?') {
                self.next = bytes.len();
                return Some(start..self.next);
            }
            if bytes[stop] == b'\n' {
                let gap = space(&bytes[stop..]);
                if bytes[stop + 1..stop + gap].contains(&b'\n') {
                    self.next = stop + gap;
                    let end = start + self.text[start..stop].trim_end().len();
                    return Some(start..end);
                }
                at = stop + gap;
                continue;
            }
            let run = stops(&bytes[stop..]);
            if run == 0 {
                at = stop + 1; // no stop, or another character that begins as one beyond ASCII does
                continue;
            }
            let end = stop + run + closers(&bytes[stop + run..]);
            if let Some(end) = self.lone(start, stop, end) {
                self.next = end;
                return Some(start..end);
            }
            if wide(bytes[stop]) || self.ends(start, stop, stop + run, end) {
                self.next = end;
                return Some(start..end);
            }
            at = end;
        }
        self.next = bytes.len();
        Some(start..start + self.text[start..].trim_end().len())
    }
}

impl Sentences<'_> {
    /// The next sentence; where it begins with a quotation, the stops inside that are not asked.
    pub fn next_with(&mut self, quotation: Option<Range<usize>>) -> Option<Range<usize>> {
        let start = self.next + space(&self.text.as_bytes()[self.next..]);
        match quotation {
            Some(quotation) if quotation.start == start => {
                self.next = start;
                self.pass_over(quotation.end);
                self.next().map(|sentence| start..sentence.end)
            }
            _ => self.next(),
        }
    }

    /// Leaves out what ends before the byte `until`, as if it were one sentence with what ends there or after it. What the stops in
    /// between say is not asked, so that a long quotation costs nothing.
    pub fn pass_over(&mut self, until: usize) {
        // From a word of letters on, what a stop says depends on nothing before that word: it is no initial and no number of a list.
        let between = self.text.as_bytes().get(self.next..until).unwrap_or_default();
        let word = |three: &[u8]| three[0] == b' ' && three[1].is_ascii_alphabetic() && three[2].is_ascii_alphabetic();
        if let Some(space) = between.windows(3).rposition(word) {
            self.next += space + 1;
        }
    }

    /// The end of a sentence whose full stop stands between spaces, as in text that was cut into words: such a stop
    /// belongs to no word, so the next sentence may begin with a small letter.
    fn lone(&self, start: usize, stop: usize, end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = &bytes[end..];
        let alone = bytes[stop] == b'.' && end == stop + 1 && stop > start + 1 && rest.first() == Some(&b' ');
        if !alone || bytes[stop - 1] != b' ' || bytes[stop - 2] == b'.' || rest.get(1) == Some(&b'.') {
            return None;
        }
        let closed = ["''", "”", "»"].iter().find(|mark| rest[1..].starts_with(mark.as_bytes()));
        Some(end + closed.map_or(0, |mark| 1 + mark.len()))
    }

    /// Whether the sentence from `start` ends with the stops at `stop..marks`, closed until `end`.
    fn ends(&self, start: usize, stop: usize, marks: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let gap = space(&bytes[end..]);
        let after = end + gap;
        if after >= bytes.len() {
            return true;
        }
        if gap == 0 {
            return false;
        }
        let opened = openers(&bytes[after..]);
        let first = after + opened;
        let Some(next) = self.text[first..].chars().next() else { return true };
        let full_stop = bytes[stop] == b'.' && marks == stop + 1;
        let follows = if next.is_ascii() {
            next.is_ascii_uppercase() || next.is_ascii_digit()
        } else {
            next.is_uppercase() || (!next.is_lowercase() && next.is_alphabetic())
        };
        // `cries of “Shame!” (for Rowe) were heard`
        let aside = matches!(bytes[after], b'(' | b'[');
        if !follows
            && (opened == 0
                || next.is_lowercase() && aside
                || (next.is_lowercase()
                    && full_stop
                    && end == marks
                    && self.rules.abbreviates(bytes, start, stop, first)))
        {
            return false;
        }
        if end > marks {
            return full_stop || opened > 0 || !self.rules.aside(bytes, first);
        }
        !(full_stop && self.rules.abbreviates(bytes, start, stop, first))
    }
}

/// The next place where a sentence may end: at a stop, a line end, or the first byte of `…`, `。`, `！`, `？` or `।`, which
/// are from 0xE0 to 0xEF. For the fewest questions, `/` and `>` are taken for stops too.
#[inline(never)]
fn may_end(bytes: &[u8], at: usize) -> Option<usize> {
    find_rare(bytes, at, |byte| {
        (byte & !0x11 == b'.' & !0x11) | (byte == b'!') | (byte == b'\n') | (byte & 0xF0 == 0xE0)
    })
}

/// Whether a stop that begins with this byte ends a sentence whatever follows, even without a space.
fn wide(first: u8) -> bool {
    matches!(first, 0xE0 | 0xE3 | 0xEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn plain_sentences_are_split_and_trimmed() {
        assert_eq!(split("  One came. Two went!  Did three? Yes. "), ["One came.", "Two went!", "Did three?", "Yes."]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("no stop"), ["no stop"]);
    }

    #[test]
    fn titles_initials_and_abbreviations_do_not_end_a_sentence() {
        for whole in [
            "Sen. Ada Rowe met Lt. Gov. Bo Lind.",
            "J. R. Hartley wrote it.",
            "The U.S. Senate sat at 9 a.m. Tuesday in St. Paul.",
            "Rowe Inc. Chairman Lind left on Jan. 3 for No. 10.",
            "Smith vs. Jones, cf. Lind et al. on p. 7, ended.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn an_abbreviation_can_end_a_sentence_too() {
        assert_eq!(split("He left the U.S. The rest stayed."), ["He left the U.S.", "The rest stayed."]);
        assert_eq!(split("She works for Rowe Inc. It pays."), ["She works for Rowe Inc.", "It pays."]);
        assert_eq!(split("We said no. Then we left."), ["We said no.", "Then we left."]);
    }

    #[test]
    fn german_days_titles_and_degrees_do_not_end_a_sentence() {
        for whole in [
            "Die Nacht zum 15. Juli war laut, die vom 3. August nicht.",
            "Das Haus steht im 19. Jahrhundert am 1. Mai noch.",
            "Univ.-Prof. Dr. med. Ada Rowe traf Dr. h. c. Bo Lind und Oberst a. D. Till Ask.",
            "Mag. Ada Rowe ist Bgm. Petra Linds Tante.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(split("Er traf in der 15. Die Fans sangen."), ["Er traf in der 15.", "Die Fans sangen."]);
        assert_eq!(split("He was 15. August came."), ["He was 15.", "August came."]);
        assert_eq!(split("Hon ville följa med. Det gick inte."), ["Hon ville följa med.", "Det gick inte."]);
    }

    #[test]
    fn closing_marks_and_brackets_stay_with_their_sentence() {
        assert_eq!(split("“Go.” He went. (So did I.) \"End.\""), ["“Go.”", "He went.", "(So did I.)", "\"End.\""]);
        assert_eq!(split("„Geh.“ Er ging. «Va.» Il va."), ["„Geh.“", "Er ging.", "«Va.»", "Il va."]);
    }

    #[test]
    fn a_question_in_marks_goes_on_with_its_attribution() {
        assert_eq!(split("“Why?” asked Rowe. “Now!” Lind shouted."), ["“Why?” asked Rowe.", "“Now!” Lind shouted."]);
        assert_eq!(split("“Why?” The room fell silent."), ["“Why?”", "The room fell silent."]);
    }

    #[test]
    fn a_bracket_that_begins_with_a_small_letter_goes_on_with_its_sentence() {
        for whole in ["Cries of “Shame!” (for Rowe) or “Go!” were heard.", "They came on Jan. (or on Feb.) and left."]
        {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(split("They shouted “Shame!” (So did I.)"), ["They shouted “Shame!”", "(So did I.)"]);
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_only_before_a_capital() {
        assert_eq!(split("Well... maybe. So… The end."), ["Well... maybe.", "So…", "The end."]);
    }

    #[test]
    fn a_blank_line_ends_a_sentence_and_a_line_end_does_not() {
        assert_eq!(
            split("Talks Proceed\n\nRussia first\noffered terms."),
            ["Talks Proceed", "Russia first\noffered terms."]
        );
    }

    #[test]
    fn a_stop_between_spaces_ends_a_sentence_before_a_small_letter() {
        assert_eq!(
            split("two sat . and `` they waited . '' the u.s. left , he said ."),
            ["two sat .", "and `` they waited . ''", "the u.s. left , he said ."]
        );
        assert_eq!(split("it went . . . on and on"), ["it went . . . on and on"]);
    }

    #[test]
    fn what_is_passed_over_changes_no_end_after_it() {
        let text = "He went. “Go to No. 5. There it is, J. R. Rowe said. See p. 7. 1. 2. 3. 4. Or is it? Yes.” She left. 港。A";
        for until in (0..text.len()).filter(|until| text.is_char_boundary(*until)) {
            let next_end = |sentences: Sentences<'_>| sentences.map(|one| one.end).find(|end| *end >= until);
            let mut passing = sentences(text);
            passing.pass_over(until);
            assert_eq!(next_end(passing), next_end(sentences(text)), "{until}");
        }
    }

    #[test]
    fn a_sentence_that_begins_with_a_quotation_begins_there_and_ends_where_the_last_one_in_it_does() {
        let text =
            "He left. “Go to No. 5. There it is. Yes,” J. R. Rowe said. “No. Never!” “Or 1. 2. 3?” She left. “It";
        for (start, _) in text.match_indices('“') {
            let end = text[start..].find('”').map_or(text.len(), |close| start + close + '”'.len_utf8());
            let mut whole = sentences(text);
            let mut parted = sentences(text);
            while whole.next + 1 < start {
                assert_eq!(whole.next_with(Some(start..end)), parted.next());
            }
            let found = whole.next_with(Some(start..end));
            assert_eq!(found.as_ref().map(|found| found.start), Some(start));
            let last = found.into_iter().chain(whole).map(|one| one.end).find(|last| *last >= end);
            assert_eq!(last, parted.map(|one| one.end).find(|last| *last >= end));
        }
    }

    #[test]
    fn wide_stops_end_a_sentence_without_a_space() {
        assert_eq!(
            split("港が開いた。船が出た！「行く。」次だ。"),
            ["港が開いた。", "船が出た！", "「行く。」", "次だ。"]
        );
    }

    #[test]
    fn decimal_points_addresses_and_list_numbers_are_no_stops() {
        assert_eq!(split("It rose 3.5 per cent at example.com today."), ["It rose 3.5 per cent at example.com today."]);
        assert_eq!(split("1. Wash the rice. 2. Boil it."), ["1. Wash the rice.", "2. Boil it."]);
        assert_eq!(split("1.2. Wash the rice. Boil it."), ["1.2. Wash the rice.", "Boil it."]);
        assert_eq!(split("It costs £2.60. Dogs go free."), ["It costs £2.60.", "Dogs go free."]);
        assert_eq!(
            split("It lost €1.2bn. Shares fell by 3.5. Nobody left."),
            ["It lost €1.2bn.", "Shares fell by 3.5.", "Nobody left."]
        );
        assert_eq!(
            split("It began at 7.30. Fans came at 7.30 p.m. Monday."),
            ["It began at 7.30.", "Fans came at 7.30 p.m. Monday."]
        );
    }
}
