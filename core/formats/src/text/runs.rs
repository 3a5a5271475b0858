//! Paragraphs that a machine wrapped in a text that is not wrapped beyond doubt throughout: a note below figures, a story too short to
//! prove it. Each is judged by itself, by more than its neighbours' widths: it must go on amid a sentence and end with one.

use super::unwrap::{indent, is_tabular, opens_item, width};

/// The widest line of a text that a machine wrapped is in these bounds …
const NARROWEST: usize = 50;
const WIDEST: usize = 80;

/// … and a line that it broke falls short of it by less than the next word, and so many columns: machines count odd characters.
const SLACK: usize = 3;

/// In a text of fewer lines the widest may well be alone.
const FEW: usize = 8;

/// The lines with those joined that are one paragraph; nothing where none are.
pub(super) fn joined(text: &str) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim_end) {
        // A paragraph on one line is soon met, and then nothing is left to look at.
        if line.len() > WIDEST && width(line) > WIDEST {
            return None;
        }
        lines.push(line);
    }
    let widest = usual_width(&lines).filter(|widest| *widest >= NARROWEST)?;
    let parted = lines.windows(2).any(|pair| pair[0].is_empty() || indent(pair[1]) > indent(pair[0]));
    let layout = Layout { widest, parted };
    // What one paragraph proves holds for the others.
    layout.paragraphs(&lines, false).and_then(|_| layout.paragraphs(&lines, true))
}

/// The width of the widest line that is not alone with it: a line in many may be a machine's slip.
fn usual_width(lines: &[&str]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| width(line)).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    let alone = |pair: &[usize]| pair[1] >= NARROWEST && pair[0] > pair[1] + SLACK;
    match widths.get(..2).filter(|_| widths.len() >= FEW).is_some_and(alone) {
        true => widths.get(1).copied(),
        false => widths.first().copied(),
    }
}

/// How a text may have been wrapped.
struct Layout {
    widest: usize,
    /// Blank lines or indents part its paragraphs.
    parted: bool,
}

impl Layout {
    /// The lines with those joined that are one paragraph; nothing where none are. `proven` is that a machine wrapped some of them.
    fn paragraphs(&self, lines: &[&str], proven: bool) -> Option<Vec<String>> {
        let (mut out, mut at) = (Vec::with_capacity(lines.len()), 0);
        while at < lines.len() {
            let (run, sure) = self.run(lines, at, proven);
            let lines = lines[at..at + run].iter().map(|line| line.trim());
            if sure {
                out.push(lines.collect::<Vec<_>>().join(" "));
            } else {
                out.extend(lines.map(str::to_owned));
            }
            at += run;
        }
        (out.len() < lines.len()).then_some(out)
    }

    /// How many lines from here on may be one paragraph, for all but the last are full, and whether they surely are: the last ends a
    /// sentence.
    fn run(&self, lines: &[&str], at: usize, proven: bool) -> (usize, bool) {
        // The first line may be shorter: a dateline was taken from it.
        let short = at == 0 && lines.len() > 1 && self.may_go_on(lines[0], lines[1], proven);
        let from = at + usize::from(short);
        let full = lines[from..].windows(2).take_while(|pair| self.breaks(pair[0], pair[1], proven)).count();
        let run = &lines[at..=from + full];
        let broken = run.len() - 1;
        let amid = run.windows(2).filter(|pair| goes_on(pair[0], pair[1])).count();
        let sure = if proven { amid > 0 || is_open(run[0]) } else { full > 0 && amid * 3 >= broken && amid > 0 };
        (run.len(), broken > 0 && sure && ends(run[broken]))
    }

    /// Whether the text's first line, whatever its width, may go on in the second.
    fn may_go_on(&self, first: &str, second: &str, proven: bool) -> bool {
        let goes_on =
            goes_on(first, second) || proven && is_open(first) && !second.is_empty() && !first.starts_with("By ");
        goes_on && indent(second) <= indent(first) && !is_tabular(first) && !is_tabular(second) && !opens_item(second)
    }

    /// Whether a machine may have broken the paragraph between these.
    fn breaks(&self, one: &str, next: &str, proven: bool) -> bool {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = word > 0 && !one.is_empty() && width(one) + 1 + word + SLACK > self.widest;
        let whole = !self.parted && ends(one) && !next.starts_with(char::is_lowercase);
        let broken = full && !whole || proven && goes_on(one, next);
        broken && indent(next) <= indent(one) && !is_tabular(one) && !is_tabular(next) && !opens_item(next)
    }
}

/// The next line goes on amid a sentence.
fn goes_on(one: &str, next: &str) -> bool {
    is_open(one) && next.trim_start().starts_with(char::is_lowercase)
}

/// The line has words of a sentence and does not end one.
fn is_open(line: &str) -> bool {
    !ends(line) && line.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
}

/// A sentence ends with the line.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', ':', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "    Note: the figures of 1986 have a gain of 291,027 dlrs from the\nsale of the yard and of two of its three old ferries.";

    #[test]
    fn a_note_below_figures_is_one_paragraph() {
        let text = format!("Shr 13 cts vs 50 cts\n    Net 651,397 vs 2,602,120\n    Revs 26.4 mln vs 21.6 mln\n{NOTE}");
        let lines = joined(&text).unwrap();
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with("from the sale of the yard and of two of its three old ferries."), "{lines:?}");
    }

    #[test]
    fn a_story_of_three_lines_is_one_paragraph() {
        let text = "The Harbour Company said it is\nlowering the fare of its ferries by one crown, as of Monday, to\n66 crowns for a car and 12 for a bicycle.";
        assert_eq!(joined(text).unwrap().len(), 1);
    }

    #[test]
    fn lines_that_a_person_ended_stay() {
        for text in [
            "Two ferries\nOne old engine that was mended by the yard that built it in May\nA rope",
            "200g of plain flour, sifted twice, and some more for the board\nsalt\n3 eggs",
            "The harbour is empty and the ferries are gone, all of them now\nThe shops along the quay are shut, and nobody is in the street\nNobody waves.",
            "Yard burns down in the night of Sunday and nobody knows the why.\nSail again, says the board of the harbour, as soon as you can.",
        ] {
            assert_eq!(joined(text), None, "{text}");
        }
    }

    #[test]
    fn full_lines_without_end_are_looked_at_once() {
        let text = "A rope and an oar, and the name of the boat on them, by number\n".repeat(200_000);
        assert_eq!(joined(&text), None);
    }

    #[test]
    fn a_paragraph_on_one_long_line_says_that_no_machine_wrapped() {
        let long = "A paragraph of a page stands on one line, however long it is, and the next one on the next line.";
        assert_eq!(joined(&format!("{long}\n{NOTE}")), None);
    }
}
