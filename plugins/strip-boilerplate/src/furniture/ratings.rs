//! What readers think of a recipe or of a thing, in numbers: "Rating: 4.6 (312 votes)". A mean and how many gave it, and nothing else.

use std::sync::LazyLock;

use crate::lists::data::part;

const FILE: &str = include_str!("../../data/ratings.txt");
static COUNTED: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "counted"));
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "beside"));

/// True for a mean of votes and their count. The stars of the review itself have no count.
pub(crate) fn is_rating(text: &str) -> bool {
    /// The mean, perhaps of how many, and the count.
    const NUMBERS: std::ops::RangeInclusive<usize> = 2..=3;
    // Most lines end here.
    let first = text.as_bytes().first();
    if !first.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'(' || *b >= 0xc0) {
        return false;
    }
    let (mut numbers, mut counted) = (0, false);
    let sign = |c: char| !c.is_alphanumeric() && c != '.' && c != ',';
    let known =
        text.split(sign).map(|word| word.trim_matches(['.', ','])).filter(|word| !word.is_empty()).all(|word| {
            let number = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
            numbers += usize::from(number);
            let low = if number { String::new() } else { word.to_lowercase() };
            let votes = !number && COUNTED.binary_search(&low.as_str()).is_ok();
            counted |= votes && numbers > 0;
            number || votes || BESIDE.binary_search(&low.as_str()).is_ok()
        });
    known && counted && NUMBERS.contains(&numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_has_a_mean_and_a_count() {
        for text in [
            "4.8 from 212 votes",
            "Rating: 4.6 (312 votes)",
            "★★★★☆ 4.2 (35 reviews)",
            "Bewertung: 4,5 von 5 (120 Bewertungen)",
            "Note : 4,6/5 (312 votes)",
            "Valoración: 4,6 (1.204 votos)",
            "Voto: 4,6 su 5 (12 voti)",
            "Avaliação: 4,6 (12 avaliações)",
            "Betyg: 4,6 (312 röster)",
            "Bedømmelse: 4,6 (31 stemmer)",
        ] {
            assert!(is_rating(text), "{text}");
        }
        for text in ["Rating: 4/5", "★★★★☆", "312 votes", "Marl 4, Tarn 2", "Rowe 312 votes, Lind 12 votes", "4 of 5"]
        {
            assert!(!is_rating(text), "{text}");
        }
        assert!(COUNTED.is_sorted() && BESIDE.is_sorted());
    }
}
