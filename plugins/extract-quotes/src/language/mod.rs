//! What the stage knows of a language: its words (`data/<tag>/cues.txt`, and `core/text/data/<tag>`, which the build prepares), and which
//! rules for attribution apply to it.

pub(crate) mod articles;
pub(crate) mod bodies;
mod ends;
mod fields;
mod fronted;
mod german;
mod habits;
mod image;
mod occupations;
mod saying;
mod titles;
pub(crate) mod turns;
mod two_part;
pub(crate) mod unsaid;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::vocabulary::{self, CAPITAL, FEMALE, FUNCTION, MALE, OBJECT, PLURAL, ROLE, TITLE, WordError};
use copydesk_text::words::{Token, part, tokenize, tokenize_names};

use self::ends::Ends;
use self::fields::{Fields, Forms};
use self::fronted::Fronted;
use self::german::FEMININE;
use self::habits::KNOWN;
pub(crate) use self::habits::{Dashes, Habits, Rules};
use self::image::Words;
use self::saying::warns;
pub(crate) use self::saying::{is_according, is_behind};
use self::titles::join_titles;
use self::turns::Turns;
use self::unsaid::Unsaid;
use crate::grammar::{CueError, LEANS, PARTICIPLE, add_cue};
use crate::whom::epithets::Epithets;

