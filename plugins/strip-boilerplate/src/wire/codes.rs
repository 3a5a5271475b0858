//! Lines of codes in wire copy: headers of a transmission, trailers, numbers of the wire. They are known by their shape.

/// `AP-WF-11-23-26 1402GMT`, `KWS-21:37-09-12-18`, `101137 GMT Dez 18`: codes and numbers, no words.
pub(crate) fn is_trailer(text: &str) -> bool {
    let text = text.trim_start_matches('C').trim_start_matches('^');
    let mut tokens = text.split_whitespace();
    let Some(first) = tokens.next() else { return false };
    // Most lines end here.
    if !first.bytes().any(|byte| byte == b'-' || byte.is_ascii_digit()) {
        return false;
    }
    let mut parts = first.split('-');
    let letters = parts.by_ref().take_while(|p| p.bytes().all(|b| b.is_ascii_uppercase()) && !p.is_empty()).count();
    let numbers = first
        .split('-')
        .skip(letters)
        .filter(|p| p.bytes().all(|b| b.is_ascii_digit() || b == b':') && p.len() >= 2)
        .count();
    if letters >= 1 && numbers >= 3 && letters + numbers == first.split('-').count() {
        return tokens.count() <= 1;
    }
    // Day and time in one number, as a day of the month, an hour and a minute.
    let stamp = first.len() == 6 && first.bytes().all(|b| b.is_ascii_digit());
    stamp
        && text.split_whitespace().count() <= 4
        && text.split_whitespace().skip(1).all(|t| t.len() <= 4)
        && text.len() > 6
}

/// `abc0075 3 i 510 dpa 1003`, `KRT-1183 2 SPO 95 MARROW 1183`: the line with which a wire opens an item.
pub(crate) fn is_transmission(text: &str) -> bool {
    is_header_in_capitals(text) || is_header_with_codes(text)
}

/// What a token of a line of codes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Number,
    /// Letters and digits.
    Mixed,
    /// One letter.
    Letter,
    Capitals,
    /// Two to four small letters, or two such parts: "xna", "xna-by".
    Small,
    /// "----"
    Stroke,
}

/// No line of codes has more tokens.
const TOKENS: usize = 10;

/// The kinds of a line's tokens, where all of them may be codes; the places of those that are missing are empty.
pub(crate) fn token_kinds(text: &str) -> Option<[Option<Token>; TOKENS]> {
    let mut kinds = [None; TOKENS];
    for (at, token) in text.split_whitespace().enumerate() {
        *kinds.get_mut(at)? = Some(token_kind(token)?);
    }
    kinds[0].is_some().then_some(kinds)
}

fn token_kind(token: &str) -> Option<Token> {
    let count = |test: fn(&u8) -> bool| token.bytes().filter(test).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let signs = count(|b| matches!(b, b'-' | b'/' | b':' | b'.' | b'=' | b'+' | b'*' | b'&'));
    if digits + letters + signs < token.len() || token.len() > 16 {
        return None;
    }
    let small = count(u8::is_ascii_lowercase);
    match (digits, letters) {
        (0, 0) => (token.len() > 1 && !token.contains('.')).then_some(Token::Stroke),
        (0, 1) => (signs == 0).then_some(Token::Letter),
        (0, _) if small == 0 => Some(Token::Capitals),
        (0, 2..=8) if small == letters && is_desk_code(token) => Some(Token::Small),
        (0, _) => None,
        (_, 0) => Some(Token::Number),
        // "19th", "10pm" are words.
        _ => (small == 0 || token.as_bytes()[0].is_ascii_alphabetic()).then_some(Token::Mixed),
    }
}

/// "xna", "xna-by": an agency or initials, and the agency's desk.
fn is_desk_code(token: &str) -> bool {
    let (agency, desk) = token.split_once('-').unwrap_or((token, token));
    [agency, desk].iter().all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
}

