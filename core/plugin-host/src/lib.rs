//! Finds, checks, loads and calls plugins.
