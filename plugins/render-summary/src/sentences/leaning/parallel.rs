//! Sentences of one form that say contrary things: `Under the old rules, pilots waited. Under the new rules, ships wait.` One without the other
//! says the half.

/// Fewer words have no form, and more are seldom built alike.
const WORDS: std::ops::RangeInclusive<usize> = 4..=16;
/// Two of one form differ in length by so many words at most.
const LONGER: usize = 2;

/// Whether a sentence is built like the one before it and says something else: both begin with the same word, and half of the words of each
/// stand in the other. Not what gives figures, one after the other.
pub(crate) fn are_parallel(before: &str, sentence: &str) -> bool {
    // The first letters tell nearly all.
    if before.as_bytes().first_chunk::<3>() != sentence.as_bytes().first_chunk::<3>() {
        return false;
    }
    let figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let (before, sentence) = (words(before), words(sentence));
    let alike = before.iter().filter(|word| sentence.contains(word)).count() * 2;
    WORDS.contains(&before.len())
        && WORDS.contains(&sentence.len())
        && before.len().abs_diff(sentence.len()) <= LONGER
        && before[0] == sentence[0]
        && before != sentence
        && alike >= before.len().max(sentence.len())
        && !before.iter().chain(&sentence).any(|word| figures(word))
}

/// The words of a sentence without the marks around them, as far as they need be read.
fn words(sentence: &str) -> Vec<&str> {
    sentence
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .take(WORDS.end() + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_one_form_that_say_contrary_things_are_told() {
        for (before, sentence) in [
            ("Under a lease, rich pilots get a lock.", "Under a loan, poor pilots pay for a lock."),
            ("Some pilots want a lock.", "Some clerks want a bridge."),
            ("Wer früh kommt, zahlt mehr.", "Wer spät kommt, zahlt weniger."),
        ] {
            assert!(are_parallel(before, sentence), "{sentence}");
        }
        for (before, sentence) in [
            ("Under a lease, rich pilots get a lock.", "Under pressure, the port gave in."),
            ("Tolls rose to 4 crowns at Holm.", "Tolls rose to 5 crowns at Arnsby."),
            ("She left.", "She came."),
            ("Pilots of Holm want a lock.", "Clerks of Holm want a bridge."),
        ] {
            assert!(!are_parallel(before, sentence), "{sentence}");
        }
    }
}
