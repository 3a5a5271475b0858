//! The dedupe-captions stage.
