//! How a line is worded, to tell one that speaks of the page ("Your browser does not play this") from one that tells the story: a linear
//! model of its words, their stems and pairs, and of its form. `data/wording.txt` holds the weights; `training/fit_wording.py` makes them.
//!
//! The lists know what they name; this judges what they do not.

mod appeals;
pub(crate) mod talk;

use std::collections::BTreeMap;
use std::ops::Range;

use copydesk_text::lines::Shape;

use crate::lists::data::entries;
use crate::page::features::{FORM, form};

/// The weights, in hundredths.
pub(crate) struct Wording {
    /// By feature of a line's form.
    form: Vec<i16>,
    /// Features of its words, each at the first free place from where its hash says: the upper half of the hash, and the weight below
    /// it; 0 where nothing stands. Small enough to stay in the nearer caches.
    words: Vec<u32>,
}

/// So many words are told of a line that went for its wording.
const TELLING: usize = 3;
/// They weigh at least so many hundredths.
const WEIGHTY: i32 = 50;

/// A word is cut to so many letters to be told with its endings left aside.
const STEM: usize = 5;

impl Wording {
    /// Reads the weights. `names` are those of the features of lines.
    pub(crate) fn new(names: &[String]) -> Self {
        const FILE: &str = include_str!("../../data/wording.txt");
        let size = (FILE.bytes().filter(|byte| *byte == b'\n').count() * 3 / 2).next_power_of_two();
        let mut wording = Wording { form: vec![0; FORM.len()], words: vec![0; size] };
        let mut buffer = Vec::new();
        for (part, entry) in entries(FILE) {
            let Some((weight, name)) = entry.split_once(' ') else { continue };
            let weight = weight.parse::<i16>().unwrap_or_default();
            if part == "form" {
                if let Some(place) = names[FORM].iter().position(|n| n == name) {
                    wording.form[place] = weight;
                }
                continue;
            }
            wording.put(key(name, &mut buffer), weight);
        }
        wording
    }

    fn weight(&self, key: u32) -> i32 {
        let last = self.words.len() - 1;
        let mut place = key as usize & last;
        loop {
            match self.words[place] {
                0 => return 0,
                slot if slot >> 16 == key >> 16 => return i32::from(slot as u16 as i16),
                _ => place = (place + 1) & last,
            }
        }
    }

    /// Puts a weight, which is not 0, at the first free place; the table is never full.
    fn put(&mut self, key: u32, weight: i16) {
        let last = self.words.len() - 1;
        let mut place = key as usize & last;
        while self.words[place] != 0 {
            place = (place + 1) & last;
        }
        self.words[place] = key & 0xffff_0000 | u32::from(weight as u16);
    }

    /// How much more likely a line speaks of the page than tells the story: hundredths of the logarithm of the odds. `words` is scratch space.
    pub(crate) fn score(&self, text: &str, shape: &Shape, words: &mut Vec<Word>) -> i32 {
        let mut score = 0;
        form(shape, |feature| score += i32::from(self.form[feature - FORM.start]));
        words.clear();
        split(text, |word, _| words.push(word));
        features(words, |key, _| score += self.weight(key));
        score
    }

    /// The words that speak most for the page, up to three words or pairs of words in the order in which they stand.
    pub(crate) fn telling<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let (mut words, mut places) = (Vec::new(), Vec::new());
        split(text, |word, place| {
            words.push(word);
            places.push(place);
        });
        let mut weights: BTreeMap<(usize, usize), i32> = BTreeMap::new();
        features(&words, |key, of| *weights.entry((of.start, of.end)).or_default() += self.weight(key));
        let mut weights: Vec<_> = weights.into_iter().filter(|(_, weight)| *weight >= WEIGHTY).collect();
        weights.sort_by_key(|(_, weight)| -weight);
        let mut most: Vec<(usize, usize, &str)> = Vec::new();
        for ((from, to), _) in weights {
            let Some(said) = text.get(places[from].start..places[to - 1].end) else { continue };
            let worded =
                said.contains(char::is_alphabetic) && !most.iter().any(|most| most.2.eq_ignore_ascii_case(said));
            if most.len() < TELLING && worded && most.iter().all(|(start, end, _)| to <= *start || *end <= from) {
                most.push((from, to, said));
            }
        }
        most.sort_unstable();
        most.into_iter().map(|(_, _, said)| said).collect()
    }
}

/// A word of a line, or a sign that speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    hash: u32,
    /// The hash of its first letters, where it is longer.
    stem: Option<u32>,
}

const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

fn push(hash: u32, c: u32) -> u32 {
    (hash ^ c).wrapping_mul(PRIME)
}

