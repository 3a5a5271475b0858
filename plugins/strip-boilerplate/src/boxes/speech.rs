//! Boxes that speak to the reader in several lines: consent to cookies, an appeal for money, an invitation to a newsletter. Their sure lines
//! (headings, buttons, what other rules took away) take the doubtful sentences between and beside them along.

use copydesk_text::lines::Ending;

use crate::boxes::marks::{Kind, Mark, Marks};
use crate::calls::Calls;
use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind as Block, Look};

/// A longer line is text.
const LONGEST: u32 = 420;
/// So many sentences without a word of the box may stand between two of its lines.
const GAP: usize = 2;

/// How surely a line is of a box of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    Button,
    /// Another rule took it away for being of such a box.
    Taken,
    /// A sentence with so many words of the box.
    Sentence(usize),
    /// A sentence to the reader without such a word, or one to nobody with so many.
    Speech(usize),
    Other,
}

/// Takes out the boxes that are still in sight.
pub(crate) fn speech(infos: &[Info<'_>], marks: &[Mark], lists: &Marks, calls: &Calls, fates: &mut [Fate]) {
    // Most articles have few lines that may be sure.
    let marked = |i: &usize| marks[*i] != Mark::default() || !fates[*i].is_kept();
    let candidates: Vec<usize> = (0..infos.len()).filter(marked).collect();
    for kind in Kind::ALL {
        let seed = |i: usize, fate: Fate| marks[i].is_head(kind) || marks[i].is_button(kind) || is_taken(fate, kind);
        let mut from = 0;
        for &at in &candidates {
            if at < from || !seed(at, fates[at]) {
                continue;
            }
            let part = |i: usize| part_of(&infos[i], marks[i], fates[i], kind, lists, calls);
            let (start, end) = stretch(at, infos.len(), &part, from);
            let parts: Vec<Part> = (start..end).map(part).collect();
            if is_box(&parts, &infos[start..end]) {
                for (n, i) in (start..end).enumerate() {
                    let open = fates[i] == Fate::Keep && !infos[i].protected && infos[i].kind != Block::Fixed;
                    if open && goes(&parts, n) {
                        fates[i] = Fate::Gone(reason(kind));
                    }
                }
            }
            from = end.max(at + 1);
        }
    }
}

fn reason(kind: Kind) -> Reason {
    match kind {
        Kind::Consent => Reason::PageNotice,
        Kind::Appeal => Reason::CallToReaders,
        Kind::Letter => Reason::Subscribe,
    }
}

/// True where another rule took a line away as one of such a box.
fn is_taken(fate: Fate, kind: Kind) -> bool {
    let Fate::Gone(reason) = fate else { return false };
    match kind {
        Kind::Consent => matches!(reason, Reason::PageNotice | Reason::Login | Reason::CallToReaders),
        Kind::Appeal => matches!(reason, Reason::CallToReaders),
        Kind::Letter => matches!(reason, Reason::CallToReaders | Reason::Subscribe | Reason::PageNotice),
    }
}

fn part_of(info: &Info<'_>, mark: Mark, fate: Fate, kind: Kind, lists: &Marks, calls: &Calls) -> Part {
    if mark.is_button(kind) {
        return Part::Button;
    }
    if mark.is_head(kind) {
        return Part::Head;
    }
    if is_taken(fate, kind) {
        return Part::Taken;
    }
    let s = &info.shape;
    let sentence = info.is_prose() || info.look == Look::Short || info.look == Look::Furniture && s.ends_sentence();
    let open = fate == Fate::Keep && s.quotes == 0 && s.width <= LONGEST && matches!(s.ending, Ending::Stop);
    if !sentence || !open || calls.tells(info.text) {
        return Part::Other;
    }
    match lists.words(kind, info.text) {
        0 if lists.speaks_to_reader(info.text) => Part::Speech(0),
        0 => Part::Other,
        count if lists.speaks(info.text) => Part::Sentence(count),
        count => Part::Speech(count),
    }
}

/// The lines around a sure one that may be of its box.
fn stretch(at: usize, n: usize, part: &dyn Fn(usize) -> Part, from: usize) -> (usize, usize) {
    // Sentences without a word of the box belong to it only where more of it follows.
    let reach = |lines: &mut dyn Iterator<Item = usize>| {
        let (mut last, mut gap) = (at, 0);
        for i in lines {
            match part(i) {
                Part::Other => break,
                Part::Speech(2..) => (last, gap) = (i, 0),
                Part::Speech(_) if gap == GAP => break,
                Part::Speech(_) => gap += 1,
                _ => (last, gap) = (i, 0),
            }
        }
        last
    };
    (reach(&mut (from..at).rev()), reach(&mut (at + 1..n)) + 1)
}

/// True where a line of a box goes: one in doubt only beside the box's heading or its button, for a story has such sentences too.
fn goes(parts: &[Part], n: usize) -> bool {
    let part = |n: Option<usize>| n.and_then(|n| parts.get(n)).copied();
    let said = |part: Option<Part>| matches!(part, Some(Part::Sentence(2..) | Part::Head));
    let before_button = part(Some(n + 1)) == Some(Part::Button);
    match parts[n] {
        Part::Head | Part::Button | Part::Taken | Part::Sentence(2..) => true,
        // Between two lines that go for their own words.
        Part::Sentence(_) if part(n.checked_sub(1)) == Some(Part::Taken) && part(Some(n + 1)) == Some(Part::Taken) => {
            true
        }
        Part::Sentence(_) => before_button || said(part(n.checked_sub(1))) || said(part(Some(n + 1))),
        Part::Speech(0) if !parts[..n].iter().any(is_sure) => false,
        Part::Speech(_) => before_button || said(part(n.checked_sub(1))) && parts[n + 1..].iter().any(is_sure),
        Part::Other => false,
    }
}

fn is_sure(part: &Part) -> bool {
    matches!(part, Part::Head | Part::Button | Part::Taken)
}

/// Two sure lines, or one with a sentence that says the same.
fn is_box(parts: &[Part], infos: &[Info<'_>]) -> bool {
    let (mut sure, mut said, mut long) = (0, 0, false);
    for (n, (part, info)) in parts.iter().zip(infos).enumerate() {
        match part {
            Part::Head => {
                sure += 1;
                long |= info.shape.width > 60;
            }
            Part::Button | Part::Taken => sure += 1,
            Part::Sentence(count) => said += count,
            // What its button follows says what the button is for.
            Part::Speech(count) if parts.get(n + 1) == Some(&Part::Button) && info.shape.width <= 140 => said += count,
            Part::Speech(_) | Part::Other => {}
        }
    }
    sure >= 2 || sure == 1 && (said >= 2 || long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::paragraphs;

    const STORY: &str =
        "The lock at Tarn Weir will close for six weeks from Monday while divers replace the lower gates, they said.";

    /// The lines that go, where those that start with a star went before as a call.
    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let lines: Vec<&str> = body.iter().map(|line| line.trim_start_matches('*')).collect();
        let (infos, lists) = (paragraphs(&lines), Marks::new());
        let call = |line: &&str| if line.starts_with('*') { Fate::Gone(Reason::CallToReaders) } else { Fate::Keep };
        let mut fates: Vec<Fate> = body.iter().map(call).collect();
        speech(&infos, &lists.all(&infos), &lists, &Calls::new(), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn a_heading_and_a_button_take_the_sentences_between_them_along() {
        let consent = [
            "We value your privacy",
            "We store cookies on your device to measure our site.",
            "It is your choice.",
            "Accept all",
        ];
        assert_eq!(taken(&[&[STORY][..], &consent, &[STORY]].concat()), consent);
    }

    #[test]
    fn a_sentence_with_the_words_of_a_box_goes_beside_a_line_that_went() {
        let appeal = "Your donation keeps our journalism free for all readers.";
        assert_eq!(taken(&[STORY, "*Support us today.", appeal, STORY]), ["*Support us today.", appeal]);
        assert_eq!(taken(&[STORY, appeal, STORY]), [""; 0]);
    }

    #[test]
    fn a_paragraph_that_reports_ends_the_box() {
        let body =
            ["We value your privacy", "The council said that it had stored our cookies for years.", "Accept all"];
        assert!(!taken(&[&[STORY][..], &body, &[STORY]].concat()).contains(&body[1]));
        assert_eq!(taken(&[STORY, "Accept all", STORY]), [""; 0]);
    }
}
