//! What a sentence leans on before or behind it, so that it is not understood, or says another thing, without that.

pub(crate) mod answering;
pub(crate) mod naming;
pub(crate) mod parallel;
pub(crate) mod pending;
pub(crate) mod placed;
pub(crate) mod reference;
pub(crate) mod speaker;
pub(crate) mod supposing;
pub(crate) mod uncased;
