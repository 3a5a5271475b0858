//! Which mention a quotation belongs to, within its sentence: [`following`] reads what comes after it, [`preceding`] what comes before, with
//! [`calling`], [`claim`], [`owners`] and [`before_colon`] for whose it is where no verb of saying tells, and [`outer`] for clauses in clauses;
//! [`verbs`] tells a cue verb from a noun and an active from a passive, [`unsaid`] what was said from what was denied. These read English; [`beside`]
//! reads the other languages, with [`accounts`] and [`mention`].

pub(crate) mod accounts;
mod before_colon;
pub(crate) mod beside;
mod calling;
mod cited;
mod claim;
mod following;
mod labels;
pub(crate) mod mention;
mod outer;
mod owners;
mod preceding;
mod unsaid;
mod verbs;

use copydesk_text::names::phrase::Phrase;

pub(crate) use following::{closing, following, opens_clause, opens_with_what_is_asked};
pub(crate) use preceding::preceding;
pub(crate) use unsaid::is_unsaid;
pub(crate) use verbs::{according, inverted, says_what_it_is, shown, tells};

/// How many tokens before a quotation a verb may stand that takes it as its object.
const OBJECT: usize = 14;

/// A mention that a quotation is attributed to, and by which words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    pub(crate) speaker: Phrase,
    /// The token of the cue, where there is one.
    pub(crate) cue: Option<usize>,
    pub(crate) confidence: f64,
    /// How closely the cue governs the quotation.
    pub(crate) grip: Grip,
}

/// How closely a cue governs a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grip {
    /// Somewhere in its sentence.
    Loose,
    /// At the end of its sentence, after more words.
    Sentence,
    /// Within a few words: enough for a single word to be a quotation.
    Close,
    /// Right beside it, by a verb of saying: enough for what looks like a title to be one.
    Direct,
}

impl Attribution {
    fn new(speaker: Phrase, cue: usize, confidence: f64, grip: Grip) -> Self {
        Self { speaker, cue: Some(cue), confidence, grip }
    }
}
