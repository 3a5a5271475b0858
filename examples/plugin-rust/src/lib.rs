//! Puts the paper's own spellings in place of the agency's.
//!
//! A whole stage, to copy: `Config` is what a definition may say under `with:`, `create` makes an instance from it, and
//! `process` reads one article and submits edits. The last line makes the library a plugin.

use aho_corasick::AhoCorasick;
use copydesk_plugin_sdk::{Article, Failure, Field, Stage, Verdict, export_plugin, tracing};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the stage accepts under `with:`.
#[derive(Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The agency's spelling, and the paper's: `Kiev: Kyiv`. Whole words, upper and lower case as written.
    pub replace: BTreeMap<String, String>,
}

/// The stage. What is costly to make is made once, in `create`.
pub struct HouseStyle {
    finder: AhoCorasick,
    old: Vec<String>,
    new: Vec<String>,
}

impl Stage for HouseStyle {
    type Config = Config;
    const ID: &'static str = "house-style";
    const DOC: &'static str = "Puts the paper's own spellings in place of the agency's";
    const READS: &'static [&'static str] = &["body", "headline"];
    const WRITES: &'static [&'static str] = &["body", "headline"];

    fn create(config: Config) -> Result<Self, Failure> {
        // A fault in the configuration names its place, so that `copydesk check` can show the line.
        if config.replace.is_empty() {
            return Err(Failure::config("/replace", "names nothing to replace, for example `Kiev: Kyiv`"));
        }
        if config.replace.keys().any(String::is_empty) {
            return Err(Failure::config("/replace", "has an empty spelling, which would be found everywhere"));
        }
        let (old, new): (Vec<String>, Vec<String>) = config.replace.into_iter().unzip();
        let finder = AhoCorasick::new(&old).map_err(|error| Failure::config("/replace", error))?;
        Ok(HouseStyle { finder, old, new })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let mut replaced = 0;
        // The view stays as it was given: an edit moves nothing under our feet, also not the ranges of the next one.
        for block in article.blocks() {
            for (range, new) in self.finds(block.text) {
                article.replace(block.index, range, new);
                replaced += 1;
            }
        }
        if let Some(headline) = article.headline() {
            for (range, new) in self.finds(headline) {
                article.replace_field(Field::Headline, range, new);
                replaced += 1;
            }
        }
        tracing::debug!(replaced, "put into house style");
        Ok(Verdict::Keep)
    }
}

impl HouseStyle {
    /// Where an old spelling stands as a whole word, and the new one. Of those that overlap, the first and longest.
    fn finds(&self, text: &str) -> Vec<(Range<usize>, &str)> {
        let mut found: Vec<_> = self
            .finder
            .find_overlapping_iter(text)
            .filter(|found| is_whole_word(text, found.range(), &self.old[found.pattern()]))
            .collect();
        found.sort_by_key(|found| (found.start(), std::cmp::Reverse(found.end())));
        let mut free_from = 0;
        found.retain(|found| {
            let free = found.start() >= free_from;
            if free {
                free_from = found.end();
            }
            free
        });
        found.into_iter().map(|found| (found.range(), self.new[found.pattern()].as_str())).collect()
    }
}

/// Whether no letter or digit goes on where the spelling begins or ends with one.
fn is_whole_word(text: &str, range: Range<usize>, old: &str) -> bool {
    let joins = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(char::is_alphanumeric) && outside.is_some_and(char::is_alphanumeric)
    };
    let (before, after) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
    !joins(old.chars().next(), before) && !joins(old.chars().next_back(), after)
}

export_plugin!(HouseStyle);