/// Spreads the bits of a hash; never 0.
fn mixed(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
    (hash ^ hash >> 13).max(1)
}

/// What each byte is to a word: the small letter, 0 where it ends the word, 1 where a sign or a character beyond ASCII must be looked at.
const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            letter @ (b'a'..=b'z' | b'A'..=b'Z') => letter | 0x20,
            b'0'..=b'9' | b'?' | b'!' | b':' | b'|' | b'@' | b'>' | 0x80.. => 1,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// Gives the words of a text, each with its place: runs of letters in small letters, each number as one and the same word, and signs that
/// pages use.
fn split(text: &str, mut give: impl FnMut(Word, Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (found, length) = match BYTES[usize::from(*byte)] {
            0 => (None, 1),
            1 if byte.is_ascii() => sign(bytes, at),
            _ => word(text, at),
        };
        if let Some(word) = found {
            give(word, at..at + length);
        }
        at += length;
    }
}

/// The word that opens here, or the sign beyond ASCII, and how many bytes it has; a space beyond ASCII is no word.
fn word(text: &str, from: usize) -> (Option<Word>, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut hash, mut letters, mut stem) = (from, SEED, 0, SEED);
    while let Some(byte) = bytes.get(at) {
        let small = BYTES[usize::from(*byte)];
        if small > 1 {
            if letters == STEM {
                stem = hash;
            }
            hash = push(hash, u32::from(small));
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if !c.is_alphabetic() {
                break;
            }
            if letters == STEM {
                stem = hash;
            }
            c.to_lowercase().for_each(|c| hash = push(hash, u32::from(c)));
            at += c.len_utf8();
        }
        letters += 1;
    }
    if letters > 0 {
        return (Some(Word { hash: mixed(hash), stem: (letters > STEM).then(|| mixed(stem ^ 1)) }), at - from);
    }
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (None, 1) };
    let sign = match c {
        '©' => Some('©'),
        '→' | '»' | '›' | '►' | '▶' => Some('>'),
        _ => None,
    };
    (sign.map(of_sign), c.len_utf8())
}

fn of_sign(sign: char) -> Word {
    Word { hash: mixed(push(SEED, u32::from(sign))), stem: None }
}

/// The sign or the number that opens here, and how many bytes it has.
fn sign(bytes: &[u8], at: usize) -> (Option<Word>, usize) {
    // "2,50"
    let digits = bytes[at..].iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b',')).count();
    (Some(of_sign(if digits > 0 { '0' } else { char::from(bytes[at]) })), digits.max(1))
}

const FIRST: u32 = 0x5bd1_e995;
const LAST: u32 = 0x1b87_3593;

fn pair(one: u32, other: u32) -> u32 {
    mixed(one.rotate_left(7) ^ other)
}

/// Gives the features of a line's words, each with the words that it is of: each word, its stem, each pair, the first word and the first two
/// as such, the last as such.
fn features(words: &[Word], mut give: impl FnMut(u32, Range<usize>)) {
    let mut before = None;
    for (n, word) in words.iter().enumerate() {
        give(word.hash, n..n + 1);
        if let Some(stem) = word.stem {
            give(stem, n..n + 1);
        }
        if let Some(before) = before {
            give(pair(before, word.hash), n - 1..n + 1);
        }
        before = Some(word.hash);
    }
    if let Some(first) = words.first() {
        give(mixed(first.hash ^ FIRST), 0..1);
    }
    if let [first, second, ..] = words {
        give(mixed(pair(first.hash, second.hash) ^ FIRST), 0..2);
    }
    if let Some(last) = words.last() {
        give(mixed(last.hash ^ LAST), words.len() - 1..words.len());
    }
}

/// The hash of a feature by its name: `word`, `stem*`, `two words`, `^first`, `^first two`, `last$`.
fn key(name: &str, words: &mut Vec<Word>) -> u32 {
    words.clear();
    let first = name.len() > 1 && name.starts_with('^');
    let (rest, kind) = match name.strip_suffix(['*', '$']).filter(|rest| !rest.is_empty()) {
        Some(rest) => (rest, name.as_bytes().last().copied()),
        None => (name, None),
    };
    if kind == Some(b'*') {
        // One letter more than the stem has.
        let mut longer = String::with_capacity(rest.len() + 1);
        longer.push_str(rest);
        longer.push('x');
        split(&longer, |word, _| words.push(word));
        return words.first().and_then(|word| word.stem).unwrap_or(1);
    }
    split(rest, |word, _| words.push(word));
    match (words.as_slice(), first, kind) {
        ([word], false, None) => word.hash,
        ([word], true, None) => mixed(word.hash ^ FIRST),
        ([word], _, Some(_)) => mixed(word.hash ^ LAST),
        ([one, other], false, _) => pair(one.hash, other.hash),
        ([one, other], true, _) => mixed(pair(one.hash, other.hash) ^ FIRST),
        _ => 1,
    }
}

