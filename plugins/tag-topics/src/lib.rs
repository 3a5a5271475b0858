//! The tag-topics stage.
