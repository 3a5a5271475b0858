//! Where articles come from and go to: the Source and Sink traits and the built-in kinds.
