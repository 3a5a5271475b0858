//! Two forms of one verb, of which two versions of a caption may each have one: "returns" and "returning", "stands" and "stood".

use std::sync::LazyLock;

use crate::similar::word_lists::part;

/// The endings of verbs: one, and those that it may stand for.
static ENDINGS_OF_VERBS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let endings = part(VERB_FORMS, "endings").into_iter().map(|line| line.split(' '));
    endings.filter_map(|mut endings| Some((endings.next()?, endings.collect()))).collect()
});
/// The forms of verbs that change within.
static VERBS: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| part(VERB_FORMS, "verbs").into_iter().map(|line| line.split(' ').collect()).collect());
const VERB_FORMS: &str = include_str!("../../data/verb-forms.txt");

/// "returns" and "returning": the verb of a caption, which one of its versions has in another form.
pub(crate) fn inflected(a: &str, b: &str) -> bool {
    /// Letters of the stem.
    const STEM: usize = 3;
    // Most words end here.
    if a.as_bytes().first() != b.as_bytes().first() || a == b || !a.starts_with(char::is_lowercase) {
        return false;
    }
    // Their stems may differ by an accent.
    let alike = a.get(..STEM).is_some_and(|stem| b.starts_with(stem)) || !a.is_ascii() || !b.is_ascii();
    let plain = |word: &str| word.chars().map(without_accent).collect::<String>();
    let forms = |a: &str, b: &str| has_forms(a, b, STEM) || has_forms(b, a, STEM);
    alike && forms(&plain(a), &plain(b)) || VERBS.iter().any(|forms| forms.contains(&a) && forms.contains(&b))
}

/// "Störche" and "Storchenpaar", "storks" and "stork": words of one stem.
pub(crate) fn is_kin(a: &str, b: &str) -> bool {
    /// Letters of the stem, and those of the one that may stand behind it.
    const STEM: usize = 5;
    const ENDING: usize = 3;
    let low = |word: &str| word.to_lowercase().chars().map(without_accent).collect::<Vec<char>>();
    let (a, b) = (low(a), low(b));
    let stem = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    // "Keeper" and "goalkeeper"
    let compound = a.len().min(b.len()) >= STEM && (a.ends_with(&b) || b.ends_with(&a));
    compound || stem >= STEM && a.len().min(b.len()) <= stem + ENDING
}

/// True where one word has an ending of a verb, and the other one that it may stand for, behind the same stem.
fn has_forms(a: &str, b: &str, stem: usize) -> bool {
    ENDINGS_OF_VERBS.iter().any(|(ending, others)| {
        let stem = a.strip_suffix(ending).filter(|verb| verb.len() >= stem);
        let other = stem.and_then(|stem| b.strip_prefix(stem));
        other.is_some_and(|other| others.contains(&if other.is_empty() { "-" } else { other }))
    })
}

fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' | 'î' | 'ì' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ä' => 'a',
        'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_are_told_from_other_words() {
        for [a, b] in [
            ["wings", "winging"],
            ["towed", "tows"],
            ["rides", "riding"],
            ["répète", "répétant"],
            ["ensaya", "ensayando"],
            ["provando", "prova"],
            ["tränade", "tränar"],
            ["øver", "øvede"],
            ["cutting", "cut"],
            ["portant", "portent"],
            ["stands", "stood"],
            ["heben", "hoben"],
        ] {
            assert!(inflected(a, b), "{a} {b}");
        }
        for [a, b] in [["king", "k"], ["boat", "boats"], ["Reading", "Reads"], ["rower", "rowing"], ["port", "porta"]] {
            assert!(!inflected(a, b), "{a} {b}");
        }
    }
}
