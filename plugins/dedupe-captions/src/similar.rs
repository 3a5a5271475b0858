//! Whether two texts say the same: exactly, cut short, or nearly (other marks, a word missing), but not with another number or name.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::lines::{is_all_names, words_into};

use crate::same_words::ALIKE;

pub(crate) static REVERSALS: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../data/reversals.txt")));
pub(crate) static SERIES: LazyLock<Vec<u64>> = LazyLock::new(|| hashes(include_str!("../data/series-words.txt")));
/// Each list of words that may stand for each other.
static SWAPS: LazyLock<Vec<Vec<u64>>> =
    LazyLock::new(|| include_str!("../data/swaps.txt").lines().map(hashes).filter(|words| words.len() > 1).collect());

/// The hashes of a file's words, sorted.
pub(crate) fn hashes(file: &'static str) -> Vec<u64> {
    let mut hashes = Vec::new();
    for line in entries(file) {
        words_into(line, &mut hashes);
    }
    hashes.sort_unstable();
    hashes
}

/// How one text stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same words.
    Same,
    /// The same but for words that are missing, or that say nothing by themselves.
    Near,
    /// The same but for the spelling of words.
    Respelt,
    /// The same but for one word in place of another.
    Reworded,
    /// The first is the second cut short.
    Cut,
    /// The second is the first cut short.
    Cuts,
}

/// Where two texts stand to each other in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// One behind the other, at the top of the text or as captions: two versions of one caption, more likely than captions of two pictures.
    Captions,
    /// One behind the other within the text.
    SideBySide,
    /// The first line of the text, which may be what a picture says to readers who cannot see it, and one further down.
    FromTop,
    Apart,
}

/// A text with the hashes of its words.
#[derive(Clone, Copy)]
pub(crate) struct Worded<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a [u64],
    pub(crate) print: u64,
}

/// Fewer words with names behind them may be a title.
const NAMED: usize = 5;
/// Fewer words are never a cut or near repeat, and beside the longer text never a cut.
const FEWEST: usize = 6;
const FEWEST_BESIDE: usize = 5;

/// How two texts stand to each other, where one repeats the other. Linear in their lengths, but for a sort. Of captions words that are
/// written in two ways are the same.
pub(crate) fn relation(a: Worded<'_>, b: Worded<'_>, similarity: f64, place: Place) -> Option<Relation> {
    if place != Place::Captions || !a.words.iter().any(|word| ALIKE.has(*word)) {
        return relation_as_written(a, b, similarity, place);
    }
    let [x, y] = [a, b].map(|worded| ALIKE.written(worded.words));
    relation_as_written(Worded { words: &x, ..a }, Worded { words: &y, ..b }, similarity, place)
}

fn relation_as_written(a: Worded<'_>, b: Worded<'_>, similarity: f64, place: Place) -> Option<Relation> {
    if a.print == b.print || a.words == b.words {
        return Some(Relation::Same);
    }
    if similarity < 1.0 && (has_names_behind(a, b) || has_names_behind(b, a)) {
        return Some(Relation::Near);
    }
    let fewest = a.words.len().min(b.words.len());
    if fewest < FEWEST_BESIDE || fewest < FEWEST && !matches!(place, Place::Captions | Place::SideBySide) {
        return None;
    }
    if similarity < 1.0 {
        if is_cut(a, b, place) {
            return Some(Relation::Cut);
        }
        if is_cut(b, a, place) {
            return Some(Relation::Cuts);
        }
    }
    if fewest < FEWEST {
        return None;
    }
    let longer = a.words.len().max(b.words.len()) as f64;
    let shorter = a.words.len().min(b.words.len()) as f64;
    if 2.0 * shorter / (shorter + longer) < similarity {
        return None;
    }
    // Most texts that share a run of words share little else.
    if 2.0 * (most_in_common(a.words, b.words) as f64) / ((a.words.len() + b.words.len()) as f64) < similarity {
        return None;
    }
    let (only_a, only_b) = differences(a.words, b.words);
    let common = (a.words.len() - only_a.len()) as f64;
    if 2.0 * common / ((a.words.len() + b.words.len()) as f64) < similarity {
        return None;
    }
    small(a, b, &only_a, &only_b, place).filter(|_| in_order(a.words, b.words))
}

