//! All that the author of a stage depends on: a configuration struct, an `impl Stage`, and one line.
//!
//! ```
//! use copydesk_plugin_sdk::{export_plugin, Article, Failure, Stage, Verdict};
//!
//! /// What the stage accepts under `with:`.
//! #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
//! #[serde(deny_unknown_fields, default)]
//! pub struct Config {
//!     /// The word that house style asks for.
//!     prefer: String,
//! }
//!
//! pub struct HouseStyle(Config);
//!
//! impl Stage for HouseStyle {
//!     type Config = Config;
//!     const ID: &'static str = "house-style";
//!     const DOC: &'static str = "Puts the paper's own spelling in place of the agency's";
//!     const READS: &'static [&'static str] = &["body"];
//!     const WRITES: &'static [&'static str] = &["body"];
//!
//!     fn create(config: Config) -> Result<Self, Failure> {
//!         Ok(HouseStyle(config))
//!     }
//!
//!     fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
//!         for block in article.blocks() {
//!             if let Some(at) = block.text.find("Kiev") {
//!                 article.replace(block.index, at..at + 4, &self.0.prefer);
//!             }
//!         }
//!         Ok(Verdict::Keep)
//!     }
//! }
//!
//! export_plugin!(HouseStyle);
//! # fn main() {}
//! ```
//!
//! Edits are checked and applied by the host after `process` returns [`Verdict::Keep`]; indices and spans mean the view
//! as it was given, however many edits the call has made before. A stage that fails has changed nothing.

mod annotation;
mod article;
mod edit;
mod failure;
mod forward;
#[doc(hidden)]
pub mod glue;
mod host;
mod stage;
#[cfg(feature = "testing")]
pub mod testing;
mod view;

pub use annotation::Annotation;
pub use article::Article;
pub use edit::{NewAnnotation, NewMedia, Removal, Span, Value};
pub use failure::Failure;
/// JSON as [`Article::get`] and [`Annotation::json_feature`] give it. [`Value`] is what a stage hands over as a feature.
pub use serde_json::Value as Json;
pub use stage::{FlushReason, Stage, Verdict};
pub use tracing;
pub use view::{Block, BlockKind, Field, Mark, MarkKind, Media, NoteRole};
