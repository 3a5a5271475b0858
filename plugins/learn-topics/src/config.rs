//! What the stage accepts under `with:`.

use copydesk_plugin_sdk::Failure;
use copydesk_topic_model::learn::Limits;

/// Options of `learn-topics`.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the model goes, seen from the folder that copydesk runs in. A report with the same name and `.report.txt` goes beside it.
    pub model: String,
    /// A topic with fewer articles is not learned.
    #[schemars(range(min = 1, max = 5_000_000))]
    #[serde(default = "least_articles")]
    pub least_articles: usize,
    /// Articles beyond so many are not learned from: all lie in memory, with about ten bytes for each byte of text.
    #[schemars(range(min = 1, max = 5_000_000))]
    #[serde(default = "most_articles")]
    pub most_articles: usize,
    /// Learn only topics whose code begins so, such as `medtop:`; all where it is left out.
    #[serde(default)]
    pub scheme: Option<String>,
}

fn least_articles() -> usize {
    1
}

fn most_articles() -> usize {
    50_000
}

impl Config {
    /// The limits, where they can be kept.
    pub(crate) fn limits(&self) -> Result<Limits, Failure> {
        const MOST: usize = 5_000_000;
        if self.model.is_empty() {
            return Err(Failure::config("/model", "is empty: give the path of the file to write"));
        }
        for (pointer, value) in [("/least_articles", self.least_articles), ("/most_articles", self.most_articles)] {
            if !(1..=MOST).contains(&value) {
                return Err(Failure::config(pointer, format!("must lie between 1 and {MOST}, not {value}")));
            }
        }
        Ok(Limits { least_articles: self.least_articles, most_articles: self.most_articles })
    }
}