/// The words that one has in place of the other's, by their hashes.
pub(crate) fn replaced(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let (only_a, only_b) = differences(a, b);
    (only_a.into_iter().map(|at| a[at]).collect(), only_b.into_iter().map(|at| b[at]).collect())
}

/// True where `b` says all that `a` says, and behind it only names: a credit of whatever shape.
fn has_names_behind(a: Worded<'_>, b: Worded<'_>) -> bool {
    const MOST: usize = 10;
    let more = b.words.len().saturating_sub(a.words.len());
    if !(1..=MOST).contains(&more) || a.words.len() < NAMED || !b.words.starts_with(a.words) {
        return false;
    }
    // The words behind, counted from the end; signs alone are no words.
    let mut left = more;
    let mut from = b.text.len();
    for (at, space) in b.text.rmatch_indices(char::is_whitespace) {
        let token = b.text.get(at + space.len()..from).unwrap_or_default();
        left = left.saturating_sub(token.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count());
        from = at;
        if left == 0 {
            break;
        }
    }
    b.text.get(from..).is_some_and(is_all_names)
}

/// True where `a` ends with dots, or in the middle of a sentence, and all before that opens `b`.
fn is_cut(a: Worded<'_>, b: Worded<'_>, place: Place) -> bool {
    /// So many words that no sentence ends with are cut short wherever the longer text stands; fewer only beside it and at the top.
    const LONG: usize = 10;
    if a.words.len() > b.words.len() {
        return false;
    }
    let text = a.text.trim_end_matches([']', ')', ' ']);
    let dots = text.ends_with('…') || text.ends_with("...");
    // "Walkers cross the bridge." above "Walkers cross the bridge. It was closed in 1916.": of captions the fuller says both.
    let sentence = place == Place::Captions && text.ends_with('.') && b.words.len() > a.words.len();
    let open = !text.ends_with(['.', '!', '?', '”', '"', '。', ':']);
    // The last word may be cut itself.
    let whole = &a.words[..a.words.len() - 1];
    let opens = b.words.starts_with(whole);
    // "The bridge on Monday." and "The bridge on Monday night.": two pictures.
    let goes_on = || b.text.strip_prefix(text.trim_end_matches('.')).is_some_and(|rest| rest.starts_with(' '));
    let apart = || b.words.get(a.words.len()).is_some_and(|word| SERIES.binary_search(word).is_ok()) && goes_on();
    opens
        && (dots || !apart())
        && (dots
            || sentence && b.words.starts_with(a.words)
            || open
                && (a.words.len() >= LONG || place != Place::Apart)
                && b.words.len() > a.words.len()
                && b.text.starts_with(text.trim_end()))
}

/// No more words than this are in both: words that have a bit to themselves are in one of them alone.
fn most_in_common(a: &[u64], b: &[u64]) -> usize {
    let bits = |words: &[u64]| {
        let mut bits = [0u64; 4];
        words.iter().for_each(|word| bits[*word as usize % 4] |= 1 << (word >> 58));
        bits
    };
    let (of_a, of_b) = (bits(a), bits(b));
    let alone = |these: [u64; 4], those: [u64; 4]| {
        these.iter().zip(those).map(|(this, that)| (this & !that).count_ones() as usize).sum::<usize>()
    };
    (a.len() - alone(of_a, of_b)).min(b.len() - alone(of_b, of_a))
}

/// The words that one has and the other has not, as indices; of a word that stands twice only the surplus.
fn differences(a: &[u64], b: &[u64]) -> (Vec<usize>, Vec<usize>) {
    let sorted = |words: &[u64]| {
        let mut s: Vec<(u64, usize)> = words.iter().copied().zip(0..).collect();
        s.sort_unstable();
        s
    };
    let (sa, sb) = (sorted(a), sorted(b));
    let (mut i, mut j, mut only_a, mut only_b) = (0, 0, Vec::new(), Vec::new());
    loop {
        match (sa.get(i), sb.get(j)) {
            (Some(x), Some(y)) if x.0 == y.0 => (i, j) = (i + 1, j + 1),
            (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                only_a.push(x.1);
                i += 1;
            }
            (_, Some(y)) => {
                only_b.push(y.1);
                j += 1;
            }
            _ => break,
        }
    }
    (only_a, only_b)
}

