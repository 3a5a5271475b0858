//! What the stage accepts under `with:`, checked before any file is read.

use crate::fault::Fault;
use crate::newsroom::{ConfigTerm, Newsroom};
use crate::tagging::choice::Limits;
use crate::tagging::learned::Learned;

/// Options of `tag-topics`.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How many topics an article gets at most; the broader concepts of each come on top. Where it is left out, at most 5 by
    /// the lexicon and as many as the model gives.
    #[schemars(range(min = 1, max = 100))]
    pub max: Option<usize>,
    /// The least confidence, from 0 to 1; 0.8 means that eight in ten are right. Where it is left out, 0.75 by the lexicon, and a
    /// model's topics are given by its own thresholds.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_confidence: Option<f64>,
    /// Path of a model that `learn-topics` wrote: topics are given by it too.
    pub model: Option<String>,
    /// Whether topics are given by the vocabulary; `false` leaves them to the model alone.
    pub lexicon: bool,
    /// Path of a YAML file with the newsroom's own terms and concepts, which override and extend what ships.
    pub vocabulary: Option<String>,
    /// Terms of the day, which override the file.
    pub terms: Vec<ConfigTerm>,
    /// Concepts that are never given, nor what is narrower: Media Topics, or codes of the vocabulary file or the model.
    pub forbid: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max: None,
            min_confidence: None,
            model: None,
            lexicon: true,
            vocabulary: None,
            terms: Vec::new(),
            forbid: Vec::new(),
        }
    }
}

/// What topics are given by.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// The newsroom's own terms and concepts.
    pub newsroom: Newsroom,
    /// A model.
    pub model: Option<Learned>,
    /// Whether the vocabulary is asked.
    pub lexicon: bool,
}

impl From<Newsroom> for Basis {
    fn from(newsroom: Newsroom) -> Self {
        Basis { newsroom, model: None, lexicon: true }
    }
}

impl Config {
    /// What topics are given by, and the limits.
    pub(crate) fn open(self) -> Result<(Basis, Limits), Fault> {
        const MOST: usize = 100;
        if let Some(max) = self.max.filter(|max| !(1..=MOST).contains(max)) {
            return Err(Fault::new("/max", format!("must lie between 1 and {MOST}, not {max}")));
        }
        if let Some(least) = self.min_confidence.filter(|least| !(0.0..=1.0).contains(least)) {
            return Err(Fault::new("/min_confidence", format!("must lie between 0 and 1, not {least}")));
        }
        if !self.lexicon && self.model.is_none() {
            return Err(Fault::new("/lexicon", "leaves nothing to give topics by: name a `model`, or leave it out"));
        }
        let model = self.model.as_deref().map(Learned::read).transpose()?;
        let newsroom = self.vocabulary.as_deref().map(Newsroom::read).transpose()?.unwrap_or_default();
        let newsroom = newsroom.with_hot(self.terms, self.forbid);
        let basis = Basis { newsroom, model, lexicon: self.lexicon };
        Ok((basis, Limits { max: self.max, min_confidence: self.min_confidence }))
    }
}
