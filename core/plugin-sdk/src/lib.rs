//! All that the author of a Copydesk stage depends on.
