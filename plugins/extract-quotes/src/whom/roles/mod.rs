//! What roles mean: whom an article introduces by one, before a name or behind it, and calls by it again; and who does not hold it.

pub(crate) mod accused;
pub(crate) mod another_holder;
pub(crate) mod holder;
pub(crate) mod initials;
pub(crate) mod introduced;
pub(crate) mod occupation;
pub(crate) mod offices;
pub(crate) mod other_sex;
pub(crate) mod role_before;
pub(crate) mod role_behind;
