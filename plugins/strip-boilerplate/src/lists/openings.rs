//! Phrases that may open a line, in small letters, and what follows them.

use crate::lists::heads::Heads;

/// Phrases that may open a line.
pub(crate) struct Openings {
    sorted: Vec<&'static str>,
    heads: Heads,
}

/// So many bytes are enough for the longest opening.
const HEAD: usize = 64;

impl Openings {
    /// For phrases that are sorted.
    pub(crate) fn new(sorted: Vec<&'static str>) -> Self {
        let mut heads = Heads::default();
        sorted.iter().for_each(|phrase| heads.add(phrase));
        Openings { sorted, heads }
    }

    /// True where one of the phrases opens a text in any case.
    #[inline]
    pub(crate) fn open(&self, text: &str) -> bool {
        // A curly mark stands for a straight one.
        if !self.heads.may_open(text.as_bytes()) && !text.as_bytes().iter().take(6).any(|byte| *byte == 0xe2) {
            return false;
        }
        let head = &text[..text.floor_char_boundary(HEAD)];
        if !head.is_ascii() {
            return self.opens(&head.to_lowercase().replace('’', "'")).is_some();
        }
        let mut buffer = [0; HEAD];
        let Some(buffer) = buffer.get_mut(..head.len()) else { return false };
        buffer.copy_from_slice(head.as_bytes());
        buffer.make_ascii_lowercase();
        std::str::from_utf8(buffer).is_ok_and(|head| self.opens(head).is_some())
    }

    /// What follows the longest phrase that opens the text at a word's border.
    pub(crate) fn opens<'t>(&self, low: &'t str) -> Option<&'t str> {
        // All phrases that open the text sort before it, next to it those that share most with it.
        let upto = self.sorted.partition_point(|p| *p <= low);
        let head = low.as_bytes().get(..2)?;
        let near = || self.sorted[..upto].iter().rev().take_while(|p| p.as_bytes().starts_with(head));
        near().find_map(|p| {
            let rest = low.strip_prefix(p)?;
            // "abonnez-vous": a verb may carry its pronoun.
            let pronoun = || ["-vous", "-nous", "-toi"].iter().find_map(|pronoun| rest.strip_prefix(pronoun));
            if rest.starts_with('-') {
                pronoun()
            } else {
                Some(rest).filter(|r| !r.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_opens_a_line_at_a_words_border() {
        let openings = Openings::new(vec!["abonnez", "don't miss", "read", "read more"]);
        assert!(
            openings.open("Don’t miss it")
                && openings.open("READ on")
                && !openings.open("Reading")
                && !openings.open("")
        );
        assert_eq!(openings.opens("read more: why"), Some(": why"));
        assert_eq!(openings.opens("abonnez-vous ici"), Some(" ici"));
        assert_eq!((openings.opens("read-only"), openings.opens("reads")), (None, None));
    }
}
