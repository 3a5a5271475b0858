//! Letters that are written as a letter and the marks on it, as files from a Mac often have them: "é" as "e" and an accent.

use std::borrow::Cow;

use icu_normalizer::properties::CanonicalCompositionBorrowed;

/// The first byte of the first mark; what begins lower is none.
pub(super) const FIRST_MARK: u8 = 0xcc;

/// What stands behind a letter and is one with it: accents of Latin, Greek and Cyrillic, those of Arabic that make another
/// letter, and the vowels and last consonants of Korean.
#[inline]
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}' | '\u{1161}'..='\u{11c2}')
}

/// The letter that `c` is with the marks that the text goes on with, and how many bytes those have. An accent that makes no
/// letter with it is passed over.
pub(super) fn with_marks(mut c: char, behind: &str) -> (char, usize) {
    const COMPOSITION: CanonicalCompositionBorrowed<'static> = CanonicalCompositionBorrowed::new();
    let mut bytes = 0;
    for mark in behind.chars().take_while(|c| is_mark(*c)) {
        match COMPOSITION.compose(c, mark) {
            Some(letter) => c = letter,
            None if mark <= '\u{36f}' => {}
            None => break,
        }
        bytes += mark.len_utf8();
    }
    (c, bytes)
}

/// A text with every letter and its marks as one sign.
pub fn composed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let (letter, marks) = with_marks(c, chars.as_str());
        whole.push(letter);
        chars = chars.as_str()[marks..].chars();
    }
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn a_letter_and_its_marks_are_one_sign() {
        for (apart, whole) in [
            ("cafe\u{301}", "café"),
            ("o\u{323}\u{302}", "ộ"),
            ("A\u{30a}rhus", "Århus"),
            ("x\u{302}y", "xy"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("\u{627}\u{653}", "آ"),
        ] {
            assert_eq!(composed(apart), whole);
            assert_eq!(words(apart).map(|word| word.hash).collect::<Vec<_>>(), [words(whole).next().unwrap().hash]);
        }
        assert!(matches!(composed("café"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_word_has_the_place_of_its_letters_and_marks_and_gives_them_composed() {
        let text = "Das Gema\u{308}lde ha\u{308}ngt";
        let found: Vec<_> = words(text).map(|word| (&text[word.bytes()], word.letters(text))).collect();
        assert_eq!(found[1], ("Gema\u{308}lde", Cow::Borrowed("Gemälde")));
        assert!(words(text).skip(1).all(|word| word.joined()));
    }
}
