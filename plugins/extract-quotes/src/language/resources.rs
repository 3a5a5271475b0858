//! What the stage has of a language: its lexicon (`data/<tag>/cues.txt`, and `core/text/data/<tag>`, which the build prepares), which rules for
//! attribution apply to it, and its word lists (`data/`).

use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::vocabulary::{self, WordError};

use super::content_words::ContentWords;
use super::ends::Ends;
use super::epithets::Epithets;
use super::fields::{Fields, Forms};
use super::fronted::Fronted;
use super::habits::{KNOWN, Rules};
use super::image::Words;
use super::romance::Romance;
use super::small_words::SmallWords;
use super::turns::Turns;
use super::unsaid::Unsaid;
use crate::grammar::{CueError, LEANS, PARTICIPLE, add_cue};

/// A language whose words are known.
#[derive(Debug)]
pub struct Language {
    pub(crate) tag: &'static str,
    pub(crate) lexicon: Lexicon,
    pub(crate) rules: Rules,
    /// How its roles end, which may be the last parts of compounds.
    pub(super) role_ends: Ends,
    /// Words of a sentence that introduces the quotation in the next paragraph.
    pub(crate) introductions: Vec<&'static str>,
    /// Nouns right before the title of a work, a name, or words that are meant as words.
    pub(crate) works: Vec<&'static str>,
    pub(crate) words: Vec<&'static str>,
    /// Nouns for papers and stations.
    pub(crate) papers: Vec<&'static str>,
    /// Nouns for people who make works.
    pub(crate) makers: Vec<&'static str>,
    /// Words right before a nickname, and whether `as` stands between: known as.
    pub(crate) nicknames: Vec<(&'static str, bool)>,
    /// Words right behind a nickname, and those that tell that people call something so among themselves.
    pub(crate) called_behind: Vec<&'static str>,
    pub(crate) called_among: Vec<&'static str>,
    /// Words that stand for one of several people after an article; nouns for newspapers and agencies.
    pub(crate) others: Vec<&'static str>,
    pub(crate) media: Vec<&'static str>,
    /// Nouns by which someone is called again who was named.
    pub(super) epithets: Epithets,
    pub(super) fields: Fields,
    /// Words before a role that make another of it.
    pub(crate) former: Vec<&'static str>,
    /// Those of them before what somebody once did for a living.
    pub(crate) past: Vec<&'static str>,
    /// Compounds that are another role than their last part, and with a hyphen the first parts of all such.
    pub(super) compound_offices: Vec<&'static str>,
    /// Words before a noun that tell which office it is.
    pub(crate) offices: Vec<&'static str>,
    /// Titles that are shortened before a name, each with the nouns that call its holder again.
    pub(crate) abbreviated: Vec<(&'static str, &'static str)>,
    /// Nouns, each with the roles whose holders it calls again. Sorted.
    pub(super) synonyms: Vec<(&'static str, &'static str)>,
    /// Nouns for whoever stands before a court.
    pub(crate) accused: Vec<&'static str>,
    /// What a body is, by which it is called again that was named, and whether that is a company.
    pub(super) bodies: Vec<(&'static str, bool)>,
    /// What other bodies are, and by which other nouns one may have been named that is called so: `any`, or a list.
    pub(crate) institutions: Vec<(&'static str, &'static str)>,
    /// Legal forms that end the name of a company.
    pub(crate) forms: Vec<&'static str>,
    /// Verbs by which one holds something for what stands in marks, each with its preposition.
    pub(crate) holding: Vec<(&'static str, &'static str)>,
    /// Words of sentences that name somebody beside whoever speaks.
    pub(crate) fronted: Fronted,
    /// Verbs of what two do with each other.
    pub(crate) reciprocal: Vec<&'static str>,
    /// Words of what one does to another, who may speak next.
    pub(crate) turns: Turns,
    /// Words by which Romance languages tell whose verb it is.
    pub(crate) romance: Romance,
    /// Small words of which a rule asks by name.
    pub(crate) small_words: SmallWords,
    /// Verbs and nouns of which one does.
    pub(crate) content_words: ContentWords,
    /// Words that tell what was not said.
    pub(crate) unsaid: Unsaid,
}

/// What a newsroom adds to a language: lines in the syntax of its files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Added<'a> {
    /// As in `data/<tag>/cues.txt`.
    pub cues: &'a [String],
    /// As in `core/text/data/<tag>/words.txt`, and `first-name`.
    pub words: &'a [String],
}

/// Which of the lines that a newsroom adds is wrong, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedError {
    /// A cue.
    Cue(usize, CueError),
    /// Another word.
    Word(usize, WordError),
}

static LANGUAGES: [OnceLock<Language>; KNOWN.len()] = [const { OnceLock::new() }; KNOWN.len()];