/// A language whose words are known.
#[derive(Debug)]
pub struct Language {
    pub(crate) tag: &'static str,
    pub(crate) lexicon: Lexicon,
    pub(crate) rules: Rules,
    /// How its roles end, which may be the last parts of compounds.
    role_ends: Ends,
    /// Words of a sentence that introduces the quotation in the next paragraph.
    pub(crate) introductions: Vec<&'static str>,
    /// Nouns right before the title of a work, a name, or words that are meant as words.
    pub(crate) works: Vec<&'static str>,
    pub(crate) words: Vec<&'static str>,
    /// Words right before a nickname, and whether `as` stands between: known as.
    pub(crate) nicknames: Vec<(&'static str, bool)>,
    /// Words right behind a nickname, and those that tell that people call something so among themselves.
    pub(crate) called_behind: Vec<&'static str>,
    pub(crate) called_among: Vec<&'static str>,
    /// Words that stand for one of several people after an article; nouns for newspapers and agencies.
    pub(crate) others: Vec<&'static str>,
    pub(crate) media: Vec<&'static str>,
    /// Nouns by which someone is called again who was named.
    epithets: Epithets,
    fields: Fields,
    /// Words before a role that make another of it.
    pub(crate) former: Vec<&'static str>,
    /// Those of them before what somebody once did for a living.
    pub(crate) past: Vec<&'static str>,
    /// Compounds that are another role than their last part, and with a hyphen the first parts of all such.
    compound_offices: Vec<&'static str>,
    /// Words before a noun that tell which office it is.
    pub(crate) offices: Vec<&'static str>,
    /// Titles that are shortened before a name, each with the nouns that call its holder again.
    pub(crate) abbreviated: Vec<(&'static str, &'static str)>,
    /// Nouns, each with the roles whose holders it calls again. Sorted.
    synonyms: Vec<(&'static str, &'static str)>,
    /// Nouns for whoever stands before a court.
    pub(crate) accused: Vec<&'static str>,
    /// What a body is, by which it is called again that was named, and whether that is a company.
    bodies: Vec<(&'static str, bool)>,
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
        let made = || Self::build(row, Added::default()).unwrap_or_else(|_| Self::nothing());
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
            add_cue(&mut own, line, english).map_err(|error| AddedError::Cue(number, error))?;
        }
        let mut words = Words::read(shipped);
        words.extend(&own);
        let list = |file: &'static str| -> Vec<&'static str> {
            entries(file).filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')).collect()
        };
        let nicknames = list(include_str!("../../data/nicknames.txt"));
        let of_class = |class: &str| -> Vec<&'static str> {
            let lines = entries(include_str!("../../data/works.txt"));
            lines.filter_map(|line| line.strip_prefix(tag)?.strip_prefix(class)).collect()
        };
        let former = list(include_str!("../../data/former.txt"));
        Ok(Self {
            tag,
            role_ends: words.role_ends,
            lexicon: Lexicon::of_hashes(words.entries),
            rules,
            introductions: list(include_str!("../../data/introductions.txt")),
            works: of_class(" work "),
            words: of_class(" word "),
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
            abbreviated: list(include_str!("../../data/abbreviated.txt"))
                .into_iter()
                .filter_map(|line| line.split_once(' '))
                .collect(),
            synonyms: list(include_str!("../../data/synonyms.txt"))
                .into_iter()
                .filter_map(|line| line.split_once(' '))
                .collect(),
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
            holding: list(include_str!("../../data/holding.txt"))
                .into_iter()
                .filter_map(|line| line.split_once(' '))
                .collect(),
            fronted: Fronted::of(tag),
            reciprocal: list(include_str!("../../data/reciprocal.txt")),
            turns: Turns::of(tag),
            unsaid: Unsaid::of(tag),
        })
    }

    fn nothing() -> Self {
        let (introductions, nicknames, others) = (Vec::new(), Vec::new(), Vec::new());
        let (epithets, fields, former) = (Epithets::of(""), Fields::of("", Forms::Listed), Vec::new());
        let (works, words, rules) = (Vec::new(), Vec::new(), Rules::Clauses);
        Self {
            tag: "",
            lexicon: vocabulary::lexicon(Vec::new()),
            role_ends: Ends::default(),
            rules,
            introductions,
            works,
            words,
            nicknames,
            called_behind: Vec::new(),
            called_among: Vec::new(),
            others,
            media: Vec::new(),
            epithets,
            fields,
            former,
            past: Vec::new(),
            compound_offices: Vec::new(),
            offices: Vec::new(),
            abbreviated: Vec::new(),
            synonyms: Vec::new(),
            accused: Vec::new(),
            bodies: Vec::new(),
            institutions: Vec::new(),
            forms: Vec::new(),
            holding: Vec::new(),
            fronted: Fronted::default(),
            reciprocal: Vec::new(),
            turns: Turns::default(),
            unsaid: Unsaid::of(""),
        }
    }

    /// Appends the tokens of a part of a text.
    #[inline]
    pub(crate) fn tokenize(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, habits, from, tokens);
        }
    }

    /// Appends the names of a part of a text.
    #[inline]
    pub(crate) fn tokenize_names(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize_names(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, habits, from, tokens);
        }
    }

    /// What the words themselves do not tell: elided articles, `sagte sie`, `Polizeisprecher`.
    fn refine(&self, text: &str, habits: &Habits, from: usize, tokens: &mut Vec<Token>) {
        part(&self.lexicon, text, habits.enclitics, from, tokens);
        if habits.nouns_capital {
            join_titles(text, from, tokens);
        }
        let bytes = text.as_bytes();
        let (preposition, warning) = habits.warns;
        for at in from..tokens.len() {
            let token = &tokens[at];
            if !warning.is_empty()
                && token.end - token.start == warning.len()
                && bytes[token.range()] == *warning.as_bytes()
                && at > from
                && bytes[tokens[at - 1].range()] == *preposition.as_bytes()
            {
                warns(&mut tokens[from..=at]);
                continue;
            }
            if token.bits & (ROLE | TITLE) == 0 {
                // `ex-ministre`, `exministra`: what someone was is a role too
                if bytes.get(token.start) == Some(&b'e')
                    && let [_, b'x', office @ ..] = &bytes[token.range()]
                    && office.len() > 4
                {
                    let bits = self.lexicon.get(office.strip_prefix(b"-").unwrap_or(office));
                    tokens[at].bits |=
                        if bits & (ROLE | TITLE) == 0 { 0 } else { ROLE | bits & (MALE | FEMALE | PLURAL) };
                }
                continue;
            }
            // `Me Ada Rowe`: a title that is written like a small word
            if token.is(TITLE) && token.is(CAPITAL) && token.is(FUNCTION) && tokens.get(at + 1).is_some_and(Token::name)
            {
                tokens[at].bits &= !(FUNCTION | OBJECT);
            }
        }
        if habits.nouns_capital {
            self.refine_nouns(text, from, tokens);
            self.refine_nobility(text, from, tokens);
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

    /// Whether the list has a noun by which someone is called again who was named: no office, which another may hold.
    pub(crate) fn is_listed_epithet(&self, noun: &str) -> bool {
        self.epithets.list(&small(noun), self.nouns_capital())
    }

    /// The roles whose holder a noun calls again: of `Ortschefin`, `bürgermeister` and `bürgermeisterin`.
    pub(crate) fn called_again(&self, noun: &str) -> Option<Vec<Cow<'static, str>>> {
        let noun = if self.synonyms.is_empty() { return None } else { small(noun) };
        let of = |noun: &str| {
            let at = self.synonyms.binary_search_by_key(&noun, |(noun, _)| *noun).ok()?;
            Some(self.synonyms[at].1.split(' '))
        };
        if let Some(roles) = of(&noun) {
            return Some(roles.map(Cow::Borrowed).collect());
        }
        // in German the masculine stands for both
        let roles = of(noun.strip_suffix("in").filter(|_| self.nouns_capital())?)?;
        Some(roles.flat_map(|role| [Cow::Borrowed(role), Cow::Owned(format!("{role}in"))]).collect())
    }

    /// Whether a noun is of a trade: it may call somebody again whom its paragraph introduces by name alone.
    pub(crate) fn is_trade(&self, noun: &str) -> bool {
        self.epithets.is_trade(&small(noun), self.nouns_capital())
    }

    /// Whether the word is a participle of saying.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        self.lexicon.get(word.as_bytes()) & LEANS == PARTICIPLE
    }
}

/// A word in small letters, which most are.
fn small(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
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

    #[test]
    fn a_noun_that_calls_again_is_found_in_every_list() {
        for tag in Language::tags() {
            let language = Language::of(tag).expect("its data is here");
            for (noun, roles) in &language.synonyms {
                let found = language.called_again(noun).unwrap_or_default();
                assert_eq!(found.join(" "), *roles, "{tag} {noun}");
            }
        }
        let german = Language::of("de").expect("its data is here");
        let roles = german.called_again("Ortschefin").unwrap_or_default();
        assert_eq!(roles, ["bürgermeister", "bürgermeisterin"]);
        assert!(german.called_again("Tisch").is_none());
    }
}
