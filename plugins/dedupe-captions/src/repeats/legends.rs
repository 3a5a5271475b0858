//! Legends of figures and tables with their numbers (data/figures.txt): "Figure 2: Visitors per hour". The same number and the same words are one legend.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use crate::info::Info;

/// What numbers the legends of pictures, in small letters and without a stop.
static FIGURES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/figures.txt")).collect());

/// True where two lines are legends of one number: "Figure 1: …", "Fig. 1. …".
pub(crate) fn are_of_one_number(a: &Info<'_>, b: &Info<'_>) -> bool {
    let of_one = |(label, number): (&str, &str), (other, at): (&str, &str)| {
        label.eq_ignore_ascii_case(other) && number == at // "FIGURE 1: …"
    };
    legend(a.text).zip(legend(b.text)).is_some_and(|(a, b)| of_one(a, b))
}

/// "Figure 2": what stands behind it is the legend of a picture.
pub(crate) fn numbers_figure(name: &str) -> bool {
    let number = |number: &str| number.bytes().all(|b| b.is_ascii_digit());
    name.split_once(' ').is_some_and(|(label, at)| number(at) && is_label(label))
}

fn is_label(label: &str) -> bool {
    FIGURES.binary_search(&label.trim_end_matches('.').to_lowercase().as_str()).is_ok()
}

/// The first letters of the label that opens a legend, and its number.
fn legend(text: &str) -> Option<(&str, &str)> {
    /// Letters that tell labels apart, written short or not.
    const LETTERS: usize = 3;
    let (label, rest) = text.split_once(' ')?;
    let (number, said) = rest.split_once(' ')?;
    let bare = number.trim_end_matches(['.', ':']);
    let parted = bare.len() < number.len() || said.starts_with(['–', '—', '-', '|']);
    let digits = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    let opens = label.get(..LETTERS).filter(|_| parted && digits && is_label(label))?;
    Some((opens, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_has_its_label_and_its_number() {
        assert_eq!(legend("Figure 12: Visitors per hour"), Some(("Fig", "12")));
        assert_eq!(legend("Fig. 12. Visitors per hour"), Some(("Fig", "12")));
        assert_eq!(legend("Table 3 – Visitors per hour"), Some(("Tab", "3")));
        for line in ["Figure 12 shows the visitors", "Chapter 2: Visitors", "Table for 2: Visitors", "Figure 2", ""] {
            assert_eq!(legend(line), None, "{line}");
        }
        assert!(FIGURES.is_sorted());
    }
}
