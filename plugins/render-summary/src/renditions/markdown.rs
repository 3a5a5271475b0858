//! Text as Markdown: characters that would mark up are escaped.

/// Escapes what CommonMark would read as markup; the text stays one paragraph.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let marks = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~');
        let opens = out.is_empty() && matches!(c, '#' | '-' | '+' | '=');
        // `1.` at the beginning would make a list.
        let counts = matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if marks || opens || counts {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_literally() {
        assert_eq!(escape("A *bold* [claim] <b>"), r"A \*bold\* \[claim\] \<b\>");
        assert_eq!(escape("# 1"), r"\# 1");
        assert_eq!(escape("1848. A year"), r"1848\. A year");
        assert_eq!(escape("Plain, as it is – 3.5 per cent."), "Plain, as it is – 3.5 per cent.");
    }
}
