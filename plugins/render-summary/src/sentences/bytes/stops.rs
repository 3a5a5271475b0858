//! Stops that end a sentence, and those of abbreviations that end none.

use copydesk_text::lexicon::entries;

use crate::language::Language;

/// An article and an abbreviation are no longer, in bytes.
const ABBREVIATED: usize = 16;
/// No word before the number of a day is longer: `Dem 3.`
const DAY: usize = 3;
/// No two of them are longer, with the spaces between.
const DAYS: usize = 2 * DAY + 9;
/// A question of a word or two is no longer, in bytes.
const KEY: usize = 24;
/// No denial has more words.
const DENIAL: u32 = 5;
/// A sentence that only hedges the one before it has no more words.
const HEDGE: u32 = 4;
/// No name of who wrote a text is longer, with the dash before.
const SIGNATURE: usize = 40;

/// Whether a sentence is nothing but a word or two and an abbreviation in capitals, or an article and one (`The U.S.`,
/// `The Fred.`), or ends with a letter that calls: `according to E!`
pub(crate) fn is_abbreviated(sentence: &str) -> bool {
    if let [.., b' ', b'A'..=b'Z', b'!'] = sentence.as_bytes() {
        return true;
    }
    if is_day(sentence) {
        return true;
    }
    let mut words = sentence.split_whitespace();
    sentence.len() <= ABBREVIATED
        && sentence.strip_suffix('.').is_some_and(|sentence| {
            sentence.ends_with(|c: char| c.is_ascii_uppercase())
                || words.clone().nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
                    && words.next().is_some_and(|word| matches!(word, "The" | "A" | "An"))
        })
        && sentence.split_whitespace().nth(2).is_none()
}

/// Whether a sentence is nothing but the number of a day behind a short word, or two of them: `Am 12.`, `Vom 12. Bis 13.`
fn is_day(sentence: &str) -> bool {
    let ends = matches!(sentence.as_bytes(), [.., digit, b'.'] if digit.is_ascii_digit());
    if !ends || sentence.len() > DAYS {
        return false;
    }
    let mut words = sentence.split_whitespace();
    let mut days = 0;
    while let Some(word) = words.next() {
        let number = words.next().and_then(|day| day.strip_suffix('.'));
        let day = number.is_some_and(|day| day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit()));
        if !day || word.len() > DAY || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return false;
        }
        days += 1;
    }
    (1..=2).contains(&days)
}

/// Whether a sentence surely ends where it seems to, as nearly all do: it is longer than those that are cut short at a stop, and ends with two
/// small letters with which no abbreviation ends, and a full stop.
#[inline]
pub(crate) fn surely_ends(sentence: &str, language: &Language) -> bool {
    match *sentence.as_bytes() {
        // `May 11th.`, `Holm Co.`, `Inc.`, `Ltd.` and `Corp.` may go on.
        [.., b'0'..=b'9', _, _, b'.'] | [.., b'n', b'c', b'.'] | [.., b't', b'd', b'.'] | [.., b'r', b'p', b'.'] => {
            false
        }
        [.., before @ b'a'..=b'z', last @ b'a'..=b'z', b'.'] if last != b'o' && sentence.len() > KEY => {
            !language.may_abbreviate(before, last)
        }
        _ => false,
    }
}

/// Whether a sentence that opens a story is a word with a stop: a name cut short, as in `Geo. Holm said`.
pub(crate) fn is_one_word(sentence: &str) -> bool {
    sentence.ends_with('.') && sentence.len() <= ABBREVIATED && !sentence.contains(' ')
}

/// Whether a sentence is a word or two with a question mark, so that the next one is told by it: `The problem?`, `Why?`
pub(crate) fn is_key_question(sentence: &str) -> bool {
    sentence.len() <= KEY
        && sentence.starts_with(char::is_alphabetic)
        && sentence.ends_with('?')
        && sentence.split_whitespace().filter(|word| word.starts_with(char::is_alphanumeric)).nth(2).is_none()
}

