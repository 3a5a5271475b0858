//! The way of an article: `story` is what is read of it, `evidence` finds where phrases of the lexicon stand (`beside` which words stand beside
//! them, `notes` what is a note of the desk, `sourcing` which names of media only say where a report has something from), `scores` weighs that,
//! `own` counts a newsroom's own terms, `confidence` says how likely each concept is right and `lead` which field leads where several are nearly
//! as sure, `choice` decides, `places` shows why. `learned` gives topics by a model that `learn-topics` wrote, alone or beside all that. `tagger` is
//! the whole as one object.

pub(crate) mod beside;
pub(crate) mod choice;
pub(crate) mod confidence;
pub(crate) mod evidence;
pub(crate) mod lead;
pub(crate) mod learned;
pub(crate) mod notes;
pub(crate) mod own;
pub(crate) mod places;
pub(crate) mod scores;
pub(crate) mod sourcing;
pub(crate) mod story;
pub(crate) mod tagger;
