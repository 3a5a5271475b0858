//! What is rendered: templates, what they see, and the filters that come with them.

pub(crate) mod context;
pub(crate) mod faults;
pub(crate) mod folder;
pub(crate) mod markdown;
pub(crate) mod record;
pub(crate) mod shorten;
pub(crate) mod templates;
pub(crate) mod trial;
