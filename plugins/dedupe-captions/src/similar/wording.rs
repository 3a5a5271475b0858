//! Whether the words that differ between two texts change what is said: words missing, spelt otherwise, or replaced.

use copydesk_text::lines::words_into;

use super::compared::{Place, Relation, Worded};
use crate::similar::word_lists::{AGAIN, REVERSALS, SERIES, SWAPS};

/// How two texts stand to each other, if what differs does not change what is said: words missing on one side that are no numbers and
/// turn nothing round, or words spelt otherwise.
pub(super) fn minor_difference(
    a: Worded<'_>,
    b: Worded<'_>,
    only_a: &[usize],
    only_b: &[usize],
    place: Place,
) -> Option<Relation> {
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
    // "Marl issues a warning", "Marl issues a second warning": what is told happened again.
    let again = |words: &[u64], at: &[usize]| at.iter().any(|i| AGAIN.binary_search(&words[*i]).is_ok());
    match (in_a.len(), in_b.len()) {
        (0, _) | (_, 0) if again(a.words, only_a) || again(b.words, only_b) => None,
        (0, _) | (_, 0) => Some(Relation::Near),
        (x, y) if x == y && swapped() => Some(Relation::Near),
        // In order: "Zelensky", "Zelenskyy".
        (x, y) if x == y && in_a.iter().zip(&in_b).all(|(x, y)| spelt_alike(x, y)) => {
            let two = in_a.iter().zip(&in_b).any(|(x, y)| are_opposed(x, y));
            (!two).then_some(Relation::Respelt)
        }
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

/// True where one word may stand for another in a second version of a caption: both in small letters, and none that tells two pictures
/// of a series apart ("left", "second", "evening").
fn rewords(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
    plain(a) && plain(b) && !is_of_series(a) && !is_of_series(b)
}

/// "eastern" and "western": both tell pictures apart, so that neither is the other misspelt. Forms of one word open with one letter.
fn are_opposed(a: &str, b: &str) -> bool {
    let first = |word: &str| word.chars().next().map(|c| c.to_lowercase().to_string());
    first(a) != first(b) && is_of_series(a) && is_of_series(b)
}

/// True for a word that tells the pictures of a series apart.
fn is_of_series(word: &str) -> bool {
    let mut hashes = Vec::new();
    words_into(word, &mut hashes);
    hashes.first().is_some_and(|hash| SERIES.binary_search(hash).is_ok())
}

/// Two spellings of four letters or more that differ by one letter, or of seven or more that differ by two in one place; of three where a letter
/// that stands twice was written once: "tre".
fn spelt_alike(one: &str, other: &str) -> bool {
    let [a, b]: [Vec<char>; 2] = [one, other].map(|word| word.to_lowercase().chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front.min(b.len())..].iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    let shortest = a.len().min(b.len());
    let doubled = |word: &[char]| front > 0 && word.get(front) == word.get(front - 1);
    let once =
        || shortest == 3 && longest == 4 && front + back >= 3 && doubled(if a.len() > b.len() { &a } else { &b });
    let few = || once() && !is_of_series(one) && !is_of_series(other);
    shortest >= 4 && longest - front - back <= if shortest >= 7 { 2 } else { 1 } || few()
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

fn in_order_of_text(at: &[usize]) -> impl Iterator<Item = usize> {
    let mut at = at.to_vec();
    at.sort_unstable();
    at.into_iter()
}
