//! The endings of words, by language: what is left without them.
//!
//! What counts is that the forms of a word come out alike, and seldom those of two. The stem is always what a word begins with.

use copydesk_topic_model::words::Case;

/// So much of a word is left at least, in bytes: of shorter ones no ending can be told.
pub(crate) const SHORTEST: usize = 4;
/// So much before an ending that many words have without its being one: "Stern", "schwer".
const SHORTEST_IN_DOUBT: usize = 5;

/// A byte of a letter in lower case; the languages here have no other letters of which this is not true.
pub(crate) fn small(byte: u8) -> u8 {
    byte | 0x20
}

/// A word without the "l'", "d'" or "dell'" before it.
pub(crate) fn behind_apostrophe(word: &str) -> &str {
    word.rsplit(['\'', '’']).next().unwrap_or(word)
}

/// A word without the "l'" or "d'" before it, and without the endings of plural and, of participles, of the feminine.
pub(crate) fn stem_of_french(word: &str) -> &str {
    let mut stem = behind_apostrophe(word);
    cut_letter(&mut stem, b"sx", SHORTEST);
    // Behind another letter the feminine is often another word: "danse" and "dans", "retraite" and "retrait".
    if stem.ends_with("ée") {
        cut_letter(&mut stem, b"e", SHORTEST);
    }
    stem
}

/// A word without the endings of plural, and of gender where "-do" and "-da" or "-or" and "-ora" are of one: "puerto" and
/// "puerta" are two.
pub(crate) fn stem_of_spanish(word: &str) -> &str {
    let mut stem = word;
    cut_letter(&mut stem, b"s", SHORTEST);
    let before = stem.len().checked_sub(2).and_then(|at| stem.as_bytes().get(at)).map_or(0, |byte| small(*byte));
    let endings: &[u8] = if matches!(before, b'd' | b'r') { b"aeo" } else { b"e" };
    cut_letter(&mut stem, endings, SHORTEST_IN_DOUBT);
    stem
}

/// Takes the last letter away if it is one of these and more than `shortest` bytes are there.
fn cut_letter(stem: &mut &str, endings: &[u8], shortest: usize) {
    let last = stem.as_bytes().last().map_or(0, |byte| small(*byte));
    if stem.len() > shortest && endings.contains(&last) {
        *stem = &stem[..stem.len() - 1];
    }
}

/// A word without its ending, at least `shortest` bytes; "Lehrerinnen" as "Lehrer". What counts is that the forms of a word
/// come out alike, and seldom those of two.
pub(crate) fn stem_of_german(word: &str, case: Case, shortest: usize) -> &str {
    let mut stem = word;
    let last = word.as_bytes().last().map_or(0, |byte| small(*byte));
    if !matches!(last, b'e' | b'm' | b'n' | b'r' | b's') {
        return word;
    }
    let letters = |word: &str, count: usize| {
        let last = word.len().saturating_sub(count);
        let mut letters = [0; 4];
        word.as_bytes()[last..].iter().rev().zip(&mut letters).for_each(|(byte, letter)| *letter = small(*byte));
        letters
    };
    let cut = |stem: &mut &str, count: usize, shortest: usize| {
        let left = stem.len().saturating_sub(count);
        if left >= shortest {
            *stem = &stem[..left];
        }
        left >= shortest
    };
    if case == Case::Lower && matches!(letters(stem, 2), [b'r' | b'm', b'e', ..]) {
        cut(&mut stem, 2, SHORTEST_IN_DOUBT);
    }
    let genitive = |stem: &str| matches!(letters(stem, 2), [b's', before, ..] if !matches!(before, b's' | b'i' | b'u'));
    if genitive(stem) {
        cut(&mut stem, 1, shortest);
    }
    let shorter = match letters(stem, 4) {
        [b'n', b'e', b'n', b'n'] => cut(&mut stem, 3, shortest),
        [b'n', b'e', ..] => cut(&mut stem, 2, shortest),
        [b'n', b'r' | b'l', b'e', _] => cut(&mut stem, 1, SHORTEST_IN_DOUBT.max(shortest)),
        [b'e', ..] => cut(&mut stem, 1, shortest),
        _ => false,
    };
    if shorter && genitive(stem) {
        cut(&mut stem, 1, shortest);
    }
    if matches!(letters(stem, 2), [b's', b's', ..]) {
        cut(&mut stem, 1, shortest);
    }
    if case != Case::Lower && letters(stem, 4) == *b"nire" {
        cut(&mut stem, 2, shortest);
    }
    stem
}

/// Endings of Swedish that say one and many, this and any, longest first; how much of each is left, and how many letters a word has without it
/// at least. Nouns in "-are" and plurals in "-ar" keep apart from what has another plural, as "spelare" is no "spel". No verb is taken apart.
const OF_SWEDISH: [(&str, usize, usize); 12] = [
    ("arna", 2, 3),
    ("aren", 2, 3),
    ("orna", 0, 4),
    ("erna", 0, 4),
    ("are", 2, 3),
    ("or", 0, 4),
    ("er", 0, 4),
    ("an", 0, 4),
    ("en", 0, 3),
    ("et", 0, 3),
    ("a", 0, 4),
    ("e", 0, 4),
];

/// A word without the genitive and without the endings of number, definiteness and agreement.
pub(crate) fn stem_of_swedish(word: &str) -> &str {
    let longer_than = |stem: &str, letters: usize| stem.chars().nth(letters).is_some();
    let ends = |stem: &str, ending: &str| {
        let at = stem.len().checked_sub(ending.len());
        at.is_some_and(|at| stem.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes()))
    };
    let mut stem = word;
    // Words of their own end so behind a vowel, and as "kurs", "konkurs" and "demens".
    if let [.., before, b's' | b'S'] = word.as_bytes()
        && before.is_ascii_alphabetic()
        && (!matches!(small(*before), b'a' | b'e' | b'i' | b'o' | b's' | b'u')
            || ["ares", "rnas"].iter().any(|end| ends(word, end)))
        && !ends(word, "urs")
        && longer_than(word, 6)
    {
        stem = &word[..word.len() - 1];
    }
    for (ending, kept, least) in OF_SWEDISH.into_iter().filter(|(ending, ..)| ends(stem, ending)) {
        let left = &stem[..stem.len() - ending.len() + kept];
        // "frihet" and "fri" are two words.
        if longer_than(left, least - 1) && !(ending == "et" && ends(left, "h")) {
            // "hemmet" and "hem", but "kommer" is no "kom".
            let doubled = matches!(ending, "en" | "et") && ends(left, "mm");
            return if doubled { &left[..left.len() - 1] } else { left };
        }
    }
    stem
}
