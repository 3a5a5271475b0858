//! What each word of a language may be: the classes that the rules for names and speakers ask for, from `data/en`.
//!
//! A class is one bit, so that all that is known of a word is one number. Bits from [`STAGE`] on are free for a stage's
//! own vocabulary, which it adds to the same table.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::lexicon::{Lexicon, entries};

/// he, they, everyone: stands for a speaker.
pub const PRONOUN: u32 = 1;
/// the, another, his: opens a noun phrase.
pub const DETERMINER: u32 = 1 << 1;
/// of, for, in.
pub const PREPOSITION: u32 = 1 << 2;
/// and, that, while: joins clauses.
pub const CONJUNCTION: u32 = 1 << 3;
/// has, would, did: goes before a verb.
pub const AUXILIARY: u32 = 1 << 4;
/// A form of `be`, which makes a passive.
pub const BE: u32 = 1 << 5;
/// Stands between a subject and its verb.
pub const ADVERB: u32 = 1 << 6;
/// himself, themselves.
pub const REFLEXIVE: u32 = 1 << 7;
/// Said of men.
pub const MALE: u32 = 1 << 8;
/// Said of women.
pub const FEMALE: u32 = 1 << 9;
/// More than one.
pub const PLURAL: u32 = 1 << 10;
/// it, its; also a thing with words on it, such as a sign.
pub const NEUTER: u32 = 1 << 11;
/// me, them: a form that is no subject.
pub const OBJECT: u32 = 1 << 12;
/// his, their: a determiner that stands for someone.
pub const POSSESSOR: u32 = 1 << 13;
/// who, which.
pub const RELATIVE: u32 = 1 << 14;
/// Monday, week, yesterday.
pub const TIME: u32 = 1 << 15;
/// President, Mr: stands before a name.
pub const TITLE: u32 = 1 << 16;
/// spokesman, officials, police: a noun that can speak.
pub const ROLE: u32 = 1 << 17;
/// statement, lawsuit: a role that is written or made.
pub const DOCUMENT: u32 = 1 << 18;
/// A first name.
pub const FIRST_NAME: u32 = 1 << 19;
/// van, de, bin: a small word inside a name.
pub const PARTICLE: u32 = 1 << 20;
/// Jr, III.
pub const SUFFIX: u32 = 1 << 21;
/// University, Party: the last word of an organisation's name.
pub const ORGANISATION: u32 = 1 << 22;
/// May take a full stop that ends no sentence.
pub const ABBREVIATION: u32 = 1 << 23;
/// The first of five bits that a stage may use for its own words.
pub const STAGE: u32 = 1 << 24;
/// The word is written with a capital.
pub const CAPITAL: u32 = 1 << 29;
/// The word is followed by an apostrophe that makes a possessor of it.
pub const POSSESSIVE: u32 = 1 << 30;
/// The word has capitals only, and two at least.
pub const ALL_CAPS: u32 = 1 << 31;

/// In a list of first names: here the name of other lists is an ordinary word. No token has this class, whose bit is another’s.
const WORD: u32 = STAGE;

/// Words that are grammar and no part of a name.
pub const FUNCTION: u32 = PRONOUN | DETERMINER | PREPOSITION | CONJUNCTION | AUXILIARY | ADVERB | REFLEXIVE;

/// The English words that the shared rules know, to which a stage may add its own (in small letters).
pub fn english() -> Vec<(String, u32)> {
    let mut words = Vec::with_capacity(4096);
    classed(&mut words, include_str!("../data/en/function-words.txt"), 0);
    classed(&mut words, include_str!("../data/en/times.txt"), TIME);
    classed(&mut words, include_str!("../data/en/titles.txt"), TITLE);
    classed(&mut words, include_str!("../data/en/particles.txt"), PARTICLE);
    classed(&mut words, include_str!("../data/en/name-tails.txt"), 0);
    classed(&mut words, include_str!("../data/en/first-names.txt"), FIRST_NAME);
    let singular = words.len();
    classed(&mut words, include_str!("../data/en/roles.txt"), ROLE);
    classed(&mut words, include_str!("../data/en/things.txt"), NEUTER);
    for i in singular..words.len() {
        let (word, class) = words[i].clone();
        if class & PLURAL == 0 {
            words.push((plural(&word), (class | PLURAL) & !(MALE | FEMALE)));
        }
    }
    let foreign = foreign_names(&words);
    words.retain(|(_, class)| *class != FIRST_NAME | WORD);
    words.extend(foreign);
    // a degree behind a title is a word elsewhere: `Phil`, `Pol`
    let abbreviations = entries(include_str!("../data/en/abbreviations.txt")).filter(|line| !line.ends_with(" degree"));
    words.extend(abbreviations.filter_map(|line| Some((line.split(' ').next()?.to_lowercase(), ABBREVIATION))));
    words
}

