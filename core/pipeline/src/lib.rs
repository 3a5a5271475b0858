//! A pipeline definition becomes a checked plan, or diagnostics with places.
