//! How agencies close their copy: initials, the end with initials, how long it is, and what goes with it for those who print it.

use crate::wire::Wire;
use crate::wire::codes::is_code_with_stroke;
use crate::wire::contacts::is_of_agency;
use crate::wire::initials::is_initials;

impl Wire {
    /// `ab/cd`, `dpa ab cd`: initials, behind the agency's name or alone.
    pub(super) fn is_signed(&self, text: &str) -> bool {
        let short = |t: &str| (2..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase());
        let behind = text.split_once(' ').filter(|(name, _)| self.signoffs.contains(&name.to_lowercase().as_str()));
        is_initials(text)
            || is_code_with_stroke(text)
            || behind.is_some_and(|(_, rest)| is_initials(rest) || rest.split(' ').all(short))
    }

    /// `(END) ab/cd/ef`, `ends AR`: the end, and who wrote and edited.
    pub(super) fn is_end_with_initials(&self, text: &str) -> bool {
        let plain = || {
            text.split_once(' ').filter(|(end, by)| {
                !end.starts_with(|c: char| c.is_ascii_digit())
                    && by.bytes().all(|b| b.is_ascii_uppercase() || b == b'/')
            })
        };
        let marked = text.strip_prefix(['(', '[']).map(|rest| rest.split_once([')', ']']));
        let Some((end, initials)) = marked.unwrap_or_else(plain) else { return false };
        let initial = |t: &str| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_alphabetic());
        self.ends.contains(&end.to_lowercase().as_str())
            && initials.len() <= 24
            && initials.split(['/', ' ', '-']).filter(|t| !t.is_empty()).all(initial)
    }

    /// `142 words`: how long the copy is.
    pub(super) fn is_word_count(&self, low: &str) -> bool {
        let counted =
            low.split_once(' ').filter(|(number, _)| number.len() <= 5 && number.bytes().all(|b| b.is_ascii_digit()));
        counted.is_some_and(|(_, unit)| self.words.contains(&unit))
    }

    /// `(Grafik 0512-26, Format 88 x 120 mm)`, `SERVICE - Pressekonferenz …`, `(S E R V I C E - …)`: what an agency has beside its copy.
    pub(super) fn comes_with_copy(&self, text: &str) -> bool {
        if is_of_agency(text) {
            return true;
        }
        let inner = text.trim_start_matches(['(', '[']);
        let bracketed = inner.len() < text.len() && text.ends_with([')', ']']);
        // Most lines end here.
        if !bracketed && !inner.starts_with("SERVICE") && !inner.starts_with("S E R V I C E") {
            return false;
        }
        let Some(end) = inner.find([':', '-', '–']).or_else(|| inner.find(|c: char| c.is_ascii_digit())) else {
            return false;
        };
        let label = inner[..end].trim_end_matches(|c: char| !c.is_alphabetic());
        let numbered = inner.bytes().filter(u8::is_ascii_digit).count() >= NUMBER;
        self.beside.binary_search(&label.to_lowercase().as_str()).is_ok()
            && (!bracketed || numbered || label.contains(' ') || !label.contains(char::is_lowercase))
    }
}

/// Digits of a graphic's number.
const NUMBER: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_the_copy_of_an_agency_is_known() {
        let wire = Wire::new();
        for line in [
            "(Grafik 0512-26, Format 88 x 120 mm)",
            "SERVICE - Pressekonferenz am Mittwoch um 10.00 Uhr im Amt",
            "(S E R V I C E - https://www.weir.example)",
            "(Alternative Schreibweise: Hofer-Lang)",
            "(Infografik 0345-26)",
            "Keystone-SDA-Kontakt: Inlandredaktion, 031 555 33 33",
            "dpa-Kontakt: 030 555 33 33",
        ] {
            assert!(wire.comes_with_copy(line), "{line}");
        }
        for line in [
            "Marl-Kontakt: Ada Rowe",
            "Service - gut",
            "(Grafik: Ada Rowe)",
            "SERVICE",
            "(Service: Note 2)",
            "(Grafik - oben)",
            "Grafik 4711",
        ] {
            assert!(!wire.comes_with_copy(line), "{line}");
        }
    }
}
