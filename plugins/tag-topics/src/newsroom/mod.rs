//! A newsroom's own vocabulary: a YAML file, and hot terms in the pipeline, that override and extend what ships.
//!
//! ```yaml
//! language: en                        # which articles it is for; all where it is left out
//! concepts:
//!   - qcode: medtop:20000530          # a Media Topic: terms are added, weights changed, 0 takes a term away
//!     terms:
//!       - { term: work to rule, weight: 3 }
//!       - { term: strike, weight: 2, if: ["medtop:09000000"] }
//!   - qcode: harbour:tunnel           # a concept of its own has a name, and a place under another or none
//!     name: Harbour tunnel
//!     parent: medtop:20001245
//!     terms: [{ term: harbour tunnel }]
//! forbid: ["medtop:20000505"]         # never given, nor what is narrower
//! ignore: [price war]                 # phrases that speak for nothing
//! ```

mod language;
mod unknown;

use serde::Deserialize;

use crate::fault::Fault;
use crate::file::{self, Expected};
use crate::lexicon::compile::{Builder, Term};
use crate::newsroom::language::Tag;
use crate::newsroom::unknown::{suggestion, unknown};
use crate::taxonomy::{ConceptId, Taxonomy};
use crate::vocabulary::names::{in_range, reading};

const FILE: Expected = Expected { most: 16 << 20, what: "a YAML file" };

/// A term's weight where none is given: it nearly decides.
pub(crate) const WEIGHT: f32 = 3.0;
/// Heavier than this is no surer.
const HEAVIEST: f32 = 5.0;

/// The YAML file as it is written.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    language: Option<Tag>,
    concepts: Vec<OwnConcept>,
    forbid: Vec<Qcode>,
    ignore: Vec<Words>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a concept, such as { qcode: desk:tunnel, name: Harbour tunnel, terms: [{ term: harbour tunnel }] }"
)]
struct OwnConcept {
    qcode: Qcode,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    parent: Option<Qcode>,
    #[serde(default)]
    terms: Vec<OwnTerm>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a term, such as { term: harbour tunnel, weight: 3 }")]
struct OwnTerm {
    term: Words,
    #[serde(default)]
    weight: Option<Weight>,
    #[serde(default, rename = "if")]
    context: Vec<Qcode>,
}

/// A code with its scheme. Checked while it is read, so that the reader's line and column are the error's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Qcode(String);

impl TryFrom<String> for Qcode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(':') {
            Some((scheme, code)) if !scheme.is_empty() && !code.is_empty() && !text.contains(char::is_whitespace) => {
                Ok(Self(text))
            }
            _ => Err(format!("{text:?} is no qcode: write scheme and code, such as medtop:20000530")),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Words(String);

impl TryFrom<String> for Words {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match copydesk_topic_model::words::words(&text).count() {
            0 => Err(format!("{text:?} has no word in it")),
            1..=crate::lexicon::LONGEST_PHRASE => Ok(Self(text)),
            many => Err(format!("{text:?} has {many} words: a term has at most {}", crate::lexicon::LONGEST_PHRASE)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f32")]
struct Weight(f32);

impl TryFrom<f32> for Weight {
    type Error = String;
    fn try_from(weight: f32) -> Result<Self, String> {
        if (0.0..=HEAVIEST).contains(&weight) {
            return Ok(Self(weight));
        }
        Err(format!("a weight lies between 0 (takes the term away) and {HEAVIEST}, not {weight}"))
    }
}

/// A term and what it speaks for.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfigTerm {
    /// A word or phrase; capitals in it are asked for in the text.
    pub term: String,
    /// The concept that it speaks for: a Media Topic, or one that the vocabulary file defines or the model has.
    pub qcode: String,
    /// How strongly, from 0 (not at all) to 5. 3 in the lead is enough, once; further down it nearly is.
    #[schemars(range(min = 0.0, max = 5.0))]
    #[serde(default = "nearly_decides")]
    pub weight: f32,
}

fn nearly_decides() -> f32 {
    WEIGHT
}

/// What a newsroom adds and overrides, from its file and from the pipeline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Newsroom {
    file: File,
    /// The file's path and text, for naming places in it.
    source: Option<(String, String)>,
    hot: Vec<ConfigTerm>,
    forbid: Vec<String>,
}

impl Newsroom {
    /// Reads the vocabulary file at `path`.
    pub fn read(path: &str) -> Result<Self, Fault> {
        let fault = |message: String| Fault::new("/vocabulary", message);
        let bytes = file::read(path, FILE).map_err(fault)?;
        let text = String::from_utf8(bytes).map_err(|error| fault(format!("{path} is no text in UTF-8: {error}")))?;
        Self::parse(path, text)
    }

    /// Takes the text of a vocabulary file.
    pub fn parse(path: &str, text: String) -> Result<Self, Fault> {
        let only_comments = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let file = match only_comments {
            true => File::default(),
            false => serde_yaml::from_str(&text).map_err(|error| yaml_fault(path, &text, &error))?,
        };
        let newsroom = Self { file, source: Some((path.to_owned(), text)), ..Self::default() };
        newsroom.check_parts()?;
        Ok(newsroom)
    }