/// The words of one of the other languages that the shared rules know, by the language's tag of two letters (`data/<tag>`).
pub fn other(language: &str) -> Option<Vec<(String, u32)>> {
    let (_, words, names) = OTHERS.iter().find(|(tag, _, _)| *tag == language)?;
    let mut known = Vec::with_capacity(4096);
    classed(&mut known, words, 0);
    classed(&mut known, names, FIRST_NAME);
    let foreign = foreign_names(&known);
    known.retain(|(_, class)| *class != FIRST_NAME | WORD);
    known.extend(foreign);
    Some(known)
}

/// Whether a word, in small letters, is a first name in English. The list is looked up as it stands, for stages that ask seldom.
pub fn is_first_name(word: &str) -> bool {
    is_named_in(include_str!("../data/en/first-names.txt"), word)
}

/// The same in German.
pub(crate) fn is_german_first_name(word: &str) -> bool {
    OTHERS.iter().any(|(tag, _, names)| *tag == "de" && is_named_in(names, word))
}

/// The same in any of the languages.
pub(crate) fn is_first_name_anywhere(word: &str) -> bool {
    is_first_name(word) || OTHERS.iter().any(|(_, _, names)| is_named_in(names, word))
}

fn is_named_in(mut list: &str, word: &str) -> bool {
    while !list.is_empty() {
        let middle = list.as_bytes()[..list.len() / 2].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = list[middle..].find('\n').map_or(list.len(), |length| middle + length + 1);
        let mut parts = list[middle..end].split_whitespace();
        match parts.next().unwrap_or_default().cmp(word) {
            Ordering::Less => list = &list[end..],
            Ordering::Greater => list = &list[..middle],
            Ordering::Equal => return parts.all(|class| class_named(class) != WORD),
        }
    }
    false
}

/// The first names of all languages that are no words of this one, nor names of its own.
fn foreign_names(own: &[(String, u32)]) -> Vec<(String, u32)> {
    static NAMES: OnceLock<Vec<(&'static str, u32)>> = OnceLock::new();
    let mut own: Vec<&str> = own.iter().map(|(word, _)| word.as_str()).collect();
    own.sort(); // the lists that it is of are sorted
    let mut own = own.into_iter().peekable();
    let names = NAMES.get_or_init(all_names).iter().filter(|(name, _)| {
        while own.next_if(|word| word < name).is_some() {}
        own.peek() != Some(name)
    });
    names.map(|(name, class)| ((*name).to_owned(), *class)).collect()
}

/// The first names of all languages, sorted, read once however many languages there are. Where the lists take one for a man’s and a
/// woman’s, it is neither.
fn all_names() -> Vec<(&'static str, u32)> {
    let files = OTHERS.iter().map(|(_, _, names)| *names).chain([include_str!("../data/en/first-names.txt")]);
    let mut names: Vec<(&str, u32)> = Vec::with_capacity(8192);
    for line in files.flat_map(entries) {
        let mut parts = line.split(' ');
        let Some(name) = parts.next() else { continue };
        let class = parts.fold(0, |class, name| class | class_named(name));
        if class & WORD == 0 {
            names.push((name, class));
        }
    }
    // the files are sorted, so that few names are out of order
    names.sort_by_key(|(name, _)| *name);
    names.dedup_by(|next, first| {
        let same = next.0 == first.0;
        first.1 |= if same { next.1 } else { 0 };
        same
    });
    for (_, class) in &mut names {
        let both = *class & (MALE | FEMALE) == MALE | FEMALE;
        *class = FIRST_NAME | if both { 0 } else { *class };
    }
    names
}

/// A language's tag, its words, its first names.
macro_rules! others {
    ($($tag:literal),*) => {
        [$(($tag, include_str!(concat!("../data/", $tag, "/words.txt")), include_str!(concat!("../data/", $tag, "/first-names.txt")))),*]
    };
}

const OTHERS: [(&str, &str, &str); 7] = others!["da", "de", "es", "fr", "it", "pt", "sv"];

/// The table of a vocabulary.
pub fn lexicon(words: Vec<(String, u32)>) -> Lexicon {
    Lexicon::new(words)
}

/// Why a line adds no word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordError {
    /// It is not a word and its classes.
    Shape,
    /// One of its classes is none that may be added.
    Class(String),
}

impl std::fmt::Display for WordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shape => f.write_str("an entry is one word and its classes, such as `reeve title role`"),
            Self::Class(class) => {
                write!(f, "`{class}` is no class of words that may be added; they are {}", ADDED.join(", "))
            }
        }
    }
}

impl std::error::Error for WordError {}

/// The classes of words that may be added to a language’s own.
const ADDED: [&str; 10] =
    ["title", "role", "first-name", "particle", "organisation", "document", "neuter", "plural", "male", "female"];

