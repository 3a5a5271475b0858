//! White space within a sentence: lines of the copy and doubled spaces become single spaces, and an initial that was set apart (`A dam`) stands with
//! its word again.

use crate::classes::FUNCTION;
use crate::language::Language;
use crate::words::Hash;

/// The text with each run of white space as one space.
pub(crate) fn clean(text: &str) -> String {
    if is_clean(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text with an English initial that a page sets large, and apart, put back into its word: `T he ferry`. What stands
/// apart for itself stays: `A dock`, `S and P`, but where both are a name that the story has elsewhere (`A da Rowe`).
pub(crate) fn mend_initial(mut text: String, english: &Language, is_name: impl Fn(&str) -> bool) -> String {
    let [initial @ b'A'..=b'Z', b' ', b'a'..=b'z', ..] = text.as_bytes() else { return text };
    let length = text[2..].bytes().take_while(u8::is_ascii_lowercase).count();
    let is_function = |word: &str| english.classes(Hash::of_phrase(word)) & FUNCTION != 0;
    let (letter, rest) = (initial.to_ascii_lowercase() as char, &text[2..2 + length]);
    let whole = format!("{letter}{rest}");
    // `O prof. Bo Lind`
    let abbreviated = text[2 + length..].starts_with('.');
    let apart = match is_function(letter.encode_utf8(&mut [0; 4])) {
        true => is_function(&whole) || !is_name(&whole),
        false => is_function(rest) && !is_function(&whole),
    };
    if !abbreviated && !apart {
        text.remove(1);
    }
    text
}

/// The text without a number that ran into its first word: `20266The ferry`, where that is a small word of grammar.
pub(crate) fn without_number(mut text: String, english: &Language) -> String {
    const DIGITS: usize = 3;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits < DIGITS {
        return text; // nearly all
    }
    let word = text[digits..].split(' ').next().unwrap_or_default();
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1;
    let small = word.to_ascii_lowercase();
    if capital
        && english.classes(Hash::of_phrase(&small)) & FUNCTION != 0
        && !word.ends_with(|c: char| c.is_uppercase())
    {
        text.drain(..digits);
    }
    text
}

/// Whether surely no white space but single spaces stands in a text, as in most; the marks of news are known.
fn is_clean(mut rest: &[u8]) -> bool {
    if rest.first() == Some(&b' ') || rest.last() == Some(&b' ') {
        return false;
    }
    loop {
        // Eight characters at once, the last of which is looked at again with those behind it.
        while let Some(chunk) = rest.first_chunk::<8>()
            && is_plain(u64::from_le_bytes(*chunk))
        {
            rest = &rest[7..];
        }
        rest = match rest {
            [] => return true,
            [b' ', b' ', ..] => return false,
            // Letters with accents, then dashes, quotation marks and the ellipsis.
            [b' '..0x80, behind @ ..] | [0xC3, _, behind @ ..] | [0xE2, 0x80, 0x90..=0xA6, behind @ ..] => behind,
            _ => return false,
        };
    }
}

/// Whether eight bytes are ASCII, none of them a control character, and no two spaces among them stand together.
fn is_plain(chunk: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let low = chunk & !HIGH;
    // The highest bit of each byte: set where the byte is at least a space, and where it is above one.
    let (printed, above) = (low + (0x80 - 0x20) * EACH, low + (0x80 - 0x21) * EACH);
    let spaces = printed & !above & HIGH;
    chunk & HIGH == 0 && printed & HIGH == HIGH && spaces & spaces >> 8 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn an_initial_set_apart_goes_back_into_its_word() {
        let mended = |text: &str| mend_initial(text.to_owned(), language("en"), |word| word == "ada");
        assert_eq!(mended("T he ferry left."), "The ferry left.");
        assert_eq!(mended("H arbour masters met."), "Harbour masters met.");
        assert_eq!(mended("A da Rowe’s ferry left."), "Ada Rowe’s ferry left.");
        for text in [
            "A dock closed.",
            "I am here.",
            "B. Lind left.",
            "O prof. Lind saiu.",
            "X ",
            "É t",
            "The b left.",
            "H and P bid.",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn a_number_that_ran_into_the_first_word_is_cut() {
        let told = |text: &str| without_number(text.to_owned(), language("en"));
        assert_eq!(told("20266The ferry left."), "The ferry left.");
        for text in ["2026 The ferry left.", "20The ferry left.", "300THE ferry left.", "747Holm left.", "2026"] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn white_space_becomes_single_spaces_and_clean_text_stays() {
        for text in ["The “ferry” – à l’heure… left.", "", "a", "(9)", "The ferry left for the north at 9."]
        {
            assert!(is_clean(text.as_bytes()), "{text}");
            assert_eq!(clean(text), text);
        }
        for text in [" a b", "a b ", "a  b", "a\nb", "a\u{a0}b", "a\u{2009}b", "a\u{2028}b", "a\u{3000} b", "a\tb"] {
            assert!(!is_clean(text.as_bytes()), "{text}");
            assert_eq!(clean(text), "a b", "{text:?}");
        }
        for place in 1..20 {
            let text = format!("{} {}", "a".repeat(place), "b".repeat(20));
            assert!(is_clean(text.as_bytes()));
            assert!(!is_clean(text.replace(' ', "  ").as_bytes()), "{place}");
            assert!(!is_clean(text.replace(' ', "\n").as_bytes()), "{place}");
        }
    }
}
