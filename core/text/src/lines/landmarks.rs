//! Some words of a line by which another line is known that may say the same, exactly or nearly: far cheaper than all of its words.

use super::bits::WINDOW;
use super::normal::{each_word, judge, plain, with_others};

/// Words of a line, hashed: two lines that share none of these are hardly ever alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// Its first three words, or as many as there are; 0 where there are none.
    pub opening: u64,
    /// Its last three words.
    pub closing: u64,
    /// The longest two words in its middle, each with the word before it and with the one behind it, as far as they are of letters and digits
    /// of ASCII; 0 where there are none.
    pub middle: [[u64; 2]; 2],
}

/// Words at either end.
const WORDS: usize = 3;

/// The landmarks of a line. Lines of the same words have the same opening and closing, whatever their typography.
pub fn landmarks(text: &str) -> Landmarks {
    let bytes = text.as_bytes();
    let middle = bytes.get((bytes.len() / 2).saturating_sub(WINDOW / 2)..).and_then(<[u8]>::first_chunk::<WINDOW>);
    let Some(middle) = middle else { return of_short(text) };
    Landmarks {
        opening: opening(text).unwrap_or_else(|| of_all(text).opening),
        closing: closing(text).unwrap_or_else(|| of_all(text).closing),
        middle: longest(middle),
    }
}

/// Words as they come in, up to so many.
#[derive(Default)]
struct Few {
    words: [u64; WORDS],
    count: usize,
}

impl Few {
    fn push(&mut self, word: u64) {
        if let Some(place) = self.words.get_mut(self.count) {
            *place = word;
            self.count += 1;
        }
    }

    /// Makes place for a word at the end, where there is none any more.
    fn push_last(&mut self, word: u64) {
        if self.count == WORDS {
            self.words.rotate_left(1);
            self.words[WORDS - 1] = word;
        } else {
            self.push(word);
        }
    }