/// Adds a word to those of a language, by a line such as `reeve title role` or `quillon first-name male`. In English a role is known in the
/// plural too.
pub fn add_word(words: &mut Vec<(String, u32)>, line: &str, english: bool) -> Result<(), WordError> {
    let mut parts = line.split_whitespace();
    let word = parts.next().ok_or(WordError::Shape)?.to_lowercase();
    let mut class = 0;
    for name in parts {
        if !ADDED.contains(&name) {
            return Err(WordError::Class(name.to_owned()));
        }
        class |= if name == "first-name" { FIRST_NAME } else { class_named(name) };
    }
    if class == 0 {
        return Err(WordError::Shape);
    }
    if english && class & (ROLE | PLURAL) == ROLE {
        words.push((plural(&word), (class | PLURAL) & !(MALE | FEMALE)));
    }
    words.push((word, class));
    Ok(())
}

/// Adds the entries of a file whose lines are a word and the names of its classes.
fn classed(words: &mut Vec<(String, u32)>, file: &'static str, base: u32) {
    for line in entries(file) {
        let mut parts = line.split_ascii_whitespace();
        if let Some(word) = parts.next() {
            words.push((word.to_owned(), parts.fold(base, |class, name| class | class_named(name))));
        }
    }
}

fn class_named(name: &str) -> u32 {
    match name {
        "pronoun" => PRONOUN,
        "determiner" => DETERMINER,
        "preposition" => PREPOSITION,
        "conjunction" => CONJUNCTION,
        "auxiliary" => AUXILIARY,
        "be" => BE,
        "adverb" => ADVERB,
        "reflexive" => REFLEXIVE,
        "male" => MALE,
        "female" => FEMALE,
        "plural" => PLURAL,
        "neuter" => NEUTER,
        "object" => OBJECT,
        "possessor" => POSSESSOR,
        "relative" => RELATIVE,
        "document" => DOCUMENT,
        "time" => TIME,
        "title" => TITLE,
        "role" => ROLE,
        "particle" => PARTICLE,
        "abbreviation" => ABBREVIATION,
        "suffix" => SUFFIX,
        "organisation" => ORGANISATION,
        "word" => WORD,
        _ => 0, // `open` and the like: said for the reader
    }
}

/// The regular English plural.
fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    match word.as_bytes() {
        [.., before, b'y'] if !b"aeiou".contains(before) => format!("{}ies", &word[..word.len() - 1]),
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_named_in_the_data_is_known() {
        for file in [
            include_str!("../data/en/function-words.txt"),
            include_str!("../data/en/titles.txt"),
            include_str!("../data/en/roles.txt"),
            include_str!("../data/en/name-tails.txt"),
            include_str!("../data/en/first-names.txt"),
        ]
        .into_iter()
        .chain(OTHERS.iter().flat_map(|(_, words, names)| [*words, *names]))
        {
            for line in entries(file) {
                for class in line.split(' ').skip(1) {
                    assert!(class == "open" || class_named(class) != 0, "{line}");
                }
            }
        }
    }

    #[test]
    fn first_names_are_found_in_the_list_as_it_stands() {
        let english = include_str!("../data/en/first-names.txt");
        for list in OTHERS.iter().map(|(_, _, names)| *names).chain([english]) {
            let names = entries(list).filter(|line| !line.ends_with(" word"));
            for name in names.filter_map(|line| line.split(' ').next()) {
                assert!(is_named_in(list, name) && is_first_name_anywhere(name), "{name}");
            }
        }
        for word in ["", "#", "aaa", "virginia", "zzz", "lock"] {
            assert!(!is_first_name(word), "{word}");
        }
    }

    #[test]
    fn words_are_added_with_their_classes() {
        let mut words = english();
        for line in ["Reeve title role male", "quillon first-name male"] {
            add_word(&mut words, line, true).expect(line);
        }
        let lexicon = lexicon(words);
        assert_eq!(lexicon.get(b"reeve") & (TITLE | ROLE | MALE), TITLE | ROLE | MALE);
        assert_eq!(lexicon.get(b"reeves") & (ROLE | PLURAL | MALE), ROLE | PLURAL);
        assert_eq!(lexicon.get(b"quillon") & (FIRST_NAME | MALE), FIRST_NAME | MALE);
        let told = |line| add_word(&mut Vec::new(), line, true).expect_err(line);
        assert_eq!(told("reeve titel"), WordError::Class("titel".to_owned()));
        assert_eq!((told(""), told("reeve")), (WordError::Shape, WordError::Shape));
    }

    #[test]
    fn roles_are_known_in_the_plural_too() {
        let lexicon = lexicon(english());
        for word in ["officials", "families", "bosses", "spokesmen", "women", "witnesses"] {
            assert_eq!(lexicon.get(word.as_bytes()) & (ROLE | PLURAL), ROLE | PLURAL, "{word}");
        }
    }
}
