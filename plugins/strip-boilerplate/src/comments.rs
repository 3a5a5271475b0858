//! The thread of comments below a story: its heading, then what readers wrote, in whole sentences too, up to the end.

use std::ops::Range;

use copydesk_text::lines::{Ending, credit};

use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::{Info, Look};

/// Prose above a thread: what has less is no story.
const STORY: usize = 2;

/// The lines of the thread, where there surely is one.
pub(crate) fn comments(infos: &[Info<'_>]) -> Option<Range<usize>> {
    headed(infos).or_else(|| signed(infos))
}

/// A thread without a heading: lines such as "Ada on 3 March 2026 at 8:14 pm said:" with what they said below.
fn signed(infos: &[Info<'_>]) -> Option<Range<usize>> {
    let mut signatures = loud(infos).filter(|i| is_signature(&infos[*i]));
    let first = signatures.next()?;
    let prose = infos[..first].iter().any(Info::is_prose);
    (prose && signatures.next().is_some()).then_some(first..infos.len())
}

/// A name, a date and a time, and a verb with a colon.
fn is_signature(info: &Info<'_>) -> bool {
    let s = &info.shape;
    s.ending == Ending::Colon
        && s.digits >= 5
        && s.width <= 90
        && s.quotes == 0
        && ["said:", "says:", "wrote:", "schrieb:", "sagt:", "sagte:", "dit :", "dice:", "dijo:"]
            .iter()
            .any(|verb| info.text.ends_with(verb))
}

fn headed(infos: &[Info<'_>]) -> Option<Range<usize>> {
    let is_heading =
        |info: &Info<'_>| info.shape.width <= 60 && !info.shape.ends_sentence() && info.hits.is_whole(Class::Comments);
    let below_story = |i: usize| infos[..=i].iter().filter(|info| info.is_prose()).nth(STORY - 1).is_some();
    let start = loud(infos).find(|i| is_heading(&infos[*i]) && below_story(*i))?;
    if let Some(end) = entries(infos, start) {
        return Some(start..end);
    }
    let heading = &infos[start];
    let after = infos.get(start + 1..).unwrap_or_default();
    let (mut marks, mut signed, mut width) = (usize::from(heading.shape.digits > 0), 0, 0);
    for info in after {
        marks += usize::from(info.hits.is_whole(Class::Comments) || info.look == Look::Date);
        signed += usize::from(is_signed(info.text));
        width += info.shape.width;
    }
    let above: u32 = infos[..start].iter().filter(|i| i.is_prose()).map(|i| i.shape.width).sum();
    // As many as the heading says, a name before each line, or the buttons below each.
    let told = after.len() <= 2 && number(heading.text) == Some(after.len());
    let sure = marks + signed >= 2 || told;
    // A story that goes on below a heading has more to say than a thread.
    let own = after.iter().filter(|i| i.look == Look::Text && !is_signed(i.text)).count();
    let short = width <= above.saturating_mul(2) && (own <= 2 || marks + signed >= own);
    (sure && short && !after.is_empty()).then_some(start..infos.len())
}

/// The number in a heading such as "Comments (2)".
fn number(heading: &str) -> Option<usize> {
    let digits = heading.trim_matches(|c: char| !c.is_ascii_digit());
    digits.parse().ok()
}

/// Where a thread ends that has three entries or more, each with a name, its date and what the reader wrote.
fn entries(infos: &[Info<'_>], start: usize) -> Option<usize> {
    const FEWEST: usize = 3;
    let said = |info: &Info<'_>| matches!(info.look, Look::Text | Look::Sentence | Look::Short | Look::Title);
    let opens = |at: &usize| match &infos[*at..] {
        [name, date, text, ..] => {
            name.look == Look::Label && name.shape.words <= 3 && date.look == Look::Date && said(text)
        }
        _ => false,
    };
    let mut all = (start..infos.len()).filter(opens);
    let (first, last) = (all.next()?, all.next_back()?);
    // Teasers have a title, a date and a blurb; readers have names alone, and nobody parts them.
    let enough = first - start <= FEWEST && all.count() + 2 >= FEWEST;
    let end = (last + 2..infos.len()).find(|at| !said(&infos[*at])).unwrap_or(infos.len());
    enough.then_some(end)
}

/// "PeterR: …", "Anna77 says:": a reader's name, of one or two words, and what follows it.
fn is_signed(text: &str) -> bool {
    if credit(text).is_some() {
        return false; // "Photo: Ada Rowe"
    }
    let Some((name, said)) = text.split_once(": ") else {
        return text.ends_with(" says:") || text.ends_with(" wrote:");
    };
    name.len() <= 24 && name.split(' ').count() <= 2 && !said.is_empty() && !name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    const STORY: &str = "The bridge over the harbour stays shut until spring, the mayor said, because the piers that carry it are worn.";

    fn thread(lines: &[&str]) -> Option<Range<usize>> {
        comments(&paragraphs(lines))
    }

    #[test]
    fn comments_in_whole_sentences_go_with_their_heading() {
        let said =
            ["They should have mended it ten years ago, if you ask me.", "I walk to the ferry now, and I like it."];
        assert_eq!(thread(&[STORY, STORY, "Comments (2)", said[0], "Reply", said[1], "Reply"]), Some(2..7));
        let signed = ["PeterR: They should have mended it.", "Anna77: I walk to the ferry now."];
        assert_eq!(thread(&[STORY, STORY, "Comments", signed[0], signed[1]]), Some(2..5));
    }

    #[test]
    fn a_thread_of_names_dates_and_long_comments_goes_up_to_its_last_comment() {
        let entry = |name| [name, "2 days ago at 07:52 am", STORY, STORY];
        let entries = [entry("PeterR"), entry("anna_77"), entry("Old Salt")].concat();
        let page = [&[STORY, STORY, "Comments"][..], &entries, &["More of the river", STORY]].concat();
        assert_eq!(thread(&page), Some(2..15));
        assert_eq!(thread(&[&[STORY, STORY, "Comments"][..], &entries[..8], &[STORY, STORY]].concat()), None);
    }

    #[test]
    fn comments_without_a_heading_are_known_by_their_signatures() {
        let signature = "Ada on March 3, 2026 at 8:14 pm said:";
        assert_eq!(thread(&[STORY, STORY, signature, STORY, signature, STORY]), Some(2..6));
        assert_eq!(
            thread(&[STORY, "In 2026 Ada Rowe said:", STORY, "In the spring of 2026 Eve Lind wrote:", STORY]),
            None
        );
    }

    #[test]
    fn a_story_that_goes_on_below_the_word_is_no_thread() {
        assert_eq!(thread(&[STORY, STORY, "Comments", STORY, STORY, STORY]), None);
        assert_eq!(thread(&["Comments", STORY, STORY]), None);
        assert_eq!(thread(&[STORY, STORY, "Comments (4)", STORY, "Photo: Ada Rowe", STORY]), None);
        assert_eq!(thread(&[STORY, STORY, "Comments (4)", "He said no more."]), None);
        assert_eq!(thread(&[STORY, STORY, "Comments (1)", "He said no more."]), Some(2..4));
    }
}
