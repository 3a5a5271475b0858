//! How a line is written to be looked up in the lists: small letters, straight marks, plain spaces.

/// Puts the folded text into `low` in place of what was there. Its length may be another than the text's.
pub(crate) fn fold(text: &str, low: &mut String) {
    low.clear();
    if text.is_ascii() {
        low.push_str(text);
        low.make_ascii_lowercase();
        return;
    }
    low.extend(text.chars().flat_map(|c| match c {
        '’' => '\''.to_lowercase(),
        '\u{a0}' | '\u{202f}' => ' '.to_lowercase(),
        c => c.to_lowercase(),
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_spaces_and_capitals_are_the_plain_ones() {
        let mut low = String::from("what was there");
        fold("L’Été\u{a0}: D’Accord", &mut low);
        assert_eq!(low, "l'été : d'accord");
    }
}
