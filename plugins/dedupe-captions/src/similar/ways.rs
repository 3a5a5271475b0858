//! Two captions that say the same but write it in two ways (data/ways.txt): numbers and units, "£2m" and "£2 million"; words as one or two,
//! "back room" and "backroom"; who stands where, "(L-R)" and "From left:". Both are written in one way and compared without their spaces.

use std::sync::LazyLock;

use copydesk_text::lexicon::{entries, part};

const FILE: &str = include_str!("../../data/ways.txt");
/// Words of a caption at least.
const FEWEST: usize = 5;
/// Captions that say who stands where in two ways differ within so many letters.
const OPENING: usize = 8;
/// No caption is longer, in bytes.
const LONGEST: usize = 400;

/// Ways to write a word, each with the first of them, sorted.
type Table = Vec<(&'static str, &'static str)>;

/// The first way to write a word.
fn first(table: &Table, word: &str) -> Option<&'static str> {
    table.binary_search_by_key(&word, |(way, _)| way).ok().map(|at| table[at].1)
}

struct Ways {
    amounts: Table,
    metres: Table,
    units: Table,
    words: Table,
    numbers: Table,
    /// Words, the longest first.
    orders: Vec<Vec<&'static str>>,
    before: Vec<Vec<&'static str>>,
    behind: Vec<&'static str>,
}

static WAYS: LazyLock<Ways> = LazyLock::new(|| {
    fn table<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a str)> {
        let lines = lines.filter_map(|line| Some((line, line.split(' ').next()?)));
        let mut table: Vec<(&str, &str)> =
            lines.flat_map(|(line, first)| line.split(' ').map(move |way| (way, first))).collect();
        table.sort_unstable();
        table
    }
    let ways = |name| table(part(FILE, name));
    let phrases = |name| {
        let mut phrases: Vec<Vec<&str>> = part(FILE, name).map(|line| line.split(' ').collect()).collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        phrases
    };
    Ways {
        amounts: ways("[amounts]"),
        metres: ways("[metres]"),
        units: ways("[units]"),
        words: table(part(FILE, "[words]").chain(entries(include_str!("../../data/same-words.txt")))),
        numbers: ways("[numbers]"),
        orders: phrases("[orders]"),
        before: phrases("[before orders]"),
        behind: part(FILE, "[behind orders]").collect(),
    }
});

/// True where two texts say the same in one way of writing.
pub(crate) fn say_the_same(a: &str, b: &str) -> bool {
    if a.len() > LONGEST || b.len() > LONGEST {
        return false;
    }
    let counts = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'&' | b'%'));
    // Most pairs end here: nothing in them counts, and who stands where is said in front.
    if !counts(a) && !counts(b) && letters(a).take(OPENING).eq(letters(b).take(OPENING)) {
        return letters(a).eq(letters(b)) && a.split(' ').nth(FEWEST - 1).is_some();
    }
    let [a, b] = [a, b].map(|text| without_order(tokens(text)));
    let fits = a.len() >= FEWEST && b.len() >= FEWEST;
    // "2m" is of people or of a wall.
    let ambiguous = || [&a, &b].iter().any(|tokens| tokens.iter().any(|token| token.text == "m"));
    fits && (written(&a, true) == written(&b, true) || ambiguous() && written(&a, false) == written(&b, false))
}

/// The letters and digits of a text, small ones for capitals.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// A word, a number or a sign that counts, in small letters.
#[derive(PartialEq)]
struct Token {
    text: String,
    number: bool,
    /// Nothing stands between it and the one before.
    joined: bool,
}

/// The tokens of a text. Numbers have no separators of thousands, and a stop before their decimals and minutes.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let (mut tokens, mut at, mut joined): (Vec<Token>, _, _) = (Vec::new(), 0, false);
    while let Some(&c) = chars.get(at) {
        let start = at;
        let mut token = String::new();
        if c.is_ascii_digit() {
            while digit(at) {
                token.push(chars[at]);
                at += 1;
                let separates = chars.get(at).is_some_and(|c| matches!(c, ',' | '.' | ':' | '\u{a0}' | '\u{202f}'));
                if separates && digit(at + 1) {
                    let thousands = digit(at + 2) && digit(at + 3) && !digit(at + 4) && chars[at] != ':';
                    match chars[at] {
                        _ if thousands => {}
                        '\u{a0}' | '\u{202f}' => break,
                        _ => token.push('.'),
                    }
                    at += 1;
                }
            }
        } else if c.is_alphabetic() {
            while let Some(c) = chars.get(at).filter(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '\u{ad}')) {
                if c.is_alphabetic() {
                    token.push(*c);
                }
                at += 1;
            }
        } else {
            token.push_str(match c {
                '£' => "pound",
                '$' => "dollar",
                '€' => "euro",
                '%' => "percent",
                '&' => "and",
                _ => "",
            });
            at += 1;
        }
        let number = c.is_ascii_digit();
        if token.is_empty() {
            joined = false;
            continue;
        }
        tokens.push(Token { text: token, number, joined });
        joined = at > start;
    }
    tokens
}

