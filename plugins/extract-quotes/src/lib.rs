//! The extract-quotes stage.
