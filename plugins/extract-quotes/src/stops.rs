//! The stops between the halves of a quotation that its attribution parts, where they stand outside what is said: `„Sie weinen“, sagt Rowe, „als ob
//! …“`, `—No hay agua —dijo Rowe—. Ni la habrá.` Such a stop is a piece of its own.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::part;

use crate::passages::passage::is_dash;

/// What German sets a comma before.
static COMMAS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[words]").collect());

const FILE: &str = include_str!("../data/commas.txt");

/// The stop at the end of the words that part two halves, which end and begin at these bytes. None where the first ends in one.
fn stop_between(text: &str, end: usize, start: usize, around: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let stopped = text[..end].ends_with(['.', ',', ';', ':', '!', '?', '…', '-', '–', '—']);
    let parted = text.get(end..start).filter(|_| !stopped)?.trim_end_matches(around);
    let stop = end + parted.len();
    parted.ends_with(['.', ',', ';', ':']).then(|| stop - 1..stop)
}

/// The comma that belongs to what is said, where German sets it: `„Sie weinen“, sagt Rowe, „als ob …“`, but not `„Warum“, fragt Rowe, „kommen sie?“`
pub(crate) fn comma(text: &str, end: usize, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let clause = |word: &str| rest.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let mark = |c: char| c == ' ' || c == '\u{a0}' || "„“”»«›‹\"‚‘'".contains(c);
    let comma = stop_between(text, end, start, mark).filter(|stop| text[stop.clone()] == *",")?;
    (COMMAS.iter().any(|word| clause(word)) || is_main_clause(&text[..end], rest)).then_some(comma)
}

/// Whether a pronoun and its verb begin what comes behind a noun, so that it is a clause of its own: `„Wir sparen nicht am Licht“, sagt Rowe, „wir sparen
/// am Gas“`. Not behind a clause that is below another, nor behind a verb: `„Das können“, sagt Rowe, „wir nicht“`.
fn is_main_clause(before: &str, rest: &str) -> bool {
    static SUBJECTS: LazyLock<Vec<(&str, &str)>> =
        LazyLock::new(|| part(FILE, "[subjects]").filter_map(|line| line.split_once(' ')).collect());
    let mut words = rest.split(' ');
    let (Some(subject), Some(verb)) = (words.next(), words.next()) else { return false };
    let finite = SUBJECTS.iter().any(|(one, ending)| *one == subject && verb.ends_with(ending));
    let opening = before.rsplit(['„', '“', '»', '«', '.', '!', '?', ':', ';']).next().unwrap_or_default().trim_start();
    let noun = opening
        .rsplit_once(' ')
        .is_some_and(|(_, last)| last.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let first = opening.split(' ').next().unwrap_or_default().to_lowercase();
    let below = COMMAS.iter().any(|word| *word == first);
    finite && noun && !below
}

/// The stop between the halves of a line of speech, behind who says it, and the comma before that where the second is a sentence of its own:
/// `—No hay agua —dijo Rowe—. Ni la habrá.`, `– Nej, sade Rowe. Aldrig.`
pub(crate) fn dashed(text: &str, end: usize, start: usize) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let begins = text[start..].trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let comma = (begins && text[..end].ends_with(',')).then(|| end - 1..end);
    let own = comma.as_ref().map_or(end, |comma| comma.start);
    let stop = stop_between(text, own, start, |c| is_dash(c) || c == ' ' || c == '\u{a0}');
    // `—No —dijo Rowe, cansada—. Nunca.` has a stop; a comma ends no sentence
    let stop = stop.filter(|stop| begins || text[stop.clone()] != *".");
    if stop.is_some() { (comma, stop) } else { (None, None) }
}

#[cfg(test)]
mod tests {
    use super::COMMAS;

    #[test]
    fn the_words_are_sorted() {
        assert!(COMMAS.is_sorted());
    }
}
