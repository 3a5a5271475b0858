//! What the nouns of a language say of bodies: companies, authorities, clubs.

use super::{Language, small};
use crate::whom::nouns::COMPOUND;

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
