//! Whether a machine wrapped a text beyond doubt. A format in which a line is a paragraph by its own rules keeps to them unless every line
//! of the text speaks against it: a page's lines, a list or verse must never run together.

use super::unwrap::{indent, is_tabular, opens_item, width};

/// So wide is every line that a machine broke.
const NARROWEST: usize = 55;
const WIDEST: usize = 80;

/// Fewer lines that were broken prove nothing …
const FEWEST: usize = 4;
/// … nor do fewer ends of paragraphs within the text.
const PARAGRAPHS: usize = 1;
/// One line in so many may be another's: of a byline, a signature. The first is not counted: what stood before it may be gone.
const OTHERS: usize = 10;
/// So many columns may be left free: agencies' machines count odd characters.
const SLACK: usize = 3;

/// The lines of a text that was surely wrapped: none is wider than 80 columns; paragraphs are parted by blank lines or indents; and
/// within them nine lines in ten are 55 columns wide or more, have no room for the next line's first word, and often enough end amid a
/// sentence. Which of them are joined is then told line by line.
pub(super) fn wrapped(text: &str) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim_end) {
        // A paragraph on one line is soon met, and then nothing is left to look at.
        if line.len() > WIDEST && width(line) > WIDEST {
            return None;
        }
        lines.push(line);
    }
    let widest = lines.iter().map(|line| width(line)).max()?;
    let (mut broken, mut amid, mut others, mut ends) = (0, 0, 0, 0);
    for (at, pair) in lines.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        if one.is_empty() {
            continue;
        }
        if next.is_empty() || indent(next) > indent(one) {
            ends += 1;
            continue;
        }
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = width(one) >= NARROWEST && width(one) + 1 + word + SLACK > widest;
        if !full || is_tabular(one) || is_tabular(next) || opens_item(next) {
            others += usize::from(at > 0);
            continue;
        }
        broken += 1;
        amid += usize::from(next.trim_start().starts_with(char::is_lowercase));
    }
    let sure = broken >= FEWEST && others * OTHERS <= broken && ends >= PARAGRAPHS && amid * 3 >= broken;
    sure.then(|| {
        let from = usize::from(is_beginning(&lines));
        let first = if from == 1 { Some(lines[..2].join(" ")) } else { None };
        first.into_iter().chain(lines[from * 2..].iter().map(|&line| line.to_owned())).collect()
    })
}

/// Whether the first line, though shorter than the others, begins the paragraph of the second: a dateline was taken from it. Where indents
/// open paragraphs, a heading's text would have one, as the other paragraphs do.
fn is_beginning(lines: &[&str]) -> bool {
    let [first, second, rest @ ..] = lines else { return false };
    let text = first.trim_start();
    let initial =
        |line: &str| line.strip_suffix('.').is_some_and(|line| line.ends_with(|c: char| c.is_ascii_uppercase()));
    let ends = |line: &str| {
        line.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', ':', ';']) && !initial(line)
    };
    let has_words = text.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    let indents = rest.windows(2).filter(|pair| !pair[0].is_empty() && indent(pair[1]) > indent(pair[0])).count();
    has_words
        && !ends(text)
        && !text.starts_with("By ")
        && !second.is_empty()
        && indent(second) <= indent(first)
        && !opens_item(second)
        && !is_tabular(first)
        && indents >= PARAGRAPHS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words wrapped at a width, as machines do it; the first line has an indent.
    fn wrap(text: &str, limit: usize, indent: &str) -> String {
        let mut lines = vec![indent.to_owned()];
        for word in text.split_whitespace() {
            let line = lines.last_mut().expect("a line");
            if line.len() + 1 + word.len() > limit {
                lines.push(word.to_owned());
            } else {
                let space = if line.trim().is_empty() { "" } else { " " };
                *line = format!("{line}{space}{word}");
            }
        }
        lines.join("\n")
    }

    fn story(limit: usize, indent: &str, between: &str) -> String {
        [ONE, OTHER, ONE, OTHER].map(|text| wrap(text, limit, indent)).join(between)
    }

    const ONE: &str = "The harbour board said on Monday that the ferry would sail again once the new engine had been tested by the yard \
        that built it, and that all passengers who had paid for the old timetable would get their money back before the summer.";
    const OTHER: &str = "\"We have soup, we have blankets and we have patience,\" said Ada Rowe, who runs the sports hall in which \
        some two hundred people spent the night, \"and if the part comes on Thursday nobody will have lost more than a week of it.\"";

    #[test]
    fn full_lines_between_blank_ones_or_indents_were_wrapped() {
        for limit in [62, 70, 78] {
            for text in [story(limit, "", "\n\n"), story(limit, "   ", "\n")] {
                assert!(wrapped(&text).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn lines_that_a_person_ended_and_long_ones_speak_against_it() {
        let whole = story(70, "", "\n\n");
        let list = "A line of a list\nAnd the next one\n";
        assert!(wrapped(&format!("{whole}\n\n{list}")).is_some());
        assert_eq!(wrapped(&format!("{whole}\n\n{list}{list}")), None);
        let long = "A paragraph of a page stands on one line, however long it is, and the next one on the next line.";
        assert_eq!(wrapped(&format!("{whole}\n\n{long}\n")), None);
        assert_eq!(wrapped(&wrap(ONE, 70, "")), None, "too little of it");
        assert_eq!(wrapped(&story(70, "", "\n")), None, "no paragraphs");
    }

    #[test]
    fn a_first_line_that_lost_its_dateline_begins_the_paragraph_of_the_second() {
        let rest = format!("{}\n{}", wrap(OTHER, 64, "   "), story(64, "   ", "\n"));
        let cut = |first: &str| {
            wrapped(&format!("{first}\n{}\n{rest}", wrap(ONE, 64, ""))).expect("a wrapped text").swap_remove(0)
        };
        assert!(
            cut("Owners of the old timber ferry in").starts_with("Owners of the old timber ferry in The harbour board")
        );
        assert!(
            cut("Owners of the ferry said the U.S.").starts_with("Owners of the ferry said the U.S. The harbour board")
        );
        for other in ["By Ada Rowe of the harbour desk", "Ada Rowe", "The ferry sails again.", "FERRY SAILS AGAIN"] {
            assert_eq!(cut(other), other);
        }
        let heading = format!("Owners of the old timber ferry\n{}\n{rest}", wrap(ONE, 64, "   "));
        assert_eq!(wrapped(&heading).expect("a wrapped text")[0], "Owners of the old timber ferry");
    }

    #[test]
    fn headlines_of_one_length_are_no_paragraph() {
        let heads = "Harbour board closes the old lock for a year from late in August\nFerry to the outer islands stays in port until Friday at the latest\n\
                     Museum ship gets a new mast and the town gets a bill for all of it\n";
        let page = format!("{heads}\n{heads}\n{heads}\n{heads}\n");
        assert_eq!(wrapped(&page), None);
    }
}
