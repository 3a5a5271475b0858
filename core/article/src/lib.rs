//! The article: blocks, media, annotations, edits, and its JSON.
