//! Phrases that may open a line, in small letters, and what follows them.

use super::beginnings::Beginnings;
use super::fold::fold;

/// Phrases that may open a line.
pub(crate) struct Openings(Beginnings);

/// So many bytes are enough for the longest opening.
const HEAD: usize = 64;

impl Openings {
    pub(crate) fn new(phrases: &[&'static str]) -> Self {
        Openings(Beginnings::new(phrases.iter().map(|phrase| (*phrase).into()).collect()))
    }

    /// The phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.0.phrases()
    }

    /// True where one of the phrases opens a text in any case.
    #[inline]
    pub(crate) fn open(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.0.heads.may_open_folded(bytes) && self.0.may_open_closely(bytes) && self.surely_open(text)
    }

    fn surely_open(&self, text: &str) -> bool {
        let head = &text[..text.floor_char_boundary(HEAD)];
        // Phrases are found in any case; what may follow them is told in small letters.
        if head.is_ascii() && !head.contains('-') {
            return self.opens(head).is_some();
        }
        let mut low = String::with_capacity(HEAD + 8);
        fold(head, &mut low);
        self.opens(&low).is_some()
    }

    /// What follows the longest phrase that opens the text at a word's border.
    pub(crate) fn opens<'t>(&self, low: &'t str) -> Option<&'t str> {
        self.0.of(low.as_bytes()).find_map(|pattern| {
            let rest = low.get(pattern.phrase.len()..)?;
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
        let openings = Openings::new(&["read", "don't miss", "abonnez", "read more"]);
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
