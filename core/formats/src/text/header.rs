//! The transmission's own lines, and those that it marks: slug, headline, byline.

use super::lines_above::{is_note, is_slug};
use crate::characters::one_line;
use crate::wire_header;
use copydesk_article::{Article, Field};
use copydesk_text::bylines::is_byline;

/// The lines of an item that are left for its body.
pub(super) struct Rest {
    pub(super) lines: Vec<String>,
    /// The item came off a wire: its first lines are marked, and nothing else is a headline.
    pub(super) is_wire: bool,
}

/// How many lines of a header are looked at.
pub(super) const HEADER: usize = 12;
/// Reads the marks of a transmission: SOH … STX … ETX, ZCZC … NNNN, `^…<` and `… =`.
pub(super) fn transmission(item: &str, article: &mut Article) -> Rest {
    // What follows the end of the text is a trailer: it stays, as a paragraph.
    let item = &item.replace('\u{3}', "\n\n");
    let text = item.as_str();
    let (head, text) = match text.split_once('\u{2}') {
        Some((head, text)) if item.contains('\u{1}') || head.lines().count() <= HEADER => (head, text),
        _ => ("", text),
    };
    let mut is_wire = !head.is_empty() || item.contains('\u{1}');
    let mut kept = Vec::new();
    for line in super::lines(head) {
        header_line(&line, article, &mut kept);
    }
    let mut lines = super::lines(text);
    lines.retain(|line| line.trim() != "NNNN");
    if lines.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim_start().starts_with("ZCZC")) {
        is_wire = true;
        coded_lines(&mut lines, article, &mut kept);
    }
    is_wire |= first_line_of_dpa(&mut lines, article, &mut kept);
    is_wire |= marked_lines(&mut lines, article);
    is_wire |= open_mark(&mut lines, article);
    is_wire |= lines_to_equals_sign(&mut lines, is_wire, article);
    if !kept.is_empty() {
        wire_header::keep(article, &kept);
    }
    Rest { lines, is_wire }
}

/// A line between SOH and STX: a slug, or routing that is kept in `extra`.
fn header_line(line: &str, article: &mut Article, kept: &mut Vec<String>) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if !routing(line, article) {
        let slug = line.split_whitespace().find(|word| is_slug(word)).map(|word| word.trim_end_matches('/'));
        if let Some(slug) = slug {
            article.header.set_default(Field::Slugline, slug);
        }
    }
    kept.push(line.to_owned());
}

/// `eca062 4 i 211 ccccb dpa 061`: service and number, priority, category, words. The priority is the urgency.
fn routing(line: &str, article: &mut Article) -> bool {
    let mut words = line.split_whitespace();
    let (Some(number), Some(priority), Some(category)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = number.bytes().skip(letters).all(|b| b.is_ascii_digit()) && number.len() > letters;
    let priority =
        priority.parse::<u8>().ok().filter(|priority| (1..=9).contains(priority) && priority.to_string().len() == 1);
    if !(1..=4).contains(&letters) || !digits || category.len() > 4 || priority.is_none() {
        return false;
    }
    article.urgency = article.urgency.or(priority);
    true
}

/// Codes of lines in ZCZC items: `$T`, `*X`, `&A`, `+123` are routing, `:` opens the slug, `=` the take.
fn coded_lines(lines: &mut Vec<String>, article: &mut Article, kept: &mut Vec<String>) {
    let mut rest = Vec::with_capacity(lines.len());
    let (mut seen, mut keyed) = (0, false);
    for line in lines.drain(..) {
        let text = line.trim();
        seen += usize::from(!text.is_empty());
        let code = text.chars().next().filter(|c| "$%*&+#".contains(*c) && text.len() <= 12 && !text.contains(' '));
        match text.chars().next() {
            _ if seen > HEADER => rest.push(line),
            _ if text.starts_with("ZCZC") || code.is_some() => {
                // The line before `*X` is the headline, where keys stand before it.
                if text.starts_with('*') && keyed && rest.len() == 1 {
                    article.header.set_default(Field::Headline, &one_line(rest.remove(0).trim_start_matches('^')));
                }
                kept.push(text.to_owned());
            }
            Some(':' | '=') => {
                let key = text.trim_start_matches([':', '=']).trim();
                if key.contains(char::is_alphabetic) {
                    article.header.set_default(Field::Slugline, key);
                }
                (keyed, _) = (true, kept.push(text.to_owned()));
            }
            None if rest.is_empty() => {}
            _ => rest.push(line),
        }
    }
    *lines = rest;
}

/// The routing line of a transmission whose control characters were lost.
fn first_line_of_dpa(lines: &mut Vec<String>, article: &mut Article, kept: &mut Vec<String>) -> bool {
    let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else { return false };
    let line = lines[first].trim().to_owned();
    if line.split_whitespace().count() < 5 || !routing(&line, article) {
        return false;
    }
    kept.push(line);
    lines.remove(first);
    true
}

/// Lines `^…<` and `^…=`: slug, headline, byline; the others lose their marks and stay.
fn marked_lines(lines: &mut Vec<String>, article: &mut Article) -> bool {
    let inner = |line: &str| {
        let text = line.trim().strip_prefix('^')?.trim_end();
        let text = text.strip_suffix(['<', '=']).unwrap_or(text);
        Some(text.trim().to_owned())
    };
    if !lines.iter().take(HEADER).any(|line| inner(line).is_some() && line.trim().ends_with(['<', '='])) {
        return false;
    }
    join_marked(lines);
    let mut rest: Vec<String> = Vec::with_capacity(lines.len());
    let mut after_byline = false;
    for line in lines.drain(..) {
        let Some(text) = inner(&line) else {
            after_byline = false;
            rest.push(line);
            continue;
        };
        let closes_with_equals = line.trim().ends_with('=');
        let is_slugline =
            text.starts_with("BC-") || text.starts_with("AP-") || text.split([',', ' ']).next().is_some_and(is_slug);
        if is_slugline && article.field(Field::Headline).is_none() && rest.is_empty() {
            article.header.set(Field::Slugline, one_line(&text));
        } else if is_byline(&text) && closes_with_equals {
            article.header.set_default(Field::Byline, &one_line(&text));
            after_byline = true;
        } else if after_byline && closes_with_equals && text.contains(char::is_lowercase) {
            let byline = format!("{}, {}", article.field(Field::Byline).unwrap_or_default(), one_line(&text));
            article.header.set(Field::Byline, byline);
            after_byline = false;
        } else if article.field(Field::Headline).is_none() && rest.is_empty() && !closes_with_equals && !is_note(&text)
        {
            article.header.set(Field::Headline, one_line(&text));
        } else {
            // A blank line before keeps a marked line a block of its own.
            rest.extend([String::new(), text, String::new()]);
        }
    }
    *lines = rest;
    true
}

/// `^CORRECTED-Weir shut for a week`: the first line, whose closing mark was lost, is the headline.
fn open_mark(lines: &mut Vec<String>, article: &mut Article) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 3..=25;
    let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else { return false };
    let Some(text) = lines[first].trim().strip_prefix('^').map(str::trim) else { return false };
    let head = text.starts_with(|c: char| c.is_alphanumeric() || "\"'“‘„«".contains(c))
        && WORDS.contains(&text.split_whitespace().count())
        && !text.ends_with(['.', ':', ';', ','])
        && !is_byline(text)
        && !is_note(text);
    if !head || article.field(Field::Headline).is_some() {
        return false;
    }
    article.header.set(Field::Headline, one_line(text));
    lines.remove(first);
    true
}

