//! What is read of running bytes: words, quotation marks and brackets, stops and where a sentence ends at them, white space.

pub(crate) mod angles;
pub(crate) mod marks;
pub(crate) mod parted;
pub(crate) mod scan;
pub(crate) mod spaces;
pub(crate) mod stops;
