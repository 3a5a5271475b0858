//! What the nouns of a language say of bodies: companies, authorities, clubs.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

use super::nouns::small;
use super::resources::Language;
use crate::language::nouns::COMPOUND;

impl Language {
    /// Whether a noun says what a body is that was named, and whether that is a company.
    pub(crate) fn body(&self, noun: &str) -> Option<bool> {
        self.bodies.iter().find(|(body, _)| body.eq_ignore_ascii_case(noun)).map(|(_, company)| *company)
    }

    /// Whether a noun is of a body by its last part, as `data/institutions.txt` lists them: `Landeswarnzentrale`.
    pub(crate) fn is_institution(&self, noun: &str) -> bool {
        let noun = small(noun);
        self.institutions.iter().any(|(body, _)| body.len() >= COMPOUND && noun.ends_with(body))
    }
}

/// Whether a text begins with an officer that companies alone have: `chief executive`. English.
pub(crate) fn opens_with_officer(text: &str) -> bool {
    static OFFICERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = entries(include_str!("../../data/bodies.txt"));
        lines.filter_map(|line| line.strip_prefix("officer ")).collect()
    });
    OFFICERS.iter().any(|officer| text.starts_with(officer))
}