/// "ZCZC", "a0519 ----", "r i ZCZC", "KRT0312 4 SOC 0280 KRT/NT-K22", "XNA 2104 030326 GMT": codes and no words.
pub(crate) fn is_code_line(text: &str) -> bool {
    let Some(kinds) = token_kinds(text) else { return is_numbered_slug(text) || is_header_of_desk(text) };
    let count = |kind: Token| kinds.iter().filter(|k| **k == Some(kind)).count();
    let tokens = kinds.iter().flatten().count();
    let first = text.split_whitespace().next().unwrap_or_default();
    let digits = |token: &str| token.bytes().filter(u8::is_ascii_digit).count();
    if text.split_whitespace().any(|token| matches!(token, "ZCZC" | "NNNN")) {
        return true;
    }
    let coded = kinds[0] == Some(Token::Mixed) && first.len() >= 5 && digits(first) >= 3;
    let others = count(Token::Number) + count(Token::Letter) + count(Token::Stroke) + count(Token::Capitals);
    let header = coded && tokens >= 2 && others >= 1 && (others + count(Token::Mixed) > count(Token::Small));
    // Priority and category: "r i", "u w" before a desk's letters.
    let letters = count(Token::Letter) >= 2
        && count(Token::Letter) + count(Token::Capitals) == tokens
        && tokens <= 5
        && text.split_whitespace().filter(|t| t.len() == 1).all(|t| t.bytes().all(|b| b.is_ascii_lowercase()));
    // "xna 0412 4 pl 231": a number of the wire has its zeros.
    let zeros = |token: &str| token.len() >= 4 && token.starts_with('0') && digits(token) == token.len();
    let numbered = count(Token::Number) >= 2
        && count(Token::Number) + count(Token::Small) + count(Token::Letter) == tokens
        && text.split_whitespace().any(zeros);
    let timed = count(Token::Number) + count(Token::Capitals) == tokens
        && text.split_whitespace().any(|t| matches!(t, "GMT" | "UTC" | "MEZ" | "MESZ" | "CET" | "CEST"))
        && text.split_whitespace().any(|t| digits(t) >= 4);
    header || letters || numbered || timed || is_paper(text) || is_numbered_slug(text)
}

/// `xna0231 4 rw 188 Justiz`, `xna0342 4 ku 178 hafenpress 0417`: codes, and among them the desk, the subject or the agency as a word.
fn is_header_of_desk(text: &str) -> bool {
    /// A line with the number of the wire in front has so many codes, two of them numbers.
    const CODES: usize = 4;
    let first = text.split(' ').next().unwrap_or_default();
    // Most lines end here.
    if first.bytes().filter(u8::is_ascii_digit).count() < 3 || token_kind(first) != Some(Token::Mixed) {
        return false;
    }
    let (mut codes, mut numbers, mut words) = (0, 0, 0);
    for token in text.split_whitespace().take(TOKENS + 1) {
        match token_kind(token) {
            Some(kind) => (codes, numbers) = (codes + 1, numbers + usize::from(kind == Token::Number)),
            None if token.len() > 3 && token.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-')) => words += 1,
            None => return false,
        }
    }
    words == 1 && numbers >= 2 && (CODES..=TOKENS).contains(&codes)
}

