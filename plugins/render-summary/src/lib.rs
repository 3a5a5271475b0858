//! The render-summary stage.
