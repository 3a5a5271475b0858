//! What a page sells: a shop's price, "$899 at Tarn Boats"; the paper, below the story, "Six months for only €9.90", a time and a price and no sentence; and calls to a number of
//! a premium rate, "Call 0900 555 0199 … Calls cost 65p per minute."

use std::sync::LazyLock;

use crate::lines::Info;
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/offers.txt");
static TIMES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "times"));
static MONEY: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "money"));

static SELLERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "sellers"));
static PREMIUM: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "premium"));

/// True for a line that gives a number of a premium rate and what a minute costs. A number at a plain rate may be a service of the story's.
pub(crate) fn is_premium(info: &Info<'_>) -> bool {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 200;
    /// Digits of a number and of a price.
    const NUMBER: usize = 7;
    /// No price is longer.
    const PRICE: usize = 7;
    // Most lines end here.
    let digits = || info.text.bytes().filter(u8::is_ascii_digit).count();
    if info.text.len() > LONGEST || digits() < NUMBER || !info.text.contains("inut") || info.shape.quotes > 0 {
        return false;
    }
    let mut tokens = info.text.split([' ', '\u{a0}', '-', '/', ':', '(', ')']).filter(|token| !token.is_empty());
    let dialled = |token: &str| PREMIUM.iter().any(|prefix| token.starts_with(prefix));
    let digits = |token: &str| token.bytes().all(|b| b.is_ascii_digit());
    // "65p", "£1.50", "1,99"
    let price = |token: &str| {
        let token = token.trim_end_matches(['.', ',']);
        token.len() <= PRICE && token.bytes().any(|b| b.is_ascii_digit()) && !digits(token)
    };
    tokens.by_ref().any(dialled) && tokens.next().is_some_and(digits) && tokens.any(price)
}

/// No offer has more words, nor fewer.
const WORDS: std::ops::RangeInclusive<u32> = 4..=12;
/// No offer is wider.
const WIDEST: u32 = 90;

/// True for "$899 at Tarn Boats", "269,00 € bei Wehrtechnik": a price and the shop that asks it, and nothing else.
pub(crate) fn is_price_at_shop(info: &Info<'_>) -> bool {
    /// Words of the shop's name.
    const SHOP: usize = 4;
    /// No such line is longer, in bytes.
    const LONGEST: usize = 60;
    if info.text.len() > LONGEST {
        return false;
    }
    let s = &info.shape;
    let mut words = info.text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    let mut priced = false;
    while let Some(word) = words.next_if(|word| is_of_price(word)) {
        priced |= word.contains(MARKS) || MONEY.binary_search(&word).is_ok();
    }
    let sold = words.next().is_some_and(|word| SELLERS.binary_search(&word).is_ok());
    let shop: Vec<&str> = words.collect();
    let named = shop.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    priced && sold && named && shop.len() <= SHOP && !s.ends_sentence() && s.commas <= 1
}

/// Signs of money.
const MARKS: [char; 3] = ['€', '£', '$'];

/// "$899", "269,00", "€", "kr".
fn is_of_price(word: &str) -> bool {
    let number = word.trim_matches(MARKS);
    let figures = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'));
    figures || MONEY.binary_search(&word).is_ok()
}

/// True for "3 Monate lesen für nur 9,90 Euro", "Try 12 weeks for £1".
pub(crate) fn is_offer(info: &Info<'_>) -> bool {
    let s = &info.shape;
    // A field of the story's own has a colon, "Membership: £20 for 12 months"; a court's list has commas, "Bo Lind, 3 months, £500 fine".
    if s.width > WIDEST
        || s.digits == 0
        || s.quotes > 0
        || !WORDS.contains(&s.words)
        || info.text.contains(':')
        || info.text.contains(", ")
    {
        return false;
    }
    let tokens = || info.text.split([' ', '\u{a0}', '/']).map(|token| token.trim_end_matches([',', '!', '.', '*']));
    let number = |token: &str| token.len() <= 2 && !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit());
    let unit = |token: &str| TIMES.binary_search(&token.to_lowercase().as_str()).is_ok();
    let timed = tokens().zip(tokens().skip(1)).any(|(count, time)| number(count) && unit(time));
    let priced = tokens().any(|token| {
        let digits = token.bytes().any(|b| b.is_ascii_digit());
        digits && token.contains(MARKS) || MONEY.binary_search(&token.to_lowercase().as_str()).is_ok()
    });
    timed && priced && !s.ends_sentence()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn a_price_and_the_shop_that_asks_it_are_no_storys() {
        let priced = |text: &str| is_price_at_shop(&paragraphs(&[text])[0]);
        for line in ["$899 at Tarn Boats", "269,00 € bei Wehrtechnik", "£34 from Potter & Weir", "299 kr hos Tarn"] {
            assert!(priced(line), "{line}");
        }
        for line in
            ["$899 at auction", "899 at Tarn", "€3 billion at Tarn Bank", "£5 at the door", "$12", "3 from Marl"]
        {
            assert!(!priced(line), "{line}");
        }
    }

    #[test]
    fn a_premium_call_has_its_number_and_the_price_of_a_minute() {
        let premium = |text: &str| is_premium(&paragraphs(&[text])[0]);
        assert!(premium(
            "Call 0900 555 0199 for your week. Calls cost 65p per minute plus your network's access charge."
        ));
        assert!(premium("Rufen Sie an: 0900-5550199 (1,99 Euro pro Minute)"));
        assert!(!premium("Call 0300 555 0199 to ask for a pump. Calls cost 7p per minute."));
        assert!(!premium("Call 0900 555 0199 and wait for a minute.") && !premium("In 1900 a minute cost a penny."));
        assert!(PREMIUM.iter().all(|prefix| prefix.bytes().all(|b| b.is_ascii_digit())));
    }

    #[test]
    fn an_offer_has_a_time_and_a_price() {
        let offer = |text: &str| is_offer(&paragraphs(&[text])[0]);
        for text in ["3 Monate Weirbote lesen für nur 9,90 Euro", "Try 12 weeks for £1", "6 mois pour 1 €"] {
            assert!(offer(text), "{text}");
        }
        for text in [
            "Membership: £20 for 12 months",
            "He paid 20 pounds for 3 months.",
            "12 weeks of rain",
            "Marl 3 Tarn 1",
            "Bo Lind, 3 months, £500 fine",
        ] {
            assert!(!offer(text), "{text}");
        }
        assert!(TIMES.is_sorted() && MONEY.is_sorted());
    }
}