/// The names of a line's features, as data/wording.txt has them: what the training reads.
#[cfg(test)]
pub(crate) fn names(text: &str, shape: &Shape) -> Vec<String> {
    let all = crate::page::features::form_names();
    let mut names = Vec::new();
    form(shape, |feature| names.push(format!("={}", all[feature - FORM.start])));
    let mut words: Vec<String> = Vec::new();
    let mut number = false;
    let mut open = false;
    for c in text.chars() {
        if c.is_alphabetic() {
            if !open {
                words.push(String::new());
            }
            words.last_mut().unwrap().extend(c.to_lowercase());
            (open, number) = (true, false);
            continue;
        }
        open = false;
        let sign = match c {
            '0'..='9' | '.' | ',' if number => continue,
            '0'..='9' => '0',
            '?' | '!' | ':' | '|' | '©' | '@' => c,
            '→' | '»' | '›' | '>' | '►' | '▶' => '>',
            _ => {
                number = false;
                continue;
            }
        };
        number = sign == '0';
        words.push(sign.to_string());
    }
    for (n, word) in words.iter().enumerate() {
        names.push(word.clone());
        if word.chars().count() > STEM {
            names.push(format!("{}*", word.chars().take(STEM).collect::<String>()));
        }
        if n > 0 {
            names.push(format!("{} {word}", words[n - 1]));
        }
    }
    names.extend(words.first().map(|word| format!("^{word}")));
    if let [first, second, ..] = words.as_slice() {
        names.push(format!("^{first} {second}"));
    }
    names.extend(words.last().map(|word| format!("{word}$")));
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_text::lines::shape;

    const LINES: [&str; 8] = [
        "Sign up for our newsletter: 1,204 readers have!",
        "Vous n’avez pas accès à l'édition n° 3 ?",
        "4 min read",
        "Ä",
        "Straße → Überblick | Ärzte",
        "© 2026 Harbour Post",
        "???",
        "",
    ];

    #[test]
    fn a_feature_is_found_by_its_name() {
        let mut words = Vec::new();
        for line in LINES {
            words.clear();
            split(line, |word, _| words.push(word));
            let mut keys = Vec::new();
            features(&words, |key, _| keys.push(key));
            let named = names(line, &shape(line)).into_iter().filter(|name| !name.starts_with('='));
            let named: Vec<u32> = named.map(|name| key(&name, &mut Vec::new())).collect();
            assert_eq!(keys, named, "{line}");
        }
    }

    #[test]
    fn the_words_that_weigh_most_are_told_as_they_stand() {
        let wording = Wording::new(&crate::page::features::names());
        let line = "The harbour board has a Newsletter for subscribers of this website";
        let told = wording.telling(line);
        assert!(told.len() <= TELLING && told.iter().any(|words| words.contains("Newsletter")), "{told:?}");
        let at = |words: &&str| line.find(*words);
        assert!(told.is_sorted_by_key(at) && told.iter().all(|words| at(words).is_some()), "{told:?}");
        assert_eq!(wording.telling("newsletter, Newsletter").len(), 1);
        assert_eq!((wording.telling("").len(), wording.telling("2026: 1,204").len()), (0, 0));
    }

    #[test]
    fn each_weight_of_the_file_is_found_in_the_table() {
        let wording = Wording::new(&crate::page::features::names());
        let names = crate::page::features::form_names();
        for (part, entry) in entries(include_str!("../../data/wording.txt")) {
            let (weight, name) = entry.split_once(' ').unwrap();
            let found = match part {
                "form" => wording.form[names.iter().position(|n| n == name).unwrap()].into(),
                "words" => wording.weight(key(name, &mut Vec::new())),
                other => panic!("nothing reads [{other}]"),
            };
            assert_eq!(weight.parse::<i32>().unwrap(), found, "{name}");
        }
    }

    /// Reads a line of text a line from the file TRAIN_IN and writes the names of each one's features to TRAIN_OUT, parted by tabs, for
    /// training/fit_wording.py.
    #[test]
    #[ignore = "a tool for making data/wording.txt anew"]
    fn writes_the_features_of_lines() {
        let (input, output) = (std::env::var("TRAIN_IN").unwrap(), std::env::var("TRAIN_OUT").unwrap());
        let mut out = String::new();
        for line in std::fs::read_to_string(input).unwrap().lines() {
            out.push_str(&names(line, &shape(line)).join("\t"));
            out.push('\n');
        }
        std::fs::write(output, out).unwrap();
    }
}
