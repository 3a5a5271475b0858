//! The stage: articles with subjects in, unchanged; a model and its report at the end.

use std::collections::BTreeSet;

use copydesk_plugin_sdk::{Article, Failure, FlushReason, Stage, Verdict, export_plugin, tracing};
use copydesk_topic_model::learn::{Corpus, LearnError, learn};
use copydesk_topic_model::{Text, encode};

use crate::config::Config;
use crate::store::Store;

/// Who gave a subject that is learned from; what our own stages gave would only teach their mistakes.
const PROVIDER: &str = "provider";

/// Gathers articles, and learns when there are no more.
pub struct LearnTopics {
    corpus: Corpus,
    scheme: Option<String>,
    /// The schemes of the provider's codes, by their first letters up to the colon: some, to name them where none is the one asked for.
    schemes: BTreeSet<String>,
    store: Store,
}

/// No more schemes are named.
const MOST_SCHEMES: usize = 8;

impl Stage for LearnTopics {
    type Config = Config;
    const ID: &'static str = "learn-topics";
    const DOC: &'static str = "Learns topics from articles that carry subjects, and writes a model for tag-topics";
    const READS: &'static [&'static str] = &["headline", "body", "language", "subjects?"];
    const WRITES: &'static [&'static str] = &[];
    const STATEFUL: bool = true;

    fn create(config: Config) -> Result<Self, Failure> {
        let limits = config.limits()?;
        let store = Store::new(&config.model)?;
        Ok(LearnTopics { corpus: Corpus::new(limits), scheme: config.scheme, schemes: BTreeSet::new(), store })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let blocks: Vec<&str> = article.blocks().map(|block| block.text).collect();
        let text = Text { headline: article.headline(), blocks: &blocks };
        let subjects = article.annotations().filter(|note| note.kind() == "subject" && note.stage() == PROVIDER);
        let schemes = &mut self.schemes;
        let topics = subjects.filter_map(|subject| {
            let name = subject.text_feature("name");
            // A provider without codes names its topics.
            let code = subject.text_feature("qcode").or(name).filter(|code| !code.is_empty())?;
            let wanted = self.scheme.as_deref().is_none_or(|scheme| code.starts_with(scheme));
            if !wanted && schemes.len() < MOST_SCHEMES {
                let scheme = code.find(':').map_or(code, |colon| &code[..=colon]);
                if !schemes.contains(scheme) {
                    schemes.insert(scheme.to_owned());
                }
            }
            wanted.then_some((code, name))
        });
        self.corpus.add(article.language(), &text, topics);
        Ok(Verdict::Keep)
    }

    fn flush(&mut self, why: FlushReason) -> Result<(), Failure> {
        if why == FlushReason::Stop {
            tracing::warn!(
                "the run was stopped before its end: no model is written, and an earlier one is left as it is"
            );
            return Ok(());
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let (model, report) = learn(&self.corpus, threads).map_err(|error| self.failure(&error))?;
        let (model, report) = (encode(&model), report.to_string());
        self.store.write(&model, &report)?;
        tracing::info!("{} ({} bytes) written; {report}", self.store.model(), model.len());
        Ok(())
    }
}

impl LearnTopics {
    /// Why nothing was learned: where the provider's codes are of other schemes than the one asked for, that is why.
    fn failure(&self, error: &LearnError) -> Failure {
        match (&self.scheme, error) {
            (Some(scheme), LearnError::NoTopics) if !self.schemes.is_empty() => {
                let found = Vec::from_iter(self.schemes.iter().map(|found| format!("`{found}`"))).join(", ");
                Failure::fatal(format!(
                    "no code of the provider's subjects begins with `{scheme}`, as `scheme` asks: they begin with {found}"
                ))
            }
            _ => Failure::fatal(error),
        }
    }
}

export_plugin!(LearnTopics);