impl Language {
    /// The language of a BCP 47 tag, by its primary part. None where its words are not known.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let row = row(tag)?;
        let made = || {
            Self::build(row, Added::default()).unwrap_or_else(|_| Self::listed("", Words::read(&[]), Rules::Clauses))
        };
        Some(LANGUAGES[row].get_or_init(made))
    }

    /// The language with words added to its own.
    ///
    /// # Errors
    /// Which of them is none.
    pub fn with(tag: &str, added: Added<'_>) -> Result<Option<Self>, AddedError> {
        row(tag).map(|row| Self::build(row, added)).transpose()
    }

    /// The tags of all of them.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(tag, _, _)| *tag)
    }

    fn build(row: usize, added: Added<'_>) -> Result<Self, AddedError> {
        let (tag, shipped, rules) = KNOWN[row];
        let english = matches!(rules, Rules::Clauses);
        let mut own = Vec::new();
        for (number, line) in added.words.iter().enumerate() {
            vocabulary::add_word(&mut own, line, english).map_err(|error| AddedError::Word(number, error))?;
        }
        for (number, line) in added.cues.iter().enumerate() {
            add_cue(&mut own, line, tag).map_err(|error| AddedError::Cue(number, error))?;
        }
        let mut words = Words::read(shipped);
        words.extend(&own);
        Ok(Self::listed(tag, words, rules))
    }

    /// The language of these words with the lists that have its tag.
    fn listed(tag: &'static str, words: Words, rules: Rules) -> Self {
        let list = |file: &'static str| -> Vec<&'static str> {
            entries(file).filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')).collect()
        };
        let pairs = |file: &'static str| -> Vec<(&'static str, &'static str)> {
            list(file).into_iter().filter_map(|line| line.split_once(' ')).collect()
        };
        let nicknames = list(include_str!("../../data/nicknames.txt"));
        let of_class = |class: &str| -> Vec<&'static str> {
            let lines = entries(include_str!("../../data/works.txt"));
            lines.filter_map(|line| line.strip_prefix(tag)?.strip_prefix(class)).collect()
        };
        let former = list(include_str!("../../data/former.txt"));
        Self {
            tag,
            role_ends: words.role_ends,
            lexicon: Lexicon::of_hashes(words.entries),
            rules,
            introductions: list(include_str!("../../data/introductions.txt")),
            works: of_class(" work "),
            words: of_class(" word "),
            papers: of_class(" paper "),
            makers: of_class(" maker "),
            nicknames: nicknames
                .iter()
                .filter(|line| !line.contains(' ') || line.ends_with(" as"))
                .map(|line| line.strip_suffix(" as").map_or((*line, false), |word| (word, true)))
                .collect(),
            called_behind: nicknames.iter().filter_map(|line| line.strip_suffix(" behind")).collect(),
            called_among: nicknames.iter().filter_map(|line| line.strip_suffix(" among")).collect(),
            others: list(include_str!("../../data/others.txt")),
            media: list(include_str!("../../data/media.txt")),
            epithets: Epithets::of(tag),
            fields: Fields::of(tag, Forms::of(rules)),
            former: former.iter().map(|line| line.strip_suffix(" life").unwrap_or(line)).collect(),
            past: former.iter().filter_map(|line| line.strip_suffix(" life")).collect(),
            compound_offices: list(include_str!("../../data/compounds.txt")),
            offices: list(include_str!("../../data/offices.txt")),
            abbreviated: pairs(include_str!("../../data/abbreviated.txt")),
            synonyms: pairs(include_str!("../../data/synonyms.txt")),
            accused: list(include_str!("../../data/accused.txt")),
            bodies: list(include_str!("../../data/bodies.txt"))
                .into_iter()
                .map(|line| line.split_once(' ').map_or((line, true), |(body, class)| (body, class == "company")))
                .collect(),
            institutions: list(include_str!("../../data/institutions.txt"))
                .into_iter()
                .map(|line| line.split_once(' ').unwrap_or((line, "")))
                .collect(),
            forms: entries(include_str!("../../data/bodies.txt"))
                .filter_map(|line| line.strip_prefix("form "))
                .collect(),
            holding: pairs(include_str!("../../data/holding.txt")),
            fronted: Fronted::of(tag),
            reciprocal: list(include_str!("../../data/reciprocal.txt")),
            romance: Romance::of(tag),
            small_words: SmallWords::of(tag),
            content_words: ContentWords::of(tag),
            turns: Turns::of(tag),
            unsaid: Unsaid::of(tag),
        }
    }

    /// German: whether nouns have capitals, so that a capital tells no name and a role may be the last part of a compound.
    pub(crate) fn nouns_capital(&self) -> bool {
        matches!(self.rules, Rules::Beside(habits) if habits.nouns_capital)
    }

    /// Whether a role may be the last part of a compound.
    pub(crate) fn compounds(&self) -> bool {
        matches!(self.rules, Rules::Beside(habits) if habits.verb_second)
    }

    /// Whether a noun needs no article, which is its own end: `säger polisen`.
    pub(crate) fn bare_nouns(&self) -> bool {
        matches!(self.rules, Rules::Beside(habits) if habits.bare_nouns)
    }

    /// Whether the word is a participle of saying.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        self.lexicon.get(word.as_bytes()) & LEANS == PARTICIPLE
    }
}

fn row(tag: &str) -> Option<usize> {
    let primary = tag.split(['-', '_']).next()?;
    KNOWN.iter().position(|(known, _, _)| known.eq_ignore_ascii_case(primary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_reads_its_data() {
        for (row, (tag, _, _)) in KNOWN.iter().enumerate() {
            let language = Language::build(row, Added::default()).expect(tag);
            let words = vocabulary::other(tag).unwrap_or_else(vocabulary::english);
            let known = |(word, bits): &(String, u32)| language.lexicon.get(word.as_bytes()) & bits == *bits;
            assert!(words.iter().all(known) && !language.lexicon.contains(b"zorbal"), "{tag}");
        }
        assert!(Language::of("pt-BR").is_some() && Language::of("EN").is_some());
        assert!(Language::of("fi").is_none() && Language::of("").is_none());
    }
}
