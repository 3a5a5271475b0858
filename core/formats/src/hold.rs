//! A hold: a line among the first or the last by which a newsroom keeps a story back until somebody says so: `HOLD FOR LEGAL`. Where a
//! wire or a desk has no field for it, the item is withheld by its words (`data/holds.txt` of core/text).
//!
//! What is held until a time that the line tells is an embargo.

use crate::embargo;
use crate::wire_header::kept_lines;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_text::lines::{Hold, hold};

/// So many of the first blocks may say it …
const FIRST: usize = 4;
/// … and of the last, but not in so many words alone: these may head what is private.
const LAST: usize = 2;

/// Marks the article as withheld where a line of it says so.
pub(crate) fn read(article: &mut Article) {
    if article.pubstatus == PubStatus::Usable && is_held(article) {
        article.pubstatus = PubStatus::Withheld;
    }
}

fn is_held(article: &Article) -> bool {
    let wire = kept_lines(article);
    let notes = article.ednotes.iter().map(|note| note.text.as_str());
    let (first, rest) = article.body.split_at(FIRST.min(article.body.len()));
    let first = first.iter().map(|block| block.text.as_str());
    let mut above = article.field(Field::Headline).into_iter().chain(wire).chain(notes).chain(first);
    let mut last = rest.iter().rev().take(LAST).map(|block| block.text.as_str());
    let asks = |line: &str, least: Option<Hold>| {
        let asked = hold(line);
        asked.is_some() && (least.is_none() || asked == least) && !embargo::is_notice(line)
    };
    above.any(|line| asks(line, None)) || last.any(|line| asks(line, Some(Hold::Waiting)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_article::BlockKind;

    fn status(lines: &[&str]) -> PubStatus {
        let mut article = Article::new("a");
        for line in lines {
            article.push_block(BlockKind::Paragraph, *line);
        }
        read(&mut article);
        article.pubstatus
    }

    #[test]
    fn a_line_above_or_below_the_story_withholds_it() {
        const STORY: &str = "The harbour board will close the old lock on Friday, it said on Monday.";
        let story = [STORY; 8];
        assert_eq!(status(&[&["HOLD FOR LEGAL"], &story[..]].concat()), PubStatus::Withheld);
        assert_eq!(status(&[&story[..], &["Hold until the lawyers have cleared it."]].concat()), PubStatus::Withheld);
        for lines in [&["NE PAS PUBLIER", "Ada Rowe, 01632 960 114"], &["HOLD until 6 am on Monday", STORY]] {
            assert_eq!(status(&[&story[..], lines].concat()), PubStatus::Usable, "{lines:?}");
        }
        assert_eq!(status(&[&story[..4], &["HOLD FOR LEGAL"], &story[..4]].concat()), PubStatus::Usable);
    }

    #[test]
    fn a_headline_and_a_note_are_read_and_a_state_that_came_with_it_stays() {
        let mut article = Article::new("a");
        article.header.set(Field::Headline, "HOLD - not yet legalled");
        read(&mut article);
        assert_eq!(article.pubstatus, PubStatus::Withheld);
        article.pubstatus = PubStatus::Canceled;
        read(&mut article);
        assert_eq!(article.pubstatus, PubStatus::Canceled);
    }
}
