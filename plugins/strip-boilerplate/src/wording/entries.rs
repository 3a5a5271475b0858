//! Entries of a story's lists that stay by their form: what ends with its price, what readers sent in with their names.

/// True for an entry that ends with its price: "Fen View, Ousby: six-bedroom farmhouse, £875,000".
pub(super) fn is_priced(text: &str) -> bool {
    /// Words before the price.
    const NAMED: usize = 3;
    let words = || text.split(' ').rev();
    let digits = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    let signs = |word: &str| word.contains(['£', '$', '€']) || ["kr", "kr."].contains(&word);
    let mut last = words();
    let (Some(end), before) = (last.next(), last.next()) else { return false };
    let priced = digits(end) && signs(end)
        || signs(end) && before.is_some_and(digits)
        || digits(end) && before.is_some_and(signs);
    priced && !text.ends_with(['.', '!', '?']) && text.contains(": ") && words().count() > NAMED
}

/// True for a question or a few words to a paper, with who sent them behind a stroke: "Why is the clock slow? – R Cole, Ousby".
pub(super) fn is_sent_in(text: &str) -> bool {
    /// Words of the name and the place.
    const NAMED: usize = 8;
    let Some((said, by)) = [" – ", " — ", " - "].iter().find_map(|stroke| text.rsplit_once(stroke)) else {
        return false;
    };
    let (name, place) = by.split_once(", ").unwrap_or((by, ""));
    let capital = |part: &str| part.trim_start_matches(['“', '"', '‘', '\'', '«', '„']).starts_with(char::is_uppercase);
    let small = |word: &str| word.starts_with(char::is_lowercase);
    said.ends_with(['?', '.', '!', '”', '"'])
        && capital(name)
        && capital(place)
        && by.split(' ').count() <= NAMED
        && by.split(' ').filter(|word| small(word)).count() <= 2
        && !by.ends_with(['.', '!', '?'])
        && !by.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_with_their_price_and_what_readers_sent_in_are_known() {
        for entry in ["3 Regent Terrace, Elmsworth: townhouse, £899,950", "Haus am Wehr, Tarn: vier Zimmer, 420.000 €"]
        {
            assert!(is_priced(entry), "{entry}");
        }
        for none in
            ["Picnic Rug, waxed back — £92", "Try it for £1", "The lock, which cost £2,000.", "£5, £6", "Room 101"]
        {
            assert!(!is_priced(none), "{none}");
        }
        for sent in [
            "Why is the town clock slow? – “Punctual”, Ousby",
            "When will the lights be mended? – R Cole, Ousby",
            "Well done to the lifeboat crew. — Ada Rowe, Castle Marrow",
        ] {
            assert!(is_sent_in(sent), "{sent}");
        }
        for none in
            ["Who won? – Read it here", "Weir shut – Marl Mail, Tarn", "Ada Rowe – Ben Ott", "Why? – Marl, 9 June"]
        {
            assert!(!is_sent_in(none), "{none}");
        }
    }
}
