//! Lines become blocks. A machine that wraps breaks a line only where the next word does not fit any more; a person who ends a
//! line does so anywhere. So two lines are joined where the next line's first word would not have fitted into the first.

/// A block, and whether a blank line followed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) blank_after: bool,
    /// It heads the story beside the headline.
    pub(super) heads: bool,
}

/// No agency's machine wraps narrower or wider than this.
const NARROWEST: usize = 50;
const WIDEST: usize = 100;

/// In so many lines a width that is seen once is a link's or a header's.
const FEW: usize = 8;

/// How much shorter than the widest a wrapped line may be besides the word that did not fit: machines count odd characters.
const SLACK: usize = 6;

/// The blocks of these lines.
pub(super) fn blocks(lines: &[String]) -> Vec<Line> {
    let shape = Shape::of(lines);
    let mut out: Vec<Line> = Vec::new();
    let mut before: Option<&String> = None;
    // How far the lines of a list's item hang.
    let mut hanging = None;
    for line in lines {
        let text = line.trim();
        if text.is_empty() {
            if let Some(last) = out.last_mut() {
                last.blank_after = true;
            }
            before = None;
            continue;
        }
        if let Some(before) = before.filter(|before| opens_item(before) && indent(line) > indent(before)) {
            hanging = Some(indent(line)).filter(|_| !is_tabular(before));
        }
        let hangs = hanging == Some(indent(line)) && !opens_item(line);
        hanging = hanging.filter(|_| hangs);
        let joins = before.is_some_and(|before| shape.joins(before, line) || (hangs && shape.is_full(before, line)));
        match out.last_mut() {
            Some(last) if joins => join(&mut last.text, text),
            _ => out.push(Line { text: text.to_owned(), blank_after: false, heads: false }),
        }
        before = Some(line);
    }
    out
}

/// Joins with a space; behind the hyphen of a compound without one.
fn join(text: &mut String, next: &str) {
    let mut end = text.chars().rev();
    let hyphen = end.next() == Some('-') && end.next().is_some_and(char::is_alphabetic);
    if !(hyphen && next.starts_with(char::is_alphabetic)) {
        text.push(' ');
    }
    text.push_str(next);
}

/// How a text is laid out.
struct Shape {
    /// The width at which it was wrapped, if it was.
    width: Option<usize>,
    /// The indent of its running lines.
    indent: usize,
}

impl Shape {
    fn of(lines: &[String]) -> Shape {
        let running = || lines.iter().filter(|line| !line.trim().is_empty() && !is_tabular(line));
        let mut indents: Vec<_> = running().map(|line| indent(line)).collect();
        indents.sort_unstable();
        // At least a quarter of the lines are no first lines of paragraphs, unless each line is a paragraph.
        let indent = indents.get(indents.len() / 4).copied().unwrap_or(0);
        let mut widths: Vec<_> = running().map(|line| width(line)).collect();
        widths.sort_unstable();
        let widest = widths.last().copied().unwrap_or(0);
        // One line that is too long (a link, a header) does not speak for the others.
        let usual = widths.get((widths.len() * 97 / 100).min(widths.len().saturating_sub(2))).copied().unwrap_or(0);
        let alone = widest > usual + 12 || (widths.len() >= FEW && widest > usual + 3);
        let candidate = if alone { usual } else { widest };
        let mut shape = Shape { width: Some(candidate), indent };
        if !(NARROWEST..=WIDEST).contains(&candidate) || !shape.is_wrapped(lines) {
            shape.width = None;
        }
        shape
    }

    /// Whether nearly all neighbours look as a machine breaks them; where there are few, the next line must also go on in
    /// the middle of a sentence.
    fn is_wrapped(&self, lines: &[String]) -> bool {
        let (mut pairs, mut fitting, mut going_on) = (0_usize, 0_usize, 0_usize);
        for pair in lines.windows(2) {
            let [one, next] = pair else { continue };
            let blank = one.trim().is_empty() || next.trim().is_empty();
            // A short line (of a list, a signature) is no sign of how long ones are broken.
            let short = self.width.is_some_and(|limit| width(one) * 10 < limit * 7);
            if blank || short || is_tabular(one) || is_tabular(next) || indent(next) > self.indent + 1 {
                continue;
            }
            let fits = self.joins(one, next);
            // A line of its own that ends as sentences do, as one of several notes below a story, is no sign either.
            if !fits && one.trim_end().ends_with(['.', '!', '?', ')', ']']) {
                continue;
            }
            pairs += 1;
            fitting += usize::from(fits);
            going_on += usize::from(next.trim_start().starts_with(char::is_lowercase));
        }
        fitting > 0 && fitting * 10 >= pairs * 6 && going_on * 4 >= pairs
    }

