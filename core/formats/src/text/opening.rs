//! What stands above a story without marks: headline, byline and dateline, told from the lines and from what they stand above.

use super::header::HEADER;
use super::lines_above::{dateline, is_author_title, is_head, is_note, is_short_head, is_slug};
use super::unwrap::Line;
use crate::characters::one_line;
use copydesk_article::{Article, Field};
use copydesk_text::bylines::{is_byline, named_with_house};
use copydesk_text::kinds::{is_kind, names_subject};
use copydesk_text::lines::credit;

/// Reads headline, byline and dateline off the first blocks.
pub(super) fn of_blocks(blocks: &mut Vec<Line>, is_wire: bool, article: &mut Article) {
    // An embargo or terms of use may stand above it all.
    let first = blocks.iter().take(HEADER).take_while(|block| is_note(&block.text)).count();
    let title = if is_wire { None } else { headline_at(&blocks[first..]) };
    // A label above the headline stays.
    let first = first + title.unwrap_or(0);
    if title.is_some() {
        let parted = blocks.get(first).is_none_or(|block| block.blank_after);
        article.header.set(Field::Headline, one_line(&blocks.remove(first).text));
        // What stands right above it or below, and is no story, heads the story too.
        if let Some(block) = blocks.get_mut(first).filter(|block| !parted && is_second_line(block)) {
            block.heads = true;
        }
        if let Some(block) =
            first.checked_sub(1).and_then(|above| blocks.get_mut(above)).filter(|block| is_line_above(block))
        {
            block.heads = true;
        }
    }
    let has_head = is_wire || article.field(Field::Headline).is_some();
    let below = first + usize::from(blocks.get(first).is_some_and(|block| block.heads));
    if has_head && blocks.len() > below + 1 && blocks.get(below).is_some_and(|block| is_byline(&block.text)) {
        article.header.set_default(Field::Byline, &one_line(&blocks.remove(below).text));
    }
    above_dateline(blocks, article);
    if let Some(dateline) = blocks.iter().take(4).find_map(|block| dateline(&block.text)) {
        article.header.set_default(Field::Dateline, dateline);
    }
}

/// What stands above a paragraph with a dateline: the byline, whose author's title may follow it, and above it the headline.
/// Notes, terms of use and lists of pictures may stand between; they stay.
fn above_dateline(blocks: &mut Vec<Line>, article: &mut Article) {
    let text = |blocks: &[Line], at: usize| blocks.get(at).map(|block| one_line(&block.text)).unwrap_or_default();
    let Some(story) = blocks.iter().take(HEADER).position(|block| dateline(&block.text).is_some()) else { return };
    let mut above: Vec<usize> = (0..story).filter(|at| !is_note(&text(blocks, *at))).collect();
    let lines = match above.as_slice() {
        [.., last] if is_byline(&text(blocks, *last)) => 1,
        [.., by, last] if is_byline(&text(blocks, *by)) && is_author_title(&text(blocks, *last)) => 2,
        _ => 0,
    };
    let byline = above.split_off(above.len() - lines);
    let parted = |at: usize| blocks[at].blank_after || byline.first() == Some(&(at + 1));
    let parted = above.last().is_some_and(|at| parted(*at));
    if !byline.is_empty() {
        let names: Vec<String> = byline.iter().map(|at| text(blocks, *at)).collect();
        article.header.set_default(Field::Byline, &names.join(", "));
        byline.iter().rev().for_each(|at| drop(blocks.remove(*at)));
    }
    if let Some(at) = above.pop()
        && article.field(Field::Headline).is_none()
        && (is_head(&text(blocks, at)) || parted && is_short_head(&text(blocks, at)))
    {
        article.header.set(Field::Headline, text(blocks, at));
        blocks.remove(at);
    }
    let first = text(blocks, 0);
    if dateline(&first).is_none()
        && (first.starts_with("BC-") || first.split([',', ' ']).next().is_some_and(is_slug))
        && !first.ends_with('.')
    {
        article.header.set_default(Field::Slugline, &first);
        blocks.remove(0);
    }
}

/// Where the headline stands: in the first line, or below the labels of its section, its house or its kind.
fn headline_at(blocks: &[Line]) -> Option<usize> {
    /// So many labels may stand above it.
    const LABELS: usize = 2;
    let labels = blocks.iter().take(LABELS).take_while(|block| is_label(&block.text)).count();
    // What stands below `Obituary` may be no longer than a name.
    let below_kind = (0..labels).rev().find(|at| is_kind(&blocks[*at].text)).map(|at| at + 1);
    if let Some(at) = below_kind.filter(|at| is_title(&blocks[*at..], 1, blocks[at - 1].blank_after)) {
        return Some(at);
    }
    if is_title(blocks, WORDS, false) {
        return Some(0);
    }
    let below_labels = (1..=labels).rev().filter(|at| *at < blocks.len()).find(|at| {
        let (above, title) = blocks.split_at(*at);
        let lead = |label: &Line| !may_be_name(&label.text) && label.text.len() < title[0].text.len();
        above.iter().all(lead) && is_title(title, WORDS, false)
    });
    below_labels.or_else(|| of_two_lines(blocks, below_kind.unwrap_or(0)))
}

