//! The learn-topics stage: reads articles that carry the provider's subjects, and at the end of the run writes a model
//! that `tag-topics` gives topics by. `stage` gathers, `store` puts the files in their place.

mod config;
mod stage;
mod store;

pub use config::Config;
pub use stage::LearnTopics;
