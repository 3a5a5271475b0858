//! Some words of a line by which another line is known that may say the same, exactly or nearly: far cheaper than all of its words.

use super::bits::WINDOW;
use super::normal::{each_word, judge, letters, plain, with_others};

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
    let middle = middle.map_or_else(|| longest(&padded(text)), longest);
    let said = unquoted(text);
    Landmarks {
        opening: opening(said).unwrap_or_else(|| of_all(said).opening),
        closing: closing(said).unwrap_or_else(|| of_all(said).closing),
        middle,
    }
}

/// A line that is not as long as a window, with spaces around it.
fn padded(text: &str) -> [u8; WINDOW] {
    let mut window = [b' '; WINDOW];
    let length = text.len().min(WINDOW - 2);
    window[1..=length].copy_from_slice(&text.as_bytes()[..length]);
    window
}

/// A text without a curly mark at its start and one at its end: they are no words, but beyond ASCII, where words are read byte by byte.
fn unquoted(text: &str) -> &str {
    let mark = |bytes: Option<&[u8; 3]>| matches!(bytes, Some([0xe2, 0x80, 0x98..=0x9f]));
    let bytes = text.as_bytes();
    let from = if mark(bytes.first_chunk()) { 3 } else { 0 };
    let to = bytes.len() - if mark(bytes.last_chunk()) { 3 } else { 0 };
    text.get(from..to).unwrap_or(text)
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

/// Bytes at either end in which most lines have three words and nothing beyond ASCII.
const NEAR: usize = 32;

/// The first words, where all of them end within the first bytes.
fn opening(text: &str) -> Option<u64> {
    // Most lines end here.
    let near = text.as_bytes().first_chunk::<NEAR>()?;
    match first_runs(letters(near)).filter(|_| !has_odd(near)) {
        Some(places) => Some(of_plain(text.as_bytes(), places)),
        None => opening_of_any(text),
    }
}

/// The last words, where all of them start within the last bytes.
fn closing(text: &str) -> Option<u64> {
    // Most lines end here.
    let near = text.as_bytes().last_chunk::<NEAR>()?;
    match first_runs(letters(near).reverse_bits() >> (64 - NEAR)).filter(|_| !has_odd(near)) {
        Some([last, middle, first]) => {
            let place = |(start, end)| (text.len() - end, text.len() - start);
            Some(of_plain(text.as_bytes(), [place(first), place(middle), place(last)]))
        }
        None => closing_of_any(text),
    }
}

/// Where the first three runs of bits start and end, if all are whole.
#[inline]
fn first_runs(bits: u64) -> Option<[(usize, usize); WORDS]> {
    let mut left = bits;
    let mut runs = [(0, 0); WORDS];
    for run in &mut runs {
        // The lowest bit added to its run carries to the place behind it.
        let behind = left.wrapping_add(left & left.wrapping_neg());
        *run = (left.trailing_zeros() as usize, behind.trailing_zeros() as usize);
        left &= behind;
    }
    (runs[WORDS - 1].1 < NEAR).then_some(runs)
}

/// The hash of words of letters and digits of ASCII, by where they start and end.
#[inline]
fn of_plain(bytes: &[u8], places: [(usize, usize); WORDS]) -> u64 {
    let word = |(start, end)| plain(bytes, start, end);
    let [first, middle, last] = places;
    Few { words: [word(first), word(middle), word(last)], count: WORDS }.hash()
}

/// True where more than ASCII, or what stands within a word, is among some bytes.
#[inline]
fn has_odd(near: &[u8; NEAR]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let odd = near.as_chunks::<8>().0.iter().fold(0, |odd, eight| {
        let eight = u64::from_le_bytes(*eight);
        let mark = eight ^ (ONES * b'\'' as u64);
        // A byte that is 0 borrows from its highest bit.
        odd | eight | mark.wrapping_sub(ONES) & !mark
    });
    odd & ONES << 7 != 0
}

/// The first words of a line that has them further on, or has more than ASCII there.
fn opening_of_any(text: &str) -> Option<u64> {
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

/// The last words of such a line.
fn closing_of_any(text: &str) -> Option<u64> {
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
        let hash = of_ends(window, start as usize, length as usize);
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

/// The hash of a word of letters and digits of ASCII within a window, by its first and last eight bytes and its length.
#[inline]
fn of_ends(window: &[u8; WINDOW], start: usize, length: usize) -> u64 {
    let eight =
        |at: usize| window.get(at..).and_then(|from| from.first_chunk()).map_or(0, |eight| u64::from_le_bytes(*eight));
    // The places are bounded so that all eight bytes lie within; of fewer the others are shifted out.
    let (from, short) = (start.min(WINDOW - 8), 8 - length.min(8));
    let beyond = 8 * (start - from) as u32;
    let first = (eight(from) >> beyond) << (8 * short) >> (8 * short);
    let last = if length > 8 { eight(start + length - 8) } else { 0 };
    let small = |eight: u64| eight & !0x2020_2020_2020_2020;
    let product = u128::from(small(first) ^ SEED) * u128::from(small(last) ^ SEED.rotate_left(32 + length as u32));
    product as u64 ^ (product >> 64) as u64
}

/// What is mixed into such a hash.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

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

/// Where the first of the longest runs of bits starts, and its length, of no more than 63. By halves and without a way out: where words end is
/// what no processor foresees.
fn longest_run(bits: u64) -> Option<(u32, u32)> {
    // The places from which 1, 2, 4, 8, 16 and 32 bits are set.
    let mut whole = [bits; 6];
    for n in 1..whole.len() {
        whole[n] = whole[n - 1] & whole[n - 1] >> (1 << (n - 1));
    }
    let (mut places, mut length) = (u64::MAX, 0);
    for (n, whole) in whole.iter().enumerate().rev() {
        let longer = places & whole >> length;
        let is_longer = u32::from(longer != 0);
        places = longer | places & u64::from(is_longer).wrapping_sub(1);
        length += is_longer << n;
    }
    (length != 0).then(|| (places.trailing_zeros(), length))
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
    fn the_longest_run_is_the_first_of_its_length() {
        let by_steps = |bits: u64| {
            let runs = (0..64).filter(|at| bits >> at & 1 == 1).map(|at| (at, (bits >> at).trailing_ones()));
            runs.rev().max_by_key(|(_, length)| *length)
        };
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        for n in 0..2000 {
            bits = bits.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(n) | bits >> 7;
            for bits in [bits, bits & bits >> 1, bits | bits >> 3, bits & 0xff, 0] {
                let bits = bits & u64::MAX >> 1;
                assert_eq!(longest_run(bits), by_steps(bits), "{bits:b}");
            }
        }
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