/// How two texts stand to each other, if what differs does not change what is said: words missing on one side that are no numbers and
/// turn nothing round, or words spelt otherwise.
fn small(a: Worded<'_>, b: Worded<'_>, only_a: &[usize], only_b: &[usize], place: Place) -> Option<Relation> {
    /// So many words in common and one other, side by side: one was written for the other.
    const MANY: usize = 12;
    let turns = |words: &[u64], at: &[usize]| at.iter().any(|i| REVERSALS.binary_search(&words[*i]).is_ok());
    if turns(a.words, only_a) || turns(b.words, only_b) {
        return None;
    }
    let (in_a, in_b) = (spelt(a, only_a), spelt(b, only_b));
    let numbers = |words: &[&str]| words.iter().any(|w| w.bytes().any(|c| c.is_ascii_digit()));
    if numbers(&in_a) || numbers(&in_b) {
        return None;
    }
    let swapped = || in_order_of_text(only_a).zip(in_order_of_text(only_b)).all(|(x, y)| swaps(a.words[x], b.words[y]));
    match (in_a.len(), in_b.len()) {
        (0, _) | (_, 0) => Some(Relation::Near),
        (x, y) if x == y && swapped() => Some(Relation::Near),
        // In order: "Zelensky", "Zelenskyy".
        (x, y) if x == y && in_a.iter().zip(&in_b).all(|(x, y)| spelt_alike(x, y)) => Some(Relation::Respelt),
        (1, 1) if place == Place::Captions && a.words.len() > MANY && rewords(in_a[0], in_b[0]) => {
            Some(Relation::Reworded)
        }
        _ => None,
    }
}

/// True where one word may stand for the other without another meaning: "a new fee", "the new fee".
fn swaps(a: u64, b: u64) -> bool {
    SWAPS.iter().any(|words| [a, b].iter().all(|word| words.binary_search(word).is_ok()))
}

fn in_order_of_text(at: &[usize]) -> impl Iterator<Item = usize> {
    let mut at = at.to_vec();
    at.sort_unstable();
    at.into_iter()
}

/// The words at these places, as they stand in the text, in the order of the text.
fn spelt<'a>(worded: Worded<'a>, at: &[usize]) -> Vec<&'a str> {
    let mut out = Vec::with_capacity(at.len());
    let mut hashes = Vec::new();
    let mut next = in_order_of_text(at).peekable();
    let mut index = 0;
    for token in
        worded.text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '‘' | '\u{ad}' | '\u{200b}'))
    {
        if next.peek().is_none() {
            break;
        }
        hashes.clear();
        words_into(token, &mut hashes);
        let count = if token.chars().any(char::is_alphanumeric) { hashes.len() } else { 0 };
        while next.peek().is_some_and(|n| *n < index + count) {
            out.push(token);
            next.next();
        }
        index += count;
    }
    out
}

/// True where one word may stand for another in a second version of a caption: both in small letters, and none that tells two pictures
/// of a series apart ("left", "second", "evening").
fn rewords(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
    let hash = |word: &str| {
        let mut hashes = Vec::new();
        words_into(word, &mut hashes);
        hashes.first().copied().unwrap_or_default()
    };
    let apart = |word: &str| SERIES.binary_search(&hash(word)).is_ok();
    plain(a) && plain(b) && !apart(a) && !apart(b)
}

/// Two spellings of four letters or more that differ by one letter, or of seven or more that differ by two in one place.
fn spelt_alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front.min(b.len())..].iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    let shortest = a.len().min(b.len());
    shortest >= 4 && longest - front - back <= if shortest >= 7 { 2 } else { 1 }
}

