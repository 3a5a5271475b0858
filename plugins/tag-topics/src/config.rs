//! What the stage accepts under `with:`, checked before any file is read.

use crate::choice::Limits;
use crate::fault::Fault;
use crate::newsroom::{HotTerm, Newsroom};

/// Options of `tag-topics`.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How many topics an article gets at most; the broader concepts of each come on top.
    pub max: usize,
    /// The least confidence, from 0 to 1; 0.8 means that eight in ten are right.
    pub min_confidence: f64,
    /// Path of a YAML file with the newsroom's own terms and concepts, which override and extend what ships.
    pub vocabulary: Option<String>,
    /// Terms of the day, which override the file.
    pub terms: Vec<ConfigTerm>,
    /// Concepts that are never given, nor what is narrower.
    pub forbid: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self { max: 5, min_confidence: 0.6, vocabulary: None, terms: Vec::new(), forbid: Vec::new() }
    }
}

/// A term and what it speaks for.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfigTerm {
    /// A word or phrase; capitals in it are asked for in the text.
    pub term: String,
    /// The concept that it speaks for: a Media Topic, or one that the vocabulary file defines.
    pub qcode: String,
    /// How strongly, from 0 (not at all) to 5; 3 nearly decides.
    #[serde(default = "nearly_decides")]
    pub weight: f32,
}

fn nearly_decides() -> f32 {
    3.0
}

impl Config {
    /// The limits, and the newsroom's vocabulary read from its file.
    pub(crate) fn open(self) -> Result<(Newsroom, Limits), Fault> {
        const MOST: usize = 100;
        if !(1..=MOST).contains(&self.max) {
            return Err(Fault::new("/max", format!("must lie between 1 and {MOST}, not {}", self.max)));
        }
        if !(0.0..=1.0).contains(&self.min_confidence) {
            let message = format!("must lie between 0 and 1, not {}", self.min_confidence);
            return Err(Fault::new("/min_confidence", message));
        }
        let newsroom = self.vocabulary.as_deref().map(Newsroom::read).transpose()?.unwrap_or_default();
        let hot = |term: ConfigTerm| HotTerm { term: term.term, qcode: term.qcode, weight: term.weight };
        let newsroom = newsroom.with_hot(self.terms.into_iter().map(hot).collect(), self.forbid);
        Ok((newsroom, Limits { max: self.max, min_confidence: self.min_confidence }))
    }
}
