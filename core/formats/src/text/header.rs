//! What stands before the story: the transmission's own lines, slug, headline, byline and dateline.

use super::unwrap::Line;
use crate::characters::one_line;
use crate::embargo;
use copydesk_article::{Article, Field};

/// The lines of an item that are left for its body.
pub(super) struct Rest {
    pub(super) lines: Vec<String>,
    /// The item came off a wire: its first lines are marked, and nothing else is a headline.
    pub(super) is_wire: bool,
}

/// How many lines of a header are looked at.
const HEADER: usize = 12;

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
    is_wire |= lines_to_equals_sign(&mut lines, is_wire, article);
    if !kept.is_empty() {
        article.extra.insert("wire_header".to_owned(), kept.join("\n").into());
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

/// `BC-Ferry-Harbour`, `Norway-ferries/`: a word of parts, without spaces.
fn is_slug(word: &str) -> bool {
    let parts = word.trim_end_matches('/').split(['-', '/']).filter(|part| !part.is_empty()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (parts > 1 || word.ends_with('/'))
        && letters >= 5
        && !word.contains("//")
        && !word.starts_with('-')
        && word.chars().all(|c| c.is_alphanumeric() || "-/'.&".contains(c))
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

/// A note, a list of pictures or an embargo, not a headline.
fn is_note(text: &str) -> bool {
    let inner = text.trim_start_matches('(');
    ["Eds:", "Eds.", "AP Photo", "EDITOR", "Photo"].iter().any(|note| inner.starts_with(note))
        || embargo::is_notice(text)
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
        while let Some(before) = head.last().filter(|before| before.chars().count() > 55) {
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

/// Reads headline, byline and dateline off the first blocks.
pub(super) fn of_blocks(blocks: &mut Vec<Line>, is_wire: bool, article: &mut Article) {
    // An embargo may stand above it all.
    let first = blocks.iter().take(HEADER).take_while(|block| embargo::is_notice(&block.text)).count();
    if !is_wire && is_headline(&blocks[first..]) {
        article.header.set(Field::Headline, one_line(&blocks.remove(first).text));
    }
    let has_head = is_wire || article.field(Field::Headline).is_some();
    if has_head && blocks.len() > first + 1 && blocks.get(first).is_some_and(|block| is_byline(&block.text)) {
        article.header.set_default(Field::Byline, &one_line(&blocks.remove(first).text));
    }
    above_dateline(blocks, article);
    if let Some(dateline) = blocks.iter().take(4).find_map(|block| dateline(&block.text)) {
        article.header.set_default(Field::Dateline, dateline);
    }
}

/// What stands right above a paragraph with a dateline: the byline, whose author's title may follow it, and above it the headline.
/// Notes and lists of pictures may stand between; they stay.
fn above_dateline(blocks: &mut Vec<Line>, article: &mut Article) {
    let text = |blocks: &[Line], at: usize| blocks.get(at).map(|block| one_line(&block.text)).unwrap_or_default();
    let Some(mut story) = blocks.iter().take(HEADER).position(|block| dateline(&block.text).is_some()) else { return };
    let byline = (story.saturating_sub(2)..story).find(|at| is_byline(&text(blocks, *at)));
    if let Some(at) = byline.filter(|at| at + 1 == story || is_title(&text(blocks, at + 1))) {
        let lines: Vec<String> = blocks.drain(at..story).map(|block| one_line(&block.text)).collect();
        article.header.set_default(Field::Byline, &lines.join(", "));
        story = at;
    }
    let is_furniture = |text: &str| is_note(text) || text.split_whitespace().any(is_code);
    let headline = (0..story).rev().find(|at| !is_furniture(&text(blocks, *at)));
    if let Some(at) = headline.filter(|at| article.field(Field::Headline).is_none() && is_head(&text(blocks, *at))) {
        article.header.set(Field::Headline, text(blocks, at));
        blocks.remove(at);
        story -= 1;
    }
    let first = text(blocks, 0);
    if story > 0
        && (first.starts_with("BC-") || first.split([',', ' ']).next().is_some_and(is_slug))
        && !first.ends_with('.')
    {
        article.header.set_default(Field::Slugline, &first);
        blocks.remove(0);
    }
}

/// `ENA Sports Writer`: an author's title, in capitals like a name.
fn is_title(text: &str) -> bool {
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase()) || ["of", "and", "for"].contains(&word);
    (1..=6).contains(&text.split_whitespace().count())
        && text.split_whitespace().all(named)
        && !text.ends_with(['.', ':', ','])
}

/// `NHV101`: the number of a picture on the wire.
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = word.trim_end_matches([',', ';']).get(letters..).unwrap_or_default();
    letters >= 2 && rest.len() >= 2 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// A line that can be a headline: some words, and no sentence.
fn is_head(text: &str) -> bool {
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘`„«".contains(c));
    let ends = text.ends_with(['.', ':', ';', ',', '…', ')', ']', '-', '=', '_', '*', '<']);
    let slug = text.starts_with("BC-") || text.split([',', ' ']).next().is_some_and(is_slug);
    (3..=25).contains(&text.split_whitespace().count())
        && text.len() <= 160
        && opens
        && !ends
        && !slug
        && !is_byline(text)
}

/// A short line without a full stop, alone above a story, and nowhere repeated, as captions are.
fn is_headline(blocks: &[Line]) -> bool {
    let [first, rest @ ..] = blocks else { return false };
    let text = first.text.as_str();
    let words = text.split_whitespace().count();
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘".contains(c));
    let ends = text.ends_with(['.', ':', ';', ',', '!', '…', ')', ']', '-', '=']);
    let story: usize = rest.iter().take(4).map(|block| block.text.len()).sum();
    let labelled = text.split_whitespace().next().is_some_and(|word| word.ends_with(':'));
    first.blank_after
        && opens
        && !ends
        && !labelled
        && (3..=20).contains(&words)
        && text.len() <= 120
        && story >= 200
        && !is_byline(text)
        && dateline(text).is_none()
        && !rest.iter().any(|block| block.text.contains(text))
}

/// `By ADA ROWE`, `By Ada Rowe and Ben Ott, Example Agency`: names, and no sentence.
fn is_byline(text: &str) -> bool {
    let Some(names) = ["By ", "BY ", "Von ", "VON "].iter().find_map(|by| text.strip_prefix(by)) else { return false };
    let small = ["and", "of", "for", "the", "in", "de", "van", "von", "der", "da", "la", "le", "al", "bin"];
    let mut words = names.split_whitespace();
    let count = words.clone().count();
    // `Ada Rowe, dpa`
    let is_agency = |word: &str| word.len() <= 4 && names.strip_suffix(word).is_some_and(|rest| rest.ends_with(", "));
    let named =
        words.all(|word| word.starts_with(|c: char| c.is_uppercase()) || small.contains(&word) || is_agency(word));
    (1..=14).contains(&count)
        && names.len() <= 100
        && named
        && !names.ends_with(['.', ',', ':', '?'])
        && !names.contains(|c: char| c.is_ascii_digit())
}

/// `BERLIN (dpa)`, `HAVN, Norway (EA)`: what stands before the first dash, with an agency in brackets or a place in capitals.
fn dateline(text: &str) -> Option<&str> {
    let window = text.get(..text.floor_char_boundary(90))?;
    let dashes = [" - ", " -- ", " _ ", " – ", " — ", "-- ", "— "];
    let end = dashes.iter().filter_map(|dash| window.find(dash)).min()?;
    let place = window.get(..end)?.trim();
    let first = place.split([' ', ',', '/']).next()?;
    let capitals =
        first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.contains(|c: char| c.is_lowercase());
    let agency = place.ends_with(')') && place.contains('(');
    let short = (3..=70).contains(&place.len()) && place.split_whitespace().count() <= 9;
    let opens = place.starts_with(|c: char| c.is_uppercase());
    // In capitals alone a heading would do as well: there must be more than a place, or an agency.
    (opens && short && (agency || (capitals && place.contains(',')))).then_some(place)
}
