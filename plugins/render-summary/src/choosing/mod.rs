//! Which sentences are chosen: how features count, the choice one by one, and the summary weighed and mended as a whole.

pub(crate) mod ahead;
pub(crate) mod buried;
pub(crate) mod choice;
pub(crate) mod focus;
pub(crate) mod given;
pub(crate) mod mend;
pub(crate) mod nut;
pub(crate) mod promised;
pub(crate) mod reference;
pub(crate) mod score;
pub(crate) mod unexplained;
pub(crate) mod weights;
pub(crate) mod worth;
