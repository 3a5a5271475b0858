//! How a line is worded, to tell one that speaks of the page ("Your browser does not play this") from one that tells the story: a linear
//! model of its words, their stems and pairs, and of its form. `data/wording.txt` holds the weights; `training/fit_wording.py` makes them.
//!
//! The lists know what they name; this judges what they do not: `talk` decides, by the words and by what stands around a line (`company`,
//! `spoken`), which `signs` weighs together; `stays`, `entries`, `awaited` and `siblings` know what is the story's whatever its words are. `copies` asks
//! of a line that stands often what became of the others.

mod appeals;
mod awaited;
mod company;
pub(crate) mod copies;
mod entries;
#[cfg(test)]
mod key;
mod label;
mod siblings;
pub(crate) mod signs;
mod spoken;
mod stays;
pub(crate) mod talk;
mod versions;
mod weights;
mod words;

pub(crate) use self::company::is_furniture;

use std::collections::BTreeMap;

use copydesk_text::lines::Shape;

use crate::lists::data::entries;
use crate::page::features::{FORM, form};
use crate::wording::weights::Weights;
use crate::wording::words::{Word, features, split};

/// The weights, in hundredths.
pub(crate) struct Wording {
    /// By feature of a line's form.
    form: Vec<i16>,
    /// By hash of a feature of its words.
    words: Weights<'static>,
}

const FILE: &str = include_str!("../../data/wording.txt");
/// The weights of words as the build has put them.
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/wording.weights"));

/// So many words are told of a line that went for its wording.
const TELLING: usize = 3;
/// They weigh at least so many hundredths.
const WEIGHTY: i32 = 50;

impl Wording {
    /// Reads the weights. `names` are those of the features of lines.
    pub(crate) fn new(names: &[String]) -> Self {
        let mut wording = Wording { form: vec![0; FORM.len()], words: Weights::of(WORDS) };
        // They stand first.
        for (_, entry) in entries(FILE).take_while(|(part, _)| *part == "form") {
            let Some((weight, name)) = entry.split_once(' ') else { continue };
            if let Some(place) = names[FORM].iter().position(|n| n == name) {
                wording.form[place] = weight.parse().unwrap_or_default();
            }
        }
        wording
    }

    /// How much more likely a line speaks of the page than tells the story: hundredths of the logarithm of the odds. `words` is scratch space.
    pub(crate) fn score(&self, text: &str, shape: &Shape, words: &mut Vec<Word>) -> i32 {
        let mut score = 0;
        form(shape, |feature| score += i32::from(self.form[feature - FORM.start]));
        score + self.words_score(text, words)
    }

    /// The same for words alone, whatever their form.
    fn words_score(&self, text: &str, words: &mut Vec<Word>) -> i32 {
        let mut score = 0;
        words.clear();
        split(text, |word, _| words.push(word));
        features(words, |key, _| score += self.words.get(key));
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
        features(&words, |key, of| *weights.entry((of.start, of.end)).or_default() += self.words.get(key));
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
        if word.chars().count() > words::STEM {
            names.push(format!("{}*", word.chars().take(words::STEM).collect::<String>()));
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
    use crate::wording::key::key;
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
        for (part, entry) in entries(FILE) {
            let (weight, name) = entry.split_once(' ').unwrap();
            let found = match part {
                "form" => wording.form[names.iter().position(|n| n == name).unwrap()].into(),
                "words" => wording.words.get(key(name, &mut Vec::new())),
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
