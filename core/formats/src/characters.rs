//! Characters that are certain dirt go; all others stay as they came.
//!
//! Taken out: control characters of the wire other than tab and newline (separators of fields become spaces), soft hyphens, the zero-width space, the word
//! joiner and stray byte order marks. A no-break space becomes a space. The zero-width joiner and non-joiner stay (scripts
//! and emoji need them), as do direction marks, thin spaces and every kind of quotation mark and dash. Spaces are not merged.

use std::borrow::Cow;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Stays,
    BecomesSpace,
    Goes,
}

/// Judges one character.
pub(crate) fn fate(c: char) -> Fate {
    match c {
        '\t' | '\n' | ' '..='~' => Fate::Stays,
        '\u{A0}' => Fate::BecomesSpace,
        // NEL is a line end of mainframes; the separators of transmissions stand between fields.
        '\u{85}' | '\u{1C}'..='\u{1F}' => Fate::BecomesSpace,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Fate::Goes,
        _ => Fate::Stays,
    }
}

/// The text without dirt.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fate(c) == Fate::Stays) {
        return Cow::Borrowed(text);
    }
    let keep = |c| match fate(c) {
        Fate::Stays => Some(c),
        Fate::BecomesSpace => Some(' '),
        Fate::Goes => None,
    };
    Cow::Owned(text.chars().filter_map(keep).collect())
}

/// One line of a header: without dirt, its white space runs made single spaces, without space at its ends.
pub(crate) fn one_line(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dirt_goes_and_meaning_stays() {
        assert_eq!(clean("a\u{200B}b\u{AD}c\u{2}d\u{A0}e  f"), "abcd e  f");
        let kept = "می\u{200C}خواهم 👩\u{200D}🚀 “x” – ‘y’ 25\u{2009}000";
        assert!(matches!(clean(kept), Cow::Borrowed(text) if text == kept));
    }
}
