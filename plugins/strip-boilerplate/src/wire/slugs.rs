//! Slugs: what the item is called on the wire, with its place in a cycle and its version.

use crate::wire::Wire;

impl Wire {
    /// `REFINERY-FIRE/GULF (UPDATE 2, PIX)`, `BC-US--Harbour Bridge`, `Verkehr/Fähren/Norden`. `low` is the text in small letters.
    pub(super) fn is_slug(&self, text: &str, low: &str) -> bool {
        let bytes = text.as_bytes();
        // REFINERY-FIRE/GULF (UPDATE 2, PIX)
        if let Some((slug, more)) = text.split_once(" (")
            && more.ends_with(')')
            && !slug.contains(' ')
            && slug.contains(['-', '/'])
            && !text.bytes().any(|b| b.is_ascii_lowercase())
        {
            return true;
        }
        // BC-US--Harbour Bridge, AM-Floods
        let cycle = matches!(bytes, [b'A' | b'P' | b'B', b'M' | b'C', b'-', b'A'..=b'Z' | b'0'..=b'9', ..]);
        let inner = text.find(" BC-").is_some();
        let path =
            bytes.len() > 3 && bytes.first() == Some(&b'/') && bytes.last() == Some(&b'/') && !text.contains("//");
        cycle
            || inner
            || path
            || is_path_of_subjects(text)
            || self.slugs.iter().any(|s| low.contains(s)) && text.split_whitespace().count() <= 8
    }
}

/// `Verkehr/Fähren/Norden`: three names of subjects or more, with strokes and no spaces between them.
fn is_path_of_subjects(text: &str) -> bool {
    const SUBJECTS: usize = 3;
    const LETTERS: usize = 3;
    let subject = |part: &str| {
        part.chars().count() >= LETTERS && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic)
    };
    text.contains('/') && text.split('/').count() >= SUBJECTS && text.split('/').all(subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_subjects_make_a_path_and_two_may_be_a_couple() {
        assert!(is_path_of_subjects("Verkehr/Fähren/Norden"));
        for other in ["Rowe/Lind", "and/or/not", "Verkehr/Fähren im Norden", "5/6/7", "Marl//Orme"] {
            assert!(!is_path_of_subjects(other), "{other}");
        }
    }
}
