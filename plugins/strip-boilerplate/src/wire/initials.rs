//! Initials of those who reported, wrote and edited, as they close copy. They are known by their shape.

use std::sync::LazyLock;

use crate::lists::data::part;
use crate::wire::WIRE;

/// `ABC/DE // FGH`: who wrote, and who edited.
pub(crate) fn is_wrote_and_edited(text: &str) -> bool {
    let capitals = |t: &str| (2..=5).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_uppercase());
    let parts = text.split_once(" // ").filter(|_| text.len() <= 30);
    parts.is_some_and(|(wrote, edited)| wrote.split('/').chain(edited.split('/')).all(capitals))
}

/// `ab/cd`, `burs-ab/cd`: who wrote and edited.
pub(crate) fn is_initials(text: &str) -> bool {
    let text = text.strip_prefix("burs-").or_else(|| text.strip_prefix("bur-")).unwrap_or(text);
    let Some((first, rest)) = text.split_once('/') else { return false };
    let small = |t: &str| (2..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase());
    let capitals = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_uppercase());
    // Words of two or three letters are joined so too.
    let words = ["and", "he", "him", "his", "she", "her"].contains(&first);
    text.len() <= 15 && (capitals || small(first)) && rest.split('/').all(small) && !words
}

/// Where initials start that are glued to the last sentence: `… in Marl./hm/ks/jha`.
pub(crate) fn glued_initials(text: &str) -> Option<usize> {
    /// They are no longer, in bytes.
    const LONGEST: usize = 20;
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST));
    let ended = |at: &usize| text[..*at].trim_end().ends_with(['.', '!', '?', '"', '“', '”', '»']);
    let start = memchr::memchr_iter(b'/', &text.as_bytes()[from..]).map(|at| from + at).next().filter(ended)?;
    let initials = &text[start + 1..];
    (is_joined_initials(initials) || is_lone_initials(initials)).then(|| text[..start].trim_end().len())
}

/// `abd-mr/rs/kl`: the initials of those who reported, wrote and edited.
pub(crate) fn is_joined_initials(text: &str) -> bool {
    let parts = || text.split(['/', '-']);
    let words = ["and", "he", "she", "his", "her", "him", "on", "off", "yes", "no", "win", "true"];
    text.len() <= 24
        && text.contains('/')
        && parts().all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
        && !parts().next().is_some_and(|first| words.contains(&first))
}

/// Words that no initials are.
static SHORT: LazyLock<Vec<&str>> = LazyLock::new(|| part(WIRE, "short words"));

/// `jk`, `(abc)`: the initials of who wrote the piece, as its last line; three of them stand within marks or have no vowel.
pub(crate) fn is_lone_initials(text: &str) -> bool {
    // "J. C."
    let stopped = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase());
    if text.len() <= 8 && text.ends_with('.') && matches!(text.matches('.').count(), 2..=3) {
        return text.split_terminator('.').all(|part| stopped(part.trim()));
    }
    let inner = text.trim_matches(['(', ')', '/', '-', '–']);
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let letters = inner.len() == 2 || inner.len() == 3 && (inner.len() < text.len() || !inner.bytes().any(vowel));
    letters && inner.bytes().all(|b| b.is_ascii_lowercase()) && !SHORT.contains(&inner)
}

/// `(Agencia del Puerto) mpr/jcv`, `XNA mpr/jcv`, `mpr/jcv (XNA)`: initials, and whose they are in brackets or capitals.
pub(crate) fn is_signed_initials(text: &str) -> bool {
    /// The name of an agency has no more words.
    const NAME: usize = 4;
    let whose = |text: &str| {
        let text = text.trim();
        let inner = text.strip_prefix(['(', '[']).and_then(|text| text.strip_suffix([')', ']']));
        let word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'));
        let words = || inner.unwrap_or(text).split_whitespace();
        let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase());
        (1..=NAME).contains(&words().count())
            && words().all(word)
            && words().next().is_some_and(|first| first.starts_with(char::is_uppercase))
            && (inner.is_some() || capitals && (2..=8).contains(&text.len()))
    };
    // "(mpr/jcv)", "mpr/jcv/XNA", "(XNA) / mpr"
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).is_some_and(is_joined_initials);
    let parted = text.rsplit_once('/').map(|(before, last)| (before.trim_end(), last.trim_start()));
    let capitals = |part: &str| (2..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    let small = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let joined = parted.is_some_and(|(before, last)| {
        capitals(last) && is_joined_initials(before) || before.ends_with([')', ']']) && small(last) && whose(before)
    });
    if bare || joined {
        return true;
    }
    let before = text.rsplit_once(' ').is_some_and(|(agency, initials)| is_joined_initials(initials) && whose(agency));
    before || text.split_once(' ').is_some_and(|(initials, agency)| is_joined_initials(initials) && whose(agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_glued_to_the_end_of_a_sentence() {
        assert_eq!(glued_initials("2100 in Nordhagen./hm/ks/jha"), Some("2100 in Nordhagen.".len()));
        assert_eq!(glued_initials("He came in 2019 and/or later/never"), None);
        assert_eq!(glued_initials("See post.example/ab/cd"), None);
    }

    #[test]
    fn initials_are_signed_with_an_agency_in_brackets_or_capitals() {
        for line in [
            "(Agencia del Puerto) mpr/jcv",
            "XNA mpr/jcv",
            "tk/ol (XNA)",
            "[Agence Nord] ab/cd/ef",
            "(mpr/jcv)",
            "mpr/jcv/XNA",
            "(XNA) / mpr",
        ] {
            assert!(is_signed_initials(line), "{line}");
        }
        for line in ["He likes and/or", "(He likes) yes/no", "Nord ab/cd", "(see page 4) ab/cd", "(and more) his/hers"]
        {
            assert!(!is_signed_initials(line), "{line}");
        }
    }

    #[test]
    fn initials_stand_alone_in_the_last_line() {
        assert!(["jk", "(abc)", "jkl", "-kb-", "J. C.", "J.C.M."].iter().all(|line| is_lone_initials(line)));
        assert!(
            !["JK", "no", "U.S. No.", "...", "Dr. K.", "j", "abcd", "9am", "j k", "jk.", "sea", "- two", "(yes)"]
                .iter()
                .any(|line| is_lone_initials(line))
        );
    }

    #[test]
    fn who_wrote_and_who_edited_stand_on_either_side_of_two_strokes() {
        assert!(["MPR/JCV // TK", "MPR // TK", "MPR/JC/AD // TKO"].iter().all(|line| is_wrote_and_edited(line)));
        assert!(!["MPR/JCV", "Mpr // tk", "PART ONE // TWO", "A // B"].iter().any(|line| is_wrote_and_edited(line)));
    }
}