    /// Refuses parts of compounds in a file for a language that is not read by them: they would be taken for whole words, without a word.
    fn check_parts(&self) -> Result<(), Fault> {
        let Some(language) = self.language().filter(|language| !reading(language).has_parts()) else { return Ok(()) };
        let mut terms = self.file.concepts.iter().flat_map(|concept| &concept.terms).map(|own| own.term.0.as_str());
        let Some(part) = terms.find(|term| term.starts_with('*') || term.ends_with('*')) else { return Ok(()) };
        let message = format!(
            "{part}: an asterisk marks parts of compounds, which are read in German and Swedish and not in {language}: \
             write each word (tram, tramway)"
        );
        Err(self.fault_at(part, message))
    }

    /// Adds what stands in the pipeline.
    pub fn with_hot(mut self, hot: Vec<ConfigTerm>, forbid: Vec<String>) -> Self {
        self.hot = hot;
        self.forbid = forbid;
        self
    }

    /// The language that the file is for, if it says.
    pub(crate) fn language(&self) -> Option<&str> {
        self.file.language.as_ref().map(Tag::as_str)
    }

    /// Whether it has no term of its own and ignores no phrase.
    pub(crate) fn has_no_terms(&self) -> bool {
        self.file.ignore.is_empty()
            && self.hot.is_empty()
            && self.file.concepts.iter().all(|concept| concept.terms.is_empty())
    }

    /// Whether the file has a concept with this qcode.
    pub(crate) fn defines(&self, qcode: &str) -> bool {
        self.file.concepts.iter().any(|concept| concept.qcode.0 == qcode)
    }

    /// Adds the newsroom's own concepts to the taxonomy and withholds what it forbids.
    pub(crate) fn extend(&self, taxonomy: &mut Taxonomy) -> Result<(), Fault> {
        let mut waiting: Vec<&OwnConcept> = Vec::new();
        for concept in &self.file.concepts {
            if let Some(id) = taxonomy.find(&concept.qcode.0) {
                self.check_known(taxonomy, concept, id)?;
            } else if concept.name.is_none() {
                let help = match concept.qcode.0.starts_with("medtop:") {
                    true => "is no IPTC Media Topic of the edition that ships",
                    false => "is a concept of your own and needs a name",
                };
                return Err(self.fault_at(&concept.qcode.0, format!("{} {help}", concept.qcode.0)));
            } else if waiting.iter().any(|other| other.qcode.0 == concept.qcode.0) {
                return Err(self.fault_at(&concept.qcode.0, format!("{} is defined twice", concept.qcode.0)));
            } else {
                waiting.push(concept);
            }
        }
        // A parent may stand behind its child in the file: add what can be added until nothing is left.
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut left = Vec::new();
            for concept in waiting {
                let parent = concept.parent.as_ref().map(|parent| taxonomy.find(&parent.0));
                match parent {
                    Some(None) => left.push(concept),
                    found => {
                        let name = concept.name.as_deref().unwrap_or_default();
                        taxonomy.add(&concept.qcode.0, name, found.flatten());
                    }
                }
            }
            if left.len() == before {
                let concept = left[0];
                let parent = concept.parent.as_ref().map_or("", |parent| parent.0.as_str());
                let message = match left.iter().any(|other| other.qcode.0 == parent) {
                    true => format!("{} is broader than itself: its parents run in a circle", concept.qcode.0),
                    false => format!(
                        "{parent}, the parent of {}, is neither a Media Topic nor a concept in this file{}",
                        concept.qcode.0,
                        suggestion(taxonomy, parent)
                    ),
                };
                return Err(self.fault_at(parent, message));
            }
            waiting = left;
        }
        for (index, hot) in self.hot.iter().enumerate() {
            let retired = taxonomy.find(&hot.qcode).filter(|id| taxonomy.concept(*id).withheld);
            if let Some(id) = retired {
                return Err(Fault::new(format!("/terms/{index}/qcode"), retired_by_iptc(&hot.qcode, taxonomy, id)));
            }
        }
        for forbidden in &self.file.forbid {
            let id = self.known(taxonomy, &forbidden.0)?;
            taxonomy.withhold(id);
        }
        for (index, forbidden) in self.forbid.iter().enumerate() {
            let Some(id) = taxonomy.find(forbidden) else {
                return Err(Fault::new(format!("/forbid/{index}"), unknown(taxonomy, forbidden)));
            };
            taxonomy.withhold(id);
        }
        Ok(())
    }

    fn check_known(&self, taxonomy: &Taxonomy, concept: &OwnConcept, id: ConceptId) -> Result<(), Fault> {
        let qcode = &concept.qcode.0;
        if taxonomy.concept(id).withheld {
            return Err(self.fault_at(qcode, retired_by_iptc(qcode, taxonomy, id)));
        }
        if concept.name.is_some() || concept.parent.is_some() {
            let message = format!("{qcode} is a Media Topic: its name and parent are IPTC's and cannot be changed");
            return Err(self.fault_at(qcode, message));
        }
        Ok(())
    }