/// `Mehr Geld für Kitas` and `Rat stimmt zu` below it: of two lines in a row above a story the first is the headline; the second, where the
/// first names no more than the subject of a comment.
fn of_two_lines(blocks: &[Line], at: usize) -> Option<usize> {
    let [first, second, rest @ ..] = blocks.get(at..)? else { return None };
    let told = |text: &str| text.split(' ').any(|word| word.starts_with(char::is_lowercase));
    let parted = second.blank_after || rest.first().is_some_and(|next| is_byline(&next.text));
    let whole: Vec<Line> = [first.clone()].into_iter().chain(rest.iter().cloned()).collect();
    if first.blank_after || !parted || !told(&first.text) || !is_second_line(second) || !is_title(&whole, WORDS, true) {
        return None;
    }
    Some(at + usize::from(at > 0 && names_subject(&first.text)))
}

/// The second line of a heading: some words, and no sentence, no byline, no note, no label with what it names.
fn is_second_line(block: &Line) -> bool {
    let text = block.text.as_str();
    let told = text.split(' ').any(|word| word.starts_with(char::is_lowercase));
    told && text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘„«»”¿¡".contains(c))
        && !text.ends_with(['.', ':', ';', ',', '!', '…', ')', ']', '-', '=', '_', '*', '<'])
        && (2..=20).contains(&text.split_whitespace().count())
        && text.len() <= 120
        && !is_byline(text)
        && !is_note(text)
        && !is_labelled(text)
        && !is_menu(text)
        && credit(text).is_none()
        && named_with_house(text).is_none()
        && dateline(text).is_none()
}

/// `Rücktritt in Hannover` right above the headline.
fn is_line_above(block: &Line) -> bool {
    !block.blank_after && block.text.split_whitespace().count() >= WORDS && is_second_line(block)
}

/// Words of a headline where nothing says that it is one.
const WORDS: usize = 3;

/// `Wetter`, `MARL UNIVERSITY`, `News and Events`, `Nr. 214/2026`: a few words that say nothing.
fn is_label(text: &str) -> bool {
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let ends = text.ends_with(['.', ',', ';', '!', '?', '…', '"', '”', '“', '»', ')', '-', '=']);
    opens && !ends && text.split_whitespace().count() <= WORDS && text.len() <= 40 && !is_slug(text)
}

/// Two words or three with a capital each, as a person has them: below stands who it is, and no headline.
fn may_be_name(text: &str) -> bool {
    let of_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    text.contains(' ') && text.split(' ').all(of_name)
}

/// A short line of so many words or more without a full stop, alone above a story, and nowhere repeated, as captions are.
fn is_title(blocks: &[Line], least: usize, parted: bool) -> bool {
    let [first, rest @ ..] = blocks else { return false };
    let text = first.text.as_str();
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘„«»”¿¡".contains(c));
    let said = text.trim_end_matches(['"', '”', '“', '»', '«', '’']);
    let ends = said.ends_with(['.', ':', ';', ',', '!', '…', ')', ']', '-', '–', '—', '_', '=']);
    let has_byline = rest.first().is_some_and(|next| is_byline(&next.text));
    (first.blank_after || has_byline || parted)
        && opens
        && !ends
        && (least..=20).contains(&text.split_whitespace().count())
        && text.len() <= 120
        && is_story(&rest[usize::from(has_byline)..])
        && !(is_labelled(text) && rest.first().is_some_and(|next| is_labelled(&next.text)))
        && !is_byline(text)
        && !is_note(text)
        && !is_menu(text)
        && named_with_house(text).is_none()
        && dateline(text).is_none()
        && !rest.iter().any(|block| block.text.contains(text))
}

/// `Home | News | Sport`, `News > Local News > Courts`: labels in a row.
fn is_menu(text: &str) -> bool {
    [" | ", " > ", " › ", " » ", " · ", " • "].iter().any(|bar| text.matches(bar).nth(1).is_some())
}

/// `Ukraine: Aid convoys enter the city`. Two such lines are a header of keys and values.
fn is_labelled(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| word.ends_with(':'))
}

/// What stands below a headline: paragraphs, or, where they are short, first of all a sentence.
fn is_story(blocks: &[Line]) -> bool {
    const LONG: usize = 200;
    const SENTENCE: usize = 6;
    let is_sentence = |block: &Line| {
        let text = block.text.trim_end_matches(['"', '”', '“', '»', '«', '’', ')']);
        text.split_whitespace().nth(SENTENCE - 1).is_some() && text.ends_with(['.', '!', '?'])
    };
    let opening: usize = blocks.iter().take(4).map(|block| block.text.len()).sum();
    // `12. März 2026, 9 Uhr | Von Ada Rowe`
    let is_credit =
        |text: &str| text.split(['|', '·', '•']).map(str::trim).all(|part| is_note(part) || is_byline(part));
    let first = blocks.iter().find(|block| !is_credit(&block.text));
    opening >= LONG || first.is_some_and(is_sentence)
}