/// True where the two have their words in the same order: walking both, each may skip a few.
fn in_order(a: &[u64], b: &[u64]) -> bool {
    const REACH: usize = 4;
    let (mut i, mut j, mut skipped) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let ahead = (1..=REACH).find_map(|n| {
            if a.get(i + n) == Some(&b[j]) {
                Some((n, 0))
            } else if b.get(j + n) == Some(&a[i]) {
                Some((0, n))
            } else if n < REACH && a.get(i + n).is_some() && a.get(i + n) == b.get(j + n) {
                Some((n, n))
            } else {
                None
            }
        });
        let (x, y) = ahead.unwrap_or((1, 1));
        (i, j) = (i + x, j + y);
        skipped += x + y;
    }
    skipped * 4 <= a.len() + b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> Option<Relation> {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let (p, q) = (words_into(a, &mut x), words_into(b, &mut y));
        let worded = |text, words, print| Worded { text, words, print };
        relation(worded(a, &x, p), worded(b, &y, q), 0.9, Place::Apart)
    }

    fn side_by_side(a: &str, b: &str) -> Option<Relation> {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let (p, q) = (words_into(a, &mut x), words_into(b, &mut y));
        let worded = |text, words, print| Worded { text, words, print };
        relation(worded(a, &x, p), worded(b, &y, q), 0.9, Place::Captions)
    }

    #[test]
    fn side_by_side_another_plain_word_makes_a_second_version() {
        assert_eq!(side_by_side(LINE, &LINE.replace("quay", "pier")), Some(Relation::Reworded));
        for (word, other) in [("dawn", "dusk"), ("ferry", "Ferrona"), ("leaves", "enters")] {
            assert_eq!(side_by_side(LINE, &LINE.replace(word, other)), None, "{other}");
        }
        assert_eq!(of(LINE, &LINE.replace("quay", "pier")), None);
        assert_eq!(side_by_side("A ferry leaves the old harbour", LINE), Some(Relation::Cut));
        assert_eq!(of("A ferry leaves the old harbour", LINE), None);
        assert_eq!(side_by_side("A ferry leaves the old", LINE), Some(Relation::Cut));
        assert_eq!(side_by_side("A ferry leaves the", LINE), None);
    }

    const LINE: &str = "A ferry leaves the old harbour at dawn while the crew of the tug watches from the quay.";

    #[test]
    fn marks_and_spaces_make_no_difference() {
        assert_eq!(of("“It’s over,” she said.", "\"It's  over\", she said."), Some(Relation::Same));
    }

    #[test]
    fn a_missing_word_and_another_spelling_are_near() {
        assert_eq!(of(LINE, &LINE.replace("old ", "")), Some(Relation::Near));
        assert_eq!(of(LINE, &LINE.replace("the crew", "a crew")), Some(Relation::Near));
        assert_eq!(of(LINE, &LINE.replace("harbour", "habror")), None);
        assert_eq!(of(LINE, &LINE.replace("watches", "wacthes")), Some(Relation::Respelt));
        assert_eq!(of(LINE, &LINE.replace("the crew", "his crew")), None);
        assert_eq!(of(LINE, &LINE.replace("harbour", "harbor")), Some(Relation::Respelt));
    }

    #[test]
    fn names_behind_a_text_are_its_credit() {
        for behind in ["Eve Lind", "(Eve Lind for The Post)", "— Photo by Eve Lind", "[Eve Lind/The Post]"] {
            assert_eq!(of(LINE, &format!("{LINE} {behind}")), Some(Relation::Near), "{behind}");
        }
        assert_eq!(of(LINE, &format!("{LINE} It was cold, and nobody had slept.")), None);
        assert_eq!(of("The harbour board met at noon", "The harbour board met at noon and left"), None);
    }

    #[test]
    fn a_text_cut_short_is_known() {
        assert_eq!(of("A ferry leaves the old harbour at da...", LINE), Some(Relation::Cut));
        assert_eq!(of(LINE, "A ferry leaves the old harbour at dawn while…"), Some(Relation::Cuts));
    }

    #[test]
    fn another_number_name_or_a_not_is_another_text() {
        let row = "In the second round the club from the harbour won all 4 of its games against the visitors.";
        assert_eq!(of(row, &row.replace('4', "5")), None);
        assert_eq!(of(row, &row.replace("second", "third")), None);
        assert_eq!(of(row, &row.replace("won", "not won")), None);
        assert_eq!(of(row, &row.replace("harbour", "mountain")), None);
    }

    #[test]
    fn the_same_words_in_another_order_are_another_text() {
        assert_eq!(
            of(
                "the dog bit the man and the man bit the cat near the quay",
                "the man bit the dog and the cat bit the man near the quay"
            ),
            None
        );
    }
}