    /// Its terms with what they speak for and their weights, of the lexicon of `language`, those that override others last.
    pub(crate) fn terms<'t>(
        &'t self,
        taxonomy: &'t Taxonomy,
        language: &str,
    ) -> impl Iterator<Item = (&'t str, ConceptId, f32)> + use<'t> {
        let concepts = if self.is_for(language) { &self.file.concepts[..] } else { &[] };
        let of_file = concepts.iter().filter_map(|concept| Some((taxonomy.find(&concept.qcode.0)?, &concept.terms)));
        let of_file = of_file.flat_map(|(id, terms)| {
            terms.iter().map(move |own| (own.term.0.as_str(), id, own.weight.map_or(WEIGHT, |weight| weight.0)))
        });
        let hot = self.hot.iter().filter_map(|hot| Some((hot.term.as_str(), taxonomy.find(&hot.qcode)?, hot.weight)));
        of_file.chain(hot)
    }

    /// Whether its file is for the lexicon of a language.
    fn is_for(&self, language: &str) -> bool {
        self.language().is_none_or(|own| in_range(language, own) || in_range(own, language))
    }

    /// Adds the newsroom's terms, last, so that they override. `language` is that of the lexicon being made.
    pub(crate) fn add_terms(&self, builder: &mut Builder, taxonomy: &Taxonomy, language: &str) -> Result<(), Fault> {
        if self.is_for(language) {
            for phrase in &self.file.ignore {
                builder.add(&term(&phrase.0, None, 0.0));
            }
            for concept in &self.file.concepts {
                let id = self.known(taxonomy, &concept.qcode.0)?;
                for own in &concept.terms {
                    let weight = own.weight.map_or(WEIGHT, |weight| weight.0);
                    let context = own
                        .context
                        .iter()
                        .map(|qcode| self.known(taxonomy, &qcode.0))
                        .collect::<Result<Vec<_>, _>>()?;
                    builder.retell(&Term { context: &context, ..term(&own.term.0, Some(id), weight) });
                }
            }
        }
        for (index, hot) in self.hot.iter().enumerate() {
            let Some(id) = taxonomy.find(&hot.qcode) else {
                return Err(Fault::new(format!("/terms/{index}/qcode"), unknown(taxonomy, &hot.qcode)));
            };
            if !(0.0..=HEAVIEST).contains(&hot.weight) {
                let message = format!("must lie between 0 and {HEAVIEST}, not {}", hot.weight);
                return Err(Fault::new(format!("/terms/{index}/weight"), message));
            }
            if !builder.retell(&term(&hot.term, Some(id), hot.weight)) {
                let message = format!("must have between 1 and {} words", crate::lexicon::LONGEST_PHRASE);
                return Err(Fault::new(format!("/terms/{index}/term"), message));
            }
        }
        Ok(())
    }

    fn known(&self, taxonomy: &Taxonomy, qcode: &str) -> Result<ConceptId, Fault> {
        taxonomy.find(qcode).ok_or_else(|| self.fault_at(qcode, unknown(taxonomy, qcode)))
    }

    /// A fault that names the line and column where `word` first stands in the file.
    fn fault_at(&self, word: &str, message: String) -> Fault {
        let Some((path, text)) = &self.source else { return Fault::new("/vocabulary", message) };
        let found = text.lines().enumerate().find_map(|(index, line)| {
            let code = line.split('#').next().unwrap_or_default();
            code.find(word).map(|at| (index + 1, code[..at].chars().count() + 1, line))
        });
        let message = match found {
            Some((line, column, shown)) => format!("{path}:{line}:{column}: {message}\n  | {}", shown.trim_end()),
            None => format!("{path}: {message}"),
        };
        Fault::new("/vocabulary", message)
    }
}

fn term(phrase: &str, concept: Option<ConceptId>, weight: f32) -> Term<'_> {
    Term { phrase, concept, weight, context: &[], plural: true }
}

fn retired_by_iptc(qcode: &str, taxonomy: &Taxonomy, id: ConceptId) -> String {
    format!("{qcode} ({}) is retired by IPTC", taxonomy.concept(id).name)
}

fn yaml_fault(path: &str, text: &str, error: &serde_yaml::Error) -> Fault {
    let message = error.to_string();
    let bare = message.split(" at line ").next().unwrap_or(&message);
    let bare = bare.replace("expected a sequence", "expected a list: in square brackets, even of one");
    let place = error.location().map_or(path.to_owned(), |at| format!("{path}:{}:{}", at.line(), at.column()));
    let line = error.location().and_then(|at| text.lines().nth(at.line().saturating_sub(1)));
    let shown = line.map_or(String::new(), |line| format!("\n  | {}", line.trim_end()));
    let remedy = "a vocabulary has the keys language, concepts, forbid and ignore";
    Fault::new("/vocabulary", format!("{place}: {bare} ({remedy}; the README of tag-topics shows one){shown}"))
}
