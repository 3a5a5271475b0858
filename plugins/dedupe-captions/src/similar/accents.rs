//! A text that lost its accents on the way, as in the names of files and in old systems: "l'ecluse", "l'écluse"; or has two letters for one, as German
//! and the languages of Scandinavia write without their own: "Mueller", "Müller".

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

/// What bears a name.
static BEARERS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/name-bearers.txt")).collect());

/// True where two texts are the same but for accents, which one of them has none of.
pub(crate) fn are_lost(a: &str, b: &str) -> bool {
    let accented = |text: &str| text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    // Most pairs end here.
    if accented(a) == accented(b) || a.len().abs_diff(b.len()) * 4 > a.len() {
        return false;
    }
    plain(a, base).eq(plain(b, base))
}

/// True where two texts are the same but for letters with an accent, of which one has none, and two for some of them.
pub(crate) fn have_two_letters(a: &str, b: &str) -> bool {
    a.is_ascii() != b.is_ascii() && plain(a, two).eq(plain(b, two))
}

/// True where it may be the spelling that two such captions show: their last word differs, or what bears a name stands in front of the word.
pub(crate) fn shows_spelling(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let Some(at) = a.iter().zip(&b).position(|(one, other)| one != other) else { return false };
    a.last() != b.last() || a[..at].iter().any(|word| BEARERS.binary_search(&word.as_str()).is_ok())
}

/// The letters and digits of a text in small letters, with others for those that have accents.
fn plain(text: &str, others: fn(char) -> &'static [char]) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.flat_map(move |c| others(c).iter().copied().chain(others(c).is_empty().then_some(c)))
}

/// The two letters that stand for one, where they are usual, or what [`base`] says.
fn two(c: char) -> &'static [char] {
    match c {
        'ä' => &['a', 'e'],
        'å' => &['a', 'a'],
        'ö' | 'ø' => &['o', 'e'],
        'ü' => &['u', 'e'],
        _ => base(c),
    }
}

/// The letters that stand for an accented one where accents are lost; none for any other.
fn base(c: char) -> &'static [char] {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => &['a'],
        'ç' | 'ć' | 'č' => &['c'],
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => &['e'],
        'ì' | 'í' | 'î' | 'ï' => &['i'],
        'ł' => &['l'],
        'ñ' | 'ń' => &['n'],
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => &['o'],
        'š' | 'ś' => &['s'],
        'ù' | 'ú' | 'û' | 'ü' => &['u'],
        'ý' | 'ÿ' => &['y'],
        'ž' | 'ź' | 'ż' => &['z'],
        'ß' => &['s', 's'],
        'æ' => &['a', 'e'],
        'œ' => &['o', 'e'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_its_accents_is_known() {
        assert!(are_lost("Ada Rowe a l'ecluse, ou elle travaille", "Ada Rowe à l’écluse, où elle travaille"));
        assert!(are_lost("Grosse Schleuse bei Koln", "Große Schleuse bei Köln"));
        assert!(have_two_letters("Zoë Müller in Køge", "Zoe Mueller in Koege"));
        assert!(!have_two_letters("Zoë Müller in Köln", "Zoe Miller in Koeln"));
        assert!(!are_lost("Ada Rowe à l’écluse", "Ada Rowé à l’écluse"));
        assert!(!are_lost("Ada Rowe a l'ecluse", "Ada Rowe à l’école"));
        assert!(!are_lost("Ada Rowe", "Ada Rowe"));
    }
}
