//! Angle brackets as wires write them: `<Holm Lines Ltd>` for a firm, `<HOLM.N>` for its share, behind its name. They are marks for machines,
//! not for readers.

use copydesk_text::lines::is_firm_ending;

/// No firm's name is longer.
const FIRM: usize = 100;
/// No share's code is longer.
const CODE: usize = 12;
/// No exchange behind it, with a space between, is longer.
const EXCHANGE: usize = 2;

/// A sentence without such brackets, where it has any: a firm keeps its name, a share behind a name goes. Markup, in small letters, stays.
pub(crate) fn without_angles(sentence: &str) -> Option<String> {
    memchr::memchr(b'<', sentence.as_bytes())?;
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let close = behind.bytes().take(FIRM).position(|byte| byte == b'>');
        let inside = close.map(|close| (&behind[..close], &behind[close + 1..]));
        // A name is a word of its own: in `<Holm>lines` the brackets are something else.
        let Some((inner, after)) =
            inside.filter(|(inner, after)| is_name(inner) && !after.starts_with(char::is_alphanumeric))
        else {
            out.push('<');
            rest = behind;
            continue;
        };
        // `HOLM.N` tells the exchange, too.
        if is_code(inner) && (inner.contains('.') || ends_with_name(&out)) {
            out.truncate(out.trim_end().len());
            // `Holm Lines Co.<HOLM.N>.`
            out.truncate(out.len() - usize::from(out.ends_with('.') && after.starts_with('.')));
        } else {
            out.push_str(inner);
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

fn is_name(inner: &str) -> bool {
    inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !inner.contains('<')
}

/// Whether a share's code stands between brackets: `HOLM.N`, `DBKG.F`, `HOLM ST`.
fn is_code(inner: &str) -> bool {
    let inner =
        inner.split_once(' ').filter(|(_, exchange)| exchange.len() <= EXCHANGE).map_or(inner, |(code, _)| code);
    inner.len() <= CODE
        && inner.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b".-/=".contains(&byte))
}

/// Whether the last word of a text may be a name's, so that what follows need not name the firm: `Holm Lines Ltd `.
fn ends_with_name(text: &str) -> bool {
    let word = text.trim_end().rsplit(' ').next().unwrap_or_default();
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(') || is_firm_ending(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firms_keep_their_names_and_shares_go() {
        let told = |text: &str| without_angles(text).unwrap_or_else(|| text.to_owned());
        assert_eq!(told("<Holm Lines Ltd> bought <Dahl Docks Co.>"), "Holm Lines Ltd bought Dahl Docks Co.");
        assert_eq!(told("Holm Lines Ltd <HOLM.N>, of Arnsby, rose."), "Holm Lines Ltd, of Arnsby, rose.");
        assert_eq!(told("Rowe bid for Holm Lines Co.<HOLM.N>."), "Rowe bid for Holm Lines Co.");
        assert_eq!(told("Rowe bid for Holm Lines <HOLM ST>, of Arnsby."), "Rowe bid for Holm Lines, of Arnsby.");
        assert_eq!(told("A bid by <HOLM> failed."), "A bid by HOLM failed.");
        for text in
            ["A <b>bid</b> failed.", "A <Bid>der failed.", "3 < 4 and 5 > 4.", "A bid < failed.", "A bid failed."]
        {
            assert_eq!(told(text), text);
        }
        let open = "<Holm ".repeat(50_000);
        assert_eq!(told(&open), open);
    }
}
