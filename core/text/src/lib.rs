//! Sentences, words, names and quotation marks, shared by the stage plugins.
