//! The words of an expression with their places: enough to find a misspelt name, no more.

use std::ops::Range;

/// A word of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Name(&'t str),
    Number,
    Text,
    Sign(&'t str),
}

/// The words of an expression. What is no expression gives words too: the engine has the last word on syntax.
pub(super) fn tokens(text: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '"' | '\'' => quoted(rest, c),
            c if c.is_alphabetic() || c == '_' => run(rest, |c| c.is_alphanumeric() || c == '_'),
            c if c.is_ascii_digit() => run(rest, |c| c.is_ascii_alphanumeric() || c == '.'),
            _ if ["<=", ">=", "==", "!=", "//", "**", "||"].iter().any(|sign| rest.starts_with(sign)) => 2,
            c => c.len_utf8(),
        };
        let word = &rest[..length];
        let token = match c {
            '"' | '\'' => Token::Text,
            c if c.is_alphabetic() || c == '_' => Token::Name(word),
            c if c.is_ascii_digit() => Token::Number,
            _ => Token::Sign(word),
        };
        found.push((token, at..at + length));
        at += length;
    }
    found
}

/// The bracket that an expression lacks at its end.
pub(super) fn unclosed(text: &str) -> Option<char> {
    let mut open = Vec::new();
    for (token, _) in tokens(text) {
        match token {
            Token::Sign("(") => open.push(')'),
            Token::Sign("[") => open.push(']'),
            Token::Sign(")" | "]") => _ = open.pop(),
            _ => {}
        }
    }
    open.pop()
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (offset, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return offset + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The parts of a template that are expressions or statements, without their braces.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
        let close = match text.get(open + 1..open + 2) {
            Some("{") => "}}",
            Some("%") => "%}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let end = text[open + 2..].find(close).map_or(text.len(), |offset| open + 2 + offset);
        found.push(open + 2..end);
        at = (end + 2).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}
