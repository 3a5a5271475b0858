//! Whom the sentences before mean by a role, where a pronoun or a description stands for it; with `it` and `they`.

pub(crate) mod antecedent;
pub(crate) mod behind_opening;
pub(crate) mod described;
pub(crate) mod it;
pub(crate) mod meant_by_role;
pub(crate) mod relative;
pub(crate) mod role_here;
pub(crate) mod role_told;
mod teller;
pub(crate) mod they;
pub(crate) mod topic;