/// A marked line that was wrapped goes on until its `<` or `=`.
fn join_marked(lines: &mut Vec<String>) {
    /// So many lines at most: a longer one was never closed.
    const LONGEST: usize = 8;
    let closes = |line: &str| line.trim_end().ends_with(['<', '=']);
    let mut at = 0;
    while at < lines.len() {
        let opens = lines[at].trim_start().starts_with('^') && !closes(&lines[at]);
        let goes_on = |line: &&String| !line.trim().is_empty() && !line.trim_start().starts_with('^');
        let more = lines[at + 1..].iter().take(LONGEST).take_while(goes_on).position(|line| closes(line));
        if let Some(more) = more.filter(|_| opens) {
            for line in lines.drain(at + 1..=at + 1 + more).collect::<Vec<_>>() {
                lines[at].push(' ');
                lines[at].push_str(line.trim());
            }
        }
        at += 1;
    }
}

/// Headline and byline that end with ` =` (or `+`), as dpa and Kyodo mark them.
fn lines_to_equals_sign(lines: &mut Vec<String>, is_wire: bool, article: &mut Article) -> bool {
    let unmarked = |line: &str| {
        let text = line.trim();
        let bare = text.strip_suffix(" =").or_else(|| text.strip_suffix('+').filter(|_| is_wire))?;
        Some(bare.trim().to_owned()).filter(|text| !text.is_empty())
    };
    if article.field(Field::Headline).is_some() {
        return false;
    }
    let Some(end) = lines.iter().take(HEADER).position(|line| unmarked(line).is_some()) else { return false };
    let last = unmarked(&lines[end]).unwrap_or_default();
    let mut head: Vec<String> = lines.drain(..=end).map(|line| line.trim().to_owned()).collect();
    head.pop();
    head.retain(|line| !line.is_empty());
    if is_byline(&last) {
        article.header.set_default(Field::Byline, &one_line(&last));
    } else {
        head.push(last);
    }
    // Slug lines stand first; what is neither slug nor headline, such as `2ND LEAD`, stays in the body.
    if let Some(slug) = head.iter().position(|line| is_slug(line)) {
        let slug = head.remove(slug);
        article.header.set_default(Field::Slugline, slug.trim_matches('/'));
    }
    // A long headline goes over two lines: the first is then nearly as wide as a line can be.
    if let Some(mut headline) = head.pop() {
        // `(Zusammenfassung - neu: zweites Todesopfer, …)` says what is new, and stays in the body.
        let goes_on = |before: &&String| before.chars().count() > 55 && !is_bracketed(before) && !is_note(before);
        while let Some(before) = head.last().filter(goes_on) {
            headline = format!("{before} {headline}");
            head.pop();
        }
        article.header.set(Field::Headline, one_line(&headline));
    }
    for (at, line) in head.into_iter().enumerate() {
        lines.insert(2 * at, line);
        lines.insert(2 * at + 1, String::new());
    }
    true
}

/// A line that stands in brackets as a whole.
fn is_bracketed(line: &str) -> bool {
    line.starts_with(['(', '[']) && line.ends_with([')', ']'])
}