    fn joins(&self, one: &str, next: &str) -> bool {
        let opens_paragraph = indent(next) > self.indent + 1;
        if opens_paragraph || is_tabular(one) || is_tabular(next) || opens_item(next) {
            return false;
        }
        self.is_full(one, next)
    }

    /// Whether the next line's first word would not have fitted.
    fn is_full(&self, one: &str, next: &str) -> bool {
        let Some(limit) = self.width else { return false };
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        width(one) + 1 + word + SLACK > limit
    }
}

/// How far the first letter stands from the margin.
pub(super) fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

pub(super) fn width(line: &str) -> usize {
    line.chars().count()
}

/// Columns: a tab or three spaces between words.
pub(super) fn is_tabular(line: &str) -> bool {
    let text = line.trim();
    text.contains('\t') || text.contains("   ")
}

/// A bullet, a dash with a space, or nothing but marks, as `* * *` and `___`.
pub(super) fn opens_item(line: &str) -> bool {
    let text = line.trim_start();
    ["* ", "• ", "- ", "– ", "-- ", "o ", "+ "].iter().any(|bullet| text.starts_with(bullet))
        || !text.contains(|c: char| c.is_alphanumeric())
        || text.chars().all(|c| c == 'x' || c == 'X')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        blocks(&lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_that_a_machine_wrapped_are_joined() {
        let text = "The harbour board said on Monday that the ferry would sail again once\n\
                    the new engine had been tested, and that passengers who had paid for\nthe old timetable would get their money back.\n\n\
                    It gave no date.\n";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn an_indent_opens_a_paragraph() {
        let text = "   The harbour board said on Monday that the ferry would sail again\n\
                    once the new engine had been tested by the yard that built it.\n   Passengers who had paid for the old timetable would get their\n\
                    money back, the board's chair said in a letter to the island.\n";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn notes_line_by_line_below_a_story_do_not_undo_its_paragraphs() {
        let text = "The harbour board said on Monday that the ferry would sail again once\nthe new engine had been tested by the yard.\n\n\
                    It gave no date, and nobody at the yard that built the engine wanted\nto name one.\n\n\
                    (Attention: the engines are two in paragraph two.)\n\
                    For editorial use only. No sales and no archives.\n\
                    Use of the pictures ends with November of 2026.\nThe desk in Havn has the numbers of the yard too.\n";
        assert_eq!(texts(text).len(), 6);
    }

    #[test]
    fn lines_that_a_person_ended_stay() {
        let text = "The ferry sails.\nIt sails at nine.\nNobody waves.\nThe harbour is empty and the shops along the quay are shut today.\n";
        assert_eq!(texts(text).len(), 4);
        let long =
            "A paragraph of a page stands on one line, however long it is, and the next one on the next.\n".repeat(3);
        assert_eq!(texts(&long).len(), 3);
    }

    #[test]
    fn one_line_that_is_too_long_does_not_speak_for_the_others() {
        let text = "The harbour board said on Monday that the ferry would sail again once\nthe new engine had been tested.\n\n\
                    It gave no date, and nobody at the yard that built the engine wanted\nto name one.\n\n\
                    More from the board: https://harbour.example/board/minutes/and/decisions/of/this/week\n";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn a_compound_keeps_its_hyphen_and_a_dash_its_space() {
        let (mut one, mut other) = ("a self-".to_owned(), "it was so --".to_owned());
        join(&mut one, "governing town");
        join(&mut other, "they said");
        assert_eq!((one.as_str(), other.as_str()), ("a self-governing town", "it was so -- they said"));
    }
}
