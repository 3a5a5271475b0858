//! Slugs: what the item is called on the wire, with its place in a cycle and its version.

use crate::wire::Wire;
use crate::wire::codes::is_transmission;

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

impl Wire {
    /// The slug in such a line: what stands behind the label, the name in a line of codes, else the line without its brackets.
    pub(crate) fn slug<'t>(&self, text: &'t str) -> Option<&'t str> {
        let plain = |text: &'t str| text.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        if let Some(slug) = self.behind_label(text) {
            return Some(plain(slug)).filter(|slug| !slug.is_empty());
        }
        if is_transmission(text) {
            return in_codes(text);
        }
        let slug = plain(text.split(" (").next().unwrap_or(text));
        // `/ena/` is an agency's sign.
        slug.trim_matches('/').contains(['-', '/']).then_some(slug)
    }

    /// `dam-leak` in `Slug: dam-leak (UPDATE 1)`.
    fn behind_label<'t>(&self, text: &'t str) -> Option<&'t str> {
        let labels = self.slugs.iter().filter(|mark| mark.ends_with(':'));
        let behind = |label: &&str| {
            let (head, rest) = text.split_at_checked(label.len())?;
            head.eq_ignore_ascii_case(label).then_some(rest)
        };
        labels.filter_map(behind).next()?.split(" (").next()
    }
}

/// `bus-wheat` in a line of codes: words that strokes join; `xna-by` and `burs-ab` are codes too.
pub(crate) fn in_codes(text: &str) -> Option<&str> {
    /// Letters of a word, of the longest of them and of all at least.
    const WORD: usize = 2;
    const LONGEST: usize = 4;
    const ALL: usize = 7;
    let is_name = |token: &&str| {
        let words = || token.split(['-', '/']).map(|word| word.chars().count());
        let letters = token.chars().all(|c| c.is_alphabetic() || c == '-' || c == '/');
        let long =
            || words().all(|word| word >= WORD) && words().any(|word| word >= LONGEST) && words().sum::<usize>() >= ALL;
        letters && words().count() > 1 && long()
    };
    text.split(' ').find(is_name)
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
    fn the_slug_is_told_from_its_label_its_number_and_its_version() {
        let wire = Wire::new();
        for (line, slug) in [
            ("Slug: dam-leak-ravenmoor", Some("dam-leak-ravenmoor")),
            ("SLUG: DAM LEAK", Some("DAM LEAK")),
            ("Slugline: DAM-LEAK (UPDATE 2, PIX)", Some("DAM-LEAK")),
            ("Slug : barrage-fuite", Some("barrage-fuite")),
            ("Verkehr/Fähren/Norden", Some("Verkehr/Fähren/Norden")),
            ("REFINERY-FIRE/GULF (UPDATE 2, PIX)", Some("REFINERY-FIRE/GULF")),
            ("abc0075 3 i 510 dpa 1003", None),
            ("abc0075 3 i 510 xna-by 1003", None),
            ("SLUG:", None),
            ("URGENT", None),
        ] {
            assert_eq!(wire.slug(line), slug, "{line}");
        }
        assert_eq!(in_codes("a0412 bus-wheat 3rdld"), Some("bus-wheat"));
        assert_eq!(in_codes("abc0075 3 i 510 burs-ab 1003 a/b"), None);
    }

    #[test]
    fn three_subjects_make_a_path_and_two_may_be_a_couple() {
        assert!(is_path_of_subjects("Verkehr/Fähren/Norden"));
        for other in ["Rowe/Lind", "and/or/not", "Verkehr/Fähren im Norden", "5/6/7", "Marl//Orme"] {
            assert!(!is_path_of_subjects(other), "{other}");
        }
    }
}
