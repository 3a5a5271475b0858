//! The trait that makes a stage.

use crate::{Article, Failure};
use serde::de::DeserializeOwned;

/// What becomes of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on, with the edits of this call.
    Keep,
    /// It leaves the pipeline here, counted under this reason: a few words that are the same for all such articles.
    Drop(String),
}

/// Why a stage is flushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlushReason {
    /// The source has no more articles.
    End,
    /// The run is stopped before its end.
    Stop,
}

/// One step of a pipeline.
///
/// An instance is used by one thread at a time, but may move between threads; a pipeline with several workers makes
/// several instances, so keep in `self` only what can be made anew, unless the stage is [`STATEFUL`](Stage::STATEFUL).
pub trait Stage: Sized + Send + 'static {
    /// What the stage accepts under `with:`. Doc comments become the descriptions of its schema. Make it refuse unknown
    /// fields, and give every field a default where there is a sensible one.
    type Config: DeserializeOwned + schemars::JsonSchema;

    /// What a definition names under `uses`. Name the library for it, so that it is found without opening others: `house-style`
    /// is looked for in `libhouse_style.so`, which a package `house-style` or `house_style` gives.
    const ID: &'static str;
    /// One line for `plugin list`.
    const DOC: &'static str;
    /// The parts of the article that it reads, by the names of the table at [`WRITES`](Stage::WRITES). Annotations that are not
    /// named here are not shown to it, nor are private notes (`ednotes`), `removed` and `lineage`. A trailing `?` (`quotes?`)
    /// marks what it can do without.
    const READS: &'static [&'static str];
    /// The parts that it writes. An edit that they do not cover fails the article; what they are decides, too, which articles the stage
    /// is kept from: a source with `edit: none` lets nobody change text, media, notes or header.
    ///
    #[doc = include_str!("../../plugin-abi/src/parts.md")]
    const WRITES: &'static [&'static str];
    /// Whether one instance must see every article of a run, in order. Such a stage runs with one worker.
    const STATEFUL: bool = false;

    /// Makes an instance: when a definition is checked or planned, and once for each worker. Compile patterns and read files here; have no
    /// effect outside.
    ///
    /// # Errors
    /// [`Failure::config`] where the configuration is wrong; `check` shows the place in the definition.
    fn create(config: Self::Config) -> Result<Self, Failure>;

    /// Takes one article.
    ///
    /// # Errors
    /// What went wrong and whom it concerns; the article is then as if the stage had not been called.
    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure>;

    /// The last call of a run that ends in order.
    ///
    /// # Errors
    /// What could not be finished; it is reported with the run.
    fn flush(&mut self, _why: FlushReason) -> Result<(), Failure> {
        Ok(())
    }
}