/// Whether a word negates.
fn negates(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    word.ends_with("n't")
        || word.ends_with("n’t")
        || entries(include_str!("../../../data/denying.txt")).any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a sentence of so many words takes half of the one before it back, and says no more: `Kind of.`, `Or so it seemed.` In English.
pub(crate) fn hedges(sentence: &str, words: u32) -> bool {
    let Some(said) = sentence.strip_suffix(['.', '!', '?', '…']).filter(|_| words <= HEDGE) else { return false };
    entries(include_str!("../../../data/en/hedging.txt")).any(|hedge| said.eq_ignore_ascii_case(hedge))
}

/// Whether a sentence of so many words, none of which says more than that, or one only, denies what the one before it says: `I do not.`, `Das
/// ist es nicht.`, `Don’t believe them.`, `That is false.`
pub(crate) fn denies(sentence: &str, words: u32, content: usize) -> bool {
    if words > DENIAL || !sentence.ends_with('.') {
        return false;
    }
    let negated = sentence.split_whitespace().any(negates);
    negated && content == 0 || content == 1 && contradicts(sentence, negated)
}

/// Whether such a sentence says nothing but that, and so denies the paragraph before too: `It will not.`, but not `It won’t take long.`
pub(crate) fn only_denies(sentence: &str, content: usize) -> bool {
    let last = sentence.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    content > 0 || negates(last)
}

/// Whether a sentence that says one thing only says that what was told is not so: `Don’t believe them.`, `That is a lie.`
fn contradicts(sentence: &str, negated: bool) -> bool {
    let mut words = sentence.split(' ').map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let listed = |word: &str| {
        entries(include_str!("../../../data/en/contradicting.txt")).any(|entry| match entry.strip_prefix("not ") {
            Some(entry) => negated && word == entry,
            None => word == entry,
        })
    };
    words.any(listed)
}

/// The length of the name of who wrote it at the end of a text, with the dash before: `… said Lind.--Ada Rowe.`; 0 where
/// there is none.
pub(crate) fn signature(text: &str) -> usize {
    let tail = &text.as_bytes()[text.len().saturating_sub(SIGNATURE)..];
    let double = |&at: &usize| at > 0 && tail[at - 1] == b'-';
    let Some(at) = memchr::memrchr_iter(b'-', tail).find(double) else { return 0 };
    let dash = text.len() - tail.len() + at - 1;
    let (before, name) = (&text[..dash], &text[dash + 2..]);
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    let names = (2..=3).contains(&name.split_whitespace().count()) && name.split_whitespace().all(capital);
    if names && !before.ends_with(' ') && last_stop(before).is_some() { text.len() - dash } else { 0 }
}

/// The stop that ends a sentence, looked for behind what closes it.
pub(crate) fn last_stop(sentence: &str) -> Option<char> {
    sentence
        .chars()
        .rev()
        .find(|&c| {
            !(matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | ')' | ']' | '>' | '」' | '』')
                || c.is_whitespace())
        })
        .filter(|&c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_or_two_that_ask_are_told_from_questions() {
        for text in ["The problem?", "Why?", "Die Folge?", "the catch ?"] {
            assert!(is_key_question(text), "{text}");
        }
        for text in ["Who paid for it?", "“Why?”", "The problem.", "?", "Harbourmasters, internationally?"] {
            assert!(!is_key_question(text), "{text}");
        }
    }

    #[test]
    fn what_hedges_the_sentence_before_is_told() {
        for (text, words) in [("Kind of.", 2), ("Well, almost.", 2), ("Or so it seemed.", 4), ("Not yet!", 2)] {
            assert!(hedges(text, words), "{text}");
        }
        for (text, words) in [("Kind of blue.", 3), ("Almost nobody came.", 3), ("Rowe.", 1)] {
            assert!(!hedges(text, words), "{text}");
        }
    }

    #[test]
    fn what_denies_the_sentence_before_is_told() {
        for (text, words, content) in [
            ("I do not.", 3, 0),
            ("It wasn’t.", 2, 0),
            ("Don't believe them.", 3, 1),
            ("You shouldn’t just trust her.", 5, 1),
            ("That is false.", 3, 1),
        ] {
            assert!(denies(text, words, content), "{text}");
        }
        for (text, words, content) in
            [("It wasn’t cold.", 3, 1), ("Believe them.", 2, 1), ("Pilots were wrong.", 3, 2), ("It did.", 2, 0)]
        {
            assert!(!denies(text, words, content), "{text}");
        }
        assert!(
            only_denies("It didn’t.", 0) && only_denies("It will not.", 0) && !only_denies("It won’t take long.", 0)
        );
    }

    #[test]
    fn names_behind_a_dash_at_the_end_are_told_from_asides() {
        for (text, name) in [("The lock is shut.--Ada Rowe.", "--Ada Rowe."), ("“Still safe.”--Bo Lind", "--Bo Lind")]
        {
            assert_eq!(signature(text), name.len(), "{text}");
        }
        for text in
            ["The lock--Ada Rowe.", "It is shut. -- Ada Rowe.", "It is shut.--Nobody knows why.", "It is shut.", ""]
        {
            assert_eq!(signature(text), 0, "{text}");
        }
    }
}