    fn hash(&self) -> u64 {
        let words = &self.words[..self.count];
        words.iter().fold(0, |all, word| (u64::rotate_left(all, 9) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// The first words, where all of them end within the first bytes.
fn opening(text: &str) -> Option<u64> {
    let (inner, odd) = judge(text.as_bytes().first_chunk()?);
    let all = inner | odd;
    let mut few = Few::default();
    let mut at = 0;
    while few.count < WORDS {
        at += (all >> at).trailing_zeros();
        let length = if at < 64 { (all >> at).trailing_ones() } else { 0 };
        if (at + length) as usize >= WINDOW {
            return None;
        }
        give(text, (at, at + length), odd, 0, &mut |word| few.push(word));
        at += length;
    }
    Some(few.hash())
}

/// The last words, where all of them start within the last bytes.
fn closing(text: &str) -> Option<u64> {
    let (inner, odd) = judge(text.as_bytes().last_chunk()?);
    let all = inner | odd;
    let from = text.len() - WINDOW;
    let (mut words, mut count) = ([0; WORDS], 0);
    // Behind what is still to be looked at.
    let mut end = WINDOW as u32;
    while count < WORDS {
        end -= (all << (64 - end)).leading_zeros().min(end);
        let length = if end > 0 { (all << (64 - end)).leading_ones() } else { 0 };
        if length >= end {
            return None;
        }
        let mut last = Few::default();
        give(text, (end - length, end), odd, from, &mut |word| last.push_last(word));
        for word in last.words[..last.count].iter().rev().take(WORDS - count) {
            count += 1;
            words[WORDS - count] = *word;
        }
        end -= length;
    }
    Some(Few { words, count }.hash())
}

/// Gives the words of a run of bytes of a window, which starts at `from` in the text.
fn give(text: &str, (start, end): (u32, u32), odd: u64, from: usize, push: &mut impl FnMut(u64)) {
    let (first, last) = (from + start as usize, from + end as usize);
    if odd >> start & (u64::MAX >> (64 - (end - start))) == 0 {
        push(plain(text.as_bytes(), first, last));
    } else {
        with_others(text.get(first..last).unwrap_or_default(), push);
    }
}

/// The longest two words of letters and digits of ASCII within a window, the first of those that are as long, each with its neighbours: a word
/// alone stands in many lines of a story.
fn longest(window: &[u8; WINDOW]) -> [[u64; 2]; 2] {
    let (inner, mut odd) = judge(window);
    let mut words = inner | odd;
    while odd != 0 {
        let word = run(words, odd.trailing_zeros());
        (words, odd) = (words & !word, odd & !word);
    }
    // What goes on beyond the window is no whole word.
    words &= words.wrapping_add(1);
    words &= u64::MAX.checked_shr(words.leading_ones()).unwrap_or(0);
    let whole = words;
    [(); 2].map(|()| {
        let Some((start, length)) = longest_run(words) else { return [0; 2] };
        words &= !(u64::MAX >> (64 - length) << start);
        let end = start + length;
        let hash = plain(window, start as usize, end as usize);
        let before = whole & !(u64::MAX << start);
        let behind = whole & u64::MAX.checked_shl(end).unwrap_or(0);
        let with = |(start, length): (u32, u32), turn| {
            // The first letter and the length tell most neighbours apart.
            let look = u64::from(window[start as usize % WINDOW] | 0x20) << 8 | u64::from(length);
            if length > 0 { hash.rotate_left(turn) ^ look } else { 0 }
        };
        [with(last_run(before), 1), with(first_run(behind), 2)]
    })
}

/// The run of bits that a bit stands in.
fn run(bits: u64, at: u32) -> u64 {
    let above = (bits >> at).trailing_ones();
    let below = (bits << (63 - at)).leading_ones();
    (u64::MAX >> (65 - above - below)) << (at + 1 - below)
}

/// Where the first run of bits starts, and its length; 0 where there is none.
fn first_run(bits: u64) -> (u32, u32) {
    let start = bits.trailing_zeros() & 63;
    (start, (bits >> start).trailing_ones())
}

/// Where the last run of bits starts, and its length; 0 where there is none.
fn last_run(bits: u64) -> (u32, u32) {
    let above = bits.leading_zeros() & 63;
    let length = (bits << above).leading_ones();
    ((64 - above - length) & 63, length)
}

/// Where the first of the longest runs of bits starts, and its length.
fn longest_run(bits: u64) -> Option<(u32, u32)> {
    // The places where so many bits stand in a row, one more with each step.
    let (mut longest, mut longer, mut length) = (0, bits, 0);
    while longer != 0 {
        longest = longer;
        longer &= longer >> 1;
        length += 1;
    }
    (longest != 0).then(|| (longest.trailing_zeros(), length))
}

/// The landmarks of a line that is not as long as a window.
fn of_short(text: &str) -> Landmarks {
    let mut window = [b' '; WINDOW];
    window[1..=text.len().min(WINDOW - 2)].copy_from_slice(&text.as_bytes()[..text.len().min(WINDOW - 2)]);
    Landmarks { middle: longest(&window), ..of_all(text) }
}

/// The landmarks but for the middle, by all words of a line.
#[cold]
fn of_all(text: &str) -> Landmarks {
    let (mut first, mut last) = (Few::default(), Few::default());
    each_word(text, |word| {
        first.push(word);
        last.push_last(word);
    });
    Landmarks { opening: first.hash(), closing: last.hash(), ..Landmarks::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_line_are_the_same_in_whatever_typography_and_length() {
        let line = "“It’s late,” said the keeper of the old lighthouse, and he lit the lamp for the boats – as ever.";
        let plain = "It's  late, said the keeper of the old lighthouse, and he lit the lamp for the boats. As ever";
        for text in [line, plain, &plain.to_uppercase(), &format!("{plain}{}", " ... ".repeat(40))] {
            let (of, all) = (landmarks(text), of_all(text));
            assert_eq!((of.opening, of.closing), (all.opening, all.closing), "{text}");
            assert_eq!((of.opening, of.closing), (landmarks(line).opening, landmarks(line).closing), "{text}");
        }
        assert_ne!(landmarks(line).opening, landmarks(&line[4..]).opening);
    }

    #[test]
    fn words_that_are_missing_at_both_ends_leave_the_middle() {
        let line = "Early on Monday the keeper of the old lighthouse lit the lamp for the boats, as he had done.";
        let cut = "On Monday the keeper of the old lighthouse lit the lamp for the boats, as he had";
        let (of, of_cut) = (landmarks(line), landmarks(cut));
        assert!(of.middle.as_flattened().iter().any(|word| of_cut.middle.as_flattened().contains(word)));
    }

    #[test]
    fn a_long_word_alone_is_no_landmark() {
        let middle =
            |line| landmarks(line).middle.into_iter().flatten().filter(|words| *words != 0).collect::<Vec<_>>();
        let line =
            middle("The mayor told the council on Monday night that the lighthouse keeper had left the town for good.");
        let other =
            middle("Nobody had seen a boat so near to the old lighthouse since the storm of that year, said the men.");
        let near =
            middle("Then the mayor told the council on Monday night that a lighthouse keeper had left town, for good.");
        assert!(!other.is_empty() && !line.iter().any(|words| other.contains(words)));
        assert!(line.iter().any(|words| near.contains(words)));
    }

    #[test]
    fn lines_of_every_length_have_the_landmarks_of_all_their_words() {
        for length in 0..150 {
            let text: String = "ab c — déf ghi’s, ".chars().cycle().take(length).collect();
            let (of, all) = (landmarks(&text), of_all(&text));
            assert_eq!((of.opening, of.closing), (all.opening, all.closing), "{text}");
        }
    }
}
