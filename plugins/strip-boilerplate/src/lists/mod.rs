//! Lists of words and phrases: how their files are read, and how they are looked for in lines.

pub(crate) mod beginnings;
pub(crate) mod data;
pub(crate) mod fold;
pub(crate) mod fours;
pub(crate) mod heads;
pub(crate) mod labels;
pub(crate) mod openings;
pub(crate) mod search;
pub(crate) mod whole;
