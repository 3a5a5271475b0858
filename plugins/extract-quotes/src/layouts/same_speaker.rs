//! By what the labels of one speaker are the same, though one has the whole name and another its last word or its initials.

use super::label::is_word;
use super::line::Line;

/// By what the labels of one speaker are the same: `Ada Rowe`, `Rowe` and `ROWE`.
pub(super) struct Keys {
    /// The last words of names of which two people have one.
    shared: Vec<String>,
    /// The labels of one letter.
    letters: Vec<String>,
    /// Initials by which two lines and more are labelled, and the last word of the one full name that they are of.
    initials: Vec<(String, String)>,
}

impl Keys {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut full: Vec<(String, String)> = lines
            .iter()
            .filter(|line| line.label.contains(' '))
            .map(|line| (last_word(line.label), line.label.to_uppercase()))
            .collect();
        full.sort_unstable();
        full.dedup();
        let shared = full.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[0].0.clone()).collect();
        let letters = lines.iter().filter(|line| line.label.chars().count() == 1);
        let mut letters: Vec<String> = letters.map(|line| line.label.to_uppercase()).collect();
        letters.sort_unstable();
        letters.dedup();
        let initials = initials(lines, &full);
        Self { shared, letters, initials }
    }

    pub(super) fn key(&self, label: &str) -> String {
        // `Pregunta`, then `P`; but `Spørgsmål` and `Svar`
        let letter = || label.chars().take(1).flat_map(char::to_uppercase).collect::<String>();
        if is_word(label) && self.letters.binary_search(&letter()).is_ok() {
            return letter();
        }
        // `Ada Rowe:`, then `AR:`
        if let Some((_, name)) = self.initials.iter().find(|(initials, _)| initials == label) {
            return name.clone();
        }
        let last = last_word(label);
        if self.shared.contains(&last) { label.to_uppercase() } else { last }
    }
}

/// The most letters of initials.
const INITIALS: usize = 4;

/// The initials among these labels, each with the last word of the one full name that they are of.
fn initials(lines: &[Line<'_>], full: &[(String, String)]) -> Vec<(String, String)> {
    let are =
        |label: &str| (2..=INITIALS).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut labels: Vec<&str> = lines.iter().map(|line| line.label).filter(|label| are(label)).collect();
    labels.sort_unstable();
    labels.dedup();
    let of = |label: &&str, name: &str| name.split(' ').filter_map(|word| word.chars().next()).eq(label.chars());
    let one = |label: &&str| {
        let mut names = full.iter().filter(|(_, name)| of(label, name)).map(|(last, _)| last);
        names.next().filter(|_| names.next().is_none()).cloned()
    };
    labels.iter().filter_map(|label| Some(((*label).to_owned(), one(label)?))).collect()
}

fn last_word(label: &str) -> String {
    label.rsplit(' ').next().unwrap_or(label).to_uppercase()
}
