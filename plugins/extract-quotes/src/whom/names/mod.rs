//! How a name is told: what is printed of it, the other names that somebody has, what of it is none, and whose name it is not.

pub(crate) mod born;
pub(crate) mod genitive;
pub(crate) mod headline;
pub(crate) mod miss;
pub(crate) mod no_trade;
pub(crate) mod of_place;
pub(crate) mod own_name;
pub(crate) mod printed;
pub(crate) mod surnames;
pub(crate) mod titled;
pub(crate) mod unknown;