/// `ISIN DE0005550199`, `WKN 555019`: the number of a share, below copy on its firm.
fn is_paper(text: &str) -> bool {
    let (label, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
    let code = |token: &str| token.len() >= 6 && token.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    matches!(label, "ISIN" | "ISINs" | "WKN" | "CUSIP" | "SEDOL")
        && digits >= 4
        && rest.split([' ', ',', '/']).filter(|token| !token.is_empty()).all(|token| code(token) || token == "WKN:")
}

/// `a0412 bus-wheat 3rdld`, `bc-wheat-prices 2ndld-writethru`: a slug in small letters behind the wire's number, or before its version.
fn is_numbered_slug(text: &str) -> bool {
    /// Words of such a line.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let plain = |token: &str| token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let small = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    let number = |token: &str| {
        let letters = token.bytes().take_while(u8::is_ascii_lowercase).count();
        let digits = &token[letters..];
        (1..=3).contains(&letters) && (3..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let slug = |token: &str| token.contains('-') && token.split('-').all(|part| part.len() >= 2 && small(part));
    let version = |token: &str| {
        let head = token.split('-').next().unwrap_or_default();
        let order = head.trim_start_matches(|c: char| c.is_ascii_digit());
        order.len() < head.len() && matches!(order, "stld" | "ndld" | "rdld" | "thld")
    };
    let mut tokens = text.split(' ');
    let first = tokens.next().unwrap_or_default();
    WORDS.contains(&text.split(' ').count())
        && text.split(' ').all(plain)
        && (number(first) && tokens.next().is_some_and(slug) || slug(first) && text.split(' ').skip(1).any(version))
}

/// A code with a number, and capitals and numbers behind it, three of them numbers.
fn is_header_in_capitals(text: &str) -> bool {
    let numbers = |t: &str| t.bytes().any(|b| b.is_ascii_digit());
    let tokens = || text.split(' ').filter(|t| !t.is_empty());
    (4..=10).contains(&tokens().count())
        && tokens().all(|t| t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-'))
        && tokens().next().is_some_and(|t| t.len() >= 5 && numbers(t) && t.bytes().any(|b| b.is_ascii_uppercase()))
        && tokens().filter(|t| numbers(t)).count() >= 3
}

fn is_header_with_codes(text: &str) -> bool {
    let mut tokens = text.split_whitespace();
    let code =
        |t: &str| t.bytes().any(|b| b.is_ascii_digit()) && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let first = tokens.next().is_some_and(|t| t.len() >= 5 && code(t) && t.bytes().any(|b| b.is_ascii_lowercase()));
    first
        && tokens.clone().count() >= 3
        && tokens.all(|t| t.len() <= 8 && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        && text.split_whitespace().filter(|t| t.len() == 1).count() >= 2
}

/// `YJ4-BR/ S0A QBXB`, `YBZ-FR/ S0B QBXB`: letters, a stroke and a desk's letters, a figure among the first or in what follows, and nothing else.
pub(crate) fn is_code_with_stroke(text: &str) -> bool {
    let figure = |t: &str| t.bytes().any(|b| b.is_ascii_digit());
    let mut tokens = text.split(' ');
    let first = tokens.next().unwrap_or_default();
    are_desk_codes(text) && first.find('-') == Some(3) && (figure(first) || tokens.any(figure))
}

/// `XYZ-AB`, `Y91-GU S0A QBXB`: the letters of those who wrote, of the desk and of the service, as they stand behind an agency's name.
pub(crate) fn are_desk_codes(text: &str) -> bool {
    /// No such line has more codes.
    const CODES: usize = 4;
    let code = |t: &str| {
        (2..=8).contains(&t.len())
            && t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/'))
    };
    let opens = |t: &str| {
        let (wrote, desk) = t.trim_end_matches('/').split_once('-')?;
        let letters = wrote.starts_with(|c: char| c.is_ascii_uppercase()) && wrote.len() <= 3;
        Some(letters && wrote.len() > 1 && desk.len() >= 2 && desk.bytes().all(|b| b.is_ascii_uppercase()))
    };
    text.split(' ').count() <= CODES
        && text.split(' ').all(code)
        && text.split(' ').next().and_then(opens) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_of_an_agency_have_their_shape() {
        for line in [
            "a0412 bus-wheat 3rdld",
            "bc-wheat-prices 2ndld-writethru",
            "ISIN DE0005550199",
            "AXC0214 2026-11-17/10:42",
            "WKN 555019",
        ] {
            assert!(is_code_line(line), "{line}");
        }
        for line in [
            "b12 vitamins",
            "well-known 3rd gate",
            "ISIN numbers are new",
            "a4 road-works ahead again now",
            "co-op 2nd",
        ] {
            assert!(!is_code_line(line), "{line}");
        }
    }

    #[test]
    fn codes_with_a_stroke_close_copy() {
        assert!(
            ["YJ4-BR/ S0A QBXB", "YBZ-FR/ S0B QBXB", "I17-DIB", "Y41-CAL/"]
                .iter()
                .all(|line| is_code_with_stroke(line))
        );
        assert!(
            !["B51-Marl", "ABC-DEF", "A1-B", "M25-LONDON IS SHUT NOW", "747-BA"]
                .iter()
                .any(|line| is_code_with_stroke(line))
        );
    }
}
