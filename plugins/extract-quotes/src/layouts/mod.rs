//! Speech that layout tells: interviews, lines behind dashes, block quotes and who signs them.

pub(crate) mod answerer;
pub(crate) mod dash;
mod dead;
pub(crate) mod guests;
mod heading;
pub(crate) mod interview;
pub(crate) mod kicker;
pub(crate) mod label;
pub(crate) mod line;
pub(crate) mod long_answers;
mod narration;
mod phrases;
mod quoted_answers;
mod same_speaker;
pub(crate) mod setting;
pub(crate) mod signature;
mod tells;