/// The tokens without what says how those in the picture stand.
fn without_order(mut tokens: Vec<Token>) -> Vec<Token> {
    let ways = &*WAYS;
    let opens = |tokens: &[Token], phrase: &[&str]| {
        phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(word, token)| *word == token.text)
    };
    let known = |phrases: &[Vec<&str>], tokens: &[Token]| {
        phrases.iter().find(|phrase| opens(tokens, phrase)).map_or(0, Vec::len)
    };
    let Some((at, length)) = (0..tokens.len()).find_map(|at| {
        let length = known(&ways.orders, &tokens[at..]);
        (length > 0).then_some((at, length))
    }) else {
        return tokens;
    };
    let before = known(&ways.before, &tokens);
    let start = if before == at { 0 } else { at };
    let verb = tokens.get(at + length).is_some_and(|token| start == 0 && ways.behind.contains(&token.text.as_str()));
    tokens.drain(start..at + length + usize::from(verb));
    tokens
}

/// All tokens in one way of writing, without what parts them; but for two numbers.
fn written(tokens: &[Token], millions: bool) -> String {
    let ways = &*WAYS;
    let number_of = |token: &Token| match token.number {
        true => Some(token.text.clone()),
        false => first(&ways.numbers, &token.text).map(str::to_owned),
    };
    let is_money = |text: &str| matches!(text, "pound" | "dollar" | "euro");
    let mut out = String::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        // "£2m": the sign stands behind the amount, as the word does.
        let sign = tokens.get(at).filter(|next| is_money(&token.text) && next.number && next.joined);
        let (token, sign) = match sign {
            Some(next) => {
                at += 1;
                (next, Some(token.text.as_str()))
            }
            None => (token, None),
        };
        let Some(number) = number_of(token) else {
            let text = token.text.as_str();
            out.push_str(first(&ways.words, text).unwrap_or(text));
            continue;
        };
        if out.ends_with(|c: char| c.is_ascii_digit()) {
            out.push(' ');
        }
        out.push_str(&number);
        let unit = tokens.get(at).filter(|next| !next.number).map(|next| next.text.as_str());
        let amount = |unit| first(&ways.amounts, unit).filter(|_| sign.is_some() || millions || unit != "m");
        let unit = unit
            .and_then(|unit| amount(unit).or_else(|| first(&ways.metres, unit)).or_else(|| first(&ways.units, unit)));
        if let Some(unit) = unit {
            out.push_str(unit);
            at += 1;
        }
        if let Some(sign) = sign {
            out.push_str(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_orders_are_written_in_two_ways() {
        for (one, other) in [
            ("Rowe at the wheel of the £2m ferry", "Rowe at the wheel of the £2 million ferry"),
            ("Rowe at the wheel of the £2.1m ferry", "Rowe at the wheel of the 2.1 million pound ferry"),
            ("A 20m wall beside the lock", "A 20-metre wall beside the lock"),
            ("A city of 2m people at dusk", "A city of 2 million people at dusk"),
            ("Some 50,000 eels in the lock", "Some 50\u{a0}000 eels in the lock"),
            ("A bell of 40kg falls from the tower", "A bell of 40 kilograms falls from the tower"),
            ("Fees rose by 10% at the lock", "Fees rose by 10 per cent at the lock"),
            ("The lock opens at 10.30am on Friday", "The lock opens at 10:30 a.m. on Friday"),
            ("Two boats wait at the lock", "2 boats wait at the lock"),
            ("Under-12s play in the back room of Rook & Sons", "Under 12s play in the backroom of Rook and Sons"),
            ("(L-R) Ada Rowe, Ben Ott and Eve Lind", "From left: Ada Rowe, Ben Ott and Eve Lind"),
            ("Pictured (from left) are Cllr Ada Rowe and Ben Ott", "From left, Councillor Ada Rowe and Ben Ott"),
            ("Wild flowers in the churchyard at Hoo", "Wildflowers in the church yard at Hoo"),
            ("V. l.: Ada Rowe, Ben Ott und Eve Lind", "Von links: Ada Rowe, Ben Ott und Eve Lind"),
        ] {
            assert!(say_the_same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn other_numbers_units_and_orders_say_other_things() {
        for (one, other) in [
            ("Rowe at the wheel of the £2m ferry", "Rowe at the wheel of the £3m ferry"),
            ("Rowe at the wheel of the £2m ferry", "Rowe at the wheel of the £2bn ferry"),
            ("Rowe at the wheel of the £2m ferry", "Rowe at the wheel of the $2m ferry"),
            ("A wall of 20m beside the lock", "A wall of 20km beside the lock"),
            ("Marl beat Tarn 2-1 at home", "Marl beat Tarn 21 at home"),
            ("Marl beat Tarn 2-11 at home", "Marl beat Tarn 21-1 at home"),
            ("The lock opens at 10.30am on Friday", "The lock opens at 10.30pm on Friday"),
            ("Two boats wait at the lock", "Three boats wait at the lock"),
            ("From left: Ada Rowe, Ben Ott and Eve Lind", "From left: Ben Ott, Ada Rowe and Eve Lind"),
            ("From left: Ada Rowe", "Ada Rowe"),
            ("Lock 1.5 on the Tarn at dawn", "Lock 15 on the Tarn at dawn"),
        ] {
            assert!(!say_the_same(one, other), "{one} / {other}");
        }
    }
}
