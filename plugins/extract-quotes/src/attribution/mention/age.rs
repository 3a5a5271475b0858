//! Words that tell an age: `46-Jährige`, `Elfjährige`, `23-årige`, `11-year-old`.

use std::sync::LazyLock;

use copydesk_text::lexicon::part;

/// `46-Jährige`, `74-jährige`, `Elfjährige`, `23-årige`, `11-year-old`.
pub(crate) fn aged(word: &str) -> bool {
    if !word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return word.len() >= SPELT && is_spelt_age(word);
    }
    let (age, rest) = word.split_once('-').unwrap_or_default();
    let number = !age.is_empty() && age.len() <= 3 && age.bytes().all(|byte| byte.is_ascii_digit());
    number && BEHIND.iter().any(|tail| starts_with_ignoring_case(rest, tail))
}

/// What begins with an age behind its number and a hyphen.
static BEHIND: LazyLock<Vec<&str>> = LazyLock::new(|| part(AGES, "[behind]").collect());

const AGES: &str = include_str!("../../../data/ages.txt");

/// How the German numbers end in which ages are spelt out: not `Minderjährige`, `langjährige`.
static NUMBERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(AGES, "[ends]").collect());

/// The shortest age that is spelt out, `einjährige`, in bytes.
const SPELT: usize = 11;

/// `Elfjähriger`, `siebzehnjährige`. Nearly all words are shorter, or end otherwise.
#[inline(never)]
fn is_spelt_age(word: &str) -> bool {
    // `zweijährige Haft` is of a thing
    if !matches!(word.as_bytes(), [b'A'..=b'Z', .., b'e' | b'n' | b'r']) {
        return false;
    }
    let number = word.trim_end_matches(['n', 'r']).strip_suffix("jährige").map(str::to_lowercase);
    number.is_some_and(|number| number.ends_with("zig") || NUMBERS.iter().any(|known| number.ends_with(known)))
}

fn starts_with_ignoring_case(word: &str, start: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).take(start.chars().count()).eq(start.chars())
}
